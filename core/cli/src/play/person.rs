//! A person at the terminal: one place at a time, question by question; every answer is kept before the next is asked.

use std::collections::BTreeSet;
use std::io::{self, BufRead};
use std::path::Path;

use leerpad::ground::language::Language;
use leerpad::ground::secret::Secret;
use leerpad::module::plan::ItemKind;
use leerpad::session::act::Role;
use leerpad::session::refusal::Why;
use leerpad::session::screen::{EntryDue, Place, Screen, Shown};
use serde_json::{Value, json};

use super::ask::{self, Asked, Asker, Key, Line};
use super::words::{Words, words};
use super::{Play, news, sharing, show, waiting};
use crate::clock;
use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Works through the module until the learner stops, or closes the end.
pub(crate) fn run(play: &mut Play, journal: Option<&Path>, terminal: &mut Terminal) -> Done {
    let language = Language::from_tag(&play.language).unwrap_or(terminal.language());
    let words = words(language);
    let path = journal.map(crate::files::shown).unwrap_or_default();
    let stdin = io::stdin();
    let mut input = stdin.lock();
    let mut person = Person {
        play,
        terminal,
        words,
        asked: BTreeSet::new(),
        language,
    };
    let first = if person.play.session().cursor().is_none() {
        "start"
    } else {
        "resume"
    };
    if first == "start" {
        person.terminal.say(&format!("{} {path}", words.begun));
        person.act(&json!({"act": "start"}), Vec::new())?;
    } else {
        person.terminal.say(words.again);
        let replies = person.screen().replies;
        let replies = sharing::replies(&replies, person.play.vault(), language);
        person.terminal.write(&replies);
        if person.screen().status == "stopped" {
            person.act(&json!({"act": "resume"}), Vec::new())?;
        } else if person.keeps_a_diary() {
            // Days may have passed: what became due is asked for at once.
            person.act(&json!({"act": "tick", "by": "system"}), Vec::new())?;
        }
    }
    person.upgrade(&mut input)?;
    while person.place(&mut input)? == Next::Place {}
    person.terminal.say(&format!("\n{} {path}", words.stopped));
    Ok(Outcome::Clean)
}

/// What comes after a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Another place, or the same anew.
    Place,
    /// Nothing: the learner stopped.
    Stop,
}

pub(super) struct Person<'a> {
    pub(super) play: &'a mut Play,
    pub(super) terminal: &'a mut Terminal,
    pub(super) words: &'static Words,
    /// The entries of diaries that were asked for; not now is not now.
    asked: BTreeSet<(String, u32)>,
    pub(super) language: Language,
}

impl Person<'_> {
    pub(super) fn screen(&self) -> Screen {
        self.play.session().screen(Role::Learner, &self.play.language)
    }

    fn keeps_a_diary(&self) -> bool {
        let items = &self.play.program.plan().items;
        items
            .iter()
            .any(|item| matches!(item.kind, ItemKind::Diary { .. }))
    }

    /// Applies an act now and keeps it; a refusal is told in plain words. Whether it was accepted.
    pub(super) fn act(&mut self, deed: &Value, words: Vec<(String, Secret)>) -> Result<bool, Failure> {
        let mut act = deed.clone();
        if let Some(members) = act.as_object_mut() {
            members.insert("at".to_owned(), clock::now().to_string().into());
            members.entry("by").or_insert_with(|| "learner".into());
        }
        let done = self.play.act(&act, words)?;
        self.tell_news();
        if let Err(refusal) = done {
            let said = show::refusal(&self.play.program, &self.play.language, &refusal);
            self.terminal.say(&format!("  {said}"));
            return Ok(false);
        }
        Ok(true)
    }

    /// Tells what others did meanwhile.
    pub(super) fn tell_news(&mut self) {
        let (tag, role) = (self.play.language.clone(), (Role::Learner, self.language));
        for entry in std::mem::take(&mut self.play.news) {
            if let Some(line) = news::line(&self.play.program, role, &tag, &entry) {
                self.terminal.say(&format!("* {line}"));
            }
            let is_reply = entry.get("act").is_some_and(|act| act == "reply");
            if let Some(seq) = entry.get("seq").and_then(Value::as_u64).filter(|_| is_reply) {
                let said = sharing::replies(&[(seq, 0)], self.play.vault(), self.language);
                self.terminal.write(&said);
            }
        }
    }

    /// One place: its head, its items one by one, then where to.
    fn place(&mut self, input: &mut dyn BufRead) -> Result<Next, Failure> {
        self.play.look()?;
        self.tell_news();
        let Some(place) = self.screen().place else {
            return Ok(Next::Stop);
        };
        let (step, n) = (place.step.clone(), place.n);
        self.terminal
            .write(&show::head(self.words, &place, self.play.vault()));
        // A diary of this place is asked for where it stands.
        let elsewhere = |due: &EntryDue| place.items.iter().all(|item| item.id != due.item);
        if let Some(next) = self.entries(input, &elsewhere)? {
            return Ok(next);
        }
        let mut seen = BTreeSet::new();
        loop {
            let Some(place) = self
                .screen()
                .place
                .filter(|place| (&place.step, place.n) == (&step, n))
            else {
                return Ok(Next::Place);
            };
            let Some(item) = place.items.iter().find(|item| !seen.contains(&item.id)) else {
                match self.onward(input, &place)? {
                    Onward::Next(next) => return Ok(next),
                    Onward::Again(items) => seen.retain(|id| !items.contains(id)),
                    Onward::Stay => {}
                }
                continue;
            };
            seen.insert(item.id.clone());
            if item.awaited {
                let said = waiting::reported(&self.play.program, item, self.language);
                self.terminal.say(&said);
                continue;
            }
            let plan = self.play.program.plan().items.get(item.item.index());
            if let Some(plan) = plan.filter(|plan| plan.kind.is_to_read()) {
                let words = show::reading(item, &plan.kind, self.play.vault());
                self.terminal.write(&words);
                continue;
            }
            if item.kind == "diary" {
                let head = show::diary(&self.play.program, &self.play.language, item, self.play.vault());
                self.terminal.write(&head);
                if let Some(next) = self.entries(input, &|due| due.item == item.id)? {
                    return Ok(next);
                }
                continue;
            }
            if let Some(next) = self.item(input, item)? {
                return Ok(next);
            }
        }
    }

    /// The entries of some diaries that can be given now, each asked for once.
    fn entries(
        &mut self,
        input: &mut dyn BufRead,
        which: &dyn Fn(&EntryDue) -> bool,
    ) -> Result<Option<Next>, Failure> {
        loop {
            let due = self.screen().diaries.into_iter();
            let mut due = due.filter(|due| which(due));
            let Some(due) = due.find(|due| !self.asked.contains(&(due.item.clone(), due.entry))) else {
                return Ok(None);
            };
            let mut asker = Asker {
                input,
                terminal: self.terminal,
                words: self.words,
            };
            match asker.diary(self.play, &due) {
                Asked::Answer(value, words) => {
                    let act = json!({"act": "answer", "item": due.item, "entry": due.entry, "value": value});
                    if !self.act(&act, words)? {
                        continue;
                    }
                }
                Asked::Other(Line::End) => return Ok(Some(Next::Stop)),
                Asked::Other(Line::Key(key @ (Key::Skip | Key::Decline))) => {
                    let act = if key == Key::Skip { "skip" } else { "decline" };
                    if self.act(&json!({"act": act, "item": due.item}), Vec::new())? {
                        return Ok(None);
                    }
                }
                Asked::Other(Line::Key(Key::Hint | Key::Solution)) => {
                    self.terminal.say(self.words.help);
                    continue;
                }
                Asked::Other(Line::Key(key)) => {
                    if let Some(next) = self.common(input, key)? {
                        return Ok(Some(next));
                    }
                    continue;
                }
                Asked::Other(Line::Enter | Line::Text(_)) => {}
            }
            self.asked.insert((due.item, due.entry));
        }
    }

    /// One item, until it is answered or left.
    fn item(&mut self, input: &mut dyn BufRead, item: &Shown) -> Result<Option<Next>, Failure> {
        let mut item = item.clone();
        loop {
            let mut asker = Asker {
                input,
                terminal: self.terminal,
                words: self.words,
            };
            asker.show(self.play, &item);
            let deed = match asker.ask(self.play, &item) {
                Asked::Answer(value, words) => {
                    if !self.advise(&item, &words) {
                        continue;
                    }
                    self.act(&json!({"act": "answer", "item": item.id, "value": value}), words)?
                }
                Asked::Other(Line::Enter) => return Ok(None),
                Asked::Other(Line::End) => return Ok(Some(Next::Stop)),
                Asked::Other(Line::Text(_)) => false,
                Asked::Other(Line::Key(key)) => match key {
                    Key::Skip | Key::Decline => {
                        let act = if key == Key::Skip { "skip" } else { "decline" };
                        if self.act(&json!({"act": act, "item": item.id}), Vec::new())? {
                            return Ok(None);
                        }
                        false
                    }
                    Key::Hint | Key::Solution => {
                        let mut act = json!({"act": "hint", "item": item.id});
                        if key == Key::Solution
                            && let Some(members) = act.as_object_mut()
                        {
                            members.insert("solution".to_owned(), true.into());
                        }
                        self.act(&act, Vec::new())?
                    }
                    other => match self.common(input, other)? {
                        Some(next) => return Ok(Some(next)),
                        None => false,
                    },
                },
            };
            let fresh = self
                .screen()
                .place
                .and_then(|place| place.items.into_iter().find(|now| now.id == item.id));
            let Some(fresh) = fresh else { return Ok(None) };
            if deed && self.respond(&item, &fresh) {
                return Ok(None);
            }
            item = fresh;
        }
    }

    /// Tells what came of an act at an item; whether the item is done with for now.
    fn respond(&mut self, before: &Shown, now: &Shown) -> bool {
        let vault = self.play.vault();
        let mut lines = Vec::new();
        if now.hints.len() > before.hints.len()
            && let Some(hint) = now.hints.last()
        {
            lines.push(format!("  {}: {}", self.words.hint, show::text(hint, vault)));
        }
        if let (Some(solution), None) = (&now.solution, &before.solution) {
            lines.push(format!(
                "  {}: {}",
                self.words.solution,
                show::text(solution, vault)
            ));
        }
        let only_looked = !lines.is_empty();
        if !only_looked {
            if let Some((_, Some(say))) = &now.rule {
                lines.push(format!("  {}", show::text(say, vault)));
            }
            lines.extend(
                now.checks
                    .iter()
                    .map(|(_, say)| format!("  {}", show::text(say, vault))),
            );
        }
        for line in lines {
            self.terminal.say(&line);
        }
        !only_looked && !now.invalid && now.holds != Some(Why::Retry)
    }

    /// Shows help when the words ask for it, on this machine only, recorded nowhere. Whether the words can be kept.
    fn advise(&mut self, item: &Shown, words: &[(String, Secret)]) -> bool {
        let (mut shows_help, mut fits) = (false, true);
        for (_, words) in words {
            let advice = self
                .play
                .session()
                .advise(item.item, words.reveal(), &self.play.language);
            shows_help |= advice.help;
            for say in &advice.says {
                let said = show::text(say, self.play.vault());
                self.terminal.say(&format!("  {said}"));
            }
            if let Some(most) = advice.too_long {
                self.terminal.say(&format!("  {} {most}", self.words.too_long));
                fits = false;
            }
        }
        if shows_help {
            let help = show::help(self.words, &self.screen(), self.play.vault());
            self.terminal.write(&help);
        }
        fits
    }

    /// Keys that mean the same everywhere.
    fn common(&mut self, input: &mut dyn BufRead, key: Key) -> Result<Option<Next>, Failure> {
        match key {
            Key::Back => {
                if self.act(&json!({"act": "back"}), Vec::new())? {
                    return Ok(Some(Next::Place));
                }
            }
            Key::Stop => {
                if self.act(&json!({"act": "stop"}), Vec::new())? {
                    return Ok(Some(Next::Stop));
                }
            }
            Key::Help => {
                let help = show::help(self.words, &self.screen(), self.play.vault());
                self.terminal.write(&help);
            }
            Key::Why => self.why(),
            Key::Sharing => self.agreements(input)?,
            _ => self.terminal.say(self.words.help),
        }
        Ok(None)
    }

    fn why(&mut self) {
        let why = self.screen().place.map(|place| place.why).unwrap_or_default();
        if why.is_empty() {
            return self.terminal.say(self.words.no_reason);
        }
        self.terminal.say(self.words.because);
        for because in why {
            let asked = because.ask.map(|ask| show::text(&ask, self.play.vault()));
            self.terminal
                .say(&format!("  - {}", asked.unwrap_or(because.item)));
        }
    }

    /// All was seen: where to?
    fn onward(&mut self, input: &mut dyn BufRead, place: &Place) -> Result<Onward, Failure> {
        let is_end = self.screen().status == "completed" && place.kind == "end";
        let mut out = if place.children.is_empty() {
            String::new()
        } else {
            show::menu(self.words, place, self.play.vault())
        };
        if is_end {
            out.push_str(&show::summary(place, self.play.vault()));
            out.push_str(&format!("\n{}", self.words.completed));
        }
        let choices = waiting::choices(&self.screen(), place);
        if let Some(waits) = &place.waits {
            out.push_str(&waiting::shown(waits, &choices, self.language));
        }
        if let Some((card, offers)) = &place.sharing {
            out.push_str(&sharing::offered(card, offers, self.play.vault(), self.language));
        }
        self.terminal.write(&format!("{out}\n[{}]\n> ", self.words.keys));
        match ask::read(input) {
            Line::End => Ok(Onward::Next(Next::Stop)),
            Line::Enter if is_end => Ok(Onward::Next(Next::Stop)),
            Line::Enter => match self.act(&json!({"act": "continue"}), Vec::new())? {
                true => Ok(Onward::Next(Next::Place)),
                false => Ok(Onward::Again(
                    place
                        .items
                        .iter()
                        .filter(|item| item.holds.is_some())
                        .map(|item| item.id.clone())
                        .collect(),
                )),
            },
            Line::Key(Key::Skip) => {
                let done = self.act(&json!({"act": "skip"}), Vec::new())?;
                Ok(if done {
                    Onward::Next(Next::Place)
                } else {
                    Onward::Stay
                })
            }
            Line::Key(key) => Ok(self.common(input, key)?.map_or(Onward::Stay, Onward::Next)),
            Line::Text(line) => {
                if let Some((card, offers)) = &place.sharing {
                    self.share(input, (card, offers), &line)?;
                    return Ok(Onward::Stay);
                }
                let number = line
                    .trim()
                    .parse::<usize>()
                    .ok()
                    .and_then(|number| number.checked_sub(1));
                let contact = place.waits.as_ref().and_then(|waits| waits.contact.as_ref());
                if let (Some(choice), Some(meeting)) = (number.and_then(|index| choices.get(index)), contact)
                {
                    let program = std::sync::Arc::clone(&self.play.program);
                    let with = (input, &mut *self.terminal);
                    match choice.act(&program, &meeting.contact, self.language, with) {
                        Some(act) => {
                            self.act(&act, Vec::new())?;
                        }
                        None => self.terminal.say(self.words.not_understood),
                    }
                    return Ok(Onward::Stay);
                }
                let Some(child) = number.and_then(|index| place.children.get(index)) else {
                    self.terminal.say(self.words.not_understood);
                    return Ok(Onward::Stay);
                };
                let done = self.act(&json!({"act": "go", "step": child.step}), Vec::new())?;
                Ok(if done {
                    Onward::Next(Next::Place)
                } else {
                    Onward::Stay
                })
            }
        }
    }
}

/// What comes after all was seen.
enum Onward {
    /// Another place, or none.
    Next(Next),
    /// These items are asked again.
    Again(Vec<String>),
    /// The same question again.
    Stay,
}
