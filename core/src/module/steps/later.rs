//! Kinds of step that the format has and this version does not: their words and keys are known, so that what is wrong
//! with the rest of a module can be told.

use crate::module::keys::{Key, Kind, Of, Read};

static PURPOSE: Key = Key::new(
    "purpose",
    Of::Name,
    "Waarvoor er gedeeld wordt.",
    "What it is shared for.",
);
static OFFER: Key = Key::new(
    "offer",
    Of::List(&Of::Name),
    "Wat er gedeeld kan worden.",
    "What can be shared.",
);
const fn later(
    word: &'static str,
    keys: &'static [&'static Key],
    nl: &'static str,
    en: &'static str,
) -> Kind {
    Kind {
        word,
        keys,
        without: &[],
        read: Read::Later,
        nl,
        en,
    }
}

pub(super) static SHARE: Kind = later(
    "share",
    &[&PURPOSE, &OFFER],
    "Zelf kiezen wat je deelt.",
    "The learner chooses what to share.",
);
#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(told_in("steps:\n  - step: a\n"), Vec::<String>::new());
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - share: a\n    offer: [b]\n    titel: x\n"),
            ["kind-not-here: share", "unknown-key: titel"]
        );
    }
}
