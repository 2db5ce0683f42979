//! `exercise`: to do.

use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::items::ITEMS;
use crate::module::keys::{Key, Kind, Read};
use crate::module::reader::Reader;

static ITEM_LIST: Key = super::ITEM_ROW.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "exercise",
    keys: &[&ITEM_LIST],
    without: &[],
    read: Read::Step(read),
    nl: "Een stap om iets te doen.",
    en: "A step to do something.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    StepKindDraft::Exercise {
        items: reader.items(&opened.map, &ITEM_LIST, &ITEMS),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - exercise: a\n    items:\n      - confirm: c\n        ask: Q\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - exercise: a\n    scale: s\n"),
            ["key-of-other-kind: scale", "missing-key: exercise: a"]
        );
    }
}
