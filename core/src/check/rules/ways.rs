//! Ways on that lead where they may not.

use crate::ground::problem::{Rule, Severity, Words};

/// A way on to something that is no step.
pub static GO_TO_NO_STEP: Rule = Rule {
    code: "go-to-no-step",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is geen stap",
        why: "verder gaan kan alleen naar een stap",
        help: "noem de stap waarin `{name}` staat",
    },
    en: Words {
        message: "`{name}` is no step",
        why: "one can only go on to a step",
        help: "name the step in which `{name}` stands",
    },
};

/// A way on into the inside of another section (semantics 5.4).
pub static GO_INTO_SECTION: Rule = Rule {
    code: "go-into-section",
    severity: Severity::Error,
    nl: Words {
        message: "van hier kan niemand naar `{name}`, want die staat binnen `{section}`",
        why: "een onderdeel begint altijd bij zijn begin",
        help: "ga naar `{section}`, of zet `{name}` in dezelfde lijst als deze stap",
    },
    en: Words {
        message: "nobody can go from here to `{name}`, since it stands inside `{section}`",
        why: "a section always begins at its beginning",
        help: "go to `{section}`, or put `{name}` into the same list as this step",
    },
};

/// Feedback of a scale's item that leads somewhere.
pub static GO_IN_SCALE: Rule = Rule {
    code: "go-in-scale",
    severity: Severity::Error,
    nl: Words {
        message: "een vraag van een schaal kan nergens heen sturen",
        why: "een schaal wordt op meer plekken afgenomen, en elke plek gaat anders verder",
        help: "zet de weg bij `next` van de meting",
    },
    en: Words {
        message: "a question of a scale cannot lead anywhere",
        why: "a scale is asked at several places, and each goes on elsewhere",
        help: "put the way into `next` of the measure",
    },
};
