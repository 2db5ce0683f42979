//! The house rules that a machine can hold: what stands at the top, how long a file is, which words are not used.

use std::path::PathBuf;
use std::process::Command;

use leerpad_tests::root;

/// What may be seen at the top of the checkout.
const VISIBLE: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "core",
    "bindings-python",
    "bindings-wasm",
    "modules",
    "tests",
];
/// What may stand there hidden.
const HIDDEN: &[&str] = &[
    ".ci",
    ".cargo",
    ".github",
    ".gitignore",
    ".rustfmt.toml",
    ".clippy.toml",
];

/// Files of the checkout: those git tracks and those it would.
fn files() -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the files");
    assert!(output.status.success());
    let names = String::from_utf8(output.stdout).unwrap();
    names
        .lines()
        .map(PathBuf::from)
        .filter(|path| root().join(path).is_file())
        .collect()
}

fn is_code(path: &std::path::Path) -> bool {
    path.extension()
        .is_some_and(|ending| ["rs", "py", "ts", "js", "mjs"].iter().any(|code| ending == *code))
}

#[test]
fn the_top_shows_the_rooms_and_nothing_else() {
    for path in files() {
        let first = path
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap()
            .to_owned();
        assert!(
            VISIBLE.contains(&first.as_str()) || HIDDEN.contains(&first.as_str()),
            "no room for {first}"
        );
    }
}

#[test]
fn no_file_is_longer_than_the_wall() {
    for path in files().iter().filter(|path| is_code(path)) {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        // What is made from something shorter holds one idea all the same.
        if text
            .lines()
            .take(3)
            .any(|line| line.contains("Made from core/docs/"))
        {
            continue;
        }
        let lines = text.lines().count();
        assert!(
            lines <= 600,
            "{} has {lines} lines: it holds more than one idea",
            path.display()
        );
    }
}

#[test]
fn no_room_is_named_after_a_pattern() {
    for path in files() {
        for part in path.components() {
            let name = part
                .as_os_str()
                .to_str()
                .unwrap()
                .split('.')
                .next()
                .unwrap()
                .to_owned();
            assert!(
                !["utils", "util", "helpers", "helper", "common", "manager", "misc"].contains(&name.as_str()),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_is_left_unfinished() {
    // Put together here, so that this file does not hold what it looks for.
    let marks = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X"].concat(),
        ["HA", "CK"].concat(),
    ];
    for path in files().iter().filter(|path| is_code(path)) {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        for (number, line) in text.lines().enumerate() {
            let unfinished = line
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| marks.contains(&word.to_owned()));
            assert!(!unfinished, "{}:{}", path.display(), number + 1);
        }
    }
}

#[test]
fn every_problem_has_words_in_both_languages_a_page_and_a_code_of_its_own() {
    let rules = leerpad::check::rules::all();
    let mut seen = std::collections::BTreeSet::new();
    for rule in rules {
        assert!(seen.insert(rule.code), "two rules are called {}", rule.code);
        assert!(
            rule.code
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()),
            "{}",
            rule.code
        );
        for words in [rule.nl, rule.en] {
            assert!(
                !words.message.is_empty() && !words.help.is_empty(),
                "{} lacks words",
                rule.code
            );
            assert!(
                !words.message.ends_with('.') && !words.help.ends_with('.'),
                "{}: no final stop",
                rule.code
            );
        }
        let page = root()
            .join("core/docs/problems")
            .join(format!("{}.md", rule.code));
        let text = std::fs::read_to_string(&page).unwrap_or_default();
        assert!(
            text.contains("## Nederlands") && text.contains("## English"),
            "no page {}",
            page.display()
        );
    }
}
