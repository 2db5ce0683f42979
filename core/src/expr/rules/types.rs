//! What can be wrong with the kinds of things in a condition.

use crate::ground::problem::{Rule, Severity, Words};

/// A number, choice or text where a yes or no must stand.
pub static NOT_A_CONDITION: Rule = Rule {
    code: "not-a-condition",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` is {what_nl}, geen ja of nee",
        why: "een voorwaarde moet waar of niet waar kunnen zijn",
        help: "vergelijk het met iets, zoals `{right}`",
    },
    en: Words {
        message: "`{text}` is {what_en}, not a yes or no",
        why: "a condition has to be true or not true",
        help: "compare it with something, like `{right}`",
    },
};

/// Something to reckon with that is no number.
pub static NOT_A_NUMBER: Rule = Rule {
    code: "not-a-number",
    severity: Severity::Error,
    nl: Words {
        message: "met `{text}` kun je niet rekenen",
        why: "het is {what_nl}, geen getal",
        help: "gebruik hier een getal, een `number`, een `scale` of `score(…)`",
    },
    en: Words {
        message: "`{text}` cannot be reckoned with",
        why: "it is {what_en}, not a number",
        help: "use a number, a `number`, a `scale` or `score(…)` here",
    },
};

/// Two things of different kinds.
pub static CANNOT_COMPARE: Rule = Rule {
    code: "cannot-compare",
    severity: Severity::Error,
    nl: Words {
        message: "`{left}` en `{right}` zijn zo niet te vergelijken",
        why: "het ene is {left_nl}, het andere {right_nl}",
        help: "vergelijk dingen van dezelfde soort, met een teken dat erbij past",
    },
    en: Words {
        message: "`{left}` and `{right}` cannot be compared like this",
        why: "one is {left_en}, the other {right_en}",
        help: "compare things of the same kind, with a sign that suits them",
    },
};

/// A sign that does not go with this kind of thing.
pub static SIGN_UNFIT: Rule = Rule {
    code: "sign-unfit",
    severity: Severity::Error,
    nl: Words {
        message: "`{sign}` past niet bij `{text}`",
        why: "`{text}` is {what_nl}, en `{sign}` is voor tekst of voor een vraag met meer antwoorden",
        help: "gebruik `==`, `!=`, `<` of `>`",
    },
    en: Words {
        message: "`{sign}` does not go with `{text}`",
        why: "`{text}` is {what_en}, and `{sign}` is for text or for a question with several answers",
        help: "use `==`, `!=`, `<` or `>`",
    },
};

/// Two yes-or-no's compared.
pub static TWO_TRUTHS: Rule = Rule {
    code: "two-truths",
    severity: Severity::Error,
    nl: Words {
        message: "`{left}` en `{right}` zijn allebei een ja of nee",
        why: "die voeg je samen met `and`, `or` en `not`",
        help: "schrijf bijvoorbeeld `{left} and {right}`",
    },
    en: Words {
        message: "`{left}` and `{right}` are both a yes or no",
        why: "those are joined with `and`, `or` and `not`",
        help: "write for instance `{left} and {right}`",
    },
};

/// A number beside a word that is nothing.
pub static NUMBER_AND_WORD: Rule = Rule {
    code: "number-and-word",
    severity: Severity::Error,
    nl: Words {
        message: "`{of}` is een getal en `{name}` een woord",
        why: "die twee zijn niet te vergelijken",
        help: "schrijf een getal in plaats van `{name}`",
    },
    en: Words {
        message: "`{of}` is a number and `{name}` a word",
        why: "those two cannot be compared",
        help: "write a number instead of `{name}`",
    },
};

/// A bare word beside a text.
pub static TEXT_WITHOUT_QUOTES: Rule = Rule {
    code: "text-without-quotes",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is hier een tekst en staat tussen aanhalingstekens",
        why: "een woord zonder aanhalingstekens is een naam",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{name}` is a text here and stands between quotes",
        why: "a word without quotes is a name",
        help: "write `{right}`",
    },
};

/// An option between quotes.
pub static QUOTED_OPTION: Rule = Rule {
    code: "quoted-option",
    severity: Severity::Error,
    nl: Words {
        message: "een optie staat zonder aanhalingstekens",
        why: "tussen aanhalingstekens is het een tekst, en `{of}` is een optie",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "an option stands without quotes",
        why: "between quotes it is a text, and `{of}` is a choice",
        help: "write `{right}`",
    },
};

/// A number between quotes.
pub static QUOTED_NUMBER: Rule = Rule {
    code: "quoted-number",
    severity: Severity::Error,
    nl: Words {
        message: "een getal staat zonder aanhalingstekens",
        why: "tussen aanhalingstekens is het een tekst, en `{of}` is een getal",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "a number stands without quotes",
        why: "between quotes it is a text, and `{of}` is a number",
        help: "write `{right}`",
    },
};

/// Order asked of what has none.
pub static NO_ORDER: Rule = Rule {
    code: "no-order",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` kent geen meer of minder",
        why: "alleen getallen, datums en tijden hebben een volgorde",
        help: "gebruik `==`, `!=` of `in (…)`",
    },
    en: Words {
        message: "`{text}` knows no more or less",
        why: "only numbers, dates and times have an order",
        help: "use `==`, `!=` or `in (…)`",
    },
};

/// `choices == a`.
pub static SET_BESIDE_OPTION: Rule = Rule {
    code: "set-beside-option",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{left}` kunnen meer opties gekozen zijn",
        why: "gelijk zijn aan één optie zegt niet wat er met de andere is",
        help: "schrijf `{right}`, of `{left} == ({option})` als alleen die gekozen mag zijn",
    },
    en: Words {
        message: "several options can be chosen at `{left}`",
        why: "being equal to one option does not say what the others do",
        help: "write `{right}`, or `{left} == ({option})` if only that one may be chosen",
    },
};

/// `choice == (a, b)`.
pub static SET_BESIDE_CHOICE: Rule = Rule {
    code: "set-beside-choice",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{left}` wordt één optie gekozen",
        why: "één optie is nooit gelijk aan een rij",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "one option is chosen at `{left}`",
        why: "one option never equals a row",
        help: "write `{right}`",
    },
};

/// `choice contains a`.
pub static CONTAINS_ON_CHOICE: Rule = Rule {
    code: "contains-on-choice",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{left}` wordt één optie gekozen",
        why: "`contains` is voor een vraag met meer antwoorden",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "one option is chosen at `{left}`",
        why: "`contains` is for a question with several answers",
        help: "write `{right}`",
    },
};

/// A row of things that are no options.
pub static ROW_OF_OPTIONS: Rule = Rule {
    code: "row-of-options",
    severity: Severity::Error,
    nl: Words {
        message: "een rij tussen haakjes hoort naast een vraag met meer antwoorden, of achter `in`",
        why: "hier is niet duidelijk wat ermee vergeleken wordt",
        help: "schrijf `x in (a, b)`, of vergelijk met één ding",
    },
    en: Words {
        message: "a row between parentheses belongs beside a question with several answers, or behind `in`",
        why: "it is not clear what it is compared with",
        help: "write `x in (a, b)`, or compare with one thing",
    },
};

/// `akkoord == ja`.
pub static TRUTH_WORD: Rule = Rule {
    code: "truth-word",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` is al een ja of nee",
        why: "een ja of nee hoeft nergens mee vergeleken te worden",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{text}` is a yes or no already",
        why: "a yes or no need not be compared with anything",
        help: "write `{right}`",
    },
};

/// More with dates than comparing and subtracting.
pub static DATE_ARITHMETIC: Rule = Rule {
    code: "date-arithmetic",
    severity: Severity::Error,
    nl: Words {
        message: "met datums kun je alleen vergelijken, en twee van elkaar aftrekken",
        why: "een maand of jaar is niet altijd even lang",
        help: "schrijf bijvoorbeeld `datum - andere-datum >= 7`, of `days-since(datum) >= 7`",
    },
    en: Words {
        message: "dates can only be compared, and two of them subtracted",
        why: "a month or a year is not always as long",
        help: "write for instance `date - other-date >= 7`, or `days-since(date) >= 7`",
    },
};

/// A text beside a date that is none.
pub static WRONG_DATE: Rule = Rule {
    code: "wrong-date",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` is geen datum",
        why: "`{of}` is een datum, en een datum heeft één schrijfwijze",
        help: "schrijf jaar-maand-dag, zoals `\"2026-01-31\"`",
    },
    en: Words {
        message: "`{text}` is not a date",
        why: "`{of}` is a date, and a date is written in one way",
        help: "write year-month-day, like `\"2026-01-31\"`",
    },
};

/// A text beside a time of day that is none.
pub static WRONG_TIME: Rule = Rule {
    code: "wrong-time",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` is geen tijd",
        why: "`{of}` is een tijd, en een tijd heeft één schrijfwijze",
        help: "schrijf uren en minuten, zoals `\"09:30\"`",
    },
    en: Words {
        message: "`{text}` is not a time",
        why: "`{of}` is a time, and a time is written in one way",
        help: "write hours and minutes, like `\"09:30\"`",
    },
};

/// What was written in private.
pub static PRIVATE_READ: Rule = Rule {
    code: "private-read",
    severity: Severity::Error,
    nl: Words {
        message: "het antwoord op `{name}` is privé en kan niets sturen",
        why: "wat iemand voor zichzelf schrijft, blijft van die persoon",
        help: "gebruik `answered({name})`, of zet `private: false` bij een `text` of een keuze",
    },
    en: Words {
        message: "the answer to `{name}` is private and can steer nothing",
        why: "what a person writes for themselves stays theirs",
        help: "use `answered({name})`, or put `private: false` at a `text` or a choice",
    },
};

/// Free words in a condition.
pub static WORDS_READ: Rule = Rule {
    code: "words-read",
    severity: Severity::Error,
    nl: Words {
        message: "de eigen woorden bij `{name}` kunnen niets sturen",
        why: "vrije woorden blijven bij de schrijver en zijn nergens te lezen",
        help: "gebruik `answered({name})`, of maak er een `text` met `private: false` van",
    },
    en: Words {
        message: "the free words at `{name}` can steer nothing",
        why: "free words stay with the writer and are read nowhere",
        help: "use `answered({name})`, or make it a `text` with `private: false`",
    },
};

/// An item whose answer is read by a function only.
pub static NO_SINGLE_ANSWER: Rule = Rule {
    code: "no-single-answer",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft niet één antwoord om te lezen",
        why: "het is {what_nl}",
        help: "schrijf bijvoorbeeld `{right}`",
    },
    en: Words {
        message: "`{name}` has no single answer to read",
        why: "it is {what_en}",
        help: "write for instance `{right}`",
    },
};

/// An item that has no answer.
pub static NO_ANSWER: Rule = Rule {
    code: "no-answer",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft geen antwoord",
        why: "bij een `note` valt niets in te vullen",
        help: "lees een vraag, of een stap met `done(…)`",
    },
    en: Words {
        message: "`{name}` has no answer",
        why: "at a `note` there is nothing to fill in",
        help: "read a question, or a step with `done(…)`",
    },
};

/// A comparison with an empty text.
pub static EMPTY_TEXT: Rule = Rule {
    code: "empty-text",
    severity: Severity::Error,
    nl: Words {
        message: "vergelijken met een lege tekst zegt niets",
        why: "een antwoord zonder tekst is geen antwoord",
        help: "gebruik `answered(…)` of `not answered(…)`",
    },
    en: Words {
        message: "comparing with an empty text says nothing",
        why: "an answer without text is no answer",
        help: "use `answered(…)` or `not answered(…)`",
    },
};

/// A score that reads an item of elsewhere.
pub static ANOTHER_SCALE: Rule = Rule {
    code: "another-scale",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat niet in deze schaal",
        why: "een score rekent alleen met de vragen van de eigen schaal",
        help: "zet de vraag in de schaal, of reken erbuiten in `values`",
    },
    en: Words {
        message: "`{name}` does not stand in this scale",
        why: "a score reckons with the questions of its own scale only",
        help: "put the question in the scale, or reckon outside it in `values`",
    },
};

/// A score that reads more than it may.
pub static NOT_IN_A_SCORE: Rule = Rule {
    code: "not-in-a-score",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` kan niet in een score",
        why: "een score rekent alleen met vragen van de eigen schaal, getallen, `setting`, `fact` en `chance`",
        help: "reken er buiten de schaal mee, in `values`",
    },
    en: Words {
        message: "`{text}` cannot stand in a score",
        why: "a score reckons only with questions of its own scale, numbers, `setting`, `fact` and `chance`",
        help: "reckon with it outside the scale, in `values`",
    },
};

/// A choice in a score whose options have no number.
pub static OPTION_WITHOUT_SCORE: Rule = Rule {
    code: "option-without-score",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` geeft geen getal",
        why: "in een score telt elke optie mee met haar eigen `score`",
        help: "geef elke optie van `{name}` een `score`",
    },
    en: Words {
        message: "`{name}` gives no number",
        why: "in a score each option counts with a `score` of its own",
        help: "give each option of `{name}` a `score`",
    },
};

/// Rungs of one value with different types.
pub static MIXED_TYPES: Rule = Rule {
    code: "mixed-types",
    severity: Severity::Error,
    nl: Words {
        message: "`{text}` is {what_nl}, maar deze waarde begon als {first_nl}",
        why: "een waarde is altijd van één soort",
        help: "maak alle trappen van dezelfde soort",
    },
    en: Words {
        message: "`{text}` is {what_en}, but this value began as {first_en}",
        why: "a value is always of one kind",
        help: "make all rungs of the same kind",
    },
};
