//! What keeps a session from being opened, played or kept, in words.

use leerpad::ground::language::Language;
use leerpad::journal::reading::Damage;
use leerpad::journal::replay::ReplayFault;

use crate::speech::either;
use crate::store::StoreFault;

/// Why a session could not be worked on.
#[derive(Debug)]
pub(crate) enum KeptFailure {
    /// The journal or the vault.
    Store(StoreFault),
    /// The journal is not what was written.
    Damaged {
        /// The journal.
        path: String,
        /// Where and what.
        damage: Damage,
    },
    /// The journal does not belong to this module as it is now.
    Replay {
        /// The journal.
        path: String,
        /// Why.
        fault: ReplayFault,
    },
    /// A settings file that does not fit.
    Settings {
        /// Where and what.
        place: String,
    },
    /// The system gave no randomness.
    Seed {
        /// What it said.
        error: String,
    },
    /// A line of acts that is longer than a line can be.
    ActTooLong,
}

impl KeptFailure {
    /// What is said about it.
    pub(crate) fn words(&self, language: Language) -> String {
        match self {
            Self::Store(fault) => store_words(fault, language),
            Self::Damaged { path, damage } => {
                let words = either(
                    language,
                    "is beschadigd of veranderd; er is niets aan gedaan",
                    "is damaged or was changed; nothing was done to it",
                );
                format!("`{path}` {words} ({damage})")
            }
            Self::Replay {
                path,
                fault: ReplayFault::Program { .. },
            } => {
                let words = either(
                    language,
                    "hoort bij een andere versie van deze module; kies met --journal een ander bestand om opnieuw te beginnen",
                    "belongs to another version of this module; choose another file with --journal to begin anew",
                );
                format!("`{path}` {words}")
            }
            Self::Replay { path, fault } => {
                let words = either(language, "komt niet hetzelfde uit", "does not come out the same");
                format!("`{path}` {words}: {fault}")
            }
            Self::Settings { place } => {
                let words = either(
                    language,
                    "deze instellingen passen niet",
                    "these settings do not fit",
                );
                format!("{words}: {place}")
            }
            Self::Seed { error } => error.clone(),
            Self::ActTooLong => either(
                language,
                "een regel met een handeling is langer dan 1 MB",
                "a line with an act is longer than 1 MB",
            )
            .to_owned(),
        }
    }
}

fn store_words(fault: &StoreFault, language: Language) -> String {
    match fault {
        StoreFault::File { path, error } => format!("`{path}`: {error}"),
        StoreFault::Busy { path } => {
            let words = either(
                language,
                "is al open in een ander venster",
                "is open in another window already",
            );
            format!("`{path}` {words}")
        }
    }
}

impl From<StoreFault> for KeptFailure {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}
