//! Naughty strings and spreadsheet formulas as what people write: in a module as YAML text, as an answer that steers, in the
//! journal, and in the vault. Each comes back as it went in.

use std::path::Path;
use std::sync::Arc;

use leerpad::check::{Sources, check};
use leerpad::ground::fold::fold;
use leerpad::ground::problem::Severity;
use leerpad::ground::secret::Secret;
use leerpad::ground::source::Source;
use leerpad::journal::vault::Vault;
use leerpad::journal::{chain, header::Header, reading, replay};
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::syntax;
use serde_json::{Value, json};

use super::Summary;

/// Runs the strings of `blns` and `csv-injection`.
///
/// # Errors
/// A file cannot be read.
pub fn run(folder: &Path) -> Result<Summary, String> {
    let read =
        |name: &str| std::fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let mut strings: Vec<String> =
        serde_json::from_str(&read("blns/blns.json")?).map_err(|error| error.to_string())?;
    strings.extend(
        read("csv-injection/Intruder/csv-payload.txt")?
            .lines()
            .map(str::to_owned),
    );
    let program = super::small_program();
    let mut summary = Summary {
        tried: strings.len(),
        ..Summary::default()
    };
    for string in &strings {
        if let Err(fault) = one(&program, string) {
            summary.failed.push(format!("{}: {fault}", string.escape_debug()));
        }
    }
    Ok(summary)
}

fn one(program: &Arc<Program>, string: &str) -> Result<(), String> {
    in_yaml(string)?;
    in_a_session(program, string)?;
    let mut vault = Vault::default();
    vault.put("a/1/b", Secret::new(string));
    let (again, damaged) = Vault::from_bytes(&vault.to_bytes(), 0);
    if !damaged.is_empty() || again.get("a/1/b").map(Secret::reveal) != Some(string) {
        return Err("not the same from the vault".to_owned());
    }
    let once = fold(string);
    if fold(&once) != once {
        return Err("folds twice".to_owned());
    }
    Ok(())
}

/// As a text of a module, between double quotes: JSON's quoting is YAML's.
fn in_yaml(string: &str) -> Result<(), String> {
    let quoted = Value::from(string).to_string();
    let source = Source::new("m.yaml", format!("title: {quoted}\nmodule: x\n"));
    let (tree, problems) = syntax::parse(&source, 0);
    let refused = problems
        .iter()
        .any(|problem| problem.rule.severity == Severity::Error);
    let read = tree
        .get("title")
        .and_then(|title| title.scalar())
        .map(|scalar| scalar.text.as_str());
    if !refused && read != Some(string) {
        return Err("not the same from YAML".to_owned());
    }
    // Raw, as somebody would paste it: anything may be said of it, but something is, and nothing stops.
    let raw = format!(
        "leerpad: 1\nmodule: x\nversion: 1.0.0\nlanguages: [nl]\ntitle: {string}\nsteps:\n  - step: a\n"
    );
    let _ = check(&Sources::new(Source::new("m.yaml", raw)));
    Ok(())
}

/// As an answer that steers, through the journal and back.
fn in_a_session(program: &Arc<Program>, string: &str) -> Result<(), String> {
    let mut session = Session::new(Arc::clone(program), Default::default(), &Default::default())
        .map_err(|fault| fault.to_string())?;
    let header = Header::new(program.hash(), Default::default(), Default::default());
    let (mut journal, mut hash) = chain::close(None, header.members());
    let at = "2026-11-23T10:14:00.000+01:00";
    let acts = [
        json!({"act": "start", "at": at, "by": "learner"}),
        json!({"act": "answer", "at": at, "by": "learner", "item": "tekst", "value": string}),
        json!({"act": "continue", "at": at, "by": "learner"}),
    ];
    for act in acts {
        let applied = match session.read(&act).and_then(|act| session.apply(&act)) {
            Ok(applied) => applied,
            Err(refusal) if refusal.code.word() == "too-long" => continue,
            Err(refusal) => return Err(refusal.code.word().to_owned()),
        };
        let entry = applied.entry_json(program);
        let mut members = entry.as_object().cloned().unwrap_or_default();
        members.insert("seq".to_owned(), session.seq().into());
        let (line, next) = chain::close(Some(hash), members);
        journal.push_str(&line);
        hash = next;
    }
    let reading = reading::read(journal.as_bytes()).map_err(|damage| damage.to_string())?;
    let again = replay::replay(program, &reading).map_err(|fault| fault.to_string())?;
    if again.snapshot() != session.snapshot() {
        return Err("replays otherwise".to_owned());
    }
    let kept = reading
        .entries
        .iter()
        .find_map(|entry| entry.members.get("value"));
    match kept {
        Some(Value::String(kept)) if kept == string => Ok(()),
        None if string.chars().count() > 1_000 => Ok(()),
        _ => Err("not the same from the journal".to_owned()),
    }
}
