//! Journals replay the same for ever; one that was changed is found out, with the entry.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::ground::hash::{Hash, Seed};
use leerpad::ground::json::canonical;
use leerpad::journal::chain::close;
use leerpad::journal::header::Header;
use leerpad::journal::reading::{Fault, read};
use leerpad::journal::replay::{ReplayFault, replay, replay_bytes};
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad_tests::sessions;
use serde_json::{Map, Value, json};

fn folder() -> PathBuf {
    leerpad_tests::root().join("tests/cases/replay")
}

/// What replaying gives, in the form of `expected.json`.
fn judge(program: &Arc<Program>, journal: &[u8]) -> Value {
    let reading = match read(journal) {
        Ok(reading) => reading,
        Err(damage) => {
            let fault = if matches!(damage.fault, Fault::Header(_)) {
                "header"
            } else {
                "chain"
            };
            return json!({"same": false, "fault": fault, "seq": damage.seq()});
        }
    };
    match replay(program, &reading) {
        Ok(session) => {
            assert_eq!(session.seq(), reading.entries.len() as u64);
            json!({"same": true, "entries": reading.entries.len(), "torn": reading.torn})
        }
        Err(ReplayFault::Program { .. }) => json!({"same": false, "fault": "program", "seq": 0}),
        Err(ReplayFault::Difference(difference)) => {
            json!({"same": false, "fault": "difference", "seq": difference.seq})
        }
        Err(ReplayFault::Version { seq, .. }) => json!({"same": false, "fault": "version", "seq": seq}),
        Err(ReplayFault::Start(fault)) => panic!("{fault}"),
    }
}

#[test]
fn every_journal_gives_what_is_expected() {
    if std::env::var("LEERPAD_CASES").is_ok_and(|mode| mode == "write") {
        write_all();
    }
    let mut tried = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let stored = fs::read_to_string(path.join("program.json")).unwrap();
        let program = Arc::new(Program::from_json(&stored).unwrap());
        let expected: Value = serde_json::from_slice(&fs::read(path.join("expected.json")).unwrap()).unwrap();
        let made = judge(&program, &fs::read(path.join("journal.jsonl")).unwrap());
        assert_eq!(made, expected, "{}", path.display());
        tried += 1;
    }
    assert!(tried >= 15, "{tried}");
}

/// Every bit of a real journal: what it says is not what was written, whichever way it is read.
#[test]
fn every_flipped_bit_of_a_journal_is_found() {
    let case = folder().join("0.1.0-twee-talen");
    let stored = fs::read_to_string(case.join("program.json")).unwrap();
    let program = Arc::new(Program::from_json(&stored).unwrap());
    let journal = fs::read(case.join("journal.jsonl")).unwrap();
    assert!(replay_bytes(&program, &journal, true).is_ok());
    for index in 0..journal.len() {
        for bit in 0..8 {
            let mut flipped = journal.clone();
            flipped[index] ^= 1 << bit;
            let found = replay_bytes(&program, &flipped, true);
            // Line ends apart, it is damage; a line that has lost its own is told as one that was cut off.
            let is_sound = found.is_ok_and(|replayed| replayed.torn == 0 && !replayed.lacks_line_end);
            assert!(!is_sound, "bit {bit} of byte {index}");
        }
    }
}

/// Two programs of the same module are the same to the byte, stored and read again.
#[test]
fn a_stored_program_is_the_compiled_one() {
    for case in sessions::all() {
        let program = case.program();
        let again = Program::from_json(&program.to_json()).unwrap();
        assert_eq!(again.hash(), program.hash());
        assert_eq!(again.to_json(), program.to_json());
    }
}

/// The journal of a case: header and entries, each as its members.
fn journal(program: &Arc<Program>, case: &sessions::Case) -> (Map<String, Value>, Vec<Map<String, Value>>) {
    let seed = Seed::from_hex(&case.seed).unwrap();
    let mut session = Session::new(Arc::clone(program), seed, &case.settings).unwrap();
    let mut entries = Vec::new();
    for act in &case.acts {
        if let Ok(applied) = session.read(act).and_then(|act| session.apply(&act)) {
            let mut members = applied.entry_json(program).as_object().unwrap().clone();
            members.insert("seq".to_owned(), session.seq().into());
            entries.push(members);
        }
    }
    let mut header = Header::new(program.hash(), seed, case.settings.clone());
    // The engine's version is not judged; fixed here, so that these files change only when sessions do.
    header.engine = "leerpad 0.1.0".to_owned();
    (header.members(), entries)
}

/// The lines of a journal, chained.
fn lines(header: &Map<String, Value>, entries: &[Map<String, Value>]) -> Vec<String> {
    let (line, mut hash): (String, Hash) = close(None, header.clone());
    let mut lines = vec![line];
    for entry in entries {
        let (line, next) = close(Some(hash), entry.clone());
        lines.push(line);
        hash = next;
    }
    lines
}

fn write_case(name: &str, program: &str, journal: &str, expected: &Value) {
    let path: &Path = &folder().join(name);
    fs::create_dir_all(path).unwrap();
    fs::write(path.join("program.json"), program).unwrap();
    fs::write(path.join("journal.jsonl"), journal).unwrap();
    fs::write(path.join("expected.json"), canonical(expected) + "\n").unwrap();
}

fn write_all() {
    for case in sessions::all() {
        let program = case.program();
        let (header, entries) = journal(&program, &case);
        let name = format!("0.1.0-{}", case.folder.file_name().unwrap().to_str().unwrap());
        let text = lines(&header, &entries).concat();
        write_case(
            &name,
            &program.to_json(),
            &text,
            &json!({"same": true, "entries": entries.len(), "torn": 0}),
        );
        if !name.ends_with("terug-en-anders") {
            continue;
        }
        let stored = program.to_json();
        let all = lines(&header, &entries);
        let cut = &text[..text.len() - 40];
        let torn = cut.len() - cut.rfind('\n').unwrap() - 1;
        write_case(
            "torn-end",
            &stored,
            cut,
            &json!({"same": true, "entries": entries.len() - 1, "torn": torn}),
        );
        let unended = &text[..text.len() - 1];
        write_case(
            "no-line-end",
            &stored,
            unended,
            &json!({"same": true, "entries": entries.len(), "torn": 0}),
        );
        let mut without = all.clone();
        without.remove(3);
        write_case("entry-taken-out", &stored, &without.concat(), &chain(3));
        let mut swapped = all.clone();
        swapped.swap(2, 3);
        write_case("entries-swapped", &stored, &swapped.concat(), &chain(2));
        let changed = text.replacen("\"value\":\"links\"", "\"value\":\"rechts\"", 1);
        write_case("answer-changed", &stored, &changed, &chain(2));
        let spaced = text.replacen("\"seq\":2", "\"seq\": 2", 1);
        write_case("other-spelling", &stored, &spaced, &chain(2));
        let mut forged = entries.clone();
        forged[2]["facts"][0]["to"] = json!("rechts-pad");
        let expected = json!({"same": false, "fault": "difference", "seq": 3});
        write_case(
            "fact-forged",
            &stored,
            &lines(&header, &forged).concat(),
            &expected,
        );
        let mut refused = entries.clone();
        refused[2]["act"] = json!("skip");
        write_case(
            "act-that-is-refused",
            &stored,
            &lines(&header, &refused).concat(),
            &expected,
        );
        let mut other = header.clone();
        other.insert("program".to_owned(), "0".repeat(64).into());
        let expected = json!({"same": false, "fault": "program", "seq": 0});
        write_case(
            "other-program",
            &stored,
            &lines(&other, &entries).concat(),
            &expected,
        );
        let mut newer = header.clone();
        newer.insert("oldest".to_owned(), 9.into());
        newer.insert("journal".to_owned(), 9.into());
        let expected = json!({"same": false, "fault": "header", "seq": 0});
        write_case(
            "newer-journal",
            &stored,
            &lines(&newer, &entries).concat(),
            &expected,
        );
    }
}

fn chain(seq: u64) -> Value {
    json!({"same": false, "fault": "chain", "seq": seq})
}
