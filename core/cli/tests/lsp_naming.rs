//! `leerpad lsp` gives things another name: everywhere, and so that kept answers still count.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::editor::{Editor, MODULE, editor, folder};
use binary::{Folder, leerpad};
use serde_json::{Value, json};

/// Answers inside answers: entries of a list and a diary, rows, open places.
const INSIDE: &str = "leerpad: 1
module: binnen
version: 1.0.0
languages: [nl]
title: Binnen
option-sets:
  hoe-vaak:
    nooit: {score: 0, label: Nooit}
    vaak:
      label: Vaak, of bijna elke dag
      score: 2
steps:
  - exercise: vragen
    title: Vragen
    items:
      - list: lijst
        ask: Wie ken je?
        items:
          - choice: wie
            ask: Wie?
            options:
              ik: Ik
              jij: Jij
          - choice: hoe
            ask: Hoe vaak?
            options: hoe-vaak
      - diary: dag
        ask: Hoe ging het?
        every: day
        times: 7
        items:
          - choice: gelukt
            ask: Gelukt?
            options:
              ja: Ja
              nee: >
                Nee,
                nog niet
      - likert: zinnen
        ask: Past dit?
        rows:
          werk: Werk
          vriend: Vrienden
        options: {klopt: Klopt, anders: Anders}
      - gap: zin
        ask: Vul in.
        sentence: Een [wat] stap.
        gaps:
          wat:
            options:
              klein: kleine # zo heet het
              groot: grote
            right: klein
  - end: slot
    say: Klaar.
";

const INSIDE_PATHS: &str = "- path: van alles
  acts:
    - answer:
        lijst:
          - wie: jij
            hoe: vaak
          - {wie: ik, hoe: nooit}
    - answer: {zinnen: {werk: klopt, vriend: anders}}
    - answer: {zin: {wat: klein}}
    - answer: {dag: {gelukt: ja}}
    - continue
    - expect: {step: slot}
";

fn inside() -> Folder {
    let folder = Folder::new();
    folder.write("binnen.yaml", INSIDE);
    folder.write("binnen.paths.yaml", INSIDE_PATHS);
    folder
}

/// Renames what stands behind a mark; the edit.
fn renamed(editor: &mut Editor, name: &str, mark: &str, to: &str) -> Value {
    let mut params = editor.behind(name, mark);
    params["newName"] = json!(to);
    editor.ask("textDocument/rename", params)
}

/// Why a name is refused.
fn refused(editor: &mut Editor, name: &str, mark: &str, to: &str) -> String {
    let mut params = editor.behind(name, mark);
    params["newName"] = json!(to);
    let number = editor.begin("textDocument/rename", params);
    let answer = editor.answer(number);
    answer["error"]["message"].as_str().unwrap_or("").to_owned()
}

#[test]
fn answers_inside_answers_follow_into_the_paths() {
    for (mark, to, path) in [
        ("- choice: wi", "persoon", "- persoon: jij"),
        ("          ji", "ander", "wie: ander"),
        ("- choice: gel", "lukte", "{lukte: ja}"),
        ("          j", "zeker", "{gelukt: zeker}"),
        ("    noo", "nimmer", "hoe: nimmer"),
        ("    va", "dikwijls", "hoe: dikwijls"),
        ("          wer", "baan", "{baan: klopt"),
        ("options: {klo", "past", "{werk: past,"),
        ("          wa", "maat", "{maat: klein}"),
        ("          kle", "smal", "{wat: smal}"),
    ] {
        let folder = inside();
        let mut editor = editor(&folder);
        editor.open("binnen.yaml", INSIDE);
        editor.open("binnen.paths.yaml", INSIDE_PATHS);
        let mark = match mark {
            "          ji" => "ik: Ik\n              ji",
            "          j" => "options:\n              j",
            "          wer" => "rows:\n          we",
            "          wa" => "gaps:\n          wa",
            "          kle" => "options:\n              kle",
            other => other,
        };
        let edit = renamed(&mut editor, "binnen.yaml", mark, to);
        editor.apply(&edit);
        let after = editor.text("binnen.paths.yaml").to_owned();
        assert!(after.contains(path), "{path} in {after}");
        folder.write("binnen.yaml", editor.text("binnen.yaml"));
        folder.write("binnen.paths.yaml", &after);
        let ran = leerpad(folder.path(), &["check", "--deny", "warnings", "binnen.yaml"]);
        assert_eq!(ran.code, 0, "{to}: {}", ran.out);
        let ran = leerpad(folder.path(), &["test", "binnen.yaml"]);
        assert_eq!(ran.code, 0, "{to}: {}", ran.out);
    }
    let folder = inside();
    let mut editor = editor(&folder);
    editor.open("binnen.paths.yaml", INSIDE_PATHS);
    let words = editor.hovers("binnen.paths.yaml", "- wie: ji");
    assert!(words.contains("**`jij`** – keuze"), "{words}");
}

#[test]
fn an_option_keeps_the_name_it_had() {
    for (mark, to, written) in [
        (
            "options:\n              kle",
            "smal",
            "              smal:\n                label: kleine # zo heet het\n                was: [klein]\n              groot",
        ),
        (
            "ja: Ja\n              ne",
            "niet",
            "              niet:\n                label: >\n                  Nee,\n                  nog niet\n                was: [nee]\n      - likert",
        ),
        (
            "    noo",
            "nimmer",
            "    nimmer: {score: 0, label: Nooit, was: [nooit]}\n",
        ),
        ("    va", "dikwijls", "      score: 2\n      was: [vaak]\nsteps:"),
        (
            "options: {klo",
            "past",
            "{past: {label: Klopt, was: [klopt]}, anders: Anders}",
        ),
    ] {
        let folder = inside();
        let mut editor = editor(&folder);
        editor.open("binnen.yaml", INSIDE);
        let edit = renamed(&mut editor, "binnen.yaml", mark, to);
        editor.apply(&edit);
        let after = editor.text("binnen.yaml").to_owned();
        assert!(after.contains(written), "{written} in {after}");
        folder.write("later.yaml", after.replace("version: 1.0.0", "version: 1.0.1"));
        let ran = leerpad(folder.path(), &["diff", "binnen.yaml", "later.yaml"]);
        assert!(ran.out.contains("elk antwoord past"), "{to}: {}", ran.out);
    }
    // And back again, and on.
    let folder = inside();
    let mut editor = editor(&folder);
    editor.open("binnen.yaml", INSIDE);
    for (mark, to, written) in [
        ("options:\n              kle", "smal", "was: [klein]"),
        ("options:\n              sma", "smaller", "was: [klein, smal]"),
        ("options:\n              sma", "klein", "was: [smal, smaller]"),
    ] {
        let edit = renamed(&mut editor, "binnen.yaml", mark, to);
        editor.apply(&edit);
        assert!(
            editor.text("binnen.yaml").contains(written),
            "{}",
            editor.text("binnen.yaml")
        );
    }
    assert_eq!(editor.problems("binnen.yaml"), Vec::<Value>::new());
    let reason = refused(&mut editor, "binnen.yaml", "              gro", "smal");
    assert!(reason.contains("eerder van iets anders"), "{reason}");
}

#[test]
fn the_name_it_has_already_changes_nothing() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("rust.yaml", MODULE);
    for (mark, name) in [("- choice: so", "soort"), ("\n          ra", "ramp")] {
        let edit = renamed(&mut editor, "rust.yaml", mark, name);
        assert_eq!(edit["documentChanges"], json!([]), "{edit}");
    }
}

#[test]
fn a_purpose_has_its_name_in_the_space_of_all() {
    let folder = folder();
    let mut editor = editor(&folder);
    let text = MODULE.replace("  - end: slot\n", "  - end: slot\n    was: [eind]\n");
    editor.open("rust.yaml", &text);
    for (mark, to, reason) in [
        ("- choice: so", "begeleiding", "al van iets anders"),
        ("scales:\n  span", "begeleiding", "al van iets anders"),
        ("purpose: beg", "soort", "al van iets anders"),
        ("purpose: beg", "spanning", "al van iets anders"),
        ("scales:\n  span", "eind", "eerder van iets anders"),
    ] {
        let told = refused(&mut editor, "rust.yaml", mark, to);
        assert!(told.contains(reason), "{mark} {to}: {told}");
    }
}

#[test]
fn what_is_added_has_the_line_ends_of_the_file() {
    let folder = inside();
    let mut editor = editor(&folder);
    let text = INSIDE.replace('\n', "\r\n");
    editor.open("binnen.yaml", &text);
    for (mark, to) in [
        ("exercise: vr", "vraag-het"),
        ("options:\r\n              kle", "smal"),
    ] {
        let edit = renamed(&mut editor, "binnen.yaml", mark, to);
        editor.apply(&edit);
        let after = editor.text("binnen.yaml");
        assert!(after.contains("was: ["), "{after}");
        assert_eq!(
            after.matches('\n').count(),
            after.matches("\r\n").count(),
            "{after:?}"
        );
    }
    assert_eq!(editor.problems("binnen.yaml"), Vec::<Value>::new());
}
