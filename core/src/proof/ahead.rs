//! From where on an answer stays as it is.

use super::sites::items_of;
use crate::check::graph::{Graph, after, at};
use crate::expr::name::{ItemIx, StepIx};
use crate::module::plan::{Home, Plan};

/// Where an item is asked, and from where that may come yet, or again.
pub(super) struct Ahead {
    /// The step that asks it, and its place on the screen.
    home: StepIx,
    stage: u32,
    /// Per step: from there on it may be asked.
    is_ahead: Vec<bool>,
}

impl Ahead {
    /// Of an item of a step; none of one of a scale, which several measures may ask.
    pub(super) fn of(plan: &Plan, graph: &Graph, item: ItemIx) -> Option<Self> {
        let Home::Step(home) = plan.items.get(item.index())?.home else {
            return None;
        };
        let mut items = (0..).zip(items_of(plan, plan.steps.get(home.index())?));
        let (stage, _) = items.find(|(_, (ix, _))| *ix == item)?;
        let leading = graph.leading_to(at(home));
        let leads = |place: &usize| leading.get(*place).copied().unwrap_or(false);
        let steps = (0..).map(StepIx).take(plan.steps.len());
        Some(Self {
            home,
            stage,
            is_ahead: steps
                .map(|step| leads(&after(step)) || graph.from(at(step)).iter().any(leads))
                .collect(),
        })
    }

    /// Whether the answer may be another further on, so far down on the screen of a step.
    pub(super) fn may_change(&self, (step, stage): (StepIx, u32)) -> bool {
        let is_here = step == self.home && stage <= self.stage;
        is_here || self.is_ahead.get(step.index()).copied().unwrap_or(true)
    }
}
