//! A row per accepted act.

use super::column::Kind::{Count, Flag, Moment, Real, Short, Text, Whole, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::line::Line;
use super::rows::{Cell, Rows};
use crate::expr::name::{ItemIx, StepIx};
use crate::program::PlaceKind;
use crate::session::act::Kind;
use crate::session::fact::{How, VisitOf};

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
    let lines = &told.lines.lines;
    let step = |at: u32| program.step_id(StepIx(at));
    let kind = |at: u32| program.step_at(StepIx(at)).map_or("", |step| step.kind.word());
    let at = |visit: Option<VisitOf>| visit.map(|visit| visit.step.0);
    let is_said = |line: &Line| {
        let value = &line.value;
        value.number.is_some() || value.text.is_some() || value.json.is_some()
    };
    let speaks =
        |line: &Line| line.item.is_some() && matches!(line.kind, Kind::Answer | Kind::Skip | Kind::Decline);
    let ends = |visit: VisitOf| {
        let place = program.index().place(visit.step.0);
        place.is_some_and(|place| place.kind == PlaceKind::End)
    };
    rows.block((keys, provenance), lines.len(), |own| {
        own.counts(
            lines
                .iter()
                .map(|line| Some(u32::try_from(line.seq).unwrap_or(u32::MAX))),
        );
        own.whole(lines.iter().map(|line| Some(line.at.unix())));
        own.short(lines.iter().map(|line| Some(line.at.offset())));
        own.texts(lines.iter().map(|line| Some(line.by.word())));
        own.texts(lines.iter().map(|line| Some(line.kind.word())));
        own.words(lines.iter().map(|line| at(line.before)), step);
        own.words(lines.iter().map(|line| at(line.before)), kind);
        own.counts(lines.iter().map(|line| line.before.map(|visit| visit.n)));
        own.words(lines.iter().map(|line| line.item.map(|item| item.0)), |item| {
            program.item_id(ItemIx(item))
        });
        own.counts(lines.iter().map(|line| line.entry));
        own.reals(lines.iter().map(|line| line.value.number));
        own.texts(lines.iter().map(|line| line.value.text.as_deref()));
        own.free(lines.iter().map(|line| line.value.json.clone()));
        own.flags(lines.iter().map(|line| line.correct.filter(|_| is_said(line))));
        own.flags(lines.iter().map(|line| speaks(line).then_some(line.changed)));
        own.texts(lines.iter().map(|line| line.exit.map(How::word)));
        own.words(lines.iter().map(|line| at(line.after)), step);
        own.counts(lines.iter().map(|line| line.after.map(|visit| visit.n)));
        own.counts(lines.iter().map(|line| Some(line.parked)));
        own.whole(lines.iter().map(|line| line.gap));
        own.flags(lines.iter().map(|line| Some(line.away)));
        own.flags(lines.iter().map(|line| Some(line.after.is_some_and(ends))));
    });
}
