//! A host as portals build one, with everything that leaves the learner's own device written down.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::ground::moment::Moment;
use leerpad::ground::secret::Secret;
use leerpad::journal::Journal;
use leerpad::journal::replay::replay_bytes;
use leerpad::journal::taking::take_words;
use leerpad::journal::vault::Vault;
use leerpad::session::act::Role;
use serde_json::{Value, json};

use super::super::play::Case;
use super::super::random::{Dice, acts};
use super::leaks::Leak;

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
    /// Refusals.
    Refusals,
    /// Debug prints of everything there is.
    Log,
    /// What replay says of the journal.
    Replay,
    /// The names of what the vault holds, and how many.
    VaultKeys,
}

/// One session, played.
pub(super) struct Host {
    outputs: BTreeMap<Output, String>,
    words: u64,
}

impl Host {
    /// Plays a session whose acts depend on its seed alone, with words of one's own.
    pub(super) fn play(case: &Case, acts: i64, words: fn(&mut Dice) -> String, leak: Option<Leak>) -> Self {
        let mut host = Self {
            outputs: BTreeMap::new(),
            words: 0,
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
                    let outline = journal
                        .session()
                        .screen(Role::Learner, "nl")
                        .outline(&case.program);
                    acts::next(&mut dice, case.program.plan(), &outline, &mut at)
                }
                _ => acts::start(&mut dice, case.program.plan(), at),
            };
            write_words(&mut act, &mut writer, words);
            host.act(&mut journal, &mut vault, act, leak);
        }
        host.close(&journal, &vault, leak);
        host
    }

    /// What was written down.
    pub(super) fn outputs(&self) -> impl Iterator<Item = (&Output, &str)> {
        self.outputs.iter().map(|(output, text)| (output, text.as_str()))
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

    fn act(&mut self, journal: &mut Journal, vault: &mut Vault, mut act: Value, leak: Option<Leak>) {
        let taken = take_words(journal.session(), &mut act);
        let said: Vec<String> = taken.iter().map(|(_, words)| words.reveal().to_owned()).collect();
        if let Some(leak) = leak {
            leak.before(&mut act, &said);
        }
        match journal.append(&act) {
            Ok(appended) => {
                let mut line = appended.line;
                let mut log = format!("{:?}", appended.applied);
                for (key, words) in taken {
                    self.words += 1;
                    let _ = write!(log, " {key} {words:?}");
                    vault.put(key, words);
                }
                if let Some(leak) = leak {
                    leak.after(&mut line, &mut log, &said);
                }
                self.say(Output::Journal, &line);
                self.say(Output::Log, &log);
            }
            Err(refusal) => {
                let mut written = canonical(&refusal.to_json(journal.session().program()));
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
        let mut keys: Vec<String> = vault.keys().map(str::to_owned).collect();
        if let Some(leak) = leak {
            leak.listed(&mut keys, vault);
        }
        self.say(Output::VaultKeys, &keys.join("\n"));
    }
}

/// Puts words where an act says that there are some.
fn write_words(value: &mut Value, writer: &mut Dice, words: fn(&mut Dice) -> String) {
    if *value == json!({"vault": true}) {
        // Each writer rolls the same number of times, so that only the words differ.
        let mut own = Dice::new(writer.roll());
        *value = Value::String(words(&mut own));
        return;
    }
    match value {
        Value::Object(members) => members
            .values_mut()
            .for_each(|value| write_words(value, writer, words)),
        Value::Array(entries) => entries
            .iter_mut()
            .for_each(|value| write_words(value, writer, words)),
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
