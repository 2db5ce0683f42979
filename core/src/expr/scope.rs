//! What names mean where a condition stands: the one view that resolving has of a module.

use super::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, SettingIx, StepIx, Symbol, ValueIx};
use super::range::Ranges;

/// The names of a module as one condition sees them. Inside a part it sees the part's own names.
///
/// Whether a name may be read *here* (an item asked earlier, a value without a circle) is not asked: the caller looks
/// at the [`reads`](super::reads::reads) of what comes out.
pub trait Scope: Ranges {
    /// What an id stands for; `None` when there is nothing of that name.
    fn entity(&self, id: &str) -> Option<Entity<'_>>;
    /// The step, section or part of this id, also where `entity` gives the one item of a short reflection that shares
    /// its id (semantics 16.38).
    fn step(&self, id: &str) -> Option<StepIx>;
    /// Every id that `entity` knows, for "did you mean".
    fn ids(&self) -> Vec<&str>;
    /// What `name` stands for in `part.name`: a value of the part.
    fn member(&self, part: StepIx, name: &str) -> Option<Entity<'_>>;
    /// Every name that `member` knows of a part.
    fn members(&self, part: StepIx) -> Vec<&str>;
    /// The item whose own `check` or `rules` this is: what `answer` means, and what its own id means here.
    fn own(&self) -> Option<Asked<'_>>;
    /// The scale (not subscale) whose score this is; `None` elsewhere.
    fn scoring(&self) -> Option<ScaleIx>;
    /// Whether an item (of a likert: every row) gives a number in a score: numbers, scales, and choices whose options
    /// all have a score. Asked only while scoring.
    fn gives_number(&self, item: ItemIx) -> bool;
    /// The options of a domain, in document order.
    fn domain(&self, of: Domain) -> &[Symbol];
    /// The word of a symbol.
    fn word(&self, symbol: Symbol) -> &str;
    /// The moments at which the scale of this item is measured; empty for an item that stands in no scale.
    fn item_moments(&self, item: ItemIx) -> &[Symbol];
    /// The moments at which a scale (or the scale of a subscale) is measured.
    fn scale_moments(&self, scale: ScaleIx) -> &[Symbol];
    /// The questions of an entry of a diary, in document order, and of each whether its answer is a number.
    fn questions(&self, diary: ItemIx) -> Vec<(&str, bool)>;
    /// The id of an item, as an author would write it here.
    fn item_id(&self, item: ItemIx) -> &str;
}

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entity<'a> {
    /// An item.
    Item(Asked<'a>),
    /// A step, section or end.
    Step(StepIx),
    /// A part (`use`): a step whose values are read as `part.value`.
    Part(StepIx),
    /// A scale or subscale.
    Scale {
        /// Which.
        scale: ScaleIx,
        /// It has a score.
        scored: bool,
        /// It has bands.
        banded: bool,
    },
    /// A value.
    Value(ValueIx, Type),
    /// A setting.
    Setting(SettingIx, Type),
    /// A fact the host gives.
    Given(GivenIx, Type),
    /// A chance: `Number` or `Option`.
    Chance(ChanceIx, Type),
    /// Something that has a problem of its own already: resolving keeps silent about it.
    Faulty,
}

/// An item as conditions see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asked<'a> {
    /// Which.
    pub item: ItemIx,
    /// What its answer is.
    pub answer: Answer<'a>,
    /// What was answered may not be read here (semantics 9.4); that it was answered may. Never set for the words of an
    /// item in its own `check`.
    pub private: bool,
    /// The scale it stands in.
    pub scale: Option<ScaleIx>,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// One option.
    Choice,
    /// A set of options: `choices` or `checklist`.
    Choices,
    /// Yes or no.
    Confirm,
    /// A line of text.
    Text,
    /// Free words (`words`, `goal`, `plan`): read by nothing but their own `check`.
    Words,
    /// A number (`number`, `scale` or `goal-review`).
    Number,
    /// A calendar day.
    Date,
    /// A time of day.
    Time,
    /// One option per row; the ids of the rows.
    Likert(&'a [Symbol]),
    /// What belongs to each left; the ids of the lefts.
    Match(&'a [Symbol]),
    /// What fits in each open place of a sentence.
    Gap(&'a [Blank]),
    /// All options in an order.
    Rank,
    /// Something done: `media`, `breathe`, `timer`.
    Done,
    /// Entries.
    List,
    /// Entries in the course of time.
    Diary,
    /// Nothing: `note`, `recall`, `card`.
    Nothing,
}

/// An open place of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// Its id.
    pub id: Symbol,
    /// Words of one's own are written there; else one of its options is chosen.
    pub is_written: bool,
}

impl Answer<'_> {
    /// The ids of what is answered one by one: rows, lefts, open places; none of any other answer.
    #[must_use]
    pub fn rows(self) -> Option<Vec<Symbol>> {
        match self {
            Self::Likert(rows) | Self::Match(rows) => Some(rows.to_vec()),
            Self::Gap(blanks) => Some(blanks.iter().map(|blank| blank.id).collect()),
            _ => None,
        }
    }
}

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Truth,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A calendar day.
    Date,
    /// A time of day.
    Time,
    /// An option of a domain.
    Option(Domain),
}

/// Whose options they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// Those of a choice, choices, checklist, likert or rank; the rights of a match.
    Item(ItemIx),
    /// Those of an open place of a sentence, by its number.
    Gap(ItemIx, u32),
    /// The bands of a scale.
    Bands(ScaleIx),
    /// Those of a setting.
    Setting(SettingIx),
    /// Those of a given fact.
    Given(GivenIx),
    /// The arms of a chance.
    Chance(ChanceIx),
}

impl Type {
    /// The domain, for an option.
    #[must_use]
    pub const fn domain(self) -> Option<Domain> {
        match self {
            Self::Option(domain) => Some(domain),
            _ => None,
        }
    }
}

/// A whole item as something that is read.
#[must_use]
pub const fn whole(item: ItemIx) -> Reference {
    Reference { item, row: None }
}
