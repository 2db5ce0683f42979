//! Whether holes in texts are filled for everybody who sees them: asked one by one, and told.

use std::collections::BTreeSet;

use super::holes::{Fear, Hole, fears};
use super::runs::{Question, Runs};
use super::targets::Target;
use super::verdict::{Answers, Property};
use super::walk::Gap;
use crate::check::rules::early::PIPE_MAY_BE_EMPTY;
use crate::check::rules::pipes::PIPE_WHEN_SKIPPED;
use crate::check::rules::proven::PIPE_EMPTY_HERE;
use crate::ground::problem::{Example, Problem, Rule};

/// Asks of each hole that is feared to be empty whether anybody sees it so.
pub(super) fn settle(runs: &mut Runs<'_>, known: &[Problem], answers: &mut Answers) {
    let (unasked, unanswered) = {
        let holes = &runs.terrain.holes;
        (holes.of(Fear::Unasked), holes.of(Fear::PassedOver))
    };
    for problem in fears(known, &PIPE_MAY_BE_EMPTY) {
        let span = problem.span;
        let Some(numbers) = unasked.get(&span) else {
            // Of what hangs on more than visits, as a value does: whether everybody who sees it has it.
            let known = unanswered.get(&span).map(|numbers| filled(runs, numbers));
            if matches!(known, Some(Filled::Always)) {
                answers.relieved.push((problem.rule.code, span));
            } else {
                // What comes from outside, or hangs on what may be left out: what the rule says stands.
                answers.refuted.insert(Property::Asked);
            }
            continue;
        };
        match filled(runs, numbers) {
            Filled::Not(example) => {
                answers.refuted.insert(Property::Asked);
                if let Some(example) = example {
                    answers
                        .problems
                        .push(told(&PIPE_EMPTY_HERE, problem).shown_by(example));
                    answers.relieved.push((problem.rule.code, span));
                }
            }
            Filled::Open(gaps) => {
                answers.leave_open(Property::Asked, span, &gaps);
                answers.relieved.push((problem.rule.code, span));
            }
            Filled::Always => {
                answers.relieved.push((problem.rule.code, span));
                // Everybody was asked; whoever passed the question over still sees a hole.
                let passed_over = unanswered.get(&span).map(|numbers| filled(runs, numbers));
                if matches!(passed_over, Some(Filled::Not(_) | Filled::Open(_))) {
                    answers.problems.push(told(&PIPE_WHEN_SKIPPED, problem));
                }
            }
            Filled::Unseen => {}
        }
    }
    for problem in fears(known, &PIPE_WHEN_SKIPPED) {
        let Some(numbers) = unanswered.get(&problem.span) else {
            continue;
        };
        let told = (problem.rule.code, problem.span);
        match filled(runs, numbers) {
            Filled::Always => answers.relieved.push(told),
            Filled::Open(gaps) => {
                answers.leave_open(Property::Asked, problem.span, &gaps);
                answers.relieved.push(told);
            }
            // Who passed the question over sees how they came there.
            Filled::Not(Some(example)) => {
                answers.problems.push(problem.clone().shown_by(example));
                answers.relieved.push(told);
            }
            Filled::Not(None) | Filled::Unseen => {}
        }
    }
}

/// What a rule fears, as another rule says it.
fn told(rule: &'static Rule, problem: &Problem) -> Problem {
    let all = problem.parameters.iter();
    all.fold(Problem::new(rule, problem.span), |told, (name, value)| {
        told.with(name, value)
    })
}

/// Whether holes are filled for everybody who sees them.
pub(super) enum Filled {
    Always,
    /// Somebody sees one empty, with the way there.
    Not(Option<Example>),
    /// Not decided, and why.
    Open(BTreeSet<Gap>),
    /// Nobody sees them.
    Unseen,
}

pub(super) fn filled(runs: &mut Runs<'_>, numbers: &[usize]) -> Filled {
    let mut unsettled = None;
    for number in numbers {
        if !runs.marks.of(Target::Hole(*number)).unmet {
            let run = ask(runs, *number);
            let gaps = runs.gaps(run).cloned().unwrap_or_default();
            unsettled = unsettled.or((!gaps.is_empty()).then_some(gaps));
        }
    }
    let seen = |number: &usize| runs.marks.of(Target::Hole(*number));
    if numbers.iter().any(|number| seen(number).unmet) {
        return Filled::Not(numbers.iter().find_map(|number| runs.empty.get(number)).cloned());
    }
    match unsettled {
        Some(gaps) => Filled::Open(gaps),
        None if numbers.iter().any(|number| seen(number).met) => Filled::Always,
        None => Filled::Unseen,
    }
}

pub(super) fn ask(runs: &mut Runs<'_>, number: usize) -> usize {
    let terrain = runs.terrain;
    runs.ask(|slicer| {
        let slice = terrain.holes.get(number).map(|hole| slicer.of_hole(hole));
        Question {
            holes: [number].into(),
            items: terrain
                .holes
                .get(number)
                .and_then(Hole::told_of)
                .into_iter()
                .collect(),
            ..Question::about(slice.unwrap_or_default())
        }
    })
}
