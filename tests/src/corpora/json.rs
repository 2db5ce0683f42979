//! The JSON parsing suite: every file as an act, a journal, a stored program and a snapshot. What is no JSON is refused;
//! nothing panics, and a journal is only ever read when it is the very text that was written.

use std::path::Path;
use std::sync::Arc;

use leerpad::ground::json::canonical;
use leerpad::journal::reading;
use leerpad::program::Program;
use leerpad::session::Session;
use serde_json::Value;

use super::Summary;

/// Runs the files of `json-test-suite/test_parsing`. Their names begin with `y_` (JSON), `n_` (no JSON) or `i_` (either).
///
/// # Errors
/// The folder cannot be read.
pub fn run(folder: &Path) -> Result<Summary, String> {
    let mut summary = Summary::default();
    let program = super::small_program();
    let files =
        std::fs::read_dir(folder.join("json-test-suite/test_parsing")).map_err(|error| error.to_string())?;
    for file in files {
        let path = file.map_err(|error| error.to_string())?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
        summary.tried += 1;
        if let Err(fault) = one(&program, &name, &bytes) {
            summary.failed.push(format!("{name}: {fault}"));
        }
    }
    Ok(summary)
}

fn one(program: &Arc<Program>, name: &str, bytes: &[u8]) -> Result<(), String> {
    let value: Result<Value, _> = serde_json::from_slice(bytes);
    match (&value, name.as_bytes().first()) {
        (Ok(_), Some(b'n')) => return Err("read as JSON".to_owned()),
        (Err(error), Some(b'y')) => return Err(format!("refused: {error}")),
        _ => {}
    }
    if reading::read(bytes).is_ok() {
        return Err("read as a journal".to_owned());
    }
    let text = String::from_utf8_lossy(bytes);
    if Program::from_json(&text).is_ok() {
        return Err("read as a program".to_owned());
    }
    if Session::restore(Arc::clone(program), &text).is_ok() {
        return Err("read as a snapshot".to_owned());
    }
    if let Ok(value) = value {
        let session = Session::new(Arc::clone(program), Default::default(), &Default::default())
            .map_err(|fault| fault.to_string())?;
        if session.read(&value).is_ok() {
            return Err("read as an act".to_owned());
        }
        let once = canonical(&value);
        let again: Value =
            serde_json::from_str(&once).map_err(|error| format!("its canonical form: {error}"))?;
        if canonical(&again) != once {
            return Err("its canonical form is not its own".to_owned());
        }
    }
    Ok(())
}
