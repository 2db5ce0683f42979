//! Modules as different people write them, each right as it stands, and each with faults of the kinds that people make:
//! `cases/authors` holds both. Nothing is told of the right one; of each fault what was planted, at its place.

use std::path::{Path, PathBuf};

use leerpad::check::{Checked, Sources, parts_wanted};
use leerpad::ground::source::Source;
use leerpad::proof::check_within;

/// Something planted in a module.
struct Fault<'a> {
    /// The problems that it makes.
    codes: Vec<&'a str>,
    /// It takes more walking than a plain check does.
    is_far: bool,
    /// What stands on the line of the first of them, when it is not what was planted.
    at: Option<&'a str>,
    /// The line that it takes the place of, in the right module, from 0.
    line: usize,
    /// The lines in its place.
    lines: Vec<String>,
}

const MARK: &str = "# wrong ";
/// What `check --prove` does at most.
const BUDGET: u64 = 2_000_000;

/// What stands in a file: the right module, and the faults.
fn read(text: &str) -> (Vec<&str>, Vec<Fault<'_>>) {
    let (mut right, mut faults) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let Some(said) = line.trim_start().strip_prefix(MARK) else {
            right.push(line);
            continue;
        };
        let indent = &line[..line.len() - line.trim_start().len()];
        let (head, planted) = said.split_once(": ").unwrap();
        let (head, at, planted) = match head.split_once(" at `") {
            // The text of a place may have a colon too.
            Some((head, _)) => {
                let (at, planted) = said[head.len() + 5..].split_once("`: ").unwrap();
                (head, Some(at), planted)
            }
            None => (head, None, planted),
        };
        let lines = planted.split(" ¶ ").filter(|line| *line != "-");
        let far = head.strip_suffix(" with --prove");
        faults.push(Fault {
            codes: far.unwrap_or(head).split(',').collect(),
            is_far: far.is_some(),
            at,
            line: right.len(),
            lines: lines.map(|line| format!("{indent}{line}")).collect(),
        });
    }
    (right, faults)
}

fn check(folder: &Path, name: &str, text: &str, is_far: bool) -> Checked {
    let main = Source::new(name, text);
    let mut sources = Sources::new(main.clone());
    for part in parts_wanted(&main) {
        let text = std::fs::read_to_string(folder.join(&part)).unwrap();
        sources = sources.with_part(Source::new(part, text));
    }
    if is_far {
        check_within(&sources, BUDGET).0
    } else {
        leerpad::proof::check(&sources)
    }
}

/// The problems of a text, each with the line it stands on.
fn told(folder: &Path, name: &str, text: &str, is_far: bool) -> Vec<(&'static str, String)> {
    let source = Source::new(name, text);
    let lines: Vec<&str> = text.lines().collect();
    let line = |start| lines[source.line_of(start) as usize - 1].trim().to_owned();
    let problems = check(folder, name, text, is_far).problems;
    problems
        .iter()
        .map(|problem| (problem.rule.code, line(problem.span.start)))
        .collect()
}

fn judge(folder: &Path, name: &str, right: &[&str], fault: &Fault<'_>) -> Result<(), String> {
    let mut wrong: Vec<&str> = right.to_vec();
    wrong.splice(fault.line..=fault.line, fault.lines.iter().map(String::as_str));
    let found = told(folder, name, &(wrong.join("\n") + "\n"), fault.is_far);
    let (mut codes, mut wanted): (Vec<&str>, Vec<&str>) =
        (found.iter().map(|(code, _)| *code).collect(), fault.codes.clone());
    codes.sort_unstable();
    wanted.sort_unstable();
    let first = found.iter().find(|(code, _)| *code == fault.codes[0]);
    let is_there = first.is_some_and(|(_, line)| match fault.at {
        Some(at) => line.contains(at),
        None => fault.lines.iter().any(|planted| planted.trim() == line),
    });
    if codes == wanted && is_there {
        Ok(())
    } else {
        Err(format!("{name}: {:?}: {:?}: {found:?}", fault.codes, fault.lines))
    }
}

fn modules() -> Vec<PathBuf> {
    let folder = leerpad_tests::root().join("tests/cases/authors");
    let entries = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .collect();
    files.sort();
    files
}

#[test]
fn what_is_planted_is_found_and_what_is_right_is_left_alone() {
    let files = modules();
    let (mut tried, mut faults) = (0, Vec::new());
    for path in &files {
        let folder = path.parent().unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let (right, planted) = read(&text);
        assert!(!planted.is_empty(), "{name}");
        let alarms = told(folder, name, &(right.join("\n") + "\n"), false);
        if !alarms.is_empty() {
            faults.push(format!("{name}: right, and yet: {alarms:?}"));
        }
        for fault in &planted {
            tried += 1;
            faults.extend(judge(folder, name, &right, fault).err());
        }
    }
    assert!(
        files.len() >= 30 && tried >= 80,
        "{} modules, {tried} faults",
        files.len()
    );
    assert!(
        faults.is_empty(),
        "{} of {tried}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
