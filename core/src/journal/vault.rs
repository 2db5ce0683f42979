//! The vault: a learner's own words, beside the journal and never in it (semantics 9.2 and 9.3).
//!
//! A vault file is a line per record, each padded with spaces to a multiple of 1,024 bytes, so that its length tells
//! little about the words. A record carries its own check; there is no chain and no link to the journal, so that words
//! can be erased without a trace.

use serde_json::{Map, Value};

use crate::ground::hash::Hash;
use crate::ground::json::{canonical, read};
use crate::ground::secret::Secret;

/// Records are padded to a multiple of this many bytes, line end included.
pub const BLOCK: usize = 1024;

/// The words of one session, by their keys (`step/n/item`, semantics 16.15).
#[derive(Clone, Default, PartialEq)]
pub struct Vault {
    /// Sorted by key.
    words: Vec<(String, Secret)>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

/// A line of a vault that is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("record {line} of the vault is damaged")]
pub struct Damaged {
    /// The line, from 1.
    pub line: usize,
}

impl Vault {
    /// Keeps words under a key; what was there before is gone.
    ///
    /// ```
    /// use leerpad::ground::secret::Secret;
    /// use leerpad::journal::vault::Vault;
    /// let mut vault = Vault::default();
    /// vault.put("terugblik/1/terugblik", Secret::new("ik slaap beter"));
    /// let (again, damaged) = Vault::from_bytes(&vault.to_bytes());
    /// assert_eq!(again.get("terugblik/1/terugblik").map(Secret::reveal), Some("ik slaap beter"));
    /// assert!(damaged.is_empty());
    /// assert_eq!(vault.to_bytes().len(), 1024);
    /// ```
    pub fn put(&mut self, key: impl Into<String>, words: Secret) {
        let key = key.into();
        match self.place(&key) {
            Ok(at) => {
                if let Some(record) = self.words.get_mut(at) {
                    record.1 = words;
                }
            }
            Err(at) => self.words.insert(at, (key, words)),
        }
    }

    /// Where a key stands, or where it belongs.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.words.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// The words under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Secret> {
        let at = self.place(key).ok()?;
        self.words.get(at).map(|(_, words)| words)
    }

    /// The keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(key, _)| key.as_str())
    }

    /// Forgets one record. Whether there was one.
    pub fn remove(&mut self, key: &str) -> bool {
        self.place(key).map(|at| self.words.remove(at)).is_ok()
    }

    /// Forgets everything.
    pub fn erase(&mut self) {
        self.words.clear();
    }

    /// The whole file. To be written beside the old one and put in its place, so that old words do not stay behind.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for (key, words) in &self.words {
            let mut line = canonical(&record(key, words.reveal()));
            let padded = (line.len() + 1).div_ceil(BLOCK) * BLOCK;
            line.extend(std::iter::repeat_n(' ', padded - line.len() - 1));
            line.push('\n');
            out.extend_from_slice(line.as_bytes());
        }
        out
    }

    /// Reads a file. Every sound record is kept; the lines of damaged ones come beside.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> (Self, Vec<Damaged>) {
        let mut vault = Self::default();
        let mut damaged = Vec::new();
        for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.is_empty() {
                continue;
            }
            match sound(line) {
                Some((key, words)) => vault.put(key, words),
                None => damaged.push(Damaged { line: index + 1 }),
            }
        }
        (vault, damaged)
    }
}

fn record(key: &str, words: &str) -> Value {
    let mut members = Map::new();
    members.insert("check".to_owned(), check(key, words).into());
    members.insert("key".to_owned(), key.into());
    members.insert("words".to_owned(), words.into());
    Value::Object(members)
}

fn check(key: &str, words: &str) -> String {
    Hash::of(&[b"leerpad-vault-1", &[0], key.as_bytes(), &[0], words.as_bytes()]).hex()
}

fn sound(line: &[u8]) -> Option<(String, Secret)> {
    let text = std::str::from_utf8(line).ok()?.trim_end_matches(' ');
    let value = read(text).ok()?;
    let (key, words) = (value.get("key")?.as_str()?, value.get("words")?.as_str()?);
    (canonical(&record(key, words)) == text).then(|| (key.to_owned(), Secret::new(words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_record_costs_only_itself() {
        let mut vault = Vault::default();
        vault.put("a/1/x", Secret::new("een\n\"twee\""));
        vault.put("b/1/y", Secret::new("é😀".repeat(400)));
        let bytes = vault.to_bytes();
        assert_eq!(bytes.len() % BLOCK, 0);
        for index in 0..BLOCK - 1 {
            let mut flipped = bytes.clone();
            flipped[index] ^= 1;
            let (kept, damaged) = Vault::from_bytes(&flipped);
            if flipped[..BLOCK].iter().filter(|byte| **byte == b'\n').count() == 1 {
                assert_eq!(damaged.len(), 1, "byte {index}");
            }
            assert!(kept.get("b/1/y").is_some());
        }
    }

    #[test]
    fn erased_words_are_nowhere() {
        let mut vault = Vault::default();
        vault.put("a/1/x", Secret::new("geheim"));
        assert!(!format!("{vault:?}").contains("geheim"));
        vault.erase();
        assert!(vault.to_bytes().is_empty());
    }
}
