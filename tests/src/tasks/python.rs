//! The Python package: built, installed and tried as its users would.
//!
//! One environment, one build: first it is empty but for the package, as a user's; then the tools of the tests come in.

use std::path::PathBuf;
use std::process::Command;

use leerpad_tests::root;

/// What the tools are, pinned; the build takes its own from here too.
const TOOLS: &str = "bindings-python/requirements.txt";
/// Tools that do not go with the others in what they ask for, and do in what they do.
const APART: &str = "bindings-python/requirements-apart.txt";
/// How something is installed.
const PIP: [&str; 5] = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];

/// Every test of it.
pub(crate) fn test() -> Result<(), String> {
    install()?;
    let python = interpreter();
    step(Command::new(&python).args(["-I", "bindings-python/tests/alone.py"]))?;
    tools()?;
    step(
        Command::new(&python)
            .args(["-m", "pytest", "bindings-python"])
            .env("LEERPAD_COMMAND", leerpad_tests::command()),
    )
}

/// Builds the package as it is now and installs it in an environment where nothing else is.
pub(super) fn install() -> Result<(), String> {
    step(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder()),
    )?;
    step(
        Command::new(interpreter())
            .args(PIP)
            .args(["./bindings-python", "--config-settings", "build-args=--locked"])
            .env("PIP_CONSTRAINT", root().join(TOOLS)),
    )
}

/// Brings in what the tests and benchmarks run with.
pub(super) fn tools() -> Result<(), String> {
    let python = interpreter();
    step(Command::new(&python).args(PIP).args(["-r", TOOLS]))?;
    step(Command::new(&python).args(PIP).args(["--no-deps", "-r", APART]))
}

/// The interpreter of that environment.
pub(super) fn interpreter() -> PathBuf {
    folder().join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    })
}

fn folder() -> PathBuf {
    root().join("target/python-venv")
}

/// Runs a command at the root of the checkout, and says which.
fn step(command: &mut Command) -> Result<(), String> {
    let set: String = command
        .get_envs()
        .filter_map(|(name, value)| Some(format!("{}={} ", name.display(), value?.display())))
        .collect();
    let words: Vec<String> = [command.get_program()]
        .into_iter()
        .chain(command.get_args())
        .map(|word| word.display().to_string())
        .collect();
    let line = format!("{set}{}", words.join(" "));
    println!("$ {line}");
    match command.current_dir(root()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line} ended with {status}")),
        Err(error) => Err(format!("{line} could not be run: {error}")),
    }
}
