//! Words that must not be seen: no debug print, no serialising by accident.

/// A text that shows itself only when asked for by name.
///
/// ```
/// use leerpad::ground::secret::Secret;
/// let words = Secret::new("ik lig wakker");
/// assert_eq!(format!("{words:?}"), "Secret");
/// assert_eq!(words.reveal(), "ik lig wakker");
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Secret(String);

impl Secret {
    /// Hides a text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself: for the learner's own device and the vault.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}
