//! `erase`: a learner's own words, or all that was kept of a session.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::program::{Program, Programs};
use serde_json::json;

use crate::failure::Failure;
use crate::kept::KeptFailure;
use crate::play::ask::{self, Line};
use crate::play::{self, Play};
use crate::store::{Names, Store};
use crate::terminal::Terminal;
use crate::{Done, Outcome, clock, erasing, files, modules};

/// Erase your own words from the vault of a journal, or with --everything all that was kept
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module; not needed with --everything
    #[arg(required_unless_present = "everything")]
    file: Option<PathBuf>,
    /// An earlier version of the module that the session was on; may be given several times
    #[arg(long, value_name = "FILE")]
    was: Vec<PathBuf>,
    /// Where the session is kept
    #[arg(long, value_name = "FILE")]
    journal: PathBuf,
    /// The journal with all answers too; nothing is left
    #[arg(long)]
    everything: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let names = Names::of(&arguments.journal);
    let shown = files::shown(&arguments.journal);
    let (words, was_there) = match &arguments.file {
        Some(file) if !arguments.everything => {
            let (program, programs) = modules::programs(file, &arguments.was)?;
            let said = terminal
                .either(
                    "je eigen teksten zijn gewist; je andere antwoorden staan er nog",
                    "your own words are erased; your other answers are still there",
                )
                .to_owned();
            let done = self::words((program, &programs), arguments, &names, terminal);
            if matches!(done, Err(Failure::Kept(KeptFailure::Damaged { .. }))) {
                let words = terminal.either(
                    "alles wissen, ook de woorden, kan wel: `leerpad erase --everything --journal`",
                    "all of it can be erased, the words too: `leerpad erase --everything --journal`",
                );
                let words = format!("{words} {shown}");
                terminal.complain(&words);
            }
            (said, done?)
        }
        _ => {
            if names.journal.exists() && !is_journal(&names.journal) {
                return Err(KeptFailure::NoJournal { path: shown }.into());
            }
            if !is_sure(&shown, terminal) {
                return Ok(Outcome::Clean);
            }
            let said = terminal.either("alles is gewist", "all is erased");
            (said.to_owned(), erasing::everything(&names)?)
        }
    };
    if !was_there {
        return Err(KeptFailure::NothingKept { path: shown }.into());
    }
    terminal.say(&format!("{shown}: {words}"));
    Ok(Outcome::Clean)
}

/// Whether a file is a journal, damaged or not: the name of another file is soon typed, and this cannot be undone.
fn is_journal(path: &Path) -> bool {
    let Ok(bytes) = std::fs::read(path) else {
        return false;
    };
    let is_entry = |line: &[u8]| {
        let entry: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(line).ok();
        entry.is_some_and(|entry| entry.contains_key("hash"))
    };
    bytes.is_empty() || bytes.split(|byte| *byte == b'\n').any(is_entry)
}

/// Asks whoever sits at a terminal; a program that calls this has asked.
fn is_sure(shown: &str, terminal: &mut Terminal) -> bool {
    let input = std::io::stdin();
    if !input.is_terminal() {
        return true;
    }
    let words = terminal.either(
        "alles van deze sessie wordt gewist, ook de antwoorden, en komt nooit terug. Weet je het zeker? (ja/nee)",
        "all of this session is erased, the answers too, and never comes back. Are you sure? (yes/no)",
    );
    let words = format!("{shown}: {words} ");
    terminal.write(&words);
    let typed = ask::read(&mut input.lock());
    matches!(typed, Line::Text(text) if ["ja", "yes"].contains(&text.trim().to_lowercase().as_str()))
}

/// Erases the words. Whether there is a session.
fn words(
    (newest, programs): (Arc<Program>, &Programs),
    arguments: &Arguments,
    names: &Names,
    terminal: &mut Terminal,
) -> Result<bool, Failure> {
    erasing::finish(names)?;
    if !names.journal.exists() {
        return Ok(false);
    }
    // Without the vault: what is erased is not read, so no key is needed.
    let (store, _, journal) = play::judged(programs, Store::open(&arguments.journal)?, terminal)?;
    let mut play = Play {
        newest,
        program: Arc::clone(journal.session().program()),
        journal,
        store: Some(store),
        language: String::new(),
        news: Vec::new(),
    };
    let act = json!({"act": "erase", "at": clock::now().to_string(), "by": "learner"});
    if play.act(&act, Vec::new())?.is_err() {
        // Nothing was begun: then words can only have been left behind by a start that was cut short.
        erasing::words(names)?;
    }
    Ok(true)
}
