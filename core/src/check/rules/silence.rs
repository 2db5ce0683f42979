//! Nobody's silence keeps a learner from going on (semantics 7.1, 7.2): every place that waits for somebody has an end
//! of its own, and from there an end of the module can be reached while nobody ever answers.

use std::collections::BTreeSet;

use crate::check::built::{Built, Spot};
use crate::check::graph::{self, Graph, Live, Place};
use crate::expr::name::StepIx;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::{Plan, StepKind, Until};

/// Waiting in vain leads nowhere.
pub static STUCK_IN_SILENCE: Rule = Rule {
    code: "stuck-in-silence",
    severity: Severity::Error,
    nl: Words {
        message: "wie bij `{name}` wacht en nooit antwoord krijgt, komt nooit bij het einde",
        why: "`otherwise` leidt naar een kring of naar een keuze die hier toch op wacht, dus iemands stilte houdt tegen",
        help: "laat `otherwise` verder leiden, maak de stap `optional`, of vraag met `need` minder stappen",
    },
    en: Words {
        message: "whoever waits at `{name}` and is never answered never comes to an end",
        why: "`otherwise` leads into a ring, or to a menu that needs this all the same, so somebody's silence holds them back",
        help: "let `otherwise` lead on, make the step `optional`, or let `need` ask for fewer steps",
    },
};

/// Reports each place whose way out of waiting leads nowhere, though with an answer there would be an end; not where it leads on,
/// and only a later place that waits is what keeps them.
pub(crate) fn check(
    built: &Built,
    (graph, live): (&Graph, &Live),
    reached: &[bool],
    problems: &mut Problems,
) {
    let plan = &built.plan;
    let is = |marks: &[bool], place: usize| marks.get(place).copied().unwrap_or(true);
    let ending = graph.ending();
    let mut waiting = Vec::new();
    for (here, step) in (0..).map(StepIx).zip(&plan.steps) {
        let Some(limit) = step.kind.limit() else { continue };
        let onward = graph::at(limit.otherwise);
        if is(reached, graph::at(here)) && is(&ending, onward) {
            waiting.push((here, onward));
        }
    }
    // Those from which there is no end when nobody answers where it is silent.
    let stuck = |waiting: &[(StepIx, Place)], is_silent: &dyn Fn(StepIx) -> bool| -> Vec<(StepIx, Place)> {
        if waiting.is_empty() {
            return Vec::new();
        }
        let ending = Graph::unanswered(plan, live, is_silent).ending();
        let stuck = waiting.iter().filter(|(_, onward)| !is(&ending, *onward));
        stuck.copied().collect()
    };
    let waiting = stuck(&waiting, &|_| true);
    let alone = |one: &&(StepIx, Place)| !stuck(&[**one], &|step| step == one.0).is_empty();
    let by_itself: BTreeSet<StepIx> = waiting.iter().filter(alone).map(|(step, _)| *step).collect();
    let together = stuck(&waiting, &|step| !by_itself.contains(&step));
    for (here, _) in &waiting {
        if by_itself.contains(here) || together.iter().any(|(step, _)| step == here) {
            let name = plan.steps.get(here.index()).map_or("", |step| step.id.as_str());
            let span = built.places.get(&Spot::Otherwise(*here)).copied();
            problems.push(Problem::new(&STUCK_IN_SILENCE, span.unwrap_or_default()).with("name", name));
        }
    }
}

/// How many places of a module wait for somebody. In a module without errors none of them keeps anybody: each opens by a
/// limit or a tick, and leads to an end though nobody ever answers.
#[must_use]
pub fn waiting_places(plan: &Plan) -> usize {
    let waits = |kind: &StepKind| match kind {
        StepKind::Wait { until } => matches!(until, Until::Release(_)),
        StepKind::Contact { .. } | StepKind::Activity { .. } => true,
        _ => false,
    };
    plan.steps.iter().filter(|step| waits(&step.kind)).count()
}

#[cfg(test)]
mod tests {
    use crate::check::{Sources, check};
    use crate::ground::source::Source;

    fn told(steps: &str) -> Vec<String> {
        let head =
            "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\nblend: {meet: [phone]}\n";
        let text = format!("{head}steps:\n{steps}");
        let checked = check(&Sources::new(Source::new("m.yaml", text)));
        let codes = checked.problems.iter();
        codes
            .map(|problem| format!("{} {}", problem.rule.code, problem.parameters[0].1))
            .collect()
    }

    const MENU: &str = "  - section: kies\n    order: free\n    need: NEED\n    steps:\n      - step: lees\n      - contact: praat\n        OPTIONAL\n        within: 1 day\n        otherwise: lees\n";

    fn menu(need: &str, optional: &str) -> Vec<String> {
        told(&MENU.replace("NEED", need).replace("        OPTIONAL\n", optional))
    }

    #[test]
    fn a_menu_that_needs_a_contact_all_the_same_is_told() {
        assert_eq!(menu("all", ""), ["stuck-in-silence praat"]);
        assert_eq!(menu("2", ""), ["stuck-in-silence praat"]);
        assert_eq!(menu("any", ""), Vec::<String>::new());
        assert_eq!(menu("all", "        optional: true\n"), Vec::<String>::new());
    }

    #[test]
    fn a_ring_of_waiting_is_told_where_it_waits() {
        let ring = "  - step: a\n  - wait: b\n    until: release\n    within: 1 day\n    otherwise: a\n";
        assert_eq!(told(ring), ["stuck-in-silence b"]);
        let ticked = "  - step: a\n  - activity: b\n    tick: true\n    within: 1 day\n    otherwise: a\n";
        assert_eq!(told(ticked), Vec::<String>::new());
        let on = "  - step: a\n  - activity: b\n    result: {type: confirm}\n    within: 1 day\n    otherwise: c\n  - step: c\n";
        assert_eq!(told(on), Vec::<String>::new());
    }

    #[test]
    fn only_who_waits_in_vain_is_told_of_and_not_the_wait_before_it() {
        let wait = |id: &str, to: &str| {
            format!("  - wait: {id}\n    until: release\n    within: 1 day\n    otherwise: {to}\n")
        };
        let steps = |first: &str, second: &str| {
            format!(
                "  - step: a\n{}  - step: c\n{}  - step: e\n",
                wait("b", first),
                wait("d", second)
            )
        };
        assert_eq!(told(&steps("c", "c")), ["stuck-in-silence d"]);
        assert_eq!(
            told(&steps("a", "c")),
            ["stuck-in-silence b", "stuck-in-silence d"]
        );
        assert_eq!(told(&steps("a", "e")), ["stuck-in-silence b"]);
        assert_eq!(told(&steps("c", "e")), Vec::<String>::new());
        // Each leads on to the other: both together keep somebody.
        let both = format!(
            "  - step: a\n    next: b\n{}    next: e\n{}  - end: e\n",
            wait("b", "d"),
            wait("d", "b")
        );
        assert_eq!(told(&both), ["stuck-in-silence b", "stuck-in-silence d"]);
    }

    #[test]
    fn a_section_in_a_menu_is_done_by_way_of_what_is_over() {
        let inner = "  - section: kies\n    order: free\n    steps:\n      - section: samen\n        steps:\n          - contact: praat\n            within: 1 day\n            otherwise: GO\n          - step: lees\n";
        assert_eq!(told(&inner.replace("GO", "lees")), Vec::<String>::new());
        assert_eq!(told(&inner.replace("GO", "kies")), ["stuck-in-silence praat"]);
    }
}
