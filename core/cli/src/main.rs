//! The command `leerpad`: check, play, test and replay self-study modules.
//!
//! Every command is one file or folder with its `Arguments` and its `run`; all of them speak through [`terminal`].

pub mod check;
pub mod clock;
pub mod explain;
pub mod failure;
pub mod files;
pub mod fix;
pub mod fmt;
pub mod graph;
pub mod kept;
pub mod modules;
pub mod new;
pub mod paths;
pub mod play;
pub mod render;
pub mod replay;
pub mod schema;
pub mod speech;
pub mod store;
pub mod terminal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use leerpad::ground::language::Language;

use crate::failure::Failure;
use crate::terminal::Terminal;

/// leerpad: self-study modules, checked, played and replayed
#[derive(Parser)]
#[command(name = "leerpad", version, disable_help_subcommand = true)]
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
    Replay(replay::Arguments),
    New(new::Arguments),
    Check(check::Arguments),
    Fix(fix::Arguments),
    Fmt(fmt::Arguments),
    Test(paths::Arguments),
    Graph(graph::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
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
    pub fn worse(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unfinished, _) | (_, Self::Unfinished) => Self::Unfinished,
            (Self::Different, _) | (_, Self::Different) => Self::Different,
            (Self::Faults, _) | (_, Self::Faults) => Self::Faults,
            _ => Self::Clean,
        }
    }
}

fn main() -> ExitCode {
    let leerpad = match Leerpad::try_parse() {
        Ok(leerpad) => leerpad,
        Err(error) => return usage(&error),
    };
    let mut terminal = Terminal::new(speech::choose(leerpad.lang));
    let result = match &leerpad.command {
        Command::Play(arguments) => play::run(arguments, &mut terminal),
        Command::Replay(arguments) => replay::run(arguments, &mut terminal),
        Command::New(arguments) => new::run(arguments, &mut terminal),
        Command::Check(arguments) => check::run(arguments, &mut terminal),
        Command::Fix(arguments) => fix::run(arguments, &mut terminal),
        Command::Fmt(arguments) => fmt::run(arguments, &mut terminal),
        Command::Test(arguments) => paths::run(arguments, &mut terminal),
        Command::Graph(arguments) => graph::run(arguments, &mut terminal),
        Command::Explain(arguments) => explain::run(arguments, &mut terminal),
        Command::Schema(arguments) => schema::run(arguments, &mut terminal),
    };
    let outcome = result.unwrap_or_else(|failure| {
        let words = failure.words(terminal.language());
        terminal.complain(&words);
        Outcome::Unfinished
    });
    if terminal.failed() {
        return ExitCode::from(1);
    }
    match outcome {
        Outcome::Clean => ExitCode::SUCCESS,
        Outcome::Faults => ExitCode::from(2),
        Outcome::Different => ExitCode::from(3),
        Outcome::Unfinished => ExitCode::from(1),
    }
}

/// Help and version end well; a command that is typed wrong could not run, which is 1 here (2 says that a module has faults).
fn usage(error: &clap::Error) -> ExitCode {
    // There is nobody left to tell when the terminal itself is gone.
    let _ = error.print();
    ExitCode::from(u8::from(error.use_stderr()))
}

/// What every command gives back.
pub type Done = Result<Outcome, Failure>;
