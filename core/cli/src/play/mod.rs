//! `play`: works through a module in the terminal, or judges acts that are handed in.

pub mod acts;
pub mod ask;
pub mod person;
pub mod settings;
pub mod show;
pub mod typed;
pub mod words;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::ground::secret::Secret;
use leerpad::journal::header::Header;
use leerpad::journal::replay;
use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::fact::Fact;
use leerpad::session::refusal::Refusal;
use serde_json::Value;

use crate::Done;
use crate::clock;
use crate::failure::Failure;
use crate::kept::KeptFailure;
use crate::modules;
use crate::store::{Found, Store};
use crate::terminal::Terminal;

/// Work through a module; the same command goes on where you were
#[derive(clap::Args)]
pub struct Arguments {
    /// The module
    file: PathBuf,
    /// Where the session is kept [default: NAME.journal.jsonl in this folder; with --acts: nowhere]
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Judge acts from this file (JSON Lines; - for standard input) and print each outcome as a line of JSON
    #[arg(long, value_name = "FILE")]
    acts: Option<PathBuf>,
    /// The seed of a new session: a whole number, or 16 hex digits
    #[arg(long, value_name = "SEED", value_parser = seed)]
    seed: Option<Seed>,
    /// Settings of the organisation, for a new session (YAML: name and value)
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
}

fn seed(written: &str) -> Result<Seed, String> {
    if let Some(seed) = Seed::from_hex(written) {
        return Ok(seed);
    }
    written
        .parse()
        .map(Seed::from_number)
        .map_err(|_| "a whole number, or 16 hex digits".to_owned())
}

/// A session that is being worked on, with where it is kept.
pub struct Play {
    /// The module, runnable.
    pub program: Arc<Program>,
    /// Where it stands.
    pub session: Session,
    /// Where it is kept; none: nowhere.
    pub store: Option<Store>,
    /// The language of the module's texts.
    pub language: String,
}

impl Play {
    /// The learner's own words, where the session is kept.
    pub fn vault(&self) -> Option<&Vault> {
        self.store.as_ref().map(Store::vault)
    }

    /// Does an act: words are kept first, then the entry, and only then is it true. The act is carried out on a copy, which
    /// takes the session's place once it is on the platter. The entry as a line without its end, or the refusal.
    pub fn act(
        &mut self,
        act: &Value,
        words: Vec<(String, Secret)>,
    ) -> Result<Result<String, Refusal>, Failure> {
        let mut next = self.session.clone();
        let applied = match self.session.read(act).and_then(|act| next.apply(&act)) {
            Ok(applied) => applied,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let entry = applied.entry_json(&self.program);
        let line = match (&mut self.store, entry) {
            (Some(store), Value::Object(members)) => {
                let erases = applied.facts.contains(&Fact::Erased);
                if erases || !words.is_empty() {
                    store.change_vault(|vault| {
                        for (key, words) in words {
                            vault.put(key, words);
                        }
                        if erases {
                            vault.erase();
                        }
                    })?;
                }
                store.append(members)?.trim_end_matches('\n').to_owned()
            }
            (_, entry) => canonical(&entry),
        };
        self.session = next;
        Ok(Ok(line))
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let loaded = modules::load(&crate::files::shown(&arguments.file))?;
    let program = Arc::new(Program::compile(loaded.module()?));
    let by_acts = arguments.acts.is_some() || !std::io::stdin().is_terminal();
    let journal = match (&arguments.journal, by_acts) {
        (Some(path), _) => Some(path.clone()),
        (None, true) => None,
        (None, false) => Some(PathBuf::from(format!("{}.journal.jsonl", program.plan().id))),
    };
    let language = language(&program, terminal.language());
    let (session, store, found) = open(arguments, &program, journal.as_deref())?;
    let mut play = Play {
        program,
        session,
        store,
        language,
    };
    if let Some(found) = &found {
        report(found, terminal);
    }
    if by_acts {
        acts::run(&mut play, arguments.acts.as_deref(), terminal)
    } else {
        person::run(&mut play, journal.as_deref(), terminal)
    }
}

/// The language asked for, when the module has it; else the module's own.
fn language(program: &Program, asked: Language) -> String {
    let has = program
        .languages()
        .iter()
        .find(|tag| Language::from_tag(tag) == Some(asked));
    has.or_else(|| program.languages().first())
        .cloned()
        .unwrap_or_default()
}

/// Opens a journal that is there, or begins one.
fn open(
    arguments: &Arguments,
    program: &Arc<Program>,
    journal: Option<&Path>,
) -> Result<(Session, Option<Store>, Option<Found>), Failure> {
    if let Some(path) = journal.filter(|path| path.exists()) {
        let (store, found) = Store::open(path)?;
        let session = replay::replay(program, &found.reading).map_err(|fault| KeptFailure::Replay {
            path: crate::files::shown(path),
            fault,
        })?;
        return Ok((session, Some(store), Some(found)));
    }
    let overrides = settings::read(program, arguments.settings.as_deref())?;
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => clock::seed().map_err(|error| KeptFailure::Seed {
            error: error.to_string(),
        })?,
    };
    let session =
        Session::new(Arc::clone(program), seed, &overrides).map_err(|fault| KeptFailure::Settings {
            place: fault.to_string(),
        })?;
    let header = Header::new(program.hash(), seed, overrides);
    let store = journal.map(|path| Store::create(path, &header)).transpose()?;
    Ok((session, store, None))
}

/// Tells what was mended when a journal was opened.
fn report(found: &Found, terminal: &mut Terminal) {
    if found.reading.torn > 0 {
        let words = terminal.either(
            "de laatste regel van het journaal was niet af en nooit bevestigd; die is weggehaald",
            "the last line of the journal was cut off and never acknowledged; it was taken away",
        );
        let words = words.to_owned();
        terminal.complain(&words);
    }
    for damaged in &found.damaged {
        terminal.complain(&damaged.to_string());
    }
}
