//! What every exploration of a plan stands on: made once, since each question is an exploration of its own.

use super::holes::Hole;
use super::sites::{Read, reads};
use crate::check::graph::{Graph, Place};
use crate::module::plan::Plan;

/// A plan with its moves and where its conditions are read.
pub(super) struct Terrain<'a> {
    pub(super) plan: &'a Plan,
    pub(super) graph: &'a Graph,
    /// Places between which one can go round, each group before those that lead to it.
    pub(super) groups: Vec<Vec<Place>>,
    pub(super) reads: Vec<Read<'a>>,
    /// Holes in texts that may be empty.
    pub(super) holes: Vec<Hole>,
}

impl<'a> Terrain<'a> {
    pub(super) fn new(plan: &'a Plan, graph: &'a Graph, holes: Vec<Hole>) -> Self {
        Self {
            plan,
            graph,
            groups: graph.groups(),
            reads: reads(plan),
            holes,
        }
    }

    /// The groups in which one can go round: menus with their children among them.
    pub(super) fn rings(&self) -> impl Iterator<Item = &Vec<Place>> {
        self.groups.iter().filter(|group| group.len() > 1)
    }
}
