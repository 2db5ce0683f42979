//! `text`: one line.

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
.or("1000");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "text",
    keys: &[&MUST_ASK, &MAX],
    without: &[],
    read: Read::Item(read),
    nl: "Een kort antwoord in eigen woorden.",
    en: "A short answer in one's own words.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let most = u32::try_from(limits::TEXT_CHARS).unwrap_or(u32::MAX);
    ItemKindDraft::Text {
        max: reader.whole_in(&opened.map, &MAX, 1, most),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - text: t\n        ask: Q\n        max: 40\n        private: false\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - text: t\n        ask: Q\n        max: 5000\n"),
            ["out-of-range: 5000"]
        );
    }
}
