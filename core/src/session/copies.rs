//! What an act does to the vault: the one list that every host follows (semantics 25.11).

use serde_json::Value as Json;

use super::act::{Act, Deed, Named};
use super::decide::Decision;
use super::fact::Fact;
use super::recall::parts;
use super::sharing::{is_words, shared_key, source_key};
use super::state::Held;
use super::value::Answer;
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
    /// Whether an act gives an answer that stands in this visit already, of words alone or with the same beside them: then
    /// hosts keep the words and no entry, so that a journal does not tell how often they were written (semantics 9.3).
    /// Words that somebody sees as they were shared are given anew by an act, for that ends what is seen.
    ///
    /// An act that would be refused is none.
    #[must_use]
    pub fn is_words_only(&self, act: &Act) -> bool {
        let Deed::Answer {
            item: Named::Known(item),
            ..
        } = &act.deed
        else {
            return false;
        };
        let (program, what) = (&*self.program, Recap::Item(*item));
        let found = program.plan().items.get(item.index());
        // Nearly all answers hold no words: these are not judged twice.
        if !found.is_some_and(|found| found.vault || found.kind.inner().iter().any(|inner| inner.vault)) {
            return false;
        }
        let court = self.court();
        let stands = match court.decide(act) {
            Ok(Decision::Hold { place, held }) => {
                let here = self.state.here();
                let slot = here.and_then(|visit| self.state.slot(visit, place));
                holds_words(&held) && slot.is_some_and(|slot| slot.held == held)
            }
            Ok(Decision::Record { at, place, k, value }) => {
                let visit = self.state.visit(at);
                let slot = visit.and_then(|visit| self.state.slot(visit, place));
                let mut entries = slot.into_iter().flat_map(|slot| slot.held.entries());
                value.iter().any(has_words) && entries.any(|entry| entry.k == k && entry.value == value)
            }
            _ => false,
        };
        let mut grants = self.state.sharing.grants.iter();
        let is_seen =
            is_words(program, what) && grants.any(|grant| grant.what == what && court.is_seen(grant));
        stands && !is_seen
    }

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

fn holds_words(held: &Held) -> bool {
    match held {
        Held::Value(Answer::Vault) => true,
        Held::Value(Answer::Entries(entries)) => entries.iter().flatten().any(has_words),
        _ => false,
    }
}

fn has_words(inner: &Option<Answer>) -> bool {
    *inner == Some(Answer::Vault)
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
