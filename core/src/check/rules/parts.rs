//! Parts that other modules fill in.

use crate::ground::problem::{Rule, Severity, Words};

/// A part that is not in the set.
pub static UNKNOWN_PART: Rule = Rule {
    code: "unknown-part",
    severity: Severity::Error,
    nl: Words {
        message: "het onderdeel `{name}` is er niet",
        why: "zonder dit bestand is de module niet heel",
        help: "kijk of het bestand bestaat en of het pad klopt, gerekend vanaf dit bestand",
    },
    en: Words {
        message: "the part `{name}` is not there",
        why: "without this file the module is not whole",
        help: "see whether the file exists and whether its path is right, counted from this file",
    },
};

/// A part that fills in itself.
pub static PART_IN_ITSELF: Rule = Rule {
    code: "part-in-itself",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` vult zichzelf in",
        why: "daar komt nooit een einde aan",
        help: "haal een van de twee `use` weg",
    },
    en: Words {
        message: "`{name}` fills in itself",
        why: "that would never end",
        help: "take one of the two `use` out",
    },
};

/// A part that lacks a language.
pub static PART_LANGUAGE: Rule = Rule {
    code: "part-language",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft geen teksten in `{language}`",
        why: "wie de module in die taal leest, ziet hier niets",
        help: "voeg de taal toe in het onderdeel, of haal haar weg bij `languages`",
    },
    en: Words {
        message: "`{name}` has no texts in `{language}`",
        why: "whoever reads the module in that language sees nothing here",
        help: "add the language to the part, or take it out of `languages`",
    },
};

/// A setting that the part does not have.
pub static UNKNOWN_PART_SETTING: Rule = Rule {
    code: "unknown-part-setting",
    severity: Severity::Error,
    nl: Words {
        message: "het onderdeel heeft geen instelling `{name}`",
        why: "zo wordt er niets ingesteld",
        help: "gebruik een naam die het onderdeel bij `settings` heeft",
    },
    en: Words {
        message: "the part has no setting `{name}`",
        why: "nothing would be set like this",
        help: "use a name that the part has under `settings`",
    },
};

/// A constant that is no value of the setting.
pub static SETTING_DOES_NOT_FIT: Rule = Rule {
    code: "setting-does-not-fit",
    severity: Severity::Error,
    nl: Words {
        message: "`{value}` past niet bij deze instelling",
        why: "het onderdeel verwacht hier iets van de soort `{type}`",
        help: "kies uit {fits}",
    },
    en: Words {
        message: "`{value}` does not fit this setting",
        why: "the part expects something of type `{type}` here",
        help: "choose from {fits}",
    },
};

/// A result that is no value of the part.
pub static UNKNOWN_RESULT: Rule = Rule {
    code: "unknown-result",
    severity: Severity::Error,
    nl: Words {
        message: "het onderdeel heeft geen waarde `{name}`",
        why: "alleen wat bij `values` staat, kan eruit komen",
        help: "zet de waarde bij `values` in het onderdeel, of haal haar hier weg",
    },
    en: Words {
        message: "the part has no value `{name}`",
        why: "only what stands under `values` can come out",
        help: "put the value under `values` in the part, or take it out here",
    },
};

/// A purpose of a part that the module does not have (semantics 6.5).
pub static PART_PURPOSE: Rule = Rule {
    code: "part-purpose",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` deelt antwoorden voor `{purpose}`, maar deze module heeft dat doel niet zo",
        why: "de lezer geeft toestemming aan deze module, niet aan een onderdeel",
        help: "zet hetzelfde doel met dezelfde `with` bij `purposes`",
    },
    en: Words {
        message: "`{name}` shares answers for `{purpose}`, but this module does not have that purpose like this",
        why: "the reader gives consent to this module, not to a part",
        help: "put the same purpose with the same `with` under `purposes`",
    },
};
