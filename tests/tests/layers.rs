//! Nothing imports upward: every file of `core` uses lower ranks and its own folder only, and folders make no circle.

use std::fs;
use std::path::Path;

/// The ranks, low to high.
const RANKS: &[&str] = &[
    "ground", "syntax", "text", "expr", "module", "check", "program", "session", "proof", "journal",
    "report", "wire",
];

#[test]
fn no_file_imports_upward() {
    let source = leerpad_tests::root().join("core/src");
    let mut faults = Vec::new();
    for (own, rank) in RANKS.iter().zip(0..) {
        visit(&source.join(own), &mut |path, text| {
            for (line, code) in text.lines().enumerate() {
                let code = code.split("//").next().unwrap_or("");
                for other in imported(code) {
                    let found = RANKS.iter().position(|name| *name == other);
                    match found {
                        Some(other_rank) if other_rank <= rank => {}
                        Some(_) => {
                            faults.push(format!("{}:{}: {own} imports {other}", path.display(), line + 1))
                        }
                        None => faults.push(format!("{}:{}: no rank: {other}", path.display(), line + 1)),
                    }
                }
            }
        });
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_folder_of_core_has_a_rank() {
    let source = leerpad_tests::root().join("core/src");
    for entry in fs::read_dir(source).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            name == "lib.rs" || RANKS.contains(&name.as_str()),
            "core/src/{name} has no rank"
        );
    }
}

#[test]
fn a_planted_upward_import_is_found() {
    assert_eq!(imported("use crate::session::Session;"), ["session"]);
    assert_eq!(
        imported("let x: crate::wire::Act = crate::ground::id::check(y);"),
        ["wire", "ground"]
    );
    assert_eq!(
        imported("use crate::{ground::span::Span, check};"),
        ["ground", "check"]
    );
    assert_eq!(imported("#[crate::x]"), ["x"]);
}

/// The top folders that a line names behind `crate::`.
fn imported(code: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (at, c) in group.char_indices() {
                if start && c.is_ascii_alphabetic() && depth == 0 {
                    names.push(first_word(&group[at..]));
                    start = false;
                }
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    _ => {}
                }
                if depth < 0 {
                    break;
                }
            }
        } else {
            names.push(first_word(after));
        }
    }
    names.retain(|name| name.chars().next().is_some_and(|c| c.is_ascii_lowercase()));
    names
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    &text[..end]
}

fn visit(folder: &Path, each: &mut dyn FnMut(&Path, &str)) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            each(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
