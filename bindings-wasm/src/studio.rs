//! What authors need: checking texts, and making programs of them.

use std::sync::Arc;

use leerpad::check::{self, Sources};
use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::ground::source::{Counting, Source};
use leerpad::proof;
use leerpad::text::words::Words;
use leerpad::wire::problem::Problem;

use crate::play::Program;

/// The texts of one module while they are handed in, its own file first.
pub struct Texts {
    sources: Option<Sources>,
    words: Words,
}

impl Default for Texts {
    /// None, and no words to read them beside: a page that wants them fetches them.
    fn default() -> Self {
        Self {
            sources: None,
            words: Words::none(),
        }
    }
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

    /// Adds a list of the words that people meet, one to a line: the others are rare.
    pub fn beside(&mut self, words: &str) {
        self.words = Words::new(words.to_owned());
    }

    /// Checks them, and walks their paths with so many acts, or else as far as that is quick. Out come all problems, places
    /// in UTF-16 code units; the program is there when none is an error.
    pub fn check(&self, language: &str, budget: Option<u32>, out: &mut String) -> Option<Program> {
        // No text at all is one that says nothing.
        let nothing = || Sources::new(Source::new("", ""));
        let sources = self.sources.clone().unwrap_or_else(nothing);
        let sources = &sources.beside(self.words.clone());
        let language = Language::from_tag(language).unwrap_or_default();
        let checked = match budget {
            Some(budget) => proof::check_within(sources, budget.into()).0,
            None => proof::check(sources),
        };
        let told = |problem| Problem::of(problem, sources.all(), language, Counting::Utf16);
        let told: Vec<Problem> = checked.problems.iter().map(told).collect();
        *out = serde_json::to_string(&told).unwrap_or_default();
        checked
            .module
            .map(|module| Arc::new(leerpad::program::Program::compile(&module)))
    }
}

/// The names of the parts that a text uses, as a JSON list.
pub fn parts_wanted(name: &str, text: &str, out: &mut String) {
    *out = canonical(&check::parts_wanted(&Source::new(name, text)).into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_cut_right_in_utf16() {
        let text = "leerpad: 1\ntitle: 😀 é\nstap: []\n";
        let mut texts = Texts::default();
        texts.add("m.yaml", text);
        let mut out = String::new();
        assert!(texts.check("en", None, &mut out).is_none());
        let problems: Vec<Problem> = serde_json::from_str(&out).unwrap();
        let unknown = problems.iter().find(|problem| problem.code == "unknown-key");
        let place = &unknown.unwrap().place;
        let units: Vec<u16> = text.encode_utf16().collect();
        let cut = &units[place.start as usize..place.end as usize];
        assert_eq!(String::from_utf16(cut).unwrap(), "stap");
    }

    #[test]
    fn parts_are_named_and_taken() {
        let part = "leerpad: 1\nmodule: adem\nversion: 1.0.0\nlanguages: [nl]\ntitle: Adem\nsteps:\n  - step: a\n    title: A\n    body: B\n";
        let main = part.replace(
            "  - step: a\n    title: A\n    body: B\n",
            "  - use: adem\n    module: parts/adem.yaml\n",
        );
        let mut out = String::new();
        parts_wanted("modules/m.yaml", &main, &mut out);
        assert_eq!(out, r#"["modules/parts/adem.yaml"]"#);
        let mut texts = Texts::default();
        texts.add("modules/m.yaml", &main);
        assert!(texts.check("nl", None, &mut out).is_none());
        texts.add("modules/parts/adem.yaml", part);
        assert!(texts.check("nl", None, &mut out).is_some());
        assert!(Texts::default().check("nl", None, &mut out).is_none());
        assert!(out.starts_with("[{"));
    }
}
