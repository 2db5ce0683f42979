//! The runner: `cargo xtask test`, `cargo xtask quick`, `cargo xtask same`, `cargo xtask preview FILE`,
//! `cargo xtask proof`, `cargo xtask private`, `cargo xtask corpora DIR`, `cargo xtask figures`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command speaks on its standard output"
)]

mod tasks;

use std::process::ExitCode;

const HELP: &str = "cargo xtask test          every test, as CI runs them; installs what is missing itself
cargo xtask test PACKAGE  those of the Python or the npm package alone: python, npm
cargo xtask quick         formatting, lints and the Rust tests without documentation examples
cargo xtask preview FILE  builds the page of `leerpad preview` and the command with it, and starts it on a module
cargo xtask same [COUNT]  so many random sessions (10,000) in Rust, Python, Node and Chromium: one hash
cargo xtask proof [N]     so many random walks (1,000,000) against what is proved, and a small module with every answer per 250
cargo xtask private [N]   so many pairs of sessions (100,000) that differ only in private words: every other output equal
cargo xtask corpora DIR   hostile and reference inputs in DIR through the engine
cargo xtask figures       the benchmarks behind every figure in the documents";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test"] => tasks::test(),
        ["test", "python"] => tasks::python::test(),
        ["test", "npm"] => tasks::node::test(),
        ["quick"] => tasks::quick(),
        ["preview", first, rest @ ..] => tasks::preview(&[&[*first], rest].concat()),
        ["corpora", folder] => tasks::corpora(std::path::Path::new(folder)),
        ["same"] => tasks::same(None),
        ["same", count] => tasks::same(Some(count)),
        ["proof"] => tasks::proof(None),
        ["proof", count] => tasks::proof(Some(count)),
        ["private"] => tasks::private(None),
        ["private", count] => tasks::private(Some(count)),
        ["figures"] => tasks::figures(),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
