//! One hash over random sessions, equal in every host.

use std::process::Command;

use leerpad_tests::root;
use leerpad_tests::same::{Host, compare};

use super::{node, python};

/// Sessions of an ordinary run.
pub(super) const SESSIONS: u64 = 10_000;

/// Builds the bindings as they are now, and compares.
pub(super) fn run(sessions: u64) -> Result<(), String> {
    python::install()?;
    node::build()?;
    built(sessions)
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
