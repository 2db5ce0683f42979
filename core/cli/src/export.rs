//! `export`: what leaves a session.

use std::path::PathBuf;
use std::sync::Arc;

use leerpad::program::Program;

use crate::terminal::Terminal;
use crate::vault_key::VaultKeyFile;
use crate::{Done, files, modules, own};

/// Write down what leaves a session: for the learner everything (--own)
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module
    module: PathBuf,
    /// The journal
    #[arg(long, value_name = "FILE")]
    journal: PathBuf,
    /// Everything, for the learner: a folder, or one file when the name ends in .zip
    #[arg(long, value_name = "FOLDER|FILE.zip")]
    own: PathBuf,
    #[command(flatten)]
    key: VaultKeyFile,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let loaded = modules::load(&files::shown(&arguments.module))?;
    let program = Arc::new(Program::compile(loaded.module()?));
    own::export(
        &program,
        &arguments.journal,
        arguments.key.read()?,
        &arguments.own,
        terminal,
    )
}
