//! Places that wait: what the learner can do there, and what others may do that the learner cannot choose.

use super::walk::{DAY, SKIP, Walk, act_of, now};
use crate::expr::name::StepIx;
use crate::ground::moment::Moment;
use crate::module::plan::{Confirm, StepKind, Until, With};
use crate::session::Session;
use crate::session::act::{Act, Agree, Deed, Named, Role};
use crate::session::fact::When;

impl Walk<'_> {
    pub(super) fn expand_waiting(&mut self, node: u32, session: &Session, step: StepIx) {
        let program = std::sync::Arc::clone(&self.program);
        let Some(found) = program.step_at(step) else {
            return;
        };
        let at = now(session);
        let on = |at: Moment| Act::learner(at, Deed::Continue);
        // Waiting until it is over is always possible: time passes.
        let over: Vec<Vec<Act>> = session
            .opens_at()
            .into_iter()
            .flat_map(|when| self.delays.reached(moment_of(when, at)))
            .map(|at| vec![on(at)])
            .collect();
        match &found.kind {
            StepKind::Wait {
                until: Until::Release(_),
            } => {
                let release = act_of(
                    Role::Guide,
                    at,
                    Deed::Release {
                        step: Named::Known(step),
                    },
                );
                let mut ways = over;
                ways.push(vec![release, on(at)]);
                self.take(node, session, &ways);
            }
            StepKind::Contact {
                forms, confirm, with, ..
            } => {
                let say = |by, what| {
                    let step = Named::Known(step);
                    act_of(by, at, Deed::Contact { step, what })
                };
                let ask = forms
                    .first()
                    .map(|form| say(Role::Learner, Agree::Ask(Named::Known(*form))));
                let held = |by| {
                    let what = Agree::Held {
                        form: None,
                        count: None,
                    };
                    let mut acts: Vec<Act> = ask.iter().cloned().collect();
                    acts.extend([say(by, what), on(at)]);
                    acts
                };
                let is_guided = *with != With::Supporter;
                let mut ways = over;
                if is_guided && *confirm != Confirm::Learner {
                    ways.push(held(Role::Guide));
                }
                if is_guided {
                    ways.push(vec![say(Role::Guide, Agree::Decline), on(at)]);
                }
                self.take(node, session, &ways);
                if *confirm != Confirm::Guide {
                    self.take(node, session, &[held(Role::Learner)]);
                }
                let decline = vec![say(Role::Learner, Agree::Decline), on(at)];
                self.take(node, session, &[decline]);
            }
            StepKind::Activity { tick, .. } => {
                let mut ways = over;
                ways.extend(self.reports(session, step, &on));
                if *tick {
                    self.take(node, session, &[vec![on(at)]]);
                }
                self.take(node, session, &ways);
                // What was reported by then is the host's to say; that it is skipped, the learner's.
                if self.is_left_as_it_is(step) {
                    let skipped = self.reports(session, step, &|at| Act::learner(at, SKIP));
                    self.take(node, session, &skipped);
                }
            }
            _ => {
                self.take(node, session, &over);
            }
        }
    }

    /// What an activity may report, as often as that is counted, each followed by leaving it.
    fn reports(&mut self, session: &Session, step: StepIx, leave: &dyn Fn(Moment) -> Act) -> Vec<Vec<Act>> {
        let program = std::sync::Arc::clone(&self.program);
        let at = now(session);
        let Some((ix, item)) = program.items_of(step).next() else {
            return Vec::new();
        };
        let answers = self.tries_of(session, ix, item);
        let most = self.focus.uses.item(ix).map_or(1, |used| used.attempts.max(1));
        let mut ways = Vec::new();
        for value in answers {
            let act = act_of(
                Role::System,
                at,
                Deed::Answer {
                    item: Named::Known(ix),
                    value: Ok(value),
                    step: None,
                    entry: None,
                },
            );
            let mut session = session.clone();
            self.doing(&[]);
            for times in 1..=most {
                if !self.apply(&mut session, &act) {
                    break;
                }
                self.note_item(&session, (step, ix), &|| vec![act.clone(); times as usize]);
                let mut acts = vec![act.clone(); times as usize];
                acts.push(leave(at));
                ways.push(acts);
            }
        }
        ways
    }
}

/// A moment at which something is reached, in the local time of another.
fn moment_of(when: When, now: Moment) -> Moment {
    match when {
        When::At(moment) => now.later((moment.unix() - now.unix()).max(0)),
        When::Local(day, time) => {
            let days = i64::from(day.days()) - i64::from(now.date().days());
            let minutes = i64::from(time.minutes()) - i64::from(now.time().minutes());
            // The seconds of the minute may have begun: a whole minute more is never too early.
            now.later(days.saturating_mul(DAY) + minutes.saturating_mul(60_000) + 60_000)
        }
    }
}
