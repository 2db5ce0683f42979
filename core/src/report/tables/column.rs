//! Columns: what each is called, holds and means.

/// What a column holds, in the terms of Apache Arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of few texts: `dictionary<int32, utf8>`.
    Word,
    /// Text: `utf8`.
    Text,
    /// An instant: `timestamp[ms, UTC]`.
    Moment,
    /// `int16`.
    Short,
    /// `uint32`.
    Count,
    /// `int64`.
    Whole,
    /// `uint64`.
    Wide,
    /// `float64`.
    Real,
    /// `bool`.
    Flag,
    /// `list<utf8>`.
    Words,
    /// `list<float64>`.
    Reals,
}

impl Kind {
    /// How Apache Arrow writes it.
    #[must_use]
    pub const fn arrow(self) -> &'static str {
        match self {
            Self::Word => "dictionary<int32, utf8>",
            Self::Text => "utf8",
            Self::Moment => "timestamp[ms, UTC]",
            Self::Short => "int16",
            Self::Count => "uint32",
            Self::Whole => "int64",
            Self::Wide => "uint64",
            Self::Real => "float64",
            Self::Flag => "bool",
            Self::Words => "list<utf8>",
            Self::Reals => "list<float64>",
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it can be empty.
    pub nullable: bool,
    /// The unit; empty: none.
    pub unit: &'static str,
    /// What it means.
    pub about: &'static str,
    /// What makes that it may be there: see [`Ground`].
    pub ground: Ground,
}

/// Why a column may be in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A pseudonym or a label that the researcher handed in.
    Key,
    /// Which module, engine and seed made the row; nothing about a person.
    Provenance,
    /// An answer that leaves for the purpose: named in it, counting, and consented to.
    Answer,
    /// How the module was used: only where consent is said to cover it.
    Trace,
}

impl Ground {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Provenance => "provenance",
            Self::Answer => "answer",
            Self::Trace => "trace",
        }
    }
}

/// A column that always has something in it.
pub(super) const fn must(
    name: &'static str,
    kind: Kind,
    unit: &'static str,
    ground: Ground,
    about: &'static str,
) -> Column {
    Column {
        name,
        kind,
        nullable: false,
        unit,
        about,
        ground,
    }
}

/// A column that may be empty.
pub(super) const fn may(
    name: &'static str,
    kind: Kind,
    unit: &'static str,
    ground: Ground,
    about: &'static str,
) -> Column {
    Column {
        nullable: true,
        ..must(name, kind, unit, ground, about)
    }
}

/// What every table begins with.
pub(super) const KEYS: [Column; 2] = [
    must(
        "subject",
        Kind::Word,
        "",
        Ground::Key,
        "Who: a pseudonym. One person may have several sessions.",
    ),
    must(
        "session",
        Kind::Word,
        "",
        Ground::Key,
        "Which session: a pseudonym of its journal.",
    ),
];

/// What every table ends with: what made the row.
pub(super) const PROVENANCE: [Column; 7] = [
    must(
        "module",
        Kind::Word,
        "",
        Ground::Provenance,
        "The id of the module.",
    ),
    must(
        "version",
        Kind::Word,
        "",
        Ground::Provenance,
        "The version of the module, as its author wrote it.",
    ),
    must(
        "program",
        Kind::Word,
        "",
        Ground::Provenance,
        "SHA-256 of the module's canonical form, as 64 hex digits: what was run, to the byte.",
    ),
    must(
        "engine",
        Kind::Word,
        "",
        Ground::Provenance,
        "Name and version of the engine that replayed it.",
    ),
    must(
        "schema",
        Kind::Count,
        "",
        Ground::Provenance,
        "The version of these columns. A column never changes its meaning under one version.",
    ),
    must(
        "seed",
        Kind::Wide,
        "",
        Ground::Provenance,
        "The seed of all draws of the session.",
    ),
    must(
        "source",
        Kind::Word,
        "",
        Ground::Provenance,
        "`observed`, `simulated` or `counterfactual`: never empty, so that they are never mixed unseen.",
    ),
];

/// The version of all these columns.
pub const SCHEMA: u32 = 2;
