//! What an accepted act brought about: written out only when somebody asks.

use std::sync::Arc;

use leerpad::ground::json::read;
use leerpad::program::Program as CoreProgram;
use leerpad::session::Applied as Core;
use leerpad::session::copies::VaultChange;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde_json::Value as Json;

use crate::argument::{GivenChanges, Reduced, ToldChanges, ToldEntry, ToldFacts};

/// What an accepted act brought about. It is written out when it is asked for, so not asking costs nothing.
///
/// >>> from leerpad import example
/// >>> applied = example.session().apply(example.start())
/// >>> applied.entry["act"], applied.seq
/// ('start', 1)
/// >>> applied.facts
/// [{'fact': 'moved', 'n': 1, 'step': 'hoe-is-het'}]
#[pyclass(frozen, module = "leerpad", eq)]
pub(crate) struct Applied {
    seq: u64,
    made: Made,
    changes: Vec<VaultChange>,
}

enum Made {
    /// As the engine made it.
    Live(Arc<CoreProgram>, Core),
    /// As it was written, and read back out of a pickle.
    Written(String),
}

impl PartialEq for Applied {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.changes == other.changes
    }
}

impl Applied {
    pub(crate) const fn live(
        program: Arc<CoreProgram>,
        applied: Core,
        seq: u64,
        changes: Vec<VaultChange>,
    ) -> Self {
        Self {
            seq,
            made: Made::Live(program, applied),
            changes,
        }
    }

    fn json(&self) -> Json {
        read(&self.text()).unwrap_or_default()
    }
}

#[pymethods]
impl Applied {
    /// An applied act from its text, as `text` gave it, and its changes of the vault.
    ///
    /// Raises `ValueError` when the text is no entry.
    #[new]
    #[pyo3(signature = (text, vault_changes=None))]
    fn new(text: String, vault_changes: Option<GivenChanges>) -> PyResult<Self> {
        let seq = entry_seq(&text)?;
        Ok(Self {
            seq,
            made: Made::Written(text),
            changes: vault_changes.unwrap_or_default().0,
        })
    }

    /// The number of the act among those that the session accepted, from 1.
    #[getter]
    const fn seq(&self) -> u64 {
        self.seq
    }

    /// The act as it is stored, with its facts: an entry of a journal without its hash.
    #[getter]
    fn entry(&self) -> ToldEntry {
        ToldEntry(self.json())
    }

    /// The facts alone, in order.
    #[getter]
    fn facts(&self) -> ToldFacts {
        facts(self.json())
    }

    /// The entry as canonical JSON.
    #[getter]
    fn text(&self) -> String {
        match &self.made {
            Made::Live(program, applied) => {
                let mut text = String::new();
                applied.write_entry(program, Some(self.seq), &mut text);
                text
            }
            Made::Written(text) => text.clone(),
        }
    }

    /// What the act does to the vault, in order: `Vault.follow` does it. Nothing for most acts.
    #[getter]
    fn vault_changes(&self) -> ToldChanges {
        changes(&self.changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String, ToldChanges)> {
        let own = slf.get();
        Ok((slf.get_type().into_any(), (own.text(), own.vault_changes())))
    }

    fn __repr__(&self) -> String {
        format!("<leerpad.Applied {}>", self.seq)
    }
}

/// What an accepted act brought about, with the line of the journal that is to be kept.
///
/// >>> from leerpad import Journal, example
/// >>> appended = Journal.begin(example.program(), 7).append(example.start())
/// >>> appended.line.endswith('"seq":1}\n')
/// True
#[pyclass(frozen, module = "leerpad", eq)]
#[derive(PartialEq)]
pub(crate) struct Appended {
    seq: u64,
    line: String,
    changes: Vec<VaultChange>,
}

impl Appended {
    pub(crate) const fn kept(seq: u64, line: String, changes: Vec<VaultChange>) -> Self {
        Self { seq, line, changes }
    }

    pub(crate) const fn number(&self) -> u64 {
        self.seq
    }

    fn json(&self) -> Json {
        read(&self.line).unwrap_or_default()
    }
}

#[pymethods]
impl Appended {
    /// An appended act from its line, as `line` gave it, and its changes of the vault.
    ///
    /// Raises `ValueError` when the text is no entry.
    #[new]
    #[pyo3(signature = (line, vault_changes=None))]
    fn new(line: String, vault_changes: Option<GivenChanges>) -> PyResult<Self> {
        let seq = entry_seq(&line)?;
        let changes = vault_changes.unwrap_or_default().0;
        Ok(Self { seq, line, changes })
    }

    /// The number of the act among those that the session accepted, from 1.
    #[getter]
    const fn seq(&self) -> u64 {
        self.seq
    }

    /// The line, with its line end: what a host writes before it tells anybody that the act was accepted.
    #[getter]
    fn line(&self) -> &str {
        &self.line
    }

    /// The line without its line end: canonical JSON.
    #[getter]
    fn text(&self) -> &str {
        self.line.trim_end_matches('\n')
    }

    /// The entry: the act as it is stored, with its facts and its hash.
    #[getter]
    fn entry(&self) -> ToldEntry {
        ToldEntry(self.json())
    }

    /// The facts alone, in order.
    #[getter]
    fn facts(&self) -> ToldFacts {
        facts(self.json())
    }

    /// What the act does to the vault, in order: `Vault.follow` does it. Nothing for most acts.
    #[getter]
    fn vault_changes(&self) -> ToldChanges {
        changes(&self.changes)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String, ToldChanges)> {
        let own = slf.get();
        Ok((slf.get_type().into_any(), (own.line.clone(), own.vault_changes())))
    }

    fn __repr__(&self) -> String {
        format!("<leerpad.Appended {}>", self.seq)
    }
}

fn changes(changes: &[VaultChange]) -> ToldChanges {
    ToldChanges(changes.iter().map(VaultChange::to_json).collect())
}

fn facts(entry: Json) -> ToldFacts {
    let facts = match entry {
        Json::Object(mut members) => members.remove("facts"),
        _ => None,
    };
    ToldFacts(facts.unwrap_or_else(|| Json::Array(Vec::new())))
}

fn entry_seq(text: &str) -> PyResult<u64> {
    let entry = read(text).unwrap_or_default();
    let seq = entry.get("seq").and_then(Json::as_u64);
    seq.ok_or_else(|| PyValueError::new_err("this is no entry of a journal"))
}
