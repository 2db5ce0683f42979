//! Who waits in vain and never comes to an end: the way to where they wait.

use std::collections::BTreeSet;

use super::games::Lost;
use super::runs::{Question, Runs};
use super::slice::Slicer;
use super::verdict::Answers;
use super::walk::Walk;
use crate::check::Module;
use crate::check::built::Spot;
use crate::check::rules::silence::STUCK_IN_SILENCE;
use crate::expr::name::StepIx;
use crate::ground::problem::{Example, Problem};
use crate::session::act::{Act, Deed};

/// What was said of a step at which somebody waits in vain.
fn said<'a>(module: &Module, known: &'a [Problem], step: StepIx) -> Option<&'a Problem> {
    let span = module.place_of(Spot::Otherwise(step))?;
    let is_it = |problem: &&Problem| problem.rule.code == STUCK_IN_SILENCE.code && problem.span == span;
    known.iter().find(is_it)
}

/// Whether it was said of some of these steps.
pub(super) fn is_told(module: &Module, known: &[Problem], steps: &BTreeSet<StepIx>) -> bool {
    steps.iter().any(|step| said(module, known, *step).is_some())
}

/// What is said of a step at which somebody waits in vain, and of the way there.
pub(super) fn problem(module: &Module, lost: Lost) -> Problem {
    let steps = &module.plan().steps;
    let name = steps.get(lost.step.index()).map_or("", |step| step.id.as_str());
    let line = module.lines().steps.get(lost.step.index()).copied();
    let place = module.place_of(Spot::Otherwise(lost.step)).or(line);
    Problem::new(&STUCK_IN_SILENCE, place.unwrap_or_default())
        .with("name", name)
        .shown_by(lost.example)
}

/// Gives each problem about waiting in vain the acts that come to the step and wait until it is over.
pub(super) fn settle(runs: &mut Runs<'_>, known: &[Problem], answers: &mut Answers) {
    for step in (0..).map(StepIx).take(runs.module.plan().steps.len()) {
        let Some(problem) = said(runs.module, known, step) else {
            continue;
        };
        let told = (problem.rule.code, problem.span);
        if answers.relieved.contains(&told) {
            continue;
        }
        let about = |slicer: &mut Slicer<'_>| Question::about(slicer.of_step(step));
        if let Some(example) = runs.look(about, |walk| walk.in_vain(step)) {
            answers.problems.push(problem.clone().shown_by(example));
            answers.relieved.push(told);
        }
    }
}

impl Walk<'_> {
    /// The first way to a step where somebody waits, and on from there when nobody answered.
    fn in_vain(&self, step: StepIx) -> Option<Example> {
        (0..)
            .zip(&self.nodes)
            .filter(|(_, node)| node.step == step)
            .find_map(|(at, node)| {
                let outcomes = node.choices.iter().flat_map(|choice| &choice.outcomes);
                let alone = outcomes.filter_map(|outcome| match &*outcome.acts {
                    [
                        only @ Act {
                            deed: Deed::Continue, ..
                        },
                    ] => Some(only),
                    _ => None,
                });
                let over = alone.max_by_key(|act| act.at.unix())?;
                self.example(at, std::slice::from_ref(over))
            })
    }
}
