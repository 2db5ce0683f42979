//! What can be wrong with how a condition is put together.

use crate::ground::problem::{Rule, Severity, Words};

/// More bytes than a condition may have.
pub static LONG_CONDITION: Rule = Rule {
    code: "long-condition",
    severity: Severity::Error,
    nl: Words {
        message: "deze voorwaarde is te lang",
        why: "zo'n lange voorwaarde kan niemand nog nakijken",
        help: "splits haar op in `values` met een naam",
    },
    en: Words {
        message: "this condition is too long",
        why: "nobody can check a condition this long",
        help: "split it into named `values`",
    },
};

/// Nested deeper than a condition may be.
pub static DEEP_CONDITION: Rule = Rule {
    code: "deep-condition",
    severity: Severity::Error,
    nl: Words {
        message: "er staan te veel haakjes of bewerkingen in elkaar",
        why: "zo'n voorwaarde kan niemand nog nakijken",
        help: "splits haar op in `values` met een naam",
    },
    en: Words {
        message: "too many parentheses or operations stand inside each other",
        why: "nobody can check a condition like this",
        help: "split it into named `values`",
    },
};

/// `(` without `)`.
pub static UNCLOSED_PARENTHESIS: Rule = Rule {
    code: "unclosed-parenthesis",
    severity: Severity::Error,
    nl: Words {
        message: "dit haakje gaat open maar niet dicht",
        why: "zo is niet te zien wat bij elkaar hoort",
        help: "zet `)` waar het deel ophoudt",
    },
    en: Words {
        message: "this parenthesis opens but does not close",
        why: "like this nobody can see what belongs together",
        help: "put `)` where the part ends",
    },
};

/// `)` without `(`.
pub static EXTRA_PARENTHESIS: Rule = Rule {
    code: "extra-parenthesis",
    severity: Severity::Error,
    nl: Words {
        message: "dit haakje gaat dicht maar ging niet open",
        why: "zo is niet te zien wat bij elkaar hoort",
        help: "haal `)` weg, of zet `(` waar het deel begint",
    },
    en: Words {
        message: "this parenthesis closes but did not open",
        why: "like this nobody can see what belongs together",
        help: "take `)` away, or put `(` where the part begins",
    },
};

/// `1 < x < 3`.
pub static CHAINED_COMPARISON: Rule = Rule {
    code: "chained-comparison",
    severity: Severity::Error,
    nl: Words {
        message: "twee vergelijkingen achter elkaar",
        why: "een vergelijking heeft één linker- en één rechterkant",
        help: "schrijf twee vergelijkingen met `and` ertussen, zoals `1 < x and x < 3`",
    },
    en: Words {
        message: "two comparisons in a row",
        why: "a comparison has one left and one right side",
        help: "write two comparisons with `and` between them, like `1 < x and x < 3`",
    },
};

/// `en`, `of`, `niet`, `is`, `bevat`.
pub static DUTCH_OPERATOR: Rule = Rule {
    code: "dutch-operator",
    severity: Severity::Error,
    nl: Words {
        message: "`{word}` schrijf je hier als `{right}`",
        why: "namen zijn van jou, maar verbindingswoorden zijn voor iedereen gelijk",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{word}` is written as `{right}` here",
        why: "names are yours, but joining words are the same for everybody",
        help: "write `{right}`",
    },
};

/// `3,5`.
pub static DECIMAL_COMMA: Rule = Rule {
    code: "decimal-comma",
    severity: Severity::Error,
    nl: Words {
        message: "een komma in een getal schrijf je hier als punt",
        why: "een komma scheidt hier twee dingen",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "a comma in a number is written as a point here",
        why: "a comma parts two things here",
        help: "write `{right}`",
    },
};

/// A minus without a space on both sides.
pub static MINUS_WITHOUT_SPACE: Rule = Rule {
    code: "minus-without-space",
    severity: Severity::Error,
    nl: Words {
        message: "een minteken heeft aan beide kanten een spatie",
        why: "zonder spatie hoort een streepje bij een naam",
        help: "zet een spatie voor en achter de `-`",
    },
    en: Words {
        message: "a minus has a space on both sides",
        why: "without a space a hyphen belongs to a name",
        help: "put a space before and after the `-`",
    },
};

/// Something should stand here.
pub static MISSING_PART: Rule = Rule {
    code: "missing-part",
    severity: Severity::Error,
    nl: Words {
        message: "hier ontbreekt iets{before_nl}",
        why: "een deel van de voorwaarde is niet af",
        help: "vul een naam, getal of tekst in, of haal het losse stuk weg",
    },
    en: Words {
        message: "something is missing here{before_en}",
        why: "part of the condition is not finished",
        help: "fill in a name, number or text, or take the loose piece away",
    },
};

/// Words that hang onto a condition.
pub static EXTRA_WORDS: Rule = Rule {
    code: "extra-words",
    severity: Severity::Error,
    nl: Words {
        message: "de voorwaarde is hier al af, maar er staat nog `{rest}`",
        why: "tussen twee delen hoort een verbindingswoord",
        help: "zet er `and` of `or` tussen, haal het weg, of zet een tekst tussen aanhalingstekens",
    },
    en: Words {
        message: "the condition is finished here, but `{rest}` follows",
        why: "between two parts there is a joining word",
        help: "put `and` or `or` between them, take it away, or put a text between quotes",
    },
};

/// A function that does not exist.
pub static UNKNOWN_FUNCTION: Rule = Rule {
    code: "unknown-function",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen functie `{name}`",
        why: "alleen een paar vaste woorden kunnen haakjes achter zich hebben",
        help: "kies een van: {functions}",
    },
    en: Words {
        message: "there is no function `{name}`",
        why: "only some fixed words can have parentheses behind them",
        help: "choose one of: {functions}",
    },
};

/// A function with too few or too many arguments.
pub static ARGUMENT_COUNT: Rule = Rule {
    code: "argument-count",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` krijgt hier {given} delen tussen haakjes",
        why: "zo is niet duidelijk waarover het gaat",
        help: "schrijf `{example}`",
    },
    en: Words {
        message: "`{name}` gets {given} parts between parentheses here",
        why: "like this it is not clear what it is about",
        help: "write `{example}`",
    },
};

/// A function without its arguments.
pub static FUNCTION_ALONE: Rule = Rule {
    code: "function-alone",
    severity: Severity::Error,
    nl: Words {
        message: "achter `{name}` horen haakjes",
        why: "zo is niet duidelijk waarover het gaat",
        help: "schrijf `{example}`",
    },
    en: Words {
        message: "`{name}` has parentheses behind it",
        why: "like this it is not clear what it is about",
        help: "write `{example}`",
    },
};

/// `x not in (a, b)`.
pub static NOT_IN: Rule = Rule {
    code: "not-in",
    severity: Severity::Error,
    nl: Words {
        message: "`not` staat voor het geheel, niet voor `in`",
        why: "zo leest iedereen hetzelfde",
        help: "schrijf `not {left} in (…)`",
    },
    en: Words {
        message: "`not` stands before the whole, not before `in`",
        why: "like this everybody reads the same",
        help: "write `not {left} in (…)`",
    },
};

/// `x in a`.
pub static IN_WITHOUT_PARENTHESES: Rule = Rule {
    code: "in-without-parentheses",
    severity: Severity::Error,
    nl: Words {
        message: "achter `in` hoort een rij tussen haakjes",
        why: "`in` kijkt of iets een van een paar mogelijkheden is",
        help: "schrijf `in (a, b)`, of gebruik `==` voor één mogelijkheid",
    },
    en: Words {
        message: "behind `in` comes a row between parentheses",
        why: "`in` looks whether something is one of some possibilities",
        help: "write `in (a, b)`, or use `==` for one possibility",
    },
};

/// `a == not b`.
pub static NOT_INSIDE: Rule = Rule {
    code: "not-inside",
    severity: Severity::Error,
    nl: Words {
        message: "`not` kan niet midden in een vergelijking of som staan",
        why: "`not` draait een hele voorwaarde om, niet een stuk ervan",
        help: "schrijf `!=` voor niet gelijk, of zet `not` voor het geheel",
    },
    en: Words {
        message: "`not` cannot stand in the middle of a comparison or sum",
        why: "`not` turns a whole condition round, not a piece of it",
        help: "write `!=` for not equal, or put `not` before the whole",
    },
};

/// `a.b.c`.
pub static LONG_DOTTED: Rule = Rule {
    code: "long-dotted",
    severity: Severity::Error,
    nl: Words {
        message: "een naam heeft hooguit één punt",
        why: "een punt wijst een rij van een vraag of een waarde van een deel aan",
        help: "schrijf `vraag.rij` of `deel.waarde`",
    },
    en: Words {
        message: "a name has at most one point",
        why: "a point picks a row of a question or a value of a part",
        help: "write `question.row` or `part.value`",
    },
};

/// A comma or point that joins nothing.
pub static STRAY_SIGN: Rule = Rule {
    code: "stray-sign",
    severity: Severity::Error,
    nl: Words {
        message: "`{sign}` staat hier los",
        why: "een komma hoort tussen haakjes, een punt vast tussen twee namen",
        help: "haal het weg, of zet haakjes om de rij",
    },
    en: Words {
        message: "`{sign}` stands loose here",
        why: "a comma belongs between parentheses, a point close between two names",
        help: "take it away, or put parentheses round the row",
    },
};
