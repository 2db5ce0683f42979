//! The state as text and back (semantics 11.6 and 20). What follows from answers is not stored but worked out again.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::fact::{Fact, How, arm_to_json};
use super::settle::Hand;
use super::state::{Exit, Held, Slot, State, Status, Visit};
use super::{Session, draw, settings, value};
use crate::expr::name::{ItemIx, StepIx, Symbol};
use crate::ground::hash::Seed;
use crate::ground::json::canonical;
use crate::ground::moment::Moment;
use crate::module::plan::{Choice, Item, ItemKind};
use crate::program::{NONE, Program, number};

/// Why a text is no state of a session on this program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreFault {
    /// Not JSON.
    #[error("this is not a snapshot: it is not JSON (line {line}, column {column})")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
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
        let mut members = Map::new();
        let mut put = |key: &str, value: Json| members.insert(key.to_owned(), value);
        put("program", program.hash().hex().into());
        put("seed", self.seed.hex().into());
        put("semantics", 1.into());
        put("seq", state.seq.into());
        put("settings", self.settings_json());
        let status = match state.status {
            Status::New => "new",
            Status::Running => "running",
            Status::Stopped => "stopped",
        };
        put("status", status.into());
        if state.status == Status::New {
            return canonical(&Json::Object(members));
        }
        put("clock", state.clock.to_string().into());
        put("cursor", state.cursor.into());
        let chances = program.plan().chances.iter().zip(&state.chances);
        let chances =
            chances.filter_map(|(chance, arm)| Some((chance.id.clone(), arm_to_json(program, (*arm)?))));
        put("chances", Json::Object(chances.collect()));
        let given = program.plan().givens.iter().zip(&state.given);
        let given = given.filter_map(|(given, value)| {
            Some((
                given.id.clone(),
                value::constant_to_json(program, value.as_ref()?),
            ))
        });
        put("given", Json::Object(given.collect()));
        let trail = (0..state.length()).filter_map(|position| state.on_trail(position));
        put("trail", trail.map(|visit| self.visit_json(visit)).collect());
        put(
            "parked",
            self.parked().iter().map(|visit| self.visit_json(visit)).collect(),
        );
        canonical(&Json::Object(members))
    }

    fn settings_json(&self) -> Json {
        let pairs = self.program.plan().settings.iter().zip(&self.settings);
        let own = pairs.filter(|(setting, _)| !setting.id.contains('/'));
        Json::Object(
            own.map(|(setting, value)| (setting.id.clone(), value::constant_to_json(&self.program, value)))
                .collect(),
        )
    }

    /// Parked visits, by step in document order, then by number.
    fn parked(&self) -> Vec<Visit> {
        let mut parked = Vec::new();
        for step in 0..number(self.state.first.len()) {
            let mut next = match self.state.latest_of(step) {
                Some(visit) => visit.after,
                None => self.state.first.get(step as usize).copied().unwrap_or(NONE),
            };
            while let Some(visit) = self.state.visit(next) {
                parked.push(*visit);
                next = visit.after;
            }
        }
        parked
    }

    fn visit_json(&self, visit: &Visit) -> Json {
        let program = &*self.program;
        let mut members = Map::new();
        let mut put = |key: &str, value: Json| members.insert(key.to_owned(), value);
        put("step", program.step_id(StepIx(visit.step)).into());
        put("n", visit.n.into());
        put("entered", visit.entered.to_string().into());
        let Some(place) = program.index().place(visit.step) else {
            return Json::Object(members);
        };
        let slots = program
            .items_of(StepIx(visit.step))
            .zip(self.state.slots_of(visit, place.item_count));
        let items =
            slots.filter_map(|((_, item), slot)| Some((item.id.clone(), slot_json(program, item, slot)?)));
        put("items", Json::Object(items.collect()));
        if let Some(exit) = visit.exit {
            let to = program.step_id(StepIx(exit.to));
            put(
                "exit",
                json!({"at": exit.at.to_string(), "how": exit.how.word(), "to": to}),
            );
        }
        if !place.draws.is_empty() {
            let arms = self
                .state
                .drawn
                .get(visit.first_drawn as usize..)
                .unwrap_or_default();
            let drawn = place.draws.iter().zip(arms).filter_map(|(chance, arm)| {
                let chance = program.plan().chances.get(chance.index())?;
                Some((chance.id.clone(), arm_to_json(program, *arm)))
            });
            put("drawn", Json::Object(drawn.collect()));
        }
        Json::Object(members)
    }

    /// The session of a snapshot. Nothing in it is trusted: a state that no session can come to is refused.
    ///
    /// # Errors
    /// Why there is no such session.
    pub fn restore(program: Arc<Program>, text: &str) -> Result<Self, RestoreFault> {
        let stored: Json = serde_json::from_str(text).map_err(|fault| RestoreFault::Json {
            line: fault.line(),
            column: fault.column(),
        })?;
        if stored.get("semantics").and_then(Json::as_u64) != Some(1) {
            return Err(RestoreFault::Semantics);
        }
        if stored.get("program").and_then(Json::as_str) != Some(program.hash().hex().as_str()) {
            return Err(RestoreFault::Program);
        }
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
            *slot = (!chance.per_visit).then(|| draw::chance(self.seed, chance, None).1);
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
            let before = self.state.on_trail(position - 1).and_then(|visit| visit.exit);
            before.map(|exit| exit.to) != self.state.on_trail(position).map(|visit| visit.step)
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

    fn restore_visit(&mut self, stored: &Json, latest: &mut [u32]) -> Result<u32, RestoreFault> {
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
        let at = number(self.state.visits.len());
        let exit = match stored.get("exit") {
            None => None,
            Some(exit) => Some(Exit {
                how: match text_of(exit, "how")? {
                    "done" => How::Done,
                    "skipped" => How::Skipped,
                    "chosen" => How::Chosen,
                    _ => return Err(fault()),
                },
                at: moment(exit, "at")?,
                to: program.step(text_of(exit, "to")?).ok_or_else(fault)?.0,
            }),
        };
        let visit = Visit {
            step: step.0,
            n,
            position: number(self.state.trail.len()),
            before,
            after: NONE,
            first_slot: number(self.state.slots.len()),
            first_score: number(self.state.scores.len()),
            first_drawn: number(self.state.drawn.len()),
            entered: moment(stored, "entered")?,
            exit,
            completed: 0,
            gate: true,
            run: NONE,
            run_from: 0,
            run_last: 0,
        };
        let items = stored.get("items").and_then(Json::as_object).ok_or_else(fault)?;
        for (place, (_, item)) in (0..).zip(program.items_of(step)) {
            let mut slot = match items.get(&item.id) {
                Some(held) => restore_slot(&program, item, held).ok_or_else(fault)?,
                None => Slot::default(),
            };
            slot.key = match self.state.visit(before) {
                Some(earlier) if slot.attempts == 0 => {
                    self.state.slot(earlier, place).map_or(n, |slot| slot.key)
                }
                _ => n,
            };
            self.state.slots.push(slot);
        }
        let scores = self.state.scores.len() + place.scores as usize;
        self.state.scores.resize_with(scores, Default::default);
        for chance in &place.draws {
            if let Some(chance) = program.plan().chances.get(chance.index()) {
                let (_, arm) = draw::chance(self.seed, chance, Some((program.step_id(step), n)));
                self.state.drawn.push(arm);
            }
        }
        match self.state.visit_mut(before) {
            Some(earlier) => earlier.after = at,
            None => super::state::set(&mut self.state.first, step.0, at),
        }
        super::state::set(latest, step.0, at);
        self.state.visits.push(visit);
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
    let mut members = Map::new();
    let mut put = |key: &str, value: Json| members.insert(key.to_owned(), value);
    match &slot.held {
        Held::Open => None,
        Held::Skipped => put("skipped", true.into()),
        Held::Declined => put("declined", true.into()),
        Held::Value(answer) => put("answer", value::to_json(program, &item.kind, answer)),
    };
    for (key, count) in [("attempts", slot.attempts), ("hints", slot.hints)] {
        if count > 0 {
            put(key, count.into());
        }
    }
    if slot.solution {
        put("solution", true.into());
    }
    (!members.is_empty()).then_some(Json::Object(members))
}

fn restore_slot(program: &Program, item: &Item, stored: &Json) -> Option<Slot> {
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
    Some(Slot {
        held,
        attempts: count("attempts")?,
        hints: count("hints")?,
        solution: is("solution"),
        ..Slot::default()
    })
}

/// Where an item's words are in the vault: `step/n/item` with the number of the visit that holds them (16.15).
pub(super) fn vault_key(program: &Program, visit: &Visit, slot: &Slot, item: ItemIx) -> String {
    let n = if slot.key == 0 { visit.n } else { slot.key };
    format!(
        "{}/{n}/{}",
        program.step_id(StepIx(visit.step)),
        program.item_id(item)
    )
}
