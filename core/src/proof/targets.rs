//! What somebody can get, and whether anybody did.

use super::landing::Lead;
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
    /// A check of an item is true of an answer, and not only not false.
    Holds(ItemIx, usize),
    /// An item that must be answered can be.
    Answer(ItemIx),
    /// Of an item that must be answered and is there otherwise as many options are left as an answer has.
    Choice(ItemIx),
    /// Of an item that is there otherwise as many options are left as an answer has.
    Enough(ItemIx),
    /// The way of a rule is the one along which it goes on.
    Go(ItemIx, usize),
    /// Who takes a way comes to the step that it names.
    Lands(Lead),
    /// What fills a hole in a text was asked, or answered, by the time it is shown; by its place among the holes that are feared empty.
    Hole(usize),
}

/// Whether something was seen to happen, and seen not to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Seen {
    pub(crate) met: bool,
    pub(crate) unmet: bool,
}

impl Seen {
    /// What was seen of two things together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self {
            met: self.met || other.met,
            unmet: self.unmet || other.unmet,
        }
    }
}

/// What an exploration saw: in rows, since it is asked at every act.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    rows: [Row; ROWS],
    news: bool,
}

/// One kind of targets: by what they belong to, then by their place in it.
type Row = Vec<Vec<Seen>>;

/// How many kinds there are.
const ROWS: usize = 19;

/// In which row something stands, and where.
const fn place(target: Target) -> (usize, usize, usize) {
    match target {
        Target::Step(step) => (0, step.index(), 0),
        Target::Site(Site::Step(step)) => (1, step.index(), 0),
        Target::Site(Site::Way(step, rung)) => (2, step.index(), rung),
        Target::Site(Site::Item(item)) => (3, item.index(), 0),
        Target::Site(Site::Required(item)) => (3, item.index(), 1),
        Target::Site(Site::Copies(item)) => (3, item.index(), 2),
        Target::Site(Site::Option(item, place)) => (4, item.index(), place),
        Target::Site(Site::Must(item, place)) => (5, item.index(), place),
        Target::Site(Site::Rule(item, place)) => (6, item.index(), place),
        Target::Site(Site::Rung(value, place)) => (7, value.index(), place),
        Target::Band(scale, place) => (8, scale.index(), place),
        Target::Valid(item) => (9, item.index(), 0),
        Target::Answer(item) => (10, item.index(), 0),
        Target::Choice(item) => (11, item.index(), 0),
        Target::Hole(hole) => (12, hole, 0),
        Target::Go(item, place) => (13, item.index(), place),
        Target::Enough(item) => (14, item.index(), 0),
        Target::Lands(Lead::Way(step, rung)) => (15, step.index(), rung),
        Target::Lands(Lead::Rule(item, place)) => (16, item.index(), place),
        Target::Lands(Lead::Otherwise(step)) => (17, step.index(), 0),
        Target::Holds(item, place) => (18, item.index(), place),
    }
}

impl Marks {
    pub(super) fn mark(&mut self, target: Target, is_met: bool) {
        let (row, of, at) = place(target);
        let Some(seen) = self.rows.get_mut(row).and_then(|row| slot(row, of, at)) else {
            return;
        };
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
        let (row, of, at) = place(target);
        let found = self.rows.get(row).and_then(|row| row.get(of)?.get(at));
        found.copied().unwrap_or_default()
    }

    /// Adds what another exploration saw.
    pub(super) fn join(&mut self, other: &Self) {
        for (own, row) in self.rows.iter_mut().zip(&other.rows) {
            for (of, list) in row.iter().enumerate() {
                for (at, seen) in list.iter().enumerate().filter(|(_, seen)| seen.met || seen.unmet) {
                    if let Some(own) = slot(own, of, at) {
                        own.met |= seen.met;
                        own.unmet |= seen.unmet;
                    }
                }
            }
        }
    }
}

fn slot(row: &mut Row, of: usize, at: usize) -> Option<&mut Seen> {
    if row.len() <= of {
        row.resize_with(of + 1, Vec::new);
    }
    let list = row.get_mut(of)?;
    if list.len() <= at {
        list.resize(at + 1, Seen::default());
    }
    list.get_mut(at)
}
