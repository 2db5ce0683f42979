//! Journals that were kept: verified without a program, or replayed with one.

use leerpad::journal::reading::read;
use leerpad::journal::replay::replay_bytes;
use pyo3::prelude::*;
use serde_json::Value as Json;

use crate::argument::{GivenData, ToldHeader};
use crate::fault;
use crate::program::Program;
use crate::session::Session;

/// Verifies the chain of a journal: its header, the number of entries, its hash, the bytes torn off, and whether the last
/// line lacks its end. `leerpad.verify` is the same with names.
#[pyfunction]
pub(crate) fn verify(py: Python<'_>, data: GivenData) -> PyResult<(ToldHeader, u64, String, usize, bool)> {
    let read = py
        .detach(|| {
            let reading = read(data.bytes())?;
            let count = u64::try_from(reading.entries.len()).unwrap_or(u64::MAX);
            let hash = reading
                .entries
                .last()
                .map_or(reading.header_hash, |entry| entry.hash);
            let header = Json::Object(reading.header.members());
            Ok((header, count, hash.hex(), reading.torn, reading.lacks_line_end))
        })
        .map_err(|damage| fault::damaged(py, &damage))?;
    let (header, count, hash, torn, lacks_line_end) = read;
    Ok((ToldHeader(header), count, hash, torn, lacks_line_end))
}

/// Replays a journal on its program: the session as it stands after it, the number of entries, the hash of the journal, the
/// bytes torn off, and whether the last line lacks its end. `leerpad.replay` is the same with names.
#[pyfunction]
pub(crate) fn replay(
    py: Python<'_>,
    program: Py<Program>,
    data: GivenData,
    verify: bool,
) -> PyResult<(Session, u64, String, usize, bool)> {
    let (core, known) = (program.get().core(), program.get().known());
    let replayed = py
        .detach(|| replay_bytes(&known, data.bytes(), verify))
        .map_err(|error| fault::journal(py, core, &error))?;
    Ok((
        Session::of(
            Program::of(&program, py, Program::on(&replayed.session))?,
            replayed.session,
        ),
        replayed.entries,
        replayed.hash.hex(),
        replayed.torn,
        replayed.lacks_line_end,
    ))
}
