//! How far answers and operands of scores reach.

use super::recalls;
use super::scope::Known;
use super::shapes::whole_bounds;
use super::tables::ScalePlace;
use crate::expr::name::{ItemIx, Reference, ScaleIx};
use crate::expr::range::Reach;
use crate::expr::scope::Scope as _;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::module::draft::{ItemDraft, ItemKindDraft, OptionDraft};
use crate::module::plan::Missing;

impl<'a> Known<'a> {
    /// How far the answer of a number or scale reaches.
    pub(crate) fn answer_reach(&self, item: ItemIx) -> Reach {
        let Some(place) = self.tables.items.get(item.index()) else {
            return Reach::ANY;
        };
        if let ItemKindDraft::GoalReview { .. } = &place.draft.kind {
            let (from, to) = recalls::marks_of_review(self, item);
            return Reach::answer(from, to, 0);
        }
        reach_of(&place.draft.kind)
    }

    /// What an entry of a diary asks.
    pub(super) fn inner(&self, diary: ItemIx) -> &'a [ItemDraft<'a>] {
        match self.tables.items.get(diary.index()).map(|item| &item.draft.kind) {
            Some(ItemKindDraft::Diary { items, .. }) => items,
            _ => &[],
        }
    }

    /// How far the number reaches that an item or row gives in a score, before the rules for what is missing.
    fn plain_operand(&self, item: ItemIx) -> Reach {
        let Some(place) = self.tables.items.get(item.index()) else {
            return Reach::ANY;
        };
        let scored = |fits: &dyn Fn(&OptionDraft<'_>) -> bool| -> Vec<Number> {
            let offer = self.offer(item);
            let options = offer.map_or(&[][..], |offer| offer.options.as_slice());
            let drafts = options.iter().filter_map(|option| option.draft);
            drafts
                .filter(|draft| fits(draft))
                .filter_map(|draft| draft.score.map(|score| score.value))
                .collect()
        };
        let scores = || scored(&|_| true);
        match &place.draft.kind {
            ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. } | ItemKindDraft::GoalReview { .. } => {
                self.answer_reach(item)
            }
            ItemKindDraft::Checklist { .. } => several(&scores(), 0, None),
            ItemKindDraft::Choices { min, max, .. } => {
                let (min, max) = (min.map_or(1, |min| min.value), max.map(|max| max.value));
                let is_alone = |draft: &OptionDraft<'_>| draft.alone.is_some_and(|alone| alone.value);
                let (together, alone) = (scored(&|draft| !is_alone(draft)), scored(&is_alone));
                match (together.is_empty(), alone.is_empty()) {
                    (_, true) => several(&together, min, max),
                    (true, false) => several(&alone, 1, Some(1)),
                    (false, false) => several(&together, min, max).or(several(&alone, 1, Some(1))),
                }
            }
            _ => hull(&scores()),
        }
    }

    /// How far an operand of a score reaches, with the rules for what is missing (semantics 2.7).
    pub(super) fn operand_reach(&self, of: Reference, scoring: Option<ScaleIx>) -> Reach {
        let plain = self.plain_operand(of.item);
        let Some(scale) = scoring.and_then(|scale| self.tables.scales.get(scale.index())) else {
            return plain;
        };
        let skipped = scale.draft.skipped.map_or(Missing::Unknown, |rule| rule.value);
        let hides = self
            .tables
            .items
            .get(of.item.index())
            .is_some_and(|item| item.draft.when.is_some());
        let not_asked = scale.draft.not_asked.map_or(Missing::Unknown, |rule| rule.value);
        let mut reach = plain.known();
        for rule in std::iter::once(skipped).chain(hides.then_some(not_asked)) {
            match rule {
                Missing::Unknown => reach.unknown = true,
                Missing::Zero => reach = reach.or(Reach::only(Number::ZERO)),
                Missing::MeanOfAnswered(_) => {
                    // A mean lies between the least and the greatest that any operand of the scale gives.
                    reach = reach.or(self.mean_reach(
                        scale
                            .of
                            .map_or(scale, |of| self.tables.scales.get(of.index()).unwrap_or(scale)),
                    ));
                    reach.unknown = true;
                }
            }
        }
        reach
    }

    /// Between which numbers a mean of the items of a scale lies.
    fn mean_reach(&self, scale: &ScalePlace<'_>) -> Reach {
        let items = scale.first_item..scale.first_item.saturating_add(scale.item_count);
        let mut all: Option<Reach> = None;
        for item in items.map(ItemIx) {
            let at = self.at(scale.instance);
            if at.gives_number(item) {
                let reach = self.plain_operand(item);
                all = Some(all.map_or(reach, |all| all.or(reach)));
            }
        }
        Reach {
            decimals: 6,
            ..all.unwrap_or(Reach::ANY)
        }
    }
}

/// Whether the answer to a question is a number.
pub(super) const fn is_number(item: &ItemDraft<'_>) -> bool {
    matches!(
        item.kind,
        ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. }
    )
}

/// How far the answer of a number or scale reaches.
pub(super) fn reach_of(kind: &ItemKindDraft<'_>) -> Reach {
    let (least, most) = whole_bounds();
    match kind {
        ItemKindDraft::Number {
            from, to, decimals, ..
        } => Reach::answer(
            from.map_or(least, |from| from.value),
            to.map_or(most, |to| to.value),
            decimals.map_or(0, |decimals| decimals.value),
        ),
        ItemKindDraft::Scale { from, to, step, .. } => {
            let from = from.map_or(least, |from| from.value);
            let step = step.map_or(0, |step| step.value.decimals());
            Reach::answer(from, to.map_or(most, |to| to.value), from.decimals().max(step))
        }
        ItemKindDraft::Date { from, to } => {
            let days = |date: Date| Number::from(date.days());
            Reach::answer(
                from.map_or(Number::MIN, |from| days(from.value)),
                to.map_or(Number::MAX, |to| days(to.value)),
                0,
            )
        }
        ItemKindDraft::Time { from, to } => {
            let minutes = |time: TimeOfDay| Number::from(i32::from(time.minutes()));
            Reach::answer(
                from.map_or(Number::MIN, |from| minutes(from.value)),
                to.map_or(Number::MAX, |to| minutes(to.value)),
                0,
            )
        }
        _ => Reach::ANY,
    }
}

fn hull(scores: &[Number]) -> Reach {
    match (scores.iter().min(), scores.iter().max()) {
        (Some(least), Some(most)) => {
            let decimals = scores.iter().map(|score| score.decimals()).max().unwrap_or(0);
            Reach::answer(*least, *most, decimals)
        }
        _ => Reach::answer(Number::ZERO, Number::ZERO, 0),
    }
}

/// The sums that `min` to `max` of some scores can make.
fn several(scores: &[Number], min: u32, max: Option<u32>) -> Reach {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    let at_most = max.map_or(sorted.len(), |max| (max as usize).min(sorted.len()));
    let at_least = (min as usize).min(at_most);
    let extreme = |ascending: &mut dyn Iterator<Item = &Number>, helps: &dyn Fn(Number) -> bool| {
        let mut sum = Number::ZERO;
        for (taken, score) in ascending.take(at_most).enumerate() {
            if taken >= at_least && !helps(*score) {
                break;
            }
            sum = sum.plus(*score).unwrap_or(sum);
        }
        sum
    };
    let least = extreme(&mut sorted.iter(), &|score| score < Number::ZERO);
    let most = extreme(&mut sorted.iter().rev(), &|score| score > Number::ZERO);
    let decimals = sorted.iter().map(|score| score.decimals()).max().unwrap_or(0);
    Reach::answer(least, most, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(list: &[i32]) -> Vec<Number> {
        list.iter().map(|number| Number::from(*number)).collect()
    }

    #[test]
    fn several_scores_reach_as_far_as_their_count_allows() {
        let reach = |min, max| {
            let reach = several(&numbers(&[1, -2, 3, 0]), min, max);
            (reach.least, reach.most)
        };
        assert_eq!(reach(0, None), (Number::from(-2), Number::from(4)));
        assert_eq!(reach(1, Some(1)), (Number::from(-2), Number::from(3)));
        assert_eq!(reach(3, None), (Number::from(-1), Number::from(4)));
        let only_up = several(&numbers(&[1, 2]), 1, None);
        assert_eq!((only_up.least, only_up.most), (Number::from(1), Number::from(3)));
    }
}
