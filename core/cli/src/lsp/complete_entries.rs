//! Keys that are names of their own: settings of a part, pairs, open places, the long form of a text, languages; and the
//! values that stand beside such names.

use std::collections::BTreeSet;

use gen_lsp_types::CompletionItemKind;
use leerpad::check::names::ThingKind;
use leerpad::module::keys::{Of, Position};
use leerpad::module::walk::{Cell, Frame, Holder, Walked, walk};

use super::across;
use super::complete::{Asked, Choice, key_choice, words};
use super::skeleton::{Cursor, Entry, MARK};

/// Units of a length of time; months and years are not all as long, so only keeping goes by them.
const KEPT: &[&str] = &["days", "weeks", "months", "years"];
const EXACT: &[&str] = &["minutes", "hours", "days", "weeks"];
/// Those that are whole days, which a diary asks for.
const DAYS: &[&str] = &["days", "weeks"];

/// What the key of an entry can be.
pub(super) fn keys(
    asked: &Asked<'_>,
    cursor: &Cursor<'_>,
    walked: &Walked<'_>,
    entry: &Entry,
) -> Vec<Choice> {
    let mut all = if entry.is_text {
        let long = long(&entry.key.of).map_or(&[][..], |position| position.keys);
        let mut all: Vec<Choice> = long.iter().map(|key| key_choice(asked, key)).collect();
        all.extend(languages(asked));
        all
    } else {
        names(asked, walked, entry)
    };
    let beside = beside(walked, entry);
    all.retain(|choice| {
        let label = choice.label.as_str();
        !beside.contains(label) && !cursor.taken.contains(&label)
    });
    all
}

/// The long form that a text can have here.
fn long(of: &Of) -> Option<&'static Position> {
    match of {
        Of::Either(some) if some.iter().any(|of| matches!(of, Of::Text)) => {
            some.iter().find_map(|of| match of {
                Of::Fields(position) => Some(*position),
                _ => None,
            })
        }
        Of::Either(some) => some.iter().find_map(long),
        Of::Map(of) | Of::List(of) => long(of),
        _ => None,
    }
}

/// The languages of the module, where a text can be in more than one.
fn languages(asked: &Asked<'_>) -> Vec<Choice> {
    let listed = asked.readings.iter().find_map(|reading| {
        let items = reading.tree.get("languages")?.items()?;
        let words = items.iter().filter_map(|item| Some(item.scalar()?.text.trim()));
        Some(words.map(str::to_owned).collect::<Vec<_>>())
    });
    let listed = listed.filter(|listed| listed.len() > 1).unwrap_or_default();
    let all = listed.into_iter();
    all.map(|tag| key(Choice::word(tag, CompletionItemKind::Property, "")))
        .collect()
}

fn key(choice: Choice) -> Choice {
    Choice {
        behind: ": ",
        ..choice
    }
}

/// What stands beside the entry already, on the lines that are looked at.
fn beside<'a>(walked: &Walked<'a>, entry: &Entry) -> BTreeSet<&'a str> {
    if entry.is_text {
        let cells = walked.cells.iter().filter(|cell| cell.frame == entry.around);
        return cells.filter_map(|cell| cell.tag).collect();
    }
    let is_beside = |frame: &&Frame<'_>| {
        frame.parent == Some(entry.around) && frame.key.is_some_and(|key| key.name == entry.key.name)
    };
    let frames = walked.frames.iter().filter(is_beside);
    frames.filter_map(|frame| Some(frame.id?.value)).collect()
}

/// Names that something else wrote: those of a part, rows, places in a sentence.
fn names(asked: &Asked<'_>, walked: &Walked<'_>, entry: &Entry) -> Vec<Choice> {
    let Some((word, id)) = walked.frames.get(entry.around).and_then(kind_of) else {
        return Vec::new();
    };
    let all = match (word, entry.key.name) {
        ("use", "settings") => asked.in_part(Some(id), ThingKind::Setting),
        ("match", "pairs") => asked.inside(id, ThingKind::Row),
        ("gap", "gaps") => places(asked, id),
        _ => Vec::new(),
    };
    all.into_iter().map(key).collect()
}

/// The kind word and name of an entry that has a kind.
fn kind_of<'a>(frame: &Frame<'a>) -> Option<(&'static str, &'a str)> {
    match frame.holder {
        Holder::Kind(_, kind) => Some((kind.word, frame.id?.value)),
        _ => None,
    }
}

/// The nearest entry with a kind around a frame: its name.
pub(super) fn entry_of<'a>(walked: &Walked<'a>, frame: usize) -> Option<&'a str> {
    let mut at = Some(frame);
    while let Some(here) = at.and_then(|at| walked.frames.get(at)) {
        if let Some((_, id)) = kind_of(here) {
            return Some(id);
        }
        at = here.parent;
    }
    None
}

/// The places in the sentence of an item, in their order.
fn places(asked: &Asked<'_>, id: &str) -> Vec<Choice> {
    let found = asked.readings.iter().find_map(|reading| {
        let walked = walk(&reading.tree);
        let is_its = |frame: &&Frame<'_>| kind_of(frame) == Some(("gap", id));
        let sentence = walked.frames.iter().find(is_its)?.node.get("sentence")?;
        let text = match sentence.scalar() {
            Some(scalar) => scalar.text.as_str(),
            None => sentence.entries()?.first()?.value.scalar()?.text.as_str(),
        };
        let inside = text.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
        Some(inside.map(|(place, _)| place.to_owned()).collect::<Vec<_>>())
    });
    let all = found.unwrap_or_default().into_iter();
    all.map(|place| Choice::word(place, CompletionItemKind::Field, ""))
        .collect()
}

/// The values of a setting of a part.
pub(super) fn of_setting(asked: &Asked<'_>, walked: &Walked<'_>, frame: usize) -> Vec<Choice> {
    let (Some(part), Some(setting)) = (
        entry_of(walked, frame),
        walked.frames.get(frame).and_then(|frame| frame.id),
    ) else {
        return Vec::new();
    };
    let found = asked.readings.iter().find_map(|reading| {
        let file = across::part_of(asked.texts, reading, reading.names.find(part)?)?;
        let setting = file.names.find(setting.value)?;
        Some(asked.options_in(&file, setting))
    });
    found.unwrap_or_default()
}

/// The unit behind a number of a length of time.
pub(super) fn units(walked: &Walked<'_>, cell: &Cell<'_>, text: &str) -> Vec<Choice> {
    let around = walked.frames.get(cell.frame).and_then(kind_of);
    let units = match (cell.key.name, around) {
        ("keep", _) => KEPT,
        (_, Some(("diary", _))) => DAYS,
        _ => EXACT,
    };
    let before = text.split_once(MARK).map_or("", |(before, _)| before);
    if before.ends_with(' ') && before.trim_end().ends_with(|c: char| c.is_ascii_digit()) {
        words(units)
    } else {
        Vec::new()
    }
}

/// The files that a part can be, as they are named from this one; what is written already is left out.
pub(super) fn files(asked: &Asked<'_>, text: &str) -> Vec<Choice> {
    let before = text
        .split_once(MARK)
        .map_or("", |(before, _)| before.trim_start());
    let folder = asked.name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let near = asked.texts.modules_near(asked.name).into_iter();
    let others = near.filter(|file| file != asked.name && asked.texts.is_module(file));
    let named = others.filter_map(|file| {
        let own = file.strip_prefix(folder)?.trim_start_matches('/');
        Some(own.strip_prefix(before)?.to_owned())
    });
    named
        .map(|file| Choice::word(file, CompletionItemKind::File, ""))
        .collect()
}
