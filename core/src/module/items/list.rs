//! `list`: entries of the same inner items.

use super::{ASK, INNER};
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Opened, Reader};

static ENTRIES: Key = Key::new(
    "items",
    Of::Entries(&INNER),
    "De vragen van elke regel.",
    "The questions of each entry.",
)
.must();
static MIN: Key = Key::new(
    "min",
    Of::Whole,
    "Hoeveel regels minstens.",
    "How many entries at least.",
)
.or("0");
static MAX: Key = Key::new(
    "max",
    Of::Whole,
    "Hoeveel regels hooguit.",
    "How many entries at most.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "list",
    keys: &[&ASK, &ENTRIES, &MIN, &MAX],
    without: &[],
    read: Read::Item(read),
    nl: "Een lijst die iemand zelf aanvult.",
    en: "A list that a person fills in.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let (min, max) = (reader.whole(map, &MIN), reader.whole(map, &MAX));
    reader.judge_range((&MIN, &MAX), min.as_ref(), max.as_ref());
    ItemKindDraft::List {
        items: reader.inner_items(map, &ENTRIES),
        min,
        max,
    }
}
