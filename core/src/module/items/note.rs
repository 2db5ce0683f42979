//! `note`: to read.

use super::{ASK, CHECKS, HINTS, PRIVATE, REQUIRED, RULES, SOLUTION};
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static BODY: Key = Key::new("body", Of::Text, "De tekst.", "The text.").must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "note",
    keys: &[&ASK, &BODY],
    without: &[&HINTS, &SOLUTION, &REQUIRED, &CHECKS, &RULES, &PRIVATE],
    read: Read::Item(read),
    nl: "Iets om te lezen.",
    en: "Something to read.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Note {
        body: reader.text(&opened.map, &BODY),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - note: n\n        body: Lees dit.\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - note: n\n        required: true\n"),
            ["key-not-here: required", "missing-key: note: n"]
        );
    }
}
