//! A random module as an author could have written it: right in form, any shape.

use std::fmt::Write as _;

use super::Dice;
use super::known::{Item, Kind, Known, Scale};

/// The files of a random module: its main file first.
#[derive(Clone, Debug)]
pub struct Files {
    /// Name and text of each file.
    pub files: Vec<(String, String)>,
}

/// Writes a random module; `size` is about the number of steps.
#[must_use]
pub fn module(seed: u64, size: usize) -> Files {
    let mut dice = Dice::new(seed);
    let with_part = dice.chance(25);
    let mut writer = Writer::new(&mut dice, "", with_part);
    let main = writer.whole("toeval", size.max(2));
    let mut files = vec![("main.yaml".to_owned(), main)];
    if with_part {
        let mut writer = Writer::new(&mut dice, "p", false);
        let steps = 1 + size / 4;
        files.push(("part.yaml".to_owned(), writer.whole("deel", steps)));
    }
    Files { files }
}

struct Writer<'a> {
    dice: &'a mut Dice,
    prefix: &'static str,
    count: usize,
    known: Known,
    uses_part: bool,
    after_steps: Vec<String>,
}

impl<'a> Writer<'a> {
    const fn new(dice: &'a mut Dice, prefix: &'static str, uses_part: bool) -> Self {
        let known = Known {
            items: Vec::new(),
            steps: Vec::new(),
            scales: Vec::new(),
            numbers: Vec::new(),
            picks: Vec::new(),
            truths: Vec::new(),
            texts: Vec::new(),
        };
        Self {
            dice,
            prefix,
            count: 0,
            known,
            uses_part,
            after_steps: Vec::new(),
        }
    }

    fn id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{}{kind}{}", self.prefix, self.count)
    }

    fn whole(&mut self, name: &str, size: usize) -> String {
        let mut head = format!(
            "leerpad: 1\nmodule: {name}\nversion: 1.0.0\nlanguages: [nl]\ntitle: Een module\nsummary: Om te proberen.\n"
        );
        head.push_str("option-sets:\n  vaak:\n    nooit: {score: 0, label: Nooit}\n    soms: {score: 1, label: Soms}\n    altijd: {score: 3, label: Altijd}\n");
        self.settings(&mut head);
        let mut scales = String::new();
        self.scales(&mut scales);
        let mut steps = String::from("steps:\n");
        self.list(&mut steps, 1, size);
        let mut values = String::new();
        self.values(&mut values);
        head + &scales + &values + &steps
    }

    fn settings(&mut self, out: &mut String) {
        if self.dice.chance(40) {
            let (a, b, c) = (self.id("zg"), self.id("zk"), self.id("zt"));
            let _ = write!(
                out,
                "settings:\n  {a}: {{type: number, from: 0, to: 9, default: 4}}\n  {b}:\n    type: choice\n    options:\n      rood: Rood\n      blauw: Blauw\n    default: blauw\n  {c}: {{type: text, default: hallo}}\n"
            );
            self.known.numbers.push(format!("setting({a})"));
            self.known.picks.push((
                format!("setting({b})"),
                vec!["rood".to_owned(), "blauw".to_owned()],
            ));
            self.known.texts.push(format!("setting({c})"));
        }
        if self.prefix.is_empty() && self.dice.chance(40) {
            let (a, b) = (self.id("fg"), self.id("fw"));
            let _ = write!(
                out,
                "facts:\n  {a}: {{type: number, from: 0, to: 9}}\n  {b}: {{type: confirm}}\n"
            );
            self.known.numbers.push(format!("fact({a})"));
            self.known.truths.push(format!("fact({b})"));
        }
        if self.dice.chance(50) {
            let (a, b, c) = (self.id("ka"), self.id("kb"), self.id("kc"));
            let _ = write!(
                out,
                "chances:\n  {a}: [kort, lang, geen]\n  {b}: {{from: 1, to: 6}}\n  {c}:\n    arms: {{een: 1, twee: 3}}\n    per: {}\n",
                if self.dice.chance(60) { "visit" } else { "session" }
            );
            let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
            self.known
                .picks
                .push((format!("chance({a})"), words(&["kort", "lang", "geen"])));
            self.known.numbers.push(format!("chance({b})"));
            self.known
                .picks
                .push((format!("chance({c})"), words(&["een", "twee"])));
        }
    }

    fn scales(&mut self, out: &mut String) {
        let count = self.dice.below(3);
        if count == 0 {
            return;
        }
        out.push_str("scales:\n");
        for _ in 0..count {
            let scale = self.id("schaal");
            let (first, second, third) = (self.id("v"), self.id("v"), self.id("v"));
            let reverse = if self.dice.chance(40) {
                "        reverse: true\n"
            } else {
                ""
            };
            let hidden = self.dice.chance(50);
            let when = if hidden {
                format!("        when: {first} >= 3\n")
            } else {
                String::new()
            };
            let missing = ["unknown", "zero", "mean-of-answered 50%", "mean-of-answered 80%"];
            let skipped = *self.dice.pick(&missing);
            let not_asked = *self.dice.pick(&["unknown", "zero", "mean-of-answered 60%"]);
            let score = match self.dice.below(4) {
                0 => format!("{first} + {second} + {third}"),
                1 => format!("({first} + {second} * 2) / 3 + {third}"),
                2 => format!("{first} + {second} + {third} - 1"),
                _ => format!("({first} + {second} + {third}) / 3"),
            };
            let (low, mid, high) = ("laag".to_owned(), "midden".to_owned(), "hoog".to_owned());
            let _ = write!(
                out,
                "  {scale}:\n    title: Een schaal\n    items:\n      - scale: {first}\n        ask: Hoe is het?\n        from: 0\n        to: 5\n{reverse}      - choice: {second}\n        ask: Hoe vaak?\n        options: vaak\n{when}      - likert: {third}\n        ask: Klopt dit?\n        rows:\n          r1: Eerste rij\n          r2: Tweede rij\n        options: vaak\n    score: {score}\n    skipped: {skipped}\n    not-asked: {not_asked}\n    bands:\n      - band: {low}\n        below: 1\n        say: Laag.\n      - band: {mid}\n        below: 3.5\n      - band: {high}\n        say: Hoog.\n"
            );
            self.known.scales.push(Scale {
                id: scale,
                bands: vec![low, mid, high],
                moments: Vec::new(),
            });
        }
    }

    fn values(&mut self, out: &mut String) {
        // Values may read every item; they are written last and read by nothing that is written before them.
        let names = std::mem::take(&mut self.after_steps);
        if names.is_empty() {
            return;
        }
        out.push_str("values:\n");
        for name in names {
            let sum = self.known.sum(self.dice);
            if self.dice.chance(50) {
                let condition = self.known.condition(self.dice, 1);
                let _ = write!(
                    out,
                    "  {name}:\n    - when: {condition}\n      is: {sum}\n    - is: 2\n"
                );
            } else {
                let _ = writeln!(out, "  {name}: {sum}");
            }
        }
    }

    fn list(&mut self, out: &mut String, level: usize, size: usize) {
        let ids: Vec<String> = (0..size).map(|_| self.id("s")).collect();
        for (place, id) in ids.iter().enumerate() {
            let later = &ids[place + 1..];
            self.step(out, level, id, later, &ids[..place]);
        }
    }

    fn step(&mut self, out: &mut String, level: usize, id: &str, later: &[String], before: &[String]) {
        let indent = &"  ".repeat(level);
        let top = level == 1;
        let when = (!before.is_empty() && self.dice.chance(25)).then(|| self.known.condition(self.dice, 1));
        let kind = self.dice.below(100);
        let mut own = None;
        if kind < 12 && level < 6 {
            let free = self.dice.chance(60);
            let _ = write!(out, "{indent}- section: {id}\n{indent}  title: Een deel\n");
            let children = 2 + self.dice.below(2);
            if free {
                let need = match self.dice.below(3) {
                    0 => "all".to_owned(),
                    1 => "any".to_owned(),
                    _ => "2".to_owned(),
                };
                let _ = write!(out, "{indent}  order: free\n{indent}  need: {need}\n");
            }
            own = Some(children);
        } else if kind < 22 && !self.known.scales.is_empty() {
            let at = self.dice.below(self.known.scales.len());
            let moment = ["before", "after"][self.dice.below(2)].to_owned();
            let scale = &mut self.known.scales[at];
            if !scale.moments.contains(&moment) {
                scale.moments.push(moment.clone());
            }
            let _ = write!(
                out,
                "{indent}- measure: {id}\n{indent}  scale: {}\n{indent}  moment: {moment}\n",
                scale.id
            );
        } else if kind < 30 {
            let _ = write!(
                out,
                "{indent}- reflection: {id}\n{indent}  ask: Wat neem je mee?\n"
            );
        } else if kind < 42 {
            let _ = write!(
                out,
                "{indent}- step: {id}\n{indent}  title: Lees dit\n{indent}  body: |\n{indent}    Een **tekst** van {id}.\n"
            );
        } else if kind < 46 && top && !later.is_empty() && self.dice.chance(40) {
            let _ = write!(out, "{indent}- end: {id}\n{indent}  say: Klaar.\n");
            return self.attributes(out, indent, when.as_deref(), None, &[], &[]);
        } else if kind < 52 && self.uses_part {
            self.uses_part = false;
            let _ = write!(out, "{indent}- use: {id}\n{indent}  module: part.yaml\n");
            self.attributes(out, indent, when.as_deref(), Some(id), later, before);
            return;
        } else {
            let _ = write!(
                out,
                "{indent}- exercise: {id}\n{indent}  title: Doe dit\n{indent}  items:\n"
            );
            let count = 1 + self.dice.below(3);
            for _ in 0..count {
                self.item(out, indent, later);
            }
        }
        self.attributes(out, indent, when.as_deref(), Some(id), later, before);
        if let Some(children) = own {
            let _ = writeln!(out, "{indent}  steps:");
            self.list(out, level + 2, children);
        }
        self.known.steps.push(id.to_owned());
    }

    fn attributes(
        &mut self,
        out: &mut String,
        indent: &str,
        when: Option<&str>,
        id: Option<&str>,
        later: &[String],
        before: &[String],
    ) {
        if let Some(when) = when {
            let _ = writeln!(out, "{indent}  when: {}", quoted(when));
        }
        let Some(id) = id else { return };
        if self.dice.chance(15) {
            let _ = writeln!(out, "{indent}  optional: true");
        }
        if self.dice.chance(8) {
            let _ = writeln!(out, "{indent}  again: ask");
        }
        if !later.is_empty() && self.dice.chance(25) {
            let target = self.dice.pick(later).clone();
            let condition = self.known.condition(self.dice, 1);
            let _ = write!(
                out,
                "{indent}  next:\n{indent}    - when: {}\n{indent}      go: {target}\n",
                quoted(&condition)
            );
            if !before.is_empty() && self.dice.chance(40) {
                let back = self.dice.pick(before).clone();
                let _ = write!(
                    out,
                    "{indent}    - when: visits({id}) < 3 and not done({back})\n{indent}      go: {back}\n"
                );
            } else if !before.is_empty() && self.dice.chance(40) {
                let back = self.dice.pick(before).clone();
                let _ = write!(
                    out,
                    "{indent}    - when: visits({id}) < 3\n{indent}      go: {back}\n"
                );
            }
            let _ = writeln!(out, "{indent}    - {}", later[0]);
        }
    }

    fn item(&mut self, out: &mut String, indent: &str, later: &[String]) {
        let id = self.id("i");
        let pad = format!("{indent}      ");
        let options = "Eerste";
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let when = (!self.known.items.is_empty() && self.dice.chance(25))
            .then(|| self.known.condition(self.dice, 1));
        let mut answer_rules = Vec::new();
        let (head, kind) = match self.dice.below(14) {
            0 | 1 => {
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
                let other = self.dice.chance(30);
                let extra = if other {
                    format!("{pad}other: true\n")
                } else {
                    String::new()
                };
                answer_rules = vec!["answer == a", "answer in (a, c)"];
                (
                    format!(
                        "choice: {id}\n{pad}ask: Welke?\n{shuffle}{extra}{pad}options:\n{pad}  a: {options}\n{pad}  {hidden}\n{pad}  c: Derde\n"
                    ),
                    Kind::Choice(words(&["a", "b", "c"])),
                )
            }
            2 => {
                let sources: Vec<String> = self
                    .known
                    .items
                    .iter()
                    .filter(|item| matches!(item.kind, Kind::Choices(_)))
                    .map(|item| item.id.clone())
                    .collect();
                if sources.is_empty() || self.dice.chance(50) {
                    let limits = if self.dice.chance(50) {
                        format!("{pad}min: 1\n{pad}max: 2\n")
                    } else {
                        String::new()
                    };
                    (
                        format!(
                            "choices: {id}\n{pad}ask: Welke?\n{limits}{pad}options:\n{pad}  a: Eerste\n{pad}  b: Tweede\n{pad}  c:\n{pad}    label: Geen van deze\n{pad}    alone: true\n"
                        ),
                        Kind::Choices(words(&["a", "b", "c"])),
                    )
                } else {
                    let source = self.dice.pick(&sources).clone();
                    (
                        format!("choice: {id}\n{pad}ask: Welke daarvan?\n{pad}options-from: {source}\n"),
                        Kind::Choice(words(&["a", "b", "c"])),
                    )
                }
            }
            3 => (format!("confirm: {id}\n{pad}ask: Goed zo?\n"), Kind::Confirm),
            4 => {
                answer_rules = vec!["answer == \"ja\"", "answer about \"hallo\""];
                (
                    format!("text: {id}\n{pad}ask: Schrijf iets.\n{pad}private: false\n"),
                    Kind::Steering,
                )
            }
            5 => (format!("words: {id}\n{pad}ask: Schrijf veel.\n"), Kind::Private),
            6 | 7 => {
                answer_rules = vec!["answer >= 4", "answer == 2"];
                let check = if self.dice.chance(40) {
                    format!("{pad}check:\n{pad}  - must: answer <= 8\n{pad}    say: Dat is veel.\n")
                } else {
                    String::new()
                };
                let decimals = if self.dice.chance(30) {
                    format!("{pad}decimals: 2\n")
                } else {
                    String::new()
                };
                (
                    format!("number: {id}\n{pad}ask: Hoeveel?\n{pad}from: 0\n{pad}to: 10\n{decimals}{check}"),
                    Kind::Number(0, 10),
                )
            }
            8 => {
                let step = if self.dice.chance(50) {
                    format!("{pad}step: 2\n")
                } else {
                    String::new()
                };
                (
                    format!("scale: {id}\n{pad}ask: Hoe erg?\n{pad}from: 0\n{pad}to: 10\n{step}"),
                    Kind::Number(0, 10),
                )
            }
            9 => (
                format!("date: {id}\n{pad}ask: Wanneer?\n{pad}from: 2025-06-01\n{pad}to: 2026-12-31\n"),
                Kind::Date,
            ),
            10 => (format!("time: {id}\n{pad}ask: Hoe laat?\n"), Kind::Time),
            11 => (
                format!(
                    "likert: {id}\n{pad}ask: Hoe vaak?\n{pad}rows:\n{pad}  r1: Eerste rij\n{pad}  r2: Tweede rij\n{pad}options: vaak\n"
                ),
                Kind::Likert(words(&["r1", "r2"]), words(&["nooit", "soms", "altijd"])),
            ),
            12 => {
                if self.dice.chance(50) {
                    (
                        format!(
                            "rank: {id}\n{pad}ask: Wat eerst?\n{pad}options:\n{pad}  a: Eerste\n{pad}  b: Tweede\n{pad}  c: Derde\n"
                        ),
                        Kind::Rank(words(&["a", "b", "c"])),
                    )
                } else {
                    (
                        format!(
                            "list: {id}\n{pad}ask: Noem er een paar.\n{pad}min: 0\n{pad}max: 3\n{pad}items:\n{pad}  - number: n\n{pad}    ask: Hoeveel?\n{pad}    from: 0\n{pad}    to: 9\n{pad}  - text: t\n{pad}    ask: Wat?\n"
                        ),
                        Kind::List,
                    )
                }
            }
            _ => {
                if self.dice.chance(50) {
                    (
                        format!("breathe: {id}\n{pad}in: 4\n{pad}out: 6\n{pad}rounds: 3\n"),
                        Kind::Done,
                    )
                } else {
                    (format!("timer: {id}\n{pad}minutes: 2\n"), Kind::Done)
                }
            }
        };
        let _ = write!(out, "{indent}    - {head}");
        if let Some(when) = when {
            let _ = writeln!(out, "{pad}when: {}", quoted(&when));
        }
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
        let mut has_correct = false;
        if !answer_rules.is_empty() && self.dice.chance(40) {
            has_correct = true;
            let rule = *self.dice.pick(&answer_rules);
            let retry = if self.dice.chance(50) {
                format!("{pad}    retry: true\n")
            } else {
                String::new()
            };
            let go = match later.last() {
                Some(target) if self.dice.chance(30) => format!("{pad}    go: {target}\n"),
                _ => String::new(),
            };
            let _ = write!(
                out,
                "{pad}rules:\n{pad}  - when: {}\n{pad}    say: Goed.\n{pad}    correct: true\n{go}{pad}  - say: Probeer nog eens.\n{pad}    correct: false\n{retry}",
                quoted(rule)
            );
        }
        self.known.items.push(Item {
            id,
            kind,
            has_correct,
        });
        if self.dice.chance(10) {
            // A value that later conditions may read; what it reads is written when all items are known.
            let name = self.id("w");
            self.after_steps.push(name);
        }
    }
}

/// A condition as a YAML text that no trap can spoil.
fn quoted(condition: &str) -> String {
    if condition.contains('"') || condition.starts_with('(') {
        format!("'{condition}'")
    } else {
        condition.to_owned()
    }
}
