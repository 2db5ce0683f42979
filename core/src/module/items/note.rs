//! `note`: to read.

use super::{ASK, CHECKS, HINTS, PRIVATE, REQUIRED, RULES, SOLUTION};
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Opened, Reader};

static BODY: Key = Key::new("body", Of::Text, "De tekst.", "The text.").must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "note",
    keys: &[&ASK, &BODY],
    without: &[&HINTS, &SOLUTION, &REQUIRED, &CHECKS, &RULES, &PRIVATE],
    read: Read::Item(read),
    nl: "Iets om te lezen.",
    en: "Something to read.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Note {
        body: reader.text(&opened.map, &BODY),
    }
}
