//! `words`: free words.

use super::MUST_ASK;
use crate::ground::limits;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static MAX: Key = Key::new(
    "max",
    Of::Whole,
    "Hoeveel tekens er hooguit in passen.",
    "How many characters fit in at most.",
)
.or("20000");
static ROWS: Key = Key::new(
    "rows",
    Of::Whole,
    "Hoeveel regels er te zien zijn.",
    "How many lines are shown.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "words",
    keys: &[&MUST_ASK, &MAX, &ROWS],
    without: &[],
    read: Read::Item(read),
    nl: "Vrij schrijven, alleen voor jezelf.",
    en: "To write freely, for oneself alone.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let most = u32::try_from(limits::WORDS_CHARS).unwrap_or(u32::MAX);
    ItemKindDraft::Words {
        max: reader.whole_in(&opened.map, &MAX, 1, most),
        rows: reader.whole_in(&opened.map, &ROWS, 1, 100),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - words: t\n        ask: Q\n        rows: 4\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - words: t\n        ask: Q\n        rows: 0\n        max: veel\n"),
            ["needs-number: veel", "out-of-range: 0"]
        );
    }
}
