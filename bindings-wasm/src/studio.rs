//! What authors need: checking texts, and making programs of them.

use std::sync::Arc;

use leerpad::check::{self, Checked, Sources};
use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::ground::source::{Counting, Source};
use leerpad::wire::problem::Problem;

use crate::play::Program;

/// The texts of one module while they are handed in, its own file first.
#[derive(Default)]
pub struct Texts {
    sources: Option<Sources>,
}

impl Texts {
    /// Adds a text under its name.
    pub fn add(&mut self, name: &str, text: &str) {
        let source = Source::new(name, text);
        self.sources = Some(match self.sources.take() {
            Some(sources) => sources.with_part(source),
            None => Sources::new(source),
        });
    }

    /// Checks them. Out come all problems, places in UTF-16 code units; the program is there when none is an error.
    pub fn check(&self, language: &str, out: &mut String) -> Option<Program> {
        let sources = self.sources.as_ref()?;
        let language = Language::from_tag(language).unwrap_or_default();
        let Checked { module, problems } = check::check(sources);
        let told = |problem| Problem::of(problem, sources.all(), language, Counting::Utf16);
        let told: Vec<Problem> = problems.iter().map(told).collect();
        *out = serde_json::to_string(&told).unwrap_or_default();
        module.map(|module| Arc::new(leerpad::program::Program::compile(&module)))
    }
}

/// The names of the parts that a text uses, as a JSON list.
pub fn parts_wanted(name: &str, text: &str, out: &mut String) {
    *out = canonical(&check::parts_wanted(&Source::new(name, text)).into());
}
