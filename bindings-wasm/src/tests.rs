//! What crosses, natively: the calls of the export file without JavaScript.

use std::sync::Arc;

use leerpad::check::{Sources, check};
use leerpad::ground::source::Source;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::play::{Play, Program};
use crate::{program, reading};

const TEXT: &str = "leerpad: 1
module: kort
version: 1.2.0
languages: [nl]
title: Kort
settings:
  naam:
    type: text
    default: jij
steps:
  - exercise: vraag
    title: Hoe is het?
    items:
      - choice: hoe
        ask: Hoe voel je je?
        options:
          goed: Goed
          minder: Kon beter
      - words: meer
        ask: Vertel eens
  - end: klaar
    say: Dag.
";
const SEED: &str = "0000000000000007";

fn made(text: &str) -> Program {
    let module = check(&Sources::new(Source::new("kort.yaml", text))).module;
    Arc::new(leerpad::program::Program::compile(&module.unwrap()))
}

fn act(act: &Value) -> String {
    let mut act = act.clone();
    act["at"] = "2026-11-23T10:14:00.000+01:00".into();
    act["by"] = "learner".into();
    act.to_string()
}

/// What a call puts out, as JSON.
fn out<T>(call: impl FnOnce(&mut String) -> T) -> (T, Value) {
    let mut out = String::new();
    let given = call(&mut out);
    (given, serde_json::from_str(&out).unwrap_or_default())
}

fn told<T>(result: Result<T, Fault>) -> Value {
    let fault = result.err().unwrap();
    out(|out| fault.write(out)).1
}

fn walked(play: &mut Play) -> Vec<Value> {
    let acts = [
        json!({"act": "start"}),
        json!({"act": "answer", "item": "hoe", "value": "goed"}),
        json!({"act": "continue"}),
    ];
    let mut entries = Vec::new();
    for (given, seq) in acts.iter().zip(1..) {
        let (accepted, entry) = out(|out| play.act(&act(given), out));
        assert!(accepted && entry["seq"] == seq, "{entry}");
        entries.push(entry);
    }
    entries
}

#[test]
fn a_program_crosses_and_comes_back() {
    let first = made(TEXT);
    let again = program::from_json(&first.to_json()).unwrap();
    let ((), about) = out(|out| program::about(&again, out));
    assert_eq!(
        about,
        json!({"hash": first.hash().hex(), "id": "kort", "version": "1.2.0", "languages": ["nl"]})
    );
}

#[test]
fn a_session_and_a_journal_say_the_same() {
    let program = made(TEXT);
    let mut session = Play::new(&program, SEED, r#"{"naam":"Sanne"}"#).unwrap();
    let mut journal = Play::begin(&program, SEED, r#"{"naam":"Sanne"}"#, &mut String::new()).unwrap();
    let mut kept = walked(&mut journal);
    for entry in &mut kept {
        assert!(entry.as_object_mut().unwrap().remove("hash").is_some());
    }
    assert_eq!(walked(&mut session), kept);
    assert_eq!(session.session().snapshot(), journal.session().snapshot());
    let ((), state) = out(|out| session.state(out));
    assert_eq!(
        state,
        json!({
            "seq": 3, "seed": SEED, "status": "running", "completed": true,
            "step": "klaar", "n": 1, "clock": "2026-11-23T10:14:00.000+01:00",
            "program": program.hash().hex(),
        })
    );
    let again = Play::restore(&program, &session.session().snapshot()).unwrap();
    for (one, other) in [(&session, &again), (&session, &journal)] {
        let screen = |play: &Play| out(|out| play.screen("learner", "nl", out).unwrap()).1;
        assert_eq!(screen(one), screen(other));
        let outline = |play: &Play| out(|out| play.outline("learner", out).unwrap()).1;
        assert_eq!(outline(one), outline(other));
        assert_eq!(
            out(|out| one.allowed("learner", out).unwrap()).1,
            outline(one)["allowed"]
        );
    }
}

#[test]
fn a_refusal_is_put_out_and_nothing_changed() {
    let program = made(TEXT);
    for mut play in [
        Play::new(&program, SEED, "{}").unwrap(),
        Play::begin(&program, SEED, "{}", &mut String::new()).unwrap(),
    ] {
        let before = play.session().snapshot();
        let (accepted, refusal) = out(|out| play.act(&act(&json!({"act": "back"})), out));
        assert!(!accepted);
        assert_eq!(refusal, json!({"refused": "not-started", "allowed": ["start"]}));
        let (accepted, refusal) = out(|out| play.act("{", out));
        assert!(!accepted && refusal["refused"] == "bad-act");
        assert_eq!(play.session().snapshot(), before);
    }
}

#[test]
fn a_judged_act_is_true_once_kept_and_only_then() {
    let program = made(TEXT);
    let mut text = String::new();
    let mut journal = Play::begin(&program, SEED, "{}", &mut text).unwrap();
    let mut line = String::new();
    let start = act(&json!({"act": "start"}));
    let pending = journal.judge(&start, &mut line).unwrap();
    let late = journal.judge(&start, &mut String::new()).unwrap();
    assert_eq!(journal.session().seq(), 0);
    journal.keep(pending).unwrap();
    text.push_str(&line);
    assert_eq!(journal.session().seq(), 1);
    assert_eq!(told(journal.keep(late))["code"], "not-next");
    let (none, refusal) = out(|out| journal.judge(&start, out).is_none());
    assert!(none && refusal["refused"] == "started");
    let mut hash = String::new();
    journal.last_hash(&mut hash);
    let (opened, told) = out(|out| reading::open(&program, text.as_bytes(), out).unwrap());
    assert_eq!(
        told,
        json!({"sound": text.len(), "torn": 0, "lacksLineEnd": false})
    );
    let mut again = String::new();
    opened.last_hash(&mut again);
    assert_eq!(again, hash);
    // A session without a journal has nothing to keep, and no hash.
    let mut session = Play::new(&program, SEED, "{}").unwrap();
    assert!(session.judge(&start, &mut String::new()).is_none());
    let pending = journal.judge(&act(&json!({"act": "pause"})), &mut String::new());
    assert_eq!(self::told(session.keep(pending.unwrap()))["code"], "not-next");
    again.clear();
    session.last_hash(&mut again);
    assert_eq!(again, "");
}

#[test]
fn a_journal_is_verified_and_replayed() {
    let program = made(TEXT);
    let mut text = String::new();
    let mut journal = Play::begin(&program, SEED, r#"{"naam":"é"}"#, &mut text).unwrap();
    for given in [json!({"act": "start"}), json!({"act": "continue"})] {
        let mut line = String::new();
        assert!(journal.act(&act(&given), &mut line));
        text.push_str(&line);
    }
    let torn = format!("{text}{{\"act\":");
    let ((), verified) = out(|out| reading::verify(torn.as_bytes(), out).unwrap());
    let mut hash = String::new();
    journal.last_hash(&mut hash);
    assert_eq!(
        (&verified["hash"], &verified["entries"]),
        (&hash.clone().into(), &2.into())
    );
    assert_eq!(
        (&verified["torn"], &verified["settings"]),
        (&7.into(), &json!({"naam": "é"}))
    );
    let (replayed, told) = out(|out| reading::replay(&program, torn.as_bytes(), true, out).unwrap());
    assert_eq!(
        told,
        json!({"entries": 2, "hash": hash, "torn": 7, "lacksLineEnd": false})
    );
    assert_eq!(replayed.session().snapshot(), journal.session().snapshot());
}

#[test]
fn advice_on_words() {
    let program = made(TEXT);
    let mut play = Play::new(&program, SEED, "{}").unwrap();
    walked(&mut play);
    let long = "x".repeat(30_000);
    let ((), advice) = out(|out| play.advise("meer", &long, "nl", out).unwrap());
    assert_eq!(advice["help"], false);
    assert!(advice["too-long"].as_u64() < Some(30_000));
    let fault = told(play.advise("nergens", "x", "nl", &mut String::new()));
    assert_eq!(fault, json!({"code": "unknown-item", "item": "nergens"}));
}

#[test]
fn every_fault_has_its_fields() {
    let program = made(TEXT);
    let other = made(&TEXT.replace("1.2.0", "1.2.1"));
    let begin = |seed: &str, settings: &str| told(Play::new(&program, seed, settings));
    assert_eq!(begin("7", "{}"), json!({"code": "bad-seed"}));
    assert_eq!(begin(SEED, "[]"), json!({"code": "bad-settings"}));
    assert_eq!(
        begin(SEED, r#"{"x":1}"#),
        json!({"code": "unknown-setting", "setting": "x"})
    );
    assert_eq!(
        begin(SEED, r#"{"naam":1}"#),
        json!({"code": "setting-value", "setting": "naam", "why": "wrong-type"})
    );
    let play = Play::new(&program, SEED, "{}").unwrap();
    assert_eq!(
        told(play.screen("boss", "nl", &mut String::new())),
        json!({"code": "unknown-role"})
    );
    let mut text = String::new();
    Play::begin(&program, SEED, "{}", &mut text).unwrap();
    assert_eq!(
        told(reading::open(&other, text.as_bytes(), &mut String::new())),
        json!({"code": "other-program", "expected": program.hash().hex(), "found": other.hash().hex()})
    );
    let damage = |bytes: &[u8]| told(reading::verify(bytes, &mut String::new()));
    let damaged = |why: &str| json!({"code": "journal-damaged", "line": 1, "seq": 0, "why": why});
    assert_eq!(damage(b""), damaged("empty"));
    assert_eq!(damage(b"\xff\n"), damaged("encoding"));
    assert_eq!(damage(b"[]\n"), damaged("shape"));
    assert_eq!(damage(b"{ }\n"), damaged("form"));
    assert_eq!(
        told(Play::restore(&other, &play.session().snapshot())),
        json!({"code": "other-program"})
    );
}
