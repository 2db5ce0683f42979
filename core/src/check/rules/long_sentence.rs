//! A sentence that is too long to keep in mind: who reads with effort has lost its beginning at its end.

use crate::check::language::{LONG_SENTENCE, Language};
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A long sentence.
pub static RULE: Rule = Rule {
    code: "long-sentence",
    severity: Severity::Advice,
    nl: Words {
        message: "deze zin heeft {words} woorden",
        why: "wie moeite heeft met lezen, is aan het eind het begin kwijt",
        help: "maak er twee zinnen van, elk met één ding erin; hooguit {most} woorden leest nog goed",
    },
    en: Words {
        message: "this sentence has {words} words",
        why: "who reads with effort has lost the beginning at the end",
        help: "make two sentences of it, each with one thing in it; up to {most} words still read well",
    },
};

/// Tells of each long sentence.
pub(crate) fn check(language: &Language, problems: &mut Problems) {
    for (span, words) in &language.long {
        let problem = Problem::new(&RULE, *span);
        problems.push(problem.with("words", words).with("most", LONG_SENTENCE));
    }
}
