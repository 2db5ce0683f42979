//! The tables of a module before any condition is read: what there is, under which id and in which place.

use super::expand::Expansion;
use super::names::{Meaning, Named};
use super::shapes::{self, ShapeInfo};
use super::symbols::Symbols;
use crate::expr::name::{ChanceIx, GivenIx, ItemIx, ScaleIx, SettingIx, StepIx, Symbol};
use crate::expr::range::{Reach, Verdict};
use crate::expr::scope::Type;
use crate::ground::problem::Problems;
use crate::module::draft::{
    ChanceDraft, FactDraft, ItemDraft, ScaleDraft, SettingDraft, StepKindDraft, ValueDraft,
};
use crate::module::plan::Home;

/// An item with its place.
pub(crate) struct ItemPlace<'a> {
    pub(crate) draft: &'a ItemDraft<'a>,
    pub(crate) instance: usize,
    pub(crate) home: Home,
    pub(crate) id: String,
}

/// A scale or subscale with its place.
pub(crate) struct ScalePlace<'a> {
    pub(crate) draft: &'a ScaleDraft<'a>,
    pub(crate) instance: usize,
    pub(crate) id: String,
    pub(crate) of: Option<ScaleIx>,
    pub(crate) first_item: u32,
    pub(crate) item_count: u32,
    pub(crate) measures: Vec<StepIx>,
    pub(crate) moments: Vec<Symbol>,
    pub(crate) bands: Vec<Symbol>,
    /// Known once its score is read; until then anything.
    pub(crate) range: Reach,
}

/// A value with its place: by its number while reading; the plan's order is `ValueOrder`.
pub(crate) struct ValuePlace<'a> {
    pub(crate) draft: &'a ValueDraft<'a>,
    pub(crate) instance: usize,
    pub(crate) id: String,
    /// What is known of it so far; `None` while it has no type.
    pub(crate) typed: Option<Type>,
    pub(crate) range: Reach,
    pub(crate) truth: Verdict,
    pub(crate) options: Option<Vec<Symbol>>,
}

/// A setting with its place.
pub(crate) struct SettingPlace<'a> {
    pub(crate) draft: &'a SettingDraft<'a>,
    pub(crate) instance: usize,
    pub(crate) id: String,
    pub(crate) shape: Option<ShapeInfo<'a>>,
}

/// A fact with its place.
pub(crate) struct GivenPlace<'a> {
    pub(crate) draft: &'a FactDraft<'a>,
    pub(crate) instance: usize,
    pub(crate) id: String,
    pub(crate) shape: Option<ShapeInfo<'a>>,
}

/// A chance with its place.
pub(crate) struct ChancePlace<'a> {
    pub(crate) draft: &'a ChanceDraft<'a>,
    pub(crate) id: String,
    pub(crate) arms: Vec<Symbol>,
}

/// Everything there is.
#[derive(Default)]
pub(crate) struct Tables<'a> {
    pub(crate) items: Vec<ItemPlace<'a>>,
    pub(crate) scales: Vec<ScalePlace<'a>>,
    pub(crate) values: Vec<ValuePlace<'a>>,
    pub(crate) settings: Vec<SettingPlace<'a>>,
    pub(crate) givens: Vec<GivenPlace<'a>>,
    pub(crate) chances: Vec<ChancePlace<'a>>,
    /// Per step: its first item and how many (of a measure: those of its scale).
    pub(crate) step_items: Vec<(u32, u32)>,
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Numbers everything and puts its names into the instances.
pub(crate) fn collect<'a>(
    expansion: &mut Expansion<'a>,
    symbols: &mut Symbols,
    problems: &mut Problems,
) -> Tables<'a> {
    let mut tables = Tables::default();
    for instance in 0..expansion.instances.len() {
        tables.collect_named(expansion, instance, symbols);
    }
    for instance in 0..expansion.instances.len() {
        tables.collect_scales(expansion, instance, symbols);
    }
    tables.collect_steps(expansion, symbols, problems);
    tables
}

impl<'a> Tables<'a> {
    fn collect_named(&mut self, expansion: &mut Expansion<'a>, at: usize, symbols: &mut Symbols) {
        let Some(instance) = expansion.instances.get_mut(at) else {
            return;
        };
        let (draft, prefix) = (instance.draft, instance.prefix.clone());
        for setting in &draft.settings {
            let index = SettingIx(number(self.settings.len()));
            instance.declare(setting.id, Named::Setting(index));
            self.settings.push(SettingPlace {
                draft: setting,
                instance: at,
                id: format!("{prefix}{}", setting.id.value),
                shape: setting
                    .shape
                    .as_ref()
                    .map(|shape| shapes::read(shape, draft, symbols)),
            });
        }
        for fact in &draft.facts {
            let index = GivenIx(number(self.givens.len()));
            instance.declare(fact.id, Named::Given(index));
            self.givens.push(GivenPlace {
                draft: fact,
                instance: at,
                id: format!("{prefix}{}", fact.id.value),
                shape: fact
                    .shape
                    .as_ref()
                    .map(|shape| shapes::read(shape, draft, symbols)),
            });
        }
        for chance in &draft.chances {
            let index = ChanceIx(number(self.chances.len()));
            instance.declare(chance.id, Named::Chance(index));
            self.chances.push(ChancePlace {
                draft: chance,
                id: format!("{prefix}{}", chance.id.value),
                arms: shapes::arms(chance, symbols),
            });
        }
        for value in &draft.values {
            instance.declare(value.id, Named::Value(self.values.len()));
            self.values.push(ValuePlace {
                draft: value,
                instance: at,
                id: format!("{prefix}{}", value.id.value),
                typed: None,
                range: Reach::ANY,
                truth: Verdict::ANY,
                options: None,
            });
        }
    }

    fn collect_scales(&mut self, expansion: &mut Expansion<'a>, at: usize, symbols: &mut Symbols) {
        let Some(instance) = expansion.instances.get_mut(at) else {
            return;
        };
        let draft = instance.draft;
        for scale in &draft.scales {
            let index = ScaleIx(number(self.scales.len()));
            let first_item = number(self.items.len());
            for item in &scale.items {
                let place = ItemIx(number(self.items.len()));
                instance.declare(item.id, Named::Item(place));
                self.items.push(ItemPlace {
                    draft: item,
                    instance: at,
                    home: Home::Scale(index),
                    id: format!("{}{}", instance.prefix, item.id.value),
                });
            }
            let count = number(self.items.len()) - first_item;
            for (scale, of) in
                std::iter::once((scale, None)).chain(scale.subscales.iter().map(|sub| (sub, Some(index))))
            {
                instance.declare(scale.id, Named::Scale(ScaleIx(number(self.scales.len()))));
                self.scales.push(ScalePlace {
                    draft: scale,
                    instance: at,
                    id: format!("{}{}", instance.prefix, scale.id.value),
                    of,
                    first_item,
                    item_count: if of.is_none() { count } else { 0 },
                    measures: Vec::new(),
                    moments: Vec::new(),
                    bands: scale
                        .bands
                        .iter()
                        .map(|band| symbols.intern(band.id.value))
                        .collect(),
                    range: Reach::ANY,
                });
            }
        }
    }

    /// Steps in document order: their names, their own items, and the measures of each scale.
    fn collect_steps(
        &mut self,
        expansion: &mut Expansion<'a>,
        symbols: &mut Symbols,
        problems: &mut Problems,
    ) {
        for (index, step) in expansion.steps.iter().enumerate() {
            let here = StepIx(number(index));
            let Some(instance) = expansion.instances.get_mut(step.instance) else {
                continue;
            };
            let first = number(self.items.len());
            let mut span = (first, 0);
            let Some(draft) = step.draft else {
                self.step_items.push(span);
                continue;
            };
            let named = match draft.kind {
                StepKindDraft::Use { .. } => Named::Part(here),
                _ => Named::Step(here),
            };
            instance.declare(draft.id, named);
            for item in draft.kind.items() {
                let place = ItemIx(number(self.items.len()));
                if item.id.value == draft.id.value && item.id.span == draft.id.span {
                    // The short form of a reflection: its words bear the step's own id.
                    instance.declare_words(item.id.value, place);
                } else {
                    instance.declare(item.id, Named::Item(place));
                }
                self.items.push(ItemPlace {
                    draft: item,
                    instance: step.instance,
                    home: Home::Step(here),
                    id: format!("{}{}", instance.prefix, item.id.value),
                });
                span.1 += 1;
            }
            if let StepKindDraft::Measure {
                scale: Some(scale),
                moment,
            } = &draft.kind
            {
                match instance.names.get(scale.value) {
                    Some(Meaning {
                        named: Named::Scale(found),
                        ..
                    }) => {
                        span =
                            self.add_measure(*found, here, moment.map(|moment| symbols.intern(moment.value)))
                    }
                    _ => problems.push(super::names::unknown_scale(instance, scale)),
                }
            }
            self.step_items.push(span);
        }
    }

    /// Tells a scale, and its subscales, that a step measures it.
    fn add_measure(&mut self, found: ScaleIx, step: StepIx, moment: Option<Symbol>) -> (u32, u32) {
        let main = self
            .scales
            .get(found.index())
            .and_then(|scale| scale.of)
            .unwrap_or(found);
        let mut span = (0, 0);
        for (index, scale) in self.scales.iter_mut().enumerate().skip(main.index()) {
            let belongs = index == main.index() || scale.of == Some(main);
            if !belongs {
                break;
            }
            scale.measures.push(step);
            if let Some(moment) = moment
                && !scale.moments.contains(&moment)
            {
                scale.moments.push(moment);
            }
            if index == main.index() {
                span = (scale.first_item, scale.item_count);
            }
        }
        span
    }
}
