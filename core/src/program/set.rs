//! The programs that a host has: the versions of a module that a session was or may be on, by hash (semantics 31).

use std::sync::Arc;

use super::Program;
use crate::ground::hash::Hash;

/// Programs by hash. One program is a set of one.
///
/// ```
/// # use std::sync::Arc;
/// # use leerpad::check::{Sources, check};
/// # use leerpad::ground::source::Source;
/// # let text = "leerpad: 1
/// # module: kort
/// # version: 1.0.0
/// # languages: [nl]
/// # title: Kort
/// # steps:
/// #   - step: welkom
/// #     title: Fijn dat je er bent
/// #     body: Dit is alles.
/// # ";
/// # let of = |text: &str| {
/// #     let checked = check(&Sources::new(Source::new("kort.yaml", text)));
/// #     Arc::new(leerpad::program::Program::compile(&checked.module.unwrap()))
/// # };
/// use leerpad::program::Programs;
/// let (first, second) = (of(text), of(&text.replace("1.0.0", "1.1.0")));
/// let programs: Programs = [Arc::clone(&first), Arc::clone(&second)].into_iter().collect();
/// assert_eq!(programs.get(second.hash()).unwrap().plan().version, "1.1.0");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Programs(Vec<Arc<Program>>);

impl Programs {
    /// The program of a hash.
    #[must_use]
    pub fn get(&self, hash: Hash) -> Option<&Arc<Program>> {
        self.0.iter().find(|program| program.hash() == hash)
    }

    /// Adds a program, if it is not there.
    pub fn add(&mut self, program: Arc<Program>) {
        if self.get(program.hash()).is_none() {
            self.0.push(program);
        }
    }

    /// All of them, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Program>> {
        self.0.iter()
    }
}

impl From<Arc<Program>> for Programs {
    fn from(program: Arc<Program>) -> Self {
        Self(vec![program])
    }
}

impl From<&Arc<Program>> for Programs {
    fn from(program: &Arc<Program>) -> Self {
        Self::from(Arc::clone(program))
    }
}

impl From<&Self> for Programs {
    fn from(programs: &Self) -> Self {
        programs.clone()
    }
}

impl FromIterator<Arc<Program>> for Programs {
    fn from_iter<T: IntoIterator<Item = Arc<Program>>>(programs: T) -> Self {
        let mut all = Self::default();
        programs.into_iter().for_each(|program| all.add(program));
        all
    }
}
