//! How a visit led to the next: which rungs it took and what it passed over. For authors who ask which ways their paths
//! walk, and for researchers who ask why somebody came where they came.

use super::Session;
#[cfg(any(feature = "author", feature = "research"))]
use super::decide::Court;
use super::fact::{How, VisitOf};
use super::place;
use super::state::Visit;
use super::view::Seen;
use crate::expr::eval::View;
#[cfg(any(feature = "author", feature = "research"))]
use crate::expr::name::StepIx;
#[cfg(any(feature = "author", feature = "research"))]
use crate::program::NONE;

pub use super::place::Passed;

impl Session {
    /// What a visit on the trail passed when it was left as done or skipped; empty when it was not.
    #[must_use]
    pub fn passage(&self, of: VisitOf) -> Vec<Passed> {
        let mut visits = (0..self.state.length())
            .rev()
            .filter_map(|position| self.state.on_trail(position));
        visits
            .find(|visit| visit.step == of.step.0 && visit.n == of.n)
            .filter(|visit| visit.exit.is_some_and(|exit| exit.how != How::Chosen))
            .map_or_else(Vec::new, |visit| self.passed_leaving(visit))
    }

    /// What the last act passed on its way to the visits that it entered, in that order; `entry` is where a session began that
    /// did not begin at the front.
    #[cfg(feature = "research")]
    pub(crate) fn passed_last(&self, entry: Option<StepIx>) -> Vec<Passed> {
        let mut passed = Vec::new();
        let mut position = self.state.length();
        // An act may enter several: `go` ahead does.
        while let Some(entered) = position.checked_sub(1).and_then(|at| self.state.on_trail(at))
            && entered.seq == self.state.seq
        {
            position = entered.position;
            let before = position.checked_sub(1).and_then(|at| self.state.on_trail(at));
            let mut leg = match before {
                Some(before) => self.passed_leaving(before),
                None => self.begun(entry),
            };
            leg.append(&mut passed);
            passed = leg;
        }
        passed
    }

    fn passed_leaving(&self, visit: &Visit) -> Vec<Passed> {
        let mut passed = Vec::new();
        let Some(exit) = visit.exit else {
            return passed;
        };
        let latest = self.state.latest_at(visit.position + 1);
        let court = self.court();
        let seen = Seen {
            now: exit.at,
            seq: exit.seq,
            ..court.seen(visit, &latest)
        };
        if exit.how == How::Chosen {
            // The child that was chosen holds the place that was found.
            if let Some(child) = self.program().child_towards(exit.to, visit.step) {
                place::choose_noting(seen, child, &mut place::noted(&mut passed));
            }
        } else {
            place::leave_noting(seen, visit, exit.how, &mut place::noted(&mut passed));
        }
        passed
    }

    /// What a session that was just begun passed before its first visit.
    #[cfg(any(feature = "author", feature = "research"))]
    pub(crate) fn begun(&self, entry: Option<StepIx>) -> Vec<Passed> {
        let mut passed = Vec::new();
        let mut before = self.state.clone();
        let Some(first) = before.on_trail(0).copied() else {
            return passed;
        };
        before.trail.clear();
        before.latest.fill(NONE);
        before.head = 0;
        let court = Court {
            program: &self.program,
            settings: &self.settings,
            seed: self.seed,
            state: &before,
        };
        let seen = Seen {
            at: NONE,
            ..court.seen(&first, &before.latest)
        };
        place::begin_noting(seen, entry, &mut place::noted(&mut passed));
        passed
    }

    /// Reads what is known where the cursor stands: scores, bands, values. Before the start nothing is known, and `read` is not
    /// called.
    pub fn look<T>(&self, read: impl FnOnce(&dyn View) -> T) -> Option<T> {
        let here = self.state.here()?;
        let latest = self.state.latest_at(here.position + 1);
        Some(read(&self.court().seen(here, &latest)))
    }
}
