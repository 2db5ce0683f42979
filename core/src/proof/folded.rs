//! Sums of several answers: of what is not asked any more only matters what it adds up to.

use super::ahead::Ahead;
use crate::check::graph::Graph;
use crate::expr::eval::{self, View};
use crate::expr::name::StepIx;
use crate::expr::typed::{Sum, Truth};
use crate::module::plan::Plan;

/// Answers that are added up and read in no other way.
pub(super) struct Folded {
    terms: Vec<Term>,
}

/// An answer in a sum.
struct Term {
    answer: Sum,
    is_taken_off: bool,
    ahead: Ahead,
}

impl Folded {
    /// What a comparison of a sum with a number hangs on: that sum alone.
    pub(super) fn of(plan: &Plan, graph: &Graph, comparison: &Truth) -> Option<(String, Self)> {
        let Truth::Numbers(_, left, right) = comparison else {
            return None;
        };
        match (&**left, &**right) {
            (Sum::Constant(_), sum) | (sum, Sum::Constant(_)) => Self::of_sum(plan, graph, sum),
            _ => None,
        }
    }

    /// The same of a sum itself, with a name of its own; none of one that is more than terms added up.
    pub(super) fn of_sum(plan: &Plan, graph: &Graph, sum: &Sum) -> Option<(String, Self)> {
        let mut answers = Vec::new();
        gather(sum, false, &mut answers)?;
        let term = |(answer, is_taken_off): &(Sum, bool)| {
            let Sum::Answer(of) = answer else { return None };
            Some(Term {
                answer: answer.clone(),
                is_taken_off: *is_taken_off,
                ahead: Ahead::of(plan, graph, of.item)?,
            })
        };
        let terms: Vec<Term> = answers.iter().map(term).collect::<Option<_>>()?;
        (terms.len() > 1).then(|| (format!("f{answers:?}"), Self { terms }))
    }

    /// Writes down what it adds up to so far, and beside it each answer that may be another yet. Where one is missing for good,
    /// the sum stays unknown whatever the others are.
    pub(super) fn write<V: View>(&self, view: &V, at: (StepIx, u32), out: &mut Vec<u8>) {
        let from = out.len();
        let mut sum = 0_i128;
        for term in &self.terms {
            let number = eval::sum(&term.answer, view).map(|number| i128::from(number.millionths()));
            if term.ahead.may_change(at) {
                out.push(u8::from(number.is_some()));
                out.extend(number.unwrap_or_default().to_le_bytes());
                continue;
            }
            match number {
                Some(number) if term.is_taken_off => sum -= number,
                Some(number) => sum += number,
                None => {
                    out.truncate(from);
                    out.push(2);
                    return;
                }
            }
        }
        out.push(3);
        out.extend(sum.to_le_bytes());
    }
}

/// The terms of a sum, and whether each is taken off; none when something else than their sum matters. What is done with
/// the whole sum (a mean) hangs on it alone.
fn gather(sum: &Sum, is_taken_off: bool, answers: &mut Vec<(Sum, bool)>) -> Option<()> {
    match sum {
        Sum::Over(inner, by) | Sum::Times(inner, by) if answers.is_empty() && is_number(by) => {
            // Rounded once, when all is added up: so it must be all there is.
            gather(inner, is_taken_off, answers)
        }
        Sum::Plus(terms) => {
            let parts = terms.iter().filter(|term| !is_number(term));
            let plain = |term: &&Sum| match term {
                Sum::Negative(inner) => matches!(**inner, Sum::Answer(_)),
                term => matches!(term, Sum::Answer(_)),
            };
            let parts: Vec<&Sum> = parts.collect();
            if let [one] = parts.as_slice()
                && !plain(one)
            {
                return gather(one, is_taken_off, answers);
            }
            if !parts.iter().all(plain) {
                return None;
            }
            answers.extend(parts.into_iter().map(|term| match term {
                Sum::Negative(inner) => ((**inner).clone(), !is_taken_off),
                term => (term.clone(), is_taken_off),
            }));
            Some(())
        }
        Sum::Negative(inner) => gather(inner, !is_taken_off, answers),
        _ => None,
    }
}

const fn is_number(sum: &Sum) -> bool {
    matches!(sum, Sum::Constant(_))
}
