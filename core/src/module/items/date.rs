//! `date`: a calendar day.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

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

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - date: d\n        ask: Q\n        from: 2026-01-01\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - date: d\n        ask: Q\n        from: 2026-01-01\n        to: 31/12/2025\n"),
            ["not-a-date: 31/12/2025"]
        );
    }
}
