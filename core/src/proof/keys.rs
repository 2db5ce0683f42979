//! What tells one situation from another.

use super::focus::{Focus, set_bits};
use super::sites::items_of;
use super::walk::Walk;
use crate::check::graph::{Graph, at, stands_in};
use crate::expr::eval::View as _;
use crate::expr::name::StepIx;
use crate::expr::scope::whole;
use crate::module::plan::{Choice, Item, ItemKind, StepKind};
use crate::session::Session;

/// Whether an answer that counts does nothing but what conditions read of it, whatever is shown or hidden later.
fn is_plain(item: &Item) -> bool {
    let hides = |choice: &Choice| choice.when.is_some();
    item.rules.is_empty()
        && item.checks.is_empty()
        && !matches!(item.kind, ItemKind::Diary { .. })
        && !crate::program::options(item).is_some_and(|options| options.list.iter().any(hides))
}

/// What is read from a place of a screen on: kept, for one place is often asked about many times in a row.
#[derive(Default)]
pub(super) struct Live {
    at: Option<(StepIx, u32)>,
    bits: Vec<u64>,
}

impl Live {
    fn look(&mut self, focus: &Focus, graph: &Graph, (step, stage): (StepIx, u32)) {
        if self.at != Some((step, stage)) {
            focus.live(graph, step, stage, &mut self.bits);
            self.at = Some((step, stage));
        }
    }
}

impl Walk<'_> {
    /// What tells this situation from others, so far down on the screen.
    pub(super) fn key(&mut self, session: &Session, stage: u32) -> Vec<u8> {
        let mut live = std::mem::take(&mut self.live);
        if let Some(step) = session.last_step() {
            live.look(self.focus, self.graph, (step, stage));
        }
        let key = self.key_of(session, stage, &live);
        self.live = live;
        key
    }

    /// The same on arriving, of a walk that is over.
    pub(super) fn key_there(&self, session: &Session) -> Vec<u8> {
        let mut live = Live::default();
        if let Some(step) = session.last_step() {
            live.look(self.focus, self.graph, (step, 0));
        }
        self.key_of(session, 0, &live)
    }

    fn key_of(&self, session: &Session, stage: u32, live: &Live) -> Vec<u8> {
        let mut key = Vec::with_capacity(64);
        let (Some(step), Some(view)) = (session.last_step(), session.view()) else {
            return key;
        };
        key.extend(step.0.to_le_bytes());
        key.extend(stage.to_le_bytes());
        let closed = self.closed(session, step);
        let live = self.focus.within.left(&closed, &live.bits);
        let live = live.as_ref();
        for atom in set_bits(live) {
            if let Some(atom) = self.focus.atoms.get(atom) {
                atom.write(&view, (step, stage), &mut key);
                key.push(b'|');
            }
        }
        drop(view);
        // What came in since the screen was come to is read on the way on from it.
        self.write_diaries(session, (step, live), &mut key);
        self.write_hour(session, (step, live), &mut key);
        self.write_screen(session, step, stage, &mut key);
        self.write_kept(session, step, &closed, &mut key);
        self.write_menus(session, step, &mut key);
        key
    }

    /// What the screen holds that shows only when it is left: sums of scores, ways of rules.
    fn write_screen(&self, session: &Session, step: StepIx, stage: u32, key: &mut Vec<u8>) {
        let plan = self.program.plan();
        let Some(found) = plan.steps.get(step.index()) else {
            return;
        };
        if stage == 0 {
            return;
        }
        for (ix, item) in items_of(plan, found).take(stage as usize) {
            if item.rules.iter().any(|rule| rule.go.is_some())
                && let Some(standing) = session.standing_of(ix)
            {
                key.extend(standing.rule.to_le_bytes());
            }
        }
        if let StepKind::Measure { scale, .. } = &found.kind {
            super::tally::write(self, session, step, *scale, key);
        }
    }

    /// What steps hold that start from their earlier answers, as long as one may come back to them: not in children that are closed.
    fn write_kept(&self, session: &Session, step: StepIx, closed: &[StepIx], key: &mut Vec<u8>) {
        let plan = self.program.plan();
        if self.kept.is_empty() {
            return;
        }
        let Some(view) = session.view() else {
            return;
        };
        for (here, leading) in &self.kept {
            let Some(found) = plan.steps.get(here.index()) else {
                continue;
            };
            let is_in = |child: &StepIx| here == child || stands_in(plan, *here, *child);
            if !leading.get(at(step)).copied().unwrap_or(false) || closed.iter().any(is_in) {
                continue;
            }
            for (ix, item) in items_of(plan, found) {
                if !self.focus.uses.reads_item(ix) {
                    continue;
                }
                let holds = session.holds(*here, ix);
                // What counts shows in what is read of it; what does not may come back.
                if is_plain(item) && (!holds.is_value() || view.answered(whole(ix))) {
                    let asks = self.focus.uses.asks_status(ix) || item.required.is_some();
                    key.push(if asks { holds.tag() } else { 0 });
                } else {
                    session.write_held(*here, ix, key);
                }
            }
        }
    }
}
