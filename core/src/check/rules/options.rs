//! Options that are copied from another question.

use crate::ground::problem::{Rule, Severity, Words};

/// Options from something without options to choose.
pub static OPTIONS_FROM_OTHER_KIND: Rule = Rule {
    code: "options-from-other-kind",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{name}` is niets te kiezen",
        why: "alleen gekozen antwoorden van een `choice` of `choices` kunnen hier terugkomen",
        help: "noem een vraag met opties",
    },
    en: Words {
        message: "there is nothing to choose at `{name}`",
        why: "only what was chosen at a `choice` or `choices` can come back here",
        help: "name a question with options",
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
