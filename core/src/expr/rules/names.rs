//! What can be wrong with the names in a condition.

use crate::ground::problem::{Rule, Severity, Words};

/// A word that is nothing here.
pub static UNKNOWN_NAME: Rule = Rule {
    code: "unknown-name",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is hier niet bekend",
        why: "een voorwaarde kan alleen lezen wat in de module een naam heeft",
        help: "kijk of de naam goed gespeld is; een tekst staat tussen aanhalingstekens",
    },
    en: Words {
        message: "`{name}` is not known here",
        why: "a condition can only read what has a name in the module",
        help: "check the spelling; a text stands between quotes",
    },
};

/// `a-b` where `a` and `b` are known and `a-b` is not.
pub static HYPHEN_OR_MINUS: Rule = Rule {
    code: "hyphen-or-minus",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` wordt als één naam gelezen",
        why: "een streepje zonder spaties hoort bij een naam",
        help: "schrijf `{right}` als je aftrekken bedoelt",
    },
    en: Words {
        message: "`{name}` is read as one name",
        why: "a hyphen without spaces belongs to a name",
        help: "write `{right}` if you mean a subtraction",
    },
};

/// A result of a part, read with a slash.
pub static RESULT_WITH_SLASH: Rule = Rule {
    code: "result-with-slash",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` wordt als een deling gelezen",
        why: "wat een deel teruggeeft, staat achter een punt",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{name}` is read as a division",
        why: "what a part returns stands behind a dot",
        help: "write `{right}`",
    },
};

/// A word beside a choice that is not one of its options.
pub static UNKNOWN_OPTION: Rule = Rule {
    code: "unknown-option",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is geen optie van `{of}`",
        why: "de vergelijking zou nooit kloppen",
        help: "kies een van: {options}",
    },
    en: Words {
        message: "`{name}` is not an option of `{of}`",
        why: "the comparison would never hold",
        help: "choose one of: {options}",
    },
};

/// A word beside a band that the scale does not have.
pub static UNKNOWN_BAND: Rule = Rule {
    code: "unknown-band",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is geen band van `{of}`",
        why: "de vergelijking zou nooit kloppen",
        help: "kies een van: {options}",
    },
    en: Words {
        message: "`{name}` is not a band of `{of}`",
        why: "the comparison would never hold",
        help: "choose one of: {options}",
    },
};

/// A word beside a chance that is not one of its arms.
pub static UNKNOWN_ARM: Rule = Rule {
    code: "unknown-arm",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` kan bij `{of}` niet geloot worden",
        why: "de vergelijking zou nooit kloppen",
        help: "kies een van: {options}",
    },
    en: Words {
        message: "`{name}` cannot be drawn by `{of}`",
        why: "the comparison would never hold",
        help: "choose one of: {options}",
    },
};

/// A row that the item does not have.
pub static UNKNOWN_ROW: Rule = Rule {
    code: "unknown-row",
    severity: Severity::Error,
    nl: Words {
        message: "`{of}` heeft geen rij `{name}`",
        why: "zonder rij is er geen antwoord om te lezen",
        help: "kies een van: {options}",
    },
    en: Words {
        message: "`{of}` has no row `{name}`",
        why: "without a row there is no answer to read",
        help: "choose one of: {options}",
    },
};

/// A question that the diary does not ask.
pub static UNKNOWN_QUESTION: Rule = Rule {
    code: "unknown-question",
    severity: Severity::Error,
    nl: Words {
        message: "het dagboek `{of}` heeft geen vraag `{name}`",
        why: "zonder vraag is er niets om te lezen",
        help: "kies een van: {options}",
    },
    en: Words {
        message: "the diary `{of}` has no question `{name}`",
        why: "without a question there is nothing to read",
        help: "choose one of: {options}",
    },
};

/// A moment at which this is never measured.
pub static UNKNOWN_MOMENT: Rule = Rule {
    code: "unknown-moment",
    severity: Severity::Error,
    nl: Words {
        message: "`{of}` wordt nooit gemeten op het moment `{name}`",
        why: "er is dan nooit een antwoord om te lezen",
        help: "kies een van: {options}",
    },
    en: Words {
        message: "`{of}` is never measured at the moment `{name}`",
        why: "there is never an answer to read then",
        help: "choose one of: {options}",
    },
};

/// A moment of something that is measured at no moment.
pub static NEVER_MEASURED: Rule = Rule {
    code: "never-measured",
    severity: Severity::Error,
    nl: Words {
        message: "`{of}` wordt op geen enkel moment gemeten",
        why: "alleen een schaal met een `measure` en een `moment` heeft antwoorden per moment",
        help: "laat het moment weg, of geef de meting een `moment`",
    },
    en: Words {
        message: "`{of}` is not measured at any moment",
        why: "only a scale with a `measure` and a `moment` has answers per moment",
        help: "leave the moment out, or give the measure a `moment`",
    },
};

/// A step, scale, setting, fact or chance as a bare word.
pub static NEEDS_FUNCTION: Rule = Rule {
    code: "needs-function",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` kan hier niet zomaar staan",
        why: "het is {what_nl}, en daar kan meer dan één ding van gelezen worden",
        help: "schrijf bijvoorbeeld `{right}`",
    },
    en: Words {
        message: "`{name}` cannot stand here by itself",
        why: "it is {what_en}, and more than one thing can be read of it",
        help: "write for instance `{right}`",
    },
};

/// A function of something it cannot be asked of.
pub static WRONG_ARGUMENT: Rule = Rule {
    code: "wrong-argument",
    severity: Severity::Error,
    nl: Words {
        message: "`{function}` kan niet over `{name}` gaan",
        why: "`{function}` vraagt om {wants_nl}",
        help: "zet tussen de haakjes {wants_nl}",
    },
    en: Words {
        message: "`{function}` cannot be about `{name}`",
        why: "`{function}` asks for {wants_en}",
        help: "put {wants_en} between the parentheses",
    },
};

/// `answer` outside an item's own `check` and `rules`.
pub static ANSWER_ELSEWHERE: Rule = Rule {
    code: "answer-elsewhere",
    severity: Severity::Error,
    nl: Words {
        message: "`answer` betekent hier niets",
        why: "`answer` is het antwoord op de vraag waar de regel bij staat, in `check` en `rules`",
        help: "schrijf de naam van de vraag",
    },
    en: Words {
        message: "`answer` means nothing here",
        why: "`answer` is the answer to the question that the line belongs to, in `check` and `rules`",
        help: "write the name of the question",
    },
};

/// A likert without a row.
pub static ROW_NEEDED: Rule = Rule {
    code: "row-needed",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft een antwoord per rij",
        why: "zonder rij is niet te zeggen welk antwoord bedoeld is",
        help: "schrijf de rij erbij, zoals `{right}`",
    },
    en: Words {
        message: "`{name}` has an answer per row",
        why: "without a row nobody can tell which answer is meant",
        help: "add the row, like `{right}`",
    },
};

/// A point behind something that has neither rows nor values.
pub static NO_ROWS: Rule = Rule {
    code: "no-rows",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft geen rijen of waarden achter een punt",
        why: "een punt wijst een rij van een vraag of een waarde van een deel aan",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{name}` has no rows or values behind a point",
        why: "a point picks a row of a question or a value of a part",
        help: "write `{right}`",
    },
};

/// A value that the part does not have.
pub static UNKNOWN_MEMBER: Rule = Rule {
    code: "unknown-member",
    severity: Severity::Error,
    nl: Words {
        message: "`{of}` geeft geen waarde `{name}`",
        why: "van een deel is van buiten alleen te lezen wat bij `returns` staat",
        help: "zet de waarde bij `returns` van het deel{or_nl}",
    },
    en: Words {
        message: "`{of}` gives no value `{name}`",
        why: "of a part only what stands under `returns` can be read from outside",
        help: "put the value under `returns` of the part{or_en}",
    },
};

/// The score of a scale that has none.
pub static SCALE_WITHOUT_SCORE: Rule = Rule {
    code: "scale-without-score",
    severity: Severity::Error,
    nl: Words {
        message: "de schaal `{name}` heeft geen score",
        why: "er valt niets te lezen",
        help: "geef de schaal een `score`, of lees een vraag ervan",
    },
    en: Words {
        message: "the scale `{name}` has no score",
        why: "there is nothing to read",
        help: "give the scale a `score`, or read one of its questions",
    },
};

/// The band of a scale that has none.
pub static SCALE_WITHOUT_BANDS: Rule = Rule {
    code: "scale-without-bands",
    severity: Severity::Error,
    nl: Words {
        message: "de schaal `{name}` heeft geen banden",
        why: "er valt niets te lezen",
        help: "geef de schaal `bands`, of lees `score({name})`",
    },
    en: Words {
        message: "the scale `{name}` has no bands",
        why: "there is nothing to read",
        help: "give the scale `bands`, or read `score({name})`",
    },
};

/// `soort == ramp or schuld`.
pub static OPTION_ALONE: Rule = Rule {
    code: "option-alone",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat los, het is een optie van `{of}`",
        why: "achter `and` en `or` hoort een hele voorwaarde",
        help: "schrijf `{right}`",
    },
    en: Words {
        message: "`{name}` stands loose, it is an option of `{of}`",
        why: "behind `and` and `or` comes a whole condition",
        help: "write `{right}`",
    },
};
