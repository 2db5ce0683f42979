//! Other faults hide no fault in the paths: all are told in one run, at their own places, and what shows them can be played.

use std::sync::Arc;

use leerpad::check::{Checked, Sources};
use leerpad::ground::problem::Severity;
use leerpad::ground::source::{Counting, Source};
use leerpad::program::Program;
use leerpad_tests::walks::replay;

/// Somebody who sleeps badly comes to `slapen` and goes round for ever; nobody is shown `n`.
const MODULE: &str = "leerpad: 1
module: rust
version: 1.0.0
languages: [nl]
title: Rust
steps:
  - exercise: hoe
    title: Hoe gaat het?
    items:
      - scale: stres
        ask: Hoeveel stress heb je?
        from: 0
        to: 10
      - choice: slaap
        ask: Slaap je goed?
        options:
          ja: Ja
          nee: Nee
    next:
      - when: stres >= 8
        go: rust
      - when: slaap == nee
        go: slapen
      - verder
  - step: rust
    title: Eerst rust
    body: Neem even pauze.
    next: verder
  - step: slapen
    title: Slapen
    body: Zo slaap je beter.
  - step: nog-meer
    title: Nog meer
    next:
      - when: slaap == ja
        go: verder
      - slapen
  - exercise: verder
    title: Verder
    items:
      - note: n
        when: slaap == nee and stres < 8
        body: Dit ziet niemand.
  - end: klaar
    say: Fijn.
";

fn check(text: &str) -> Checked {
    leerpad::proof::check(&Sources::new(Source::new("rust.yaml", text)))
}

/// Errors and warnings: code and line.
fn told(text: &str) -> Vec<(&'static str, u32)> {
    let (source, checked) = (Source::new("rust.yaml", text), check(text));
    let grave = checked
        .problems
        .iter()
        .filter(|problem| problem.rule.severity != Severity::Advice);
    grave
        .map(|problem| {
            let line = source.position(problem.span.start, Counting::CodePoints).line;
            (problem.rule.code, line)
        })
        .collect()
}

const FLOW: [(&str, u32); 2] = [("never-ends", 29), ("never-met-here", 42)];

/// The faults in the paths, with others by place.
fn with(others: &[(&'static str, u32)]) -> Vec<(&'static str, u32)> {
    let mut all: Vec<_> = FLOW.iter().chain(others).copied().collect();
    all.sort_by_key(|(_, line)| *line);
    all
}

#[test]
fn the_paths_alone() {
    assert_eq!(told(MODULE), FLOW);
}

#[test]
fn a_name_a_key_and_a_step_misspelt_hide_no_path() {
    let text = MODULE
        .replace("when: stres >= 8", "when: sters >= 8")
        .replace("body: Neem even", "bodi: Neem even")
        .replace("    next: verder\n", "    next: verdr\n");
    let others = [("unknown-name", 20), ("unknown-key", 27), ("unknown-step", 28)];
    assert_eq!(told(&text), with(&others));
}

#[test]
fn a_condition_that_cannot_be_read_hides_no_path() {
    let text = MODULE.replace("when: stres >= 8", "when: iets-anders >= 8");
    assert_eq!(
        told(&text),
        [("unknown-name", 20), ("never-ends", 29)],
        "who is shown `n` hangs on what cannot be read"
    );
}

#[test]
fn a_condition_that_cannot_be_read_is_not_held_against_what_hangs_on_it() {
    // The way out of the ring cannot be read: whoever goes round may well get out there.
    let text = MODULE.replace("when: slaap == ja\n", "when: iets-anders == 1\n");
    assert_eq!(told(&text), [("unknown-name", 35)]);
}

/// What is not said is taken to be a week and the next step.
#[test]
fn a_talk_that_nobody_ends_hides_no_path() {
    let talk = |limit: &str| {
        let step = "  - step: rust\n    title: Eerst rust\n    body: Neem even pauze.\n";
        MODULE.replace(
            step,
            &format!("  - contact: rust\n    forms: [phone]\n    {limit}\n"),
        )
    };
    for limit in ["title: Eerst rust", "otherwise: verder", "within: 2 days"] {
        assert_eq!(
            told(&talk(limit)),
            with(&[("waits-without-limit", 25)]),
            "{limit}"
        );
        assert!(check(&talk(limit)).is_mended);
    }
    let menu = MODULE.replace(
        "  - step: slapen\n",
        "  - section: keuze\n    title: Kies\n    order: free\n    steps:\n      - contact: praat\n        forms: [phone]\n  - step: slapen\n",
    );
    let told = told(&menu);
    assert_eq!(
        told,
        [("waits-without-limit", 33)],
        "nobody can say how a menu goes on"
    );
}

#[test]
fn a_fault_in_what_is_read_hides_no_path() {
    let text = MODULE
        .replace("Neem even pauze.", "Neem <b>even</b> pauze.")
        .replace("        ask: Slaap je goed?\n", "");
    let codes: Vec<&str> = told(&text).iter().map(|(code, _)| *code).collect();
    assert_eq!(
        codes,
        [
            "missing-key",
            "raw-html",
            "raw-html",
            "never-ends",
            "never-met-here"
        ]
    );
}

#[test]
fn a_picture_without_words_hides_no_step_that_nobody_comes_to() {
    let picture = "    items:\n      - media: foto\n        image: bos.png\n";
    let text = MODULE
        .replace("    next: verder\n", &format!("{picture}    next: klaar\n"))
        .replace("      - verder\n", "      - klaar\n")
        .replace("        go: verder\n", "        go: klaar\n");
    let codes: Vec<&str> = told(&text).iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["missing-key", "never-ends", "unreachable-step"]);
}

#[test]
fn numbers_in_words_hide_no_path() {
    let text = MODULE.replace("        to: 10\n", "        to: tien\n");
    assert_eq!(told(&text), with(&[("needs-number", 13)]));
    let waits = MODULE.replace(
        "  - step: rust\n    title: Eerst rust\n",
        "  - contact: rust\n    title: Eerst praten\n    within: twee weken\n    otherwise: verder\n",
    );
    let waits = waits.replace(
        "title: Rust\n",
        "title: Rust\nblend: {guide: optional, meet: [phone]}\n",
    );
    assert_eq!(
        told(&waits),
        [("not-a-duration", 28), ("never-ends", 32), ("never-met-here", 45)]
    );
}

#[test]
fn what_could_not_be_read_takes_nobody_from_where_it_led() {
    // For how long is not clear, so neither is whether anybody comes to `alleen`.
    let text = "leerpad: 1
module: wacht
version: 1.0.0
languages: [nl]
title: Wacht
blend: {guide: optional, meet: [phone]}
steps:
  - contact: praten
    title: Praten
    within: even
    otherwise: alleen
    next: klaar
  - step: alleen
    title: Alleen
  - end: klaar
";
    assert_eq!(told(text), [("not-a-duration", 10)]);
}

#[test]
fn what_shows_it_can_be_played_as_mended() {
    let text = MODULE.replace("when: stres >= 8", "when: sters >= 8");
    let checked = check(&text);
    assert!(checked.module.is_none() && checked.is_mended);
    let program = Arc::new(Program::compile(checked.draft.as_ref().expect("a draft")));
    let shown = checked
        .problems
        .iter()
        .filter_map(|problem| problem.example.as_ref());
    let shown: Vec<_> = shown.collect();
    assert_eq!(shown.len(), 1);
    for example in shown {
        let session = replay(&program, example);
        assert!(!session.is_completed());
    }
}
