//! `confirm`: yes, by ticking.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Kind, Read};
use crate::module::reader::Reader;

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "confirm",
    keys: &[&MUST_ASK],
    without: &[],
    read: Read::Item(read),
    nl: "Iets om aan te vinken.",
    en: "Something to tick.",
};

fn read<'a>(_: &mut Reader<'a, '_>, _: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Confirm
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - confirm: c\n        ask: Q\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - confirm: c\n        options: {a: A}\n"),
            ["key-of-other-kind: options", "missing-key: confirm: c"]
        );
    }
}
