//! Replay: the same acts on the same program, compared with what was written, byte for byte.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::header::Header;
use super::reading::{Damage, Reading, read_as};
use super::straight;
use crate::ground::hash::Hash;
use crate::ground::json::{canonical, without};
use crate::program::{Program, Programs};
use crate::session::act::{Act, Deed};
use crate::session::refusal::Refusal;
use crate::session::{Applied, Session, StartFault};

/// Why a journal does not replay.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReplayFault {
    /// It belongs to another program.
    #[error("the journal was made with program {journal:?}; this is program {given:?}")]
    Program {
        /// The program of the journal.
        journal: Hash,
        /// The program handed in; of several the first.
        given: Hash,
    },
    /// It goes on in a program that was not handed in.
    #[error("entry {seq}: the journal goes on in program {program:?}, which was not handed in")]
    Version {
        /// The entry.
        seq: u64,
        /// The program.
        program: Hash,
    },
    /// The settings in its header do not fit the program.
    #[error("the settings of the journal do not fit the program: {0}")]
    Start(StartFault),
    /// An entry comes out differently.
    #[error(transparent)]
    Difference(Box<Difference>),
}

/// The first entry that comes out differently.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq}: {place} is {found}, and this engine makes it {expected}")]
pub struct Difference {
    /// The entry.
    pub seq: u64,
    /// What differs: `act`, or a fact by its number and name. Never an answer.
    pub place: String,
    /// What this engine makes of it.
    pub expected: String,
    /// What the journal says.
    pub found: String,
}

/// Replays a journal that was read: the session as it stands after the last entry. A journal that was upgraded asks for
/// every program it was on.
///
/// # Errors
/// A program that was not handed in, or the first difference.
pub fn replay(programs: impl Into<Programs>, reading: &Reading) -> Result<Session, ReplayFault> {
    replay_with(programs, reading, &mut |_, _, _| {})
}

/// Replays and shows each step: the session after an entry, the entry's number and what it brought about.
///
/// # Errors
/// Another program, or the first difference.
pub fn replay_with(
    programs: impl Into<Programs>,
    reading: &Reading,
    each: &mut dyn FnMut(&Session, u64, &Applied),
) -> Result<Session, ReplayFault> {
    replay_reading(&programs.into(), reading, each)
}

fn replay_reading(
    programs: &Programs,
    reading: &Reading,
    each: &mut dyn FnMut(&Session, u64, &Applied),
) -> Result<Session, ReplayFault> {
    let mut session = begin(programs, &reading.header)?;
    for entry in &reading.entries {
        let applied = again(&mut session, entry.seq, &entry.members)?;
        each(&session, entry.seq, &applied);
    }
    Ok(session)
}

/// A journal that was replayed from its bytes.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The session as it stands after the last entry.
    pub session: Session,
    /// How many entries there were.
    pub entries: u64,
    /// The hash of the last line that counts.
    pub hash: Hash,
    /// Bytes of a last line that was cut off; it does not count.
    pub torn: usize,
    /// The last line is whole but lacks its line end.
    pub lacks_line_end: bool,
}

/// Why the bytes of a journal do not replay.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum JournalFault {
    /// It is not what was written.
    #[error(transparent)]
    Damage(#[from] Damage),
    /// It is, and something else comes out.
    #[error(transparent)]
    Replay(#[from] ReplayFault),
}

/// Reads and replays in one go, many times faster than [`super::reading::read`] and [`replay`] one after the other,
/// with the same result and the same faults. With `verify` off the hashes need not belong to the lines; every other
/// byte must still be what this engine writes.
///
/// # Errors
/// The first damage of the whole journal; when there is none another program or the first difference.
pub fn replay_bytes(
    programs: impl Into<Programs>,
    bytes: &[u8],
    verify: bool,
) -> Result<Replayed, JournalFault> {
    replay_all(&programs.into(), bytes, verify, &mut |_, _, _| {})
}

/// The same, and shows each step once, as [`replay_with`] does; also the steps before a fault.
///
/// # Errors
/// The same.
pub fn replay_bytes_with(
    programs: impl Into<Programs>,
    bytes: &[u8],
    verify: bool,
    each: &mut dyn FnMut(&Session, u64, &Applied),
) -> Result<Replayed, JournalFault> {
    replay_all(&programs.into(), bytes, verify, each)
}

fn replay_all(
    programs: &Programs,
    bytes: &[u8],
    verify: bool,
    each: &mut dyn FnMut(&Session, u64, &Applied),
) -> Result<Replayed, JournalFault> {
    let mut told = 0;
    let mut tell = |session: &Session, seq: u64, applied: &Applied| {
        if seq > told {
            told = seq;
            each(session, seq, applied);
        }
    };
    if let Some((session, hash)) = straight::replay(programs, bytes, verify, &mut tell) {
        return Ok(Replayed {
            entries: session.seq(),
            session,
            hash,
            torn: 0,
            lacks_line_end: false,
        });
    }
    // Something is unusual. Only the thorough way says what, or that it is sound.
    let reading = read_as(bytes, verify)?;
    let session = replay_reading(programs, &reading, &mut tell)?;
    Ok(Replayed {
        entries: session.seq(),
        session,
        hash: reading
            .entries
            .last()
            .map_or(reading.header_hash, |entry| entry.hash),
        torn: reading.torn,
        lacks_line_end: reading.lacks_line_end,
    })
}

/// The session that a header begins.
///
/// # Errors
/// Another program, or settings that do not fit it.
pub fn begin(programs: impl Into<Programs>, header: &Header) -> Result<Session, ReplayFault> {
    let programs = programs.into();
    let first = || {
        programs
            .iter()
            .next()
            .map_or(header.program, |first| first.hash())
    };
    let program = programs.get(header.program).ok_or_else(|| ReplayFault::Program {
        journal: header.program,
        given: first(),
    })?;
    let begun = Session::new(Arc::clone(program), header.seed, &header.settings);
    let mut session = begun.map_err(ReplayFault::Start)?;
    for program in programs.iter() {
        session.know(Arc::clone(program));
    }
    Ok(session)
}

/// The act of an entry.
pub(super) fn recorded_act(program: &Program, entry: &Map<String, Value>) -> Result<Act, Refusal> {
    let act = without(entry, &["facts", "hash", "seq"]);
    Act::from_json(program, &Value::Object(act))
}

fn again(session: &mut Session, seq: u64, recorded: &Map<String, Value>) -> Result<Applied, ReplayFault> {
    let differs = |place: String, expected: String, found: String| {
        ReplayFault::Difference(Box::new(Difference {
            seq,
            place,
            expected,
            found,
        }))
    };
    let refused = |code: &str| {
        differs(
            "act".to_owned(),
            format!("refused ({code})"),
            "accepted".to_owned(),
        )
    };
    let read = recorded_act(session.program(), recorded).map_err(|refusal| refused(refusal.code.word()))?;
    if let Deed::Upgrade { program, .. } = read.deed
        && session.programs().get(program).is_none()
    {
        return Err(ReplayFault::Version { seq, program });
    }
    let applied = session
        .apply(&read)
        .map_err(|refusal| refused(refusal.code.word()))?;
    let made = applied.entry_json(session.program());
    let nothing = Map::new();
    let made = made.as_object().unwrap_or(&nothing);
    if let Some(field) = first_difference(made, recorded) {
        let state = |has: bool| if has { "there, in another form" } else { "absent" }.to_owned();
        let (expected, found) = (
            state(made.contains_key(&field)),
            state(recorded.contains_key(&field)),
        );
        return Err(differs(format!("`{field}` of the act"), expected, found));
    }
    let facts = |of: &Map<String, Value>| {
        let facts = of.get("facts").and_then(Value::as_array);
        facts.cloned().unwrap_or_default()
    };
    let (made, found) = (facts(made), facts(recorded));
    for index in 0..made.len().max(found.len()) {
        let (made, found) = (made.get(index), found.get(index));
        if made != found {
            let words = |fact: Option<&Value>| fact.map_or_else(|| "nothing".to_owned(), canonical);
            return Err(differs(format!("fact {}", index + 1), words(made), words(found)));
        }
    }
    Ok(applied)
}

fn first_difference(made: &Map<String, Value>, found: &Map<String, Value>) -> Option<String> {
    let names = made.keys().chain(found.keys());
    let names = names.filter(|name| !["facts", "seq"].contains(&name.as_str()));
    names
        .filter(|name| made.get(*name) != found.get(*name))
        .min()
        .cloned()
}
