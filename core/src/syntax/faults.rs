//! The words for a text that cannot be read: one rule for each way an author meets it.

use crate::ground::problem::{Rule, Severity, Words};

/// A `[` or `{` without its end.
pub static OPEN_BRACKET: Rule = Rule {
    code: "open-bracket",
    severity: Severity::Error,
    nl: Words {
        message: "een haakje gaat open en niet meer dicht",
        why: "alles erna hoort dan bij het haakje",
        help: "zet het haakje dicht, of zet de tekst tussen dubbele aanhalingstekens",
    },
    en: Words {
        message: "a bracket opens and never closes",
        why: "everything after it then belongs to the bracket",
        help: "close the bracket, or put double quotes around the text",
    },
};

/// A closing bracket that does not fit.
pub static WRONG_BRACKET: Rule = Rule {
    code: "wrong-bracket",
    severity: Severity::Error,
    nl: Words {
        message: "dit haakje sluit iets dat niet open is",
        why: "zo is niet te zien waar de lijst eindigt",
        help: "haal het haakje weg of gebruik het haakje dat bij het begin past",
    },
    en: Words {
        message: "this bracket closes what is not open",
        why: "so nobody can see where the list ends",
        help: "take the bracket out or use the one that fits the opening",
    },
};

/// Something inside brackets that does not fit there.
pub static INSIDE_BRACKETS: Rule = Rule {
    code: "inside-brackets",
    severity: Severity::Error,
    nl: Words {
        message: "tussen deze haakjes klopt iets niet",
        why: "tussen haakjes staan korte namen en getallen, met een komma ertussen",
        help: "zet elk deel op een eigen regel, of zet teksten tussen dubbele aanhalingstekens",
    },
    en: Words {
        message: "something inside these brackets does not fit",
        why: "brackets hold short names and numbers with a comma between them",
        help: "give each part a line of its own, or put double quotes around texts",
    },
};

/// A quote without its end.
pub static OPEN_QUOTE: Rule = Rule {
    code: "open-quote",
    severity: Severity::Error,
    nl: Words {
        message: "een aanhalingsteken gaat open en niet meer dicht",
        why: "alles erna wordt dan bij deze tekst gelezen",
        help: "zet aan het eind van de tekst hetzelfde teken, of zet de hele tekst tussen dubbele aanhalingstekens",
    },
    en: Words {
        message: "a quote opens and never closes",
        why: "everything after it is then read as this text",
        help: "put the same mark at the end of the text, or put double quotes around all of it",
    },
};

/// A word such as `'s` at the start of a text.
pub static APOSTROPHE: Rule = Rule {
    code: "apostrophe-at-start",
    severity: Severity::Error,
    nl: Words {
        message: "de tekst begint met een apostrof, en die wordt gelezen als aanhalingsteken",
        why: "de tekst stopt dan op de verkeerde plek",
        help: "zet dubbele aanhalingstekens om de tekst",
    },
    en: Words {
        message: "the text begins with an apostrophe, which is read as a quote",
        why: "the text then ends in the wrong place",
        help: "put double quotes around the text",
    },
};

/// Quotes that end before the text does.
pub static QUOTE_ENDS_EARLY: Rule = Rule {
    code: "quote-ends-early",
    severity: Severity::Error,
    nl: Words {
        message: "het aanhalingsteken sluit voordat de tekst uit is",
        why: "wat erna komt valt buiten de tekst",
        help: "zet andere aanhalingstekens om de hele tekst",
    },
    en: Words {
        message: "the quote closes before the text ends",
        why: "what comes after it is outside the text",
        help: "put other quotes around the whole text",
    },
};

/// A backslash that means nothing.
pub static BAD_ESCAPE: Rule = Rule {
    code: "bad-escape",
    severity: Severity::Error,
    nl: Words {
        message: "een schuine streep naar achteren is hier niet te begrijpen",
        why: "tussen dubbele aanhalingstekens heeft `\\` een eigen betekenis",
        help: "schrijf `\\\\` voor een gewone streep, of gebruik enkele aanhalingstekens",
    },
    en: Words {
        message: "a backslash cannot be understood here",
        why: "inside double quotes `\\` has a meaning of its own",
        help: "write `\\\\` for a plain backslash, or use single quotes",
    },
};

/// A line that is set in too far or not far enough.
pub static WRONG_INDENT: Rule = Rule {
    code: "wrong-indent",
    severity: Severity::Error,
    nl: Words {
        message: "deze regel begint niet op dezelfde plek als de regels waar hij bij hoort",
        why: "het inspringen zegt wat waarbij hoort",
        help: "laat regels die bij elkaar horen met evenveel spaties beginnen",
    },
    en: Words {
        message: "this line does not begin where the lines it belongs to begin",
        why: "the indent says what belongs to what",
        help: "begin lines that belong together with the same number of spaces",
    },
};

/// The same, where the right number of spaces is known.
pub static WRONG_INDENT_COUNT: Rule = Rule {
    code: "wrong-indent-count",
    severity: Severity::Error,
    nl: Words {
        message: "deze regel begint na {found} spaties, de regels waar hij bij hoort na {wanted}",
        why: "het inspringen zegt wat waarbij hoort",
        help: "begin de regel met {wanted} spaties",
    },
    en: Words {
        message: "this line begins after {found} spaces, the lines it belongs to after {wanted}",
        why: "the indent says what belongs to what",
        help: "begin the line with {wanted} spaces",
    },
};

/// A tab where spaces are needed.
pub static TAB_INDENT: Rule = Rule {
    code: "tab-indent",
    severity: Severity::Error,
    nl: Words {
        message: "hier staat een tab, en inspringen kan alleen met spaties",
        why: "een tab is op elk scherm anders breed",
        help: "vervang de tab door spaties",
    },
    en: Words {
        message: "there is a tab here, and indents are made of spaces only",
        why: "a tab has another width on every screen",
        help: "replace the tab by spaces",
    },
};

/// White space at the start of a line that only looks like a space.
pub static ODD_SPACE: Rule = Rule {
    code: "odd-space",
    severity: Severity::Error,
    nl: Words {
        message: "deze regel begint met een teken dat op een spatie lijkt, maar het niet is",
        why: "zo'n teken telt niet als inspringen",
        help: "vervang het door gewone spaties",
    },
    en: Words {
        message: "this line begins with something that looks like a space but is none",
        why: "such a mark does not count as indent",
        help: "replace it by plain spaces",
    },
};

/// A colon and a space inside a text without quotes.
pub static COLON_IN_TEXT: Rule = Rule {
    code: "colon-in-text",
    severity: Severity::Error,
    nl: Words {
        message: "in deze tekst staat een dubbele punt met een spatie erna",
        why: "die wordt gelezen als het begin van iets nieuws",
        help: "zet dubbele aanhalingstekens om de tekst",
    },
    en: Words {
        message: "this text has a colon with a space after it",
        why: "it is read as the start of something new",
        help: "put double quotes around the text",
    },
};

/// A key and its value without a space between.
pub static COLON_NEEDS_SPACE: Rule = Rule {
    code: "colon-needs-space",
    severity: Severity::Error,
    nl: Words {
        message: "na de dubbele punt van `{key}` mist een spatie",
        why: "zonder spatie is het één woord",
        help: "zet een spatie na de dubbele punt",
    },
    en: Words {
        message: "there is no space after the colon of `{key}`",
        why: "without a space it is one word",
        help: "put a space after the colon",
    },
};

/// A dash of a list without a space after it.
pub static DASH_NEEDS_SPACE: Rule = Rule {
    code: "dash-needs-space",
    severity: Severity::Error,
    nl: Words {
        message: "na het streepje mist een spatie",
        why: "zonder spatie begint er geen nieuw punt in de lijst",
        help: "zet een spatie na het streepje",
    },
    en: Words {
        message: "there is no space after the dash",
        why: "without a space no new entry of the list begins",
        help: "put a space after the dash",
    },
};

/// A list under the text of another key.
pub static LIST_WITHOUT_KEY: Rule = Rule {
    code: "list-without-key",
    severity: Severity::Error,
    nl: Words {
        message: "boven deze lijst ontbreekt de regel `{key}:`",
        why: "zo hoort de lijst bij de tekst erboven",
        help: "zet er een regel `{key}:` boven",
    },
    en: Words {
        message: "the line `{key}:` is missing above this list",
        why: "like this the list is part of the text above it",
        help: "put a line `{key}:` above it",
    },
};

/// A line that is neither a key nor part of a text.
pub static NO_COLON: Rule = Rule {
    code: "no-colon",
    severity: Severity::Error,
    nl: Words {
        message: "deze regel hoort nergens bij",
        why: "er staat geen naam met een dubbele punt, en hij springt niet in onder een tekst",
        help: "laat de regel inspringen onder de tekst waar hij bij hoort, of zet er een naam met een dubbele punt voor",
    },
    en: Words {
        message: "this line belongs to nothing",
        why: "it has no name with a colon, and it is not set in under a text",
        help: "set the line in under the text it belongs to, or begin it with a name and a colon",
    },
};

/// A text that begins with a sign that means something.
pub static TEXT_STARTS_WITH_SIGN: Rule = Rule {
    code: "text-starts-with-sign",
    severity: Severity::Error,
    nl: Words {
        message: "een tekst kan niet met dit teken beginnen",
        why: "aan het begin van een tekst heeft het een eigen betekenis",
        help: "zet dubbele aanhalingstekens om de tekst",
    },
    en: Words {
        message: "a text cannot begin with this sign",
        why: "at the start of a text it has a meaning of its own",
        help: "put double quotes around the text",
    },
};

/// A `#` in the middle of a text.
pub static COMMENT_IN_TEXT: Rule = Rule {
    code: "comment-in-text",
    severity: Severity::Error,
    nl: Words {
        message: "een `#` breekt deze tekst af",
        why: "wat na `#` komt is een opmerking en hoort niet bij de tekst",
        help: "haal de opmerking weg of zet dubbele aanhalingstekens om de tekst",
    },
    en: Words {
        message: "a `#` breaks this text off",
        why: "what comes after `#` is a remark and not part of the text",
        help: "take the remark out or put double quotes around the text",
    },
};

/// Something after the end.
pub static OUTSIDE: Rule = Rule {
    code: "text-after-end",
    severity: Severity::Error,
    nl: Words {
        message: "hier staat nog iets, maar het bestand was al klaar",
        why: "dit deel wordt niet gelezen",
        help: "laat het hele bestand op dezelfde plek beginnen, zonder losse regels erna",
    },
    en: Words {
        message: "something stands here, but the file had already ended",
        why: "this part is not read",
        help: "let the whole file begin in one place, without loose lines after it",
    },
};

/// A sign that cannot be seen and does not belong in a text.
pub static ODD_CHARACTER: Rule = Rule {
    code: "odd-character",
    severity: Severity::Error,
    nl: Words {
        message: "hier staat een teken dat niet te zien is en niet in een tekst hoort",
        why: "het komt vaak mee bij plakken uit een ander programma",
        help: "haal het teken weg",
    },
    en: Words {
        message: "there is a sign here that cannot be seen and does not belong in a text",
        why: "it often comes along when pasting from another program",
        help: "take the sign out",
    },
};

/// The last resort.
pub static YAML_SYNTAX: Rule = Rule {
    code: "yaml-syntax",
    severity: Severity::Error,
    nl: Words {
        message: "vanaf hier is niet te lezen wat bij elkaar hoort",
        why: "dit deel is overgeslagen",
        help: "kijk naar inspringen, aanhalingstekens en haakjes op deze regel en die ervoor",
    },
    en: Words {
        message: "from here on it is not clear what belongs together",
        why: "this part was skipped",
        help: "look at indents, quotes and brackets on this line and the one before",
    },
};
