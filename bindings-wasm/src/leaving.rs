//! What goes past the session: words to the vault and copies in it, what leaves for a purpose, the record of consent, what
//! is due.

use leerpad::ground::json::{canonical, read, write};
use leerpad::ground::moment::Moment;
use leerpad::ground::secret::Secret;
use leerpad::journal::consents::Consents;
use leerpad::journal::replay::replay_bytes_with;
use leerpad::journal::taking;
use leerpad::journal::vault::Vault;
use leerpad::session::Session;
use leerpad::session::card::PurposeCard;
use leerpad::session::copies::VaultChange;
use serde_json::Value;

use crate::fault::Fault;
use crate::members::Members;
use crate::play::Program;

/// Takes the learner's own words out of an act. Out come the act without them, and the words by their keys.
pub fn take_words(session: &Session, act: &str, out: &mut String) {
    let mut act = read(act).unwrap_or_default();
    let taken = taking::take_words(session, &mut act);
    let mut words = String::new();
    let mut kept = Members::new(&mut words);
    for (key, own) in taken {
        kept.text(&key, own.reveal());
    }
    kept.end();
    Members::new(out)
        .json("act", &canonical(&act))
        .json("words", &words)
        .end();
}

/// Of the keys of a vault (a JSON list) those of words that an answer does not speak of any more, as a JSON list. The vault
/// itself may live in another instance of the engine.
pub fn no_longer_said(session: &Session, act: &str, keys: &str, out: &mut String) {
    let mut vault = Vault::default();
    for key in read(keys).unwrap_or_default().as_array().into_iter().flatten() {
        vault.put(key.as_str().unwrap_or_default(), Secret::new(""));
    }
    let over = taking::no_longer_said(session, &read(act).unwrap_or_default(), &vault);
    write(out, &over.into());
}

/// What an act does to the vault, as a JSON list.
pub fn vault_changes(changes: &[VaultChange], out: &mut String) {
    write(out, &changes.iter().map(VaultChange::to_json).collect());
}

/// What leaves for a purpose.
///
/// # Errors
/// No such purpose.
pub fn export(session: &Session, purpose: &str, out: &mut String) -> Result<(), Fault> {
    let export = session.export_json(purpose);
    write(out, &export.ok_or_else(|| unknown(purpose))?);
    Ok(())
}

/// What is due for erasure at a time.
///
/// # Errors
/// No time.
pub fn due_for_erasure(session: &Session, at: &str, out: &mut String) -> Result<(), Fault> {
    let at = Moment::parse(at).ok_or_else(|| Fault::new("bad-moment"))?;
    write(out, &session.due_for_erasure(at).to_json());
    Ok(())
}

/// What becomes due next. Whether anything does.
pub fn coming(session: &Session, out: &mut String) -> bool {
    let coming = session.coming_json();
    if let Some(coming) = &coming {
        write(out, coming);
    }
    coming.is_some()
}

/// What stands on the cover of the module.
pub fn cover(session: &Session, language: &str, out: &mut String) {
    write(out, &session.cover(language).to_json());
}

/// The purposes of the module as people read them, as a JSON list.
pub fn purpose_cards(session: &Session, language: &str, out: &mut String) {
    let cards = session.purpose_cards(language);
    write(out, &cards.iter().map(PurposeCard::to_json).collect());
}

/// The record of consent to a purpose, out of a journal.
///
/// # Errors
/// No such purpose; host fields that are no object; a journal that does not replay.
pub fn consent_record(
    program: &Program,
    bytes: &[u8],
    (purpose, language, host): (&str, &str, &str),
    out: &mut String,
) -> Result<(), Fault> {
    let Ok(Value::Object(host)) = read(host) else {
        return Err(Fault::new("bad-host"));
    };
    let mut consents = Consents::default();
    let replayed = replay_bytes_with(program, bytes, true, &mut |_, seq, applied| {
        consents.see(seq, applied);
    })?;
    let record = consents.record(&replayed.session, purpose, language, &host);
    write(out, &record.ok_or_else(|| unknown(purpose))?);
    Ok(())
}

fn unknown(purpose: &str) -> Fault {
    Fault::new("unknown-purpose").text("purpose", purpose)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leerpad::check::{Sources, check};
    use leerpad::ground::source::Source;
    use serde_json::json;

    use super::*;
    use crate::play::Play;

    fn out<T>(call: impl FnOnce(&mut String) -> T) -> (T, Value) {
        let mut out = String::new();
        let given = call(&mut out);
        (given, serde_json::from_str(&out).unwrap_or_default())
    }

    fn told<T>(result: Result<T, Fault>) -> Value {
        let fault = result.err().unwrap();
        out(|out| fault.write(out)).1
    }

    #[test]
    fn words_are_taken_copied_and_taken_back() {
        let text = include_str!("../tests/samen.yaml");
        let module = check(&Sources::new(Source::new("samen.yaml", text))).module;
        let program: Program = Arc::new(leerpad::program::Program::compile(&module.unwrap()));
        let mut kept = String::new();
        let mut play = Play::begin(&program, "0000000000000007", "{}", &mut kept).unwrap();
        let mut changes = Vec::new();
        for act in [
            json!({"act": "start"}),
            json!({"act": "answer", "item": "nacht", "value": "geheim"}),
            json!({"act": "continue"}),
            json!({"act": "share", "what": ["nacht"]}),
            json!({"act": "continue"}),
            json!({"act": "unshare", "purpose": "gesprek", "what": "nacht"}),
        ] {
            let mut act = act;
            act["at"] = "2026-11-23T10:14:00.000+01:00".into();
            act["by"] = "learner".into();
            let ((), taken) = out(|out| take_words(play.session(), &act.to_string(), out));
            let has_words = act["value"] == "geheim";
            let words = if has_words {
                json!({"slapen/1/nacht": "geheim"})
            } else {
                json!({})
            };
            assert_eq!(taken["words"], words);
            let given = taken["act"].to_string();
            assert!(!given.contains("geheim"));
            let pending = play.judge(&given, &mut String::new()).unwrap();
            let judged = out(|out| vault_changes(&pending.vault_changes(), out)).1;
            let mut line = String::new();
            assert!(play.act(&given, &mut line), "{line}");
            kept.push_str(&line);
            let done = out(|out| vault_changes(&play.vault_changes(), out)).1;
            assert_eq!(done, judged);
            changes.extend(done.as_array().unwrap().clone());
        }
        assert_eq!(
            Value::from(changes),
            json!([
                {"change": "copy", "from": "slapen/1/nacht", "to": "shared/4/nacht"},
                {"change": "remove", "key": "shared/4/nacht"},
            ])
        );
        let session = play.session();
        assert_eq!(
            out(|out| export(session, "gesprek", out).unwrap()).1["withheld"]["not-shared"],
            2
        );
        assert_eq!(told(export(session, "x", &mut String::new()))["purpose"], "x");
        let (is_coming, what) = out(|out| coming(session, out));
        assert!(is_coming && what["step"] == "rust");
        let late = "2030-01-01T09:00:00.000+01:00";
        assert_eq!(
            out(|out| due_for_erasure(session, late, out).unwrap()).1["session"],
            true
        );
        assert_eq!(
            told(due_for_erasure(session, "laat", &mut String::new()))["code"],
            "bad-moment"
        );
        let keys = out(|out| no_longer_said(session, "{}", r#"["a/1/b"]"#, out)).1;
        assert_eq!(keys, json!([]));
        let asked = |host: &'static str| ("gesprek", "nl", host);
        let record = out(|out| consent_record(&program, kept.as_bytes(), asked("{}"), out).unwrap()).1;
        assert_eq!(record["state"], "consent-given");
        let fault = told(consent_record(
            &program,
            kept.as_bytes(),
            asked("[]"),
            &mut String::new(),
        ));
        assert_eq!(fault["code"], "bad-host");
    }
}
