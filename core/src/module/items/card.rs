//! `card`: something short to keep at hand.

use super::{ASK, CHECKS, HINTS, PRIVATE, REQUIRED, RULES, SOLUTION};
use crate::module::about::PHONE;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static BODY: Key = Key::new(
    "body",
    Of::Text,
    "Wat er op het kaartje staat.",
    "What stands on the card.",
)
.must();
static PRINT: Key = Key::new(
    "print",
    Of::Truth,
    "Biedt aan om het kaartje af te drukken.",
    "Offers to print the card.",
)
.or("false");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "card",
    keys: &[&ASK, &BODY, &PHONE, &PRINT],
    without: &[&HINTS, &SOLUTION, &REQUIRED, &CHECKS, &RULES, &PRIVATE],
    read: Read::Item(read),
    nl: "Een kaartje om te bewaren.",
    en: "A card to keep.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    ItemKindDraft::Card {
        body: reader.text(map, &BODY),
        phone: reader.phone(map),
        print: reader.truth(map, &PRINT),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - card: c\n        body: Bel iemand.\n        phone: 113\n        print: true\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - card: c\n        body: Bel.\n        phone: bel\n        hints: [a]\n"),
            ["key-not-here: hints", "not-a-phone: bel"]
        );
    }
}
