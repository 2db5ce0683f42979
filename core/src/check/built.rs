//! What resolving leaves for the rules: the plan, and where each condition and pipe was written and reads.

use std::collections::BTreeMap;

use crate::expr::name::{ItemIx, ScaleIx, StepIx, ValueIx};
use crate::expr::range::Verdict;
use crate::expr::typed::{Truth, Typed};
use crate::ground::span::{Span, Spanned};
use crate::module::plan::{Lines, Pipe, Plan, PurposeIx};

/// A plan with the places that `Lines` does not keep.
#[derive(Default)]
pub(crate) struct Built {
    /// The plan; with errors it has gaps, and the rules pass over them.
    pub(crate) plan: Plan,
    /// Its lines.
    pub(crate) lines: Lines,
    /// Every condition, in the order in which they were read.
    pub(crate) conditions: Vec<Condition>,
    /// Conditions that could not be read, with where they stand.
    pub(crate) lost: Vec<(Site, Span)>,
    /// Every hole in a text.
    pub(crate) pipes: Vec<PipeUse>,
    /// What each rung of a value is.
    pub(crate) sums: Vec<Typed>,
    /// Further places, by what stands there.
    pub(crate) places: BTreeMap<Spot, Span>,
    /// Every way leads somewhere and every list is whole, so that paths can be judged.
    pub(crate) is_walkable: bool,
    /// A place waits and nothing says, or can be taken to say, where it goes on.
    pub(crate) waits_for_ever: bool,
}

impl Built {
    /// How each condition can come out.
    pub(crate) fn verdicts(&self) -> BTreeMap<Site, Verdict> {
        let all = self.conditions.iter();
        all.map(|condition| (condition.site, condition.verdict)).collect()
    }
}

/// A place that only a rule needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// `below` of a band.
    Below(ScaleIx, usize),
    /// `need` of a section.
    Need(StepIx),
    /// `entry` of a step.
    Entry(StepIx),
    /// `otherwise` of a step.
    Otherwise(StepIx),
    /// A line of a summary, or an offer of a share step.
    Summary(StepIx, usize),
    /// A purpose.
    Purpose(PurposeIx),
    /// `keep` of a purpose.
    Keep(PurposeIx),
    /// The first name in `what` of a purpose.
    What(PurposeIx),
    /// `purpose` of a share step.
    Shared(StepIx),
    /// `score` of a scale.
    Score(ScaleIx),
    /// `required` of an item.
    Required(ItemIx),
    /// `must` of a check.
    Must(ItemIx, usize),
    /// `from` of a number or scale.
    From(ItemIx),
    /// `options` of an item.
    Options(ItemIx),
    /// `min` of a choices.
    Least(ItemIx),
}

/// What a condition decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Site {
    /// Whether a step is there.
    Step(StepIx),
    /// A way on, by its place in the ladder.
    Way(StepIx, usize),
    /// Whether an item is shown.
    Item(ItemIx),
    /// Whether an answer is required.
    Required(ItemIx),
    /// Whether an option is shown.
    Option(ItemIx, usize),
    /// Which options are copied from another item, or what is shown once more.
    Copies(ItemIx),
    /// A check of an answer.
    Must(ItemIx, usize),
    /// A rung of feedback.
    Rule(ItemIx, usize),
    /// A rung of a value.
    Rung(ValueIx, usize),
}

/// A condition with its place.
pub(crate) struct Condition {
    /// Where it was written.
    pub(crate) span: Span,
    /// The names in it, where each stands.
    pub(crate) names: Vec<Spanned<String>>,
    /// What it decides.
    pub(crate) site: Site,
    /// The condition.
    pub(crate) truth: Truth,
    /// How it can come out, as far as ranges tell.
    pub(crate) verdict: Verdict,
}

/// From where a text is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// On the screen of a step (its title, body, say).
    Step(StepIx),
    /// By the guide: the text for them at a step, the titles they see.
    Guide(StepIx),
    /// At an item.
    Item(ItemIx),
    /// At an item once something was answered that meets a rule, or fails a check.
    Said(Site),
    /// Where a band is told: after a measure of the scale.
    Scale(ScaleIx),
    /// On every screen (help), or before the start (title of the module).
    Everywhere,
}

impl Reader {
    /// The item at which it stands.
    pub(crate) const fn item(self) -> Option<ItemIx> {
        match self {
            Self::Item(item) | Self::Said(Site::Must(item, _) | Site::Rule(item, _)) => Some(item),
            _ => None,
        }
    }
}

/// A hole in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PipeUse {
    /// Where it was written, with its braces.
    pub(crate) span: Span,
    /// Who reads it.
    pub(crate) reader: Reader,
    /// What fills it.
    pub(crate) pipe: Pipe,
    /// What was written between the braces, without a fallback.
    pub(crate) written: String,
}
