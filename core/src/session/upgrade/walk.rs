//! The new program walked from its start with the visits that were carried: what 4.7 keeps is kept, times and all
//! (semantics 31.5).

use super::heirs::Heirs;
use crate::expr::name::StepIx;
use crate::ground::moment::Moment;
use crate::module::plan::Constant;
use crate::program::{NONE, Program};
use crate::session::Session;
use crate::session::place::{self, Found};
use crate::session::settle::Hand;
use crate::session::state::{Exit, State};
use crate::session::view::Seen;

/// Where a walk ended.
pub(super) struct Walked {
    /// The place on the trail of a visit that was left and cannot be left so any more, with how it was left.
    pub(super) held_up: Option<(u32, Exit)>,
    /// Its items hold it.
    pub(super) by_items: bool,
    /// There was nothing to begin with: the first place was entered now.
    pub(super) entered: bool,
}

/// Where a session began: the step that it was handed, of those that may be.
fn entry_of(session: &Session) -> Option<StepIx> {
    let first = session.state.on_trail(0)?;
    let mut nothing = session.state.clone();
    nothing.trail.clear();
    nothing.latest.fill(NONE);
    nothing.head = 0;
    let (program, settings) = (&session.program, &session.settings);
    let begins =
        |entry: Option<StepIx>| begin(program, settings, &nothing, first.entered, entry).place == first.step;
    if begins(None) {
        return None;
    }
    let steps = (0..).map(StepIx).zip(&session.program.plan().steps);
    let mut entries = steps.filter(|(_, step)| step.entry).map(|(at, _)| at);
    entries.find(|entry| begins(Some(*entry)))
}

/// The place at which a session would begin, with a state in which nothing is on the trail.
fn begin(
    program: &Program,
    settings: &[Constant],
    nothing: &State,
    now: Moment,
    entry: Option<StepIx>,
) -> Found {
    let seen = Seen {
        program,
        settings,
        state: nothing,
        latest: &nothing.latest,
        at: NONE,
        now,
        seq: 0,
        leaving: None,
        own: None,
        scoring: None,
        whispered: None,
    };
    place::begin(seen, entry)
}

/// Walks. The visits of the new session are all there, none of them on the trail.
pub(super) fn walk(old: &Session, heirs: Heirs<'_>, hand: &mut Hand<'_>) -> Walked {
    let mut walked = Walked {
        held_up: None,
        by_items: false,
        entered: false,
    };
    let now = old
        .state
        .on_trail(0)
        .map_or(old.state.clock, |first| first.entered);
    let entry = entry_of(old).and_then(|entry| heirs.step(old.program.step_id(entry)).one());
    let may_begin = |step: &StepIx| hand.program.step_at(*step).is_some_and(|step| step.entry);
    let entry = entry.filter(may_begin);
    let mut found = begin(hand.program, hand.settings, hand.state, now, entry);
    let mut left: Option<Exit> = None;
    loop {
        let position = hand.state.length();
        let Some(at) = next_visit(hand, found.place) else {
            match (position.checked_sub(1), left) {
                (Some(before), Some(exit)) => {
                    open(hand, before);
                    walked.held_up = Some((before, exit));
                }
                _ => {
                    walked.entered = true;
                    hand.enter(found, hand.state.clock);
                }
            }
            return walked;
        };
        if let (Some(before), Some(exit)) = (position.checked_sub(1), left) {
            let to = found.place;
            hand.set_exit(before, Exit { to, ..exit }, found.completed);
        }
        if let Some(visit) = hand.state.visit_mut(at) {
            visit.position = position;
        }
        hand.state.trail.push(at);
        hand.join_run(at, found.returning);
        hand.state.look_from(position + 1);
        hand.judge(position);
        let Some(visit) = hand.state.visit(at).copied() else {
            return walked;
        };
        hand.state.distinct += u32::from(visit.n == 1);
        let Some(exit) = visit.exit else { return walked };
        match hand.leads_to(&visit, &exit) {
            Some(next) => {
                found = next;
                left = Some(exit);
            }
            None => {
                walked.by_items = !visit.gate;
                walked.held_up = Some((position, exit));
                open(hand, position);
                return walked;
            }
        }
    }
}

/// The next visit to a place, if there is one that was not entered before the last on the trail.
fn next_visit(hand: &Hand<'_>, step: u32) -> Option<u32> {
    let state = &*hand.state;
    let latest = state.latest.get(step as usize).copied()?;
    let at = state.next_of(step, latest);
    let visit = state.visit(at)?;
    let last = state
        .length()
        .checked_sub(1)
        .and_then(|last| state.on_trail(last));
    last.is_none_or(|last| !last.entered.is_after(visit.entered))
        .then_some(at)
}

fn open(hand: &mut Hand<'_>, position: u32) {
    let at = hand.state.trail.get(position as usize).copied();
    if let Some(visit) = at.and_then(|at| hand.state.visit_mut(at)) {
        visit.exit = None;
        visit.completed = 0;
    }
}
