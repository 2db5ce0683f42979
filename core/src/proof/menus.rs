//! Menus: children that nothing tells apart are taken in the order of the document, the others in every order.

use std::sync::Arc;

use super::focus::Focus;
use super::sites::items_of;
use super::walk::{Walk, now};
use crate::check::graph::{Graph, Place, at};
use crate::expr::eval;
use crate::expr::name::StepIx;
use crate::module::plan::StepKind;
use crate::program::{PlaceKind, Program};
use crate::session::Session;
use crate::session::act::{Act, Deed, Named};
use crate::session::fact::How;

/// Per step: a child of a menu whose doing changes nothing but how many are done.
pub(super) fn alike(program: &Arc<Program>, graph: &Graph, focus: &Focus) -> Vec<bool> {
    let plan = program.plan();
    let is_quiet = |step: StepIx| {
        let Some(found) = plan.steps.get(step.index()) else {
            return false;
        };
        let is_asked = focus
            .uses
            .steps
            .get(step.index())
            .is_some_and(|used| used.is_read);
        let is_plain_kind = matches!(
            found.kind,
            StepKind::Step
                | StepKind::Exercise
                | StepKind::Reflection { .. }
                | StepKind::Section { free: None, .. }
                | StepKind::Share { .. }
        );
        // What it draws is what is read of that chance from then on.
        let draws = program.index().place(step.0).is_some_and(|place| {
            let mut draws = place.draws.iter();
            draws.any(|chance| focus.uses.reads_chance(*chance))
        });
        let bends = |item: &crate::module::plan::Item| item.rules.iter().any(|rule| rule.go.is_some());
        is_plain_kind
            && !is_asked
            && !draws
            && !found.entry
            && found.when.is_none()
            && found.ways.is_empty()
            && !items_of(plan, found).any(|(ix, item)| focus.uses.reads_item(ix) || bends(item))
            && !focus.reads_at(step)
    };
    let in_menu = |step: StepIx| {
        let parent = plan.steps.get(step.index()).and_then(|found| found.parent);
        let kind = parent.and_then(|parent| program.index().place(parent.0));
        // One that something else leads to as well is not as good as any other.
        let from_menu = |from: &Place| parent.is_some_and(|parent| *from == at(parent));
        kind.is_some_and(|place| place.kind == PlaceKind::Menu) && graph.to(at(step)).iter().all(from_menu)
    };
    (0..program.plan().steps.len())
        .map(|step| StepIx(crate::program::number(step)))
        .map(|step| {
            let mut open = vec![step];
            let mut is_quiet_inside = in_menu(step);
            while let Some(step) = open.pop() {
                is_quiet_inside &= is_quiet(step);
                open.extend(program.children(step.0).iter().filter(|child| **child > step));
            }
            is_quiet_inside
        })
        .collect()
}

impl Walk<'_> {
    pub(super) fn expand_menu(&mut self, node: u32, session: &Session, menu: StepIx) {
        let children = session.children_of(menu).unwrap_or_default();
        let moment = now(session);
        // One of each kind of children that are alike: those that must be done and those that need not.
        let mut taken = [false; 2];
        for child in &children {
            if child.shown {
                let passed = session.choosing(child.step);
                self.note_all(&passed);
            } else {
                let when = self
                    .program
                    .step_at(child.step)
                    .and_then(|found| found.when.as_ref());
                let is_met = session
                    .view()
                    .is_none_or(|view| when.is_none_or(|when| eval::is_met(when, &view)));
                self.note_over(child.step, is_met);
            }
            if !child.shown || child.settled.is_some() {
                continue;
            }
            if self.is_alike(child.step) {
                let place = self.program.index().place(child.step.0);
                let is_optional = usize::from(place.is_some_and(|place| place.optional));
                match taken.get_mut(is_optional) {
                    Some(taken) if !*taken => *taken = true,
                    _ => continue,
                }
            }
            let step = Named::Known(child.step);
            let act = Act::learner(moment, Deed::Go { step });
            self.take(node, session, &[vec![act]]);
        }
        if session.is_need_met() {
            let act = Act::learner(moment, Deed::Continue);
            self.take(node, session, &[vec![act]]);
        }
    }

    /// How far the menus around a place are.
    pub(super) fn write_menus(&self, session: &Session, step: StepIx, key: &mut Vec<u8>) {
        let mut around = Some(step);
        while let Some(here) = around {
            let Some(found) = self.program.step_at(here) else {
                return;
            };
            around = found.parent;
            let StepKind::Section { free: Some(_), .. } = &found.kind else {
                continue;
            };
            // Of children that are alike it matters how many are settled; which of them is being done does not.
            let (mut done, mut skipped) = ([0_u32; 2], [0_u32; 2]);
            for (child, settled) in session.settled_in(here) {
                let place = self.program.index().place(child.0);
                let is_optional = usize::from(place.is_some_and(|place| place.optional));
                if self.is_alike(child) {
                    let counts = match settled {
                        Some(How::Skipped) => &mut skipped,
                        Some(_) => &mut done,
                        None => continue,
                    };
                    if let Some(count) = counts.get_mut(is_optional) {
                        *count += 1;
                    }
                } else {
                    key.push(match settled {
                        None => 0,
                        Some(How::Skipped) => 1,
                        Some(_) => 2,
                    });
                }
            }
            done.iter()
                .chain(&skipped)
                .for_each(|count| key.extend(count.to_le_bytes()));
            key.push(b';');
        }
    }
}
