//! The Python that the reference interpreter runs in: an own virtual environment, made when it is not there yet.

use std::process::Command;

use super::root;

/// What the reference needs, pinned.
const NEEDS: &str = "PyYAML==6.0.2";

/// The path of an interpreter that has what the reference needs.
///
/// # Errors
/// What could not be installed, in words.
pub fn interpreter() -> Result<String, String> {
    let folder = root().join("target/reference-venv");
    let python = folder.join("bin/python");
    let marker = folder.join("ready");
    if std::fs::read_to_string(&marker).is_ok_and(|text| text == NEEDS) {
        return Ok(python.display().to_string());
    }
    call(
        "python3",
        &["-m", "venv", "--clear", &folder.display().to_string()],
    )?;
    call(
        &python.display().to_string(),
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            NEEDS,
        ],
    )?;
    std::fs::write(&marker, NEEDS).map_err(|error| error.to_string())?;
    Ok(python.display().to_string())
}

fn call(program: &str, arguments: &[&str]) -> Result<(), String> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{program} {}: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    ))
}
