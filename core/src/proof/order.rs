//! Answers that are compared with one another: which of them need to be tried, so that every way in which they can stand to one
//! another comes up.

use std::collections::BTreeSet;

use super::planes::{Plane, Rank, Turn};
use super::terrain::Terrain;
use super::uses::{Use, Uses};
use crate::check::graph::{at, step_of};
use crate::check::linear::{Domain, Form, Term, gcd};
use crate::expr::name::StepIx;
use crate::module::plan::Home;

/// More answers that are compared with one another are not put in order.
const ANSWERS: usize = 4;
/// Nor where they may be asked in more orders than this.
const ORDERS: usize = 6;

/// Answers that are compared with one another, in each order in which they may be asked.
#[derive(Clone, Debug)]
pub(super) struct Order {
    turns: Vec<Turn>,
}

impl Order {
    /// What to try of one of them, in millionths, where those before it are known, or were not answered.
    pub(super) fn tries(&self, of: Term, known: &dyn Fn(Term) -> Option<i128>) -> BTreeSet<i128> {
        let turns = self.turns.iter();
        turns.flat_map(|turn| turn.tries(of, known)).collect()
    }
}

impl Uses {
    /// Puts in order what is compared with one another.
    pub(super) fn put_in_order(&mut self, terrain: &Terrain<'_>) {
        for group in together(&self.forms) {
            let order = self.order_of(terrain, &group);
            let number = self.orders.len();
            if order.is_none() {
                self.take_apart(terrain, &group);
            }
            for term in group.iter().filter(|_| order.is_some()) {
                if let Some(used) = self.of_mut(*term) {
                    used.order = Some(number);
                }
            }
            self.orders.extend(order);
        }
    }

    fn order_of(&self, terrain: &Terrain<'_>, group: &BTreeSet<Term>) -> Option<Order> {
        if group.len() > ANSWERS {
            return None;
        }
        let forms = || {
            self.forms
                .iter()
                .filter(|form| form.terms.keys().any(|term| group.contains(term)))
        };
        let (mut ranks, mut is_free): (Vec<(usize, Rank)>, bool) = (Vec::new(), false);
        for term in group {
            let used = self.of(*term)?;
            if used.is_mixed || used.is_operand || used.is_stepped || !used.days.is_empty() {
                return None;
            }
            let mut domain = Domain::of(terrain.plan, *term)?;
            let (mut rank, mut is_dense) = (0, false);
            match term {
                Term::Answer(ix) => {
                    let Home::Step(home) = terrain.plan.items.get(ix.index())?.home else {
                        return None;
                    };
                    // Who can answer again may put one between two others again and again: there are not that many places.
                    if terrain.goes_round.get(at(home)).copied().unwrap_or(true) {
                        return None;
                    }
                    is_free |= terrain.rings().flatten().any(|place| step_of(*place) == home);
                    rank = rank_of(terrain, home);
                }
                Term::Setting(_) | Term::Given(_) => {
                    // One at most: its places are those that the others stand at.
                    if !ranks.is_empty() {
                        return None;
                    }
                    let apart = |apart, form: &Form| gcd(apart, form.lattice(terrain.plan, *term));
                    let edges = used.edges().chain([domain.low, domain.high()]);
                    let step = edges.fold(forms().fold(0, apart), gcd).max(1);
                    domain = Domain::new(domain.low, domain.high(), step);
                    is_dense = step > 1;
                }
            }
            ranks.push((rank, Rank::new(*term, domain, is_dense)));
        }
        ranks.sort_by_key(|(rank, one)| (*rank, one.of));
        let ranks: Vec<Rank> = ranks.into_iter().map(|(_, rank)| rank).collect();
        // From a menu they are asked in any order.
        let orders = if is_free { orders(ranks)? } else { vec![ranks] };
        let turn = |ranks: Vec<Rank>| {
            let planes = self.planes(&ranks, &mut forms());
            Turn::new(ranks, planes)
        };
        let turns: Option<Vec<Turn>> = orders.into_iter().map(turn).collect();
        Some(Order { turns: turns? })
    }

    /// Where the forms are nought, and each of these is what it is compared with on its own.
    fn planes(&self, ranks: &[Rank], forms: &mut dyn Iterator<Item = &Form>) -> Vec<Plane> {
        let mut planes = Vec::new();
        // In places: so many halves of a step, where there is something between.
        let plane = |of: &dyn Fn(Term) -> i128, is: i128| {
            let times = ranks.iter().map(|rank| {
                let step = of(rank.of) * rank.domain.step;
                if rank.is_dense { step } else { step * 2 }
            });
            let least: i128 = ranks.iter().map(|rank| of(rank.of) * rank.domain.low).sum();
            Plane::whole(times.collect(), (is - least) * 2)
        };
        for rank in ranks {
            for edge in self.of(rank.of).into_iter().flat_map(Use::edges) {
                let of = |term| i128::from(term == rank.of);
                planes.append(&mut plane(&of, edge));
                // It may have been rounded down.
                planes.append(&mut plane(&of, edge + 1));
            }
        }
        for form in forms {
            let of = |term| form.terms.get(&term).copied().unwrap_or(0);
            planes.append(&mut plane(&of, -form.more));
        }
        planes
    }

    /// What is compared with one another and cannot be put in order.
    fn take_apart(&mut self, terrain: &Terrain<'_>, group: &BTreeSet<Term>) {
        for term in group {
            let own = self.forms.iter().filter(|form| form.terms.contains_key(term));
            let is_stepped = !matches!(term, Term::Answer(_))
                && own.clone().all(|form| form.is_beside_whole(terrain.plan, *term));
            if let Some(used) = self.of_mut(*term) {
                used.is_stepped |= is_stepped;
                used.is_mixed |= !is_stepped;
            }
        }
    }
}

/// The same in every order; none of too many.
fn orders(ranks: Vec<Rank>) -> Option<Vec<Vec<Rank>>> {
    let mut all = vec![Vec::new()];
    for rank in ranks {
        let put = |order: &Vec<Rank>| -> Vec<Vec<Rank>> {
            let known = order
                .iter()
                .filter(|one| !matches!(one.of, Term::Answer(_)))
                .count();
            let places = known..=order.len();
            let put = |place| {
                let mut order = order.clone();
                order.insert(place, rank.clone());
                order
            };
            places.map(put).collect()
        };
        all = all.iter().flat_map(put).collect();
    }
    (all.len() <= ORDERS).then_some(all)
}

/// How many groups of places come before a step.
fn rank_of(terrain: &Terrain<'_>, home: StepIx) -> usize {
    let after = terrain.groups.iter().position(|group| group.contains(&at(home)));
    terrain.groups.len() - after.unwrap_or(0)
}

/// What is compared with one another, through others too.
fn together(forms: &BTreeSet<Form>) -> Vec<BTreeSet<Term>> {
    let mut groups: Vec<BTreeSet<Term>> = Vec::new();
    for form in forms {
        let (mut joined, apart): (Vec<_>, Vec<_>) = groups
            .drain(..)
            .partition(|group| form.terms.keys().any(|term| group.contains(term)));
        let mut own: BTreeSet<Term> = form.terms.keys().copied().collect();
        joined.iter_mut().for_each(|group| own.append(group));
        groups = apart;
        groups.push(own);
    }
    groups
}
