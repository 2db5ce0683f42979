//! Values, settings, given facts and chances: what conditions read beside answers.

use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::expr::name::Symbol;
use crate::expr::typed::{Truth, Typed};
use crate::ground::number::Number;

/// A derived value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Full id.
    pub id: String,
    /// The ladder; the first met rung counts.
    pub rungs: Vec<Rung>,
    /// Label per symbol, where it is an option.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<(Symbol, Text)>,
}

/// A rung of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rung {
    /// When; `None` for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// What it is.
    pub is: Typed,
}

/// What kind of thing a setting or given fact is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One of these.
    Choice(Vec<(Symbol, Text)>),
    /// A number in this range.
    Number(Number, Number),
    /// A text of at most 1,000 code points.
    Text,
    /// True or false.
    Confirm,
}

/// A value of a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Constant {
    /// An option.
    Choice(Symbol),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// True or false.
    Confirm(bool),
}

/// What one organisation may override.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// Full id. Of a part: what its `use` binds is the default, and hosts do not override it.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// What holds without an override.
    pub default: Constant,
}

/// A fact the host hands in at the start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// Its id.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// `other-module.value`, where it comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// Something drawn from the seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Chance {
    /// Full id: the draw's key.
    pub id: String,
    /// What it draws.
    pub draws: Draws,
    /// Drawn per visit; else once, at the start.
    pub per_visit: bool,
}

/// What a chance draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Draws {
    /// One of these, by weight.
    Arms(Vec<(Symbol, u64)>),
    /// A whole number, both ends included.
    Whole(i64, i64),
}
