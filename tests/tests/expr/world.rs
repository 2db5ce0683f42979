//! The world of the cases: names from `world.json`.

use std::collections::BTreeMap;

use leerpad::expr::name::{
    ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, SettingIx, StepIx, Symbol, ValueIx,
};
use leerpad::expr::range::{Ranges, Reach, Verdict};
use leerpad::expr::scope::{Answer, Asked, Blank, Domain, Entity, Scope, Type};
use leerpad::expr::typed::Pick;
use leerpad::ground::number::Number;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWorld {
    items: BTreeMap<String, RawItem>,
    scales: BTreeMap<String, RawScale>,
    values: BTreeMap<String, RawThing>,
    settings: BTreeMap<String, RawThing>,
    facts: BTreeMap<String, RawThing>,
    chances: BTreeMap<String, RawThing>,
    steps: Vec<String>,
    parts: BTreeMap<String, BTreeMap<String, RawThing>>,
    faulty: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawItem {
    kind: String,
    options: Vec<String>,
    scores: Vec<Number>,
    rows: Vec<String>,
    /// Of a gap: the rows in which words are written.
    written: Vec<String>,
    from: Number,
    to: Number,
    decimals: u32,
    most: u32,
    r#in: Option<String>,
    moments: Vec<String>,
    /// Of a diary: its questions, each a number from `from` to `to` but those that are text.
    questions: Vec<String>,
    texts: Vec<String>,
    private: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawScale {
    from: Option<Number>,
    to: Number,
    bands: Vec<String>,
    moments: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawThing {
    r#type: String,
    from: Number,
    to: Number,
    options: Vec<String>,
    of: String,
}

/// An item.
pub struct Item {
    pub id: String,
    raw: RawItem,
    pub rows: Vec<Symbol>,
    pub blanks: Vec<Blank>,
    options: Vec<Symbol>,
    moments: Vec<Symbol>,
    scale: Option<ScaleIx>,
}

impl Item {
    /// The question of a diary at a place.
    pub fn question(&self, row: Option<u32>) -> &str {
        &self.raw.questions[row.unwrap() as usize]
    }
}

/// A scale.
pub struct Scale {
    pub id: String,
    raw: RawScale,
    bands: Vec<Symbol>,
    moments: Vec<Symbol>,
}

/// A value, setting, fact or chance.
pub struct Thing {
    pub id: String,
    pub kind: Type,
    reach: Reach,
    options: Vec<Symbol>,
}

/// Everything that has a name.
pub struct World {
    symbols: Vec<String>,
    items: Vec<Item>,
    pub scales: Vec<Scale>,
    pub values: Vec<Thing>,
    pub settings: Vec<Thing>,
    pub facts: Vec<Thing>,
    pub chances: Vec<Thing>,
    steps: Vec<String>,
    parts: Vec<(String, Vec<(String, usize)>)>,
    faulty: Vec<String>,
    /// The item whose `check` is resolved.
    pub own: Option<String>,
    /// Whether a score of `spanning` is resolved.
    pub is_score: bool,
}

#[derive(Default)]
struct Symbols(Vec<String>);

impl Symbols {
    fn all(&mut self, words: &[String]) -> Vec<Symbol> {
        words.iter().map(|word| self.one(word)).collect()
    }

    fn one(&mut self, word: &str) -> Symbol {
        let at = self.0.iter().position(|known| known == word).unwrap_or_else(|| {
            self.0.push(word.to_owned());
            self.0.len() - 1
        });
        Symbol(at as u32)
    }
}

fn place(ids: &[&str], id: &str) -> Option<u32> {
    ids.iter().position(|known| *known == id).map(|at| at as u32)
}

impl World {
    pub fn load() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/expr/world.json");
        let raw: RawWorld = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut symbols = Symbols::default();
        let scale_ids: Vec<&str> = raw.scales.keys().map(String::as_str).collect();
        let item_ids: Vec<String> = raw.items.keys().cloned().collect();
        let mut items = Vec::new();
        for (id, item) in raw.items {
            items.push(Item {
                blanks: item
                    .rows
                    .iter()
                    .map(|row| Blank {
                        id: symbols.one(row),
                        is_written: item.written.contains(row),
                    })
                    .collect(),
                rows: symbols.all(&item.rows),
                options: symbols.all(&item.options),
                moments: symbols.all(&item.moments),
                scale: item
                    .r#in
                    .as_deref()
                    .map(|scale| ScaleIx(place(&scale_ids, scale).unwrap())),
                id,
                raw: item,
            });
        }
        let mut things = |raw: BTreeMap<String, RawThing>, domain: fn(u32) -> Domain| {
            let thing = |(at, (id, raw)): (usize, (String, RawThing))| {
                let kind = match raw.r#type.as_str() {
                    "truth" => Type::Truth,
                    "number" => Type::Number,
                    "text" => Type::Text,
                    "date" => Type::Date,
                    "time" => Type::Time,
                    "option" if raw.of.is_empty() => Type::Option(domain(at as u32)),
                    "option" => {
                        let item = item_ids.iter().position(|item| *item == raw.of).unwrap();
                        Type::Option(Domain::Item(ItemIx(item as u32)))
                    }
                    other => panic!("no type {other}"),
                };
                Thing {
                    id,
                    kind,
                    reach: Reach::answer(raw.from, raw.to, 0),
                    options: symbols.all(&raw.options),
                }
            };
            raw.into_iter().enumerate().map(thing).collect::<Vec<_>>()
        };
        let mut values = things(raw.values, |_| panic!("a value says of what its options are"));
        let settings = things(raw.settings, |at| Domain::Setting(SettingIx(at)));
        let facts = things(raw.facts, |at| Domain::Given(GivenIx(at)));
        let chances = things(raw.chances, |at| Domain::Chance(ChanceIx(at)));
        let mut parts = Vec::new();
        for (id, members) in raw.parts {
            let mut known = Vec::new();
            for thing in things(members, |_| panic!("no options in a part")) {
                known.push((thing.id.clone(), values.len()));
                values.push(Thing {
                    id: format!("{id}.{}", thing.id),
                    ..thing
                });
            }
            parts.push((id, known));
        }
        let mut scales = Vec::new();
        for (id, scale) in raw.scales {
            scales.push(Scale {
                bands: symbols.all(&scale.bands),
                moments: symbols.all(&scale.moments),
                id,
                raw: scale,
            });
        }
        Self {
            symbols: symbols.0,
            items,
            scales,
            values,
            settings,
            facts,
            chances,
            steps: raw.steps,
            parts,
            faulty: raw.faulty,
            own: None,
            is_score: false,
        }
    }

    pub fn item(&self, item: ItemIx) -> &Item {
        &self.items[item.index()]
    }

    pub fn asked(&self, at: usize) -> Asked<'_> {
        let item = &self.items[at];
        Asked {
            item: ItemIx(at as u32),
            answer: match item.raw.kind.as_str() {
                "choice" => Answer::Choice,
                "choices" => Answer::Choices,
                "confirm" => Answer::Confirm,
                "text" => Answer::Text,
                "words" => Answer::Words,
                "number" | "scale" => Answer::Number,
                "date" => Answer::Date,
                "time" => Answer::Time,
                "likert" => Answer::Likert(&item.rows),
                "match" => Answer::Match(&item.rows),
                "gap" => Answer::Gap(&item.blanks),
                "rank" => Answer::Rank,
                "media" => Answer::Done,
                "list" => Answer::List,
                "diary" => Answer::Diary,
                "note" => Answer::Nothing,
                other => panic!("no kind {other}"),
            },
            private: item.raw.private && self.own.as_deref() != Some(&item.id),
            scale: item.scale,
        }
    }

    fn step_of(&self, id: &str) -> Option<StepIx> {
        let parts = self.parts.iter().map(|part| &part.0);
        let at = self.steps.iter().chain(parts).position(|step| step == id)?;
        Some(StepIx(at as u32))
    }

    pub fn step_id(&self, step: StepIx) -> &str {
        let parts = self.parts.iter().map(|part| &part.0);
        self.steps.iter().chain(parts).nth(step.index()).unwrap()
    }

    /// Every option, row, band, arm and moment.
    pub fn symbol(&self, word: &str) -> Symbol {
        Symbol(self.symbols.iter().position(|known| known == word).unwrap() as u32)
    }
}

fn of(things: &[Thing], id: &str) -> Option<(u32, Type)> {
    let at = things.iter().position(|thing| thing.id == id)?;
    Some((at as u32, things[at].kind))
}

impl Scope for World {
    fn entity(&self, id: &str) -> Option<Entity<'_>> {
        if let Some(at) = self.items.iter().position(|item| item.id == id) {
            return Some(Entity::Item(self.asked(at)));
        }
        if let Some(at) = self.scales.iter().position(|scale| scale.id == id) {
            return Some(Entity::Scale {
                scale: ScaleIx(at as u32),
                scored: self.scales[at].raw.from.is_some(),
                banded: !self.scales[at].bands.is_empty(),
            });
        }
        if self.parts.iter().any(|part| part.0 == id) {
            return self.step_of(id).map(Entity::Part);
        }
        if self.faulty.iter().any(|known| known == id) {
            return Some(Entity::Faulty);
        }
        let value = of(&self.values, id).map(|(at, kind)| Entity::Value(ValueIx(at), kind));
        let setting = of(&self.settings, id).map(|(at, kind)| Entity::Setting(SettingIx(at), kind));
        let given = of(&self.facts, id).map(|(at, kind)| Entity::Given(GivenIx(at), kind));
        let chance = of(&self.chances, id).map(|(at, kind)| Entity::Chance(ChanceIx(at), kind));
        value
            .or(setting)
            .or(given)
            .or(chance)
            .or_else(|| self.step_of(id).map(Entity::Step))
    }

    fn step(&self, id: &str) -> Option<StepIx> {
        self.step_of(id)
    }

    fn ids(&self) -> Vec<&str> {
        let things = [&self.values, &self.settings, &self.facts, &self.chances];
        let items = self.items.iter().map(|item| item.id.as_str());
        let scales = self.scales.iter().map(|scale| scale.id.as_str());
        let steps = self.steps.iter().map(String::as_str);
        let things = things.into_iter().flatten().map(|thing| thing.id.as_str());
        items.chain(scales).chain(steps).chain(things).collect()
    }

    fn member(&self, part: StepIx, name: &str) -> Option<Entity<'_>> {
        let members = &self.parts[part.index() - self.steps.len()].1;
        let (_, at) = members.iter().find(|member| member.0 == name)?;
        Some(Entity::Value(ValueIx(*at as u32), self.values[*at].kind))
    }

    fn members(&self, part: StepIx) -> Vec<&str> {
        let members = &self.parts[part.index() - self.steps.len()].1;
        members.iter().map(|member| member.0.as_str()).collect()
    }

    fn own(&self) -> Option<Asked<'_>> {
        let own = self.own.as_ref()?;
        let at = self.items.iter().position(|item| item.id == *own)?;
        Some(self.asked(at))
    }

    fn scoring(&self) -> Option<ScaleIx> {
        self.is_score.then_some(ScaleIx(0))
    }

    fn gives_number(&self, item: ItemIx) -> bool {
        let item = self.item(item);
        item.options.is_empty() || !item.raw.scores.is_empty()
    }

    fn domain(&self, of: Domain) -> &[Symbol] {
        match of {
            Domain::Item(item) | Domain::Gap(item, _) => &self.item(item).options,
            Domain::Bands(scale) => &self.scales[scale.index()].bands,
            Domain::Setting(setting) => &self.settings[setting.index()].options,
            Domain::Given(given) => &self.facts[given.index()].options,
            Domain::Chance(chance) => &self.chances[chance.index()].options,
        }
    }

    fn word(&self, symbol: Symbol) -> &str {
        &self.symbols[symbol.index()]
    }

    fn item_moments(&self, item: ItemIx) -> &[Symbol] {
        &self.item(item).moments
    }

    fn scale_moments(&self, scale: ScaleIx) -> &[Symbol] {
        &self.scales[scale.index()].moments
    }

    fn questions(&self, diary: ItemIx) -> Vec<(&str, bool)> {
        let raw = &self.item(diary).raw;
        let is_number = |id: &String| !raw.texts.contains(id);
        raw.questions
            .iter()
            .map(|id| (id.as_str(), is_number(id)))
            .collect()
    }

    fn item_id(&self, item: ItemIx) -> &str {
        &self.item(item).id
    }
}

impl Ranges for World {
    fn answer(&self, of: Reference) -> Reach {
        let raw = &self.item(of.item).raw;
        match raw.kind.as_str() {
            "date" | "time" => Reach::ANY,
            _ => Reach::answer(raw.from, raw.to, raw.decimals),
        }
    }

    fn question(&self, of: Reference) -> Reach {
        self.answer(of)
    }

    fn operand(&self, of: Reference) -> Reach {
        let raw = &self.item(of.item).raw;
        let scores = || raw.scores.iter().copied();
        match raw.kind.as_str() {
            "choices" => Reach::answer(Number::ZERO, Number::from(10), 0),
            _ if raw.scores.is_empty() => Reach::answer(raw.from, raw.to, raw.decimals),
            _ => Reach::answer(scores().min().unwrap(), scores().max().unwrap(), 0),
        }
    }

    fn score(&self, scale: ScaleIx) -> Reach {
        let raw = &self.scales[scale.index()].raw;
        Reach::answer(raw.from.unwrap_or_default(), raw.to, 0)
    }

    fn value(&self, value: ValueIx) -> Reach {
        self.values[value.index()].reach
    }

    fn truth(&self, _: ValueIx) -> Verdict {
        Verdict::ANY
    }

    fn setting(&self, setting: SettingIx) -> Reach {
        self.settings[setting.index()].reach.known()
    }

    fn given(&self, given: GivenIx) -> Reach {
        self.facts[given.index()].reach
    }

    fn chance(&self, chance: ChanceIx) -> Reach {
        self.chances[chance.index()].reach
    }

    fn most(&self, item: ItemIx) -> u32 {
        let item = self.item(item);
        item.raw.most.max(item.options.len() as u32)
    }

    fn options(&self, of: Pick) -> Option<&[Symbol]> {
        match of {
            Pick::Answer(of) | Pick::AnswerAt(of, _) => Some(&self.item(of.item).options),
            Pick::Band(scale, _) => Some(&self.scales[scale.index()].bands),
            Pick::Setting(setting) => Some(&self.settings[setting.index()].options),
            Pick::Given(given) => Some(&self.facts[given.index()].options),
            Pick::Chance(chance) => Some(&self.chances[chance.index()].options),
            Pick::Constant(_) | Pick::Value(_) => None,
        }
    }
}
