//! `export`: what leaves a session.

use std::path::PathBuf;
use std::sync::Arc;

use leerpad::program::Program;

use crate::leaving::{self, Asked};
use crate::terminal::Terminal;
use crate::vault_key::VaultKeyFile;
use crate::{Done, files, modules, own};

/// Write down what leaves a session: for the learner everything (--own), for others by purpose (--purpose)
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module
    module: PathBuf,
    /// The journal
    #[arg(long, value_name = "FILE")]
    journal: PathBuf,
    /// Everything, for the learner: a folder, or one file when the name ends in .zip
    #[arg(long, value_name = "FOLDER|FILE.zip", required_unless_present_any = ["purpose", "due"])]
    own: Option<PathBuf>,
    #[command(flatten)]
    asked: Asked,
    #[command(flatten)]
    key: VaultKeyFile,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let loaded = modules::load(&files::shown(&arguments.module))?;
    let program = Arc::new(Program::compile(loaded.module()?));
    match &arguments.own {
        Some(own) if !arguments.asked.is_something() => {
            own::export(&program, &arguments.journal, arguments.key.read()?, own, terminal)
        }
        _ => leaving::tell(&program, &arguments.journal, &arguments.asked, terminal),
    }
}
