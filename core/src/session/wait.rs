//! Places that wait: when they open, how they are left then, and what is told of it (semantics 23).

use super::decide::Court;
use super::fact::{ContactState, Fact, How, VisitOf, When};
use super::settle::{Hand, of};
use super::state::{Held, State, Visit};
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::moment::{Date, Moment};
use crate::module::plan::{Home, StepKind, Until};
use crate::program::{PlaceKind, Program};

/// When a visit opens by itself: its limit, or the time it waits for.
pub(super) fn until(program: &Program, visit: &Visit) -> Option<When> {
    let kind = &program.step_at(StepIx(visit.step))?.kind;
    let after = |milliseconds: u64| {
        let length = i64::try_from(milliseconds).unwrap_or(i64::MAX);
        When::At(visit.entered.later(length))
    };
    match kind {
        StepKind::Wait {
            until: Until::For(length),
        } => Some(after(*length)),
        StepKind::Wait {
            until: Until::Time(time),
        } => {
            let today = visit.entered.date();
            let is_today = *time > visit.entered.time();
            let day = if is_today {
                today
            } else {
                Date::from_days(today.days().saturating_add(1))
            };
            Some(When::Local(day, *time))
        }
        kind => kind.limit().map(|limit| after(limit.within)),
    }
}

/// How a visit that was not left would be left at a moment; none while it waits still. Places that do not wait are
/// always open.
pub(super) fn way_out(program: &Program, state: &State, visit: &Visit, now: Moment) -> Option<How> {
    let Some(step) = program.step_at(StepIx(visit.step)) else {
        return Some(How::Done);
    };
    let is_reached = || until(program, visit).is_some_and(|when| when.is_reached(now));
    match &step.kind {
        StepKind::Wait {
            until: Until::Release(_),
        } if state.is_released(of(visit)) => Some(How::Held),
        StepKind::Wait {
            until: Until::Release(_),
        } => is_reached().then_some(How::Over),
        StepKind::Wait { .. } => is_reached().then_some(How::Done),
        StepKind::Contact { .. } => match state.contact(of(visit)).map(|contact| contact.state) {
            Some(ContactState::Held) => Some(How::Held),
            Some(ContactState::Declined) => Some(How::Over),
            _ => is_reached().then_some(How::Over),
        },
        StepKind::Activity { tick, .. } => {
            let is_in = matches!(
                state.slots_of(visit, step.item_count),
                [slot] if matches!(slot.held, Held::Value(_))
            );
            if is_in {
                Some(How::Done)
            } else if is_reached() {
                Some(How::Over)
            } else {
                tick.then_some(How::Done)
            }
        }
        _ => Some(How::Done),
    }
}

/// Whether a step is a place that waits.
pub(super) fn waits(program: &Program, step: u32) -> bool {
    let place = program.index().place(step);
    place.is_some_and(|place| place.kind == PlaceKind::Waiting)
}

/// The activity that waits for an item, if one does.
pub(super) fn awaits(program: &Program, item: ItemIx) -> Option<StepIx> {
    match program.plan().items.get(item.index())?.home {
        Home::Step(step) if waits(program, step.0) => Some(step),
        _ => None,
    }
}

impl Hand<'_> {
    /// What becomes due between the clock and an act (semantics 3.4, 23.7). Comes before all other facts.
    pub(super) fn pass_time(&mut self, now: Moment) {
        let last = self.state.length().checked_sub(1);
        if let Some(visit) = last.and_then(|last| self.state.on_trail(last)).copied()
            && waits(self.program, visit.step)
            && way_out(self.program, self.state, &visit, self.state.clock).is_none()
            && until(self.program, &visit).is_some_and(|when| when.is_reached(now))
        {
            self.facts.push(Fact::Due(of(&visit)));
        }
        self.remind(now);
    }

    /// What is told of a place that waits when it is entered.
    pub(super) fn begin_waiting(&mut self, visit: &Visit) {
        if let Some(StepKind::Contact { .. }) =
            self.program.step_at(StepIx(visit.step)).map(|step| &step.kind)
        {
            self.state.open_contact(of(visit));
        }
        let until = until(self.program, visit);
        self.facts.push(Fact::Waiting {
            visit: of(visit),
            until,
        });
    }
}

impl Court<'_> {
    /// The last visit, if it waits and was not left.
    pub(super) fn waiting(&self) -> Option<&Visit> {
        let last = self.state.length().checked_sub(1)?;
        let visit = self.state.on_trail(last)?;
        (visit.exit.is_none() && waits(self.program, visit.step)).then_some(visit)
    }

    /// When the place that waits opens by itself, if nothing else is done before.
    pub(super) fn opening(&self) -> Option<(VisitOf, When)> {
        let visit = self.waiting()?;
        if way_out(self.program, self.state, visit, self.state.clock).is_some() {
            return None;
        }
        Some((of(visit), until(self.program, visit)?))
    }

    /// Whether the guide can let somebody go on now.
    pub(super) fn can_release(&self) -> bool {
        self.waiting()
            .is_some_and(|visit| is_release(self.program, visit.step) && !self.state.is_released(of(visit)))
    }
}

/// Whether a step waits until the guide lets go on.
pub(super) fn is_release(program: &Program, step: u32) -> bool {
    let kind = program.step_at(StepIx(step)).map(|step| &step.kind);
    matches!(
        kind,
        Some(StepKind::Wait {
            until: Until::Release(_)
        })
    )
}
