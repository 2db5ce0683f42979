//! `diff`: what a new version is for learners who are in the middle of the old one.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code: a fault must stop it"
)]

mod binary;

use binary::{Folder, leerpad};
use serde_json::{Value, json};

const OLD: &str = "leerpad: 1
module: slaap
version: 1.0.0
languages: [nl]
title: Slaap
steps:
  - exercise: nacht
    title: Je nacht
    items:
      - number: uren
        ask: Hoeveel uur sliep je?
        from: 0
        to: 24
      - choice: wakker
        ask: Lag je wakker?
        options:
          vaak: Vaak
          soms: Soms
          nooit: Nooit
  - exercise: avond
    title: Je avond
    items:
      - choice: scherm
        ask: Een scherm in bed?
        options:
          ja: Zeker
          nee: Liever niet
  - exercise: ochtend
    title: Je ochtend
    items:
      - choice: licht
        ask: Kwam er licht binnen?
        options:
          ja: Zeker
          nee: Nog niet
  - step: klaar
    title: Klaar
    body: Welterusten.
";

const NEW: &str = "leerpad: 1
module: slaap
version: 1.1.0
languages: [nl]
title: Slaap
steps:
  - exercise: nacht
    title: Je nacht
    items:
      - number: slaap
        was: [uren]
        ask: Hoeveel uur sliep je?
        from: 0
        to: 12
      - choice: wakker
        ask: Lag je wakker?
        options:
          vaak: {label: Vaak}
          weleens: {label: Soms, was: [soms]}
      - choice: licht
        ask: Kwam er licht binnen?
        options:
          ja: Zeker
          nee: Nog niet
  - exercise: ochtend
    title: Je ochtend
    items:
      - choice: fris
        ask: Was je fris?
        options:
          ja: Zeker
          nee: Nog niet
  - step: einde
    was: [klaar]
    title: Klaar
    body: Welterusten.
";

const PATHS: &str = "- path: korte nacht
  clock: 2026-01-05 09:00
  seed: 7
  acts:
    - answer: {uren: 7, wakker: vaak}
    - continue
    - answer: {scherm: ja}
    - continue
- path: lange nacht
  clock: 2026-01-05 09:00
  seed: 7
  acts:
    - answer: {uren: 20}
    - continue
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("oud.yaml", OLD);
    folder.write("nieuw.yaml", NEW);
    folder
}

#[test]
fn what_has_another_name_or_no_place_is_told_and_which_answers_do_not_fit() {
    let folder = folder();
    let ran = leerpad(
        folder.path(),
        &["diff", "oud.yaml", "nieuw.yaml", "--format", "json"],
    );
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        told["changes"],
        json!([
            {"change": "renamed", "step": "nacht", "item": "uren", "now": "slaap"},
            {"change": "unfit", "step": "nacht", "item": "uren", "value": 24, "why": "out-of-range"},
            {"change": "renamed", "step": "nacht", "item": "wakker", "option": "soms", "now": "weleens"},
            {"change": "gone", "step": "nacht", "item": "wakker", "option": "nooit"},
            {"change": "new", "step": "nacht", "item": "licht"},
            {"change": "gone", "step": "avond"},
            {"change": "moved", "step": "ochtend", "item": "licht", "now": "nacht"},
            {"change": "new", "step": "ochtend", "item": "fris"},
            {"change": "renamed", "step": "klaar", "now": "einde"},
        ])
    );
    assert_eq!(told["paths"], json!([]));
    for (lang, words) in [
        (
            "nl",
            [
                "slaap: 1.0.0 -> 1.1.0",
                "hernoemd: nacht: uren heet nu slaap",
                "past niet: nacht: uren: 24 (out-of-range)",
                "weg:      avond",
                "wordt daar opnieuw gevraagd: nacht",
            ],
        ),
        (
            "en",
            [
                "slaap: 1.0.0 -> 1.1.0",
                "renamed:  nacht: uren is now slaap",
                "unfit:    nacht: uren: 24 (out-of-range)",
                "gone:     avond",
                "is asked anew there: nacht",
            ],
        ),
    ] {
        let ran = leerpad(folder.path(), &["--lang", lang, "diff", "oud.yaml", "nieuw.yaml"]);
        for line in words {
            assert!(ran.out.contains(line), "{line}: {}", ran.out);
        }
    }
}

#[test]
fn each_path_is_walked_in_the_old_version_and_told_act_by_act() {
    let folder = folder();
    folder.write("oud.paths.yaml", PATHS);
    let run = |more: &[&str]| {
        let mut words = vec!["--lang", "nl", "diff", "oud.yaml", "nieuw.yaml"];
        words.extend(more);
        leerpad(folder.path(), &words)
    };
    let ran = run(&["--format", "json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    let verdicts = |path: usize| -> Vec<(u64, String, String)> {
        let acts = told["paths"][path]["acts"].as_array().unwrap();
        let text = |act: &Value, key: &str| act[key].as_str().unwrap().to_owned();
        acts.iter()
            .map(|act| {
                (
                    act["act"].as_u64().unwrap(),
                    text(act, "step"),
                    text(act, "verdict"),
                )
            })
            .collect()
    };
    let of = |act: u64, step: &str, verdict: &str| (act, step.to_owned(), verdict.to_owned());
    assert_eq!(
        verdicts(0),
        [
            of(1, "nacht", "unchanged"),
            of(2, "nacht", "unchanged"),
            of(3, "nacht", "unchanged"),
            of(4, "avond", "choice"),
            of(5, "avond", "choice"),
            of(6, "ochtend", "unchanged"),
        ]
    );
    // Twenty hours do not fit: on the way they are asked again, where the step is gone the learner is asked.
    assert_eq!(
        verdicts(1),
        [
            of(1, "nacht", "unchanged"),
            of(2, "nacht", "re-ask"),
            of(3, "avond", "choice"),
        ]
    );
    assert_eq!(
        told["paths"][1]["acts"][1]["answers"],
        json!([{"step": "nacht", "item": "uren", "why": "out-of-range", "again": true}])
    );
    let ran = run(&[]);
    assert!(
        ran.out
            .contains("korte nacht\n  handeling 1-3 (nacht): gaat gewoon verder\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("handeling 4 (avond): de deelnemer kiest: oud of nieuw\n"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("nacht: uren (out-of-range, wordt opnieuw gevraagd)"),
        "{}",
        ran.out
    );

    // A path that does not go through is no path of the old version.
    folder.write("fout.paths.yaml", PATHS.replace("wakker: vaak", "wakker: altijd"));
    let ran = run(&["--paths", "fout.paths.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.out.contains("het pad klopt niet meer: fout.paths.yaml:"),
        "{}",
        ran.out
    );
}

#[test]
fn two_versions_of_the_same_are_said_to_be_so_and_another_module_is_refused() {
    let folder = folder();
    folder.write("zelfde.yaml", OLD.replace("1.0.0", "1.0.1"));
    let ran = leerpad(
        folder.path(),
        &["--lang", "en", "diff", "oud.yaml", "zelfde.yaml"],
    );
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("every answer fits"), "{}", ran.out);
    folder.write("ander.yaml", OLD.replace("module: slaap", "module: waak"));
    let ran = leerpad(folder.path(), &["diff", "oud.yaml", "ander.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("ander.yaml"), "{}", ran.complaints);
}
