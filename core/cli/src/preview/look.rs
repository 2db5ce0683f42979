//! One look at a module: what checking says of it, and what of it can be played.

use std::sync::Arc;

use hyper::body::Bytes;
use leerpad::check::parts_wanted;
use leerpad::ground::language::Language;
use leerpad::ground::source::Counting;
use leerpad::program::Program;
use leerpad::wire::problem::Problem;
use serde::Serialize;

use super::excerpt::{Line, excerpt};
use crate::graph::{self, Sheet};
use crate::modules::{self, Loaded};

/// What a look found, ready to be sent.
pub(super) struct Seen {
    /// Which look it is, from 1.
    pub(super) number: u64,
    /// A [`Told`] as JSON.
    pub(super) told: Bytes,
    /// The drawing of the version that can be played; empty when there was none yet.
    pub(super) drawing: Bytes,
}

/// What the page is told.
#[derive(Serialize)]
struct Told<'a> {
    /// The module as it was typed.
    file: &'a str,
    /// The language that leerpad speaks.
    language: &'a str,
    /// Why the file could not be read at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<String>,
    /// Everything that could be better; places count as JavaScript does.
    problems: Vec<Shown>,
    /// The last version without errors, as a program.
    #[serde(skip_serializing_if = "Option::is_none")]
    program: Option<&'a str>,
    /// Whether that is an older version than the file.
    old: bool,
}

/// A problem with the lines that it is about.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    problem: Problem,
    lines: Vec<Line>,
}

/// The last version without errors.
struct Good {
    program: String,
    drawing: Bytes,
}

/// Looks at one module again and again.
pub(super) struct Looker {
    file: String,
    language: Language,
    number: u64,
    good: Option<Good>,
    files: Vec<String>,
}

impl Looker {
    /// Will look at this file, and speak this language.
    pub(super) fn new(file: String, language: Language) -> Self {
        Self {
            files: vec![file.clone()],
            file,
            language,
            number: 0,
            good: None,
        }
    }

    /// The file and the parts that it named last, also those that are not there.
    pub(super) fn files(&self) -> &[String] {
        &self.files
    }

    /// Looks now.
    pub(super) fn look(&mut self) -> Arc<Seen> {
        self.number += 1;
        let (trouble, problems, old) = match modules::load(&self.file) {
            Ok(loaded) => {
                self.files = vec![self.file.clone()];
                self.files
                    .extend(loaded.sources.all().iter().flat_map(parts_wanted));
                let old = !self.take(&loaded);
                (None, self.shown(&loaded), old)
            }
            Err(failure) => (Some(failure.words(self.language)), Vec::new(), true),
        };
        let told = Told {
            file: &self.file,
            language: self.language.tag(),
            trouble,
            problems,
            program: self.good.as_ref().map(|good| good.program.as_str()),
            old,
        };
        Arc::new(Seen {
            number: self.number,
            // Texts, numbers and truths: nothing that JSON cannot hold.
            told: serde_json::to_vec(&told).unwrap_or_default().into(),
            drawing: self
                .good
                .as_ref()
                .map(|good| good.drawing.clone())
                .unwrap_or_default(),
        })
    }

    /// Whether it can be played; then it is what is played from now on. That somebody gets stuck in it can be seen.
    fn take(&mut self, loaded: &Loaded) -> bool {
        let Some(module) = loaded.as_written() else {
            return false;
        };
        self.good = Some(Good {
            program: Program::compile(module).to_json(),
            drawing: graph::picture(module, loaded.sources.all(), self.language, Sheet::OfPage).into(),
        });
        true
    }

    fn shown(&self, loaded: &Loaded) -> Vec<Shown> {
        let sources = loaded.sources.all();
        let shown = |problem| Shown {
            problem: Problem::of(problem, sources, self.language, Counting::Utf16),
            lines: excerpt(sources, problem.span),
        };
        loaded.checked.problems.iter().map(shown).collect()
    }
}
