//! The draft: what an author wrote, typed, with the place of everything. Names are not looked up and conditions and
//! Markdown not read yet; `check` does that.
//!
//! A draft borrows from the tree it was decoded from. What was missing or wrong is `None` (or an empty id), and a
//! problem was reported for it; so whoever reads a draft passes over what is not there and says nothing.

mod items;
mod steps;

use serde_json::Value as Json;

pub use items::{CheckDraft, GapDraft, ItemDraft, ItemKindDraft, RequiredDraft, RowDraft, RuleDraft};
pub use steps::{LimitDraft, NeedDraft, StepDraft, StepKindDraft, UntilDraft, WayDraft};

use super::plan::Missing;
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
    /// Former names.
    pub was: Vec<Id<'a>>,
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
