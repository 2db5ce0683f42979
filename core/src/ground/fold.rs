//! Fold: the one text normalisation there is (semantics 1.6), by a table that is part of the format.

use std::sync::OnceLock;

const TABLE: &str = include_str!("fold_table.txt");

/// Code point and what it becomes, sorted by code point.
fn table() -> &'static [(char, String)] {
    static ROWS: OnceLock<Vec<(char, String)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let hex = |text: &str| u32::from_str_radix(text, 16).ok().and_then(char::from_u32);
        let row = |line: &str| {
            let mut codes = line.split(' ').filter_map(hex);
            codes.next().map(|from| (from, codes.collect::<String>()))
        };
        TABLE
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(row)
            .collect()
    })
}

/// Whether a code point is white space for folding: the Unicode property White_Space of version 15, fixed here.
#[must_use]
pub const fn is_space(c: char) -> bool {
    matches!(
        c,
        '\u{9}'..='\u{d}' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}'
            | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Folds a text: small base letters, straight quotes, one space between words, none at the ends.
///
/// ```
/// use leerpad::ground::fold::fold;
/// assert_eq!(fold("  Één \u{a0} ĲSJE,\u{ad} ‘s Straße "), "een ijsje, 's strasse");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if is_space(c) {
            gap = true;
            continue;
        }
        let small = c.to_ascii_lowercase();
        let rows = table();
        let found = if c.is_ascii() {
            None
        } else {
            rows.binary_search_by_key(&c, |row| row.0).ok()
        };
        let becomes = found.and_then(|index| rows.get(index)).map(|row| row.1.as_str());
        if becomes == Some("") {
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        match becomes {
            Some(text) => out.push_str(text),
            None => out.push(small),
        }
    }
    out
}

/// Whether two folded texts are equal but for at most one code point inserted, deleted or replaced (`about`).
///
/// ```
/// use leerpad::ground::fold::is_about;
/// assert!(is_about("amsterdam", "amstrdam"));
/// assert!(!is_about("amsterdam", "amstrdm"));
/// ```
#[must_use]
pub fn is_about(a: &str, b: &str) -> bool {
    let (mut left, mut right) = (a.chars(), b.chars());
    loop {
        let (before_left, before_right) = (left.clone(), right.clone());
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if x == y => {}
            _ => {
                let (mut skip_left, mut skip_right) = (before_left.clone(), before_right.clone());
                skip_left.next();
                skip_right.next();
                return skip_left.clone().eq(before_right)
                    || before_left.eq(skip_right.clone())
                    || skip_left.eq(skip_right);
            }
        }
    }
}

/// Whether `words` holds `watched` as whole words; both are folded here (semantics 8.7).
#[must_use]
pub fn holds_word(words: &str, watched: &str) -> bool {
    let spread = |text: &str| {
        let spaced: String = fold(text)
            .chars()
            .map(|c| if separates(c) { ' ' } else { c })
            .collect();
        format!(
            " {} ",
            spaced
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        )
    };
    let wanted = spread(watched);
    wanted.trim() != "" && spread(words).contains(&wanted)
}

const fn separates(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphanumeric()
        || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_folding_is_stable() {
        assert!(table().is_sorted_by(|a, b| a.0 < b.0));
        for (from, _) in table() {
            let once = fold(&from.to_string());
            assert_eq!(fold(&once), once, "{from:?}");
        }
    }

    #[test]
    fn whole_words_only() {
        assert!(holds_word("Ik wil er niet meer zijn.", "niet meer zijn"));
        assert!(holds_word("zelfmoord!", "Zelfmoord"));
        assert!(!holds_word("zelfmoordpoging", "zelfmoord"));
    }
}
