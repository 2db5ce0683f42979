//! The closed tree of a text: no raw HTML node exists, no attribute bag exists, a link is a validated type.

use serde_json::Value as Json;

use super::link::Link;
use crate::ground::stored::{Faults, Stored, stored};

/// A text: blocks one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Document(pub Vec<Block>);

impl Stored for Document {
    fn store(&self) -> Json {
        self.0.store()
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        Self(Stored::take(stored, faults))
    }
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading; level 1 to 6 as written. The player puts it under the step's title.
    Heading(u8, Vec<Inline>),
    /// A list; `start` for an ordered one.
    List {
        /// First number of an ordered list.
        start: Option<u32>,
        /// The entries.
        items: Vec<Document>,
    },
    /// A quotation.
    Quote(Document),
    /// Text in fixed width, as written.
    Code(String),
    /// A table: alignments, head and rows.
    Table {
        /// Per column.
        columns: Vec<Align>,
        /// The head.
        head: Vec<Vec<Inline>>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
}

stored!(enum Block else Self::Rule, {
    plain {
        Rule = "rule",
    }
    one {
        Paragraph = "paragraph",
        Quote = "quote",
        Code = "code",
    }
    tuple {
        Heading(a, b) = "heading",
    }
    struct {
        List { start = "start" or none, items = "items" } = "list",
        Table { columns = "columns", head = "head", rows = "rows" } = "table",
    }
});

/// Alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As the language has it.
    None,
    /// Left.
    Left,
    /// Middle.
    Center,
    /// Right.
    Right,
}

stored!(enum Align else Self::None, {
    plain {
        None = "none",
        Left = "left",
        Center = "center",
        Right = "right",
    }
});

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Characters as they are.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck through.
    Strike(Vec<Inline>),
    /// Fixed width.
    Code(String),
    /// A link.
    Link(Link, Vec<Inline>),
    /// One of the module's own pictures, with its words.
    Image(String, String),
    /// A line break.
    Break,
    /// A hole that a pipe fills.
    Hole(u32),
}

stored!(enum Inline else Self::Break, {
    plain {
        Break = "break",
    }
    one {
        Text = "text",
        Emphasis = "emphasis",
        Strong = "strong",
        Strike = "strike",
        Code = "code",
        Hole = "hole",
    }
    tuple {
        Link(a, b) = "link",
        Image(a, b) = "image",
    }
});
