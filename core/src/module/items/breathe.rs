//! `breathe`: to breathe along.

use super::ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static IN: Key = Key::new("in", Of::Whole, "Seconden inademen.", "Seconds of breathing in.").must();
static HOLD: Key = Key::new("hold", Of::Whole, "Seconden vasthouden.", "Seconds of holding.").or("0");
static OUT: Key = Key::new(
    "out",
    Of::Whole,
    "Seconden uitademen.",
    "Seconds of breathing out.",
)
.must();
static REST: Key = Key::new("rest", Of::Whole, "Seconden rust.", "Seconds of rest.").or("0");
static ROUNDS: Key = Key::new("rounds", Of::Whole, "Hoe vaak.", "How often.").must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "breathe",
    keys: &[&ASK, &IN, &HOLD, &OUT, &REST, &ROUNDS],
    without: &[],
    read: Read::Item(read),
    nl: "Meeademen.",
    en: "To breathe along.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    ItemKindDraft::Breathe {
        r#in: reader.whole_in(map, &IN, 1, 60),
        hold: reader.whole_in(map, &HOLD, 0, 60),
        out: reader.whole_in(map, &OUT, 1, 60),
        rest: reader.whole_in(map, &REST, 0, 60),
        rounds: reader.whole_in(map, &ROUNDS, 1, 1_000),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - breathe: b\n        in: 4\n        out: 6\n        rounds: 10\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - breathe: b\n        in: 0\n        out: 6\n"),
            ["missing-key: breathe: b", "out-of-range: 0"]
        );
    }
}
