//! The Dutch texts of a file: how they read, step by step. Signs for who writes; whether a text is clear, people say.

use std::collections::{BTreeMap, BTreeSet};

use crate::ground::span::Span;
use crate::module::keys::Of;
use crate::module::walk::{Cell, Walked, walk};
use crate::syntax::tree::{Node, Scalar};
use crate::text::reading::{Reading, TOLD_WORD, letters, plain_word};
use crate::text::sentences::{Sentence, is_word, sentences};

/// What is read of one step, or of what stands outside all steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepReading {
    /// The step; empty for what stands outside all steps.
    pub step: String,
    /// What was counted.
    pub reading: Reading,
}

/// A word of offices or professions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jargon {
    /// Where.
    pub span: Span,
    /// The word as written.
    pub word: String,
    /// What a person would say.
    pub plain: &'static str,
}

/// A word that is long without a hyphen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongWord {
    /// Where it first stands.
    pub span: Span,
    /// The word as written.
    pub word: String,
    /// How many letters.
    pub letters: usize,
}

/// How the Dutch texts of a file read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// Step by step, in the order of the file; what stands outside all steps first.
    pub steps: Vec<StepReading>,
    /// The longest sentences: where, and how many words.
    pub long: Vec<(Span, usize)>,
    /// Words of offices and professions.
    pub jargon: Vec<Jargon>,
    /// The longest words, each where it first stands.
    pub long_words: Vec<LongWord>,
    /// Sentences that do not say who does what is done.
    pub passive: Vec<Span>,
    /// Who looked at the language, and when, as the author wrote it.
    pub checked: Option<(String, String)>,
}

/// A sentence with more words than this is told.
pub const LONG_SENTENCE: usize = 20;

/// Reads the Dutch texts of a tree.
///
/// ```
/// use leerpad::check::language::read;
/// use leerpad::ground::source::Source;
/// let text = "languages: [nl]\nsteps:\n  - step: a\n    title: Rust\n    body: Je krijgt een interventie.\n";
/// let (tree, _) = leerpad::syntax::parse(&Source::new("a.yaml", text), 0);
/// let found = read(&tree);
/// assert_eq!(found.steps[0].step, "a");
/// assert_eq!((found.jargon[0].word.as_str(), found.jargon[0].plain), ("interventie", "hulp"));
/// ```
#[must_use]
pub fn read(tree: &Node) -> Language {
    let walked = walk(tree);
    let mut found = Language::default();
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    let mut long_words = BTreeSet::new();
    let source = first_language(tree);
    for cell in walked.cells.iter().filter(|cell| matches!(cell.of, Of::Text)) {
        let Some(scalar) = cell.node.scalar() else {
            continue;
        };
        if !is_dutch(cell.tag.unwrap_or(source)) {
            continue;
        }
        let step = step_of(&walked, cell);
        let at = *order.entry(step).or_insert_with(|| {
            found.steps.push(StepReading {
                step: step.to_owned(),
                reading: Reading::default(),
            });
            found.steps.len() - 1
        });
        let said = sentences(&scalar.text);
        if let Some(known) = found.steps.get_mut(at) {
            known.reading.add_sentences(&scalar.text, &said);
        }
        for sentence in &said {
            look(scalar, cell.node.span, sentence, &mut long_words, &mut found);
        }
    }
    found.checked = signed(tree);
    found
}

fn look(
    scalar: &Scalar,
    whole: Span,
    sentence: &Sentence,
    long_words: &mut BTreeSet<String>,
    found: &mut Language,
) {
    if sentence.words.len() > LONG_SENTENCE {
        let span = scalar.place(sentence.range.start, sentence.range.end, whole);
        found.long.push((span, sentence.words.len()));
    }
    if sentence.is_passive(&scalar.text) {
        let span = scalar.place(sentence.range.start, sentence.range.end, whole);
        found.passive.push(span);
    }
    for range in &sentence.words {
        let Some(word) = scalar.text.get(range.clone()).filter(|word| is_word(word)) else {
            continue;
        };
        if let Some(plain) = plain_word(word) {
            found.jargon.push(Jargon {
                span: scalar.place(range.start, range.end, whole),
                word: word.to_owned(),
                plain,
            });
        } else if letters(word) > TOLD_WORD && long_words.insert(word.to_lowercase()) {
            found.long_words.push(LongWord {
                span: scalar.place(range.start, range.end, whole),
                word: word.to_owned(),
                letters: letters(word),
            });
        }
    }
}

/// The language of a text that does not say its own: the first of the module.
fn first_language(tree: &Node) -> &str {
    let languages = tree.get("languages").and_then(Node::items).unwrap_or_default();
    let first = languages.first().and_then(Node::scalar);
    first.map_or("nl", |first| first.text.as_str())
}

fn is_dutch(tag: &str) -> bool {
    tag.split('-').next() == Some("nl")
}

/// The step around a text.
fn step_of<'a>(walked: &Walked<'a>, cell: &Cell<'a>) -> &'a str {
    let mut at = walked.frames.get(cell.frame);
    while let Some(frame) = at {
        if let (crate::module::walk::Holder::Kind(family, _), Some(id)) = (frame.holder, frame.id)
            && family.name == "step"
        {
            return id.value;
        }
        at = frame.parent.and_then(|parent| walked.frames.get(parent));
    }
    ""
}

/// `language-check`: who, and when.
fn signed(tree: &Node) -> Option<(String, String)> {
    let block = tree.get("language-check")?;
    let said = |key: &str| Some(block.get(key)?.scalar()?.text.trim().to_owned());
    Some((said("by")?, said("on")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::source::Source;

    fn found(body: &str) -> Language {
        let text = format!("languages: [nl]\nsteps:\n  - step: a\n    body: |\n      {body}\n");
        read(&crate::syntax::parse(&Source::new("a.yaml", text), 0).0)
    }

    #[test]
    fn addresses_and_code_are_no_words_to_advise_on() {
        let found = found(
            "Kijk op https://www.schuldhulpverleningnederland.nl/interventie, mail naar \
             schuldhulpverlening@participatie.nl of typ `interventie` bij de gemeente-ambtenaren-vereniging.",
        );
        assert!(
            found.jargon.is_empty() && found.long_words.is_empty(),
            "{found:?}"
        );
        assert_eq!(found.steps.first().map(|step| step.reading.long_words), Some(0));
    }
}
