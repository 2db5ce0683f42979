//! A row per accepted act.

use super::column::Kind::{Count, Flag, Moment, Real, Short, Text, Whole, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::rows::{Cell, Rows};

pub(super) const COLUMNS: [Column; 22] = [
    must(
        "seq",
        Count,
        "",
        Ground::Trace,
        "The number of the act in its session, from 1 without gaps: the only order there is.",
    ),
    must(
        "at",
        Moment,
        "ms",
        Ground::Trace,
        "When, as the host said. May be equal or run backwards; order by `seq`.",
    ),
    must(
        "offset_min",
        Short,
        "minutes",
        Ground::Trace,
        "The learner's clock was so far ahead of UTC.",
    ),
    must(
        "role",
        Word,
        "",
        Ground::Trace,
        "Who acted: `learner`, `guide` or `system`.",
    ),
    must(
        "act",
        Word,
        "",
        Ground::Trace,
        "What was done: `start`, `answer`, `skip`, `decline`, `continue`, `back`, `go`, …",
    ),
    may(
        "step",
        Word,
        "",
        Ground::Trace,
        "Where the learner was; empty before the start.",
    ),
    may(
        "step_kind",
        Word,
        "",
        Ground::Trace,
        "The kind of that step, as the module's author wrote it.",
    ),
    may(
        "visit",
        Count,
        "",
        Ground::Trace,
        "The how-manieth visit to that step it was, from 1.",
    ),
    may(
        "item",
        Word,
        "",
        Ground::Trace,
        "The item that was answered, skipped, declined or hinted at.",
    ),
    may(
        "entry",
        Count,
        "",
        Ground::Trace,
        "Of a diary: which entry, from 1.",
    ),
    may(
        "number",
        Real,
        "of the item",
        Ground::Answer,
        "The answer, where it is a number, leaves, and counts at the end: at the act that gave it.",
    ),
    may(
        "text",
        Word,
        "",
        Ground::Answer,
        "The same, where it is one option, a date, a time, or `true`. Never free text.",
    ),
    may(
        "json",
        Text,
        "",
        Ground::Answer,
        "The same, where it is several: rows, options, entries; canonical JSON.",
    ),
    may(
        "correct",
        Flag,
        "",
        Ground::Answer,
        "Whether the module calls that answer right, where it says so.",
    ),
    may(
        "changed",
        Flag,
        "",
        Ground::Trace,
        "The item was answered, skipped or declined in this visit before.",
    ),
    may(
        "exit",
        Word,
        "",
        Ground::Trace,
        "How the act left the step: `done`, `skipped`, `held`, `over`, `chosen`; empty: it did not.",
    ),
    may("step_to", Word, "", Ground::Trace, "Where the learner is then."),
    may(
        "visit_to",
        Count,
        "",
        Ground::Trace,
        "Which visit to that step that is, from 1.",
    ),
    must(
        "parked",
        Count,
        "visits",
        Ground::Trace,
        "So many visits stopped counting, since an answer bent the path.",
    ),
    may(
        "gap_ms",
        Whole,
        "ms",
        Ground::Trace,
        "Since the learner's act before; spent at `step`. Empty at the first act and for guide and system.",
    ),
    must(
        "away",
        Flag,
        "",
        Ground::Trace,
        "The act before put it aside (`pause`, `stop`): the gap is no time spent.",
    ),
    must(
        "completed",
        Flag,
        "",
        Ground::Trace,
        "An end of the module is where the learner is then.",
    ),
];

pub(super) fn tell(rows: &mut Rows, told: &Told<'_>, keys: &[Cell<'_>], provenance: &[Cell<'_>]) {
    let program = told.program;
    for line in &told.lines.lines {
        let before = line
            .before
            .and_then(|visit| program.plan().steps.get(visit.step.index()));
        let after = line
            .after
            .and_then(|visit| program.plan().steps.get(visit.step.index()));
        let speaks = matches!(line.kind.word(), "answer" | "skip" | "decline") && line.item.is_some();
        let answered = line.value.number.is_some() || line.value.text.is_some() || line.value.json.is_some();
        rows.push(
            keys,
            &[
                Cell::Whole(i64::try_from(line.seq).unwrap_or(i64::MAX)),
                Cell::Whole(line.at.unix()),
                Cell::Whole(line.at.offset().into()),
                Cell::Text(line.by.word()),
                Cell::Text(line.kind.word()),
                Cell::text(before.map(|step| step.id.as_str())),
                Cell::text(before.map(|step| step.kind.word())),
                Cell::whole(line.before.map(|visit| visit.n)),
                Cell::text(line.item.map(|item| program.item_id(item))),
                Cell::whole(line.entry),
                Cell::real(line.value.number),
                Cell::text(line.value.text.as_deref()),
                Cell::text(line.value.json.as_deref()),
                line.correct.filter(|_| answered).map_or(Cell::None, Cell::Flag),
                if speaks {
                    Cell::Flag(line.changed)
                } else {
                    Cell::None
                },
                Cell::text(line.exit.map(crate::session::fact::How::word)),
                Cell::text(after.map(|step| step.id.as_str())),
                Cell::whole(line.after.map(|visit| visit.n)),
                Cell::Whole(line.parked.into()),
                Cell::whole(line.gap),
                Cell::Flag(line.away),
                Cell::Flag(after.is_some_and(|step| told.is_end(step))),
            ],
            provenance,
        );
    }
}
