//! Public hostile and reference inputs, kept outside the repo: one file per family.
//!
//! Each family has `pub fn run(folder: &Path) -> Result<Summary, String>`, where `folder` is the corpora folder.

pub mod commonmark;
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
    ("xss", xss::run),
    ("yaml", yaml::run),
];
