//! Answers that are compared with one another: which of them need to be tried, so that every way in which they can stand to one
//! another comes up.
//!
//! Each comparison is a plane. In the order in which they are asked, an answer is told apart by the planes that it lies on or
//! between, once those before it are known; and, by what is left when each later answer is worked out of the planes, by how much
//! room it leaves them. This is how whole numbers are worked out of sums by D. C. Cooper, "Theorem proving in arithmetic without
//! multiplication" (Machine Intelligence 7, 1972): beside where planes cross it matters how far apart they are, up to the
//! steps in which an answer goes, and what is left when dividing by these.

use std::collections::BTreeSet;

use super::linear::{Domain, Form, Term, gcd};
use super::terrain::Terrain;
use super::uses::{Use, Uses};
use crate::check::graph::{at, step_of};
use crate::expr::name::StepIx;
use crate::ground::moment::Date;
use crate::module::plan::Home;

/// More answers that are compared with one another are not put in order.
const ANSWERS: usize = 4;
/// Nor where more planes come of them than this.
const PLANES: usize = 4_000;
/// Nor where more than so many in a row are told apart.
const STEPS: i128 = 400;

/// Answers that are compared with one another, in the order in which they are asked.
#[derive(Clone, Debug)]
pub(super) struct Order {
    ranks: Vec<Rank>,
}

/// One of these.
#[derive(Clone, Debug)]
struct Rank {
    of: Term,
    domain: Domain,
    /// Where there may be something between any two places (a setting), only that it lies between matters: each second place.
    is_dense: bool,
    planes: BTreeSet<Plane>,
    /// What is left of it when dividing by this matters.
    period: i128,
}

/// Where so many times an answer (as its place in the domain, from 0), and so many times each of those before it, is a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Plane {
    /// Per answer, from the first that is asked; the last is not nought.
    times: Vec<i128>,
    is: i128,
}

impl Plane {
    /// The plane or, where it has no whole numbers on it, the two beside it; none if it tells nothing apart.
    fn whole(mut times: Vec<i128>, is: i128) -> Vec<Self> {
        while times.last() == Some(&0) {
            times.pop();
        }
        let by = times.iter().fold(0, |by, times| gcd(by, *times));
        if by == 0 {
            return Vec::new();
        }
        times.iter_mut().for_each(|times| *times /= by);
        let below = is.div_euclid(by);
        let mut all = vec![Self {
            times: times.clone(),
            is: below,
        }];
        if is.rem_euclid(by) != 0 {
            all.push(Self { times, is: below + 1 });
        }
        all
    }

    /// So many times its last answer, and what that is in those before it: times, and a number.
    fn solved(&self, by: i128) -> Option<(Vec<i128>, i128)> {
        let (last, before) = self.times.split_last()?;
        let scale = by / last;
        let times = before.iter().map(|times| -times * scale).collect();
        Some((times, self.is * scale))
    }
}

impl Rank {
    /// The place of a value in the domain.
    const fn place(&self, value: i128) -> i128 {
        let (at, step) = (value - self.domain.low, self.domain.step);
        match (self.is_dense, at.rem_euclid(step)) {
            (false, _) => at.div_euclid(step),
            (true, 0) => at.div_euclid(step) * 2,
            (true, _) => at.div_euclid(step) * 2 + 1,
        }
    }

    /// The value at a place.
    const fn value(&self, place: i128) -> i128 {
        let step = self.domain.step;
        let is_between = self.is_dense && place.rem_euclid(2) == 1;
        let at = if self.is_dense { place.div_euclid(2) } else { place };
        self.domain.low + at * step + if is_between { step / 2 } else { 0 }
    }

    /// How many places there are.
    const fn count(&self) -> i128 {
        if self.is_dense {
            self.domain.count * 2 - 1
        } else {
            self.domain.count
        }
    }
}

impl Order {
    /// How these answers stand to one another; none where that is more than can be told apart.
    fn new(mut ranks: Vec<Rank>, planes: Vec<Plane>) -> Option<Self> {
        for plane in planes {
            ranks
                .get_mut(plane.times.len().checked_sub(1)?)?
                .planes
                .insert(plane);
        }
        let (mut period, mut count) = (1, 0);
        for last in (0..ranks.len()).rev() {
            let rank = ranks.get_mut(last)?;
            rank.period = period;
            let mut by = 1_i128;
            for own in rank.planes.iter().filter_map(|plane| plane.times.last()) {
                by = by / gcd(by, *own) * own.abs();
                if by.checked_mul(period)? > STEPS {
                    return None;
                }
            }
            if last == 0 {
                break;
            }
            let reach = by * period;
            let ends = [0, by * (rank.count() - 1)].map(|end| (Vec::new(), end));
            let solved: Vec<_> = rank
                .planes
                .iter()
                .filter_map(|plane| plane.solved(by))
                .chain(ends)
                .collect();
            let pairs = solved.iter().enumerate().flat_map(|(place, one)| {
                let others = solved.iter().skip(place + 1);
                others.map(move |other| (one, other))
            });
            for ((one, is), (other, at)) in pairs {
                let apart: Vec<i128> = (0..last)
                    .map(|place| one.get(place).unwrap_or(&0) - other.get(place).unwrap_or(&0))
                    .collect();
                for room in -reach..=reach {
                    for plane in Plane::whole(apart.clone(), room - is + at) {
                        count += 1;
                        ranks
                            .get_mut(plane.times.len().checked_sub(1)?)?
                            .planes
                            .insert(plane);
                    }
                }
                if count > PLANES * 8 || ranks.iter().any(|rank| rank.planes.len() > PLANES) {
                    return None;
                }
            }
            period = reach;
        }
        Some(Self { ranks })
    }

    /// The answers to try to one of them, as places in its domain, where those before it are known, or were not answered.
    fn places(&self, place: usize, known: &dyn Fn(&Rank) -> Option<i128>) -> BTreeSet<i128> {
        let Some(rank) = self.ranks.get(place) else {
            return BTreeSet::new();
        };
        let before: Vec<Option<i128>> = self.ranks.iter().take(place).map(known).collect();
        let mut marks = BTreeSet::from([0, rank.count() - 1]);
        for plane in &rank.planes {
            let Some((own, times)) = plane.times.split_last() else {
                continue;
            };
            let parts = times.iter().zip(&before).filter(|(times, _)| **times != 0);
            let sum: Option<i128> = parts.map(|(times, known)| Some(times * (*known)?)).sum();
            if let Some(sum) = sum {
                marks.insert(((plane.is - sum) * own.signum()).div_euclid(own.abs()));
            }
        }
        let near = marks
            .iter()
            .flat_map(|mark| (0..=rank.period).map(move |more| mark + more));
        near.filter(|at| (0..rank.count()).contains(at)).collect()
    }

    /// What to try of one of them, in millionths, where those before it are known, or were not answered.
    pub(super) fn tries(&self, of: Term, known: &dyn Fn(Term) -> Option<i128>) -> Vec<i128> {
        let Some((place, rank)) = self.ranks.iter().enumerate().find(|(_, rank)| rank.of == of) else {
            return Vec::new();
        };
        let known = |rank: &Rank| Some(rank.place(known(rank.of)?));
        let places = self.places(place, &known).into_iter();
        places.map(|at| rank.value(at)).collect()
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
        let mut ranks: Vec<(usize, Rank)> = Vec::new();
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
                    if terrain.rings().flatten().any(|place| step_of(*place) == home) {
                        return None;
                    }
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
            ranks.push((
                rank,
                Rank {
                    of: *term,
                    domain,
                    is_dense,
                    planes: BTreeSet::new(),
                    period: 1,
                },
            ));
        }
        ranks.sort_by_key(|(rank, one)| (*rank, one.of));
        let ranks: Vec<Rank> = ranks.into_iter().map(|(_, rank)| rank).collect();
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
        for rank in &ranks {
            for edge in self.of(rank.of).into_iter().flat_map(Use::edges) {
                let of = |term| i128::from(term == rank.of);
                planes.append(&mut plane(&of, edge));
                // It may have been rounded down.
                planes.append(&mut plane(&of, edge + 1));
            }
        }
        for form in forms() {
            planes.append(&mut plane(
                &|term| form.terms.get(&term).copied().unwrap_or(0),
                -form.more,
            ));
        }
        Order::new(ranks, planes)
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

/// How many groups of places come before a step.
fn rank_of(terrain: &Terrain<'_>, home: StepIx) -> usize {
    let after = terrain.groups.iter().position(|group| group.contains(&at(home)));
    terrain.groups.len() - after.unwrap_or(0)
}

/// The first and the last date that may be answered.
pub(super) fn ends(from: Option<Date>, to: Option<Date>) -> [Date; 2] {
    let fixed = |text: &str| Date::parse(text).unwrap_or(Date::from_days(0));
    [
        from.unwrap_or_else(|| fixed("1900-01-01")),
        to.unwrap_or_else(|| fixed("2200-12-31")),
    ]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::name::ItemIx;

    /// How answers stand to all planes.
    fn sides(planes: &[Plane], at: &[i128]) -> Vec<std::cmp::Ordering> {
        let side = |plane: &Plane| {
            let sum: i128 = plane.times.iter().zip(at).map(|(times, at)| times * at).sum();
            sum.cmp(&plane.is)
        };
        planes.iter().map(side).collect()
    }

    fn walk(
        counts: &[i128],
        at: &mut Vec<i128>,
        next: &dyn Fn(&[i128]) -> Vec<i128>,
        seen: &mut dyn FnMut(&[i128]),
    ) {
        if at.len() == counts.len() {
            return seen(at);
        }
        for place in next(at) {
            at.push(place);
            walk(counts, at, next, seen);
            at.pop();
        }
    }

    #[test]
    fn every_way_in_which_answers_can_stand_to_one_another_comes_up() {
        let mut roll = 11_u64;
        let mut dice = |count: u64| {
            roll = roll
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            i128::from((roll >> 33) % count)
        };
        let (mut decided, mut tried, mut all) = (0, 0, 0);
        for round in 0..600 {
            let width = if round % 3 == 0 { 3 } else { 2 };
            let most = if width == 3 { 14 } else { 40 };
            let counts: Vec<i128> = (0..width).map(|_| 2 + dice(most)).collect();
            let ranks = (0..).map(ItemIx).zip(&counts).map(|(ix, count)| Rank {
                of: Term::Answer(ix),
                domain: Domain {
                    low: 0,
                    step: 1,
                    count: *count,
                },
                is_dense: false,
                planes: BTreeSet::new(),
                period: 1,
            });
            let size = if round % 2 == 0 { 3 } else { 9 };
            let mut planes = Vec::new();
            for _ in 0..=dice(3) {
                let times = (0..width).map(|_| dice(size) - i128::from(size / 2)).collect();
                planes.append(&mut Plane::whole(times, dice(30) - 10));
            }
            let Some(order) = Order::new(ranks.collect(), planes.clone()) else {
                continue;
            };
            decided += 1;
            let (mut by_each, mut by_tries) = (BTreeSet::new(), BTreeSet::new());
            let each = |at: &[i128]| (0..counts[at.len()]).collect();
            walk(&counts, &mut Vec::new(), &each, &mut |at| {
                all += 1;
                by_each.insert(sides(&planes, at));
            });
            let some = |at: &[i128]| {
                let known = |rank: &Rank| match rank.of {
                    Term::Answer(ix) => at.get(ix.index()).copied(),
                    _ => None,
                };
                order.places(at.len(), &known).into_iter().collect()
            };
            walk(&counts, &mut Vec::new(), &some, &mut |at| {
                tried += 1;
                by_tries.insert(sides(&planes, at));
            });
            assert_eq!(by_tries, by_each, "round {round}: {counts:?}, {planes:?}");
        }
        assert!(
            decided > 300 && tried < all,
            "{decided} decided, {tried} of {all} tried"
        );
    }
}
