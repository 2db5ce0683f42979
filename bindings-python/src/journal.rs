//! The handle of a journal: a session whose acts are kept in a chain of lines.

use std::sync::{Mutex, MutexGuard};

use leerpad::ground::hash::Hash;
use leerpad::journal::{Journal as Core, Judged as CoreJudged};
use leerpad::session::refusal::Refusal;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;
use pyo3::types::PyType;

use crate::act::ActGiven;
use crate::applied::Appended;
use crate::argument::{GivenData, GivenSeed, GivenSettings, Reduced};
use crate::fault;
use crate::program::Program;
use crate::session::Session;

/// A session that is kept: every accepted act becomes a line, hashed together with all lines before it. The text is the
/// record; nothing here reads or writes a file.
///
/// One writer at a time: what is kept must be the text of one journal. Two journals are equal when their hashes are.
///
/// >>> from leerpad import Journal, example
/// >>> journal = Journal.begin(example.program(), seed=7)
/// >>> line = journal.append(example.start()).line
/// >>> journal.text.endswith(line)
/// True
/// >>> Journal.open(example.program(), journal.text) == journal
/// True
#[pyclass(frozen, module = "leerpad")]
pub(crate) struct Journal {
    program: Py<Program>,
    kept: Mutex<Kept>,
    opened: Opened,
}

#[derive(Clone)]
struct Kept {
    core: Core,
    text: String,
}

impl Kept {
    fn keep(&mut self, line: &str) {
        self.text.push_str(line);
    }
}

/// What was found when it was opened.
#[derive(Clone, Copy)]
struct Opened {
    sound: usize,
    torn: usize,
    lacks_line_end: bool,
}

impl Journal {
    fn held(&self, py: Python<'_>) -> PyResult<MutexGuard<'_, Kept>> {
        self.kept.lock_py_attached(py).map_err(|_| {
            PyRuntimeError::new_err(
                "an earlier fault left this journal half done: open it from what was kept",
            )
        })
    }

    /// Does something that adds a line.
    fn done(
        &self,
        py: Python<'_>,
        act: impl FnOnce(&mut Core) -> Result<leerpad::journal::Appended, Refusal>,
    ) -> PyResult<Appended> {
        let mut kept = self.held(py)?;
        let done = act(&mut kept.core);
        if let Ok(appended) = &done {
            kept.keep(&appended.line);
        }
        let session = kept.core.session();
        let seq = session.seq();
        let done = done.map(|appended| {
            let changes = session.vault_changes(&appended.applied);
            Appended::kept(seq, appended.line, changes)
        });
        let program = kept.core.session().program().clone();
        drop(kept);
        done.map_err(|refusal| fault::refused(py, &program, &refusal))
    }
}

#[pymethods]
impl Journal {
    /// Begins a journal. Its text is one line then, which is to be kept before anything else.
    ///
    /// Raises `SettingFault` when a setting is not there or its value does not fit.
    ///
    /// >>> from leerpad import Journal, example
    /// >>> Journal.begin(example.program(), seed="00000000000000ff").session.seq
    /// 0
    #[classmethod]
    #[pyo3(signature = (program, seed, settings=None))]
    fn begin(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        program: Py<Program>,
        seed: GivenSeed,
        settings: Option<GivenSettings>,
    ) -> PyResult<Self> {
        let settings = settings.map(|settings| settings.0).unwrap_or_default();
        let core = program.get().core();
        let (journal, line) =
            Core::begin(core.clone(), seed.0, settings).map_err(|error| fault::start(py, core, &error))?;
        let opened = Opened {
            sound: line.len(),
            torn: 0,
            lacks_line_end: false,
        };
        let kept = Mutex::new(Kept {
            core: journal,
            text: line,
        });
        Ok(Self {
            program,
            kept,
            opened,
        })
    }

    /// Opens what was kept: the chain is verified and every act done again.
    ///
    /// A last line that was cut off while it was written does not count: `torn` says how many bytes that was, `sound` how
    /// many come before it. A host cuts its file there, and writes a line end first where `lacks_line_end` says so.
    ///
    /// Raises `Damaged` when it is not what was written, else `OtherProgram`, `SettingFault` or `Different` when
    /// something else comes out.
    ///
    /// >>> from leerpad import Journal, example
    /// >>> kept = Journal.begin(example.program(), seed=7).text + '{"act":"sta'
    /// >>> journal = Journal.open(example.program(), kept)
    /// >>> journal.torn
    /// 11
    #[classmethod]
    fn open(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        program: Py<Program>,
        data: GivenData,
    ) -> PyResult<Self> {
        let (core, known) = (program.get().core(), program.get().known());
        let opened = py.detach(|| {
            let opened = Core::open(&known, data.bytes())?;
            let sound = data.bytes().get(..opened.sound).unwrap_or_default();
            let mut text = String::from_utf8_lossy(sound).into_owned();
            if opened.lacks_line_end {
                text.push('\n');
            }
            Ok((opened, text))
        });
        let (opened, text) = opened.map_err(|error| fault::journal(py, core, &error))?;
        let found = Opened {
            sound: opened.sound,
            torn: opened.torn,
            lacks_line_end: opened.lacks_line_end,
        };
        let kept = Mutex::new(Kept {
            core: opened.journal,
            text,
        });
        Ok(Self {
            program,
            kept,
            opened: found,
        })
    }

    /// Hands over another version of the module: an act `upgrade` may name its hash from now on.
    fn know(&self, py: Python<'_>, program: Py<Program>) -> PyResult<()> {
        self.held(py)?.core.know(program.get().core().clone());
        Ok(())
    }

    /// Upgrades to another version of the module, at a time as acts write it. The fact `upgraded`, the last of the entry,
    /// says what became of it; where the learner has to choose, their act `upgrade` follows.
    ///
    /// Raises `Refused`.
    ///
    /// >>> from leerpad import Journal, Module, example
    /// >>> journal = Journal.begin(example.program(), seed=7)
    /// >>> start = journal.append(example.start())
    /// >>> new = Module.loads(example.TEXT.replace("1.0.0", "1.1.0")).program
    /// >>> entry = journal.upgrade(new, "2026-11-24T10:14:00.000+01:00").entry
    /// >>> entry["facts"][-1]["verdict"], journal.program == new
    /// ('unchanged', True)
    /// >>> new.know(example.program())
    /// >>> Journal.open(new, journal.text) == journal
    /// True
    fn upgrade(&self, py: Python<'_>, program: Py<Program>, at: &str) -> PyResult<Appended> {
        self.know(py, program.clone_ref(py))?;
        let hash = program.get().core().hash().hex();
        let act = serde_json::json!({"act": "upgrade", "at": at, "by": "system", "program": hash});
        self.done(py, |core| core.append(&act))
    }

    /// Does an act and adds its line. It is true at once; a host that may fail to keep the line takes `judge` and `keep`.
    ///
    /// Raises `Refused` when the act is not accepted; then nothing changed.
    ///
    /// >>> from leerpad import Journal, example
    /// >>> journal = Journal.begin(example.program(), seed=7)
    /// >>> journal.append(example.start()).entry["seq"]
    /// 1
    fn append(&self, py: Python<'_>, act: ActGiven<'_, '_>) -> PyResult<Appended> {
        let ready = act.ready(self.program.get())?;
        self.done(py, |core| ready.append(core))
    }

    /// Judges an act and makes its line, and changes nothing. Once the line is safe, `keep` makes it true.
    ///
    /// Raises `Refused` when the act would not be accepted.
    ///
    /// >>> from leerpad import Journal, example
    /// >>> journal = Journal.begin(example.program(), seed=7)
    /// >>> judged = journal.judge(example.start())
    /// >>> journal.session.seq, judged.appended.seq
    /// (0, 1)
    /// >>> journal.keep(judged)
    /// >>> journal.session.seq
    /// 1
    fn judge(&self, py: Python<'_>, act: ActGiven<'_, '_>) -> PyResult<Judged> {
        let ready = act.ready(self.program.get())?;
        let kept = self.held(py)?;
        let (before, seq) = (kept.core.hash(), kept.core.session().seq());
        let done = ready.judge(&kept.core);
        let program = kept.core.session().program().clone();
        drop(kept);
        let judged = done.map_err(|refusal| fault::refused(py, &program, &refusal))?;
        Ok(Judged {
            before,
            appended: Py::new(
                py,
                Appended::kept(seq + 1, judged.appended.line.clone(), judged.vault_changes()),
            )?,
            core: judged,
        })
    }

    /// Makes true what was judged and is kept now.
    ///
    /// Raises `Stale` when the journal has gone on since the act was judged; then nothing changed, and the act is to be
    /// judged again.
    fn keep(&self, py: Python<'_>, judged: &Judged) -> PyResult<()> {
        let mut kept = self.held(py)?;
        if kept.core.hash() != judged.before {
            let seq = kept.core.session().seq();
            drop(kept);
            return Err(fault::stale(py, judged.appended.get().number(), seq + 1));
        }
        kept.keep(&judged.core.appended.line);
        kept.core.keep(judged.core.clone());
        Ok(())
    }

    /// The whole journal.
    #[getter]
    fn text(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.held(py)?.text.clone())
    }

    /// The whole journal as a host stores it.
    fn to_bytes(&self, py: Python<'_>) -> PyResult<std::borrow::Cow<'_, [u8]>> {
        Ok(self.text(py)?.into_bytes().into())
    }

    /// The session as it stands now, to look at; it does not move with the journal, and acts are appended here instead. A
    /// copy of it (`copy.copy`) goes its own way.
    #[getter]
    fn session(&self, py: Python<'_>) -> PyResult<Session> {
        let core = self.held(py)?.core.session().clone();
        Ok(Session::new_view(
            Program::of(&self.program, py, Program::on(&core))?,
            core,
        ))
    }

    /// The program it runs: after an upgrade that one.
    #[getter]
    fn program(&self, py: Python<'_>) -> PyResult<Py<Program>> {
        let on = Program::on(self.held(py)?.core.session());
        Program::of(&self.program, py, on)
    }

    /// The hash of the last line, as 64 hex digits: it stands for the whole text.
    #[getter]
    fn hash(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.held(py)?.core.hash().hex())
    }

    /// How many acts it accepted.
    #[getter]
    fn seq(&self, py: Python<'_>) -> PyResult<u64> {
        Ok(self.held(py)?.core.session().seq())
    }

    /// How many bytes were sound when it was opened; of a journal that was begun, its first line.
    #[getter]
    const fn sound(&self) -> usize {
        self.opened.sound
    }

    /// How many bytes of a last line were cut off when it was opened.
    #[getter]
    const fn torn(&self) -> usize {
        self.opened.torn
    }

    /// Whether the last line lacked its line end when it was opened; `text` has it.
    #[getter]
    const fn lacks_line_end(&self) -> bool {
        self.opened.lacks_line_end
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        Ok(self.hash(py)? == other.hash(py)?)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (Py<Program>, String)> {
        let (py, journal) = (slf.py(), slf.get());
        Ok((
            slf.get_type().getattr("open")?,
            (journal.program(py)?, journal.text(py)?),
        ))
    }

    fn __copy__(&self, py: Python<'_>) -> PyResult<Self> {
        let kept = self.held(py)?.clone();
        Ok(Self {
            program: self.program.clone_ref(py),
            kept: Mutex::new(kept),
            opened: self.opened,
        })
    }

    fn __deepcopy__(&self, py: Python<'_>, _memo: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.__copy__(py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let id = &self.program.get().core().plan().id;
        Ok(format!("<leerpad.Journal on {id} at {}>", self.seq(py)?))
    }
}

/// An accepted act that is not true yet: its line is to be kept first. Made by `Journal.judge`, and good for that journal
/// alone.
///
/// >>> from leerpad import Journal, example
/// >>> judged = Journal.begin(example.program(), seed=7).judge(example.start())
/// >>> judged.appended.entry["act"]
/// 'start'
#[pyclass(frozen, module = "leerpad")]
pub(crate) struct Judged {
    before: Hash,
    appended: Py<Appended>,
    core: CoreJudged,
}

#[pymethods]
impl Judged {
    /// Whether it gives an answer that stands already, of words: then keep the words in the vault and nothing else, neither
    /// its line nor this, so that a journal does not tell how often somebody wrote.
    #[getter]
    const fn is_words_only(&self) -> bool {
        self.core.is_words_only()
    }

    /// What it will have brought about, with the line that is to be kept.
    #[getter]
    fn appended(&self, py: Python<'_>) -> Py<Appended> {
        self.appended.clone_ref(py)
    }

    fn __repr__(&self) -> String {
        format!("<leerpad.Judged {}>", self.appended.get().number())
    }
}
