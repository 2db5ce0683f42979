//! How a Dutch text reads: sentences, long words, passive forms, words of offices. Signs to look closer, not a verdict: only
//! the people it is for can say whether a text is clear.
//!
//! The Flesch-Douma score is that of W. H. Douma, *De leesbaarheid van landbouwbladen* (Landbouwhogeschool Wageningen,
//! 1960): 206.84 − 0.77 × syllables per hundred words − 0.93 × words per sentence. Syllables are counted by their vowels.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::passive;

/// More letters than this make a word long.
pub const LONG_WORD: usize = 12;
/// More letters than this without a hyphen between make a word one that is told.
pub const TOLD_WORD: usize = 16;

/// A sentence of a Markdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub range: Range<usize>,
    /// The bytes of its words; a hole of a text is one.
    pub words: Vec<Range<usize>>,
}

impl Sentence {
    /// Whether it says that something is done and not who does it.
    ///
    /// ```
    /// use leerpad::text::reading::sentences;
    /// let is_passive = |text: &str| sentences(text)[0].is_passive(text);
    /// assert!(is_passive("Je antwoord wordt bewaard."));
    /// assert!(!is_passive("Hoe gespannen word je?"));
    /// ```
    #[must_use]
    pub fn is_passive(&self, text: &str) -> bool {
        let words = || self.words.iter().filter_map(|word| text.get(word.clone()));
        words().any(passive::is_form)
            && passive::is_passive(&words().map(str::to_lowercase).collect::<Vec<_>>())
    }
}

/// How many letters the longest part of a word has: a hyphen gives the eye a rest.
#[must_use]
pub fn letters(word: &str) -> usize {
    let parts = word.split('-').map(|part| part.chars().count());
    parts.max().unwrap_or(0)
}

/// What was counted in some texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables.
    pub syllables: usize,
    /// Words of the longest sentence.
    pub longest: usize,
    /// Long words.
    pub long_words: usize,
    /// Sentences that do not say who does it.
    pub passive: usize,
}

impl Reading {
    /// Counts a text.
    ///
    /// ```
    /// use leerpad::text::reading::Reading;
    /// let mut reading = Reading::default();
    /// reading.add("Je loopt een rondje. De brief wordt morgen verstuurd.");
    /// assert_eq!((reading.sentences, reading.words, reading.passive), (2, 9, 1));
    /// assert_eq!(reading.flesch_douma(), Some(100)); // 206.84 - 0.77 x 12/9 x 100 - 0.93 x 9/2
    /// ```
    pub fn add(&mut self, text: &str) {
        self.add_sentences(text, &sentences(text));
    }

    /// Counts a text that was taken apart already.
    pub(crate) fn add_sentences(&mut self, text: &str, sentences: &[Sentence]) {
        for sentence in sentences {
            let words = || sentence.words.iter().filter_map(|word| text.get(word.clone()));
            self.sentences += 1;
            self.words += sentence.words.len();
            self.longest = self.longest.max(sentence.words.len());
            self.syllables += words().map(syllables).sum::<usize>();
            self.long_words += words().filter(|word| word.chars().count() > LONG_WORD).count();
            self.passive += usize::from(sentence.is_passive(text));
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
            longest: self.longest.max(other.longest),
            long_words: self.long_words + other.long_words,
            passive: self.passive + other.passive,
        }
    }

    /// The Flesch-Douma score, rounded: about 100 for very easy, about 30 for very hard; none without a sentence.
    #[must_use]
    pub fn flesch_douma(&self) -> Option<i64> {
        let number = |count: usize| i64::try_from(count).ok().filter(|count| *count > 0);
        let (words, sentences) = (number(self.words)?, number(self.sentences)?);
        let syllables = i64::try_from(self.syllables).ok()?;
        // In hundredths, so that no fraction is lost.
        let score = 20_684 - 7_700 * syllables / words - 93 * words / sentences;
        Some((score + if score < 0 { -50 } else { 50 }) / 100)
    }
}

/// The sentences of a Markdown text. Marks, addresses of links and code fences are no words.
///
/// ```
/// use leerpad::text::reading::sentences;
/// let text = "Adem **rustig**. Zie [dit](https://a.nl/x.y).\n\n- Eerst dit\n- Dan dat, bijv. een rondje";
/// let found: Vec<_> = sentences(text).iter().map(|sentence| sentence.words.len()).collect();
/// assert_eq!(found, [2, 2, 2, 5]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut starts_line = true;
    while let Some((at, letter)) = letters.next() {
        let rest = text.get(at..).unwrap_or("");
        if starts_line && is_new_block(rest) {
            finish(&mut found, &mut words, at);
        }
        starts_line = letter == '\n' || (starts_line && letter.is_whitespace());
        if letter == '{' {
            // A hole: what a person sees there is a word or a few.
            let length = rest.find('}').map_or(rest.len(), |end| end + 1);
            words.push(at..at + length);
            skip(&mut letters, at + length);
        } else if rest.starts_with("](") {
            let length = rest.find(')').map_or(rest.len(), |end| end + 1);
            skip(&mut letters, at + length);
        } else if letter.is_alphanumeric() {
            let length: usize = rest
                .char_indices()
                .take_while(|(offset, letter)| {
                    let behind = rest.get(offset + letter.len_utf8()..).unwrap_or("");
                    letter.is_alphanumeric()
                        || (matches!(letter, '-' | '\'' | '’') && behind.starts_with(char::is_alphanumeric))
                })
                .map(|(_, letter)| letter.len_utf8())
                .sum();
            words.push(at..at + length);
            skip(&mut letters, at + length);
        } else if letter == '|' || (matches!(letter, '.' | '!' | '?' | '…') && is_end(rest)) {
            finish(&mut found, &mut words, at + letter.len_utf8());
        }
    }
    finish(&mut found, &mut words, text.trim_end().len());
    found
}

fn skip(letters: &mut std::iter::Peekable<std::str::CharIndices<'_>>, to: usize) {
    while letters.peek().is_some_and(|(at, _)| *at < to) {
        letters.next();
    }
}

fn finish(found: &mut Vec<Sentence>, words: &mut Vec<Range<usize>>, end: usize) {
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        let range = first.start..end.max(last.end);
        found.push(Sentence {
            range,
            words: std::mem::take(words),
        });
    }
}

/// Whether a line that begins here is no part of the sentence before it: an empty line, a list, a heading.
fn is_new_block(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or("");
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    line.trim().is_empty()
        || ["- ", "* ", "+ ", "#", ">", "|", "```"]
            .iter()
            .any(|mark| line.starts_with(mark))
        || (digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(". ")))
}

/// Whether a stop ends a sentence: nothing follows, or something that does not go on small, as behind `bijv.`
fn is_end(rest: &str) -> bool {
    let behind = rest.trim_start_matches(['.', '!', '?', '…', '"', '”', '’', '\'', ')', '*', '_']);
    let next = behind.trim_start();
    behind.len() != next.len() && !next.starts_with(char::is_lowercase) || next.is_empty()
}

/// Two or three vowels that are one sound.
const SOUNDS: [&str; 18] = [
    "aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ou", "au", "ei",
    "ij", "ai",
];

/// How many syllables a word has, by its vowels; a word without any has one.
#[must_use]
pub fn syllables(word: &str) -> usize {
    let small = word.to_lowercase();
    let mut rest = small.as_str();
    let mut count = 0;
    while let Some(letter) = rest.chars().next() {
        let mut length = letter.len_utf8();
        if is_vowel(letter) {
            count += 1;
            let sound = SOUNDS.iter().find(|sound| rest.starts_with(**sound));
            length = sound.map_or(length, |sound| sound.len());
        }
        rest = rest.get(length..).unwrap_or("");
    }
    count.max(1)
}

const fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'á'
            | 'à'
            | 'â'
            | 'ä'
            | 'é'
            | 'è'
            | 'ê'
            | 'ë'
            | 'í'
            | 'ì'
            | 'î'
            | 'ï'
            | 'ó'
            | 'ò'
            | 'ô'
            | 'ö'
            | 'ú'
            | 'ù'
            | 'û'
            | 'ü'
    )
}

/// The list, as it stands in the repository.
const JARGON: &str = include_str!("jargon.txt");

/// The words of the list with what a person would say for them: it is looked in for every word of a module.
static PLAIN: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = JARGON.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).collect()
});

/// What a person would say for a word of offices or professions.
///
/// ```
/// use leerpad::text::reading::plain_word;
/// assert_eq!(plain_word("Interventie"), Some("hulp"));
/// assert_eq!(plain_word("fiets"), None);
/// ```
#[must_use]
pub fn plain_word(word: &str) -> Option<&'static str> {
    PLAIN.get(word.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_by_their_sounds() {
        let counts = [
            ("fiets", 1),
            ("piekeren", 3),
            ("nieuwe", 2),
            ("theater", 3),
            ("idee", 2),
            ("begeleider", 4),
            ("ijs", 1),
            ("coördinatie", 5),
            ("tv", 1),
        ];
        for (word, count) in counts {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn a_sentence_has_its_bytes() {
        let text = "Één. Twéé drie?\nvier";
        let found = sentences(text);
        let said: Vec<_> = found
            .iter()
            .map(|one| text.get(one.range.clone()).unwrap())
            .collect();
        assert_eq!(said, ["Één.", "Twéé drie?\nvier"]);
        assert!(sentences("").is_empty() && sentences("**!** {").len() < 2);
    }

    #[test]
    fn the_list_is_in_order_and_says_each_word_once() {
        let words = JARGON.lines().filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = words.map(|line| line.split_once(" = ").unwrap().0).collect();
        let unique: std::collections::BTreeSet<_> = words.iter().collect();
        assert!(words.len() > 60 && unique.len() == words.len());
    }

    #[test]
    fn a_hard_text_scores_lower_than_an_easy_one() {
        let score = |text: &str| {
            let mut reading = Reading::default();
            reading.add(text);
            reading.flesch_douma().unwrap()
        };
        let hard = "De implementatie van multidisciplinaire interventies bevordert de maatschappelijke participatie.";
        assert!(score("Je mag altijd stoppen. Je hoeft niets.") > 80);
        assert!(score(hard) < 10);
    }
}
