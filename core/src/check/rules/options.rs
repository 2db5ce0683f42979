//! Options that are copied from another question.

use crate::ground::problem::{Rule, Severity, Words};

/// Options from something without options to choose.
pub static OPTIONS_FROM_OTHER_KIND: Rule = Rule {
    code: "options-from-other-kind",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is geen `choice` of `choices`, dus hier komt niets van terug",
        why: "alleen gekozen antwoorden van een `choice` of `choices` kunnen hier terugkomen",
        help: "noem een `choice` of `choices`, of maak van `{name}` een `choices`",
    },
    en: Words {
        message: "`{name}` is no `choice` or `choices`, so nothing of it comes back here",
        why: "only what was chosen at a `choice` or `choices` can come back here",
        help: "name a `choice` or `choices`, or make `{name}` a `choices`",
    },
};

/// Items that copy their options from one another.
pub static OPTIONS_FROM_ITSELF: Rule = Rule {
    code: "options-from-itself",
    severity: Severity::Error,
    nl: Words {
        message: "deze opties komen uit zichzelf",
        why: "vragen die elkaars opties gebruiken, hebben er geen",
        help: "laat een van de vragen eigen `options` hebben",
    },
    en: Words {
        message: "these options come from themselves",
        why: "questions that use one another's options have none",
        help: "let one of the questions have `options` of its own",
    },
};

/// Options from what was chosen in private (semantics 9.5).
pub static OPTIONS_FROM_PRIVATE: Rule = Rule {
    code: "options-from-private",
    severity: Severity::Error,
    nl: Words {
        message: "wat bij `{name}` gekozen is, is privé en kan hier niet terugkomen",
        why: "wie deze opties of dit antwoord ziet, weet wat daar gekozen is",
        help: "zet ook bij deze vraag `private: true`, of haal het daar weg",
    },
    en: Words {
        message: "what was chosen at `{name}` is private and cannot come back here",
        why: "whoever sees these options or this answer knows what was chosen there",
        help: "put `private: true` at this question too, or take it out there",
    },
};

/// How many have to be ticked, in private (semantics 9.4).
pub static NEED_IN_PRIVATE: Rule = Rule {
    code: "need-in-private",
    severity: Severity::Error,
    nl: Words {
        message: "hoeveel er bij `{name}` is aangevinkt, is privé en mag niets uitmaken",
        why: "met `need` telt het antwoord pas mee vanaf een aantal, en dat aantal is te merken",
        help: "haal `need` weg, of haal `private: true` weg",
    },
    en: Words {
        message: "how many are ticked at `{name}` is private and may make no difference",
        why: "with `need` the answer counts from some number on, and that number can be noticed",
        help: "take `need` out, or take `private: true` out",
    },
};
