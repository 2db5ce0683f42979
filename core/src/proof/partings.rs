//! Where ways part that do not come together again before some places.

use std::collections::{BTreeMap, BTreeSet};

use super::terrain::Terrain;
use crate::check::graph::{Graph, Place, at, is_menu, step_of};

/// What partings are looked for in: made once for a plan.
pub(super) struct Partings<'a> {
    graph: &'a Graph,
    /// Places between which one can go round, each group before those that lead to it.
    groups: &'a [Vec<Place>],
    /// The places of groups with menus, taken apart at these: those between which one can go round without coming back to a menu.
    rounds: BTreeMap<usize, Vec<Vec<Place>>>,
    /// Per place: a menu.
    menus: Vec<bool>,
    /// Per place: its group.
    group_of: Vec<usize>,
    /// Per group: a menu with its children in which nothing bends, and nobody goes round otherwise.
    quiet: Vec<bool>,
}

impl<'a> Partings<'a> {
    /// Of a plan in which the path bends at some places.
    pub(super) fn new(terrain: &'a Terrain<'a>, bends: impl Iterator<Item = Place>) -> Self {
        let groups = &terrain.groups;
        let mut group_of = vec![groups.len(); terrain.plan.steps.len() * 2];
        for (number, group) in groups.iter().enumerate() {
            for place in group {
                if let Some(slot) = group_of.get_mut(*place) {
                    *slot = number;
                }
            }
        }
        let is_round = |place: &Place| terrain.goes_round.get(*place).copied().unwrap_or(true);
        let menu = |group: &Vec<Place>| group.len() > 1 && !group.iter().any(is_round);
        let mut quiet: Vec<bool> = groups.iter().map(menu).collect();
        for place in bends {
            let bent = group_of.get(place).and_then(|group| quiet.get_mut(*group));
            bent.into_iter().for_each(|quiet| *quiet = false);
        }
        let is_menu_at = |place: Place| place == at(step_of(place)) && is_menu(terrain.plan, step_of(place));
        let menus: Vec<bool> = (0..group_of.len()).map(is_menu_at).collect();
        let comes_back = |from: Place, to: Place| {
            menus.get(to).copied().unwrap_or(false) && group_of.get(from) == group_of.get(to)
        };
        let has_menu = |group: &Vec<Place>| {
            let mut places = group.iter();
            group.len() > 1 && places.any(|place| menus.get(*place) == Some(&true))
        };
        let apart = (0..).zip(groups).filter(|(_, group)| has_menu(group));
        let mut rounds: BTreeMap<usize, Vec<Vec<Place>>> =
            apart.map(|(number, _)| (number, Vec::new())).collect();
        if !rounds.is_empty() {
            for round in terrain.graph.without(&comes_back).groups() {
                let group = round.first().and_then(|place| group_of.get(*place));
                if let Some(rounds) = group.and_then(|group| rounds.get_mut(group)) {
                    rounds.push(round);
                }
            }
        }
        Self {
            graph: terrain.graph,
            groups,
            rounds,
            menus,
            group_of,
            quiet,
        }
    }

    /// The number of the group that a place is in.
    pub(super) fn group_of(&self, place: Place) -> Option<usize> {
        self.group_of.get(place).copied()
    }

    /// The places of a group.
    pub(super) fn group(&self, number: usize) -> &'a [Place] {
        self.groups.get(number).map_or(&[], |group| group)
    }

    /// Per place: whether ways part there that come to different ones next of some places, an end, and the places at which such
    /// ways part (the least set that is closed under what decides it: S. Danicic and others, "A unifying theory of control
    /// dependence and its application to arbitrary program structures", Theoretical Computer Science 412, 2011). Groups of which it is known that everybody gets out are passed where there is one way out.
    pub(super) fn of(&self, of: &[Place], let_go: &BTreeSet<usize>) -> Vec<bool> {
        let end = self.group_of.len();
        let mut next: Vec<Place> = (0..end).collect();
        let mut parts = vec![false; end];
        for (number, group) in self.groups.iter().enumerate() {
            if (self.quiet.get(number) == Some(&true) || let_go.contains(&number))
                && let Some(only) = self.only_way_out(number, of, &next)
            {
                for here in group {
                    if let Some(slot) = next.get_mut(*here) {
                        *slot = only;
                    }
                }
                continue;
            }
            let rounds = self.rounds.get(&number);
            for round in rounds.map_or(std::slice::from_ref(group), Vec::as_slice) {
                for here in round {
                    let mut to = self
                        .graph
                        .from(*here)
                        .iter()
                        .map(|to| next.get(*to).copied().unwrap_or(end));
                    let first = to.next().unwrap_or(end);
                    let may_stop = self.graph.is_end(*here) && first != end;
                    // In a ring each place is one of its own, and so is a menu: whoever comes back there chooses anew.
                    let stays = round.len() > 1 || self.menus.get(*here) == Some(&true);
                    let is_parting = may_stop || stays || to.any(|other| other != first);
                    if let Some(mark) = parts.get_mut(*here) {
                        *mark = is_parting;
                    }
                    if !is_parting
                        && !of.contains(here)
                        && let Some(slot) = next.get_mut(*here)
                    {
                        *slot = first;
                    }
                }
            }
        }
        parts
    }

    /// Where everybody comes next who gets out of a group. Of a menu in which nothing bends everybody does: its children are done in
    /// some order, and how far it is always tells situations apart, whatever else is not followed.
    fn only_way_out(&self, number: usize, of: &[Place], next: &[Place]) -> Option<Place> {
        let is_in = |place: &Place| self.group_of.get(*place) == Some(&number);
        if of.iter().any(is_in) {
            return None;
        }
        let end = next.len();
        let group = self.groups.get(number)?;
        let mut out = group.iter().flat_map(|here| {
            let to = self.graph.from(*here).iter().filter(|to| !is_in(to));
            let to = to.map(|to| next.get(*to).copied().unwrap_or(end));
            to.chain(self.graph.is_end(*here).then_some(end))
        });
        let first = out.next()?;
        out.all(|other| other == first).then_some(first)
    }
}
