//! `report` as it is used: over a folder of journals that the command itself made.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: a fault must stop it"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

mod binary;

const MODULE: &str = "leerpad: 1
module: druk
version: 1.0.0
languages: [nl]
title: Minder druk
privacy:
  keep: 1 year
  purposes:
    verslag:
      ask: Mag dit zonder namen in een verslag?
      with: organisation
      what: [spanning]
      keep: 1 year
scales:
  spanning:
    title: Spanning
    better: lower
    items:
      - scale: gespannen
        ask: Hoe gespannen ben je?
        from: 0
        to: 10
    score: gespannen
    bands:
      - band: rustig
        below: 5
      - band: gespannen-hoog
steps:
  - measure: begin
    scale: spanning
    moment: before
  - reflection: denken
    title: Even denken
    ask: Waar denk je aan?
  - measure: eind
    scale: spanning
    moment: after
";

/// A folder with the module and `journals`, one for each list of scores (none: begun and left).
fn folder(name: &str, sessions: &[&[u8]]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("journals")).unwrap();
    std::fs::write(folder.join("druk.yaml"), MODULE).unwrap();
    for (at, scores) in sessions.iter().enumerate() {
        let day = if at % 2 == 0 { "2026-01-05" } else { "2026-02-05" };
        let mut acts =
            format!("{{\"act\":\"start\",\"at\":\"{day}T09:00:00.000+01:00\",\"by\":\"learner\"}}\n");
        let mut act = |minute: usize, rest: &str| {
            writeln!(
                acts,
                "{{{rest},\"at\":\"{day}T09:{minute:02}:00.000+01:00\",\"by\":\"learner\"}}"
            )
            .unwrap();
        };
        act(0, "\"act\":\"consent\",\"purpose\":\"verslag\",\"given\":true");
        for (place, score) in scores.iter().enumerate() {
            let minute = 1 + place * 10;
            act(
                minute,
                &format!("\"act\":\"answer\",\"item\":\"gespannen\",\"value\":{score}"),
            );
            act(minute + 1, "\"act\":\"continue\"");
            if place == 0 {
                act(minute + 2, "\"act\":\"continue\"");
            }
        }
        let journal = format!("journals/{at}.jsonl");
        let mut child = binary::command(&folder, &["play", "druk.yaml", "--journal", &journal])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(acts.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }
    folder
}

fn report(folder: &Path, further: &[&str]) -> Output {
    let mut all = vec!["report", "druk.yaml", "--journals", "journals"];
    all.extend(further);
    binary::command(folder, &all).output().unwrap()
}

fn json(folder: &Path, further: &[&str]) -> Value {
    let all: Vec<&str> = further.iter().copied().chain(["--format", "json"]).collect();
    serde_json::from_slice(&report(folder, &all).stdout).unwrap()
}

/// The number of a row; null when it is withheld.
fn value(report: &Value, wanted: &Value) -> Value {
    let rows = report["rows"].as_array().unwrap();
    let fits = |row: &&Value| {
        wanted
            .as_object()
            .unwrap()
            .iter()
            .all(|(key, value)| row[key] == *value)
    };
    rows.iter()
        .find(fits)
        .unwrap_or_else(|| panic!("no row {wanted}"))["value"]
        .clone()
}

/// Twelve sessions: ten from 8 to 4, of two only the first is known.
fn twelve() -> Vec<&'static [u8]> {
    let mut all: Vec<&[u8]> = vec![&[8, 4]; 4];
    all.extend([
        &[7, 3][..],
        &[9, 5],
        &[8, 6],
        &[6, 2],
        &[2, 1],
        &[8, 5],
        &[3],
        &[4],
    ]);
    all
}

#[test]
fn what_was_done_and_what_it_yielded() {
    let folder = folder("report-twelve", &twelve());
    let made = json(&folder, &["--k", "3"]);
    let scale = |when, figure| serde_json::json!({"table": "scores", "of": "spanning", "when": when, "figure": figure});
    assert_eq!(
        value(&made, &serde_json::json!({"table": "sessions", "of": "begun"})),
        12
    );
    assert_eq!(value(&made, &scale("first", "sessions")), 12);
    // Ten of twelve went on: that two did not would be told.
    assert_eq!(value(&made, &scale("last", "sessions")), Value::Null);
    assert_eq!(
        value(&made, &serde_json::json!({"table": "done", "of": "eind"})),
        Value::Null
    );
    assert_eq!(
        value(&made, &serde_json::json!({"table": "done", "of": "begin"})),
        12
    );
    // 8×4 + 7 + 9 + 8 + 6 + 2 + 8 + 3 + 4 = 79 over 12.
    assert_eq!(value(&made, &scale("first", "mean")), serde_json::json!(6.58));
    assert_eq!(
        value(
            &made,
            &serde_json::json!({"table": "bands", "of": "spanning", "when": "first", "part": "rustig"})
        ),
        3
    );
    assert_eq!(
        made["withheld"],
        made["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|row| row.get("value").is_none())
            .count()
    );
    // The last measures, when all took them.
    let folder = self::folder("report-ten", &twelve()[..10]);
    let made = json(&folder, &["--k", "3"]);
    assert_eq!(value(&made, &scale("last", "sessions")), 10);
    assert_eq!(value(&made, &scale("last", "mean")), serde_json::json!(3.8));
    assert_eq!(value(&made, &scale("change", "mean")), serde_json::json!(-3.4));
    assert_eq!(
        value(
            &made,
            &serde_json::json!({"table": "sessions", "of": "completed"})
        ),
        10
    );
}

#[test]
fn of_three_nothing_is_told_and_it_says_why() {
    let folder = folder("report-three", &[&[8, 4], &[7, 3], &[6]]);
    let made = json(&folder, &[]);
    assert!(
        made["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row.get("value").is_none())
    );
    let text = report(&folder, &["--lang", "nl"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(
        text.contains("getallen zijn verborgen: ze gaan over minder dan 5 mensen"),
        "{text}"
    );
    assert!(!text.contains('3'), "{text}");
    let english = String::from_utf8(report(&folder, &["--lang", "en"]).stdout).unwrap();
    assert!(english.contains("numbers are withheld"), "{english}");
}

#[test]
fn a_damaged_journal_is_named_and_counted_and_left_out() {
    let folder = folder("report-damaged", &twelve());
    let journal = folder.join("journals/3.jsonl");
    let mut bytes = std::fs::read(&journal).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 1;
    std::fs::write(&journal, bytes).unwrap();
    let made = report(&folder, &["--format", "json", "--lang", "nl"]);
    assert_eq!(made.status.code(), Some(2));
    let complaint = String::from_utf8(made.stderr).unwrap();
    assert!(
        complaint.contains("journals/3.jsonl") && complaint.contains("beschadigd"),
        "{complaint}"
    );
    let made: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(made["left-out"]["damaged"], 1);
    assert_eq!(
        value(&made, &serde_json::json!({"table": "sessions", "of": "begun"})),
        11
    );
    assert!(!made.to_string().contains("3.jsonl"));
    // Another version of the module is another program; with both at hand all count.
    let other = MODULE.replace("1.0.0", "1.1.0");
    std::fs::write(folder.join("nieuw.yaml"), other).unwrap();
    let both = [
        "report",
        "nieuw.yaml",
        "druk.yaml",
        "--journals",
        "journals",
        "--format",
        "json",
    ];
    let newer = binary::command(&folder, &both).output().unwrap();
    let newer: Value = serde_json::from_slice(&newer.stdout).unwrap();
    assert_eq!(
        value(&newer, &serde_json::json!({"table": "sessions", "of": "begun"})),
        11
    );
}

#[test]
fn a_period_has_the_sessions_that_began_in_it() {
    let folder = folder("report-period", &twelve());
    let begun = serde_json::json!({"table": "sessions", "of": "begun"});
    let made = json(&folder, &["--from", "2026-02-02", "--to", "2026-02-28"]);
    assert_eq!(value(&made, &begun), 6);
    // A time in which too few began is made longer, and that is said: else one report less another would tell of a few.
    for (from, count) in [("2026-02-04", 6), ("2026-02-01", 12)] {
        let made = report(&folder, &["--from", from, "--format", "json", "--lang", "nl"]);
        let told: Value = serde_json::from_slice(&made.stdout).unwrap();
        assert_eq!(value(&told, &begun), count, "{from}");
        let said = String::from_utf8(made.stderr).unwrap();
        assert!(said.contains("van een kortere tijd"), "{said}");
    }
    assert!(report(&folder, &["--from", "2026-02-02"]).stderr.is_empty());
    assert_eq!(report(&folder, &["--from", "gisteren"]).status.code(), Some(1));
    assert_eq!(report(&folder, &["--k", "2"]).status.code(), Some(1));
}

#[test]
fn csv_has_a_line_per_number() {
    let folder = folder("report-csv", &twelve());
    let csv = String::from_utf8(report(&folder, &["--format", "csv"]).stdout).unwrap();
    let mut lines = csv.split("\r\n");
    assert_eq!(lines.next(), Some("module,k,table,of,part,when,figure,value"));
    assert!(csv.contains("druk,5,sessions,begun,,,sessions,12\r\n"), "{csv}");
    assert!(csv.contains("druk,5,done,eind,,,sessions,\r\n"), "{csv}");
    assert!(
        lines
            .filter(|line| !line.is_empty())
            .all(|line| line.split(',').count() == 8)
    );
}

#[test]
fn a_copy_of_a_journal_is_the_same_session() {
    let folder = folder("report-copies", &[&[8, 4], &[7, 3], &[6, 2]]);
    let from = folder.join("journals/0.jsonl");
    for copy in 0..5 {
        std::fs::copy(&from, folder.join(format!("journals/kopie-{copy}.jsonl"))).unwrap();
    }
    let made = report(&folder, &["--k", "3", "--format", "json", "--lang", "nl"]);
    let told: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(
        value(&told, &serde_json::json!({"table": "sessions", "of": "begun"})),
        3
    );
    let said = String::from_utf8(made.stderr).unwrap();
    assert_eq!(
        said.matches("is een kopie van een ander journaal").count(),
        5,
        "{said}"
    );
}
