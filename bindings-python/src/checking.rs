//! Checking: texts go in, a program and problems come out.

use leerpad::check::{Module, Sources, parts_wanted as wanted};
use leerpad::ground::source::{Counting, Source};
use leerpad::program::Program as Core;
use leerpad::proof;
use leerpad::wire::problem::Problem;
use pyo3::prelude::*;
use serde_json::{Value as Json, to_value};

use crate::argument::{GivenBudget, GivenLanguage, GivenText, ToldProblems};
use crate::program::Program;

/// Where something was written: `step` or `item`, its id, the name of the text, and the line from 1.
type Written = (&'static str, String, String, u32);

/// Checks a module: its own text first, then its parts, each with its name. `leerpad.check` is the same with types.
///
/// `budget` is how many acts the proof may try at most; without it as many as are quick.
/// The program is there exactly when no problem is an error. Places of problems are counted in code points. Last comes where
/// each step and item was written: what it is, its id, the text and the line.
#[pyfunction]
#[pyo3(signature = (texts, language, budget=None))]
pub(crate) fn check(
    py: Python<'_>,
    texts: Vec<(String, GivenText)>,
    language: GivenLanguage,
    budget: Option<GivenBudget>,
) -> PyResult<(Option<Py<Program>>, ToldProblems, Vec<Written>)> {
    let (program, problems, written) = py.detach(|| {
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
        let written = checked.module.as_ref().map(|module| written(module, &sources));
        (program, told.collect::<Json>(), written.unwrap_or_default())
    });
    let program = program.map(|program| Py::new(py, Program::new(program)));
    Ok((program.transpose()?, ToldProblems(problems), written))
}

fn written(module: &Module, sources: &Sources) -> Vec<Written> {
    let plan = module.plan();
    let steps = plan
        .steps
        .iter()
        .map(|step| ("step", &step.id))
        .zip(&module.lines().steps);
    let items = plan
        .items
        .iter()
        .map(|item| ("item", &item.id))
        .zip(&module.lines().items);
    // The end that no author wrote stands nowhere.
    let all = steps.chain(items).filter(|(_, span)| span.end > span.start);
    all.filter_map(|((what, id), span)| {
        let source = sources.all().get(usize::from(span.source))?;
        Some((
            what,
            id.clone(),
            source.name().to_owned(),
            source.line_of(span.start),
        ))
    })
    .collect()
}

/// The names of the parts that a text uses, from the folder of the text's own name: what to read before checking.
#[pyfunction]
pub(crate) fn parts_wanted(py: Python<'_>, name: String, text: GivenText) -> Vec<String> {
    py.detach(|| wanted(&Source::new(name, text.0)))
}
