//! Times as the host gives them, calendar dates and times of day (semantics 1.4, 3.1).

use serde_json::Value as Json;

use super::stored::{Faults, Stored, taken};

/// An instant with the local clock at that place: `2026-11-23T10:14:00.000+01:00`.
///
/// Ordered and compared by the instant alone when asked with [`Moment::is_after`]; equality looks at both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds of local time since 1970-01-01T00:00 on the local clock.
    local: i64,
    /// Minutes that the local clock is ahead of UTC.
    offset: i16,
}

/// A calendar day, Gregorian, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// A time of day in minutes after midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

const DAY: i64 = 86_400_000;

fn digit(byte: u8) -> Option<i32> {
    byte.is_ascii_digit().then(|| i32::from(byte - b'0'))
}

fn two(tens: u8, ones: u8) -> Option<i32> {
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// The two digits of a number below 100.
fn pair(number: i32) -> Option<[u8; 2]> {
    let number = u8::try_from(number).ok().filter(|number| *number < 100)?;
    Some([b'0' + number / 10, b'0' + number % 10])
}

impl Moment {
    /// Reads the one form there is; years 1900 to 2200, offset within 14 hours.
    ///
    /// ```
    /// use leerpad::ground::moment::Moment;
    /// let moment = Moment::parse("2026-11-23T10:14:00.000+01:00").unwrap();
    /// assert_eq!(moment.to_string(), "2026-11-23T10:14:00.000+01:00");
    /// assert_eq!(moment.date().to_string(), "2026-11-23");
    /// assert!(Moment::parse("2026-11-23 10:14").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 29] = text.as_bytes().try_into().ok()?;
        let &[
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            b'T',
            h,
            hh,
            b':',
            m,
            mm,
            b':',
            s,
            ss,
            b'.',
            f,
            ff,
            fff,
            sign,
            o,
            oo,
            b':',
            p,
            pp,
        ] = bytes
        else {
            return None;
        };
        let date = Date::parse(text.get(0..10)?)?;
        let (hour, minute, second) = (two(h, hh)?, two(m, mm)?, two(s, ss)?);
        let (ahead_hours, ahead_minutes) = (two(o, oo)?, two(p, pp)?);
        if hour > 23 || minute > 59 || second > 59 || ahead_minutes > 59 {
            return None;
        }
        let size = ahead_hours * 60 + ahead_minutes;
        let offset = match sign {
            b'+' => size,
            // Nought has one writing.
            b'-' if size > 0 => -size,
            _ => return None,
        };
        if size > 14 * 60 {
            return None;
        }
        let milliseconds = two(f, ff)? * 10 + digit(fff)?;
        let seconds = (hour * 60 + minute) * 60 + second;
        Some(Self {
            local: i64::from(date.0) * DAY + i64::from(seconds * 1000 + milliseconds),
            offset: i16::try_from(offset).ok()?,
        })
    }

    /// From milliseconds since 1970-01-01T00:00Z and the minutes the local clock is ahead.
    #[must_use]
    pub fn from_unix(milliseconds: i64, offset: i16) -> Self {
        Self {
            local: milliseconds.saturating_add(i64::from(offset) * 60_000),
            offset,
        }
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.local - i64::from(self.offset) * 60_000
    }

    /// How many minutes the local clock is ahead of UTC.
    #[must_use]
    pub const fn offset(self) -> i16 {
        self.offset
    }

    /// Whether its instant is later than the other's.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        self.unix() > other.unix()
    }

    /// The same clock, some milliseconds later.
    #[must_use]
    pub fn later(self, milliseconds: i64) -> Self {
        Self {
            local: self.local.saturating_add(milliseconds),
            offset: self.offset,
        }
    }

    /// Appends its writing to a text.
    pub fn write(self, out: &mut String) {
        match self.digits() {
            Some(digits) => out.push_str(std::str::from_utf8(&digits).unwrap_or("")),
            None => out.push_str(&self.to_string()),
        }
    }

    /// The characters it is written with, when its year has four.
    fn digits(self) -> Option<[u8; 29]> {
        let rest = i32::try_from(self.local.rem_euclid(DAY)).ok()?;
        let (seconds, milliseconds) = (rest / 1000, rest % 1000);
        let (year, month, day) = self.date().civil();
        let size = i32::from(self.offset.unsigned_abs());
        let [y, yy] = pair(year / 100)?;
        let ([y3, y4], [m, mm], [d, dd]) = (pair(year % 100)?, pair(month)?, pair(day)?);
        let ([h, hh], [n, nn]) = (pair(seconds / 3600)?, pair(seconds / 60 % 60)?);
        let ([s, ss], [f, ff]) = (pair(seconds % 60)?, pair(milliseconds / 10)?);
        let [_, fff] = pair(milliseconds % 10)?;
        let ([o, oo], [p, pp]) = (pair(size / 60)?, pair(size % 60)?);
        let sign = if self.offset < 0 { b'-' } else { b'+' };
        Some([
            y, yy, y3, y4, b'-', m, mm, b'-', d, dd, b'T', h, hh, b':', n, nn, b':', s, ss, b'.', f, ff, fff,
            sign, o, oo, b':', p, pp,
        ])
    }

    /// The local calendar day.
    #[must_use]
    pub fn date(self) -> Date {
        Date(i32::try_from(self.local.div_euclid(DAY)).unwrap_or(i32::MAX))
    }

    /// The local time of day, in whole minutes.
    #[must_use]
    pub fn time(self) -> TimeOfDay {
        TimeOfDay(u16::try_from(self.local.rem_euclid(DAY) / 60_000).unwrap_or(0))
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rest = self.local.rem_euclid(DAY);
        let (seconds, milliseconds) = (rest / 1000, rest % 1000);
        let (minutes, hours) = (seconds / 60, seconds / 3600);
        let sign = if self.offset < 0 { '-' } else { '+' };
        let size = self.offset.unsigned_abs();
        write!(
            f,
            "{}T{hours:02}:{:02}:{:02}.{milliseconds:03}{sign}{:02}:{:02}",
            self.date(),
            minutes % 60,
            seconds % 60,
            size / 60,
            size % 60
        )
    }
}

impl Date {
    /// Reads `YYYY-MM-DD`, years 1900 to 2200.
    ///
    /// ```
    /// use leerpad::ground::moment::Date;
    /// assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
    /// assert!(Date::parse("2023-02-29").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
        let &[y, yy, yyy, yyyy, b'-', m, mm, b'-', d, dd] = bytes else {
            return None;
        };
        let (year, month, day) = (two(y, yy)? * 100 + two(yyy, yyyy)?, two(m, mm)?, two(d, dd)?);
        if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) || day < 1 {
            return None;
        }
        let date = Self::from_civil(year, month, day);
        (date.civil() == (year, month, day)).then_some(date)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// From days since 1970-01-01.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    // Civil calendar arithmetic after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014).
    const fn from_civil(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year - era * 400;
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + day - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        Self(era * 146_097 + days - 719_468)
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub const fn civil(self) -> (i32, i32, i32) {
        let days = self.0.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let of_era = days - era * 146_097;
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl TimeOfDay {
    /// Reads `hh:mm`.
    ///
    /// ```
    /// use leerpad::ground::moment::TimeOfDay;
    /// assert_eq!(TimeOfDay::parse("20:30").unwrap().minutes(), 1230);
    /// assert!(TimeOfDay::parse("24:00").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hours, minutes) = text.split_once(':')?;
        let digits = |part: &str| {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
        };
        let (hours, minutes) = (digits(hours)?, digits(minutes)?);
        (hours < 24 && minutes < 60).then_some(Self(hours * 60 + minutes))
    }

    /// Minutes after midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// From minutes after midnight, below 1,440.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes < 1440).then_some(Self(minutes))
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl From<$name> for Json {
            fn from(value: $name) -> Self {
                Self::from(value.to_string())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text)
                    .ok_or_else(|| serde::de::Error::custom(concat!("not a ", stringify!($name))))
            }
        }
    };
}

as_text!(Moment);
as_text!(Date);
as_text!(TimeOfDay);

impl Stored for Date {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        taken(
            Self::parse(stored.as_str().unwrap_or("")),
            Self(0),
            faults,
            "date",
        )
    }
}

impl Stored for TimeOfDay {
    fn store(&self) -> Json {
        Json::from(*self)
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        taken(
            Self::parse(stored.as_str().unwrap_or("")),
            Self(0),
            faults,
            "time",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_from_1900_to_2200_is_itself_again() {
        let (first, last) = (
            Date::parse("1900-01-01").unwrap(),
            Date::parse("2200-12-31").unwrap(),
        );
        for days in first.days()..=last.days() {
            let date = Date::from_days(days);
            assert_eq!(Date::parse(&date.to_string()), Some(date));
        }
    }

    #[test]
    fn the_instant_is_what_counts() {
        let summer = Moment::parse("2026-10-25T02:30:00.000+02:00").unwrap();
        let winter = Moment::parse("2026-10-25T02:00:00.000+01:00").unwrap();
        assert!(winter.is_after(summer));
        assert_eq!(winter.unix() - summer.unix(), 1_800_000);
        assert_eq!(Moment::from_unix(summer.unix(), 120), summer);
    }

    #[test]
    fn a_moment_is_written_as_it_is_shown() {
        for (unix, offset) in [
            (0, 0),
            (1_795_000_000_123, -210),
            (-2_208_988_800_001, 840),
            (i64::MAX / 2, 0),
            (-70_000_000_000_000, 60),
        ] {
            let moment = Moment::from_unix(unix, offset);
            let mut written = String::new();
            moment.write(&mut written);
            assert_eq!(written, moment.to_string());
        }
        for refused in [
            "2026-11-23T10:14:00.000-00:00",
            "2026-11-23T10:14:00.00é+1:00",
            "2026-11-23T10:14:00.000+14:01",
            "2026-11-23T10:14:00.0 0+01:00",
        ] {
            assert_eq!(Moment::parse(refused), None, "{refused}");
        }
    }
}
