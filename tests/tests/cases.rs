//! The cases of the checker: what it finds is what their comments say, no more and no less.
//!
//! `LEERPAD_CASES=write` writes the comments anew; look at each with your own eyes before you keep it.

use std::collections::{BTreeMap, BTreeSet};

use leerpad_tests::cases::{self, Case, Told, found, gather, mended};

/// Codes that no known text gives: words for what a later version of the YAML reader may say.
const UNKNOWN: &[&str] = &["yaml-syntax"];

/// Codes whose case is too large for a file: it is made here.
fn made() -> BTreeMap<&'static str, String> {
    let head = "leerpad: 1\nmodule: groot\nversion: 1.0.0\nlanguages: [nl]\ntitle: Groot\nsteps:\n  - step: welkom\n    title: Welkom\n";
    let question = "leerpad: 1\nmodule: lang\nversion: 1.0.0\nlanguages: [nl]\ntitle: Lang\nsteps:\n  - exercise: vragen\n    items:\n      - number: uren\n        ask: Hoeveel uur slaap je?\n        from: 0\n        to: 24\n";
    let choices: String = (0..1_000)
        .map(|option| format!("    o{option}: Keuze\n"))
        .collect();
    let many: String = (0..201)
        .map(|item| format!("      - choice: vraag{item}\n        ask: Welke?\n        options: keuzes\n"))
        .collect();
    let lines = "      Een lange regel, steeds weer.\n".repeat(4_000);
    let tags: Vec<String> = (0..101)
        .map(|tag| format!("a{}{}", letter(tag / 26), letter(tag % 26)))
        .collect();
    let polyglot = head.replace("[nl]", &format!("[{}]", tags.join(", ")));
    BTreeMap::from([
        ("text-too-long", format!("{head}    body: |\n{lines}")),
        ("many-languages", polyglot),
        (
            "file-too-large",
            format!(
                "{head}    body: |\n{}",
                "      Een lange regel, steeds weer.\n".repeat(120_000)
            ),
        ),
        (
            "too-many-values",
            format!("{head}    items: [{}]\n", "a,".repeat(400_000)),
        ),
        (
            "long-condition",
            format!(
                "{question}        when: {}\n",
                vec!["not answered(uren)"; 500].join(" or ")
            ),
        ),
        (
            "module-too-large",
            format!(
                "leerpad: 1\nmodule: groot\nversion: 1.0.0\nlanguages: [nl]\ntitle: Groot\noption-sets:\n  keuzes:\n{choices}steps:\n  - exercise: vragen\n    items:\n{many}"
            ),
        ),
    ])
}

#[test]
fn what_is_found_is_what_the_comments_say() {
    let is_writing = std::env::var("LEERPAD_CASES").is_ok_and(|mode| mode == "write");
    let mut faults = Vec::new();
    for case in cases::all() {
        if is_writing {
            std::fs::write(&case.path, case.written()).unwrap();
            continue;
        }
        let found: BTreeSet<_> = found(&case.sources(&case.module)).into_iter().collect();
        let expected: BTreeSet<_> = case.expected.iter().cloned().collect();
        for told in expected.difference(&found) {
            faults.push(format!("{}: not found: {told}", name(&case)));
        }
        for told in found.difference(&expected) {
            faults.push(format!("{}: not expected: {told}", name(&case)));
        }
    }
    assert!(
        faults.is_empty(),
        "{} differences:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_code_has_a_case() {
    let mut faults = Vec::new();
    let cases = cases::all();
    let made = made();
    let codes: BTreeSet<&str> = leerpad::check::rules::all()
        .iter()
        .map(|rule| rule.code)
        .collect();
    for code in &codes {
        let wrong = cases.iter().any(|case| case.code() == *code && !case.is_right());
        if !wrong && !made.contains_key(code) && !UNKNOWN.contains(code) {
            faults.push(format!("{code} has no case"));
        }
    }
    for case in &cases {
        let code = case.code();
        if !codes.contains(code) {
            faults.push(format!("{}: there is no such code", name(case)));
        }
        if case.is_right() && !case.expected.is_empty() {
            faults.push(format!("{} is not right", name(case)));
        }
        if !case.is_right() && !case.expected.iter().any(|told| told.code == code) {
            faults.push(format!("{} does not expect its code", name(case)));
        }
    }
    for (code, module) in made {
        if !found(&gather(&module, &|_| None))
            .iter()
            .any(|told| told.code == code)
        {
            faults.push(format!("{code}: the module that is made does not give it"));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn letter(number: u8) -> char {
    char::from(b'a' + number)
}

/// Codes that a fix leads to, by the code that it mends: what was lost is whole again, and still stands in a risky place.
const LEADS: &[(&str, &str)] = &[("comma-in-braces", "text-in-braces")];

#[test]
fn a_fix_takes_its_problem_away_and_brings_no_other() {
    let mut faults = Vec::new();
    for case in cases::all() {
        let sources = case.sources(&case.module);
        let (module, codes) = mended(&sources);
        let mut left = found(&sources);
        for code in &codes {
            let at = left.iter().position(|told| told.code == *code).unwrap();
            let mended = left.remove(at);
            if let Some((_, next)) = LEADS.iter().find(|(from, _)| from == code) {
                let code = (*next).to_owned();
                left.push(Told { code, ..mended });
            }
        }
        let wanted: Vec<String> = sorted(left.into_iter().map(|told| told.code));
        let after: Vec<String> = sorted(found(&case.sources(&module)).into_iter().map(|told| told.code));
        if wanted != after {
            faults.push(format!(
                "{}: after mending {codes:?} there are {after:?}, not {wanted:?}\n{module}",
                name(&case)
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

fn sorted(codes: impl Iterator<Item = String>) -> Vec<String> {
    let mut codes: Vec<String> = codes.collect();
    codes.sort();
    codes
}

fn name(case: &Case) -> String {
    case.path.file_name().unwrap().to_string_lossy().into_owned()
}
