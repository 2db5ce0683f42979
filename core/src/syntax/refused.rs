//! What YAML can do and a module may not: each with words of its own.

use crate::ground::problem::{Rule, Severity, Words};

/// More bytes than a source may have.
pub static TOO_LARGE: Rule = Rule {
    code: "file-too-large",
    severity: Severity::Error,
    nl: Words {
        message: "dit bestand is te groot: {found} bytes, er mogen er {most} zijn",
        why: "zulke grote bestanden worden niet gelezen",
        help: "verdeel de module over meer bestanden",
    },
    en: Words {
        message: "this file is too large: {found} bytes, at most {most}",
        why: "files of that size are not read",
        help: "divide the module over more files",
    },
};

/// Deeper nesting than a source may have.
pub static TOO_DEEP: Rule = Rule {
    code: "too-deep",
    severity: Severity::Error,
    nl: Words {
        message: "hier zit te veel in elkaar: meer dan {most} lagen",
        why: "vanaf hier is niet verder gelezen",
        help: "gebruik minder lagen",
    },
    en: Words {
        message: "too many layers here: more than {most}",
        why: "nothing was read from here on",
        help: "use fewer layers",
    },
};

/// More nodes than a source may have.
pub static TOO_MANY: Rule = Rule {
    code: "too-many-values",
    severity: Severity::Error,
    nl: Words {
        message: "er staat te veel in dit bestand: meer dan {most} waarden",
        why: "vanaf hier is niet verder gelezen",
        help: "verdeel de module over meer bestanden",
    },
    en: Words {
        message: "there is too much in this file: more than {most} values",
        why: "nothing was read from here on",
        help: "divide the module over more files",
    },
};

/// `&name`.
pub static ANCHOR: Rule = Rule {
    code: "anchor",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` geeft een stuk een naam om later te herhalen, dat kan hier niet",
        why: "wie leest moet kunnen zien wat er staat",
        help: "haal `{name}` weg; begint de tekst met `&`, zet er dan dubbele aanhalingstekens om",
    },
    en: Words {
        message: "`{name}` names a part to repeat it later, which is not possible here",
        why: "a reader must be able to see what stands there",
        help: "take `{name}` out; if the text begins with `&`, put double quotes around it",
    },
};

/// `*name`.
pub static ALIAS: Rule = Rule {
    code: "alias",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` herhaalt een stuk van elders, dat kan hier niet",
        why: "wie leest moet kunnen zien wat er staat",
        help: "schrijf het stuk uit, of gebruik `option-sets` voor antwoorden; begint de tekst met `*`, zet er dan dubbele aanhalingstekens om",
    },
    en: Words {
        message: "`{name}` repeats a part from elsewhere, which is not possible here",
        why: "a reader must be able to see what stands there",
        help: "write the part out, or use `option-sets` for answers; if the text begins with `*`, put double quotes around it",
    },
};

/// `<<`.
pub static MERGE: Rule = Rule {
    code: "merge-key",
    severity: Severity::Error,
    nl: Words {
        message: "`<<` voegt een stuk van elders in, dat kan hier niet",
        why: "wie leest moet kunnen zien wat er staat",
        help: "schrijf het stuk uit, of gebruik `option-sets` voor antwoorden",
    },
    en: Words {
        message: "`<<` merges a part from elsewhere, which is not possible here",
        why: "a reader must be able to see what stands there",
        help: "write the part out, or use `option-sets` for answers",
    },
};

/// `!name`.
pub static TAG: Rule = Rule {
    code: "tag",
    severity: Severity::Error,
    nl: Words {
        message: "een tekst kan niet zo met een uitroepteken beginnen",
        why: "aan het begin van een tekst heeft `!` een eigen betekenis",
        help: "zet dubbele aanhalingstekens om de tekst, of haal het teken weg",
    },
    en: Words {
        message: "a text cannot begin with an exclamation mark like this",
        why: "at the start of a text `!` has a meaning of its own",
        help: "put double quotes around the text, or take the mark out",
    },
};

/// `!answered(a)`.
pub static TAG_AS_NOT: Rule = Rule {
    code: "exclamation-as-not",
    severity: Severity::Error,
    nl: Words {
        message: "een voorwaarde kan niet met `!` beginnen",
        why: "aan het begin van een waarde heeft `!` een eigen betekenis",
        help: "schrijf `not` in plaats van `!`",
    },
    en: Words {
        message: "a condition cannot begin with `!`",
        why: "at the start of a value `!` has a meaning of its own",
        help: "write `not` instead of `!`",
    },
};

/// A second `---`.
pub static SECOND_DOCUMENT: Rule = Rule {
    code: "second-document",
    severity: Severity::Error,
    nl: Words {
        message: "na `---` begint een tweede deel, en dat wordt niet gelezen",
        why: "één bestand is één module",
        help: "haal `---` weg, of maak er een tweede bestand van",
    },
    en: Words {
        message: "a second part begins after `---`, and it is not read",
        why: "one file is one module",
        help: "take `---` out, or make a second file of it",
    },
};

/// `%YAML`.
pub static DIRECTIVE: Rule = Rule {
    code: "directive",
    severity: Severity::Error,
    nl: Words {
        message: "een regel die met `%` begint kan hier niet",
        why: "zulke regels zijn voor andere programma's",
        help: "haal de regel weg; is het tekst, zet er dan dubbele aanhalingstekens om",
    },
    en: Words {
        message: "a line that begins with `%` is not possible here",
        why: "such lines are meant for other programs",
        help: "take the line out; if it is text, put double quotes around it",
    },
};

/// The same key twice in a map.
pub static DUPLICATE_KEY: Rule = Rule {
    code: "duplicate-key",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` staat hier twee keer",
        why: "alleen de eerste telt, de tweede wordt niet gelezen",
        help: "haal er één weg of geef er één een andere naam",
    },
    en: Words {
        message: "`{key}` stands here twice",
        why: "only the first counts, the second is not read",
        help: "take one out or give one another name",
    },
};

/// A key that is not a plain word.
pub static COMPLEX_KEY: Rule = Rule {
    code: "complex-key",
    severity: Severity::Error,
    nl: Words {
        message: "een naam voor een dubbele punt moet een gewoon woord zijn",
        why: "dit deel is overgeslagen",
        help: "schrijf een woord, een dubbele punt en een spatie",
    },
    en: Words {
        message: "a name before a colon must be a plain word",
        why: "this part was skipped",
        help: "write a word, a colon and a space",
    },
};
