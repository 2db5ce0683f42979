//! What an accepted act changes. Total: nothing is refused here.

use super::decide::{Decision, Start};
use super::draw;
use super::fact::{Fact, How};
use super::place::{self, Found};
use super::settle::{Hand, of};
use super::state::{Exit, Held, Slot, Status, Visit};
use super::view::Seen;
use crate::expr::name::{ChanceIx, ItemIx, StepIx};
use crate::ground::moment::Moment;
use crate::module::plan::StepKind;
use crate::program::{NONE, PlaceKind, number};

impl Hand<'_> {
    /// Carries out a decision at an effective time.
    pub(super) fn carry_out(&mut self, decision: Decision, now: Moment) {
        let before = self.state.trail.get(self.state.cursor as usize).copied();
        self.state.clock = now;
        let told = self.facts.len();
        match decision {
            Decision::Start(start) => self.start(*start, now),
            Decision::Hold { place, held } => self.hold(self.state.cursor, place, held),
            Decision::Record { at, place, k, value } => self.keep_entry(at, place, k, value),
            // Only the last visit can wait, and an activity has one item.
            Decision::Report(held) => self.hold(self.state.length().saturating_sub(1), 0, held),
            Decision::Agree(contact) => {
                self.state.agree((*contact).clone());
                self.facts.push(Fact::Contact(contact));
            }
            Decision::Release(visit) => {
                self.state.release(visit);
                self.facts.push(Fact::Released(visit));
            }
            Decision::Show { place, solution } => self.show(place, solution),
            Decision::Leave { how, found } => self.leave(how, found, now),
            Decision::Move(position) => self.state.cursor = position,
            Decision::Stop => self.state.status = Status::Stopped,
            Decision::Resume => self.state.status = Status::Running,
            Decision::Erase => self.erase(),
            Decision::Share(chosen) => self.share(*chosen),
            Decision::Unshare(place) => self.unshare(place),
            Decision::Consent(purpose, given) => self.consent(purpose, given),
            Decision::Reply(to) => self.reply(to),
            // `go` ahead was walked before: see `ahead`; another program takes the place of all there is: see `upgrade`.
            Decision::Ahead(_) | Decision::Upgrade(..) | Decision::Pass => {}
        }
        self.tell_moves(before, told);
    }

    /// `moved`, what waits or is kept from now on, `completed` and `reopened` come last, `moved` once for the whole act.
    pub(super) fn tell_moves(&mut self, before: Option<u32>, told: usize) {
        let after = self.state.trail.get(self.state.cursor as usize).copied();
        if after != before
            && let Some(visit) = after.and_then(|at| self.state.visit(at))
        {
            let moved = Fact::Moved(of(visit));
            self.move_before_waiting(told, moved);
        }
        let mut parked = None;
        for fact in self.facts.get(told..).unwrap_or_default() {
            if let Fact::Parked(visit) = fact
                && self.is_end(visit.step)
            {
                parked = Some(visit.step);
            }
        }
        let entered = self.ended.take();
        self.facts.extend(entered.map(Fact::Completed));
        self.facts.extend(parked.map(Fact::Reopened));
    }

    /// Whatever is kept from now on is told behind `moved` (semantics 23.7). What the passing of time made due stands
    /// before `told`.
    pub(super) fn move_before_waiting(&mut self, told: usize, moved: Fact) {
        let since = self.facts.split_off(told);
        let (waiting, rest): (Vec<Fact>, Vec<Fact>) = since.into_iter().partition(Fact::waits);
        self.facts.extend(rest);
        self.facts.push(moved);
        self.facts.extend(waiting);
    }

    fn is_end(&self, step: StepIx) -> bool {
        self.program
            .index()
            .place(step.0)
            .is_some_and(|place| place.kind == PlaceKind::End)
    }

    fn start(&mut self, start: Start, now: Moment) {
        self.state.status = Status::Running;
        self.state.given = start.given;
        for (at, chance) in (0..).map(ChanceIx).zip(&self.program.plan().chances) {
            if chance.per_visit {
                continue;
            }
            let (draw, arm) = draw::chance(self.seed, chance, None);
            if let Some(slot) = self.state.chances.get_mut(at.index()) {
                *slot = Some(arm);
            }
            self.facts.push(Fact::Drawn {
                chance: at,
                arm,
                draw,
                visit: None,
            });
        }
        let seen = Seen {
            program: self.program,
            settings: self.settings,
            state: self.state,
            latest: &self.state.latest,
            at: NONE,
            now,
            seq: 0,
            leaving: None,
            own: None,
            scoring: None,
            whispered: None,
        };
        let found = place::begin(seen, start.entry);
        self.enter(found, now);
    }

    fn hold(&mut self, position: u32, place: u32, held: Held) {
        let Some(visit) = self.state.on_trail(position).copied() else {
            return;
        };
        let answered = matches!(held, Held::Value(_));
        if let Some(slot) = self.state.slot_mut(&visit, place) {
            slot.held = held;
            if answered {
                slot.count_attempt();
                slot.key = visit.n;
            }
        }
        self.reconsider(position);
        if answered {
            self.feel_back(&visit, place);
        }
        if visit.exit.is_none() {
            return;
        }
        self.settle(position);
        if let Some(visit) = self.state.on_trail(position).copied()
            && visit.exit.is_some()
        {
            self.tell_scores(&visit);
        }
    }

    fn feel_back(&mut self, visit: &Visit, place: u32) {
        let Some(rule) = self.state.slot(visit, place).map(|slot| slot.judged.rule) else {
            return;
        };
        let Some(met) = rule.checked_sub(1) else { return };
        let first = self
            .program
            .index()
            .place(visit.step)
            .map_or(0, |place| place.first_item);
        let item = ItemIx(first + place);
        let rules = self
            .program
            .plan()
            .items
            .get(item.index())
            .map(|item| &item.rules);
        let correct = rules
            .and_then(|rules| rules.get(met as usize))
            .and_then(|rule| rule.correct);
        self.facts.push(Fact::FeltBack {
            item,
            rule: rule.into(),
            correct,
        });
    }

    fn show(&mut self, place: u32, solution: bool) {
        let Some(visit) = self.state.here().copied() else {
            return;
        };
        if let Some(slot) = self.state.slot_mut(&visit, place) {
            if solution {
                slot.solution = true;
            } else {
                slot.hints = slot.hints.saturating_add(1);
            }
        }
    }

    /// Leaves the visit under the cursor for a place found; a visit that had been left is left anew.
    pub(super) fn leave(&mut self, how: How, found: Found, now: Moment) {
        let position = self.state.cursor;
        let Some(visit) = self.state.here().copied() else {
            return;
        };
        let exit = Exit {
            how,
            at: now,
            seq: self.state.seq + 1,
            to: found.place,
        };
        let next = self.state.on_trail(position + 1).map(|next| next.step);
        let stays = visit.run == NONE && next == Some(found.place);
        if visit.exit.is_some() && stays {
            // A skipped visit that still leads to the same place keeps what follows (semantics 16.42).
            self.rewrite(position, exit);
            self.tell_left(&visit, how, found.place);
            self.state.cursor = self
                .state
                .resting(position + 1)
                .min(self.state.length().saturating_sub(1));
            return;
        }
        self.cut_behind(position);
        self.set_exit(position, exit, found.completed);
        self.tell_left(&visit, how, found.place);
        self.enter(found, now);
    }

    fn rewrite(&mut self, position: u32, exit: Exit) {
        let Some(at) = self.state.trail.get(position as usize).copied() else {
            return;
        };
        self.unwind(position);
        if let Some(visit) = self.state.visit_mut(at) {
            visit.exit = Some(exit);
        }
        self.settle(position);
    }

    fn tell_left(&mut self, visit: &Visit, how: How, to: u32) {
        self.facts.push(Fact::Left {
            visit: of(visit),
            how,
            to: StepIx(to),
        });
        let left = self.state.on_trail(visit.position).copied();
        if let Some(visit) = left {
            self.tell_scores(&visit);
        }
    }

    pub(super) fn tell_scores(&mut self, visit: &Visit) {
        let Some(place) = self.program.index().place(visit.step) else {
            return;
        };
        if place.kind != PlaceKind::Measure {
            return;
        }
        let moment = match self.program.step_at(StepIx(visit.step)).map(|step| &step.kind) {
            Some(StepKind::Measure { moment, .. }) => *moment,
            _ => None,
        };
        let skipped = visit.exit.is_some_and(|exit| exit.how == How::Skipped);
        let family = self
            .program
            .index()
            .families
            .get(place.scale as usize)
            .map_or(&[][..], Vec::as_slice);
        for (at, scale) in family.iter().enumerate() {
            let score = if skipped {
                super::judge::score(&self.seen(visit), visit, *scale, true)
            } else {
                self.state
                    .scores
                    .get(visit.first_score as usize + at)
                    .copied()
                    .unwrap_or_default()
            };
            self.facts.push(Fact::Scored {
                scale: *scale,
                visit: of(visit),
                moment,
                score: score.score,
                band: score.band,
            });
        }
    }

    /// Enters a place: a visit of it that is parked returns, else there is a new one (semantics 4.6).
    pub(super) fn enter(&mut self, found: Found, now: Moment) {
        let step = found.place;
        let program = self.program;
        let Some(place) = program.index().place(step) else {
            return;
        };
        let position = self.state.length();
        let seq = self.state.seq + 1;
        let before = self.state.latest.get(step as usize).copied().unwrap_or(NONE);
        let parked = self.state.next_of(step, before);
        self.entered = Some(self.state.visit(parked).is_some_and(|visit| visit.exit.is_some()));
        let at = if let Some(visit) = self.state.visit_mut(parked) {
            visit.position = position;
            visit.entered = now;
            visit.seq = seq;
            visit.exit = None;
            visit.completed = 0;
            visit.run = NONE;
            let returned = Fact::Returned(of(visit));
            self.facts.push(returned);
            parked
        } else {
            self.add_visit(step, before, now)
        };
        self.state.trail.push(at);
        self.state.look_from(position + 1);
        self.state.cursor = position;
        let Some(visit) = self.state.visit(at).copied() else {
            return;
        };
        self.state.distinct += u32::from(visit.n == 1);
        if place.kind == PlaceKind::End {
            self.ended = Some(StepIx(step));
        }
        if place.kind == PlaceKind::Menu {
            self.join_run(at, found.returning);
        }
        if !place.draws.is_empty() {
            self.draw_chances(&visit);
        }
        if place.shuffles {
            self.tell_orders(&visit);
        }
        self.judge(position);
        if place.kind == PlaceKind::Waiting {
            self.begin_waiting(&visit);
        }
        if place.diaries {
            self.begin_diaries(&visit);
        }
    }

    fn add_visit(&mut self, step: u32, before: u32, now: Moment) -> u32 {
        let Some(place) = self.program.index().place(step) else {
            return NONE;
        };
        let at = self.state.visits.end();
        let earlier = self.state.visit(before).copied();
        let first_slot = self.state.slots.end();
        if place.item_count > 0 {
            let kept = earlier.filter(|_| place.keep);
            let mut slots = vec![Slot::default(); place.item_count as usize];
            if let Some(earlier) = kept {
                for (slot, kept) in slots
                    .iter_mut()
                    .zip(self.state.slots_of(&earlier, place.item_count))
                {
                    slot.held = kept.held.kept();
                    slot.key = kept.key;
                }
            }
            self.state.slots.push(slots.into_iter());
        }
        let first_score = number(self.state.scores.len());
        if place.scores > 0 {
            let end = self.state.scores.len() + place.scores as usize;
            self.state.scores.resize_with(end, Default::default);
        }
        let first_drawn = number(self.state.drawn.len());
        self.state.visits.push(std::iter::once(Visit {
            step,
            n: earlier.map_or(1, |earlier| earlier.n + 1),
            position: self.state.length(),
            before,
            after: NONE,
            first_slot,
            first_score,
            first_drawn,
            entered: now,
            seq: self.state.seq + 1,
            exit: None,
            completed: 0,
            gate: true,
            run: NONE,
            run_from: 0,
            run_last: 0,
        }));
        match self.state.visit_mut(before) {
            Some(earlier) => earlier.after = at,
            None => super::state::set(&mut self.state.first, step, at),
        }
        at
    }

    /// Draws the chances a visit asks for. Keyed on the visit, so a returned one draws the same.
    fn draw_chances(&mut self, visit: &Visit) {
        let Some(place) = self.program.index().place(visit.step) else {
            return;
        };
        let id = self.program.step_id(StepIx(visit.step));
        for (at, chance) in place.draws.iter().enumerate() {
            let Some(found) = self.program.plan().chances.get(chance.index()) else {
                continue;
            };
            let (draw, arm) = draw::chance(self.seed, found, Some((id, visit.n)));
            let slot = visit.first_drawn as usize + at;
            match self.state.drawn.get_mut(slot) {
                Some(known) => *known = arm,
                None => self.state.drawn.push(arm),
            }
            self.facts.push(Fact::Drawn {
                chance: *chance,
                arm,
                draw,
                visit: Some(of(visit)),
            });
        }
    }

    fn tell_orders(&mut self, visit: &Visit) {
        let id = self.program.step_id(StepIx(visit.step));
        for (at, item) in self.program.items_of(StepIx(visit.step)) {
            if crate::program::options(item).is_some_and(|options| options.shuffle) {
                let order = draw::order(self.program, self.seed, id, visit.n, item);
                self.facts.push(Fact::Shuffled {
                    item: at,
                    visit: of(visit),
                    order: order.into(),
                });
            }
        }
    }
}
