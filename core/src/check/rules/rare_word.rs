//! A word that few people meet, and that the module does not explain where it first stands.

use crate::check::language::Language;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A rare word.
pub static RULE: Rule = Rule {
    code: "rare-word",
    severity: Severity::Advice,
    nl: Words {
        message: "`{word}` lezen de meeste mensen bijna nooit",
        why: "wie het woord niet kent, begrijpt de zin niet, en durft dat misschien niet te zeggen",
        help: "zeg het met een gewoner woord, of leg het uit waar het voor het eerst staat: `een {word} is een ...`; \
               kijk ook of het goed gespeld is",
    },
    en: Words {
        message: "most people hardly ever read `{word}`",
        why: "who does not know the word does not understand the sentence, and may not dare to say so",
        help: "use a more common word, or explain it where it first stands: `een {word} is een ...`; see whether it is \
               spelled right, too",
    },
};

/// Tells of each such word, where it first stands.
pub(crate) fn check(language: &Language, problems: &mut Problems) {
    for one in &language.rare {
        problems.push(Problem::new(&RULE, one.span).with("word", &one.word));
    }
}
