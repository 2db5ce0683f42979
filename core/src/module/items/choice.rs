//! `choice`: one option.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Kind, Read};
use crate::module::options::{FROM, LOOK, OPTIONS, OTHER, SHUFFLE};
use crate::module::reader::{Opened, Reader};

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "choice",
    keys: &[&MUST_ASK, &OPTIONS, &FROM, &OTHER, &SHUFFLE, &LOOK],
    without: &[],
    read: Read::Item(read),
    nl: "Een vraag met één keuze.",
    en: "A question with one option.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Choice(reader.options(&opened.map))
}
