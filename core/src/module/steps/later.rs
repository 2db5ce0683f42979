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
static FORMS: Key = Key::new(
    "forms",
    Of::List(&Of::Word),
    "Hoe je elkaar kunt spreken.",
    "How people can meet.",
);
static WITH: Key = Key::new(
    "with",
    Of::One(&["guide", "group", "supporter"]),
    "Met wie.",
    "With whom.",
);
static WITHIN: Key = Key::new(
    "within",
    Of::Duration,
    "Hoelang er gewacht wordt.",
    "How long it waits.",
);
static OTHERWISE: Key = Key::new(
    "otherwise",
    Of::Name,
    "Waar het anders verder gaat.",
    "Where it goes on otherwise.",
);
static CONFIRM: Key = Key::new(
    "confirm",
    Of::One(&["learner", "guide", "either"]),
    "Wie zegt dat het gesprek er was.",
    "Who says that the contact was held.",
);
static LAUNCH: Key = Key::new(
    "launch",
    Of::Word,
    "Wat de omgeving opent.",
    "What the host opens.",
);
static RESULT: Key = Key::new(
    "result",
    Of::Json,
    "Wat de omgeving teruggeeft.",
    "What the host reports.",
);
static TICK: Key = Key::new(
    "tick",
    Of::Truth,
    "Zelf afvinken mag.",
    "The learner may tick it off.",
);
static FOR: Key = Key::new(
    "for",
    Of::Duration,
    "Hoelang er gewacht wordt.",
    "How long it waits.",
);
static UNTIL: Key = Key::new(
    "until",
    Of::Word,
    "Tot hoe laat, of `release`.",
    "Until what time, or `release`.",
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
pub(super) static CONTACT: Kind = later(
    "contact",
    &[&FORMS, &WITH, &WITHIN, &OTHERWISE, &CONFIRM],
    "Een gesprek met iemand.",
    "A contact with a person.",
);
pub(super) static ACTIVITY: Kind = later(
    "activity",
    &[&LAUNCH, &RESULT, &WITHIN, &OTHERWISE, &TICK],
    "Iets dat buiten de module gebeurt.",
    "Something outside the module.",
);
pub(super) static WAIT: Kind = later(
    "wait",
    &[&FOR, &UNTIL, &WITHIN, &OTHERWISE],
    "Wachten.",
    "To wait.",
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
