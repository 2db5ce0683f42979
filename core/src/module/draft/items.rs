//! Items as written.

use serde_json::Value as Json;

use super::{CondDraft, Id, OptionsDraft, TextDraft};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::span::{Span, Spanned};
use crate::module::plan::{Medium, Period};

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// The whole entry.
    pub span: Span,
    /// Its kind word.
    pub word: Span,
    /// Its kind and what belongs to it.
    pub kind: ItemKindDraft<'a>,
    /// The question.
    pub ask: Option<TextDraft<'a>>,
    /// Words of help.
    pub help: Option<TextDraft<'a>>,
    /// Hints, in order.
    pub hints: Vec<TextDraft<'a>>,
    /// The solution.
    pub solution: Option<TextDraft<'a>>,
    /// When an answer is required.
    pub required: Option<RequiredDraft<'a>>,
    /// When it is shown.
    pub when: Option<CondDraft<'a>>,
    /// What an answer must meet.
    pub checks: Vec<CheckDraft<'a>>,
    /// Feedback.
    pub rules: Vec<RuleDraft<'a>>,
    /// Closed or opened by the author.
    pub private: Option<Spanned<bool>>,
    /// Handed to the host untouched.
    pub render: Option<Spanned<Json>>,
    /// Former ids.
    pub was: Vec<Id<'a>>,
}

/// When an answer is required.
#[derive(Clone, Debug, PartialEq)]
pub enum RequiredDraft<'a> {
    /// Always or never.
    Fixed(Spanned<bool>),
    /// When this holds.
    When(CondDraft<'a>),
}

/// A condition on an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckDraft<'a> {
    /// What must hold.
    pub must: Option<CondDraft<'a>>,
    /// What is said when it does not.
    pub say: Option<TextDraft<'a>>,
}

/// A rung of feedback.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDraft<'a> {
    /// The whole rung.
    pub span: Span,
    /// When; `None` for the last.
    pub when: Option<CondDraft<'a>>,
    /// What is said.
    pub say: Option<TextDraft<'a>>,
    /// Whether the answer is right.
    pub correct: Option<Spanned<bool>>,
    /// Asks to try again.
    pub retry: Option<Spanned<bool>>,
    /// A step it leads to.
    pub go: Option<Id<'a>>,
}

/// A row of a likert.
#[derive(Clone, Debug, PartialEq)]
pub struct RowDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// Its words.
    pub label: Option<TextDraft<'a>>,
}

/// An open place in a sentence: to choose or to write.
#[derive(Clone, Debug, PartialEq)]
pub struct GapDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// To choose from.
    pub options: Option<OptionsDraft<'a>>,
    /// The option that is right.
    pub right: Option<Id<'a>>,
    /// What may be written.
    pub accept: Vec<Id<'a>>,
}

/// The kind of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKindDraft<'a> {
    /// One option.
    Choice(OptionsDraft<'a>),
    /// Several options.
    Choices {
        /// The options.
        options: OptionsDraft<'a>,
        /// At least.
        min: Option<Spanned<u32>>,
        /// At most.
        max: Option<Spanned<u32>>,
    },
    /// Yes, by ticking.
    Confirm,
    /// One line.
    Text {
        /// Most code points.
        max: Option<Spanned<u32>>,
    },
    /// Free words.
    Words {
        /// Most code points.
        max: Option<Spanned<u32>>,
        /// Lines shown.
        rows: Option<Spanned<u32>>,
    },
    /// A number.
    Number {
        /// Least.
        from: Option<Spanned<Number>>,
        /// Greatest.
        to: Option<Spanned<Number>>,
        /// Step, counted from `from`.
        step: Option<Spanned<Number>>,
        /// Decimals.
        decimals: Option<Spanned<u32>>,
        /// What is counted.
        unit: Option<TextDraft<'a>>,
    },
    /// A calendar day.
    Date {
        /// First.
        from: Option<Spanned<Date>>,
        /// Last.
        to: Option<Spanned<Date>>,
    },
    /// A time of day.
    Time {
        /// First.
        from: Option<Spanned<TimeOfDay>>,
        /// Last.
        to: Option<Spanned<TimeOfDay>>,
    },
    /// A point on a line.
    Scale {
        /// Least.
        from: Option<Spanned<Number>>,
        /// Greatest.
        to: Option<Spanned<Number>>,
        /// Step, counted from `from`.
        step: Option<Spanned<Number>>,
        /// Words at points, ascending.
        labels: Vec<(Spanned<Number>, TextDraft<'a>)>,
        /// Turned round in scores.
        reverse: Option<Spanned<bool>>,
    },
    /// One option for each row.
    Likert {
        /// The rows.
        rows: Vec<RowDraft<'a>>,
        /// The options of every row.
        options: OptionsDraft<'a>,
    },
    /// All options, in one's own order.
    Rank(OptionsDraft<'a>),
    /// To hear, see or watch.
    Media {
        /// What it plays; `None` when it could not be read.
        medium: Option<Medium>,
        /// A file of the module's own media.
        source: Option<Id<'a>>,
        /// For who cannot see it.
        alt: Option<TextDraft<'a>>,
        /// For who cannot hear it.
        transcript: Option<TextDraft<'a>>,
        /// Done by ticking.
        tick: bool,
    },
    /// To breathe along; whole seconds.
    Breathe {
        /// In.
        r#in: Option<Spanned<u32>>,
        /// Hold.
        hold: Option<Spanned<u32>>,
        /// Out.
        out: Option<Spanned<u32>>,
        /// Rest.
        rest: Option<Spanned<u32>>,
        /// Rounds.
        rounds: Option<Spanned<u32>>,
    },
    /// A quiet time.
    Timer {
        /// Minutes.
        minutes: Option<Spanned<Number>>,
        /// A file of the module's own media.
        audio: Option<Id<'a>>,
    },
    /// Entries of the same inner items.
    List {
        /// The inner items: no `when`, `rules`, `check` or `required`.
        items: Vec<ItemDraft<'a>>,
        /// At least.
        min: Option<Spanned<u32>>,
        /// At most.
        max: Option<Spanned<u32>>,
    },
    /// The same questions every day or week.
    Diary {
        /// The inner items, as in a list.
        items: Vec<ItemDraft<'a>>,
        /// How often.
        every: Option<Period>,
        /// How many times.
        times: Option<Spanned<u32>>,
        /// How many days each time stays open.
        within: Option<Spanned<u32>>,
    },
    /// To read.
    Note {
        /// The text.
        body: Option<TextDraft<'a>>,
    },
    /// To tick off.
    Checklist {
        /// The options.
        options: OptionsDraft<'a>,
        /// How many make an answer.
        need: Option<Spanned<u32>>,
    },
    /// What belongs together.
    Match {
        /// The left side.
        left: Vec<RowDraft<'a>>,
        /// The right side.
        right: Vec<RowDraft<'a>>,
        /// A left and the right that belongs to it.
        pairs: Vec<(Id<'a>, Id<'a>)>,
    },
    /// A sentence to complete.
    Gap {
        /// The sentence, with its open places in brackets.
        sentence: Option<TextDraft<'a>>,
        /// The open places.
        gaps: Vec<GapDraft<'a>>,
    },
    /// A goal of one's own; whole numbers.
    Goal {
        /// The lowest mark.
        from: Option<Spanned<Number>>,
        /// The highest mark.
        to: Option<Spanned<Number>>,
    },
    /// To look back at a goal.
    GoalReview {
        /// The goal.
        of: Option<Id<'a>>,
    },
    /// A plan of one's own: the questions of its parts.
    Plan {
        /// If.
        r#if: Option<TextDraft<'a>>,
        /// Then.
        then: Option<TextDraft<'a>>,
        /// On which day.
        when_day: Option<TextDraft<'a>>,
    },
    /// An earlier answer, shown once more.
    Recall {
        /// The item.
        of: Option<Id<'a>>,
    },
    /// A card to keep.
    Card {
        /// The text.
        body: Option<TextDraft<'a>>,
        /// A number to call, as written.
        phone: Option<Id<'a>>,
        /// Offers to print it.
        print: Option<Spanned<bool>>,
    },
}
