//! Reading a journal back: every line judged, a torn end reported (semantics 11.4).

use serde_json::{Map, Value};

use super::chain::hash_of_line;
use super::header::{Header, HeaderFault};
use crate::ground::hash::Hash;
use crate::ground::json::{canonical, read as read_json, without};
use crate::ground::limits;

/// One entry, as its line has it.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// Its number, from 1.
    pub seq: u64,
    /// All its members but `hash`.
    pub members: Map<String, Value>,
    /// Its hash.
    pub hash: Hash,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entry {} {:?}", self.seq, self.hash)
    }
}

/// A journal that was read whole.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The first line.
    pub header: Header,
    /// The hash of the first line.
    pub header_hash: Hash,
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// How many bytes of the input are sound: everything but a torn end.
    pub sound: usize,
    /// Bytes of a last line that ends before its object does: a write that was cut off and never acknowledged.
    pub torn: usize,
    /// The last line is whole but lacks its line end; it is to be written before anything else.
    pub lacks_line_end: bool,
}

/// Why a journal is damaged, and where. Line 1 is the header.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct Damage {
    /// The line, from 1; entry number seq stands on line seq + 1.
    pub line: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No text at all.
    #[error("the journal is empty")]
    Empty,
    /// Bytes that are no UTF-8.
    #[error("not UTF-8")]
    Encoding,
    /// Longer than `limits::LINE_BYTES`.
    #[error("longer than a line can be")]
    Length,
    /// No JSON object.
    #[error("not a JSON object")]
    Shape,
    /// Not written in its canonical form.
    #[error("changed: not in canonical form")]
    Form,
    /// Its number is not the next.
    #[error("its seq is not {expected}")]
    Seq {
        /// The number it should have.
        expected: u64,
    },
    /// Its hash does not belong to it and the lines before.
    #[error("changed: the hash does not belong to it and the lines before")]
    Chain,
    /// No header.
    #[error(transparent)]
    Header(#[from] HeaderFault),
    /// More entries than a session has.
    #[error("more entries than a session has")]
    Entries,
}

impl Damage {
    /// The number of the damaged entry; 0 for the header.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        self.line.saturating_sub(1)
    }
}

/// More entries than this are no session's: the limit, with some room for what is still accepted at it.
pub(super) const MOST_ENTRIES: u64 = limits::ENTRIES + limits::ENTRIES / 10;

/// Reads a journal and verifies its chain.
///
/// ```
/// use leerpad::ground::hash::{Hash, Seed};
/// use leerpad::journal::{chain, header::Header, reading};
/// let header = Header::new(Hash::of(&[b"program"]), Seed::from_number(7), Default::default());
/// let (line, _) = chain::close(None, header.members());
/// let read = reading::read(format!("{line}{{\"act\":\"sta").as_bytes()).unwrap();
/// assert_eq!((read.entries.len(), read.torn), (0, 11));
/// ```
///
/// # Errors
/// The first line that is not what was written.
pub fn read(bytes: &[u8]) -> Result<Reading, Damage> {
    read_as(bytes, true)
}

/// The first line of a journal, with its hash.
pub(super) fn first_line(line: &str, verify: bool) -> Option<(Header, Hash)> {
    let members = judge(line.as_bytes()).ok()?;
    let hash = hash_of(None, line, &members, verify)?;
    Some((Header::from_members(&members).ok()?, hash))
}

/// The hash a line states, if it is the one that belongs there; not verified, any hash will do.
fn hash_of(before: Option<Hash>, line: &str, members: &Map<String, Value>, verify: bool) -> Option<Hash> {
    let stated = members
        .get("hash")
        .and_then(Value::as_str)
        .and_then(Hash::from_hex)?;
    (!verify || hash_of_line(before, line) == Some(stated)).then_some(stated)
}

/// Reads a journal; `verify` says whether the chain is looked at.
pub(super) fn read_as(bytes: &[u8], verify: bool) -> Result<Reading, Damage> {
    let mut reading: Option<Reading> = None;
    let mut before = None;
    let mut offset = 0;
    let mut number = 0;
    while let Some(rest) = bytes.get(offset..).filter(|rest| !rest.is_empty()) {
        number += 1;
        let end = rest.iter().position(|byte| *byte == b'\n');
        let line = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
        let damaged = |fault| Damage { line: number, fault };
        let members = match judge(line) {
            Ok(members) => members,
            Err(Fault::Shape | Fault::Encoding) if end.is_none() && reading.is_some() && is_cut_off(line) => {
                if let Some(reading) = &mut reading {
                    reading.torn = line.len();
                }
                break;
            }
            Err(fault) => return Err(damaged(fault)),
        };
        let text = std::str::from_utf8(line).unwrap_or("");
        let hash = hash_of(before, text, &members, verify).ok_or(damaged(Fault::Chain))?;
        offset += line.len() + usize::from(end.is_some());
        match &mut reading {
            None => {
                let header = Header::from_members(&members).map_err(|fault| damaged(fault.into()))?;
                reading = Some(Reading {
                    header,
                    header_hash: hash,
                    entries: Vec::new(),
                    sound: offset,
                    torn: 0,
                    lacks_line_end: end.is_none(),
                });
            }
            Some(reading) => {
                let seq = number - 1;
                if members.get("seq").and_then(Value::as_u64) != Some(seq) {
                    return Err(damaged(Fault::Seq { expected: seq }));
                }
                if seq > MOST_ENTRIES {
                    return Err(damaged(Fault::Entries));
                }
                let members = without(&members, &["hash"]);
                reading.entries.push(Entry { seq, members, hash });
                reading.sound = offset;
                reading.lacks_line_end = end.is_none();
            }
        }
        before = Some(hash);
    }
    reading.ok_or(Damage {
        line: 1,
        fault: Fault::Empty,
    })
}

/// The members of a line that is its own canonical form.
fn judge(line: &[u8]) -> Result<Map<String, Value>, Fault> {
    if line.len() > limits::LINE_BYTES {
        return Err(Fault::Length);
    }
    let text = std::str::from_utf8(line).map_err(|_| Fault::Encoding)?;
    let value = read_json(text).map_err(|_| Fault::Shape)?;
    if !value.is_object() {
        return Err(Fault::Shape);
    }
    if canonical(&value) != text {
        return Err(Fault::Form);
    }
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(Fault::Shape),
    }
}

/// Whether a line without line end stops before its object does: all of it is the beginning of some JSON object.
fn is_cut_off(line: &[u8]) -> bool {
    // A write cut inside a character leaves a tail that is no UTF-8 yet.
    let whole = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(line.get(..error.valid_up_to()).unwrap_or(&[])).unwrap_or("")
        }
        Err(_) => return false,
    };
    if !whole.starts_with('{') {
        return whole.is_empty();
    }
    read_json(whole).is_err_and(|fault| fault.is_cut_off)
}

#[cfg(test)]
mod tests {
    use super::super::chain::close;
    use super::*;
    use crate::ground::hash::Seed;

    fn journal(entries: u64) -> Vec<u8> {
        let header = Header::new(Hash::of(&[b"p"]), Seed::from_number(7), Map::new());
        let (mut text, mut hash) = close(None, header.members());
        for seq in 1..=entries {
            let mut members = Map::new();
            members.insert("act".to_owned(), "continue".into());
            members.insert("note".to_owned(), "é😀".into());
            members.insert("seq".to_owned(), seq.into());
            let (line, next) = close(Some(hash), members);
            text.push_str(&line);
            hash = next;
        }
        text.into_bytes()
    }

    #[test]
    fn every_flipped_bit_is_found_at_its_line() {
        let bytes = journal(2);
        for index in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[index] ^= 1 << bit;
                let line = 1 + bytes[..index].iter().filter(|byte| **byte == b'\n').count() as u64;
                match read(&flipped) {
                    // A flipped line end joins two lines, and the last one may then look cut off: never as if whole.
                    Ok(reading) => assert!(reading.entries.len() < 2, "byte {index} bit {bit}"),
                    Err(damage) => assert!(damage.line == line, "byte {index} bit {bit}: {damage}"),
                }
            }
        }
    }

    #[test]
    fn a_write_cut_anywhere_loses_only_itself() {
        let bytes = journal(3);
        let ends: Vec<usize> = (0..bytes.len())
            .filter(|at| bytes[*at] == b'\n')
            .map(|at| at + 1)
            .collect();
        for cut in ends[0]..bytes.len() {
            let reading = read(&bytes[..cut]).unwrap();
            let whole = ends.iter().filter(|end| **end <= cut).count() - 1;
            let complete_but_for_line_end = ends.contains(&(cut + 1));
            assert_eq!(
                reading.entries.len(),
                whole + usize::from(complete_but_for_line_end),
                "cut at {cut}"
            );
            assert_eq!(reading.sound + reading.torn, cut);
            assert_eq!(reading.lacks_line_end, complete_but_for_line_end);
        }
    }

    #[test]
    fn a_line_taken_out_or_moved_is_found() {
        let text = String::from_utf8(journal(3)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let without = format!("{}\n{}\n{}\n", lines[0], lines[1], lines[3]);
        assert_eq!(
            read(without.as_bytes()).unwrap_err(),
            Damage {
                line: 3,
                fault: Fault::Chain
            }
        );
        let moved = format!("{}\n{}\n{}\n{}\n", lines[0], lines[2], lines[1], lines[3]);
        assert_eq!(read(moved.as_bytes()).unwrap_err().line, 2);
    }

    #[test]
    fn other_spellings_of_the_same_object_are_damage() {
        let text = String::from_utf8(journal(1)).unwrap();
        let spaced = text.replacen("\"seq\":1", "\"seq\": 1", 1);
        assert_eq!(
            read(spaced.as_bytes()).unwrap_err(),
            Damage {
                line: 2,
                fault: Fault::Form
            }
        );
        assert_eq!(read(b"").unwrap_err().fault, Fault::Empty);
    }
}
