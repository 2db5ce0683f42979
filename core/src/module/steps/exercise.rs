//! `exercise`: to do.

use crate::module::draft::StepKindDraft;
use crate::module::items::ITEMS;
use crate::module::keys::{Key, Kind, Read};
use crate::module::reader::{Opened, Reader};

static ITEM_LIST: Key = super::ITEM_ROW.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "exercise",
    keys: &[&ITEM_LIST],
    without: &[],
    read: Read::Step(read),
    nl: "Een stap om iets te doen.",
    en: "A step to do something.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    StepKindDraft::Exercise {
        items: reader.items(&opened.map, &ITEM_LIST, &ITEMS),
    }
}
