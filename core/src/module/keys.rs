//! The table of keys: what may be written where. The decoder, its messages and the JSON Schema read it; every key is
//! spelled once, in a row that stands beside the code that decodes it.
//!
//! A [`Position`] is a place with a fixed set of keys (the module, an option, a rung). A [`Family`] is a list whose
//! entries begin with a kind word (steps, items). [`POSITIONS`] and [`FAMILIES`] name them all.

use super::draft::{ItemKindDraft, StepKindDraft};
use super::entries::Opened;
use super::reader::Reader;
use super::{about, given, items, ladders, module, options, privacy, scales, steps};

/// One key: a row of the table.
#[derive(Debug)]
pub struct Key {
    /// The word.
    pub name: &'static str,
    /// What its value is.
    pub of: Of,
    /// Must be there.
    pub is_mandatory: bool,
    /// What holds when it is left out, as an author would write it; empty when nothing does.
    pub default: &'static str,
    /// What it is for, in Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Key {
    /// A key that may be left out.
    #[must_use]
    pub const fn new(name: &'static str, of: Of, nl: &'static str, en: &'static str) -> Self {
        Self {
            name,
            of,
            is_mandatory: false,
            default: "",
            nl,
            en,
        }
    }

    /// The same key, mandatory.
    #[must_use]
    pub const fn must(mut self) -> Self {
        self.is_mandatory = true;
        self
    }

    /// The same key with what holds without it.
    #[must_use]
    pub const fn or(mut self, default: &'static str) -> Self {
        self.default = default;
        self
    }
}

/// What the value of a key is.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// A new id.
    Id,
    /// The name of something, or a file of the set.
    Name,
    /// A short text that is not translated.
    Word,
    /// A text, in each language of the module.
    Text,
    /// A condition.
    Condition,
    /// An expression.
    Sum,
    /// `true`, `false` or a condition.
    Required,
    /// A number.
    Number,
    /// A whole number, from nought.
    Whole,
    /// `true` or `false`.
    Truth,
    /// A calendar day.
    Date,
    /// A time of day.
    Time,
    /// `90 days`, `2 hours`.
    Duration,
    /// A file of the module's own media.
    Path,
    /// `https:`, `mailto:`, `tel:` or a file of the module's own media.
    Link,
    /// Anything.
    Json,
    /// `unknown`, `zero` or `mean-of-answered 80%`.
    Missing,
    /// One of these words.
    One(&'static [&'static str]),
    /// A list of these.
    List(&'static Self),
    /// A map from ids to these.
    Map(&'static Self),
    /// A map from numbers to texts.
    Points,
    /// A map with the keys of a position.
    Fields(&'static Position),
    /// A list of entries that begin with a kind word.
    Entries(&'static Family),
    /// One of these.
    Either(&'static [Self]),
}

/// A place with a fixed set of keys.
#[derive(Debug)]
pub struct Position {
    /// Its name in the schema.
    pub name: &'static str,
    /// Its keys, in the order an author writes them.
    pub keys: &'static [&'static Key],
    /// What it is, in Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A list whose entries begin with a kind word that carries their id.
#[derive(Debug)]
pub struct Family {
    /// Its name in the schema.
    pub name: &'static str,
    /// Keys that every kind knows.
    pub every: &'static [&'static Key],
    /// The kinds.
    pub kinds: &'static [&'static Kind],
    /// Kinds that can stand here; empty: all of `kinds`.
    pub only: &'static [&'static Kind],
    /// Kinds that cannot stand here.
    pub not: &'static [&'static Kind],
    /// Keys of `every` that cannot stand here.
    pub without: &'static [&'static Key],
}

impl Family {
    /// Whether entries of this kind can stand here.
    #[must_use]
    pub fn takes(&self, kind: &Kind) -> bool {
        let same = |other: &&'static Kind| std::ptr::eq(*other, kind);
        (self.only.is_empty() || self.only.iter().any(same)) && !self.not.iter().any(same)
    }

    /// Whether an entry of this kind may have this key of `every`.
    #[must_use]
    pub fn allows(&self, kind: &Kind, key: &Key) -> bool {
        let same = |other: &&'static Key| std::ptr::eq(*other, key);
        !self.without.iter().any(same) && !kind.without.iter().any(same)
    }

    /// The kind of this word.
    #[must_use]
    pub fn kind(&self, word: &str) -> Option<&'static Kind> {
        self.kinds.iter().find(|kind| kind.word == word).copied()
    }
}

/// A kind of step or item.
#[derive(Debug)]
pub struct Kind {
    /// Its word; the value beside it is the id.
    pub word: &'static str,
    /// Its own keys.
    pub keys: &'static [&'static Key],
    /// Keys of every entry that this kind does not have.
    pub without: &'static [&'static Key],
    /// How its own keys are read.
    pub(super) read: Read,
    /// What it is, in Dutch.
    pub nl: &'static str,
    /// In English.
    pub en: &'static str,
}

/// How the keys of a kind are read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Read {
    /// A kind of step.
    Step(for<'a> fn(&mut Reader<'a, '_>, &Opened<'a>) -> StepKindDraft<'a>),
    /// A kind of item.
    Item(for<'a> fn(&mut Reader<'a, '_>, &Opened<'a>) -> ItemKindDraft<'a>),
}

/// Every place with a fixed set of keys.
pub static POSITIONS: &[&Position] = &[
    &module::MODULE,
    &about::BLEND,
    &about::HELP,
    &privacy::PRIVACY,
    &privacy::PURPOSE,
    &about::WATCH,
    &about::LANGUAGE_CHECK,
    &options::OPTION,
    &items::gap::GAP,
    &given::SETTING,
    &given::FACT,
    &given::CHANCE,
    &given::RESULT,
    &scales::SCALE,
    &scales::SUBSCALE,
    &scales::BAND,
    &ladders::RUNG,
    &ladders::WAY,
    &ladders::RULE,
    &ladders::CHECK,
];

/// Every list whose entries begin with a kind word.
pub static FAMILIES: &[&Family] = &[
    &steps::STEPS,
    &items::ITEMS,
    &items::SCALE_ITEMS,
    &items::READING,
    &items::INNER,
];

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn all_keys(family: &Family) -> impl Iterator<Item = &'static Key> {
        family
            .every
            .iter()
            .chain(family.kinds.iter().flat_map(|kind| kind.keys))
            .copied()
    }

    #[test]
    fn kind_words_are_no_keys_of_the_same_place() {
        for family in FAMILIES {
            for key in all_keys(family) {
                assert!(family.kind(key.name).is_none(), "{}: {}", family.name, key.name);
            }
        }
    }

    #[test]
    fn no_key_stands_twice_in_a_place_and_each_is_described() {
        let mut places: Vec<(&str, Vec<&Key>)> = POSITIONS
            .iter()
            .map(|position| (position.name, position.keys.to_vec()))
            .collect();
        for family in FAMILIES {
            for kind in family.kinds {
                places.push((kind.word, family.every.iter().chain(kind.keys).copied().collect()));
                assert!(!kind.nl.is_empty() && !kind.en.is_empty());
            }
        }
        for (place, keys) in places {
            let mut names = std::collections::BTreeSet::new();
            for key in keys {
                assert!(names.insert(key.name), "{place}: {}", key.name);
                assert!(
                    key.nl.ends_with('.') && key.en.ends_with('.'),
                    "{place}: {}",
                    key.name
                );
            }
        }
    }

    #[test]
    fn no_key_of_a_long_form_could_be_a_language() {
        let telling = |key: &&&Key| options::tells_long(key.name);
        for key in options::OPTION.keys.iter().filter(telling) {
            assert!(key.name.len() > 3, "{}", key.name);
        }
        let others = options::OPTION.keys.iter().filter(|key| !telling(key));
        assert_eq!(others.map(|key| key.name).collect::<Vec<_>>(), ["was"]);
    }

    /// A value that fits a type, so that a whole module can be made from the table.
    fn sample(of: &Of) -> Json {
        match of {
            Of::Id | Of::Name | Of::Word | Of::Text | Of::Condition | Of::Sum | Of::Required | Of::Json => {
                json!("a")
            }
            Of::Number | Of::Whole => json!(1),
            Of::Truth => json!(true),
            Of::Date => json!("2026-01-05"),
            Of::Time => json!("20:30"),
            Of::Duration => json!("2 days"),
            Of::Path | Of::Link => json!("media/a.mp3"),
            Of::Missing => json!("zero"),
            Of::One(words) => json!(words[0]),
            Of::List(of) => json!([sample(of)]),
            Of::Map(of) => json!({"a": sample(of)}),
            Of::Points => json!({"1": "a"}),
            Of::Fields(position) => object(position.keys.iter().copied()),
            Of::Entries(_) => json!([{"note": "a", "body": "b"}]),
            Of::Either(some) => sample(&some[0]),
        }
    }

    fn object(keys: impl Iterator<Item = &'static Key>) -> Json {
        keys.filter(|key| key.is_mandatory)
            .map(|key| (key.name.to_owned(), sample(&key.of)))
            .collect()
    }

    /// A value that fits no alternative of a type, marked.
    fn wrong(of: &Of) -> Json {
        let alternatives = match of {
            Of::Either(some) => some,
            one => std::slice::from_ref(one),
        };
        let is_list = |of: &Of| matches!(of, Of::List(_) | Of::Entries(_));
        let is_map = |of: &Of| matches!(of, Of::Map(_) | Of::Fields(_) | Of::Points | Of::Text);
        if !alternatives.iter().any(is_list) {
            json!(["verkeerd!"])
        } else if !alternatives.iter().any(is_map) {
            json!({"verkeerd": "verkeerd!"})
        } else {
            json!("verkeerd!")
        }
    }

    fn told(module: &Json) -> Vec<String> {
        crate::module::tests::told(&module.to_string())
    }

    /// Puts a wrong value at every key of an object; `place` puts the object into a module.
    fn every_key_is_judged(
        keys: &mut dyn Iterator<Item = &'static Key>,
        base: &Json,
        place: &dyn Fn(Json) -> Json,
        name: &str,
    ) {
        for key in keys {
            if matches!(key.of, Of::Json) {
                continue;
            }
            let mut object = base.clone();
            object[key.name] = wrong(&key.of);
            let told = told(&place(object));
            assert!(
                told.iter().any(|told| told.contains("verkeerd")),
                "{name}.{}: {told:?}",
                key.name
            );
        }
    }

    fn module_with(key: &str, value: Json) -> Json {
        let mut whole = object(module::MODULE.keys.iter().copied());
        whole["leerpad"] = json!("1");
        whole["languages"] = json!(["nl"]);
        whole["steps"] = json!([{"step": "welkom"}]);
        if !key.is_empty() {
            whole[key] = value;
        }
        whole
    }

    #[test]
    fn every_key_of_every_kind_is_read_and_judged() {
        for (family, steps) in [(&steps::STEPS, true), (&items::ITEMS, false)] {
            for kind in family.kinds {
                let every = family.every.iter().filter(|key| family.allows(kind, key));
                let mut keys = kind.keys.iter().chain(every).copied();
                let mut base = object(kind.keys.iter().copied());
                base[kind.word] = json!("x");
                if steps && base.get("steps").is_some() {
                    base["steps"] = json!([{"step": "y"}]);
                }
                let place = |object: Json| {
                    let list = if steps {
                        object
                    } else {
                        json!({"exercise": "e", "items": [object]})
                    };
                    module_with("steps", json!([list]))
                };
                every_key_is_judged(&mut keys, &base, &place, kind.word);
            }
        }
    }

    #[test]
    fn every_key_of_every_position_is_read_and_judged() {
        every_key_is_judged(
            &mut module::MODULE.keys.iter().copied(),
            &module_with("", Json::Null),
            &|module| module,
            "module",
        );
        let item = |key: &str, value: Json| {
            let mut item = json!({"choice": "c", "ask": "Q", "options": {"x": "X"}});
            item[key] = value;
            module_with("steps", json!([{"exercise": "e", "items": [item]}]))
        };
        let scale = |key: &str, value: Json| {
            let mut scale = json!({"items": [{"confirm": "c", "ask": "Q"}], "score": "c"});
            scale[key] = value;
            module_with("scales", json!({ "s": scale }))
        };
        let places: &[(&Position, &dyn Fn(Json) -> Json)] = &[
            (&about::BLEND, &|object| module_with("blend", object)),
            (&about::HELP, &|object| module_with("help", json!([object]))),
            (&privacy::PRIVACY, &|object| module_with("privacy", object)),
            (&privacy::PURPOSE, &|object| {
                module_with("privacy", json!({"purposes": {"p": object}}))
            }),
            (&about::WATCH, &|object| module_with("watch", object)),
            (&about::LANGUAGE_CHECK, &|object| {
                module_with("language-check", object)
            }),
            (&options::OPTION, &|object| {
                item("options", json!({ "o": object }))
            }),
            (&items::gap::GAP, &|object| {
                let gap = json!({"gap": "g", "sentence": "Ik [x].", "gaps": {"x": object}});
                module_with("steps", json!([{"exercise": "e", "items": [gap]}]))
            }),
            (&given::SETTING, &|object| {
                module_with("settings", json!({ "s": object }))
            }),
            (&given::FACT, &|object| {
                module_with("facts", json!({ "f": object }))
            }),
            (&given::CHANCE, &|object| {
                module_with("chances", json!({ "k": object }))
            }),
            (&given::RESULT, &|object| {
                module_with(
                    "steps",
                    json!([{"activity": "x", "tick": true, "result": object}]),
                )
            }),
            (&scales::SCALE, &|object| {
                module_with("scales", json!({ "s": object }))
            }),
            (&scales::SUBSCALE, &|object| {
                scale("subscales", json!({ "t": object }))
            }),
            (&scales::BAND, &|object| scale("bands", json!([object]))),
            (&ladders::RUNG, &|object| {
                module_with("values", json!({"v": [object]}))
            }),
            (&ladders::WAY, &|object| {
                module_with("steps", json!([{"step": "x", "next": [object]}]))
            }),
            (&ladders::RULE, &|object| item("rules", json!([object]))),
            (&ladders::CHECK, &|object| item("check", json!([object]))),
        ];
        // The module itself was first.
        assert_eq!(places.len() + 1, POSITIONS.len());
        for (position, place) in places {
            let mut base = object(position.keys.iter().copied());
            if ["setting", "fact"].contains(&position.name) {
                base["type"] = json!("choice");
            }
            every_key_is_judged(&mut position.keys.iter().copied(), &base, place, position.name);
        }
    }
}
