//! Pipes are found before Markdown is read: each `{…}` gives way to one letter that the text does not have.
//!
//! So the `|` of a fallback cannot end a table cell, a `*` inside cannot become emphasis, and the pipe takes part in
//! Markdown as a word does. A table of places leads back from the masked text to the text as given; where the reader
//! turns out to be inside code, what was masked is put back.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// What the letters come from: a private plane of Unicode with more letters than a text of the largest size can hold.
const LETTERS: std::ops::RangeInclusive<char> = '\u{f0000}'..='\u{ffffd}';
/// Bytes of such a letter.
const LETTER_BYTES: usize = 4;
/// What an inline text is led by, so that its first character begins a word but no block.
const LEAD: &str = "a ";

/// A text with its pipes masked.
pub(super) struct Masked<'a> {
    given: &'a str,
    text: String,
    letter: char,
    /// Ascending by place.
    masks: Vec<Mask>,
    /// Places in the masked text of braces that are no pipe and not escaped.
    stray: Vec<usize>,
    /// Whether the masked text begins with [`LEAD`].
    led: bool,
    /// Bytes of white space at the start that an inline text goes without.
    skipped: usize,
}

/// One masked pipe.
#[derive(Clone, Copy)]
struct Mask {
    /// Where its letter is in the masked text.
    at: usize,
    /// From `{` to after `}` in the text as given.
    start: usize,
    end: usize,
}

/// A piece of running text.
pub(super) enum Piece<'a> {
    /// Characters as they are.
    Text(&'a str),
    /// A pipe: from `{` to after `}` in the text as given.
    Pipe(Range<usize>),
    /// An open brace that nothing closes, at this place in the text as given.
    Stray(usize),
}

impl<'a> Masked<'a> {
    /// Masks the pipes of a text. With `inline`, line ends become spaces and nothing can begin a block.
    pub(super) fn new(given: &'a str, inline: bool) -> Self {
        let taken: BTreeSet<char> = given.chars().filter(|c| LETTERS.contains(c)).collect();
        let letter = LETTERS
            .into_iter()
            .find(|c| !taken.contains(c))
            .unwrap_or('\u{ffffd}');
        let mut masked = Self {
            given,
            text: String::with_capacity(given.len() + LEAD.len()),
            letter,
            masks: Vec::new(),
            stray: Vec::new(),
            led: inline,
            skipped: if inline {
                given.len() - given.trim_start().len()
            } else {
                0
            },
        };
        if inline {
            masked.text.push_str(LEAD);
        }
        masked.fill(inline);
        masked
    }

    fn fill(&mut self, inline: bool) {
        let given = self.given;
        let mut backslashes = 0_usize;
        let mut after = self.skipped;
        for (at, c) in given.char_indices() {
            if at < after {
                continue;
            }
            let escaped = backslashes % 2 == 1;
            backslashes = if c == '\\' { backslashes + 1 } else { 0 };
            if c == '{' && !escaped {
                match pipe_end(given, at) {
                    Some(end) => {
                        self.masks.push(Mask {
                            at: self.text.len(),
                            start: at,
                            end,
                        });
                        self.text.push(self.letter);
                        after = end;
                        continue;
                    }
                    None => self.stray.push(self.text.len()),
                }
            }
            self.text.push(if inline && matches!(c, '\n' | '\r') {
                ' '
            } else {
                c
            });
        }
    }

    /// What Markdown reads.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The place in the text as given of a place in the masked text.
    pub(super) fn place(&self, at: usize) -> usize {
        let index = self.masks.partition_point(|mask| mask.at < at);
        let (from, given) = match index.checked_sub(1).and_then(|index| self.masks.get(index)) {
            Some(mask) => (mask.at + LETTER_BYTES, mask.end),
            None => (if self.led { LEAD.len() } else { 0 }, self.skipped),
        };
        (given + at.saturating_sub(from)).min(self.given.len())
    }

    /// A range of the text as given.
    pub(super) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end).max(start)
    }

    /// Puts back what was masked in a text that Markdown made of this range.
    pub(super) fn restore<'t>(&self, text: &'t str, range: &Range<usize>) -> Cow<'t, str> {
        if !text.contains(self.letter) {
            return Cow::Borrowed(text);
        }
        let first = self.masks.partition_point(|mask| mask.at < range.start);
        let mut masks = self.masks.get(first..).unwrap_or(&[]).iter();
        let mut out = String::with_capacity(text.len() + 32);
        for c in text.chars() {
            match (c == self.letter).then(|| masks.next()).flatten() {
                Some(mask) => out.push_str(self.given.get(mask.start..mask.end).unwrap_or("")),
                None => out.push(c),
            }
        }
        Cow::Owned(out)
    }

    /// Whether something in a text that Markdown made was masked.
    pub(super) fn is_masked(&self, text: &str) -> bool {
        !self.masks.is_empty() && text.contains(self.letter)
    }

    /// The first pipe in a range of the masked text: from `{` to after `}` in the text as given.
    pub(super) fn first_pipe(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let first = self.masks.partition_point(|mask| mask.at < range.start);
        let mask = self.masks.get(first).filter(|mask| mask.at < range.end)?;
        Some(mask.start..mask.end)
    }

    /// Cuts running text into its pieces. Text that is not as the author wrote it (a decoded entity) is one piece.
    pub(super) fn pieces<'t>(&self, text: &'t str, range: &Range<usize>, mut each: impl FnMut(Piece<'t>)) {
        if self.text.get(range.clone()) != Some(text) {
            each(Piece::Text(text));
            return;
        }
        let mut from = range.start;
        if self.led && from < LEAD.len() {
            from = LEAD.len().min(range.end);
        }
        let cut = |from: usize, to: usize| text.get(from - range.start..to - range.start).unwrap_or("");
        let mut masks = self
            .masks
            .get(self.masks.partition_point(|mask| mask.at < from)..)
            .unwrap_or(&[])
            .iter();
        let mut stray = self
            .stray
            .get(self.stray.partition_point(|at| *at < from)..)
            .unwrap_or(&[])
            .iter();
        let (mut mask, mut brace) = (masks.next(), stray.next());
        loop {
            let next_mask = mask.filter(|mask| mask.at < range.end);
            let next_brace = brace.filter(|at| **at < range.end);
            match (next_mask, next_brace) {
                (Some(found), other) if other.is_none_or(|at| found.at < *at) => {
                    each(Piece::Text(cut(from, found.at)));
                    each(Piece::Pipe(found.start..found.end));
                    from = found.at + LETTER_BYTES;
                    mask = masks.next();
                }
                (_, Some(at)) => {
                    each(Piece::Stray(self.place(*at)));
                    brace = stray.next();
                }
                _ => break,
            }
        }
        each(Piece::Text(cut(from, range.end)));
    }
}

/// Where a pipe that opens at `start` ends: on the same line, with neither a brace nor a backtick inside.
fn pipe_end(text: &str, start: usize) -> Option<usize> {
    let inside = text.get(start + 1..)?;
    let length = inside.find(['{', '}', '\n', '\r', '`'])?;
    let end = start + 1 + length;
    (text.as_bytes().get(end) == Some(&b'}')).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_text_as_given() {
        let given = "é {naam|je} en {b}.";
        let masked = Masked::new(given, false);
        let text = masked.text().to_owned();
        let en = text.find("en").unwrap();
        assert_eq!(given.get(masked.range(&(en..en + 2))), Some("en"));
        assert_eq!(masked.place(text.len()), given.len());
        assert_eq!(masked.restore(&text, &(0..text.len())), given);
    }

    #[test]
    fn the_letter_is_one_the_text_does_not_have() {
        let given = "\u{f0000}{a}\u{f0001}";
        let masked = Masked::new(given, false);
        assert_eq!(masked.text(), "\u{f0000}\u{f0002}\u{f0001}");
    }

    #[test]
    fn escaped_and_open_braces_are_no_pipes() {
        let masked = Masked::new(r"\{a} \\{b} {c", false);
        let mut found = Vec::new();
        masked.pieces(masked.text(), &(0..masked.text().len()), |piece| match piece {
            Piece::Pipe(range) => found.push(range.start),
            Piece::Stray(at) => found.push(at + 100),
            Piece::Text(_) => {}
        });
        assert_eq!(found, [7, 111]);
    }
}
