//! `leerpad schema`: the JSON Schema of modules, for completion and hints in editors.

use leerpad::module::schema::schema;

use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Print the JSON Schema of modules, for editors
#[derive(clap::Args)]
pub(crate) struct Arguments {}

/// Prints it.
pub(crate) fn run(_: &Arguments, terminal: &mut Terminal) -> Done {
    let schema = schema(terminal.language());
    // A value that was just built has no key that is not a text, so it can always be written.
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    terminal.say(&text);
    Ok(Outcome::Clean)
}
