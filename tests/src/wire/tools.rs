//! The tools that users of the types have: mypy, a validator of JSON Schema, and the compiler of TypeScript, each pinned
//! and installed when it is not there yet.

use std::path::PathBuf;
use std::process::Command;

use crate::root;

const PYTHON: [&str; 2] = ["mypy==1.20.2", "jsonschema-rs==0.61.0"];
const NODE: &str = "typescript@7.0.2";

/// An interpreter of Python that has mypy and the validator.
///
/// # Errors
/// What could not be installed, in words.
pub fn python() -> Result<String, String> {
    let folder = root().join("target/wire-venv");
    let python = folder.join("bin/python").display().to_string();
    once(&folder, &PYTHON.join(" "), || {
        run(
            "python3",
            &["-m", "venv", "--clear", &folder.display().to_string()],
        )?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(&python, &[&install[..], &PYTHON].concat())
    })?;
    Ok(python)
}

/// The script that runs the compiler of TypeScript, for node.
///
/// # Errors
/// What could not be installed, in words.
pub fn tsc() -> Result<String, String> {
    let folder = root().join("target/wire-npm");
    once(&folder, NODE, || {
        let prefix = folder.display().to_string();
        run(
            "npm",
            &["install", "--silent", "--no-save", "--prefix", &prefix, NODE],
        )
    })?;
    Ok(folder
        .join("node_modules/typescript/bin/tsc")
        .display()
        .to_string())
}

/// Makes a folder ready once; again when something else is wanted of it.
fn once(folder: &PathBuf, wanted: &str, make: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let marker = folder.join("ready");
    if std::fs::read_to_string(&marker).is_ok_and(|text| text == wanted) {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|fault| fault.to_string())?;
    make()?;
    std::fs::write(marker, wanted).map_err(|fault| fault.to_string())
}

/// Runs a command in the checkout.
///
/// # Errors
/// All it said, when it did not end well.
pub fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .output()
        .map_err(|fault| format!("{program}: {fault}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(format!(
        "{program} {}: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&said)
    ))
}
