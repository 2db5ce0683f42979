//! How a Dutch text reads: sentences, long words, passive forms, words of offices. Signs to look closer, not a verdict: only
//! the people it is for can say whether a text is clear.
//!
//! The Flesch-Douma score is that of W.H. Douma, *De leesbaarheid van landbouwbladen: een onderzoek naar en een toepassing
//! van leesbaarheidsformules*, Bulletin 17, Afdeling Sociologie en Sociografie, Landbouwhogeschool Wageningen, 1960:
//! 206.84 − 0.93 × words per sentence − 77 × syllables per word. Syllables are counted by their vowels.

use std::sync::LazyLock;

use super::sentences::{Sentence, is_word, sentences};

/// More letters than this without a hyphen between make a word long.
pub const LONG_WORD: usize = 12;
/// More letters than this without a hyphen between make a word one that is told.
pub const TOLD_WORD: usize = 16;

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
    /// Words that few people meet, where there was a list of those that many do; one that a text counts alone has none.
    pub rare_words: usize,
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
        for sentence in &sentences(text) {
            let pieces = sentence.words.iter().filter_map(|word| text.get(word.clone()));
            pieces
                .for_each(|piece| self.add_piece(is_word(piece).then(|| (syllables(piece), letters(piece)))));
            self.add_sentence(sentence, sentence.is_passive(text));
        }
    }

    /// Counts a sentence, but for what it is made of.
    pub(crate) fn add_sentence(&mut self, sentence: &Sentence, is_passive: bool) {
        self.sentences += 1;
        self.words += sentence.words.len();
        self.longest = self.longest.max(sentence.words.len());
        self.passive += usize::from(is_passive);
    }

    /// Counts a piece of a sentence: the syllables and letters of a word, or nothing. How a hole or an address is read out nobody
    /// knows: it weighs as one syllable.
    pub(crate) fn add_piece(&mut self, word: Option<(usize, usize)>) {
        self.syllables += word.map_or(1, |(syllables, _)| syllables);
        self.long_words += usize::from(word.is_some_and(|(_, letters)| letters > LONG_WORD));
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
            rare_words: self.rare_words + other.rare_words,
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

/// Two or three vowels that are one sound; a diaeresis begins one.
const SOUNDS: [&str; 24] = [
    "aai", "ooi", "oei", "eau", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ou", "au",
    "ei", "ij", "ai", "ëi", "ëe", "ïe", "öo", "üi",
];
/// Words that are said with one sound less than they are written with, also as a part of others: `wijkteam`.
const SHORTER: &str = "coach deadline offline online station team update website";

/// How many syllables a word has, by its vowels; a word without any has one.
///
/// ```
/// use leerpad::text::reading::syllables;
/// assert_eq!((syllables("museum"), syllables("bureau"), syllables("beëindigen")), (3, 2, 4));
/// ```
#[must_use]
pub fn syllables(word: &str) -> usize {
    let small = word.to_lowercase();
    let mut rest = small.as_str();
    let mut count = 0;
    let mut before = ' ';
    while let Some(letter) = rest.chars().next() {
        let behind = rest.get(letter.len_utf8()..).unwrap_or("");
        let is_glide = match letter {
            // `loyaal`, `okay`, `yoga`
            'y' => is_vowel(before) || (before == ' ' && behind.starts_with(is_vowel)),
            // `aquarium`
            'u' => before == 'q' && behind.starts_with(is_vowel),
            _ => false,
        };
        let mut sound = letter.len_utf8();
        if is_vowel(letter) && !is_glide {
            count += 1;
            // Each goes on with a vowel, or is `ij`.
            let goes_on = behind.starts_with(|next| next == 'j' || is_vowel(next));
            let known = SOUNDS
                .iter()
                .filter(|_| goes_on)
                .find(|sound| rest.starts_with(**sound));
            // `muse-um`: but `reu-ma`.
            let known = known
                .filter(|known| **known != "eu" || !behind.starts_with("um") || behind.starts_with("uma"));
            sound = known.map_or(sound, |known| known.len());
        }
        let (said, left) = rest.split_at_checked(sound).unwrap_or((rest, ""));
        before = said.chars().next_back().unwrap_or(' ');
        rest = left;
    }
    let shorter = SHORTER.split(' ');
    count -= shorter
        .filter(|shorter| small.contains(shorter))
        .count()
        .min(count);
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

/// The words of the list with what a person would say for them, in order: it is looked in for every word of a module.
static PLAIN: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = JARGON.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).collect()
});

/// The whole list, in order: each word or words, with what a person would say.
///
/// ```
/// use leerpad::text::reading::jargon;
/// assert!(jargon().any(|(word, plain)| (word, plain) == ("interventie", "hulp")));
/// ```
pub fn jargon() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLAIN.iter().copied()
}

/// Whether words of offices or professions begin with a word, in small letters.
pub(crate) fn begins_plain(first: &str) -> bool {
    near(first).any(|(known, _)| known.split(' ').next() == Some(first))
}

/// What stands in the list beginning with these letters.
fn near(first: &str) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let from = PLAIN.partition_point(|(known, _)| *known < first);
    let from = PLAIN.get(from..).unwrap_or(&[]).iter();
    from.take_while(move |(known, _)| known.starts_with(first))
}

/// What a person would say for words of offices or professions, with how many of these words, in small letters, it is said
/// for.
///
/// ```
/// use leerpad::text::reading::plain_words;
/// let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
/// assert_eq!(plain_words(&words("interventie voor jou")), Some((1, "hulp")));
/// assert_eq!(plain_words(&words("ten behoeve van jou")), Some((3, "voor")));
/// assert_eq!(plain_words(&words("fiets")), None);
/// ```
#[must_use]
pub fn plain_words(words: &[String]) -> Option<(usize, &'static str)> {
    let first = words.first()?.as_str();
    let said = near(first).filter_map(|(known, plain)| {
        let count = known.split(' ').count();
        let said = words.get(..count)?;
        said.iter().eq(known.split(' ')).then_some((count, *plain))
    });
    said.max_by_key(|(count, _)| *count)
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
            ("wijkteam", 2),
            ("coach", 1),
            ("online", 2),
            ("websites", 2),
            ("bureau", 2),
            ("niveau", 2),
            ("station", 2),
            ("loyaal", 2),
            ("okay", 2),
            ("yoga", 2),
            ("hobby", 2),
            ("beëindigen", 4),
            ("geëerd", 2),
            ("zeeën", 2),
            ("naïef", 2),
            ("ruïne", 3),
            ("aquarium", 4),
            ("quiz", 1),
            ("museum", 3),
            ("petroleum", 4),
            ("kleur", 1),
            ("reuma", 2),
        ];
        for (word, count) in counts {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_list_is_in_order_and_says_each_word_once() {
        let words = JARGON.lines().filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = words.map(|line| line.split_once(" = ").unwrap().0).collect();
        assert!(words.len() > 60 && words.is_sorted_by(|one, next| one < next));
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
