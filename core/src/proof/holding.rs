//! What may hold somebody in steps between which one can go round.

use std::collections::BTreeSet;

use super::sites::items_of;
use super::slice::Slice;
use crate::check::built::Site;
use crate::check::graph::{Place, children, stands_in, step_of};
use crate::expr::name::StepIx;
use crate::module::plan::{Plan, Step, StepKind};

/// The conditions that decide where it goes on in some steps: those that bend the path there, with where they do, what asks to
/// try again, and what is there in menus.
pub(super) fn holding(plan: &Plan, bends: &[(Place, Site)], steps: &BTreeSet<StepIx>) -> Slice {
    let inside = |place: Place| steps.contains(&step_of(place));
    let own = bends.iter().filter(|(place, _)| inside(*place));
    let mut found: Slice = own.map(|(_, site)| *site).collect();
    for (here, step) in steps
        .iter()
        .filter_map(|step| Some((*step, plan.steps.get(step.index())?)))
    {
        // An item that asks to try again holds back whoever must answer it.
        for (ix, item) in items_of(plan, step) {
            if item.required.is_some() && item.rules.iter().any(|rule| rule.retry) {
                let rules = (0..).zip(&item.rules).filter(|(_, rule)| rule.when.is_some());
                found.extend(rules.map(|(place, _)| Site::Rule(ix, place)));
            }
        }
        if is_menu(plan, here) {
            in_menu(plan, here, &mut found);
        }
    }
    found
}

/// Whether a step is a menu: a section in any order.
pub(super) fn is_menu(plan: &Plan, step: StepIx) -> bool {
    let kind = plan.steps.get(step.index()).map(|step| &step.kind);
    matches!(kind, Some(StepKind::Section { free: Some(_), .. }))
}

/// What is there in a menu, and what leads out of it.
fn in_menu(plan: &Plan, menu: StepIx, found: &mut Slice) {
    let step_at = |step: StepIx| plan.steps.get(step.index());
    let inside = |step: &Step| -> Vec<StepIx> {
        let list = children(step).into_iter().flat_map(|(list, _)| list);
        list.copied().collect()
    };
    let mut below = step_at(menu).map(inside).unwrap_or_default();
    while let Some(here) = below.pop() {
        let Some(step) = step_at(here) else { continue };
        if step.when.is_some() {
            found.insert(Site::Step(here));
        }
        below.extend(inside(step).into_iter().filter(|child| *child > here));
        let leads_out = |go: StepIx| step.parent.is_some_and(|parent| !stands_in(plan, go, parent));
        if step.ways.iter().any(|way| leads_out(way.go)) {
            let ways = (0..).zip(&step.ways).filter(|(_, way)| way.when.is_some());
            found.extend(ways.map(|(rung, _)| Site::Way(here, rung)));
        }
        for (ix, item) in items_of(plan, step) {
            if item.rules.iter().filter_map(|rule| rule.go).any(leads_out) {
                let rules = (0..).zip(&item.rules).filter(|(_, rule)| rule.when.is_some());
                found.extend(rules.map(|(place, _)| Site::Rule(ix, place)));
            }
        }
    }
}
