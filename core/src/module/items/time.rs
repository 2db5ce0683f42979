//! `time`: a time of day.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static FROM: Key = Key::new("from", Of::Time, "De vroegste tijd.", "The earliest time.");
static TO: Key = Key::new("to", Of::Time, "De laatste tijd.", "The latest time.");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "time",
    keys: &[&MUST_ASK, &FROM, &TO],
    without: &[],
    read: Read::Item(read),
    nl: "Een tijd van de dag.",
    en: "A time of day.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let (from, to) = (reader.time(&opened.map, &FROM), reader.time(&opened.map, &TO));
    reader.judge_range((&FROM, &TO), from.as_ref(), to.as_ref());
    ItemKindDraft::Time { from, to }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - time: t\n        ask: Q\n        from: 09:00\n        to: 20:30\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - time: t\n        ask: Q\n        from: 20:30\n        to: 09:00\n"),
            ["upside-down: 09:00"]
        );
    }
}
