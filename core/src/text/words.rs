//! Which words people meet: a list of them, how Dutch bends them, and how it joins them to longer ones.
//!
//! A word that is bent or joined is known when what it is made of is: who knows `zorg` and `toeslag` reads `zorgtoeslag`.
//! How it bends follows the spelling of Dutch (Woordenlijst Nederlandse Taal, Leidraad 2015, chapters 2 and 8): what cannot
//! be told without a dictionary is taken as known, since a word told in vain costs more trust than one that is missed.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::passive::BEFORE;

/// Words in small letters that people meet often; everything else is rare.
///
/// ```
/// use leerpad::text::words::Words;
/// let words = Words::new("boek\nlenen\nzorg\n");
/// assert!(["Zorg", "boeken", "leent", "geleend", "zorgboekje"].iter().all(|word| words.knows(word)));
/// assert!(!words.knows("aanmaning"));
/// assert!(Words::none().knows("aanmaning"), "without a list nothing is rare");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    lines: Cow<'static, str>,
}

/// The list of `leerpad-words` where it is built in, else none.
impl Default for Words {
    fn default() -> Self {
        #[cfg(feature = "words")]
        return Self {
            lines: Cow::Borrowed(leerpad_words::NL),
        };
        #[cfg(not(feature = "words"))]
        return Self::none();
    }
}

/// A part of a word with fewer letters is none by itself.
const PART: usize = 3;
/// What has more letters than this between its hyphens is not taken apart.
const LONGEST: usize = 40;

/// What is written behind a word when it bends.
const ENDINGS: [&str; 25] = [
    "", "'s", "s", "n", "en", "e", "er", "ere", "st", "ste", "t", "d", "de", "te", "den", "ten", "je", "jes",
    "tje", "tjes", "pje", "pjes", "end", "ende", "baar",
];

impl Words {
    /// A list: one word to a line, in small letters. Looking up is quick because the lines are in the order of their bytes:
    /// they are put in it where they are not.
    #[must_use]
    pub fn new(lines: impl Into<Cow<'static, str>>) -> Self {
        let lines = lines.into();
        if lines.lines().is_sorted() {
            return Self { lines };
        }
        let mut words: Vec<&str> = lines.lines().collect();
        words.sort_unstable();
        Self {
            lines: Cow::Owned(words.join("\n")),
        }
    }

    /// No list: every word counts as known.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            lines: Cow::Borrowed(""),
        }
    }

    /// Whether people meet this word, or what it is bent from or joined of; of what has more than 40 letters without a hyphen
    /// nobody can tell.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        let word = word.to_lowercase().replace('’', "'");
        self.lines.is_empty() || word.split('-').all(|part| self.knows_part(part))
    }

    fn knows_part(&self, word: &str) -> bool {
        let letters = word.chars().count();
        !(PART..=LONGEST).contains(&letters)
            || word.contains(char::is_numeric)
            || self.is_bent(word)
            || self.is_joined(word)
    }

    /// Whether it is a word of the list, one that is bent, or either with a little word before it: `on-geopend`, `op-pompen`.
    fn is_bent(&self, word: &str) -> bool {
        let is_bent = |word: &str| self.has(word) || is_unbent(word, &|root| self.has(root));
        let mut before = BEFORE.split(' ').chain(["on", "her"]);
        is_bent(word)
            || before.any(|little| {
                word.strip_prefix(little)
                    .is_some_and(|rest| rest.chars().count() > PART && is_bent(rest))
            })
    }

    /// Whether words stand behind one another in it, with or without an `s` between, the last of them bent or not.
    fn is_joined(&self, word: &str) -> bool {
        // Where a part may begin: each place is judged once, however many parts lead to it.
        let mut begins = vec![0];
        for (at, _) in word.char_indices().skip(PART) {
            let rest = word.get(at..).unwrap_or("");
            let heads = || begins.iter().filter_map(|from| word.get(*from..at));
            if rest.chars().count() >= PART && heads().any(|head| self.is_head(head)) {
                if self.is_bent(rest) {
                    return true;
                }
                begins.push(at);
            }
        }
        false
    }

    /// Whether others may stand behind it: a word, or what is left of a verb, as in `pieker-kwartier`.
    fn is_head(&self, head: &str) -> bool {
        let is_head = |head: &str| {
            head.chars().count() >= PART && (self.has(head) || verbs(head).iter().any(|verb| self.has(verb)))
        };
        is_head(head) || head.strip_suffix('s').is_some_and(is_head)
    }

    /// Whether a line is this word, by halving.
    fn has(&self, word: &str) -> bool {
        let (mut lines, word) = (self.lines.as_bytes(), word.as_bytes());
        while !lines.is_empty() {
            // The line around the middle, with what is before and behind it.
            let (half, rest) = lines.split_at(lines.len() / 2);
            let start = half
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(0, |end| end + 1);
            let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            let (before, from) = lines.split_at(start);
            let (line, behind) = from.split_at(half.len() - start + end);
            lines = match line.cmp(word) {
                Ordering::Equal => return true,
                Ordering::Less => behind.get(1..).unwrap_or_default(),
                Ordering::Greater => before.split_last().map_or(&[], |(_, before)| before),
            };
        }
        false
    }
}

/// Whether one of the words that this may be bent from is known.
fn is_unbent(word: &str, is_known: &dyn Fn(&str) -> bool) -> bool {
    let is_root = |stem: &str| {
        let roots = roots(stem);
        roots.iter().chain(&verbs(stem)).any(|root| is_known(root))
    };
    ENDINGS.iter().any(|ending| {
        let stem = word.strip_suffix(ending).unwrap_or("");
        if stem.chars().count() < PART {
            return false;
        }
        is_root(stem)
            // `af-ge-perst`
            || BEFORE.split(' ').chain([""]).any(|particle| {
                let bare = stem
                    .strip_prefix(particle)
                    .and_then(|rest| rest.strip_prefix("ge"));
                bare.is_some_and(|bare| bare.chars().count() >= PART && is_root(&format!("{particle}{bare}")))
            })
    })
}

/// How a stem may be written when nothing stands behind it: `katt` as `kat`, `bom` as `boom`, `briev` as `brief`.
fn roots(stem: &str) -> Vec<String> {
    let mut roots = vec![stem.to_owned()];
    let letters: Vec<char> = stem.chars().collect();
    if let [.., vowel, last] = letters.as_slice() {
        let before = stem.strip_suffix(*last).unwrap_or(stem);
        if vowel == last {
            roots.push(before.to_owned());
        }
        let hard = match last {
            'v' => 'f',
            'z' => 's',
            other => *other,
        };
        roots.push(format!("{before}{hard}"));
        if matches!(vowel, 'a' | 'e' | 'o' | 'u') {
            roots.push(format!("{before}{vowel}{hard}"));
        }
    }
    roots
}

/// The verbs that a stem may be of: `pak` of `pakken`, `loop` of `lopen`, `leef` of `leven`; and what it is to do so.
fn verbs(stem: &str) -> Vec<String> {
    let letters: Vec<char> = stem.chars().collect();
    let mut verbs = vec![format!("{stem}en")];
    if letters.len() > PART {
        // Who knows the deed by its name knows who did it: `afpersing`. Of `ing` itself that would be `inging`.
        verbs.push(format!("{stem}ing"));
    }
    if let [.., first, vowel, last] = letters.as_slice() {
        let before = stem.strip_suffix(*last).unwrap_or(stem);
        let soft = match last {
            'f' => 'v',
            's' => 'z',
            other => *other,
        };
        verbs.push(format!("{stem}{last}en"));
        verbs.push(format!("{before}{soft}en"));
        if first == vowel {
            let short = before.strip_suffix(*vowel).unwrap_or(before);
            verbs.push(format!("{short}{soft}en"));
        }
    }
    verbs
}
