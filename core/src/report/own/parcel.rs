//! The files that a learner takes home, and back from them to a journal and a vault.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Own;
use crate::ground::json::{canonical, read};
use crate::ground::secret::Secret;
use crate::journal::bond::last_erased;
use crate::journal::replay::{JournalFault, replay_bytes, replay_bytes_with};
use crate::journal::vault::Vault;
use crate::program::{Program, ProgramFault, Programs};
use crate::session::fact::Fact;

/// The names of the files, and the most bytes each may have when it comes back: to read, as data, the journal, the words, the
/// program that the session is on. Of one that was upgraded the earlier programs too, a line each.
pub const FILES: [(&str, usize); 6] = [
    ("van-mij.html", 256 * 1024 * 1024),
    ("van-mij.json", 256 * 1024 * 1024),
    ("journal.jsonl", 256 * 1024 * 1024),
    ("words.json", 256 * 1024 * 1024),
    ("program.json", 64 * 1024 * 1024),
    ("programs-before.jsonl", 256 * 1024 * 1024),
];

/// A file: its name and its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// One of [`FILES`].
    pub name: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Says its name only.
impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// The program that the session is on.
    pub program: Arc<Program>,
    /// All that it was on.
    pub programs: Programs,
    /// The journal, whole.
    pub journal: Vec<u8>,
    /// The words.
    pub vault: Vault,
}

/// Why files are nothing that somebody took home.
#[derive(Debug, thiserror::Error)]
pub enum ParcelFault {
    /// A file is missing.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// The program cannot be run.
    #[error("the program in it cannot be run: {0}")]
    Program(#[from] ProgramFault),
    /// The journal does not replay on the program.
    #[error("the journal in it does not replay: {0}")]
    Journal(#[from] JournalFault),
    /// The words are no words.
    #[error("`words.json` is damaged")]
    Words,
}

/// Packs a journal with its vault and its program. A last line that was cut off while it was written stays behind.
///
/// # Errors
/// The journal is damaged, belongs to a program that is not at hand, or comes out differently.
pub fn pack(programs: impl Into<Programs>, journal: &[u8], vault: &Vault) -> Result<Vec<File>, JournalFault> {
    let programs = programs.into();
    let mut before = Programs::default();
    let replayed = replay_bytes_with(&programs, journal, true, &mut |session, _, applied| {
        // Also one that was not gone over to: its act names it.
        for fact in &applied.facts {
            if let Fact::Upgraded(upgraded) = fact {
                let named = [upgraded.from, upgraded.to];
                let known = named.iter().filter_map(|hash| session.programs().get(*hash));
                known.for_each(|program| before.add(Arc::clone(program)));
            }
        }
    })?;
    let program = replayed.session.program();
    let sound = journal.len().saturating_sub(replayed.torn);
    let mut lines = journal.get(..sound).unwrap_or_default().to_vec();
    if replayed.lacks_line_end {
        lines.push(b'\n');
    }
    let own = Own::of(&programs, &lines, vault)?;
    let mut words = Map::new();
    for key in vault.keys().filter(|key| !key.starts_with("note/")) {
        if let Some(found) = vault.get(key) {
            words.insert(key.to_owned(), found.reveal().into());
        }
    }
    let [page, data, kept, spoken, plan, earlier] = FILES.map(|(name, _)| name);
    let file = |name, bytes: Vec<u8>| File { name, bytes };
    let line = |value: &Value| (canonical(value) + "\n").into_bytes();
    let mut files = vec![
        file(page, own.to_html().into_bytes()),
        file(data, line(&own.to_json())),
        file(kept, lines),
        file(spoken, line(&Value::Object(words))),
        file(plan, program.to_json().into_bytes()),
    ];
    let before = before.iter().filter(|other| other.hash() != program.hash());
    let texts: String = before.map(|other| other.to_json() + "\n").collect();
    if !texts.is_empty() {
        files.push(file(earlier, texts.into_bytes()));
    }
    Ok(files)
}

/// Takes out the program, the journal and the words; the other two are made from these and are not read. The journal is
/// verified and replayed: what comes back is what went, to the byte.
///
/// # Errors
/// What is missing or damaged.
pub fn unpack(files: &[File]) -> Result<Parcel, ParcelFault> {
    let [_, _, kept, spoken, plan, earlier] = FILES.map(|(name, _)| name);
    let find = |name: &'static str| {
        let found = files.iter().find(|file| file.name == name);
        found
            .map(|file| file.bytes.as_slice())
            .ok_or(ParcelFault::Missing(name))
    };
    let text = String::from_utf8_lossy(find(plan)?);
    let program = Arc::new(Program::from_json(&text)?);
    let mut programs = Programs::from(&program);
    let before = find(earlier).unwrap_or_default();
    for text in String::from_utf8_lossy(before).lines() {
        programs.add(Arc::new(Program::from_json(text)?));
    }
    let journal = find(kept)?.to_vec();
    replay_bytes(&programs, &journal, true)?;
    let words = std::str::from_utf8(find(spoken)?).map_err(|_| ParcelFault::Words)?;
    let words = read(words.trim_end_matches('\n')).map_err(|_| ParcelFault::Words)?;
    let mut vault = Vault::default();
    vault.erase(last_erased(&journal));
    for (key, words) in words.as_object().ok_or(ParcelFault::Words)? {
        let words = words.as_str().ok_or(ParcelFault::Words)?;
        vault.put(key.as_str(), Secret::new(words));
    }
    Ok(Parcel {
        program,
        programs,
        journal,
        vault,
    })
}
