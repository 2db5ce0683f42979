//! A learner and a guide on one session: two terminals, paths with both, and what the checker says of waiting.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: a fault must stop it"
)]

mod binary;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use binary::person::Person;
use binary::{Folder, leerpad};

const LEERPAD: &str = env!("CARGO_BIN_EXE_leerpad");

const MODULE: &str = "leerpad: 1
module: samen
version: 1.0.0
languages: [nl]
title: Samen
blend: {meet: [in-person, phone]}
steps:
  - contact: praten
    title: Even praten
    guide: Vraag wat hielp.
    within: 7 days
    otherwise: verder
  - wait: groen-licht
    title: Groen licht
    until: release
    within: 3 days
    otherwise: verder
  - activity: spel
    title: Spel
    launch: ademspel
    result: {type: number, from: 0, to: 10}
    within: 2 days
    otherwise: verder
  - step: verder
    title: Verder
    body: \"Je had {spel|nog geen} punten.\"
";

#[test]
fn a_learner_and_a_guide_each_at_a_terminal() {
    let folder = Folder::new();
    folder.write("samen.yaml", MODULE);
    let alone = leerpad(
        folder.path(),
        &["play", "samen.yaml", "--as", "guide", "--acts", "-"],
    );
    assert_eq!(alone.code, 1, "acts say themselves whose they are");
    assert!(alone.complaints.contains("--acts"), "{}", alone.complaints);

    let mut learner = Person::sits_down(&folder, "nl", "samen.yaml");
    let shown = learner.hears("> ");
    assert!(shown.contains("Dit gesprek: nog niets afgesproken"), "{shown}");
    assert!(
        shown.contains("1. vragen: in het echt") && shown.contains("2. vragen: bellen"),
        "{shown}"
    );
    let mut guide = Person::sits_down(&folder, "nl", "samen.yaml --as guide");
    let shown = guide.hears("sluiten]");
    assert!(shown.contains("1. Even praten: nog niets afgesproken"), "{shown}");
    assert!(
        shown.contains("Vraag wat hielp.") && shown.contains("wacht uiterlijk tot"),
        "{shown}"
    );

    // The guide offers the phone alone; the learner, who saw both forms, asks for another, and that is judged anew.
    guide.types("1");
    let choices = guide.hears("het gesprek gaat niet door");
    assert!(choices.contains("1. manieren voorstellen"), "{choices}");
    guide.types("1");
    guide.hears("Kies nummers");
    guide.types("2");
    guide.hears("sluiten]");
    learner.types("1");
    let told = learner.hears("op die manier kan dit gesprek niet");
    assert!(
        told.contains("* Even praten: je begeleider stelt voor: bellen"),
        "{told}"
    );
    learner.hears("> ");
    learner.types("1");
    let shown = learner.hears("Dit gesprek: gevraagd: bellen");
    assert!(!shown.contains("fout"), "{shown}");

    // The guide hears of it, and says that it was held; the learner goes on.
    guide.types("");
    let shown = guide.hears("sluiten]");
    assert!(
        shown.contains("* Even praten: er is om een gesprek gevraagd: bellen"),
        "{shown}"
    );
    guide.types("1");
    let choices = guide.hears("het gesprek gaat niet door");
    assert!(choices.contains("3. we hebben elkaar gesproken"), "{choices}");
    guide.types("3");
    guide.hears("1. Even praten: geweest: bellen");
    guide.hears("sluiten]");
    learner.types("");
    let shown = learner.hears("Groen licht");
    assert!(
        shown.contains("je begeleider zegt dat jullie elkaar gesproken hebben"),
        "{shown}"
    );
    learner.hears("> ");
    learner.types("");
    learner.hears("je kunt hier nog even niet verder");

    // Nobody else sits down where somebody sits, and nothing is erased under them.
    let second = Command::new("script")
        .args([
            "-qec",
            &format!("{LEERPAD} --lang nl play samen.yaml"),
            "/dev/null",
        ])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&second.stdout).contains("is al open in een ander venster"));
    let erased = leerpad(
        folder.path(),
        &["erase", "samen.yaml", "--journal", "samen.journal.jsonl"],
    );
    assert!(
        erased.complaints.contains("is al open in een ander venster"),
        "{}",
        erased.complaints
    );

    guide.types("");
    guide.hears("2. Groen licht: wacht tot jij laat verdergaan");
    guide.hears("sluiten]");
    guide.types("2");
    guide.hears("sluiten]");
    learner.types("");
    let shown = learner.hears("Open: ademspel");
    assert!(
        shown.contains("* Groen licht: je begeleider laat je verdergaan"),
        "{shown}"
    );
    assert!(shown.contains("Uitkomst: komt vanzelf binnen"), "{shown}");
    guide.leaves();
    learner.leaves();
    let left: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(
        !left
            .iter()
            .any(|name| name.ends_with(".learner") || name.ends_with(".guide")),
        "{left:?}"
    );
    let journal = std::fs::File::open(folder.path().join("samen.journal.jsonl")).unwrap();
    let acts: Vec<String> = BufReader::new(journal)
        .lines()
        .skip(1)
        .map(|line| {
            let entry: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            format!(
                "{} {}",
                entry["by"].as_str().unwrap(),
                entry["act"].as_str().unwrap()
            )
        })
        .collect();
    let expected = [
        "learner start",
        "guide contact-offer",
        "learner contact-ask",
        "guide contact-held",
        "learner continue",
        "guide release",
        "learner continue",
        "learner stop",
    ];
    assert_eq!(acts, expected);
}

#[test]
fn a_guide_finds_no_session_before_it_was_begun() {
    let folder = Folder::new();
    folder.write("samen.yaml", MODULE);
    let output = Command::new("script")
        .args([
            "-qec",
            &format!("{LEERPAD} --lang nl play samen.yaml --as guide"),
            "/dev/null",
        ])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("samen.journal.jsonl` is er niet"), "{said}");
}

const PATHS: &str = "- path: samen
  acts:
    - expect: {here: praten, contact: {praten: open}}
    - guide: {contact-offer: {praten: [phone]}}
    - contact-ask: {praten: in-person}
    - expect: {refused: form-not-offered}
    - contact-ask: {praten: phone}
    - guide: {contact-plan: {praten: 2026-01-06 14:00}}
    - expect: {contact: {praten: planned}}
    - continue
    - expect: {refused: waiting}
    - contact-held: {praten: {form: phone}}
    - expect: {step: groen-licht, contact: {praten: held}}
    - guide: {release: groen-licht}
    - expect: {step: spel}
    - system: {answer: {spel: 7.5}}
    - expect: {step: verder, says: \"Je had 7,5 punten.\"}
- path: niemand komt
  acts:
    - contact-decline: praten
    - expect: {step: verder, contact: {praten: declined}, says: Je had nog geen punten.}
- path: niemand antwoordt
  acts:
    - guide: {contact-held: {praten: {form: phone}}}
    - expect: {step: groen-licht}
    - clock: +3 days
    - expect: {step: verder}
- path: geen uitkomst
  acts:
    - contact-held: {praten: {form: in-person}}
    - expect: {step: groen-licht}
    - guide: {release: groen-licht}
    - expect: {step: spel}
    - clock: +2 days
    - tick
    - expect: {step: verder}
";

#[test]
fn paths_hold_acts_of_the_guide_and_the_system() {
    let folder = Folder::new();
    folder.write("samen.yaml", MODULE);
    folder.write("samen.paths.yaml", PATHS);
    let ran = leerpad(folder.path(), &["test", "samen.yaml"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    assert!(
        ran.out.contains("4 paden goed, 0 mis; elke weg is gelopen."),
        "{}",
        ran.out
    );

    folder.write(
        "samen.paths.yaml",
        PATHS.split("- path: niemand antwoordt").next().unwrap(),
    );
    let ran = leerpad(folder.path(), &["test", "samen.yaml"]);
    assert!(
        ran.out
            .contains("de weg van `groen-licht` naar `verder` als er niemand kwam (`otherwise`)"),
        "{}",
        ran.out
    );
    folder.write(
        "samen.paths.yaml",
        "- path: mis\n  acts:\n    - guide: {contact-hold: praten}\n    - guide: release\n    - system: {release: groen-licht}\n    - contact-plan: {praten: straks}\n    - expect: {contact: {praten: held}}\n",
    );
    let ran = leerpad(folder.path(), &["test", "samen.yaml"]);
    for words in [
        "`contact-hold` betekent hier niets; bedoel je `contact-held`?",
        "`guide:` vraagt namen",
        "`release` betekent hier niets",
        "`straks` is geen tijd",
    ] {
        assert!(
            ran.out.contains(words) || ran.complaints.contains(words),
            "{words}: {}{}",
            ran.out,
            ran.complaints
        );
    }
}

#[test]
fn the_checker_says_that_nobody_is_kept_waiting() {
    let folder = Folder::new();
    folder.write("samen.yaml", MODULE);
    let ran = leerpad(folder.path(), &["check", "samen.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    // And what the guide notices, though nothing is shared.
    let said = "Niemand hoeft te wachten op de begeleider: 3 plekken, elk met een grens.\n\
                De begeleider merkt het als iemand bij `praten` komt.\n\
                De begeleider merkt het als iemand bij `groen-licht` komt.\n";
    assert!(ran.out.ends_with(said), "{}", ran.out);
    let drawn = leerpad(folder.path(), &["graph", "samen.yaml", "--format", "dot"]);
    assert!(
        drawn.out.contains("komt er niemand"),
        "{}{}",
        drawn.out,
        drawn.complaints
    );
    folder.write(
        "samen.yaml",
        MODULE
            .replace(
                "    otherwise: verder\n  - activity",
                "    otherwise: praten\n  - activity",
            )
            .replace(
                "    within: 7 days\n    otherwise: verder\n",
                "    within: 7 days\n    otherwise: groen-licht\n",
            ),
    );
    let ran = leerpad(folder.path(), &["check", "samen.yaml"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(
        ran.out.contains("stuck-in-silence") && !ran.out.contains("Niemand hoeft"),
        "{}",
        ran.out
    );
}
