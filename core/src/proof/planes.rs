//! Where answers that are compared with one another stand to the planes of all comparisons.
//!
//! Each comparison is a plane. In the order in which they are asked, an answer is told apart by the planes that it lies on or
//! between, once those before it are known; and, by what is left when each later answer is worked out of the planes, by how much
//! room it leaves them. This is how whole numbers are worked out of sums by D. C. Cooper, "Theorem proving in arithmetic without
//! multiplication" (Machine Intelligence 7, 1972): beside where planes cross it matters how far apart they are, up to the
//! steps in which an answer goes, and what is left when dividing by these.

use std::collections::BTreeSet;

use crate::check::linear::{Domain, Term, gcd};

/// Where more planes come of them than this, answers are not told apart.
const PLANES: usize = 4_000;
/// Nor where more than so many in a row are told apart.
const STEPS: i128 = 400;

/// Answers in the order in which they are asked.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    ranks: Vec<Rank>,
}

/// One of these.
#[derive(Clone, Debug)]
pub(super) struct Rank {
    pub(super) of: Term,
    pub(super) domain: Domain,
    /// Where there may be something between any two places (a setting), only that it lies between matters: each second place.
    pub(super) is_dense: bool,
    planes: BTreeSet<Plane>,
    /// What is left of it when dividing by this matters.
    period: i128,
}

/// Where so many times an answer (as its place in the domain, from 0), and so many times each of those before it, is a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Plane {
    /// Per answer, from the first that is asked; the last is not nought.
    times: Vec<i128>,
    is: i128,
}

impl Plane {
    /// The plane or, where it has no whole numbers on it, the two beside it; none if it tells nothing apart.
    pub(super) fn whole(mut times: Vec<i128>, is: i128) -> Vec<Self> {
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
    pub(super) const fn new(of: Term, domain: Domain, is_dense: bool) -> Self {
        Self {
            of,
            domain,
            is_dense,
            planes: BTreeSet::new(),
            period: 1,
        }
    }

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

impl Turn {
    /// How these answers stand to one another; none where that is more than can be told apart.
    pub(super) fn new(mut ranks: Vec<Rank>, planes: Vec<Plane>) -> Option<Self> {
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

    /// What to try of one of them, in millionths.
    pub(super) fn tries(&self, of: Term, known: &dyn Fn(Term) -> Option<i128>) -> Vec<i128> {
        let Some((place, rank)) = self.ranks.iter().enumerate().find(|(_, rank)| rank.of == of) else {
            return Vec::new();
        };
        let known = |rank: &Rank| Some(rank.place(known(rank.of)?));
        let places = self.places(place, &known).into_iter();
        places.map(|at| rank.value(at)).collect()
    }
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
            let ranks = (0..).map(ItemIx).zip(&counts).map(|(ix, count)| {
                Rank::new(
                    Term::Answer(ix),
                    Domain {
                        low: 0,
                        step: 1,
                        count: *count,
                    },
                    false,
                )
            });
            let size = if round % 2 == 0 { 3 } else { 9 };
            let mut planes = Vec::new();
            for _ in 0..=dice(3) {
                let times = (0..width).map(|_| dice(size) - i128::from(size / 2)).collect();
                planes.append(&mut Plane::whole(times, dice(30) - 10));
            }
            let Some(order) = Turn::new(ranks.collect(), planes.clone()) else {
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
