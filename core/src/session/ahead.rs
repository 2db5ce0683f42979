//! `go` ahead: `continue`, as often as it takes (semantics 4.8, 16.7, 16.40).

use super::decide::{Court, Decision};
use super::fact::Fact;
use super::settle::Hand;
use super::state::State;
use crate::ground::hash::Seed;
use crate::ground::moment::Moment;
use crate::module::plan::Constant;
use crate::program::Program;

/// Goes on until a wanted step is under the cursor; true when it came there, else the state is of no use any more.
/// What is entered on the way must have been left before. Every turn moves along the trail, or lets a parked visit
/// return, so it ends.
pub(super) fn walk(
    (program, settings, seed): (&Program, &[Constant], Seed),
    state: &mut State,
    now: Moment,
    wanted: &dyn Fn(u32) -> bool,
    facts: &mut Vec<Fact>,
) -> bool {
    loop {
        let court = Court {
            program,
            settings,
            seed,
            state,
        };
        let Ok(decision) = court.go_on(now) else {
            return false;
        };
        let had_been_left = match decision {
            Decision::Move(position) => {
                state.cursor = position;
                state.here().is_some_and(|here| here.exit.is_some())
            }
            Decision::Leave { how, found } => {
                let mut hand = Hand::new(program, settings, seed, state, facts);
                hand.leave(how, found, now);
                match hand.entered {
                    Some(before) => before,
                    None => state.here().is_some_and(|here| here.exit.is_some()),
                }
            }
            _ => return false,
        };
        if state.here().is_some_and(|here| wanted(here.step)) {
            return true;
        }
        if !had_been_left {
            return false;
        }
    }
}
