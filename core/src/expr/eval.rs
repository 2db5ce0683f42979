//! Reading typed trees against what is known now. Total: it cannot fail, it can be unknown (`None`).

use std::borrow::Cow;

use super::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, Set, SettingIx, StepIx, Symbol, ValueIx};
use super::typed::{Clock, Compare, Day, DoneOf, Likeness, Pick, Sum, Summary, Truth, Typed, Words};
use crate::ground::fold::{fold, is_about};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;

/// Something known, of any type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Known<'a> {
    /// True or false.
    Truth(bool),
    /// A number.
    Number(Number),
    /// An option, band or arm.
    Option(Symbol),
    /// A text, not folded.
    Text(&'a str),
    /// A calendar day.
    Day(Date),
    /// A time of day.
    Clock(TimeOfDay),
}

/// Says the type only: it may be somebody's answer.
impl std::fmt::Debug for Known<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Truth(_) => "Truth(…)",
            Self::Number(_) => "Number(…)",
            Self::Option(_) => "Option(…)",
            Self::Text(_) => "Text(…)",
            Self::Day(_) => "Day(…)",
            Self::Clock(_) => "Clock(…)",
        })
    }
}

/// What is known at one visit: the leaves of every tree. `None` is *unknown* (semantics 2.1).
///
/// Where a `moment` may be named and none is, the latest answer or measure is meant (2.8).
pub trait View {
    /// The answer of a choice, likert row, confirm, steering text, number, scale, date or time.
    fn answer(&self, of: Reference, moment: Option<Symbol>) -> Option<Known<'_>>;
    /// In the score of a scale: the number an item or row gives, reversed and completed by 2.7 already.
    fn operand(&self, of: Reference) -> Option<Number>;
    /// Whether a set of options holds one.
    fn has(&self, set: Set, option: Symbol) -> Option<bool>;
    /// Whether a set of options is this one; `options` are in document order.
    fn is_set(&self, set: Set, options: &[Symbol]) -> Option<bool>;
    /// How many options were chosen, or entries given.
    fn count(&self, set: Set) -> Option<u32>;
    /// What the entries of a diary hold of one question that is a number: those that count, in their order; none while
    /// none does.
    fn entries(&self, of: Reference) -> Vec<Number>;
    /// The position of an option in a ranking, from 1.
    fn position(&self, item: ItemIx, option: Symbol) -> Option<u32>;
    /// The score of a scale.
    fn score(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Number>;
    /// The band of a scale.
    fn band(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Symbol>;
    /// A value.
    fn value(&self, value: ValueIx) -> Option<Known<'_>>;
    /// A setting.
    fn setting(&self, setting: SettingIx) -> Option<Known<'_>>;
    /// A fact the host gave.
    fn given(&self, given: GivenIx) -> Option<Known<'_>>;
    /// What was drawn: an arm or a whole number.
    fn chance(&self, chance: ChanceIx) -> Option<Known<'_>>;
    /// Whether it counts with a value.
    fn answered(&self, of: Reference) -> bool;
    /// Whether it was skipped or declined.
    fn skipped(&self, of: Reference) -> bool;
    /// Whether it was declined.
    fn declined(&self, of: Reference) -> bool;
    /// Whether a step, section, part or item is done.
    fn done(&self, of: DoneOf) -> bool;
    /// The `correct` of the rule met by the present answer; unknown when the item does not count.
    fn correct(&self, item: ItemIx) -> Option<bool>;
    /// Answers accepted in this visit, at most 999.
    fn attempts(&self, item: ItemIx) -> u32;
    /// Visits to a step.
    fn visits(&self, step: StepIx) -> u32;
    /// Days since a step was last left.
    fn days_since(&self, step: StepIx) -> Option<u32>;
    /// The local date at which this is asked (semantics 3.3).
    fn today(&self) -> Date;
}

/// Whether a condition is met: true, neither false nor unknown.
pub fn is_met<V: View>(condition: &Truth, view: &V) -> bool {
    truth(condition, view) == Some(true)
}

/// Reads a condition.
pub fn truth<V: View>(of: &Truth, view: &V) -> Option<bool> {
    match of {
        Truth::Constant(known) => Some(*known),
        Truth::Not(inner) => truth(inner, view).map(|known| !known),
        Truth::All(parts) => every(parts, false, view),
        Truth::Any(parts) => every(parts, true, view),
        Truth::Numbers(how, left, right) => Some(holds(*how, &sum(left, view)?, &sum(right, view)?)),
        Truth::Option(of, options) => pick(*of, view).map(|known| options.contains(&known)),
        Truth::Same(left, right) => Some(pick(*left, view)? == pick(*right, view)?),
        Truth::Has(set, option) => view.has(*set, *option),
        Truth::SetIs(set, options) => view.is_set(*set, options),
        Truth::Texts(how, left, right) => Some(alike(*how, &folded(left, view)?, &folded(right, view)?)),
        Truth::Dates(how, left, right) => Some(holds(*how, &day(*left, view)?, &day(*right, view)?)),
        Truth::Times(how, left, right) => Some(holds(*how, &clock(*left, view)?, &clock(*right, view)?)),
        Truth::Confirmed(of) => as_truth(view.answer(*of, None)),
        Truth::ConfirmedAt(of, moment) => as_truth(view.answer(*of, Some(*moment))),
        Truth::Value(value) => as_truth(view.value(*value)),
        Truth::Setting(setting) => as_truth(view.setting(*setting)),
        Truth::Given(given) => as_truth(view.given(*given)),
        Truth::Answered(of) => Some(view.answered(*of)),
        Truth::Skipped(of) => Some(view.skipped(*of)),
        Truth::Declined(of) => Some(view.declined(*of)),
        Truth::Done(of) => Some(view.done(*of)),
        Truth::Correct(item) => view.correct(*item),
    }
}

/// `and` and `or`: the first `decisive` decides, else one unknown makes it unknown.
fn every<V: View>(parts: &[Truth], decisive: bool, view: &V) -> Option<bool> {
    let mut result = Some(!decisive);
    for part in parts {
        match truth(part, view) {
            Some(known) if known == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

/// Whether one thing stands to another as is asked.
pub(crate) fn holds<T: Ord>(how: Compare, left: &T, right: &T) -> bool {
    match how {
        Compare::Equal => left == right,
        Compare::NotEqual => left != right,
        Compare::Less => left < right,
        Compare::AtMost => left <= right,
        Compare::Greater => left > right,
        Compare::AtLeast => left >= right,
    }
}

fn alike(how: Likeness, left: &str, right: &str) -> bool {
    match how {
        Likeness::Equal => left == right,
        Likeness::NotEqual => left != right,
        Likeness::Contains => left.contains(right),
        Likeness::StartsWith => left.starts_with(right),
        Likeness::About => is_about(left, right),
    }
}

/// Reads a number.
pub fn sum<V: View>(of: &Sum, view: &V) -> Option<Number> {
    match of {
        Sum::Constant(known) => Some(*known),
        Sum::Answer(of) => as_number(view.answer(*of, None)),
        Sum::AnswerAt(of, moment) => as_number(view.answer(*of, Some(*moment))),
        Sum::Operand(of) => view.operand(*of),
        Sum::Score(scale, moment) => view.score(*scale, *moment),
        Sum::Change(scale, from, to) => view
            .score(*scale, Some(*to))?
            .minus(view.score(*scale, Some(*from))?),
        Sum::Plus(terms) => total(terms, view),
        Sum::Times(left, right) => sum(left, view)?.times(sum(right, view)?),
        Sum::Over(left, right) => sum(left, view)?.divided_by(sum(right, view)?),
        Sum::Negative(inner) => sum(inner, view).map(Number::negated),
        Sum::Days(left, right) => {
            whole(i64::from(day(*left, view)?.days()) - i64::from(day(*right, view)?.days()))
        }
        Sum::Count(set) => counted(view.count(*set)?),
        Sum::Length(of) => whole(i64::try_from(words(of, view)?.chars().count()).ok()?),
        Sum::Position(item, option) => counted(view.position(*item, *option)?),
        Sum::Attempts(item) => counted(view.attempts(*item)),
        Sum::Visits(step) => counted(view.visits(*step)),
        Sum::DaysSinceStep(step) => counted(view.days_since(*step)?),
        Sum::DaysSinceDate(of) => {
            let answered = as_day(view.answer(*of, None))?;
            whole((i64::from(view.today().days()) - i64::from(answered.days())).max(0))
        }
        Sum::Setting(setting) => as_number(view.setting(*setting)),
        Sum::Given(given) => as_number(view.given(*given)),
        Sum::Chance(chance) => as_number(view.chance(*chance)),
        Sum::Value(value) => as_number(view.value(*value)),
        Sum::Entries(which, of) => summary(*which, &view.entries(*of)),
    }
}

/// One number out of those of the entries (semantics 22.12).
fn summary(which: Summary, entries: &[Number]) -> Option<Number> {
    match which {
        Summary::First => entries.first().copied(),
        Summary::Last => entries.last().copied(),
        Summary::Min => entries.iter().min().copied(),
        Summary::Max => entries.iter().max().copied(),
        Summary::Mean => Number::mean(
            entries.iter().map(|entry| i128::from(entry.millionths())).sum(),
            entries.len(),
        ),
    }
}

fn total<V: View>(terms: &[Sum], view: &V) -> Option<Number> {
    let mut count: i64 = 0;
    for term in terms {
        count = count.checked_add(sum(term, view)?.millionths())?;
    }
    Number::from_millionths(count)
}

fn counted(count: u32) -> Option<Number> {
    whole(i64::from(count))
}

fn whole(count: i64) -> Option<Number> {
    Number::from_millionths(count.checked_mul(1_000_000)?)
}

/// Reads an option.
pub fn pick<V: View>(of: Pick, view: &V) -> Option<Symbol> {
    let known = match of {
        Pick::Constant(option) => return Some(option),
        Pick::Band(scale, moment) => return view.band(scale, moment),
        Pick::Answer(of) => view.answer(of, None),
        Pick::AnswerAt(of, moment) => view.answer(of, Some(moment)),
        Pick::Setting(setting) => view.setting(setting),
        Pick::Given(given) => view.given(given),
        Pick::Chance(chance) => view.chance(chance),
        Pick::Value(value) => view.value(value),
    };
    match known? {
        Known::Option(option) => Some(option),
        _ => None,
    }
}

/// Reads a text, as it was given.
pub fn words<'a, V: View>(of: &'a Words, view: &'a V) -> Option<&'a str> {
    let known = match of {
        Words::Constant(text) => return Some(text),
        Words::Answer(of) => view.answer(*of, None),
        Words::AnswerAt(of, moment) => view.answer(*of, Some(*moment)),
        Words::Setting(setting) => view.setting(*setting),
        Words::Given(given) => view.given(*given),
        Words::Value(value) => view.value(*value),
    };
    match known? {
        Known::Text(text) => Some(text),
        _ => None,
    }
}

/// A side of a comparison: constants there were folded when the condition was resolved.
fn folded<'a, V: View>(of: &'a Words, view: &'a V) -> Option<Cow<'a, str>> {
    match of {
        Words::Constant(text) => Some(Cow::Borrowed(text)),
        _ => words(of, view).map(|text| Cow::Owned(fold(text))),
    }
}

/// Reads a calendar day.
pub fn day<V: View>(of: Day, view: &V) -> Option<Date> {
    match of {
        Day::Constant(date) => Some(date),
        Day::Answer(of) => as_day(view.answer(of, None)),
        Day::AnswerAt(of, moment) => as_day(view.answer(of, Some(moment))),
        Day::Value(value) => as_day(view.value(value)),
    }
}

/// Reads a time of day.
pub fn clock<V: View>(of: Clock, view: &V) -> Option<TimeOfDay> {
    let known = match of {
        Clock::Constant(time) => return Some(time),
        Clock::Answer(of) => view.answer(of, None),
        Clock::AnswerAt(of, moment) => view.answer(of, Some(moment)),
        Clock::Value(value) => view.value(value),
    };
    match known? {
        Known::Clock(time) => Some(time),
        _ => None,
    }
}

/// Reads an expression of any type.
pub fn typed<'a, V: View>(of: &'a Typed, view: &'a V) -> Option<Known<'a>> {
    Some(match of {
        Typed::Truth(of) => Known::Truth(truth(of, view)?),
        Typed::Sum(of) => Known::Number(sum(of, view)?),
        Typed::Pick(of) => Known::Option(pick(*of, view)?),
        Typed::Words(of) => Known::Text(words(of, view)?),
        Typed::Day(of) => Known::Day(day(*of, view)?),
        Typed::Clock(of) => Known::Clock(clock(*of, view)?),
    })
}

fn as_truth(known: Option<Known<'_>>) -> Option<bool> {
    match known? {
        Known::Truth(truth) => Some(truth),
        _ => None,
    }
}

fn as_number(known: Option<Known<'_>>) -> Option<Number> {
    match known? {
        Known::Number(number) => Some(number),
        _ => None,
    }
}

fn as_day(known: Option<Known<'_>>) -> Option<Date> {
    match known? {
        Known::Day(date) => Some(date),
        _ => None,
    }
}
