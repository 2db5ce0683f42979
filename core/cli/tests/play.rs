//! `play` and `replay` as they are used: acts through a pipe, a person at a terminal, a journal that was changed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: a fault must stop it"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const LEERPAD: &str = env!("CARGO_BIN_EXE_leerpad");

const MODULE: &str = "leerpad: 1
module: kort
version: 1.0.0
languages: [nl, en]
title: {nl: Kort, en: Short}
settings:
  buurt:
    type: text
    default: je wijkteam
watch:
  words: [zelfmoord]
help:
  - title: {nl: Praten, en: Talking}
    phone: 113
steps:
  - exercise: een
    title: {nl: Een, en: One}
    items:
      - choice: soort
        ask: {nl: Welke?, en: Which?}
        required: true
        options:
          a: {label: {nl: Eerste, en: First}}
          b: {label: {nl: Tweede, en: Second}}
      - words: eigen
        ask: {nl: Iets kwijt?, en: Anything?}
  - step: twee
    title: {nl: Twee, en: Two}
    body:
      nl: \"Praat met {buurt}. Je schreef: {eigen|niets}.\"
      en: \"Talk to {buurt}. You wrote: {eigen|nothing}.\"
";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("kort.yaml"), MODULE).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(LEERPAD)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// A person at a terminal: `script` of util-linux gives the program one.
fn person(folder: &Path, arguments: &str, typed: &str) -> String {
    let mut child = Command::new("script")
        .args(["-qec", &format!("{LEERPAD} {arguments}"), "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().replace('\r', "")
}

fn acts(list: &[&str]) -> String {
    let act = |(second, rest): (usize, &&str)| {
        format!("{{\"at\":\"2026-11-23T10:14:{second:02}.000+01:00\",\"by\":\"learner\",{rest}}}\n")
    };
    list.iter().enumerate().map(act).collect()
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const WALK: [&str; 6] = [
    "\"act\":\"start\"",
    "\"act\":\"continue\"",
    "\"act\":\"answer\",\"item\":\"soort\",\"value\":\"b\"",
    "\"act\":\"answer\",\"item\":\"eigen\",\"value\":\"heel geheim\"",
    "\"act\":\"continue\"",
    "\"act\":\"continue\"",
];

#[test]
fn acts_through_a_pipe_give_an_outcome_or_a_refusal_each() {
    let folder = folder("play-acts");
    let output = run(
        &folder,
        &["play", "kort.yaml", "--seed", "7", "--journal", "j.jsonl"],
        &acts(&WALK),
    );
    assert!(output.status.success());
    let lines = lines(&output);
    assert_eq!(lines.len(), WALK.len());
    assert_eq!(lines[1]["refused"], "gate");
    assert_eq!(lines[1]["items"][0]["why"], "required");
    assert_eq!(lines[5]["facts"][2]["fact"], "completed");
    // Words go to the vault and nowhere else.
    assert_eq!(lines[3]["value"]["vault"], true);
    let journal = std::fs::read_to_string(folder.join("j.jsonl")).unwrap();
    assert!(!journal.contains("geheim"));
    let vault = std::fs::read_to_string(folder.join("j.jsonl.vault")).unwrap();
    assert!(vault.contains("heel geheim"));
    let erase = acts(&["\"act\":\"erase\""]);
    run(&folder, &["play", "kort.yaml", "--journal", "j.jsonl"], &erase);
    assert!(!folder.join("j.jsonl.vault").exists());
}

#[test]
fn two_learners_who_differ_in_private_words_only_leave_the_same_traces() {
    let kept = |name: &str, words: &str| {
        let folder = folder(name);
        let acts = acts(&WALK).replace("heel geheim", words);
        let output = run(
            &folder,
            &["play", "kort.yaml", "--seed", "7", "--journal", "j.jsonl"],
            &acts,
        );
        let vault = std::fs::metadata(folder.join("j.jsonl.vault")).unwrap().len();
        (
            output.stdout,
            output.stderr,
            std::fs::read(folder.join("j.jsonl")).unwrap(),
            vault,
        )
    };
    let one = kept("play-words-1", "ik ben bang");
    assert!(
        one == kept(
            "play-words-2",
            "zelfmoord, \u{e9}\u{1f600} en nog veel meer woorden"
        )
    );
    assert!(one == kept("play-words-3", ""));
}

#[test]
fn half_a_character_is_kept_as_one_that_says_so() {
    let folder = folder("play-half");
    let acts = acts(&WALK).replace("heel geheim", "heel\\ud83d geheim");
    let output = run(&folder, &["play", "kort.yaml", "--journal", "j.jsonl"], &acts);
    assert_eq!(lines(&output)[3]["value"]["vault"], true);
    let vault = std::fs::read_to_string(folder.join("j.jsonl.vault")).unwrap();
    assert!(vault.contains("heel\u{fffd} geheim"), "{vault}");
}

#[test]
fn the_journal_does_not_tell_how_often_somebody_wrote() {
    let written = |name: &str, times: usize| {
        let folder = folder(name);
        let acts: String = acts(&WALK)
            .lines()
            .flat_map(|act| {
                let is_words = act.contains("heel geheim");
                let again = (1..times).filter(move |_| is_words);
                let first = std::iter::once(format!("{act}\n"));
                first.chain(again.map(move |time| format!("{}\n", act.replace("heel", &time.to_string()))))
            })
            .collect();
        let play = ["play", "kort.yaml", "--seed", "7", "--journal", "j.jsonl"];
        let output = run(&folder, &play, &acts);
        let told = lines(&output)
            .into_iter()
            .filter(|line| line["kept"] == "words")
            .count();
        assert_eq!(told, times - 1);
        let vault = std::fs::read_to_string(folder.join("j.jsonl.vault")).unwrap();
        (std::fs::read(folder.join("j.jsonl")).unwrap(), vault)
    };
    let (once, often) = (written("play-once", 1), written("play-often", 4));
    assert!(once.0 == often.0);
    assert!(once.1.contains("heel geheim") && often.1.contains("3 geheim"));
}

#[test]
fn a_replay_gives_the_same_path_and_names_the_first_difference() {
    let folder = folder("play-replay");
    run(
        &folder,
        &["play", "kort.yaml", "--seed", "7", "--journal", "j.jsonl"],
        &acts(&WALK),
    );
    let replay = ["replay", "j.jsonl", "--module", "kort.yaml", "--format", "json"];
    let same = run(&folder, &replay, "");
    assert!(same.status.success());
    assert_eq!(lines(&same)[0]["same"], true);
    assert_eq!(lines(&same)[0]["completed"], true);
    let human = run(
        &folder,
        &["--lang", "en", "replay", "j.jsonl", "--module", "kort.yaml"],
        "",
    );
    assert!(
        String::from_utf8(human.stdout)
            .unwrap()
            .contains("same path, every hash holds; completed")
    );
    let text = std::fs::read_to_string(folder.join("j.jsonl")).unwrap();
    std::fs::write(
        folder.join("j.jsonl"),
        text.replacen("\"value\":\"b\"", "\"value\":\"a\"", 1),
    )
    .unwrap();
    let changed = run(&folder, &replay, "");
    assert_eq!(changed.status.code(), Some(3));
    assert_eq!(lines(&changed)[0]["seq"], 2);
    // Another version of the module is another program.
    std::fs::write(folder.join("j.jsonl"), text).unwrap();
    std::fs::write(folder.join("kort.yaml"), MODULE.replace("Tweede", "Derde")).unwrap();
    assert_eq!(run(&folder, &replay, "").status.code(), Some(3));
}

#[test]
fn the_hash_of_the_first_line_can_be_made_by_hand() {
    let folder = folder("play-hash");
    run(
        &folder,
        &["play", "kort.yaml", "--seed", "7", "--journal", "j.jsonl"],
        &acts(&WALK),
    );
    let document = include_str!("../../docs/journal-format.md");
    let (_, after) = document.split_once("```sh\n").unwrap();
    let (script, _) = after.split_once("```").unwrap();
    let output = Command::new("sh")
        .args(["-c", script])
        .current_dir(&folder)
        .output()
        .unwrap();
    let made = String::from_utf8(output.stdout).unwrap();
    let text = std::fs::read_to_string(folder.join("j.jsonl")).unwrap();
    let header: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(made.split(' ').next(), header["hash"].as_str());
}

#[test]
fn a_person_works_through_it_stops_and_goes_on() {
    let folder = folder("play-person");
    // A number that is not there, nothing, own words, on (refused: the first is required), the second option, on, stop.
    let typed = "9\n\nik lig wakker\n\n\n2\n\n/s\n";
    let first = person(&folder, "--lang nl play kort.yaml", typed);
    assert!(first.contains("Dat begrijp ik niet"), "{first}");
    assert!(
        first.contains("1. Eerste") && first.contains("stap 1 van 2"),
        "{first}"
    );
    assert!(first.contains("er is nog iets nodig"), "{first}");
    assert!(
        first.contains("Praat met je wijkteam. Je schreef: ik lig wakker."),
        "{first}"
    );
    let second = person(&folder, "--lang nl play kort.yaml", "/t\n\nzelfmoord\n\n\n\n");
    assert!(second.contains("We gaan verder waar je was"), "{second}");
    assert!(
        second.contains("Je antwoord: Tweede") && second.contains("Je antwoord: ik lig wakker"),
        "{second}"
    );
    assert!(
        second.contains("Praten: 113"),
        "the watched word brings up help: {second}"
    );
    let journal = std::fs::read_to_string(folder.join("kort.journal.jsonl")).unwrap();
    assert!(!journal.contains("wakker") && !journal.contains("zelfmoord"));
    let english = person(&folder, "--lang en play kort.yaml", "/t\n/t\n/?\n/s\n");
    assert!(
        english.contains("Which?") && english.contains("rather not say"),
        "{english}"
    );
}

#[test]
fn an_organisation_sets_its_own_words_and_is_told_what_does_not_fit() {
    let folder = folder("play-settings");
    std::fs::write(folder.join("hier.yaml"), "buurt: het dorpshuis\n").unwrap();
    let shown = person(
        &folder,
        "--lang nl play kort.yaml --settings hier.yaml",
        "1\n\n\n\n/s\n",
    );
    assert!(shown.contains("Praat met het dorpshuis."), "{shown}");
    std::fs::write(folder.join("fout.yaml"), "buurtt: het dorpshuis\n").unwrap();
    let refused = run(
        &folder,
        &["--lang", "nl", "play", "kort.yaml", "--settings", "fout.yaml"],
        "",
    );
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("buurtt"));
}

#[test]
fn a_setting_of_yes_or_no_is_read_as_json_writes_it_and_as_people_do() {
    let folder = folder("play-settings-truth");
    let module = "leerpad: 1
module: waar
version: 1.0.0
languages: [nl]
title: Waar
settings:
  kort:
    type: confirm
    default: true
steps:
  - step: lang
    when: not setting(kort)
    title: Het lange stuk
    body: Lees.
  - step: slot
    title: Het slot
    body: Lees.
";
    std::fs::write(folder.join("waar.yaml"), module).unwrap();
    let titles = [
        (r#"{"kort":false}"#, "Het lange stuk"),
        (r#"{"kort":true}"#, "Het slot"),
        ("kort: false", "Het lange stuk"),
        ("kort: nee", "Het lange stuk"),
        ("kort: yes", "Het slot"),
    ];
    for (written, title) in titles {
        std::fs::write(folder.join("hier.yaml"), written).unwrap();
        let _ = std::fs::remove_file(folder.join("waar.journal.jsonl"));
        let shown = person(&folder, "--lang nl play waar.yaml --settings hier.yaml", "/s\n");
        assert_eq!(
            shown.contains("Het lange stuk"),
            title == "Het lange stuk",
            "{written}: {shown}"
        );
        assert!(shown.contains(title), "{written}: {shown}");
    }
}

#[test]
fn two_windows_on_one_journal_do_not_write_through_each_other() {
    let folder = folder("play-busy");
    let mut first = Command::new(LEERPAD)
        .args(["play", "kort.yaml", "--acts", "-", "--journal", "j.jsonl"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = first.stdin.take().unwrap();
    input.write_all(acts(&WALK[..1]).as_bytes()).unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(
        &mut std::io::BufReader::new(first.stdout.take().unwrap()),
        &mut line,
    )
    .unwrap();
    let second = run(
        &folder,
        &["play", "kort.yaml", "--journal", "j.jsonl"],
        &acts(&WALK[2..3]),
    );
    assert_eq!(second.status.code(), Some(1));
    drop(input);
    first.wait().unwrap();
    let third = run(
        &folder,
        &["play", "kort.yaml", "--journal", "j.jsonl"],
        &acts(&WALK[2..3]),
    );
    assert!(third.status.success());
}

#[test]
fn a_module_with_faults_is_not_played() {
    let folder = folder("play-faults");
    std::fs::write(
        folder.join("kort.yaml"),
        MODULE.replace("- step: twee", "- stap: twee"),
    )
    .unwrap();
    let output = run(&folder, &["--lang", "nl", "play", "kort.yaml"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("leerpad check kort.yaml")
    );
}

#[test]
fn a_person_keeps_a_diary_and_sees_how_it_went() {
    let folder = folder("dagboek");
    let module = "leerpad: 1
module: week
version: 1.0.0
languages: [nl]
title: Week
steps:
  - exercise: dagen
    title: Dagen
    items:
      - diary: dagboek
        ask: Hoe was je dag?
        every: day
        times: 3
        items:
          - scale: stemming
            ask: Hoe voel je je?
            from: 0
            to: 10
          - text: wat
            ask: Wat deed je?
";
    std::fs::write(folder.join("week.yaml"), module).unwrap();
    let said = person(&folder, "play week.yaml", "5\nGewandeld\n/s\n");
    assert!(said.contains("Dagboek, keer 1 ("), "{said}");
    let journal = std::fs::read_to_string(folder.join("week.journal.jsonl")).unwrap();
    assert!(journal.contains(r#""entry":1,"#), "{journal}");
    assert!(!journal.contains("Gewandeld"), "{journal}");
    let said = person(&folder, "play week.yaml", "/s\n");
    assert!(!said.contains("Dagboek, keer 1 ("), "{said}");
    let bar = format!("1  {} 5", "\u{2587}".repeat(12));
    assert!(said.contains(&bar), "{said}");
}
