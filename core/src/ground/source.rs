//! Source texts and their lines: bytes inside, the host's counting at the border.

use super::span::Span;

/// One text with the name it is known by and a table of its lines.
///
/// ```
/// use leerpad::ground::source::{Counting, Source};
/// let source = Source::new("a.yaml", "é😀x\nabc");
/// let place = source.position(6, Counting::CodePoints);
/// assert_eq!((place.line, place.column), (1, 3));
/// assert_eq!(source.position(6, Counting::Utf16).column, 4);
/// assert_eq!(source.position(6, Counting::Bytes).column, 7);
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<u32>,
}

/// How a host counts columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Bytes of UTF-8 (Rust).
    Bytes,
    /// UTF-16 code units (JavaScript, the language server protocol).
    Utf16,
    /// Unicode code points (Python).
    CodePoints,
}

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in the counting asked for.
    pub column: u32,
}

impl Source {
    /// Takes a text of at most `limits::SOURCE_BYTES`; the table of lines is made here. CRLF and LF both end a line.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        for (at, byte) in text.bytes().enumerate() {
            if byte == b'\n' {
                line_starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// The name: a path as the author knows it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, with its byte order mark if it has one.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of lines (at least one).
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The text under a span; empty where the span does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }

    /// Byte range of a line (from 1), without its line end.
    #[must_use]
    pub fn line_range(&self, line: u32) -> (u32, u32) {
        let index = (line.max(1) - 1) as usize;
        let length = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let start = self.line_starts.get(index).copied().unwrap_or(length);
        let next = self.line_starts.get(index + 1).copied().unwrap_or(length);
        let raw = self.text.get(start as usize..next as usize).unwrap_or("");
        let trimmed = raw.trim_end_matches('\n').trim_end_matches('\r');
        (start, start + u32::try_from(trimmed.len()).unwrap_or(0))
    }

    /// The line (from 1) that a byte offset lies on.
    #[must_use]
    pub fn line_of(&self, offset: u32) -> u32 {
        u32::try_from(self.line_starts.partition_point(|start| *start <= offset))
            .unwrap_or(u32::MAX)
            .max(1)
    }

    /// Line and column of a byte offset, in the host's counting. A byte order mark is not counted.
    #[must_use]
    pub fn position(&self, offset: u32, counting: Counting) -> Position {
        let line = self.line_of(offset);
        let mut start = self.line_starts.get((line - 1) as usize).copied().unwrap_or(0) as usize;
        if start == 0 && self.text.starts_with('\u{feff}') {
            start = '\u{feff}'.len_utf8();
        }
        let mut end = (offset as usize).min(self.text.len()).max(start);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        Position {
            line,
            column: counting.units(self.text.get(start..end).unwrap_or("")) + 1,
        }
    }

    /// How many units of the whole text, a byte order mark among them, stand before a byte offset: where a host that
    /// holds the text may cut it.
    ///
    /// ```
    /// use leerpad::ground::source::{Counting, Source};
    /// let source = Source::new("a.yaml", "é😀x");
    /// assert_eq!(source.units_before(6, Counting::Utf16), 3);
    /// assert_eq!(source.units_before(6, Counting::CodePoints), 2);
    /// ```
    #[must_use]
    pub fn units_before(&self, offset: u32, counting: Counting) -> u32 {
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        counting.units(self.text.get(..end).unwrap_or(""))
    }
}

impl Counting {
    /// How many units a text has.
    fn units(self, text: &str) -> u32 {
        let count = match self {
            Self::Bytes => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::CodePoints => text.chars().count(),
        };
        u32::try_from(count).unwrap_or(u32::MAX - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crlf_and_a_byte_order_mark_do_not_shift() {
        let source = Source::new("a", "\u{feff}ab\r\ncd");
        assert_eq!(
            source.position(4, Counting::Bytes),
            Position { line: 1, column: 2 }
        );
        assert_eq!(
            source.position(8, Counting::Utf16),
            Position { line: 2, column: 2 }
        );
        assert_eq!(source.line_range(2), (7, 9));
        assert_eq!(source.slice(Span::new(0, 7, 9)), "cd");
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let source = Source::new("a", "ab");
        assert_eq!(
            source.position(99, Counting::Bytes),
            Position { line: 1, column: 3 }
        );
    }
}
