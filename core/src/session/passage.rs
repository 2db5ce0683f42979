//! How a visit led to the next: which rungs it took and what it passed over. For authors who ask which ways their paths
//! walk, and for researchers who ask why somebody came where they came.

use super::Session;
use super::fact::{How, VisitOf};
use super::place;
use super::view::Seen;
use crate::expr::eval::View;

pub use super::place::Passed;

impl Session {
    /// What a visit on the trail passed when it was left as done or skipped; empty when it was not.
    #[must_use]
    pub fn passage(&self, of: VisitOf) -> Vec<Passed> {
        let mut passed = Vec::new();
        let visits = (0..self.state.length())
            .rev()
            .filter_map(|position| self.state.on_trail(position));
        let Some(visit) = visits
            .into_iter()
            .find(|visit| visit.step == of.step.0 && visit.n == of.n)
        else {
            return passed;
        };
        let Some(exit) = visit.exit.filter(|exit| exit.how != How::Chosen) else {
            return passed;
        };
        let latest = self.state.latest_at(visit.position + 1);
        let court = self.court();
        let seen = Seen {
            now: exit.at,
            seq: exit.seq,
            ..court.seen(visit, &latest)
        };
        place::leave_noting(seen, visit, exit.how, &mut |step| passed.push(step));
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
