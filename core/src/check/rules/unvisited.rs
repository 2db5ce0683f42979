//! Conditions about steps that nobody was at by then: `visits` is 0 there and `done` is false, and neither is unknown.

use crate::expr::name::StepIx;
use crate::expr::range::{Reach, compare};
use crate::expr::typed::{DoneOf, Sum, Truth};

/// Whether everybody meets a condition who was at none of some steps yet. Then nothing is missed: it only makes no difference.
pub(super) fn is_always_met(truth: &Truth, is_unvisited: &dyn Fn(StepIx) -> bool) -> bool {
    outcome(truth, is_unvisited) == Some(true)
}

/// How a condition comes out, where these steps alone decide it.
fn outcome(truth: &Truth, is_unvisited: &dyn Fn(StepIx) -> bool) -> Option<bool> {
    match truth {
        Truth::Constant(known) => Some(*known),
        Truth::Not(inner) => outcome(inner, is_unvisited).map(|known| !known),
        Truth::All(parts) => joined(parts, false, is_unvisited),
        Truth::Any(parts) => joined(parts, true, is_unvisited),
        Truth::Done(DoneOf::Step(step)) => is_unvisited(*step).then_some(false),
        Truth::Numbers(how, left, right) => {
            let (left, right) = (times(left, is_unvisited)?, times(right, is_unvisited)?);
            Some(compare(*how, left, right).is_always_true())
        }
        _ => None,
    }
}

/// One part that comes out so decides the whole; else all of them do.
fn joined(parts: &[Truth], decides: bool, is_unvisited: &dyn Fn(StepIx) -> bool) -> Option<bool> {
    let mut outcomes = parts.iter().map(|part| outcome(part, is_unvisited));
    if outcomes.clone().any(|one| one == Some(decides)) {
        return Some(decides);
    }
    outcomes.all(|one| one.is_some()).then_some(!decides)
}

/// A number that is written, or how often somebody was at a step.
fn times(of: &Sum, is_unvisited: &dyn Fn(StepIx) -> bool) -> Option<Reach> {
    match of {
        Sum::Constant(number) => Some(Reach::only(*number)),
        Sum::Visits(step) => is_unvisited(*step).then(|| Reach::only(0.into())),
        _ => None,
    }
}
