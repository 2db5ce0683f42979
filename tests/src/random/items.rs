//! The items of a random module.

use std::fmt::Write as _;

use super::known::{Item, Kind};
use super::module::{Writer, quoted, words};

/// The lines of an item and what conditions see of it.
pub(super) struct Written {
    pub(super) lines: String,
    pub(super) kind: Kind,
    /// Conditions that rules may ask of the answer.
    pub(super) rules: Vec<String>,
}

impl Writer<'_> {
    pub(super) fn item(&mut self, out: &mut String, indent: &str, later: &[String]) {
        let id = self.id("i");
        let pad = format!("{indent}      ");
        let when = (!self.known.items.is_empty() && self.dice.chance(25))
            .then(|| self.known.condition(self.dice, 1));
        // One in four is of a further kind.
        let further = self.dice.chance(25);
        let written = match self.dice.below(21) {
            _ if further => self.further(&id, &pad),
            0..=3 => self.choice(&id, &pad),
            4 | 5 => self.choices(&id, &pad),
            6 => self.plain(format!("confirm: {id}\n{pad}ask: Goed zo?\n"), Kind::Confirm),
            7 => self.text(&id, &pad),
            8 if self.dice.chance(50) => self.plain(
                format!("words: {id}\n{pad}ask: Wat wil je delen?\n{pad}private: false\n"),
                Kind::Open,
            ),
            8 => self.plain(format!("words: {id}\n{pad}ask: Schrijf veel.\n"), Kind::Private),
            9..=11 => self.number(&id, &pad),
            12 => {
                let step = if self.dice.chance(50) {
                    format!("{pad}step: 2\n")
                } else {
                    String::new()
                };
                let mut written = self.plain(
                    format!("scale: {id}\n{pad}ask: Hoe erg?\n{pad}from: 0\n{pad}to: 10\n{step}"),
                    Kind::Number(0, 10),
                );
                written.rules = words(&["answer > 6", "answer <= 2"]);
                written
            }
            13 => self.plain(
                format!("date: {id}\n{pad}ask: Wanneer?\n{pad}from: 2025-06-01\n{pad}to: 2026-12-31\n"),
                Kind::Date,
            ),
            14 => {
                let from = if self.dice.chance(40) {
                    format!("{pad}from: 06:30\n")
                } else {
                    String::new()
                };
                self.plain(format!("time: {id}\n{pad}ask: Hoe laat?\n{from}"), Kind::Time)
            }
            15 => self.likert(&id, &pad),
            16 => self.rank(&id, &pad),
            17 => self.entries(&id, &pad),
            19 => self.diary(&id, &pad),
            18 => {
                let pipe = self.pipe();
                self.plain(format!("note: {id}\n{pad}body: \"Let op.{pipe}\"\n"), Kind::Note)
            }
            _ if self.dice.chance(50) => self.plain(
                format!("breathe: {id}\n{pad}in: 4\n{pad}out: 6\n{pad}rounds: 3\n"),
                Kind::Done,
            ),
            _ => self.plain(format!("timer: {id}\n{pad}minutes: 2\n"), Kind::Done),
        };
        let _ = write!(out, "{indent}    - {}", written.lines);
        if let Some(when) = when {
            let _ = writeln!(out, "{pad}when: {}", quoted(&when));
        }
        if matches!(written.kind, Kind::Note) {
            return;
        }
        if matches!(written.kind, Kind::Diary(_)) {
            self.known.items.push(Item {
                id,
                kind: written.kind,
                has_correct: false,
            });
            return;
        }
        let has_correct = self.behaviour(out, &pad, later, &written);
        self.known.items.push(Item {
            id,
            kind: written.kind,
            has_correct,
        });
        if self.dice.chance(15) {
            self.value();
        }
    }

    #[expect(clippy::unused_self, reason = "reads like the other kinds")]
    pub(super) fn plain(&self, lines: String, kind: Kind) -> Written {
        Written {
            lines,
            kind,
            rules: Vec::new(),
        }
    }

    /// Whether it is required, what it hints, and how it answers back; true when it says what is right.
    fn behaviour(&mut self, out: &mut String, pad: &str, later: &[String], written: &Written) -> bool {
        if self.dice.chance(25) {
            if self.dice.chance(70) || self.known.items.is_empty() {
                let _ = writeln!(out, "{pad}required: true");
            } else {
                let condition = self.known.condition(self.dice, 1);
                let _ = writeln!(out, "{pad}required: {}", quoted(&condition));
            }
        }
        if self.dice.chance(15) {
            let _ = write!(
                out,
                "{pad}hints:\n{pad}  - Een hint.\n{pad}  - Nog een.\n{pad}solution: Zo dus.\n"
            );
        }
        // What leads on whatever was answered.
        if let Some(target) = later.first()
            && self.dice.chance(4)
        {
            let _ = write!(out, "{pad}rules:\n{pad}  - say: Verder.\n{pad}    go: {target}\n");
            return false;
        }
        if written.rules.is_empty() || !self.dice.chance(45) {
            return false;
        }
        let rule = self.dice.pick(&written.rules).clone();
        let retry = if self.dice.chance(40) {
            format!("{pad}    retry: true\n")
        } else {
            String::new()
        };
        let go = match later.last() {
            Some(target) if self.dice.chance(30) => format!("{pad}    go: {target}\n"),
            _ => String::new(),
        };
        let last = match later.first() {
            Some(target) if retry.is_empty() && self.dice.chance(15) => format!("{pad}    go: {target}\n"),
            _ => String::new(),
        };
        let _ = write!(
            out,
            "{pad}rules:\n{pad}  - when: {}\n{pad}    say: Goed.\n{pad}    correct: true\n{go}",
            quoted(&rule)
        );
        if !self.known.items.is_empty() && self.dice.chance(30) {
            let condition = self.known.condition(self.dice, 0);
            let _ = write!(
                out,
                "{pad}  - when: {}\n{pad}    say: Bijna.\n",
                quoted(&condition)
            );
        }
        let _ = write!(
            out,
            "{pad}  - say: Probeer nog eens.\n{pad}    correct: false\n{retry}{last}"
        );
        true
    }

    fn choice(&mut self, id: &str, pad: &str) -> Written {
        let sources: Vec<(String, Vec<String>)> = self
            .known
            .items
            .iter()
            .filter_map(|item| match &item.kind {
                Kind::Choices(options) => Some((item.id.clone(), options.clone())),
                _ => None,
            })
            .collect();
        if !sources.is_empty() && self.dice.chance(35) {
            let (source, options) = self.dice.pick(&sources).clone();
            let other = if self.dice.chance(30) {
                format!("{pad}other: true\n")
            } else {
                String::new()
            };
            return Written {
                lines: format!(
                    "choice: {id}\n{pad}ask: Welke daarvan?\n{pad}options-from: {source}\n{other}"
                ),
                kind: Kind::Choice(options),
                rules: Vec::new(),
            };
        }
        let hidden = if self.known.items.is_empty() || self.dice.chance(50) {
            "b: Tweede".to_owned()
        } else {
            let condition = quoted(&self.known.condition(self.dice, 0));
            format!("b:\n{pad}    label: Tweede\n{pad}    when: {condition}")
        };
        let shuffle = if self.dice.chance(40) {
            format!("{pad}shuffle: true\n")
        } else {
            String::new()
        };
        let other = if self.dice.chance(30) {
            format!("{pad}other: true\n")
        } else {
            String::new()
        };
        Written {
            lines: format!(
                "choice: {id}\n{pad}ask: Welke?\n{shuffle}{other}{pad}options:\n{pad}  a: Eerste\n{pad}  {hidden}\n{pad}  c: Derde\n"
            ),
            kind: Kind::Choice(words(&["a", "b", "c"])),
            rules: words(&["answer == a", "answer in (a, c)", "answer != b"]),
        }
    }

    fn choices(&mut self, id: &str, pad: &str) -> Written {
        let limits = match self.dice.below(3) {
            0 => format!("{pad}min: 1\n{pad}max: 2\n"),
            1 => format!("{pad}min: 0\n"),
            _ => String::new(),
        };
        let hidden = if self.known.items.is_empty() || self.dice.chance(60) {
            "b: Tweede".to_owned()
        } else {
            let condition = quoted(&self.known.condition(self.dice, 0));
            format!("b:\n{pad}    label: Tweede\n{pad}    when: {condition}")
        };
        let shuffle = if self.dice.chance(30) {
            format!("{pad}shuffle: true\n")
        } else {
            String::new()
        };
        let other = if self.dice.chance(20) {
            format!("{pad}other: true\n")
        } else {
            String::new()
        };
        Written {
            lines: format!(
                "choices: {id}\n{pad}ask: Welke?\n{limits}{shuffle}{other}{pad}options:\n{pad}  a: Eerste\n{pad}  {hidden}\n{pad}  c:\n{pad}    label: Geen van deze\n{pad}    alone: true\n{pad}  d: Vierde\n"
            ),
            kind: Kind::Choices(words(&["a", "b", "c", "d"])),
            rules: words(&["answer contains a", "answer == (a, b)", "count(answer) >= 2"]),
        }
    }

    fn text(&mut self, id: &str, pad: &str) -> Written {
        let check = if self.dice.chance(30) {
            format!("{pad}check:\n{pad}  - must: length(answer) <= 6\n{pad}    say: Dat is lang.\n")
        } else {
            String::new()
        };
        Written {
            lines: format!("text: {id}\n{pad}ask: Schrijf iets.\n{pad}private: false\n{check}"),
            kind: Kind::Steering,
            rules: words(&[
                "answer == \"ja\"",
                "answer about \"hallo\"",
                "answer starts-with \"n\"",
            ]),
        }
    }

    fn number(&mut self, id: &str, pad: &str) -> Written {
        let mut check = String::new();
        if self.dice.chance(40) {
            let _ = write!(
                check,
                "{pad}check:\n{pad}  - must: answer <= 8\n{pad}    say: Dat is veel.\n"
            );
            if !self.known.items.is_empty() && self.dice.chance(40) {
                let condition = self.known.condition(self.dice, 0);
                let _ = write!(
                    check,
                    "{pad}  - must: {}\n{pad}    say: Klopt dat?\n",
                    quoted(&condition)
                );
            }
        }
        let decimals = if self.dice.chance(30) {
            format!("{pad}decimals: 2\n")
        } else {
            String::new()
        };
        let (from, to) = *self.dice.pick(&[(0, 10), (-5, 12), (1, 9), (0, 900)]);
        Written {
            lines: format!(
                "number: {id}\n{pad}ask: Hoeveel?\n{pad}from: {from}\n{pad}to: {to}\n{decimals}{check}"
            ),
            kind: Kind::Number(from, to),
            rules: words(&["answer >= 4", "answer == 2", "attempts(III) < 3"])
                .into_iter()
                .map(|rule| rule.replace("III", id))
                .collect(),
        }
    }

    fn likert(&mut self, id: &str, pad: &str) -> Written {
        Written {
            lines: format!(
                "likert: {id}\n{pad}ask: Hoe vaak?\n{pad}rows:\n{pad}  r1: Eerste rij\n{pad}  r2: Tweede rij\n{pad}options: vaak\n"
            ),
            kind: Kind::Likert(words(&["r1", "r2"]), words(&["nooit", "soms", "altijd"])),
            rules: vec![
                format!("{id}.r1 == soms"),
                format!("{id}.r1 == nooit or {id}.r2 != nooit"),
            ],
        }
    }

    fn rank(&mut self, id: &str, pad: &str) -> Written {
        let hidden = if self.known.items.is_empty() || self.dice.chance(60) {
            "b: Tweede".to_owned()
        } else {
            let condition = quoted(&self.known.condition(self.dice, 0));
            format!("b:\n{pad}    label: Tweede\n{pad}    when: {condition}")
        };
        Written {
            lines: format!(
                "rank: {id}\n{pad}ask: Wat eerst?\n{pad}options:\n{pad}  a: Eerste\n{pad}  {hidden}\n{pad}  c: Derde\n"
            ),
            kind: Kind::Rank(words(&["a", "b", "c"])),
            rules: vec![format!("position({id}, a) == 1")],
        }
    }

    fn diary(&mut self, id: &str, pad: &str) -> Written {
        let every = *self.dice.pick(&["day", "day", "week"]);
        let times = self.dice.between(1, 6);
        let within = if self.dice.chance(50) {
            format!("{pad}within: {} days\n", self.dice.between(1, 12))
        } else {
            String::new()
        };
        Written {
            lines: format!(
                "diary: {id}\n{pad}ask: Hou het bij.\n{pad}every: {every}\n{pad}times: {times}\n{within}{pad}items:\n{pad}  - scale: n\n{pad}    ask: Hoe erg?\n{pad}    from: 0\n{pad}    to: 9\n{pad}  - number: m\n{pad}    ask: Hoeveel?\n{pad}    from: -3\n{pad}    to: 9\n{pad}    decimals: 2\n{pad}  - text: t\n{pad}    ask: Wat?\n{pad}  - choices: k\n{pad}    ask: Welke?\n{pad}    options: vaak\n"
            ),
            kind: Kind::Diary(words(&["n", "m"])),
            rules: Vec::new(),
        }
    }

    fn entries(&mut self, id: &str, pad: &str) -> Written {
        let (min, max) = (self.dice.below(3), 2 + self.dice.below(2));
        Written {
            lines: format!(
                "list: {id}\n{pad}ask: Noem er een paar.\n{pad}min: {min}\n{pad}max: {max}\n{pad}items:\n{pad}  - number: n\n{pad}    ask: Hoeveel?\n{pad}    from: 0\n{pad}    to: 9\n{pad}  - text: t\n{pad}    ask: Wat?\n{pad}  - choices: k\n{pad}    ask: Welke?\n{pad}    options: vaak\n"
            ),
            kind: Kind::List,
            rules: vec![format!("count({id}) >= 2")],
        }
    }
}
