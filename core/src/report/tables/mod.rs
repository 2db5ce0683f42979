//! Tables for research: journals in, columns out, in one fixed schema.
//!
//! Six tables of a fold: [`Table::Events`] (a row per accepted act), [`Table::Steps`] (a row per visit), [`Table::Sessions`],
//! [`Table::Measures`] (a row per answer, score or value that leaves), [`Table::Decisions`] (a row per decision) and
//! [`Table::Contacts`]; and [`Table::Divergences`] (a row per session that was done again on another version). `seq` is the only order of acts there is: times may be equal and clocks may be wrong.
//!
//! What may be in them is decided here, not by who reads them:
//!
//! 1. A session in which consent to the purpose does not stand at the end gives no row at all.
//! 2. Answers are those that leave for the purpose ([`Session::disclosed`](crate::session::Session::disclosed)): named in it,
//!    counting at the end of the path, closed. Free text has no column.
//! 3. How a module was used (which step, when, for how long) leaves only when it is said that what learners were asked for
//!    covers that ([`Scope::trace`]): a way taken can tell an answer that does not leave. So draws per visit are told with it alone.
//!
//! ```
//! use std::sync::Arc;
//! use leerpad::check::{Sources, check};
//! use leerpad::ground::{hash::Seed, source::Source};
//! use leerpad::journal::Journal;
//! use leerpad::program::Program;
//! use leerpad::report::tables::{Fold, Scope, Source as Made, Table, Who};
//!
//! let text = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\nsteps:\n  - step: s\n    title: S\n    body: Dag.\n";
//! let module = check(&Sources::new(Source::new("m.yaml", text))).module.unwrap();
//! let program = Arc::new(Program::compile(&module));
//! let (mut journal, mut text) = Journal::begin(Arc::clone(&program), Seed::from_number(7), Default::default())?;
//! let start = r#"{"act":"start","at":"2026-11-23T10:14:00.000+01:00","by":"learner"}"#;
//! text.push_str(&journal.append_text(start).unwrap().line);
//! let scope = Scope { purpose: None, trace: true, source: Made::Simulated };
//! let mut fold = Fold::new(vec![program], scope)?;
//! fold.add(&Who::same("a"), text.as_bytes())?;
//! assert_eq!(fold.rows(Table::Events).length, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod column;
mod contacts;
mod decisions;
mod divergences;
mod events;
mod fold;
mod line;
mod measures;
mod rows;
mod sessions;
mod steps;
mod words;

pub use column::{Column, Ground, Kind, SCHEMA};
pub use divergences::{Divergence, divergences};
pub use fold::{Fold, LeftOut, NoPurpose, Scope, Source, Who};
pub use rows::{Cell, Cells, Dictionary, Rows};

use column::{KEYS, PROVENANCE};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// A row per accepted act.
    Events,
    /// A row per visit to a step.
    Steps,
    /// A row per session.
    Sessions,
    /// A row per answer, score or value that leaves.
    Measures,
    /// A row per decision of a chance.
    Decisions,
    /// A row per contact.
    Contacts,
    /// A row per session that was done again on another version of its module; made by [`divergences()`] alone.
    Divergences,
}

/// What made the rows.
const ENGINE: &str = concat!("leerpad ", env!("CARGO_PKG_VERSION"));

impl Table {
    /// The tables of a fold.
    pub const ALL: [Self; 6] = [
        Self::Events,
        Self::Steps,
        Self::Sessions,
        Self::Measures,
        Self::Decisions,
        Self::Contacts,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Steps => "steps",
            Self::Sessions => "sessions",
            Self::Measures => "measures",
            Self::Decisions => "decisions",
            Self::Contacts => "contacts",
            Self::Divergences => "divergences",
        }
    }

    /// The table of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter().chain([Self::Divergences]);
        all.find(|table| table.name() == name)
    }

    /// What a row of it is.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Events => "A row per accepted act, in the order of `session` and `seq`.",
            Self::Steps => "A row per visit to a step, in the order of entering.",
            Self::Sessions => "A row per session.",
            Self::Measures => "A row per answer, score or derived value that leaves for the purpose.",
            Self::Decisions => {
                "A row per decision of a chance: what was drawn, of what, with which probability, or that it could not be."
            }
            Self::Contacts => "A row per contact with a guide or a group that somebody came to.",
            Self::Divergences => "A row per session that was done again on another version of its module.",
        }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        let own: &[Column] = match self {
            Self::Events => &events::COLUMNS,
            Self::Steps => &steps::COLUMNS,
            Self::Sessions => &sessions::COLUMNS,
            Self::Measures => &measures::COLUMNS,
            Self::Decisions => &decisions::COLUMNS,
            Self::Contacts => &contacts::COLUMNS,
            Self::Divergences => &divergences::COLUMNS,
        };
        KEYS.iter().chain(own).chain(&PROVENANCE).copied().collect()
    }
}
