//! Days, times of day and lengths of time.

use super::draft::Id;
use super::dutch::digits_for;
use super::keys::Key;
use super::reader::{Map, Reader};
use crate::ground::limits::WAIT_MILLISECONDS;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;

impl<'a> Reader<'a, '_> {
    /// A calendar day.
    pub(super) fn date(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<Date>> {
        let word = self.word(map, key)?;
        let date = Date::parse(word.value);
        if date.is_none() {
            let mut problem = Problem::new(&NOT_A_DATE, word.span).with("written", word.value);
            if let Some(better) = turned(word.value) {
                problem = problem.fixed_by(word.span, better);
            }
            self.problems.push(problem);
        }
        date.map(|date| Spanned::new(date, word.span))
    }

    /// A time of day.
    pub(super) fn time(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<TimeOfDay>> {
        let word = self.word(map, key)?;
        let time = TimeOfDay::parse(word.value);
        if time.is_none() {
            let mut problem = Problem::new(&NOT_A_TIME, word.span).with("written", word.value);
            let better = format!("{:0>5}", word.value.replacen('.', ":", 1));
            if TimeOfDay::parse(&better).is_some() {
                problem = problem.fixed_by(word.span, better);
            }
            self.problems.push(problem);
        }
        time.map(|time| Spanned::new(time, word.span))
    }

    /// A duration: a whole number and a unit.
    pub(super) fn duration(&mut self, map: &Map<'a>, key: &Key) -> Option<Id<'a>> {
        let word = self.word(map, key)?;
        let (written, unit) = word.value.split_once(' ').unwrap_or((word.value, ""));
        let digits = digits_for(written);
        let count = digits.as_deref().unwrap_or(written);
        let is_count = count.parse::<u32>().is_ok_and(|count| count > 0);
        let english = DUTCH_UNITS
            .iter()
            .find(|(dutch, _)| *dutch == unit)
            .map(|(_, english)| *english);
        let unit = english.or_else(|| UNITS.contains(&unit).then_some(unit));
        if is_count && digits.is_none() && english.is_none() && unit.is_some() {
            return Some(word);
        }
        let mut problem = Problem::new(&NOT_A_DURATION, word.span).with("written", word.value);
        if let (true, Some(unit)) = (is_count, unit) {
            problem = problem.fixed_by(word.span, format!("{count} {unit}"));
        }
        self.problems.push(problem);
        None
    }

    /// A length of time that is always the same, in milliseconds.
    pub(super) fn length(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<u64>> {
        let word = self.duration(map, key)?;
        let (count, unit) = word.value.split_once(' ')?;
        let day = 24 * 60 * 60_000;
        let each = match unit.trim_end_matches('s') {
            "minute" => 60_000,
            "hour" => 60 * 60_000,
            "day" => day,
            "week" => 7 * day,
            _ => {
                self.problems
                    .push(Problem::new(&LENGTH_NOT_EXACT, word.span).with("written", word.value));
                return None;
            }
        };
        let length = count.parse::<u64>().ok()?.saturating_mul(each);
        if length > WAIT_MILLISECONDS {
            let most = WAIT_MILLISECONDS / each;
            self.problems.push(
                Problem::new(&super::scalars::OUT_OF_RANGE, word.span)
                    .with("key", key.name)
                    .with("least", format!("1 {unit}"))
                    .with("most", format!("{most} {unit}")),
            );
            return None;
        }
        Some(Spanned::new(length, word.span))
    }
}

/// `5-1-2026` as `2026-01-05`, when that is a day.
fn turned(written: &str) -> Option<String> {
    let mut parts = written.split(['-', '/', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let turned = format!("{year}-{month:0>2}-{day:0>2}");
    (parts.next().is_none() && Date::parse(&turned).is_some()).then_some(turned)
}

const UNITS: &[&str] = &[
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
];

const DUTCH_UNITS: &[(&str, &str)] = &[
    ("minuut", "minute"),
    ("minuten", "minutes"),
    ("uur", "hours"),
    ("uren", "hours"),
    ("dag", "day"),
    ("dagen", "days"),
    ("weken", "weeks"),
    ("maand", "month"),
    ("maanden", "months"),
    ("jaar", "years"),
    ("jaren", "years"),
];

/// Not a calendar day.
pub(super) static NOT_A_DATE: Rule = Rule {
    code: "not-a-date",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen datum",
        why: "zo geschreven kan een dag met een maand verward worden",
        help: "schrijf jaar, maand en dag, zoals `2026-01-05`",
    },
    en: Words {
        message: "`{written}` is not a date",
        why: "written otherwise, a day can be taken for a month",
        help: "write year, month and day, such as `2026-01-05`",
    },
};

/// Not a time of day.
pub(super) static NOT_A_TIME: Rule = Rule {
    code: "not-a-time",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen tijd",
        why: "een tijd loopt van `00:00` tot en met `23:59`",
        help: "schrijf uren en minuten, zoals `09:30`",
    },
    en: Words {
        message: "`{written}` is not a time",
        why: "times run from `00:00` to `23:59`",
        help: "write hours and minutes, such as `09:30`",
    },
};

/// Not a duration.
pub(super) static NOT_A_DURATION: Rule = Rule {
    code: "not-a-duration",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen tijdsduur",
        why: "zo is niet duidelijk hoelang het duurt",
        help: "schrijf een getal en een van `minutes`, `hours`, `days`, `weeks`, `months`, `years`",
    },
    en: Words {
        message: "`{written}` is not a length of time",
        why: "it is not clear how long it takes",
        help: "write a number and one of `minutes`, `hours`, `days`, `weeks`, `months`, `years`",
    },
};

/// A length of time that is not always the same.
pub(super) static LENGTH_NOT_EXACT: Rule = Rule {
    code: "length-not-exact",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is niet altijd even lang",
        why: "maanden en jaren verschillen van lengte, en wie wacht wil weten wanneer het verder gaat",
        help: "schrijf het in dagen of weken, zoals `30 days`",
    },
    en: Words {
        message: "`{written}` is not always of the same length",
        why: "months and years differ in length, and who waits wants to know when it goes on",
        help: "write it in days or weeks, such as `30 days`",
    },
};

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn a_date_is_turned_round() {
        assert_eq!(turned("5-1-2026").as_deref(), Some("2026-01-05"));
        assert_eq!(turned("31-2-2026"), None);
    }
}
