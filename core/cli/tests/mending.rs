//! `leerpad fix` and `leerpad fmt`: what they change and what they leave alone.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, RIGHT, leerpad, root};
use std::path::Path;

#[test]
fn what_is_mended_checks_clean() {
    let folder = Folder::new();
    let faulty = RIGHT
        .replace("      - midden\n", "      - midde\n")
        .replace("    title: Midden", "    titel: Midden");
    folder.write("a.yaml", &faulty);
    assert_eq!(leerpad(folder.path(), &["check", "a.yaml"]).code, 2);
    let ran = leerpad(folder.path(), &["fix", "--dry-run", "a.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(
        ran.out.contains("-      - midde\n+      - midden\n"),
        "{}",
        ran.out
    );
    assert_eq!(folder.read("a.yaml"), faulty, "a dry run changes nothing");
    let ran = leerpad(folder.path(), &["fix", "a.yaml"]);
    assert_eq!(ran.code, 0);
    assert_eq!(folder.read("a.yaml"), RIGHT);
    assert_eq!(leerpad(folder.path(), &["check", "a.yaml"]).code, 0);
    let ran = leerpad(folder.path(), &["fix", "a.yaml"]);
    assert_eq!(ran.out, "Er is niets dat vanzelf hersteld kan worden.\n");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing stays behind");
}

#[test]
fn the_modules_here_are_in_the_style_and_stay_so() {
    let ran = leerpad(&root(), &["fmt", "--check", "modules"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn formatting_twice_is_formatting_once() {
    let folder = Folder::new();
    let wild = "leerpad: 1\nmodule: kort # naam\nversion: 1.0.0\nlanguages: [ nl,en ]\ntitle: {nl: Een korte module, en: A short one}\n\n\nsteps:\n# de eerste\n-   step: a\n    title: {nl: \"A, b\", en: B c}\n    body:\n       nl: |\n            Hoi.\n              Daar.\n       en: >\n            Hi\n            there.\n- end: slot\n";
    folder.write("a.yaml", wild);
    assert_eq!(leerpad(folder.path(), &["fmt", "--check", "a.yaml"]).code, 2);
    assert_eq!(folder.read("a.yaml"), wild);
    assert_eq!(leerpad(folder.path(), &["fmt", "a.yaml"]).code, 0);
    let once = folder.read("a.yaml");
    assert_eq!(
        once,
        "leerpad: 1\nmodule: kort # naam\nversion: 1.0.0\nlanguages: [nl, en]\ntitle:\n  nl: Een korte module\n  en: A short one\n\nsteps:\n  # de eerste\n  - step: a\n    title:\n      nl: \"A, b\"\n      en: B c\n    body:\n      nl: |\n        Hoi.\n          Daar.\n      en: >\n        Hi\n        there.\n  - end: slot\n"
    );
    assert_eq!(leerpad(folder.path(), &["fmt", "a.yaml"]).code, 0);
    assert_eq!(folder.read("a.yaml"), once);
}

#[test]
fn a_file_that_does_not_parse_stays_as_it_is() {
    let folder = Folder::new();
    let broken = "title: 'open\nsteps: [a\n";
    folder.write("a.yaml", broken);
    let ran = leerpad(folder.path(), &["fmt", "a.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.complaints.contains("leerpad check a.yaml"),
        "{}",
        ran.complaints
    );
    assert_eq!(folder.read("a.yaml"), broken);
}

/// Every module and case that can be read: in the style it is read as the same draft.
#[test]
fn the_style_changes_no_meaning() {
    let folder = Folder::new();
    let mut count = 0;
    for start in ["modules", "tests/cases"] {
        visit(&root().join(start), &mut |path| {
            let Ok(text) = std::fs::read_to_string(path) else {
                return;
            };
            let before = draft(&text);
            folder.write("a.yaml", &text);
            let ran = leerpad(folder.path(), &["fmt", "a.yaml"]);
            assert!(
                !ran.complaints.contains("iets anders zeggen"),
                "{}: {}",
                path.display(),
                ran.complaints
            );
            if ran.code == 0 {
                let after = folder.read("a.yaml");
                assert_eq!(before, draft(&after), "{}", path.display());
                assert_eq!(
                    leerpad(folder.path(), &["fmt", "--check", "a.yaml"]).code,
                    0,
                    "{}",
                    path.display()
                );
                count += 1;
            }
        });
    }
    assert!(count >= 4, "{count}");
}

/// What a text says as a module, without its places.
fn draft(text: &str) -> String {
    use leerpad::ground::source::Source;
    let source = Source::new("a.yaml", text);
    let (tree, _) = leerpad::syntax::parse(&source, 0);
    let (draft, _) = leerpad::module::decode(&tree, &source);
    let mut printed = format!("{draft:?}");
    // Where and how it was written is not what it says.
    for (start, is_end) in [
        ("pieces: [", (|c| c == ']') as fn(char) -> bool),
        ("style: ", |c| c == ','),
        ("flow: ", |c| c == ' ' || c == ',' || c == '}'),
    ] {
        let mut out = String::new();
        let mut rest = printed.as_str();
        while let Some((before, after)) = rest.split_once(start) {
            out.push_str(before);
            rest = after.split_once(is_end).map_or("", |(_, rest)| rest);
        }
        out.push_str(rest);
        printed = out;
    }
    let is_span = |word: &&str| word.trim_start_matches("Some(").starts_with("0:") && word.contains("..");
    printed
        .split(' ')
        .filter(|word| !is_span(word))
        .collect::<Vec<_>>()
        .join(" ")
}

fn visit(folder: &Path, each: &mut dyn FnMut(&Path)) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "yaml")
            && !path.to_string_lossy().ends_with(".paths.yaml")
        {
            each(&path);
        }
    }
}
