//! The cases of sessions: the engine and the reference interpreter both give what stands in `expected.jsonl`.

use std::path::Path;

use leerpad_tests::reference;
use leerpad_tests::sessions::{all, last, line, together_line};
use serde_json::Value;

#[test]
fn the_engine_gives_what_is_expected() {
    let cases = all();
    assert!(cases.len() >= 9);
    for case in cases {
        let made = case.play();
        for (name, made) in [
            ("expected.jsonl", made.expected),
            ("screens.jsonl", made.screens),
            ("journal.jsonl", made.journal),
        ] {
            hold(&case.folder.join(name), &made);
        }
        if let Some(together) = made.together {
            hold(&case.folder.join("together.jsonl"), &together);
        }
    }
}

fn hold(path: &Path, made: &str) {
    if std::env::var("LEERPAD_CASES").is_ok_and(|mode| mode == "write") {
        std::fs::write(path, made).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    for (number, (made, expected)) in made.lines().zip(expected.lines()).enumerate() {
        assert_eq!(made, expected, "{} line {}", path.display(), number + 1);
    }
    assert_eq!(
        made.lines().count(),
        expected.lines().count(),
        "{}",
        path.display()
    );
}

#[test]
fn the_reference_gives_what_is_expected() {
    let cases = all();
    let jobs: Vec<Value> = cases.iter().map(leerpad_tests::sessions::Case::job).collect();
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for (case, said) in cases.iter().zip(reference::play(&jobs).unwrap()) {
        let (snapshot, acts) = said.split_last().unwrap();
        let mut lines: Vec<String> = acts
            .chunks(2)
            .map(|pair| line(&read(&pair[0]), &read(&pair[1])))
            .collect();
        lines.push(last(&read(snapshot)));
        let expected = std::fs::read_to_string(case.folder.join("expected.jsonl")).unwrap();
        for (number, (said, expected)) in lines.iter().zip(expected.lines()).enumerate() {
            assert_eq!(said, expected, "{} line {}", case.folder.display(), number + 1);
        }
        assert_eq!(lines.len(), expected.lines().count());
    }
}

#[test]
fn the_reference_shows_the_guide_the_same_and_lets_the_same_leave() {
    let shares = |case: &leerpad_tests::sessions::Case| case.folder.join("together.jsonl").is_file();
    let cases: Vec<_> = all().into_iter().filter(shares).collect();
    assert!(!cases.is_empty());
    let together = |case: &leerpad_tests::sessions::Case| {
        let mut job = case.job();
        job["together"] = true.into();
        job
    };
    let jobs: Vec<Value> = cases.iter().map(together).collect();
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for (case, said) in cases.iter().zip(reference::play(&jobs).unwrap()) {
        let expected = std::fs::read_to_string(case.folder.join("together.jsonl")).unwrap();
        let lines = said[..said.len() - 1].chunks(4);
        let lines: Vec<String> = lines
            .map(|four| together_line(&read(&four[2]), &read(&four[3])))
            .collect();
        for (number, (said, expected)) in lines.iter().zip(expected.lines()).enumerate() {
            assert_eq!(said, expected, "{} line {}", case.folder.display(), number + 1);
        }
        assert_eq!(lines.len(), expected.lines().count());
    }
}
