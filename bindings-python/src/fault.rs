//! Faults: from what the engine says to the exceptions of `leerpad.errors`, with all their facts.

use leerpad::expr::name::ItemIx;
use leerpad::journal::header::HeaderFault;
use leerpad::journal::reading::{Damage, Fault};
use leerpad::journal::replay::{JournalFault, ReplayFault};
use leerpad::program::{Damage as Broken, Program, ProgramFault};
use leerpad::session::refusal::{Code, Of, Refusal};
use leerpad::session::{RestoreFault, StartFault};
use pyo3::call::PyCallArgs;
use pyo3::prelude::*;
use serde_json::Value as Json;

use crate::value::to_python;

/// An exception of `leerpad.errors`, made as Python code would make it.
fn exception<'py>(py: Python<'py>, name: &str, arguments: impl PyCallArgs<'py>) -> PyErr {
    let made = py
        .import("leerpad.errors")
        .and_then(|errors| errors.getattr(name)?.call1(arguments));
    match made {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}

/// A refused act.
pub(crate) fn refused(py: Python<'_>, program: &Program, refusal: &Refusal) -> PyErr {
    match to_python(py, &refusal.to_json(program)) {
        Ok(refusal) => exception(py, "Refused", (refusal,)),
        Err(error) => error,
    }
}

/// Something that belongs to one program, used with another.
pub(crate) fn other_program(py: Python<'_>, made_with: &str, given: &str) -> PyErr {
    exception(py, "OtherProgram", (made_with, given))
}

/// Another act was kept in between.
pub(crate) fn stale(py: Python<'_>, seq: u64, expected: u64) -> PyErr {
    exception(py, "Stale", (seq, expected))
}

/// Files that are nothing that somebody took home.
pub(crate) fn own(py: Python<'_>, kind: &str, file: &str, words: &str) -> PyErr {
    exception(py, "OwnFault", (kind, file, words))
}

/// Settings that do not fit.
pub(crate) fn start(py: Python<'_>, program: &Program, fault: &StartFault) -> PyErr {
    match fault {
        StartFault::UnknownSetting(setting) => exception(py, "SettingFault", (setting, "unknown-setting")),
        StartFault::Value { setting, fault } => {
            // The engine tells what is wrong with a value as part of a refusal; no item is concerned here.
            let code = Code::Value(Of::Item(ItemIx(u32::MAX)), fault.clone());
            let word = code.word();
            let mut parameters = Refusal {
                code,
                allowed: Vec::new(),
            }
            .to_json(program);
            if let Json::Object(members) = &mut parameters {
                members.retain(|name, _| !matches!(name.as_str(), "refused" | "allowed" | "item"));
            }
            match to_python(py, &parameters) {
                Ok(parameters) => exception(py, "SettingFault", (setting, word, parameters)),
                Err(error) => error,
            }
        }
    }
}

/// A text that is no program.
pub(crate) fn program(py: Python<'_>, fault: &ProgramFault) -> PyErr {
    let words = fault.to_string();
    let none = || py.None();
    match fault {
        ProgramFault::Json(place) => exception(py, "ProgramFault", ("json", words, place.line, place.column)),
        ProgramFault::Format { found } => {
            exception(py, "ProgramFault", ("format", words, none(), none(), *found))
        }
        ProgramFault::Shape(member) => exception(
            py,
            "ProgramFault",
            ("shape", words, none(), none(), none(), *member),
        ),
        ProgramFault::Damaged(damage) => {
            let (word, id) = match damage {
                Broken::Index(id) => ("index", id),
                Broken::Twice(id) => ("twice", id),
                Broken::List(id) => ("list", id),
                Broken::Way(id) => ("way", id),
                Broken::Depth(id) => ("depth", id),
                Broken::Size(id) => ("size", id),
                Broken::Language(id) => ("language", id),
                Broken::Bounds(id) => ("bounds", id),
            };
            let facts = (word, words, none(), none(), none(), none(), id);
            exception(py, "ProgramFault", facts)
        }
    }
}

/// A text that is no state of a session on this program.
pub(crate) fn restore(py: Python<'_>, fault: &RestoreFault) -> PyErr {
    let words = fault.to_string();
    match fault {
        RestoreFault::Json(place) => exception(py, "RestoreFault", ("json", words, place.line, place.column)),
        RestoreFault::Program => exception(py, "RestoreFault", ("program", words)),
        RestoreFault::Semantics => exception(py, "RestoreFault", ("semantics", words)),
        RestoreFault::Member(member) => exception(
            py,
            "RestoreFault",
            ("member", words, py.None(), py.None(), *member),
        ),
        RestoreFault::Inconsistent => exception(py, "RestoreFault", ("inconsistent", words)),
    }
}

/// A journal that is not what was written.
pub(crate) fn damaged(py: Python<'_>, damage: &Damage) -> PyErr {
    let (word, expected, found) = match &damage.fault {
        Fault::Empty => ("empty", None, None),
        Fault::Encoding => ("encoding", None, None),
        Fault::Length => ("length", None, None),
        Fault::Shape => ("shape", None, None),
        Fault::Form => ("form", None, None),
        Fault::Seq { expected } => ("seq", Some(*expected), None),
        Fault::Chain => ("chain", None, None),
        Fault::Header(HeaderFault::Member(_)) => ("header", None, None),
        Fault::Header(HeaderFault::Version { found }) => ("version", None, Some(*found)),
        Fault::Header(HeaderFault::Semantics { found }) => ("semantics", None, Some(*found)),
        Fault::Entries => ("entries", None, None),
    };
    let words = damage.fault.to_string();
    exception(
        py,
        "Damaged",
        (damage.line, damage.seq(), word, words, expected, found),
    )
}

/// A journal that does not replay.
pub(crate) fn journal(py: Python<'_>, program: &Program, fault: &JournalFault) -> PyErr {
    match fault {
        JournalFault::Damage(damage) => damaged(py, damage),
        JournalFault::Replay(ReplayFault::Program { journal, given }) => {
            other_program(py, &journal.hex(), &given.hex())
        }
        JournalFault::Replay(ReplayFault::Version { program: wanted, .. }) => {
            other_program(py, &wanted.hex(), &program.hash().hex())
        }
        JournalFault::Replay(ReplayFault::Start(fault)) => start(py, program, fault),
        JournalFault::Replay(ReplayFault::Difference(difference)) => exception(
            py,
            "Different",
            (
                difference.seq,
                &difference.place,
                &difference.expected,
                &difference.found,
            ),
        ),
    }
}
