//! The two languages that authors are spoken to in.

use serde::{Deserialize, Serialize};

/// A language of messages: Dutch first, English beside it.
///
/// ```
/// use leerpad::ground::language::Language;
/// assert_eq!(Language::from_tag("en-GB"), Some(Language::En));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// The language of a BCP 47 tag or a locale name (`nl`, `nl-NL`, `en_GB.UTF-8`), if it is one of the two.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or("");
        match primary.to_ascii_lowercase().as_str() {
            "nl" => Some(Self::Nl),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The tag: `nl` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}
