//! A host as portals build one, with everything that leaves the learner's own device written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::sessions::alike;
use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::ground::moment::Moment;
use leerpad::ground::secret::Secret;
use leerpad::journal::Journal;
use leerpad::journal::consents::Consents;
use leerpad::journal::replay::replay_bytes;
use leerpad::journal::taking::take_words;
use leerpad::journal::vault::Vault;
use leerpad::module::plan::ItemKind;
use leerpad::program::phrases::Phrases;
use leerpad::report::own::pack;
use leerpad::report::{Cohort, Period, Threshold};
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::fact::VisitOf;
use serde_json::{Map, Value, json};

use super::super::play::Case;
use super::super::random::{Dice, acts};
use super::leaks::Leak;
use super::words::NOTE;

/// Something that others than the learner can get hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Output {
    /// The journal.
    Journal,
    /// The state.
    Snapshot,
    /// What a server hands to the player: words stay slots.
    Screen,
    /// What the guide sees.
    GuideScreen,
    /// What leaves for each purpose.
    Exports,
    /// The record of consent to each purpose, and its card.
    Consents,
    /// What is due for erasure, and what becomes due.
    Due,
    /// A report over sessions like this one.
    Report,
    /// What acts do to the vault: which records are copied and removed.
    VaultChanges,
    /// What is said of a journal or a state that is damaged.
    Errors,
    /// Refusals.
    Refusals,
    /// Debug prints of everything there is.
    Log,
    /// What replay says of the journal.
    Replay,
    /// The names of what the vault holds, and how many.
    VaultKeys,
    /// What the learner takes home, where a note of the guide stands in it.
    Home,
}

/// One session, played.
pub(super) struct Host {
    outputs: BTreeMap<Output, String>,
    words: u64,
    consents: Consents,
    /// What the learner takes home, file by file: theirs, so the words stand in it, but for notes of the guide.
    home: Vec<Vec<u8>>,
}

impl Host {
    /// Plays a session whose acts depend on its seed alone, with words of one's own.
    pub(super) fn play(case: &Case, acts: i64, words: fn(&mut Dice) -> String, leak: Option<Leak>) -> Self {
        let mut host = Self {
            outputs: BTreeMap::new(),
            words: 0,
            consents: Consents::default(),
            home: Vec::new(),
        };
        let mut dice = Dice::new(case.seed ^ 0xac75);
        let mut writer = Dice::new(case.seed ^ 0x3a17);
        let seed = Seed::from_hex(&case.session_seed()).expect("16 hex digits");
        let (mut journal, first) = Journal::begin(Arc::clone(&case.program), seed, case.settings.clone())
            .expect("settings that fit");
        host.say(Output::Journal, &first);
        let mut vault = Vault::default();
        let mut at = Moment::parse("2026-01-05T09:00:00.000+01:00").expect("a moment");
        for place in 0..acts {
            let mut act = match journal.session().cursor() {
                Some(_) if place > 0 => {
                    let outline = |role| journal.session().screen(role, "nl").outline(&case.program);
                    let (own, guide) = (outline(Role::Learner), outline(Role::Guide));
                    acts::next_together(&mut dice, case.program.plan(), &own, &guide, &mut at)
                }
                _ => acts::start(&mut dice, case.program.plan(), at),
            };
            let is_note = act["act"] == "note";
            part_words(case, &mut act);
            write_words(&mut act, &mut writer, words, is_note);
            let beside = words(&mut Dice::new(writer.roll()));
            host.act((&mut journal, &mut vault), act, beside, leak);
        }
        host.close(&journal, &vault, leak);
        host
    }

    /// What was written down.
    pub(super) fn outputs(&self) -> impl Iterator<Item = (&Output, &str)> {
        self.outputs.iter().map(|(output, text)| (output, text.as_str()))
    }

    /// The files that the learner takes home.
    pub(super) fn home(&self) -> &[Vec<u8>] {
        &self.home
    }

    /// One of them.
    pub(super) fn output(&self, output: Output) -> &str {
        self.outputs.get(&output).map_or("", String::as_str)
    }

    /// How many records of words there were.
    pub(super) const fn words(&self) -> u64 {
        self.words
    }

    fn say(&mut self, output: Output, text: &str) {
        let all = self.outputs.entry(output).or_default();
        all.push_str(text);
        all.push('\n');
    }

    /// `beside` is what is written where `other` is chosen.
    fn act(
        &mut self,
        (journal, vault): (&mut Journal, &mut Vault),
        mut act: Value,
        beside: String,
        leak: Option<Leak>,
    ) {
        let taken = take_words(journal.session(), &mut act);
        let said: Vec<String> = taken.iter().map(|(_, words)| words.reveal().to_owned()).collect();
        if let Some(leak) = leak {
            leak.before(&mut act, &said);
        }
        let cursor = journal.session().cursor();
        match journal.judge(&act) {
            Ok(judged) if judged.is_words_only() && !taken.is_empty() => {
                for (key, words) in taken {
                    self.words += 1;
                    self.say(Output::Log, &format!("{key} {words:?}"));
                    vault.put(key, words);
                }
            }
            Ok(judged) => {
                let changes = judged.vault_changes();
                let mut line = judged.appended.line.clone();
                let mut log = format!("{:?} {judged:?} {changes:?}", judged.appended.applied);
                let applied = judged.appended.applied.clone();
                journal.keep(judged);
                let seq = journal.session().seq();
                self.consents.see(seq, &applied);
                for (key, words) in taken {
                    self.words += 1;
                    let _ = write!(log, " {key} {words:?}");
                    vault.put(key, words);
                }
                if let Some(key) = key_of_other(&act, cursor, journal) {
                    self.words += 1;
                    vault.put(key, Secret::new(beside));
                }
                for change in &changes {
                    vault.follow(change, seq);
                    self.say(Output::VaultChanges, &canonical(&change.to_json()));
                }
                if let Some(leak) = leak {
                    leak.after(&mut line, &mut log, &said);
                }
                self.say(Output::Journal, &line);
                self.say(Output::Log, &log);
            }
            Err(refusal) => {
                let mut written = canonical(&refusal.to_json(journal.session().program()));
                for language in journal.session().program().languages() {
                    written.push_str(Phrases::of(language).refusal(refusal.code.word()));
                }
                if let Some(leak) = leak {
                    leak.refused(&mut written, &said);
                }
                self.say(Output::Refusals, &written);
                self.say(Output::Log, &format!("{refusal:?}"));
            }
        }
        let session = journal.session();
        for language in session.program().languages() {
            for (role, output) in [
                (Role::Learner, Output::Screen),
                (Role::Guide, Output::GuideScreen),
            ] {
                let screen = session.screen(role, language);
                let mut written = canonical(&screen.to_json(session.program()));
                if let Some(leak) = leak {
                    leak.shown(output, &mut written, vault);
                }
                self.say(output, &written);
                self.say(Output::Log, &format!("{screen:?}"));
            }
        }
    }

    fn close(&mut self, journal: &Journal, vault: &Vault, leak: Option<Leak>) {
        let session = journal.session();
        let mut snapshot = session.snapshot();
        if let Some(leak) = leak {
            leak.kept(&mut snapshot, vault);
        }
        self.say(Output::Snapshot, &snapshot);
        self.say(Output::Log, &format!("{session:?} {journal:?} {vault:?}"));
        let lines: String = self
            .output(Output::Journal)
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| format!("{line}\n"))
            .collect();
        let replayed = match replay_bytes(session.program(), lines.as_bytes(), true) {
            Ok(replayed) => replayed.session.snapshot(),
            Err(fault) => fault.to_string(),
        };
        self.say(Output::Replay, &replayed);
        self.leave(session, leak, vault);
        self.report(session, &lines, leak, vault);
        self.break_it(session, &lines);
        if let Ok(files) = pack(session.program(), lines.as_bytes(), vault) {
            self.home = files.into_iter().map(|file| file.bytes).collect();
        }
        let mut keys: Vec<String> = vault.keys().map(str::to_owned).collect();
        if let Some(leak) = leak {
            leak.listed(&mut keys, vault);
        }
        self.say(Output::VaultKeys, &keys.join("\n"));
    }
}

impl Host {
    /// What leaves for each purpose, what was said about it, and what is due.
    fn leave(&mut self, session: &Session, leak: Option<Leak>, vault: &Vault) {
        let program = session.program();
        for purpose in &program.plan().purposes {
            let mut export = session
                .export_json(&purpose.id)
                .map_or_else(String::new, |export| canonical(&export));
            if let Some(leak) = leak {
                leak.exported(&mut export, vault);
            }
            self.say(Output::Exports, &export);
            self.say(Output::Log, &format!("{:?}", session.export(&purpose.id)));
            for language in program.languages() {
                let record = self.consents.record(session, &purpose.id, language, &Map::new());
                self.say(Output::Consents, &canonical(&record.unwrap_or_default()));
                let card = session.purpose_card(&purpose.id, language);
                self.say(Output::Consents, &format!("{card:?}"));
            }
        }
        self.say(
            Output::Log,
            &format!("{:?} {:?}", self.consents, session.retell("nl")),
        );
        let mut at = session.clock().unwrap_or_else(|| Moment::from_unix(0, 0));
        for _ in 0..3 {
            self.say(Output::Due, &canonical(&session.due_for_erasure(at).to_json()));
            at = at.later(45 * 86_400_000);
        }
        let coming = session.coming_json().unwrap_or_default();
        self.say(Output::Due, &canonical(&coming));
    }

    /// What is told of a cohort of sessions like this one, with everything that a report of three may say.
    fn report(&mut self, session: &Session, journal: &str, leak: Option<Leak>, vault: &Vault) {
        let mut cohort = Cohort::new(vec![Arc::clone(session.program())], Period::default());
        let others = alike(session.program(), journal, 2);
        for journal in std::iter::once(journal).chain(others.iter().map(String::as_str)) {
            if let Err(why) = cohort.add(journal.as_bytes()) {
                self.say(Output::Errors, &format!("{why} {why:?}"));
            }
        }
        let threshold = Threshold::new(3).expect("the smallest there is");
        let mut report = canonical(&cohort.report(threshold).to_json());
        if let Some(leak) = leak {
            leak.reported(&mut report, vault);
        }
        self.say(Output::Report, &report);
        self.say(
            Output::Report,
            &canonical(&cohort.report(Threshold::default()).to_json()),
        );
    }

    /// A journal cut off, changed and swapped, and a state that is none.
    fn break_it(&mut self, session: &Session, journal: &str) {
        let half = journal.get(..journal.len() / 2).unwrap_or(journal);
        for broken in [
            half.to_owned(),
            journal.replacen("\"seq\":2", "\"seq\":3", 1),
            journal.replacen('1', "7", 3),
        ] {
            match Journal::open(session.program(), broken.as_bytes()) {
                Ok(opened) => self.say(Output::Errors, &format!("{} {}", opened.sound, opened.torn)),
                Err(fault) => self.say(Output::Errors, &format!("{fault} {fault:?}")),
            }
        }
        let snapshot = session.snapshot().replacen("\"n\":1", "\"n\":3", 1);
        if let Err(fault) = Session::restore(Arc::clone(session.program()), &snapshot) {
            self.say(Output::Errors, &format!("{fault} {fault:?}"));
        }
    }
}

/// The words of a plan are parts: a plan is written as people fill it in.
fn part_words(case: &Case, act: &mut Value) {
    let plan = case.program.plan();
    let item = plan.items.iter().find(|item| act["item"] == item.id.as_str());
    if let Some(ItemKind::Plan { when_day, .. }) = item.map(|item| &item.kind)
        && act["value"] == json!({"vault": true})
    {
        act["value"] = json!({"if": {"vault": true}, "then": {"vault": true}});
        if when_day.is_some() {
            act["value"]["when-day"] = json!({"vault": true});
        }
    }
}

/// Where a host keeps what is written beside `other`, when that is chosen.
fn key_of_other(act: &Value, cursor: Option<VisitOf>, journal: &Journal) -> Option<String> {
    let chosen = &act["value"];
    let has = chosen == "other"
        || chosen
            .as_array()
            .is_some_and(|list| list.contains(&json!("other")));
    let (item, visit) = (act["item"].as_str().filter(|_| has)?, cursor?);
    let step = journal.session().program().step_id(visit.step);
    Some(format!("{step}/{}/{item}/other", visit.n))
}

/// Puts words where an act says that there are some; a note of the guide says that it is one.
fn write_words(value: &mut Value, writer: &mut Dice, words: fn(&mut Dice) -> String, is_note: bool) {
    if *value == json!({"vault": true}) {
        // Each writer rolls the same number of times, so that only the words differ.
        let mut own = Dice::new(writer.roll());
        let words = words(&mut own);
        *value = Value::String(if is_note { format!("{NOTE} {words}") } else { words });
        return;
    }
    match value {
        Value::Object(members) => members
            .values_mut()
            .for_each(|value| write_words(value, writer, words, is_note)),
        Value::Array(entries) => entries
            .iter_mut()
            .for_each(|value| write_words(value, writer, words, is_note)),
        _ => {}
    }
}

/// All words of a vault, for leaks.
pub(super) fn all(vault: &Vault) -> String {
    vault
        .keys()
        .filter_map(|key| vault.get(key).map(Secret::reveal))
        .collect()
}
