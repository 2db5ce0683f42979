//! The handle of an act, and the three ways in which an act is handed in.

use std::borrow::Cow;

use leerpad::ground::json::read;
use leerpad::journal::{Appended, Journal, Judged};
use leerpad::session::act::Act as Core;
use leerpad::session::refusal::Refusal;
use leerpad::session::{Applied, Session};
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use pyo3::{PyTypeInfo, type_hint_union};
use serde_json::Value as Json;

use crate::argument::{Reduced, ToldAct, hint};
use crate::fault;
use crate::program::Program;
use crate::value::{answer_text, to_members};

/// An act that was read once for a program: applying it costs no reading. Made by `Program.act`.
///
/// >>> from leerpad import example
/// >>> act = example.program().act(example.start())
/// >>> act.given["act"]
/// 'start'
#[pyclass(frozen, module = "leerpad", eq)]
pub(crate) struct Act {
    program: Py<Program>,
    core: Core,
    /// As it was handed in: what it can be read from again.
    given: Json,
}

impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        self.program.get() == other.program.get() && self.given == other.given
    }
}

impl Act {
    /// Reads an act for a program.
    pub(crate) fn read(program: &Bound<'_, Program>, given: ActGiven<'_, '_>) -> PyResult<Py<Self>> {
        let py = program.py();
        let given = match given {
            ActGiven::Handle(act) if act.get().program.get() == program.get() => {
                return Ok(act.to_owned().unbind());
            }
            other => other.json()?,
        };
        let core = Core::from_json(program.get().core(), &given)
            .map_err(|refusal| fault::refused(py, program.get().core(), &refusal))?;
        let act = Self {
            program: program.clone().unbind(),
            core,
            given,
        };
        Py::new(py, act)
    }
}

#[pymethods]
impl Act {
    /// The act as it was handed in.
    #[getter]
    fn given(&self) -> ToldAct {
        ToldAct(self.given.clone())
    }

    /// The program it was read for.
    #[getter]
    fn program(&self, py: Python<'_>) -> Py<Program> {
        self.program.clone_ref(py)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (ToldAct,)> {
        Ok((self.program.bind(py).getattr("act")?, (self.given(),)))
    }

    fn __repr__(&self) -> String {
        let (kind, by) = (self.core.deed.kind().word(), self.core.by.word());
        format!("<leerpad.Act {kind} by {by}>")
    }
}

/// An act as hosts hand it in.
pub(crate) enum ActGiven<'a, 'py> {
    /// Read before.
    Handle(Borrowed<'a, 'py, Act>),
    /// A text of JSON.
    Text(Borrowed<'a, 'py, PyString>),
    /// A dict.
    Members(Borrowed<'a, 'py, PyDict>),
}

impl<'a, 'py> FromPyObject<'a, 'py> for ActGiven<'a, 'py> {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_union!(Act::TYPE_HINT, hint::ACT, hint::STR);

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(act) = given.cast::<Act>() {
            return Ok(Self::Handle(act));
        }
        if let Ok(text) = given.cast::<PyString>() {
            return Ok(Self::Text(text));
        }
        if let Ok(members) = given.cast::<PyDict>() {
            return Ok(Self::Members(members));
        }
        Err(PyTypeError::new_err(format!(
            "an act is a dict, a str of JSON or a leerpad.Act, not `{}`",
            given.get_type().name()?
        )))
    }
}

impl ActGiven<'_, '_> {
    /// Its JSON. A text that is none is an act of no known kind, which the engine refuses.
    pub(crate) fn json(&self) -> PyResult<Json> {
        match self {
            Self::Handle(act) => Ok(act.get().given.clone()),
            Self::Text(text) => Ok(read(&answer_text(text)?).unwrap_or_default()),
            Self::Members(members) => to_members(members).map(Json::Object),
        }
    }

    /// The act as far as it can be read without a session, with nothing of Python about it.
    pub(crate) fn ready(&self, program: &Program) -> PyResult<Ready<'_>> {
        match self {
            Self::Handle(act) if act.get().program.get() == program => Ok(Ready::Read(act.get())),
            Self::Text(text) => answer_text(text).map(Ready::Text),
            other => other.json().map(Ready::Given),
        }
    }
}

/// An act that is ready for a session.
pub(crate) enum Ready<'a> {
    /// Read before.
    Read(&'a Act),
    /// A text of JSON.
    Text(Cow<'a, str>),
    /// JSON.
    Given(Json),
}

impl Ready<'_> {
    /// Does it in a session.
    pub(crate) fn apply(&self, session: &mut Session, applied: &mut Applied) -> Result<(), Refusal> {
        match self {
            // After an upgrade its names are of another program: it is read anew.
            Self::Read(act) if act.program.get().core().hash() != session.program().hash() => {
                session.apply_over(&session.read(&act.given)?, applied)
            }
            Self::Read(act) => session.apply_over(&act.core, applied),
            Self::Text(text) => session.apply_over(&session.read_text(text)?, applied),
            Self::Given(given) => session.apply_over(&session.read(given)?, applied),
        }
    }

    /// Does it in a journal.
    pub(crate) fn append(&self, journal: &mut Journal) -> Result<Appended, Refusal> {
        match self {
            Self::Read(act) => journal.append(&act.given),
            Self::Text(text) => journal.append_text(text),
            Self::Given(given) => journal.append(given),
        }
    }

    /// Judges it in a journal.
    pub(crate) fn judge(&self, journal: &Journal) -> Result<Judged, Refusal> {
        match self {
            Self::Read(act) => journal.judge(&act.given),
            Self::Text(text) => journal.judge_text(text),
            Self::Given(given) => journal.judge(given),
        }
    }
}
