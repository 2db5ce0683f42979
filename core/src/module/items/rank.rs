//! `rank`: all options, in one's own order.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::keys::{Kind, Read};
use crate::module::options::OPTIONS;
use crate::module::reader::{Opened, Reader};

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "rank",
    keys: &[&MUST_ASK, &OPTIONS],
    without: &[],
    read: Read::Item(read),
    nl: "Zelf op volgorde zetten.",
    en: "To put in one's own order.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    ItemKindDraft::Rank(reader.options(&opened.map))
}
