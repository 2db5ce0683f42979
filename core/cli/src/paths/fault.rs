//! What cannot be read in a file of paths, and what is said about it.

use leerpad::ground::language::Language;

use crate::speech::either;

/// What cannot be read in a file of paths.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file is no list.
    NotAList,
    /// An entry without a name, or without acts.
    Missing(&'static str),
    /// A word that means nothing here.
    UnknownWord(String, Option<&'static str>),
    /// A key whose value is of another kind.
    Expects(&'static str, Kind),
    /// A clock that cannot be read.
    Clock(String),
    /// A seed that cannot be read.
    Seed(String),
}

/// Kinds of value in a file of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One word or text.
    Text,
    /// A list of words.
    List,
    /// Names with values.
    Map,
    /// `true` or `false`.
    Truth,
    /// A whole number from 1.
    Count,
}

impl Fault {
    /// A word that means nothing, and the one that was probably meant.
    pub(super) fn meant(&self) -> Option<(String, String)> {
        match self {
            Self::UnknownWord(word, Some(near)) => Some((word.clone(), (*near).to_owned())),
            _ => None,
        }
    }

    /// What is said about it.
    pub(super) fn words(&self, language: Language) -> String {
        let say = |nl: String, en: String| if language == Language::Nl { nl } else { en };
        match self {
            Self::NotAList => say(
                "een bestand met paden is een lijst: elk pad begint met `- path: naam`".to_owned(),
                "a file of paths is a list: each path begins with `- path: name`".to_owned(),
            ),
            Self::Missing(key) => say(
                format!("hier ontbreekt `{key}:`"),
                format!("`{key}:` is missing here"),
            ),
            Self::UnknownWord(word, Some(near)) => say(
                format!("`{word}` betekent hier niets; bedoel je `{near}`?"),
                format!("`{word}` means nothing here; do you mean `{near}`?"),
            ),
            Self::UnknownWord(word, None) => say(
                format!("`{word}` betekent hier niets"),
                format!("`{word}` means nothing here"),
            ),
            Self::Expects(key, kind) => {
                let (nl, en) = match kind {
                    Kind::Text => ("één woord of tekst", "one word or text"),
                    Kind::List => ("een lijst, zoals `[een, twee]`", "a list, such as `[one, two]`"),
                    Kind::Map => (
                        "namen met een waarde, zoals `{naam: waarde}`",
                        "names with a value, such as `{name: value}`",
                    ),
                    Kind::Truth => ("`true` of `false`", "`true` or `false`"),
                    Kind::Count => ("een heel getal, zoals `2`", "a whole number, such as `2`"),
                };
                format!(
                    "`{key}:` {} {}",
                    either(language, "vraagt", "asks for"),
                    either(language, nl, en)
                )
            }
            Self::Clock(text) => say(
                format!(
                    "`{text}` is geen tijd; schrijf `2026-01-05 09:00`, `+7 days`, `+2 hours` of `+20 minutes`"
                ),
                format!(
                    "`{text}` is no time; write `2026-01-05 09:00`, `+7 days`, `+2 hours` or `+20 minutes`"
                ),
            ),
            Self::Seed(text) => say(
                format!("`{text}` is geen getal voor `seed:`"),
                format!("`{text}` is no number for `seed:`"),
            ),
        }
    }
}
