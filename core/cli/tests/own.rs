//! `export --own` and `import` as they are used: to a folder, to a zip, and back; and files that mean harm.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: a fault must stop it"
)]

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

mod binary;

const MODULE: &str = "leerpad: 1
module: kort
version: 1.0.0
languages: [nl]
title: Kort
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
        ask: Iets kwijt?
  - step: twee
    title: Twee
    body: Tot hier.
";

const WORDS: &str = "ik lig <b>wakker</b> & pieker";

/// A folder with the module and a session in it, with words in the vault.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("kort.yaml"), MODULE).unwrap();
    let act = |minute: u32, rest: &str| {
        format!("{{{rest},\"at\":\"2026-01-05T09:{minute:02}:00.000+01:00\",\"by\":\"learner\"}}\n")
    };
    let acts = [
        act(0, "\"act\":\"start\""),
        act(1, "\"act\":\"answer\",\"item\":\"soort\",\"value\":\"b\""),
        act(
            2,
            &format!("\"act\":\"answer\",\"item\":\"eigen\",\"value\":\"{WORDS}\""),
        ),
        act(3, "\"act\":\"continue\""),
    ];
    let arguments = ["play", "kort.yaml", "--journal", "s.jsonl", "--acts", "-"];
    let mut child = binary::command(&folder, &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(acts.concat().as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    assert!(folder.join("s.jsonl.vault").exists());
    folder
}

fn same_session(folder: &Path, other: &str) {
    let bytes = |name: String| std::fs::read(folder.join(name)).unwrap();
    assert_eq!(bytes(other.to_owned()), bytes("s.jsonl".to_owned()));
    assert_eq!(bytes(format!("{other}.vault")), bytes("s.jsonl.vault".to_owned()));
    let state = |journal: &str| {
        let ran = binary::leerpad(
            folder,
            &["replay", journal, "--module", "kort.yaml", "--format", "json"],
        );
        assert_eq!(ran.code, 0, "{}", ran.complaints);
        let mut told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        told["state"].take()
    };
    assert_eq!(state(other), state("s.jsonl"));
}

fn export(folder: &Path, target: &str) -> binary::Ran {
    binary::leerpad(
        folder,
        &["export", "kort.yaml", "--journal", "s.jsonl", "--own", target],
    )
}

fn import(folder: &Path, source: &str, journal: &str) -> binary::Ran {
    binary::leerpad(folder, &["import", source, "--journal", journal])
}

#[test]
fn a_folder_goes_and_comes_back() {
    let folder = folder("own-folder");
    let went = export(&folder, "mee");
    assert_eq!(went.code, 0, "{}", went.complaints);
    assert!(!went.out.contains("wakker"));
    let page = std::fs::read_to_string(folder.join("mee/van-mij.html")).unwrap();
    assert!(
        page.contains("ik lig &lt;b&gt;wakker&lt;/b&gt; &amp; pieker"),
        "{page}"
    );
    assert!(page.contains("<dt>Welke?</dt>\n<dd>Tweede</dd>"), "{page}");
    // Nothing is written over.
    let again = export(&folder, "mee");
    assert_eq!(again.code, 1);
    assert!(again.complaints.contains("is er al"), "{}", again.complaints);
    assert_eq!(import(&folder, "mee", "terug.jsonl").code, 0);
    same_session(&folder, "terug.jsonl");
    let over = import(&folder, "mee", "s.jsonl");
    assert_eq!(over.code, 1, "{}", over.out);
}

#[test]
fn a_zip_goes_and_comes_back_and_is_the_same_each_time() {
    let folder = folder("own-zip");
    assert_eq!(export(&folder, "mee.zip").code, 0);
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert_eq!(export(&folder, "nog.zip").code, 0);
    let bytes = std::fs::read(folder.join("mee.zip")).unwrap();
    assert!(bytes == std::fs::read(folder.join("nog.zip")).unwrap());
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let time = archive.by_index(0).unwrap().last_modified().unwrap();
    assert_eq!(
        (time.year(), time.month(), time.day(), time.hour(), time.minute()),
        (2026, 1, 5, 9, 3)
    );
    assert_eq!(import(&folder, "mee.zip", "terug.jsonl").code, 0);
    same_session(&folder, "terug.jsonl");
    // Packed by something else, it comes back too.
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut inside = Vec::new();
        file.read_to_end(&mut inside).unwrap();
        let name = file.name().unwrap().into_owned();
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        packed.start_file(name, options).unwrap();
        packed.write_all(&inside).unwrap();
    }
    std::fs::write(folder.join("strak.zip"), packed.finish().unwrap().into_inner()).unwrap();
    assert_eq!(import(&folder, "strak.zip", "strak.jsonl").code, 0);
    same_session(&folder, "strak.jsonl");
}

/// A zip with these files, each given as a name, how often its filling is repeated, and the filling.
fn zipped(files: &[(&str, usize, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true);
    for (name, times, filling) in files {
        writer.start_file(*name, options).unwrap();
        for _ in 0..*times {
            writer.write_all(filling).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn files_that_mean_harm_are_refused_and_nothing_is_written() {
    let folder = folder("own-harm");
    let rest: [(&str, usize, &[u8]); 4] = [
        ("van-mij.html", 1, b""),
        ("van-mij.json", 1, b""),
        ("words.json", 1, b"{}"),
        ("program.json", 1, b"{}"),
    ];
    let with = |name| [&rest[..], &[(name, 1, &b"x"[..])]].concat();
    let mut harmful = vec![
        ("omhoog", zipped(&with("../../buiten.jsonl"))),
        ("wortel", zipped(&with("/tmp/buiten.jsonl"))),
        ("schijf", zipped(&with("C:\\buiten.jsonl"))),
        ("diep", zipped(&with("a/journal.jsonl"))),
        ("vreemd", zipped(&with("buiten.jsonl"))),
        (
            "te-veel",
            zipped(&[&with("journal.jsonl")[..], &[("nog.txt", 1, &b"x"[..])]].concat()),
        ),
        ("te-weinig", zipped(&rest)),
        ("leeg", Vec::new()),
        ("geen-zip", b"PK\x03\x04 en dan niets".to_vec()),
    ];
    // Small outside, larger inside than a program can be.
    let zeros = vec![b' '; 1 << 20];
    harmful.push((
        "bom",
        zipped(&[
            rest[0],
            rest[1],
            rest[2],
            ("journal.jsonl", 1, b"x"),
            ("program.json", 70, &zeros),
        ]),
    ));
    assert!(harmful.last().unwrap().1.len() < 1 << 20);
    // A name twice: the second could be another than the one that was looked at.
    let twice = zipped(&[
        rest[0],
        rest[1],
        rest[2],
        ("journal.jsonl", 1, b"x"),
        ("program.jsox", 1, b"y"),
    ]);
    let twice = replaced(&twice, b"program.jsox", b"van-mij.json");
    harmful.push(("dubbel", twice));
    for (name, bytes) in harmful {
        let source = format!("{name}.zip");
        std::fs::write(folder.join(&source), bytes).unwrap();
        let ran = import(&folder, &source, "terug.jsonl");
        assert_eq!(ran.code, 1, "{name}: {}", ran.out);
        assert!(ran.complaints.contains(&source), "{name}: {}", ran.complaints);
        assert!(!folder.join("terug.jsonl").exists(), "{name}");
        assert!(
            !folder.join("../buiten.jsonl").exists() && !folder.join("../../buiten.jsonl").exists(),
            "{name}"
        );
    }
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for at in 0..out.len() - from.len() {
        if out[at..at + from.len()] == *from {
            out[at..at + to.len()].copy_from_slice(to);
        }
    }
    out
}

#[test]
fn what_was_changed_on_the_way_is_not_put_back() {
    let folder = folder("own-changed");
    assert_eq!(export(&folder, "mee").code, 0);
    let path = folder.join("mee/journal.jsonl");
    let changed = std::fs::read_to_string(&path)
        .unwrap()
        .replace("\"value\":\"b\"", "\"value\":\"a\"");
    std::fs::write(&path, changed).unwrap();
    let ran = import(&folder, "mee", "terug.jsonl");
    assert_eq!(ran.code, 1);
    assert!(
        ran.complaints.contains("beschadigd of veranderd"),
        "{}",
        ran.complaints
    );
    assert!(!folder.join("terug.jsonl").exists());
    std::fs::remove_file(path).unwrap();
    let ran = import(&folder, "mee", "terug.jsonl");
    assert!(ran.complaints.contains("journal.jsonl"), "{}", ran.complaints);
}
