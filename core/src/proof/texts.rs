//! Which texts to try: of all that comparisons cannot tell apart, one; of each length that is asked about.
//!
//! A text grows letter by letter from nothing. How far it is with what it is compared with (the longest end of it with which a text
//! begins that is looked for inside, as A. V. Aho and M. J. Corasick follow many texts at once: "Efficient string matching",
//! Communications of the ACM 18, 1975; and all of it, as long as it may still be, or begin like, another) is all that tells what it
//! can become. So all kinds of texts come up, each first as one of its shortest.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::answers::{MOST, Tries};
use super::uses::Use;
use crate::expr::typed::Likeness;
use crate::ground::fold::{fold, is_about};
use crate::session::value::Answer;

/// So many beginnings of texts are followed.
const BEGINNINGS: usize = 8_000;

/// What stands for everything that is in no text looked for: the first of these.
const FREE: &str = "xqzwyvjkbfghpcdlmntrsuoiea0123456789#~^αβγδεζηθικλμνξοπρστυφχψω";

/// What somebody may have written who was asked nothing in particular.
const PLAIN: &str = "iets anders";

/// What a text is like: of each text it is compared with, whether it is so.
type Kind = Vec<bool>;

/// A text so far.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Beginning {
    /// The longest end of it with which a text begins that is looked for inside.
    end: String,
    /// All of it, while it may still be another, begin like it or be about it.
    whole: Option<String>,
    /// Of each text it is compared with: whether it has it inside, or began with it.
    has: Kind,
    /// White space stands at its end.
    is_spaced: bool,
}

/// What texts are compared with.
struct Others<'a> {
    texts: &'a [(Likeness, String)],
    /// Letters that stand in these, and one that stands for all others.
    letters: BTreeSet<char>,
    free: char,
}

impl<'a> Others<'a> {
    fn new(texts: &'a [(Likeness, String)]) -> Option<Self> {
        let mut letters: BTreeSet<char> = texts.iter().flat_map(|(_, text)| text.chars()).collect();
        let free = FREE.chars().find(|c| !letters.contains(c))?;
        letters.insert(free);
        Some(Self { texts, letters, free })
    }

    fn nothing(&self) -> Beginning {
        Beginning {
            end: String::new(),
            whole: Some(String::new()),
            has: vec![false; self.texts.len()],
            is_spaced: false,
        }
    }

    /// A text with one letter more.
    fn with(&self, before: &Beginning, letter: char) -> Beginning {
        let is_begun = |end: &str| {
            let mut inside = self.texts.iter().filter(|(how, _)| *how == Likeness::Contains);
            inside.any(|(_, text)| text.starts_with(end))
        };
        let mut end = before.end.clone();
        end.push(letter);
        let whole_end = end.clone();
        while !end.is_empty() && !is_begun(&end) {
            end.remove(0);
        }
        let whole = before.whole.as_ref().map(|whole| format!("{whole}{letter}"));
        let mut has = before.has.clone();
        for ((how, text), slot) in self.texts.iter().zip(&mut has) {
            *slot |= match how {
                Likeness::Contains => whole_end.ends_with(text.as_str()),
                Likeness::StartsWith => whole.as_ref() == Some(text),
                Likeness::Equal | Likeness::NotEqual | Likeness::About => false,
            };
        }
        Beginning {
            end,
            whole: whole.filter(|whole| self.may_be(whole)),
            has,
            is_spaced: letter == ' ',
        }
    }

    /// Whether what begins so may be another text, begin like it or be about it.
    fn may_be(&self, whole: &str) -> bool {
        self.texts.iter().any(|(how, text)| match how {
            Likeness::Contains => false,
            Likeness::StartsWith | Likeness::Equal | Likeness::NotEqual => text.starts_with(whole),
            Likeness::About => {
                let count = whole.chars().count();
                (count.saturating_sub(1)..=count + 1).any(|count| {
                    let first: String = text.chars().take(count).collect();
                    is_about(whole, &first)
                })
            }
        })
    }

    fn kind(&self, text: &Beginning) -> Kind {
        let whole = text.whole.as_deref();
        let is = |((how, other), has): (&(Likeness, String), &bool)| match how {
            Likeness::Contains | Likeness::StartsWith => *has,
            Likeness::Equal => whole == Some(other.as_str()),
            Likeness::NotEqual => whole != Some(other.as_str()),
            Likeness::About => whole.is_some_and(|whole| is_about(whole, other)),
        };
        self.texts.iter().zip(&text.has).map(is).collect()
    }

    /// Of each kind one of the shortest texts of at most so many letters; none where there are too many beginnings.
    fn shortest(&self, most: usize) -> Option<BTreeMap<Kind, String>> {
        let nothing = self.nothing();
        let mut found = BTreeMap::new();
        let mut known = BTreeSet::from([nothing.clone()]);
        let mut queue = VecDeque::from([(nothing, String::new())]);
        while let Some((text, written)) = queue.pop_front() {
            if !text.is_spaced {
                found.entry(self.kind(&text)).or_insert_with(|| written.clone());
            }
            if written.chars().count() >= most {
                continue;
            }
            for letter in &self.letters {
                // White space is one space, and none at the ends.
                if *letter == ' ' && (text.is_spaced || written.is_empty()) {
                    continue;
                }
                let next = self.with(&text, *letter);
                if !known.contains(&next) {
                    if known.len() >= BEGINNINGS {
                        return None;
                    }
                    known.insert(next.clone());
                    queue.push_back((next, format!("{written}{letter}")));
                }
            }
        }
        Some(found)
    }
}

/// Texts of every kind that comparisons tell apart, and of each of every length that is asked about.
pub(super) fn texts(used: &Use, max: u32) -> Tries {
    let of_what_is_there = || Tries {
        answers: [PLAIN, ""]
            .into_iter()
            .chain(used.texts.iter().map(|(_, text)| text.as_str()))
            .filter(|text| text.chars().count() <= max as usize)
            .map(|text| Answer::Text(text.into()))
            .collect(),
        is_whole: false,
    };
    let most = max as usize;
    let Some(others) = Others::new(&used.texts) else {
        return of_what_is_there();
    };
    let Some(shortest) = others.shortest(most) else {
        return of_what_is_there();
    };
    let mut texts = BTreeSet::new();
    for (kind, short) in shortest {
        if used.lengths.is_empty() {
            texts.insert(others.natural(&kind, &short, most));
        }
        let long = short.chars().count();
        let counts = counts(used, most).into_iter().filter(|count| long <= *count);
        texts.extend(counts.map(|count| others.filled(&kind, &short, count)));
    }
    Tries {
        is_whole: !used.is_mixed && texts.len() <= MOST,
        answers: texts
            .into_iter()
            .take(MOST)
            .map(|text| Answer::Text(text.into()))
            .collect(),
    }
}

/// The lengths to try, where any is asked about: these, those beside them, none, and as long as may be.
fn counts(used: &Use, most: usize) -> BTreeSet<usize> {
    if used.lengths.is_empty() {
        return BTreeSet::new();
    }
    let near = used.lengths.iter().flat_map(|length| {
        let count = length.millionths().div_euclid(1_000_000);
        [count - 1, count, count + 1]
    });
    let near = near.filter_map(|count| usize::try_from(count).ok());
    near.chain([0, most]).filter(|count| *count <= most).collect()
}

impl Others<'_> {
    fn kind_of(&self, text: &str) -> Kind {
        let folded = fold(text);
        let seen = |c: char| if self.letters.contains(&c) { c } else { self.free };
        let grown = folded
            .chars()
            .fold(self.nothing(), |text, letter| self.with(&text, seen(letter)));
        self.kind(&grown)
    }

    /// A text of a kind as somebody may write it, where there is one.
    fn natural(&self, kind: &Kind, short: &str, most: usize) -> String {
        let fits = |text: &&str| text.chars().count() <= most && self.kind_of(text) == *kind;
        let longer = format!("{short}{}", self.free);
        // Nothing at all is an answer that few give.
        let others = if short.is_empty() {
            vec![PLAIN, longer.as_str()]
        } else {
            Vec::new()
        };
        let found = others.into_iter().find(fits);
        found.unwrap_or(short).to_owned()
    }

    /// A text of a kind with so many letters.
    fn filled(&self, kind: &Kind, short: &str, count: usize) -> String {
        let more = count.saturating_sub(short.chars().count());
        let free: String = std::iter::repeat_n(self.free, more).collect();
        let text = format!("{short}{free}");
        if self.kind_of(&text) == *kind {
            text
        } else {
            format!("{short}{}", " ".repeat(more))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::number::Number;

    /// How a text stands to what it is compared with, and its length to each that is asked about.
    fn meets(used: &Use, text: &str) -> (Vec<bool>, Vec<std::cmp::Ordering>) {
        let folded = fold(text);
        let met = |(how, other): &(Likeness, String)| match how {
            Likeness::Equal => folded == *other,
            Likeness::NotEqual => folded != *other,
            Likeness::Contains => folded.contains(other.as_str()),
            Likeness::StartsWith => folded.starts_with(other.as_str()),
            Likeness::About => is_about(&folded, other),
        };
        let count = i64::try_from(text.chars().count() * 1_000_000).expect("a short text");
        let lengths = used.lengths.iter().map(|length| count.cmp(&length.millionths()));
        (used.texts.iter().map(met).collect(), lengths.collect())
    }

    #[test]
    fn every_way_in_which_a_text_can_be_like_others_comes_up() {
        let mut every = vec![String::new()];
        let mut from = 0;
        while let Some(known) = every.get(from).cloned().filter(|known| known.chars().count() < 5) {
            every.extend(["s", "b", "x", "y", " "].map(|c| format!("{known}{c}")));
            from += 1;
        }
        let mut roll = 5_u64;
        let mut dice = |count: usize| {
            roll = roll
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(roll >> 33).expect("a number") % count
        };
        let kinds = [
            Likeness::Equal,
            Likeness::Contains,
            Likeness::StartsWith,
            Likeness::NotEqual,
            Likeness::About,
        ];
        let looked_for: Vec<String> = every
            .iter()
            .take(400)
            .map(|text| fold(text))
            .filter(|text| !text.is_empty())
            .collect();
        let mut decided = 0;
        for round in 0..200 {
            let (count, most) = (1 + dice(4), 2 + dice(6));
            let texts_of = (0..count).map(|_| {
                (
                    kinds[dice(kinds.len())],
                    looked_for[dice(looked_for.len())].clone(),
                )
            });
            let texts_of: Vec<_> = texts_of.collect();
            let lengths = (0..dice(3))
                .filter_map(|_| Number::from_millionths(i64::try_from(dice(6)).ok()? * 1_000_000));
            let used = Use {
                texts: texts_of,
                lengths: lengths.collect(),
                ..Use::default()
            };
            let tries = texts(&used, u32::try_from(most).expect("a small number"));
            decided += usize::from(tries.is_whole);
            let text = |answer: &Answer| match answer {
                Answer::Text(text) => text.to_string(),
                _ => String::new(),
            };
            let tried: Vec<String> = tries.answers.iter().map(text).collect();
            assert!(
                tried.iter().all(|text| text.chars().count() <= most),
                "round {round}"
            );
            let tried: BTreeSet<_> = tried.iter().map(|text| meets(&used, text)).collect();
            for text in every
                .iter()
                .filter(|text| tries.is_whole && text.chars().count() <= most)
            {
                assert!(
                    tried.contains(&meets(&used, text)),
                    "round {round}: `{text}` {:?} {:?}",
                    used.texts,
                    used.lengths
                );
            }
        }
        assert!(decided > 150, "{decided} decided");
    }
}
