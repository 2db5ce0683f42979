//! A word so long that who reads with effort loses the way in it.

use crate::check::language::Language;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A long word.
pub static RULE: Rule = Rule {
    code: "long-word",
    severity: Severity::Advice,
    nl: Words {
        message: "`{word}` is een lang woord, met {letters} letters",
        why: "wie moeite heeft met lezen, raakt er de weg in kwijt",
        help: "zeg het met kortere woorden, of leg het uit waar het voor het eerst staat",
    },
    en: Words {
        message: "`{word}` is a long word, with {letters} letters",
        why: "who reads with effort loses the way in it",
        help: "say it in shorter words, or explain it where it first stands",
    },
};

/// Tells of each such word, where it first stands.
pub(crate) fn check(language: &Language, problems: &mut Problems) {
    for one in &language.long_words {
        let problem = Problem::new(&RULE, one.span).with("word", &one.word);
        problems.push(problem.with("letters", one.letters));
    }
}
