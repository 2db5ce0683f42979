//! `number`: a number.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Opened, Reader};

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
