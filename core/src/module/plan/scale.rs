//! Scales with their scores and bands.

use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::expr::name::{Reference, ScaleIx, StepIx, Symbol};
use crate::expr::typed::Sum;
use crate::ground::number::Number;

/// What happens in a score with an item that gives no number (semantics 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The score is unknown.
    Unknown,
    /// It is nought.
    Zero,
    /// It is the mean of those that count, if they are at least so many percent of those shown.
    MeanOfAnswered(u32),
}

/// A scale or subscale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Scale {
    /// Full id.
    pub id: String,
    /// The scale it belongs to, for a subscale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<ScaleIx>,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Whether less is better, where the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower_is_better: Option<bool>,
    /// Its items: `items[first .. first + count]` of the plan (of a subscale: none).
    pub first_item: u32,
    /// How many.
    pub item_count: u32,
    /// The score; without one the scale only groups items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Sum>,
    /// The operands the score names, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operands: Vec<Reference>,
    /// For what was shown and does not count.
    pub skipped: Missing,
    /// For what was not shown.
    pub not_asked: Missing,
    /// Least and greatest score that can come out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Number, Number)>,
    /// The ladder of bands; the last has no `below`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// The measures of it (of a subscale: of its scale), in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<StepIx>,
}

/// A band of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Band {
    /// Its id.
    pub id: Symbol,
    /// Scores below this; `None` for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
    /// What is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
}
