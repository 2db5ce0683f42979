//! Sharing on the command line: what the vault holds, what leaves, what paths say of it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

mod binary;

use binary::{Folder, leerpad};
use serde_json::Value;

const MODULE: &str = "leerpad: 1
module: gesprek
version: 1.0.0
languages: [nl]
title: Gesprek
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: Mag je begeleider dit zien?
      with: guide
    onderzoek:
      ask: Mogen onderzoekers dit gebruiken?
      with: research
      what: [uren]
      keep: 1 day
steps:
  - exercise: vooraf
    title: Vooraf
    items:
      - number: uren
        ask: Hoeveel uur slaap je?
      - words: vraag
        ask: Waar wil je het over hebben?
        private: false
  - share: delen
    title: Wat deel je?
    purpose: steun
    offer: [uren, vraag]
";

fn act(minute: u32, rest: &str) -> String {
    format!("{{\"at\":\"2026-01-05T09:{minute:02}:00.000+01:00\",{rest}}}\n")
}

fn begun() -> (Folder, Vec<Value>) {
    let folder = Folder::new();
    folder.write("gesprek.yaml", MODULE);
    let acts = [
        act(0, "\"act\":\"start\",\"by\":\"learner\""),
        act(
            1,
            "\"act\":\"answer\",\"by\":\"learner\",\"item\":\"uren\",\"value\":6",
        ),
        act(
            2,
            "\"act\":\"answer\",\"by\":\"learner\",\"item\":\"vraag\",\"value\":\"Hoe slaap ik beter?\"",
        ),
        act(3, "\"act\":\"continue\",\"by\":\"learner\""),
        act(
            4,
            "\"act\":\"share\",\"by\":\"learner\",\"what\":[\"uren\",\"vraag\"]",
        ),
        act(
            5,
            "\"act\":\"reply\",\"by\":\"guide\",\"to\":5,\"value\":\"Goed dat je het vraagt\"",
        ),
        act(
            6,
            "\"act\":\"consent\",\"by\":\"learner\",\"purpose\":\"onderzoek\",\"given\":true",
        ),
    ];
    folder.write("acts.jsonl", acts.concat());
    let ran = play(&folder);
    let said = ran
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    (folder, said)
}

fn play(folder: &Folder) -> String {
    let ran = leerpad(
        folder.path(),
        &[
            "play",
            "gesprek.yaml",
            "--acts",
            "acts.jsonl",
            "--journal",
            "j.jsonl",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    ran.out
}

fn export(folder: &Folder, more: &[&str]) -> Value {
    let mut words = vec!["export", "gesprek.yaml", "--journal", "j.jsonl"];
    words.extend(more);
    let ran = leerpad(folder.path(), &words);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    serde_json::from_str(ran.out.lines().next().unwrap()).unwrap()
}

fn vault(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path().join("j.jsonl.vault")).unwrap()
}

#[test]
fn words_that_are_shared_are_copied_and_taken_back() {
    let (folder, said) = begun();
    assert_eq!(said[4]["facts"][0]["what"], serde_json::json!(["uren", "vraag"]));
    assert_eq!(said[5]["value"], serde_json::json!({"vault": true}));
    let kept = vault(&folder);
    for key in ["vooraf/1/vraag", "shared/5/vraag", "reply/6"] {
        assert!(kept.contains(&format!("\"key\":\"{key}\"")), "{key}");
    }
    assert_eq!(kept.matches("Hoe slaap ik beter?").count(), 2);
    folder.write(
        "acts.jsonl",
        act(
            7,
            "\"act\":\"unshare\",\"by\":\"learner\",\"purpose\":\"steun\",\"what\":\"vraag\"",
        ),
    );
    play(&folder);
    assert!(!vault(&folder).contains("shared/5/vraag"));
    assert!(vault(&folder).contains("vooraf/1/vraag"));
}

#[test]
fn what_leaves_is_what_was_shared_or_consented_to() {
    let (folder, _) = begun();
    let shared = export(&folder, &["--purpose", "steun"]);
    assert_eq!(
        shared["leaves"],
        serde_json::json!([{"value": 6, "what": "uren"}, {"vault": "shared/5/vraag", "what": "vraag"}])
    );
    let study = export(&folder, &["--purpose", "onderzoek"]);
    assert_eq!(study["leaves"], serde_json::json!([{"value": 6, "what": "uren"}]));
    let record = export(&folder, &["--purpose", "steun", "--consent"]);
    assert_eq!(record["state"], "consent-given");
    assert_eq!(record["events"][0]["type"], "shared");
    assert_eq!(record["questions"]["with-whom"], "je begeleider");
    assert!(
        record["missing"]
            .as_array()
            .unwrap()
            .contains(&"controllers".into())
    );
    let none = leerpad(
        folder.path(),
        &[
            "export",
            "gesprek.yaml",
            "--journal",
            "j.jsonl",
            "--purpose",
            "anders",
        ],
    );
    assert_eq!(none.code, 1);
}

#[test]
fn what_is_due_is_told_and_stays() {
    let (folder, _) = begun();
    let due = |at: &str| export(&folder, &["--due", at]);
    let soon = due("2026-01-05T10:00:00.000+01:00");
    assert_eq!(
        (soon["session"].clone(), soon["purposes"].clone()),
        (false.into(), serde_json::json!({}))
    );
    let later = due("2026-01-06T10:00:00.000+01:00");
    assert_eq!(later["purposes"], serde_json::json!({"onderzoek": ["uren"]}));
    assert_eq!(due("2026-04-05T11:00:00.000+02:00")["session"], true);
    assert!(vault(&folder).contains("vooraf/1/vraag"));
}

#[test]
fn paths_say_what_the_guide_sees() {
    let folder = Folder::new();
    folder.write("gesprek.yaml", MODULE);
    let path = |sees: &str| {
        let paths = format!(
            "- path: een\n  acts:\n    - answer: {{uren: 6, vraag: Hoi}}\n    - expect: {{step: delen, guide-sees: []}}\n    - share: [uren, vraag]\n    - expect: {{guide-sees: [vraag, uren]}}\n    - answer: {{uren: 7}}\n    - unshare: {{steun: vraag}}\n    - consent: {{onderzoek: true}}\n    - expect: {{guide-sees: [{sees}]}}\n"
        );
        folder.write(
            "gesprek.paths.yaml",
            paths.replace(
                "    - answer: {uren: 7}\n",
                "    - go: vooraf\n    - answer: {uren: 7}\n",
            ),
        );
        leerpad(folder.path(), &["test", "gesprek.paths.yaml"])
    };
    assert_eq!(path("").code, 0, "{}", path("").out);
    let wrong = path("uren");
    assert_eq!(wrong.code, 2);
    assert!(
        wrong
            .out
            .contains("verwacht dat de begeleider dit ziet: [uren]; gevonden: []"),
        "{}",
        wrong.out
    );
}
