//! `number`: a number.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static FROM: Key = Key::new("from", Of::Number, "Het laagste getal.", "The lowest number.");
static TO: Key = Key::new("to", Of::Number, "Het hoogste getal.", "The highest number.");
static STEP: Key = Key::new(
    "step",
    Of::Number,
    "Met stappen van zoveel.",
    "In steps of this size.",
);
static UNIT: Key = Key::new(
    "unit",
    Of::Text,
    "Waarin geteld wordt, zoals `uur`.",
    "What is counted, such as `hours`.",
);
static DECIMALS: Key = Key::new(
    "decimals",
    Of::Whole,
    "Cijfers achter de komma.",
    "Digits behind the point.",
)
.or("0");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "number",
    keys: &[&MUST_ASK, &FROM, &TO, &STEP, &UNIT, &DECIMALS],
    without: &[],
    read: Read::Item(read),
    nl: "Een getal.",
    en: "A number.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let (from, to) = (reader.number(map, &FROM), reader.number(map, &TO));
    reader.judge_range((&FROM, &TO), from.as_ref(), to.as_ref());
    ItemKindDraft::Number {
        from,
        to,
        step: reader.positive(map, &STEP),
        decimals: reader.whole_in(map, &DECIMALS, 0, 6),
        unit: reader.text(map, &UNIT),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - number: n\n        ask: Q\n        from: 0\n        to: 24\n        step: 0.5\n        decimals: 1\n        unit: uur\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - number: n\n        ask: Q\n        from: 10\n        to: 2,5\n        decimals: 7\n"
            ),
            ["comma-in-number: 2,5", "out-of-range: 7"]
        );
    }
}
