//! `confirm`: yes, by ticking.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Kind, Read};
use crate::module::reader::{Opened, Reader};

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "confirm",
    keys: &[&MUST_ASK],
    without: &[],
    read: Read::Item(read),
    nl: "Iets om aan te vinken.",
    en: "Something to tick.",
};

fn read<'a>(_: &mut Reader<'a, '_>, _: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Confirm
}
