//! The handle of a program.

use std::sync::Arc;

use leerpad::program::Program as Core;
use pyo3::prelude::*;
use pyo3::types::{PyTuple, PyType};

use crate::act::{Act, ActGiven};
use crate::argument::{GivenText, Reduced, ToldNames};
use crate::fault;

/// A module ready to run: what sessions run on and what is stored of a module. Never changes; one program may serve any
/// number of sessions and threads.
///
/// Two programs are equal when their hashes are.
///
/// >>> from leerpad import Program, example
/// >>> program = example.program()
/// >>> program.id, program.version, program.languages
/// ('een-begin', '1.0.0', ('nl',))
/// >>> Program.loads(program.dumps()) == program
/// True
#[pyclass(frozen, module = "leerpad", eq, hash)]
pub(crate) struct Program {
    core: Arc<Core>,
}

impl PartialEq for Program {
    fn eq(&self, other: &Self) -> bool {
        self.core.hash() == other.core.hash()
    }
}

impl std::hash::Hash for Program {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.core.hash().hash(state);
    }
}

impl Program {
    pub(crate) fn new(core: Core) -> Self {
        Self { core: Arc::new(core) }
    }

    pub(crate) const fn shared(core: Arc<Core>) -> Self {
        Self { core }
    }

    pub(crate) const fn core(&self) -> &Arc<Core> {
        &self.core
    }
}

#[pymethods]
impl Program {
    /// Reads a stored program, as `dumps` gives it.
    ///
    /// Raises `ProgramFault` when the text is no program that this engine can run. Whatever the text, a program that
    /// comes out can be run.
    ///
    /// >>> from leerpad import Program, ProgramFault
    /// >>> try:
    /// ...     Program.loads("{}")
    /// ... except ProgramFault as fault:
    /// ...     fault.kind
    /// 'format'
    #[classmethod]
    fn loads(_class: &Bound<'_, PyType>, py: Python<'_>, text: GivenText) -> PyResult<Self> {
        py.detach(|| Core::from_json(&text.0))
            .map(Self::new)
            .map_err(|error| fault::program(py, &error))
    }

    /// The stored form: canonical JSON. Where things were written in the module is not part of it.
    ///
    /// >>> from leerpad import example
    /// >>> example.program().dumps().startswith('{"format":1,')
    /// True
    fn dumps(&self, py: Python<'_>) -> String {
        py.detach(|| self.core.to_json())
    }

    /// Reads an act once, so that it can be applied many times, fast. A session takes it as it takes a dict.
    ///
    /// Raises `Refused` with the code `unknown-act` or `bad-act`. What else is wrong is judged when it is applied.
    ///
    /// >>> from leerpad import Session, example
    /// >>> program = example.program()
    /// >>> start = program.act(example.start())
    /// >>> Session(program, 7).apply(start).seq
    /// 1
    fn act(slf: &Bound<'_, Self>, act: ActGiven<'_, '_>) -> PyResult<Py<Act>> {
        Act::read(slf, act)
    }

    /// SHA-256 of what the program does, as 64 hex digits: the name under which journals know it.
    #[getter]
    fn hash(&self) -> String {
        self.core.hash().hex()
    }

    /// The id of the module.
    #[getter]
    fn id(&self) -> &str {
        &self.core.plan().id
    }

    /// The version that the author gave it.
    #[getter]
    fn version(&self) -> &str {
        &self.core.plan().version
    }

    /// The tags of its languages, the author's own first.
    #[getter]
    fn languages<'py>(&self, py: Python<'py>) -> PyResult<ToldNames<'py>> {
        PyTuple::new(py, self.core.languages()).map(ToldNames)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String,)> {
        let text = slf.get().dumps(slf.py());
        Ok((slf.get_type().getattr("loads")?, (text,)))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __repr__(&self) -> String {
        let plan = self.core.plan();
        let hash: String = self.core.hash().hex().chars().take(8).collect();
        format!("<leerpad.Program {} {} {hash}>", plan.id, plan.version)
    }
}
