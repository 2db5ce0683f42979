//! The command `leerpad`: check, play, test and replay self-study modules. A library, so that the Python package has the
//! same command.
//!
//! Every command is one file or folder with its `Arguments` and its `run`; all of them speak through [`terminal`].

mod arguments;
mod certificate;
mod check;
mod clock;
mod diff;
mod erase;
mod erasing;
mod explain;
mod export;
mod failure;
mod files;
mod fix;
mod fmt;
mod graph;
mod kept;
mod language;
mod leaving;
mod lsp;
mod modules;
mod new;
mod own;
mod paths;
mod play;
mod preview;
mod rekey;
mod render;
mod replay;
mod report;
mod schema;
mod seats;
mod speech;
mod store;
mod system;
mod terminal;
mod unsound;
mod vault_key;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use leerpad::ground::language::Language;

use crate::failure::Failure;
use crate::terminal::Terminal;

/// leerpad: self-study modules, checked, played and replayed
#[derive(Parser)]
#[command(
    name = "leerpad",
    bin_name = "leerpad",
    version,
    disable_help_subcommand = true,
    // Lines are broken by the terminal alone, whatever else this is built with.
    term_width = 0
)]
struct Leerpad {
    /// Language of what leerpad says: nl or en
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = speech::tag)]
    lang: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Play(play::Arguments),
    Preview(preview::Arguments),
    Replay(replay::Arguments),
    Erase(erase::Arguments),
    Rekey(rekey::Arguments),
    Report(report::Arguments),
    Export(export::Arguments),
    Import(own::ImportArguments),
    New(new::Arguments),
    Check(check::Arguments),
    Fix(fix::Arguments),
    Fmt(fmt::Arguments),
    Test(paths::Arguments),
    Diff(diff::Arguments),
    Graph(graph::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    Lsp(lsp::Arguments),
    Language(language::Arguments),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Clean,
    /// It ran, and found something that is not right.
    Faults,
    /// A journal comes out differently.
    Different,
    /// It could not do its work, or not all of it; the reason was said.
    Unfinished,
}

impl Outcome {
    /// Both together: what was left undone weighs most.
    fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unfinished, _) | (_, Self::Unfinished) => Self::Unfinished,
            (Self::Different, _) | (_, Self::Different) => Self::Different,
            (Self::Faults, _) | (_, Self::Faults) => Self::Faults,
            _ => Self::Clean,
        }
    }
}

/// Runs the command with these words, the first of them its own name, and gives the code to end with: 0 all is well,
/// 1 it could not do its work, 2 it found faults, 3 a journal comes out differently.
///
/// ```
/// assert_eq!(leerpad_cli::run(["leerpad", "explain", "unknown-step"]), 0);
/// assert_eq!(leerpad_cli::run(["leerpad", "dance"]), 1);
/// ```
pub fn run<Word>(words: impl IntoIterator<Item = Word>) -> u8
where
    Word: Into<OsString> + Clone,
{
    let words: Vec<OsString> = words.into_iter().map(Into::into).collect();
    let mut terminal = Terminal::new(speech::choose(speech::asked(&words)));
    let leerpad = match read(&words, terminal.language()) {
        Ok(leerpad) => leerpad,
        Err(error) => return usage(&error, &mut terminal),
    };
    let result = match &leerpad.command {
        Command::Play(arguments) => play::run(arguments, &mut terminal),
        Command::Preview(arguments) => preview::run(arguments, &mut terminal),
        Command::Replay(arguments) => replay::run(arguments, &mut terminal),
        Command::Erase(arguments) => erase::run(arguments, &mut terminal),
        Command::Rekey(arguments) => rekey::run(arguments, &mut terminal),
        Command::Report(arguments) => report::run(arguments, &mut terminal),
        Command::Export(arguments) => export::run(arguments, &mut terminal),
        Command::Import(arguments) => own::import(arguments, &mut terminal),
        Command::New(arguments) => new::run(arguments, &mut terminal),
        Command::Check(arguments) => check::run(arguments, &mut terminal),
        Command::Fix(arguments) => fix::run(arguments, &mut terminal),
        Command::Fmt(arguments) => fmt::run(arguments, &mut terminal),
        Command::Test(arguments) => paths::run(arguments, &mut terminal),
        Command::Diff(arguments) => diff::run(arguments, &mut terminal),
        Command::Graph(arguments) => graph::run(arguments, &mut terminal),
        Command::Explain(arguments) => explain::run(arguments, &mut terminal),
        Command::Schema(arguments) => schema::run(arguments, &mut terminal),
        Command::Language(arguments) => language::run(arguments, &mut terminal),
        Command::Lsp(arguments) => lsp::run(arguments, leerpad.lang, &terminal),
    };
    let outcome = result.unwrap_or_else(|failure| {
        let words = failure.words(terminal.language());
        terminal.complain(&words);
        Outcome::Unfinished
    });
    if terminal.failed() {
        return 1;
    }
    match outcome {
        Outcome::Clean => 0,
        Outcome::Faults => 2,
        Outcome::Different => 3,
        Outcome::Unfinished => 1,
    }
}

fn read(words: &[OsString], language: Language) -> Result<Leerpad, clap::Error> {
    let command = arguments::in_language(Leerpad::command(), language);
    command
        .try_get_matches_from(words)
        .and_then(|matches| Leerpad::from_arg_matches(&matches))
}

/// Help and version end well; a command that is typed wrong could not run, which is 1 here (2 says that a module has faults).
fn usage(error: &clap::Error, terminal: &mut Terminal) -> u8 {
    match arguments::wrong::words(error, terminal.language()) {
        Some(wrong) => terminal.complain(&wrong),
        None => {
            // There is nobody left to tell when the terminal itself is gone.
            let _ = error.print();
        }
    }
    u8::from(error.use_stderr())
}

/// What every command gives back.
type Done = Result<Outcome, Failure>;
