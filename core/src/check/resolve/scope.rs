//! What names mean where a condition stands: the tables as the condition language sees them.

use super::choices::Offer;
use super::expand::Expansion;
use super::names::Instance;
use super::names::Named;
use super::operands::{is_number, reach_of};
use super::shapes::ShapeInfo;
use super::symbols::Symbols;
use super::tables::Tables;
use crate::expr::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, SettingIx, StepIx, Symbol, ValueIx};
use crate::expr::range::{Ranges, Reach, Verdict};
use crate::expr::scope::{Answer, Asked, Domain, Entity, Scope, Type};
use crate::expr::typed::Pick;
use crate::ground::number::Number;
use crate::module::draft::{DrawsDraft, ItemKindDraft};
use crate::module::plan::Home;

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

    pub(super) fn offer(&self, item: ItemIx) -> Option<&Offer<'a>> {
        self.offers.get(item.index())
    }

    /// An item as conditions see it; `None` for one that is of no known kind.
    pub(crate) fn asked(&self, item: ItemIx, own: Own) -> Option<Asked<'_>> {
        let place = self.tables.items.get(item.index())?;
        let offer = self.offer(item)?;
        let answer = match &place.draft.kind {
            ItemKindDraft::Choice(_) => Answer::Choice,
            ItemKindDraft::Choices { .. } | ItemKindDraft::Checklist { .. } => Answer::Choices,
            ItemKindDraft::Confirm => Answer::Confirm,
            ItemKindDraft::Text { .. } => Answer::Text,
            ItemKindDraft::Words { .. } | ItemKindDraft::Goal { .. } | ItemKindDraft::Plan { .. } => {
                Answer::Words
            }
            ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. } | ItemKindDraft::GoalReview { .. } => {
                Answer::Number
            }
            ItemKindDraft::Date { .. } => Answer::Date,
            ItemKindDraft::Time { .. } => Answer::Time,
            ItemKindDraft::Likert { .. } => Answer::Likert(&offer.rows),
            ItemKindDraft::Match { .. } => Answer::Match(&offer.rows),
            ItemKindDraft::Gap { .. } => Answer::Gap(&offer.blanks),
            ItemKindDraft::Rank(_) => Answer::Rank,
            ItemKindDraft::Media { .. } | ItemKindDraft::Breathe { .. } | ItemKindDraft::Timer { .. } => {
                Answer::Done
            }
            ItemKindDraft::List { .. } => Answer::List,
            ItemKindDraft::Diary { .. } => Answer::Diary,
            ItemKindDraft::Note { .. } | ItemKindDraft::Recall { .. } | ItemKindDraft::Card { .. } => {
                Answer::Nothing
            }
        };
        let scale = match place.home {
            Home::Scale(scale) => Some(scale),
            Home::Step(_) => None,
        };
        Some(Asked {
            item,
            answer,
            private: is_private(place.draft) && !(own == Own::Check(item) && is_words(place.draft)),
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
        (ItemKindDraft::Words { .. } | ItemKindDraft::Goal { .. } | ItemKindDraft::Plan { .. }, _)
        | (_, Some(true)) => true,
        (ItemKindDraft::Text { .. }, None) => true,
        _ => false,
    }
}

/// Whether what is written is looked at on the learner's own device alone, so that a check of it holds nobody back (semantics
/// 8.7, 9.4).
const fn is_words(item: &crate::module::draft::ItemDraft<'_>) -> bool {
    matches!(
        item.kind,
        ItemKindDraft::Text { .. } | ItemKindDraft::Words { .. } | ItemKindDraft::Goal { .. }
    )
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
            ItemKindDraft::Number { .. } | ItemKindDraft::Scale { .. } | ItemKindDraft::GoalReview { .. } => {
                true
            }
            ItemKindDraft::Choice(_)
            | ItemKindDraft::Choices { .. }
            | ItemKindDraft::Checklist { .. }
            | ItemKindDraft::Likert { .. } => self.known.offer(item).is_some_and(Offer::is_scored),
            _ => false,
        }
    }

    fn domain(&self, of: Domain) -> &[Symbol] {
        let known = self.known;
        let found = match of {
            Domain::Item(item) => known.offer(item).map(|offer| offer.symbols.as_slice()),
            Domain::Gap(item, gap) => known
                .offer(item)
                .and_then(|offer| offer.gaps.get(gap as usize))
                .map(|gap| gap.symbols.as_slice()),
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

    fn least(&self, item: ItemIx) -> u32 {
        let item = self.known.tables.items.get(item.index());
        let is_diary = item.is_some_and(|item| matches!(item.draft.kind, ItemKindDraft::Diary { .. }));
        u32::from(is_diary)
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
            Some(ItemKindDraft::Match { .. } | ItemKindDraft::Gap { .. }) => {
                u32::try_from(self.known.offer(item).map_or(0, |offer| offer.rows.len())).unwrap_or(u32::MAX)
            }
            _ => options(),
        }
    }

    fn options(&self, of: Pick) -> Option<&[Symbol]> {
        match of {
            Pick::Constant(_) => None,
            Pick::Answer(of) | Pick::AnswerAt(of, _) => {
                let is_sentence = self
                    .known
                    .offer(of.item)
                    .is_some_and(|offer| !offer.gaps.is_empty());
                Some(self.domain(match of.row {
                    Some(row) if is_sentence => Domain::Gap(of.item, row),
                    _ => Domain::Item(of.item),
                }))
            }
            Pick::Band(scale, _) => Some(self.domain(Domain::Bands(scale))),
            Pick::Setting(setting) => Some(self.domain(Domain::Setting(setting))),
            Pick::Given(given) => Some(self.domain(Domain::Given(given))),
            Pick::Chance(chance) => Some(self.domain(Domain::Chance(chance))),
            Pick::Value(value) => self.known.value_at(value)?.options.as_deref(),
        }
    }
}
