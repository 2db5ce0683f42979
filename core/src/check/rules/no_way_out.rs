//! Steps that nobody gets out of.

use crate::check::built::Built;
use crate::check::graph::{self, Place};
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A ring without a way on.
pub static NO_WAY_OUT: Rule = Rule {
    code: "no-way-out",
    severity: Severity::Error,
    nl: Words {
        message: "wie bij {steps} is, komt daar nooit meer uit",
        why: "elke weg verder gaat terug in dezelfde kring, dus niemand komt ooit bij het einde",
        help: "laat ten minste een `next` naar een stap buiten de kring gaan, of naar `end`",
    },
    en: Words {
        message: "whoever is at {steps} never gets out",
        why: "every way on leads back into the same ring, so nobody ever comes to an end",
        help: "let at least one `next` lead to a step outside the ring, or to `end`",
    },
};

/// Reports each ring once, at its last way on.
pub(crate) fn check(built: &Built, rings: &[Vec<Place>], problems: &mut Problems) {
    for ring in rings {
        let mut steps: Vec<usize> = ring.iter().map(|place| graph::step_of(*place).index()).collect();
        steps.dedup();
        let names: Vec<String> = steps
            .iter()
            .filter_map(|step| built.plan.steps.get(*step))
            .map(|step| format!("`{}`", step.id))
            .collect();
        let way = steps
            .iter()
            .rev()
            .find_map(|step| built.lines.ways.get(*step)?.last().copied());
        let first = steps
            .first()
            .and_then(|step| built.lines.steps.get(*step))
            .copied();
        let span = way.or(first).unwrap_or_default();
        let mut problem = Problem::new(&NO_WAY_OUT, span).with("steps", names.join(", "));
        if let (Some(first), Some(_)) = (first, way) {
            problem = problem.see(first, "hier begint de kring", "the ring begins here");
        }
        problems.push(problem);
    }
}
