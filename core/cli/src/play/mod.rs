//! `play`: works through a module in the terminal, or judges acts that are handed in.

pub(crate) mod acts;
pub(crate) mod ask;
pub(crate) mod person;
pub(crate) mod settings;
pub(crate) mod show;
pub(crate) mod typed;
pub(crate) mod words;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::language::Language;
use leerpad::ground::secret::Secret;
use leerpad::journal::Journal;
use leerpad::journal::replay::JournalFault;
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
use crate::store::Store;
use crate::terminal::Terminal;

/// Work through a module; the same command goes on where you were
#[derive(clap::Args)]
pub(crate) struct Arguments {
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
pub(crate) struct Play {
    /// The module, runnable.
    pub program: Arc<Program>,
    /// Where it stands, and the end of its journal.
    pub journal: Journal,
    /// Where it is kept; none: nowhere.
    pub store: Option<Store>,
    /// The language of the module's texts.
    pub language: String,
}

impl Play {
    /// Where it stands.
    pub(crate) const fn session(&self) -> &Session {
        self.journal.session()
    }

    /// The learner's own words, where the session is kept.
    pub(crate) fn vault(&self) -> Option<&Vault> {
        self.store.as_ref().map(Store::vault)
    }

    /// Does an act: words are kept first, then the entry, and only then is it true. The entry as a line without its end,
    /// or the refusal.
    pub(crate) fn act(
        &mut self,
        act: &Value,
        words: Vec<(String, Secret)>,
    ) -> Result<Result<String, Refusal>, Failure> {
        let judged = match self.journal.judge(act) {
            Ok(judged) => judged,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let erases = judged.appended.applied.facts.contains(&Fact::Erased);
        let line = judged.appended.line.trim_end_matches('\n').to_owned();
        if let Some(store) = &mut self.store {
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
            store.append(&judged.appended.line)?;
        }
        self.journal.keep(judged);
        Ok(Ok(line))
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let loaded = modules::load(&crate::files::shown(&arguments.file))?;
    let program = Arc::new(Program::compile(loaded.module()?));
    let by_acts = arguments.acts.is_some() || !std::io::stdin().is_terminal();
    let journal = match (&arguments.journal, by_acts) {
        (Some(path), _) => Some(path.clone()),
        (None, true) => None,
        (None, false) => Some(PathBuf::from(format!("{}.journal.jsonl", program.plan().id))),
    };
    let language = language(&program, terminal.language());
    let (journal_of, store) = open(arguments, &program, journal.as_deref(), terminal)?;
    let mut play = Play {
        program,
        journal: journal_of,
        store,
        language,
    };
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
    path: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<(Journal, Option<Store>), Failure> {
    if let Some(path) = path.filter(|path| path.exists()) {
        return again(program, path, terminal).map(|(journal, store)| (journal, Some(store)));
    }
    let overrides = settings::read(program, arguments.settings.as_deref())?;
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => clock::seed().map_err(|error| KeptFailure::Seed {
            error: error.to_string(),
        })?,
    };
    let (journal, first_line) =
        Journal::begin(Arc::clone(program), seed, overrides).map_err(|fault| KeptFailure::Settings {
            place: fault.to_string(),
        })?;
    let store = path.map(|path| Store::create(path, &first_line)).transpose()?;
    Ok((journal, store))
}

/// Opens a journal that is there, and tells what was mended.
fn again(program: &Arc<Program>, path: &Path, terminal: &mut Terminal) -> Result<(Journal, Store), Failure> {
    let (mut store, found) = Store::open(path)?;
    let opened = Journal::open(program, &found.bytes).map_err(|fault| {
        let path = crate::files::shown(path);
        match fault {
            JournalFault::Damage(damage) => KeptFailure::Damaged { path, damage },
            JournalFault::Replay(fault) => KeptFailure::Replay { path, fault },
        }
    })?;
    if opened.torn > 0 {
        store.cut(opened.sound)?;
        let words = terminal.either(
            "de laatste regel van het journaal was niet af en nooit bevestigd; die is weggehaald",
            "the last line of the journal was cut off and never acknowledged; it was taken away",
        );
        let words = words.to_owned();
        terminal.complain(&words);
    }
    if opened.lacks_line_end {
        store.append("\n")?;
    }
    for damaged in &found.damaged {
        terminal.complain(&damaged.to_string());
    }
    Ok((opened.journal, store))
}
