//! Conditions and sums after checking: one tree per type, every name resolved. Evaluation cannot fail; it can be unknown.

use serde::{Deserialize, Serialize};

use super::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, Set, SettingIx, StepIx, Symbol, ValueIx};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;

/// A comparison of two ordered things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// A comparison of two texts, folded (semantics 1.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `contains`
    Contains,
    /// `starts-with`
    StartsWith,
    /// `about`
    About,
}

/// What `done(x)` asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoneOf {
    /// A step, section or part.
    Step(StepIx),
    /// A `media`, `breathe` or `timer` item.
    Item(ItemIx),
}

/// An expression that is true, false or unknown (Kleene, semantics 2.2).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// Always the same.
    Constant(bool),
    /// `not`
    Not(Box<Truth>),
    /// `and`: at least two.
    All(Vec<Truth>),
    /// `or`: at least two.
    Any(Vec<Truth>),
    /// Two numbers.
    Numbers(Compare, Box<Sum>, Box<Sum>),
    /// A choice is one of these (`==` with one, `in` with several).
    Option(Pick, Vec<Symbol>),
    /// Two choices of one domain are the same.
    Same(Pick, Pick),
    /// A set of options `contains` this one.
    Has(Set, Symbol),
    /// A set of options is exactly this one (in document order).
    SetIs(Set, Vec<Symbol>),
    /// Two texts. A constant among them is stored folded, so that it is folded once.
    Texts(Likeness, Words, Words),
    /// Two dates.
    Dates(Compare, Day, Day),
    /// Two times of day.
    Times(Compare, Clock, Clock),
    /// A `confirm` item.
    Confirmed(Reference),
    /// `answer(item, moment)` of a `confirm` item.
    ConfirmedAt(Reference, Symbol),
    /// A value that is a truth.
    Value(ValueIx),
    /// A setting of type confirm.
    Setting(SettingIx),
    /// A given fact of type confirm.
    Given(GivenIx),
    /// `answered(x)`: never unknown.
    Answered(Reference),
    /// `skipped(x)`: never unknown.
    Skipped(Reference),
    /// `declined(x)`: never unknown.
    Declined(Reference),
    /// `done(x)`: never unknown.
    Done(DoneOf),
    /// `correct(x)`
    Correct(ItemIx),
}

/// An expression that is a number or unknown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sum {
    /// A number as written.
    Constant(Number),
    /// The answer of a number or scale item.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// In a score only: the score of the option chosen; of a `choices` the sum; already reversed where the item says so.
    Operand(Reference),
    /// `score(scale)` or `score(scale, moment)`
    Score(ScaleIx, Option<Symbol>),
    /// `change(scale, from, to)`
    Change(ScaleIx, Symbol, Symbol),
    /// `+`, and `-` as plus a [`Sum::Negative`]: at least two. One level however many terms, since adding is exact.
    Plus(Vec<Sum>),
    /// `*`
    Times(Box<Sum>, Box<Sum>),
    /// `/`
    Over(Box<Sum>, Box<Sum>),
    /// unary `-`
    Negative(Box<Sum>),
    /// Days between two dates.
    Days(Day, Day),
    /// `count(x)` of a `choices` or `list`
    Count(Set),
    /// `length(text)` in code points
    Length(Words),
    /// `position(rank, option)` from 1
    Position(ItemIx, Symbol),
    /// `attempts(x)`: never unknown.
    Attempts(ItemIx),
    /// `visits(step)`: never unknown.
    Visits(StepIx),
    /// `days-since(step)`
    DaysSinceStep(StepIx),
    /// `days-since(date item)`
    DaysSinceDate(Reference),
    /// A setting of type number.
    Setting(SettingIx),
    /// A given fact of type number.
    Given(GivenIx),
    /// A chance from one whole number to another.
    Chance(ChanceIx),
    /// A value that is a number.
    Value(ValueIx),
}

/// An expression that is one option of a domain or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pick {
    /// An option as written (in the rung of a value, or the right side of a comparison).
    Constant(Symbol),
    /// The answer of a choice or a likert row.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// `band(scale)` or `band(scale, moment)`
    Band(ScaleIx, Option<Symbol>),
    /// A setting of type choice.
    Setting(SettingIx),
    /// A given fact of type choice.
    Given(GivenIx),
    /// A chance with arms.
    Chance(ChanceIx),
    /// A value that is an option.
    Value(ValueIx),
}

/// An expression that is a text or unknown. Constants are stored as written (in [`Truth::Texts`]: folded).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// As written between quotes.
    Constant(String),
    /// The answer of a steering text.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// A setting of type text.
    Setting(SettingIx),
    /// A given fact of type text.
    Given(GivenIx),
    /// A value that is a text.
    Value(ValueIx),
}

/// An expression that is a calendar day or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Day {
    /// As written between quotes.
    Constant(Date),
    /// The answer of a date item.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// A value that is a date.
    Value(ValueIx),
}

/// An expression that is a time of day or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// As written between quotes.
    Constant(TimeOfDay),
    /// The answer of a time item.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// A value that is a time.
    Value(ValueIx),
}

/// An expression of any type: the rung of a value, or what a pipe shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typed {
    /// True or false.
    Truth(Truth),
    /// A number.
    Sum(Sum),
    /// An option.
    Pick(Pick),
    /// A text.
    Words(Words),
    /// A day.
    Day(Day),
    /// A time of day.
    Clock(Clock),
}
