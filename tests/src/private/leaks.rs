//! Twenty-four ways in which words get out of systems like this one. Each is planted in the host by hand; each must be found.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use leerpad::ground::hash::Hash;
use leerpad::journal::vault::Vault;
use serde_json::Value;

use super::host::{Output, all};

/// A leak that is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    /// The words themselves in the journal.
    WordsInJournal,
    /// Their length in the journal.
    LengthInJournal,
    /// A hash of them, "which says nothing".
    HashInJournal,
    /// A commitment with a salt that is made of them.
    SaltedHashInJournal,
    /// Whether there are any, as an empty answer that is skipped.
    EmptyIsSkip,
    /// The time of the act moves with how long somebody wrote.
    TimeOfWriting,
    /// A line more when the words were changed.
    SavedTwice,
    /// A watched word raises a flag for the guide.
    FlagForGuide,
    /// The guide sees a preview of some letters.
    PreviewForGuide,
    /// The guide sees how much was written.
    AmountForGuide,
    /// A slot on the screen is filled by the server.
    SlotFilled,
    /// The screen counts the signs that are left.
    SignsLeft,
    /// The words stand in a log.
    WordsInLog,
    /// Their length stands in a log.
    LengthInLog,
    /// A refusal repeats what was sent.
    RefusalRepeats,
    /// The state keeps a copy.
    CopyInState,
    /// The state keeps a checksum over all words.
    ChecksumInState,
    /// The key in the vault is made of the words.
    KeyOfWords,
    /// Records of the vault are listed by how long they are.
    ListedByLength,
    /// Only records that hold something are listed.
    EmptyNotListed,
    /// An export says how long the words are.
    LengthInExport,
    /// An export holds them, "encoded".
    Base64InExport,
    /// A copy is kept in UTF-16 by a log.
    WideInLog,
    /// A report counts the words that were written.
    WordsInReport,
}

impl Leak {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::WordsInJournal,
        Self::LengthInJournal,
        Self::HashInJournal,
        Self::SaltedHashInJournal,
        Self::EmptyIsSkip,
        Self::TimeOfWriting,
        Self::SavedTwice,
        Self::FlagForGuide,
        Self::PreviewForGuide,
        Self::AmountForGuide,
        Self::SlotFilled,
        Self::SignsLeft,
        Self::WordsInLog,
        Self::LengthInLog,
        Self::RefusalRepeats,
        Self::CopyInState,
        Self::ChecksumInState,
        Self::KeyOfWords,
        Self::ListedByLength,
        Self::EmptyNotListed,
        Self::LengthInExport,
        Self::Base64InExport,
        Self::WideInLog,
        Self::WordsInReport,
    ];

    /// What it does to an act before the engine sees it.
    pub(super) fn before(self, act: &mut Value, said: &[String]) {
        let Some(members) = act.as_object_mut() else {
            return;
        };
        match self {
            Self::EmptyIsSkip if said.len() == 1 && said.iter().all(String::is_empty) => {
                members.insert("act".to_owned(), "skip".into());
                members.remove("value");
            }
            Self::TimeOfWriting => {
                let length: usize = said.iter().map(String::len).sum();
                if let Some(Value::String(at)) = members.get_mut("at") {
                    // The milliseconds of the moment.
                    at.replace_range(20..23, &format!("{:03}", length % 1000));
                }
            }
            _ => {}
        }
    }

    /// What it does to what is kept of an accepted act.
    pub(super) fn after(self, line: &mut String, log: &mut String, said: &[String]) {
        let words = said.concat();
        if said.is_empty() {
            return;
        }
        match self {
            Self::WordsInJournal => line.push_str(&words),
            Self::LengthInJournal => line.push_str(&words.chars().count().to_string()),
            Self::HashInJournal => line.push_str(&Hash::of(&[words.as_bytes()]).hex()),
            Self::SaltedHashInJournal => {
                let mut salt = DefaultHasher::new();
                words.hash(&mut salt);
                let salted = Hash::of(&[&salt.finish().to_be_bytes(), words.as_bytes()]);
                line.push_str(salted.hex().get(..8).unwrap_or(""));
            }
            Self::SavedTwice if words.len() > 100 => {
                let twice = line.clone();
                line.push_str(&twice);
            }
            Self::WordsInLog => log.push_str(&words),
            Self::WideInLog => log.push_str(&format!("{:?}", words.encode_utf16().collect::<Vec<u16>>())),
            Self::LengthInLog => log.push_str(&format!("saved {} bytes", words.len())),
            _ => {}
        }
    }

    /// What it does to a refusal.
    pub(super) fn refused(self, refusal: &mut String, said: &[String]) {
        if self == Self::RefusalRepeats {
            refusal.push_str(&said.concat());
        }
    }

    /// What it does to a screen.
    pub(super) fn shown(self, output: Output, screen: &mut String, vault: &Vault) {
        let words = all(vault);
        let guides = output == Output::GuideScreen;
        match self {
            Self::FlagForGuide if guides && words.contains("zelfmoord") => screen.push_str("{\"flag\":true}"),
            Self::PreviewForGuide if guides => screen.extend(words.chars().take(3)),
            Self::AmountForGuide if guides => screen.push_str(&(words.len() / 100).to_string()),
            Self::SlotFilled if !guides => screen.push_str(&words),
            Self::SignsLeft if !guides => {
                screen.push_str(&20_000_usize.saturating_sub(words.chars().count()).to_string());
            }
            _ => {}
        }
    }

    /// What it does to the state.
    pub(super) fn kept(self, snapshot: &mut String, vault: &Vault) {
        match self {
            Self::CopyInState => snapshot.push_str(&all(vault)),
            Self::ChecksumInState => {
                let sum: u32 = all(vault).bytes().map(u32::from).fold(0, u32::wrapping_add);
                snapshot.push_str(&sum.to_string());
            }
            _ => {}
        }
    }

    /// What it does to what leaves for a purpose.
    pub(super) fn exported(self, export: &mut String, vault: &Vault) {
        match self {
            Self::LengthInExport => export.push_str(&all(vault).len().to_string()),
            Self::Base64InExport => {
                export.extend(all(vault).bytes().map(|byte| char::from(b'A' + byte / 16)))
            }
            _ => {}
        }
    }

    /// What it does to a report.
    pub(super) fn reported(self, report: &mut String, vault: &Vault) {
        if self == Self::WordsInReport {
            report.push_str(&all(vault).split_whitespace().count().to_string());
        }
    }

    /// What it does to the names of what the vault holds.
    pub(super) fn listed(self, keys: &mut Vec<String>, vault: &Vault) {
        let length = |key: &String| vault.get(key).map_or(0, |words| words.reveal().len());
        match self {
            Self::KeyOfWords => {
                for key in keys {
                    let words = vault.get(key).map_or("", |words| words.reveal());
                    key.push_str(Hash::of(&[words.as_bytes()]).hex().get(..4).unwrap_or(""));
                }
            }
            Self::ListedByLength => keys.sort_by_key(length),
            Self::EmptyNotListed => keys.retain(|key| length(key) > 0),
            _ => {}
        }
    }
}
