//! `export --own`: everything that a learner answered and wrote, to read and to take along.

use std::io;
use std::path::Path;

use leerpad::journal::Journal;
use leerpad::journal::reading;
use leerpad::journal::replay::JournalFault;
use leerpad::journal::seal::VaultKey;
use leerpad::program::Programs;
use leerpad::report::own::{File, pack};

use super::zipped;
use crate::failure::Failure;
use crate::files;
use crate::kept::KeptFailure;
use crate::store::Store;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Writes the files of a session to a folder, or into one file when the name ends in `.zip`.
pub(crate) fn run(
    programs: &Programs,
    journal: &Path,
    key: Option<VaultKey>,
    target: &Path,
    terminal: &mut Terminal,
) -> Done {
    let (mut store, bytes) = Store::open(journal)?;
    let unsound = |fault| match fault {
        JournalFault::Damage(damage) => KeptFailure::Damaged {
            path: files::shown(journal),
            damage,
        },
        JournalFault::Replay(fault) => KeptFailure::Replay {
            path: files::shown(journal),
            fault,
        },
    };
    // The vault is only opened beside a journal that was judged.
    Journal::open(programs, &bytes).map_err(unsound)?;
    let lost = store.open_vault(&bytes, key)?;
    let packed = pack(programs, &bytes, store.vault()).map_err(unsound)?;
    if zipped::is_zip(target) {
        let last = last_moment(&bytes);
        zipped::write(target, &packed, last)?;
    } else {
        folder(target, &packed)?;
    }
    let done = terminal.either("alles staat in", "all of it is in").to_owned();
    terminal.say(&format!("{done} `{}`", files::shown(target)));
    if lost.is_empty() {
        return Ok(Outcome::Clean);
    }
    let words = terminal
        .either(
            "een deel van je eigen woorden is beschadigd en kon niet mee",
            "some of your own words are damaged and could not come along",
        )
        .to_owned();
    terminal.complain(&words);
    Ok(Outcome::Faults)
}

/// When something last happened, as the journal says it: the time that the files in a zip get.
fn last_moment(journal: &[u8]) -> Option<leerpad::ground::moment::Moment> {
    let read = reading::read(journal).ok()?;
    let at = read.entries.last()?.members.get("at")?.as_str()?.to_owned();
    leerpad::ground::moment::Moment::parse(&at)
}

fn folder(target: &Path, packed: &[File]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::file(files::shown(target), error);
    std::fs::create_dir_all(target).map_err(failed)?;
    // Nothing is begun when something is in the way.
    for file in packed {
        let path = target.join(file.name);
        if path.exists() {
            return Err(Failure::Exists {
                path: files::shown(&path),
            });
        }
    }
    packed
        .iter()
        .try_for_each(|file| files::create_bytes(&target.join(file.name), &file.bytes))
}
