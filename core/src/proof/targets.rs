//! What somebody can get, and whether anybody did.

use std::collections::BTreeMap;

use crate::check::built::Site;
use crate::expr::name::{ItemIx, ScaleIx, StepIx};

/// Something that people should be able to get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// A step is visited.
    Step(StepIx),
    /// A condition is met; a way, a rule or a rung is the one that counts.
    Site(Site),
    /// A band comes out.
    Band(ScaleIx, usize),
    /// An item takes an answer that meets its checks.
    Valid(ItemIx),
    /// An item that must be answered can be.
    Answer(ItemIx),
    /// Some option is left of an item that must be answered and is there otherwise.
    Choice(ItemIx),
    /// What fills a hole in a text was asked by the time it is shown; by its place among the holes that are feared empty.
    Hole(usize),
}

/// Whether something was seen to happen, and seen not to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Seen {
    pub(crate) met: bool,
    pub(crate) unmet: bool,
}

/// What an exploration saw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    all: BTreeMap<Target, Seen>,
    news: bool,
}

impl Marks {
    pub(super) fn mark(&mut self, target: Target, is_met: bool) {
        let seen = self.all.entry(target).or_default();
        let before = *seen;
        seen.met |= is_met;
        seen.unmet |= !is_met;
        self.news |= *seen != before;
    }

    /// Whether something was seen for the first time since this was last asked.
    pub(super) fn take_news(&mut self) -> bool {
        std::mem::take(&mut self.news)
    }

    pub(super) fn met(&mut self, target: Target) {
        self.mark(target, true);
    }

    pub(crate) fn of(&self, target: Target) -> Seen {
        self.all.get(&target).copied().unwrap_or_default()
    }

    /// Adds what another exploration saw.
    pub(super) fn join(&mut self, other: &Self) {
        for (target, seen) in &other.all {
            let own = self.all.entry(*target).or_default();
            own.met |= seen.met;
            own.unmet |= seen.unmet;
        }
    }
}
