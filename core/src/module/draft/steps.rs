//! Steps as written.

use serde_json::Value as Json;

use super::{CondDraft, Id, ItemDraft, TextDraft, WatchDraft, Written};
use crate::ground::moment::TimeOfDay;
use crate::ground::span::{Span, Spanned};
use crate::module::plan::{Confirm, Form, With};

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
    /// To wait.
    Wait {
        /// For what; none when that could not be read.
        until: Option<UntilDraft<'a>>,
    },
    /// To meet a person.
    Contact {
        /// Whom.
        with: With,
        /// In which ways; none: those of the module.
        forms: Option<Vec<Form>>,
        /// Who says that it was held.
        confirm: Confirm,
        /// How long it waits.
        limit: LimitDraft<'a>,
    },
    /// Something outside the module.
    Activity {
        /// What the host opens.
        launch: Option<Id<'a>>,
        /// What it reports: one item with the id of the step, or none.
        items: Vec<ItemDraft<'a>>,
        /// `tick: true`.
        tick: bool,
        /// How long it waits.
        limit: Option<LimitDraft<'a>>,
    },
    /// To share.
    Share {
        /// What for.
        purpose: Option<Id<'a>>,
        /// Items, scales and values that can be shared.
        offer: Vec<Id<'a>>,
    },
}

impl<'a> StepKindDraft<'a> {
    /// The items written in the step itself.
    #[must_use]
    pub fn items(&self) -> &[ItemDraft<'a>] {
        match self {
            Self::Step { items }
            | Self::Exercise { items }
            | Self::Reflection { items, .. }
            | Self::Activity { items, .. } => items,
            _ => &[],
        }
    }

    /// How long it waits for somebody, if it does.
    #[must_use]
    pub const fn limit(&self) -> Option<&LimitDraft<'a>> {
        match self {
            Self::Wait {
                until: Some(UntilDraft::Release(limit)),
            }
            | Self::Contact { limit, .. } => Some(limit),
            Self::Activity { limit, .. } => limit.as_ref(),
            _ => None,
        }
    }
}

/// What a `wait` waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UntilDraft<'a> {
    /// So many milliseconds.
    For(u64),
    /// A local time.
    Time(TimeOfDay),
    /// The guide, or the limit.
    Release(LimitDraft<'a>),
}

/// How long a step waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitDraft<'a> {
    /// Milliseconds from entering; none when missing or not readable (reported).
    pub within: Option<Spanned<u64>>,
    /// Where it goes on then; none when missing (reported).
    pub otherwise: Option<Id<'a>>,
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
