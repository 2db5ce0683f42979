//! Public hostile and reference inputs, kept outside the repo: one file per family.
//!
//! Each family has `pub fn run(folder: &Path) -> Result<Summary, String>`, where `folder` is the corpora folder.

pub mod commonmark;
pub mod json;
pub mod strings;
pub mod xss;
pub mod yaml;

/// What a run over one family found.
#[derive(Debug, Default)]
pub struct Summary {
    /// Inputs tried.
    pub tried: usize,
    /// What did not hold, one line each.
    pub failed: Vec<String>,
    /// Further figures, one line each.
    pub notes: Vec<String>,
}

/// A family: its name and its run.
pub type Family = (&'static str, fn(&std::path::Path) -> Result<Summary, String>);

/// Every family, in the order they run.
pub const FAMILIES: &[Family] = &[
    ("commonmark", commonmark::run),
    ("json", json::run),
    ("strings", strings::run),
    ("xss", xss::run),
    ("yaml", yaml::run),
];

/// A module with one text that steers, to try inputs on.
fn small_program() -> std::sync::Arc<leerpad::program::Program> {
    const MODULE: &str = "leerpad: 1
module: klein
version: 1.0.0
languages: [nl]
title: Klein
steps:
  - exercise: een
    title: Een
    items:
      - text: tekst
        ask: Schrijf iets.
        private: false
    next:
      - when: tekst contains \"ja\"
        go: twee
      - end
  - step: twee
    title: \"{tekst}\"
";
    let source = leerpad::ground::source::Source::new("klein.yaml", MODULE);
    let checked = leerpad::check::check(&leerpad::check::Sources::new(source));
    let module = checked.module.expect("the module is right");
    std::sync::Arc::new(leerpad::program::Program::compile(&module))
}
