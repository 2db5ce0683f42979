//! A word of offices or professions where a person would say another.

use crate::check::language::Language;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// Such a word.
pub static RULE: Rule = Rule {
    code: "jargon",
    severity: Severity::Advice,
    nl: Words {
        message: "`{word}` is een woord van kantoor of van het vak",
        why: "veel mensen kennen het niet, of voelen zich er klein bij",
        help: "zeg liever `{plain}`, of leg het woord uit waar het voor het eerst staat",
    },
    en: Words {
        message: "`{word}` is a word of offices or of the profession",
        why: "many people do not know it, or feel small beside it",
        help: "rather say `{plain}`, or explain the word where it first stands",
    },
};

/// Tells of each such word.
pub(crate) fn check(language: &Language, problems: &mut Problems) {
    for one in &language.jargon {
        let problem = Problem::new(&RULE, one.span);
        problems.push(problem.with_sentence("word", &one.word).with("plain", one.plain));
    }
}
