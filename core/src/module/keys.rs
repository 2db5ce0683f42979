//! The table of keys: what may be written where. The decoder, its messages and the JSON Schema read it; every key is
//! spelled once, in a row that stands beside the code that decodes it.
//!
//! A [`Position`] is a place with a fixed set of keys (the module, an option, a rung). A [`Family`] is a list whose
//! entries begin with a kind word (steps, items). [`POSITIONS`] and [`FAMILIES`] name them all.

use super::draft::{ItemKindDraft, StepKindDraft};
use super::reader::{Opened, Reader};
use super::{about, given, items, ladders, module, options, scales, steps};

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
    /// Keys of `every` that cannot stand here.
    pub without: &'static [&'static Key],
}

impl Family {
    /// Whether entries of this kind can stand here.
    #[must_use]
    pub fn takes(&self, kind: &Kind) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| std::ptr::eq(*only, kind))
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
    /// A word of the format that this version does not have yet.
    Later,
}

/// Every place with a fixed set of keys.
pub static POSITIONS: &[&Position] = &[
    &module::MODULE,
    &about::BLEND,
    &about::HELP,
    &about::PRIVACY,
    &about::PURPOSE,
    &about::WATCH,
    &about::LANGUAGE_CHECK,
    &options::OPTION,
    &given::SETTING,
    &given::FACT,
    &given::CHANCE,
    &scales::SCALE,
    &scales::SUBSCALE,
    &scales::BAND,
    &ladders::RUNG,
    &ladders::WAY,
    &ladders::RULE,
    &ladders::CHECK,
];

/// Every list whose entries begin with a kind word.
pub static FAMILIES: &[&Family] = &[&steps::STEPS, &items::ITEMS, &items::READING, &items::INNER];
