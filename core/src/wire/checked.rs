//! What checking a module gives, as hosts see it.

use super::header::Hash;
#[cfg(feature = "author")]
use super::problem::Problem;
use super::shape::shape;

shape! {
    /// A module that can run.
    Module {
        /// The hash of its program: sessions and journals belong to this.
        hash: Hash,
        /// Its id, never reused for another module.
        id: String,
        /// The tags of its languages; the first is the one it was written in.
        languages: Vec<String>,
        /// Its version, as the author wrote it.
        version: String,
    }
}

#[cfg(feature = "author")]
shape! {
    /// What checking gives: everything that could be better, and what the module is when it can run.
    Checked {
        /// Everything that could be better, by place; the module runs when none is an error.
        problems: Vec<Problem>,
    } + maybe {
        /// The module; absent when a problem is an error.
        module: Module,
    }
}

impl Module {
    /// What a program is of.
    #[must_use]
    pub fn of(program: &crate::program::Program) -> Self {
        Self {
            hash: Hash(program.hash().hex()),
            id: program.plan().id.clone(),
            languages: program.languages().to_vec(),
            version: program.plan().version.clone(),
        }
    }
}
