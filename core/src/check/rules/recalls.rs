//! What can be shown once more.

use crate::ground::problem::{Rule, Severity, Words};

/// `recall` of something that is not answered.
pub static NOTHING_TO_RECALL: Rule = Rule {
    code: "nothing-to-recall",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{name}` geeft niemand een antwoord",
        why: "alleen een antwoord kan terugkomen",
        help: "noem een eerdere vraag die iemand beantwoordt",
    },
    en: Words {
        message: "nobody gives an answer at `{name}`",
        why: "only an answer can come back",
        help: "name an earlier question that a person answers",
    },
};

/// `goal-review` of something that is no goal.
pub static REVIEW_OF_NO_GOAL: Rule = Rule {
    code: "review-of-no-goal",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is geen doel",
        why: "hier kijkt iemand terug op een eigen doel van een eerder moment",
        help: "noem bij `of` een `goal`",
    },
    en: Words {
        message: "`{name}` is no goal",
        why: "a person looks back here at a goal of their own from before",
        help: "name a `goal` at `of`",
    },
};
