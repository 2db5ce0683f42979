//! How words and whole sessions are erased, so that being ended at any moment leaves nothing half done.
//!
//! *Words*: the act is in the journal and on the platter; then the vault that was being written goes, then the vault,
//! then the folder is on the platter. A vault that is older than the act is never read again: who opens the journal next
//! removes it (`Store::open_vault`).
//!
//! *Everything*: the journal gets another name and the folder is on the platter. From there on there is no way back: as
//! long as a file with that name is there, who comes next does the rest first. Then the vault goes as above, and that
//! file last of all.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::seats;
use crate::store::{Names, StoreFault, fault, lock, sync_folder};

/// Removes the words of a session.
pub(crate) fn words(names: &Names) -> Result<(), StoreFault> {
    remove(&names.beside)?;
    remove(&names.vault)?;
    sync_folder(&names.vault)
}

/// Removes a session and its words. Whether there was anything.
pub(crate) fn everything(names: &Names) -> Result<bool, StoreFault> {
    let was_going = names.going.exists();
    finish(names)?;
    let is_there = [&names.journal, &names.vault, &names.beside].map(|path| path.exists());
    if names.journal.exists() {
        // Locked while it goes: nobody writes a last line meanwhile.
        let file = File::open(&names.journal).map_err(|error| fault(&names.journal, error))?;
        lock(&file, &names.journal)?;
        seats::all_free(names)?;
        std::fs::rename(&names.journal, &names.going).map_err(|error| fault(&names.journal, error))?;
        sync_folder(&names.going)?;
        gone(names)?;
    } else {
        words(names)?;
    }
    Ok(was_going || is_there.contains(&true))
}

/// Completes the erasing of a session that was cut short.
pub(crate) fn finish(names: &Names) -> Result<(), StoreFault> {
    let file = match File::open(&names.going) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(fault(&names.going, error)),
    };
    lock(&file, &names.going)?;
    gone(names)
}

fn gone(names: &Names) -> Result<(), StoreFault> {
    words(names)?;
    remove(&names.going)?;
    sync_folder(&names.going)
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreFault> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault(path, error)),
        _ => Ok(()),
    }
}
