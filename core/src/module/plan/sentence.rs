//! A sentence with open places.

use super::item::Choice;
use crate::expr::name::Symbol;
use crate::ground::stored::stored;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text.
    Text(String),
    /// An open place: which of the gaps.
    Gap(u32),
}

stored!(enum Piece else Self::Gap(0), {
    one {
        Text = "text",
        Gap = "gap",
    }
});

/// An open place.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Its id.
    pub id: Symbol,
    /// What fits in it.
    pub fits: Fits,
}

stored!(struct Gap { id = "id", fits = "fits" });

/// What fits in an open place.
#[derive(Clone, Debug, PartialEq)]
pub enum Fits {
    /// One of these.
    Options {
        /// The options; none is ever hidden.
        list: Vec<Choice>,
        /// The one that is right; none: each is.
        right: Option<Symbol>,
    },
    /// Words of one's own that are right when they are one of these, folded.
    Words(Vec<String>),
}

stored!(enum Fits else Self::Words(Vec::new()), {
    one {
        Words = "words",
    }
    struct {
        Options { list = "list", right = "right" or none } = "options",
    }
});
