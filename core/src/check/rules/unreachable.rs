//! A step that no path comes to.

use crate::check::built::Built;
use crate::check::graph::{self, Graph, Place};
use crate::expr::name::StepIx;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::{Plan, Way};

/// No way leads there.
pub static UNREACHABLE_STEP: Rule = Rule {
    code: "unreachable-step",
    severity: Severity::Warning,
    nl: Words {
        message: "niemand komt ooit bij `{name}`",
        why: "geen stap gaat hierheen: de stappen ervoor gaan allemaal ergens anders verder",
        help: "laat een stap hierheen gaan met `next`, of haal deze stap weg",
    },
    en: Words {
        message: "nobody ever comes to `{name}`",
        why: "no step leads here: the steps before it all go on elsewhere",
        help: "let a step lead here with `next`, or take this step out",
    },
};

/// Reports each step that is not reached though the section it stands in is, the first of each run. Of what stands behind a ring
/// that nobody gets out of it is enough that the ring is told.
pub(crate) fn check(
    built: &Built,
    graph: &Graph,
    (reached, rings): (&[bool], &[Vec<Place>]),
    problems: &mut Problems,
) {
    let plan = &built.plan;
    let is_reached = |step: StepIx| reached.get(graph::at(step)).copied().unwrap_or(true);
    let implicit_end = plan.steps.len().saturating_sub(1);
    for (index, step) in plan.steps.iter().enumerate().take(implicit_end) {
        let place = graph::at(StepIx(u32::try_from(index).unwrap_or(u32::MAX)));
        let parent_reached = step.parent.is_none_or(is_reached);
        // One that only follows another unreached step says nothing new, and neither does a ring of them but its first.
        let follows = graph
            .to(place)
            .iter()
            .any(|from| graph::step_of(*from).index() < index && step.parent != Some(graph::step_of(*from)));
        if reached.get(place).copied().unwrap_or(true) || !parent_reached || follows {
            continue;
        }
        if is_behind(plan, index, rings) {
            continue;
        }
        // Where a way leads here that nobody takes, that was said of the way.
        let leads = |way: &Way| way.go.index() == index;
        let is_led_to = (0..).map(StepIx).zip(&plan.steps).any(|(from, step)| {
            step.ways.iter().any(leads) && reached.get(graph::after(from)).copied().unwrap_or(false)
        });
        if !is_led_to {
            let span = built.lines.steps.get(index).copied().unwrap_or_default();
            problems.push(Problem::new(&UNREACHABLE_STEP, span).with("name", &step.id));
        }
    }
}

/// Whether who left the step before one in its list would come there, but goes round in a ring and never leaves it.
fn is_behind(plan: &Plan, index: usize, rings: &[Vec<Place>]) -> bool {
    let parent = plan.steps.get(index).map(|step| step.parent);
    let before = (0..).map(StepIx).zip(plan.steps.iter().take(index));
    let last = before.filter(|(_, step)| Some(step.parent) == parent).last();
    last.is_some_and(|(before, _)| {
        let mut steps = rings.iter().flatten().map(|place| graph::step_of(*place));
        steps.any(|step| graph::stands_in(plan, step, before))
    })
}
