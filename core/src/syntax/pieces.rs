//! Where each part of a decoded scalar was written: the text and the raw bytes, walked side by side.

use super::tree::{Piece, Style};

/// The pieces of `text`, written as `raw` from byte `start` on. Empty when it stands there as it is.
///
/// `raw` has the quotes of a quoted text, and the whole lines (not the header) of a block text. The walk is linear and
/// stops where the two do not fit, so a mistake here can only cost precision.
pub(super) fn of(text: &str, raw: &str, style: Style, start: usize) -> Vec<Piece> {
    if text == raw {
        return Vec::new();
    }
    let mut walk = Walk {
        text: text.as_bytes(),
        raw: raw.as_bytes(),
        start,
        pieces: Vec::new(),
        next: None,
    };
    let inner = raw.len().saturating_sub(1);
    let (at, end) = match style {
        Style::Absent => (0, 0),
        Style::Plain => walk.folded_run(0, 0, raw.len(), None),
        Style::Single => walk.folded_run(0, 1, inner, Some(b'\'')),
        Style::Double => walk.folded_run(0, 1, inner, Some(b'"')),
        Style::Literal => walk.block(false),
        Style::Folded => walk.block(true),
    };
    if at < text.len() {
        // What has no place of its own (the line end after the last line of a file) stands at the end.
        walk.other(at, end, 0);
    }
    walk.pieces
}

struct Walk<'a> {
    text: &'a [u8],
    raw: &'a [u8],
    start: usize,
    pieces: Vec<Piece>,
    /// Text and raw offset at which a verbatim piece would simply go on.
    next: Option<(usize, usize)>,
}

impl Walk<'_> {
    fn raw_at(&self, at: usize) -> u8 {
        self.raw.get(at).copied().unwrap_or(0)
    }

    fn text_at(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(0)
    }

    fn push(&mut self, at: usize, raw: usize, length: usize) {
        let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        self.pieces.push(Piece {
            at: small(at),
            source: small(self.start + raw),
            length: small(length),
        });
    }

    /// `count` bytes that stand in the source as they stand in the text.
    fn same(&mut self, at: usize, raw: usize, count: usize) {
        if count == 0 {
            return;
        }
        if self.next == Some((at, raw)) {
            if let Some(piece) = self.pieces.last_mut() {
                piece.length += u32::try_from(count).unwrap_or(0);
            }
        } else {
            self.push(at, raw, count);
        }
        self.next = Some((at + count, raw + count));
    }

    /// `count` bytes of text written as `length` other bytes.
    fn other(&mut self, at: usize, raw: usize, length: usize) {
        self.push(at, raw, length);
        self.next = None;
    }

    /// Length of the line break at a raw offset, 0 where there is none.
    fn break_at(&self, at: usize) -> usize {
        match (self.raw_at(at), self.raw_at(at + 1)) {
            (b'\r', b'\n') => 2,
            (b'\r' | b'\n', _) if at < self.raw.len() => 1,
            _ => 0,
        }
    }

    /// Plain and quoted texts: line ends fold, and in quotes there are escapes.
    fn folded_run(&mut self, mut at: usize, mut raw: usize, end: usize, quote: Option<u8>) -> (usize, usize) {
        while raw < end && at < self.text.len() {
            let byte = self.raw_at(raw);
            if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                let mut ahead = raw;
                while ahead < end && matches!(self.raw_at(ahead), b' ' | b'\t') {
                    ahead += 1;
                }
                if ahead < end && self.break_at(ahead) > 0 {
                    (at, raw) = self.fold(at, ahead, end);
                } else {
                    self.same(at, raw, ahead - raw);
                    at += ahead - raw;
                    raw = ahead;
                }
            } else if quote == Some(b'\'') && byte == b'\'' {
                self.other(at, raw, 2);
                at += 1;
                raw += 2;
            } else if quote == Some(b'"') && byte == b'\\' {
                (at, raw) = self.escape(at, raw, end);
            } else if self.text_at(at) == byte {
                self.same(at, raw, 1);
                at += 1;
                raw += 1;
            } else {
                break;
            }
        }
        (at, raw)
    }

    /// A folded line end at `raw`: one space, or a line feed for every empty line.
    fn fold(&mut self, mut at: usize, mut raw: usize, end: usize) -> (usize, usize) {
        let first = raw;
        let mut empty = 0;
        raw += self.break_at(raw);
        loop {
            let mut ahead = raw;
            while ahead < end && matches!(self.raw_at(ahead), b' ' | b'\t') {
                ahead += 1;
            }
            if ahead < end && self.break_at(ahead) > 0 {
                self.other(at, ahead, self.break_at(ahead));
                at += 1;
                empty += 1;
                raw = ahead + self.break_at(ahead);
            } else {
                raw = ahead;
                break;
            }
        }
        if empty == 0 && self.text_at(at) == b' ' {
            self.other(at, first, self.break_at(first));
            at += 1;
        }
        (at, raw)
    }

    /// A backslash and what it stands for.
    fn escape(&mut self, at: usize, raw: usize, end: usize) -> (usize, usize) {
        let digits = match self.raw_at(raw + 1) {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            b'\r' | b'\n' => {
                // A line end after a backslash is nothing; empty lines after it still count.
                return self.fold_escaped(at, raw + 1, end);
            }
            _ => 0,
        };
        let mut length = 2 + digits;
        // Two halves of a surrogate pair are one character.
        let lead = self.text_at(at);
        if digits == 4 && lead >= 0xf0 {
            length += 6;
        }
        let width = match lead {
            0xf0.. => 4,
            0xe0.. => 3,
            0xc0.. => 2,
            _ => 1,
        };
        self.other(at, raw, length);
        (at + width, raw + length)
    }

    fn fold_escaped(&mut self, mut at: usize, mut raw: usize, end: usize) -> (usize, usize) {
        raw += self.break_at(raw);
        loop {
            let mut ahead = raw;
            while ahead < end && matches!(self.raw_at(ahead), b' ' | b'\t') {
                ahead += 1;
            }
            let width = if ahead < end { self.break_at(ahead) } else { 0 };
            if width == 0 {
                return (at, ahead);
            }
            self.other(at, ahead, width);
            at += 1;
            raw = ahead + width;
        }
    }

    /// Literal and folded texts: an indent before each line.
    fn block(&mut self, folded: bool) -> (usize, usize) {
        let Some(indent) = self.block_indent() else {
            return (0, 0);
        };
        let mut at = 0;
        let mut raw = 0;
        let mut first = true;
        // Where the line break before this line stands, and whether the line before it was set in.
        let mut breaks: Vec<(usize, usize)> = Vec::new();
        let mut spaced_before = false;
        while raw < self.raw.len() {
            let mut skipped = 0;
            while skipped < indent && self.raw_at(raw + skipped) == b' ' {
                skipped += 1;
            }
            let content = raw + skipped;
            let mut end = content;
            while end < self.raw.len() && self.break_at(end) == 0 {
                end += 1;
            }
            if end > content {
                let spaced = matches!(self.raw_at(content), b' ' | b'\t');
                at = self.line_breaks(at, &breaks, folded && !first && !spaced && !spaced_before);
                breaks.clear();
                let count = end - content;
                if self.text.get(at..at + count) != self.raw.get(content..end) {
                    return (at, content);
                }
                self.same(at, content, count);
                at += count;
                first = false;
                spaced_before = spaced;
            }
            let width = if end < self.raw.len() {
                self.break_at(end)
            } else {
                0
            };
            if width == 0 {
                break;
            }
            breaks.push((end, width));
            raw = end + width;
        }
        at = self.line_breaks(at, &breaks, false);
        (at, self.raw.len())
    }

    /// Places the line feeds between two lines of a block text.
    fn line_breaks(&mut self, mut at: usize, breaks: &[(usize, usize)], fold: bool) -> usize {
        let mut breaks = breaks.iter();
        if fold && self.text_at(at) == b' ' {
            if let Some((raw, width)) = breaks.next() {
                self.other(at, *raw, *width);
                at += 1;
            }
            return at;
        }
        if fold {
            // The first line end of several is the one that folds away.
            breaks.next();
        }
        for (raw, width) in breaks {
            if self.text_at(at) != b'\n' {
                break;
            }
            if *width == 1 && self.raw_at(*raw) == b'\n' {
                self.same(at, *raw, 1);
            } else {
                self.other(at, *raw, *width);
            }
            at += 1;
        }
        at
    }

    /// The indent of a block text: what its first line has in the source and not in the text.
    fn block_indent(&self) -> Option<usize> {
        let line = self
            .text
            .iter()
            .position(|byte| *byte != b'\n')
            .unwrap_or(self.text.len());
        let inside = self
            .text
            .iter()
            .skip(line)
            .take_while(|byte| **byte == b' ')
            .count();
        let mut begin = 0;
        for _ in 0..line {
            while begin < self.raw.len() && self.break_at(begin) == 0 {
                begin += 1;
            }
            begin += self.break_at(begin);
        }
        let written = self
            .raw
            .iter()
            .skip(begin)
            .take_while(|byte| **byte == b' ')
            .count();
        written.checked_sub(inside)
    }
}
