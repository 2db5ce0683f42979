//! `leerpad lsp` offers what fits, and only that: names in maps, long forms, units, and the answers of paths.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::Folder;
use binary::editor::{Editor, PART, editor};

/// A module with what answers and maps can hold.
const MODULE: &str = "leerpad: 1
module: breed
version: 1.0.0
languages: [nl, en]
title: {nl: Breed, en: Broad}
blend:
  guide: required
  meet: [phone, chat]
privacy:
  keep: 90 days
  purposes:
    gids:
      ask: {nl: Mag dit?, en: May this?}
      with: guide
option-sets:
  hoe-vaak:
    soms: {score: 1, label: {nl: Soms, en: Sometimes}}
    vaak: {nl: Vaak, en: Often}
settings:
  waar: {type: choice, options: [thuis, buiten], default: thuis}
  stil: {type: confirm, default: false}
steps:
  - exercise: vragen
    title: {nl: Vragen, en: Questions}
    items:
      - choice: kleur
        ask: {nl: Welke?, en: Which?}
        options:
          rood: {nl: Rood, en: Red}
          blauw: {nl: Blauw, en: Blue}
        rules:
          - when: answer == rood
            say: {nl: Warm, en: Warm}
          - say: {nl: Koud, en: Cold}
      - rank: rang
        ask: {nl: Volgorde?, en: Order?}
        options:
          een: {nl: Een, en: One}
          twee: {nl: Twee, en: Two}
      - likert: zinnen
        ask: {nl: Past dit?, en: Does this fit?}
        rows:
          werk: {nl: Werk, en: Work}
        options: hoe-vaak
      - match: paren
        ask: {nl: Wat hoort bij wat?, en: What goes together?}
        left:
          dag: {nl: Dag, en: Day}
          nacht: {nl: Nacht, en: Night}
        right:
          zon: {nl: Zon, en: Sun}
          maan: {nl: Maan, en: Moon}
        pairs: {dag: zon, nacht: maan}
      - gap: zin
        ask: {nl: Vul in, en: Fill in}
        sentence:
          nl: Een [wat] stap
          en: A [wat] step
        gaps:
          wat:
            options:
              klein: {nl: kleine, en: small}
              groot: {nl: grote, en: big}
            right: klein
      - diary: dagboek
        ask: {nl: Hoe ging het?, en: How was it?}
        every: day
        times: 3
        within: 7 days
        items:
          - choice: gelukt
            ask: {nl: Gelukt?, en: Did it work?}
            options:
              ja: {nl: Ja, en: Yes}
              nee: {nl: Nee, en: No}
      - goal: doel
        ask: {nl: Wat wil je?, en: What do you want?}
        reach-from: 0
        to: 10
      - confirm: klaar
        ask: {nl: Klaar?, en: Ready?}
      - note: lees
        body: {nl: Lees dit, en: Read this}
  - exercise: terug
    title: {nl: Terug, en: Back}
    items:
      - goal-review: kijk
        of: doel
        ask: {nl: Hoe ver?, en: How far?}
      - recall: weer
        of: kleur
  - reflection: mee
    ask: {nl: Wat neem je mee?, en: What do you take along?}
  - use: ademen
    module: parts/adem.yaml
    settings: {duur: 4}
  - wait: even
    title: {nl: Even, en: A while}
    until: release
    within: 7 days
    otherwise: praten
  - contact: praten
    title: {nl: Praten, en: Talk}
    within: 7 days
    otherwise: delen
  - share: delen
    title: {nl: Delen, en: Share}
    purpose: gids
    offer: [kleur]
  - end: slot
    say: {nl: Klaar, en: Done}
";

const PATHS: &str = "- path: een
  settings: {waar: thuis}
  acts:
    - answer: {kleur: rood}
    - continue
";

fn folder() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("parts")).unwrap();
    folder.write("breed.yaml", MODULE);
    folder.write("breed.paths.yaml", PATHS);
    folder.write("parts/adem.yaml", PART);
    folder.write("compose.yaml", "services:\n  a: b\n");
    folder
}

/// What is offered at `^` in a line that stands instead of another.
fn offered(editor: &mut Editor, name: &str, old: &str, new: &str) -> Vec<String> {
    let mark = new.split('^').next().unwrap();
    let written = new.replace('^', "");
    let at = editor.text(name).find(old).unwrap();
    editor.write_at(name, at, old.len(), &written);
    let place = editor.at(name, at + mark.len());
    let items = editor.ask("textDocument/completion", place);
    editor.write_at(name, at, written.len(), old);
    let labels = items.as_array().unwrap().iter();
    labels
        .map(|item| item["label"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn names_in_maps_and_long_forms_are_offered() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("breed.yaml", MODULE);
    editor.problems("breed.yaml");
    let mut all = |old: &str, new: &str| offered(&mut editor, "breed.yaml", old, new);
    let option = ["label", "when", "score", "alone", "image", "was"];
    for (old, new) in [
        ("    vaak: {nl: Vaak, en: Often}", "    vaak: {^}"),
        ("          blauw: {nl: Blauw, en: Blue}", "          blauw: {^}"),
        (
            "          blauw: {nl: Blauw, en: Blue}",
            "          blauw:\n            ^",
        ),
    ] {
        let found = all(old, new);
        assert_eq!(found[..6], option, "{new}");
        assert_eq!(found[6..], ["nl", "en"], "{new}");
    }
    let found = all(
        "          blauw: {nl: Blauw, en: Blue}",
        "          blauw:\n            score: 1\n            ^",
    );
    assert!(
        found.contains(&"alone".to_owned()) && !found.contains(&"score".to_owned()),
        "{found:?}"
    );
    for (old, new, expected) in [
        ("title: {nl: Breed, en: Broad}", "title:\n  ^", vec!["nl", "en"]),
        (
            "title: {nl: Breed, en: Broad}",
            "title: {nl: Breed, ^}",
            vec!["en"],
        ),
        ("settings: {duur: 4}", "settings: {^}", vec!["duur"]),
        ("module: parts/adem.yaml", "module: ^", vec!["parts/adem.yaml"]),
        ("module: parts/adem.yaml", "module: parts/a^", vec!["adem.yaml"]),
        (
            "pairs: {dag: zon, nacht: maan}",
            "pairs: {^}",
            vec!["dag", "nacht"],
        ),
        (
            "pairs: {dag: zon, nacht: maan}",
            "pairs: {dag: ^}",
            vec!["zon", "maan"],
        ),
        (
            "        gaps:\n          wat:\n",
            "        gaps:\n          ^\n",
            vec!["wat"],
        ),
        (
            "keep: 90 days",
            "keep: 90 ^",
            vec!["days", "weeks", "months", "years"],
        ),
        ("keep: 90 days", "keep: ^", vec![]),
        (
            "        within: 7 days\n",
            "        within: 7 ^\n",
            vec!["days", "weeks"],
        ),
        (
            "    within: 7 days\n    otherwise: praten",
            "    within: 7 ^\n    otherwise: praten",
            vec!["minutes", "hours", "days", "weeks"],
        ),
        ("        of: doel", "        of: ^", vec!["doel"]),
        ("when: answer == rood", "when: position(^", vec!["rang"]),
    ] {
        assert_eq!(all(old, new), expected, "{new}");
    }
    let found = all("        of: kleur", "        of: ^");
    assert!(
        found.contains(&"kleur".to_owned()) && found.contains(&"doel".to_owned()),
        "{found:?}"
    );
    assert!(
        !found.contains(&"lees".to_owned()) && !found.contains(&"weer".to_owned()),
        "{found:?}"
    );
    let found = all("when: answer == rood", "when: answered(^");
    assert!(found.contains(&"mee".to_owned()), "{found:?}");
    let found = all("say: {nl: Warm, en: Warm}", "say: \"{^}\"");
    assert!(found.contains(&"answer".to_owned()), "{found:?}");
    let found = all("title: {nl: Vragen, en: Questions}", "title: \"{^}\"");
    assert!(!found.contains(&"answer".to_owned()), "{found:?}");
}

#[test]
fn paths_are_offered_what_fits_the_question() {
    let folder = folder();
    let mut editor = editor(&folder);
    editor.open("breed.paths.yaml", PATHS);
    let answer = "answer: {kleur: rood}";
    for (old, new, expected) in [
        (answer, "answer: {zinnen: {^}}", vec!["werk"]),
        (answer, "answer:\n        zinnen:\n          ^", vec!["werk"]),
        (answer, "answer: {zinnen: {werk: ^}}", vec!["soms", "vaak"]),
        (answer, "answer: {paren: {^}}", vec!["dag", "nacht"]),
        (answer, "answer: {paren: {dag: ^}}", vec!["zon", "maan"]),
        (answer, "answer: {zin: {^}}", vec!["wat"]),
        (answer, "answer: {zin: {wat: ^}}", vec!["klein", "groot"]),
        (answer, "answer: {dagboek: {^}}", vec!["gelukt"]),
        (answer, "answer: {dagboek: {gelukt: ^}}", vec!["ja", "nee"]),
        (answer, "answer: {klaar: ^}", vec!["true", "false"]),
        (answer, "answer: {rang: [^]}", vec!["een", "twee"]),
        (answer, "consent: {gids: ^}", vec!["true", "false"]),
        (answer, "unshare: {gids: ^}", vec!["kleur"]),
        (answer, "contact-ask: {praten: ^}", vec!["phone", "chat"]),
        (answer, "guide: {release: ^}", vec!["even"]),
        (
            answer,
            "guide: {^}",
            vec![
                "contact-offer",
                "contact-plan",
                "contact-held",
                "contact-decline",
                "release",
            ],
        ),
        (answer, "system: {^}", vec!["answer"]),
        ("{waar: thuis}", "{waar: ^}", vec!["thuis", "buiten"]),
        ("{waar: thuis}", "{stil: ^}", vec!["true", "false"]),
    ] {
        let found = offered(&mut editor, "breed.paths.yaml", old, new);
        assert_eq!(found, expected, "{new}");
    }
}

#[test]
fn of_many_names_those_come_that_the_letters_fit() {
    let folder = Folder::new();
    let mut text =
        "leerpad: 1\nmodule: veel\nversion: 1.0.0\nlanguages: [nl]\ntitle: Veel\nsteps:\n".to_owned();
    for step in 0..300 {
        text.push_str(&format!("  - step: stap-{step}\n    title: T\n    body: B\n"));
    }
    text.push_str("    next: ");
    let mut editor = editor(&folder);
    editor.open("veel.yaml", &text);
    let ask = |editor: &mut Editor, written: &str| {
        let at = text.len();
        editor.write_at("veel.yaml", at, 0, written);
        let place = editor.at("veel.yaml", at + written.len());
        let found = editor.ask("textDocument/completion", place);
        editor.write_at("veel.yaml", at, written.len(), "");
        let items = found["items"].as_array().unwrap().iter();
        let labels: Vec<String> = items
            .map(|item| item["label"].as_str().unwrap().to_owned())
            .collect();
        (found["isIncomplete"].as_bool().unwrap(), labels)
    };
    let (is_cut, found) = ask(&mut editor, "");
    assert!(is_cut && found.len() <= 201, "{}", found.len());
    // As editors match: the letters in their order, whatever stands between.
    let (is_cut, found) = ask(&mut editor, "s29");
    assert!(is_cut, "another letter asks again");
    assert!(
        found.contains(&"stap-29".to_owned()) && found.contains(&"stap-290".to_owned()),
        "{found:?}"
    );
    assert!(!found.contains(&"stap-3".to_owned()), "{found:?}");
}
