//! What an open place of a sentence offers, and what stands around it; and options of a question inside a list.

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

/// A pipe in a sentence with open places (semantics 22.4).
pub static PIPE_IN_SENTENCE: Rule = Rule {
    code: "pipe-in-sentence",
    severity: Severity::Error,
    nl: Words {
        message: "`{pipe}` wordt in deze zin niet ingevuld",
        why: "de zin is voor iedereen gelijk; de accolades zouden er zo blijven staan",
        help: "zet het antwoord in `ask` erboven, en haal het uit de zin",
    },
    en: Words {
        message: "`{pipe}` is not filled in in this sentence",
        why: "the sentence is the same for everybody; the braces would stand there as they are",
        help: "put the answer into `ask` above it, and take it out of the sentence",
    },
};

/// An option of a question inside a list or diary that is there only sometimes (semantics 16.72).
pub static ENTRY_OPTION_WHEN: Rule = Rule {
    code: "entry-option-when",
    severity: Severity::Error,
    nl: Words {
        message: "een keuze in een lijst of dagboek heeft geen `when`",
        why: "elke regel vraagt hetzelfde; bij `{name}` zou deze keuze er toch altijd zijn",
        help: "haal `when` weg, of vraag dit buiten de lijst",
    },
    en: Words {
        message: "an option in a list or diary has no `when`",
        why: "each entry asks the same; at `{name}` this option would be there always",
        help: "take `when` out, or ask this outside the list",
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
