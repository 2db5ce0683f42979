//! The vault under a key, and private words in everything that the command lets out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code: a fault must stop it"
)]

mod binary;
#[path = "binary/traces.rs"]
mod traces;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use binary::{Folder, command};
use traces::{files_with, has};

/// Every place where a learner can write words of their own.
const MODULE: &str = "leerpad: 1
module: kort
version: 1.0.0
languages: [nl]
title: Kort
summary: Om te proberen.
steps:
  - exercise: een
    title: Een
    items:
      - choice: soort
        ask: Welke?
        other: true
        options:
          a: Eerste
      - choices: soorten
        ask: Welke nog meer?
        other: true
        options:
          b: Tweede
      - words: eigenwoorden
        ask: Wat wil je kwijt?
      - text: eenregel
        ask: En nog iets?
      - list: lijst
        ask: Wat zie je?
        items:
          - text: kort
            ask: Kort
          - words: lang
            ask: Lang
  - step: twee
    title: Twee
    body: \"Je schreef: {eenregel|niets}.\"
";

/// One in each of those places.
const TOKENS: [&str; 8] = [
    "zq7andersnul",
    "zq7anderseen",
    "zq7woorden",
    "zq7regel",
    "zq7kortnul",
    "zq7langnul",
    "zq7korteen",
    "zq7langeen",
];

const KEYS: [&str; 2] = ["0123456789abcdef", "fedcba9876543210"];

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("kort.yaml", MODULE);
    folder.write("key", format!("{}\n", KEYS[0].repeat(8)));
    folder.write("new", KEYS[1].repeat(8).to_uppercase());
    folder
}

fn ran(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses at once does not read what it is given.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// A person at a terminal: `script` of util-linux gives the program one.
fn person(folder: &Path, arguments: &str, typed: &str) -> String {
    let mut child = Command::new("script")
        .args([
            "-qec",
            &format!(
                "{} --lang nl play kort.yaml --journal j.jsonl {arguments}",
                env!("CARGO_BIN_EXE_leerpad")
            ),
            "/dev/null",
        ])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

/// All places filled in by a person.
fn typed() -> String {
    let [other, others, words, line, short, long, shorter, longer] = TOKENS;
    format!("2\n{other}\n2\n{others}\n{words}\n\n{line}\n{short}\n{long}\n{shorter}\n{longer}\n\n\n/s\n")
}

#[test]
fn words_of_ones_own_are_in_the_vault_and_in_nothing_else() {
    let folder = folder();
    let shown = person(folder.path(), "", &typed());
    for token in TOKENS {
        assert!(shown.contains(token), "typed: {token}\n{shown}");
        assert_eq!(files_with(folder.path(), token), ["j.jsonl.vault"], "{token}");
    }
    // What stands in no file is in no report either: the path, the exported state, refusals, faults.
    let replay = ["replay", "j.jsonl", "--module", "kort.yaml"];
    let json = [&replay[..], &["--format", "json"]].concat();
    let mut told = vec![ran(folder.path(), &replay, ""), ran(folder.path(), &json, "")];
    assert!(told.iter().all(|output| output.status.success()));
    // Words that are refused, misplaced or too long; acts in no shape.
    let act = |rest: &str| {
        format!("{{\"at\":\"2027-11-23T10:14:00.000+01:00\",\"by\":\"learner\",\"act\":\"answer\",{rest}}}\n")
    };
    let acts = [
        act(&format!("\"item\":\"eigenwoorden\",\"value\":\"{}\"", TOKENS[2])),
        "{\"at\":\"2027-11-23T10:14:00.000+01:00\",\"by\":\"learner\",\"act\":\"resume\"}\n".to_owned(),
        act(&format!("\"item\":\"eigenwoorden\",\"value\":\"{}\"", TOKENS[2])),
        act(&format!(
            "\"item\":\"eenregel\",\"value\":\"{}\"",
            TOKENS[3].repeat(2000)
        )),
        act(&format!(
            "\"item\":\"lijst\",\"value\":[{{\"kort\":\"{}\"}}]",
            TOKENS[4]
        )),
        act(&format!("\"item\":\"soort\",\"value\":\"{}\"", TOKENS[0])),
        act(&format!(
            "\"item\":\"soorten\",\"value\":{{\"other\":\"{}\"}}",
            TOKENS[1]
        )),
        act(&format!("\"item\":\"eigenwoorden\",\"value\":\"{}", TOKENS[5])),
    ];
    let play = ["play", "kort.yaml", "--acts", "-", "--journal", "j.jsonl"];
    told.push(ran(folder.path(), &play, &acts.concat()));
    let answers = String::from_utf8(told[2].stdout.clone()).unwrap();
    assert_eq!(answers.lines().count(), acts.len());
    assert!(
        answers
            .lines()
            .filter(|line| line.contains("\"refused\""))
            .count()
            >= 5,
        "{answers}"
    );
    // A journal and a vault that were tampered with.
    let vault = folder.read("j.jsonl.vault");
    folder.write("j.jsonl.vault", vault.replacen("zq7", "zq8", 1));
    told.push(ran(folder.path(), &play, ""));
    assert!(!told[3].stderr.is_empty(), "it says which record is damaged");
    folder.write(
        "j.jsonl",
        folder
            .read("j.jsonl")
            .replacen("\"act\":\"answer\"", "\"act\":\"skip\"", 1),
    );
    told.push(ran(folder.path(), &play, ""));
    told.push(ran(folder.path(), &json, ""));
    for output in &told {
        for token in TOKENS {
            assert!(
                !has(&output.stdout, token) && !has(&output.stderr, token),
                "{token}: {output:?}"
            );
        }
    }
}

#[test]
fn a_sealed_vault_tells_neither_words_nor_where_they_stand_and_no_key_is_told() {
    let folder = folder();
    let shown = person(folder.path(), "--vault-key key", &typed());
    for token in TOKENS.into_iter().chain(["eigenwoorden", "een/1/lijst", KEYS[0]]) {
        let found = files_with(folder.path(), token);
        let expected: Vec<_> = found
            .iter()
            .filter(|name| name.as_str() == "j.jsonl.vault")
            .collect();
        assert!(expected.is_empty(), "{token}: {found:?}");
    }
    // The learner has them again with the key; nobody has without.
    let again = person(folder.path(), "--vault-key key", "/t\n/s\n");
    assert!(!again.contains("fout:"), "{again}");
    let seen = person(folder.path(), "--vault-key key", "\n\n\n\n\n\n/s\n");
    assert!(seen.contains(TOKENS[3]), "{seen}");
    let before = std::fs::read(folder.path().join("j.jsonl.vault")).unwrap();
    folder.write("words", "this is no key");
    let act = "{\"act\":\"tick\",\"at\":\"2027-11-23T10:14:00.000+01:00\",\"by\":\"system\"}\n";
    let play = ["play", "kort.yaml", "--acts", "-", "--journal", "j.jsonl"];
    for (extra, nl, en) in [
        (&[][..], "is versleuteld", "is sealed"),
        (&["--vault-key", "new"][..], "andere sleutel", "another key"),
        (
            &["--vault-key", "words"][..],
            "bevat geen sleutel",
            "holds no key",
        ),
        (&["--vault-key", "none"][..], "is er niet", "is not there"),
    ] {
        for (language, wanted) in [("nl", nl), ("en", en)] {
            let arguments = [&["--lang", language], &play[..], extra].concat();
            let output = ran(folder.path(), &arguments, act);
            assert_eq!(output.status.code(), Some(1));
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains(wanted) && output.stdout.is_empty(), "{said}");
            assert!(!said.contains("this is no key"));
            for key in KEYS {
                assert!(!has(said.as_bytes(), key) && !has(said.as_bytes(), &key.to_uppercase()));
            }
        }
    }
    assert!(
        before == std::fs::read(folder.path().join("j.jsonl.vault")).unwrap(),
        "nothing was written over"
    );
    for key in KEYS {
        assert!(!has(shown.as_bytes(), key) && !has(seen.as_bytes(), key));
    }
    // The variable does as well as the file.
    let output = command(folder.path(), &play)
        .env("LEERPAD_VAULT_KEY", KEYS[0].repeat(8))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    // A vault of another session does not fit, and says so.
    let other = self::folder();
    person(other.path(), "--vault-key key", &typed());
    other.write("j.jsonl.vault", &before);
    let output = ran(
        other.path(),
        &[&["--lang", "nl"], &play[..], &["--vault-key", "key"]].concat(),
        act,
    );
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("andere sessie")
    );
}

#[test]
fn another_key_and_none_at_all() {
    let folder = folder();
    person(folder.path(), "", &typed());
    let plain = std::fs::read(folder.path().join("j.jsonl.vault")).unwrap();
    let play = [
        "play",
        "kort.yaml",
        "--acts",
        "-",
        "--journal",
        "j.jsonl",
        "--vault-key",
        "key",
    ];
    let refused = ran(folder.path(), &play, "");
    assert!(
        String::from_utf8(refused.stderr)
            .unwrap()
            .contains("leerpad rekey")
    );
    let rekey = |extra: &[&str]| {
        let output = ran(
            folder.path(),
            &[&["rekey", "--journal", "j.jsonl"], extra].concat(),
            "",
        );
        (
            output.status.code(),
            std::fs::read(folder.path().join("j.jsonl.vault")).unwrap(),
        )
    };
    let (code, sealed) = rekey(&["--new-key", "key"]);
    assert!(code == Some(0) && sealed != plain && !has(&sealed, TOKENS[0]));
    assert!(ran(folder.path(), &play, "").status.success());
    assert_eq!(
        rekey(&["--new-key", "new"]),
        (Some(1), sealed.clone()),
        "the old key is needed"
    );
    assert_eq!(
        rekey(&["--vault-key", "new"]),
        (Some(1), sealed.clone()),
        "and it must be the right one"
    );
    let (code, again) = rekey(&["--vault-key", "key", "--new-key", "new"]);
    assert!(code == Some(0) && again != sealed);
    assert_eq!(rekey(&["--vault-key", "new"]), (Some(0), plain));
    // What is sealed is erased without its key.
    rekey(&["--new-key", "key"]);
    assert!(
        ran(folder.path(), &["erase", "kort.yaml", "--journal", "j.jsonl"], "")
            .status
            .success()
    );
    assert!(!folder.path().join("j.jsonl.vault").exists());
}

/// Entries that are struck out of a list, and words for `other` that is not chosen any more.
#[test]
fn words_that_are_answered_over_leave_no_trace() {
    let folder = folder();
    person(folder.path(), "", &typed());
    person(folder.path(), "", "/t\n1\n1\n\n\nzq9nieuw\n\n\n/s\n");
    for gone in [0, 1, 4, 5, 6, 7] {
        assert_eq!(
            files_with(folder.path(), TOKENS[gone]),
            Vec::<String>::new(),
            "{}",
            TOKENS[gone]
        );
    }
    assert_eq!(files_with(folder.path(), "zq9nieuw"), ["j.jsonl.vault"]);
    assert_eq!(files_with(folder.path(), TOKENS[2]), ["j.jsonl.vault"]);
}
