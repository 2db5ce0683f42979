//! What is erased is nowhere: in no byte of no file, whatever moment the process was ended at.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "test code: a fault must stop it"
)]

mod binary;
#[path = "binary/traces.rs"]
mod traces;

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use binary::{Folder, Ran, command, leerpad};
use leerpad::ground::hash::Seed;
use traces::files_with;

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
        options:
          a: Eerste
          b: Tweede
      - words: eigen
        ask: Wat wil je kwijt?
      - text: anders
        ask: En nog iets?
  - step: twee
    title: Twee
    body: Lees dit.
";

const WORDS: [&str; 2] = ["piekerwoord é geheim 😀", "slaapwoord\nop twee regels"];

fn act(second: u32, rest: &str) -> String {
    format!("{{\"at\":\"2026-11-23T10:14:{second:02}.000+01:00\",\"by\":\"learner\",{rest}}}\n")
}

fn answer(second: u32, item: &str, words: &str) -> String {
    let words = serde_json::Value::from(words);
    act(
        second,
        &format!("\"act\":\"answer\",\"item\":\"{item}\",\"value\":{words}"),
    )
}

fn fed(folder: &Path, arguments: &[&str], input: &str) -> Ran {
    let mut child = spawned(folder, arguments, Stdio::piped());
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
    binary::ran(&child.wait_with_output().unwrap())
}

fn spawned(folder: &Path, arguments: &[&str], input: Stdio) -> Child {
    command(folder, arguments)
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

const PLAY: [&str; 6] = ["play", "kort.yaml", "--acts", "-", "--journal", "j.jsonl"];
const ERASE: [&str; 4] = ["erase", "kort.yaml", "--journal", "j.jsonl"];
const EVERYTHING: [&str; 4] = ["erase", "--everything", "--journal", "j.jsonl"];
const REPLAY: [&str; 4] = ["replay", "j.jsonl", "--module", "kort.yaml"];

/// A folder with a session in it that has answers of both kinds.
fn played() -> Folder {
    let folder = Folder::new();
    folder.write("kort.yaml", MODULE);
    let acts = [
        act(0, "\"act\":\"start\""),
        act(1, "\"act\":\"answer\",\"item\":\"soort\",\"value\":\"b\""),
        answer(2, "eigen", WORDS[0]),
        answer(3, "anders", WORDS[1]),
    ];
    let ran = fed(folder.path(), &PLAY, &acts.concat());
    assert_eq!((ran.code, ran.out.lines().count()), (0, 4), "{}", ran.complaints);
    assert!(
        WORDS
            .iter()
            .all(|words| !words_left(folder.path(), words).is_empty())
    );
    folder
}

/// Where words are left, as they are and as JSON has them.
fn words_left(folder: &Path, words: &str) -> Vec<String> {
    let quoted = serde_json::Value::from(words).to_string();
    let mut found = files_with(folder, words);
    found.extend(files_with(folder, quoted.trim_matches('"')));
    found
}

fn assert_no_words(folder: &Path, when: &str) {
    for words in WORDS {
        assert_eq!(words_left(folder, words), Vec::<String>::new(), "{when}");
    }
    for name in ["j.jsonl.vault.new", "j.jsonl.erasing"] {
        assert!(!folder.join(name).exists(), "{when}: {name}");
    }
}

/// Opens the session as a learner does who goes on.
fn opened_again(folder: &Path) -> Ran {
    fed(folder, &PLAY, &act(9, "\"act\":\"pause\""))
}

fn has_erase(folder: &Path) -> bool {
    std::fs::read_to_string(folder.join("j.jsonl")).is_ok_and(|text| {
        text.lines()
            .any(|line| line.starts_with("{\"act\":\"erase\"") && line.ends_with('}'))
    })
}

#[test]
fn erased_words_are_in_no_byte_and_all_else_stays() {
    let folder = played();
    let ran = leerpad(folder.path(), &ERASE);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert!(ran.out.contains("gewist"), "{}", ran.out);
    assert_no_words(folder.path(), "after erase");
    assert!(folder.read("j.jsonl").contains("\"value\":\"b\""));
    assert_eq!(leerpad(folder.path(), &REPLAY).code, 0);
    // One goes on as before, and what is written after it stays.
    let after = fed(folder.path(), &PLAY, &answer(9, "eigen", "nieuwe woorden"));
    assert_eq!(after.out, "{\"kept\":\"words\"}\n");
    assert_eq!(opened_again(folder.path()).code, 0);
    assert_eq!(
        words_left(folder.path(), "nieuwe woorden"),
        ["j.jsonl.vault", "j.jsonl.vault"]
    );
}

#[test]
fn everything_is_everything_also_when_the_journal_is_damaged() {
    let folder = played();
    let text = folder
        .read("j.jsonl")
        .replacen("\"value\":\"b\"", "\"value\":\"a\"", 1);
    folder.write("j.jsonl", text);
    folder.write("j.jsonl.vault.new", WORDS[0]);
    let ran = leerpad(folder.path(), &ERASE);
    assert_eq!(
        ran.code, 1,
        "words are erased by an act, and this journal takes none"
    );
    let ran = leerpad(folder.path(), &EVERYTHING);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert_no_words(folder.path(), "after everything");
    assert!(!folder.path().join("j.jsonl").exists() && !folder.path().join("j.jsonl.vault").exists());
    let again = leerpad(folder.path(), &EVERYTHING);
    assert_eq!(again.code, 1, "there is nothing left to erase");
    assert!(again.complaints.contains("is er niet"), "{}", again.complaints);
}

#[test]
fn a_replaced_word_leaves_no_trace() {
    let folder = played();
    let ran = fed(
        folder.path(),
        &PLAY,
        &[answer(4, "eigen", "x"), answer(5, "anders", "y")].concat(),
    );
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert_no_words(folder.path(), "after replacing");
}

/// Each state of the disk that a process can leave behind which is ended while it erases.
#[test]
fn an_erasing_that_was_cut_short_is_completed() {
    let folder = played();
    let vault = std::fs::read(folder.path().join("j.jsonl.vault")).unwrap();
    assert_eq!(leerpad(folder.path(), &ERASE).code, 0);
    // The act was kept, the vault is still there.
    folder.write("j.jsonl.vault", &vault);
    folder.write("j.jsonl.vault.new", &vault);
    assert_eq!(opened_again(folder.path()).code, 0);
    assert_no_words(folder.path(), "the act was kept");
    // Later words stay when an old vault comes back beside them.
    fed(folder.path(), &PLAY, &answer(9, "eigen", "nieuwe woorden"));
    let newer = std::fs::read(folder.path().join("j.jsonl.vault")).unwrap();
    folder.write("j.jsonl.vault", [vault.clone(), newer].concat());
    assert_eq!(opened_again(folder.path()).code, 0);
    assert_no_words(folder.path(), "an old vault came back");
    assert!(!words_left(folder.path(), "nieuwe woorden").is_empty());
    // The act was not whole: nothing was erased, nothing is lost.
    let folder = played();
    let journal = folder.read("j.jsonl");
    folder.write("j.jsonl", format!("{journal}{{\"act\":\"erase\",\"at\":\"2026"));
    assert_eq!(opened_again(folder.path()).code, 0);
    assert!(
        WORDS
            .iter()
            .all(|words| !words_left(folder.path(), words).is_empty())
    );
    // Everything: the journal has its other name already.
    for resumed in [&EVERYTHING[..], &ERASE[..], &PLAY[..]] {
        let folder = played();
        std::fs::rename(
            folder.path().join("j.jsonl"),
            folder.path().join("j.jsonl.erasing"),
        )
        .unwrap();
        folder.write("j.jsonl.vault.new", &vault);
        fed(folder.path(), resumed, "");
        assert_no_words(folder.path(), resumed[0]);
        assert!(!folder.path().join("j.jsonl.vault").exists());
        assert!(!folder.read_if_there("j.jsonl").contains("soort"));
    }
}

/// A vault whose journal is gone is no vault of a new session.
#[test]
fn words_of_another_session_are_not_taken_on() {
    let folder = played();
    std::fs::remove_file(folder.path().join("j.jsonl")).unwrap();
    let ran = fed(folder.path(), &PLAY, &act(0, "\"act\":\"start\""));
    assert_eq!(ran.code, 1);
    assert!(ran.complaints.contains("--everything"), "{}", ran.complaints);
    assert!(!folder.path().join("j.jsonl").exists());
    assert_eq!(leerpad(folder.path(), &EVERYTHING).code, 0);
    assert_no_words(folder.path(), "after everything");
}

/// The real command, ended at moments drawn from a seed; then opened again. Once the act is in the journal no word is
/// left after that; until then none is lost. For everything: nothing is left once it began.
#[test]
fn killed_at_any_moment_while_it_erases() {
    let seed = Seed::from_number(20_261_128);
    let mut states = [0_u32; 2];
    for round in 0..40 {
        let everything = round % 2 == 1;
        let folder = played();
        let path = folder.path();
        let before = folder.read("j.jsonl").len();
        let mut child = spawned(path, if everything { &EVERYTHING } else { &ERASE }, Stdio::null());
        // Half of the rounds wait until it is at work, so that the end falls within it.
        if round % 4 >= 2 {
            while folder.read_if_there("j.jsonl").len() == before && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(seed.pick(&format!("at work {round}"), 800)));
        } else {
            // From far to near, so that some moments lie within the work on slow machines and on fast ones.
            let most = 40_000 >> (round / 4);
            std::thread::sleep(Duration::from_micros(seed.pick(&format!("begin {round}"), most)));
        }
        // SIGKILL: nothing is closed, flushed or tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        let began = if everything {
            !path.join("j.jsonl").exists()
        } else {
            has_erase(path)
        };
        states[usize::from(began)] += 1;
        let again = opened_again(path);
        assert_eq!(again.code, 0, "round {round}: {}", again.complaints);
        if began {
            assert_no_words(path, &format!("round {round}, opened again"));
        } else {
            for words in WORDS {
                assert!(
                    !words_left(path, words).is_empty(),
                    "round {round}: nothing was erased yet"
                );
            }
            assert_eq!(
                leerpad(path, if everything { &EVERYTHING } else { &ERASE }).code,
                0
            );
            assert_no_words(path, &format!("round {round}, done again"));
        }
    }
    assert!(
        states.iter().all(|count| *count > 0),
        "ended before and after: {states:?}"
    );
}

/// What cannot be undone is done to a journal alone.
#[test]
fn nothing_but_a_journal_is_erased() {
    let folder = played();
    folder.write("foto.jpg", "geen journaal");
    std::fs::create_dir(folder.path().join("map")).unwrap();
    for name in ["kort.yaml", "foto.jpg", "map"] {
        let ran = leerpad(
            folder.path(),
            &["erase", "--everything", "--journal", name, "--lang", "nl"],
        );
        assert_eq!(ran.code, 1, "{name}: {}", ran.out);
        assert!(ran.complaints.contains("is geen journaal"), "{}", ran.complaints);
        assert!(folder.path().join(name).exists(), "{name} is gone");
        assert!(!folder.path().join(format!("{name}.erasing")).exists(), "{name}");
    }
    // A damaged one is a journal still, and the way out is named.
    let journal = folder
        .read("j.jsonl")
        .replacen("\"value\":\"b\"", "\"value\":\"a\"", 1);
    folder.write("j.jsonl", journal);
    let words = leerpad(folder.path(), &ERASE);
    assert_eq!(words.code, 1, "{}", words.out);
    assert!(words.complaints.contains("--everything"), "{}", words.complaints);
    let ran = leerpad(folder.path(), &EVERYTHING);
    assert_eq!(ran.code, 0, "{}", ran.complaints);
    assert_no_words(folder.path(), "after all was erased");
}
