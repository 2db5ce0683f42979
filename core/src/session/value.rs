//! Values of answers: how they come in, are judged, and are stored.

use serde_json::Value as Json;

use super::rows::{read_gaps, read_rows};
use crate::expr::name::Symbol;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::{Number, fits_decimals};
use crate::ground::order::distinct;
use crate::module::plan::{Choice, Constant, Inner, ItemKind, Options, Shape};
use crate::program::Program;
pub use crate::program::listing::kind_word;

/// The value of an answer, ids resolved. A vault answer holds no words: they are not here (semantics 9.2).
#[derive(Clone, PartialEq, Eq)]
pub enum Answer {
    /// An option.
    Option(Symbol),
    /// Options, in document order.
    Options(Box<[Symbol]>),
    /// Yes or no.
    Flag(bool),
    /// A text that may steer.
    Text(Box<str>),
    /// Words in the vault.
    Vault,
    /// A number or a point on a scale.
    Number(Number),
    /// A day.
    Day(Date),
    /// A time of day.
    Clock(TimeOfDay),
    /// The option of each row, as far as given.
    Rows(Box<[Option<Symbol>]>),
    /// What was put into each open place, as far as given.
    Gaps(Box<[Option<Filling>]>),
    /// All options, in one's own order.
    Ranked(Box<[Symbol]>),
    /// Seen, breathed or sat through.
    Done,
    /// Entries of a list.
    Entries(Box<[Inners]>),
    /// One entry of a diary.
    Entry(Inners),
}

/// What one entry of a list or diary holds: per inner item its answer, if given.
pub type Inners = Box<[Option<Answer>]>;

/// What was put into an open place of a sentence.
#[derive(Clone, PartialEq, Eq)]
pub enum Filling {
    /// An option.
    Option(Symbol),
    /// Words of one's own.
    Words(Box<str>),
}

/// Says nothing of what was answered.
impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filling(…)")
    }
}

/// Says nothing of what was answered.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answer(…)")
    }
}

/// What is wrong with a value, apart from where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueFault {
    /// Not of the kind; the kind is named.
    WrongType(&'static str),
    /// No such option.
    UnknownOption,
    /// The option is not shown.
    OptionNotShown,
    /// An option twice.
    Twice,
    /// An option that excludes all others, with others.
    NotAlone,
    /// Too few; the least is named.
    TooFew(u32),
    /// Too many; the most is named.
    TooMany(u32),
    /// Outside; the bounds are named, as far as there are any.
    OutOfRange(Option<Json>, Option<Json>),
    /// More decimals than this.
    TooManyDecimals(u32),
    /// Not a multiple of this, counted from the least.
    OffStep(Number),
    /// More code points than this.
    TooLong(u32),
    /// A ranking without all options.
    Incomplete,
}

impl ValueFault {
    /// Its word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::WrongType(_) => "wrong-type",
            Self::UnknownOption => "unknown-option",
            Self::OptionNotShown => "option-not-shown",
            Self::Twice => "twice",
            Self::NotAlone => "not-alone",
            Self::TooFew(_) => "too-few",
            Self::TooMany(_) => "too-many",
            Self::OutOfRange(..) => "out-of-range",
            Self::TooManyDecimals(_) => "too-many-decimals",
            Self::OffStep(_) => "off-step",
            Self::TooLong(_) => "too-long",
            Self::Incomplete => "incomplete",
        }
    }
}

/// A fault with the inner item of a list where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The place of the inner item.
    pub inner: Option<u32>,
    /// What is wrong.
    pub what: ValueFault,
}

impl From<ValueFault> for Fault {
    fn from(what: ValueFault) -> Self {
        Self { inner: None, what }
    }
}

/// Reads a value for an item as far as that needs no session: everything but what depends on which options are shown.
/// Sets and rankings keep the order given; [`settle`] judges the rest.
///
/// # Errors
/// The first fault.
pub(super) fn read(program: &Program, kind: &ItemKind, vault: bool, given: &Json) -> Result<Answer, Fault> {
    let wrong = || Fault::from(ValueFault::WrongType(kind_word(kind)));
    if vault {
        let is_slot = given
            .as_object()
            .is_some_and(|slot| slot.len() == 1 && slot.get("vault").and_then(Json::as_bool) == Some(true));
        return if is_slot { Ok(Answer::Vault) } else { Err(wrong()) };
    }
    match kind {
        ItemKind::Choice(options) => {
            let id = given.as_str().ok_or_else(wrong)?;
            Ok(Answer::Option(option(program, &options.list, id)?))
        }
        ItemKind::Choices { options, .. } | ItemKind::Checklist { options, .. } => {
            Ok(Answer::Options(list(program, &options.list, given, &wrong)?))
        }
        ItemKind::Rank(options) => Ok(Answer::Ranked(list(program, &options.list, given, &wrong)?)),
        ItemKind::Confirm => given.as_bool().map(Answer::Flag).ok_or_else(wrong),
        ItemKind::Text { max } | ItemKind::Words { max, .. } => {
            let text = given.as_str().ok_or_else(wrong)?;
            if text.chars().count() > *max as usize {
                return Err(ValueFault::TooLong(*max).into());
            }
            Ok(Answer::Text(text.into()))
        }
        ItemKind::Number {
            from,
            to,
            step,
            decimals,
            ..
        } => {
            let number = number(given, *decimals, (*from, *to), wrong)?;
            in_steps(number, *from, *to, *step).map(Answer::Number)
        }
        ItemKind::Scale { from, to, step, .. } => {
            let decimals = from.decimals().max(step.decimals());
            let number = number(given, decimals, (*from, *to), wrong)?;
            in_steps(number, *from, *to, Some(*step)).map(Answer::Number)
        }
        ItemKind::GoalReview { from, to, .. } => {
            let number = number(given, 0, (*from, *to), wrong)?;
            in_steps(number, *from, *to, Some(Number::from(1))).map(Answer::Number)
        }
        ItemKind::Date { from, to } => {
            let date = given.as_str().and_then(Date::parse).ok_or_else(wrong)?;
            within(
                date,
                from.or(Date::parse("1900-01-01")),
                to.or(Date::parse("2200-12-31")),
            )
            .map(Answer::Day)
        }
        ItemKind::Time { from, to } => {
            let time = given.as_str().and_then(TimeOfDay::parse).ok_or_else(wrong)?;
            within(
                time,
                from.or(TimeOfDay::from_minutes(0)),
                to.or(TimeOfDay::from_minutes(1439)),
            )
            .map(Answer::Clock)
        }
        ItemKind::Likert { rows, options } => read_rows(program, rows, options, given, &wrong),
        ItemKind::Match { left, right, .. } => read_rows(program, left, right, given, &wrong),
        ItemKind::Gap { gaps, .. } => read_gaps(program, gaps, given, &wrong),
        ItemKind::Media { .. } | ItemKind::Breathe { .. } | ItemKind::Timer { .. } => {
            if given.as_bool() == Some(true) {
                Ok(Answer::Done)
            } else {
                Err(wrong())
            }
        }
        ItemKind::List { items, .. } => {
            let entries = given.as_array().ok_or_else(wrong)?;
            let read = entries
                .iter()
                .map(|entry| read_entry(program, items, entry, &wrong));
            Ok(Answer::Entries(read.collect::<Result<_, _>>()?))
        }
        ItemKind::Diary { items, .. } => read_entry(program, items, given, &wrong).map(Answer::Entry),
        // Words of one's own are in the vault; what is to read takes nothing.
        ItemKind::Goal { .. }
        | ItemKind::Plan { .. }
        | ItemKind::Note { .. }
        | ItemKind::Recall { .. }
        | ItemKind::Card { .. } => Err(wrong()),
    }
}

fn read_entry(
    program: &Program,
    inner: &[Inner],
    entry: &Json,
    wrong: &dyn Fn() -> Fault,
) -> Result<Inners, Fault> {
    let entry = entry.as_object().ok_or_else(wrong)?;
    if entry.keys().any(|key| inner.iter().all(|item| item.id != *key)) {
        return Err(wrong());
    }
    let read_inner = |(at, item): (u32, &Inner)| match entry.get(&item.id) {
        // A list inside a list is not in the format; a stored program that has one gets no further than here.
        Some(_) if is_nested(&item.kind) => Err(wrong()),
        Some(given) => read(program, &item.kind, item.vault, given)
            .map(Some)
            .map_err(|fault| Fault {
                inner: Some(at),
                what: fault.what,
            }),
        None => Ok(None),
    };
    (0..).zip(inner).map(read_inner).collect()
}

pub(super) fn option(program: &Program, options: &[Choice], id: &str) -> Result<Symbol, Fault> {
    let found = options.iter().find(|option| program.word(option.id) == id);
    found
        .map(|option| option.id)
        .ok_or_else(|| ValueFault::UnknownOption.into())
}

fn list(
    program: &Program,
    options: &[Choice],
    given: &Json,
    wrong: &dyn Fn() -> Fault,
) -> Result<Box<[Symbol]>, Fault> {
    let given = given.as_array().ok_or_else(wrong)?;
    if given.iter().any(|id| !id.is_string()) {
        return Err(wrong());
    }
    given
        .iter()
        .map(|id| option(program, options, id.as_str().unwrap_or("")))
        .collect()
}

/// A JSON number with at most so many decimals. Whole and exact ones take the short way.
fn number(
    given: &Json,
    decimals: u32,
    (from, to): (Number, Number),
    wrong: impl Fn() -> Fault,
) -> Result<Number, Fault> {
    let Json::Number(given) = given else {
        return Err(wrong());
    };
    let double = given.as_f64().ok_or_else(&wrong)?;
    let exact =
        Number::from_double(double).filter(|number| number.to_double().to_bits() == (double + 0.0).to_bits());
    let fits = match exact {
        Some(number) => number.decimals() <= decimals,
        None => fits_decimals(double, decimals),
    };
    if !fits {
        return Err(ValueFault::TooManyDecimals(decimals).into());
    }
    exact.ok_or_else(|| ValueFault::OutOfRange(json(Some(from)), json(Some(to))).into())
}

fn in_steps(number: Number, from: Number, to: Number, step: Option<Number>) -> Result<Number, Fault> {
    let number = within(number, Some(from), Some(to))?;
    if let Some(step) = step {
        let distance = number.millionths() - from.millionths();
        if step.millionths() != 0 && distance % step.millionths() != 0 {
            return Err(ValueFault::OffStep(step).into());
        }
    }
    Ok(number)
}

fn within<T: Ord + Copy + Into<Json>>(value: T, from: Option<T>, to: Option<T>) -> Result<T, Fault> {
    if from.is_some_and(|from| value < from) || to.is_some_and(|to| value > to) {
        return Err(ValueFault::OutOfRange(json(from), json(to)).into());
    }
    Ok(value)
}

fn json<T: Into<Json>>(bound: Option<T>) -> Option<Json> {
    bound.map(Into::into)
}

/// Judges what depends on which options are shown, and brings a value into its stored form.
///
/// # Errors
/// The first fault.
pub(super) fn settle(
    kind: &ItemKind,
    answer: &Answer,
    shown: &dyn Fn(&Choice) -> bool,
) -> Result<Answer, Fault> {
    match (kind, answer) {
        (ItemKind::Choice(options), Answer::Option(id)) => {
            all_shown(&options.list, &[*id], shown)?;
            Ok(Answer::Option(*id))
        }
        (ItemKind::Checklist { options, .. }, Answer::Options(chosen)) => {
            Ok(Answer::Options(in_order(options, chosen, shown)?.into()))
        }
        (ItemKind::Choices { options, min, max }, Answer::Options(chosen)) => {
            let ordered = in_order(options, chosen, shown)?;
            let alone = options
                .list
                .iter()
                .any(|option| option.alone && chosen.contains(&option.id));
            if alone && chosen.len() > 1 {
                return Err(ValueFault::NotAlone.into());
            }
            // `none of these` is a whole answer however many there must be of the others.
            amount(chosen.len(), if alone { 1 } else { *min }, *max)?;
            Ok(Answer::Options(ordered.into()))
        }
        (ItemKind::Rank(options), Answer::Ranked(order)) => {
            all_shown(&options.list, order, shown)?;
            if distinct(order).len() < order.len() {
                return Err(ValueFault::Twice.into());
            }
            let wanted = options.list.iter().filter(|option| shown(option)).count();
            if order.len() < wanted {
                return Err(ValueFault::Incomplete.into());
            }
            Ok(Answer::Ranked(order.clone()))
        }
        (ItemKind::List { items, min, max }, Answer::Entries(entries)) => {
            let settled = entries
                .iter()
                .map(|entry| settle_entry(items, entry, shown))
                .collect::<Result<Box<[_]>, _>>()?;
            amount(entries.len(), *min, *max)?;
            Ok(Answer::Entries(settled))
        }
        (ItemKind::Diary { items, .. }, Answer::Entry(entry)) => {
            settle_entry(items, entry, shown).map(Answer::Entry)
        }
        _ => Ok(answer.clone()),
    }
}

fn settle_entry(
    items: &[Inner],
    entry: &[Option<Answer>],
    shown: &dyn Fn(&Choice) -> bool,
) -> Result<Inners, Fault> {
    let judge = |((at, item), answer): ((u32, &Inner), &Option<Answer>)| match answer {
        Some(_) if is_nested(&item.kind) => Ok(None),
        Some(answer) => settle(&item.kind, answer, shown)
            .map(Some)
            .map_err(|fault| Fault {
                inner: Some(at),
                what: fault.what,
            }),
        None => Ok(None),
    };
    (0..).zip(items).zip(entry).map(judge).collect()
}

const fn is_nested(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::List { .. } | ItemKind::Diary { .. })
}

/// Chosen options in the order of the module.
fn in_order(
    options: &Options,
    chosen: &[Symbol],
    shown: &dyn Fn(&Choice) -> bool,
) -> Result<Vec<Symbol>, Fault> {
    all_shown(&options.list, chosen, shown)?;
    let mut ordered: Vec<Symbol> = options.list.iter().map(|option| option.id).collect();
    ordered.retain(|id| chosen.contains(id));
    if ordered.len() != chosen.len() {
        return Err(ValueFault::Twice.into());
    }
    Ok(ordered)
}

fn all_shown(options: &[Choice], chosen: &[Symbol], shown: &dyn Fn(&Choice) -> bool) -> Result<(), Fault> {
    let hidden = |id: &Symbol| !options.iter().any(|option| option.id == *id && shown(option));
    if chosen.iter().any(hidden) {
        return Err(ValueFault::OptionNotShown.into());
    }
    Ok(())
}

fn amount(count: usize, min: u32, max: Option<u32>) -> Result<(), Fault> {
    if count < min as usize {
        return Err(ValueFault::TooFew(min).into());
    }
    match max {
        Some(max) if count > max as usize => Err(ValueFault::TooMany(max).into()),
        _ => Ok(()),
    }
}

/// Reads a setting or given fact by its shape.
///
/// # Errors
/// The first fault.
pub(super) fn constant(program: &Program, shape: &Shape, given: &Json) -> Result<Constant, Fault> {
    let wrong = |kind: &'static str| Fault::from(ValueFault::WrongType(kind));
    match shape {
        Shape::Choice(options) => {
            let id = given.as_str().ok_or_else(|| wrong("choice"))?;
            let found = options.iter().find(|(option, _)| program.word(*option) == id);
            found
                .map(|(option, _)| Constant::Choice(*option))
                .ok_or_else(|| ValueFault::UnknownOption.into())
        }
        Shape::Number(from, to) => {
            let number = number(given, 6, (*from, *to), || wrong("number"))?;
            within(number, Some(*from), Some(*to)).map(Constant::Number)
        }
        Shape::Text => {
            let text = given.as_str().ok_or_else(|| wrong("text"))?;
            if text.chars().count() > crate::ground::limits::TEXT_CHARS {
                return Err(ValueFault::TooLong(1_000).into());
            }
            Ok(Constant::Text(text.to_owned()))
        }
        Shape::Confirm => given
            .as_bool()
            .map(Constant::Confirm)
            .ok_or_else(|| wrong("confirm")),
    }
}

/// The JSON form of a setting or given fact.
pub(crate) fn constant_to_json(program: &Program, constant: &Constant) -> Json {
    match constant {
        Constant::Choice(option) => program.word(*option).into(),
        Constant::Number(number) => Json::from(*number),
        Constant::Text(text) => text.as_str().into(),
        Constant::Confirm(flag) => (*flag).into(),
    }
}
