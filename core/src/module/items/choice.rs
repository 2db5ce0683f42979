//! `choice`: one option.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Kind, Read};
use crate::module::options::{FROM, LOOK, OPTIONS, OTHER, SHUFFLE};
use crate::module::reader::Reader;

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "choice",
    keys: &[&MUST_ASK, &OPTIONS, &FROM, &OTHER, &SHUFFLE, &LOOK],
    without: &[],
    read: Read::Item(read),
    nl: "Een vraag met één keuze.",
    en: "A question with one option.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Choice(reader.options(&opened.map))
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - choice: c\n        ask: Q\n        options:\n          a: A\n          b:\n            label: B\n            when: x == y\n            score: 2\n        other: true\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - choice: c\n        options: {a: A, b: {lable: B}}\n        look: knoppen\n"),
            [
                "missing-key: choice: c",
                "unknown-word: knoppen",
                "needs-text: {lable: B}"
            ]
        );
    }
}
