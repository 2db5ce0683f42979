//! Steps, sections, parts and ends, and the ways between them.

use serde_json::Value as Json;

use super::Watch;
use super::purpose::PurposeIx;
use super::text::Text;
use super::wait::{Confirm, Form, Limit, Until, With};
use crate::expr::name::{ItemIx, ScaleIx, StepIx, Symbol, ValueIx};
use crate::expr::typed::Truth;
use crate::ground::stored::stored;

/// A step, section, part or end.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Full id (`part/inner` inside a part).
    pub id: String,
    /// Its kind and what belongs to it.
    pub kind: StepKind,
    /// Title.
    pub title: Option<Text>,
    /// Body.
    pub body: Option<Text>,
    /// What only the guide sees.
    pub guide: Option<Text>,
    /// When it is there at all.
    pub when: Option<Truth>,
    /// May be skipped as a whole.
    pub optional: bool,
    /// One may start here.
    pub entry: bool,
    /// `again: keep`: a new visit shows the earlier answers.
    pub keep: bool,
    /// Minutes of work.
    pub minutes: Option<u32>,
    /// The module's own media.
    pub image: Option<String>,
    /// Handed to the host untouched.
    pub render: Json,
    /// Former ids.
    pub was: Vec<String>,
    /// The section or part it stands in.
    pub parent: Option<StepIx>,
    /// The next in its list; in a free section none, since the menu comes next.
    pub following: Option<StepIx>,
    /// Its ways on, the last without condition; empty = the next in its list.
    pub ways: Vec<Way>,
    /// Its items: `items[first .. first + count]` of the plan (of a measure: its scale's).
    pub first_item: u32,
    /// How many.
    pub item_count: u32,
}

stored!(struct Step {
    id = "id",
    kind = "kind",
    title = "title" or none,
    body = "body" or none,
    guide = "guide" or none,
    when = "when" or none,
    optional = "optional",
    entry = "entry",
    keep = "keep",
    minutes = "minutes" or none,
    image = "image" or none,
    render = "render" or none,
    was = "was" or none,
    parent = "parent" or none,
    following = "following" or none,
    ways = "ways" or none,
    first_item = "first-item",
    item_count = "item-count",
});

/// The kind of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepKind {
    /// To read.
    Step,
    /// To do.
    Exercise,
    /// To write.
    Reflection {
        /// Words watched here.
        watch: Option<Watch>,
    },
    /// To measure.
    Measure {
        /// The scale.
        scale: ScaleIx,
        /// The moment.
        moment: Option<Symbol>,
    },
    /// A list of steps.
    Section {
        /// Its children.
        children: Vec<StepIx>,
        /// `None`: in order. Else a menu, and how many children are needed.
        free: Option<Need>,
    },
    /// Another module, filled in.
    Part {
        /// Its children.
        children: Vec<StepIx>,
    },
    /// An end; inside a part, the end of the part.
    End {
        /// What is said.
        say: Option<Text>,
        /// What is shown again.
        summary: Vec<Recap>,
    },
    /// To wait.
    Wait {
        /// For what.
        until: Until,
    },
    /// To meet a person.
    Contact {
        /// Whom.
        with: With,
        /// In which ways, at least one, each once.
        forms: Vec<Form>,
        /// Who says that it was held.
        confirm: Confirm,
        /// How long it waits.
        limit: Limit,
    },
    /// Something outside the module; what it reports is an item with the step's id.
    Activity {
        /// What the host opens.
        launch: Option<String>,
        /// The learner may tick it off.
        tick: bool,
        /// How long it waits.
        limit: Option<Limit>,
    },
    /// To share, by the learner's own choice.
    Share {
        /// What for.
        purpose: PurposeIx,
        /// What can be shared.
        offer: Vec<Recap>,
    },
}

impl StepKind {
    /// The word with which an author begins it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Exercise => "exercise",
            Self::Reflection { .. } => "reflection",
            Self::Measure { .. } => "measure",
            Self::Section { .. } => "section",
            Self::Part { .. } => "use",
            Self::End { .. } => "end",
            Self::Wait { .. } => "wait",
            Self::Contact { .. } => "contact",
            Self::Activity { .. } => "activity",
            Self::Share { .. } => "share",
        }
    }

    /// How long the place waits for somebody, if it does.
    #[must_use]
    pub const fn limit(&self) -> Option<Limit> {
        match self {
            Self::Wait {
                until: Until::Release(limit),
            }
            | Self::Contact { limit, .. } => Some(*limit),
            Self::Activity { limit, .. } => *limit,
            _ => None,
        }
    }
}

stored!(enum StepKind else Self::Step, {
    plain {
        Step = "step",
        Exercise = "exercise",
    }
    struct {
        Reflection { watch = "watch" or none } = "reflection",
        Measure { scale = "scale", moment = "moment" or none } = "measure",
        Section { children = "children", free = "free" or none } = "section",
        Part { children = "children" } = "part",
        End { say = "say" or none, summary = "summary" or none } = "end",
        Wait { until = "until" } = "wait",
        Contact { with = "with", forms = "forms", confirm = "confirm", limit = "limit" } = "contact",
        Activity { launch = "launch" or none, tick = "tick", limit = "limit" or none } = "activity",
        Share { purpose = "purpose", offer = "offer" } = "share",
    }
});

/// How many children of a free section are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// All that are shown and not optional.
    All,
    /// This many (`any` is 1).
    Some(u32),
}

stored!(enum Need else Self::All, {
    plain {
        All = "all",
    }
    one {
        Some = "some",
    }
});

/// A line of a summary, or something shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recap {
    /// An answer.
    Item(ItemIx),
    /// The last score and band of a scale.
    Scale(ScaleIx),
    /// A value.
    Value(ValueIx),
}

stored!(enum Recap else Self::Item(ItemIx(0)), {
    one {
        Item = "item",
        Scale = "scale",
        Value = "value",
    }
});

/// A way on.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// When; `None` for the last.
    pub when: Option<Truth>,
    /// Where to.
    pub go: StepIx,
}

stored!(struct Way { when = "when" or none, go = "go" });
