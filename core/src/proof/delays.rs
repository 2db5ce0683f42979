//! How long somebody lets something rest before they go on, as far as that is asked.

use super::answers::DAYS;
use super::focus::{Atom, Focus, set_bits};
use super::walk::Walk;
use crate::program::{PlaceKind, Program};
use crate::session::Session;

/// Numbers of days after which going on may come out differently.
#[derive(Default)]
pub(super) struct Delays {
    days: Vec<i64>,
    /// Whatever time passes, what is asked comes out as after one of these.
    pub(super) is_whole: bool,
}

impl Delays {
    /// Where one thing alone is asked how long ago it was, the steps between what it is compared with, and just beside. Else
    /// time adds up in more ways than these: then each number of days, as far as that are few.
    pub(super) fn of(program: &Program, focus: &Focus) -> Self {
        let uses = &focus.uses;
        let all = || uses.steps.iter().chain(&uses.items);
        let bounds: Vec<i64> = all()
            .flat_map(|used| &used.days)
            .copied()
            .filter(|days| *days >= 0)
            .collect();
        let most = bounds.iter().max().map_or(0, |most| most.saturating_add(1));
        let is_mixed = uses.steps.iter().any(|used| used.is_mixed);
        if is_alone(program, focus) {
            let beside = bounds.iter().flat_map(|days| [*days, days.saturating_add(1)]);
            let marks: Vec<i64> = [0].into_iter().chain(beside).collect();
            let between = marks
                .iter()
                .flat_map(|from| marks.iter().map(move |to| to.saturating_sub(*from)));
            let mut days: Vec<i64> = between.filter(|days| *days >= 0).collect();
            days.sort_unstable();
            days.dedup();
            return Self {
                days,
                is_whole: !is_mixed,
            };
        }
        Self {
            days: (0..=most.min(DAYS)).collect(),
            is_whole: !is_mixed && most <= DAYS,
        }
    }
}

/// Whether at most one thing is asked how long ago it was, and no time passes but what somebody lets pass.
fn is_alone(program: &Program, focus: &Focus) -> bool {
    let clocks = focus.atoms.iter().filter(|atom| atom.is_clock()).count();
    let waits = || {
        program
            .index()
            .places
            .iter()
            .any(|place| place.kind == PlaceKind::Waiting)
    };
    clocks == 0 || (clocks == 1 && !waits())
}

impl Walk<'_> {
    /// After how many days to go on from where a session stands.
    pub(super) fn delays_at(&mut self, session: &Session) -> Vec<i64> {
        let Some(step) = session.last_step() else {
            return vec![0];
        };
        self.focus.live(self.graph, step, u32::MAX, &mut self.live);
        let reads_days =
            set_bits(&self.live).any(|atom| self.focus.atoms.get(atom).is_some_and(Atom::is_clock));
        if reads_days {
            self.delays.days.clone()
        } else {
            vec![0]
        }
    }
}
