//! `step`: to read.

use super::READING_LIST;
use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::items::READING;
use crate::module::keys::{Kind, Read};
use crate::module::reader::Reader;

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

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - step: a\n    title: A\n    items:\n      - note: n\n        body: Lees.\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - step: a\n    items:\n      - text: t\n"),
            ["kind-not-allowed: text"]
        );
    }
}
