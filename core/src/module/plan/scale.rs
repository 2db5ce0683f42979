//! Scales with their scores and bands.

use super::text::Text;
use crate::expr::name::{Reference, ScaleIx, StepIx, Symbol};
use crate::expr::typed::Sum;
use crate::ground::number::Number;
use crate::ground::stored::stored;

/// What happens in a score with an item that gives no number (semantics 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The score is unknown.
    Unknown,
    /// It is nought.
    Zero,
    /// It is the mean of those that count, if they are at least so many percent of those shown.
    MeanOfAnswered(u32),
}

stored!(enum Missing else Self::Unknown, {
    plain {
        Unknown = "unknown",
        Zero = "zero",
    }
    one {
        MeanOfAnswered = "mean-of-answered",
    }
});

/// A scale or subscale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Full id.
    pub id: String,
    /// The scale it belongs to, for a subscale.
    pub of: Option<ScaleIx>,
    /// Title.
    pub title: Option<Text>,
    /// Whether less is better, where the author said so.
    pub lower_is_better: Option<bool>,
    /// Its items: `items[first .. first + count]` of the plan (of a subscale: none).
    pub first_item: u32,
    /// How many.
    pub item_count: u32,
    /// The score; without one the scale only groups items.
    pub score: Option<Sum>,
    /// The operands the score names, in document order.
    pub operands: Vec<Reference>,
    /// For what was shown and does not count.
    pub skipped: Missing,
    /// For what was not shown.
    pub not_asked: Missing,
    /// Least and greatest score that can come out.
    pub range: Option<(Number, Number)>,
    /// The ladder of bands; the last has no `below`.
    pub bands: Vec<Band>,
    /// The measures of it (of a subscale: of its scale), in document order.
    pub measures: Vec<StepIx>,
}

stored!(struct Scale {
    id = "id",
    of = "of" or none,
    title = "title" or none,
    lower_is_better = "lower-is-better" or none,
    first_item = "first-item",
    item_count = "item-count",
    score = "score" or none,
    operands = "operands" or none,
    skipped = "skipped",
    not_asked = "not-asked",
    range = "range" or none,
    bands = "bands" or none,
    measures = "measures" or none,
});

/// A band of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its id.
    pub id: Symbol,
    /// Scores below this; `None` for the last.
    pub below: Option<Number>,
    /// What is said.
    pub say: Option<Text>,
}

stored!(struct Band { id = "id", below = "below" or none, say = "say" or none });
