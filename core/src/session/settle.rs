//! After a change: every visit from there on is judged anew, and the trail is cut where it no longer leads on
//! (semantics 4.7). What is cut off is parked, never lost.

use super::fact::{Fact, How, VisitOf};
use super::judge::judge;
use super::menu;
use super::place::{self, Found};
use super::state::{Exit, State, Visit};
use super::view::{Seen, mark};
use crate::expr::name::StepIx;
use crate::module::plan::Constant;
use crate::program::{NONE, PlaceKind, Program};

/// What changes a session: the state, and what it follows.
pub(super) struct Hand<'a> {
    pub(super) program: &'a Program,
    pub(super) settings: &'a [Constant],
    pub(super) seed: crate::ground::hash::Seed,
    pub(super) state: &'a mut State,
    pub(super) facts: &'a mut Vec<Fact>,
    /// The end entered by this act.
    pub(super) ended: Option<StepIx>,
    /// Whether what was entered last had been left before; none when nothing was entered.
    pub(super) entered: Option<bool>,
}

pub(super) fn of(visit: &Visit) -> VisitOf {
    VisitOf {
        step: StepIx(visit.step),
        n: visit.n,
    }
}

impl<'a> Hand<'a> {
    pub(super) const fn new(
        program: &'a Program,
        settings: &'a [Constant],
        seed: crate::ground::hash::Seed,
        state: &'a mut State,
        facts: &'a mut Vec<Fact>,
    ) -> Self {
        Self {
            program,
            settings,
            seed,
            state,
            facts,
            ended: None,
            entered: None,
        }
    }

    /// The view at a visit, without its own exit and at the time it was entered. `latest` must stand behind it.
    pub(super) fn seen(&self, visit: &Visit) -> Seen<'_> {
        Seen {
            program: self.program,
            settings: self.settings,
            state: self.state,
            latest: &self.state.latest,
            at: visit.position,
            now: visit.entered,
            seq: visit.seq,
            leaving: None,
            own: None,
            scoring: None,
            whispered: None,
        }
    }

    pub(super) fn judge(&mut self, position: u32) {
        judge(self.program, self.settings, self.state, position);
    }

    /// Takes back what the exits from a place on completed and the runs of menus behind it.
    pub(super) fn unwind(&mut self, from: u32) {
        for position in (from..self.state.length()).rev() {
            let Some(visit) = self.state.on_trail(position).copied() else {
                return;
            };
            self.uncomplete(&visit);
            if position > from && visit.run != NONE {
                let before = self
                    .state
                    .visit(visit.before)
                    .map_or(NONE, |before| before.position);
                if let Some(first) = self.state.visit_mut(visit.run)
                    && first.position != position
                {
                    first.run_last = before;
                }
            }
        }
        self.state.look_from(from + 1);
    }

    fn uncomplete(&mut self, visit: &Visit) {
        if visit.completed == 0 {
            return;
        }
        let mut section = visit.step;
        while let Some(place) = self.program.index().place(section) {
            if visit.completed & mark(place.depth) != 0 {
                self.state.completions.take_back(section, visit.position);
            }
            section = place.parent;
        }
    }

    /// Writes down how a visit was left, and what that completed.
    pub(super) fn set_exit(&mut self, position: u32, exit: Exit, completed: u64) {
        let Some(at) = self.state.trail.get(position as usize).copied() else {
            return;
        };
        let Some(visit) = self.state.visit_mut(at) else {
            return;
        };
        visit.exit = Some(exit);
        visit.completed = completed;
        let mut section = visit.step;
        if completed == 0 {
            return;
        }
        while let Some(place) = self.program.index().place(section) {
            if completed & mark(place.depth) != 0 && self.program.is_section(section) {
                self.state.completions.add(section, position);
            }
            section = place.parent;
        }
    }

    /// Joins a menu visit to the run it belongs to.
    pub(super) fn join_run(&mut self, at: u32, returning: bool) {
        let Some(visit) = self.state.visit(at).copied() else {
            return;
        };
        if self
            .program
            .index()
            .place(visit.step)
            .is_none_or(|place| place.kind != PlaceKind::Menu)
        {
            return;
        }
        let earlier = if returning {
            self.state.visit(visit.before).map(|before| before.run)
        } else {
            None
        };
        let run = earlier.unwrap_or(at);
        if let Some(own) = self.state.visit_mut(at) {
            own.run = run;
            if run == at {
                // Somebody who began inside the section comes to its menu for the first time in the same run.
                own.run_from = if returning { 0 } else { visit.position };
            }
        }
        if let Some(first) = self.state.visit_mut(run) {
            first.run_last = visit.position;
        }
    }

    /// The first half of settling: what lies behind is taken back, the changed visit judged.
    pub(super) fn reconsider(&mut self, position: u32) {
        let is_last = position + 1 == self.state.length();
        if !is_last {
            self.unwind(position);
        }
        self.judge(position);
    }

    /// The second half: goes on from there as long as each exit still leads to the next visit.
    pub(super) fn settle(&mut self, position: u32) {
        let mut position = position;
        while let Some(visit) = self.state.on_trail(position).copied() {
            let Some(exit) = visit.exit else { break };
            let next = self.state.on_trail(position + 1).copied();
            match (self.leads_to(&visit, &exit), next) {
                (Some(found), Some(next)) if found.place == next.step => {
                    self.set_exit(position, exit, found.completed);
                    let at = self
                        .state
                        .trail
                        .get(position as usize + 1)
                        .copied()
                        .unwrap_or(NONE);
                    self.join_run(at, found.returning);
                    self.state.look_from(position + 2);
                    self.judge(position + 1);
                    position += 1;
                }
                _ => {
                    let at = self.state.trail.get(position as usize).copied().unwrap_or(NONE);
                    if let Some(visit) = self.state.visit_mut(at) {
                        visit.exit = None;
                        visit.completed = 0;
                    }
                    self.park_behind(position);
                    break;
                }
            }
        }
        let length = self.state.length();
        self.state.look_from(length);
    }

    /// Where a recorded kind of exit leads now; none when the gate no longer holds.
    pub(super) fn leads_to(&self, visit: &Visit, exit: &Exit) -> Option<Found> {
        let seen = self.seen(visit);
        let is_menu = visit.run != NONE;
        match exit.how {
            How::Done if !visit.gate => None,
            How::Done if is_menu && !is_met(menu::need(&seen, visit)) => None,
            How::Chosen => {
                let child = self.program.child_towards(exit.to, visit.step)?;
                place::is_shown(&seen, child).then(|| place::choose(seen, child))
            }
            how => {
                let (now, seq) = (exit.at, exit.seq);
                Some(place::leave(Seen { now, seq, ..seen }, visit, how))
            }
        }
    }

    /// Parks all visits behind a place. What they completed was taken back already.
    pub(super) fn park_behind(&mut self, position: u32) {
        let from = position as usize + 1;
        for behind in position + 1..self.state.length() {
            let Some(visit) = self.state.on_trail(behind).copied() else {
                break;
            };
            self.facts.push(Fact::Parked(of(&visit)));
            if visit.n == 1 {
                self.state.distinct = self.state.distinct.saturating_sub(1);
            }
        }
        self.state.look_from(position + 1);
        self.state.trail.truncate(from);
    }

    /// Parks all visits behind a place whose exit is about to change.
    pub(super) fn cut_behind(&mut self, position: u32) {
        if position + 1 < self.state.length() {
            self.unwind(position);
            self.park_behind(position);
        }
    }
}

pub(super) const fn is_met((done, need): (u32, u32)) -> bool {
    done >= need
}
