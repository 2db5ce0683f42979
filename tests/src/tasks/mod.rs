//! What the runner does, one function per task. Each step prints the command it runs, so anyone can run it alone.

pub(super) mod node;
pub(super) mod python;
mod same;

use std::path::Path;
use std::process::Command;

use leerpad_tests::corpora::{self, Summary};
use leerpad_tests::private::{Leak, Tally, compare};
use leerpad_tests::root;

/// Every test there is.
pub(super) fn test() -> Result<(), String> {
    lint()?;
    run("rustup", &["target", "add", "wasm32-unknown-unknown"])?;
    cargo(&[
        "clippy",
        "--locked",
        "-p",
        "leerpad",
        "--no-default-features",
        "--",
        "-D",
        "warnings",
    ])?;
    cargo(&[
        "build",
        "--locked",
        "-p",
        "leerpad",
        "--no-default-features",
        "--target",
        "wasm32-unknown-unknown",
    ])?;
    let python = leerpad_tests::python::interpreter()?;
    run(&python, &["-m", "unittest", "discover", "-s", "tests/reference"])?;
    cargo(&["build", "--locked", "-p", "leerpad-cli"])?;
    let leerpad = leerpad_tests::command();
    run(&leerpad, &["check", "--deny", "warnings", "modules"])?;
    run(&leerpad, &["test", "modules"])?;
    let corpora_folder = root().join("../shared/corpora");
    if corpora_folder.is_dir() {
        corpora(&corpora_folder)?;
    }
    python::test()?;
    node::test()?;
    same::handed_on()?;
    same::built(same::SESSIONS)?;
    // Last, so that the closing lines of the test runner are the last thing printed.
    cargo(&["test", "--locked", "--workspace"])
}

/// The loop of a developer: under two minutes once built.
pub(super) fn quick() -> Result<(), String> {
    lint()?;
    // Without the bindings, and without what installs tools of its own.
    cargo(&[
        "test",
        "--locked",
        "--lib",
        "--bins",
        "--tests",
        "--",
        "--skip",
        "what_people_write",
        "--skip",
        "the_schema_says",
    ])
}

/// Builds the page, then the command with the page in it, and starts that: what comes behind `preview` is handed on.
pub(super) fn preview(arguments: &[&str]) -> Result<(), String> {
    node::page()?;
    let preview = [
        "run",
        "--release",
        "--locked",
        "-p",
        "leerpad-cli",
        "--features",
        "preview",
        "--",
        "preview",
    ];
    let words = [&preview[..], arguments].concat();
    println!("$ cargo {}", words.join(" "));
    // In the folder where it was typed, so that the module is found as it was named.
    match Command::new("cargo").args(words).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the preview ended with {status}")),
        Err(error) => Err(format!("cargo could not be run: {error}")),
    }
}

/// One hash over so many random sessions in every host.
pub(super) fn same(count: Option<&str>) -> Result<(), String> {
    let count = count.map_or(Ok(same::SESSIONS), str::parse);
    same::run(count.map_err(|error| format!("how many sessions: {error}"))?)
}

/// So many random walks against what is proved of their modules; of small modules one per 250 with every answer.
pub(super) fn proof(count: Option<&str>) -> Result<(), String> {
    let count = count.map_or(Ok(1_000_000), str::parse);
    let count: u64 = count.map_err(|error| format!("how many walks: {error}"))?;
    let (walks, small) = (count.to_string(), (count / 250).max(120).to_string());
    let mut command = Command::new("cargo");
    command
        .args(["test", "--release", "--locked", "-p", "leerpad-tests"])
        .args([
            "--test", "shapes", "--test", "answers", "--test", "small", "--test", "proof",
        ])
        .args(["--", "--nocapture"])
        .envs([("LEERPAD_WALKS", &walks), ("LEERPAD_SMALL", &small)])
        .current_dir(root());
    println!("$ LEERPAD_WALKS={walks} LEERPAD_SMALL={small} {command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("the walks ended with {status}")),
        Err(error) => Err(format!("cargo could not be run: {error}")),
    }
}

/// So many pairs of sessions that differ in private words, and in nothing else; and leaks that must be found.
pub(super) fn private(count: Option<&str>) -> Result<(), String> {
    let count = count.map_or(Ok(100_000), str::parse);
    let count: u64 = count.map_err(|error| format!("how many pairs: {error}"))?;
    for leak in Leak::ALL {
        match compare(0..2_000, Some(leak)) {
            Err(told) => println!(
                "planted: {leak:?}, found in {:?} at pair {}",
                told.output, told.seed
            ),
            Ok(_) => return Err(format!("a planted leak was not found: {leak:?}")),
        }
    }
    let mut tally = Tally::default();
    // Not every random module asks for words, and a pair without any differs in nothing.
    let (mut from, stride) = (0, 1_000);
    while tally.with_words < count {
        let more = compare(from..from + stride, None)
            .map_err(|told| format!("pair {} can be told apart by {:?}", told.seed, told.output))?;
        tally.add(more);
        from += stride;
    }
    println!(
        "{} pairs that differ only in private words ({} of them with words, {} records): {} bytes of journals, screens, \
         refusals, logs and state compared, all equal; {} planted leaks found",
        tally.pairs,
        tally.with_words,
        tally.words,
        tally.bytes,
        Leak::ALL.len()
    );
    Ok(())
}

/// Hostile and reference inputs of one folder.
pub(super) fn corpora(folder: &Path) -> Result<(), String> {
    let mut failed = 0;
    for (name, family) in corpora::FAMILIES {
        let summary: Summary = family(folder)?;
        println!("{name}: {} tried, {} failed", summary.tried, summary.failed.len());
        for line in &summary.notes {
            println!("  {line}");
        }
        for line in summary.failed.iter().take(20) {
            println!("  failed: {line}");
        }
        failed += summary.failed.len();
    }
    if failed == 0 {
        Ok(())
    } else {
        Err(format!("{failed} inputs failed"))
    }
}

/// The figures of the design beside their goals, then those of the bindings on the same workload. `cargo bench -p leerpad`
/// shows more of each.
pub(super) fn figures() -> Result<(), String> {
    let bench = ["bench", "--locked", "-p", "leerpad-tests", "--bench", "figures"];
    cargo(&bench)?;
    cargo(&["bench", "--locked", "-p", "leerpad-cli", "--bench", "keystroke"])?;
    python::install()?;
    node::build()?;
    let folder = root().join("target/workload");
    let file = |name: &str| folder.join(name).display().to_string();
    cargo(&[&bench[..], &["--", "--workload", &file("")]].concat())?;
    let (program, acts) = (file("program.json"), file("acts.jsonl"));
    let python = python::interpreter().display().to_string();
    run(&python, &["bindings-python/benches/acts.py", &program, &acts])?;
    python::tools()?;
    run(&python, &["bindings-python/benches/study.py", "5000"])?;
    run("node", &["bindings-wasm/benches/acts.mjs", &program, &acts])?;
    cargo(&["build", "--release", "--locked", "-p", "leerpad-cli"])?;
    let released = Path::new(&leerpad_tests::command()).with_file_name("../release/leerpad");
    let released = released.display().to_string();
    run("node", &["bindings-wasm/benches/linter.mjs", &released])?;
    run("node", &["bindings-wasm/size.mjs"])
}

fn lint() -> Result<(), String> {
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&[
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ])
}

fn cargo(arguments: &[&str]) -> Result<(), String> {
    run("cargo", arguments)
}

fn run(program: &str, arguments: &[&str]) -> Result<(), String> {
    println!("$ {program} {}", arguments.join(" "));
    let status = Command::new(program).args(arguments).current_dir(root()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{program} {} ended with {status}", arguments.join(" "))),
        Err(error) => Err(format!("{program} could not be run: {error}")),
    }
}
