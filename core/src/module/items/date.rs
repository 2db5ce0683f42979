//! `date`: a calendar day.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Opened, Reader};

static FROM: Key = Key::new("from", Of::Date, "De eerste dag.", "The first day.");
static TO: Key = Key::new("to", Of::Date, "De laatste dag.", "The last day.");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "date",
    keys: &[&MUST_ASK, &FROM, &TO],
    without: &[],
    read: Read::Item(read),
    nl: "Een datum.",
    en: "A date.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let (from, to) = (reader.date(&opened.map, &FROM), reader.date(&opened.map, &TO));
    reader.judge_range((&FROM, &TO), from.as_ref(), to.as_ref());
    ItemKindDraft::Date { from, to }
}
