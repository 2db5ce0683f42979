//! `recall`: an earlier answer, shown once more.

use super::{ASK, CHECKS, HINTS, PRIVATE, REQUIRED, RULES, SOLUTION};
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static ITEM: Key = Key::new(
    "of",
    Of::Name,
    "De vraag waarvan het antwoord terugkomt.",
    "The question whose answer comes back.",
)
.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "recall",
    keys: &[&ASK, &ITEM],
    without: &[&HINTS, &SOLUTION, &REQUIRED, &CHECKS, &RULES, &PRIVATE],
    read: Read::Item(read),
    nl: "Een eerder antwoord terugzien.",
    en: "To see an earlier answer again.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Recall {
        of: reader.word(&opened.map, &ITEM),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - recall: r\n        of: x\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - recall: r\n        required: true\n        private: true\n"),
            [
                "key-not-here: required",
                "key-not-here: private",
                "missing-key: recall: r"
            ]
        );
    }
}
