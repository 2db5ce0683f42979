//! Checking: texts go in, a program and problems come out.

use leerpad::check::{Sources, parts_wanted as wanted};
use leerpad::ground::source::{Counting, Source};
use leerpad::program::Program as Core;
use leerpad::proof;
use leerpad::wire::problem::Problem;
use pyo3::prelude::*;
use serde_json::{Value as Json, to_value};

use crate::argument::{GivenBudget, GivenLanguage, GivenText, ToldProblems};
use crate::program::Program;

/// Checks a module: its own text first, then its parts, each with its name. `leerpad.check` is the same with types.
///
/// `budget` is how many acts the proof may try at most; without it as many as are quick.
/// The program is there exactly when no problem is an error. Places of problems are counted in code points.
#[pyfunction]
#[pyo3(signature = (texts, language, budget=None))]
pub(crate) fn check(
    py: Python<'_>,
    texts: Vec<(String, GivenText)>,
    language: GivenLanguage,
    budget: Option<GivenBudget>,
) -> PyResult<(Option<Py<Program>>, ToldProblems)> {
    let (program, problems) = py.detach(|| {
        let mut texts = texts.into_iter().map(|(name, text)| Source::new(name, text.0));
        let main = texts.next().unwrap_or_else(|| Source::new("", ""));
        let sources = texts.fold(Sources::new(main), Sources::with_part);
        let checked = match budget {
            Some(GivenBudget(acts)) => proof::check_within(&sources, acts).0,
            None => proof::check(&sources),
        };
        let program = checked.module.as_ref().map(Core::compile);
        let told = checked.problems.iter().map(|problem| {
            let told = Problem::of(problem, sources.all(), language.0, Counting::CodePoints);
            to_value(told).unwrap_or_default()
        });
        (program, told.collect::<Json>())
    });
    let program = program.map(|program| Py::new(py, Program::new(program)));
    Ok((program.transpose()?, ToldProblems(problems)))
}

/// The names of the parts that a text uses, from the folder of the text's own name: what to read before checking.
#[pyfunction]
pub(crate) fn parts_wanted(py: Python<'_>, name: String, text: GivenText) -> Vec<String> {
    py.detach(|| wanted(&Source::new(name, text.0)))
}
