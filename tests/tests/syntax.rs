//! Random bytes and random changes to a real module: reading never fails, and every place holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test code"
)]

use leerpad::ground::language::Language;
use leerpad::ground::source::Source;
use leerpad::syntax::parse;
use leerpad_tests::corpora::yaml::{holds, places};
use proptest::prelude::*;

const MODULE: &str = "\
leerpad: 1
module: adem # een module
title: \"Rust: \\u00e9én 😀\"
minutes: 20
privacy:
  purposes:
    guidance: {ask: \"Mag dit?\", with: guide}
steps:
- step: welkom
  title: 'Fijn dat je er ''s bent'
  body: |
    Piekeren doet iedereen.

      - een
      - twee
  next:
    - when: soort in (ramp, schuld)
      go: adem
    - terugblik
- exercise: gedachten
  items:
    - choice: soort
      ask: >-
        Welke gedachte
        heb je het vaakst?
      options: {ramp: [a, b], anders: x}
    - number: uren
      from: 0
";

/// Everything that must hold for any text at all.
fn check(text: &str) -> Result<(), TestCaseError> {
    let source = Source::new("a.yaml", text);
    let (tree, problems) = parse(&source, 0);
    let held = places(&source, &tree, problems.is_empty());
    prop_assert!(held.is_ok(), "{held:?} in {text:?}");
    for problem in &problems {
        prop_assert!(holds(&source, problem.span), "{} in {text:?}", problem.rule.code);
        for edit in &problem.fix {
            prop_assert!(
                holds(&source, edit.span),
                "edit of {} in {text:?}",
                problem.rule.code
            );
        }
        prop_assert!(!problem.message(Language::Nl).is_empty(), "no words");
    }
    Ok(())
}

/// A small change at a place: what people and broken tools do.
fn change(text: &mut String, at: usize, kind: usize) {
    const PIECES: &[&str] = &[
        "'", "\"", ": ", " #", "\n", "\t", "- ", "{", "}", "[", "]", "*", "&a ", "!", "|", ">", "\r\n", "  ",
        "\u{a0}", "é😀", ",", "?", "---\n", "%", "\\", "<<: ",
    ];
    let mut at = at % (text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    match PIECES.get(kind) {
        Some(piece) => text.insert_str(at, piece),
        None if at < text.len() => {
            text.remove(at);
        }
        None => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_yaml_like_text(text in "[-a-c:#'\"{}\\[\\],|>&*!% \t\n\r~?é]{0,80}") {
        check(&text)?;
    }

    #[test]
    fn any_change_of_a_module(changes in prop::collection::vec((any::<usize>(), 0usize..34), 1..6)) {
        let mut text = MODULE.to_owned();
        for (at, kind) in changes {
            change(&mut text, at, kind);
        }
        check(&text)?;
    }
}

#[test]
fn long_texts_with_many_faults_stay_whole() {
    for fault in [
        "k{}: \"x\\q\"\n",
        "k{}: 's x\n",
        "- [\n",
        "a: x\n b: y\n",
        "\t- x\n",
        "k{}: {a, b: c, d}\n",
        "a: &x *x\n",
    ] {
        let text: String = (0..5_000)
            .map(|line| fault.replace("{}", &line.to_string()))
            .collect();
        check(&text).unwrap();
    }
}

#[test]
fn the_module_itself_is_read_without_a_word() {
    assert_eq!(parse(&Source::new("a.yaml", MODULE), 0).1, []);
}

#[test]
fn the_yaml_test_suite_where_it_is_at_hand() {
    let folder = leerpad_tests::root().join("../shared/corpora");
    if folder.join("yaml-test-suite").exists() {
        let summary = leerpad_tests::corpora::yaml::run(&folder).unwrap();
        assert!(summary.failed.is_empty(), "{:#?}", summary);
    }
}
