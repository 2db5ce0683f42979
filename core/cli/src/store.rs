//! A session on disk: the journal, one line at a time and on the platter before it is acknowledged; the vault, written
//! whole beside itself and put in place.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use leerpad::ground::hash::Hash;
use leerpad::journal::chain;
use leerpad::journal::header::Header;
use leerpad::journal::reading::{self, Damage, Reading};
use leerpad::journal::vault::{Damaged, Vault};
use serde_json::{Map, Value};

/// The largest journal that is read.
const JOURNAL_BYTES: u64 = 256 * 1024 * 1024;

/// A journal with its vault, open for one writer.
pub struct Store {
    file: File,
    path: PathBuf,
    vault_path: PathBuf,
    vault: Vault,
    hash: Hash,
    seq: u64,
}

/// What keeps a session from being opened or kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
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
    /// The journal is not what was written.
    #[error("{path}: damaged at {damage}; nothing was changed")]
    Damaged {
        /// The file.
        path: String,
        /// Where and what.
        damage: Damage,
    },
}

/// What was found when a session was opened again.
pub struct Found {
    /// The journal, verified.
    pub reading: Reading,
    /// Records of the vault that cannot be read; the others are there.
    pub damaged: Vec<Damaged>,
}

impl Store {
    /// The vault that belongs to a journal: the same name with `.vault` behind it.
    pub fn vault_path(journal: &Path) -> PathBuf {
        let mut name = journal.as_os_str().to_owned();
        name.push(".vault");
        PathBuf::from(name)
    }

    /// Begins a journal; refuses to write over one that is there.
    pub fn create(path: &Path, header: &Header) -> Result<Self, StoreFault> {
        let failed = |error| fault(path, error);
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create_new(true)
            .open(path)
            .map_err(failed)?;
        lock(&file, path)?;
        let (line, hash) = chain::close(None, header.members());
        let mut store = Self {
            file,
            path: path.to_owned(),
            vault_path: Self::vault_path(path),
            vault: Vault::default(),
            hash,
            seq: 0,
        };
        store.write(line.as_bytes()).map_err(failed)?;
        sync_folder(&store.path).map_err(failed)?;
        Ok(store)
    }

    /// Opens a journal again: verifies it, cuts off a torn end, reads the vault.
    pub fn open(path: &Path) -> Result<(Self, Found), StoreFault> {
        let failed = |error| fault(path, error);
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .open(path)
            .map_err(failed)?;
        lock(&file, path)?;
        let reading = read_from(&mut file, path)?;
        if reading.torn > 0 {
            file.set_len(u64::try_from(reading.sound).unwrap_or(u64::MAX))
                .map_err(failed)?;
            file.sync_all().map_err(failed)?;
        }
        let vault_path = Self::vault_path(path);
        let (vault, damaged) = match std::fs::read(&vault_path) {
            Ok(bytes) => Vault::from_bytes(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Vault::default(), Vec::new()),
            Err(error) => return Err(fault(&vault_path, error)),
        };
        let hash = reading
            .entries
            .last()
            .map_or(reading.header_hash, |entry| entry.hash);
        let seq = reading.entries.last().map_or(0, |entry| entry.seq);
        let mut store = Self {
            file,
            path: path.to_owned(),
            vault_path,
            vault,
            hash,
            seq,
        };
        if reading.lacks_line_end {
            store.write(b"\n").map_err(failed)?;
        }
        Ok((store, Found { reading, damaged }))
    }

    /// Appends an accepted act with its facts; on return it is kept. The members come without `seq` and `hash`.
    pub fn append(&mut self, mut members: Map<String, Value>) -> Result<String, StoreFault> {
        let seq = self.seq + 1;
        members.insert("seq".to_owned(), seq.into());
        let (line, hash) = chain::close(Some(self.hash), members);
        self.write(line.as_bytes())
            .map_err(|error| fault(&self.path, error))?;
        (self.hash, self.seq) = (hash, seq);
        Ok(line)
    }

    /// The learner's own words.
    pub const fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Changes the vault and keeps it, before the act that speaks of it is kept.
    pub fn change_vault(&mut self, change: impl FnOnce(&mut Vault)) -> Result<(), StoreFault> {
        change(&mut self.vault);
        let failed = |error| fault(&self.vault_path, error);
        let mut name = self.vault_path.as_os_str().to_owned();
        name.push(".new");
        let beside = PathBuf::from(name);
        let mut file = File::create(&beside).map_err(failed)?;
        file.write_all(&self.vault.to_bytes()).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(&beside, &self.vault_path).map_err(failed)?;
        sync_folder(&self.vault_path).map_err(failed)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.file.sync_data()
    }
}

/// The bytes of a journal, to look at, without writing anything.
pub fn look(path: &Path) -> Result<Vec<u8>, StoreFault> {
    let mut file = File::open(path).map_err(|error| fault(path, error))?;
    bytes_of(&mut file, path)
}

fn bytes_of(file: &mut File, path: &Path) -> Result<Vec<u8>, StoreFault> {
    let failed = |error| fault(path, error);
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    if file.metadata().map_err(failed)?.len() > JOURNAL_BYTES {
        return Err(failed(io::Error::other("larger than a journal can be")));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn read_from(file: &mut File, path: &Path) -> Result<Reading, StoreFault> {
    reading::read(&bytes_of(file, path)?).map_err(|damage| StoreFault::Damaged {
        path: path.display().to_string(),
        damage,
    })
}

fn lock(file: &File, path: &Path) -> Result<(), StoreFault> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreFault::Busy {
            path: path.display().to_string(),
        }),
        Err(std::fs::TryLockError::Error(error)) => Err(fault(path, error)),
    }
}

fn fault(path: &Path, error: io::Error) -> StoreFault {
    StoreFault::File {
        path: path.display().to_string(),
        error,
    }
}

/// A new name in a folder lasts only when the folder is on the platter too.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
