//! A sentence that is too long to keep in mind: who reads with effort has lost its beginning at its end.

use crate::check::language::{LONG_SENTENCE, Language};
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A long sentence.
pub static RULE: Rule = Rule {
    code: "long-sentence",
    severity: Severity::Advice,
    nl: Words {
        message: "deze zin heeft {words} woorden: `{sentence}`",
        why: "wie moeite heeft met lezen, is aan het eind het begin kwijt",
        help: "maak er twee zinnen van, elk met één ding erin; hooguit {most} woorden leest nog goed",
    },
    en: Words {
        message: "this sentence has {words} words: `{sentence}`",
        why: "who reads with effort has lost the beginning at the end",
        help: "make two sentences of it, each with one thing in it; up to {most} words still read well",
    },
};

/// Tells of each long sentence.
pub(crate) fn check(language: &Language, problems: &mut Problems) {
    for said in &language.long {
        let problem = Problem::new(&RULE, said.span).with_sentence("sentence", &said.text);
        problems.push(problem.with("words", said.words).with("most", LONG_SENTENCE));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::language::read;
    use crate::ground::language::Language;
    use crate::ground::problem::Problems;
    use crate::ground::source::Source;
    use crate::text::words::Words;

    #[test]
    fn the_sentence_itself_stands_in_the_advice() {
        let text = format!(
            "languages: [nl]\nsteps:\n  - step: a\n    title: \"Hij wordt\\nbewaard.\"\n    body: {}rust.\n",
            "Nooit meer ".repeat(20)
        );
        let found = read(
            &crate::syntax::parse(&Source::new("a.yaml", text), 0).0,
            &Words::none(),
        );
        let mut problems = Problems::default();
        super::check(&found, &mut problems);
        crate::check::rules::passive::check(&found, &mut problems);
        let said: Vec<_> = problems.iter().map(|one| one.message(Language::Nl)).collect();
        assert_eq!(
            said,
            [
                format!(
                    "deze zin heeft 41 woorden: `{}Nooit mee…`",
                    "Nooit meer ".repeat(10)
                ),
                "deze zin zegt niet wie het doet: `Hij wordt bewaard.`".to_owned(),
            ]
        );
    }
}
