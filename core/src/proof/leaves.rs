//! What a comparison reads, and how far what only grows is told apart in it.

use std::collections::BTreeSet;

use crate::check::linear::{Domain, Term};
use crate::expr::name::{ItemIx, ScaleIx, ValueIx};
use crate::expr::reads::{Read, reads};
use crate::expr::typed::{Clock, Day, Pick, Sum, Truth, Typed, Words};
use crate::module::plan::Plan;

/// How far a counter is told apart that is the value of something.
pub(super) const COUNTED: i64 = 1_000;

/// What a comparison reads itself.
#[derive(Default)]
pub(super) struct Leaves {
    /// Things that hang on one answer, score, fact, setting or draw.
    pub(super) plain: Vec<Typed>,
    /// Things that only grow.
    pub(super) counters: Vec<Sum>,
    /// Values.
    pub(super) values: Vec<ValueIx>,
}

/// The scale of which something is a score or a band.
pub(super) const fn scored(leaf: &Typed) -> Option<ScaleIx> {
    match leaf {
        Typed::Sum(Sum::Score(scale, _)) | Typed::Pick(Pick::Band(scale, _)) => Some(*scale),
        _ => None,
    }
}

/// How far what only grows is told apart in a comparison: one past the most that it, or several of it added up, is compared
/// with. Compared with what has no most, as far as it goes.
pub(super) fn most(plan: &Plan, comparison: &Truth) -> i64 {
    let Truth::Numbers(_, left, right) = comparison else {
        return COUNTED;
    };
    let bound = |side: &Sum, other: &Sum| Some(highest(plan, other)?.saturating_sub(added(side)?));
    let Some(bound) = bound(left, right).or_else(|| bound(right, left)) else {
        return COUNTED;
    };
    let whole = bound.max(0).unsigned_abs().div_ceil(1_000_000);
    i64::try_from(whole).unwrap_or(COUNTED).saturating_add(1)
}

/// Of what only grows, added up with numbers: what those come to, in millionths; of anything else nothing.
fn added(sum: &Sum) -> Option<i64> {
    match sum {
        Sum::Attempts(_) | Sum::Visits(_) | Sum::DaysSinceStep(_) | Sum::DaysSinceDate(_) => Some(0),
        Sum::Plus(terms) => {
            let grows = |term: &&Sum| written(term).is_none();
            terms.iter().find(grows)?;
            terms.iter().try_fold(0_i64, |all, term| {
                let one = written(term).or_else(|| added(term))?;
                all.checked_add(one)
            })
        }
        _ => None,
    }
}

/// A number as written.
fn written(sum: &Sum) -> Option<i64> {
    match sum {
        Sum::Constant(number) => Some(number.millionths()),
        Sum::Negative(inner) => written(inner).map(|number| -number),
        _ => None,
    }
}

/// The most that something can be, in millionths: a number, a setting, a fact, an answer.
fn highest(plan: &Plan, sum: &Sum) -> Option<i64> {
    let term = match sum {
        Sum::Setting(setting) => Term::Setting(*setting),
        Sum::Given(given) => Term::Given(*given),
        Sum::Answer(of) => Term::Answer(of.item),
        one => return written(one),
    };
    i64::try_from(Domain::of(plan, term)?.high()).ok()
}

impl Leaves {
    /// Of both sides of a comparison; of anything else nothing.
    pub(super) fn of(comparison: &Truth) -> Self {
        let mut leaves = Self::default();
        match comparison {
            Truth::Numbers(_, left, right) => {
                leaves.sum(left);
                leaves.sum(right);
            }
            Truth::Option(pick, _) => leaves.pick(*pick),
            Truth::Same(left, right) => {
                leaves.pick(*left);
                leaves.pick(*right);
            }
            Truth::Texts(_, left, right) => {
                leaves.words(left);
                leaves.words(right);
            }
            Truth::Dates(_, left, right) => {
                leaves.day(*left);
                leaves.day(*right);
            }
            Truth::Times(_, left, right) => {
                leaves.clock(*left);
                leaves.clock(*right);
            }
            _ => {}
        }
        leaves
    }

    /// Of what a value is; of a truth nothing.
    pub(super) fn of_value(value: &Typed) -> Self {
        let mut leaves = Self::default();
        match value {
            Typed::Truth(_) => {}
            Typed::Sum(sum) => leaves.sum(sum),
            Typed::Pick(pick) => leaves.pick(*pick),
            Typed::Words(words) => leaves.words(words),
            Typed::Day(day) => leaves.day(*day),
            Typed::Clock(clock) => leaves.clock(*clock),
        }
        leaves
    }

    /// Puts in place of values what they are.
    pub(super) fn unfold(&mut self, plan: &Plan) {
        let mut seen = BTreeSet::new();
        while let Some(value) = self.values.pop() {
            let rungs = plan.values.get(value.index()).filter(|_| seen.insert(value));
            for rung in rungs.into_iter().flat_map(|found| &found.rungs) {
                let Self {
                    mut plain,
                    mut counters,
                    mut values,
                } = Self::of_value(&rung.is);
                self.plain.append(&mut plain);
                self.counters.append(&mut counters);
                self.values.append(&mut values);
            }
        }
    }

    pub(super) fn sum(&mut self, sum: &Sum) {
        match sum {
            Sum::Constant(_) => {}
            Sum::Plus(terms) => terms.iter().for_each(|term| self.sum(term)),
            Sum::Times(left, right) | Sum::Over(left, right) => {
                self.sum(left);
                self.sum(right);
            }
            Sum::Negative(inner) => self.sum(inner),
            Sum::Value(value) => self.values.push(*value),
            Sum::Days(left, right) => {
                self.day(*left);
                self.day(*right);
            }
            Sum::Change(scale, from, to) => {
                for moment in [from, to] {
                    self.plain.push(Typed::Sum(Sum::Score(*scale, Some(*moment))));
                }
            }
            Sum::Length(words) => self.words(words),
            Sum::Attempts(_) | Sum::Visits(_) | Sum::DaysSinceStep(_) | Sum::DaysSinceDate(_) => {
                self.counters.push(sum.clone());
            }
            Sum::Answer(_)
            | Sum::AnswerAt(..)
            | Sum::Operand(_)
            | Sum::Score(..)
            | Sum::Count(_)
            | Sum::Position(..)
            | Sum::Setting(_)
            | Sum::Given(_)
            | Sum::Chance(_)
            | Sum::Entries(..) => self.plain.push(Typed::Sum(sum.clone())),
        }
    }

    fn pick(&mut self, pick: Pick) {
        match pick {
            Pick::Constant(_) => {}
            Pick::Value(value) => self.values.push(value),
            _ => self.plain.push(Typed::Pick(pick)),
        }
    }

    fn words(&mut self, words: &Words) {
        match words {
            Words::Constant(_) => {}
            Words::Value(value) => self.values.push(*value),
            _ => self.plain.push(Typed::Words(words.clone())),
        }
    }

    fn day(&mut self, day: Day) {
        match day {
            Day::Constant(_) => {}
            Day::Value(value) => self.values.push(value),
            _ => self.plain.push(Typed::Day(day)),
        }
    }

    fn clock(&mut self, clock: Clock) {
        match clock {
            Clock::Constant(_) => {}
            Clock::Value(value) => self.values.push(value),
            _ => self.plain.push(Typed::Clock(clock)),
        }
    }
}

/// All that a condition reads, through values too.
pub(super) fn read_through(plan: &Plan, truth: &Truth) -> BTreeSet<Read> {
    let (mut open, mut all) = (reads(truth), BTreeSet::new());
    while let Some(read) = open.pop() {
        if !all.insert(read) {
            continue;
        }
        if let Read::Value(value) = read {
            let rungs = plan.values.get(value.index()).map(|found| &found.rungs);
            for rung in rungs.into_iter().flatten() {
                open.extend(rung.when.iter().flat_map(reads));
                open.extend(reads(&rung.is));
            }
        }
    }
    all
}

/// The items whose answers a condition reads, through values too.
pub(super) fn asked(plan: &Plan, truth: &Truth) -> BTreeSet<ItemIx> {
    let item = |read| match read {
        Read::Answer(of, _) | Read::Status(of) => Some(of.item),
        Read::Correct(item) | Read::DoneItem(item) => Some(item),
        _ => None,
    };
    read_through(plan, truth).into_iter().filter_map(item).collect()
}
