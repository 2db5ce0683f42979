//! `leerpad new`, `explain`, `schema` and `graph`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, RIGHT, leerpad, root};
use serde_json::Value;

#[test]
fn a_new_module_is_right_from_the_start() {
    for (language, clean) in [("nl", "Alles klopt"), ("en", "All is well")] {
        let folder = Folder::new();
        let ran = leerpad(folder.path(), &["new", "beter-slapen", "--lang", language]);
        assert_eq!(ran.code, 0, "{}", ran.complaints);
        let ran = leerpad(
            folder.path(),
            &["check", "--deny", "warnings", "--lang", language, "."],
        );
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(ran.out.starts_with(clean), "nothing to say about it: {}", ran.out);
        assert_eq!(leerpad(folder.path(), &["fmt", "--check", "."]).code, 0);
        let before = folder.read("beter-slapen.yaml");
        let ran = leerpad(folder.path(), &["new", "beter-slapen.yaml"]);
        assert_eq!(ran.code, 1);
        assert!(ran.complaints.contains("is er al"), "{}", ran.complaints);
        assert_eq!(folder.read("beter-slapen.yaml"), before);
    }
}

#[test]
fn a_name_that_cannot_be_is_refused_with_one_that_can() {
    let folder = Folder::new();
    let ran = leerpad(folder.path(), &["new", "Beter slapen"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("`beter-slapen`"), "{}", ran.complaints);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn every_code_is_explained_in_both_languages() {
    let list = leerpad(&root(), &["explain"]);
    assert_eq!(list.code, 0);
    let mut count = 0;
    for line in list.out.lines() {
        let code = line.split_whitespace().next().unwrap();
        let nl = leerpad(&root(), &["explain", code]);
        let en = leerpad(&root(), &["explain", code, "--lang", "en"]);
        assert_eq!((nl.code, en.code), (0, 0), "{code}");
        assert!(
            nl.out.starts_with(code) && nl.out.lines().count() > 2,
            "{}",
            nl.out
        );
        assert_ne!(nl.out, en.out, "{code}");
        count += 1;
    }
    assert!(count > 100, "{count}");
}

#[test]
fn an_unknown_code_is_met_with_the_nearest() {
    let ran = leerpad(&root(), &["explain", "unknwon-step"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("`unknown-step`"), "{}", ran.complaints);
}

#[test]
fn the_schema_is_json_in_both_languages() {
    let nl: Value = serde_json::from_str(&leerpad(&root(), &["schema"]).out).unwrap();
    let en: Value = serde_json::from_str(&leerpad(&root(), &["schema", "--lang", "en"]).out).unwrap();
    assert!(nl["definitions"].is_object());
    assert_ne!(nl, en);
}

#[test]
fn every_module_here_can_be_drawn() {
    for name in [
        "rust-in-je-hoofd",
        "grip-op-je-geld",
        "echt-online",
        "parts/rustig-ademen",
    ] {
        let file = format!("modules/{name}.yaml");
        let mermaid = leerpad(&root(), &["graph", &file]);
        assert_eq!(mermaid.code, 0, "{}", mermaid.complaints);
        assert!(mermaid.out.starts_with("flowchart TD\n"));
        assert_eq!(
            mermaid.out.matches("subgraph").count(),
            mermaid.out.matches("\n  end\n").count() + mermaid.out.matches("\n    end\n").count()
        );
        let dot = leerpad(&root(), &["graph", &file, "--format", "dot"]);
        assert_eq!(dot.out.matches('{').count(), dot.out.matches('}').count());
        let svg = leerpad(&root(), &["graph", &file, "--format", "svg"]);
        assert!(svg.out.starts_with("<svg ") && svg.out.ends_with("</svg>\n"));
        assert!(!svg.out.contains("<script"));
    }
}

#[test]
fn a_drawing_has_the_ways_with_the_author_s_conditions() {
    let folder = Folder::new();
    folder.write("a.yaml", RIGHT);
    let ran = leerpad(folder.path(), &["graph", "a.yaml"]);
    let ways: Vec<&str> = ran
        .out
        .lines()
        .filter(|line| line.contains("-->"))
        .map(str::trim)
        .collect();
    assert_eq!(
        ways,
        [
            "p0 -->|\"soort == een\"| p2",
            "p0 -->|\"anders\"| p1",
            "p1 --> p2"
        ]
    );
    folder.write("b.yaml", RIGHT.replace("- midden", "- midde"));
    let ran = leerpad(folder.path(), &["graph", "b.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("1 fout"), "{}", ran.complaints);
}
