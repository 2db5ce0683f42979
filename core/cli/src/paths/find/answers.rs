//! An answer by lot that fits an item, as hosts send it.

use leerpad::expr::name::Symbol;
use leerpad::ground::moment::{Date, TimeOfDay};
use leerpad::ground::number::Number;
use leerpad::module::plan::{Choice, Fits, Inner, Item, ItemKind, Options, Plan, Shape};
use serde_json::{Map, Value as Json, json};

use super::lot::{Lot, Manner};

/// An answer to an item, of whose options these are shown; none of what has no answer.
pub(super) fn answer(plan: &Plan, item: &Item, shown: &[Symbol], lot: &mut Lot) -> Option<Json> {
    value(plan, &item.kind, item.vault, shown, lot)
}

fn word(plan: &Plan, symbol: Symbol) -> String {
    plan.symbols.get(symbol.index()).cloned().unwrap_or_default()
}

fn value(plan: &Plan, kind: &ItemKind, in_vault: bool, shown: &[Symbol], lot: &mut Lot) -> Option<Json> {
    if in_vault {
        return Some(json!({"vault": true}));
    }
    Some(match kind {
        ItemKind::Choice(_) => json!(word(plan, *lot.one(shown)?)),
        ItemKind::Choices { options, min, max } => several(plan, options, shown, (*min, *max), lot),
        ItemKind::Checklist { options, need } => {
            several(plan, options, shown, (need.unwrap_or(0), None), lot)
        }
        ItemKind::Confirm | ItemKind::Media { .. } | ItemKind::Breathe { .. } | ItemKind::Timer { .. } => {
            json!(true)
        }
        ItemKind::Text { .. } => json!("iets"),
        ItemKind::Words { .. } | ItemKind::Goal { .. } | ItemKind::Plan { .. } => json!({"vault": true}),
        ItemKind::Number {
            from,
            to,
            step,
            decimals,
            ..
        } => {
            let least = step.or_else(|| Number::from_millionths(10_i64.pow(6 - (*decimals).min(6))));
            Json::from(number(*from, *to, least?, lot))
        }
        ItemKind::Scale { from, to, step, .. } => Json::from(number(*from, *to, *step, lot)),
        ItemKind::GoalReview { from, to, .. } => Json::from(number(*from, *to, Number::from(1), lot)),
        ItemKind::Date { from, to } => {
            let first = from.map_or(20_000, Date::days);
            let last = to.map_or(first.max(21_000), Date::days);
            let days =
                first + i32::try_from(lot.below(u64::try_from(last - first + 1).unwrap_or(1))).unwrap_or(0);
            json!(Date::from_days(days).to_string())
        }
        ItemKind::Time { from, to } => {
            let first = u64::from(from.map_or(0, TimeOfDay::minutes));
            let last = u64::from(to.map_or(1_439, TimeOfDay::minutes));
            let minutes = first + lot.below(last.saturating_sub(first) + 1);
            json!(TimeOfDay::from_minutes(u16::try_from(minutes).ok()?)?.to_string())
        }
        ItemKind::Likert { rows, options } => {
            let options: Vec<Symbol> = options.iter().map(|option| option.id).collect();
            let mut all = Map::new();
            for row in rows {
                all.insert(word(plan, row.id), json!(word(plan, *lot.one(&options)?)));
            }
            Json::Object(all)
        }
        ItemKind::Rank(options) => {
            let ids = options.list.iter().map(|option| word(plan, option.id)).collect();
            json!(lot.shuffled(ids))
        }
        ItemKind::Match { left, right, pairs } => {
            let is_right = lot.once_in(2);
            let rights: Vec<Symbol> = right.iter().map(|right| right.id).collect();
            let mut all = Map::new();
            for (row, pair) in left.iter().zip(pairs) {
                let given = if is_right { *pair } else { *lot.one(&rights)? };
                all.insert(word(plan, row.id), json!(word(plan, given)));
            }
            Json::Object(all)
        }
        ItemKind::Gap { gaps, .. } => {
            let is_right = lot.once_in(2);
            let mut all = Map::new();
            for gap in gaps {
                let given = match &gap.fits {
                    Fits::Options { list, right } => match right {
                        Some(right) if is_right => word(plan, *right),
                        _ => word(plan, lot.one(list)?.id),
                    },
                    Fits::Words(accepted) if is_right => accepted.first().cloned().unwrap_or_default(),
                    Fits::Words(_) => "iets".to_owned(),
                };
                all.insert(word(plan, gap.id), json!(given));
            }
            Json::Object(all)
        }
        ItemKind::List { items, min, .. } => {
            let count = (*min).max(1);
            (0..count).map(|_| entry(plan, items, lot)).collect()
        }
        ItemKind::Diary { items, .. } => entry(plan, items, lot),
        ItemKind::Note { .. } | ItemKind::Recall { .. } | ItemKind::Card { .. } => return None,
    })
}

fn entry(plan: &Plan, items: &[Inner], lot: &mut Lot) -> Json {
    let mut all = Map::new();
    for item in items {
        let shown: Vec<Symbol> = match &item.kind {
            ItemKind::Choice(options) | ItemKind::Choices { options, .. } => {
                options.list.iter().map(|option| option.id).collect()
            }
            _ => Vec::new(),
        };
        if let Some(value) = value(plan, &item.kind, item.vault, &shown, lot) {
            all.insert(item.id.clone(), value);
        }
    }
    Json::Object(all)
}

/// So many options; one that stands alone comes alone.
fn several(
    plan: &Plan,
    options: &Options,
    shown: &[Symbol],
    (min, max): (u32, Option<u32>),
    lot: &mut Lot,
) -> Json {
    let is_alone = |choice: &Choice| choice.alone && shown.contains(&choice.id);
    let alone: Vec<Symbol> = options
        .list
        .iter()
        .filter(|choice| is_alone(choice))
        .map(|choice| choice.id)
        .collect();
    if let (Some(only), true) = (lot.one(&alone).copied(), lot.once_in(4)) {
        return json!([word(plan, only)]);
    }
    let others = shown
        .iter()
        .copied()
        .filter(|option| !alone.contains(option))
        .collect();
    let others = lot.shuffled::<Symbol>(others);
    let most = max
        .unwrap_or(u32::MAX)
        .min(u32::try_from(others.len()).unwrap_or(u32::MAX));
    let count = u64::from(min.max(1)) + lot.below(u64::from(most.saturating_sub(min.max(1))) + 1);
    let count = usize::try_from(count).unwrap_or(1);
    let chosen: Vec<String> = others
        .into_iter()
        .take(count)
        .map(|option| word(plan, option))
        .collect();
    json!(chosen)
}

/// A number of a range: an end, anything between, or something small in a large range.
fn number(from: Number, to: Number, step: Number, lot: &mut Lot) -> Number {
    let (first, last, by) = (from.millionths(), to.millionths(), step.millionths().max(1));
    let count = u64::try_from(last.saturating_sub(first) / by).unwrap_or(0);
    let at = match (lot.manner, lot.below(8)) {
        (Manner::Low, 0..=4) | (Manner::Any, 0) => lot.below(count.min(2) + 1),
        (Manner::High, 0..=4) | (Manner::Any, 1) => count - lot.below(count.min(2) + 1),
        (_, 5) if count > 100 => lot.below(100),
        (_, 6) if count > 2_000 => lot.below(2_000),
        _ => lot.below(count + 1),
    };
    let at = i64::try_from(at).unwrap_or(0);
    Number::from_millionths(first.saturating_add(at.saturating_mul(by))).unwrap_or(from)
}

/// A value of a setting or a given fact.
pub(super) fn constant(plan: &Plan, shape: &Shape, lot: &mut Lot) -> Json {
    match shape {
        Shape::Choice(options) => {
            let ids: Vec<Symbol> = options.iter().map(|(id, _)| *id).collect();
            lot.one(&ids).map_or(Json::Null, |id| json!(word(plan, *id)))
        }
        Shape::Number(from, to) => Json::from(number(*from, *to, Number::from(1), lot)),
        Shape::Text => json!("iets"),
        Shape::Confirm => json!(lot.once_in(2)),
    }
}
