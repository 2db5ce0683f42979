//! The reference interpreter: a second implementation of the semantics, in Python, that plays the same acts.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

use serde_json::Value;

use super::{python, root};

/// What the reference said, line by line, as canonical JSON: per act its outcome and the outline after it (of a job
/// `together` also the guide's outline and what leaves); then the snapshot.
pub type Said = Vec<String>;

/// Plays every job (`modules main seed settings acts program`), shared out over the cores.
///
/// # Errors
/// Python could not be run, or the reference stopped at a fault of its own; its words are handed on.
pub fn play(jobs: &[Value]) -> Result<Vec<Said>, String> {
    let python = python::interpreter()?;
    let cores = thread::available_parallelism().map_or(1, usize::from).min(4);
    let mut all: Vec<Said> = vec![Vec::new(); jobs.len()];
    let shares: Vec<Vec<usize>> = (0..cores)
        .map(|core| (core..jobs.len()).step_by(cores).collect())
        .collect();
    let parts: Vec<Result<Vec<Said>, String>> = thread::scope(|scope| {
        let handles: Vec<_> = shares
            .iter()
            .map(|share| scope.spawn(|| batch(&python, share.iter().map(|at| &jobs[*at]))))
            .collect();
        handles
            .into_iter()
            .map(|handle| handle.join().expect("a batch does not panic"))
            .collect()
    });
    for (share, part) in shares.iter().zip(parts) {
        for (at, said) in share.iter().zip(part?) {
            all[*at] = said;
        }
    }
    Ok(all)
}

fn batch<'a>(python: &str, jobs: impl Iterator<Item = &'a Value>) -> Result<Vec<Said>, String> {
    let jobs: Vec<&Value> = jobs.collect();
    let mut child = Command::new(python)
        .arg(root().join("tests/reference/run.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{python}: {error}"))?;
    let mut text = String::new();
    for job in &jobs {
        text.push_str(&job.to_string());
        text.push('\n');
    }
    let mut input = child.stdin.take().expect("it is piped");
    let writer = thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    let written = writer.join().expect("writing does not panic");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    written.map_err(|error| error.to_string())?;
    let said = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
    let mut lines = said.lines();
    jobs.iter()
        .map(|job| {
            let each = if job["together"] == true { 4 } else { 2 };
            let count = each * job["acts"].as_array().map_or(0, Vec::len) + 1;
            let said: Said = lines.by_ref().take(count).map(str::to_owned).collect();
            if said.len() == count {
                Ok(said)
            } else {
                Err("the reference said too little".to_owned())
            }
        })
        .collect()
}
