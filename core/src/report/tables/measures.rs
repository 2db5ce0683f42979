//! A row per answer, score or derived value that leaves.

use super::column::Kind::{Count, Moment, Real, Short, Text, Whole, Word};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::rows::{Cell, Rows};
use super::words::Spread;
use crate::module::plan::{Home, ItemKind, Missing, Scale};
use crate::session::disclosed::Disclosed;

pub(super) const COLUMNS: [Column; 20] = [
    must(
        "kind",
        Word,
        "",
        Ground::Answer,
        "`score` of a scale, answer to an `item`, or derived `value`.",
    ),
    must(
        "name",
        Word,
        "",
        Ground::Answer,
        "The scale or subscale, the item, or the value.",
    ),
    may(
        "scale",
        Word,
        "",
        Ground::Provenance,
        "Of a score the scale itself; of an item the scale it belongs to.",
    ),
    may(
        "moment",
        Word,
        "",
        Ground::Answer,
        "Of a score: the moment of the measure, as the module names it, such as `before` and `after`.",
    ),
    must(
        "order",
        Count,
        "",
        Ground::Answer,
        "The how-manieth of this name in the session, from 1, along the path.",
    ),
    may("step", Word, "", Ground::Trace, "The step it was given in."),
    may(
        "visit",
        Count,
        "",
        Ground::Trace,
        "Which visit to that step, from 1.",
    ),
    may(
        "at",
        Moment,
        "ms",
        Ground::Trace,
        "When that visit was left, else entered.",
    ),
    may(
        "study_day",
        Whole,
        "days",
        Ground::Trace,
        "Local date of `at` minus that of the start.",
    ),
    may(
        "number",
        Real,
        "of the scale or item",
        Ground::Answer,
        "The score, or the answer where it is a number. Of a `score` empty: it could not be worked out of what was answered.",
    ),
    may(
        "text",
        Word,
        "",
        Ground::Answer,
        "The answer where it is one option, a date, a time, or `true`. Never free text.",
    ),
    may(
        "json",
        Text,
        "",
        Ground::Answer,
        "The answer where it is several: rows, options, entries; canonical JSON.",
    ),
    may("band", Word, "", Ground::Answer, "Of a score: its band."),
    may(
        "least",
        Real,
        "of the scale or item",
        Ground::Provenance,
        "The least number that can come out.",
    ),
    may(
        "most",
        Real,
        "of the scale or item",
        Ground::Provenance,
        "The greatest.",
    ),
    may(
        "better",
        Short,
        "",
        Ground::Provenance,
        "1: more is better, -1: less is; empty: the module does not say.",
    ),
    may(
        "asked",
        Count,
        "",
        Ground::Answer,
        "Of a score: how many of its questions were shown; each row of a grid is one.",
    ),
    may(
        "answered",
        Count,
        "",
        Ground::Answer,
        "Of these, how many were answered.",
    ),
    may(
        "skipped_rule",
        Word,
        "",
        Ground::Provenance,
        "What the score does with a question that was shown and not answered.",
    ),
    may(
        "not_asked_rule",
        Word,
        "",
        Ground::Provenance,
        "What it does with one that was not shown.",
    ),
];

/// What a row is about, apart from what was answered.
#[derive(Default)]
struct About<'a> {
    scale: Option<&'a str>,
    moment: Option<&'a str>,
    step: Option<(&'a str, u32)>,
    at: Option<crate::ground::moment::Moment>,
    band: Option<&'a str>,
    range: Option<(f64, f64)>,
    lower_is_better: Option<bool>,
    asked: Option<(u32, u32)>,
    rules: Option<(String, String)>,
}

pub(super) fn tell(
    rows: &mut Rows,
    told: &Told<'_>,
    disclosed: &Disclosed,
    keys: &[Cell<'_>],
    provenance: &[Cell<'_>],
) {
    let program = told.program;
    let plan = program.plan();
    let mut names: Vec<&str> = Vec::new();
    let mut put = |kind: &str, name: &'_ str, about: &About<'_>, value: &Spread, order: i64| {
        let traced = |cell| if told.trace { cell } else { Cell::None };
        let day = about
            .at
            .zip(told.started)
            .map(|(at, from)| i64::from(at.date().days() - from.date().days()));
        rows.push(
            keys,
            &[
                Cell::Text(kind),
                Cell::Text(name),
                Cell::text(about.scale),
                Cell::text(about.moment),
                Cell::Whole(order),
                traced(Cell::text(about.step.map(|(step, _)| step))),
                traced(Cell::whole(about.step.map(|(_, n)| n))),
                traced(Cell::whole(about.at.map(crate::ground::moment::Moment::unix))),
                traced(Cell::whole(day)),
                Cell::real(value.number),
                Cell::text(value.text.as_deref()),
                Cell::text(value.json.as_deref()),
                Cell::text(about.band),
                Cell::real(about.range.map(|range| range.0)),
                Cell::real(about.range.map(|range| range.1)),
                Cell::whole(about.lower_is_better.map(|lower| if lower { -1 } else { 1 })),
                Cell::whole(about.asked.map(|asked| asked.0)),
                Cell::whole(about.asked.map(|asked| asked.1)),
                Cell::text(about.rules.as_ref().map(|rules| rules.0.as_str())),
                Cell::text(about.rules.as_ref().map(|rules| rules.1.as_str())),
            ],
            provenance,
        );
    };
    for score in &disclosed.scores {
        let Some(scale) = plan.scales.get(score.scale.index()) else {
            continue;
        };
        names.push(&scale.id);
        let order = names.iter().filter(|name| **name == scale.id).count();
        let about = About {
            scale: Some(&scale.id),
            moment: score.moment.map(|moment| program.word(moment)),
            step: Some((program.step_id(score.visit.step), score.visit.n)),
            at: Some(score.at),
            band: score.band.map(|band| program.word(band)),
            range: scale
                .range
                .map(|(least, most)| (least.to_double(), most.to_double())),
            lower_is_better: scale.lower_is_better,
            asked: Some((score.asked, score.answered)),
            rules: Some(rules(scale)),
        };
        let value = Spread {
            number: score.score.map(crate::ground::number::Number::to_double),
            ..Spread::default()
        };
        put(
            "score",
            &scale.id,
            &about,
            &value,
            i64::try_from(order).unwrap_or(i64::MAX),
        );
    }
    for item in &disclosed.items {
        let Some(found) = plan.items.get(item.item.index()) else {
            continue;
        };
        let scale = match found.home {
            Home::Scale(scale) => plan.scales.get(scale.index()).map(|scale| scale.id.as_str()),
            Home::Step(_) => None,
        };
        let range = match &found.kind {
            ItemKind::Number { from, to, .. }
            | ItemKind::Scale { from, to, .. }
            | ItemKind::GoalReview { from, to, .. } => Some((from.to_double(), to.to_double())),
            _ => None,
        };
        let about = About {
            scale,
            step: Some((program.step_id(item.visit.step), item.visit.n)),
            at: Some(item.at),
            range,
            ..About::default()
        };
        put("item", &found.id, &about, &Spread::of(&item.value), 1);
    }
    for (value, is) in &disclosed.values {
        let id = plan.values.get(value.index()).map_or("", |value| &value.id);
        put("value", id, &About::default(), &Spread::of(is), 1);
    }
}

fn rules(scale: &Scale) -> (String, String) {
    let word = |missing: Missing| match missing {
        Missing::Unknown => "unknown".to_owned(),
        Missing::Zero => "zero".to_owned(),
        Missing::MeanOfAnswered(percent) => format!("mean-of-answered {percent}%"),
    };
    (word(scale.skipped), word(scale.not_asked))
}
