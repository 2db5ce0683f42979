//! A row per contact with a guide or a group.

use super::column::Kind::{Count, Moment, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::rows::{Cell, Rows};
use crate::ground::moment::Moment as Instant;
use crate::module::plan::{StepKind, With};

pub(super) const COLUMNS: [Column; 9] = [
    must("step", Word, "", Ground::Trace, "The contact."),
    must(
        "visit",
        Count,
        "",
        Ground::Trace,
        "Which visit to that step, from 1.",
    ),
    must(
        "with",
        Word,
        "",
        Ground::Provenance,
        "`guide` or `group`. With whom of their own somebody spoke is in no table.",
    ),
    must(
        "state",
        Word,
        "",
        Ground::Trace,
        "The last that was said: `asked`, `planned`, `held`, `declined`, or `open` when only offered.",
    ),
    may(
        "form",
        Word,
        "",
        Ground::Trace,
        "`in-person`, `phone`, `video` or `chat`.",
    ),
    may(
        "people",
        Count,
        "people",
        Ground::Trace,
        "Of a group: how many were there, where somebody counted.",
    ),
    may(
        "planned_at",
        Moment,
        "ms",
        Ground::Trace,
        "For when it was planned.",
    ),
    may(
        "held_at",
        Moment,
        "ms",
        Ground::Trace,
        "When it was said to have been held.",
    ),
    may("held_seq", Count, "", Ground::Trace, "The act that said so."),
];

pub(super) fn tell(rows: &mut Rows, told: &Told<'_>, keys: &[Cell<'_>], provenance: &[Cell<'_>]) {
    for spoken in &told.lines.contacts {
        let contact = &spoken.contact;
        if !told.is_told(contact.visit.step) {
            continue;
        }
        let step = told.program.plan().steps.get(contact.visit.step.index());
        let with = match step.map(|step| &step.kind) {
            Some(StepKind::Contact {
                with: With::Group, ..
            }) => "group",
            _ => "guide",
        };
        rows.push(
            keys,
            &[
                Cell::Text(told.program.step_id(contact.visit.step)),
                Cell::Whole(contact.visit.n.into()),
                Cell::Text(with),
                Cell::Text(contact.state.word()),
                Cell::text(contact.form.map(crate::module::plan::Form::word)),
                Cell::whole(contact.count),
                Cell::whole(contact.planned.map(Instant::unix)),
                Cell::whole(spoken.held.map(|(at, _)| at.unix())),
                Cell::whole(spoken.held.map(|(_, seq)| i64::try_from(seq).unwrap_or(i64::MAX))),
            ],
            provenance,
        );
    }
}
