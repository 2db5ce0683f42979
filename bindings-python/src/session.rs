//! The handle of a session.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use leerpad::ground::moment::Moment;
use leerpad::journal::taking;
use leerpad::session::act::{Act as CoreAct, Deed, Role};
use leerpad::session::{Applied as CoreApplied, Session as Core, Status};
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;
use pyo3::types::PyType;
use serde_json::{Value as Json, json};

use crate::act::{ActGiven, Ready};
use crate::applied::Applied;
use crate::argument::{
    GivenMoment, GivenRole, GivenSeed, GivenSettings, GivenText, GivenWords, Reduced, ToldAct, ToldAdvice,
    ToldComing, ToldDue, ToldExport, ToldKinds, ToldOutline, ToldScreen, ToldStatus,
};
use crate::fault;
use crate::program::Program;
use crate::vault::Vault;

/// One learner (or one group) on one program: acts go in, facts or a refusal come out.
///
/// `seed` is where all chance comes from: a whole number below 2**64, or 16 hex digits. `settings` are those that the host
/// overrides, by name. Time comes with each act: a session knows no clock.
///
/// Raises `SettingFault` when a setting is not there or its value does not fit.
///
/// A session may be used from any number of threads; acts are done one after the other. `copy.copy` and `copy.deepcopy`
/// give a session of its own that stands in the same place. Two sessions are equal when their snapshots are.
///
/// >>> from leerpad import Session, example
/// >>> session = Session(example.program(), seed=7)
/// >>> session.status
/// 'new'
/// >>> session.apply(example.start()).facts
/// [{'fact': 'moved', 'n': 1, 'step': 'hoe-is-het'}]
/// >>> session.step
/// 'hoe-is-het'
#[pyclass(frozen, module = "leerpad")]
pub(crate) struct Session {
    program: Py<Program>,
    core: Mutex<Core>,
    /// It shows where a journal stands: an act done here would never be kept.
    is_view: bool,
}

impl Session {
    pub(crate) const fn new_view(program: Py<Program>, core: Core) -> Self {
        Self {
            program,
            core: Mutex::new(core),
            is_view: true,
        }
    }

    pub(crate) const fn of(program: Py<Program>, core: Core) -> Self {
        Self {
            program,
            core: Mutex::new(core),
            is_view: false,
        }
    }

    fn held(&self, py: Python<'_>) -> PyResult<MutexGuard<'_, Core>> {
        self.core.lock_py_attached(py).map_err(|_| {
            PyRuntimeError::new_err(
                "an earlier fault left this session half done: restore it from its journal",
            )
        })
    }

    fn apply_ready(&self, py: Python<'_>, ready: &Ready<'_>) -> PyResult<Applied> {
        if self.is_view {
            return Err(PyTypeError::new_err(
                "this session shows where a journal stands: append the act to the journal, or take a copy",
            ));
        }
        let mut made = CoreApplied {
            act: CoreAct::learner(Moment::from_unix(0, 0), Deed::Tick),
            facts: Vec::new(),
        };
        let mut session = self.held(py)?;
        let done = ready.apply(&mut session, &mut made);
        let seq = session.seq();
        let changes = match done {
            Ok(()) => session.vault_changes(&made),
            Err(_) => Vec::new(),
        };
        let program = session.program().clone();
        drop(session);
        match done {
            Ok(()) => Ok(Applied::live(program, made, seq, changes)),
            Err(refusal) => Err(fault::refused(py, &program, &refusal)),
        }
    }

    fn status_word(&self, py: Python<'_>) -> PyResult<&'static str> {
        let session = self.held(py)?;
        Ok(match session.status() {
            Status::New => "new",
            Status::Stopped => "stopped",
            Status::Running if session.is_completed() => "completed",
            Status::Running => "running",
        })
    }
}

#[pymethods]
impl Session {
    #[new]
    #[pyo3(signature = (program, seed, settings=None))]
    fn new(
        py: Python<'_>,
        program: Py<Program>,
        seed: GivenSeed,
        settings: Option<GivenSettings>,
    ) -> PyResult<Self> {
        let settings = settings.map(|settings| settings.0).unwrap_or_default();
        let core = program.get().core();
        let session =
            Core::new(core.clone(), seed.0, &settings).map_err(|error| fault::start(py, core, &error))?;
        Ok(Self::of(program, session))
    }

    /// The session of a snapshot on its program. Nothing in the text is trusted: a state that no session can come to is
    /// refused.
    ///
    /// Raises `RestoreFault`.
    ///
    /// >>> from leerpad import Session, example
    /// >>> session = example.session()
    /// >>> Session.restore(session.program, session.snapshot()) == session
    /// True
    #[classmethod]
    fn restore(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        program: Py<Program>,
        snapshot: GivenText,
    ) -> PyResult<Self> {
        let known = program.get().known();
        let session = py
            .detach(|| Core::restore(known, &snapshot.0))
            .map_err(|error| fault::restore(py, &error))?;
        Ok(Self::of(
            Program::of(&program, py, Program::on(&session))?,
            session,
        ))
    }

    /// Does an act: a dict, a text of JSON, or what `Program.act` read before.
    ///
    /// Raises `Refused` when the act is not accepted; then nothing changed. Raises `TypeError` or `ValueError` when the
    /// dict holds something that has no form in JSON.
    ///
    /// >>> from leerpad import Refused, example
    /// >>> session = example.session()
    /// >>> try:
    /// ...     session.apply({"act": "back", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner"})
    /// ... except Refused as refused:
    /// ...     refused.code, refused.allowed
    /// ('not-started', ('start',))
    fn apply(&self, py: Python<'_>, act: ActGiven<'_, '_>) -> PyResult<Applied> {
        self.apply_ready(py, &act.ready(self.program.get())?)
    }

    /// Hands over another version of the module: an act `upgrade` may name its hash from now on.
    fn know(&self, py: Python<'_>, program: Py<Program>) -> PyResult<()> {
        self.held(py)?.know(program.get().core().clone());
        Ok(())
    }

    /// Upgrades to another version of the module, at a time as acts write it. The fact `upgraded`, the last of them, says
    /// what became of it; where the learner has to choose, their act `upgrade` follows.
    ///
    /// Raises `Refused`.
    ///
    /// >>> from leerpad import Module, Session, example
    /// >>> session = Session(example.program(), seed=7)
    /// >>> start = session.apply(example.start())
    /// >>> new = Module.loads(example.TEXT.replace("1.0.0", "1.1.0")).program
    /// >>> session.upgrade(new, "2026-11-24T10:14:00.000+01:00").facts[-1]["verdict"]
    /// 'unchanged'
    /// >>> session.program == new
    /// True
    fn upgrade(&self, py: Python<'_>, program: Py<Program>, at: &str) -> PyResult<Applied> {
        self.know(py, program.clone_ref(py))?;
        let hash = program.get().core().hash().hex();
        let act = json!({"act": "upgrade", "at": at, "by": "system", "program": hash});
        self.apply_ready(py, &Ready::Given(act))
    }

    /// What is to be shown now to a role, in one of the module's languages (else its first).
    ///
    /// >>> from leerpad import example
    /// >>> example.session().screen()["status"]
    /// 'new'
    #[pyo3(signature = (role=GivenRole(Role::Learner), language="nl"))]
    fn screen(&self, py: Python<'_>, role: GivenRole, language: &str) -> PyResult<ToldScreen> {
        let session = self.held(py)?;
        let screen = session.screen(role.0, language).to_json(session.program());
        drop(session);
        Ok(ToldScreen(screen))
    }

    /// The screen without its words: the same in every language.
    ///
    /// >>> from leerpad import example
    /// >>> example.session().outline()
    /// {'allowed': ['start'], 'status': 'new'}
    #[pyo3(signature = (role=GivenRole(Role::Learner)))]
    fn outline(&self, py: Python<'_>, role: GivenRole) -> PyResult<ToldOutline> {
        let session = self.held(py)?;
        let outline = session.screen(role.0, "").outline(session.program());
        drop(session);
        Ok(ToldOutline(outline))
    }

    /// The kinds of act of which a role could have one accepted now.
    ///
    /// >>> from leerpad import example
    /// >>> example.session().allowed("guide")
    /// []
    #[pyo3(signature = (role=GivenRole(Role::Learner)))]
    fn allowed(&self, py: Python<'_>, role: GivenRole) -> PyResult<ToldKinds> {
        let kinds = self.held(py)?.allowed(role.0);
        Ok(ToldKinds(kinds.iter().map(|kind| kind.word()).collect::<Json>()))
    }

    /// What is said at once of words that nobody else reads, for an item of the step under the cursor. It is no act, leaves
    /// no trace and stops nothing.
    ///
    /// Raises `KeyError` when the module has no such item.
    ///
    /// >>> from leerpad import example
    /// >>> example.session().advise("praten", "ik bel mijn zus")
    /// {'help': False, 'says': []}
    #[pyo3(signature = (item, words, language="nl"))]
    fn advise(&self, py: Python<'_>, item: &str, words: GivenWords, language: &str) -> PyResult<ToldAdvice> {
        let session = self.held(py)?;
        let known = session.program().item(item);
        let item = known.ok_or_else(|| PyKeyError::new_err(item.to_owned()))?;
        let advice = session.advise(item, &words.0, language);
        drop(session);
        let says: Vec<Json> = advice.says.iter().map(|said| said.to_json()).collect();
        let mut told = json!({"help": advice.help, "says": says});
        if let (Some(most), Some(members)) = (advice.too_long, told.as_object_mut()) {
            members.insert("too-long".to_owned(), most.into());
        }
        Ok(ToldAdvice(told))
    }

    /// Takes a learner's own words out of an act, before anything else is done with it: what is left says only that there
    /// are words, and may go on to `apply` and into a journal. With it come the words by their keys in the vault: keep them
    /// there first, and only when the act is accepted. An act without such words stays as it is.
    ///
    /// >>> from leerpad import example
    /// >>> session = example.sharing().session
    /// >>> act, words = session.take_words({"act": "answer", "at": "2026-11-23T10:18:00.000+01:00", "by": "learner",
    /// ...     "item": "nacht", "value": "onrustig"})
    /// >>> act["value"], words
    /// ({'vault': True}, {'rust/1/nacht': 'onrustig'})
    fn take_words(
        &self,
        py: Python<'_>,
        act: ActGiven<'_, '_>,
    ) -> PyResult<(ToldAct, BTreeMap<String, String>)> {
        let mut act = act.json()?;
        let taken = taking::take_words(&*self.held(py)?, &mut act);
        let words = taken
            .into_iter()
            .map(|(key, words)| (key, words.reveal().to_owned()));
        Ok((ToldAct(act), words.collect()))
    }

    /// The keys of words in a vault that an answer takes the place of and does not speak of any more: to be removed with
    /// what is kept for it. The act is the one that `take_words` left.
    fn no_longer_said(&self, py: Python<'_>, act: ActGiven<'_, '_>, vault: &Vault) -> PyResult<Vec<String>> {
        let (act, vault) = (act.json()?, vault.core(py));
        Ok(taking::no_longer_said(&*self.held(py)?, &act, &vault))
    }

    /// What leaves for a purpose of the module now, and how much of what it names does not, by reason. All else stays.
    ///
    /// Raises `KeyError` when the module has no such purpose.
    ///
    /// >>> from leerpad import example
    /// >>> example.sharing().session.export("gesprek")["leaves"]
    /// [{'value': 6, 'what': 'slaap'}, {'vault': 'shared/5/nacht', 'what': 'nacht'}]
    fn export(&self, py: Python<'_>, purpose: &str) -> PyResult<ToldExport> {
        let export = self.held(py)?.export_json(purpose);
        export
            .map(ToldExport)
            .ok_or_else(|| PyKeyError::new_err(purpose.to_owned()))
    }

    /// What is due for erasure at a time. Asking erases nothing: the host does.
    ///
    /// >>> from leerpad import example
    /// >>> example.sharing().session.due_for_erasure("2027-01-02T09:00:00.000+01:00")
    /// {'purposes': {'gesprek': ['slaap', 'nacht']}, 'session': False}
    fn due_for_erasure(&self, py: Python<'_>, at: GivenMoment) -> PyResult<ToldDue> {
        let due = self.held(py)?.due_for_erasure(at.0);
        Ok(ToldDue(due.to_json()))
    }

    /// What becomes due next if nothing else is done, and when: what a host reminds people of. None when nothing does.
    ///
    /// >>> from leerpad import example
    /// >>> example.sharing().session.coming
    /// {'n': 1, 'step': 'rust', 'until': '2026-11-23T22:19:00.000+01:00'}
    #[getter]
    fn coming(&self, py: Python<'_>) -> PyResult<Option<ToldComing>> {
        Ok(self.held(py)?.coming_json().map(ToldComing))
    }

    /// The whole state as canonical JSON: equal for a session that was replayed and one that was restored and went on.
    fn snapshot(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.held(py)?.snapshot())
    }

    /// The program it runs: after an upgrade that one.
    #[getter]
    fn program(&self, py: Python<'_>) -> PyResult<Py<Program>> {
        let on = Program::on(&*self.held(py)?);
        Program::of(&self.program, py, on)
    }

    /// The seed, as 16 hex digits.
    #[getter]
    fn seed(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.held(py)?.seed().hex())
    }

    /// How many acts it accepted.
    #[getter]
    fn seq(&self, py: Python<'_>) -> PyResult<u64> {
        Ok(self.held(py)?.seq())
    }

    /// `new`, `running`, `stopped` or `completed`.
    #[getter]
    fn status(&self, py: Python<'_>) -> PyResult<ToldStatus> {
        self.status_word(py).map(|word| ToldStatus(word.into()))
    }

    /// Whether the end was reached.
    #[getter]
    fn is_completed(&self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.held(py)?.is_completed())
    }

    /// The time of the last act, as acts write it; None before the first.
    #[getter]
    fn clock(&self, py: Python<'_>) -> PyResult<Option<String>> {
        Ok(self.held(py)?.clock().map(|clock| clock.to_string()))
    }

    /// The id of the step under the cursor; None before the start.
    #[getter]
    fn step(&self, py: Python<'_>) -> PyResult<Option<String>> {
        let session = self.held(py)?;
        let id = |step| session.program().step_id(step).to_owned();
        Ok(session.cursor().map(|cursor| id(cursor.step)))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        // One after the other: two locks at once, taken in two orders, would wait for each other.
        let (own, others) = (self.snapshot(py)?, other.snapshot(py)?);
        Ok(own == others)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (Py<Program>, String)> {
        let (py, session) = (slf.py(), slf.get());
        Ok((
            slf.get_type().getattr("restore")?,
            (session.program(py)?, session.snapshot(py)?),
        ))
    }

    fn __copy__(&self, py: Python<'_>) -> PyResult<Self> {
        let core = self.held(py)?.clone();
        Ok(Self::of(self.program.clone_ref(py), core))
    }

    fn __deepcopy__(&self, py: Python<'_>, _memo: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.__copy__(py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id = &self.program.get().core().plan().id;
        Ok(format!(
            "<leerpad.Session on {id}, {} at {}>",
            self.status_word(py)?,
            self.seq(py)?
        ))
    }
}
