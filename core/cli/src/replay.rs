//! `replay`: verifies journals against a module and prints the path that was walked.

use std::path::{Path, PathBuf};

use leerpad::ground::hash::Hash;
use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::journal::replay::{Difference, JournalFault, ReplayFault, replay_bytes_with};
use leerpad::program::Programs;
use leerpad::session::fact::{Fact, VisitOf};
use leerpad::session::{Applied, Session};
use serde_json::{Value, json};

use crate::kept::KeptFailure;
use crate::speech::either;
use crate::store;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules, unsound};

/// Replay journals on their module and print the path, or the first difference (exit 3)
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Journals
    #[arg(required = true)]
    journals: Vec<PathBuf>,
    /// The module they were made with; of a session that was upgraded every version it was on
    #[arg(long, value_name = "FILE", required = true)]
    module: Vec<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A path to read
    Human,
    /// One object per journal
    Json,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut programs = Programs::default();
    modules::programs_of(&arguments.module, &mut programs)?;
    let mut outcome = Outcome::Clean;
    for journal in &arguments.journals {
        outcome = outcome.worse(one(&programs, journal, arguments.format, terminal)?);
    }
    Ok(outcome)
}

/// A step of the path that was walked: an act that moved.
struct Walked {
    seq: u64,
    at: String,
    act: &'static str,
    lines: Vec<String>,
}

fn one(programs: &Programs, path: &Path, format: Format, terminal: &mut Terminal) -> Done {
    let name = files::shown(path);
    let bytes = store::look(path)?;
    let mut walked = Vec::new();
    // What programs read is the same in every language.
    let said_in = match format {
        Format::Human => terminal.language(),
        Format::Json => Language::En,
    };
    let result = replay_bytes_with(programs, &bytes, true, &mut |session, seq, applied| {
        walked.push(step(session, seq, applied, said_in));
    });
    let replayed = match result {
        Ok(replayed) => replayed,
        Err(JournalFault::Damage(damage)) => {
            let fault = json!({"journal": name, "same": false, "seq": damage.seq(), "expected": either(said_in, "een ketting zonder breuk", "an unbroken chain"),
                "found": unsound::line(&damage.fault, said_in)});
            say_fault(&fault, format, terminal);
            return Ok(Outcome::Different);
        }
        Err(JournalFault::Replay(ReplayFault::Difference(difference))) => {
            let Difference {
                seq,
                place,
                expected,
                found,
            } = *difference;
            let fault = json!({"journal": name, "same": false, "seq": seq, "place": place, "expected": expected,
                "found": found});
            say_fault(&fault, format, terminal);
            return Ok(Outcome::Different);
        }
        Err(JournalFault::Replay(ReplayFault::Program { journal: found, .. })) => {
            say_missing((&name, 0, found), programs, format, terminal);
            return Ok(Outcome::Different);
        }
        Err(JournalFault::Replay(ReplayFault::Version { seq, program })) => {
            say_missing((&name, seq, program), programs, format, terminal);
            return Ok(Outcome::Different);
        }
        Err(JournalFault::Replay(fault)) => return Err(KeptFailure::Replay { path: name, fault }.into()),
    };
    let session = replayed.session;
    match format {
        Format::Json => {
            let entries: Vec<Value> = walked
                .iter()
                .map(|step| json!({"seq": step.seq, "at": step.at, "act": step.act, "path": step.lines}))
                .collect();
            let summary = json!({
                "journal": name, "same": true, "entries": replayed.entries, "torn": replayed.torn > 0,
                "completed": session.is_completed(), "state": serde_json::from_str::<Value>(&session.snapshot())
                    .unwrap_or_default(), "steps": entries,
            });
            terminal.say(&canonical(&summary));
        }
        Format::Human => human(&name, &walked, &session, replayed.torn > 0, terminal),
    }
    Ok(Outcome::Clean)
}

fn step(session: &Session, seq: u64, applied: &Applied, language: Language) -> Walked {
    let program = session.program();
    let visit = |nl, en, visit: &VisitOf| {
        let words = either(language, nl, en);
        Some(format!("{words} {} #{}", program.step_id(visit.step), visit.n))
    };
    let lines = applied.facts.iter().filter_map(|fact| match fact {
        Fact::Left { visit, how, to } => Some(format!(
            "{} ({}) -> {}",
            program.step_id(visit.step),
            how.word(),
            program.step_id(*to)
        )),
        Fact::Moved(here) => visit("bij", "at", here),
        Fact::Parked(there) => visit("opzij gezet", "parked", there),
        Fact::Returned(there) => visit("weer erbij", "returned", there),
        Fact::Completed(step) => Some(format!(
            "{} {}",
            either(language, "klaar met", "completed"),
            program.step_id(*step)
        )),
        Fact::Reopened(step) => Some(format!(
            "{} {}",
            either(language, "weer open", "reopened"),
            program.step_id(*step)
        )),
        Fact::Upgraded(upgraded) => {
            let verdict = upgraded.verdict.word();
            Some(format!(
                "{} {}: {verdict}",
                either(language, "over naar", "upgrade to"),
                upgraded.to.hex().get(..8).unwrap_or("")
            ))
        }
        _ => None,
    });
    Walked {
        seq,
        at: applied.act.at.to_string(),
        act: applied.act.deed.kind().word(),
        lines: lines.collect(),
    }
}

fn human(name: &str, walked: &[Walked], session: &Session, torn: bool, terminal: &mut Terminal) {
    let program = session.program();
    terminal.say(&format!(
        "{name}: {} {}",
        program.plan().id,
        program.plan().version
    ));
    for step in walked.iter().filter(|step| !step.lines.is_empty()) {
        terminal.say(&format!(
            "{:>5}  {}  {:<9} {}",
            step.seq,
            step.at,
            step.act,
            step.lines.join(", ")
        ));
    }
    let end = match (session.is_completed(), session.cursor()) {
        (true, _) => terminal.either("klaar", "completed").to_owned(),
        (false, Some(here)) => format!(
            "{} {}",
            terminal.either("nu bij", "now at"),
            program.step_id(here.step)
        ),
        (false, None) => terminal.either("niet begonnen", "not begun").to_owned(),
    };
    let same = terminal
        .either("zelfde pad, elke hash klopt", "same path, every hash holds")
        .to_owned();
    terminal.say(&format!(
        "{} {}; {same}; {end}",
        walked.len(),
        terminal.either("handelingen", "acts")
    ));
    if torn {
        let words = terminal
            .either(
                "de laatste regel was niet af en telt niet mee",
                "the last line was cut off and does not count",
            )
            .to_owned();
        terminal.say(&words);
    }
}

/// A version of the module that the session was on, and that was not handed in.
fn say_missing(
    (name, seq, program): (&str, u64, Hash),
    programs: &Programs,
    format: Format,
    terminal: &mut Terminal,
) {
    let given: Vec<String> = programs.iter().map(|program| program.hash().hex()).collect();
    let place = terminal.either(
        "vanaf hier geldt een versie van de module die er niet bij is; geef die ook met --module",
        "from here on a version of the module counts that is not there; give that too with --module",
    );
    let fault = json!({"journal": name, "same": false, "seq": seq, "expected": given.join(", "),
        "found": program.hex(), "place": place});
    say_fault(&fault, format, terminal);
}

fn say_fault(fault: &Value, format: Format, terminal: &mut Terminal) {
    if format == Format::Json {
        terminal.say(&canonical(fault));
        return;
    }
    let text = |key: &str| {
        fault.get(key).map_or_else(String::new, |value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    };
    let first = terminal
        .either("eerste verschil bij", "first difference at")
        .to_owned();
    terminal.say(&format!("{}: {first} seq {}", text("journal"), text("seq")));
    if !text("place").is_empty() {
        terminal.say(&format!("  {}", text("place")));
    }
    let (expected, found) = (
        terminal.either("verwacht", "expected").to_owned(),
        terminal.either("gevonden", "found").to_owned(),
    );
    terminal.say(&format!("  {expected}: {}", text("expected")));
    terminal.say(&format!("  {found}: {}", text("found")));
}
