//! The plan: a checked module as flat tables. Built by `check` only; a program is a plan with its hash.
//!
//! Parts (`use`) are already filled in: their ids read `part/inner`. Ids are unique over the plan.

mod derived;
mod item;
mod scale;
mod step;
mod text;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::expr::name::StepIx;
use crate::ground::span::Span;
use crate::text::link::Link;

pub use self::derived::{Chance, Constant, Draws, Given, Rung, Setting, Shape, Value};
pub use self::item::{Check, Choice, Class, Home, Inner, Item, ItemKind, Medium, Options, Row, Rule};
pub use self::scale::{Band, Missing, Scale};
pub use self::step::{Need, Recap, Step, StepKind, Way};
pub use self::text::{Localized, Pipe, Shows, Text};

/// A checked module.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
}

/// What stands on the cover.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct About {
    /// One or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// What a person can do afterwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Text>,
    /// Minutes of work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Text>,
    /// Free words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// SPDX expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The module's own media.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// `privacy`, `blend` and `language-check` as written, for what reads them.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub blend: Json,
    /// Purposes and how long answers are kept.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub privacy: Json,
    /// Who signed off the language, and when.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub language_check: Json,
}

/// A line of help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Help {
    /// What it is for.
    pub title: Text,
    /// More words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// A number to call, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A validated link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// Words that bring up the help card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// Folded words.
    pub words: Vec<String>,
}

/// Where things were written, for authors and researchers: beside the plan, outside its hash.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
