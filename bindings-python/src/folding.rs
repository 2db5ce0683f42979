//! The fold of journals into tables.

use std::sync::{Arc, Mutex, MutexGuard};

use leerpad::report::tables::{Fold as Core, LeftOut, Scope, Source, Table as CoreTable, Who};
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;

use crate::argument::GivenData;
use crate::program::Program;
use crate::tables::{Table, fault, table_of};

/// A journal with whose it is: subject, session, cohort, arm, text.
type Owned = (String, String, Option<String>, Option<String>, GivenData);

/// Tables in the making: what `leerpad.Study` and `leerpad.replay_batches` stand on.
#[pyclass(frozen, module = "leerpad._native")]
pub(crate) struct Fold {
    core: Mutex<Core>,
}

impl Fold {
    fn held(&self, py: Python<'_>) -> PyResult<MutexGuard<'_, Core>> {
        self.core
            .lock_py_attached(py)
            .map_err(|_| PyRuntimeError::new_err("this fold was left in the middle of something"))
    }
}

#[pymethods]
impl Fold {
    /// Of `tables` these alone are made, or else all.
    #[new]
    #[pyo3(signature = (programs, purpose, trace, source, tables=None))]
    fn new(
        programs: Vec<Py<Program>>,
        purpose: Option<String>,
        trace: bool,
        source: &str,
        tables: Option<Vec<String>>,
    ) -> PyResult<Self> {
        let source = [Source::Observed, Source::Simulated, Source::Counterfactual]
            .into_iter()
            .find(|known| known.word() == source)
            .ok_or_else(|| {
                PyValueError::new_err("a source is \"observed\", \"simulated\" or \"counterfactual\"")
            })?;
        let programs = programs.iter().map(|one| Arc::clone(one.get().core())).collect();
        let scope = Scope {
            purpose,
            trace,
            source,
        };
        let core = Core::new(programs, scope).map_err(|fault| PyKeyError::new_err(fault.to_string()))?;
        let core = match tables {
            Some(names) => core.only(
                &names
                    .iter()
                    .map(|name| table_of(name))
                    .collect::<PyResult<Vec<_>>>()?,
            ),
            None => core,
        };
        Ok(Self {
            core: Mutex::new(core),
        })
    }

    /// Adds journals, and says of each why it gives no row: `""` when it does, else `damaged`, `different`,
    /// `other-program`, `not-begun` or `no-consent`, with what is wrong behind a colon where there is more to say.
    fn add(&self, py: Python<'_>, journals: Vec<Owned>) -> Vec<String> {
        py.detach(|| {
            let Ok(mut core) = self.core.lock() else {
                return Vec::new();
            };
            let add = |(subject, session, cohort, arm, data): &Owned| {
                let who = Who {
                    subject,
                    session,
                    cohort: cohort.as_deref(),
                    arm: arm.as_deref(),
                };
                core.add(&who, data.bytes())
                    .map_or_else(|why| reason(&why), |()| String::new())
            };
            journals.iter().map(add).collect()
        })
    }

    /// How many rows there are: of `events`, or of `measures` where there are no events.
    fn length(&self, py: Python<'_>) -> PyResult<usize> {
        let core = self.held(py)?;
        let of = |table| core.rows(table).length;
        Ok(of(CoreTable::Events).max(of(CoreTable::Measures)))
    }

    /// Hands out the rows of all tables and begins anew.
    fn take(&self, py: Python<'_>) -> PyResult<Vec<Table>> {
        let all = self.held(py)?.take();
        let tables = CoreTable::ALL.into_iter().zip(all);
        py.detach(|| {
            tables
                .map(|(table, rows)| Table::of(table, rows))
                .collect::<Result<_, _>>()
        })
        .map_err(|error| fault(&error))
    }
}

fn reason(why: &LeftOut) -> String {
    use leerpad::journal::replay::JournalFault;
    match why {
        LeftOut::Fault(JournalFault::Damage(damage)) => format!("damaged: {damage}"),
        LeftOut::Fault(JournalFault::Replay(fault)) => format!("different: {fault}"),
        LeftOut::Program { program, seq } => format!("other-program: {} from entry {seq} on", program.hex()),
        LeftOut::NotBegun => "not-begun".to_owned(),
        LeftOut::Consent => "no-consent".to_owned(),
    }
}
