//! Links that are safe to follow, by their type.

use serde_json::Value as Json;

use crate::ground::stored::{Faults, Stored, taken};

/// A link of one of the four kinds there are: `https:`, `mailto:`, `tel:`, or the module's own media.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link(String);

/// Why a text is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    /// Another scheme, or none.
    #[error("only https, mailto, tel and the module's own media")]
    Scheme,
    /// White space, control characters, quotes, angle brackets or a backslash.
    #[error("a character that no link has")]
    Character,
    /// Nothing behind the scheme, or longer than 2,000 bytes.
    #[error("empty or too long")]
    Length,
}

impl Stored for Link {
    fn store(&self) -> Json {
        self.0.store()
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        let found = Self::parse(stored.as_str().unwrap_or("")).ok();
        taken(found, Self(String::new()), faults, "link")
    }
}

impl Link {
    /// Judges a link. A relative path (`media/adem.mp3`) is the module's own media: it may not climb (`..`) nor begin with `/`.
    ///
    /// ```
    /// use leerpad::text::link::Link;
    /// assert!(Link::parse("https://www.113.nl").is_ok());
    /// assert!(Link::parse("tel:113").is_ok());
    /// assert!(Link::parse("javascript:alert(1)").is_err());
    /// assert!(Link::parse("http://example.org").is_err());
    /// ```
    ///
    /// # Errors
    /// The first fault found.
    pub fn parse(text: &str) -> Result<Self, LinkFault> {
        if text.is_empty() || text.len() > 2_000 {
            return Err(LinkFault::Length);
        }
        let odd =
            |c: char| c.is_control() || c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
        if text.chars().any(odd) {
            return Err(LinkFault::Character);
        }
        for scheme in ["https://", "mailto:", "tel:"] {
            if let Some(rest) = text.strip_prefix(scheme) {
                return if rest.is_empty() {
                    Err(LinkFault::Length)
                } else {
                    Ok(Self(text.to_owned()))
                };
            }
        }
        if is_own_media(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(LinkFault::Scheme)
        }
    }

    /// The link as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a path is one of the module's own media: letters, digits, `-`, `_` and `.`, in folders, not climbing.
#[must_use]
pub fn is_own_media(path: &str) -> bool {
    let fits = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    };
    path.contains('.') && path.split('/').all(fits)
}
