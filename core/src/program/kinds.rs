//! Whether what belongs to the kind of an item holds together in a stored plan.

use super::validate::{Damage, Sizes, judge_text};
use crate::expr::name::{ItemIx, Symbol};
use crate::module::plan::{Choice, Fits, Inner, ItemKind, Piece, Plan, Row, Text};

/// Judges what belongs to the kind of an item, or of one inside a list.
pub(super) fn judge_kind(
    plan: &Plan,
    size: &Sizes<'_>,
    kind: &ItemKind,
    id: &str,
    outer: bool,
) -> Result<(), Damage> {
    let text = |text: &Text| judge_text(plan, size, text, id);
    let word = |symbol: Symbol| {
        if symbol.index() < plan.symbols.len() {
            Ok(())
        } else {
            Err(Damage::Index(id.to_owned()))
        }
    };
    let item = |item: ItemIx| {
        if item.index() < plan.items.len() {
            Ok(())
        } else {
            Err(Damage::Index(id.to_owned()))
        }
    };
    let fits = |fits: bool| {
        if fits {
            Ok(())
        } else {
            Err(Damage::Bounds(id.to_owned()))
        }
    };
    match kind {
        ItemKind::Choice(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. }
        | ItemKind::Rank(options) => {
            for option in &options.list {
                word(option.id)?;
                text(&option.label)?;
                if let Some(when) = &option.when {
                    size.tree(when, id)?;
                }
            }
            Ok(())
        }
        ItemKind::Likert { rows, options } => {
            judge_rows(rows, &word, &text)?;
            judge_choices(options, &word, &text)?;
            fits(!options.is_empty() && !rows.is_empty())
        }
        ItemKind::Match { left, right, pairs } => {
            judge_rows(left, &word, &text)?;
            judge_choices(right, &word, &text)?;
            let known = |pair: &Symbol| right.iter().any(|option| option.id == *pair);
            fits(outer && !left.is_empty() && pairs.len() == left.len() && pairs.iter().all(known))
        }
        ItemKind::Gap { sentence, gaps } => {
            for gap in gaps {
                word(gap.id)?;
                let Fits::Options { list, right } = &gap.fits else {
                    continue;
                };
                judge_choices(list, &word, &text)?;
                let known = |right: &Symbol| list.iter().any(|option| option.id == *right);
                fits(!list.is_empty() && right.as_ref().is_none_or(known))?;
            }
            let known = |piece: &Piece| match piece {
                Piece::Text(_) => true,
                Piece::Gap(place) => (*place as usize) < gaps.len(),
            };
            fits(outer && !gaps.is_empty() && sentence.iter().flatten().all(known))?;
            if sentence.len() == plan.languages.len() {
                Ok(())
            } else {
                Err(Damage::Language(id.to_owned()))
            }
        }
        ItemKind::Goal { from, to } => fits(outer && from <= to),
        ItemKind::GoalReview { of, from, to } => {
            item(*of)?;
            fits(outer && from <= to)
        }
        ItemKind::Recall { of } => {
            item(*of)?;
            fits(outer)
        }
        ItemKind::Plan { r#if, then, when_day } => {
            fits(outer)?;
            [r#if, then].into_iter().chain(when_day).try_for_each(text)
        }
        ItemKind::Card { body, .. } => {
            fits(outer)?;
            text(body)
        }
        ItemKind::Scale { from, to, labels, .. } => {
            fits(from <= to)?;
            labels.iter().try_for_each(|(_, label)| text(label))
        }
        ItemKind::Number { from, to, unit, .. } => {
            fits(from <= to)?;
            unit.iter().try_for_each(text)
        }
        ItemKind::Media { alt, transcript, .. } => alt.iter().chain(transcript).try_for_each(text),
        ItemKind::Note { body } => text(body),
        ItemKind::List { .. } | ItemKind::Diary { .. } => {
            let counts = match kind {
                ItemKind::Diary { times, within, .. } => *times > 0 && *times <= 366 && *within > 0,
                _ => true,
            };
            fits(outer && counts)?;
            kind.inner().iter().try_for_each(|inner: &Inner| {
                inner.ask.iter().chain(&inner.help).try_for_each(text)?;
                judge_kind(plan, size, &inner.kind, id, false)
            })
        }
        ItemKind::Confirm
        | ItemKind::Text { .. }
        | ItemKind::Words { .. }
        | ItemKind::Date { .. }
        | ItemKind::Time { .. }
        | ItemKind::Breathe { .. }
        | ItemKind::Timer { .. } => Ok(()),
    }
}

/// Options that are never hidden.
fn judge_choices(
    options: &[Choice],
    word: &dyn Fn(Symbol) -> Result<(), Damage>,
    text: &dyn Fn(&Text) -> Result<(), Damage>,
) -> Result<(), Damage> {
    for option in options {
        word(option.id)?;
        text(&option.label)?;
    }
    Ok(())
}

fn judge_rows(
    rows: &[Row],
    word: &dyn Fn(Symbol) -> Result<(), Damage>,
    text: &dyn Fn(&Text) -> Result<(), Damage>,
) -> Result<(), Damage> {
    for row in rows {
        word(row.id)?;
        text(&row.label)?;
    }
    Ok(())
}
