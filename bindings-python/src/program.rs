//! The handle of a program.

use std::sync::{Arc, Mutex};

use leerpad::program::{Program as Core, Programs};
use leerpad::session::Session;
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
    /// With itself.
    known: Mutex<Programs>,
}

/// A program and the versions known with it.
pub(crate) type On = (Arc<Core>, Programs);

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
        Self::shared(Arc::new(core))
    }

    pub(crate) fn shared(core: Arc<Core>) -> Self {
        let known = Mutex::new(Programs::from(&core));
        Self { core, known }
    }

    /// The handle of the program that a session is on, which began on another perhaps.
    pub(crate) fn of(own: &Py<Self>, py: Python<'_>, on: On) -> PyResult<Py<Self>> {
        let known = own.get().known();
        let knows_all = on.1.iter().all(|other| known.get(other.hash()).is_some());
        if own.get().core.hash() == on.0.hash() && knows_all {
            return Ok(own.clone_ref(py));
        }
        let known = Mutex::new(on.1);
        Py::new(py, Self { core: on.0, known })
    }

    /// What a session is on.
    pub(crate) fn on(session: &Session) -> On {
        (Arc::clone(session.program()), session.programs().clone())
    }

    pub(crate) fn learn(&self, others: &Programs) {
        let mut known = match self.known.lock() {
            Ok(known) => known,
            Err(broken) => broken.into_inner(),
        };
        others.iter().for_each(|other| known.add(Arc::clone(other)));
    }

    /// The program and the other versions that it knows.
    pub(crate) fn known(&self) -> Programs {
        match self.known.lock() {
            Ok(known) => known.clone(),
            Err(broken) => broken.into_inner().clone(),
        }
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
    ///
    /// Further texts are other versions of its module, as `know` takes them.
    #[classmethod]
    #[pyo3(signature = (text, *versions: "str"))]
    fn loads(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        text: GivenText,
        versions: Vec<GivenText>,
    ) -> PyResult<Self> {
        let read = |text: &GivenText| {
            let read = py.detach(|| Core::from_json(&text.0));
            read.map(Self::new).map_err(|error| fault::program(py, &error))
        };
        let program = read(&text)?;
        for version in &versions {
            program.learn(&read(version)?.known());
        }
        Ok(program)
    }

    /// Other versions of its module: a session that is opened, restored or replayed with this program may have been on
    /// them, and may be upgraded to them.
    ///
    /// >>> from leerpad import Module, Session, example
    /// >>> old = example.program()
    /// >>> new = Module.loads(example.TEXT.replace("1.0.0", "1.1.0")).program
    /// >>> session = Session(old, seed=7)
    /// >>> start = session.apply(example.start())
    /// >>> session.upgrade(new, "2026-11-24T10:14:00.000+01:00").facts[-1]["verdict"]
    /// 'unchanged'
    /// >>> new.know(old)
    /// >>> Session.restore(new, session.snapshot()) == session
    /// True
    #[pyo3(signature = (*versions: "Program"))]
    fn know(&self, versions: Vec<Py<Self>>) {
        for other in &versions {
            self.learn(&other.get().known());
        }
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

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, ToldNames<'py>> {
        let own = slf.get();
        let known = own.known();
        let others = known.iter().filter(|other| other.hash() != own.core.hash());
        let texts: Vec<String> = std::iter::once(&own.core)
            .chain(others)
            .map(|one| one.to_json())
            .collect();
        let texts = PyTuple::new(slf.py(), texts).map(ToldNames)?;
        Ok((slf.get_type().getattr("loads")?, texts))
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
