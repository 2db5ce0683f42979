//! What a tree reads, and how large it is.

use super::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, SettingIx, StepIx, Symbol, ValueIx};
use super::typed::{Clock, Day, DoneOf, Pick, Sum, Truth, Typed, Words};
use crate::ground::order::distinct;

/// One thing that a tree reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Read {
    /// What was answered (latest, or at a moment): its words, number or options.
    Answer(Reference, Option<Symbol>),
    /// Only whether it was answered, skipped or declined.
    Status(Reference),
    /// Whether the answer is right.
    Correct(ItemIx),
    /// How often it was answered.
    Attempts(ItemIx),
    /// Whether an item is done.
    DoneItem(ItemIx),
    /// The number an item gives in a score.
    Operand(Reference),
    /// The score or band of a scale (latest, or at a moment).
    Scale(ScaleIx, Option<Symbol>),
    /// A value.
    Value(ValueIx),
    /// A setting.
    Setting(SettingIx),
    /// A fact the host gives.
    Given(GivenIx),
    /// A chance.
    Chance(ChanceIx),
    /// Whether, how often or how long ago a step was left.
    Step(StepIx),
}

/// A tree whose nodes can be looked at.
pub trait Nodes {
    /// Shows each node once, the whole first: what it reads itself, without its branches (a `change` reads two).
    fn nodes(&self, see: &mut dyn FnMut(&[Read]));
}

/// What a tree reads: sorted, each once.
pub fn reads(tree: &impl Nodes) -> Vec<Read> {
    let mut all = Vec::new();
    tree.nodes(&mut |reads| all.extend_from_slice(reads));
    distinct(&all)
}

/// How many nodes a tree has; values and scores count as one (semantics 16.14 writes them out).
pub fn cost(tree: &impl Nodes) -> usize {
    let mut count = 0;
    tree.nodes(&mut |_| count += 1);
    count
}

impl Nodes for Truth {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Constant(_) => see(&[]),
            Self::Not(inner) => {
                see(&[]);
                inner.nodes(see);
            }
            Self::All(parts) | Self::Any(parts) => {
                see(&[]);
                parts.iter().for_each(|part| part.nodes(see));
            }
            Self::Numbers(_, left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Option(of, _) => {
                see(&[]);
                of.nodes(see);
            }
            Self::Same(left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Texts(_, left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Dates(_, left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Times(_, left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Has(set, _) | Self::SetIs(set, _) => see(&[Read::Answer(whole(set.item), set.moment)]),
            Self::Confirmed(of) => see(&[Read::Answer(*of, None)]),
            Self::ConfirmedAt(of, moment) => see(&[Read::Answer(*of, Some(*moment))]),
            Self::Value(value) => see(&[Read::Value(*value)]),
            Self::Setting(setting) => see(&[Read::Setting(*setting)]),
            Self::Given(given) => see(&[Read::Given(*given)]),
            Self::Answered(of) | Self::Skipped(of) | Self::Declined(of) => see(&[Read::Status(*of)]),
            Self::Done(DoneOf::Step(step)) => see(&[Read::Step(*step)]),
            Self::Done(DoneOf::Item(item)) => see(&[Read::DoneItem(*item)]),
            Self::Correct(item) => see(&[Read::Correct(*item)]),
        }
    }
}

const fn whole(item: ItemIx) -> Reference {
    Reference { item, row: None }
}

impl Nodes for Sum {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Constant(_) => see(&[]),
            Self::Answer(of) | Self::DaysSinceDate(of) => see(&[Read::Answer(*of, None)]),
            Self::AnswerAt(of, moment) => see(&[Read::Answer(*of, Some(*moment))]),
            Self::Operand(of) => see(&[Read::Operand(*of)]),
            Self::Score(scale, moment) => see(&[Read::Scale(*scale, *moment)]),
            Self::Change(scale, from, to) => {
                see(&[Read::Scale(*scale, Some(*from)), Read::Scale(*scale, Some(*to))]);
            }
            Self::Plus(terms) => {
                see(&[]);
                terms.iter().for_each(|term| term.nodes(see));
            }
            Self::Times(left, right) | Self::Over(left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Negative(inner) => {
                see(&[]);
                inner.nodes(see);
            }
            Self::Days(left, right) => {
                see(&[]);
                left.nodes(see);
                right.nodes(see);
            }
            Self::Count(set) => see(&[Read::Answer(whole(set.item), set.moment)]),
            Self::Length(of) => {
                see(&[]);
                of.nodes(see);
            }
            Self::Position(item, _) => see(&[Read::Answer(whole(*item), None)]),
            Self::Attempts(item) => see(&[Read::Attempts(*item)]),
            Self::Visits(step) | Self::DaysSinceStep(step) => see(&[Read::Step(*step)]),
            Self::Setting(setting) => see(&[Read::Setting(*setting)]),
            Self::Given(given) => see(&[Read::Given(*given)]),
            Self::Chance(chance) => see(&[Read::Chance(*chance)]),
            Self::Value(value) => see(&[Read::Value(*value)]),
            Self::Entries(_, of) => see(&[Read::Answer(*of, None)]),
        }
    }
}

impl Nodes for Pick {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Constant(_) => see(&[]),
            Self::Answer(of) => see(&[Read::Answer(*of, None)]),
            Self::AnswerAt(of, moment) => see(&[Read::Answer(*of, Some(*moment))]),
            Self::Band(scale, moment) => see(&[Read::Scale(*scale, *moment)]),
            Self::Setting(setting) => see(&[Read::Setting(*setting)]),
            Self::Given(given) => see(&[Read::Given(*given)]),
            Self::Chance(chance) => see(&[Read::Chance(*chance)]),
            Self::Value(value) => see(&[Read::Value(*value)]),
        }
    }
}

impl Nodes for Words {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Constant(_) => see(&[]),
            Self::Answer(of) => see(&[Read::Answer(*of, None)]),
            Self::AnswerAt(of, moment) => see(&[Read::Answer(*of, Some(*moment))]),
            Self::Setting(setting) => see(&[Read::Setting(*setting)]),
            Self::Given(given) => see(&[Read::Given(*given)]),
            Self::Value(value) => see(&[Read::Value(*value)]),
        }
    }
}

impl Nodes for Day {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Constant(_) => see(&[]),
            Self::Answer(of) => see(&[Read::Answer(*of, None)]),
            Self::AnswerAt(of, moment) => see(&[Read::Answer(*of, Some(*moment))]),
            Self::Value(value) => see(&[Read::Value(*value)]),
        }
    }
}

impl Nodes for Clock {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Constant(_) => see(&[]),
            Self::Answer(of) => see(&[Read::Answer(*of, None)]),
            Self::AnswerAt(of, moment) => see(&[Read::Answer(*of, Some(*moment))]),
            Self::Value(value) => see(&[Read::Value(*value)]),
        }
    }
}

impl Nodes for Typed {
    fn nodes(&self, see: &mut dyn FnMut(&[Read])) {
        match self {
            Self::Truth(of) => of.nodes(see),
            Self::Sum(of) => of.nodes(see),
            Self::Pick(of) => of.nodes(see),
            Self::Words(of) => of.nodes(see),
            Self::Day(of) => of.nodes(see),
            Self::Clock(of) => of.nodes(see),
        }
    }
}
