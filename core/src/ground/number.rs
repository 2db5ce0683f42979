//! Exact numbers: whole counts of millionths (semantics 1.1 and 1.2).

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as Json;

use super::stored::{Faults, Stored, taken};

/// A number with six decimals, exact; its absolute value is below 1,000,000,000.
///
/// ```
/// use leerpad::ground::number::Number;
/// let third = Number::from(10).divided_by(Number::from(3)).unwrap();
/// assert_eq!(third.to_string(), "3.333333");
/// assert_eq!("-0.50".parse::<Number>().unwrap().to_string(), "-0.5");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(i64);

/// Millionths in one.
const ONE: i64 = 1_000_000;
/// The first count of millionths that is too large.
const BOUND: i64 = 1_000_000_000 * ONE;

/// A text that is no number of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// Not digits with at most one point and a leading minus.
    #[error("not a number")]
    Shape,
    /// More than six decimals.
    #[error("more than six decimals")]
    Decimals,
    /// A thousand million or more.
    #[error("out of range")]
    Range,
}

impl Number {
    /// Nought.
    pub const ZERO: Self = Self(0);
    /// The greatest.
    pub const MAX: Self = Self(BOUND - 1);
    /// The least.
    pub const MIN: Self = Self(1 - BOUND);

    /// From a count of millionths, if it is in range.
    #[must_use]
    pub const fn from_millionths(count: i64) -> Option<Self> {
        if count > -BOUND && count < BOUND {
            Some(Self(count))
        } else {
            None
        }
    }

    /// The count of millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The sum, if it is in range.
    #[must_use]
    pub const fn plus(self, other: Self) -> Option<Self> {
        Self::from_millionths(self.0 + other.0)
    }

    /// The difference, if it is in range.
    #[must_use]
    pub const fn minus(self, other: Self) -> Option<Self> {
        Self::from_millionths(self.0 - other.0)
    }

    /// The product, rounded once to a millionth, half away from zero.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        round_division(i128::from(self.0) * i128::from(other.0), i128::from(ONE))
    }

    /// The quotient, rounded once to a millionth, half away from zero; none when dividing by zero.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if other.0 == 0 {
            return None;
        }
        round_division(i128::from(self.0) * i128::from(ONE), i128::from(other.0))
    }

    /// The exact sum of some millionths, divided by their count: a mean, rounded once, half away from zero; none of none.
    ///
    /// ```
    /// use leerpad::ground::number::Number;
    /// assert_eq!(Number::mean(10_000_000, 3).unwrap().to_string(), "3.333333");
    /// assert_eq!(Number::mean(0, 0), None);
    /// ```
    #[must_use]
    pub fn mean(sum: i128, count: usize) -> Option<Self> {
        match i128::try_from(count) {
            Ok(count) if count > 0 => round_division(sum, count),
            _ => None,
        }
    }

    /// The number with its sign turned.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self(-self.0)
    }

    /// How many decimals it needs (0 to 6).
    #[must_use]
    pub fn decimals(self) -> u32 {
        let mut count = self.0;
        let mut decimals = 6;
        while decimals > 0 && count % 10 == 0 {
            count /= 10;
            decimals -= 1;
        }
        decimals
    }

    /// The nearest number to a double, if in range. Exact for what a double holds of at most 15 digits.
    #[must_use]
    pub fn from_double(value: f64) -> Option<Self> {
        let scaled = (value * 1e6).round();
        if scaled.is_finite() && scaled.abs() < 1e15 {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "below 10^15, checked on the line above"
            )]
            return Some(Self(scaled as i64));
        }
        None
    }

    /// The double nearest to it (carries all 15 digits there and back).
    #[must_use]
    pub fn to_double(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "below 10^15, so exact")]
        let count = self.0 as f64;
        count / 1e6
    }
}

/// Whether the shortest writing of a double has at most so many decimals: whether a number with so many is nearest to
/// no other double. Found in whole numbers, so that no table of powers and no writer of doubles is needed.
///
/// ```
/// use leerpad::ground::number::fits_decimals;
/// assert!(fits_decimals(1234567890.5, 1) && !fits_decimals(1234567890.25, 1));
/// assert!(fits_decimals(1e300, 0) && !fits_decimals(1e-7, 6));
/// ```
#[must_use]
pub fn fits_decimals(double: f64, decimals: u32) -> bool {
    let bits = double.abs().to_bits();
    let exponent = i64::try_from(bits >> 52).unwrap_or(0);
    let part = bits & ((1 << 52) - 1);
    // The double is `whole / 2^shift`.
    let whole = i128::from(if exponent > 0 { part | 1 << 52 } else { part });
    let shift = 1_075 - exponent.max(1);
    if whole == 0 || shift <= 0 {
        return true;
    }
    // Smaller than a tenth of a millionth of a millionth.
    if shift > 100 {
        return false;
    }
    let scale = 10_i128.pow(decimals.min(6));
    let (exact, unit) = (whole * scale, 1_i128 << shift);
    let nearest = (exact + unit / 2) / unit;
    let off = (nearest * unit - exact).abs() * 2;
    // Below a power of two the next double is half as far.
    let reach = if part == 0 && nearest * unit < exact {
        scale / 2
    } else {
        scale
    };
    off < reach || (off == reach && whole % 2 == 0)
}

fn round_division(dividend: i128, divisor: i128) -> Option<Number> {
    let (whole, rest) = (dividend / divisor, dividend % divisor);
    let up = rest.abs() * 2 >= divisor.abs();
    let away = if (dividend < 0) == (divisor < 0) { 1 } else { -1 };
    let rounded = if up { whole + away } else { whole };
    i64::try_from(rounded).ok().and_then(Number::from_millionths)
}

impl From<i32> for Number {
    /// Whole numbers; those out of range become the nearest bound.
    fn from(whole: i32) -> Self {
        let count = i64::from(whole) * ONE;
        Self(count.clamp(1 - BOUND, BOUND - 1))
    }
}

impl std::str::FromStr for Number {
    type Err = NumberFault;

    fn from_str(text: &str) -> Result<Self, NumberFault> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(decimals) {
            return Err(NumberFault::Shape);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > 6 {
            return Err(NumberFault::Decimals);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 9 {
            return Err(NumberFault::Range);
        }
        let padded = format!("{whole}{decimals:0<6}");
        let count: i64 = padded.parse().map_err(|_| NumberFault::Shape)?;
        Ok(Self(if negative { -count } else { count }))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let count = self.0.unsigned_abs();
        let (whole, part) = (count / ONE.unsigned_abs(), count % ONE.unsigned_abs());
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{part:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl From<Number> for Json {
    /// A whole number where it is one, else the double that carries it.
    fn from(number: Number) -> Self {
        if number.0 % ONE == 0 {
            Self::from(number.0 / ONE)
        } else {
            Self::from(number.to_double())
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json::from(*self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::from_double(value).ok_or_else(|| serde::de::Error::custom(NumberFault::Range))
    }
}

impl Stored for Number {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        taken(
            stored.as_f64().and_then(Self::from_double),
            Self::ZERO,
            faults,
            "number",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn rule_16_28_a_mean_is_rounded_once_half_away_from_zero() {
        let of = |sum: i128, count| Number::mean(sum, count).map(|mean| mean.to_string());
        assert_eq!(of(10_000_000, 3), Some("3.333333".to_owned()));
        assert_eq!(of(5, 2), Some("0.000003".to_owned()));
        assert_eq!(of(-5, 2), Some("-0.000003".to_owned()));
        assert_eq!(of(5, 0), None);
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(n("0.000001").times(n("0.5")), Some(n("0.000001")));
        assert_eq!(n("-0.000001").times(n("0.5")), Some(n("-0.000001")));
        assert_eq!(n("2").divided_by(n("-3")), Some(n("-0.666667")));
        assert_eq!(n("1").divided_by(n("0")), None);
    }

    #[test]
    fn writes_without_waste() {
        for (given, written) in [
            ("-0", "0"),
            ("0113", "113"),
            ("1.10", "1.1"),
            ("-12.000001", "-12.000001"),
        ] {
            assert_eq!(n(given).to_string(), written);
        }
        for refused in ["", "-", "1e3", "1.", ".5", "1,5", "+1", "1 000"] {
            assert_eq!(refused.parse::<Number>(), Err(NumberFault::Shape), "{refused}");
        }
        assert_eq!("0.1234567".parse::<Number>(), Err(NumberFault::Decimals));
        assert_eq!("1000000000".parse::<Number>(), Err(NumberFault::Range));
    }

    #[test]
    fn the_decimals_of_a_double_are_those_of_its_shortest_writing() {
        let mut roll = 7_u64;
        let mut next = || {
            roll = roll
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            roll
        };
        let mut doubles = vec![
            0.0,
            0.1,
            1e-7,
            5e-324,
            0.3,
            1.0 / 3.0,
            1e9,
            1e15 + 0.5,
            4_503_599_627_370_496.5,
        ];
        for _ in 0..200_000 {
            doubles.push(f64::from_bits(next()));
            let few = (next() >> (next() % 60)) as f64;
            doubles.push(few / 10_f64.powi((next() % 9) as i32));
            doubles.push(2_f64.powi((next() % 120) as i32 - 60));
        }
        for double in doubles.into_iter().filter(|double| double.is_finite()) {
            let needed = format!("{double}")
                .split_once('.')
                .map_or(0, |(_, part)| part.len() as u32);
            for decimals in 0..=6 {
                assert_eq!(
                    fits_decimals(double, decimals),
                    needed <= decimals,
                    "{double} {decimals}"
                );
            }
        }
    }

    #[test]
    fn a_double_carries_it_there_and_back() {
        for number in [Number::MAX, Number::MIN, n("0.1"), n("123456789.123457")] {
            assert_eq!(Number::from_double(number.to_double()), Some(number));
        }
    }
}
