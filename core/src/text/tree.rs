//! The closed tree of a text: no raw HTML node exists, no attribute bag exists, a link is a validated type.

use serde::{Deserialize, Serialize};

use super::link::Link;

/// A text: blocks one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Document(pub Vec<Block>);

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading; level 1 to 6 as written. The player puts it under the step's title.
    Heading(u8, Vec<Inline>),
    /// A list; `start` for an ordered one.
    List {
        /// First number of an ordered list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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

/// Alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
