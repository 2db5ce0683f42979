//! How far a number can reach and how a condition can come out, computed exactly from the ends of what it reads.

use super::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, SettingIx, Symbol, ValueIx};
use super::typed::{Clock, Compare, Day, Pick, Sum, Summary, Truth};
use crate::ground::limits::{ATTEMPTS, ENTRIES, TEXT_CHARS};
use crate::ground::number::Number;

/// Where a number lies: both ends included, and how many decimals it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Least.
    pub least: Number,
    /// Greatest; not below `least`.
    pub most: Number,
    /// Most decimals, 0 to 6.
    pub decimals: u32,
    /// It can be unknown.
    pub unknown: bool,
}

/// A number can become 1,000,000,000 or more, or the opposite (semantics 1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("out of range")]
pub struct TooLarge;

/// Days between the first and the last date there is, and some more.
const DAYS: i64 = 110_000;
/// The first and the last date there is, in days since 1970.
const DATES: (i64, i64) = (-25_567, 84_371);
/// The last minute of a day.
const LAST_MINUTE: i64 = 1_439;

impl Reach {
    /// Everything a number can be.
    pub const ANY: Self = Self {
        least: Number::MIN,
        most: Number::MAX,
        decimals: 6,
        unknown: true,
    };

    /// Exactly this number.
    #[must_use]
    pub fn only(number: Number) -> Self {
        Self {
            least: number,
            most: number,
            decimals: number.decimals(),
            unknown: false,
        }
    }

    /// From one number to another with so many decimals, or unknown: an answer.
    #[must_use]
    pub fn answer(least: Number, most: Number, decimals: u32) -> Self {
        Self {
            least: least.min(most),
            most: most.max(least),
            decimals: decimals.min(6),
            unknown: true,
        }
    }

    /// The same, never unknown.
    #[must_use]
    pub const fn known(mut self) -> Self {
        self.unknown = false;
        self
    }

    /// The smallest reach that holds both: rungs of a value, ways of counting an option.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            decimals: self.decimals.max(other.decimals),
            unknown: self.unknown || other.unknown,
        }
    }

    /// The sum.
    ///
    /// # Errors
    /// When an end is too large.
    pub fn plus(self, other: Self) -> Result<Self, TooLarge> {
        Ok(Self {
            least: self.least.plus(other.least).ok_or(TooLarge)?,
            most: self.most.plus(other.most).ok_or(TooLarge)?,
            decimals: self.decimals.max(other.decimals),
            unknown: self.unknown || other.unknown,
        })
    }

    /// The opposite.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            least: self.most.negated(),
            most: self.least.negated(),
            ..self
        }
    }

    /// The product.
    ///
    /// # Errors
    /// When an end is too large.
    pub fn times(self, other: Self) -> Result<Self, TooLarge> {
        let mut ends = Vec::with_capacity(4);
        for left in [self.least, self.most] {
            for right in [other.least, other.most] {
                ends.push(left.times(right).ok_or(TooLarge)?);
            }
        }
        Self::over_ends(
            ends,
            (self.decimals + other.decimals).min(6),
            self.unknown || other.unknown,
        )
    }

    /// The quotient: unknown where the divisor can be nought, else as far as the divisor nearest to it carries.
    ///
    /// # Errors
    /// When an end is too large.
    pub fn over(self, other: Self) -> Result<Self, TooLarge> {
        let step = smallest(other.decimals);
        let mut ends = Vec::with_capacity(8);
        for right in [other.least, other.most, step.negated(), step] {
            if right == Number::ZERO || right < other.least || right > other.most {
                continue;
            }
            for left in [self.least, self.most] {
                ends.push(left.divided_by(right).ok_or(TooLarge)?);
            }
        }
        let unknown = self.unknown || other.unknown || other.holds(Number::ZERO);
        Self::over_ends(ends, 6, unknown)
    }

    /// From the least to the greatest of some numbers; of none: nought, for what is always unknown.
    fn over_ends(ends: Vec<Number>, decimals: u32, unknown: bool) -> Result<Self, TooLarge> {
        Ok(Self {
            least: ends.iter().copied().min().unwrap_or_default(),
            most: ends.iter().copied().max().unwrap_or_default(),
            decimals,
            unknown,
        })
    }

    /// As much of it as lies in another.
    fn within(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least).min(other.most),
            most: self.most.min(other.most).max(other.least),
            decimals: self.decimals.min(other.decimals),
            ..self
        }
    }

    /// Whether a number lies in it.
    #[must_use]
    pub fn holds(self, number: Number) -> bool {
        self.least <= number && number <= self.most && number.decimals() <= self.decimals
    }
}

/// The smallest number above nought with so many decimals.
fn smallest(decimals: u32) -> Number {
    let count = 10_i64.pow(6 - decimals.min(6));
    Number::from_millionths(count).unwrap_or_default()
}

/// How far what is read can reach. Asked only about what is a number (or a choice) by its type.
pub trait Ranges {
    /// The answer of a number or scale; of a date in days since 1970, of a time in minutes of the day.
    fn answer(&self, of: Reference) -> Reach;
    /// The answer of a question that is a number, in an entry of a diary.
    fn question(&self, of: Reference) -> Reach;
    /// The number an item or row gives in a score.
    fn operand(&self, of: Reference) -> Reach;
    /// The score of a scale.
    fn score(&self, scale: ScaleIx) -> Reach;
    /// A value that is a number.
    fn value(&self, value: ValueIx) -> Reach;
    /// How a value that is a truth can come out.
    fn truth(&self, value: ValueIx) -> Verdict;
    /// A setting of type number.
    fn setting(&self, setting: SettingIx) -> Reach;
    /// A given fact of type number.
    fn given(&self, given: GivenIx) -> Reach;
    /// A chance between whole numbers.
    fn chance(&self, chance: ChanceIx) -> Reach;
    /// How few can be counted in it: with none it is unknown how many there are.
    fn least(&self, _item: ItemIx) -> u32 {
        0
    }
    /// Most options that can be chosen, entries that can be given, rows that can be right, or options that are ranked.
    fn most(&self, item: ItemIx) -> u32;
    /// Every option that can come out; `None` when that is not known.
    fn options(&self, of: Pick) -> Option<&[Symbol]>;
}

/// How far a number can reach.
///
/// # Errors
/// When some part of it can become too large.
pub fn reach(of: &Sum, ranges: &dyn Ranges) -> Result<Reach, TooLarge> {
    Ok(match of {
        Sum::Constant(number) => Reach::only(*number),
        Sum::Answer(of) | Sum::AnswerAt(of, _) => ranges.answer(*of),
        Sum::Operand(of) => ranges.operand(*of),
        Sum::Score(scale, _) => ranges.score(*scale),
        Sum::Change(scale, _, _) => {
            let score = ranges.score(*scale);
            score.plus(score.negated())?
        }
        Sum::Plus(terms) => {
            let mut total = Reach::only(Number::ZERO);
            for term in terms {
                total = total.plus(reach(term, ranges)?)?;
            }
            total
        }
        Sum::Times(left, right) => reach(left, ranges)?.times(reach(right, ranges)?)?,
        Sum::Over(left, right) => reach(left, ranges)?.over(reach(right, ranges)?)?,
        Sum::Negative(inner) => reach(inner, ranges)?.negated(),
        Sum::Days(left, right) => day(*left, ranges).plus(day(*right, ranges).negated())?,
        Sum::DaysSinceDate(_) | Sum::DaysSinceStep(_) => whole(0, DAYS),
        Sum::Count(set) => whole(
            i64::from(ranges.least(set.item)),
            i64::from(ranges.most(set.item)),
        ),
        Sum::Position(item, _) => whole(1, i64::from(ranges.most(*item))),
        Sum::Length(_) => whole(0, i64::try_from(TEXT_CHARS).unwrap_or(i64::MAX)),
        Sum::Attempts(_) => whole(0, i64::from(ATTEMPTS)).known(),
        Sum::Visits(_) => whole(0, i64::try_from(ENTRIES).unwrap_or(i64::MAX)).known(),
        Sum::Setting(setting) => ranges.setting(*setting),
        Sum::Given(given) => ranges.given(*given),
        Sum::Chance(chance) => ranges.chance(*chance),
        Sum::Value(value) => ranges.value(*value),
        Sum::Entries(Summary::Mean, of) => Reach {
            decimals: 6,
            ..ranges.question(*of)
        },
        Sum::Entries(_, of) => ranges.question(*of),
    })
}

fn whole(least: i64, most: i64) -> Reach {
    let number = |count: i64| Number::from_millionths(count.saturating_mul(1_000_000)).unwrap_or(Number::MAX);
    Reach::answer(number(least), number(most), 0)
}

/// How far a date can reach, in days.
pub(crate) fn day(of: Day, ranges: &dyn Ranges) -> Reach {
    let any = whole(DATES.0, DATES.1);
    match of {
        Day::Constant(date) => whole(date.days().into(), date.days().into()).known(),
        Day::Answer(of) | Day::AnswerAt(of, _) => ranges.answer(of).within(any),
        Day::Value(_) => any,
    }
}

/// How far a time can reach, in minutes.
pub(crate) fn clock(of: Clock, ranges: &dyn Ranges) -> Reach {
    let any = whole(0, LAST_MINUTE);
    match of {
        Clock::Constant(time) => whole(time.minutes().into(), time.minutes().into()).known(),
        Clock::Answer(of) | Clock::AnswerAt(of, _) => ranges.answer(of).within(any),
        Clock::Value(_) => any,
    }
}

/// How a condition can come out, as far as the ends of what it reads tell. At least one of the three is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// It can be true.
    pub can_be_true: bool,
    /// It can be false.
    pub can_be_false: bool,
    /// It can be unknown.
    pub can_be_unknown: bool,
}

impl Verdict {
    /// Nothing is known about it.
    pub const ANY: Self = Self {
        can_be_true: true,
        can_be_false: true,
        can_be_unknown: true,
    };
    /// True or false, never unknown.
    pub const KNOWN: Self = Self {
        can_be_unknown: false,
        ..Self::ANY
    };

    /// It can only be false or unknown: never met.
    #[must_use]
    pub const fn is_never_true(self) -> bool {
        !self.can_be_true
    }

    /// It can only be true: always met.
    #[must_use]
    pub const fn is_always_true(self) -> bool {
        !self.can_be_false && !self.can_be_unknown
    }

    /// It is true whenever what it reads is known.
    #[must_use]
    pub const fn is_true_when_known(self) -> bool {
        self.can_be_true && !self.can_be_false
    }

    const fn not(self) -> Self {
        Self {
            can_be_true: self.can_be_false,
            can_be_false: self.can_be_true,
            ..self
        }
    }

    /// `and`, its parts taken one by one.
    const fn and(self, other: Self) -> Self {
        Self {
            can_be_true: self.can_be_true && other.can_be_true,
            can_be_false: self.can_be_false || other.can_be_false,
            can_be_unknown: (self.can_be_unknown && (other.can_be_true || other.can_be_unknown))
                || (other.can_be_unknown && (self.can_be_true || self.can_be_unknown)),
        }
    }
}

/// How a condition can come out. Sound: what it says cannot be, cannot be; parts that hang together are not seen.
#[must_use]
pub fn verdict(of: &Truth, ranges: &dyn Ranges) -> Verdict {
    match of {
        Truth::Constant(known) => Verdict {
            can_be_true: *known,
            can_be_false: !known,
            can_be_unknown: false,
        },
        Truth::Not(inner) => verdict(inner, ranges).not(),
        Truth::All(parts) => all(parts.iter().map(|part| verdict(part, ranges))),
        Truth::Any(parts) => all(parts.iter().map(|part| verdict(part, ranges).not())).not(),
        Truth::Numbers(how, left, right) => match (reach(left, ranges), reach(right, ranges)) {
            (Ok(is_left), Ok(is_right)) => Verdict {
                // That something is there at all is what somebody asks who compares with the least there can be.
                can_be_false: compare(*how, with_none(left, is_left), with_none(right, is_right))
                    .can_be_false,
                ..compare(*how, is_left, is_right)
            },
            _ => Verdict::ANY,
        },
        Truth::Dates(how, left, right) => compare(*how, day(*left, ranges), day(*right, ranges)),
        Truth::Times(how, left, right) => compare(*how, clock(*left, ranges), clock(*right, ranges)),
        Truth::Option(of, options) => match ranges.options(*of) {
            Some(domain) => Verdict {
                can_be_true: domain.iter().any(|option| options.contains(option)),
                can_be_false: domain.iter().any(|option| !options.contains(option)),
                can_be_unknown: true,
            },
            None => Verdict::ANY,
        },
        Truth::Value(value) => ranges.truth(*value),
        Truth::Setting(_) | Truth::Answered(_) | Truth::Skipped(_) | Truth::Declined(_) | Truth::Done(_) => {
            Verdict::KNOWN
        }
        Truth::Same(..)
        | Truth::Has(..)
        | Truth::SetIs(..)
        | Truth::Texts(..)
        | Truth::Confirmed(_)
        | Truth::ConfirmedAt(..)
        | Truth::Given(_)
        | Truth::Correct(_) => Verdict::ANY,
    }
}

/// What a count reaches where with none it is unknown, that taken along.
fn with_none(of: &Sum, reach: Reach) -> Reach {
    match of {
        Sum::Count(_) => Reach {
            least: reach.least.min(Number::ZERO),
            ..reach
        },
        _ => reach,
    }
}

fn all(parts: impl Iterator<Item = Verdict>) -> Verdict {
    let nothing = Verdict {
        can_be_true: true,
        can_be_false: false,
        can_be_unknown: false,
    };
    parts.fold(nothing, Verdict::and)
}

/// How a comparison of two numbers can come out.
#[must_use]
pub fn compare(how: Compare, left: Reach, right: Reach) -> Verdict {
    let (can_be_true, can_be_false) = match how {
        Compare::Equal => (can_meet(left, right), can_differ(left, right)),
        Compare::NotEqual => (can_differ(left, right), can_meet(left, right)),
        Compare::Less => (left.least < right.most, left.most >= right.least),
        Compare::AtMost => (left.least <= right.most, left.most > right.least),
        Compare::Greater => (left.most > right.least, left.least <= right.most),
        Compare::AtLeast => (left.most >= right.least, left.least < right.most),
    };
    Verdict {
        can_be_true,
        can_be_false,
        can_be_unknown: left.unknown || right.unknown,
    }
}

fn can_meet(left: Reach, right: Reach) -> bool {
    let overlap = left.least <= right.most && right.least <= left.most;
    let fits = |fixed: Reach, other: Reach| fixed.least != fixed.most || other.holds(fixed.least);
    overlap && fits(left, right) && fits(right, left)
}

fn can_differ(left: Reach, right: Reach) -> bool {
    left.least != left.most || right.least != right.most || left.least != right.least
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(least: i32, most: i32, decimals: u32) -> Reach {
        Reach::answer(Number::from(least), Number::from(most), decimals)
    }

    #[test]
    fn a_quotient_reaches_as_far_as_the_divisor_nearest_to_nought() {
        let whole = reach(0, 10, 0).over(reach(0, 4, 0)).unwrap();
        assert_eq!((whole.least, whole.most), (Number::ZERO, Number::from(10)));
        let tenths = reach(0, 10, 0).over(reach(-4, 4, 1)).unwrap();
        assert_eq!(
            (tenths.least, tenths.most),
            (Number::from(-100), Number::from(100))
        );
        assert_eq!(reach(0, 1000, 0).over(reach(0, 1, 6)), Err(TooLarge));
        assert!(
            reach(1, 2, 0)
                .known()
                .over(reach(-1, 1, 0).known())
                .unwrap()
                .unknown
        );
    }

    #[test]
    fn a_number_between_the_steps_is_never_met() {
        let half = Reach::only("7.5".parse().unwrap());
        assert!(compare(Compare::Equal, reach(0, 10, 0), half).is_never_true());
        assert!(!compare(Compare::Equal, reach(0, 10, 1), half).is_never_true());
        assert!(compare(Compare::NotEqual, half, reach(0, 10, 0)).is_true_when_known());
    }

    #[test]
    fn one_false_part_decides_and_one_unknown_part_blurs() {
        let (yes, no) = (Truth::Constant(true), Truth::Constant(false));
        let fixed = |truth: &Verdict| (truth.can_be_true, truth.can_be_false, truth.can_be_unknown);
        let never = Verdict {
            can_be_true: false,
            can_be_false: true,
            can_be_unknown: false,
        };
        assert_eq!(never.and(Verdict::ANY), never);
        let maybe = Verdict {
            can_be_true: false,
            can_be_false: false,
            can_be_unknown: true,
        };
        assert_eq!(fixed(&maybe.and(never.not())), (false, false, true));
        assert_ne!(yes, no);
    }
}
