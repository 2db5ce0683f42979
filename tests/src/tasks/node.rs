//! The npm package: built, installed and tried as its users would.

use std::path::{Path, PathBuf};
use std::process::Command;

use leerpad_tests::root;

/// Where Debian puts the browser.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Every test of it, its sizes last.
pub(super) fn test() -> Result<(), String> {
    target()?;
    for studio in [&[][..], &["--features", "studio"]] {
        step(&["cargo", "test", "--locked", "-p", "leerpad-wasm"], studio)?;
        step(
            &[
                "cargo",
                "clippy",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
            ],
            &[&["-p", "leerpad-wasm"], studio, &["--", "-D", "warnings"]].concat(),
        )?;
    }
    build()?;
    if !Path::new(CHROMIUM).exists() {
        step(&["apt-get", "update"], &[])?;
        let install = ["apt-get", "install", "-y", "--no-install-recommends"];
        step(&install, &["chromium"])?;
    }
    step(&["npm", "test"], &[])?;
    step(&["npm", "run", "size"], &[])
}

/// Builds the package as it is now.
pub(super) fn build() -> Result<(), String> {
    target()?;
    if !is_installed() {
        step(&["npm", "ci", "--no-audit", "--no-fund"], &[])?;
    }
    step(&["npm", "run", "build"], &[])
}

fn target() -> Result<(), String> {
    step(&["rustup", "target", "add", "wasm32-unknown-unknown"], &[])
}

/// Whether what npm last installed is what the lock says.
fn is_installed() -> bool {
    let changed = |path: &str| folder().join(path).metadata()?.modified();
    let installed = changed("node_modules/.package-lock.json");
    installed.is_ok_and(|installed| changed("package-lock.json").is_ok_and(|locked| locked <= installed))
}

fn folder() -> PathBuf {
    root().join("bindings-wasm")
}

/// Runs a command in the folder of the package, and says which.
fn step(command: &[&str], further: &[&str]) -> Result<(), String> {
    let words = [command, further].concat();
    let line = words.join(" ");
    println!("$ cd bindings-wasm; {line}");
    let Some((program, arguments)) = words.split_first() else {
        return Ok(());
    };
    match Command::new(program)
        .args(arguments)
        .current_dir(folder())
        .env("LEERPAD_COMMAND", leerpad_tests::command())
        .status()
    {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line} ended with {status}")),
        Err(error) => Err(format!("{line} could not be run: {error}")),
    }
}
