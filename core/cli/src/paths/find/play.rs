//! One session, played by lot.

use std::sync::Arc;

use leerpad::expr::name::Symbol;
use leerpad::ground::moment::Moment;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::fact::When;
use leerpad::session::menu::Progress;
use leerpad::session::screen::{ItemState, Place};
use serde_json::{Map, Value as Json, json};

use super::answers;
use super::lot::Lot;
use super::{Deed, Journey, seed};
use crate::paths::coverage::Coverage;
use crate::paths::{screen, story};

/// How many acts a session has at most.
const ACTS: usize = 250;
/// Places in a row at which nothing went on.
const STUCK: usize = 6;

/// The session of a journey.
pub(super) fn begin(program: &Arc<Program>, journey: &Journey) -> Option<Session> {
    Session::new(Arc::clone(program), seed(journey), &journey.settings).ok()
}

/// Its first act.
pub(super) fn start(journey: &Journey) -> Deed {
    Deed {
        at: journey.clock,
        act: json!({"act": "start", "given": journey.given}),
    }
}

/// Does something; nothing changes when it is refused.
pub(super) fn apply(session: &mut Session, deed: &Deed, coverage: &mut Coverage) -> Option<()> {
    let mut act = deed.act.clone();
    let members = act.as_object_mut()?;
    members.insert("at".to_owned(), deed.at.to_string().into());
    members.entry("by").or_insert_with(|| "learner".into());
    let act = session.read(&act).ok()?;
    let applied = session.apply(&act).ok()?;
    coverage.note(session, &applied.act, &applied.facts);
    Some(())
}

/// Plays a session, and shows after each act what was walked so far.
pub(super) fn play(
    program: &Arc<Program>,
    number: u64,
    lot: &mut Lot,
    seen: &mut dyn FnMut(&Journey, &Coverage),
) {
    let plan = program.plan();
    let mut journey = Journey {
        seed: number,
        settings: Map::new(),
        given: Map::new(),
        clock: match story::moment(story::CLOCK) {
            Some(clock) => clock,
            None => return,
        },
        deeds: Vec::new(),
    };
    for setting in plan.settings.iter().filter(|setting| !setting.id.contains('/')) {
        if lot.once_in(2) {
            let value = answers::constant(plan, &setting.shape, lot);
            journey.settings.insert(setting.id.clone(), value);
        }
    }
    for given in plan.givens.iter().filter(|given| !given.id.contains('/')) {
        if !lot.once_in(4) {
            journey
                .given
                .insert(given.id.clone(), answers::constant(plan, &given.shape, lot));
        }
    }
    let Some(session) = begin(program, &journey) else {
        return;
    };
    let mut player = Player {
        program,
        session,
        clock: journey.clock,
        journey,
        coverage: Coverage::default(),
        lot,
        seen,
    };
    player.coverage.begins();
    let first = start(&player.journey);
    if apply(&mut player.session, &first, &mut player.coverage).is_some() {
        (player.seen)(&player.journey, &player.coverage);
        player.run();
    }
}

struct Player<'a> {
    program: &'a Program,
    session: Session,
    clock: Moment,
    journey: Journey,
    coverage: Coverage,
    lot: &'a mut Lot,
    seen: &'a mut dyn FnMut(&Journey, &Coverage),
}

impl Player<'_> {
    fn run(&mut self) {
        let mut stuck = 0;
        while self.journey.deeds.len() < ACTS && stuck < STUCK {
            let Some(place) = screen::place(&self.session) else {
                return;
            };
            self.answer_all(&place, stuck > 0);
            let went = if self.session.is_completed() {
                self.lot.once_in(10) && self.learner(json!({"act": "back"}))
            } else {
                self.go_on(&place)
            };
            if went {
                stuck = 0;
            } else if self.session.is_completed() {
                return;
            } else {
                stuck += 1;
            }
        }
    }

    /// Does something, and keeps it when it was accepted.
    fn act(&mut self, act: Json) -> bool {
        let deed = Deed { at: self.clock, act };
        if apply(&mut self.session, &deed, &mut self.coverage).is_none() {
            return false;
        }
        self.journey.deeds.push(deed);
        (self.seen)(&self.journey, &self.coverage);
        true
    }

    fn learner(&mut self, act: Json) -> bool {
        self.act(act)
    }

    /// Answers what is asked here: most of it, or all that holds back.
    fn answer_all(&mut self, place: &Place, must: bool) {
        for item in place.items.iter().filter(|item| !item.awaited) {
            let is_open =
                item.state == ItemState::Open || item.invalid || (item.rule.is_some() && self.lot.once_in(2));
            if !is_open {
                continue;
            }
            let Some(found) = self.program.plan().items.get(item.item.index()) else {
                continue;
            };
            let drawn = self.lot.below(20);
            if !must && drawn == 0 {
                continue;
            }
            if drawn == 1 && self.learner(json!({"act": "skip", "item": item.id})) {
                continue;
            }
            if drawn == 2 && self.learner(json!({"act": "decline", "item": item.id})) {
                continue;
            }
            let shown: Vec<Symbol> = item.options.iter().map(|(option, ..)| *option).collect();
            let Some(value) = answers::answer(self.program.plan(), found, &shown, self.lot) else {
                continue;
            };
            let mut act = json!({"act": "answer", "item": item.id, "value": value});
            if let (Some(entry), Some(members)) = (screen::due(&self.session, &item.id), act.as_object_mut())
            {
                members.insert("entry".to_owned(), entry.into());
            }
            self.learner(act);
        }
    }

    fn go_on(&mut self, place: &Place) -> bool {
        if let Some(waits) = place.waits.as_ref().filter(|waits| !waits.open)
            && self.wait(place, waits.contact.is_some())
        {
            return true;
        }
        let open: Vec<&str> = place
            .children
            .iter()
            .filter(|child| !matches!(child.state, Progress::Done))
            .map(|child| child.step.as_str())
            .collect();
        if let Some(child) = self.lot.one(&open).map(|child| (*child).to_owned())
            && !self.lot.once_in(4)
            && self.learner(json!({"act": "go", "step": child}))
        {
            return true;
        }
        if let Some((_, offers)) = &place.sharing {
            let names: Vec<String> = offers.iter().map(|offer| offer.what.clone()).collect();
            if self.lot.once_in(2) {
                self.learner(json!({"act": "share", "what": names}));
            }
        }
        match self.lot.below(20) {
            0 => {
                self.learner(json!({"act": "back"}));
            }
            1 | 2 => {
                self.learner(json!({"act": "skip"}));
            }
            _ => {}
        }
        self.learner(json!({"act": "continue"}))
    }

    /// Somebody comes, something is reported, or time passes.
    fn wait(&mut self, place: &Place, is_contact: bool) -> bool {
        let step = place.step.as_str();
        let choice = self.lot.below(4);
        let role = if choice == 0 { Role::Guide } else { Role::Learner };
        if choice < 2 && is_contact {
            let act = json!({"act": "contact-held", "by": role.word(), "step": step});
            if self.act(act) {
                return true;
            }
        }
        if choice < 2 && self.act(json!({"act": "release", "by": "guide", "step": step})) {
            return true;
        }
        let awaited = place.items.iter().find(|item| item.awaited);
        if choice < 3
            && let Some(item) = awaited
            && let Some(found) = self.program.plan().items.get(item.item.index())
        {
            let shown: Vec<Symbol> = item.options.iter().map(|(option, ..)| *option).collect();
            let value = answers::answer(self.program.plan(), found, &shown, self.lot);
            if let Some(value) = value
                && self.act(json!({"act": "answer", "by": "system", "item": item.id, "value": value}))
            {
                return true;
            }
        }
        let Some(when) = place.waits.as_ref().and_then(|waits| waits.until) else {
            return false;
        };
        let due = match when {
            When::At(moment) => Some(moment),
            When::Local(day, time) => story::moment(&format!("{day} {time}")),
        };
        let Some(due) = due.filter(|due| due.is_after(self.clock)) else {
            return false;
        };
        // A file of paths tells whole minutes.
        let minutes = (due.unix() - self.clock.unix() + 59_999) / 60_000;
        self.clock = self.clock.later(minutes * 60_000);
        self.act(json!({"act": "tick", "by": "system"}))
    }
}
