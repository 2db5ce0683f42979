//! `diff`: what a new version of a module is for learners who are in the middle of the old one.

mod changes;
mod paths;
mod table;

use std::path::{Path, PathBuf};

use leerpad::ground::json::canonical;
use leerpad::program::Program;
use serde_json::json;

use self::changes::Change;
use self::paths::Walked;
use crate::files::PATHS;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules};

/// Compare two versions of a module: what changes for learners who are in the middle of it
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The version that learners are on
    old: PathBuf,
    /// The version they would go on in
    new: PathBuf,
    /// Paths through the old version; at each act of them is told what going over would be [default: the file beside it]
    #[arg(long, value_name = "FILE")]
    paths: Option<PathBuf>,
    /// What is printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// To read
    Human,
    /// One object
    Json,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let (old, _) = modules::programs(&arguments.old, &[])?;
    let (new, _) = modules::programs(&arguments.new, &[])?;
    if old.plan().id != new.plan().id {
        return Err(crate::failure::Failure::OtherModule {
            path: files::shown(&arguments.new),
            expected: old.plan().id.clone(),
        });
    }
    let changes = changes::between(&old, &new);
    let walked = match paths_of(arguments) {
        Some(file) => paths::walk(&file, &old, &new, terminal.language())?,
        None => Vec::new(),
    };
    match arguments.format {
        Format::Json => {
            let version = |program: &Program| json!({"version": program.plan().version, "program": program.hash().hex()});
            let told = json!({
                "module": old.plan().id, "old": version(&old), "new": version(&new),
                "changes": changes.iter().map(Change::to_json).collect::<Vec<_>>(),
                "paths": walked.iter().map(Walked::to_json).collect::<Vec<_>>(),
            });
            terminal.say(&canonical(&told));
        }
        Format::Human => table::say((&old, &new), &changes, &walked, terminal),
    }
    let is_missed = walked.iter().any(|path| path.missed.is_some());
    Ok(if is_missed {
        Outcome::Faults
    } else {
        Outcome::Clean
    })
}

/// The file of paths: the one that is named, else the one beside the old version.
fn paths_of(arguments: &Arguments) -> Option<String> {
    if let Some(named) = &arguments.paths {
        return Some(files::shown(named));
    }
    let old = files::shown(&arguments.old);
    let beside = format!("{}{PATHS}", old.strip_suffix(".yaml")?);
    Path::new(&beside).exists().then_some(beside)
}
