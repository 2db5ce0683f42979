//! What can be wrong with the signs and words of a condition.

use crate::ground::problem::{Rule, Severity, Words};

/// A sign that conditions do not have.
pub static UNKNOWN_SIGN: Rule = Rule {
    code: "unknown-sign",
    severity: Severity::Error,
    nl: Words {
        message: "`{sign}` hoort niet in een voorwaarde",
        why: "de voorwaarde kan zo niet gelezen worden",
        help: "haal het teken weg, of zet een tekst tussen aanhalingstekens",
    },
    en: Words {
        message: "`{sign}` does not belong in a condition",
        why: "the condition cannot be read like this",
        help: "take the sign away, or put a text between quotes",
    },
};

/// `&&`, `||` and `!`.
pub static SIGN_FOR_WORD: Rule = Rule {
    code: "sign-for-word",
    severity: Severity::Error,
    nl: Words {
        message: "`{sign}` schrijf je hier als `{word}`",
        why: "voorwaarden gebruiken woorden, zodat iedereen ze kan lezen",
        help: "schrijf `{word}`",
    },
    en: Words {
        message: "`{sign}` is written as `{word}` here",
        why: "conditions use words, so that everybody can read them",
        help: "write `{word}`",
    },
};

/// `=` where `==` is meant.
pub static SINGLE_EQUALS: Rule = Rule {
    code: "single-equals",
    severity: Severity::Error,
    nl: Words {
        message: "vergelijken doe je met `==`, niet met `=`",
        why: "er wordt hier niets ingevuld, alleen vergeleken",
        help: "schrijf `==`",
    },
    en: Words {
        message: "to compare, use `==`, not `=`",
        why: "nothing is filled in here, only compared",
        help: "write `==`",
    },
};

/// `=<`, `=>`, `<>`, `===`, `≤` and their like.
pub static SIGN_ORDER: Rule = Rule {
    code: "sign-order",
    severity: Severity::Error,
    nl: Words {
        message: "`{sign}` schrijf je hier als `{word}`",
        why: "er is voor elke vergelijking één schrijfwijze",
        help: "schrijf `{word}`",
    },
    en: Words {
        message: "`{sign}` is written as `{word}` here",
        why: "there is one way to write each comparison",
        help: "write `{word}`",
    },
};

/// Quotes that a word processor made curly.
pub static CURLY_QUOTES: Rule = Rule {
    code: "curly-quotes",
    severity: Severity::Error,
    nl: Words {
        message: "krulletjes-aanhalingstekens werken hier niet",
        why: "tekstverwerkers maken ze vanzelf krom",
        help: "gebruik rechte aanhalingstekens: `\"` of `'`",
    },
    en: Words {
        message: "curly quotes do not work here",
        why: "word processors curl them by themselves",
        help: "use straight quotes: `\"` or `'`",
    },
};

/// A quote without its partner.
pub static UNCLOSED_QUOTE: Rule = Rule {
    code: "unclosed-quote",
    severity: Severity::Error,
    nl: Words {
        message: "dit aanhalingsteken gaat open maar niet dicht",
        why: "de tekst loopt nu door tot het einde van de voorwaarde",
        help: "zet `{quote}` achter de tekst",
    },
    en: Words {
        message: "this quote opens but does not close",
        why: "the text now runs on to the end of the condition",
        help: "put `{quote}` behind the text",
    },
};

/// A date or time without quotes.
pub static UNQUOTED_MOMENT: Rule = Rule {
    code: "unquoted-moment",
    severity: Severity::Error,
    nl: Words {
        message: "een datum of tijd staat tussen aanhalingstekens",
        why: "`{text}` wordt anders als som of als losse getallen gelezen",
        help: "schrijf `\"{text}\"`",
    },
    en: Words {
        message: "a date or time stands between quotes",
        why: "`{text}` would be read as a sum or as loose numbers",
        help: "write `\"{text}\"`",
    },
};

/// A word that cannot be an id.
pub static NOT_A_NAME: Rule = Rule {
    code: "not-a-name",
    severity: Severity::Error,
    nl: Words {
        message: "`{word}` kan geen naam zijn",
        why: "namen zijn kleine letters, cijfers en streepjes, met een letter vooraan",
        help: "schrijf de naam zoals hij in de module staat, of zet een tekst tussen aanhalingstekens",
    },
    en: Words {
        message: "`{word}` cannot be a name",
        why: "names are small letters, digits and hyphens, with a letter first",
        help: "write the name as it stands in the module, or put a text between quotes",
    },
};

/// `AND` for `and`.
pub static CAPITAL_OPERATOR: Rule = Rule {
    code: "capital-operator",
    severity: Severity::Error,
    nl: Words {
        message: "`{word}` schrijf je met kleine letters",
        why: "hoofdletters maken hier verschil",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{word}` is written in small letters",
        why: "capitals make a difference here",
        help: "write `{right}`",
    },
};

/// A number with more than six decimals.
pub static MANY_DECIMALS: Rule = Rule {
    code: "many-decimals",
    severity: Severity::Error,
    nl: Words {
        message: "`{number}` heeft meer dan zes cijfers achter de punt",
        why: "er wordt gerekend met zes cijfers achter de punt",
        help: "kort het getal in",
    },
    en: Words {
        message: "`{number}` has more than six digits behind the point",
        why: "sums are made with six digits behind the point",
        help: "shorten the number",
    },
};

/// A number of 1,000,000,000 or more.
pub static LARGE_NUMBER: Rule = Rule {
    code: "large-number",
    severity: Severity::Error,
    nl: Words {
        message: "`{number}` is te groot",
        why: "getallen blijven hier onder de 1000000000",
        help: "gebruik een kleiner getal",
    },
    en: Words {
        message: "`{number}` is too large",
        why: "numbers stay below 1000000000 here",
        help: "use a smaller number",
    },
};
