//! `leerpad check`, as authors, editors and code hosts use it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, RIGHT, command, leerpad, ran, root};
use serde_json::Value;

fn faulty() -> String {
    RIGHT.replace("      - midden\n", "      - midde\n")
}

#[test]
fn the_modules_here_are_clean() {
    let ran = leerpad(&root(), &["check", "modules"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "Alles klopt: 6 modules bekeken.\nNiemand hoeft te wachten op de begeleider: 2 plekken, elk met een grens.\n\
             De begeleider merkt het als iemand bij `delen` (een-stap-voor-jou) komt, en dat hangt af van: `verder`.\n\
             De begeleider merkt het als iemand bij `samen-kijken` (een-stap-voor-jou) komt, en dat hangt af van: `verder`.\n\
             De begeleider merkt het als iemand bij `bijeenkomst` (samen-in-de-buurt) komt.\n\
             Wat iemand bij `woord` (echt-online) schrijft, staat woord voor woord in het journaal.\n\
             Wat iemand bij `zin` (een-stap-voor-jou) schrijft, staat woord voor woord in het journaal.\n"
        ),
        "{}",
        ran.complaints
    );
}

#[test]
fn a_fault_ends_with_2_and_names_its_place() {
    let folder = Folder::new();
    folder.write("a.yaml", faulty());
    let ran = leerpad(folder.path(), &["check", "a.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("a.yaml:22"), "{}", ran.out);
    assert!(
        ran.out.contains("`midde`") && ran.out.contains("midden"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains('\u{1b}'), "no colour where nobody looks");
    // What was supposed to look further is said.
    let end = "1 fout\nOf iemand vastloopt, en of er iets staat dat niemand krijgt, is bekeken alsof elke fout hersteld is zoals \
               erbij staat.\n";
    assert!(ran.out.ends_with(end), "{}", ran.out);
}

/// A module of one exercise that asks these.
fn asking(items: &str) -> String {
    format!(
        "leerpad: 1\nmodule: geld\nversion: 1.0.0\nlanguages: [nl]\ntitle: Geld\nsteps:\n  - exercise: vraag\n    title: Een \
         vraag\n    items:\n{items}"
    )
}

#[test]
fn what_keeps_paths_from_being_looked_at_is_said() {
    let folder = Folder::new();
    let amount =
        |to| format!("      - number: uren\n        ask: Hoeveel uur?\n        from: 0\n        to: {to}\n");
    folder.write("a.yaml", asking(&amount("heel veel")));
    let ran = leerpad(folder.path(), &["check", "a.yaml"]);
    let end = "1 fout\nOf iemand vastloopt, en of er iets staat dat niemand krijgt, is hier nog niet bekeken: dat kan pas zonder deze \
               fouten.\n";
    assert!(ran.code == 2 && ran.out.ends_with(end), "{}", ran.out);
    let unread = format!("{}        required: iets-anders == 1\n", amount("5"));
    folder.write("b.yaml", asking(&unread));
    let ran = leerpad(folder.path(), &["check", "b.yaml"]);
    let end = "1 fout\nEen voorwaarde die niet te lezen is, kan van alles betekenen: van de paden staat hier alleen wat hoe dan ook \
               zo is.\n";
    assert!(ran.code == 2 && ran.out.ends_with(end), "{}", ran.out);
}

#[test]
fn what_is_not_sure_is_named_by_its_line() {
    let folder = Folder::new();
    let amount =
        |id| format!("      - number: {id}\n        ask: Hoeveel?\n        from: 0\n        to: 5000\n");
    let note = "      - note: over\n        when: loon * huur == 11\n        body: Precies.\n";
    folder.write(
        "a.yaml",
        asking(&format!("{}{}{note}", amount("loon"), amount("huur"))),
    );
    let ran = leerpad(folder.path(), &["check", "a.yaml"]);
    let whole = "Geen problemen gevonden: 1 module bekeken.\nNog niet zeker is wat hangt aan regel 19: `leerpad check --prove` kijkt \
                 verder, en zegt waarom.\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, whole));
}

#[test]
fn the_way_into_a_trap_is_played_again() {
    let folder = Folder::new();
    let trap = "leerpad: 1
module: rondje
version: 1.0.0
languages: [nl]
title: Rondje
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - number: uren
        ask: Hoeveel uur?
        from: 0
        to: 9
        check:
          - must: answer > 9
            say: Klopt dat?
  - step: heen
    title: Heen
    next:
      - when: uren > 5
        go: klaar
      - terug
  - step: terug
    title: Terug
    next: heen
  - step: klaar
    title: Klaar
";
    folder.write("rondje.yaml", trap);
    let ran = leerpad(folder.path(), &["check", "rondje.yaml", "--format", "json"]);
    assert_eq!(ran.code, 2);
    let problems: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let with_way = |code: &str| {
        problems.iter().find(|problem| problem["code"] == code).unwrap()["example"]["acts"].clone()
    };
    assert!(
        problems
            .iter()
            .any(|problem| problem["code"] == "check-never-met"),
        "{}",
        ran.out
    );
    let acts = with_way("never-ends");
    let lines: String = acts
        .as_array()
        .unwrap()
        .iter()
        .map(|act| format!("{}\n", act.as_str().unwrap()))
        .collect();
    folder.write("weg.jsonl", lines);
    let ran = leerpad(folder.path(), &["play", "rondje.yaml", "--acts", "weg.jsonl"]);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(!ran.out.contains("\"refused\""), "{}", ran.out);
    // What is kept is a learner's, who meets no such module.
    let ran = leerpad(
        folder.path(),
        &[
            "play",
            "rondje.yaml",
            "--acts",
            "weg.jsonl",
            "--journal",
            "j.jsonl",
        ],
    );
    assert_eq!(ran.code, 1);
}

#[test]
fn what_could_not_run_ends_with_1_and_the_rest_is_checked() {
    let folder = Folder::new();
    let ran = leerpad(folder.path(), &["check", "niet-hier.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.complaints.contains("`niet-hier.yaml` is er niet"),
        "{}",
        ran.complaints
    );
    folder.write("latin.yaml", b"title: caf\xe9\n");
    folder.write("b.yaml", faulty());
    let ran = leerpad(folder.path(), &["check", "."]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.complaints.contains("UTF-8") && ran.complaints.contains("regel 1"),
        "{}",
        ran.complaints
    );
    assert!(ran.out.contains("midde"), "{}", ran.out);
    assert_eq!(leerpad(folder.path(), &["chekc", "."]).code, 1);
    let empty = Folder::new();
    assert_eq!(leerpad(empty.path(), &["check", "."]).code, 1);
}

#[test]
fn warnings_end_with_2_when_denied() {
    let folder = Folder::new();
    // A text that a hash cuts off: it runs, and it is probably not what was meant.
    folder.write(
        "a.yaml",
        RIGHT.replace("title: Midden", "title: Midden #1 van alles"),
    );
    let ran = leerpad(folder.path(), &["check", "a.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("1 waarschuwing"), "{}", ran.out);
    assert_eq!(
        leerpad(folder.path(), &["check", "a.yaml", "--deny", "warnings"]).code,
        2
    );
}

#[test]
fn json_has_one_object_per_line_and_counts_as_people_do() {
    let folder = Folder::new();
    let text = RIGHT.replace(
        "      - when: soort == een\n",
        "      - when: \"soort == 'é😀' or soortt == een\"\n",
    );
    folder.write("a.yaml", &text);
    let ran = leerpad(folder.path(), &["check", "--format", "json", "a.yaml"]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    let problems: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let found = problems
        .iter()
        .find(|problem| problem["message"].as_str().unwrap().contains("soortt"))
        .unwrap();
    for key in ["code", "severity", "message", "why", "help", "fix", "related"] {
        assert!(found.get(key).is_some(), "{key}: {found}");
    }
    let place = &found["place"];
    assert_eq!(
        (&place["path"], &place["line"]),
        (&Value::from("a.yaml"), &Value::from(20))
    );
    let line = text.lines().nth(19).unwrap();
    let column = line
        .chars()
        .take(place["column"].as_u64().unwrap() as usize - 1)
        .collect::<String>();
    assert!(
        line.strip_prefix(&column).unwrap().starts_with("soortt"),
        "{found}"
    );
    assert_eq!(
        place["end_column"].as_u64().unwrap() - place["column"].as_u64().unwrap(),
        6
    );
}

#[test]
fn sarif_is_one_document_also_of_a_clean_run() {
    let folder = Folder::new();
    folder.write("a.yaml", faulty());
    folder.write("b.yaml", RIGHT);
    for (name, results) in [(".", 1), ("b.yaml", 0)] {
        let ran = leerpad(folder.path(), &["check", "--format", "sarif", name]);
        let sarif: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(sarif["version"], "2.1.0");
        assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), results);
    }
}

#[test]
fn a_part_is_told_of_once_and_one_that_is_not_there_is_a_fault() {
    let folder = Folder::new();
    let using = RIGHT.replace(
        "  - end: slot",
        "  - use: deel\n    module: parts/deel.yaml\n  - end: slot",
    );
    folder.write("a.yaml", &using);
    folder.write("b.yaml", using.replace("module: kort", "module: lang"));
    let ran = leerpad(folder.path(), &["check", "a.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("parts/deel.yaml"), "{}", ran.out);
    folder.write(
        "parts/deel.yaml",
        faulty().replace("module: kort", "module: deel"),
    );
    let ran = leerpad(folder.path(), &["check", "--format", "json", "."]);
    assert_eq!(ran.out.matches("`midde`").count(), 1, "{}", ran.out);
}

#[test]
fn the_language_is_that_of_the_option_then_of_the_machine_then_dutch() {
    let folder = Folder::new();
    folder.write("a.yaml", RIGHT);
    let english = "All is well: 1 module checked.\n";
    assert_eq!(
        leerpad(folder.path(), &["check", "a.yaml", "--lang", "en"]).out,
        english
    );
    assert_eq!(
        leerpad(folder.path(), &["--lang", "en", "check", "a.yaml"]).out,
        english
    );
    assert_eq!(
        leerpad(folder.path(), &["check", "a.yaml"]).out,
        "Alles klopt: 1 module bekeken.\n"
    );
    let with = |name: &str, value: &str| {
        ran(&command(folder.path(), &["check", "a.yaml"])
            .env(name, value)
            .output()
            .unwrap())
        .out
    };
    assert_eq!(with("LEERPAD_LANG", "en"), english);
    assert_eq!(with("LANG", "en_US.UTF-8"), english);
    assert_eq!(with("LANG", "fr_FR.UTF-8"), "Alles klopt: 1 module bekeken.\n");
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::io::Read;
    use std::process::Stdio;
    let mut child = command(&root(), &["schema"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
