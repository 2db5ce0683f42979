//! Steps, sections, parts and ends, and the ways between them.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::Watch;
use super::text::Text;
use crate::expr::name::{ItemIx, ScaleIx, StepIx, Symbol, ValueIx};
use crate::expr::typed::Truth;

/// A step, section, part or end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Step {
    /// Full id (`part/inner` inside a part).
    pub id: String,
    /// Its kind and what belongs to it.
    pub kind: StepKind,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// What only the guide sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<Text>,
    /// When it is there at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// May be skipped as a whole.
    pub optional: bool,
    /// One may start here.
    pub entry: bool,
    /// `again: keep`: a new visit shows the earlier answers.
    pub keep: bool,
    /// Minutes of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The module's own media.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Handed to the host untouched.
    #[serde(default, skip_serializing_if = "Json::is_null")]
    pub render: Json,
    /// Former ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// The section or part it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<StepIx>,
    /// The next in its list; in a free section none, since the menu comes next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub following: Option<StepIx>,
    /// Its ways on, the last without condition; empty = the next in its list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<Way>,
    /// Its items: `items[first .. first + count]` of the plan (of a measure: its scale's).
    pub first_item: u32,
    /// How many.
    pub item_count: u32,
}

/// The kind of a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// To read.
    Step,
    /// To do.
    Exercise,
    /// To write.
    Reflection {
        /// Words watched here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        watch: Option<Watch>,
    },
    /// To measure.
    Measure {
        /// The scale.
        scale: ScaleIx,
        /// The moment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moment: Option<Symbol>,
    },
    /// A list of steps.
    Section {
        /// Its children.
        children: Vec<StepIx>,
        /// `None`: in order. Else a menu, and how many children are needed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        say: Option<Text>,
        /// What is shown again.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        summary: Vec<Recap>,
    },
}

/// How many children of a free section are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// All that are shown and not optional.
    All,
    /// This many (`any` is 1).
    Some(u32),
}

/// A line of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recap {
    /// An answer.
    Item(ItemIx),
    /// The last score and band of a scale.
    Scale(ScaleIx),
    /// A value.
    Value(ValueIx),
}

/// A way on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Way {
    /// When; `None` for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// Where to.
    pub go: StepIx,
}
