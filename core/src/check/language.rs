//! The Dutch texts of a file: how they read, step by step. Signs for who writes; whether a text is clear, people say.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::ground::moment::Date;
use crate::ground::span::Span;
use crate::module::keys::Of;
use crate::module::walk::{Cell, Walked, walk};
use crate::syntax::tree::{Node, Scalar};
use crate::text::reading::{Reading, TOLD_WORD, begins_plain, letters, plain_words, syllables};
use crate::text::sentences::{Sentence, is_word, sentences};
use crate::text::words::Words;

/// What is read of one step, or of what stands outside all steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepReading {
    /// The step; empty for what stands outside all steps.
    pub step: String,
    /// What was counted.
    pub reading: Reading,
}

/// A sentence to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where.
    pub span: Span,
    /// The sentence as it is read, whatever marks of YAML it is written with.
    pub text: String,
    /// How many words.
    pub words: usize,
}

/// A word of offices or professions, or a few that belong together.
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

/// A word that few people meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RareWord {
    /// Where it first stands.
    pub span: Span,
    /// The word as written.
    pub word: String,
}

/// How the Dutch texts of a file read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// Step by step, in the order of the file; what stands outside all steps first.
    pub steps: Vec<StepReading>,
    /// The longest sentences.
    pub long: Vec<Said>,
    /// Words of offices and professions.
    pub jargon: Vec<Jargon>,
    /// The longest words, each where it first stands.
    pub long_words: Vec<LongWord>,
    /// Words that few people meet and that are not explained in the step where they first stand, nor before.
    pub rare: Vec<RareWord>,
    /// Sentences that do not say who does what is done.
    pub passive: Vec<Said>,
    /// Who looked at the language, and on which day; none where one of them is missing or the day does not exist.
    pub checked: Option<(String, String)>,
}

/// A sentence with more words than this is told.
pub const LONG_SENTENCE: usize = 20;

/// Reads the Dutch texts of a tree, beside the words that people meet.
///
/// ```
/// use leerpad::check::language::read;
/// use leerpad::ground::source::Source;
/// use leerpad::text::words::Words;
/// let text = "languages: [nl]\nsteps:\n  - step: a\n    title: Rust\n    body: Je krijgt een interventie.\n";
/// let (tree, _) = leerpad::syntax::parse(&Source::new("a.yaml", text), 0);
/// let found = read(&tree, &Words::default());
/// assert_eq!(found.steps[0].step, "a");
/// assert_eq!((found.jargon[0].word.as_str(), found.jargon[0].plain), ("interventie", "hulp"));
/// ```
#[must_use]
pub fn read(tree: &Node, words: &Words) -> Language {
    let walked = walk(tree);
    let mut found = Language::default();
    let mut order: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = Seen::beside(words);
    let source = first_language(tree);
    // What only the guide reads is in the words of the guide.
    let is_for_learners = |cell: &&Cell<'_>| matches!(cell.of, Of::Text) && cell.key.name != "guide";
    for cell in walked.cells.iter().filter(is_for_learners) {
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
        seen.step = at;
        for sentence in &sentences(&scalar.text) {
            look(scalar, cell.node.span, sentence, &mut seen, &mut found);
        }
    }
    found.rare = seen.unexplained();
    found.checked = signed(tree);
    found
}

/// What is remembered from text to text.
struct Seen<'a> {
    words: &'a Words,
    /// The step whose texts are read, by its place in what is found.
    step: usize,
    /// Each word that was read, in small letters, and what is known of it: a text is made of few words, said often.
    known: BTreeMap<String, Word>,
    /// Those that are told already, or need not be.
    told: BTreeSet<String>,
    /// Rare words, each with the step in which it first stands.
    rare: Vec<(usize, RareWord)>,
    /// The first such step in which a word is explained.
    explained: BTreeMap<String, usize>,
}

/// What is known of a word.
#[derive(Clone, Copy)]
struct Word {
    syllables: usize,
    letters: usize,
    /// Words of offices begin with it.
    begins_plain: bool,
    /// Few people meet it; none while nobody asked.
    is_rare: Option<bool>,
}

impl<'a> Seen<'a> {
    const fn beside(words: &'a Words) -> Self {
        Self {
            words,
            step: 0,
            known: BTreeMap::new(),
            told: BTreeSet::new(),
            rare: Vec::new(),
            explained: BTreeMap::new(),
        }
    }

    /// What is known of a word, in small letters.
    fn word(&mut self, small: &str) -> Word {
        if let Some(known) = self.known.get(small) {
            return *known;
        }
        let word = Word {
            syllables: syllables(small),
            letters: letters(small),
            begins_plain: begins_plain(small),
            is_rare: None,
        };
        self.known.insert(small.to_owned(), word);
        word
    }

    /// Whether few people meet a word, in small letters.
    fn is_rare(&mut self, small: &str, word: Word) -> bool {
        word.is_rare.unwrap_or_else(|| {
            let is_rare = !self.words.knows(small);
            if let Some(known) = self.known.get_mut(small) {
                known.is_rare = Some(is_rare);
            }
            is_rare
        })
    }

    /// The rare words that nobody explains where they first stand, nor before.
    fn unexplained(self) -> Vec<RareWord> {
        let is_open = |(step, rare): &(usize, RareWord)| {
            let explained = self.explained.get(&rare.word.to_lowercase());
            explained.is_none_or(|explained| explained > step)
        };
        self.rare
            .into_iter()
            .filter(is_open)
            .map(|(_, rare)| rare)
            .collect()
    }
}

fn look(scalar: &Scalar, whole: Span, sentence: &Sentence, seen: &mut Seen<'_>, found: &mut Language) {
    let said = || Said {
        span: scalar.place(sentence.range.start, sentence.range.end, whole),
        text: scalar.text.get(sentence.range.clone()).unwrap_or("").to_owned(),
        words: sentence.words.len(),
    };
    if sentence.words.len() > LONG_SENTENCE {
        found.long.push(said());
    }
    let is_passive = sentence.is_passive(&scalar.text);
    if is_passive {
        found.passive.push(said());
    }
    let piece = |range: &Range<usize>| scalar.text.get(range.clone()).unwrap_or("");
    let small: Vec<String> = sentence
        .words
        .iter()
        .map(|range| piece(range).to_lowercase())
        .collect();
    let known = sentence.words.iter().zip(&small);
    let known: Vec<Option<Word>> = known
        .map(|(range, small)| is_word(piece(range)).then(|| seen.word(small)))
        .collect();
    let step = seen.step;
    if let Some(read) = found.steps.get_mut(step) {
        read.reading.add_sentence(sentence, is_passive);
        let weights = known
            .iter()
            .map(|word| word.map(|word| (word.syllables, word.letters)));
        weights.for_each(|weight| read.reading.add_piece(weight));
    }
    // Where words that belong together end, each of them alone is not looked at.
    let mut told = 0;
    for (at, ((range, small_word), known)) in sentence.words.iter().zip(&small).zip(known).enumerate() {
        let word = piece(range);
        let Some(known) = known.filter(|_| at >= told) else {
            continue;
        };
        let place = || scalar.place(range.start, range.end, whole);
        if known.begins_plain
            && let Some((count, plain)) = plain_words(small.get(at..).unwrap_or(&[]))
        {
            told = at + count;
            let end = sentence.words.get(told - 1).map_or(range.end, |last| last.end);
            let words = scalar.text.get(range.start..end).unwrap_or(word);
            found.jargon.push(Jargon {
                span: scalar.place(range.start, end, whole),
                word: words.to_owned(),
                plain,
            });
            continue;
        }
        // A word that is long is told as that.
        if known.letters > TOLD_WORD {
            if seen.told.insert(small_word.clone()) {
                found.long_words.push(LongWord {
                    span: place(),
                    word: word.to_owned(),
                    letters: known.letters,
                });
            }
            continue;
        }
        if sentence.is_name(&scalar.text, at) || !seen.is_rare(small_word, known) {
            continue;
        }
        if let Some(known) = found.steps.get_mut(step) {
            known.reading.rare_words += 1;
        }
        if sentence.is_explained(&scalar.text, &small, at) {
            seen.explained.entry(small_word.clone()).or_insert(step);
        }
        if seen.told.insert(small_word.clone()) {
            let (span, word) = (place(), word.to_owned());
            seen.rare.push((step, RareWord { span, word }));
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
    let (by, on) = (said("by")?, said("on")?);
    (!by.is_empty() && Date::parse(&on).is_some()).then_some((by, on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::source::Source;

    fn found(body: &str) -> Language {
        let text = format!("languages: [nl]\nsteps:\n  - step: a\n    body: |\n      {body}\n");
        read(
            &crate::syntax::parse(&Source::new("a.yaml", text), 0).0,
            &Words::default(),
        )
    }

    fn rare(body: &str) -> Vec<String> {
        let words = found(body).rare;
        words.into_iter().map(|one| one.word).collect()
    }

    #[test]
    fn a_word_that_few_people_meet_is_told_once_where_it_first_stands() {
        assert_eq!(
            rare("Kreeg je een aanmaning? Bewaar die aanmaning."),
            ["aanmaning"]
        );
        assert_eq!(
            found("Een aanmaning en een aanmaning.").steps[0]
                .reading
                .rare_words,
            2
        );
        let plain = "Fatima uit Scheveningen belt het buurthuis. Vraag je zorgtoeslag aan en loop een piekerkwartiertje.";
        assert_eq!(rare(plain), [""; 0]);
        assert_eq!(
            rare("Interoceptie is lastig. Evidentie ook."),
            [""; 0],
            "these may be names"
        );
        assert_eq!(rare("Saturatie van {naam}."), ["Saturatie"]);
    }

    #[test]
    fn a_word_that_is_explained_where_it_first_stands_is_not_told() {
        assert_eq!(
            rare("Je krijgt een aanmaning. Een aanmaning is een brief."),
            [""; 0]
        );
        let told = rare("Kreeg je een aanmaning?\n  - step: b\n    body: Een aanmaning is een brief.");
        assert_eq!(told, ["aanmaning"], "it is read before");
        let told = rare("Een aanmaning is een brief.\n  - step: b\n    body: Kreeg je een aanmaning?");
        assert_eq!(told, [""; 0]);
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

    #[test]
    fn a_sign_off_is_of_somebody_on_a_day_that_exists() {
        let checked = |block: &str| {
            let text = format!("leerpad: 1\nlanguage-check: {{{block}}}\n");
            read(
                &crate::syntax::parse(&Source::new("a.yaml", text), 0).0,
                &Words::none(),
            )
            .checked
        };
        assert!(checked("by: Fatima, on: 2026-03-01").is_some());
        for block in [
            "by: Fatima, on: 2026-02-30",
            "by: '', on: 2026-03-01",
            "by: Fatima",
        ] {
            assert_eq!(checked(block), None, "{block}");
        }
    }

    #[test]
    fn jargon_of_a_few_words_is_told_as_one() {
        let found = found("Het is Ten  behoeve van de cliënt. Het staat tot je beschikking.");
        let told: Vec<_> = found
            .jargon
            .iter()
            .map(|one| (one.word.as_str(), one.plain))
            .collect();
        let expected = [
            ("Ten  behoeve van", "voor"),
            ("cliënt", "iemand die hulp krijgt"),
            ("tot je beschikking", "klaar voor jou"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_only_the_guide_reads_is_not_counted() {
        let found = found("Praat even.\n    guide: Evalueer de interventie. Het wordt besproken.");
        assert_eq!(found.steps.first().map(|step| step.reading.words), Some(2));
        assert!(found.jargon.is_empty() && found.passive.is_empty());
    }
}
