//! Places in a text in the counting of the client: bytes, UTF-16 units or code points.

use gen_lsp_types::{Position, PositionEncodingKind, Range};
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;

/// How a client counts within a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    Utf8,
    Utf16,
    Utf32,
}

impl Units {
    /// The first that the client can and we know; UTF-16 when it says nothing, as the protocol has it.
    pub(super) fn choose(offered: Option<&[PositionEncodingKind]>) -> Self {
        let known = |kind: &PositionEncodingKind| match kind {
            PositionEncodingKind::UTF8 => Some(Self::Utf8),
            PositionEncodingKind::UTF16 => Some(Self::Utf16),
            PositionEncodingKind::UTF32 => Some(Self::Utf32),
            PositionEncodingKind::Custom(_) => None,
        };
        offered
            .unwrap_or_default()
            .iter()
            .find_map(known)
            .unwrap_or(Self::Utf16)
    }

    /// As the protocol calls it.
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    const fn of(self, letter: char) -> u32 {
        match self {
            Self::Utf8 => letter.len_utf8() as u32,
            Self::Utf16 => letter.len_utf16() as u32,
            Self::Utf32 => 1,
        }
    }

    /// The place of a byte.
    pub(super) fn position(self, source: &Source, offset: u32) -> Position {
        let line = source.line_of(offset);
        let (start, end) = source.line_range(line);
        let before = source.slice(Span::new(0, start, offset.min(end).max(start)));
        Position {
            line: line - 1,
            character: before.chars().map(|letter| self.of(letter)).sum(),
        }
    }

    /// The place of a span.
    pub(super) fn range(self, source: &Source, span: Span) -> Range {
        Range {
            start: self.position(source, span.start),
            end: self.position(source, span.end.max(span.start)),
        }
    }

    /// The byte of a place; one past the end of a line is its end, one inside a character is its start.
    pub(super) fn offset(self, source: &Source, at: Position) -> u32 {
        let lines = u32::try_from(source.line_count()).unwrap_or(u32::MAX);
        if at.line >= lines {
            return u32::try_from(source.text().len()).unwrap_or(u32::MAX);
        }
        let (start, end) = source.line_range(at.line + 1);
        let mut offset = start;
        let mut units = 0;
        for letter in source.slice(Span::new(0, start, end)).chars() {
            units += self.of(letter);
            if units > at.character {
                break;
            }
            offset += letter.len_utf8() as u32;
        }
        offset
    }

    /// The bytes of a range.
    pub(super) fn span(self, source: &Source, range: Range) -> Span {
        let (one, two) = (self.offset(source, range.start), self.offset(source, range.end));
        Span::new(0, one.min(two), one.max(two))
    }
}

/// Text to write into a source, with the line ends that the source has.
pub(super) fn with_line_ends(source: &Source, text: String) -> String {
    if text.contains('\n') && source.text().contains("\r\n") {
        text.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_counting_comes_back_to_the_byte() {
        let source = Source::new("a", "x\r\naé😀b\n👩‍👩‍👧 z");
        let boundaries = source.text().char_indices();
        for (at, _) in boundaries.filter(|(_, letter)| *letter != '\n') {
            let at = u32::try_from(at).unwrap();
            for units in [Units::Utf8, Units::Utf16, Units::Utf32] {
                assert_eq!(units.offset(&source, units.position(&source, at)), at);
            }
        }
        let after_emoji = Position {
            line: 1,
            character: 4,
        };
        assert_eq!(Units::Utf16.offset(&source, after_emoji), 10);
        // Inside a pair of surrogates, past the end of a line, past the end of the text.
        for (line, character, offset) in [(1, 3, 6), (1, 99, 11), (9, 0, 32)] {
            assert_eq!(Units::Utf16.offset(&source, Position { line, character }), offset);
        }
    }

    #[test]
    fn the_first_counting_that_both_know_is_taken() {
        let odd = PositionEncodingKind::Custom("utf-7".into());
        assert_eq!(
            Units::choose(Some(&[odd, PositionEncodingKind::UTF32])),
            Units::Utf32
        );
        assert_eq!(Units::choose(None), Units::Utf16);
    }
}
