//! A session on disk: the journal, one line at a time and on the platter before it is acknowledged; the vault, written
//! whole beside itself and put in place.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use leerpad::journal::vault::{Damaged, Vault};

/// The largest journal that is read.
const JOURNAL_BYTES: u64 = 256 * 1024 * 1024;

/// A journal with its vault, open for one writer.
pub(crate) struct Store {
    file: File,
    path: PathBuf,
    vault_path: PathBuf,
    vault: Vault,
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
}

/// What was found when a session was opened again.
pub(crate) struct Found {
    /// The journal as it stands on disk; nobody has judged it yet.
    pub bytes: Vec<u8>,
    /// Records of the vault that cannot be read; the others are there.
    pub damaged: Vec<Damaged>,
}

impl Store {
    /// The vault that belongs to a journal: the same name with `.vault` behind it.
    pub(crate) fn vault_path(journal: &Path) -> PathBuf {
        let mut name = journal.as_os_str().to_owned();
        name.push(".vault");
        PathBuf::from(name)
    }

    /// Begins a journal with its first line; refuses to write over one that is there.
    pub(crate) fn create(path: &Path, first_line: &str) -> Result<Self, StoreFault> {
        let failed = |error| fault(path, error);
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create_new(true)
            .open(path)
            .map_err(failed)?;
        lock(&file, path)?;
        let mut store = Self {
            file,
            path: path.to_owned(),
            vault_path: Self::vault_path(path),
            vault: Vault::default(),
        };
        store.append(first_line)?;
        sync_folder(&store.path).map_err(failed)?;
        Ok(store)
    }

    /// Opens a journal again, for one writer, and reads the vault. Nothing is written before the bytes were judged.
    pub(crate) fn open(path: &Path) -> Result<(Self, Found), StoreFault> {
        let failed = |error| fault(path, error);
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .open(path)
            .map_err(failed)?;
        lock(&file, path)?;
        let bytes = bytes_of(&mut file, path)?;
        let vault_path = Self::vault_path(path);
        let (vault, damaged) = match std::fs::read(&vault_path) {
            Ok(bytes) => Vault::from_bytes(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Vault::default(), Vec::new()),
            Err(error) => return Err(fault(&vault_path, error)),
        };
        let store = Self {
            file,
            path: path.to_owned(),
            vault_path,
            vault,
        };
        Ok((store, Found { bytes, damaged }))
    }

    /// Takes away what was cut off while it was written, so that lines may follow.
    pub(crate) fn cut(&mut self, sound: usize) -> Result<(), StoreFault> {
        let length = u64::try_from(sound).unwrap_or(u64::MAX);
        self.file
            .set_len(length)
            .and_then(|()| self.file.sync_all())
            .map_err(|error| fault(&self.path, error))
    }

    /// Appends a line of the journal; on return it is kept.
    pub(crate) fn append(&mut self, line: &str) -> Result<(), StoreFault> {
        self.file
            .write_all(line.as_bytes())
            .and_then(|()| self.file.sync_data())
            .map_err(|error| fault(&self.path, error))
    }

    /// The learner's own words.
    pub(crate) const fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Changes the vault and keeps it, before the act that speaks of it is kept.
    pub(crate) fn change_vault(&mut self, change: impl FnOnce(&mut Vault)) -> Result<(), StoreFault> {
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
}

/// The bytes of a journal, to look at, without writing anything.
pub(crate) fn look(path: &Path) -> Result<Vec<u8>, StoreFault> {
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
