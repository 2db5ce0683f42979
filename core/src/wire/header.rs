//! The first line of a journal (semantics 11.2).

use std::collections::BTreeMap;

use super::answer::PlainValue;
use super::shape::{named, shape, words};

named! {
    /// A SHA-256 hash as 64 hex digits.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[0-9a-f]{64}$")))]
    Hash(String)

    /// The seed of all draws of a session, as 16 hex digits. The host gives it.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[0-9a-f]{16}$")))]
    Seed(String)
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
