//! `rekey`: seals a vault, gives it another key, or takes its seal away.

use std::path::{Path, PathBuf};

use leerpad::journal::bond;
use leerpad::journal::reading;
use leerpad::journal::seal::{NotSealed, RekeyFault, Seal, VaultKey, rekey};
use leerpad::journal::vault::Cause;

use crate::failure::Failure;
use crate::kept::{KeptFailure, lost_words};
use crate::store::{self, Names, Store, StoreFault};
use crate::terminal::Terminal;
use crate::vault_key::{self, VaultKeyFile};
use crate::{Done, Outcome, erasing, files};

/// Give the vault of a journal another key: seal it, or take its seal away
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where the session is kept
    #[arg(long, value_name = "FILE")]
    journal: PathBuf,
    #[command(flatten)]
    key: VaultKeyFile,
    /// The file with the new key; without it the vault is not sealed any more
    #[arg(long, value_name = "FILE")]
    new_key: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let path = &arguments.journal;
    let names = Names::of(path);
    let (from, to) = (
        arguments.key.read()?,
        arguments
            .new_key
            .as_deref()
            .map(vault_key::from_file)
            .transpose()?,
    );
    erasing::finish(&names)?;
    // Held open while the vault changes: nobody plays on it meanwhile.
    let (_store, journal) = Store::open(path)?;
    let read = reading::read(&journal).map_err(|damage| KeptFailure::Damaged {
        path: files::shown(path),
        damage,
    })?;
    let sound = journal.get(..read.sound).unwrap_or_default();
    erasing::remove(&names.beside)?;
    let Some(bytes) = store::if_there(&names.vault)? else {
        return Err(KeptFailure::NothingKept {
            path: files::shown(&names.vault),
        }
        .into());
    };
    let seal = |key: VaultKey| Seal::new(key, read.header_hash);
    let failed = |fault: NotSealed| store::fault(&names.vault, std::io::Error::other(fault));
    let from = from.map(seal).transpose().map_err(failed)?;
    let to = to.map(seal).transpose().map_err(failed)?;
    let made = rekey(&bytes, bond::last_erased(sound), from.as_ref(), to.as_ref());
    let (file, lost) = made.map_err(|fault| refused(&names.vault, fault))?;
    store::replace(&names, &file)?;
    for lost in lost.into_iter().filter(|lost| lost.cause != Cause::Erased) {
        let words = lost_words(lost, terminal.language());
        terminal.complain(&words);
    }
    let said = if to.is_some() {
        terminal.either("versleuteld met de nieuwe sleutel", "sealed with the new key")
    } else {
        terminal.either("niet meer versleuteld", "not sealed any more")
    };
    let said = format!("{}: {said}", files::shown(&names.vault));
    terminal.say(&said);
    Ok(Outcome::Clean)
}

fn refused(vault: &Path, fault: RekeyFault) -> Failure {
    match fault {
        RekeyFault::Unreadable(found) => StoreFault::Vault {
            path: files::shown(vault),
            found,
        }
        .into(),
        RekeyFault::NotSealed(fault) => store::fault(vault, std::io::Error::other(fault)).into(),
    }
}
