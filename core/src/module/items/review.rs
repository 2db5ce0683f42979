//! `goal-review`: to look back at a goal.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static GOAL: Key = Key::new(
    "of",
    Of::Name,
    "Het doel waarop teruggekeken wordt.",
    "The goal that is looked back at.",
)
.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "goal-review",
    keys: &[&MUST_ASK, &GOAL],
    without: &[],
    read: Read::Item(read),
    nl: "Terugkijken op een doel, met een cijfer.",
    en: "To look back at a goal, with a mark.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::GoalReview {
        of: reader.word(&opened.map, &GOAL),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - goal-review: r\n        ask: Q\n        of: g\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - goal-review: r\n        ask: Q\n        from: 0\n"),
            ["key-of-other-kind: from", "missing-key: goal-review: r"]
        );
    }
}
