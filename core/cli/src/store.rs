//! A session on disk: the journal, one line at a time and on the platter before it is acknowledged; the vault, written
//! whole beside itself and put in place. How both are erased: `erasing`.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use leerpad::journal::bond;
use leerpad::journal::seal::{Seal, VaultKey};
use leerpad::journal::vault::{Cause, Unreadable, Vault};
use leerpad::session::act::Role;

use crate::erasing;
use crate::seats::{self, Seat};
use crate::speech::Both;
use crate::system;

/// The largest journal or vault that is read.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// How often, and how long in between, a journal is tried that somebody else holds.
const TRIES: u32 = 60;
const PAUSE: Duration = Duration::from_millis(50);

/// A journal with its vault, open for one writer.
pub(crate) struct Store {
    file: File,
    path: PathBuf,
    vault: Vault,
    seal: Option<Seal>,
    /// Taken when others may be at the session too: then the journal is free as long as nothing is done.
    seat: Option<Seat>,
    /// How many bytes of the journal are known here.
    known: u64,
    /// The number of the act that last erased the words; 0 where none did.
    erased: u64,
}

/// What keeps a session from being opened or kept.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreFault {
    /// The file system said no.
    #[error("{path}: {error}")]
    File {
        /// The file.
        path: String,
        /// What was said.
        error: io::Error,
    },
    /// Another program has the journal open.
    #[error("{path}: another program is working on this journal")]
    Busy {
        /// The file.
        path: String,
    },
    /// A journal is there already.
    #[error("{path}: there is a journal already")]
    Taken {
        /// The journal.
        path: String,
    },
    /// A vault whose journal is gone.
    #[error("{path}: a vault without its journal")]
    Orphan {
        /// The vault.
        path: String,
    },
    /// A vault that asks for something else than what was given; nothing may be written over it.
    #[error("{path}: {found}")]
    Vault {
        /// The vault.
        path: String,
        /// The first record that cannot be read.
        found: Unreadable,
    },
}

/// The files of a session that is kept under a name.
pub(crate) struct Names {
    /// The journal.
    pub journal: PathBuf,
    /// The vault that belongs to it.
    pub vault: PathBuf,
    /// The vault while it is written; left behind only by a process that was ended.
    pub beside: PathBuf,
    /// The journal while all of the session is being erased.
    pub going: PathBuf,
    /// There as long as a learner, or a guide, has it open at a terminal.
    seats: [PathBuf; 2],
}

impl Names {
    /// The names that belong to a journal.
    pub(crate) fn of(journal: &Path) -> Self {
        let with = |end: &str| {
            let mut name = journal.as_os_str().to_owned();
            name.push(end);
            PathBuf::from(name)
        };
        Self {
            journal: journal.to_owned(),
            vault: with(".vault"),
            beside: with(".vault.new"),
            going: with(".erasing"),
            seats: [with(".learner"), with(".guide")],
        }
    }

    /// What is there as long as somebody of a role has it open at a terminal.
    pub(crate) fn seat(&self, role: Role) -> PathBuf {
        let [learner, guide] = &self.seats;
        match role {
            Role::Guide => guide.clone(),
            Role::Learner | Role::System => learner.clone(),
        }
    }
}

impl Store {
    /// Begins a journal with its first line; refuses to write over one that is there, and to take on the words of
    /// another session.
    pub(crate) fn create(path: &Path, first_line: &str, key: Option<VaultKey>) -> Result<Self, StoreFault> {
        let names = Names::of(path);
        erasing::finish(&names)?;
        if path.exists() {
            return Err(StoreFault::Taken {
                path: crate::files::shown(path),
            });
        }
        if names.vault.exists() {
            return Err(StoreFault::Orphan {
                path: crate::files::shown(&names.vault),
            });
        }
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create_new(true)
            .open(path)
            .map_err(|error| fault(path, system::of_making(error)))?;
        lock(&file, path)?;
        erasing::remove(&names.beside)?;
        let mut store = Self {
            file,
            path: path.to_owned(),
            vault: Vault::default(),
            seal: None,
            seat: None,
            known: 0,
            erased: 0,
        };
        store.append(first_line)?;
        sync_folder(path)?;
        store.seal = store.sealed(first_line.as_bytes(), key)?;
        Ok(store)
    }

    /// Opens a journal again, for one writer, with its bytes as they stand; nobody has judged them yet, so nothing of the
    /// session is written.
    pub(crate) fn open(path: &Path) -> Result<(Self, Vec<u8>), StoreFault> {
        let opened = Self::open_with(path, lock)?;
        seats::all_free(&Names::of(path))?;
        Ok(opened)
    }

    /// The same for whoever sits at the session, with others perhaps.
    pub(crate) fn open_beside(path: &Path) -> Result<(Self, Vec<u8>), StoreFault> {
        Self::open_with(path, lock_soon)
    }

    fn open_with(
        path: &Path,
        lock: fn(&File, &Path) -> Result<(), StoreFault>,
    ) -> Result<(Self, Vec<u8>), StoreFault> {
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .open(path)
            .map_err(|error| fault(path, error))?;
        lock(&file, path)?;
        if !path.exists() {
            // Another program erased it while this one waited for the file.
            return Err(fault(path, io::ErrorKind::NotFound.into()));
        }
        let bytes = bytes_of(&mut file, path)?;
        let store = Self {
            file,
            path: path.to_owned(),
            vault: Vault::default(),
            seal: None,
            seat: None,
            known: bytes.len().try_into().unwrap_or(u64::MAX),
            erased: 0,
        };
        Ok((store, bytes))
    }

    /// Lets others at the journal until the next act.
    pub(crate) fn rest(&mut self) -> Result<(), StoreFault> {
        if self.seat.is_some() {
            self.file.unlock().map_err(|error| fault(&self.path, error))?;
        }
        Ok(())
    }

    /// Shares the journal with others from now on: whoever sits holds it only while something is done.
    pub(crate) fn share(&mut self, seat: Seat) -> Result<(), StoreFault> {
        self.seat = Some(seat);
        self.rest()
    }

    /// Takes the journal for an act, where it is shared, with the words that others keep there too; all of it when others
    /// wrote something since.
    pub(crate) fn take(&mut self) -> Result<Option<Vec<u8>>, StoreFault> {
        if self.seat.is_none() {
            return Ok(None);
        }
        lock_soon(&self.file, &self.path)?;
        if !self.path.exists() {
            return Err(fault(&self.path, io::ErrorKind::NotFound.into()));
        }
        let length = self
            .file
            .metadata()
            .map_err(|error| fault(&self.path, error))?
            .len();
        if length == self.known {
            // Words are kept before their entry is: who was cut off in between left words alone.
            self.read_vault()?;
            return Ok(None);
        }
        let bytes = bytes_of(&mut self.file, &self.path)?;
        self.known = bytes.len().try_into().unwrap_or(u64::MAX);
        self.erased = bond::last_erased(&bytes);
        self.read_vault()?;
        Ok(Some(bytes))
    }

    /// Opens the vault that belongs to a journal that was judged to be sound. First what an erasing left undone is done:
    /// words from before it go. The records that are lost are told.
    pub(crate) fn open_vault(
        &mut self,
        journal: &[u8],
        key: Option<VaultKey>,
    ) -> Result<Vec<Unreadable>, StoreFault> {
        let names = self.names();
        erasing::remove(&names.beside)?;
        self.seal = self.sealed(journal, key)?;
        self.erased = bond::last_erased(journal);
        let unreadable = self.read_vault()?;
        let (old, others): (Vec<_>, Vec<_>) = unreadable
            .into_iter()
            .partition(|found| found.cause == Cause::Erased);
        if !old.is_empty() {
            match self.vault.keys().next() {
                Some(_) => self.keep_vault()?,
                None => erasing::words(&names)?,
            }
        }
        Ok(others)
    }

    /// Reads the vault as it stands, with what cannot be read in it; one that asks for another key is not taken.
    fn read_vault(&mut self) -> Result<Vec<Unreadable>, StoreFault> {
        let names = self.names();
        let Some(bytes) = if_there(&names.vault)? else {
            self.vault = Vault::default();
            self.vault.erase(self.erased);
            return Ok(Vec::new());
        };
        let (vault, unreadable) = match &self.seal {
            Some(seal) => seal.read(&bytes, self.erased),
            None => Vault::from_bytes(&bytes, self.erased),
        };
        let is_other = |found: &&Unreadable| found.cause != Cause::Erased && !found.cause.is_lost();
        if let Some(found) = unreadable.iter().find(is_other) {
            return Err(StoreFault::Vault {
                path: crate::files::shown(&names.vault),
                found: *found,
            });
        }
        self.vault = vault;
        Ok(unreadable)
    }

    fn sealed(&self, journal: &[u8], key: Option<VaultKey>) -> Result<Option<Seal>, StoreFault> {
        let (Some(key), Some(session)) = (key, bond::session(journal)) else {
            return Ok(None);
        };
        let seal = Seal::new(key, session).map_err(|error| fault(&self.path, io::Error::other(error)))?;
        Ok(Some(seal))
    }

    /// Where the journal is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn names(&self) -> Names {
        Names::of(&self.path)
    }

    /// Takes away what was cut off while it was written, so that lines may follow.
    pub(crate) fn cut(&mut self, sound: usize) -> Result<(), StoreFault> {
        let length = u64::try_from(sound).unwrap_or(u64::MAX);
        self.file
            .set_len(length)
            .and_then(|()| self.file.sync_all())
            .map_err(|error| fault(&self.path, error))?;
        self.known = length;
        Ok(())
    }

    /// Appends a line of the journal; on return it is kept.
    pub(crate) fn append(&mut self, line: &str) -> Result<(), StoreFault> {
        self.file
            .write_all(line.as_bytes())
            .and_then(|()| self.file.sync_data())
            .map_err(|error| fault(&self.path, error))?;
        self.known += u64::try_from(line.len()).unwrap_or(0);
        Ok(())
    }

    /// The learner's own words.
    pub(crate) const fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Changes the vault and keeps it, before the act that speaks of it is kept.
    pub(crate) fn change_vault(&mut self, change: impl FnOnce(&mut Vault)) -> Result<(), StoreFault> {
        change(&mut self.vault);
        self.keep_vault()
    }

    /// Removes the vault, after the act that says so was kept: opening the journal again completes what is cut short.
    pub(crate) fn erase_vault(&mut self, seq: u64) -> Result<(), StoreFault> {
        self.vault.erase(seq);
        self.erased = seq;
        erasing::words(&self.names())
    }

    fn keep_vault(&self) -> Result<(), StoreFault> {
        let names = self.names();
        let bytes = match &self.seal {
            Some(seal) => seal
                .write(&self.vault)
                .map_err(|error| fault(&names.vault, io::Error::other(error)))?,
            None => self.vault.to_bytes(),
        };
        replace(&names, &bytes)
    }
}

/// Puts a vault in the place of the one that is there: written beside it and on the platter, then renamed over it. What
/// could not be finished leaves nothing behind.
pub(crate) fn replace(names: &Names, bytes: &[u8]) -> Result<(), StoreFault> {
    let written = File::create(&names.beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&names.beside, &names.vault)
    });
    if let Err(error) = written {
        erasing::remove(&names.beside)?;
        return Err(fault(&names.vault, error));
    }
    sync_folder(&names.vault)
}

/// The bytes of a file that may not be there.
pub(crate) fn if_there(path: &Path) -> Result<Option<Vec<u8>>, StoreFault> {
    match File::open(path) {
        Ok(mut file) => bytes_of(&mut file, path).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(path, error)),
    }
}

/// The bytes of a journal, to look at, without writing anything.
pub(crate) fn look(path: &Path) -> Result<Vec<u8>, StoreFault> {
    let mut file = File::open(path).map_err(|error| fault(path, error))?;
    bytes_of(&mut file, path)
}

fn bytes_of(file: &mut File, path: &Path) -> Result<Vec<u8>, StoreFault> {
    let failed = |error| fault(path, error);
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > MOST_BYTES {
        return Err(failed(io::Error::other(Both::new(
            "dit is groter dan een journaal of kluis kan zijn",
            "this is larger than a journal or vault can be",
        ))));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Takes a file for this process alone.
pub(crate) fn lock(file: &File, path: &Path) -> Result<(), StoreFault> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreFault::Busy {
            path: path.display().to_string(),
        }),
        Err(std::fs::TryLockError::Error(error)) => Err(fault(path, error)),
    }
}

/// The same, waiting a little for somebody who holds it only while they do something.
fn lock_soon(file: &File, path: &Path) -> Result<(), StoreFault> {
    for _ in 0..TRIES {
        match lock(file, path) {
            Err(StoreFault::Busy { .. }) => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    lock(file, path)
}

pub(crate) fn fault(path: &Path, error: io::Error) -> StoreFault {
    StoreFault::File {
        path: path.display().to_string(),
        error,
    }
}

/// A name that came or went in a folder lasts only when the folder is on the platter too.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreFault> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| fault(path, error))
}
