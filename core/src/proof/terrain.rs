//! What every exploration of a plan stands on: made once, since each question is an exploration of its own.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::closing::closing;
use super::focus::Atom;
use super::holes::{Holes, holes};
use super::leaves::Leaves;
use super::series::Series;
use super::sites::{Read, items_of, reads};
use super::uses::Use;
use crate::check::Module;
use crate::check::graph::{Graph, Place, after, at, hiding, is_menu, step_of};
use crate::check::rules::early::measures;
use crate::expr::name::{ItemIx, StepIx};
use crate::expr::reads::{Read as Leaf, reads as leaves_of};
use crate::expr::typed::{Sum, Truth, Typed};
use crate::ground::problem::Problem;
use crate::module::plan::{Home, Item, Plan, StepKind};

/// A plan with its moves and where its conditions are read.
pub(super) struct Terrain<'a> {
    pub(super) plan: &'a Plan,
    pub(super) graph: &'a Graph,
    /// Places between which one can go round, each group before those that lead to it.
    pub(super) groups: Vec<Vec<Place>>,
    /// Per place: whether one can come to it again, other than from a child to its menu.
    pub(super) goes_round: Vec<bool>,
    /// Children of menus that nobody comes to again once they are done: nothing but their menu leads into them, and nobody comes to
    /// that anew.
    pub(super) closing: BTreeSet<StepIx>,
    /// Per step: it may be passed over.
    pub(super) hides: Vec<bool>,
    pub(super) reads: Vec<Read<'a>>,
    /// Items of which somewhere it counts how often they were answered.
    pub(super) counted: BTreeSet<ItemIx>,
    /// Menus of which it is asked how often they were come to.
    pub(super) counted_menus: BTreeSet<StepIx>,
    /// Places after which something was left or dated of which somewhere is asked how long ago that was.
    pub(super) aged: BTreeSet<Place>,
    /// Holes in texts that may be empty, and what is shown once more.
    pub(super) holes: Holes,
    /// Diaries as they were read in explorations before, by name.
    series: RefCell<BTreeMap<String, Option<Rc<Series>>>>,
}

impl<'a> Terrain<'a> {
    pub(super) fn new(module: &'a Module, graph: &'a Graph, known: &[Problem]) -> Self {
        let (plan, groups) = (module.plan(), graph.groups());
        let hides = hiding(plan);
        let all = reads(plan, &hides);
        let rungs = plan.values.iter().flat_map(|value| &value.rungs);
        let of_rungs = rungs.flat_map(|rung| {
            let whens = rung.when.iter().flat_map(leaves_of);
            whens.chain(leaves_of(&rung.is))
        });
        let leaves = all.iter().flat_map(|read| leaves_of(read.truth)).chain(of_rungs);
        let counted = leaves.filter_map(|leaf| match leaf {
            Leaf::Attempts(item) => Some(item),
            _ => None,
        });
        let conditions = all.iter().map(|read| read.truth);
        let rungs = plan.values.iter().flat_map(|value| &value.rungs);
        let mut sums = Vec::new();
        conditions.for_each(|truth| counters(truth, &mut sums));
        for rung in rungs {
            rung.when.iter().for_each(|truth| counters(truth, &mut sums));
            match &rung.is {
                Typed::Truth(truth) => counters(truth, &mut sums),
                is => sums.extend(Leaves::of_value(is).counters),
            }
        }
        let counted_menus = sums.iter().filter_map(|sum| match sum {
            Sum::Visits(step) => Some(*step),
            _ => None,
        });
        let aged = sums.iter().flat_map(|sum| match sum {
            Sum::DaysSinceStep(step) => vec![after(*step)],
            Sum::DaysSinceDate(of) => asking(plan, of.item).into_iter().map(after).collect(),
            _ => Vec::new(),
        });
        let goes_round = going_round(plan, graph);
        Self {
            series: RefCell::default(),
            aged: aged.collect(),
            counted_menus: counted_menus.filter(|step| is_menu(plan, *step)).collect(),
            closing: closing(plan, graph, &goes_round),
            goes_round,
            plan,
            graph,
            counted: counted.collect(),
            hides,
            reads: all,
            holes: holes(module, &groups, known),
            groups,
        }
    }

    /// A diary as some atoms read it.
    pub(super) fn series(
        &self,
        (ix, item): (ItemIx, &Item),
        used: &Use,
        atoms: &[&Atom],
        by_day: bool,
    ) -> Option<Rc<Series>> {
        let name = || atoms.iter().map(|atom| atom.name()).collect::<Vec<_>>().join(" ");
        let name = format!("{} {by_day} {}", ix.0, name());
        let known = self.series.borrow().get(&name).cloned();
        known.unwrap_or_else(|| {
            let series = Series::of(ix, item, used, atoms, by_day).map(Rc::new);
            self.series.borrow_mut().insert(name, series.clone());
            series
        })
    }

    /// The groups in which one can go round: menus with their children among them.
    pub(super) fn rings(&self) -> impl Iterator<Item = &Vec<Place>> {
        self.groups.iter().filter(|group| group.len() > 1)
    }
}

/// Whether time may pass at a step that nobody lets pass.
pub(super) fn waits(plan: &Plan, step: StepIx) -> bool {
    let found = plan.steps.get(step.index());
    found.is_some_and(|step| {
        matches!(
            step.kind,
            StepKind::Wait { .. } | StepKind::Contact { .. } | StepKind::Activity { .. }
        )
    })
}

/// The places to which one can come again. Coming back to a menu from its child is no going round: each child is done once.
fn going_round(plan: &Plan, graph: &Graph) -> Vec<bool> {
    let step = |place: Place| plan.steps.get(place / 2);
    let is_return = |from: Place, to: Place| {
        let Some(child) = step(from) else {
            return false;
        };
        let is_child = child.parent.is_some_and(|parent| at(parent) == to);
        let ways = child.ways.iter().map(|way| way.go);
        let rules = items_of(plan, child).flat_map(|(_, item)| &item.rules);
        let limit = child.kind.limit().map(|limit| limit.otherwise);
        let mut goes = ways.chain(rules.filter_map(|rule| rule.go)).chain(limit);
        let goes = goes.any(|go| at(go) == to);
        is_menu(plan, step_of(to)) && is_child && !goes
    };
    let graph = graph.without(&is_return);
    let mut marks = vec![false; plan.steps.len() * 2];
    for group in graph.groups().iter().filter(|group| group.len() > 1) {
        for place in group {
            if let Some(mark) = marks.get_mut(*place) {
                *mark = true;
            }
        }
    }
    marks
}

/// The steps that ask an item.
pub(super) fn asking(plan: &Plan, item: ItemIx) -> Vec<StepIx> {
    match plan.items.get(item.index()).map(|item| item.home) {
        Some(Home::Step(step)) => vec![step],
        Some(Home::Scale(scale)) => measures(plan, scale, None),
        None => Vec::new(),
    }
}

/// What only grows and is read somewhere in a condition, values aside.
fn counters(truth: &Truth, all: &mut Vec<Sum>) {
    match truth {
        Truth::Not(inner) => counters(inner, all),
        Truth::All(parts) | Truth::Any(parts) => parts.iter().for_each(|part| counters(part, all)),
        comparison => all.extend(Leaves::of(comparison).counters),
    }
}
