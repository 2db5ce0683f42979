//! The files that a learner takes home, and back from them to a journal and a vault.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Own;
use crate::ground::json::{canonical, read};
use crate::ground::secret::Secret;
use crate::journal::bond::last_erased;
use crate::journal::replay::{JournalFault, replay_bytes};
use crate::journal::vault::Vault;
use crate::program::{Program, ProgramFault};

/// The names of the files, and the most bytes each may have when it comes back: to read, as data, the journal, the words, the
/// program.
pub const FILES: [(&str, usize); 5] = [
    ("van-mij.html", 256 * 1024 * 1024),
    ("van-mij.json", 256 * 1024 * 1024),
    ("journal.jsonl", 256 * 1024 * 1024),
    ("words.json", 256 * 1024 * 1024),
    ("program.json", 64 * 1024 * 1024),
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
    /// The program.
    pub program: Arc<Program>,
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
/// The journal is damaged, belongs to another program, or comes out differently.
pub fn pack(program: &Arc<Program>, journal: &[u8], vault: &Vault) -> Result<Vec<File>, JournalFault> {
    let replayed = replay_bytes(program, journal, true)?;
    let sound = journal.len().saturating_sub(replayed.torn);
    let mut lines = journal.get(..sound).unwrap_or_default().to_vec();
    if replayed.lacks_line_end {
        lines.push(b'\n');
    }
    let own = Own::of(program, &lines, vault)?;
    let mut words = Map::new();
    for key in vault.keys().filter(|key| !key.starts_with("note/")) {
        if let Some(found) = vault.get(key) {
            words.insert(key.to_owned(), found.reveal().into());
        }
    }
    let [page, data, kept, spoken, plan] = FILES.map(|(name, _)| name);
    let file = |name, bytes: Vec<u8>| File { name, bytes };
    let line = |value: &Value| (canonical(value) + "\n").into_bytes();
    Ok(vec![
        file(page, own.to_html().into_bytes()),
        file(data, line(&own.to_json())),
        file(kept, lines),
        file(spoken, line(&Value::Object(words))),
        file(plan, program.to_json().into_bytes()),
    ])
}

/// Takes out the program, the journal and the words; the other two are made from these and are not read. The journal is
/// verified and replayed: what comes back is what went, to the byte.
///
/// # Errors
/// What is missing or damaged.
pub fn unpack(files: &[File]) -> Result<Parcel, ParcelFault> {
    let [_, _, kept, spoken, plan] = FILES.map(|(name, _)| name);
    let find = |name: &'static str| {
        let found = files.iter().find(|file| file.name == name);
        found
            .map(|file| file.bytes.as_slice())
            .ok_or(ParcelFault::Missing(name))
    };
    let text = String::from_utf8_lossy(find(plan)?);
    let program = Arc::new(Program::from_json(&text)?);
    let journal = find(kept)?.to_vec();
    replay_bytes(&program, &journal, true)?;
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
        journal,
        vault,
    })
}
