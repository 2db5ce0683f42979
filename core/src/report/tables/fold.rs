//! The fold: journals in, rows of six tables out.

use std::sync::Arc;

use serde_json::Value as Json;

use super::super::gather::{begins, missing};
use super::line::Lines;
use super::rows::{Cell, Rows};
use super::words::Spread;
use super::{ENGINE, SCHEMA, Table, contacts, decisions, events, measures, sessions, steps};
use crate::expr::name::StepIx;
use crate::ground::hash::Hash;
use crate::ground::moment::Moment;
use crate::journal::header::Header;
use crate::journal::replay::{JournalFault, replay_bytes_with};
use crate::module::plan::{ItemKind, StepKind, With};
use crate::program::{Program, Programs};
use crate::session::Session;
use crate::session::disclosed::{Disclosed, Visited};
use crate::session::fact::VisitOf;

/// Where sessions come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// People walked them.
    Observed,
    /// A policy walked them.
    Simulated,
    /// Acts of people on another module than the one they did them on.
    Counterfactual,
}

impl Source {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Simulated => "simulated",
            Self::Counterfactual => "counterfactual",
        }
    }
}

/// What may be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The purpose that learners consented to; none: nobody walked these sessions, so everything closed is told.
    pub purpose: Option<String>,
    /// What learners consented to covers how they used the module.
    pub trace: bool,
    /// Where the sessions come from.
    pub source: Source,
}

/// Whose session it is, in the words of who makes the tables: pseudonyms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Who<'a> {
    /// The person.
    pub subject: &'a str,
    /// The session.
    pub session: &'a str,
    /// A group of the researcher's own.
    pub cohort: Option<&'a str>,
    /// An arm of the researcher's own.
    pub arm: Option<&'a str>,
}

impl<'a> Who<'a> {
    /// One person with one session.
    #[must_use]
    pub const fn same(name: &'a str) -> Self {
        Self {
            subject: name,
            session: name,
            cohort: None,
            arm: None,
        }
    }
}

/// Why a journal gives no row.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LeftOut {
    /// It is damaged, or does not come out the same.
    #[error(transparent)]
    Fault(#[from] JournalFault),
    /// It was made with a program that is not at hand.
    #[error("it was made with another program ({program:?}), from entry {seq} on")]
    Program {
        /// The program.
        program: Hash,
        /// The entry that goes on in it; 0: it began with it.
        seq: u64,
    },
    /// Nobody began it.
    #[error("nobody began it")]
    NotBegun,
    /// Consent to the purpose does not stand.
    #[error("there is no consent to the purpose")]
    Consent,
}

/// No program at hand has the purpose.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no program here has a purpose `{0}`")]
pub struct NoPurpose(pub String);

/// A session that was replayed, and what may be told of it.
pub(super) struct Told<'a> {
    pub(super) who: &'a Who<'a>,
    pub(super) program: &'a Program,
    pub(super) session: &'a Session,
    pub(super) lines: &'a Lines,
    pub(super) visited: &'a [Visited],
    /// Where the path ends.
    pub(super) end: Option<VisitOf>,
    pub(super) started: Option<Moment>,
    pub(super) trace: bool,
}

impl Told<'_> {
    /// Whether a contact is one that others may hear of.
    pub(super) fn is_told(&self, step: StepIx) -> bool {
        let step = self.program.plan().steps.get(step.index());
        matches!(step.map(|step| &step.kind), Some(StepKind::Contact { with, .. }) if *with != With::Supporter)
    }
}

/// Tables in the making.
pub struct Fold {
    programs: Programs,
    scope: Scope,
    /// The tables that are made.
    wanted: Vec<Table>,
    tables: Vec<Rows>,
    /// Used anew for each session.
    lines: Lines,
}

impl Fold {
    /// Nothing is in it yet.
    ///
    /// # Errors
    /// None of the programs has the purpose.
    pub fn new(programs: Vec<Arc<Program>>, scope: Scope) -> Result<Self, NoPurpose> {
        if let Some(purpose) = &scope.purpose
            && programs.iter().all(|program| program.purpose(purpose).is_none())
        {
            return Err(NoPurpose(purpose.clone()));
        }
        Ok(Self {
            programs: programs.into_iter().collect(),
            scope,
            wanted: Table::ALL.to_vec(),
            tables: empty(),
            lines: Lines::default(),
        })
    }

    /// Makes some of the tables alone, which is faster; the others have no rows.
    #[must_use]
    pub fn only(mut self, tables: &[Table]) -> Self {
        self.wanted = tables.to_vec();
        self
    }

    /// The rows of a table so far.
    #[must_use]
    pub fn rows(&self, table: Table) -> &Rows {
        static NOTHING: Rows = Rows {
            columns: Vec::new(),
            length: 0,
        };
        self.tables.get(table as usize).unwrap_or(&NOTHING)
    }

    /// Hands out all rows, table by table in the order of [`Table::ALL`], and begins anew.
    pub fn take(&mut self) -> Vec<Rows> {
        std::mem::replace(&mut self.tables, empty())
    }

    /// Adds a journal: it is verified and replayed first, and adds all of its rows or none.
    ///
    /// # Errors
    /// Why it adds nothing.
    pub fn add(&mut self, who: &Who<'_>, journal: &[u8]) -> Result<(), LeftOut> {
        let header = begins(journal)?;
        self.lines.clear();
        let lines = &mut self.lines;
        let replayed = replay_bytes_with(&self.programs, journal, true, &mut |session, seq, applied| {
            lines.take(session, seq, applied);
        });
        let replayed = replayed.map_err(|fault| match missing(&fault) {
            Some((seq, program)) => LeftOut::Program { program, seq },
            None => fault.into(),
        })?;
        if replayed.entries == 0 {
            return Err(LeftOut::NotBegun);
        }
        let session = replayed.session;
        let program = Arc::clone(session.program());
        let disclosed = session.disclosed(self.scope.purpose.as_deref());
        let disclosed = disclosed.ok_or(LeftOut::Consent)?;
        give_values(&mut self.lines, &program, &disclosed);
        let visited = session.visited();
        let told = Told {
            who,
            program: &program,
            session: &session,
            lines: &self.lines,
            visited: &visited,
            end: session.path_end(),
            started: visited.first().map(|visited| visited.entered),
            trace: self.scope.trace,
        };
        let tables = Table::ALL.into_iter().zip(&mut self.tables);
        let wanted = tables.filter(|(table, _)| self.wanted.contains(table));
        tell(wanted, &told, &disclosed, &header, self.scope.source);
        Ok(())
    }
}

fn empty() -> Vec<Rows> {
    Table::ALL
        .iter()
        .map(|table| Rows::new(&table.columns()))
        .collect()
}

fn tell<'a>(
    tables: impl Iterator<Item = (Table, &'a mut Rows)>,
    told: &Told<'_>,
    disclosed: &Disclosed,
    header: &Header,
    source: Source,
) {
    let keys = [Cell::Text(told.who.subject), Cell::Text(told.who.session)];
    let hash = told.session.program().hash().hex();
    let provenance = [
        Cell::Text(&told.program.plan().id),
        Cell::Text(&told.program.plan().version),
        Cell::Text(&hash),
        Cell::Text(ENGINE),
        Cell::Whole(SCHEMA as i64),
        Cell::Wide(header.seed.number()),
        Cell::Text(source.word()),
    ];
    for (table, rows) in tables {
        match table {
            Table::Events if told.trace => events::tell(rows, told, &keys, &provenance),
            Table::Steps if told.trace => steps::tell(rows, told, &keys, &provenance),
            Table::Contacts if told.trace => contacts::tell(rows, told, &keys, &provenance),
            Table::Sessions => sessions::tell(rows, told, &keys, &provenance),
            Table::Measures => measures::tell(rows, told, disclosed, &keys, &provenance),
            Table::Decisions => decisions::tell(rows, told, &keys, &provenance),
            Table::Events | Table::Steps | Table::Contacts | Table::Divergences => {}
        }
    }
}

/// Puts each answer that leaves at the act that gave it.
fn give_values(lines: &mut Lines, program: &Program, disclosed: &Disclosed) {
    for item in &disclosed.items {
        let kind = program.plan().items.get(item.item.index()).map(|item| &item.kind);
        if let (Some(ItemKind::Diary { .. }), Json::Object(entries)) = (kind, &item.value) {
            for (entry, value) in entries {
                if let Some(line) = lines.giving(item.item, item.visit, entry.parse().ok()) {
                    line.value = Spread::of(value);
                }
            }
        } else if let Some(line) = lines.giving(item.item, item.visit, None) {
            line.value = Spread::of(&item.value);
        }
    }
}
