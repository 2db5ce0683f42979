//! `checklist`: to tick off.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::options::OPTIONS;
use crate::module::reader::Reader;

static NEED: Key = Key::new(
    "need",
    Of::Whole,
    "Hoeveel er afgevinkt moeten zijn voor het als antwoord telt.",
    "How many must be ticked before it counts as an answer.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "checklist",
    keys: &[&MUST_ASK, &OPTIONS, &NEED],
    without: &[],
    read: Read::Item(read),
    nl: "Een lijst om af te vinken.",
    en: "A list to tick off.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Checklist {
        options: reader.options(&opened.map),
        need: reader.whole_in(&opened.map, &NEED, 1, 1_000),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - checklist: c\n        ask: Q\n        need: 1\n        options: {a: A, b: B}\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - checklist: c\n        ask: Q\n        need: 0\n        max: 2\n        options: {a: A}\n"
            ),
            ["key-of-other-kind: max", "out-of-range: 0"]
        );
    }
}
