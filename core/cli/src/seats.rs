//! Who has a session open at a terminal: one learner and one guide at most. Each holds a file of their own for as long as
//! they sit there, and the journal only while they do something, so that both can be at it. Whoever changes the session
//! as a whole finds nobody sitting.

use std::fs::{File, OpenOptions};
use std::path::PathBuf;

use leerpad::session::act::Role;

use crate::store::{Names, StoreFault, fault, lock};
use crate::system;

/// A seat that is taken; given up when it is dropped.
pub(crate) struct Seat {
    /// Locked as long as the seat is taken.
    _file: File,
    path: PathBuf,
}

impl Seat {
    /// Takes the seat of a role.
    ///
    /// # Errors
    /// Somebody sits there.
    pub(crate) fn take(names: &Names, role: Role) -> Result<Self, StoreFault> {
        let path = names.seat(role);
        loop {
            let file = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| fault(&names.journal, system::of_making(error)))?;
            lock(&file, &names.journal)?;
            // Whoever sat here before may have taken the file away between the two.
            if path.exists() {
                return Ok(Self { _file: file, path });
            }
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        // Left behind it harms nobody: what counts is the lock.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// That nobody sits at a session.
///
/// # Errors
/// Somebody does.
pub(crate) fn all_free(names: &Names) -> Result<(), StoreFault> {
    for role in [Role::Learner, Role::Guide] {
        let path = names.seat(role);
        if let Ok(file) = File::open(&path) {
            lock(&file, &names.journal)?;
        }
    }
    Ok(())
}
