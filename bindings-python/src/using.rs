//! Time spent, summed over the rows of `events` as they stand in memory: there may be tens of millions of them.

use std::collections::BTreeMap;

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Int32Type, Int64Type, UInt32Type};
use arrow_array::{Array as _, RecordBatch};
use arrow_schema::ArrowError;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::tables::{Table, fault};

/// What was spent at a step: its name, milliseconds of each visit with gaps capped, least first; gaps longer than the cap, what
/// was cut off of these, and all gaps as they were; what was put aside. In milliseconds.
type AtStep = (String, Vec<i64>, u64, i64, i64, i64);

#[derive(Default)]
struct Step {
    name: String,
    visits: Vec<i64>,
    over: u64,
    cut: i64,
    whole: i64,
    away: i64,
}

/// Time spent in the making.
#[derive(Default)]
struct Spent {
    steps: Vec<Step>,
    places: BTreeMap<String, usize>,
    /// Per session, in the order of the table.
    sessions: Vec<i64>,
    /// Per visit of the session at hand.
    visits: BTreeMap<(usize, Option<u32>), i64>,
    session: Option<String>,
}

/// Time spent per step and per session: gaps between the learner's acts in `events`, each as long as `cap` milliseconds at most.
/// Rows of a session stand together, as they do in every table of a study.
#[pyfunction]
pub(crate) fn spent(py: Python<'_>, events: Py<Table>, cap: i64) -> PyResult<(Vec<AtStep>, Vec<i64>)> {
    let table = events.get();
    if table.name() != "events" {
        return Err(PyValueError::new_err("time is spent in `events`"));
    }
    let spent = py
        .detach(|| {
            let mut spent = Spent::default();
            for batch in table.batches() {
                spent.take(batch, cap)?;
            }
            spent.close();
            Ok(spent)
        })
        .map_err(|error: ArrowError| fault(&error))?;
    let told = |mut step: Step| {
        step.visits.sort_unstable();
        (step.name, step.visits, step.over, step.cut, step.whole, step.away)
    };
    Ok((spent.steps.into_iter().map(told).collect(), spent.sessions))
}

impl Spent {
    fn take(&mut self, batch: &RecordBatch, cap: i64) -> Result<(), ArrowError> {
        let column = |name: &str| {
            let missing = || ArrowError::SchemaError(format!("there is no column `{name}`"));
            batch.column_by_name(name).ok_or_else(missing)
        };
        let sessions = column("session")?.as_dictionary::<Int32Type>();
        let names = sessions.values().as_string::<i32>();
        let steps = column("step")?.as_dictionary::<Int32Type>();
        let places: Vec<usize> = steps
            .values()
            .as_string::<i32>()
            .iter()
            .map(|name| self.place(name.unwrap_or_default()))
            .collect();
        let visits = column("visit")?.as_primitive::<UInt32Type>();
        let gaps = column("gap_ms")?.as_primitive::<Int64Type>();
        let away = column("away")?.as_boolean();
        let mut last = None;
        let rows = sessions
            .keys()
            .iter()
            .zip(steps.keys())
            .zip(visits)
            .zip(gaps)
            .zip(away);
        for ((((session, step), visit), gap), away) in rows {
            if session != last {
                last = session;
                let at = session
                    .and_then(|at| usize::try_from(at).ok())
                    .filter(|at| *at < names.len());
                self.begin(at.map_or("", |at| names.value(at)));
            }
            let Some(gap) = gap else { continue };
            let counted = if away == Some(true) { 0 } else { gap.min(cap) };
            if let Some(session) = self.sessions.last_mut() {
                *session += counted;
            }
            let place = step.and_then(|at| places.get(usize::try_from(at).ok()?));
            let Some((place, step)) = place.and_then(|place| Some((*place, self.steps.get_mut(*place)?)))
            else {
                continue;
            };
            if away == Some(true) {
                step.away += gap;
                continue;
            }
            step.whole += gap;
            step.over += u64::from(gap > cap);
            step.cut += (gap - cap).max(0);
            *self.visits.entry((place, visit)).or_default() += counted;
        }
        Ok(())
    }

    /// The place of a step, in the order in which they first come.
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        self.steps.push(Step {
            name: name.to_owned(),
            ..Step::default()
        });
        self.places.insert(name.to_owned(), self.steps.len() - 1);
        self.steps.len() - 1
    }

    fn begin(&mut self, session: &str) {
        // A part of the table may end in the middle of a session.
        if self.session.as_deref() == Some(session) {
            return;
        }
        self.close();
        self.session = Some(session.to_owned());
        self.sessions.push(0);
    }

    fn close(&mut self) {
        for ((place, _), spent) in std::mem::take(&mut self.visits) {
            if let Some(step) = self.steps.get_mut(place) {
                step.visits.push(spent);
            }
        }
    }
}
