//! Settings and facts: which of them need to be tried.

use std::collections::BTreeSet;

use super::answers::{EACH_MIXED, numbers};
use super::texts::texts;
use super::uses::{Use, Uses};
use crate::check::linear::{Domain, Term, grain};
use crate::ground::number::Number;
use crate::module::plan::{Constant, Shape};
use crate::session::value::Answer;

/// What lies at, and between, whole numbers and some others: as far as these are few.
fn stepped(from: Number, to: Number, bounds: &BTreeSet<Number>) -> (Vec<Constant>, bool) {
    let (low, high) = (from.millionths(), to.millionths());
    let (first, last) = (low.div_euclid(1_000_000), high.div_euclid(1_000_000) + 1);
    let mut marks = BTreeSet::from([low, high]);
    marks.extend((first..=last.min(first + EACH_MIXED)).map(|at| at * 1_000_000));
    marks.extend(bounds.iter().map(|bound| bound.millionths()));
    let marks: Vec<i64> = marks.into_iter().filter(|at| (low..=high).contains(at)).collect();
    let between = marks.windows(2).filter_map(|pair| match pair {
        [left, right] if right - left > 1 => Some(left + (right - left) / 2),
        _ => None,
    });
    let mut all: Vec<i64> = marks.iter().copied().chain(between).collect();
    all.sort_unstable();
    let number = |at: i64| Number::from_millionths(at).map(Constant::Number);
    (
        all.into_iter().filter_map(number).collect(),
        last - first <= EACH_MIXED,
    )
}

/// The facts or settings to try: absent (facts only) and one of each kind.
pub(super) fn constants(shape: &Shape, of: Term, uses: &Uses, used: &Use) -> (Vec<Constant>, bool) {
    if let Some(order) = used.order.and_then(|order| uses.orders.get(order)) {
        let number = |at: i128| Number::from_millionths(i64::try_from(at).ok()?).map(Constant::Number);
        let tries = order.tries(of, &|_| None).into_iter();
        return (tries.filter_map(number).collect(), true);
    }
    match shape {
        Shape::Confirm => (vec![Constant::Confirm(true), Constant::Confirm(false)], true),
        Shape::Choice(options) => (
            options.iter().map(|(id, _)| Constant::Choice(*id)).collect(),
            true,
        ),
        Shape::Number(from, to) => {
            if used.is_stepped && !used.is_mixed {
                return stepped(*from, *to, &used.numbers);
            }
            // A fact may have decimals wherever its bounds stand.
            let tries = numbers(used, &Domain::of_numbers(*from, *to, grain(6)));
            let number = |answer: &Answer| match answer {
                Answer::Number(number) => Some(Constant::Number(*number)),
                _ => None,
            };
            (
                tries.answers.iter().filter_map(number).collect(),
                tries.is_whole && !used.is_mixed,
            )
        }
        Shape::Text => {
            let tries = texts(used, 1_000);
            let text = |answer: &Answer| match answer {
                Answer::Text(text) => Some(Constant::Text(text.to_string())),
                _ => None,
            };
            (tries.answers.iter().filter_map(text).collect(), tries.is_whole)
        }
    }
}
