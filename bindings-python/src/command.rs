//! The command `leerpad`, as the one that cargo builds.

use std::ffi::OsString;
use std::io::Write as _;

use pyo3::prelude::*;

/// Runs the command `leerpad` with these words, the first of them its own name, and gives the code to end with. It speaks on
/// the standard output and error output of the process, not through `sys.stdout`.
#[pyfunction]
pub(crate) fn run(py: Python<'_>, words: Vec<OsString>) -> u8 {
    py.detach(|| {
        let code = leerpad_cli::run(words);
        // Python ends the process, so nothing else writes what is still held back; a reader that went away is no fault.
        let _ = std::io::stdout().flush();
        code
    })
}
