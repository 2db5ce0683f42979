//! A row per session that was done again on another version of its module.
//!
//! Whoever compares the two ways says what became of it; here is how that is told.

use super::column::Kind::{Count, Real, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Source;
use super::rows::{Cell, Rows};
use super::{ENGINE, SCHEMA, Table};
use crate::ground::hash::Seed;
use crate::program::Program;

pub(super) const COLUMNS: [Column; 15] = [
    must(
        "status",
        Word,
        "",
        Ground::Trace,
        "`identical`: all facts are the same; `same-path`: the same steps, other scores or feedback; `diverges`: another way; `truncated`: the new version ends earlier.",
    ),
    may(
        "seq",
        Count,
        "",
        Ground::Trace,
        "The first act that comes out another way; empty: none does.",
    ),
    may(
        "kind",
        Word,
        "",
        Ground::Trace,
        "Why: `step-removed`, `step-inserted`, `item-removed`, `option-removed`, `type-changed`, `range-changed`, `item-required`, `order-changed`, `way-changed`, `score-changed`, `chance-changed`, …",
    ),
    may(
        "code",
        Word,
        "",
        Ground::Trace,
        "What the new version refused that act with; empty: it took it.",
    ),
    may(
        "act",
        Word,
        "",
        Ground::Trace,
        "What was done: `answer`, `continue`, …",
    ),
    may("item", Word, "", Ground::Trace, "The item it was about."),
    may(
        "old_step",
        Word,
        "",
        Ground::Trace,
        "Where the act led in the old version; refused: where it was done.",
    ),
    may(
        "new_step",
        Word,
        "",
        Ground::Trace,
        "Where it leads in the new version; refused: where it stays.",
    ),
    may(
        "old_line",
        Word,
        "",
        Ground::Provenance,
        "Where the item, or else `old_step`, is written in the old version: `module.yaml:21`. Empty: only its program is at hand.",
    ),
    may(
        "new_line",
        Word,
        "",
        Ground::Provenance,
        "The same of the new version; of an item that is gone: `new_step`.",
    ),
    must(
        "kept",
        Count,
        "acts",
        Ground::Trace,
        "Acts that are evidence for the new version: done there by the learner, each in its place.",
    ),
    must("acts", Count, "acts", Ground::Trace, "All acts of the session."),
    must(
        "support",
        Real,
        "0 to 1",
        Ground::Trace,
        "`kept` / `acts`; 1 of none.",
    ),
    must(
        "old_version",
        Word,
        "",
        Ground::Provenance,
        "The version of the module that the session was done on; `version` is the new one.",
    ),
    must(
        "old_program",
        Word,
        "",
        Ground::Provenance,
        "SHA-256 of its canonical form; `program` is that of the new one.",
    ),
];

/// What became of one session on another version of its module.
#[derive(Clone, Copy)]
pub struct Divergence<'a> {
    /// The person: a pseudonym.
    pub subject: &'a str,
    /// The session: a pseudonym.
    pub session: &'a str,
    /// The seed of all its draws.
    pub seed: Seed,
    /// The version it was done on.
    pub old: &'a Program,
    /// The version it was done on again.
    pub new: &'a Program,
    /// `identical`, `same-path`, `diverges` or `truncated`.
    pub status: &'a str,
    /// The first act that comes out another way.
    pub seq: Option<u32>,
    /// Why.
    pub kind: Option<&'a str>,
    /// What the new version refused it with.
    pub code: Option<&'a str>,
    /// What was done.
    pub act: Option<&'a str>,
    /// The item it was about.
    pub item: Option<&'a str>,
    /// Where it led in the old version, and where in the new one.
    pub steps: [Option<&'a str>; 2],
    /// Where that is written, in both.
    pub lines: [Option<&'a str>; 2],
    /// Acts that are evidence for the new version, and all acts.
    pub kept: [u32; 2],
}

/// The rows of [`Table::Divergences`].
#[must_use]
pub fn divergences<'a>(told: impl IntoIterator<Item = Divergence<'a>>) -> Rows {
    let mut rows = Rows::new(&Table::Divergences.columns());
    for one in told {
        tell(&mut rows, &one);
    }
    rows
}

fn tell(rows: &mut Rows, one: &Divergence<'_>) {
    let (old, new) = (one.old.hash().hex(), one.new.hash().hex());
    let ([old_step, new_step], [old_line, new_line], [kept, acts]) = (one.steps, one.lines, one.kept);
    let support = if acts == 0 {
        1.0
    } else {
        f64::from(kept) / f64::from(acts)
    };
    rows.push(
        &[Cell::Text(one.subject), Cell::Text(one.session)],
        &[
            Cell::Text(one.status),
            Cell::whole(one.seq),
            Cell::text(one.kind),
            Cell::text(one.code),
            Cell::text(one.act),
            Cell::text(one.item),
            Cell::text(old_step),
            Cell::text(new_step),
            Cell::text(old_line),
            Cell::text(new_line),
            Cell::Whole(kept.into()),
            Cell::Whole(acts.into()),
            Cell::Real(support),
            Cell::Text(&one.old.plan().version),
            Cell::Text(&old),
        ],
        &[
            Cell::Text(&one.new.plan().id),
            Cell::Text(&one.new.plan().version),
            Cell::Text(&new),
            Cell::Text(ENGINE),
            Cell::Whole(SCHEMA as i64),
            Cell::Wide(one.seed.number()),
            Cell::Text(Source::Counterfactual.word()),
        ],
    );
}
