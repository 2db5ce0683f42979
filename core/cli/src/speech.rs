//! Which of the two languages leerpad speaks: as asked, else as the machine is set, else Dutch.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;

use leerpad::ground::language::Language;

/// The language asked for with `--lang`, else `LEERPAD_LANG`, else `LC_ALL` or `LANG` when it names one of the two, else
/// Dutch.
pub(crate) fn choose(asked: Option<Language>) -> Language {
    asked.unwrap_or_else(|| from(&|name| std::env::var(name).ok()))
}

fn from(variable: &dyn Fn(&str) -> Option<String>) -> Language {
    ["LEERPAD_LANG", "LC_ALL", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find_map(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

/// The language asked for with `--lang` in words that are not read yet: help and complaints are in it too. The last that
/// names one of the two counts; behind a lone `--` no option stands.
pub(crate) fn asked(words: &[OsString]) -> Option<Language> {
    let mut asked = None;
    let mut words = words.iter().map(|word| word.to_str().unwrap_or_default());
    while let Some(word) = words.next().filter(|word| *word != "--") {
        let tag = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        asked = tag.and_then(Language::from_tag).or(asked);
    }
    asked
}

/// Reads `--lang`.
pub(crate) fn tag(written: &str) -> Result<Language, Both> {
    Language::from_tag(written).ok_or_else(|| Both::new("`nl` of `en`", "`nl` or `en`"))
}

/// A text in both languages, also as an error that others pass on: what would have fitted, or what went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Both {
    nl: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Both {
    /// The text in Dutch and in English.
    pub(crate) fn new(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            nl: nl.into(),
            en: en.into(),
        }
    }

    /// The text.
    pub(crate) fn words(&self, language: Language) -> &str {
        either(language, &self.nl, &self.en)
    }
}

impl fmt::Display for Both {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.en)
    }
}

impl std::error::Error for Both {}

/// One of two texts.
pub(crate) const fn either<'a>(language: Language, nl: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// A number with its noun: `1 fout`, `3 fouten`.
pub(crate) fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_heard_wherever_it_stands() {
        let heard = |words: &str| asked(&words.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(heard("leerpad check a.yaml"), None);
        assert_eq!(heard("leerpad --lang en check a.yaml"), Some(Language::En));
        assert_eq!(heard("leerpad chek a.yaml --lang=en --frm x"), Some(Language::En));
        assert_eq!(heard("leerpad --lang en check --lang nl"), Some(Language::Nl));
        assert_eq!(heard("leerpad check --lang en --lang fr"), Some(Language::En));
        assert_eq!(heard("leerpad check --language en --lang"), None);
        assert_eq!(heard("leerpad check -- --lang en"), None);
    }

    #[test]
    fn the_first_that_names_one_of_the_two_wins() {
        let with = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, String)> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            from(&move |name| {
                pairs
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value.clone())
            })
        };
        assert_eq!(with(&[]), Language::Nl);
        assert_eq!(with(&[("LANG", "en_GB.UTF-8")]), Language::En);
        assert_eq!(with(&[("LANG", "C.UTF-8")]), Language::Nl);
        assert_eq!(with(&[("LC_ALL", "en_US"), ("LEERPAD_LANG", "nl")]), Language::Nl);
    }
}
