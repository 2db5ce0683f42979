//! What names mean where a condition stands: the tables as the condition language sees them.

use super::choices::Offer;
use super::expand::Expansion;
use super::names::Instance;
use super::names::Named;
use super::shapes::ShapeInfo;
use super::symbols::Symbols;
use super::tables::Tables;
use crate::expr::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, SettingIx, StepIx, Symbol, ValueIx};
use crate::expr::range::{Ranges, Reach, Verdict};
use crate::expr::scope::{Answer, Asked, Domain, Entity, Scope, Type};
use crate::expr::typed::Pick;
use crate::ground::number::Number;
use crate::module::draft::{DrawsDraft, ItemDraft, ItemKindDraft};
use crate::module::plan::{Home, Missing};

/// Everything that is known when conditions are read.
pub(crate) struct Known<'a> {
    pub(crate) expansion: Expansion<'a>,
    pub(crate) tables: Tables<'a>,
    pub(crate) offers: Vec<Offer<'a>>,
    pub(crate) symbols: Symbols,
    /// Number of a value while reading -> its place in the plan; none while it is faulty.
    pub(crate) value_places: Vec<Option<ValueIx>>,
    /// The other way round.
    pub(crate) value_numbers: Vec<usize>,
}

/// Whose text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// Nobody's own answer.
    None,
    /// The item's own `check`: it may read even private words.
    Check(ItemIx),
    /// The item's own `rules`.
    Rules(ItemIx),
}

/// A place from which names are looked up.
#[derive(Clone, Copy)]
pub(crate) struct At<'k, 'a> {
    pub(crate) known: &'k Known<'a>,
    pub(crate) instance: usize,
    pub(crate) own: Own,
    pub(crate) scoring: Option<ScaleIx>,
}

impl<'a> Known<'a> {
    /// A place inside one use of a module.
    pub(crate) fn at(&self, instance: usize) -> At<'_, 'a> {
        At {
            known: self,
            instance,
            own: Own::None,
            scoring: None,
        }
    }

    fn offer(&self, item: ItemIx) -> Option<&Offer<'a>> {
        self.offers.get(item.index())
    }

    /// An item as conditions see it; `None` for one that is of no known kind.
    pub(crate) fn asked(&self, item: ItemIx, own: Own) -> Option<Asked<'_>> {
        let place = self.tables.items.get(item.index())?;
        let offer = self.offer(item)?;
        let answer = match &place.draft.kind {
            ItemKindDraft::Choice(_) => Answer::Choice,
            ItemKindDraft::Choices { .. } => Answer::Choices,
            ItemKindDraft::Confirm => Answer::Confirm,
            ItemKindDraft::Text { .. } => Answer::Text,
            ItemKindDraft::Words { .. } => Answer::Words,
            ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. } => Answer::Number,
            ItemKindDraft::Date { .. } => Answer::Date,
            ItemKindDraft::Time { .. } => Answer::Time,
            ItemKindDraft::Likert { .. } => Answer::Likert(&offer.rows),
            ItemKindDraft::Rank(_) => Answer::Rank,
            ItemKindDraft::Media { .. } | ItemKindDraft::Breathe { .. } | ItemKindDraft::Timer { .. } => {
                Answer::Done
            }
            ItemKindDraft::List { .. } => Answer::List,
            ItemKindDraft::Diary { .. } => Answer::Diary,
            ItemKindDraft::Note { .. } => Answer::Nothing,
            ItemKindDraft::Later => return None,
        };
        let scale = match place.home {
            Home::Scale(scale) => Some(scale),
            Home::Step(_) => None,
        };
        Some(Asked {
            item,
            answer,
            private: is_private(place.draft) && own != Own::Check(item),
            scale,
        })
    }

    fn entity(&self, instance: &Instance<'_>, id: &str, own: Own) -> Option<Entity<'_>> {
        let meaning = instance.names.get(id)?;
        if let Some(item) = meaning.words {
            return Some(self.asked(item, own).map_or(Entity::Faulty, Entity::Item));
        }
        Some(match meaning.named {
            Named::Step(step) => Entity::Step(step),
            Named::Part(step) => Entity::Part(step),
            Named::Item(item) => self.asked(item, own).map_or(Entity::Faulty, Entity::Item),
            Named::Scale(scale) => {
                let draft = self.tables.scales.get(scale.index()).map(|scale| scale.draft);
                Entity::Scale {
                    scale,
                    scored: draft.is_some_and(|draft| draft.score.is_some()),
                    banded: draft.is_some_and(|draft| !draft.bands.is_empty()),
                }
            }
            Named::Value(number) => self.value(number),
            Named::Setting(setting) => self.shape_of_setting(setting).map_or(Entity::Faulty, |shape| {
                Entity::Setting(setting, type_of(shape, Domain::Setting(setting)))
            }),
            Named::Given(given) => self.shape_of_given(given).map_or(Entity::Faulty, |shape| {
                Entity::Given(given, type_of(shape, Domain::Given(given)))
            }),
            Named::Chance(chance) => match self
                .tables
                .chances
                .get(chance.index())
                .map(|chance| &chance.draft.draws)
            {
                Some(Some(DrawsDraft::Arms(_))) => {
                    Entity::Chance(chance, Type::Option(Domain::Chance(chance)))
                }
                Some(Some(DrawsDraft::Whole(..))) => Entity::Chance(chance, Type::Number),
                _ => Entity::Faulty,
            },
        })
    }

    fn value(&self, number: usize) -> Entity<'_> {
        let place = self.value_places.get(number).copied().flatten();
        let typed = self.tables.values.get(number).and_then(|value| value.typed);
        match (place, typed) {
            (Some(place), Some(typed)) => Entity::Value(place, typed),
            _ => Entity::Faulty,
        }
    }

    fn value_at(&self, value: ValueIx) -> Option<&super::tables::ValuePlace<'a>> {
        self.tables.values.get(*self.value_numbers.get(value.index())?)
    }

    pub(crate) fn shape_of_setting(&self, setting: SettingIx) -> Option<&ShapeInfo<'a>> {
        self.tables.settings.get(setting.index())?.shape.as_ref()
    }

    pub(crate) fn shape_of_given(&self, given: GivenIx) -> Option<&ShapeInfo<'a>> {
        self.tables.givens.get(given.index())?.shape.as_ref()
    }

    /// The instance inside the part that is this step.
    fn inside(&self, part: StepIx) -> Option<&Instance<'a>> {
        let inner = self.expansion.steps.get(part.index())?.inside?;
        self.expansion.instances.get(inner)
    }
}

/// Whether what was answered may be read by nobody (semantics 9.1).
pub(crate) fn is_private(item: &crate::module::draft::ItemDraft<'_>) -> bool {
    match (&item.kind, item.private.map(|private| private.value)) {
        // Free words steer nothing, whatever their class.
        (ItemKindDraft::Words { .. }, _) | (_, Some(true)) => true,
        (ItemKindDraft::Text { .. }, None) => true,
        _ => false,
    }
}

const fn type_of(shape: &ShapeInfo<'_>, domain: Domain) -> Type {
    match shape {
        ShapeInfo::Choice(..) => Type::Option(domain),
        ShapeInfo::Number(..) => Type::Number,
        ShapeInfo::Text => Type::Text,
        ShapeInfo::Confirm => Type::Truth,
    }
}

impl At<'_, '_> {
    fn here(&self) -> Option<&Instance<'_>> {
        self.known.expansion.instances.get(self.instance)
    }
}

/// What a value is in a score: scores are read before values, and no value may stand in one.
const REFUSED: Entity<'_> = Entity::Value(ValueIx(0), Type::Number);

impl Scope for At<'_, '_> {
    fn entity(&self, id: &str) -> Option<Entity<'_>> {
        let here = self.here()?;
        let named = here.names.get(id).map(|meaning| &meaning.named);
        if self.scoring.is_some() && matches!(named, Some(Named::Value(_))) {
            return Some(REFUSED);
        }
        self.known.entity(here, id, self.own)
    }

    fn step(&self, id: &str) -> Option<StepIx> {
        match self.here()?.names.get(id)?.named {
            Named::Step(step) | Named::Part(step) => Some(step),
            _ => None,
        }
    }

    fn ids(&self) -> Vec<&str> {
        self.here()
            .filter(|instance| instance.searches.allow(instance.names.len()))
            .map(|instance| instance.names.keys().copied().collect())
            .unwrap_or_default()
    }

    fn member(&self, part: StepIx, name: &str) -> Option<Entity<'_>> {
        let inner = self.known.inside(part)?;
        if !inner.returns.iter().any(|returned| returned.value == name) {
            return None;
        }
        match inner.names.get(name)?.named {
            Named::Value(_) if self.scoring.is_some() => Some(REFUSED),
            Named::Value(number) => Some(self.known.value(number)),
            _ => Some(Entity::Faulty),
        }
    }

    fn members(&self, part: StepIx) -> Vec<&str> {
        self.known
            .inside(part)
            .map(|inner| inner.returns.iter().map(|returned| returned.value).collect())
            .unwrap_or_default()
    }

    fn own(&self) -> Option<Asked<'_>> {
        match self.own {
            Own::None => None,
            Own::Check(item) | Own::Rules(item) => self.known.asked(item, self.own),
        }
    }

    fn scoring(&self) -> Option<ScaleIx> {
        let scale = self.scoring?;
        let place = self.known.tables.scales.get(scale.index())?;
        Some(place.of.unwrap_or(scale))
    }

    fn gives_number(&self, item: ItemIx) -> bool {
        let Some(place) = self.known.tables.items.get(item.index()) else {
            return false;
        };
        match &place.draft.kind {
            ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. } => true,
            ItemKindDraft::Choice(_) | ItemKindDraft::Choices { .. } | ItemKindDraft::Likert { .. } => {
                self.known.offer(item).is_some_and(Offer::is_scored)
            }
            _ => false,
        }
    }

    fn domain(&self, of: Domain) -> &[Symbol] {
        let known = self.known;
        let found = match of {
            Domain::Item(item) => known.offer(item).map(|offer| offer.symbols.as_slice()),
            Domain::Bands(scale) => known
                .tables
                .scales
                .get(scale.index())
                .map(|scale| scale.bands.as_slice()),
            Domain::Setting(setting) => known.shape_of_setting(setting).and_then(ShapeInfo::options),
            Domain::Given(given) => known.shape_of_given(given).and_then(ShapeInfo::options),
            Domain::Chance(chance) => known
                .tables
                .chances
                .get(chance.index())
                .map(|chance| chance.arms.as_slice()),
        };
        found.unwrap_or_default()
    }

    fn word(&self, symbol: Symbol) -> &str {
        self.known.symbols.word(symbol)
    }

    fn item_moments(&self, item: ItemIx) -> &[Symbol] {
        match self.known.tables.items.get(item.index()).map(|item| item.home) {
            Some(Home::Scale(scale)) => self.scale_moments(scale),
            _ => &[],
        }
    }

    fn scale_moments(&self, scale: ScaleIx) -> &[Symbol] {
        self.known
            .tables
            .scales
            .get(scale.index())
            .map_or(&[], |scale| scale.moments.as_slice())
    }

    fn questions(&self, diary: ItemIx) -> Vec<(&str, bool)> {
        let questions = self.known.inner(diary).iter();
        questions
            .map(|inner| (inner.id.value, is_number(inner)))
            .collect()
    }

    fn item_id(&self, item: ItemIx) -> &str {
        self.known
            .tables
            .items
            .get(item.index())
            .map_or("", |item| item.draft.id.value)
    }
}

impl Ranges for At<'_, '_> {
    fn answer(&self, of: Reference) -> Reach {
        self.known.answer_reach(of.item)
    }

    fn question(&self, of: Reference) -> Reach {
        let row = of.row.unwrap_or_default() as usize;
        let inner = self.known.inner(of.item).get(row);
        inner.map_or(Reach::ANY, |inner| reach_of(&inner.kind))
    }

    fn operand(&self, of: Reference) -> Reach {
        self.known.operand_reach(of, self.scoring)
    }

    fn score(&self, scale: ScaleIx) -> Reach {
        let place = self.known.tables.scales.get(scale.index());
        place.map_or(Reach::ANY, |scale| scale.range)
    }

    fn value(&self, value: ValueIx) -> Reach {
        self.known.value_at(value).map_or(Reach::ANY, |value| value.range)
    }

    fn truth(&self, value: ValueIx) -> Verdict {
        self.known
            .value_at(value)
            .map_or(Verdict::ANY, |value| value.truth)
    }

    fn setting(&self, setting: SettingIx) -> Reach {
        let shape = self.known.shape_of_setting(setting);
        shape.map_or(Reach::ANY, |shape| shape.reach().known())
    }

    fn given(&self, given: GivenIx) -> Reach {
        self.known
            .shape_of_given(given)
            .map_or(Reach::ANY, ShapeInfo::reach)
    }

    fn chance(&self, chance: ChanceIx) -> Reach {
        match self
            .known
            .tables
            .chances
            .get(chance.index())
            .map(|chance| &chance.draft.draws)
        {
            Some(Some(DrawsDraft::Whole(from, to))) => {
                let number = |whole: i64| Number::from_millionths(whole.saturating_mul(1_000_000));
                Reach::answer(
                    number(*from).unwrap_or(Number::MIN),
                    number(*to).unwrap_or(Number::MAX),
                    0,
                )
            }
            _ => Reach::ANY,
        }
    }

    fn most(&self, item: ItemIx) -> u32 {
        let options = || {
            u32::try_from(self.known.offer(item).map_or(0, |offer| offer.options.len())).unwrap_or(u32::MAX)
        };
        match self
            .known
            .tables
            .items
            .get(item.index())
            .map(|item| &item.draft.kind)
        {
            Some(ItemKindDraft::Choices { max, .. }) => {
                max.map_or_else(options, |max| max.value.min(options()))
            }
            Some(ItemKindDraft::List { max, .. }) => max.map_or(999_999, |max| max.value),
            Some(ItemKindDraft::Diary { times, .. }) => times.map_or(366, |times| times.value),
            _ => options(),
        }
    }

    fn options(&self, of: Pick) -> Option<&[Symbol]> {
        match of {
            Pick::Constant(_) => None,
            Pick::Answer(of) | Pick::AnswerAt(of, _) => Some(self.domain(Domain::Item(of.item))),
            Pick::Band(scale, _) => Some(self.domain(Domain::Bands(scale))),
            Pick::Setting(setting) => Some(self.domain(Domain::Setting(setting))),
            Pick::Given(given) => Some(self.domain(Domain::Given(given))),
            Pick::Chance(chance) => Some(self.domain(Domain::Chance(chance))),
            Pick::Value(value) => self.known.value_at(value)?.options.as_deref(),
        }
    }
}

impl<'a> Known<'a> {
    /// How far the answer of a number or scale reaches.
    pub(crate) fn answer_reach(&self, item: ItemIx) -> Reach {
        let place = self.tables.items.get(item.index());
        place.map_or(Reach::ANY, |item| reach_of(&item.draft.kind))
    }

    /// What an entry of a diary asks.
    fn inner(&self, diary: ItemIx) -> &'a [ItemDraft<'a>] {
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
        let scores = || -> Vec<Number> {
            let offer = self.offer(item);
            let options = offer.map_or(&[][..], |offer| offer.options.as_slice());
            options
                .iter()
                .filter_map(|option| option.draft?.score.map(|score| score.value))
                .collect()
        };
        match &place.draft.kind {
            ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. } => self.answer_reach(item),
            ItemKindDraft::Choices { min, max, .. } => {
                let (min, max) = (min.map_or(1, |min| min.value), max.map(|max| max.value));
                several(&scores(), min, max)
            }
            _ => hull(&scores()),
        }
    }

    /// How far an operand of a score reaches, with the rules for what is missing (semantics 2.7).
    fn operand_reach(&self, of: Reference, scoring: Option<ScaleIx>) -> Reach {
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
    fn mean_reach(&self, scale: &super::tables::ScalePlace<'_>) -> Reach {
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
const fn is_number(item: &ItemDraft<'_>) -> bool {
    matches!(
        item.kind,
        ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. }
    )
}

/// How far the answer of a number or scale reaches.
fn reach_of(kind: &ItemKindDraft<'_>) -> Reach {
    let (least, most) = super::shapes::whole_bounds();
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
