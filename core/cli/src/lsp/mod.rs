//! `leerpad lsp`: a language server, for editors that help while somebody writes a module.

mod across;
mod address;
mod audience;
mod checking;
mod complete;
mod complete_condition;
mod complete_entries;
mod complete_paths;
mod describe;
mod former;
mod functions;
mod hover;
mod outline;
mod paths_names;
mod place;
mod problems;
mod renaming;
mod requests;
mod server;
mod skeleton;
mod stdio;
mod texts;

use leerpad::ground::language::Language;

use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Serve an editor over standard input and output, by the Language Server Protocol
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// As editors may add it; there is no other way to talk
    #[arg(long)]
    stdio: bool,
}

/// Serves until the client says that it is done. What `--lang` says goes before the language of the client.
pub(crate) fn run(arguments: &Arguments, asked: Option<Language>, terminal: &Terminal) -> Done {
    let _ = arguments.stdio;
    let Ok((connection, answers, threads)) = stdio::open() else {
        return Ok(Outcome::Unfinished);
    };
    let is_well = server::serve(connection, answers, asked, terminal.language());
    if !is_well {
        // The reader may still wait for a client that says nothing more.
        return Ok(Outcome::Unfinished);
    }
    Ok(if threads.join() {
        Outcome::Clean
    } else {
        Outcome::Unfinished
    })
}
