//! Asking one item: its words, its options, and what was typed.

use std::io::BufRead;

use leerpad::expr::name::Symbol;
use leerpad::ground::secret::Secret;
use leerpad::module::plan::{Class, Inner, ItemKind};
use leerpad::program::phrases::Phrases;
use leerpad::session::screen::{EntryDue, ItemState, Shown, Spoken};
use serde_json::{Map, Value, json};

use super::Play;
use super::show;
use super::typed::{self, Offered};
use super::words::Words;
use crate::terminal::Terminal;

/// What somebody typed at a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Nothing but Enter.
    Enter,
    /// Words.
    Text(String),
    /// A key behind a slash.
    Key(Key),
    /// The input has ended.
    End,
}

/// Keys behind a slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// `/t`
    Back,
    /// `/o`
    Skip,
    /// `/n`
    Decline,
    /// `/h`
    Hint,
    /// `/antwoord`
    Solution,
    /// `/w`
    Why,
    /// `/hulp`
    Help,
    /// `/s`
    Stop,
    /// `/d`
    Sharing,
    /// `/notitie`
    Note,
    /// `/?`
    Keys,
}

/// Reads a line; keys are the same in both languages, with their English words beside.
pub(crate) fn read(input: &mut dyn BufRead) -> Line {
    let mut line = String::new();
    match input.read_line(&mut line) {
        Ok(0) | Err(_) => return Line::End,
        Ok(_) => {}
    }
    let line = line.trim_end_matches(['\n', '\r']);
    let key = match line.trim().to_lowercase().as_str() {
        "" => return Line::Enter,
        "/t" | "/terug" | "/b" | "/back" => Key::Back,
        "/o" | "/overslaan" | "/skip" => Key::Skip,
        "/n" | "/liever-niet" | "/decline" => Key::Decline,
        "/h" | "/hint" | "/tip" => Key::Hint,
        "/antwoord" | "/oplossing" | "/solution" => Key::Solution,
        "/w" | "/waarom" | "/why" => Key::Why,
        "/hulp" | "/help" => Key::Help,
        "/s" | "/stop" | "/stoppen" => Key::Stop,
        "/d" | "/delen" | "/share" => Key::Sharing,
        "/notitie" | "/note" => Key::Note,
        "/?" | "?" => Key::Keys,
        _ => return Line::Text(line.to_owned()),
    };
    Line::Key(key)
}

/// What comes of asking an item.
pub(crate) enum Asked {
    /// An answer, with the words that go to the vault by their keys.
    Answer(Value, Vec<(String, Secret)>),
    /// Something else was typed.
    Other(Line),
}

/// One who asks: where it reads and writes.
pub(crate) struct Asker<'a> {
    /// What is typed.
    pub input: &'a mut dyn BufRead,
    /// Where it is shown.
    pub terminal: &'a mut Terminal,
    /// The engine's own words.
    pub words: &'static Words,
}

impl Asker<'_> {
    /// Shows an item: question, help, options, what was answered before, feedback.
    pub(crate) fn show(&mut self, play: &Play, item: &Shown) {
        let vault = play.vault();
        let mut out = String::from("\n");
        if let Some(ask) = &item.ask {
            out.push_str(&format!("{}\n", show::text(ask, vault)));
        }
        for more in [&item.help, &item.body].into_iter().flatten() {
            out.push_str(&format!("{}\n", show::text(more, vault)));
        }
        out.push_str(&show::recalled(&item.recalled, vault));
        if !item.sentence.is_empty() {
            out.push_str(&format!("{}\n", show::sentence(&item.sentence)));
        }
        if !matches!(item.kind, "likert" | "match") {
            for (number, (_, label, _)) in (1..).zip(&item.options) {
                out.push_str(&format!("  {number}. {label}\n"));
            }
        }
        self.terminal.write(&out);
        self.show_state(play, item);
    }

    fn show_state(&mut self, play: &Play, item: &Shown) {
        let words = self.words;
        match item.state {
            ItemState::Skipped => self.terminal.say(&format!("  ({})", words.skipped)),
            ItemState::Declined => self.terminal.say(&format!("  ({})", words.declined)),
            ItemState::Answered => {
                let before = self.before(play, item);
                self.terminal.say(&format!("  {}: {before}", words.so_far));
            }
            ItemState::Open => {}
        }
        if item.required && item.state == ItemState::Open {
            self.terminal.say(&format!("  ({})", words.required));
        }
        if !item.told.is_empty() {
            let told = Phrases::of(&play.language).reason("told");
            self.terminal.say(&format!("  ({told})"));
        }
    }

    /// What was answered before, in words.
    fn before(&self, play: &Play, item: &Shown) -> String {
        let Some(value) = &item.value else {
            return String::new();
        };
        let word = |id: &Value| {
            let id = id.as_str().unwrap_or_default();
            let option = item
                .options
                .iter()
                .find(|(symbol, ..)| play.program.word(*symbol) == id);
            option.map_or_else(|| id.to_owned(), |(_, label, _)| label.clone())
        };
        match value {
            Value::Object(_) if matches!(item.kind, "text" | "words" | "goal") => {
                let key = item.vault.as_deref().unwrap_or_default();
                let words = play.vault().and_then(|vault| vault.get(key));
                words.map_or_else(|| "…".to_owned(), |words| words.reveal().to_owned())
            }
            Value::Object(_) if item.kind == "plan" => {
                let base = item.vault.as_deref().unwrap_or_default();
                let part = |(id, _): &(&str, _)| {
                    let words = play.vault()?.get(&format!("{base}/{id}"))?;
                    Some(words.reveal().to_owned())
                };
                let parts: Vec<String> = item.parts.iter().filter_map(part).collect();
                if parts.is_empty() {
                    "…".to_owned()
                } else {
                    parts.join("; ")
                }
            }
            Value::Object(rows) => {
                let word = |row: &str, id: &Value| match gap_label(play, item, row, id) {
                    Some(label) => label,
                    None => word(id),
                };
                let row = |(row, id): (&String, &Value)| {
                    let known = item
                        .rows
                        .iter()
                        .find(|(symbol, _)| play.program.word(*symbol) == row);
                    format!(
                        "{}: {}",
                        known.map_or(row.as_str(), |(_, label)| label),
                        word(row, id)
                    )
                };
                rows.iter().map(row).collect::<Vec<_>>().join("; ")
            }
            Value::Array(list) if item.kind == "list" => list.len().to_string(),
            Value::Array(list) => list.iter().map(word).collect::<Vec<_>>().join(", "),
            Value::String(_) => word(value),
            Value::Bool(true) => "✓".to_owned(),
            Value::Bool(false) => self.words.no.first().copied().unwrap_or_default().to_owned(),
            other => other.to_string(),
        }
    }

    /// Asks for the answer of an item until it can be read, or something else is typed.
    pub(crate) fn ask(&mut self, play: &Play, item: &Shown) -> Asked {
        let Some(plan) = play.program.plan().items.get(item.item.index()) else {
            return Asked::Other(Line::Enter);
        };
        match &plan.kind {
            ItemKind::Likert { .. } | ItemKind::Match { .. } => self.rows(play, item),
            ItemKind::Gap { .. } => self.gaps(play, item),
            ItemKind::Plan { .. } => self.parts(play, item),
            ItemKind::List { items, max, .. } => self.entries(play, item, items, *max),
            ItemKind::Words { .. } | ItemKind::Goal { .. } => self.lines(item),
            ItemKind::Breathe {
                r#in,
                hold,
                out,
                rest,
                rounds,
            } => self.breathe([*r#in, *hold, *out, *rest], *rounds),
            kind => self.single(play, item, kind, plan.vault),
        }
    }

    pub(super) fn prompt(&mut self, hint: &str) -> Line {
        self.terminal
            .write(&format!("  {hint} [{}]\n> ", self.words.question_keys));
        read(self.input)
    }

    /// The hint of a question, with what is said of one that stays with who answers it.
    pub(super) fn marked(&self, hint: String, class: Class) -> String {
        match class {
            Class::Private => format!("{hint} ({})", self.words.private),
            Class::Personal => hint,
        }
    }

    fn single(&mut self, play: &Play, item: &Shown, kind: &ItemKind, vault: bool) -> Asked {
        let options = offered(play, &item.options);
        let hint = format!("{}{}", hint_of(self.words, kind), range(play, kind));
        let hint = self.marked(hint, item.class);
        loop {
            let line = match self.prompt(&hint) {
                Line::Text(line) => line,
                Line::Enter if is_deed(kind) => return Asked::Answer(json!(true), Vec::new()),
                other => return Asked::Other(other),
            };
            if vault {
                let key = item.vault.clone().unwrap_or_default();
                return Asked::Answer(json!({"vault": true}), vec![(key, Secret::new(line))]);
            }
            let Some(value) = value_of(self.words, kind, &options, &line) else {
                self.terminal.say(self.words.not_understood);
                continue;
            };
            let has_other = value == json!("other")
                || value
                    .as_array()
                    .is_some_and(|list| list.contains(&json!("other")));
            let words = match (&item.vault, has_other) {
                (Some(key), true) => self.own_words(key),
                _ => Vec::new(),
            };
            return Asked::Answer(value, words);
        }
    }

    fn own_words(&mut self, key: &str) -> Vec<(String, Secret)> {
        self.terminal.write(&format!("  {}\n> ", self.words.other));
        match read(self.input) {
            Line::Text(line) => vec![(key.to_owned(), Secret::new(line))],
            _ => Vec::new(),
        }
    }

    /// Some lines, ended by an empty one.
    fn lines(&mut self, item: &Shown) -> Asked {
        let hint = self.marked(self.words.some_lines.to_owned(), item.class);
        let mut text = match self.prompt(&hint) {
            Line::Text(line) => line,
            other => return Asked::Other(other),
        };
        while let Line::Text(line) = {
            self.terminal.write("> ");
            read(self.input)
        } {
            text.push('\n');
            text.push_str(&line);
        }
        let key = item.vault.clone().unwrap_or_default();
        Asked::Answer(json!({"vault": true}), vec![(key, Secret::new(text))])
    }

    /// An entry of a diary: its questions one by one, each may be left empty.
    pub(crate) fn diary(&mut self, play: &Play, due: &EntryDue) -> Asked {
        let title = due.ask.as_ref().map(|ask| show::text(ask, play.vault()));
        let words = self.words;
        self.terminal.say(&format!(
            "\n{}\n  {} {} ({})",
            title.unwrap_or_default(),
            words.diary,
            due.entry,
            due.date
        ));
        let item = play.program.item(&due.item);
        let item = item.and_then(|item| play.program.plan().items.get(item.index()));
        let key = due.vault.clone().unwrap_or_default();
        let (mut entry, mut words) = (Map::new(), Vec::new());
        for part in item.map_or(&[][..], |item| item.kind.inner()) {
            match self.inner(play, part) {
                Asked::Answer(value, said) => {
                    entry.insert(part.id.clone(), value);
                    let own = |(_, said)| (format!("{key}/{}/{}", due.entry, part.id), said);
                    words.extend(said.into_iter().map(own));
                }
                Asked::Other(Line::Enter) => {}
                Asked::Other(other) if entry.is_empty() => return Asked::Other(other),
                Asked::Other(_) => break,
            }
        }
        if entry.is_empty() {
            Asked::Other(Line::Enter)
        } else {
            Asked::Answer(Value::Object(entry), words)
        }
    }

    /// Entries of the same inner items, until one is left empty.
    fn entries(&mut self, play: &Play, item: &Shown, inner: &[Inner], max: Option<u32>) -> Asked {
        let base = play.session().cursor().map_or_else(String::new, |here| {
            format!("{}/{}/{}", play.program.step_id(here.step), here.n, item.id)
        });
        let (mut entries, mut words) = (Vec::new(), Vec::new());
        for number in 1..=max.unwrap_or(u32::MAX) {
            self.terminal.say(&format!("\n  {} {number}", self.words.entry));
            let mut entry = Map::new();
            for part in inner {
                match self.inner(play, part) {
                    Asked::Answer(value, said) => {
                        entry.insert(part.id.clone(), value);
                        words.extend(
                            said.into_iter()
                                .map(|(_, said)| (format!("{base}/{number}/{}", part.id), said)),
                        );
                    }
                    Asked::Other(Line::Enter) if entry.is_empty() => break,
                    Asked::Other(Line::Enter) => {}
                    Asked::Other(other) if entries.is_empty() && entry.is_empty() => {
                        return Asked::Other(other);
                    }
                    Asked::Other(_) => break,
                }
            }
            if entry.is_empty() {
                break;
            }
            entries.push(Value::Object(entry));
        }
        if entries.is_empty() {
            Asked::Other(Line::Enter)
        } else {
            Asked::Answer(Value::Array(entries), words)
        }
    }

    fn inner(&mut self, play: &Play, part: &Inner) -> Asked {
        let label = |text| show::label(&play.program, &play.language, text);
        let mut out = format!("  {}\n", part.ask.as_ref().map_or_else(|| part.id.clone(), label));
        let options: Vec<Offered> = match &part.kind {
            ItemKind::Choice(options) | ItemKind::Choices { options, .. } => options
                .list
                .iter()
                .map(|option| Offered {
                    id: play.program.word(option.id).to_owned(),
                    label: label(&option.label),
                })
                .collect(),
            _ => Vec::new(),
        };
        for (number, option) in (1..).zip(&options) {
            out.push_str(&format!("    {number}. {}\n", option.label));
        }
        self.terminal.write(&out);
        loop {
            let hint = format!("{}{}", hint_of(self.words, &part.kind), range(play, &part.kind));
            let class = if part.vault {
                Class::Private
            } else {
                Class::Personal
            };
            match self.prompt(&self.marked(hint, class)) {
                Line::Text(line) if part.vault => {
                    return Asked::Answer(json!({"vault": true}), vec![(String::new(), Secret::new(line))]);
                }
                Line::Text(line) => match value_of(self.words, &part.kind, &options, &line) {
                    Some(value) => return Asked::Answer(value, Vec::new()),
                    None => self.terminal.say(self.words.not_understood),
                },
                other => return Asked::Other(other),
            }
        }
    }

    /// Breathes along, second by second; Enter begins.
    fn breathe(&mut self, seconds: [u32; 4], rounds: u32) -> Asked {
        match self.prompt(self.words.breathe_along) {
            Line::Enter => {}
            Line::Text(_) => return Asked::Answer(json!(true), Vec::new()),
            other => return Asked::Other(other),
        }
        for round in 1..=rounds {
            for (phase, seconds) in self.words.breath.iter().zip(seconds) {
                for left in (1..=seconds).rev() {
                    self.terminal
                        .write(&format!("\r  {round}/{rounds}  {phase} {left}        "));
                    std::thread::sleep(std::time::Duration::from_secs(1));
                }
            }
        }
        self.terminal.say("");
        Asked::Answer(json!(true), Vec::new())
    }
}

/// What was chosen in an open place, in words.
fn gap_label(play: &Play, item: &Shown, gap: &str, id: &Value) -> Option<String> {
    let id = id.as_str()?;
    let options = item.sentence.iter().find_map(|piece| match piece {
        Spoken::Gap(known, options) if play.program.word(*known) == gap => Some(options),
        _ => None,
    })?;
    let found = options
        .iter()
        .find(|(known, ..)| play.program.word(*known) == id)?;
    Some(found.1.clone())
}

pub(super) fn offered(play: &Play, options: &[(Symbol, String, Option<String>)]) -> Vec<Offered> {
    let option = |(id, label, _): &(_, String, _)| Offered {
        id: play.program.word(*id).to_owned(),
        label: label.clone(),
    };
    options.iter().map(option).collect()
}

/// From where to where a number goes, with the words at its points.
fn range(play: &Play, kind: &ItemKind) -> String {
    match kind {
        ItemKind::Scale { from, to, labels, .. } => {
            let point =
                |(at, text): &(_, _)| format!("{at} = {}", show::label(&play.program, &play.language, text));
            let points: Vec<String> = labels.iter().map(point).collect();
            if points.is_empty() {
                format!(" ({from} – {to})")
            } else {
                format!(" ({})", points.join(", "))
            }
        }
        ItemKind::GoalReview { from, to, .. } => format!(" ({from} – {to})"),
        ItemKind::Number { from, to, unit, .. } => {
            let unit = unit
                .as_ref()
                .map(|unit| format!(" {}", show::label(&play.program, &play.language, unit)));
            format!(" ({from} – {to}{})", unit.unwrap_or_default())
        }
        _ => String::new(),
    }
}

const fn is_deed(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Media { .. } | ItemKind::Timer { .. })
}

const fn hint_of(words: &'static Words, kind: &ItemKind) -> &'static str {
    match kind {
        ItemKind::Choice(_) | ItemKind::Likert { .. } => words.choose_one,
        ItemKind::Choices { .. } | ItemKind::Checklist { .. } => words.choose_some,
        ItemKind::Rank(_) => words.choose_order,
        ItemKind::Confirm => words.yes_or_no,
        ItemKind::Number { .. } | ItemKind::Scale { .. } | ItemKind::GoalReview { .. } => words.a_number,
        ItemKind::Date { .. } => words.a_date,
        ItemKind::Time { .. } => words.a_time,
        ItemKind::Media { .. } | ItemKind::Timer { .. } | ItemKind::Breathe { .. } => words.when_done,
        _ => words.one_line,
    }
}

fn value_of(words: &Words, kind: &ItemKind, options: &[Offered], line: &str) -> Option<Value> {
    match kind {
        ItemKind::Choice(_) | ItemKind::Likert { .. } => typed::one(options, line),
        ItemKind::Choices { .. } | ItemKind::Checklist { .. } | ItemKind::Rank(_) => {
            typed::some(options, line)
        }
        ItemKind::Confirm => typed::truth(words, line),
        ItemKind::Number { .. } | ItemKind::Scale { .. } | ItemKind::GoalReview { .. } => typed::number(line),
        ItemKind::Date { .. } => typed::date(line),
        ItemKind::Time { .. } => typed::time(line),
        ItemKind::Media { .. } | ItemKind::Timer { .. } | ItemKind::Breathe { .. } => Some(json!(true)),
        _ => Some(json!(line)),
    }
}
