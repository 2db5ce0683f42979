//! What an act does to the vault: the one list that every host follows (semantics 25.11).

use serde_json::Value as Json;

use super::fact::Fact;
use super::recall::parts;
use super::sharing::{is_words, shared_key, source_key};
use super::{Applied, Session};
use crate::ground::json::Object;
use crate::module::plan::Recap;
use crate::program::Program;

/// A change of the vault that an act brings about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultChange {
    /// The words under one key are kept under another too, for who may read them there.
    Copy {
        /// Where they are.
        from: String,
        /// Where they are copied to.
        to: String,
    },
    /// The words under one key, and all that stand below it, are kept under another: what they belong to has another name.
    Move {
        /// Where they are.
        from: String,
        /// Where they go.
        to: String,
    },
    /// A record is removed.
    Remove(String),
    /// All records are removed.
    Erase,
}

impl VaultChange {
    /// As hosts see it.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut members = Object::default();
        let word = match self {
            Self::Copy { from, to } => {
                members.put("from", from.as_str());
                members.put("to", to.as_str());
                "copy"
            }
            Self::Move { from, to } => {
                members.put("from", from.as_str());
                members.put("to", to.as_str());
                "move"
            }
            Self::Remove(key) => {
                members.put("key", key.as_str());
                "remove"
            }
            Self::Erase => "erase",
        };
        members.put("change", word);
        members.done()
    }
}

impl Session {
    /// What an act that this session has just accepted does to the vault, in order. Nothing for most acts.
    ///
    /// Own words that come with an `answer`, `reply` or `note` are not here: whoever makes the act puts them there first.
    #[must_use]
    pub fn vault_changes(&self, applied: &Applied) -> Vec<VaultChange> {
        let program = &*self.program;
        let mut changes = Vec::new();
        for fact in &applied.facts {
            match fact {
                Fact::Shared {
                    purpose,
                    what,
                    instead,
                } => {
                    for (old, seq) in instead.iter().filter(|(what, _)| is_words(program, *what)) {
                        removes(program, *old, *seq, &mut changes);
                    }
                    for what in what.iter().filter(|what| is_words(program, **what)) {
                        let grant = self.state.sharing.grant(*purpose, *what);
                        let Some(from) = grant.and_then(|grant| source_key(program, &self.state, grant))
                        else {
                            continue;
                        };
                        let to = shared_key(program, self.state.seq, *what);
                        changes.extend(tails(program, *what).into_iter().map(|tail| VaultChange::Copy {
                            from: format!("{from}{tail}"),
                            to: format!("{to}{tail}"),
                        }));
                    }
                }
                Fact::Unshared { what, seq, .. } if is_words(program, *what) => {
                    removes(program, *what, *seq, &mut changes);
                }
                Fact::Upgraded(upgraded) => changes.extend(upgraded.vault.iter().cloned()),
                Fact::Erased => changes.push(VaultChange::Erase),
                _ => {}
            }
        }
        changes
    }
}

pub(super) fn removes(program: &Program, what: Recap, seq: u64, changes: &mut Vec<VaultChange>) {
    let key = shared_key(program, seq, what);
    let tails = tails(program, what).into_iter();
    changes.extend(tails.map(|tail| VaultChange::Remove(format!("{key}{tail}"))));
}

/// What stands behind the key of words: nothing, or of a plan each of its parts.
pub(super) fn tails(program: &Program, what: Recap) -> Vec<String> {
    let parts = parts_of(program, what);
    if parts.is_empty() {
        return vec![String::new()];
    }
    parts.into_iter().map(|id| format!("/{id}")).collect()
}

/// The ids of the parts behind the key of words: those of a plan, else none.
pub(super) fn parts_of(program: &Program, what: Recap) -> Vec<&'static str> {
    let item = match what {
        Recap::Item(item) => program.plan().items.get(item.index()),
        _ => None,
    };
    let parts = item.map(|item| parts(&item.kind)).unwrap_or_default();
    parts.into_iter().map(|(id, _)| id).collect()
}
