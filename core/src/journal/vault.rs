//! The vault: a learner's own words, beside the journal and never in it (semantics 9.2, 9.3 and 9.10).
//!
//! A vault file is a record per line, each padded with spaces to a multiple of 1,024 bytes, so that its length tells
//! little about the words. A record carries its own check; there is no chain, so that words can be erased without a
//! trace. With a key the records are sealed: see `seal`.

use serde_json::{Map, Value};

use crate::ground::hash::Hash;
use crate::ground::json::{canonical, read, without};
use crate::ground::secret::Secret;
use crate::session::copies::VaultChange;

/// Records are padded to a multiple of this many bytes, line end included.
pub const BLOCK: usize = 1024;

/// What the check of every record begins with, and what is bound into every sealed one.
pub(super) const DOMAIN: &[u8] = b"leerpad-vault-1";

/// How every record begins: its check is the first of its members.
const MARK: &[u8] = b"{\"check\":\"";

/// The words of one session, by their keys (`step/n/item`, semantics 16.15).
#[derive(Clone, Default, PartialEq)]
pub struct Vault {
    /// Sorted by key.
    words: Vec<(String, Secret)>,
    /// The number of the entry that erased what was there before; 0: nothing was erased.
    since: u64,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

/// A record of a vault that cannot be read; all others can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("record {record} of the vault {cause}")]
pub struct Unreadable {
    /// Which, from 1 in the order of the file.
    pub record: usize,
    /// Why.
    pub cause: Cause,
}

/// Why a record of a vault cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// It is not what was written.
    #[error("is damaged")]
    Damaged,
    /// It is older than the last erasing of words: what was left undone then is to be done now.
    #[error("was erased")]
    Erased,
    /// A record before it has the words of the same place.
    #[error("is there twice")]
    Doubled,
    /// It is sealed, and there is no key to open it with.
    #[error("is sealed, and there is no key")]
    Sealed,
    /// It is not sealed, and there is a key: who has no key could have put it there.
    #[error("is not sealed, and there is a key")]
    NotSealed,
    /// It was sealed with another key.
    #[error("was sealed with another key")]
    OtherKey,
    /// It was taken from another session.
    #[error("belongs to another session")]
    OtherSession,
}

impl Cause {
    /// Whether its words are beyond reading for good; else they are there for who has what they ask for, so the file
    /// must not be written over.
    #[must_use]
    pub const fn is_lost(self) -> bool {
        matches!(self, Self::Damaged | Self::Erased | Self::Doubled)
    }
}

/// One record as it was read: when, where and what.
pub(super) struct Record {
    pub(super) since: u64,
    pub(super) key: String,
    pub(super) words: Secret,
}

impl Vault {
    /// Keeps words under a key; what was there before is gone.
    ///
    /// ```
    /// use leerpad::ground::secret::Secret;
    /// use leerpad::journal::vault::Vault;
    /// let mut vault = Vault::default();
    /// vault.put("terugblik/1/terugblik", Secret::new("ik slaap beter"));
    /// let (again, unreadable) = Vault::from_bytes(&vault.to_bytes(), 0);
    /// assert_eq!(again.get("terugblik/1/terugblik").map(Secret::reveal), Some("ik slaap beter"));
    /// assert!(unreadable.is_empty());
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

    /// The records, sorted by key.
    #[cfg(feature = "seal")]
    pub(super) fn records(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words
            .iter()
            .map(|(key, words)| (key.as_str(), words.reveal()))
    }

    /// The number of the entry that erased what was there before; 0: nothing was erased.
    #[must_use]
    pub const fn since(&self) -> u64 {
        self.since
    }

    /// Does what an act asks for (semantics 25.11); `seq` is the number of its entry.
    pub fn follow(&mut self, change: &VaultChange, seq: u64) {
        match change {
            VaultChange::Copy { from, to } => {
                if let Some(words) = self.get(from).map(|words| Secret::new(words.reveal())) {
                    self.put(to.as_str(), words);
                }
            }
            VaultChange::Move { from, to } => {
                let under = format!("{from}/");
                let is_there = |key: &&str| *key == from.as_str() || key.starts_with(&under);
                let keys: Vec<String> = self.keys().filter(is_there).map(str::to_owned).collect();
                for key in keys {
                    let words = self.get(&key).map(|words| Secret::new(words.reveal()));
                    if let (Some(words), Some(below)) = (words, key.strip_prefix(from.as_str())) {
                        self.put(format!("{to}{below}"), words);
                        self.remove(&key);
                    }
                }
            }
            VaultChange::Remove(key) => {
                self.remove(key);
            }
            VaultChange::Erase => self.erase(seq),
        }
    }

    /// Forgets one record. Whether there was one.
    pub fn remove(&mut self, key: &str) -> bool {
        self.place(key).map(|at| self.words.remove(at)).is_ok()
    }

    /// Forgets everything, as the entry with this number says (0: no entry does). Records from before that entry are
    /// not read again, wherever they come from.
    pub fn erase(&mut self, seq: u64) {
        self.words.clear();
        // No journal has as many entries; above it a number has no form of its own (semantics 1.2).
        self.since = self.since.max(seq.min(999_999_999));
    }

    /// The whole file. To be written beside the old one and put in its place, so that old words do not stay behind.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let lines = self.words.iter().map(|(key, words)| {
            let check = check(self.since, key, words.reveal());
            padded(canonical(&record(self.since, key, words.reveal(), check)))
        });
        lines.collect::<String>().into_bytes()
    }

    /// Reads a file that has no key. Every sound record is kept; the others are told. `erased` is the number of the
    /// journal's last entry that erased words (0: none): records from before it are gone, and the file is to be written
    /// again when there were any.
    #[must_use]
    pub fn from_bytes(bytes: &[u8], erased: u64) -> (Self, Vec<Unreadable>) {
        Self::read_each(bytes, erased, &mut |line| {
            let value = form(line).ok_or(Cause::Damaged)?;
            if value.get("sealed").is_some() {
                is_what_it_was(&value).then_some(()).ok_or(Cause::Damaged)?;
                return Err(age(since_of(&value), erased).err().unwrap_or(Cause::Sealed));
            }
            plain(&value).ok_or(Cause::Damaged)
        })
    }

    /// Reads each record of a file and keeps those that can be read.
    pub(super) fn read_each(
        bytes: &[u8],
        erased: u64,
        each: &mut dyn FnMut(&[u8]) -> Result<Record, Cause>,
    ) -> (Self, Vec<Unreadable>) {
        let mut vault = Self {
            since: erased,
            ..Self::default()
        };
        let mut unreadable = Vec::new();
        for (index, line) in lines(bytes).into_iter().enumerate() {
            let kept = each(line).and_then(|record| {
                age(record.since, erased)?;
                if vault.get(&record.key).is_some() {
                    return Err(Cause::Doubled);
                }
                vault.since = vault.since.max(record.since);
                vault.put(record.key, record.words);
                Ok(())
            });
            if let Err(cause) = kept {
                let record = index + 1;
                unreadable.push(Unreadable { record, cause });
            }
        }
        (vault, unreadable)
    }
}

/// Whether a record is from before the last erasing.
pub(super) const fn age(since: u64, erased: u64) -> Result<(), Cause> {
    if since < erased {
        return Err(Cause::Erased);
    }
    Ok(())
}

/// The records of a file. One ends at its line end, and before a whole number of blocks where the next begins: so a line
/// end that is damaged costs one record too.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let (mut from, mut at) = (0, 0);
    let mut cut = |from: usize, to: usize| {
        lines.extend(bytes.get(from..to).filter(|line| !line.is_empty()));
    };
    while let Some(byte) = bytes.get(at) {
        if *byte == b'\n' {
            cut(from, at);
            from = at + 1;
        } else if at > from
            && (at - from).is_multiple_of(BLOCK)
            && bytes.get(at..).is_some_and(|rest| rest.starts_with(MARK))
        {
            cut(from, at);
            from = at;
        }
        at += 1;
    }
    cut(from, at);
    lines
}

/// Fills a record up to whole blocks.
pub(super) fn padded(mut line: String) -> String {
    let whole = (line.len() + 1).div_ceil(BLOCK) * BLOCK;
    line.extend(std::iter::repeat_n(' ', whole - line.len() - 1));
    line.push('\n');
    line
}

/// The object in a line, when it is written as all records are.
pub(super) fn form(line: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(line).ok()?.trim_end_matches(' ');
    let value = read(text).ok()?;
    (canonical(&value) == text).then_some(value)
}

/// The number of the entry that erased what was before a record.
pub(super) fn since_of(record: &Value) -> u64 {
    record.get("since").and_then(Value::as_u64).unwrap_or(0)
}

/// The check of a sealed record: over all its other members.
pub(super) fn check_of(members: &Map<String, Value>) -> String {
    let rest = Value::Object(without(members, &["check"]));
    Hash::of(&[DOMAIN, &[0], canonical(&rest).as_bytes()]).hex()
}

/// Whether a sealed record is what was written; with or without its key.
pub(super) fn is_what_it_was(record: &Value) -> bool {
    let check = record.as_object().map(check_of);
    check.as_deref() == record.get("check").and_then(Value::as_str)
}

fn record(since: u64, key: &str, words: &str, check: String) -> Value {
    let mut members = Map::new();
    members.insert("check".to_owned(), check.into());
    members.insert("key".to_owned(), key.into());
    if since > 0 {
        members.insert("since".to_owned(), since.into());
    }
    members.insert("words".to_owned(), words.into());
    Value::Object(members)
}

/// The check of a record that is not sealed.
fn check(since: u64, key: &str, words: &str) -> String {
    let mut parts: Vec<&[u8]> = vec![DOMAIN, &[0]];
    let after = since.to_string();
    if since > 0 {
        parts.extend([after.as_bytes(), &[0]]);
    }
    parts.extend([key.as_bytes(), &[0], words.as_bytes()]);
    Hash::of(&parts).hex()
}

/// A sound record that is not sealed.
pub(super) fn plain(value: &Value) -> Option<Record> {
    let (key, words) = (value.get("key")?.as_str()?, value.get("words")?.as_str()?);
    let since = since_of(value);
    let made = record(since, key, words, check(since, key, words));
    (made == *value).then(|| Record {
        since,
        key: key.to_owned(),
        words: Secret::new(words),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> Vault {
        let mut vault = Vault::default();
        vault.put("a/1/x", Secret::new("een\n\"twee\""));
        vault.put("b/1/y", Secret::new("é😀".repeat(200)));
        vault
    }

    #[test]
    fn every_flipped_bit_is_found_and_costs_one_record() {
        let bytes = two().to_bytes();
        assert_eq!(bytes.len() % BLOCK, 0);
        for index in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[index] ^= 1 << bit;
                let (kept, unreadable) = Vault::from_bytes(&flipped, 0);
                assert!(!unreadable.is_empty(), "bit {bit} of byte {index}");
                assert!(unreadable.iter().all(|found| found.cause == Cause::Damaged));
                let other = if index < BLOCK { "b/1/y" } else { "a/1/x" };
                assert_eq!(kept.get(other), two().get(other), "bit {bit} of byte {index}");
                assert_eq!(kept.keys().count(), 1);
            }
        }
    }

    #[test]
    fn a_record_that_is_cut_off_costs_only_itself() {
        let bytes = two().to_bytes();
        assert_eq!(bytes.len(), 3 * BLOCK);
        for length in 1..bytes.len() {
            let (kept, unreadable) = Vault::from_bytes(&bytes[..length], 0);
            // The padding is not the record: words are there as soon as the object is whole.
            assert_eq!(
                kept.keys().count() + unreadable.len(),
                length.div_ceil(BLOCK).min(2)
            );
            assert!(length < BLOCK || kept.get("a/1/x").is_some());
        }
    }

    #[test]
    fn erased_words_are_nowhere_and_do_not_come_back() {
        let mut vault = two();
        let before = vault.to_bytes();
        assert!(!format!("{vault:?}").contains("twee"));
        vault.erase(7);
        assert!(vault.to_bytes().is_empty());
        vault.put("a/1/x", Secret::new("nieuw"));
        let after = [before, vault.to_bytes()].concat();
        let (kept, unreadable) = Vault::from_bytes(&after, 7);
        assert_eq!(kept, vault);
        let causes: Vec<Cause> = unreadable.iter().map(|found| found.cause).collect();
        assert_eq!(causes, [Cause::Erased, Cause::Erased]);
        // Who does not ask reads them, and goes on after the erasing that a record knows of.
        let (unasked, _) = Vault::from_bytes(&vault.to_bytes(), 0);
        assert_eq!(unasked.since(), 7);
    }

    #[test]
    fn words_are_not_in_the_file_twice() {
        let bytes = [two().to_bytes(), two().to_bytes()].concat();
        let (kept, unreadable) = Vault::from_bytes(&bytes, 0);
        assert_eq!(kept, two());
        assert!(unreadable.iter().all(|found| found.cause == Cause::Doubled));
        assert_eq!(unreadable.len(), 2);
    }
}
