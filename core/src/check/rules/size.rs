//! Modules that are larger than anybody could walk through.

use crate::ground::problem::{Rule, Severity, Words};

/// More steps, options or text than there may be.
pub static MODULE_TOO_LARGE: Rule = Rule {
    code: "module-too-large",
    severity: Severity::Error,
    nl: Words {
        message: "vanaf hier is de module te groot",
        why: "onderdelen en optielijsten tellen mee voor elke keer dat ze gebruikt worden",
        help: "maak er meer modules van, of gebruik minder onderdelen in elkaar",
    },
    en: Words {
        message: "from here on the module is too large",
        why: "parts and option sets count for each time they are used",
        help: "make it more modules, or use fewer parts inside one another",
    },
};

/// Values that read values, one after the other, further than a program goes.
pub static LONG_CHAIN: Rule = Rule {
    code: "long-chain",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat aan het eind van een te lange rij: meer dan {most} waarden die elkaar nodig hebben",
        why: "om dit te weten moeten ze allemaal na elkaar worden uitgerekend",
        help: "laat waarden meer naast elkaar staan, of reken in één waarde meer uit",
    },
    en: Words {
        message: "`{name}` stands at the end of too long a row: more than {most} values that need one another",
        why: "to know it, all of them have to be worked out one after the other",
        help: "put values more side by side, or work out more in one value",
    },
};

/// An expression that is too wide with its values written out (semantics 16.14).
pub static TOO_MUCH_TO_COUNT: Rule = Rule {
    code: "too-much-to-count",
    severity: Severity::Error,
    nl: Words {
        message: "deze voorwaarde of som is te groot: uitgeschreven heeft ze {cost} delen",
        why: "waarden die waarden gebruiken, worden samen snel heel groot",
        help: "gebruik hier minder waarden, of maak ze eenvoudiger",
    },
    en: Words {
        message: "this condition or sum is too large: written out it has {cost} parts",
        why: "values that use values quickly become very large together",
        help: "use fewer values here, or make them simpler",
    },
};
