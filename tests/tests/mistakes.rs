//! Authors make mistakes in every place: one at a time in the shipped modules, found on its own line, without a cascade.

use std::path::Path;

use leerpad::check::{Sources, check, parts_wanted};
use leerpad::ground::problem::Problem;
use leerpad::ground::source::{Counting, Source};

/// A kind of mistake: how a line is spoilt, where it can be.
type Mistake = (&'static str, fn(&str) -> Option<String>);

const MISTAKES: &[Mistake] = &[
    ("a key misspelt", |line| {
        let keys = [
            "title", "ask", "options", "items", "from", "required", "when", "minutes", "scale", "say",
        ];
        let key = line.trim_start().split_once(':')?.0;
        keys.contains(&key)
            .then(|| line.replacen(key, &format!("{key}e"), 1))
    }),
    ("a step misspelt", |line| {
        let (before, name) = line.split_once("go: ")?;
        Some(format!("{before}go: {name}q"))
    }),
    ("an option misspelt", |line| {
        let (before, name) = line.split_once("when: ").and(line.split_once(" == "))?;
        name.bytes()
            .all(|byte| byte.is_ascii_lowercase())
            .then(|| format!("{before} == {name}q"))
    }),
    ("ja for true", |line| {
        line.ends_with(": true").then(|| line.replace(": true", ": ja"))
    }),
    ("a colon in a text", |line| {
        let (before, text) = line.split_once("title: ")?;
        (!text.starts_with(['"', '{']) && text.len() > 3).then(|| format!("{before}title: Let op: {text}"))
    }),
    ("an open quote", |line| {
        let (before, text) = line.split_once("title: ")?;
        (!text.starts_with(['"', '{']) && text.len() > 3).then(|| format!("{before}title: '{text}"))
    }),
    ("an open brace", |line| {
        let (before, text) = line.split_once("ask: ")?;
        text.starts_with(char::is_alphabetic)
            .then(|| format!("{before}ask: {{naam}} {text}"))
    }),
    ("a single equals sign", |line| {
        line.contains("when: ")
            .then(|| line.replacen(" == ", " = ", 1))
            .filter(|spoilt| spoilt != line)
    }),
    ("a decimal comma", |line| {
        let (before, number) = line.split_once("to: ")?;
        number
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| format!("{before}to: {number},5"))
    }),
];

/// How many places of each kind are tried in each module.
const PLACES: usize = 5;

#[test]
fn a_mistake_is_found_on_its_line_and_does_not_spread() {
    let folder = leerpad_tests::root().join("modules");
    let mut tried = 0;
    let mut faults = Vec::new();
    for name in [
        "rust-in-je-hoofd.yaml",
        "grip-op-je-geld.yaml",
        "echt-online.yaml",
        "parts/rustig-ademen.yaml",
    ] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (kind, spoil) in MISTAKES {
            let spoilt: Vec<(usize, String)> = lines
                .iter()
                .enumerate()
                .filter_map(|(at, line)| Some((at, spoil(line)?)))
                .collect();
            for (at, line) in spoilt.iter().step_by(spoilt.len().div_ceil(PLACES).max(1)) {
                tried += 1;
                let mut changed = lines.clone();
                changed[*at] = line;
                let (source, problems) = problems(&folder, name, changed.join("\n") + "\n");
                let line_of =
                    |problem: &Problem| source.position(problem.span.start, Counting::Bytes).line as usize;
                let is_found = problems.iter().any(|problem| line_of(problem) == at + 1);
                if !is_found || problems.len() > 3 {
                    let codes: Vec<_> = problems
                        .iter()
                        .map(|problem| format!("{} {}", line_of(problem), problem.rule.code))
                        .collect();
                    faults.push(format!("{name}:{}: {kind}: `{}`: {codes:?}", at + 1, line.trim()));
                }
            }
        }
    }
    assert!(tried > 100, "{tried}");
    assert!(
        faults.is_empty(),
        "{} of {tried}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn problems(folder: &Path, name: &str, text: String) -> (Source, Vec<Problem>) {
    let main = Source::new(name, text);
    let mut sources = Sources::new(main.clone());
    for part in parts_wanted(&main) {
        if let Ok(text) = std::fs::read_to_string(folder.join(&part)) {
            sources = sources.with_part(Source::new(part, text));
        }
    }
    (main, check(&sources).problems)
}
