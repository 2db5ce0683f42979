//! What is to be shown now (semantics 21): an outline that is the same in every language, and the words.

use super::act::Kind;
use super::card::PurposeCard;
use super::fact::{Contact, When};
use super::guide::{GuideView, Offer};
use super::menu::Progress;
pub use super::recall::{Line, Spoken};
use super::refusal::Why;
use super::words::Said;
use crate::expr::name::{ItemIx, StepIx, Symbol};
use crate::ground::moment::Date;
use crate::ground::number::Number;
use crate::module::plan::{Class, Confirm, Form, With};
use crate::program::Distance;
use crate::text::Filled;

/// What is to be shown to a role, in a language.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// The language of the words: the one asked for, or the module's first.
    pub language: String,
    /// `new`, `running`, `stopped` or `completed`.
    pub status: &'static str,
    /// What this role could do now.
    pub allowed: Vec<Kind>,
    /// The place under the cursor; only for the learner, and only once it began.
    pub place: Option<Place>,
    /// The entries of diaries that can be given now and are not, by day; wherever the learner is.
    pub diaries: Vec<EntryDue>,
    /// The help of the module, one tap away.
    pub help: Vec<HelpLine>,
    /// The number of each reply of the guide, and of the act it replies to.
    pub replies: Vec<(u64, u64)>,
    /// For the guide: what they are shown, and nothing else.
    pub guide: Option<GuideView>,
}

/// A contact on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Where it stands.
    pub contact: Contact,
    /// The forms that may be picked now.
    pub forms: Vec<Form>,
    /// With whom.
    pub with: With,
    /// Who says that it was held.
    pub confirm: Confirm,
}

/// What a place waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    /// One can go on.
    pub open: bool,
    /// When it opens by itself, if it does.
    pub until: Option<When>,
    /// Of a contact: where it stands.
    pub contact: Option<Meeting>,
    /// Of an activity: what the host opens.
    pub launch: Option<String>,
    /// Of an activity: the learner may tick it off.
    pub tick: bool,
}

/// An entry of a diary that can be given now.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryDue {
    /// The diary.
    pub item: String,
    /// Its step.
    pub step: String,
    /// The entry, from 1.
    pub entry: u32,
    /// The day it became due.
    pub date: Date,
    /// The question of the diary.
    pub ask: Option<Said>,
    /// Words of help.
    pub help: Option<Said>,
    /// What the entry asks.
    pub questions: Vec<Asked>,
    /// Where its words will be in the vault, if it asks for words: before the number of the entry.
    pub vault: Option<String>,
}

/// A place on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its step.
    pub step: String,
    /// The number of the visit.
    pub n: u32,
    /// The kind word of the step.
    pub kind: &'static str,
    /// Title.
    pub title: Option<Said>,
    /// Body; of an end what it says.
    pub body: Option<Said>,
    /// Minutes of work.
    pub minutes: Option<u32>,
    /// The module's own media.
    pub image: Option<String>,
    /// Its items that are shown, in document order.
    pub items: Vec<Shown>,
    /// Of a menu: its children.
    pub children: Vec<Child>,
    /// Of a menu: how many are done and how many are needed.
    pub need: Option<(u32, u32)>,
    /// Of a share step: what it is for, and what can be shared.
    pub sharing: Option<(PurposeCard, Vec<Offer>)>,
    /// Of a place that waits: for what.
    pub waits: Option<Waits>,
    /// Scores of a measure left just before.
    pub scores: Vec<Outcome>,
    /// Of an end: what is shown again.
    pub summary: Vec<Recalled>,
    /// Places done, and places left at least and at most.
    pub progress: (u32, Distance),
    /// Why this is shown: the answers that count among those that led here.
    pub why: Vec<Because>,
}

/// An answer that led to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Because {
    /// The item.
    pub item: String,
    /// The row of a likert, by its place from 0.
    pub row: Option<u32>,
    /// The question.
    pub ask: Option<Said>,
    /// The answer in words, as it counts.
    pub answer: Option<Filled>,
}

/// A line of help.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpLine {
    /// What it is for.
    pub title: Said,
    /// More words.
    pub body: Option<Said>,
    /// A number to call.
    pub phone: Option<String>,
    /// Where to read on.
    pub link: Option<String>,
}

/// A child of a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Child {
    /// Its step.
    pub step: String,
    /// Its title.
    pub title: Option<Said>,
    /// How far it is.
    pub state: Progress,
    /// It need not be done.
    pub optional: bool,
}

/// The score of a scale, as it is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The scale or subscale.
    pub scale: String,
    /// Its title.
    pub title: Option<Said>,
    /// The score, if known.
    pub score: Option<String>,
    /// The band, if known.
    pub band: Option<String>,
    /// What is said of the band.
    pub say: Option<Said>,
}

/// A line of a summary.
#[derive(Clone, Debug, PartialEq)]
pub enum Recalled {
    /// An answer, with its question.
    Answer(String, Option<Said>, Filled),
    /// A score.
    Score(Outcome),
    /// A value, by its id.
    Value(String, Filled),
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Nothing that counts as a whole.
    Open,
    /// Answered.
    Answered,
    /// Skipped.
    Skipped,
    /// Declined.
    Declined,
}

impl ItemState {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Skipped => "skipped",
            Self::Declined => "declined",
        }
    }
}

/// An item on the screen.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The item.
    pub item: ItemIx,
    /// Its id.
    pub id: String,
    /// Its kind word.
    pub kind: &'static str,
    /// Where it stands.
    pub state: ItemState,
    /// It asks for an answer.
    pub required: bool,
    /// Its answer fails a check.
    pub invalid: bool,
    /// Why it would hold the learner back, if it does.
    pub holds: Option<Why>,
    /// Its options in the order shown, with their labels and media.
    pub options: Vec<(Symbol, String, Option<String>)>,
    /// The rows of a likert or the lefts of a match, with their labels.
    pub rows: Vec<(Symbol, String)>,
    /// The words at points of a scale.
    pub points: Vec<(Number, String)>,
    /// What a number counts.
    pub unit: Option<String>,
    /// The sentence of a gap.
    pub sentence: Vec<Spoken>,
    /// The parts of a plan: their ids and questions.
    pub parts: Vec<(&'static str, Said)>,
    /// An earlier answer, line by line.
    pub recalled: Vec<Line>,
    /// What an entry of a list or diary asks.
    pub entry: Vec<Asked>,
    /// The rule met, from 1, and what it says.
    pub rule: Option<(u32, Option<Said>)>,
    /// The checks that fail, from 1, with what they say.
    pub checks: Vec<(u32, Said)>,
    /// The hints shown.
    pub hints: Vec<Said>,
    /// Whether another hint is left.
    pub more_hints: bool,
    /// The solution, when shown.
    pub solution: Option<Said>,
    /// Of a diary: the entries given by number, with their stored values, for the learner's own trend.
    pub entries: Vec<(u32, serde_json::Value)>,
    /// The stored value.
    pub value: Option<serde_json::Value>,
    /// Where its words are or will be in the vault.
    pub vault: Option<String>,
    /// Who may see it.
    pub class: Class,
    /// The steps that the guide may come to know of by an answer here.
    pub told: Vec<StepIx>,
    /// The question.
    pub ask: Option<Said>,
    /// The host answers it, not the learner: what an activity reports.
    pub awaited: bool,
    /// Words of help.
    pub help: Option<Said>,
    /// The text of a note or card, or what stands for media.
    pub body: Option<Said>,
}

/// What each entry of a list or diary asks once.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Its id inside the entry.
    pub id: String,
    /// Its kind word.
    pub kind: &'static str,
    /// The question.
    pub ask: Option<Said>,
    /// Words of help.
    pub help: Option<Said>,
    /// Its options with their labels.
    pub options: Vec<(Symbol, String)>,
    /// What a player needs to ask for it: bounds above all.
    pub bounds: serde_json::Value,
    /// The words at points of a scale.
    pub points: Vec<(Number, String)>,
    /// What a number counts.
    pub unit: Option<String>,
    /// Its words live in the vault, under the item's key with the number of the entry and this id.
    pub vault: bool,
}

/// Says nothing of what was answered.
impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shown({} {})", self.kind, self.id)
    }
}
