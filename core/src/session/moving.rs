//! Where an act leads: on, back, to a step, past an optional one (semantics 4.8, 5.2, 5.6, 16.4 to 16.7).

use super::decide::{Court, Decision};
use super::fact::How;
use super::judge::holds_back;
use super::menu;
use super::place::{self, Passed};
use super::refusal::{Code, Why};
use super::settle::is_met;
use super::state::{Held, Slot, Visit};
use super::view::Seen;
use super::wait;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::moment::Moment;
use crate::program::PlaceKind;

impl Court<'_> {
    pub(super) fn skip_step(&self, now: Moment, note: &mut impl FnMut(Passed)) -> Result<Decision, Code> {
        let here = self.state.here().ok_or(Code::NotStarted)?;
        if !self.is_skippable(here) {
            return Err(Code::NotOptional(StepIx(here.step)));
        }
        let seen = Seen {
            now,
            seq: self.state.seq + 1,
            ..self.seen(here, &self.state.latest)
        };
        Ok(Decision::Leave {
            how: How::Skipped,
            found: place::leave_noting(seen, here, How::Skipped, note),
        })
    }

    /// Whether a visit may be skipped as a whole: only the last, of an optional step.
    pub(super) fn is_skippable(&self, here: &Visit) -> bool {
        let place = self.program.index().place(here.step);
        here.exit.is_none() && place.is_some_and(|place| place.optional && place.kind != PlaceKind::End)
    }

    /// `continue` (semantics 5.2, 16.4, 16.5, 16.18).
    pub(super) fn go_on(&self, now: Moment) -> Result<Decision, Code> {
        self.go_on_noting(now, &mut place::unnoted)
    }

    /// The same, and tells what is passed on the way.
    pub(super) fn go_on_noting(&self, now: Moment, note: &mut impl FnMut(Passed)) -> Result<Decision, Code> {
        let here = self.state.here().ok_or(Code::NotStarted)?;
        let place = self.program.index().place(here.step).ok_or(Code::AtEnd)?;
        if place.kind == PlaceKind::End {
            return Err(Code::AtEnd);
        }
        let onward = Decision::Move(self.state.resting(here.position + 1));
        match here.exit.map(|exit| exit.how) {
            Some(How::Done | How::Held | How::Over) => return Ok(onward),
            Some(How::Skipped) => {
                let slots = self.state.slots_of(here, place.item_count);
                let mut slots = slots.iter();
                let holds = |slot: &Slot| matches!(slot.held, Held::Value(_) | Held::Diary(_));
                let given = slots.any(|slot| slot.judged.shown && holds(slot));
                if !given || !here.gate {
                    return Ok(onward);
                }
            }
            Some(How::Chosen) | None => {
                if !here.gate {
                    return Err(Code::Gate(self.gate(here)));
                }
            }
        }
        let latest = self.state.latest_at(here.position + 1);
        let seen = Seen {
            latest: &latest,
            ..self.seen(here, &self.state.latest)
        };
        if place.kind == PlaceKind::Menu {
            let (done, need) = menu::need(&seen, here);
            if !is_met((done, need)) {
                return Err(Code::Need { done, need });
            }
        }
        let how = wait::way_out(self.program, self.state, here, now);
        let how = how.ok_or(Code::Waiting(StepIx(here.step)))?;
        let seq = self.state.seq + 1;
        let found = place::leave_noting(Seen { now, seq, ..seen }, here, how, note);
        Ok(Decision::Leave { how, found })
    }

    fn gate(&self, here: &Visit) -> Vec<(ItemIx, Why)> {
        let Some(place) = self.program.index().place(here.step) else {
            return Vec::new();
        };
        let items = self
            .program
            .items_of(StepIx(here.step))
            .zip(self.state.slots_of(here, place.item_count));
        items
            .filter_map(|((at, item), slot)| holds_back(item, &slot.judged, &slot.held).map(|why| (at, why)))
            .collect()
    }

    /// The nearest earlier visit that is no superseded menu.
    pub(super) fn back(&self) -> Option<u32> {
        (0..self.state.cursor).rev().find(|position| {
            self.state
                .on_trail(*position)
                .is_some_and(|visit| !self.state.is_superseded(visit))
        })
    }

    /// `go` (semantics 4.8, 16.5, 16.7).
    pub(super) fn go(&self, step: StepIx) -> Result<Decision, Code> {
        let here = self.state.here().ok_or(Code::NotStarted)?;
        let step = step.0;
        if here.step == step {
            return Ok(Decision::Pass);
        }
        let kind = self.program.index().place(step).map(|place| place.kind);
        if self
            .program
            .index()
            .place(here.step)
            .is_some_and(|place| place.kind == PlaceKind::Menu)
            && self
                .program
                .index()
                .place(step)
                .is_some_and(|place| place.parent == here.step)
            && let Some(decision) = self.choose(here, step)
        {
            return Ok(decision);
        }
        if matches!(kind, Some(PlaceKind::Fixed | PlaceKind::Part) | None) {
            return Err(Code::NotReachable(StepIx(step)));
        }
        if let Some(visit) = self.state.latest_of(step) {
            return Ok(Decision::Move(visit.position));
        }
        Ok(Decision::Ahead(step))
    }

    /// A child of the menu under the cursor: looked back at or chosen, if it is shown.
    fn choose(&self, menu: &Visit, child: u32) -> Option<Decision> {
        let latest = self.state.latest_at(menu.position + 1);
        let seen = Seen {
            latest: &latest,
            ..self.seen(menu, &self.state.latest)
        };
        if !place::is_shown(&seen, child) {
            return None;
        }
        if menu::settled(&seen, menu, child).is_some() {
            let back = if self.program.is_section(child) {
                menu::first_visit(&seen, menu, child)
            } else {
                latest
                    .get(child as usize)
                    .and_then(|at| self.state.visit(*at))
                    .map(|visit| visit.position)
            };
            return back.map(|position| Decision::Move(self.state.resting(position)));
        }
        let chosen = menu.exit.filter(|exit| exit.how == How::Chosen);
        if chosen.is_some_and(|exit| self.program.child_towards(exit.to, menu.step) == Some(child)) {
            return Some(Decision::Move(self.state.resting(menu.position + 1)));
        }
        Some(Decision::Leave {
            how: How::Chosen,
            found: place::choose(seen, child),
        })
    }
}
