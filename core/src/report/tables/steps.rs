//! A row per visit to a step.

use super::column::Kind::{Count, Flag, Moment, Whole, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::rows::{Cell, Rows};
use crate::session::act::Kind;
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
    let spent = spent(told);
    for (order, visited) in (0_i64..).zip(told.visited) {
        let Some(step) = told.program.plan().steps.get(visited.visit.step.index()) else {
            continue;
        };
        let of = spent
            .iter()
            .find(|(visit, _)| *visit == visited.visit)
            .map_or_else(Spent::default, |(_, spent)| *spent);
        let seq = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
        rows.push(
            keys,
            &[
                Cell::Whole(order),
                Cell::Text(&step.id),
                Cell::Text(step.kind.word()),
                Cell::Whole(visited.visit.n.into()),
                Cell::Whole(seq(visited.seq)),
                Cell::Whole(visited.entered.unix()),
                Cell::whole(visited.left.map(|(_, _, left)| seq(left))),
                Cell::whole(visited.left.map(|(_, at, _)| at.unix())),
                Cell::text(visited.left.map(|(how, _, _)| How::word(how))),
                Cell::Flag(visited.counts),
                Cell::Flag(step.optional),
                Cell::whole(step.minutes),
                Cell::Whole(of.dwell),
                Cell::Whole(of.longest),
                Cell::Whole(of.away),
                Cell::Whole(of.acts),
                Cell::Whole(of.answers),
                Cell::Whole(of.changes),
                Cell::Whole(of.skips),
            ],
            provenance,
        );
    }
}

fn spent(told: &Told<'_>) -> Vec<(VisitOf, Spent)> {
    let mut all: Vec<(VisitOf, Spent)> = Vec::new();
    for line in &told.lines.lines {
        // A guide's act is not of the learner's time; the start has no place yet.
        let (Some(visit), Some(gap)) = (line.before, line.gap) else {
            continue;
        };
        let at = all
            .iter()
            .rposition(|(known, _)| *known == visit)
            .unwrap_or_else(|| {
                all.push((visit, Spent::default()));
                all.len() - 1
            });
        let Some((_, spent)) = all.get_mut(at) else {
            continue;
        };
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
