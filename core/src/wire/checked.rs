//! What checking a module gives, as plain data: for hosts that pass it on, to a page or to another process.

use super::header::Hash;
use super::problem::Problem;
use super::shape::shape;
use crate::check;
use crate::ground::language::Language;
use crate::ground::source::{Counting, Source};
use crate::program::Program;

shape! {
    /// What checking gives: everything that could be better, and what the module is when it can run.
    Checked {
        /// Everything that could be better, by place.
        problems: Vec<Problem>,
    } + maybe {
        /// The module; absent when a problem is an error, so that it cannot run.
        module: About,
    }
}

shape! {
    /// What a module is that can run.
    About {
        /// The hash of its program, which its sessions and journals name.
        hash: Hash,
        /// Its id, never used again for another module.
        id: String,
        /// The tags of its languages; the first is the one it was written in.
        languages: Vec<String>,
        /// Its version, as the author wrote it.
        version: String,
    }
}

impl Checked {
    /// What checking gave, for a host that counts like this. The texts are those that were checked, in order.
    ///
    /// ```
    /// use leerpad::check::{Sources, check};
    /// use leerpad::ground::language::Language;
    /// use leerpad::ground::source::{Counting, Source};
    /// use leerpad::wire::checked::Checked;
    /// let sources = Sources::new(Source::new("m.yaml", "leerpad: 1\n"));
    /// let told = Checked::of(&check(&sources), sources.all(), Language::En, Counting::CodePoints);
    /// assert!(told.module.is_none() && !told.problems.is_empty());
    /// ```
    #[must_use]
    pub fn of(checked: &check::Checked, sources: &[Source], language: Language, counting: Counting) -> Self {
        let told = |problem| Problem::of(problem, sources, language, counting);
        Self {
            problems: checked.problems.iter().map(told).collect(),
            module: checked
                .module
                .as_ref()
                .map(Program::compile)
                .as_ref()
                .map(About::of),
        }
    }
}

impl About {
    /// What a program is of.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        Self {
            hash: Hash(program.hash().hex()),
            id: program.plan().id.clone(),
            languages: program.languages().to_vec(),
            version: program.plan().version.clone(),
        }
    }
}
