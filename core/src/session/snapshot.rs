//! The state as text and back (semantics 11.6 and 20). What follows from answers is not stored but worked out again.

use std::sync::Arc;

use serde_json::Value as Json;

use super::diary::{Diary, Entry, Mark, Plan};
use super::entry::{entry_json, value_json};
use super::fact::{Fact, How, arm_to_json};
use super::settle::Hand;
use super::state::{Exit, Held, Slot, State, Status, Visit};
use super::{Session, draw, settings, value};
use crate::expr::name::{ItemIx, StepIx, Symbol};
use crate::ground::hash::{Hash, Seed};
use crate::ground::json::{NotJson, Object, canonical, read};
use crate::ground::moment::Moment;
use crate::ground::order::ordered;
use crate::module::plan::{Choice, Item, ItemKind};
use crate::program::{NONE, Program, Programs, number};

/// Why a text is no state of a session on this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreFault {
    /// Not JSON.
    #[error("this is no snapshot: {0}")]
    Json(NotJson),
    /// Of another program.
    #[error("this snapshot belongs to another program")]
    Program,
    /// Of other semantics.
    #[error("this snapshot follows other semantics than 1")]
    Semantics,
    /// A member is missing or has another form.
    #[error("this snapshot is damaged at `{0}`")]
    Member(&'static str),
    /// It does not hold together: no session can come to it.
    #[error("this snapshot does not hold together")]
    Inconsistent,
}

impl Session {
    /// The state as canonical JSON: equal for a session that was replayed and one that was restored and went on.
    #[must_use]
    pub fn snapshot(&self) -> String {
        let (program, state) = (&*self.program, &self.state);
        let mut members = Object::default();
        members.put("program", program.hash().hex());
        members.put("seed", self.seed.hex());
        members.put("semantics", 1);
        members.put("seq", state.seq);
        members.put("settings", self.settings_json());
        let status = match state.status {
            Status::New => "new",
            Status::Running => "running",
            Status::Stopped => "stopped",
        };
        members.put("status", status);
        if state.status == Status::New {
            return canonical(&members.done());
        }
        members.put("clock", state.clock.to_string());
        members.put("cursor", state.cursor);
        let mut chances = Object::default();
        for (chance, arm) in program.plan().chances.iter().zip(&state.chances) {
            chances.may(&chance.id, arm.map(|arm| arm_to_json(program, arm)));
        }
        members.put("chances", chances.done());
        let mut givens = Object::default();
        for (given, value) in program.plan().givens.iter().zip(&state.given) {
            if let Some(value) = value {
                givens.put(&given.id, value::constant_to_json(program, value));
            }
        }
        members.put("given", givens.done());
        super::records::put(program, state, &mut members);
        super::granted::put(program, state, &mut members);
        members.may("former", state.former.clone());
        members.may("upgraded", Some(state.upgraded).filter(|seq| *seq > 0));
        if let Some((of, chosen)) = state.choice {
            let mut choice = Object::default();
            choice.put("program", of.hex());
            choice.put("state", chosen.word());
            members.put("choice", choice.done());
        }
        let trail = (0..state.length()).filter_map(|position| state.on_trail(position).copied());
        members.put("trail", self.visits_json(&trail.collect::<Vec<_>>()));
        members.put("parked", self.visits_json(&self.parked()));
        canonical(&members.done())
    }

    fn settings_json(&self) -> Json {
        let mut members = Object::default();
        for (setting, value) in self.program.plan().settings.iter().zip(&self.settings) {
            if !setting.id.contains('/') {
                members.put(&setting.id, value::constant_to_json(&self.program, value));
            }
        }
        members.done()
    }

    fn visits_json(&self, visits: &[Visit]) -> Json {
        Json::Array(visits.iter().map(|visit| self.visit_json(visit)).collect())
    }

    /// Parked visits, by step in document order, then by number.
    pub(super) fn parked(&self) -> Vec<Visit> {
        let mut parked = Vec::new();
        for step in 0..number(self.state.first.len()) {
            let latest = self.state.latest.get(step as usize).copied().unwrap_or(NONE);
            let mut next = self.state.next_of(step, latest);
            while let Some(visit) = self.state.visit(next) {
                parked.push(*visit);
                next = visit.after;
            }
        }
        parked
    }

    pub(super) fn visit_json(&self, visit: &Visit) -> Json {
        let program = &*self.program;
        let mut members = Object::default();
        members.put("step", program.step_id(StepIx(visit.step)));
        members.put("n", visit.n);
        members.put("entered", visit.entered.to_string());
        let counts_acts = !program.index().diaries.is_empty() || self.state.upgraded > 0;
        members.may("seq", Some(visit.seq).filter(|_| counts_acts));
        let Some(place) = program.index().place(visit.step) else {
            return members.done();
        };
        let slots = program
            .items_of(StepIx(visit.step))
            .zip(self.state.slots_of(visit, place.item_count));
        let mut items = Object::default();
        for ((_, item), slot) in slots {
            items.may(&item.id, slot_json(program, item, slot));
        }
        members.put("items", items.done());
        if let Some(exit) = visit.exit {
            let mut left = Object::default();
            left.put("at", exit.at.to_string());
            left.put("how", exit.how.word());
            left.may("seq", Some(exit.seq).filter(|_| counts_acts));
            left.put("to", program.step_id(StepIx(exit.to)));
            members.put("exit", left.done());
        }
        if !place.draws.is_empty() {
            let arms = self
                .state
                .drawn
                .get(visit.first_drawn as usize..)
                .unwrap_or_default();
            let mut drawn = Object::default();
            for (chance, arm) in place.draws.iter().zip(arms) {
                if let Some(chance) = program.plan().chances.get(chance.index()) {
                    drawn.put(&chance.id, arm_to_json(program, *arm));
                }
            }
            members.put("drawn", drawn.done());
        }
        members.done()
    }

    /// The session of a snapshot. Nothing in it is trusted: a state that no session can come to is refused.
    ///
    /// # Errors
    /// Why there is no such session.
    pub fn restore(programs: impl Into<Programs>, text: &str) -> Result<Self, RestoreFault> {
        Self::restore_of(programs.into(), text)
    }

    fn restore_of(programs: Programs, text: &str) -> Result<Self, RestoreFault> {
        let stored = read(text).map_err(RestoreFault::Json)?;
        if stored.get("semantics").and_then(Json::as_u64) != Some(1) {
            return Err(RestoreFault::Semantics);
        }
        let hash = stored
            .get("program")
            .and_then(Json::as_str)
            .and_then(Hash::from_hex);
        let program = hash.and_then(|hash| programs.get(hash)).cloned();
        let program = program.ok_or(RestoreFault::Program)?;
        let seed = text_of(&stored, "seed")?;
        let seed = Seed::from_hex(seed).ok_or(RestoreFault::Member("seed"))?;
        let overrides = stored
            .get("settings")
            .and_then(Json::as_object)
            .ok_or(RestoreFault::Member("settings"))?;
        let settings = settings(&program, overrides).map_err(|_| RestoreFault::Member("settings"))?;
        let mut session = Self {
            state: State::new(&program),
            program,
            programs,
            seed,
            settings,
        };
        if text_of(&stored, "status")? != "new" {
            session.restore_state(&stored)?;
        }
        // Whatever was left out, added or bent shows here.
        if session.snapshot() == text {
            Ok(session)
        } else {
            Err(RestoreFault::Inconsistent)
        }
    }

    fn restore_state(&mut self, stored: &Json) -> Result<(), RestoreFault> {
        let program = Arc::clone(&self.program);
        self.state.status = match text_of(stored, "status")? {
            "running" => Status::Running,
            "stopped" => Status::Stopped,
            _ => return Err(RestoreFault::Member("status")),
        };
        self.state.seq = stored
            .get("seq")
            .and_then(Json::as_u64)
            .ok_or(RestoreFault::Member("seq"))?;
        self.state.clock = moment(stored, "clock")?;
        super::upgrade::restore(&mut self.state, stored)?;
        let given = stored
            .get("given")
            .and_then(Json::as_object)
            .ok_or(RestoreFault::Member("given"))?;
        for (id, handed) in given {
            let fault = RestoreFault::Member("given");
            let at = program.given(id).ok_or_else(|| fault.clone())?;
            let found = program
                .plan()
                .givens
                .get(at.index())
                .ok_or_else(|| fault.clone())?;
            let constant = value::constant(&program, &found.shape, handed).map_err(|_| fault)?;
            if let Some(slot) = self.state.given.get_mut(at.index()) {
                *slot = Some(constant);
            }
        }
        for (chance, slot) in program.plan().chances.iter().zip(&mut self.state.chances) {
            let recorded = stored.get("chances").and_then(|chances| chances.get(&chance.id));
            let stands = self.state.upgraded > 0 && !chance.per_visit;
            let recorded = recorded.filter(|_| stands);
            *slot = recorded.and_then(|arm| super::upgrade::stands(&program, chance, arm));
            if slot.is_none() && !chance.per_visit {
                *slot = Some(draw::chance(self.seed, chance, None).1);
            }
        }
        let trail = stored
            .get("trail")
            .and_then(Json::as_array)
            .ok_or(RestoreFault::Member("trail"))?;
        let parked = stored
            .get("parked")
            .and_then(Json::as_array)
            .ok_or(RestoreFault::Member("parked"))?;
        let mut latest = vec![NONE; program.plan().steps.len()];
        for visit in trail {
            let at = self.restore_visit(visit, &mut latest)?;
            self.state.trail.push(at);
            let first = self.state.visit(at).is_some_and(|visit| visit.n == 1);
            self.state.distinct += u32::from(first);
        }
        for visit in parked {
            self.restore_visit(visit, &mut latest)?;
        }
        super::records::restore(&program, &mut self.state, stored)?;
        super::granted::restore(&program, &mut self.state, stored)?;
        self.walk_again()?;
        let cursor = stored
            .get("cursor")
            .and_then(Json::as_u64)
            .and_then(|cursor| u32::try_from(cursor).ok());
        self.state.cursor = cursor.ok_or(RestoreFault::Member("cursor"))?;
        match self.state.here() {
            Some(here) if !self.state.is_superseded(here) => Ok(()),
            _ => Err(RestoreFault::Member("cursor")),
        }
    }

    /// Judges every visit anew and sees whether each exit leads to the next visit.
    fn walk_again(&mut self) -> Result<(), RestoreFault> {
        let first = self
            .state
            .trail
            .first()
            .copied()
            .ok_or(RestoreFault::Member("trail"))?;
        let length = self.state.length();
        let open = self
            .state
            .on_trail(length - 1)
            .is_some_and(|visit| visit.exit.is_none());
        let told_apart = (1..length).any(|position| {
            let (before, next) = (self.state.on_trail(position - 1), self.state.on_trail(position));
            let (Some(before), Some(next)) = (before, next) else {
                return true;
            };
            // A visit that was left anew has a later exit than the visit that it still leads to.
            let apart = before
                .exit
                .is_none_or(|exit| exit.to != next.step || exit.seq < next.seq);
            // What stood between two visits may be gone after an upgrade; then times alone are in order.
            if self.state.upgraded > 0 {
                before.exit.is_none_or(|exit| exit.to != next.step) || before.entered.is_after(next.entered)
            } else {
                apart || next.seq < before.seq
            }
        });
        if told_apart {
            return Err(RestoreFault::Inconsistent);
        }
        let mut facts: Vec<Fact> = Vec::new();
        let mut hand = Hand::new(
            &self.program,
            &self.settings,
            self.seed,
            &mut self.state,
            &mut facts,
        );
        hand.state.look_from(1);
        hand.join_run(first, false);
        hand.judge(0);
        hand.settle(0);
        if open && facts.is_empty() && self.state.length() == length {
            Ok(())
        } else {
            Err(RestoreFault::Inconsistent)
        }
    }

    pub(super) fn restore_visit(&mut self, stored: &Json, latest: &mut [u32]) -> Result<u32, RestoreFault> {
        let fault = || RestoreFault::Member("trail");
        let program = Arc::clone(&self.program);
        let step = program.step(text_of(stored, "step")?).ok_or_else(fault)?;
        let place = program.index().place(step.0).ok_or_else(fault)?;
        if program.is_section(step.0) && place.kind != crate::program::PlaceKind::Menu {
            return Err(fault());
        }
        let before = latest.get(step.index()).copied().unwrap_or(NONE);
        let n = self.state.visit(before).map_or(1, |before| before.n + 1);
        if stored.get("n").and_then(Json::as_u64) != Some(u64::from(n)) {
            return Err(fault());
        }
        let at = self.state.visits.end();
        let seq = |of: &Json| match of.get("seq") {
            None => Some(0),
            Some(seq) => seq.as_u64().filter(|seq| (1..=self.state.seq).contains(seq)),
        };
        let exit = match stored.get("exit") {
            None => None,
            Some(exit) => Some(Exit {
                how: How::from_word(text_of(exit, "how")?).ok_or_else(fault)?,
                at: moment(exit, "at")?,
                seq: seq(exit).ok_or_else(fault)?,
                to: program.step(text_of(exit, "to")?).ok_or_else(fault)?.0,
            }),
        };
        let visit = Visit {
            step: step.0,
            n,
            position: number(self.state.trail.len()),
            before,
            after: NONE,
            first_slot: self.state.slots.end(),
            first_score: number(self.state.scores.len()),
            first_drawn: number(self.state.drawn.len()),
            entered: moment(stored, "entered")?,
            seq: seq(stored).ok_or_else(fault)?,
            exit,
            completed: 0,
            gate: true,
            run: NONE,
            run_from: 0,
            run_last: 0,
        };
        let items = stored.get("items").and_then(Json::as_object).ok_or_else(fault)?;
        let mut slots = Vec::new();
        for (place, (_, item)) in (0..).zip(program.items_of(step)) {
            let mut slot = match items.get(&item.id) {
                Some(held) => restore_slot(&program, self.state.seq, item, held).ok_or_else(fault)?,
                None => Slot::default(),
            };
            slot.key = match self.state.visit(before) {
                Some(earlier) if slot.attempts == 0 => {
                    self.state.slot(earlier, place).map_or(n, |slot| slot.key)
                }
                _ => n,
            };
            slots.push(slot);
        }
        self.state.slots.push(slots.into_iter());
        let scores = self.state.scores.len() + place.scores as usize;
        self.state.scores.resize_with(scores, Default::default);
        for chance in &place.draws {
            if let Some(chance) = program.plan().chances.get(chance.index()) {
                let drawn = stored.get("drawn").and_then(|drawn| drawn.get(&chance.id));
                let recorded = drawn.filter(|_| self.state.upgraded > 0);
                let stands = recorded.and_then(|arm| super::upgrade::stands(&program, chance, arm));
                let arm = stands.unwrap_or_else(|| {
                    let key = (program.step_id(step), n);
                    draw::chance(self.seed, chance, Some(key)).1
                });
                self.state.drawn.push(arm);
            }
        }
        match self.state.visit_mut(before) {
            Some(earlier) => earlier.after = at,
            None => super::state::set(&mut self.state.first, step.0, at),
        }
        super::state::set(latest, step.0, at);
        self.state.visits.push(std::iter::once(visit));
        Ok(at)
    }
}

fn text_of<'a>(stored: &'a Json, key: &'static str) -> Result<&'a str, RestoreFault> {
    stored
        .get(key)
        .and_then(Json::as_str)
        .ok_or(RestoreFault::Member(key))
}

fn moment(stored: &Json, key: &'static str) -> Result<Moment, RestoreFault> {
    Moment::parse(text_of(stored, key)?).ok_or(RestoreFault::Member(key))
}

fn slot_json(program: &Program, item: &Item, slot: &Slot) -> Option<Json> {
    let mut members = Object::default();
    match &slot.held {
        Held::Value(answer) => members.put("answer", value_json(program, &item.kind, answer)),
        held => {
            match held.mark() {
                Some(Mark::Skipped) => members.put("skipped", true),
                Some(Mark::Declined) => members.put("declined", true),
                None => {}
            }
            let mut entries = Object::default();
            for entry in held.entries() {
                let mut given = Object::default();
                given.put("seq", entry.seq);
                given.put("value", entry_json(program, &item.kind, entry));
                entries.put(&entry.k.to_string(), given.done());
            }
            if !held.entries().is_empty() {
                members.put("entries", entries.done());
            }
        }
    }
    for (key, count) in [("attempts", slot.attempts), ("hints", slot.hints)] {
        members.may(key, Some(count).filter(|count| *count > 0));
    }
    members.may("solution", slot.solution);
    let members = members.done();
    let is_touched = members.as_object().is_some_and(|members| !members.is_empty());
    is_touched.then_some(members)
}

fn restore_slot(program: &Program, seq: u64, item: &Item, stored: &Json) -> Option<Slot> {
    let is = |key: &str| stored.get(key).and_then(Json::as_bool) == Some(true);
    let count = |key: &str| match stored.get(key) {
        None => Some(0),
        Some(count) => u16::try_from(count.as_u64()?).ok(),
    };
    let held = match stored.get("answer") {
        Some(given) => {
            let answer = value::read(program, &item.kind, item.vault, given).ok()?;
            // Which options were shown then is not known; that they are options is.
            let chosen: Vec<Symbol> = match &answer {
                value::Answer::Ranked(order) => order.to_vec(),
                _ => Vec::new(),
            };
            let ranked = matches!(item.kind, ItemKind::Rank(_));
            let shown = |option: &Choice| !ranked || chosen.contains(&option.id);
            Held::Value(value::settle(&item.kind, &answer, &shown).ok()?)
        }
        None if is("skipped") => Held::Skipped,
        None if is("declined") => Held::Declined,
        None => Held::Open,
    };
    let held = match stored.get("entries") {
        Some(entries) => restore_diary(program, seq, item, &held, entries)?,
        None => held,
    };
    Some(Slot {
        held,
        attempts: count("attempts")?,
        hints: count("hints")?,
        solution: is("solution"),
        ..Slot::default()
    })
}

/// The entries of a diary, none given by an act that was not yet.
fn restore_diary(program: &Program, seq: u64, item: &Item, held: &Held, stored: &Json) -> Option<Held> {
    let plan = Plan::of(item)?;
    let mut entries = Vec::new();
    for (k, given) in stored.as_object()? {
        let read = value::read(program, &item.kind, false, given.get("value")?).ok()?;
        let settled = value::settle(&item.kind, &read, &|_| true).ok()?;
        let value::Answer::Entry(value) = settled else {
            return None;
        };
        entries.push(Entry {
            k: k.parse().ok().filter(|k| (1..=plan.times).contains(k))?,
            seq: given.get("seq")?.as_u64().filter(|of| (1..=seq).contains(of))?,
            value,
        });
    }
    let entries = ordered(entries, &|a, b| a.k.cmp(&b.k));
    let mark = held.mark();
    Some(Held::Diary(Box::new(Diary { mark, entries })))
}

/// Where an item's words are in the vault: `step/n/item` with the number of the visit that holds them (16.15).
pub(super) fn vault_key(program: &Program, visit: &Visit, slot: &Slot, item: ItemIx) -> String {
    // Entries of a diary are never copied, so they are always of the visit itself.
    let is_own = slot.key == 0 || super::diary::home(program, item).is_some();
    let n = if is_own { visit.n } else { slot.key };
    format!(
        "{}/{n}/{}",
        program.step_id(StepIx(visit.step)),
        program.item_id(item)
    )
}
