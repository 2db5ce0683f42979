//! The plan: a checked module as flat tables. Built by `check` only; a program is a plan with its hash.
//!
//! Parts (`use`) are already filled in: their ids read `part/inner`. Ids are unique over the plan.

mod derived;
mod item;
mod purpose;
mod scale;
mod sentence;
mod step;
mod text;
mod wait;

use serde_json::Value as Json;

use crate::expr::name::StepIx;
use crate::ground::span::Span;
use crate::ground::stored::stored;
use crate::text::link::Link;

pub use self::derived::{Chance, Constant, Draws, Given, Rung, Setting, Shape, Value};
pub use self::item::{Check, Choice, Class, Home, Inner, Item, ItemKind, Medium, Options, Period, Row, Rule};
pub use self::purpose::{Keep, Purpose, PurposeIx, Recipient};
pub use self::scale::{Band, Missing, Scale};
pub use self::sentence::{Fits, Gap, Piece};
pub use self::step::{Need, Recap, Step, StepKind, Way};
pub use self::text::{Localized, Pipe, Shows, Text};
pub use self::wait::{Confirm, Form, Limit, Until, With};

/// A checked module.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Plan {
    /// Id of the module, never reused.
    pub id: String,
    /// Version as the author wrote it.
    pub version: String,
    /// Language tags; the first is the source. Every [`Text`] has one entry for each, in this order.
    pub languages: Vec<String>,
    /// Title.
    pub title: Text,
    /// What it is about, who made it.
    pub about: About,
    /// Help, one tap away on every step.
    pub help: Vec<Help>,
    /// Words watched in the whole module.
    pub watch: Option<Watch>,
    /// Every id of an option, row, band, arm and moment.
    pub symbols: Vec<String>,
    /// Steps, sections, parts and ends in document order (a section before its children); the last is the implicit `end`.
    pub steps: Vec<Step>,
    /// The module's own list.
    pub top: Vec<StepIx>,
    /// Items in document order of their homes: scale items in the order of `scales`, then the steps' own.
    pub items: Vec<Item>,
    /// Scales and subscales, a subscale after its scale.
    pub scales: Vec<Scale>,
    /// Values in an order in which each reads only earlier ones.
    pub values: Vec<Value>,
    /// Settings.
    pub settings: Vec<Setting>,
    /// Facts the host hands in.
    pub givens: Vec<Given>,
    /// Chances.
    pub chances: Vec<Chance>,
    /// Purposes.
    pub purposes: Vec<Purpose>,
}

stored!(struct Plan {
    id = "id",
    version = "version",
    languages = "languages",
    title = "title",
    about = "about",
    help = "help",
    watch = "watch" or none,
    symbols = "symbols",
    steps = "steps",
    top = "top",
    items = "items",
    scales = "scales",
    values = "values",
    settings = "settings",
    givens = "givens",
    chances = "chances",
    purposes = "purposes" or none,
});

/// What stands on the cover.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct About {
    /// One or two sentences.
    pub summary: Option<Text>,
    /// What a person can do afterwards.
    pub goals: Vec<Text>,
    /// Minutes of work.
    pub minutes: Option<u32>,
    /// For whom.
    pub audience: Option<Text>,
    /// Free words to find it by.
    pub themes: Vec<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// SPDX expression.
    pub licence: Option<String>,
    /// The module's own media.
    pub image: Option<String>,
    /// `privacy`, `blend` and `language-check` as written, for what reads them.
    pub blend: Json,
    /// `keep`: how long answers are kept; purposes have a table of their own.
    pub privacy: Json,
    /// Who signed off the language, and when.
    pub language_check: Json,
}

stored!(struct About {
    summary = "summary" or none,
    goals = "goals" or none,
    minutes = "minutes" or none,
    audience = "audience" or none,
    themes = "themes" or none,
    authors = "authors" or none,
    licence = "licence" or none,
    image = "image" or none,
    blend = "blend" or none,
    privacy = "privacy" or none,
    language_check = "language-check" or none,
});

/// A line of help.
#[derive(Clone, Debug, PartialEq)]
pub struct Help {
    /// What it is for.
    pub title: Text,
    /// More words.
    pub body: Option<Text>,
    /// A number to call, as written.
    pub phone: Option<String>,
    /// A validated link.
    pub link: Option<Link>,
}

stored!(struct Help {
    title = "title",
    body = "body" or none,
    phone = "phone" or none,
    link = "link" or none,
});

/// Words that bring up the help card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Folded words.
    pub words: Vec<String>,
}

stored!(struct Watch { words = "words" });

/// Where things were written, for authors and researchers: beside the plan, outside its hash.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lines {
    /// The names of the sources.
    pub sources: Vec<String>,
    /// Per step: its id.
    pub steps: Vec<Span>,
    /// Per item: its id.
    pub items: Vec<Span>,
    /// Per step, per way: its target.
    pub ways: Vec<Vec<Span>>,
    /// Per item, per option: its id.
    pub options: Vec<Vec<Span>>,
    /// Per item, per rule.
    pub rules: Vec<Vec<Span>>,
    /// Per scale: its id.
    pub scales: Vec<Span>,
    /// Per scale, per band: its id.
    pub bands: Vec<Vec<Span>>,
    /// Per value: its id.
    pub values: Vec<Span>,
    /// Per step: its `when`.
    pub step_whens: Vec<Option<Span>>,
    /// Per item: its `when`.
    pub item_whens: Vec<Option<Span>>,
    /// Per step, per way: its `when`.
    pub way_whens: Vec<Vec<Option<Span>>>,
    /// Per item, per option: its `when`.
    pub option_whens: Vec<Vec<Option<Span>>>,
}
