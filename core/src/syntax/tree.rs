//! The spanned tree: every key and value with its place, every scalar as text.

use crate::ground::span::{Span, Spanned};

/// A value in a source file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands: from its first character to after its last, without its key and without the line end.
    pub span: Span,
}

/// The three kinds of value. Nothing is guessed: every scalar is text.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// A text.
    Scalar(Scalar),
    /// A list.
    List {
        /// Its entries.
        items: Vec<Node>,
        /// Written in `[ ]`.
        flow: bool,
    },
    /// A map, in document order; duplicate keys are reported and the first is kept.
    Map {
        /// Its entries.
        entries: Vec<Entry>,
        /// Written in `{ }`.
        flow: bool,
    },
    /// What could not be read; a problem was reported.
    Broken,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value; an empty scalar of style `Absent` when nothing was written.
    pub value: Node,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// Nothing written at all.
    Absent,
}

/// A text as the author meant it, and where each part of it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text after quotes, escapes and folding.
    pub text: String,
    /// How it was written.
    pub style: Style,
    /// Where pieces of `text` were written, ascending: each says that `text[at..]`, up to the next piece, was written
    /// as `length` bytes from byte `source` of the file. Empty where the text stands there as it is, from the start of
    /// the node's span.
    pub pieces: Vec<Piece>,
}

/// A run of the text and the bytes it was written with.
///
/// Where the run is as long as what was written, it stands there byte for byte; else (an escape, a folded line end) it
/// belongs to all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Byte offset in the text.
    pub at: u32,
    /// Byte offset in the source.
    pub source: u32,
    /// Bytes it takes in the source.
    pub length: u32,
}

impl Scalar {
    /// The place in the file of a byte range of the text; `whole` is the scalar's own span.
    #[must_use]
    pub fn place(&self, start: usize, end: usize, whole: Span) -> Span {
        let first = self.written(start, whole).0;
        // The end is measured from the last byte inside, so a range never runs into the next line's indent.
        let last = if end > start {
            self.written(end - 1, whole).1
        } else {
            first
        };
        Span::new(whole.source, first, last.max(first))
    }

    /// First byte and byte after the last of what was written for one byte of the text.
    fn written(&self, offset: usize, whole: Span) -> (u32, u32) {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let index = self.pieces.partition_point(|piece| piece.at <= offset);
        let piece = index.checked_sub(1).and_then(|index| self.pieces.get(index));
        let next = self.pieces.get(index).map(|piece| piece.at);
        let length = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let (first, last) = match piece {
            None => {
                let first = whole.start.saturating_add(offset);
                (first, first.saturating_add(1))
            }
            Some(piece) if next.unwrap_or(length).saturating_sub(piece.at) == piece.length => {
                let first = piece.source.saturating_add(offset - piece.at);
                (first, first.saturating_add(1))
            }
            Some(piece) => (piece.source, piece.source.saturating_add(piece.length)),
        };
        (
            first.clamp(whole.start, whole.end),
            last.clamp(whole.start, whole.end),
        )
    }
}

impl Node {
    /// The scalar, if it is one.
    #[must_use]
    pub const fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The entries, if it is a map.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.kind {
            NodeKind::Map { entries, .. } => Some(entries),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Node]> {
        match &self.kind {
            NodeKind::List { items, .. } => Some(items),
            _ => None,
        }
    }

    /// The value of a key, if it is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()?
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.value)
    }
}
