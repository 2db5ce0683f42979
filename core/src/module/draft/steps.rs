//! Steps as written.

use serde_json::Value as Json;

use super::{CondDraft, Id, ItemDraft, TextDraft, WatchDraft, Written};
use crate::ground::span::{Span, Spanned};

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
