//! `play`: works through a module in the terminal, or judges acts that are handed in.

pub(crate) mod acts;
pub(crate) mod ask;
pub(crate) mod guide;
pub(crate) mod meeting;
pub(crate) mod news;
pub(crate) mod person;
mod rows;
pub(crate) mod settings;
mod shared;
mod sharing;
pub(crate) mod show;
pub(crate) mod typed;
mod version;
pub(crate) mod waiting;
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
use leerpad::journal::taking::{no_longer_said, take_words};
use leerpad::journal::vault::Vault;
use leerpad::program::{Program, Programs};
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::copies::VaultChange;
use leerpad::session::refusal::Refusal;
use serde_json::Value;

use crate::Done;
use crate::clock;
use crate::erasing;
use crate::failure::Failure;
use crate::kept::KeptFailure;
use crate::modules;
use crate::seats::Seat;
use crate::speech::Both;
use crate::store::{Names, Store};
use crate::terminal::Terminal;
use crate::unsound;
use crate::vault_key::VaultKeyFile;

/// Work through a module; the same command goes on where you were
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module
    file: PathBuf,
    /// An earlier version of the module that a kept session may be on; may be given several times
    #[arg(long, value_name = "FILE")]
    was: Vec<PathBuf>,
    /// Where the session is kept [default: NAME.journal.jsonl in this folder; with --acts: nowhere]
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Judge acts from this file (JSON Lines; - for standard input) and print each outcome as a line of JSON
    ///
    /// That is the line that the journal keeps; {"kept":"words"} when only words in the vault changed; or why it cannot be.
    #[arg(long, value_name = "FILE")]
    acts: Option<PathBuf>,
    /// The seed of a new session: a whole number, or 16 hex digits
    #[arg(long, value_name = "SEED", value_parser = seed)]
    seed: Option<Seed>,
    /// Settings of the organisation, for a new session (YAML: name and value)
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// Who sits at the terminal: the learner, or the guide beside them in a window of their own
    #[arg(
        long = "as",
        value_enum,
        default_value = "learner",
        value_name = "ROLE",
        conflicts_with = "acts"
    )]
    who: Who,
    #[command(flatten)]
    key: VaultKeyFile,
}

/// Who sits at the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Who {
    /// The learner
    Learner,
    /// The guide
    Guide,
}

impl Who {
    const fn role(self) -> Role {
        match self {
            Self::Learner => Role::Learner,
            Self::Guide => Role::Guide,
        }
    }
}

fn seed(written: &str) -> Result<Seed, Both> {
    if let Some(seed) = Seed::from_hex(written) {
        return Ok(seed);
    }
    written.parse().map(Seed::from_number).map_err(|_| {
        Both::new(
            "een heel getal, of 16 tekens 0-9 en a-f",
            "a whole number, or 16 hex digits",
        )
    })
}

/// A session that is being worked on, with where it is kept.
pub(crate) struct Play {
    /// The module that the session is on, runnable.
    pub program: Arc<Program>,
    /// The version that was handed in.
    pub newest: Arc<Program>,
    /// Where it stands, and the end of its journal.
    pub journal: Journal,
    /// Where it is kept; none: nowhere.
    pub store: Option<Store>,
    /// The language of the module's texts.
    pub language: String,
    /// What others did since it was looked at last: entries of the journal, not told yet.
    pub news: Vec<Value>,
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

    /// Reads what others did meanwhile, where the journal is shared, and lets go of it again.
    pub(crate) fn look(&mut self) -> Result<(), Failure> {
        self.catch_up()?;
        if let Some(store) = &mut self.store {
            store.rest()?;
        }
        Ok(())
    }

    /// Takes the journal and reads what others did meanwhile.
    fn catch_up(&mut self) -> Result<(), Failure> {
        let Some(store) = &mut self.store else {
            return Ok(());
        };
        let Some(bytes) = store.take()? else {
            return Ok(());
        };
        let programs = self.journal.session().programs();
        let opened = Journal::open(programs, &bytes).map_err(|fault| unsound(store.path(), fault))?;
        if opened.torn > 0 {
            store.cut(opened.sound)?;
        }
        if opened.lacks_line_end {
            store.append("\n")?;
        }
        let known = self.journal.session().seq();
        let text = String::from_utf8_lossy(&bytes);
        let entries = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let is_new = |entry: &Value| entry["seq"].as_u64().is_some_and(|seq| seq > known);
        self.news.extend(entries.filter(is_new));
        self.journal = opened.journal;
        self.program = Arc::clone(self.journal.session().program());
        Ok(())
    }

    /// Does an act on the session as it is now, with what others did meanwhile; see `act_now`.
    pub(crate) fn act(
        &mut self,
        act: &Value,
        words: Vec<(String, Secret)>,
    ) -> Result<Result<String, Refusal>, Failure> {
        self.catch_up()?;
        let done = self.act_now(act, words);
        if let Some(store) = &mut self.store {
            store.rest()?;
        }
        done
    }

    /// Does an act that holds words of who makes it: they are taken out of it once it is known what number it will have.
    pub(crate) fn write(&mut self, mut act: Value) -> Result<Result<String, Refusal>, Failure> {
        self.catch_up()?;
        let words = take_words(self.session(), &mut act);
        let done = self.act_now(&act, words);
        if let Some(store) = &mut self.store {
            store.rest()?;
        }
        done
    }

    /// Does an act: words are kept first, then the entry, and only then is it true. Words are erased the other way
    /// round, so that an erasing that was cut short is known. The entry as a line without its end, or the refusal.
    fn act_now(
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
        if judged.is_words_only() && !words.is_empty() {
            // How often words are written is nobody's business: the entry that says that they are there stands already.
            if let Some(store) = &mut self.store {
                store.change_vault(|vault| put_words(vault, &over, words))?;
            }
            return Ok(Ok(WORDS_KEPT.to_owned()));
        }
        let changes = judged.vault_changes();
        let erases = changes.contains(&VaultChange::Erase);
        let seq = self.session().seq() + 1;
        let line = judged.appended.line.trim_end_matches('\n').to_owned();
        if let Some(store) = &mut self.store {
            // Erasing takes all of the vault, after the entry is kept: until then not one word is lost.
            let nothing = words.is_empty() && over.is_empty() && changes.is_empty();
            if !erases && !nothing {
                store.change_vault(|vault| {
                    put_words(vault, &over, words);
                    for change in &changes {
                        vault.follow(change, seq);
                    }
                })?;
            }
            store.append(&judged.appended.line)?;
        }
        self.journal.keep(judged);
        self.program = Arc::clone(self.journal.session().program());
        if erases && let Some(store) = &mut self.store {
            store.erase_vault(self.journal.session().seq())?;
        }
        Ok(Ok(line))
    }
}

/// Puts words in the place of those that are not said any more.
fn put_words(vault: &mut Vault, over: &[String], words: Vec<(String, Secret)>) {
    for key in over {
        vault.remove(key);
    }
    for (key, words) in words {
        vault.put(key, words);
    }
}

/// What is told of an act that changed words alone.
const WORDS_KEPT: &str = r#"{"kept":"words"}"#;

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let loaded = modules::load(&crate::files::shown(&arguments.file))?;
    // Acts that are kept nowhere are an author's, who looks how somebody gets stuck.
    let is_tried = arguments.acts.is_some() && arguments.journal.is_none();
    let module = if is_tried {
        loaded.draft()?
    } else {
        loaded.module()?
    };
    let program = Arc::new(Program::compile(module));
    let mut programs = Programs::from(&program);
    modules::programs_of(&arguments.was, &mut programs)?;
    let by_acts = arguments.acts.is_some() || !std::io::stdin().is_terminal();
    let journal = match (&arguments.journal, by_acts) {
        (Some(path), _) => Some(path.clone()),
        (None, true) => None,
        (None, false) => Some(PathBuf::from(format!("{}.journal.jsonl", program.plan().id))),
    };
    let language = language(&program, terminal.language());
    let role = arguments.who.role();
    // A person shares the journal with the other one; acts from a file have it for themselves.
    let seat = match &journal {
        Some(path) if !by_acts => {
            if role == Role::Guide && !path.exists() {
                let path = crate::files::shown(path);
                return Err(KeptFailure::NothingKept { path }.into());
            }
            Some(Seat::take(&Names::of(path), role)?)
        }
        _ => None,
    };
    let (journal_of, mut store) = match (&journal, role) {
        (Some(path), Role::Guide) if seat.is_some() => {
            let opened = Store::open_beside(path)?;
            let (journal, store) = open(&programs, opened, arguments.key.read()?, terminal)?;
            (journal, Some(store))
        }
        _ => open_or_begin(
            arguments,
            (&program, &programs),
            (journal.as_deref(), seat.is_some()),
            terminal,
        )?,
    };
    if let (Some(store), Some(seat)) = (&mut store, seat) {
        store.share(seat)?;
    }
    let mut play = Play {
        program: Arc::clone(journal_of.session().program()),
        newest: program,
        journal: journal_of,
        store,
        language,
        news: Vec::new(),
    };
    if by_acts {
        acts::run(&mut play, arguments.acts.as_deref(), terminal)
    } else if role == Role::Guide {
        guide::run(&mut play, terminal)
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
    (program, programs): (&Arc<Program>, &Programs),
    (path, is_shared): (Option<&Path>, bool),
    terminal: &mut Terminal,
) -> Result<(Journal, Option<Store>), Failure> {
    if let Some(path) = path {
        erasing::finish(&Names::of(path))?;
        if path.exists() {
            let key = arguments.key.read()?;
            let opened = if is_shared {
                Store::open_beside(path)?
            } else {
                Store::open(path)?
            };
            return open(programs, opened, key, terminal).map(|(journal, store)| (journal, Some(store)));
        }
    }
    let overrides = settings::read(program, arguments.settings.as_deref())?;
    let seed = match arguments.seed {
        Some(seed) => seed,
        None => clock::seed().map_err(|_| KeptFailure::Seed)?,
    };
    let (journal, first_line) =
        Journal::begin(Arc::clone(program), seed, overrides).map_err(|fault| KeptFailure::Settings {
            place: arguments.settings.as_deref().map(crate::files::shown),
            what: Both::new(
                unsound::start(&fault, Language::Nl),
                unsound::start(&fault, Language::En),
            ),
        })?;
    let store = match path {
        Some(path) => Some(Store::create(path, &first_line, arguments.key.read()?)?),
        None => None,
    };
    Ok((journal, store))
}

/// Opens a journal that is there with its vault, and tells what was mended.
pub(crate) fn open(
    programs: &Programs,
    opened: (Store, Vec<u8>),
    key: Option<VaultKey>,
    terminal: &mut Terminal,
) -> Result<(Journal, Store), Failure> {
    let (mut store, bytes, journal) = judged(programs, opened, terminal)?;
    for lost in store.open_vault(&bytes, key)? {
        let words = crate::kept::lost_words(lost, terminal.language());
        terminal.complain(&words);
    }
    Ok((journal, store))
}

fn unsound(path: &Path, fault: JournalFault) -> KeptFailure {
    let path = crate::files::shown(path);
    match fault {
        JournalFault::Damage(damage) => KeptFailure::Damaged { path, damage },
        JournalFault::Replay(fault) => KeptFailure::Replay { path, fault },
    }
}

/// Judges a journal that was opened, without its vault.
pub(crate) fn judged(
    programs: impl Into<Programs>,
    (mut store, mut bytes): (Store, Vec<u8>),
    terminal: &mut Terminal,
) -> Result<(Store, Vec<u8>, Journal), Failure> {
    let opened = Journal::open(programs, &bytes).map_err(|fault| unsound(store.path(), fault))?;
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
