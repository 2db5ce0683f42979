//! The native module of the Python package.
//!
//! A binding has four jobs: call, convert values (`value`, `argument`), convert problems (`fault`), and say in
//! Python's words what things are. Nothing here knows anything about learning.
//!
//! Two rules hold everywhere. Long work runs detached from the interpreter, so that other Python threads go on. And no
//! Python object is made while a lock is held: making one may run any Python code, which may want the same lock.

mod act;
mod applied;
mod argument;
mod checking;
mod command;
mod fault;
mod folding;
mod journal;
mod leaving;
mod program;
mod redoing;
mod replaying;
mod session;
mod tables;
mod using;
mod value;
mod vault;

/// What the typed face `leerpad` stands on; use that instead.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::act::Act;
    #[pymodule_export]
    use crate::applied::{Appended, Applied};
    #[pymodule_export]
    use crate::checking::{check, parts_wanted};
    #[pymodule_export]
    use crate::command::run;
    #[pymodule_export]
    use crate::folding::Fold;
    #[pymodule_export]
    use crate::journal::{Journal, Judged};
    #[pymodule_export]
    use crate::leaving::{consent_record, pack_own, report, unpack_own};
    #[pymodule_export]
    use crate::program::Program;
    #[pymodule_export]
    use crate::redoing::divergences;
    #[pymodule_export]
    use crate::replaying::{replay, verify};
    #[pymodule_export]
    use crate::session::Session;
    #[pymodule_export]
    use crate::tables::{Table, columns};
    #[pymodule_export]
    use crate::using::spent;
    #[pymodule_export]
    use crate::vault::Vault;

    /// The version of the engine and of this package.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
    /// The most bytes that one text of a module can have.
    #[pymodule_export]
    const SOURCE_BYTES: usize = leerpad::ground::limits::SOURCE_BYTES;
}
