//! A sentence with open places (semantics 22.4): plain text, in which a single word between `[` and `]` is a place.

use std::ops::Range;

/// A piece of a sentence, with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The bytes: of the text itself, or of the name between the brackets.
    pub(crate) range: Range<usize>,
    /// It is an open place.
    pub(crate) is_gap: bool,
}

/// The pieces of a sentence, in order; none is empty.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = text
        .get(at..)
        .and_then(|rest| rest.find('['))
        .map(|place| at + place)
    {
        let inside = text.get(open + 1..).unwrap_or_default();
        let end = inside.find(|c: char| c == '[' || c == ']' || c.is_whitespace());
        match end {
            Some(length) if length > 0 && inside.get(length..).is_some_and(|rest| rest.starts_with(']')) => {
                if open > from {
                    pieces.push(Piece {
                        range: from..open,
                        is_gap: false,
                    });
                }
                pieces.push(Piece {
                    range: open + 1..open + 1 + length,
                    is_gap: true,
                });
                at = open + length + 2;
                from = at;
            }
            _ => at = open + 1,
        }
    }
    if from < text.len() {
        pieces.push(Piece {
            range: from..text.len(),
            is_gap: false,
        });
    }
    pieces
}

/// Where something between braces stands that would be a pipe in any other text.
pub(crate) fn pipes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text
        .get(at..)
        .and_then(|rest| rest.find('{'))
        .map(|place| at + place)
    {
        at = open + 1;
        let inside = text.get(at..).unwrap_or_default();
        let begins = inside.starts_with(char::is_alphabetic);
        let end = inside.find(['{', '}']);
        if let Some(length) = end.filter(|_| begins)
            && inside.get(length..).is_some_and(|rest| rest.starts_with('}'))
        {
            at += length + 1;
            found.push(open..at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{pieces, pipes};

    #[test]
    fn rule_22_4_what_looks_like_a_pipe_is_found() {
        let found = |text: &str| -> Vec<String> {
            pipes(text)
                .into_iter()
                .map(|range| text.get(range).unwrap().to_owned())
                .collect()
        };
        assert_eq!(
            found("Dag {naam}, [een] {score(x)|iets}."),
            ["{naam}", "{score(x)|iets}"]
        );
        assert!(found("[een] { } {} {1} {open").is_empty());
        assert_eq!(found("{{naam}}"), ["{naam}"]);
    }

    fn written(text: &str) -> Vec<String> {
        let word = |piece: super::Piece| {
            let inside = text.get(piece.range).unwrap();
            if piece.is_gap {
                format!("<{inside}>")
            } else {
                inside.to_owned()
            }
        };
        pieces(text).into_iter().map(word).collect()
    }

    #[test]
    fn rule_22_4_a_single_word_in_brackets_is_a_place() {
        assert_eq!(
            written("Ik [een] en [twee]."),
            ["Ik ", "<een>", " en ", "<twee>", "."]
        );
        assert_eq!(written("[een][twee]"), ["<een>", "<twee>"]);
        assert_eq!(
            written("niet [zo maar] en niet [ ] of []"),
            ["niet [zo maar] en niet [ ] of []"]
        );
        assert_eq!(written("[[een] en [twee"), ["[", "<een>", " en [twee"]);
        assert_eq!(written(""), Vec::<String>::new());
    }
}
