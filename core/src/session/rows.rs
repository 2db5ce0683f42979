//! Answers given row by row, and how many of them are right (semantics 22.3 to 22.5).

use serde_json::{Map, Value as Json};

use super::value::{Answer, Fault, Filling, ValueFault, option};
use crate::expr::name::Symbol;
use crate::ground::fold::fold;
use crate::ground::limits::TEXT_CHARS;
use crate::module::plan::{Choice, Fits, Gap, ItemKind, Row};
use crate::program::{Program, number};

/// An object that names at least one row and gives a text for each; every type is judged before anything else.
fn named<'a>(
    program: &Program,
    rows: &mut dyn Iterator<Item = Symbol>,
    given: &'a Json,
    wrong: &dyn Fn() -> Fault,
) -> Result<&'a Map<String, Json>, Fault> {
    let named = given
        .as_object()
        .filter(|named| !named.is_empty())
        .ok_or_else(wrong)?;
    let known = rows.filter(|row| named.get(program.word(*row)).is_some_and(Json::is_string));
    if known.count() == named.len() {
        Ok(named)
    } else {
        Err(wrong())
    }
}

/// One option for some of the rows.
pub(super) fn read_rows(
    program: &Program,
    rows: &[Row],
    options: &[Choice],
    given: &Json,
    wrong: &dyn Fn() -> Fault,
) -> Result<Answer, Fault> {
    let named = named(program, &mut rows.iter().map(|row| row.id), given, wrong)?;
    let read = |row: &Row| {
        let id = named.get(program.word(row.id)).and_then(Json::as_str);
        id.map(|id| option(program, options, id)).transpose()
    };
    Ok(Answer::Rows(rows.iter().map(read).collect::<Result<_, _>>()?))
}

/// An option or words for some of the open places.
pub(super) fn read_gaps(
    program: &Program,
    gaps: &[Gap],
    given: &Json,
    wrong: &dyn Fn() -> Fault,
) -> Result<Answer, Fault> {
    let named = named(program, &mut gaps.iter().map(|gap| gap.id), given, wrong)?;
    let read = |gap: &Gap| {
        let Some(text) = named.get(program.word(gap.id)).and_then(Json::as_str) else {
            return Ok(None);
        };
        match &gap.fits {
            Fits::Options { list, .. } => option(program, list, text).map(|id| Some(Filling::Option(id))),
            Fits::Words(_) if text.chars().count() > TEXT_CHARS => {
                Err(ValueFault::TooLong(number(TEXT_CHARS)).into())
            }
            Fits::Words(_) => Ok(Some(Filling::Words(text.into()))),
        }
    };
    Ok(Answer::Gaps(gaps.iter().map(read).collect::<Result<_, _>>()?))
}

/// New rows put into those given before (semantics 16.8); none where nothing is merged.
pub(super) fn merged(new: &Answer, earlier: &Answer) -> Option<Answer> {
    fn join<T: Clone>(new: &[Option<T>], old: &[Option<T>]) -> Box<[Option<T>]> {
        let rows = new.iter().zip(old);
        rows.map(|(new, old)| new.clone().or_else(|| old.clone()))
            .collect()
    }
    match (new, earlier) {
        (Answer::Rows(new), Answer::Rows(old)) => Some(Answer::Rows(join(new, old))),
        (Answer::Gaps(new), Answer::Gaps(old)) => Some(Answer::Gaps(join(new, old))),
        _ => None,
    }
}

/// Whether every row was given; none for an answer without rows.
pub(super) fn is_whole(answer: &Answer) -> Option<bool> {
    match answer {
        Answer::Rows(rows) => Some(rows.iter().all(Option::is_some)),
        Answer::Gaps(gaps) => Some(gaps.iter().all(Option::is_some)),
        _ => None,
    }
}

/// Whether one row was given; none for an answer without rows.
pub(super) fn has_row(answer: &Answer, row: u32) -> Option<bool> {
    let row = row as usize;
    match answer {
        Answer::Rows(rows) => Some(rows.get(row).is_some_and(Option::is_some)),
        Answer::Gaps(gaps) => Some(gaps.get(row).is_some_and(Option::is_some)),
        _ => None,
    }
}

/// Of a match or sentence: how many rows are right, and whether all are; none for other kinds.
pub(super) fn right(kind: &ItemKind, answer: &Answer) -> Option<(u32, bool)> {
    let (right, all) = match (kind, answer) {
        (ItemKind::Match { pairs, .. }, Answer::Rows(rows)) => {
            let rows = rows.iter().zip(pairs);
            (
                rows.filter(|(given, pair)| **given == Some(**pair)).count(),
                pairs.len(),
            )
        }
        (ItemKind::Gap { gaps, .. }, Answer::Gaps(given)) => {
            let places = gaps.iter().zip(given);
            let is_right = |(gap, given): &(&Gap, &Option<Filling>)| {
                given.as_ref().is_some_and(|given| fits(gap, given))
            };
            (places.filter(is_right).count(), gaps.len())
        }
        _ => return None,
    };
    Some((number(right), right == all))
}

fn fits(gap: &Gap, given: &Filling) -> bool {
    match (&gap.fits, given) {
        (Fits::Options { right, .. }, Filling::Option(id)) => right.is_none_or(|right| right == *id),
        (Fits::Words(accept), Filling::Words(text)) => accept.contains(&fold(text)),
        _ => false,
    }
}
