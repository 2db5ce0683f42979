//! The words for a text that reads well and means something else than its author thinks.

use crate::ground::problem::{Rule, Severity, Words};

/// A text cut by ` #`.
pub static CUT: Rule = Rule {
    code: "text-cut-by-hash",
    severity: Severity::Warning,
    nl: Words {
        message: "de tekst stopt voor `#`",
        why: "wat na een spatie en `#` komt is een opmerking en wordt niet getoond",
        help: "zet dubbele aanhalingstekens om de tekst; is het een opmerking, zet dan een spatie na `#` en twee ervoor",
    },
    en: Words {
        message: "the text stops before `#`",
        why: "what comes after a space and `#` is a remark and is not shown",
        help: "put double quotes around the text; if it is a remark, put a space after `#` and two before it",
    },
};

/// `{name}` at the start of a text.
pub static BRACE_STARTS_TEXT: Rule = Rule {
    code: "brace-starts-text",
    severity: Severity::Error,
    nl: Words {
        message: "een tekst kan niet met `{` of `[` beginnen",
        why: "aan het begin van een waarde begint daarmee een lijst van namen",
        help: "zet dubbele aanhalingstekens om de tekst",
    },
    en: Words {
        message: "a text cannot begin with `{` or `[`",
        why: "at the start of a value that begins a list of names",
        help: "put double quotes around the text",
    },
};

/// A text inside braces that a comma split.
pub static COMMA_IN_BRACES: Rule = Rule {
    code: "comma-in-braces",
    severity: Severity::Error,
    nl: Words {
        message: "een komma tussen `{` en `}` knipt deze tekst in tweeën",
        why: "wat na de komma komt raakt kwijt",
        help: "zet dubbele aanhalingstekens om de tekst, of geef elk deel een eigen regel",
    },
    en: Words {
        message: "a comma between `{` and `}` cuts this text in two",
        why: "what comes after the comma is lost",
        help: "put double quotes around the text, or give each part a line of its own",
    },
};

/// A word inside braces without a value.
pub static NO_VALUE_IN_BRACES: Rule = Rule {
    code: "no-value-in-braces",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` staat tussen `{` en `}` zonder waarde",
        why: "tussen deze haakjes heeft elke naam een dubbele punt en een waarde",
        help: "schrijf `{key}: …`, of gebruik `[` en `]` voor een lijst",
    },
    en: Words {
        message: "`{key}` stands between `{` and `}` without a value",
        why: "inside these braces every name has a colon and a value",
        help: "write `{key}: …`, or use `[` and `]` for a list",
    },
};

/// Paragraphs that are merged.
pub static PARAGRAPHS: Rule = Rule {
    code: "paragraphs-merged",
    severity: Severity::Warning,
    nl: Words {
        message: "de lege regel in deze tekst valt weg",
        why: "de alinea's worden op het scherm één stuk tekst",
        help: "schrijf `|` na de dubbele punt en zet de tekst eronder",
    },
    en: Words {
        message: "the empty line in this text is lost",
        why: "on the screen the paragraphs become one piece of text",
        help: "write `|` after the colon and put the text under it",
    },
};

/// List lines that are merged.
pub static LIST_MERGED: Rule = Rule {
    code: "list-merged",
    severity: Severity::Warning,
    nl: Words {
        message: "de regels van deze lijst worden achter elkaar gezet",
        why: "op het scherm is het dan geen lijst meer",
        help: "schrijf `|` na de dubbele punt en zet de tekst eronder",
    },
    en: Words {
        message: "the lines of this list are joined",
        why: "on the screen it is no longer a list",
        help: "write `|` after the colon and put the text under it",
    },
};
