//! Settings, given facts and draws in another version of the module (semantics 31.2).

use serde_json::{Map, Value as Json};

use crate::expr::name::ChanceIx;
use crate::ground::json::Object;
use crate::module::plan::{Chance, Constant, Draws, Shape};
use crate::program::Program;
use crate::session::Session;
use crate::session::draw;
use crate::session::fact::{Arm, Fact};
use crate::session::value::{constant, constant_to_json};

/// What was handed in, each in the place of that id and shape; what has none is parked, and what was parked is tried again.
fn place(
    key: &str,
    (old, held): (&Session, Map<String, Json>),
    (new, places): (&Program, &[(&str, &Shape)]),
    former: &mut Vec<Json>,
) -> Vec<Option<Constant>> {
    let mut all = vec![(old.program.hash().hex(), held)];
    former.retain(|record| {
        let Some(values) = record.get(key).and_then(Json::as_object) else {
            return true;
        };
        let program = record.get("program").and_then(Json::as_str).unwrap_or("");
        all.push((program.to_owned(), values.clone()));
        false
    });
    let mut placed: Vec<Option<Constant>> = vec![None; places.len()];
    for (program, values) in all {
        let mut rest = Map::new();
        for (id, value) in &values {
            let mut slots = places.iter().zip(&mut placed);
            let slot = slots.find(|((place, _), slot)| place == id && slot.is_none());
            match slot.and_then(|((_, shape), slot)| Some((constant(new, shape, value).ok()?, slot))) {
                Some((value, slot)) => *slot = Some(value),
                None => drop(rest.insert(id.clone(), value.clone())),
            }
        }
        if !rest.is_empty() {
            let mut record = Object::default();
            record.put("program", program);
            record.put(key, Json::Object(rest));
            former.push(record.done());
        }
    }
    placed
}

/// The settings in force: what the host set stands, else the default is that of the new version.
pub(super) fn carry_settings(old: &Session, new: &Program, former: &mut Vec<Json>) -> Vec<Constant> {
    let mut held = Map::new();
    for (setting, value) in old.program.plan().settings.iter().zip(&old.settings) {
        if *value != setting.default && !setting.id.contains('/') {
            held.insert(setting.id.clone(), constant_to_json(&old.program, value));
        }
    }
    let plan = &new.plan().settings;
    let places: Vec<_> = plan
        .iter()
        .map(|setting| (setting.id.as_str(), &setting.shape))
        .collect();
    let placed = place("settings", (old, held), (new, &places), former);
    let in_force = plan.iter().zip(placed);
    in_force
        .map(|(setting, value)| value.unwrap_or_else(|| setting.default.clone()))
        .collect()
}

/// The facts that the host handed in at the start.
pub(super) fn carry_given(old: &Session, new: &Program, former: &mut Vec<Json>) -> Vec<Option<Constant>> {
    let mut held = Map::new();
    for (given, value) in old.program.plan().givens.iter().zip(&old.state.given) {
        if let Some(value) = value {
            held.insert(given.id.clone(), constant_to_json(&old.program, value));
        }
    }
    let plan = &new.plan().givens;
    let places: Vec<_> = plan
        .iter()
        .map(|given| (given.id.as_str(), &given.shape))
        .collect();
    place("given", (old, held), (new, &places), former)
}

/// What was drawn once stands while it is still an arm; else it is drawn now.
pub(super) fn carry_chances(old: &Session, new: &Program, facts: &mut Vec<Fact>) -> Vec<Option<Arm>> {
    let known = |chance: &Chance| {
        let mut known = old.program.plan().chances.iter().zip(&old.state.chances);
        let (_, arm) = known.find(|(other, _)| other.id == chance.id)?;
        stands(
            new,
            chance,
            &super::super::fact::arm_to_json(&old.program, (*arm)?),
        )
    };
    let carry = |(at, chance): (ChanceIx, &Chance)| {
        if chance.per_visit {
            return None;
        }
        let stands = known(chance);
        stands.or_else(|| {
            let (draw, arm) = draw::chance(old.seed, chance, None);
            facts.push(Fact::Drawn {
                chance: at,
                arm,
                draw,
                visit: None,
            });
            Some(arm)
        })
    };
    (0..).map(ChanceIx).zip(&new.plan().chances).map(carry).collect()
}

/// A recorded arm, if the chance still has it.
pub(in crate::session) fn stands(program: &Program, chance: &Chance, recorded: &Json) -> Option<Arm> {
    match &chance.draws {
        Draws::Arms(arms) => {
            let word = recorded.as_str()?;
            let mut arms = arms.iter().map(|(arm, _)| *arm);
            arms.find(|arm| program.word(*arm) == word).map(Arm::Option)
        }
        Draws::Whole(from, to) => {
            let whole = recorded.as_i64()?;
            (*from..=*to).contains(&whole).then_some(Arm::Whole(whole))
        }
    }
}
