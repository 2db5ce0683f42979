//! `leerpad language`: how texts read, step by step.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, RIGHT, leerpad, root};

const HARD: &str = "leerpad: 1
module: moeilijk
version: 1.0.0
languages: [nl, en]
title: {nl: Moeilijk, en: Hard}
summary: {nl: Om te proberen., en: To try.}
language-check: {by: Fatma, on: 2026-11-01}
steps:
  - step: makkelijk
    title: {nl: Rust, en: Rest}
    body:
      nl: Je mag altijd stoppen. Je hoeft niets.
      en: The implementatie of interventies is English here.
  - step: moeilijk
    title: {nl: Een aanmaning, en: An aanmaning}
    body:
      nl: De implementatie wordt multidisciplinair gemonitord. Als je in de avond in bed ligt en je gedachten gaan maar door over alles wat er die dag is gebeurd, dan helpt dit.
      en: Nothing.
";

#[test]
fn each_step_has_its_figures_and_what_to_look_at() {
    let folder = Folder::new();
    folder.write("moeilijk.yaml", HARD);
    let ran = leerpad(folder.path(), &["language", "."]);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    let row = |name: &str| -> Vec<i64> {
        let line = ran
            .out
            .lines()
            .find(|line| line.trim_start().starts_with(name))
            .unwrap();
        let cells = line.trim_start().strip_prefix(name).unwrap().split_whitespace();
        cells.map(|cell| cell.replace(',', "").parse().unwrap()).collect()
    };
    // Sentences, words, a sentence (in tenths), longest, long words, rare words, passive, score.
    let (easy, hard) = (row("makkelijk"), row("moeilijk "));
    assert_eq!(&easy[..7], [3, 8, 26, 4, 0, 0, 0]);
    assert_eq!((hard[0], hard[3], hard[4], hard[5], hard[6]), (3, 25, 2, 1, 1));
    assert!(easy[7] > 80 && hard[7] < easy[7], "{easy:?} {hard:?}");
    assert!(
        ran.out
            .contains("moeilijk.yaml:17: 25 woorden: Als je in de avond"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains(
            "moeilijk.yaml:17: zegt niet wie het doet: De implementatie wordt multidisciplinair gemonitord."
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("moeilijk.yaml:15: `aanmaning` lezen de meeste mensen bijna nooit"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("`implementatie`; zeg liever `invoering`"),
        "{}",
        ran.out
    );
    assert_eq!(
        ran.out.matches("zeg liever").count(),
        2,
        "English is left alone: {}",
        ran.out
    );
    assert!(
        ran.out.contains("taal bekeken door Fatma op 2026-11-01"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Dit zijn aanwijzingen"), "{}", ran.out);
    assert!(
        ran.out
            .contains("(W.H. Douma, De leesbaarheid van landbouwbladen")
    );
    assert!(!ran.out.contains("B1"));
    folder.write("kort.yaml", RIGHT);
    let ran = leerpad(folder.path(), &["language", "kort.yaml", "--lang", "en"]);
    assert!(
        ran.out.contains("  2.") && !ran.out.contains("  2,"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("nobody looked at the language yet"),
        "{}",
        ran.out
    );
}

#[test]
fn the_list_of_words_and_the_source_of_the_score_are_told() {
    let folder = Folder::new();
    let ran = leerpad(folder.path(), &["language", "--words"]);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(ran.out.contains("\nten behoeve van: voor\n"), "{}", ran.out);
    for (lang, words) in [("nl", "geen oordeel"), ("en", "no verdict")] {
        let ran = leerpad(folder.path(), &["language", "--help", "--lang", lang]);
        let out: Vec<&str> = ran.out.split_whitespace().collect();
        let out = out.join(" ");
        assert!(out.contains("Bulletin 17") && out.contains(words), "{out}");
    }
}

#[test]
fn the_modules_here_have_no_long_sentences_and_no_jargon() {
    let ran = leerpad(&root(), &["language", "modules"]);
    assert_eq!(ran.code, 0);
    assert!(
        !ran.out.contains("woorden:") && !ran.out.contains("zeg liever"),
        "{}",
        ran.out
    );
}
