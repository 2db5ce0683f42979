//! Scalars: numbers, truths, dates, files and fixed words. Every scalar is text; the key decides what it is.

use super::draft::Id;
use super::keys::{Key, Of};
use super::reader::{Map, Reader, did_you_mean};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::{Number, NumberFault};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::syntax::tree::{Node, NodeKind};
use crate::text::link::{Link, is_own_media};

impl<'a> Reader<'a, '_> {
    /// A short text that is not translated, or the name of something.
    pub(super) fn word(&mut self, map: &Map<'a>, key: &Key) -> Option<Id<'a>> {
        self.word_of(&map.find(key)?.value)
    }

    pub(super) fn word_of(&mut self, node: &'a Node) -> Option<Id<'a>> {
        let written = self.plain(node)?;
        Some(Spanned::new(written.scalar.text.trim(), written.span))
    }

    /// A list of short texts or names. One without a list around it gets an edit.
    pub(super) fn words(&mut self, map: &Map<'a>, key: &Key) -> Vec<Id<'a>> {
        let Some(node) = map.find(key).map(|entry| &entry.value) else {
            return Vec::new();
        };
        if let NodeKind::Scalar(scalar) = &node.kind
            && !scalar.text.trim().is_empty()
        {
            let mut problem = Problem::new(&super::reader::NEEDS_LIST, node.span);
            let written = self.source.slice(node.span);
            if !written.contains(['\n', ',', '[', ']']) {
                problem = problem.fixed_by(node.span, format!("[{written}]"));
            }
            self.problems.push(problem);
            return vec![Spanned::new(scalar.text.trim(), node.span)];
        }
        let nodes = self.list(node).unwrap_or_default();
        nodes.iter().filter_map(|node| self.word_of(node)).collect()
    }

    /// A number.
    pub(super) fn number(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<Number>> {
        let word = self.word(map, key)?;
        self.number_of(&word)
    }

    pub(super) fn number_of(&mut self, word: &Id<'a>) -> Option<Spanned<Number>> {
        let fault = match word.value.parse::<Number>() {
            Ok(number) => return Some(Spanned::new(number, word.span)),
            Err(fault) => fault,
        };
        let with_point = word.value.replacen(',', ".", 1);
        let problem = match fault {
            NumberFault::Shape if with_point.parse::<Number>().is_ok() => {
                Problem::new(&COMMA_IN_NUMBER, word.span)
                    .with("better", &with_point)
                    .fixed_by(word.span, with_point)
            }
            NumberFault::Shape => Problem::new(&NOT_A_NUMBER, word.span),
            NumberFault::Decimals => Problem::new(&NUMBER_DECIMALS, word.span),
            NumberFault::Range => Problem::new(&NUMBER_TOO_LARGE, word.span),
        };
        self.problems.push(problem.with("written", word.value));
        None
    }

    /// A whole number, from nought.
    pub(super) fn whole(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<u32>> {
        let word = self.word(map, key)?;
        self.whole_of(&word)
    }

    pub(super) fn whole_of(&mut self, word: &Id<'a>) -> Option<Spanned<u32>> {
        let number = self.number_of(word)?;
        let whole = integer(number.value).and_then(|whole| u32::try_from(whole).ok());
        if whole.is_none() {
            self.problems
                .push(Problem::new(&NOT_WHOLE, word.span).with("written", word.value));
        }
        whole.map(|whole| Spanned::new(whole, word.span))
    }

    /// A whole number between two others.
    pub(super) fn whole_in(
        &mut self,
        map: &Map<'a>,
        key: &Key,
        least: u32,
        most: u32,
    ) -> Option<Spanned<u32>> {
        let whole = self.whole(map, key)?;
        if whole.value < least || whole.value > most {
            self.problems.push(
                Problem::new(&OUT_OF_RANGE, whole.span)
                    .with("key", key.name)
                    .with("least", least)
                    .with("most", most),
            );
            return None;
        }
        Some(whole)
    }

    /// A number above nought.
    pub(super) fn positive(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<Number>> {
        let number = self.number(map, key)?;
        if number.value <= Number::ZERO {
            self.problems
                .push(Problem::new(&NOT_ABOVE_NOUGHT, number.span).with("key", key.name));
            return None;
        }
        Some(number)
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<bool>> {
        let word = self.word(map, key)?;
        self.truth_of(&word)
    }

    pub(super) fn truth_of(&mut self, word: &Id<'a>) -> Option<Spanned<bool>> {
        let meant = match word.value {
            "true" => return Some(Spanned::new(true, word.span)),
            "false" => return Some(Spanned::new(false, word.span)),
            other if is_yes(other) => Some(true),
            other if is_no(other) => Some(false),
            _ => None,
        };
        let mut problem = Problem::new(&NOT_TRUTH, word.span).with("written", word.value);
        if let Some(meant) = meant {
            problem = problem.fixed_by(word.span, if meant { "true" } else { "false" });
        }
        self.problems.push(problem);
        meant.map(|meant| Spanned::new(meant, word.span))
    }

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
        let (count, unit) = word.value.split_once(' ').unwrap_or((word.value, ""));
        let is_count = count.parse::<u32>().is_ok_and(|count| count > 0);
        let english = DUTCH_UNITS
            .iter()
            .find(|(dutch, _)| *dutch == unit)
            .map(|(_, english)| *english);
        if is_count && UNITS.contains(&unit) {
            return Some(word);
        }
        let mut problem = Problem::new(&NOT_A_DURATION, word.span).with("written", word.value);
        if let (true, Some(english)) = (is_count, english) {
            problem = problem.fixed_by(word.span, format!("{count} {english}"));
        }
        self.problems.push(problem);
        None
    }

    /// A file of the module's own media.
    pub(super) fn path(&mut self, map: &Map<'a>, key: &Key) -> Option<Id<'a>> {
        let word = self.word(map, key)?;
        if is_own_media(word.value) {
            return Some(word);
        }
        self.problems
            .push(Problem::new(&NOT_OWN_MEDIA, word.span).with("written", word.value));
        None
    }

    /// A link that is safe to follow.
    pub(super) fn link(&mut self, map: &Map<'a>, key: &Key) -> Option<Id<'a>> {
        let word = self.word(map, key)?;
        if Link::parse(word.value).is_ok() {
            return Some(word);
        }
        let mut problem = Problem::new(&NOT_A_LINK, word.span).with("written", word.value);
        let better = match word.value.strip_prefix("http://") {
            Some(rest) => format!("https://{rest}"),
            None => format!("https://{}", word.value),
        };
        let looks_like_a_site = word.value.starts_with("http://") || word.value.starts_with("www.");
        if looks_like_a_site && Link::parse(&better).is_ok() {
            problem = problem.fixed_by(word.span, better);
        }
        self.problems.push(problem);
        None
    }

    /// One of the words of the key.
    pub(super) fn one(&mut self, map: &Map<'a>, key: &Key) -> Option<Id<'a>> {
        let word = self.word(map, key)?;
        self.one_of(word, key, &key.of)
    }

    /// One of the words of a type.
    pub(super) fn one_of(&mut self, word: Id<'a>, key: &Key, of: &Of) -> Option<Id<'a>> {
        let words = match of {
            Of::One(words) => *words,
            _ => &[],
        };
        if words.contains(&word.value) {
            return Some(word);
        }
        let problem = Problem::new(&UNKNOWN_WORD, word.span)
            .with("written", word.value)
            .with("key", key.name);
        self.problems.push(did_you_mean(
            problem,
            word.value,
            word.span,
            words.iter().copied(),
        ));
        None
    }

    /// Says that a range is upside down.
    pub(super) fn judge_range<T: PartialOrd>(
        &mut self,
        (from, to): (&Key, &Key),
        least: Option<&Spanned<T>>,
        most: Option<&Spanned<T>>,
    ) {
        let (Some(least), Some(most)) = (least, most) else {
            return;
        };
        if least.value > most.value {
            self.problems.push(
                Problem::new(&UPSIDE_DOWN, most.span)
                    .with("from", from.name)
                    .with("to", to.name)
                    .see(least.span, "het laagste", "the lowest"),
            );
        }
    }
}

/// The whole number that a number is, if it is one.
pub(super) fn integer(number: Number) -> Option<i64> {
    (number.decimals() == 0).then(|| number.millionths() / 1_000_000)
}

/// Words that people write for `true`.
pub(super) fn is_yes(word: &str) -> bool {
    ["ja", "yes", "true", "waar", "on", "aan", "y", "j"]
        .iter()
        .any(|yes| yes.eq_ignore_ascii_case(word))
}

/// Words that people write for `false`.
pub(super) fn is_no(word: &str) -> bool {
    ["nee", "no", "false", "onwaar", "off", "uit", "n", "niet"]
        .iter()
        .any(|no| no.eq_ignore_ascii_case(word))
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

/// Not a number at all.
pub(super) static NOT_A_NUMBER: Rule = Rule {
    code: "not-a-number",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen getal",
        why: "hier wordt mee gerekend of vergeleken",
        help: "schrijf een getal, zoals `3` of `0.5`",
    },
    en: Words {
        message: "`{written}` is not a number",
        why: "it is used to count or to compare",
        help: "write a number, such as `3` or `0.5`",
    },
};

/// A comma where a point belongs.
pub(super) static COMMA_IN_NUMBER: Rule = Rule {
    code: "comma-in-number",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` heeft een komma",
        why: "in dit bestand heeft een getal een punt; wie de module volgt, ziet gewoon een komma",
        help: "schrijf `{better}`",
    },
    en: Words {
        message: "`{written}` has a comma",
        why: "in this file a number has a point; who follows the module sees what is usual there",
        help: "write `{better}`",
    },
};

/// More decimals than numbers have.
pub(super) static NUMBER_DECIMALS: Rule = Rule {
    code: "number-decimals",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` heeft te veel cijfers achter de punt",
        why: "getallen worden precies bewaard, met hooguit zes cijfers achter de punt",
        help: "rond het getal af",
    },
    en: Words {
        message: "`{written}` has too many digits behind the point",
        why: "numbers are kept exactly, with at most six digits behind the point",
        help: "round the number",
    },
};

/// A number of a thousand million or more.
pub(super) static NUMBER_TOO_LARGE: Rule = Rule {
    code: "number-too-large",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is te groot",
        why: "getallen blijven onder een miljard, zodat elke som precies uitkomt",
        help: "kies een kleiner getal",
    },
    en: Words {
        message: "`{written}` is too large",
        why: "numbers stay below a thousand million, so that every sum is exact",
        help: "choose a smaller number",
    },
};

/// Not a whole number from nought.
pub(super) static NOT_WHOLE: Rule = Rule {
    code: "not-whole",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen heel getal vanaf nul",
        why: "hier wordt iets geteld",
        help: "schrijf een heel getal, zoals `3`",
    },
    en: Words {
        message: "`{written}` is not a whole number from nought",
        why: "something is counted here",
        help: "write a whole number, such as `3`",
    },
};

/// A whole number outside what its key allows.
pub(super) static OUT_OF_RANGE: Rule = Rule {
    code: "out-of-range",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` gaat van {least} tot en met {most}",
        why: "een ander getal werkt hier niet",
        help: "kies een getal daartussen",
    },
    en: Words {
        message: "`{key}` goes from {least} to {most}",
        why: "another number does not work here",
        help: "choose a number in between",
    },
};

/// A number that must be above nought.
pub(super) static NOT_ABOVE_NOUGHT: Rule = Rule {
    code: "not-above-nought",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` moet meer dan nul zijn",
        why: "met nul of minder gebeurt er niets",
        help: "schrijf een getal boven nul",
    },
    en: Words {
        message: "`{key}` must be more than nought",
        why: "with nought or less nothing happens",
        help: "write a number above nought",
    },
};

/// Not `true` or `false`.
pub(super) static NOT_TRUTH: Rule = Rule {
    code: "not-truth",
    severity: Severity::Error,
    nl: Words {
        message: "hier kan alleen `true` (ja) of `false` (nee)",
        why: "`{written}` kan van alles betekenen; er wordt niets geraden",
        help: "schrijf `true` of `false`",
    },
    en: Words {
        message: "only `true` or `false` can stand here",
        why: "`{written}` could mean many things, and nothing is guessed",
        help: "write `true` or `false`",
    },
};

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

/// Not a file of the module's own media.
pub(super) static NOT_OWN_MEDIA: Rule = Rule {
    code: "not-own-media",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen bestand van de module",
        why: "een module gebruikt alleen eigen bestanden, zodat niemand anders kan meekijken",
        help: "schrijf een naam zoals `media/adem.mp3`, zonder spaties en zonder `..`",
    },
    en: Words {
        message: "`{written}` is not a file of the module",
        why: "a module uses files of its own only, so that nobody else can look along",
        help: "write a name such as `media/adem.mp3`, without spaces and without `..`",
    },
};

/// Not a link that is safe to follow.
pub(super) static NOT_A_LINK: Rule = Rule {
    code: "not-a-link",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen veilige link",
        why: "alleen `https`, `mailto`, `tel` en eigen bestanden zijn veilig",
        help: "schrijf het hele adres, zoals `https://www.113.nl`",
    },
    en: Words {
        message: "`{written}` is not a safe link",
        why: "only `https`, `mailto`, `tel` and files of the module are safe",
        help: "write the whole address, such as `https://www.113.nl`",
    },
};

/// Not one of the words that can stand here.
pub(super) static UNKNOWN_WORD: Rule = Rule {
    code: "unknown-word",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` kan niet bij `{key}`",
        why: "hier kunnen maar een paar woorden staan",
        help: "bedoel je {names}?",
    },
    en: Words {
        message: "`{written}` cannot be used for `{key}`",
        why: "only a few words can stand here",
        help: "did you mean {names}?",
    },
};

/// A range whose end is below its beginning.
pub(super) static UPSIDE_DOWN: Rule = Rule {
    code: "upside-down",
    severity: Severity::Error,
    nl: Words {
        message: "`{to}` ligt onder `{from}`",
        why: "zo past er geen enkel antwoord",
        help: "draai de twee om",
    },
    en: Words {
        message: "`{to}` is below `{from}`",
        why: "no answer at all fits in between",
        help: "swap the two",
    },
};
