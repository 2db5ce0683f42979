//! One hash over random sessions, equal in every host; and sessions that are handed on from host to host.

use std::fs;
use std::process::Command;

use leerpad_tests::same::{Host, compare};
use leerpad_tests::{command, root, sessions};

use super::{node, python, run as call};

/// Sessions of an ordinary run.
pub(super) const SESSIONS: u64 = 10_000;

/// Builds the bindings as they are now, and compares.
pub(super) fn run(sessions: u64) -> Result<(), String> {
    python::install()?;
    node::build()?;
    built(sessions)
}

/// Every case of sessions, begun in a browser, continued in Python, ended by the command: its journal is that of the case.
pub(super) fn handed_on() -> Result<(), String> {
    let folder = root().join("target/handed-on");
    let failed = |error: std::io::Error| error.to_string();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    let shown = folder.display().to_string();
    call("node", &["bindings-wasm/tests/same/begin.mjs", &shown])?;
    let python = python::interpreter().display().to_string();
    call(&python, &["bindings-python/tests/go_on.py", &shown])?;
    for case in sessions::all() {
        let name = case
            .folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let (journal, acts) = (format!("{shown}/{name}.jsonl"), format!("{shown}/{name}.acts"));
        let made = case.play();
        // Only acts that are accepted: words as plain text, which a session refuses, the command takes to its vault.
        let outcomes = made.expected.lines().map(|line| line.contains("\"facts\":"));
        let rest = case.acts.iter().zip(outcomes).skip(2 * case.acts.len() / 3);
        let rest = rest
            .filter(|(_, accepted)| *accepted)
            .map(|(act, _)| format!("{act}\n"));
        fs::write(&acts, rest.collect::<String>()).map_err(failed)?;
        let module = case.folder.join("module.yaml").display().to_string();
        call(
            &command(),
            &["play", &module, "--journal", &journal, "--acts", &acts],
        )?;
        if fs::read_to_string(&journal).map_err(failed)? != made.journal {
            return Err(format!(
                "{name}: handed on from host to host, the journal is another: {journal}"
            ));
        }
    }
    Ok(())
}

/// Compares what is built.
pub(super) fn built(sessions: u64) -> Result<(), String> {
    let here = |path: &str| root().join(path);
    let script = |name: &str| here("bindings-wasm/tests/same").join(name);
    let mut hosts = [
        Host::start(
            "Python",
            Command::new(python::interpreter()).arg(here("bindings-python/tests/same.py")),
        )?,
        Host::start("wasm in Node", Command::new("node").arg(script("node.mjs")))?,
        Host::start(
            "wasm in Chromium",
            Command::new("node").arg(script("chromium.mjs")),
        )?,
    ];
    println!("{sessions} random sessions, the state after every act:");
    let hashes = compare(&mut hosts, sessions)?;
    for (name, hash) in &hashes {
        println!("  {hash:?} {name}");
    }
    if hashes.windows(2).all(|pair| pair[0].1 == pair[1].1) {
        Ok(())
    } else {
        Err("the hashes differ".to_owned())
    }
}
