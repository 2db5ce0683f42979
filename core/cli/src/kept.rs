//! What keeps a session from being opened, played or kept, in words.

use leerpad::ground::language::Language;
use leerpad::journal::reading::Damage;
use leerpad::journal::replay::ReplayFault;
use leerpad::journal::vault::{Cause, Unreadable};

use crate::speech::{Both, either};
use crate::store::StoreFault;
use crate::{system, unsound};

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
        /// Where; nothing when it is in no file.
        place: Option<String>,
        /// What does not fit.
        what: Both,
    },
    /// The system gave no randomness.
    Seed,
    /// A line of acts that is longer than a line can be.
    ActTooLong,
    /// Something that should hold a key for vaults and does not. What it holds is told nowhere.
    NoKey {
        /// The file, or the variable.
        place: String,
    },
    /// A file that is no journal, where one is to be erased.
    NoJournal {
        /// The file.
        path: String,
    },
    /// Nothing is kept under this name.
    NothingKept {
        /// The journal.
        path: String,
    },
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
                format!("`{path}` {words} ({})", unsound::damage(damage, language))
            }
            Self::Replay {
                path,
                fault: ReplayFault::Program { journal, .. },
            } => {
                let words = either(
                    language,
                    "hoort bij een andere versie van deze module; geef die erbij met --was (bij `play`) of --module (bij `replay`), of kies met --journal een ander bestand om opnieuw te beginnen",
                    "belongs to another version of this module; give that too with --was (of `play`) or --module (of `replay`), or choose another file with --journal to begin anew",
                );
                format!("`{path}` {words} ({})", journal.hex())
            }
            Self::Replay {
                path,
                fault: ReplayFault::Version { seq, program },
            } => {
                let words = either(
                    language,
                    "gaat verder in een versie van de module die er niet bij is; geef die ook met --was (bij `play`) of --module (bij `replay`)",
                    "goes on in a version of the module that is not there; give that too with --was (of `play`) or --module (of `replay`)",
                );
                let act = either(language, "vanaf handeling", "from act");
                format!("`{path}` {words} ({act} {seq}: {})", program.hex())
            }
            Self::Replay { path, fault } => {
                let words = either(language, "komt niet hetzelfde uit", "does not come out the same");
                format!("`{path}` {words}: {}", unsound::replay(fault, language))
            }
            Self::Settings { place, what } => {
                let words = either(
                    language,
                    "deze instellingen passen niet",
                    "these settings do not fit",
                );
                let place = place.as_ref().map(|place| format!("`{place}`: "));
                format!("{words}: {}{}", place.unwrap_or_default(), what.words(language))
            }
            Self::Seed => either(
                language,
                "dit systeem geeft geen toeval om mee te beginnen; geef zelf een getal met --seed",
                "this system gives no chance to begin with; give a number yourself with --seed",
            )
            .to_owned(),
            Self::ActTooLong => either(
                language,
                "een regel met een handeling is langer dan 1 MB",
                "a line with an act is longer than 1 MB",
            )
            .to_owned(),
            Self::NoKey { place } => {
                let words = either(
                    language,
                    "bevat geen sleutel voor een kluis; een sleutel is 128 tekens 0-9 en a-f, en niets anders (`openssl rand -hex 64` maakt er een)",
                    "holds no key for a vault; a key is 128 characters 0-9 and a-f, and nothing else (`openssl rand -hex 64` makes one)",
                );
                format!("`{place}` {words}")
            }
            Self::NoJournal { path } => {
                let words = either(
                    language,
                    "is geen journaal; er is niets gewist. Noem achter --journal het bestand van de sessie",
                    "is no journal; nothing was erased. Name the file of the session behind --journal",
                );
                format!("`{path}` {words}")
            }
            Self::NothingKept { path } => {
                let words = either(
                    language,
                    "is er niet; er is niets om dit mee te doen",
                    "is not there; there is nothing to do this with",
                );
                format!("`{path}` {words}")
            }
        }
    }
}

fn store_words(fault: &StoreFault, language: Language) -> String {
    match fault {
        StoreFault::File { path, error } => format!("`{path}`: {}", system::words(error, language)),
        StoreFault::Busy { path } => {
            let words = either(
                language,
                "is al open in een ander venster",
                "is open in another window already",
            );
            format!("`{path}` {words}")
        }
        StoreFault::Taken { path } => {
            let words = either(
                language,
                "is er al; er is niets aan veranderd. Ga verder met `leerpad play`, of kies achter --journal een andere naam",
                "is there already; nothing was done to it. Go on with `leerpad play`, or choose another name behind --journal",
            );
            format!("`{path}` {words}")
        }
        StoreFault::Orphan { path } => {
            let words = either(
                language,
                "hoort bij een journaal dat er niet meer is; zet dat terug, of wis alles met `leerpad erase --everything --journal`",
                "belongs to a journal that is gone; put that back, or erase all with `leerpad erase --everything --journal`",
            );
            format!("`{path}` {words}")
        }
        StoreFault::Vault { path, found } => {
            let words = match found.cause {
                Cause::Sealed => either(
                    language,
                    "is versleuteld; geef de sleutel met --vault-key of in LEERPAD_VAULT_KEY",
                    "is sealed; give the key with --vault-key or in LEERPAD_VAULT_KEY",
                ),
                Cause::NotSealed => either(
                    language,
                    "is niet versleuteld, en er is wel een sleutel gegeven; `leerpad rekey` versleutelt de kluis",
                    "is not sealed, and a key was given; `leerpad rekey` seals it",
                ),
                Cause::OtherKey => either(
                    language,
                    "is met een andere sleutel versleuteld; geef die sleutel",
                    "was sealed with another key; give that key",
                ),
                Cause::OtherSession => either(
                    language,
                    "hoort bij een andere sessie; zet de kluis terug die bij dit journaal hoort",
                    "belongs to another session; put the vault back that belongs to this journal",
                ),
                Cause::Damaged | Cause::Erased | Cause::Doubled => return lost_words(*found, language),
            };
            let done = either(language, "er is niets veranderd", "nothing was changed");
            format!(
                "`{path}`, {} {}: {words}; {done}",
                either(language, "tekst", "record"),
                found.record
            )
        }
    }
}

/// What is said of words that are lost.
pub(crate) fn lost_words(lost: Unreadable, language: Language) -> String {
    let words = match lost.cause {
        Cause::Doubled => either(
            language,
            "van de kluis staat er twee keer; de eerste telt",
            "of the vault is there twice; the first counts",
        ),
        _ => either(
            language,
            "van de kluis is beschadigd en niet meer te lezen; de andere zijn er nog",
            "of the vault is damaged and cannot be read; the others are there",
        ),
    };
    format!("{} {} {words}", either(language, "tekst", "record"), lost.record)
}

impl From<StoreFault> for KeptFailure {
    fn from(fault: StoreFault) -> Self {
        Self::Store(fault)
    }
}
