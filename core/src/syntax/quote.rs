//! Small readings of a raw line: where its key ends, where its text ends, and how to put quotes around it.

use super::patch::insert;
use crate::ground::problem::Edit;

/// The edits that put quotes around `start..end` of a text, one insertion each, so that every place inside stays.
pub(super) fn around(text: &str, number: u16, start: usize, end: usize) -> Vec<Edit> {
    let inside = text.get(start..end).unwrap_or("");
    let single = inside.contains(['"', '\\']) && !inside.contains('\'');
    let mark = if single { "'" } else { "\"" };
    let mut edits = vec![insert(number, start, mark)];
    if !single {
        for (at, _) in inside.match_indices(['"', '\\']) {
            edits.push(insert(number, start + at, "\\"));
        }
    }
    edits.push(insert(number, end, mark));
    edits
}

/// Length of the key at the start of `rest` and offset of what follows its colon.
pub(super) fn key(rest: &str) -> Option<(usize, usize)> {
    let bytes = rest.as_bytes();
    let first = *bytes.first()?;
    if first == b'"' || first == b'\'' {
        let mut at = 1;
        while let Some(byte) = bytes.get(at) {
            if *byte == b'\\' && first == b'"' {
                at += 1;
            } else if *byte == first {
                if first == b'\'' && bytes.get(at + 1) == Some(&first) {
                    at += 1;
                } else {
                    break;
                }
            }
            at += 1;
        }
        let end = at + 1;
        let mut colon = end;
        while bytes.get(colon) == Some(&b' ') {
            colon += 1;
        }
        let space = matches!(bytes.get(colon + 1), None | Some(b' ' | b'\t'));
        return (bytes.get(colon) == Some(&b':') && space).then_some((end, colon + 1));
    }
    if matches!(
        first,
        b'{' | b'[' | b'#' | b'|' | b'>' | b'@' | b'`' | b'*' | b'&' | b'!' | b'%'
    ) {
        return None;
    }
    let mut before = b' ';
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'#' && before == b' ' {
            return None;
        }
        if *byte == b':' && matches!(bytes.get(at + 1), None | Some(b' ' | b'\t')) {
            return (at > 0).then_some((at, at + 1));
        }
        before = *byte;
    }
    None
}

/// Whether a line begins with one word and a colon, as keys do and sentences do not.
pub(super) fn has_word_key(rest: &str) -> bool {
    key(rest).is_some_and(|(end, _)| {
        rest.get(..end).is_some_and(|word| {
            word.chars()
                .all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-')
        })
    })
}

/// The word of a key that has no space after its colon: `title:Hoi`.
pub(super) fn glued_key(rest: &str) -> Option<&str> {
    let (word, after) = rest.split_once(':')?;
    let plain = word.chars().all(|char| char.is_ascii_lowercase() || char == '-')
        && word.starts_with(|char: char| char.is_ascii_lowercase());
    let glued = after.starts_with(|char: char| !char.is_whitespace() && char != '/');
    let link = matches!(word, "tel" | "mailto" | "http" | "https");
    (plain && glued && !link).then_some(word)
}

/// Whether what stands at `hash` (a `#` after white space) is a remark and not a part of the text before it.
///
/// A remark has a space after its `#`, or stands apart by two spaces; the text before it is not left hanging.
pub(super) fn is_remark(text: &str, hash: usize) -> bool {
    let before = text.get(..hash).unwrap_or("");
    let after = text.get(hash + 1..).unwrap_or("");
    if before.ends_with("  ") || before.ends_with('\t') {
        return true;
    }
    if !(after.is_empty() || after.starts_with([' ', '\t', '\r', '\n', '#', '-', '='])) {
        return false;
    }
    let line = before
        .get(before.rfind('\n').map_or(0, |at| at + 1)..)
        .unwrap_or("")
        .trim_end();
    !(line.ends_with([',', '(']) || line.matches('(').count() > line.matches(')').count())
}

/// Where the text that begins at `start` ends on its line, which ends at `end`: before a remark and trailing spaces.
pub(super) fn text_end(text: &str, start: usize, end: usize) -> usize {
    let rest = text.get(start..end).unwrap_or("");
    let mut stop = rest.len();
    for (at, _) in rest.match_indices('#') {
        let spaced = rest.get(..at).is_some_and(|before| before.ends_with([' ', '\t']));
        if spaced && is_remark(text.get(..end).unwrap_or(""), start + at) {
            stop = at;
            break;
        }
    }
    start + rest.get(..stop).unwrap_or("").trim_end().len()
}

/// Whether a quote at the start of a text is the apostrophe of a word: `'s`, `'t`, `'n`, `'70`.
pub(super) fn is_apostrophe(rest: &str) -> bool {
    let mut chars = rest.chars();
    if chars.next() != Some('\'') {
        return false;
    }
    match (chars.next(), chars.next()) {
        (Some('s' | 't' | 'n' | 'm' | 'k' | 'r' | 'S' | 'T' | 'N' | 'K'), next) => {
            !next.is_some_and(|char| char.is_alphanumeric() || char == '\'')
        }
        (Some('0'..='9'), Some('0'..='9')) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_end_at_their_colon() {
        assert_eq!(key("title: x"), Some((5, 6)));
        assert_eq!(key("'a: b' : x"), Some((6, 8)));
        assert_eq!(key("om 20:30 uur"), None);
        assert!(!has_word_key("Let op: dit"));
        assert_eq!(glued_key("title:Hoi"), Some("title"));
        assert_eq!(glued_key("https://x.nl"), None);
    }

    #[test]
    fn a_remark_stands_apart() {
        assert!(is_remark("x # in uren", 2));
        assert!(!is_remark("kies #2", 5));
        assert!(is_remark("x   #2", 4));
        assert!(!is_remark("dit (zie # 2)", 9));
    }

    #[test]
    fn dutch_words_with_an_apostrophe() {
        assert!(is_apostrophe("'s Avonds"));
        assert!(!is_apostrophe("'sla'"));
        assert!(!is_apostrophe("'s'"));
    }
}
