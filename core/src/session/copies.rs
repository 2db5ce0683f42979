//! What an act does to the vault: the one list that every host follows (semantics 25.11).

use super::fact::Fact;
use super::sharing::{is_words, shared_key, source_key};
use super::{Applied, Session};

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
    /// A record is removed.
    Remove(String),
    /// All records are removed.
    Erase,
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
                        changes.push(VaultChange::Remove(shared_key(program, *seq, *old)));
                    }
                    for what in what.iter().filter(|what| is_words(program, **what)) {
                        let grant = self.state.sharing.grant(*purpose, *what);
                        if let Some(from) = grant.and_then(|grant| source_key(program, &self.state, grant)) {
                            let to = shared_key(program, self.state.seq, *what);
                            changes.push(VaultChange::Copy { from, to });
                        }
                    }
                }
                Fact::Unshared { what, seq, .. } if is_words(program, *what) => {
                    changes.push(VaultChange::Remove(shared_key(program, *seq, *what)));
                }
                Fact::Erased => changes.push(VaultChange::Erase),
                _ => {}
            }
        }
        changes
    }
}
