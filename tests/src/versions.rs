//! The folders of `tests/cases/upgrade`: versions of a module, acts, and what comes of them.

use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::journal::Journal;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::copies::VaultChange;
use serde_json::{Value, json};

use super::play::compile;
use super::random::module::Files;
use super::upgrades::{opens_again, snapshot, stands};

/// A folder of `tests/cases/upgrade`.
pub struct Folder {
    /// Where it is.
    pub path: std::path::PathBuf,
    /// Each version: its file, its text and its program.
    pub versions: Vec<(String, String, Arc<Program>)>,
    /// The acts as written.
    pub acts: Vec<Value>,
    session: Value,
}

/// Every case, by name.
#[must_use]
pub fn folders() -> Vec<Folder> {
    let all = std::fs::read_dir(super::root().join("tests/cases/upgrade")).expect("the folder of cases");
    let mut paths: Vec<_> = all
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    paths.sort();
    paths.into_iter().map(Folder::read).collect()
}

impl Folder {
    fn read(path: std::path::PathBuf) -> Self {
        let text = |name: &str| std::fs::read_to_string(path.join(name)).ok();
        let mut versions = Vec::new();
        while let Some(text) = text(&format!("{}.yaml", versions.len() + 1)) {
            let name = format!("{}.yaml", versions.len() + 1);
            let files = Files {
                files: vec![(name.clone(), text.clone())],
            };
            let program =
                compile(&files).unwrap_or_else(|codes| panic!("{} {name}: {codes:?}", path.display()));
            versions.push((name, text, Arc::new(program)));
        }
        let read = |line: &str| serde_json::from_str(line).expect("JSON");
        let acts = text("acts.jsonl").expect("acts").lines().map(read).collect();
        let session = read(&text("session.json").expect("a session"));
        Self {
            path,
            versions,
            acts,
            session,
        }
    }

    /// A session on the first version that knows all of them.
    #[must_use]
    pub fn session(&self) -> Session {
        let seed = Seed::from_hex(self.session["seed"].as_str().expect("a seed")).expect("a seed");
        let settings = self.session["settings"].as_object().expect("settings");
        let begun = Session::new(Arc::clone(&self.versions[0].2), seed, settings);
        let mut session = begun.expect("the settings fit");
        for (_, _, program) in &self.versions {
            session.know(Arc::clone(program));
        }
        session
    }

    /// An act with the hash of the version that it names.
    #[must_use]
    pub fn hashed(&self, act: &Value) -> Value {
        let mut act = act.clone();
        let named = self
            .versions
            .iter()
            .find(|(name, ..)| act["program"] == name.as_str());
        if let Some((_, _, program)) = named {
            act["program"] = program.hash().hex().into();
        }
        act
    }

    /// A text with the names of versions for their hashes.
    #[must_use]
    pub fn named(&self, text: &str) -> String {
        let versions = self.versions.iter();
        versions.fold(text.to_owned(), |text, (name, _, program)| {
            text.replace(&program.hash().hex(), name)
        })
    }

    /// A journal on the first version that knows all of them, with its first line.
    fn begin(&self) -> (Journal, String) {
        let seed = Seed::from_hex(self.session["seed"].as_str().expect("a seed")).expect("a seed");
        let settings = self.session["settings"].as_object().expect("settings").clone();
        let begun = Journal::begin(Arc::clone(&self.versions[0].2), seed, settings);
        let (mut journal, lines) = begun.expect("the settings fit");
        for (_, _, program) in &self.versions {
            journal.know(Arc::clone(program));
        }
        (journal, lines)
    }

    /// The journal of it, and the session as it stands then.
    #[must_use]
    pub fn journal(&self) -> (String, Session) {
        let (mut journal, mut lines) = self.begin();
        for act in &self.acts {
            if let Ok(done) = journal.append(&self.hashed(act)) {
                lines += &done.line;
            }
        }
        (lines, journal.session().clone())
    }

    /// What the engine makes of it: `expected.jsonl`.
    #[must_use]
    pub fn play(&self) -> String {
        let (mut journal, mut lines) = self.begin();
        let mut expected = String::new();
        for act in &self.acts {
            let mut line = serde_json::Map::new();
            match journal.append(&self.hashed(act)) {
                Ok(done) => {
                    lines += &done.line;
                    let mut entry: Value = serde_json::from_str(&done.line).expect("a line is JSON");
                    entry.as_object_mut().expect("an entry").remove("hash");
                    line.insert("outcome".to_owned(), entry);
                    let changes = journal.session().vault_changes(&done.applied);
                    if !changes.is_empty() {
                        let changes = changes.iter().map(VaultChange::to_json);
                        line.insert("vault".to_owned(), changes.collect());
                    }
                }
                Err(refusal) => {
                    line.insert("outcome".to_owned(), refusal.to_json(journal.session().program()));
                }
            }
            let session = journal.session();
            let outline = session.screen(Role::Learner, "nl").outline(session.program());
            line.insert("outline".to_owned(), outline);
            expected += &self.named(&canonical(&Value::Object(line)));
            expected.push('\n');
        }
        opens_again(&journal, &lines).unwrap_or_else(|fault| panic!("{}: {fault}", self.path.display()));
        stands(journal.session()).unwrap_or_else(|fault| panic!("{}: {fault}", self.path.display()));
        expected += &self.named(&canonical(&json!({"snapshot": snapshot(journal.session())})));
        expected.push('\n');
        expected
    }

    /// What the reference needs to play the same.
    #[must_use]
    pub fn job(&self) -> Value {
        let acts: Vec<Value> = self.acts.iter().map(|act| self.hashed(act)).collect();
        let mut versions = self.versions.iter().map(|(name, text, program)| {
            json!({"main": name, "modules": {name: text}, "program": program.hash().hex()})
        });
        let mut job = versions.next().expect("a first version");
        job["versions"] = versions.collect();
        job["acts"] = acts.into();
        job["seed"] = self.session["seed"].clone();
        job["settings"] = self.session["settings"].clone();
        job
    }
}
