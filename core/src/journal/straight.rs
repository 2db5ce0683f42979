//! The short way through a sound journal: each act is read from its line, done again, and written again; the line must
//! be that to the byte. So its canonical form, its facts and its number are judged in one comparison.
//!
//! It says only that all is well. Where a line is anything else the thorough way finds out what.

use super::reading::{MOST_ENTRIES, first_line};
use super::replay::{begin, recorded_act};
use crate::ground::hash::Hash;
use crate::ground::json::read;
use crate::ground::limits;
use crate::ground::moment::Moment;
use crate::program::{Program, Programs};
use crate::session::act::{Act, Deed};
use crate::session::{Applied, Session};

/// The session after the last entry, with the hash of the last line; none where anything is not as this engine writes
/// it, or a fault.
pub(super) fn replay(
    programs: &Programs,
    bytes: &[u8],
    verify: bool,
    each: &mut dyn FnMut(&Session, u64, &Applied),
) -> Option<(Session, Hash)> {
    let (first, mut rest) = std::str::from_utf8(bytes).ok()?.split_once('\n')?;
    let (header, mut hash) = first_line(first, verify)?;
    let mut session = begin(programs, &header).ok()?;
    let mut applied = Applied {
        act: Act::learner(Moment::from_unix(0, 0), Deed::Tick),
        facts: Vec::new(),
    };
    let mut written = String::new();
    while !rest.is_empty() {
        let (line, further) = rest.split_once('\n')?;
        rest = further;
        if line.len() > limits::LINE_BYTES {
            return None;
        }
        let program = session.program();
        let act = Act::from_line(program, line).or_else(|| any_act(program, line))?;
        session.apply_over(&act, &mut applied).ok()?;
        let seq = session.seq();
        if seq > MOST_ENTRIES {
            return None;
        }
        written.clear();
        let hash_at = applied.write_entry(session.program(), Some(seq), &mut written);
        let stated = hash_in(line, &written, hash_at)?;
        if verify && Hash::of(&[hash.bytes(), written.as_bytes()]) != stated {
            return None;
        }
        hash = stated;
        each(&session, seq, &applied);
    }
    Some((session, hash))
}

/// The hash in a line that is otherwise what was written.
fn hash_in(line: &str, written: &str, hash_at: usize) -> Option<Hash> {
    let (head, tail) = written.split_at_checked(hash_at)?;
    let member = line.strip_prefix(head)?.strip_suffix(tail)?;
    Hash::from_hex(member.strip_prefix(",\"hash\":\"")?.strip_suffix('"')?)
}

/// The act of a line that is not written as nearly all are.
fn any_act(program: &Program, line: &str) -> Option<Act> {
    recorded_act(program, read(line).ok()?.as_object()?).ok()
}
