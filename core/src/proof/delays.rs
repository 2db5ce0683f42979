//! How long somebody lets something rest before they go on, as far as that is asked.

use super::answers::DAYS;
use super::focus::{Atom, Focus, set_bits};
use super::keeping::Meanwhile;
use super::walk::{DAY, Walk, now};
use crate::expr::name::StepIx;
use crate::ground::moment::Moment;
use crate::program::{PlaceKind, Program};
use crate::session::Session;

/// Numbers of days after which going on may come out differently.
#[derive(Default)]
pub(super) struct Delays {
    days: Vec<i64>,
    /// Somebody is asked how long ago something was.
    by_day: bool,
    /// Whatever time passes, what is asked comes out as after one of these.
    pub(super) is_whole: bool,
    /// How many midnights pass in a wait hangs on the hour at which it began, and somebody is asked how long ago it was or keeps
    /// a diary.
    by_hour: bool,
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
        let by_day = focus.atoms.iter().any(Atom::is_clock);
        let by_hour = (by_day || !focus.diaries.is_empty()) && waits(program);
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
                by_day,
                is_whole: !is_mixed,
                by_hour,
            };
        }
        Self {
            days: (0..=most.min(DAYS)).collect(),
            by_day,
            is_whole: !is_mixed && most <= DAYS,
            by_hour,
        }
    }

    /// When a session begins. Earlier on a day is never worse: who begins or goes on at midnight can come to all that who does
    /// later that day can, by resting. So where hours count, that is when it is.
    pub(super) fn first(&self) -> Moment {
        let first = match self.by_hour {
            // The day before the clock is put back.
            true => "2026-10-24T00:00:00.000+02:00",
            false => "2026-01-05T10:00:00.000+01:00",
        };
        Moment::parse(first).unwrap_or_else(|| Moment::from_unix(0, SUMMER))
    }

    /// After so many days, as early as that may be.
    pub(super) fn rested(&self, at: Moment, days: i64) -> Moment {
        let rest = at.later(days.saturating_mul(DAY));
        if self.by_hour && days > 0 {
            rest.later(-since_midnight(rest))
        } else {
            rest
        }
    }

    /// The moment itself and, where it is asked how long ago something was, the same by a clock that was put back in between: that
    /// night has an hour more, and a day of 24 hours does not reach midnight.
    pub(super) fn reached(&self, at: Moment) -> Vec<Moment> {
        let mut all = vec![at];
        if self.by_hour && self.by_day && at.offset() == SUMMER {
            all.push(Moment::from_unix(at.unix(), SUMMER - 60));
        }
        all
    }
}

/// By how many minutes the clock is ahead in summer, when a session begins.
const SUMMER: i16 = 120;

/// Milliseconds of the local day that are over.
fn since_midnight(at: Moment) -> i64 {
    (at.unix() + i64::from(at.offset()) * 60_000).rem_euclid(DAY)
}

/// Whether time passes that nobody lets pass.
fn waits(program: &Program) -> bool {
    let mut places = program.index().places.iter();
    places.any(|place| place.kind == PlaceKind::Waiting)
}

/// Whether at most one thing is asked how long ago it was, and no time passes but what somebody lets pass before they go on.
fn is_alone(program: &Program, focus: &Focus) -> bool {
    let clocks = focus.atoms.iter().filter(|atom| atom.is_clock()).count();
    clocks == 0 || (clocks == 1 && !waits(program) && focus.diaries.is_empty())
}

impl Walk<'_> {
    /// After how many days to go on from where a session stands.
    pub(super) fn delays_at(&self, session: &Session) -> Vec<i64> {
        let Some(step) = session.last_step() else {
            return vec![0];
        };
        let mut live = Vec::new();
        if self.delays.by_day {
            self.focus.live(self.graph, step, u32::MAX, &mut live);
        }
        if self.reads_days(&live) {
            self.delays.days.clone()
        } else {
            vec![0]
        }
    }

    /// After how many days to go on once entries came in: who waits longer for these comes to the same.
    pub(super) fn leavings(&self, meanwhile: &Meanwhile) -> Vec<i64> {
        if meanwhile.is_last {
            self.delays_at(&meanwhile.session)
        } else {
            vec![0]
        }
    }

    fn reads_days(&self, live: &[u64]) -> bool {
        set_bits(live).any(|atom| self.focus.atoms.get(atom).is_some_and(Atom::is_clock))
    }

    /// The hour tells situations apart where it counts how many midnights a wait will pass.
    pub(super) fn write_hour(&self, session: &Session, (step, live): (StepIx, &[u64]), key: &mut Vec<u8>) {
        let is_read = self.reads_days(live) || self.focus.diaries_in(live).any(|diary| diary.is_timed(step));
        if !self.delays.by_hour || !is_read {
            return;
        }
        let now = now(session);
        key.extend(since_midnight(now).to_le_bytes());
        key.extend(now.offset().to_le_bytes());
    }
}
