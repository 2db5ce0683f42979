//! The earlier item that a recall shows once more, or a review looks back at.

use super::names::{Named, did_you_mean};
use super::scope::Known;
use crate::check::rules::{names, recalls};
use crate::expr::name::ItemIx;
use crate::ground::number::Number;
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::draft::{Id, ItemKindDraft};

/// What an item of these kinds names.
fn named<'d, 'a>(kind: &'d ItemKindDraft<'a>) -> Option<&'d Id<'a>> {
    match kind {
        ItemKindDraft::Recall { of } | ItemKindDraft::GoalReview { of } => of.as_ref(),
        _ => None,
    }
}

/// The item that another one shows once more, with where it is named; none for other kinds.
pub(crate) fn target(known: &Known<'_>, item: ItemIx) -> Option<Result<(ItemIx, Span), Problem>> {
    let place = known.tables.items.get(item.index())?;
    let name = named(&place.draft.kind)?;
    let instance = known.expansion.instances.get(place.instance)?;
    let Some(found) = instance.item(name.value) else {
        let near = instance.nearest(name.value, |named| matches!(named, Named::Item(_)));
        let problem = Problem::new(&names::UNKNOWN_ITEM, name.span).with("name", name.value);
        return Some(Err(did_you_mean(problem, name.span, near)));
    };
    let is_review = matches!(place.draft.kind, ItemKindDraft::GoalReview { .. });
    let rule = match &known.tables.items.get(found.index())?.draft.kind {
        ItemKindDraft::Goal { .. } => None,
        _ if is_review => Some(&recalls::REVIEW_OF_NO_GOAL),
        ItemKindDraft::Note { .. } | ItemKindDraft::Recall { .. } | ItemKindDraft::Card { .. } => {
            Some(&recalls::NOTHING_TO_RECALL)
        }
        _ => None,
    };
    Some(match rule {
        Some(rule) => Err(Problem::new(rule, name.span).with("name", name.value)),
        None => Ok((found, name.span)),
    })
}

/// The marks of a goal.
pub(crate) fn marks(kind: &ItemKindDraft<'_>) -> (Number, Number) {
    match kind {
        ItemKindDraft::Goal { from, to } => (
            from.map_or(Number::ZERO, |from| from.value),
            to.map_or(Number::from(10), |to| to.value),
        ),
        _ => (Number::ZERO, Number::from(10)),
    }
}

/// The marks with which a review looks back.
pub(crate) fn marks_of_review(known: &Known<'_>, review: ItemIx) -> (Number, Number) {
    let goal = match target(known, review) {
        Some(Ok((goal, _))) => known.tables.items.get(goal.index()),
        _ => None,
    };
    goal.map_or((Number::ZERO, Number::from(10)), |goal| marks(&goal.draft.kind))
}
