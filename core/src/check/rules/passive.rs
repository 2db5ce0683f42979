//! A sentence that says what is done and leaves out who does it.

use crate::check::language::Language;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A passive sentence.
pub static RULE: Rule = Rule {
    code: "passive",
    severity: Severity::Advice,
    nl: Words {
        message: "deze zin zegt niet wie het doet: `{sentence}`",
        why: "dan moet de lezer raden of die zelf iets moet doen, en zulke zinnen lezen moeilijker",
        help: "noem wie het doet: niet `je antwoord wordt bewaard`, maar `wij bewaren je antwoord`",
    },
    en: Words {
        message: "this sentence does not say who does it: `{sentence}`",
        why: "readers then have to guess whether they must do something, and such sentences are harder to read",
        help: "name who does it: not `your answer is kept`, but `we keep your answer`",
    },
};

/// Tells of each such sentence.
pub(crate) fn check(language: &Language, problems: &mut Problems) {
    for said in &language.passive {
        problems.push(Problem::new(&RULE, said.span).with_sentence("sentence", &said.text));
    }
}
