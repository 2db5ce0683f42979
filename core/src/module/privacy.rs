//! `privacy`: how long answers are kept, and for what, to whom and how something may leave.

use super::draft::{PrivacyDraft, PurposeDraft};
use super::keys::{Key, Of, Position};
use super::reader::{Map, Reader};
use crate::ground::span::Spanned;
use crate::syntax::tree::Entry;

static KEEP: Key = Key::new(
    "keep",
    Of::Duration,
    "Hoelang antwoorden bewaard worden.",
    "How long answers are kept.",
);
static PURPOSES: Key = Key::new(
    "purposes",
    Of::Map(&Of::Fields(&PURPOSE)),
    "Waarvoor iets gedeeld mag worden; anders blijft alles hier.",
    "What something may be shared for; otherwise all stays here.",
);
static ASK: Key = Key::new(
    "ask",
    Of::Text,
    "De vraag om toestemming.",
    "The question for consent.",
)
.must();
static WITH: Key = Key::new(
    "with",
    Of::One(&["guide", "group", "supporter", "research", "organisation"]),
    "Wie het ziet.",
    "Who sees it.",
)
.must();
static WHAT: Key = Key::new(
    "what",
    Of::List(&Of::Name),
    "Welke antwoorden, schalen en waarden dan gedeeld worden.",
    "Which answers, scales and values are then shared.",
);

/// `privacy`.
pub(super) static PRIVACY: Position = Position {
    name: "privacy",
    keys: &[&KEEP, &PURPOSES],
    nl: "Wat bewaard en gedeeld wordt.",
    en: "What is kept and shared.",
};
/// A purpose.
pub(super) static PURPOSE: Position = Position {
    name: "purpose",
    keys: &[&ASK, &WITH, &KEEP, &WHAT],
    nl: "Een doel waarvoor iemand iets kan delen.",
    en: "A purpose for which a person can share something.",
};
pub(super) static PRIVACY_KEY: Key = Key::new(
    "privacy",
    Of::Fields(&PRIVACY),
    "Wat bewaard en gedeeld wordt.",
    "What is kept and shared.",
);
impl<'a> Reader<'a, '_> {
    /// `privacy` of the module.
    pub(super) fn privacy(&mut self, map: &Map<'a>) -> Option<PrivacyDraft<'a>> {
        let entry = map.find(&PRIVACY_KEY)?;
        let map = self.open(&entry.value, &PRIVACY, entry.key.span)?;
        let entries = map.find(&PURPOSES).and_then(|entry| self.entries(&entry.value));
        let mut purposes = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            if let Some(map) = self.open(value, &PURPOSE, key.span) {
                purposes.push(PurposeDraft {
                    id,
                    ask: self.text(&map, &ASK),
                    with: self.one(&map, &WITH),
                    keep: self.duration(&map, &KEEP),
                    what: self.words(&map, &WHAT),
                });
            }
        }
        Some(PrivacyDraft {
            span: entry.value.span,
            keep: self.duration(&map, &KEEP),
            purposes,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn purposes_share_the_ids_of_the_module() {
        let privacy = "privacy:\n  purposes:\n    welkom:\n      ask: Mag dit?\n      with: guide\n";
        assert_eq!(told_in(privacy), ["duplicate-id: welkom"]);
    }

    #[test]
    fn who_sees_it_is_one_of_five() {
        let privacy = "privacy:\n  purposes:\n    steun:\n      ask: Mag dit?\n      with: gids\n";
        assert_eq!(told_in(privacy), ["unknown-word: gids"]);
    }
}
