//! Names of things that are not there.

use crate::ground::problem::{Rule, Severity, Words};

/// A step that is not there.
pub static UNKNOWN_STEP: Rule = Rule {
    code: "unknown-step",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen stap `{name}`",
        why: "zo weet niemand waar het verder gaat",
        help: "kijk of de naam goed geschreven is, of maak de stap",
    },
    en: Words {
        message: "there is no step `{name}`",
        why: "nobody would know where to go on",
        help: "see whether the name is spelled well, or write the step",
    },
};

/// A scale that is not there.
pub static UNKNOWN_SCALE: Rule = Rule {
    code: "unknown-scale",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen schaal `{name}`",
        why: "zo is er niets om te meten",
        help: "zet de schaal bij `scales`, of kijk of de naam goed geschreven is",
    },
    en: Words {
        message: "there is no scale `{name}`",
        why: "there would be nothing to measure",
        help: "put the scale under `scales`, or see whether the name is spelled well",
    },
};

/// An item that is not there.
pub static UNKNOWN_ITEM: Rule = Rule {
    code: "unknown-item",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen vraag `{name}`",
        why: "zo is er niets om uit te kiezen of terug te laten zien",
        help: "kijk of de naam goed geschreven is",
    },
    en: Words {
        message: "there is no question `{name}`",
        why: "there would be nothing to choose from or to show again",
        help: "see whether the name is spelled well",
    },
};

/// Something to show again that is not there.
pub static UNKNOWN_IN_SUMMARY: Rule = Rule {
    code: "unknown-in-summary",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen vraag, schaal of waarde `{name}`",
        why: "zo is er niets om terug te laten zien",
        help: "kijk of de naam goed geschreven is",
    },
    en: Words {
        message: "there is no question, scale or value `{name}`",
        why: "there would be nothing to show again",
        help: "see whether the name is spelled well",
    },
};
