//! The first line of a journal (semantics 11.2).

use std::collections::BTreeMap;

use super::answer::PlainValue;
use super::shape::{formed, shape, words};
use crate::ground::hash;

formed! {
    /// A SHA-256 hash as 64 hex digits.
    Hash like "^[0-9a-f]{64}$" by hash::Hash::from_hex;

    /// The seed of all draws of a session, as 16 hex digits. The host gives it.
    Seed like "^[0-9a-f]{16}$" by hash::Seed::from_hex;
}

words! {
    /// Who a session belongs to.
    Party {
        /// One learner.
        Learner,
    }
}

shape! {
    /// What a journal begins with: which program, which seed, which versions.
    Header {
        /// Name and version of the engine that began it: `leerpad 0.1.0`.
        engine: String,
        /// The version of the journal.
        journal: u64,
        /// The oldest version that an engine must know to read it.
        oldest: u64,
        /// Who the session belongs to.
        party: Party,
        /// The hash of the program it began on.
        program: Hash,
        /// The seed of all draws.
        seed: Seed,
        /// The number of the semantics that the session follows.
        semantics: u64,
        /// The settings that the host overrides, by their names.
        settings: BTreeMap<String, PlainValue>,
    } + maybe {
        /// In the line of the journal: SHA-256 of this line without its hash.
        hash: Hash,
    }
}
