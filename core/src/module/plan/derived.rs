//! Values, settings, given facts and chances: what conditions read beside answers.

use super::text::Text;
use crate::expr::name::Symbol;
use crate::expr::typed::{Truth, Typed};
use crate::ground::number::Number;
use crate::ground::stored::stored;

/// A derived value.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Full id.
    pub id: String,
    /// The ladder; the first met rung counts.
    pub rungs: Vec<Rung>,
    /// Label per symbol, where it is an option.
    pub labels: Vec<(Symbol, Text)>,
}

stored!(struct Value { id = "id", rungs = "rungs", labels = "labels" or none });

/// A rung of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// When; `None` for the last.
    pub when: Option<Truth>,
    /// What it is.
    pub is: Typed,
}

stored!(struct Rung { when = "when" or none, is = "is" });

/// What kind of thing a setting or given fact is.
#[derive(Clone, Debug, PartialEq)]
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

stored!(enum Shape else Self::Text, {
    plain {
        Text = "text",
        Confirm = "confirm",
    }
    one {
        Choice = "choice",
    }
    tuple {
        Number(a, b) = "number",
    }
});

/// A value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
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

stored!(enum Constant else Self::Confirm(false), {
    one {
        Choice = "choice",
        Number = "number",
        Text = "text",
        Confirm = "confirm",
    }
});

/// What one organisation may override.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Full id. Of a part: what its `use` binds is the default, and hosts do not override it.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// What holds without an override.
    pub default: Constant,
}

stored!(struct Setting { id = "id", shape = "shape", default = "default" });

/// A fact the host hands in at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Its id.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// `other-module.value`, where it comes from one.
    pub from: Option<String>,
}

stored!(struct Given { id = "id", shape = "shape", from = "from" or none });

/// Something drawn from the seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// Full id: the draw's key.
    pub id: String,
    /// What it draws.
    pub draws: Draws,
    /// Drawn per visit; else once, at the start.
    pub per_visit: bool,
}

stored!(struct Chance { id = "id", draws = "draws", per_visit = "per-visit" });

/// What a chance draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draws {
    /// One of these, by weight.
    Arms(Vec<(Symbol, u64)>),
    /// A whole number, both ends included.
    Whole(i64, i64),
}

stored!(enum Draws else Self::Whole(0, 0), {
    one {
        Arms = "arms",
    }
    tuple {
        Whole(a, b) = "whole",
    }
});
