//! A program printed for people: what it is, step by step, without the texts' markup.

use std::fmt::Write as _;

use super::{PlaceKind, Program};
use crate::expr::name::{StepIx, Symbol};
use crate::module::plan::{Item, ItemKind, Text};
use crate::text::{Filled, plain};

/// The listing of a program: one line a step, its items below it, sections indented.
///
/// The first line names the module, its version and its hash; `(places: least to most)` says how far it is to an end.
#[must_use]
pub fn list(program: &Program) -> String {
    let plan = program.plan();
    let mut out = String::new();
    let _ = writeln!(out, "{} {} {}", plan.id, plan.version, program.hash().hex());
    for (at, step) in (0..).map(StepIx).zip(&plan.steps) {
        let Some(place) = program.index().place(at.0) else {
            continue;
        };
        let indent = "  ".repeat(place.depth as usize);
        let word = if place.kind == PlaceKind::Menu {
            "menu"
        } else {
            step.kind.word()
        };
        let far = program.distance(at);
        let _ = write!(
            out,
            "{indent}{word} {} (places: {} to {})",
            step.id, far.least, far.most
        );
        for (mark, is_so) in [
            ("when", step.when.is_some()),
            ("optional", step.optional),
            ("entry", step.entry),
        ] {
            if is_so {
                let _ = write!(out, " {mark}");
            }
        }
        let ways: Vec<&str> = step.ways.iter().map(|way| program.step_id(way.go)).collect();
        if !ways.is_empty() {
            let _ = write!(out, " -> {}", ways.join(" | "));
        }
        if let Some(limit) = step.kind.limit() {
            let _ = write!(out, " otherwise -> {}", program.step_id(limit.otherwise));
        }
        if let Some(told) = program.tells().find(|(step, _)| *step == at) {
            let items: Vec<&str> = told.1.iter().map(|item| program.item_id(*item)).collect();
            let _ = write!(
                out,
                " tells the guide: {}",
                if items.is_empty() {
                    "that it was reached".to_owned()
                } else {
                    items.join(", ")
                }
            );
        }
        out.push('\n');
        for (_, item) in program.items_of(at) {
            let _ = writeln!(out, "{indent}    {}", line(program, item));
        }
    }
    out
}

fn line(program: &Program, item: &Item) -> String {
    let mut line = format!("{} {}", kind_word(&item.kind), item.id);
    let options: Vec<&str> = match &item.kind {
        ItemKind::Choice(options)
        | ItemKind::Rank(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. } => options
            .list
            .iter()
            .map(|option| word(program, option.id))
            .collect(),
        ItemKind::Match { left, .. } => left.iter().map(|row| word(program, row.id)).collect(),
        ItemKind::Gap { gaps, .. } => gaps.iter().map(|gap| word(program, gap.id)).collect(),
        ItemKind::Recall { of } | ItemKind::GoalReview { of, .. } => vec![program.item_id(*of)],
        ItemKind::Likert { options, .. } => options.iter().map(|option| word(program, option.id)).collect(),
        _ => Vec::new(),
    };
    if !options.is_empty() {
        let _ = write!(line, " ({})", options.join(", "));
    }
    if item.vault {
        line.push_str(" vault");
    }
    if let Some(ask) = &item.ask {
        let _ = write!(line, ": {}", first_words(ask));
    }
    line
}

fn word(program: &Program, symbol: Symbol) -> &str {
    program.word(symbol)
}

/// The kind word of an item.
#[must_use]
pub const fn kind_word(kind: &ItemKind) -> &'static str {
    match kind {
        ItemKind::Choice(_) => "choice",
        ItemKind::Choices { .. } => "choices",
        ItemKind::Confirm => "confirm",
        ItemKind::Text { .. } => "text",
        ItemKind::Words { .. } => "words",
        ItemKind::Number { .. } => "number",
        ItemKind::Scale { .. } => "scale",
        ItemKind::Date { .. } => "date",
        ItemKind::Time { .. } => "time",
        ItemKind::Likert { .. } => "likert",
        ItemKind::Rank(_) => "rank",
        ItemKind::Media { .. } => "media",
        ItemKind::Breathe { .. } => "breathe",
        ItemKind::Timer { .. } => "timer",
        ItemKind::List { .. } => "list",
        ItemKind::Diary { .. } => "diary",
        ItemKind::Note { .. } => "note",
        ItemKind::Checklist { .. } => "checklist",
        ItemKind::Match { .. } => "match",
        ItemKind::Gap { .. } => "gap",
        ItemKind::Goal { .. } => "goal",
        ItemKind::GoalReview { .. } => "goal-review",
        ItemKind::Plan { .. } => "plan",
        ItemKind::Recall { .. } => "recall",
        ItemKind::Card { .. } => "card",
    }
}

/// A text of the source language on one line.
fn first_words(text: &Text) -> String {
    let mut out = String::new();
    if let Some(localized) = text.0.first() {
        plain::write(&mut out, &localized.document, &mut |_| {
            Filled::Text("…".to_owned())
        });
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
