//! A row per visit to a step.

use std::collections::BTreeMap;

use super::column::Kind::{Count, Flag, Moment, Whole, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::rows::{Cell, Rows};
use crate::expr::name::StepIx;
use crate::session::act::Kind;
use crate::session::disclosed::Visited;
use crate::session::fact::{How, VisitOf};

pub(super) const COLUMNS: [Column; 19] = [
    must(
        "order",
        Count,
        "",
        Ground::Trace,
        "The how-manieth visit of the session it was, from 0, by entering.",
    ),
    must("step", Word, "", Ground::Trace, "The step."),
    must(
        "step_kind",
        Word,
        "",
        Ground::Trace,
        "Its kind, as the module's author wrote it; a menu is a `section`.",
    ),
    must(
        "visit",
        Count,
        "",
        Ground::Trace,
        "The how-manieth visit to that step, from 1.",
    ),
    must(
        "entered_seq",
        Count,
        "",
        Ground::Trace,
        "The act that entered it.",
    ),
    must("entered_at", Moment, "ms", Ground::Trace, "When."),
    may(
        "left_seq",
        Count,
        "",
        Ground::Trace,
        "The act that left it; empty: it was not left.",
    ),
    may("left_at", Moment, "ms", Ground::Trace, "When."),
    may(
        "exit",
        Word,
        "",
        Ground::Trace,
        "How: `done`, `skipped`, `held`, `over`, `chosen`; empty: it was not left.",
    ),
    must(
        "counts",
        Flag,
        "",
        Ground::Trace,
        "It is on the path at the end; else it was left behind for another way.",
    ),
    must("optional", Flag, "", Ground::Trace, "The step may be skipped."),
    may(
        "declared_min",
        Count,
        "minutes",
        Ground::Provenance,
        "How many minutes the module says it takes.",
    ),
    must(
        "dwell_ms",
        Whole,
        "ms",
        Ground::Trace,
        "Time with the learner at it, coming back later too; without what was put aside. Not capped.",
    ),
    must(
        "longest_ms",
        Whole,
        "ms",
        Ground::Trace,
        "The longest time without an act in that.",
    ),
    must(
        "away_ms",
        Whole,
        "ms",
        Ground::Trace,
        "Time put aside at it (`pause`, `stop`); not in `dwell_ms`.",
    ),
    must("acts", Count, "", Ground::Trace, "Acts of the learner at it."),
    must("answers", Count, "", Ground::Trace, "Of these, answers."),
    must(
        "changes",
        Count,
        "",
        Ground::Trace,
        "Of these, answers to an item that was dealt with in this visit before.",
    ),
    must("skips", Count, "", Ground::Trace, "Items skipped or declined."),
];

/// What a visit took.
#[derive(Clone, Copy, Default)]
struct Spent {
    dwell: i64,
    longest: i64,
    away: i64,
    acts: i64,
    answers: i64,
    changes: i64,
    skips: i64,
}

pub(super) fn tell(rows: &mut Rows, told: &Told<'_>, keys: &[Cell<'_>], provenance: &[Cell<'_>]) {
    let program = told.program;
    let visits = told.visited;
    let spent = spent(told);
    let of = |visited: &Visited| spent.get(&visited.visit).copied().unwrap_or_default();
    let step = |visited: &Visited| program.step_at(visited.visit.step);
    let at = |visited: &Visited| Some(visited.visit.step.0);
    let seq = |seq: u64| u32::try_from(seq).unwrap_or(u32::MAX);
    let count = |of: i64| Some(u32::try_from(of).unwrap_or(u32::MAX));
    rows.block((keys, provenance), visits.len(), |own| {
        own.counts((0..).take(visits.len()).map(Some));
        own.words(visits.iter().map(at), |step| program.step_id(StepIx(step)));
        own.words(visits.iter().map(at), |at| {
            program.step_at(StepIx(at)).map_or("", |step| step.kind.word())
        });
        own.counts(visits.iter().map(|one| Some(one.visit.n)));
        own.counts(visits.iter().map(|one| Some(seq(one.seq))));
        own.whole(visits.iter().map(|one| Some(one.entered.unix())));
        own.counts(visits.iter().map(|one| one.left.map(|(_, _, left)| seq(left))));
        own.whole(visits.iter().map(|one| one.left.map(|(_, at, _)| at.unix())));
        own.texts(
            visits
                .iter()
                .map(|one| one.left.map(|(how, _, _)| How::word(how))),
        );
        own.flags(visits.iter().map(|one| Some(one.counts)));
        own.flags(
            visits
                .iter()
                .map(|one| Some(step(one).is_some_and(|step| step.optional))),
        );
        own.counts(visits.iter().map(|one| step(one).and_then(|step| step.minutes)));
        own.whole(visits.iter().map(|one| Some(of(one).dwell)));
        own.whole(visits.iter().map(|one| Some(of(one).longest)));
        own.whole(visits.iter().map(|one| Some(of(one).away)));
        own.counts(visits.iter().map(|one| count(of(one).acts)));
        own.counts(visits.iter().map(|one| count(of(one).answers)));
        own.counts(visits.iter().map(|one| count(of(one).changes)));
        own.counts(visits.iter().map(|one| count(of(one).skips)));
    });
}

fn spent(told: &Told<'_>) -> BTreeMap<VisitOf, Spent> {
    let mut all: BTreeMap<VisitOf, Spent> = BTreeMap::new();
    for line in &told.lines.lines {
        // A guide's act is not of the learner's time; the start has no place yet.
        let (Some(visit), Some(gap)) = (line.before, line.gap) else {
            continue;
        };
        let spent = all.entry(visit).or_default();
        if line.away {
            spent.away += gap;
        } else {
            spent.dwell += gap;
            spent.longest = spent.longest.max(gap);
        }
        spent.acts += 1;
        let is_item = line.item.is_some();
        spent.answers += i64::from(line.kind == Kind::Answer);
        spent.changes += i64::from(line.kind == Kind::Answer && line.changed);
        spent.skips += i64::from(is_item && matches!(line.kind, Kind::Skip | Kind::Decline));
    }
    all
}
