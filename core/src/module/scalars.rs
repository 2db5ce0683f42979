//! Scalars: numbers, truths, dates, files and fixed words. Every scalar is text; the key decides what it is.

use super::draft::Id;
use super::dutch::digits_for;
use super::keys::{Key, Of};
use super::reader::{Map, Reader, did_you_mean};
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
            NumberFault::Shape => {
                let problem = Problem::new(&NEEDS_NUMBER, word.span);
                match digits_for(word.value) {
                    Some(digits) => problem.with("like", &digits).fixed_by(word.span, digits),
                    None => problem.with("like", "3"),
                }
            }
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
        // A site without its scheme would pass for a file of the module.
        let is_site = word.value.starts_with("www.");
        if !is_site && Link::parse(word.value).is_ok() {
            return Some(word);
        }
        let mut problem = Problem::new(&NOT_A_LINK, word.span).with("written", word.value);
        let better = match word.value.strip_prefix("http://") {
            Some(rest) => format!("https://{rest}"),
            None => format!("https://{}", word.value),
        };
        if (is_site || word.value.starts_with("http://")) && Link::parse(&better).is_ok() {
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

/// Not a number at all.
pub(super) static NEEDS_NUMBER: Rule = Rule {
    code: "needs-number",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen getal",
        why: "hier wordt mee gerekend of vergeleken",
        help: "schrijf het in cijfers, zoals `{like}`",
    },
    en: Words {
        message: "`{written}` is not a number",
        why: "it is used to count or to compare",
        help: "write it in digits, such as `{like}`",
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

#[cfg(test)]
mod tests {
    use crate::module::tests::{HEAD, STEPS, mended, told};

    #[test]
    fn what_people_write_is_mended() {
        let item = |line: &str| {
            format!(
                "{HEAD}steps:\n  - exercise: e\n    items:\n      - time: t\n        ask: Q\n        {line}\n"
            )
        };
        for (wrong, right) in [
            ("from: 9.30", "from: 09:30"),
            ("required: Ja", "required: true"),
            ("private: nee", "private: false"),
            ("was: oud", "was: [oud]"),
        ] {
            assert_eq!(mended(&item(wrong)), item(right));
            assert_eq!(told(&item(right)), Vec::<String>::new());
        }
        let most = |to: &str| {
            format!(
                "{HEAD}steps:\n  - exercise: e\n    items:\n      - number: n\n        ask: Q\n        to: {to}\n"
            )
        };
        assert_eq!(mended(&most("vijf")), most("5"));
        let privacy = |keep: &str| format!("{HEAD}privacy:\n  keep: {keep}\n{STEPS}");
        assert_eq!(mended(&privacy("90 dagen")), privacy("90 days"));
        let help = |link: &str| format!("{HEAD}help:\n  - title: Hulp\n    link: {link}\n{STEPS}");
        assert_eq!(mended(&help("www.113.nl")), help("https://www.113.nl"));
    }

    #[test]
    fn a_condition_may_stand_where_truth_may() {
        assert_eq!(
            told(&format!(
                "{HEAD}steps:\n  - exercise: e\n    items:\n      - text: t\n        ask: Q\n        required: a == b\n"
            )),
            Vec::<String>::new()
        );
    }
}
