//! Which of the two languages leerpad speaks: as asked, else as the machine is set, else Dutch.

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

/// Reads `--lang`.
pub(crate) fn tag(written: &str) -> Result<Language, String> {
    Language::from_tag(written).ok_or_else(|| "nl or en".to_owned())
}

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
