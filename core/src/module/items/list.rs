//! `list`: entries of the same inner items.

use super::{ASK, INNER};
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

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

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - list: l\n        ask: Q\n        max: 3\n        items:\n          - text: wat\n            ask: Wat\n      - list: m\n        items:\n          - text: wat\n            ask: Nog eens wat\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - list: l\n        items:\n          - text: wat\n            ask: Q\n            when: x\n          - text: wat\n            ask: Q\n          - rank: r\n"
            ),
            [
                "key-not-here: when",
                "duplicate-option: wat",
                "kind-not-allowed: rank"
            ]
        );
    }
}
