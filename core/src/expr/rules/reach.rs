//! What can be wrong with how far numbers reach.

use crate::ground::problem::{Rule, Severity, Words};

/// A comparison that cannot be true.
pub static NEVER_TRUE: Rule = Rule {
    code: "never-true",
    severity: Severity::Warning,
    nl: Words {
        message: "`{text}` is nooit waar",
        why: "`{side}` loopt van {from} tot en met {to}",
        help: "pas aan waarmee het vergeleken wordt, of haal de voorwaarde weg",
    },
    en: Words {
        message: "`{text}` is never true",
        why: "`{side}` goes from {from} up to and including {to}",
        help: "change what it is compared with, or take the condition away",
    },
};

/// A number with more decimals than the answer can have.
pub static TOO_FINE: Rule = Rule {
    code: "too-fine",
    severity: Severity::Warning,
    nl: Words {
        message: "`{text}` komt nooit uit",
        why: "`{side}` heeft hooguit {decimals} cijfers achter de punt, en het getal ernaast meer",
        help: "rond het getal af, of geef de vraag meer `decimals`",
    },
    en: Words {
        message: "`{text}` never comes out",
        why: "`{side}` has at most {decimals} digits behind the point, and the number beside it more",
        help: "round the number, or give the question more `decimals`",
    },
};

/// A comparison that is true whatever is answered.
pub static ALWAYS_TRUE: Rule = Rule {
    code: "always-true",
    severity: Severity::Warning,
    nl: Words {
        message: "`{text}` is bij elk antwoord waar",
        why: "`{side}` loopt van {from} tot en met {to}",
        help: "pas aan waarmee het vergeleken wordt, of gebruik `answered(…)`",
    },
    en: Words {
        message: "`{text}` is true for every answer",
        why: "`{side}` goes from {from} up to and including {to}",
        help: "change what it is compared with, or use `answered(…)`",
    },
};

/// All options named, or none left.
pub static EVERY_OPTION: Rule = Rule {
    code: "every-option",
    severity: Severity::Warning,
    nl: Words {
        message: "`{text}` noemt elke optie",
        why: "zo maakt het niet uit wat iemand kiest",
        help: "haal een optie weg, of gebruik `answered(…)`",
    },
    en: Words {
        message: "`{text}` names every option",
        why: "like this it does not matter what somebody chooses",
        help: "take an option away, or use `answered(…)`",
    },
};

/// A division by nought.
pub static DIVISION_BY_NOUGHT: Rule = Rule {
    code: "division-by-nought",
    severity: Severity::Error,
    nl: Words {
        message: "hier wordt door nul gedeeld",
        why: "delen door nul geeft nooit een uitkomst",
        help: "deel door iets anders",
    },
    en: Words {
        message: "this divides by nought",
        why: "dividing by nought never gives a result",
        help: "divide by something else",
    },
};

/// A number that can reach 1,000,000,000.
pub static TOO_LARGE: Rule = Rule {
    code: "too-large",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` kan te groot worden",
        why: "getallen blijven onder de 1000000000",
        help: "geef de vragen erin een kleinere `from` en `to`, of deel eerst",
    },
    en: Words {
        message: "`{text}` can become too large",
        why: "numbers stay below 1000000000",
        help: "give the questions in it a smaller `from` and `to`, or divide first",
    },
};
