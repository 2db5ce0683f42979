//! What may hold somebody in steps between which one can go round.

use std::collections::BTreeSet;

use super::sites::items_of;
use super::slice::Slice;
use crate::check::built::Site;
use crate::check::graph::{Place, children, is_menu, may_be_empty, stands_in, step_of};
use crate::expr::name::{ItemIx, StepIx};
use crate::module::plan::{Item, Plan, Step};

/// The conditions that decide where it goes on in some steps: those that bend the path there for good, with where they do, what asks
/// to try again, and what is there in menus; given which steps may be passed over, and where ways part.
pub(super) fn holding(
    plan: &Plan,
    (bends, hides): (&[(Place, Site)], &[bool]),
    steps: &BTreeSet<StepIx>,
    parts: &[bool],
) -> Slice {
    let inside = |place: Place| steps.contains(&step_of(place));
    let parts = |place: Place| parts.get(place).copied().unwrap_or(true);
    let own = bends.iter().filter(|(place, _)| inside(*place) && parts(*place));
    let mut found: Slice = own.map(|(_, site)| *site).collect();
    for (here, step) in steps
        .iter()
        .filter_map(|step| Some((*step, plan.steps.get(step.index())?)))
    {
        // An item that asks to try again holds back whoever must answer it.
        for (ix, item) in items_of(plan, step) {
            if item.required.is_some() && item.rules.iter().any(|rule| rule.retry) {
                found.extend(rules(ix, item));
            }
        }
        if is_menu(plan, here) {
            in_menu(plan, hides, here, &mut found);
        }
    }
    found
}

/// The rules of an item that ask something.
fn rules(ix: ItemIx, item: &Item) -> impl Iterator<Item = Site> + '_ {
    let asking = (0..).zip(&item.rules).filter(|(_, rule)| rule.when.is_some());
    asking.map(move |(place, _)| Site::Rule(ix, place))
}

/// What is there in a menu, and what leads out of it.
fn in_menu(plan: &Plan, hides: &[bool], menu: StepIx, found: &mut Slice) {
    let step_at = |step: StepIx| plan.steps.get(step.index());
    let inside = |step: &Step, is_asked: bool| -> Vec<(StepIx, bool)> {
        let list = children(step).into_iter().flat_map(|(list, _)| list);
        list.map(|child| (*child, is_asked)).collect()
    };
    // Of what stands in a child it matters whether it is there where without it the child is not.
    let mut below = step_at(menu).map_or_else(Vec::new, |step| inside(step, true));
    while let Some((here, is_asked)) = below.pop() {
        let Some(step) = step_at(here) else { continue };
        if is_asked && step.when.is_some() {
            found.insert(Site::Step(here));
        }
        let within = inside(step, is_asked && may_be_empty(step, hides));
        below.extend(within.into_iter().filter(|(child, _)| *child > here));
        let leads_out = |go: StepIx| step.parent.is_some_and(|parent| !stands_in(plan, go, parent));
        if step.ways.iter().any(|way| leads_out(way.go)) {
            let ways = (0..).zip(&step.ways).filter(|(_, way)| way.when.is_some());
            found.extend(ways.map(|(rung, _)| Site::Way(here, rung)));
        }
        for (ix, item) in items_of(plan, step) {
            if item.rules.iter().filter_map(|rule| rule.go).any(leads_out) {
                found.extend(rules(ix, item));
            }
        }
    }
}
