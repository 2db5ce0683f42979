//! Purposes: for what something may leave, to whom, and how long it is kept (semantics 25.7).

use super::step::Recap;
use super::text::Text;
use crate::ground::stored::{Faults, Stored, stored, taken};
use serde_json::Value as Json;

/// Which purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PurposeIx(pub u32);

impl PurposeIx {
    /// As an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Stored for PurposeIx {
    fn store(&self) -> Json {
        self.0.store()
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        Self(u32::take(stored, faults))
    }
}

/// A purpose for which something may leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Purpose {
    /// Its id.
    pub id: String,
    /// The question for consent.
    pub ask: Text,
    /// Who sees it.
    pub with: Recipient,
    /// What leaves without a share step.
    pub what: Vec<Recap>,
    /// How long they keep it.
    pub keep: Option<Keep>,
}

stored!(struct Purpose {
    id = "id",
    ask = "ask",
    with = "with",
    what = "what" or none,
    keep = "keep" or none,
});

/// Who sees what leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The professional beside the learner.
    Guide,
    /// The other members of a group.
    Group,
    /// Somebody of the learner's own.
    Supporter,
    /// Researchers.
    Research,
    /// The organisation that offers the module.
    Organisation,
}

impl Recipient {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Guide,
        Self::Group,
        Self::Supporter,
        Self::Research,
        Self::Organisation,
    ];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Group => "group",
            Self::Supporter => "supporter",
            Self::Research => "research",
            Self::Organisation => "organisation",
        }
    }

    /// The recipient of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|with| with.word() == word)
    }

    /// Whether what they see stands in the session and goes with it; others hold copies.
    #[must_use]
    pub const fn looks_on(self) -> bool {
        matches!(self, Self::Guide | Self::Group | Self::Supporter)
    }
}

impl Stored for Recipient {
    fn store(&self) -> Json {
        self.word().into()
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        let found = stored.as_str().and_then(Self::from_word);
        taken(found, Self::Guide, faults, "recipient")
    }
}

/// How long something is kept, as the author wrote it: `90 days`, `2 years`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Keep(pub String);

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;
/// A unit: its word, its milliseconds, and its two signs in ISO 8601.
type Unit = (&'static str, u64, &'static str, &'static str);
const UNITS: [Unit; 6] = [
    ("minute", MINUTE, "T", "M"),
    ("hour", 60 * MINUTE, "T", "H"),
    ("day", DAY, "", "D"),
    ("week", 7 * DAY, "", "W"),
    // Rather too short than too long: what is erased early harms nobody's privacy.
    ("month", 30 * DAY, "", "M"),
    ("year", 365 * DAY, "", "Y"),
];

impl Keep {
    fn parts(&self) -> Option<(u32, &'static Unit)> {
        let (count, unit) = self.0.split_once(' ')?;
        let unit = unit.strip_suffix('s').unwrap_or(unit);
        let known = UNITS.iter().find(|(name, ..)| *name == unit)?;
        count
            .parse::<u32>()
            .ok()
            .filter(|count| *count > 0)
            .map(|count| (count, known))
    }

    /// In milliseconds; a month counts 30 days, a year 365.
    ///
    /// ```
    /// use leerpad::module::plan::Keep;
    /// assert_eq!(Keep("2 hours".into()).milliseconds(), 7_200_000);
    /// assert_eq!(Keep("1 month".into()).milliseconds(), Keep("30 days".into()).milliseconds());
    /// ```
    #[must_use]
    pub fn milliseconds(&self) -> u64 {
        self.parts()
            .map_or(0, |(count, unit)| u64::from(count).saturating_mul(unit.1))
    }

    /// As ISO 8601 writes it: `P90D`.
    ///
    /// ```
    /// use leerpad::module::plan::Keep;
    /// assert_eq!(Keep("2 years".into()).iso(), "P2Y");
    /// assert_eq!(Keep("1 minute".into()).iso(), "PT1M");
    /// ```
    #[must_use]
    pub fn iso(&self) -> String {
        self.parts().map_or_else(String::new, |(count, unit)| {
            format!("P{}{count}{}", unit.2, unit.3)
        })
    }
}

impl Stored for Keep {
    fn store(&self) -> Json {
        self.0.store()
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        let keep = Self(String::take(stored, faults));
        if keep.parts().is_none() {
            faults.add("keep");
        }
        keep
    }
}
