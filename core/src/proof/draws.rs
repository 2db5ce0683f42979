//! Draws: a seed for each way in which they may come out, as far as they are followed.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::Walk;
use crate::expr::name::ChanceIx;
use crate::ground::hash::Seed;
use crate::module::plan::{Draws, Plan};
use crate::session::Session;
use crate::session::fact::{Arm, VisitOf};

/// More ways than this are not tried.
const WAYS: u64 = 4_096;

/// A draw: of the session, or of a visit.
pub(super) type Draw = (ChanceIx, Option<VisitOf>);

/// How many ways a chance may come out.
fn arms(plan: &Plan, chance: ChanceIx) -> u64 {
    match plan.chances.get(chance.index()).map(|chance| &chance.draws) {
        // What has no weight is never drawn.
        Some(Draws::Arms(arms)) => arms.iter().filter(|(_, weight)| *weight > 0).count() as u64,
        Some(Draws::Whole(from, to)) => to.abs_diff(*from).saturating_add(1),
        None => 1,
    }
}

/// Seeds, and whether every way is among what they draw.
pub(super) struct Seeds {
    pub(super) seeds: Vec<Seed>,
    pub(super) is_whole: bool,
    /// What looking for them took, in acts.
    pub(super) spent: u64,
}

/// So many seeds are tried in about the time of one act.
const TRIES_PER_ACT: u64 = 8;

impl Walk<'_> {
    /// The draws of the session that are followed.
    pub(super) fn draws_of_session(&self) -> Vec<Draw> {
        let chances = (0..).map(ChanceIx).zip(&self.program.plan().chances);
        chances
            .filter(|(at, chance)| !chance.per_visit && self.focus.uses.reads_chance(*at))
            .map(|(at, _)| (at, None))
            .collect()
    }

    /// The draws of the last visit that are followed.
    pub(super) fn draws_of_visit(&self, session: &Session) -> Vec<Draw> {
        let Some(here) = session.cursor() else {
            return Vec::new();
        };
        let place = self.program.index().place(here.step.0);
        let draws = place.map_or(&[][..], |place| &place.draws).iter();
        draws
            .filter(|chance| self.focus.uses.reads_chance(**chance))
            .map(|chance| (*chance, Some(here)))
            .collect()
    }

    /// A seed for each way that some draws may come out, where others come out as this session's own do.
    pub(super) fn seeds(&self, session: &Session, draws: &[Draw], others: &[Draw]) -> Seeds {
        let own = session.seed();
        if draws.is_empty() {
            return Seeds {
                seeds: vec![own],
                is_whole: true,
                spent: 0,
            };
        }
        let plan = self.program.plan();
        let ways = |draws: &[Draw]| {
            let arms = draws.iter().map(|(chance, _)| arms(plan, *chance));
            arms.fold(1_u64, u64::saturating_mul)
        };
        let drawn = |seed: Seed, draws: &[Draw]| -> Option<Vec<Arm>> {
            let arms = draws
                .iter()
                .map(|(chance, visit)| session.drawn_by(seed, *chance, *visit));
            arms.collect()
        };
        let wanted = ways(draws);
        let tries = wanted.min(WAYS).saturating_mul(ways(others).min(WAYS));
        let like = drawn(own, others);
        let (mut met, mut seeds, mut tried) = (BTreeSet::new(), Vec::new(), 0);
        for number in 0..tries.saturating_mul(64).min(400_000).saturating_add(4_096) {
            if met.len() as u64 >= wanted.min(WAYS) {
                break;
            }
            let seed = Seed::from_number(number);
            tried = number;
            if drawn(seed, others) == like
                && let Some(arms) = drawn(seed, draws)
                && met.insert(arms)
            {
                seeds.push(seed);
            }
        }
        Seeds {
            is_whole: met.len() as u64 >= wanted,
            seeds,
            spent: tried / TRIES_PER_ACT,
        }
    }
}

/// What was found for draws before.
pub(super) type Known = BTreeMap<VisitOf, std::rc::Rc<Seeds>>;
