//! The guide at the terminal, beside the learner in another: what was shared, contacts and waits, and nothing of the path.

use std::io::{self, BufRead};

use leerpad::ground::language::Language;
use leerpad::session::act::Role;
use leerpad::session::guide::{GuideContact, GuideWait, SharedThing};
use leerpad::session::words::Said;
use serde_json::{Value, json};

use super::ask::{self, Key, Line};
use super::meeting::{self, Choice};
use super::{Play, news, shared, show};
use crate::clock;
use crate::failure::Failure;
use crate::speech::either;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Shows what asks for the guide and does what they choose, until they close it.
pub(crate) fn run(play: &mut Play, terminal: &mut Terminal) -> Done {
    let language = Language::from_tag(&play.language).unwrap_or(terminal.language());
    let stdin = io::stdin();
    let mut input = stdin.lock();
    let mut guide = Guide {
        play,
        terminal,
        language,
    };
    while guide.turn(&mut input)? {}
    Ok(Outcome::Clean)
}

struct Guide<'a> {
    play: &'a mut Play,
    terminal: &'a mut Terminal,
    language: Language,
}

/// Something that can be chosen by its number.
enum Thing {
    Contact(Box<GuideContact>),
    Wait(GuideWait),
    /// What one act shared.
    Shared(Vec<SharedThing>),
}

impl Guide<'_> {
    fn either<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        either(self.language, nl, en)
    }

    /// Looks, shows, asks; whether to go on.
    fn turn(&mut self, input: &mut dyn BufRead) -> Result<bool, Failure> {
        self.play.look()?;
        self.tell_news();
        let view = self.play.session().screen(Role::Guide, &self.play.language).guide;
        let view = view.unwrap_or_default();
        let contacts = view
            .contacts
            .into_iter()
            .map(|contact| Thing::Contact(Box::new(contact)));
        let waits = view.waits.into_iter().map(Thing::Wait);
        let shared = shared::by_act(view.shared).into_iter().map(Thing::Shared);
        let things: Vec<Thing> = contacts.chain(waits).chain(shared).collect();
        if things.is_empty() {
            let words = self.either(
                "\nEr is nog niets voor jou te doen.",
                "\nThere is nothing for you to do yet.",
            );
            self.terminal.say(words);
        }
        for (number, thing) in (1..).zip(&things) {
            let shown = match thing {
                Thing::Shared(things) => {
                    let (vault, replies) = (self.play.vault(), &view.replies);
                    format!(
                        "\n{number}. {}",
                        shared::shown(things, replies, vault, self.language)
                    )
                }
                other => self.shown(number, other),
            };
            self.terminal.write(&shown);
        }
        let keys = self.either(
            "\n[nummer = kies   Enter = kijk opnieuw   /notitie   /s sluiten]\n> ",
            "\n[number = choose   Enter = look again   /note   /s close]\n> ",
        );
        self.terminal.write(keys);
        match ask::read(input) {
            Line::End | Line::Key(Key::Stop) => return Ok(false),
            Line::Text(line) => {
                let number = line.trim().parse::<usize>().ok();
                match number.and_then(|number| things.get(number.checked_sub(1)?)) {
                    Some(Thing::Contact(contact)) => self.contact(input, contact)?,
                    Some(Thing::Wait(wait)) => {
                        let step = self.play.program.step_id(wait.visit.step).to_owned();
                        self.act(&json!({"act": "release", "step": step}))?;
                    }
                    Some(Thing::Shared(things)) => self.reply(input, things)?,
                    None => self.not_understood(),
                }
            }
            Line::Key(Key::Note) => self.note(input)?,
            Line::Enter | Line::Key(_) => {}
        }
        Ok(true)
    }

    fn tell_news(&mut self) {
        let tag = self.play.language.clone();
        for entry in std::mem::take(&mut self.play.news) {
            let role = (Role::Guide, self.language);
            if let Some(line) = news::line(&self.play.program, role, &tag, &entry) {
                self.terminal.say(&format!("* {line}"));
            }
        }
    }

    fn not_understood(&mut self) {
        let words = self.either("Dat begrijp ik niet.", "I do not understand that.");
        self.terminal.say(words);
    }

    fn shown(&self, number: usize, thing: &Thing) -> String {
        let (step, title, guide, until, state) = match thing {
            Thing::Shared(_) => return String::new(),
            Thing::Contact(shown) => (
                shown.contact.visit.step,
                &shown.title,
                &shown.guide,
                shown.until,
                meeting::state(&shown.contact, self.language),
            ),
            Thing::Wait(shown) => (
                shown.visit.step,
                &shown.title,
                &shown.guide,
                shown.until,
                self.either("wacht tot jij laat verdergaan", "waits until you let go on")
                    .to_owned(),
            ),
        };
        let plain = |said: &Said| show::text(said, None);
        let title = title
            .as_ref()
            .map_or_else(|| self.play.program.step_id(step).to_owned(), plain);
        let mut out = format!("\n{number}. {title}: {state}\n");
        if let Some(until) = until {
            let words = self.either("wacht uiterlijk tot", "waits no longer than until");
            out.push_str(&format!("   {words} {}\n", meeting::when(until, self.language)));
        }
        if let Some(guide) = guide {
            out.push_str(&format!("   {}\n", plain(guide).replace('\n', "\n   ")));
        }
        out
    }

    fn contact(&mut self, input: &mut dyn BufRead, shown: &GuideContact) -> Result<(), Failure> {
        let allowed = self.play.session().allowed(Role::Guide);
        let choices = Choice::all(Role::Guide, &shown.contact, &shown.contact.forms, &allowed);
        if choices.is_empty() {
            let words = self.either("Hier is niets meer te doen.", "Nothing is left to do here.");
            self.terminal.say(words);
            return Ok(());
        }
        for (number, choice) in (1..).zip(&choices) {
            self.terminal
                .say(&format!("   {number}. {}", choice.label(self.language)));
        }
        self.terminal.write("> ");
        let Line::Text(line) = ask::read(input) else {
            return Ok(());
        };
        let number = line.trim().parse::<usize>().ok();
        let Some(choice) = number.and_then(|number| choices.get(number.checked_sub(1)?)) else {
            self.not_understood();
            return Ok(());
        };
        let program = std::sync::Arc::clone(&self.play.program);
        match choice.act(&program, &shown.contact, self.language, (input, self.terminal)) {
            Some(act) => self.act(&act),
            None => {
                self.not_understood();
                Ok(())
            }
        }
    }

    /// Asks for words of the guide's own; none when they typed nothing.
    fn own_words(&mut self, input: &mut dyn BufRead, question: &str) -> Option<String> {
        self.terminal.write(&format!("{question}\n> "));
        match ask::read(input) {
            Line::Text(words) => Some(words),
            _ => None,
        }
    }

    /// Replies to something shared.
    fn reply(&mut self, input: &mut dyn BufRead, things: &[SharedThing]) -> Result<(), Failure> {
        let question = self.either(
            "Wat schrijf je terug? Wie leert leest het. Enter = niets",
            "What do you write back? The learner reads it. Enter = nothing",
        );
        match (self.own_words(input, question), things.first()) {
            (Some(words), Some(thing)) => self.act(&json!({"act": "reply", "to": thing.seq, "value": words})),
            _ => Ok(()),
        }
    }

    /// Writes a note that nobody else reads, under those that are there.
    fn note(&mut self, input: &mut dyn BufRead) -> Result<(), Failure> {
        let notes = shared::notes(self.play.vault());
        self.terminal.write(&notes);
        let question = self.either(
            "Schrijf een notitie; alleen jij leest die. Enter = niets",
            "Write a note; only you read it. Enter = nothing",
        );
        match self.own_words(input, question) {
            Some(words) => self.act(&json!({"act": "note", "value": words})),
            None => Ok(()),
        }
    }

    /// Does an act of the guide; what the learner did meanwhile is told first, and a refusal in plain words.
    fn act(&mut self, deed: &Value) -> Result<(), Failure> {
        let mut act = deed.clone();
        if let Some(members) = act.as_object_mut() {
            members.insert("at".to_owned(), clock::now().to_string().into());
            members.insert("by".to_owned(), "guide".into());
        }
        let done = self.play.write(act)?;
        self.tell_news();
        if let Err(refusal) = done {
            let said = show::refusal(&self.play.program, &self.play.language, &refusal);
            self.terminal.say(&format!("  {said}"));
        }
        Ok(())
    }
}
