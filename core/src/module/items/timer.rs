//! `timer`: a quiet time.

use super::ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Opened, Reader};

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
