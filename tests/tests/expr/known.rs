//! What is known in one case.

use std::collections::BTreeMap;

use leerpad::expr::eval::{Known, View};
use leerpad::expr::name::{
    ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, Set, SettingIx, StepIx, Symbol, ValueIx,
};
use leerpad::expr::scope::{Answer, Domain, Scope, Type};
use leerpad::expr::typed::DoneOf;
use leerpad::ground::moment::{Date, TimeOfDay};
use leerpad::ground::number::Number;
use serde::Deserialize;

use super::world::{Thing, World};

type Json = serde_json::Value;

/// What is known in one case.
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Given {
    answers: BTreeMap<String, Json>,
    scores: BTreeMap<String, Number>,
    bands: BTreeMap<String, String>,
    operands: BTreeMap<String, Number>,
    values: BTreeMap<String, Json>,
    settings: BTreeMap<String, Json>,
    facts: BTreeMap<String, Json>,
    chances: BTreeMap<String, Json>,
    skipped: Vec<String>,
    declined: Vec<String>,
    done: Vec<String>,
    correct: BTreeMap<String, bool>,
    attempts: BTreeMap<String, u32>,
    visits: BTreeMap<String, u32>,
    days_since: BTreeMap<String, u32>,
    today: Option<Date>,
}

/// The world with what is known in it.
pub struct Now<'a> {
    pub world: &'a World,
    pub given: &'a Given,
}

impl Now<'_> {
    fn id(&self, of: Reference) -> String {
        let item = self.world.item(of.item);
        match of.row {
            Some(row) => format!("{}.{}", item.id, self.world.word(item.rows[row as usize])),
            None => item.id.clone(),
        }
    }

    fn raw(&self, id: &str, moment: Option<Symbol>) -> Option<&Json> {
        self.given.answers.get(&self.at(id, moment))
    }

    fn at(&self, id: &str, moment: Option<Symbol>) -> String {
        match moment {
            Some(moment) => format!("{id}@{}", self.world.word(moment)),
            None => id.to_owned(),
        }
    }

    fn known<'a>(&self, json: Option<&'a Json>, kind: Type) -> Option<Known<'a>> {
        let json = json?;
        let text = json.as_str().unwrap_or("");
        Some(match kind {
            Type::Truth => Known::Truth(json.as_bool().unwrap()),
            Type::Number => Known::Number(serde_json::from_value(json.clone()).unwrap()),
            Type::Text => Known::Text(json.as_str().unwrap()),
            Type::Date => Known::Day(Date::parse(text).unwrap()),
            Type::Time => Known::Clock(TimeOfDay::parse(text).unwrap()),
            Type::Option(_) => Known::Option(self.world.symbol(text)),
        })
    }

    fn thing<'a>(&self, known: &'a BTreeMap<String, Json>, thing: &Thing) -> Option<Known<'a>> {
        self.known(known.get(&thing.id), thing.kind)
    }

    fn set(&self, set: Set) -> Option<Vec<Symbol>> {
        let id = &self.world.item(set.item).id;
        let list = self.raw(id, set.moment)?.as_array().unwrap();
        let symbol = |word: &Json| self.world.symbol(word.as_str().unwrap());
        Some(list.iter().map(symbol).collect())
    }
}

impl View for Now<'_> {
    fn answer(&self, of: Reference, moment: Option<Symbol>) -> Option<Known<'_>> {
        let kind = match self.world.asked(of.item.index()).answer {
            Answer::Choice | Answer::Likert(_) | Answer::Match(_) => Type::Option(Domain::Item(of.item)),
            Answer::Gap(blanks) if blanks[of.row.unwrap() as usize].is_written => Type::Text,
            Answer::Gap(_) => Type::Option(Domain::Item(of.item)),
            Answer::Confirm => Type::Truth,
            Answer::Text | Answer::Words => Type::Text,
            Answer::Number => Type::Number,
            Answer::Date => Type::Date,
            Answer::Time => Type::Time,
            other => panic!("{other:?} is not read as one"),
        };
        self.known(self.raw(&self.id(of), moment), kind)
    }

    fn operand(&self, of: Reference) -> Option<Number> {
        self.given.operands.get(&self.id(of)).copied()
    }

    fn has(&self, set: Set, option: Symbol) -> Option<bool> {
        Some(self.set(set)?.contains(&option))
    }

    fn is_set(&self, set: Set, options: &[Symbol]) -> Option<bool> {
        Some(self.set(set)? == options)
    }

    fn count(&self, set: Set) -> Option<u32> {
        let id = &self.world.item(set.item).id;
        Some(self.raw(id, set.moment)?.as_array().unwrap().len() as u32)
    }

    fn entries(&self, of: Reference) -> Vec<Number> {
        let item = self.world.item(of.item);
        let entries = self.raw(&item.id, None).and_then(Json::as_array);
        let number = |entry: &Json| {
            let given = entry.get(item.question(of.row))?.clone();
            serde_json::from_value(given).ok()
        };
        entries.into_iter().flatten().filter_map(number).collect()
    }

    fn position(&self, item: ItemIx, option: Symbol) -> Option<u32> {
        let set = Set { item, moment: None };
        let at = self.set(set)?.iter().position(|one| *one == option)?;
        Some(at as u32 + 1)
    }

    fn score(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Number> {
        let id = &self.world.scales[scale.index()].id;
        self.given.scores.get(&self.at(id, moment)).copied()
    }

    fn band(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Symbol> {
        let id = &self.world.scales[scale.index()].id;
        let band = self.given.bands.get(&self.at(id, moment))?;
        Some(self.world.symbol(band))
    }

    fn value(&self, value: ValueIx) -> Option<Known<'_>> {
        self.thing(&self.given.values, &self.world.values[value.index()])
    }

    fn setting(&self, setting: SettingIx) -> Option<Known<'_>> {
        self.thing(&self.given.settings, &self.world.settings[setting.index()])
    }

    fn given(&self, given: GivenIx) -> Option<Known<'_>> {
        self.thing(&self.given.facts, &self.world.facts[given.index()])
    }

    fn chance(&self, chance: ChanceIx) -> Option<Known<'_>> {
        self.thing(&self.given.chances, &self.world.chances[chance.index()])
    }

    fn answered(&self, of: Reference) -> bool {
        self.given.answers.contains_key(&self.id(of))
    }

    fn skipped(&self, of: Reference) -> bool {
        self.given.skipped.contains(&self.id(of)) || self.declined(of)
    }

    fn declined(&self, of: Reference) -> bool {
        self.given.declined.contains(&self.id(of))
    }

    fn done(&self, of: DoneOf) -> bool {
        let id = match of {
            DoneOf::Step(step) => self.world.step_id(step),
            DoneOf::Item(item) => &self.world.item(item).id,
        };
        self.given.done.iter().any(|done| done == id)
    }

    fn correct(&self, item: ItemIx) -> Option<bool> {
        self.given.correct.get(&self.world.item(item).id).copied()
    }

    fn attempts(&self, item: ItemIx) -> u32 {
        self.given
            .attempts
            .get(&self.world.item(item).id)
            .copied()
            .unwrap_or(0)
    }

    fn visits(&self, step: StepIx) -> u32 {
        self.given
            .visits
            .get(self.world.step_id(step))
            .copied()
            .unwrap_or(0)
    }

    fn days_since(&self, step: StepIx) -> Option<u32> {
        self.given.days_since.get(self.world.step_id(step)).copied()
    }

    fn today(&self) -> Date {
        self.given
            .today
            .unwrap_or_else(|| Date::parse("2026-01-05").unwrap())
    }
}
