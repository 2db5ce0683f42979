//! `play`: works through a module in the terminal, or judges acts that are handed in.

pub(crate) mod acts;
pub(crate) mod ask;
pub(crate) mod person;
mod rows;
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
use leerpad::journal::seal::VaultKey;
use leerpad::journal::taking::no_longer_said;
use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::copies::VaultChange;
use leerpad::session::refusal::Refusal;
use serde_json::Value;

use crate::Done;
use crate::clock;
use crate::erasing;
use crate::failure::Failure;
use crate::kept::KeptFailure;
use crate::modules;
use crate::store::{Names, Store};
use crate::terminal::Terminal;
use crate::vault_key::VaultKeyFile;

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
    #[command(flatten)]
    key: VaultKeyFile,
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

    /// Does an act: words are kept first, then the entry, and only then is it true. Words are erased the other way
    /// round, so that an erasing that was cut short is known. The entry as a line without its end, or the refusal.
    pub(crate) fn act(
        &mut self,
        act: &Value,
        words: Vec<(String, Secret)>,
    ) -> Result<Result<String, Refusal>, Failure> {
        let judged = match self.journal.judge(act) {
            Ok(judged) => judged,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let over = self
            .vault()
            .map(|vault| no_longer_said(self.session(), act, vault))
            .unwrap_or_default();
        let changes = judged.vault_changes();
        let erases = changes.contains(&VaultChange::Erase);
        let line = judged.appended.line.trim_end_matches('\n').to_owned();
        if let Some(store) = &mut self.store {
            if !words.is_empty() || !over.is_empty() || !changes.is_empty() {
                store.change_vault(|vault| {
                    for key in &over {
                        vault.remove(key);
                    }
                    for (key, words) in words {
                        vault.put(key, words);
                    }
                    for change in &changes {
                        apply(change, vault);
                    }
                })?;
            }
            store.append(&judged.appended.line)?;
        }
        self.journal.keep(judged);
        if erases && let Some(store) = &mut self.store {
            store.erase_vault(self.journal.session().seq())?;
        }
        Ok(Ok(line))
    }
}

/// Does to the vault what an act asks for; erasing it as a whole is done after the entry is kept.
fn apply(change: &VaultChange, vault: &mut Vault) {
    match change {
        VaultChange::Copy { from, to } => {
            if let Some(words) = vault.get(from).map(|words| Secret::new(words.reveal())) {
                vault.put(to.clone(), words);
            }
        }
        VaultChange::Remove(key) => {
            vault.remove(key);
        }
        VaultChange::Erase => {}
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
    let (journal_of, store) = open_or_begin(arguments, &program, journal.as_deref(), terminal)?;
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
fn open_or_begin(
    arguments: &Arguments,
    program: &Arc<Program>,
    path: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<(Journal, Option<Store>), Failure> {
    if let Some(path) = path {
        erasing::finish(&Names::of(path))?;
        if path.exists() {
            let key = arguments.key.read()?;
            return open(program, path, key, terminal).map(|(journal, store)| (journal, Some(store)));
        }
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
    let store = match path {
        Some(path) => Some(Store::create(path, &first_line, arguments.key.read()?)?),
        None => None,
    };
    Ok((journal, store))
}

/// Opens a journal that is there with its vault, and tells what was mended.
pub(crate) fn open(
    program: &Arc<Program>,
    path: &Path,
    key: Option<VaultKey>,
    terminal: &mut Terminal,
) -> Result<(Journal, Store), Failure> {
    let (mut store, bytes, journal) = judged(program, path, terminal)?;
    for lost in store.open_vault(&bytes, key)? {
        let words = crate::kept::lost_words(lost, terminal.language());
        terminal.complain(&words);
    }
    Ok((journal, store))
}

/// Opens a journal that is there, without its vault.
pub(crate) fn judged(
    program: &Arc<Program>,
    path: &Path,
    terminal: &mut Terminal,
) -> Result<(Store, Vec<u8>, Journal), Failure> {
    let (mut store, mut bytes) = Store::open(path)?;
    let opened = Journal::open(program, &bytes).map_err(|fault| {
        let path = crate::files::shown(path);
        match fault {
            JournalFault::Damage(damage) => KeptFailure::Damaged { path, damage },
            JournalFault::Replay(fault) => KeptFailure::Replay { path, fault },
        }
    })?;
    if opened.torn > 0 {
        store.cut(opened.sound)?;
        bytes.truncate(opened.sound);
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
    Ok((store, bytes, opened.journal))
}
