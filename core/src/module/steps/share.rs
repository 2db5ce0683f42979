//! `share`: the learner chooses what to share. Nothing leaves without this act, or consent to a purpose.

use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static PURPOSE: Key = Key::new(
    "purpose",
    Of::Name,
    "Waarvoor er gedeeld wordt.",
    "What it is shared for.",
)
.must();
static OFFER: Key = Key::new(
    "offer",
    Of::List(&Of::Name),
    "Wat er gedeeld kan worden.",
    "What can be shared.",
)
.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "share",
    keys: &[&PURPOSE, &OFFER],
    without: &[],
    read: Read::Step(read),
    nl: "Zelf kiezen wat je deelt.",
    en: "The learner chooses what to share.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    StepKindDraft::Share {
        purpose: reader.word(&opened.map, &PURPOSE),
        offer: reader.words(&opened.map, &OFFER),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - share: a\n    purpose: steun\n    offer: [b]\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - share: a\n    offer: b\n"),
            ["missing-key: share: a", "needs-list: b"]
        );
    }
}
