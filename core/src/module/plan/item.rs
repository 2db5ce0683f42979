//! Items: what there is to answer, do or read inside a step.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::text::Text;
use crate::expr::name::{ScaleIx, StepIx, Symbol};
use crate::expr::typed::Truth;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;

/// Who may see an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Nobody but the writer.
    Private,
    /// The learner; may steer; may be offered.
    Personal,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Home {
    /// In a step.
    Step(StepIx),
    /// In a scale (not a subscale), asked in each of its measures.
    Scale(ScaleIx),
}

/// Something to answer, do or read inside a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    /// Full id.
    pub id: String,
    /// Where it stands.
    pub home: Home,
    /// Its kind and what belongs to it.
    pub kind: ItemKind,
    /// The question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<Text>,
    /// Words of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Hints, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<Text>,
    /// The solution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solution: Option<Text>,
    /// When an answer is required (`Constant(true)`: always).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Truth>,
    /// When it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// What an answer must meet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// Feedback, the first that is met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Who may see it.
    pub class: Class,
    /// Its answer lives in the vault (semantics 16.15).
    pub vault: bool,
    /// Handed to the host untouched.
    #[serde(default, skip_serializing_if = "Json::is_null")]
    pub render: Json,
    /// Former ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
}

/// A condition on an answer, with what is said when it fails.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Fails only when false.
    pub must: Truth,
    /// What is said.
    pub say: Text,
}

/// A rung of feedback.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// When; `None` for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// What is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
    /// Whether the answer is right, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct: Option<bool>,
    /// Asks to try again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retry: bool,
    /// A way on that wins over the step's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub go: Option<StepIx>,
}

/// The kind of an item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// One option.
    Choice(Options),
    /// Several options.
    Choices {
        /// The options.
        options: Options,
        /// At least.
        min: u32,
        /// At most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    /// Yes, by ticking.
    Confirm,
    /// One line.
    Text {
        /// Most code points.
        max: u32,
    },
    /// Free words.
    Words {
        /// Most code points.
        max: u32,
        /// Lines shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rows: Option<u32>,
    },
    /// A number.
    Number {
        /// Least.
        from: Number,
        /// Greatest.
        to: Number,
        /// Step, counted from `from`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<Number>,
        /// Decimals, 0 to 6.
        decimals: u32,
        /// What is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Text>,
    },
    /// A point on a line.
    Scale {
        /// Least.
        from: Number,
        /// Greatest.
        to: Number,
        /// Step, counted from `from`.
        step: Number,
        /// Words at points, ascending.
        labels: Vec<(Number, Text)>,
        /// Turned round in scores.
        reverse: bool,
    },
    /// A calendar day.
    Date {
        /// First.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Date>,
        /// Last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Date>,
    },
    /// A time of day.
    Time {
        /// First.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<TimeOfDay>,
        /// Last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<TimeOfDay>,
    },
    /// One option for each row.
    Likert {
        /// The rows.
        rows: Vec<Row>,
        /// The options of every row.
        options: Vec<Choice>,
    },
    /// All options, in one's own order.
    Rank(Options),
    /// To hear, see or watch.
    Media {
        /// `audio`, `video` or `image`.
        medium: Medium,
        /// The module's own media.
        source: String,
        /// For who cannot see it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alt: Option<Text>,
        /// For who cannot hear it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transcript: Option<Text>,
        /// Done by ticking rather than by seeing.
        tick: bool,
    },
    /// To breathe along; whole seconds.
    Breathe {
        /// In.
        r#in: u32,
        /// Hold.
        hold: u32,
        /// Out.
        out: u32,
        /// Rest.
        rest: u32,
        /// Rounds.
        rounds: u32,
    },
    /// A quiet time.
    Timer {
        /// Minutes.
        minutes: Number,
        /// The module's own media.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        audio: Option<String>,
    },
    /// Entries of the same inner items.
    List {
        /// The inner items; `when`, `rules`, `checks` and `required` are not allowed there.
        items: Vec<Inner>,
        /// At least.
        min: u32,
        /// At most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    /// To read.
    Note {
        /// The text.
        body: Text,
    },
}

/// An item inside a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Inner {
    /// Its id inside the entry.
    pub id: String,
    /// The question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<Text>,
    /// Words of help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Its kind: choice, choices, confirm, text, words, number, date, time or scale.
    pub kind: ItemKind,
    /// Its answers live in the vault.
    pub vault: bool,
}

/// What a media item plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// Sound.
    Audio,
    /// Moving pictures.
    Video,
    /// A picture.
    Image,
}

/// A row of a likert.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: Symbol,
    /// Its words.
    pub label: Text,
}

/// Options of a choice, choices or rank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Options {
    /// In document order; `other` last.
    pub list: Vec<Choice>,
    /// In an order drawn per visit.
    pub shuffle: bool,
    /// `buttons`, `list` or `images`: for the player.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<String>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Choice {
    /// Its id.
    pub id: Symbol,
    /// Its words; without pipes.
    pub label: Text,
    /// When it is shown (an `options-from` option: when it was chosen there).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// Its number in scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// Excludes all others.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
    /// The module's own media.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
}
