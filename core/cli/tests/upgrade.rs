//! A kept session goes on in another version of its module: `play --was`, and `replay` with every version it was on.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: a fault must stop it"
)]

mod binary;

use binary::person::Person;
use binary::{Folder, leerpad};
use serde_json::Value;

const FIRST: &str = "leerpad: 1
module: slaap
version: 1.0.0
languages: [nl, en]
title: {nl: Slaap, en: Sleep}
steps:
  - exercise: nacht
    title: {nl: Je nacht, en: Your night}
    items:
      - number: uren
        ask: {nl: Hoeveel uur sliep je?, en: How many hours did you sleep?}
        from: 0
        to: 24
      - choice: wakker
        ask: {nl: Lag je wakker?, en: Were you awake?}
        options:
          ja: {nl: Vaak, en: Often}
          nee: {nl: Nooit, en: Never}
  - exercise: avond
    title: {nl: Je avond, en: Your evening}
    items:
      - choice: scherm
        ask: {nl: Een scherm in bed?, en: A screen in bed?}
        options:
          ja: {nl: Zeker, en: Sure}
          nee: {nl: Liever niet, en: Rather not}
  - step: klaar
    title: {nl: Klaar, en: Done}
    body: {nl: Welterusten., en: Good night.}
";

/// The number of hours has another name, and counts no further than 12.
fn second() -> String {
    FIRST
        .replace("version: 1.0.0", "version: 1.1.0")
        .replace("- number: uren", "- number: slaap\n        was: [uren]")
        .replace("to: 24", "to: 12")
}

/// The step at which the learner is is gone; another one took its time.
fn third() -> String {
    second()
        .replace("version: 1.1.0", "version: 2.0.0")
        .replace("- exercise: avond", "- exercise: licht")
        .replace("- choice: scherm", "- choice: lamp")
        .replace("Een scherm in bed?", "Een lamp aan?")
        .replace("A screen in bed?", "A lamp on?")
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("1.yaml", FIRST);
    folder.write("2.yaml", second());
    folder.write("3.yaml", third());
    folder
}

fn entries(folder: &Folder) -> Vec<Value> {
    let text = folder.read("j.jsonl");
    text.lines()
        .skip(1)
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// What the last upgrade is told as.
fn upgraded(folder: &Folder) -> Value {
    let mut all = entries(folder).into_iter();
    let last = all.rfind(|entry| entry["act"] == "upgrade").unwrap();
    last["facts"].as_array().unwrap().last().unwrap().clone()
}

#[test]
fn an_answer_that_fits_is_kept_under_its_new_name_and_the_journal_replays() {
    let folder = folder();
    let mut person = Person::sits_down(&folder, "nl", "1.yaml --journal j.jsonl");
    person.hears("Hoeveel uur");
    person.types("7");
    person.hears("Lag je wakker?");
    person.types("1");
    person.hears("[Enter = verder");
    person.types("");
    person.hears("Een scherm in bed?");
    person.leaves();

    let mut person = Person::sits_down(&folder, "nl", "2.yaml --was 1.yaml --journal j.jsonl");
    person.hears("Je gaat verder in een nieuwe versie; je staat waar je stond. (1.1.0)");
    person.hears("Een scherm in bed?");
    person.types("2");
    person.hears("[Enter = verder");
    person.types("");
    person.hears("Welterusten.");
    person.leaves();
    let entries = entries(&folder);
    let upgrade = entries.iter().find(|entry| entry["act"] == "upgrade").unwrap();
    assert_eq!(upgrade["by"], "system");
    let facts = upgrade["facts"].as_array().unwrap();
    assert_eq!(facts.last().unwrap()["verdict"], "unchanged");
    assert_eq!(facts.last().unwrap()["kept"], 2);

    // Both versions, in either order.
    for modules in [["1.yaml", "2.yaml"], ["2.yaml", "1.yaml"]] {
        let ran = leerpad(
            folder.path(),
            &[
                "replay", "j.jsonl", "--module", modules[0], "--module", modules[1],
            ],
        );
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
        assert!(ran.out.contains("slaap 1.1.0"), "{}", ran.out);
        assert!(ran.out.contains(": unchanged"), "{}", ran.out);
    }

    // Who does not go on in the new version any more has the same session again with both.
    let mut person = Person::sits_down(&folder, "en", "2.yaml --was 1.yaml --journal j.jsonl");
    let said = person.hears("Good night.");
    assert!(!said.contains("new version"), "{said}");
    person.leaves();
}

#[test]
fn a_version_that_is_not_there_is_named_with_the_act_that_asks_for_it() {
    let folder = folder();
    let mut person = Person::sits_down(&folder, "nl", "1.yaml --journal j.jsonl");
    person.hears("Hoeveel uur");
    person.types("7");
    person.hears("Lag je wakker?");
    person.leaves();
    let mut person = Person::sits_down(&folder, "nl", "2.yaml --was 1.yaml --journal j.jsonl");
    person.hears("(1.1.0)");
    person.leaves();
    let entries = entries(&folder);
    let upgrade = entries.iter().find(|entry| entry["act"] == "upgrade").unwrap();
    let (seq, new) = (
        upgrade["seq"].to_string(),
        upgrade["program"].as_str().unwrap().to_owned(),
    );
    let header: Value = serde_json::from_str(folder.read("j.jsonl").lines().next().unwrap()).unwrap();
    let old = header["program"].as_str().unwrap().to_owned();
    let kept = folder.read("j.jsonl");

    for (lang, words, act) in [
        (
            "nl",
            "een versie van de module die er niet bij is",
            "vanaf handeling",
        ),
        ("en", "a version of the module that is not there", "from act"),
    ] {
        // The new one is missing.
        let ran = leerpad(
            folder.path(),
            &["--lang", lang, "play", "1.yaml", "--journal", "j.jsonl"],
        );
        assert_eq!(ran.code, 1);
        assert!(ran.complaints.contains(words), "{}", ran.complaints);
        let place = format!("({act} {seq}: {new})");
        assert!(ran.complaints.contains(&place), "{}", ran.complaints);
        // The old one is missing.
        let ran = leerpad(
            folder.path(),
            &["--lang", lang, "play", "2.yaml", "--journal", "j.jsonl"],
        );
        assert_eq!(ran.code, 1);
        assert!(
            ran.complaints.contains("--was") && ran.complaints.contains(&old),
            "{}",
            ran.complaints
        );
    }
    for (given, seq, missing) in [("1.yaml", seq.as_str(), &new), ("2.yaml", "0", &old)] {
        let told = [
            ("nl", "geef die ook met --module"),
            ("en", "give that too with --module"),
        ];
        for (lang, words) in told {
            let ran = leerpad(
                folder.path(),
                &["--lang", lang, "replay", "j.jsonl", "--module", given],
            );
            assert_eq!(ran.code, 3);
            assert!(ran.out.contains(&format!("seq {seq}\n")), "{}", ran.out);
            assert!(
                ran.out.contains(words) && ran.out.contains(missing.as_str()),
                "{}",
                ran.out
            );
        }
        let ran = leerpad(
            folder.path(),
            &["replay", "j.jsonl", "--module", given, "--format", "json"],
        );
        let told: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(told["seq"].to_string(), seq);
        assert_eq!(told["found"], missing.as_str());
    }
    assert_eq!(folder.read("j.jsonl"), kept);
}

#[test]
fn who_is_asked_may_finish_the_old_version_and_is_not_asked_again() {
    let folder = folder();
    let mut person = Person::sits_down(&folder, "nl", "1.yaml --journal j.jsonl");
    person.hears("Hoeveel uur");
    person.types("7");
    person.hears("Lag je wakker?");
    person.types("1");
    person.hears("[Enter = verder");
    person.types("");
    person.hears("Een scherm in bed?");
    person.types("1");
    person.hears("[Enter = verder");
    person.types("");
    person.hears("Welterusten.");
    person.types("/t");
    person.hears("Een scherm in bed?");
    person.leaves();

    let mut person = Person::sits_down(&folder, "en", "3.yaml --was 1.yaml --journal j.jsonl");
    person.hears("or finish the old one (o)? [o]");
    person.types("o");
    person.hears("A screen in bed?");
    person.leaves();
    assert_eq!(upgraded(&folder)["choice"], "old");
    let count = || {
        entries(&folder)
            .iter()
            .filter(|entry| entry["act"] == "upgrade")
            .count()
    };
    assert_eq!(count(), 2);
    let mut person = Person::sits_down(&folder, "en", "3.yaml --was 1.yaml --journal j.jsonl");
    let said = person.hears("A screen in bed?");
    assert!(!said.contains("new version"), "{said}");
    person.leaves();
    assert_eq!(count(), 2);
}

#[test]
fn who_chooses_the_new_version_goes_on_in_it() {
    let folder = folder();
    let mut person = Person::sits_down(&folder, "nl", "1.yaml --journal j.jsonl");
    person.hears("Hoeveel uur");
    person.types("20");
    person.hears("Lag je wakker?");
    person.types("1");
    person.hears("[Enter = verder");
    person.types("");
    person.hears("Een scherm in bed?");
    person.leaves();
    let mut person = Person::sits_down(&folder, "nl", "3.yaml --was 1.yaml --journal j.jsonl");
    person.hears("of maak je de oude af (o)? [o]");
    person.types("n");
    person.hears("Je gaat verder in een nieuwe versie, misschien een stuk eerder");
    person.leaves();
    let told = upgraded(&folder);
    assert_eq!(told["choice"], "new");
    assert_eq!(told["verdict"], "choice");
    // Twenty hours are more than fit now.
    assert_eq!(told["answers"][0]["item"], "uren");
    let ran = leerpad(
        folder.path(),
        &[
            "replay", "j.jsonl", "--module", "1.yaml", "--module", "3.yaml", "--format", "json",
        ],
    );
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["same"], true, "{}", ran.out);
}

/// Works a little with words of one's own, and goes over to the second version.
fn gone_over() -> Folder {
    let folder = folder();
    let with_words = |text: &str| {
        text.replace(
            "  - exercise: avond\n",
            "  - reflection: denk\n    title: {nl: Denk, en: Think}\n    ask: {nl: Hoe was het?, en: How was it?}\n  - exercise: avond\n",
        )
    };
    folder.write("1.yaml", with_words(FIRST));
    folder.write("2.yaml", with_words(&second()));
    let at = "\"at\":\"2026-11-23T10:14:00.000+01:00\",\"by\":\"learner\"";
    let acts = [
        "\"act\":\"start\"",
        "\"act\":\"answer\",\"item\":\"uren\",\"value\":7",
        "\"act\":\"continue\"",
        "\"act\":\"answer\",\"item\":\"denk\",\"value\":\"heel onrustig\"",
    ];
    let acts: String = acts.iter().map(|act| format!("{{{at},{act}}}\n")).collect();
    folder.write("acts.jsonl", acts);
    let ran = leerpad(
        folder.path(),
        &["play", "1.yaml", "--acts", "acts.jsonl", "--journal", "j.jsonl"],
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.complaints);
    let mut person = Person::sits_down(&folder, "nl", "2.yaml --was 1.yaml --journal j.jsonl");
    person.hears("(1.1.0)");
    person.leaves();
    folder
}

#[test]
fn what_a_learner_takes_home_has_every_version_and_comes_back() {
    let folder = gone_over();
    let export = |own: &str, more: &[&str]| {
        let mut words = vec!["export", "2.yaml", "--journal", "j.jsonl", "--own", own];
        words.extend(more);
        leerpad(folder.path(), &words)
    };
    let ran = export("thuis", &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("--was"), "{}", ran.complaints);
    for own in ["thuis", "thuis.zip"] {
        let ran = export(own, &["--was", "1.yaml"]);
        assert_eq!(ran.code, 0, "{}", ran.complaints);
        let journal = format!("{own}.jsonl");
        let ran = leerpad(folder.path(), &["import", own, "--journal", &journal]);
        assert_eq!(ran.code, 0, "{}", ran.complaints);
        assert!(ran.out.contains("slaap 1.1.0"), "{}", ran.out);
        assert_eq!(folder.read(&journal), folder.read("j.jsonl"));
        let vault = folder.read(&format!("{journal}.vault"));
        assert!(vault.contains("heel onrustig"));
    }
    let page = folder.read("thuis/van-mij.html");
    assert!(page.contains("heel onrustig") && page.contains("Hoeveel uur sliep je?"));
    let told: Value = serde_json::from_str(&folder.read("thuis/van-mij.json")).unwrap();
    let told = told.to_string();
    // In the names of the version that it is on, with the time of the answer.
    assert!(told.contains("\"slaap\"") && !told.contains("\"uren\""), "{told}");
    assert!(told.contains("2026-11-23T10:14:00.000+01:00"), "{told}");
    assert_eq!(folder.read("thuis/programs-before.jsonl").lines().count(), 1);
}

#[test]
fn words_are_erased_of_a_session_that_went_over_too() {
    let folder = gone_over();
    let ran = leerpad(folder.path(), &["erase", "2.yaml", "--journal", "j.jsonl"]);
    assert_eq!(ran.code, 1);
    assert!(folder.read("j.jsonl.vault").contains("onrustig"));
    let ran = leerpad(
        folder.path(),
        &["erase", "2.yaml", "--was", "1.yaml", "--journal", "j.jsonl"],
    );
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(!folder.read_if_there("j.jsonl.vault").contains("onrustig"));
}

#[test]
fn a_report_counts_it_with_every_version_and_names_the_one_that_is_missing() {
    let folder = gone_over();
    let upgrade = entries(&folder)
        .into_iter()
        .find(|entry| entry["act"] == "upgrade")
        .unwrap();
    let place = format!(
        "(vanaf handeling {}: {})",
        upgrade["seq"],
        upgrade["program"].as_str().unwrap()
    );
    let ran = leerpad(folder.path(), &["report", "--journals", ".", "1.yaml"]);
    assert!(ran.complaints.contains(&place), "{}", ran.complaints);
    let ran = leerpad(folder.path(), &["report", "--journals", ".", "2.yaml", "1.yaml"]);
    assert!(!ran.complaints.contains("j.jsonl"), "{}", ran.complaints);
}
