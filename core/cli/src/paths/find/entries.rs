//! Options inside entries of lists and diaries, and in gaps of sentences: a journey to the step, and there an answer with the
//! option.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leerpad::expr::name::ItemIx;
use leerpad::module::plan::{Home, Item, ItemKind};
use leerpad::program::Program;
use leerpad::session::passage::Passed;
use serde_json::{Value as Json, json};

use super::shorten::shorten;
use super::{Deed, Journey, walked};
use crate::paths::coverage::Walked;

/// Whether something is an option inside an entry or a sentence.
pub(super) fn is_inside(program: &Program, wanted: Walked) -> bool {
    let Walked::Option(item, ..) = wanted else {
        return false;
    };
    let holds = |item: &Item| !item.kind.inner().is_empty() || matches!(item.kind, ItemKind::Gap { .. });
    of(program, item).is_some_and(holds)
}

fn of(program: &Program, item: ItemIx) -> Option<&Item> {
    program.plan().items.get(item.index())
}

/// Where such options are asked.
pub(super) fn stops(program: &Program, wanted: &BTreeSet<Walked>) -> BTreeSet<Walked> {
    let inside = wanted.iter().filter(|wanted| is_inside(program, **wanted));
    inside.filter_map(|wanted| stop(program, *wanted)).collect()
}

fn stop(program: &Program, wanted: Walked) -> Option<Walked> {
    let Walked::Option(item, ..) = wanted else {
        return None;
    };
    let Home::Step(step) = of(program, item)?.home else {
        return None;
    };
    Some(Walked::Passed(Passed::Into(step)))
}

/// Goes on from each journey to such a place with an answer that has the option.
pub(super) fn answer(
    program: &Arc<Program>,
    wanted: &BTreeSet<Walked>,
    found: &mut BTreeMap<Walked, Journey>,
) {
    for option in wanted.iter().filter(|wanted| is_inside(program, **wanted)) {
        let Some(way) =
            stop(program, *option).and_then(|stop| Some(shorten(program, found.get(&stop)?.clone(), stop)))
        else {
            continue;
        };
        let Some(act) = with_option(program, *option) else {
            continue;
        };
        let at = way.deeds.last().map_or(way.clock, |last| last.at);
        let mut journey = way;
        journey.deeds.push(Deed { at, act });
        if walked(program, &journey).is_some_and(|all| all.walked().contains(option)) {
            found.insert(*option, journey);
        }
    }
}

/// The answer: of a list as few entries as there must be, each with the option.
fn with_option(program: &Program, wanted: Walked) -> Option<Json> {
    let Walked::Option(item, place, option) = wanted else {
        return None;
    };
    let (found, place) = (of(program, item)?, place as usize);
    let word = json!(program.word(option));
    let inner = found.kind.inner().get(place);
    let chosen = match inner.map(|inner| &inner.kind) {
        Some(ItemKind::Choices { .. }) => json!([word]),
        _ => word,
    };
    let one = |name: &str| json!({ name: chosen });
    let is_diary = matches!(found.kind, ItemKind::Diary { .. });
    let value: Json = match &found.kind {
        ItemKind::List { min, .. } => vec![one(&inner?.id); (*min).max(1) as usize].into(),
        ItemKind::Gap { gaps, .. } => one(program.word(gaps.get(place)?.id)),
        _ => one(&inner?.id),
    };
    let mut act = json!({"act": "answer", "item": found.id, "value": value});
    if let Some(members) = act.as_object_mut().filter(|_| is_diary) {
        members.insert("entry".to_owned(), 1.into());
    }
    Some(act)
}
