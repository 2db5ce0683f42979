//! The plan: a checked module as flat tables. Built by `check` only; a program is a plan with its hash.
//!
//! Parts (`use`) are already filled in: their ids read `part/inner`. Ids are unique over the plan.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::expr::name::{ItemIx, Reference, ScaleIx, StepIx, Symbol, ValueIx};
use crate::expr::typed::{Pick, Sum, Truth, Typed};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::span::Span;
use crate::text::link::Link;
use crate::text::tree::Document;

/// A checked module.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Plan {
    /// Id of the module, never reused.
    pub id: String,
    /// Version as the author wrote it.
    pub version: String,
    /// Language tags; the first is the source. Every [`Text`] has one entry for each, in this order.
    pub languages: Vec<String>,
    /// Title.
    pub title: Text,
    /// What it is about, who made it.
    pub about: About,
    /// Help, one tap away on every step.
    pub help: Vec<Help>,
    /// Words watched in the whole module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<Watch>,
    /// Every id of an option, row, band, arm and moment.
    pub symbols: Vec<String>,
    /// Steps, sections, parts and ends in document order (a section before its children); the last is the implicit `end`.
    pub steps: Vec<Step>,
    /// The module's own list.
    pub top: Vec<StepIx>,
    /// Items in document order of their homes: scale items in the order of `scales`, then the steps' own.
    pub items: Vec<Item>,
    /// Scales and subscales, a subscale after its scale.
    pub scales: Vec<Scale>,
    /// Values in an order in which each reads only earlier ones.
    pub values: Vec<Value>,
    /// Settings.
    pub settings: Vec<Setting>,
    /// Facts the host hands in.
    pub givens: Vec<Given>,
    /// Chances.
    pub chances: Vec<Chance>,
}

/// What stands on the cover.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct About {
    /// One or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// What a person can do afterwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Text>,
    /// Minutes of work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Text>,
    /// Free words to find it by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// SPDX expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// The module's own media.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// `privacy`, `blend` and `language-check` as written, for what reads them.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub blend: Json,
    /// Purposes and how long answers are kept.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub privacy: Json,
    /// Who signed off the language, and when.
    #[serde(skip_serializing_if = "Json::is_null")]
    pub language_check: Json,
}

/// A text in each language of the module.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Localized>);

/// A text in one language: a closed tree whose holes are filled by pipes.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Localized {
    /// The tree; `Hole(k)` stands for `pipes[k]`.
    pub document: Document,
    /// What fills the holes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pipes: Vec<Pipe>,
}

/// What fills a hole in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Pipe {
    /// What is shown.
    pub shows: Shows,
    /// What is shown when it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
}

/// What a pipe shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// A number, truth, text, date or time.
    Typed(Typed),
    /// The label of an option; the labels are in `labels`, by symbol.
    Label {
        /// The option.
        of: Pick,
        /// Label per symbol and language.
        labels: Vec<(Symbol, Text)>,
    },
    /// The labels of a set of options or of a ranking.
    Labels {
        /// The `choices` or `rank` item.
        item: ItemIx,
    },
    /// Words in the vault, filled by the learner's own player.
    Slot {
        /// The `text` or `words` item.
        item: ItemIx,
    },
}

/// A line of help.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Help {
    /// What it is for.
    pub title: Text,
    /// More words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Text>,
    /// A number to call, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A validated link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// Words that bring up the help card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// Folded words.
    pub words: Vec<String>,
}

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

/// What happens in a score with an item that gives no number (semantics 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// The score is unknown.
    Unknown,
    /// It is nought.
    Zero,
    /// It is the mean of those that count, if they are at least so many percent of those shown.
    MeanOfAnswered(u32),
}

/// A scale or subscale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Scale {
    /// Full id.
    pub id: String,
    /// The scale it belongs to, for a subscale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<ScaleIx>,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Whether less is better, where the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower_is_better: Option<bool>,
    /// Its items: `items[first .. first + count]` of the plan (of a subscale: none).
    pub first_item: u32,
    /// How many.
    pub item_count: u32,
    /// The score; without one the scale only groups items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Sum>,
    /// The operands the score names, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operands: Vec<Reference>,
    /// For what was shown and does not count.
    pub skipped: Missing,
    /// For what was not shown.
    pub not_asked: Missing,
    /// Least and greatest score that can come out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<(Number, Number)>,
    /// The ladder of bands; the last has no `below`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// The measures of it (of a subscale: of its scale), in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<StepIx>,
}

/// A band of a scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Band {
    /// Its id.
    pub id: Symbol,
    /// Scores below this; `None` for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
    /// What is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Text>,
}

/// A derived value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Full id.
    pub id: String,
    /// The ladder; the first met rung counts.
    pub rungs: Vec<Rung>,
    /// Label per symbol, where it is an option.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<(Symbol, Text)>,
}

/// A rung of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rung {
    /// When; `None` for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Truth>,
    /// What it is.
    pub is: Typed,
}

/// What kind of thing a setting or given fact is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One of these.
    Choice(Vec<(Symbol, Text)>),
    /// A number in this range.
    Number(Number, Number),
    /// A text of at most 1,000 code points.
    Text,
    /// True or false.
    Confirm,
}

/// A value of a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Constant {
    /// An option.
    Choice(Symbol),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// True or false.
    Confirm(bool),
}

/// What one organisation may override.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// Full id. Of a part: what its `use` binds is the default, and hosts do not override it.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// What holds without an override.
    pub default: Constant,
}

/// A fact the host hands in at the start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// Its id.
    pub id: String,
    /// Its shape.
    pub shape: Shape,
    /// `other-module.value`, where it comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// Something drawn from the seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Chance {
    /// Full id: the draw's key.
    pub id: String,
    /// What it draws.
    pub draws: Draws,
    /// Drawn per visit; else once, at the start.
    pub per_visit: bool,
}

/// What a chance draws.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Draws {
    /// One of these, by weight.
    Arms(Vec<(Symbol, u64)>),
    /// A whole number, both ends included.
    Whole(i64, i64),
}

/// Where things were written, for authors and researchers: beside the plan, outside its hash.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Lines {
    /// The names of the sources.
    pub sources: Vec<String>,
    /// Per step: its id.
    pub steps: Vec<Span>,
    /// Per item: its id.
    pub items: Vec<Span>,
    /// Per step, per way: its target.
    pub ways: Vec<Vec<Span>>,
    /// Per item, per option: its id.
    pub options: Vec<Vec<Span>>,
    /// Per item, per rule.
    pub rules: Vec<Vec<Span>>,
    /// Per scale: its id.
    pub scales: Vec<Span>,
    /// Per scale, per band: its id.
    pub bands: Vec<Vec<Span>>,
    /// Per value: its id.
    pub values: Vec<Span>,
    /// Per step: its `when`.
    pub step_whens: Vec<Option<Span>>,
    /// Per item: its `when`.
    pub item_whens: Vec<Option<Span>>,
    /// Per step, per way: its `when`.
    pub way_whens: Vec<Vec<Option<Span>>>,
    /// Per item, per option: its `when`.
    pub option_whens: Vec<Vec<Option<Span>>>,
}
