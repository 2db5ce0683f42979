//! Ids: the names that never move.

/// Words of the condition language and of the engine: no id may be one of them.
pub const RESERVED: &[&str] = &[
    "about",
    "and",
    "answer",
    "answered",
    "attempts",
    "band",
    "chance",
    "change",
    "contains",
    "correct",
    "count",
    "days-since",
    "declined",
    "done",
    "end",
    "fact",
    "false",
    "first",
    "in",
    "last",
    "length",
    "max",
    "mean",
    "min",
    "not",
    "or",
    "other",
    "position",
    "score",
    "setting",
    "skipped",
    "starts-with",
    "true",
    "visits",
];

/// What is wrong with an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing written.
    Empty,
    /// A character other than `a-z`, digits and single hyphens between them, or no letter first.
    Shape,
    /// A word of the condition language.
    Reserved,
    /// Longer than 64 characters.
    Long,
}

/// Judges an id: `a-z`, digits, hyphens between them, first a letter, at most 64, not reserved.
///
/// ```
/// use leerpad::ground::id::{check, Fault};
/// assert_eq!(check("gedachten-2"), Ok(()));
/// assert_eq!(check("Gedachten"), Err(Fault::Shape));
/// assert_eq!(check("and"), Err(Fault::Reserved));
/// ```
///
/// # Errors
/// The first fault found.
pub fn check(id: &str) -> Result<(), Fault> {
    if id.is_empty() {
        return Err(Fault::Empty);
    }
    if !is_well_formed(id) {
        return Err(Fault::Shape);
    }
    if id.len() > 64 {
        return Err(Fault::Long);
    }
    if RESERVED.binary_search(&id).is_ok() {
        return Err(Fault::Reserved);
    }
    Ok(())
}

fn is_well_formed(id: &str) -> bool {
    let parts_fit = id
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    parts_fit && id.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
}

/// The nearest well-formed id to what an author wrote, for a fix; none when nothing is left of it.
#[must_use]
pub fn suggest(written: &str) -> Option<String> {
    let folded = super::fold::fold(written);
    let mut id = String::new();
    for c in folded.chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let mut id = id.trim_matches('-').to_owned();
    if !id.bytes().next()?.is_ascii_lowercase() {
        id.insert_str(0, "x-");
    }
    id.truncate(64);
    if RESERVED.binary_search(&id.as_str()).is_ok() {
        id.push_str("-1");
    }
    Some(id.trim_end_matches('-').to_owned())
}

/// The candidate closest to `written` by edits (at most a third of its length), for "did you mean"; none where another is
/// nearly as close, since then nobody can tell which was meant.
///
/// ```
/// use leerpad::ground::id::nearest;
/// assert_eq!(nearest("gedachte", ["adem", "gedachten"].into_iter()), Some("gedachten"));
/// assert_eq!(nearest("xyz", ["adem"].into_iter()), None);
/// assert_eq!(nearest("adem", ["adam", "idem"].into_iter()), None);
/// ```
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (written.chars().count() / 3).max(1);
    if written.len() > 256 {
        return None;
    }
    let letters: Vec<char> = written.chars().collect();
    let mut best: Option<(usize, &str)> = None;
    let mut rival = usize::MAX;
    for candidate in candidates {
        // Rivals lie past the limit too, but never so far that they do not matter.
        let distance = edits(&letters, candidate, limit + limit / 2);
        match best {
            Some((_, same)) if same == candidate => {}
            Some((least, _)) if distance >= least => rival = rival.min(distance),
            before => {
                rival = before.map_or(rival, |(least, _)| least);
                best = Some((distance, candidate));
            }
        }
    }
    best.filter(|(least, _)| *least <= limit && rival > least + least / 2)
        .map(|(_, candidate)| candidate)
}

/// Edit distance with swaps of neighbours counted as one, and another number as two: `h1-slot` is no slip of the pen for
/// `h2-slot`. Stops early past `limit`.
fn edits(a: &[char], b: &str, limit: usize) -> usize {
    let length = b.chars().count();
    if a.len().abs_diff(length) > limit || a.len() > 64 || length > 64 {
        return limit + 1;
    }
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut next: Vec<usize> = Vec::with_capacity(b.len() + 1);
    for (i, x) in a.iter().enumerate() {
        next.clear();
        next.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let is_number = x.is_ascii_digit() && y.is_ascii_digit();
            let replace =
                row.get(j).copied().unwrap_or(0) + usize::from(x != y) * (1 + usize::from(is_number));
            let insert = next.get(j).copied().unwrap_or(0) + 1;
            let delete = row.get(j + 1).copied().unwrap_or(0) + 1;
            let mut least = replace.min(insert).min(delete);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                least = least.min(before.get(j - 1).copied().unwrap_or(0) + 1);
            }
            next.push(least);
        }
        // No later row can come below the least of this one and the one before.
        if next.iter().chain(&row).all(|distance| *distance > limit) {
            return limit + 1;
        }
        std::mem::swap(&mut before, &mut row);
        std::mem::swap(&mut row, &mut next);
    }
    row.last().copied().unwrap_or(limit + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_sorted() {
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn suggestions_are_ids() {
        for written in ["Één stap", "9 levens", "and", "--", "Hoe voel jij je?"] {
            if let Some(id) = suggest(written) {
                assert_eq!(check(&id), Ok(()), "{id}");
            }
        }
        assert_eq!(suggest("Één stap").as_deref(), Some("een-stap"));
        assert_eq!(suggest("--"), None);
    }

    #[test]
    fn what_is_nearly_as_near_is_not_chosen() {
        let near = |written, list: &[&'static str]| nearest(written, list.iter().copied());
        assert_eq!(near("h3-zorgen", &["h3-zorg", "h8-zorgen"]), None);
        assert_eq!(near("h3-zorgen", &["h8-zorgen", "h3-zorg"]), None);
        assert_eq!(near("h3-zorgen", &["h3-zorg"]), Some("h3-zorg"));
        assert_eq!(near("h3-zogr", &["h3-zorg", "h8-zorg", "h3-zog"]), None);
        assert_eq!(
            near("h3-zogr", &["h8-zorg", "h3-zorg", "h3-zorg"]),
            Some("h3-zorg")
        );
        assert_eq!(near("v3-tip", &["v1-tip", "v2-tip"]), None);
    }
}
