//! Every condition of a plan with the place where it is read.

use crate::check::built::Site;
use crate::check::graph::{Place, after, at, children, may_be_empty};
use crate::expr::name::{ItemIx, StepIx, ValueIx};
use crate::expr::typed::Truth;
use crate::module::plan::{Item, Plan, Step};
use crate::program::options;

/// Where a condition is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// On finding or leaving a step.
    Place(Place),
    /// At the item that stands so far down on the screen of a step.
    Stage(StepIx, u32),
}

impl Spot {
    /// The place of the graph it belongs to.
    pub(super) const fn place(self) -> Place {
        match self {
            Self::Place(place) => place,
            Self::Stage(step, _) => at(step),
        }
    }
}

/// A condition and a place where it is read. One that stands in a scale is read in each of its measures.
pub(super) struct Read<'a> {
    pub(super) site: Site,
    pub(super) truth: &'a Truth,
    pub(super) spot: Spot,
}

/// All conditions of a plan but those of values, which are read where their value is; given which steps may be passed over.
pub(super) fn reads<'a>(plan: &'a Plan, hides: &[bool]) -> Vec<Read<'a>> {
    let mut all = Vec::new();
    for (here, step) in (0..).map(StepIx).zip(&plan.steps) {
        let mut add = |site, truth, spot| all.push(Read { site, truth, spot });
        if let Some(when) = &step.when {
            add(Site::Step(here), when, Spot::Place(at(here)));
            // A section is there only when something in it is, and what there is to choose in a menu hangs on what is there.
            let (mut around, mut shows) = (step.parent, true);
            while shows && let Some(section) = around.and_then(|at| plan.steps.get(at.index())) {
                shows = may_be_empty(section, hides);
                let is_menu = children(section).is_some_and(|(_, is_menu)| is_menu);
                if let Some(outside) = around.filter(|_| shows || is_menu) {
                    add(Site::Step(here), when, Spot::Place(at(outside)));
                }
                around = section.parent;
            }
        }
        for (rung, way) in step.ways.iter().enumerate() {
            if let Some(when) = &way.when {
                add(Site::Way(here, rung), when, Spot::Place(after(here)));
            }
        }
        for (stage, (ix, item)) in (0..).zip(items_of(plan, step)) {
            of_item(ix, item, &mut |site, truth| {
                add(site, truth, Spot::Stage(here, stage))
            });
        }
    }
    all
}

/// The items of a step with their places.
pub(super) fn items_of<'a>(
    plan: &'a Plan,
    step: &Step,
) -> impl Iterator<Item = (ItemIx, &'a Item)> + use<'a> {
    let first = step.first_item;
    let range = first as usize..first.saturating_add(step.item_count) as usize;
    (first..)
        .map(ItemIx)
        .zip(plan.items.get(range).unwrap_or_default())
}

fn of_item<'a>(ix: ItemIx, item: &'a Item, add: &mut dyn FnMut(Site, &'a Truth)) {
    if let Some(when) = &item.when {
        add(Site::Item(ix), when);
    }
    if let Some(required) = &item.required {
        add(Site::Required(ix), required);
    }
    for (place, option) in options(item)
        .map_or(&[][..], |options| &options.list)
        .iter()
        .enumerate()
    {
        if let Some(when) = &option.when {
            add(Site::Option(ix, place), when);
        }
    }
    for (place, check) in item.checks.iter().enumerate() {
        add(Site::Must(ix, place), &check.must);
    }
    for (place, rule) in item.rules.iter().enumerate() {
        if let Some(when) = &rule.when {
            add(Site::Rule(ix, place), when);
        }
    }
}

/// The condition of a rung of a value.
pub(super) fn rung(plan: &Plan, value: ValueIx, place: usize) -> Option<&Truth> {
    let rungs = &plan.values.get(value.index())?.rungs;
    rungs.get(place)?.when.as_ref()
}
