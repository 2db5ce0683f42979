//! Every code has a page that explains it, and the examples on it are what they say.

use std::collections::BTreeSet;

use leerpad_tests::pages::Page;
use leerpad_tests::{cases, root};

/// Codes that no module on a page can show, with the reason.
const UNSHOWN: &[(&str, &str)] = &[
    ("long-condition", "ten thousand characters do not fit on a page"),
    (
        "module-too-large",
        "hundreds of thousands of options do not fit on a page",
    ),
    ("file-too-large", "two million bytes do not fit on a page"),
    ("long-chain", "a hundred values do not fit on a page"),
    (
        "too-many-values",
        "hundreds of thousands of values do not fit on a page",
    ),
    ("text-too-long", "a hundred thousand bytes do not fit on a page"),
    ("many-languages", "a hundred languages do not fit on a page"),
    (
        "yaml-syntax",
        "no known text gives it: it stands for what a later reader of YAML may say",
    ),
];

/// Codes whose wrong example gives others too, since one cannot be without the other.
const TOGETHER: &[(&str, &[&str])] = &[];

#[test]
fn every_code_has_a_page_and_its_examples_are_wrong_and_right() {
    let mut faults = Vec::new();
    for code in leerpad::check::rules::all().iter().map(|rule| rule.code) {
        let path = root().join("core/docs/problems").join(format!("{code}.md"));
        let Ok(text) = std::fs::read_to_string(path) else {
            faults.push(format!("{code}: there is no page"));
            continue;
        };
        match Page::read(code, &text) {
            Ok(page) => judge(code, &page, &mut faults),
            Err(fault) => faults.push(format!("{code}: {fault}")),
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn judge(code: &str, page: &Page, faults: &mut Vec<String>) {
    let unshown = UNSHOWN.iter().any(|(unshown, _)| *unshown == code);
    let (Some(wrong), Some(right)) = (&page.wrong, &page.right) else {
        if !unshown {
            faults.push(format!("{code}: there are no examples"));
        }
        return;
    };
    if unshown {
        faults.push(format!("{code}: it can be shown after all"));
    }
    let found = |module: &str| {
        let part = |name: &str| {
            page.parts
                .iter()
                .find(|(path, _)| path == name)
                .map(|(_, text)| text.clone())
        };
        cases::found(&cases::gather(module, &part))
    };
    let together = TOGETHER
        .iter()
        .find(|(with, _)| *with == code)
        .map_or(&[][..], |(_, others)| others);
    let told = found(wrong);
    if !told.iter().any(|told| told.code == code) {
        faults.push(format!("{code}: the wrong example does not give it"));
    }
    for told in told
        .iter()
        .filter(|told| told.code != code && !together.contains(&told.code.as_str()))
    {
        faults.push(format!("{code}: the wrong example gives {told} too"));
    }
    for told in found(right) {
        faults.push(format!("{code}: the right example gives {told}"));
    }
    if !right.starts_with("leerpad: 1\n") {
        faults.push(format!("{code}: the right example is not a whole module"));
    }
}

#[test]
fn no_page_is_without_a_code() {
    let codes: BTreeSet<String> = leerpad::check::rules::all()
        .iter()
        .map(|rule| format!("{}.md", rule.code))
        .collect();
    for entry in std::fs::read_dir(root().join("core/docs/problems")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(codes.contains(&name), "{name} explains nothing");
    }
}
