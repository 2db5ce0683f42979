//! What was acknowledged is kept: the process is killed inside every write, and after every acknowledgement.
//!
//! The kernel does the killing: a limit on the size of files ends a write at exactly that byte and the process with it
//! (`prlimit` of util-linux sets it). What was printed before counts as acknowledged.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "test code: a fault must stop it"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LEERPAD: &str = env!("CARGO_BIN_EXE_leerpad");

/// A module with a private answer, so that the vault is written too.
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
    next:
      - when: soort == a
        go: twee
      - drie
  - step: twee
    title: Twee
    body: Lees dit.
  - step: drie
    title: Drie
    body: Lees dat.
";

fn acts() -> Vec<String> {
    let act = |second: u32, rest: &str| {
        format!("{{\"at\":\"2026-11-23T10:14:{second:02}.000+01:00\",\"by\":\"learner\",{rest}}}")
    };
    vec![
        act(0, "\"act\":\"start\""),
        act(1, "\"act\":\"answer\",\"item\":\"soort\",\"value\":\"b\""),
        act(
            2,
            "\"act\":\"answer\",\"item\":\"eigen\",\"value\":\"heel é geheim 😀\"",
        ),
        act(3, "\"act\":\"continue\""),
        act(4, "\"act\":\"back\""),
        act(5, "\"act\":\"answer\",\"item\":\"soort\",\"value\":\"a\""),
        act(6, "\"act\":\"continue\""),
        act(7, "\"act\":\"continue\""),
        act(8, "\"act\":\"continue\""),
    ]
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("kort.yaml"), MODULE).unwrap();
    folder
}

/// Plays acts on a journal; with a limit, the process is killed when a file would grow past it. The lines acknowledged.
fn play(folder: &Path, acts: &[String], limit: Option<usize>) -> Vec<String> {
    std::fs::write(folder.join("acts.jsonl"), acts.join("\n")).unwrap();
    let mut command = match limit {
        Some(bytes) => {
            let mut command = Command::new("prlimit");
            command.args([
                format!("--fsize={bytes}"),
                "--core=0".to_owned(),
                LEERPAD.to_owned(),
            ]);
            command
        }
        None => Command::new(LEERPAD),
    };
    let output = command
        .args([
            "play",
            "kort.yaml",
            "--acts",
            "acts.jsonl",
            "--journal",
            "j.jsonl",
            "--seed",
            "7",
        ])
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The journal as it stands after it was opened again and one tick was added: its lines without the tick's.
fn recovered(folder: &Path) -> Vec<String> {
    let tick = "{\"act\":\"tick\",\"at\":\"2026-11-23T11:00:00.000+01:00\",\"by\":\"system\"}".to_owned();
    let start = "{\"act\":\"start\",\"at\":\"2026-11-23T11:00:00.000+01:00\",\"by\":\"learner\"}".to_owned();
    let answers = play(folder, &[tick, start], None);
    assert_eq!(answers.len(), 2, "it opens again");
    let text = std::fs::read_to_string(folder.join("j.jsonl")).unwrap();
    let replayed = Command::new(LEERPAD)
        .args(["replay", "j.jsonl", "--module", "kort.yaml"])
        .current_dir(folder)
        .status()
        .unwrap();
    assert!(replayed.success(), "it replays");
    text.lines()
        .skip(1)
        .map(str::to_owned)
        .filter(|line| !line.contains("\"tick\""))
        .collect()
}

fn is_beginning(acknowledged: &[String], kept: &[String]) -> bool {
    kept.len() >= acknowledged.len() && kept[..acknowledged.len()] == *acknowledged
}

#[test]
fn killed_inside_every_write() {
    // Without words for the vault: its records are longer than these lines and would meet the limit first.
    let mut acts = acts();
    acts[2] = acts[2].replace("\"heel é geheim 😀\"", "{\"vault\":true}");
    let whole = folder("kill-whole");
    let lines = play(&whole, &acts, None);
    assert_eq!(lines.len(), acts.len());
    let journal = std::fs::read(whole.join("j.jsonl")).unwrap();
    let ends: Vec<usize> = (0..journal.len())
        .filter(|at| journal[*at] == b'\n')
        .map(|at| at + 1)
        .collect();
    // In each line: nothing of it, its first byte, somewhere inside a character or a key, all but its line end.
    let cuts = ends.windows(2).flat_map(|pair| {
        let (start, end) = (pair[0], pair[1]);
        [
            start,
            start + 1,
            start + (end - start) / 3,
            start + (end - start) * 2 / 3,
            end - 2,
            end - 1,
        ]
    });
    for cut in cuts {
        let folder = folder("kill-cut");
        let acknowledged = play(&folder, &acts, Some(cut));
        assert!(
            acknowledged.len() < acts.len(),
            "cut at {cut}: the process was killed"
        );
        assert!(
            std::fs::read(folder.join("j.jsonl")).unwrap() == journal[..cut],
            "cut at {cut}"
        );
        let kept = recovered(&folder);
        assert!(
            is_beginning(&acknowledged, &kept),
            "cut at {cut}: {} acknowledged, {} kept",
            acknowledged.len(),
            kept.len()
        );
        assert!(
            kept.iter()
                .all(|line| lines.contains(line) || line.contains("\"start\"")),
            "cut at {cut}"
        );
    }
}

#[test]
fn killed_while_the_vault_is_written() {
    for bytes in [0, 1, 500, 1023] {
        let folder = folder("kill-vault");
        let before = &acts()[..2];
        assert_eq!(play(&folder, before, None).len(), 2);
        std::fs::write(folder.join("j.jsonl.vault"), b"").unwrap();
        // The limit is for every file, the journal is past it already: the vault is the first to be written.
        let acknowledged = play(&folder, &acts()[2..3], Some(bytes));
        assert!(acknowledged.is_empty(), "at {bytes}");
        assert_eq!(
            std::fs::read(folder.join("j.jsonl.vault")).unwrap(),
            b"",
            "the old vault stands"
        );
        assert_eq!(recovered(&folder).len(), 2);
        assert_eq!(
            play(&folder, &acts()[2..3], None).len(),
            1,
            "and words can be kept again"
        );
        assert_eq!(std::fs::read(folder.join("j.jsonl.vault")).unwrap().len(), 1024);
    }
}

#[test]
fn killed_after_every_acknowledgement() {
    for count in 1..=acts().len() {
        let folder = folder("kill-after");
        let mut child = Command::new(LEERPAD)
            .args([
                "play",
                "kort.yaml",
                "--acts",
                "-",
                "--journal",
                "j.jsonl",
                "--seed",
                "7",
            ])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut acknowledged = Vec::new();
        for act in &acts()[..count] {
            writeln!(input, "{act}").unwrap();
            let mut line = String::new();
            output.read_line(&mut line).unwrap();
            acknowledged.push(line.trim_end().to_owned());
        }
        // SIGKILL: nothing is closed, flushed or tidied up.
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(recovered(&folder), acknowledged);
    }
}
