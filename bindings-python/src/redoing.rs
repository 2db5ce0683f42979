//! What became of old sessions on another version, as a table.

use leerpad::report::tables::{Divergence, Table as Core, divergences as rows};
use pyo3::prelude::*;

use crate::argument::GivenSeed;
use crate::program::Program;
use crate::tables::{Table, fault};

/// Whose session: subject, session, seed, and the version it was done on.
type Whose = (String, String, GivenSeed, Py<Program>);
/// What came of it: status, the act, why, the refusal, what was done, the item.
type What = (
    String,
    Option<u32>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);
/// Where: step and line in the old version and in the new one.
type Where = (Option<String>, Option<String>, Option<String>, Option<String>);

/// The table `divergences`: a row per session that was done again on a program. What `Study.replay_on` tells.
#[pyfunction]
pub(crate) fn divergences(
    py: Python<'_>,
    told: Vec<(Whose, What, Where, (u32, u32))>,
    program: Py<Program>,
) -> PyResult<Table> {
    let new = program.get().core();
    py.detach(|| {
        let told = told
            .iter()
            .map(|((subject, session, seed, old), what, place, kept)| Divergence {
                subject,
                session,
                seed: seed.0,
                old: old.get().core(),
                new,
                status: &what.0,
                seq: what.1,
                kind: what.2.as_deref(),
                code: what.3.as_deref(),
                act: what.4.as_deref(),
                item: what.5.as_deref(),
                steps: [place.0.as_deref(), place.1.as_deref()],
                lines: [place.2.as_deref(), place.3.as_deref()],
                kept: [kept.0, kept.1],
            });
        Table::of(Core::Divergences, rows(told))
    })
    .map_err(|error| fault(&error))
}
