//! What leaves a session: the record of consent, reports over many journals, and what a learner takes home.

use std::borrow::Cow;
use std::sync::Arc;

use leerpad::ground::moment::Date;
use leerpad::journal::consents::Consents;
use leerpad::journal::replay::replay_bytes_with;
use leerpad::program::Program as CoreProgram;
use leerpad::report::own::{FILES, File, ParcelFault, pack, unpack};
use leerpad::report::{Cohort, Period, Threshold};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::argument::{GivenData, GivenSettings, ToldRecord};
use crate::fault;
use crate::program::Program;
use crate::vault::Vault;

/// The record of consent to a purpose, out of a journal. `leerpad.consent_record` is the same with types.
#[pyfunction]
pub(crate) fn consent_record(
    py: Python<'_>,
    program: Py<Program>,
    data: GivenData,
    purpose: &str,
    language: &str,
    host: GivenSettings,
) -> PyResult<ToldRecord> {
    let core = program.get().core();
    let record = py.detach(|| {
        let mut consents = Consents::default();
        let replayed = replay_bytes_with(core, data.bytes(), true, &mut |_, seq, applied| {
            consents.see(seq, applied);
        })?;
        Ok(consents.record(&replayed.session, purpose, language, &host.0))
    });
    record
        .map_err(|error| fault::journal(py, core, &error))?
        .map(ToldRecord)
        .ok_or_else(|| PyKeyError::new_err(purpose.to_owned()))
}

/// The report over journals. `leerpad.report` is the same with types.
#[pyfunction]
pub(crate) fn report(
    py: Python<'_>,
    programs: Vec<Py<Program>>,
    journals: &Bound<'_, PyAny>,
    k: usize,
    first_day: Option<&str>,
    last_day: Option<&str>,
) -> PyResult<ToldRecord> {
    let threshold = Threshold::new(k).ok_or_else(|| {
        let (least, most) = (Threshold::LEAST, Threshold::MOST);
        PyValueError::new_err(format!("`k` is a whole number from {least} to {most}"))
    })?;
    let programs: Vec<Arc<CoreProgram>> = programs.iter().map(|one| one.get().core().clone()).collect();
    let ids = |at: usize| programs.get(at).map(|program| program.plan().id.as_str());
    if (1..programs.len()).any(|at| ids(at) != ids(0)) {
        return Err(PyValueError::new_err(
            "a report is over one module: these programs are versions of several",
        ));
    }
    let period = Period {
        from: first_day.map(day).transpose()?,
        to: last_day.map(day).transpose()?,
    };
    let mut cohort = Cohort::new(programs, period);
    for journal in journals.try_iter()? {
        let data: GivenData = journal?.extract()?;
        // What adds nothing is counted there.
        let _ = py.detach(|| cohort.add(data.bytes()));
    }
    Ok(ToldRecord(py.detach(|| cohort.report(threshold)).to_json()))
}

fn day(written: &str) -> PyResult<Date> {
    Date::parse(written).ok_or_else(|| PyValueError::new_err("a day is written as `2026-01-31`"))
}

/// The files that a learner takes home. `leerpad.pack_own` is the same with types.
#[pyfunction]
pub(crate) fn pack_own<'py>(
    py: Python<'py>,
    program: Py<Program>,
    data: GivenData,
    vault: &Vault,
) -> PyResult<Vec<(&'static str, Bound<'py, PyBytes>)>> {
    let (core, vault) = (program.get().core(), vault.core(py));
    let known = program.get().known();
    let files = py
        .detach(|| pack(&known, data.bytes(), &vault))
        .map_err(|error| fault::journal(py, core, &error))?;
    let file = |file: &File| (file.name, PyBytes::new(py, &file.bytes));
    Ok(files.iter().map(file).collect())
}

/// The program, the journal and the vault out of such files. `leerpad.unpack_own` is the same with types.
#[pyfunction]
pub(crate) fn unpack_own(
    py: Python<'_>,
    files: Vec<(String, GivenData)>,
) -> PyResult<(Py<Program>, Cow<'static, [u8]>, Vault)> {
    let known = FILES.into_iter().filter_map(|(name, _)| {
        let (_, data) = files.iter().find(|(other, _)| other == name)?;
        let bytes = data.bytes().to_vec();
        Some(File { name, bytes })
    });
    let known: Vec<File> = known.collect();
    let parcel = py.detach(|| unpack(&known)).map_err(|found| match found {
        ParcelFault::Missing(file) => fault::own(py, "missing", file, &found.to_string()),
        ParcelFault::Words => fault::own(py, "damaged", "words.json", &found.to_string()),
        ParcelFault::Program(error) => fault::program(py, &error),
        // What is wrong with a setting is told in the words of the program, which was sound, or it would be told itself.
        ParcelFault::Journal(error) => match known.iter().find(|file| file.name == "program.json") {
            Some(file) => match CoreProgram::from_json(&String::from_utf8_lossy(&file.bytes)) {
                Ok(program) => fault::journal(py, &program, &error),
                Err(error) => fault::program(py, &error),
            },
            None => fault::own(py, "missing", "program.json", &error.to_string()),
        },
    })?;
    let program = Program::shared(parcel.program);
    program.learn(&parcel.programs);
    let program = Py::new(py, program)?;
    Ok((program, parcel.journal.into(), Vault::of(parcel.vault)))
}
