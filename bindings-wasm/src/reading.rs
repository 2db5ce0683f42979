//! A journal that was kept: verified without its program, or walked again with it.

use leerpad::ground::json::canonical;
use leerpad::journal::reading;
use leerpad::journal::replay::{Replayed, replay_bytes};
use leerpad::program::Programs;

use crate::fault::Fault;
use crate::members::Members;
use crate::play::Play;

/// Verifies the chain. Out comes what the journal says of itself.
///
/// # Errors
/// The first damage.
pub fn verify(bytes: &[u8], out: &mut String) -> Result<(), Fault> {
    let reading = reading::read(bytes)?;
    let (last, header) = (reading.entries.last(), reading.header);
    let hash = last.map_or(reading.header_hash, |entry| entry.hash);
    Members::new(out)
        .number("entries", last.map_or(0, |entry| entry.seq))
        .text("hash", &hash.hex())
        .number("torn", count(reading.torn))
        .flag("lacksLineEnd", reading.lacks_line_end)
        .text("program", &header.program.hex())
        .text("seed", &header.seed.hex())
        .text("engine", &header.engine)
        .json("settings", &canonical(&header.settings.into()))
        .end();
    Ok(())
}

/// Does every act again and compares to the byte. Out comes how far it went.
///
/// # Errors
/// The first damage; when there is none another program, or the first entry that comes out differently.
pub fn replay(
    programs: impl Into<Programs>,
    bytes: &[u8],
    verify: bool,
    out: &mut String,
) -> Result<Play, Fault> {
    let Replayed {
        session,
        entries,
        hash,
        torn,
        lacks_line_end,
    } = replay_bytes(programs, bytes, verify)?;
    Members::new(out)
        .number("entries", entries)
        .text("hash", &hash.hex())
        .number("torn", count(torn))
        .flag("lacksLineEnd", lacks_line_end)
        .end();
    Ok(Play::from(session))
}

/// Opens a journal to go on with it. Out comes how much of it is sound, in bytes.
///
/// # Errors
/// The same.
pub fn open(programs: impl Into<Programs>, bytes: &[u8], out: &mut String) -> Result<Play, Fault> {
    let opened = leerpad::journal::Journal::open(programs, bytes)?;
    Members::new(out)
        .number("sound", count(opened.sound))
        .number("torn", count(opened.torn))
        .flag("lacksLineEnd", opened.lacks_line_end)
        .end();
    Ok(Play::from(opened.journal))
}

fn count(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
