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
    let depth = [0, 0, 0, 1, 1, 2][dice.below(6)];
    let mut files = Vec::new();
    let parts = [
        ("main.yaml", "toeval"),
        ("deel.yaml", "deel"),
        ("kern.yaml", "kern"),
    ];
    // The innermost part first: who uses a part must know what it offers.
    let mut offered = None;
    for level in (0..=depth).rev() {
        let (file, name) = parts[level];
        let steps = if level == 0 { size.max(2) } else { 1 + size / 4 };
        let mut writer = Writer::new(&mut dice, ["", "p", "q"][level], offered);
        files.push((file.to_owned(), writer.whole(name, steps)));
        offered = Some(writer.offer(file));
    }
    files.reverse();
    Files { files }
}

/// What a part offers to who uses it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) file: String,
    /// Settings that are numbers, and values that are.
    pub(super) settings: Vec<String>,
    pub(super) values: Vec<String>,
    /// Places in it at which one may start: then it does not stand in a menu.
    pub(super) has_entries: bool,
}

pub(super) struct Writer<'a> {
    pub(super) dice: &'a mut Dice,
    prefix: &'static str,
    count: usize,
    pub(super) known: Known,
    pub(super) part: Option<Part>,
    /// Values written so far: they read what is known at their place, so they make no circle.
    pub(super) values: String,
    settings: Vec<String>,
    /// It has purposes and share steps.
    pub(super) shares: bool,
    /// Inside a free section.
    pub(super) in_menu: bool,
    pub(super) has_entries: bool,
}

impl<'a> Writer<'a> {
    fn new(dice: &'a mut Dice, prefix: &'static str, part: Option<Part>) -> Self {
        let part_has_entries = part.as_ref().is_some_and(|part| part.has_entries);
        Self {
            dice,
            prefix,
            count: 0,
            known: Known::default(),
            part,
            values: String::new(),
            settings: Vec::new(),
            shares: false,
            in_menu: false,
            has_entries: part_has_entries,
        }
    }

    fn offer(self, file: &str) -> Part {
        let values = self
            .known
            .numbers
            .iter()
            .filter(|name| !name.contains('(') && !name.contains('.'));
        Part {
            file: file.to_owned(),
            values: values.cloned().collect(),
            settings: self.settings,
            has_entries: self.has_entries,
        }
    }

    pub(super) fn in_part(&self) -> bool {
        !self.prefix.is_empty()
    }

    pub(super) fn id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{}{kind}{}", self.prefix, self.count)
    }

    fn whole(&mut self, name: &str, size: usize) -> String {
        let mut head = format!(
            "leerpad: 1\nmodule: {name}\nversion: 1.0.0\nlanguages: [nl]\ntitle: Een module\nsummary: Om te proberen.\nhelp:\n  - title: Nu met iemand praten\n    phone: 113\n"
        );
        if self.dice.chance(20) {
            head.push_str("watch:\n  words: [dood, geen uitweg]\n  show: help\n");
        }
        head.push_str("option-sets:\n  vaak:\n    nooit: {score: 0, label: Nooit}\n    soms: {score: 1, label: Soms}\n    altijd: {score: 3, label: Altijd}\n");
        self.head(&mut head);
        self.shares = !self.in_part() && self.dice.chance(50);
        let mut scales = String::new();
        self.scales(&mut scales);
        let mut steps = String::from("steps:\n");
        self.list(&mut steps, 1, size);
        let values = std::mem::take(&mut self.values);
        let values = if values.is_empty() {
            values
        } else {
            format!("values:\n{values}")
        };
        head + self.blend() + &self.privacy() + &scales + &values + &steps
    }

    fn head(&mut self, out: &mut String) {
        if self.dice.chance(40) {
            let (a, b, c) = (self.id("zg"), self.id("zk"), self.id("zt"));
            let _ = write!(
                out,
                "settings:\n  {a}: {{type: number, from: 0, to: 9, default: 4}}\n  {b}:\n    type: choice\n    options:\n      rood: Rood\n      blauw: Blauw\n    default: blauw\n  {c}: {{type: text, default: hallo}}\n"
            );
            self.known.numbers.push(format!("setting({a})"));
            self.known
                .picks
                .push((format!("setting({b})"), words(&["rood", "blauw"])));
            self.known.texts.push(format!("setting({c})"));
            self.settings.push(a);
        }
        if self.dice.chance(40) {
            let (a, b, c, d) = (self.id("fg"), self.id("fw"), self.id("fk"), self.id("ft"));
            let _ = write!(
                out,
                "facts:\n  {a}: {{type: number, from: 0, to: 9}}\n  {b}: {{type: confirm}}\n  {c}:\n    type: choice\n    options:\n      noord: Noord\n      zuid: Zuid\n  {d}: {{type: text}}\n"
            );
            self.known.numbers.push(format!("fact({a})"));
            self.known.truths.push(format!("fact({b})"));
            self.known
                .picks
                .push((format!("fact({c})"), words(&["noord", "zuid"])));
            self.known.texts.push(format!("fact({d})"));
        }
        if self.dice.chance(60) {
            let (a, b, c) = (self.id("ka"), self.id("kb"), self.id("kc"));
            let visit = if self.dice.chance(70) { "visit" } else { "session" };
            let _ = write!(
                out,
                "chances:\n  {a}: [kort, lang, geen]\n  {b}: {{from: 1, to: 6}}\n  {c}:\n    arms: {{een: 1, twee: 3}}\n    per: {visit}\n"
            );
            self.known
                .picks
                .push((format!("chance({a})"), words(&["kort", "lang", "geen"])));
            self.known.numbers.push(format!("chance({b})"));
            self.known
                .picks
                .push((format!("chance({c})"), words(&["een", "twee"])));
            if self.dice.chance(50) {
                let d = self.id("kd");
                let _ = write!(out, "  {d}:\n    from: 1\n    to: 3\n    per: visit\n");
                self.known.numbers.push(format!("chance({d})"));
            }
        }
    }

    fn scales(&mut self, out: &mut String) {
        let count = self.dice.below(3);
        if count == 0 {
            return;
        }
        out.push_str("scales:\n");
        for _ in 0..count {
            self.scale(out);
        }
    }

    fn scale(&mut self, out: &mut String) {
        let scale = self.id("schaal");
        let (first, second, third) = (self.id("v"), self.id("v"), self.id("v"));
        let reverse = if self.dice.chance(40) {
            "        reverse: true\n"
        } else {
            ""
        };
        let required = if self.dice.chance(25) {
            "        required: true\n"
        } else {
            ""
        };
        let check = if self.dice.chance(20) {
            format!(
                "        check:\n          - must: not ({first} == 5 and {second} == nooit)\n            say: Klopt dat?\n"
            )
        } else {
            String::new()
        };
        let when = if self.dice.chance(50) {
            format!("        when: {first} >= 3\n")
        } else {
            String::new()
        };
        let missing = ["unknown", "zero", "mean-of-answered 50%", "mean-of-answered 80%"];
        let skipped = *self.dice.pick(&missing);
        let not_asked = *self.dice.pick(&["unknown", "zero", "mean-of-answered 60%"]);
        let mut score = match self.dice.below(4) {
            0 => format!("{first} + {second} + {third}"),
            1 => format!("({first} + {second} * 2) / 3 + {third}"),
            2 => format!("{first} + {second} + {third}.r1 - 1"),
            _ => format!("({first} + {second} + {third}) / 3"),
        };
        if self.dice.chance(15) && !self.known.numbers.is_empty() {
            let known = self.dice.pick(&self.known.numbers).clone();
            score = format!("{score} + {known}");
        }
        let _ = write!(
            out,
            "  {scale}:\n    title: Een schaal\n    items:\n      - scale: {first}\n        ask: Hoe is het?\n        from: 0\n        to: 5\n{reverse}{required}      - choice: {second}\n        ask: Hoe vaak?\n        options: vaak\n{when}{check}      - likert: {third}\n        ask: Klopt dit?\n        rows:\n          r1: Eerste rij\n          r2: Tweede rij\n        options: vaak\n    score: {score}\n    skipped: {skipped}\n    not-asked: {not_asked}\n    bands:\n      - band: laag\n        below: 1\n        say: Laag.\n      - band: midden\n        below: 3.5\n      - band: hoog\n        say: Hoog.\n"
        );
        let bands = words(&["laag", "midden", "hoog"]);
        let mut family = vec![Scale {
            id: scale,
            bands: bands.clone(),
            moments: Vec::new(),
            home: None,
        }];
        if self.dice.chance(40) {
            let sub = self.id("onder");
            let sum = ["VVV * 2", "RRR.r1 + RRR.r2", "VVV - RRR.r2"][self.dice.below(3)];
            let sum = sum.replace("VVV", &first).replace("RRR", &third);
            let missing = *self.dice.pick(&missing);
            let _ = write!(
                out,
                "    subscales:\n      {sub}:\n        title: Een deel ervan\n        score: {sum}\n        skipped: {missing}\n        not-asked: zero\n        bands:\n          - band: laag\n            below: 2\n          - band: hoog\n"
            );
            family.push(Scale {
                id: sub,
                bands: words(&["laag", "hoog"]),
                moments: Vec::new(),
                home: None,
            });
        }
        let options = words(&["nooit", "soms", "altijd"]);
        family[0].home = Some(vec![
            Item {
                id: first,
                kind: Kind::Number(0, 5),
                has_correct: false,
            },
            Item {
                id: second,
                kind: Kind::Choice(options.clone()),
                has_correct: false,
            },
            Item {
                id: third,
                kind: Kind::Likert(words(&["r1", "r2"]), options),
                has_correct: false,
            },
        ]);
        self.known.unmeasured.push(family);
    }
}

/// The same files with every text twice, in Dutch and in what stands for English.
#[must_use]
pub fn in_two_languages(files: &Files) -> Files {
    let twice = |(name, text): &(String, String)| {
        let mut out = String::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            // A block of text is one line here.
            if let Some(head) = line.strip_suffix("body: |") {
                let body = lines.next().unwrap_or("").trim();
                let _ = writeln!(out, "{head}body: {}", both(body));
            } else {
                let _ = writeln!(out, "{}", line_twice(line));
            }
        }
        (name.clone(), out)
    };
    Files {
        files: files.files.iter().map(twice).collect(),
    }
}

/// A line of a module with its text, if it has one, in both languages.
fn line_twice(line: &str) -> String {
    if line == "languages: [nl]" {
        return "languages: [nl, en]".to_owned();
    }
    if let Some((head, label)) = line.split_once(", label: ") {
        return format!("{head}, label: {}}}", both(label.trim_end_matches('}')));
    }
    let (head, text) = match line.split_once(": ") {
        Some((head, text)) => (format!("{head}: "), text),
        None => match line.split_once("- ") {
            Some((pad, text)) => (format!("{pad}- "), text),
            None => return line.to_owned(),
        },
    };
    let key = head.trim_start_matches([' ', '-']).trim_end_matches([':', ' ']);
    let is_text = [
        "title", "summary", "ask", "say", "body", "label", "solution", "sentence", "if", "then", "when-day",
    ]
    .contains(&key)
        || [
            "Eerste",
            "Tweede",
            "Derde",
            "Vierde",
            "Eerste rij",
            "Tweede rij",
            "Rood",
            "Blauw",
            "Noord",
            "Zuid",
            "Goed",
            "Matig",
            "Links een",
            "Links twee",
            "Rechts z",
            "Rechts x",
            "Rechts y",
        ]
        .contains(&text)
        || text.ends_with("hint.")
        || text == "Nog een.";
    if is_text {
        format!("{head}{}", both(text))
    } else {
        line.to_owned()
    }
}

fn both(text: &str) -> String {
    let text = text.trim_matches('"');
    format!("{{nl: \"{text}\", en: \"{text} - in English\"}}")
}

pub(super) fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// A condition as a YAML text that no trap can spoil.
pub(super) fn quoted(condition: &str) -> String {
    if condition.contains(['"', '\'']) || condition.starts_with(['(', '"']) {
        format!("'{}'", condition.replace('\'', "''"))
    } else {
        condition.to_owned()
    }
}
