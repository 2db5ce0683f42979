//! The draft: what an author wrote, typed, with the place of everything. Names are not looked up and conditions and
//! Markdown not read yet; `check` does that.
//!
//! A draft borrows from the tree it was decoded from. What was missing or wrong is `None` (or an empty id), and a
//! problem was reported for it; so whoever reads a draft passes over what is not there and says nothing.

use serde_json::Value as Json;

use super::plan::{Medium, Missing};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::Scalar;

/// A name as written; empty where none was. A faulty one (`Één stap`) is kept as written, so that what names it finds it.
pub type Id<'a> = Spanned<&'a str>;

/// A scalar that is read elsewhere: a condition, a sum, Markdown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written<'a> {
    /// The text and where its pieces stand.
    pub scalar: &'a Scalar,
    /// The place of the whole.
    pub span: Span,
}

/// A condition or sum, not parsed here.
pub type CondDraft<'a> = Written<'a>;

/// A text in each language it was written in.
#[derive(Clone, Debug, PartialEq)]
pub struct TextDraft<'a> {
    /// The place of the whole value.
    pub span: Span,
    /// What was written, in the order of the module's languages; each language at most once.
    pub written: Vec<LocalDraft<'a>>,
}

/// A text in one language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalDraft<'a> {
    /// Index of the language in `ModuleDraft::languages`.
    pub language: usize,
    /// The place of the language's tag, where there is one.
    pub tag: Option<Span>,
    /// The Markdown.
    pub text: Written<'a>,
}

impl<'a> TextDraft<'a> {
    /// The text in the language of this index, if it was written.
    #[must_use]
    pub fn get(&self, language: usize) -> Option<Written<'a>> {
        self.written
            .iter()
            .find(|local| local.language == language)
            .map(|local| local.text)
    }
}

/// A module file.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ModuleDraft<'a> {
    /// The whole file.
    pub span: Span,
    /// Id of the module.
    pub id: Option<Id<'a>>,
    /// Version as written.
    pub version: Option<Id<'a>>,
    /// Language tags, the source first; at least one (`nl` where none could be read).
    pub languages: Vec<Id<'a>>,
    /// Title.
    pub title: Option<TextDraft<'a>>,
    /// One or two sentences.
    pub summary: Option<TextDraft<'a>>,
    /// What a person can do afterwards.
    pub goals: Vec<TextDraft<'a>>,
    /// Minutes of work.
    pub minutes: Option<Spanned<u32>>,
    /// For whom.
    pub audience: Option<TextDraft<'a>>,
    /// Words to find it by.
    pub themes: Vec<Id<'a>>,
    /// Who made it.
    pub authors: Vec<Id<'a>>,
    /// SPDX expression.
    pub licence: Option<Id<'a>>,
    /// A file of the module's own media.
    pub image: Option<Id<'a>>,
    /// `blend` as written.
    pub blend: Option<Spanned<Json>>,
    /// `language-check` as written.
    pub language_check: Option<Spanned<Json>>,
    /// Purposes and how long answers are kept.
    pub privacy: Option<PrivacyDraft<'a>>,
    /// Help, one tap away.
    pub help: Vec<HelpDraft<'a>>,
    /// Words watched in the whole module.
    pub watch: Option<WatchDraft<'a>>,
    /// Options with a name.
    pub option_sets: Vec<OptionSetDraft<'a>>,
    /// What one organisation may override.
    pub settings: Vec<SettingDraft<'a>>,
    /// What the host hands in.
    pub facts: Vec<FactDraft<'a>>,
    /// What is drawn.
    pub chances: Vec<ChanceDraft<'a>>,
    /// Scales.
    pub scales: Vec<ScaleDraft<'a>>,
    /// Derived values.
    pub values: Vec<ValueDraft<'a>>,
    /// The module's list.
    pub steps: Vec<StepDraft<'a>>,
}

impl<'a> ModuleDraft<'a> {
    /// The options an item or setting shows: its own, or those of the set it names; none of `options-from`.
    #[must_use]
    pub fn options_of<'d>(&'d self, options: &'d OptionsDraft<'a>) -> &'d [OptionDraft<'a>] {
        match &options.list {
            OptionList::Own(list) => list,
            OptionList::Set { index, .. } => self
                .option_sets
                .get(*index)
                .map_or(&[], |set| set.options.as_slice()),
            OptionList::From(_) | OptionList::None => &[],
        }
    }
}

/// `privacy`.
#[derive(Clone, Debug, PartialEq)]
pub struct PrivacyDraft<'a> {
    /// The place of the value.
    pub span: Span,
    /// As written.
    pub json: Json,
    /// How long answers are kept, as written.
    pub keep: Option<Id<'a>>,
    /// Purposes.
    pub purposes: Vec<PurposeDraft<'a>>,
}

/// A purpose for which something may leave.
#[derive(Clone, Debug, PartialEq)]
pub struct PurposeDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// The question.
    pub ask: Option<TextDraft<'a>>,
    /// Who sees it.
    pub with: Option<Id<'a>>,
    /// How long it is kept, as written.
    pub keep: Option<Id<'a>>,
    /// What leaves: names of items, scales and values.
    pub what: Vec<Id<'a>>,
}

/// A line of help.
#[derive(Clone, Debug, PartialEq)]
pub struct HelpDraft<'a> {
    /// The place of the entry.
    pub span: Span,
    /// What it is for.
    pub title: Option<TextDraft<'a>>,
    /// More words.
    pub body: Option<TextDraft<'a>>,
    /// A number to call, as written.
    pub phone: Option<Id<'a>>,
    /// A link, as written.
    pub link: Option<Id<'a>>,
}

/// Words that bring up the help card.
#[derive(Clone, Debug, PartialEq)]
pub struct WatchDraft<'a> {
    /// The place of the value.
    pub span: Span,
    /// The words as written.
    pub words: Vec<Id<'a>>,
}

/// Options with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionSetDraft<'a> {
    /// Its name; of a space of its own.
    pub id: Id<'a>,
    /// The options.
    pub options: Vec<OptionDraft<'a>>,
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// Its words.
    pub label: Option<TextDraft<'a>>,
    /// When it is shown.
    pub when: Option<CondDraft<'a>>,
    /// Its number in scores.
    pub score: Option<Spanned<Number>>,
    /// Excludes all others.
    pub alone: Option<Spanned<bool>>,
    /// A file of the module's own media.
    pub image: Option<Id<'a>>,
}

/// The options of an item.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OptionsDraft<'a> {
    /// The place of `options` or `options-from` (its value).
    pub span: Span,
    /// What is offered.
    pub list: OptionList<'a>,
    /// Adds the option `other`.
    pub other: Option<Spanned<bool>>,
    /// In an order drawn per visit.
    pub shuffle: Option<Spanned<bool>>,
    /// `buttons`, `list` or `images`.
    pub look: Option<Id<'a>>,
}

/// Where options come from.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum OptionList<'a> {
    /// None could be read (or only `other: true` was written).
    #[default]
    None,
    /// Written here.
    Own(Vec<OptionDraft<'a>>),
    /// A set of the module.
    Set {
        /// Its name.
        name: Id<'a>,
        /// Its place in `ModuleDraft::option_sets`.
        index: usize,
    },
    /// What was chosen at another item.
    From(Id<'a>),
}

/// The shape of a setting or fact.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeDraft<'a> {
    /// One of these.
    Choice(OptionsDraft<'a>),
    /// A number; `None` where no bound was written.
    Number(Option<Spanned<Number>>, Option<Spanned<Number>>),
    /// A text.
    Text,
    /// True or false.
    Confirm,
}

/// A constant of a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum ConstantDraft<'a> {
    /// An option: its id.
    Choice(&'a str),
    /// A number.
    Number(Number),
    /// A text.
    Text(&'a str),
    /// True or false.
    Confirm(bool),
}

/// What one organisation may override.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// Its shape.
    pub shape: Option<ShapeDraft<'a>>,
    /// What holds without an override; fits the shape.
    pub default: Option<Spanned<ConstantDraft<'a>>>,
}

/// A fact the host hands in.
#[derive(Clone, Debug, PartialEq)]
pub struct FactDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// Its shape; may be left out beside `from`.
    pub shape: Option<ShapeDraft<'a>>,
    /// `other-module.value`.
    pub from: Option<Id<'a>>,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ChanceDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// What it draws.
    pub draws: Option<DrawsDraft<'a>>,
    /// Drawn per visit.
    pub per_visit: bool,
}

/// What a chance draws.
#[derive(Clone, Debug, PartialEq)]
pub enum DrawsDraft<'a> {
    /// One of these, by weight; at least one weight is not nought.
    Arms(Vec<(Id<'a>, u64)>),
    /// A whole number, both ends included, the first not above the second.
    Whole(i64, i64),
}

/// A scale or subscale.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// The place of the value.
    pub span: Span,
    /// Title.
    pub title: Option<TextDraft<'a>>,
    /// `better: lower` (true) or `higher`.
    pub lower_is_better: Option<bool>,
    /// Its items; of a subscale none.
    pub items: Vec<ItemDraft<'a>>,
    /// The sum.
    pub score: Option<CondDraft<'a>>,
    /// For what was shown and does not count.
    pub skipped: Option<Spanned<Missing>>,
    /// For what was not shown.
    pub not_asked: Option<Spanned<Missing>>,
    /// The ladder of bands.
    pub bands: Vec<BandDraft<'a>>,
    /// Subscales; of a subscale none.
    pub subscales: Vec<ScaleDraft<'a>>,
}

/// A band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// Scores below this.
    pub below: Option<Spanned<Number>>,
    /// What is said.
    pub say: Option<TextDraft<'a>>,
}

/// A derived value.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// The ladder; the short form is one rung without condition.
    pub rungs: Vec<RungDraft<'a>>,
}

/// A rung of a value.
#[derive(Clone, Debug, PartialEq)]
pub struct RungDraft<'a> {
    /// When.
    pub when: Option<CondDraft<'a>>,
    /// What it is.
    pub is: Option<CondDraft<'a>>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepDraft<'a> {
    /// Its id.
    pub id: Id<'a>,
    /// The whole entry.
    pub span: Span,
    /// Its kind word.
    pub word: Span,
    /// Its kind and what belongs to it.
    pub kind: StepKindDraft<'a>,
    /// Title.
    pub title: Option<TextDraft<'a>>,
    /// Body.
    pub body: Option<TextDraft<'a>>,
    /// What only the guide sees.
    pub guide: Option<TextDraft<'a>>,
    /// When it is there at all.
    pub when: Option<CondDraft<'a>>,
    /// Its ways on, top down; the last has no condition.
    pub next: Vec<WayDraft<'a>>,
    /// May be skipped as a whole.
    pub optional: Option<Spanned<bool>>,
    /// One may start here.
    pub entry: Option<Spanned<bool>>,
    /// `again: ask` (true) or `keep`.
    pub asks_again: Option<Spanned<bool>>,
    /// Minutes of work.
    pub minutes: Option<Spanned<u32>>,
    /// A file of the module's own media.
    pub image: Option<Id<'a>>,
    /// Handed to the host untouched.
    pub render: Option<Spanned<Json>>,
    /// Former ids.
    pub was: Vec<Id<'a>>,
}

/// The kind of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKindDraft<'a> {
    /// To read.
    Step {
        /// Notes and media.
        items: Vec<ItemDraft<'a>>,
    },
    /// To do.
    Exercise {
        /// Its items.
        items: Vec<ItemDraft<'a>>,
    },
    /// To write.
    Reflection {
        /// Its items; of the short form one `words` with the id of the step.
        items: Vec<ItemDraft<'a>>,
        /// Words watched here.
        watch: Option<WatchDraft<'a>>,
    },
    /// To measure.
    Measure {
        /// The scale.
        scale: Option<Id<'a>>,
        /// The moment.
        moment: Option<Id<'a>>,
    },
    /// A list of steps.
    Section {
        /// Its children.
        steps: Vec<StepDraft<'a>>,
        /// `order: free`.
        free: bool,
        /// How many are needed, with `order: free`.
        need: Option<Spanned<NeedDraft>>,
    },
    /// Another module, filled in.
    Use {
        /// Its file or id.
        module: Option<Id<'a>>,
        /// Constants for its settings.
        settings: Vec<(Id<'a>, Written<'a>)>,
        /// Names of its values that are read outside.
        returns: Vec<Id<'a>>,
    },
    /// An end.
    End {
        /// What is said.
        say: Option<TextDraft<'a>>,
        /// Items, scales and values shown again.
        summary: Vec<Id<'a>>,
    },
    /// A kind that this version does not have; reported.
    Later,
}

impl<'a> StepKindDraft<'a> {
    /// The items written in the step itself.
    #[must_use]
    pub fn items(&self) -> &[ItemDraft<'a>] {
        match self {
            Self::Step { items } | Self::Exercise { items } | Self::Reflection { items, .. } => items,
            _ => &[],
        }
    }
}

/// How many children of a free section are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedDraft {
    /// All.
    All,
    /// This many (`any` is 1).
    Some(u32),
}

/// A way on.
#[derive(Clone, Debug, PartialEq)]
pub struct WayDraft<'a> {
    /// When; `None` for the last.
    pub when: Option<CondDraft<'a>>,
    /// The step it leads to.
    pub go: Id<'a>,
}

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
    /// To read.
    Note {
        /// The text.
        body: Option<TextDraft<'a>>,
    },
    /// A kind that this version does not have; reported.
    Later,
}
