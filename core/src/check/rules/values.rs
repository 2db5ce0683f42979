//! Values that need themselves.

use crate::ground::problem::{Rule, Severity, Words};

/// Values in a ring.
pub static VALUE_READS_ITSELF: Rule = Rule {
    code: "value-reads-itself",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft zichzelf nodig: {ring}",
        why: "zo is nooit te zeggen wat het is",
        help: "haal een van de waarden uit de kring",
    },
    en: Words {
        message: "`{name}` needs itself: {ring}",
        why: "nobody could ever say what it is",
        help: "take one of the values out of the ring",
    },
};
