//! `timer`: a quiet time.

use super::ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static MINUTES: Key = Key::new("minutes", Of::Number, "Hoeveel minuten.", "How many minutes.").must();
static AUDIO: Key = Key::new(
    "audio",
    Of::Path,
    "Geluid van de module zelf.",
    "Sound of the module's own.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "timer",
    keys: &[&ASK, &MINUTES, &AUDIO],
    without: &[],
    read: Read::Item(read),
    nl: "Een stille tijd.",
    en: "A quiet time.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Timer {
        minutes: reader.positive(&opened.map, &MINUTES),
        audio: reader.path(&opened.map, &AUDIO),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - timer: t\n        minutes: 2.5\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - timer: t\n        minutes: 0\n"),
            ["not-above-nought: 0"]
        );
    }
}
