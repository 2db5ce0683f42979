//! `step`: to read.

use super::READING_LIST;
use crate::module::draft::StepKindDraft;
use crate::module::items::READING;
use crate::module::keys::{Kind, Read};
use crate::module::reader::{Opened, Reader};

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "step",
    keys: &[&READING_LIST],
    without: &[],
    read: Read::Step(read),
    nl: "Een stap om te lezen.",
    en: "A step to read.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    StepKindDraft::Step {
        items: reader.items(&opened.map, &READING_LIST, &READING),
    }
}
