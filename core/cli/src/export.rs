//! `export`: what leaves a session.

use std::path::PathBuf;

use crate::leaving::{self, Asked};
use crate::terminal::Terminal;
use crate::vault_key::VaultKeyFile;
use crate::{Done, modules, own};

/// Write down what leaves a session: for the learner everything (--own), for others by purpose (--purpose)
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module
    module: PathBuf,
    /// An earlier version of the module that the session was on; may be given several times
    #[arg(long, value_name = "FILE")]
    was: Vec<PathBuf>,
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
    let (_, programs) = modules::programs(&arguments.module, &arguments.was)?;
    match &arguments.own {
        Some(own) if !arguments.asked.is_something() => own::export(
            &programs,
            &arguments.journal,
            arguments.key.read()?,
            own,
            terminal,
        ),
        _ => leaving::tell(&programs, &arguments.journal, &arguments.asked, terminal),
    }
}
