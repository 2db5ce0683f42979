//! The key of a vault: from a file or a variable, never from the command line, where every other program can read it.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use leerpad::journal::seal::{KEY_BYTES, VaultKey};

use crate::failure::Failure;
use crate::files;
use crate::kept::KeptFailure;

/// The variable that may hold the key.
const VARIABLE: &str = "LEERPAD_VAULT_KEY";

/// Where the key of the vault is.
#[derive(clap::Args)]
pub(crate) struct VaultKeyFile {
    /// The file with the key of the vault, as 128 hex digits [default: what LEERPAD_VAULT_KEY holds]
    #[arg(long, value_name = "FILE")]
    vault_key: Option<PathBuf>,
}

impl VaultKeyFile {
    /// The key, if there is one.
    pub(crate) fn read(&self) -> Result<Option<VaultKey>, Failure> {
        if let Some(path) = &self.vault_key {
            return from_file(path).map(Some);
        }
        let Some(value) = std::env::var_os(VARIABLE).filter(|value| !value.is_empty()) else {
            return Ok(None);
        };
        key(value.as_encoded_bytes(), || VARIABLE.to_owned()).map(Some)
    }
}

/// The key in a file.
pub(crate) fn from_file(path: &Path) -> Result<VaultKey, Failure> {
    let shown = || files::shown(path);
    let mut bytes = Vec::new();
    // One more than a key can have around it tells a file that is something else.
    let most = u64::try_from(KEY_BYTES * 2 + 16).unwrap_or(u64::MAX);
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|error| Failure::file(shown(), error))?;
    key(&bytes, shown)
}

fn key(bytes: &[u8], place: impl FnOnce() -> String) -> Result<VaultKey, Failure> {
    std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| VaultKey::from_hex(text.trim()))
        .ok_or_else(|| KeptFailure::NoKey { place: place() }.into())
}
