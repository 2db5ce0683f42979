//! `leerpad fix`: mends what can be mended without asking, and shows what it did.

use std::path::{Path, PathBuf};

use leerpad::check::check;
use leerpad::ground::source::Source;
use leerpad::syntax::patch::Patched;

use crate::failure::Failure;
use crate::speech::count;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules};

/// One edit can make room for another; more rounds than this means that they chase each other.
const ROUNDS: usize = 10;

/// Mend what can be mended without asking, and show the difference
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Modules, or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Show the difference, change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Mends each module's own text; its parts are mended when they are named themselves.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut outcome = Outcome::Clean;
    let mut mended = 0;
    for name in files::modules(&arguments.paths)? {
        match mend(&name) {
            Ok((before, after)) if before == after => {}
            Ok((before, after)) => {
                mended += 1;
                terminal.write(&difference(&name, &before, &after));
                if !arguments.dry_run {
                    files::replace(Path::new(&name), &after)?;
                }
            }
            Err(failure) => {
                let words = failure.words(terminal.language());
                terminal.complain(&words);
                outcome = Outcome::Unfinished;
            }
        }
    }
    let modules = count(mended, "module", "modules");
    let (nl, en) = match (mended, arguments.dry_run) {
        (0, _) => (
            "Er is niets dat vanzelf hersteld kan worden.".to_owned(),
            "There is nothing to mend by itself.".to_owned(),
        ),
        (_, true) => (
            format!("Dit zou veranderen in {modules}."),
            format!("This would change in {modules}."),
        ),
        (_, false) => (format!("Hersteld: {modules}."), format!("Mended: {modules}.")),
    };
    terminal.tell(&nl, &en);
    Ok(outcome)
}

/// A module's text before and after.
fn mend(name: &str) -> Result<(String, String), Failure> {
    let before = files::read(name)?;
    let text = mended(&Source::new(name, before.as_str()))?;
    Ok((before.clone(), text.unwrap_or(before)))
}

/// A text with everything mended that its own file can mend; `None` when there is nothing.
pub(crate) fn mended(source: &Source) -> Result<Option<String>, Failure> {
    let mut text = source.text().to_owned();
    for _ in 0..ROUNDS {
        let sources = modules::gather(Source::new(source.name(), text.as_str()))?;
        let patched = Patched::mended(&text, 0, &check(&sources).problems);
        if patched.text() == text {
            break;
        }
        text = patched.text().to_owned();
    }
    Ok((text != source.text()).then_some(text))
}

fn difference(name: &str, before: &str, after: &str) -> String {
    let difference = similar::TextDiff::from_lines(before, after);
    difference
        .unified_diff()
        .context_radius(2)
        .header(name, name)
        .to_string()
}
