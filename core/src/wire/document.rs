//! Texts as trees: what an author wrote in Markdown, closed and safe. There is no raw HTML in it, and no attribute.

use super::shape::{named, shape, silent, words};

named! {
    /// A text: blocks one after the other.
    Document(Vec<Block>)

    /// Where a link leads: `https:`, `mailto:`, `tel:`, or the module's own media by a path that does not climb.
    Link(String)
}

/// A block: an object with one member that says its kind, or the word `rule`.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading: its level from 1 to 6 as written, and its words. Players put it under the title of the step.
    Heading(u8, Vec<Inline>),
    /// A list.
    List(Listing),
    /// A quotation.
    Quote(Document),
    /// Text in fixed width, as written.
    Code(String),
    /// A table.
    Table(Table),
    /// A line across.
    Rule,
}

/// A piece of running text: an object with one member that says its kind, or the word `break`.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
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
    /// A link: where it leads, and its words.
    Link(Link, Vec<Inline>),
    /// One of the module's own pictures: its path, and words for who cannot see it.
    Image(String, String),
    /// A line break.
    Break,
    /// A hole, by its number: what stands in it is in `fills` at that place, counted from 0.
    Hole(u32),
}

silent!(Block);
silent!(Inline);

shape! {
    /// The entries of a list.
    Listing {
        /// The entries.
        items: Vec<Document>,
    } + maybe {
        /// The number of the first entry; absent for a list without numbers.
        start: u32,
    }
}

shape! {
    /// The cells of a table.
    Table {
        /// How each column is aligned.
        columns: Vec<Align>,
        /// The head, cell by cell.
        head: Vec<Vec<Inline>>,
        /// The rows, cell by cell.
        rows: Vec<Vec<Vec<Inline>>>,
    }
}

words! {
    /// The alignment of a column.
    Align {
        /// As the language has it.
        None,
        /// Left.
        Left,
        /// Middle.
        Center,
        /// Right.
        Right,
    }
}
