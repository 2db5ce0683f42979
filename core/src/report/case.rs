//! What one session adds to a report.

use std::collections::{BTreeMap, BTreeSet};

use crate::ground::number::Number;

/// What one session adds: what is done, contacts held, scores. No name, no words, no answers, no times.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// The end was reached.
    pub completed: bool,
    /// Steps and sections that are done.
    pub done: BTreeSet<String>,
    /// Contacts held, by their step; of several visits the last.
    pub contacts: BTreeMap<String, Held>,
    /// Known scores, by scale, first to last.
    pub scores: BTreeMap<String, Vec<Scored>>,
}

/// A contact that was held.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    /// In which form.
    pub form: String,
    /// How many people were there, where it was with a group and somebody counted.
    pub count: Option<u32>,
}

/// A score that is known.
#[derive(Clone, PartialEq, Eq)]
pub struct Scored {
    /// The score.
    pub score: Number,
    /// Its band, where the scale has bands.
    pub band: Option<String>,
}

/// Says nothing of what somebody did.
impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Case")
    }
}

/// Says nothing of what somebody did.
impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held")
    }
}

/// Says nothing of what somebody answered.
impl std::fmt::Debug for Scored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Scored")
    }
}
