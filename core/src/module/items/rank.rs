//! `rank`: all options, in one's own order.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Kind, Read};
use crate::module::options::OPTIONS;
use crate::module::reader::Reader;

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "rank",
    keys: &[&MUST_ASK, &OPTIONS],
    without: &[],
    read: Read::Item(read),
    nl: "Zelf op volgorde zetten.",
    en: "To put in one's own order.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Rank(reader.options(&opened.map))
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - rank: r\n        ask: Q\n        options: {a: A, b: B}\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - rank: r\n        ask: Q\n        options: {a: A, a-: B}\n"),
            ["id-shape: a-"]
        );
    }
}
