//! Children of menus that are closed once they are done: what only they read is of no more account then.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::sites::Spot;
use super::terrain::Terrain;
use super::walk::Walk;
use crate::check::bits::add;
use crate::check::graph::{Graph, after, at, stands_in, step_of};
use crate::expr::name::StepIx;
use crate::module::plan::{Plan, StepKind};
use crate::session::Session;
use crate::session::fact::How;

/// The children of menus that nobody comes to again once they are done: nothing but their menu leads into them, and nobody comes to
/// that anew.
pub(super) fn closing(plan: &Plan, graph: &Graph, goes_round: &[bool]) -> BTreeSet<StepIx> {
    let mut all = BTreeSet::new();
    for (menu, found) in (0..).map(StepIx).zip(&plan.steps) {
        let StepKind::Section {
            children,
            free: Some(_),
            ..
        } = &found.kind
        else {
            continue;
        };
        if goes_round.get(at(menu)).copied().unwrap_or(true) {
            continue;
        }
        let is_closed = |child: &StepIx| {
            let is_in = |step: StepIx| step == *child || stands_in(plan, step, *child);
            let mut inside = (0..)
                .map(StepIx)
                .take(plan.steps.len())
                .filter(|step| is_in(*step));
            inside.all(|step| {
                let mut before = graph.to(at(step)).iter().chain(graph.to(after(step)));
                before.all(|from| *from == at(menu) || is_in(step_of(*from)))
            })
        };
        all.extend(children.iter().copied().filter(is_closed));
    }
    all
}

/// Per child that closes: the parts of conditions that are read nowhere else.
pub(super) struct Within(BTreeMap<StepIx, Vec<u64>>);

impl Within {
    /// Of so many parts, with where each is read.
    pub(super) fn new(terrain: &Terrain<'_>, read: &[(Spot, usize)], count: usize) -> Self {
        let mut common: BTreeMap<usize, BTreeSet<StepIx>> = BTreeMap::new();
        if terrain.closing.is_empty() {
            return Self(BTreeMap::new());
        }
        for (spot, part) in read {
            let (mut around, mut inside) = (Some(step_of(spot.place())), BTreeSet::new());
            while let Some(step) = around {
                inside.extend(terrain.closing.get(&step));
                around = terrain.plan.steps.get(step.index()).and_then(|step| step.parent);
            }
            common
                .entry(*part)
                .and_modify(|known| known.retain(|child| inside.contains(child)))
                .or_insert(inside);
        }
        let mut within: BTreeMap<StepIx, Vec<u64>> = BTreeMap::new();
        for (part, children) in common {
            for child in children {
                let empty = || vec![0; count.div_ceil(64)];
                add(within.entry(child).or_insert_with(empty), part);
            }
        }
        Self(within)
    }

    /// What is left of what is of account without what only these children read.
    pub(super) fn left<'a>(&self, done: &[StepIx], live: &'a [u64]) -> Cow<'a, [u64]> {
        let mut left = Cow::Borrowed(live);
        for own in done.iter().filter_map(|child| self.0.get(child)) {
            for (word, own) in left.to_mut().iter_mut().zip(own) {
                *word &= !own;
            }
        }
        left
    }
}

impl Walk<'_> {
    /// The children that are closed, of the menus around a place.
    pub(super) fn closed(&self, session: &Session, step: StepIx) -> Vec<StepIx> {
        let (mut around, mut closed) = (Some(step).filter(|_| !self.closing.is_empty()), Vec::new());
        while let Some(here) = around {
            let found = self.program.step_at(here);
            if let Some(StepKind::Section { free: Some(_), .. }) = found.map(|found| &found.kind) {
                let is_done = |(child, how): (StepIx, Option<How>)| how.map(|_| child);
                let done = session.settled_in(here).filter_map(is_done);
                closed.extend(done.filter(|child| self.closing.contains(child)));
            }
            around = found.and_then(|found| found.parent);
        }
        closed
    }
}
