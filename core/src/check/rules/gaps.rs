//! What an open place of a sentence offers.

use crate::ground::problem::{Rule, Severity, Words};

/// An option of an open place that is there only sometimes (semantics 22.4).
pub static GAP_OPTION_WHEN: Rule = Rule {
    code: "gap-option-when",
    severity: Severity::Error,
    nl: Words {
        message: "een keuze in een open plek heeft geen `when`",
        why: "in een zin staan altijd dezelfde keuzes; bij `{name}` zou deze soms wegvallen",
        help: "haal `when` weg, of maak er twee vragen van die elk hun eigen `when` hebben",
    },
    en: Words {
        message: "an option in an open place has no `when`",
        why: "a sentence always has the same options; at `{name}` this one would be missing at times",
        help: "take `when` out, or make two questions of it that each have their own `when`",
    },
};

/// What is right is none of the options.
pub static UNKNOWN_RIGHT: Rule = Rule {
    code: "unknown-right",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is geen van de keuzes hier",
        why: "zo kan niemand de open plek goed invullen",
        help: "noem bij `right` een van de keuzes onder `options`",
    },
    en: Words {
        message: "`{name}` is none of the options here",
        why: "nobody could fill in the open place rightly",
        help: "name one of the `options` at `right`",
    },
};
