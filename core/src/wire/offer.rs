//! What items offer: options, rows, points of a line, and what each entry of a list asks.

use super::asks::InnerAsks;
use super::said::Said;
use super::shape::{True, shape, words};

shape! {
    /// An option.
    Choice {
        /// Its id.
        id: String,
        /// Its words.
        label: String,
    } + maybe {
        /// A picture: one of the module's own media, by its path.
        image: String,
    }
}

shape! {
    /// A row of a likert.
    Row {
        /// Its id.
        id: String,
        /// Its words.
        label: String,
    }
}

shape! {
    /// A point of a scale that has words.
    Point {
        /// The number.
        at: f64,
        /// Its words.
        label: String,
    }
}

words! {
    /// The kind of an inner item of a list or diary.
    InnerKind {
        /// One option.
        Choice,
        /// Several options.
        Choices,
        /// Yes, by ticking.
        Confirm,
        /// One line of text.
        Text,
        /// Words of one's own.
        Words,
        /// A number.
        Number,
        /// A calendar day.
        Date,
        /// A time of day.
        Time,
        /// A point on a line.
        Scale,
    }
}

shape! {
    /// What each entry of a list or diary asks once.
    Inner {
        /// Its id inside the entry.
        id: String,
        /// Its kind.
        kind: InnerKind,
        /// The question.
        ask: Said,
    } + maybe {
        /// Of a diary: how to ask for it. Its shape follows from the kind.
        asks: InnerAsks,
        /// Words of help.
        help: Said,
        /// Its options.
        options: Vec<Choice>,
        /// Of a diary: words at points of the line of a scale, from low to high.
        points: Vec<Point>,
        /// Of a diary: what a number counts.
        unit: String,
        /// Its words live in the vault.
        vault: True,
    }
}
