//! A running session in another version of its module (semantics 13 and 31): the new program is walked with the old
//! answers. What no longer counts is parked under its own name; nothing is guessed, and nothing is lost in silence.

mod carry;
mod constants;
#[cfg(feature = "research")]
mod fit;
mod heirs;
#[cfg(feature = "research")]
mod names;
mod together;
mod told;
mod verdict;
mod visits;
mod walk;

use std::sync::Arc;

use serde_json::Value as Json;

use self::heirs::Heirs;
use self::visits::{Luggage, record};
use super::Session;
use super::act::Choice;
use super::fact::{Chosen, Fact, Upgraded, Verdict};
use super::refusal::Code;
use super::settle::{Hand, of};
use super::snapshot::RestoreFault;
use super::state::State;
use crate::expr::name::StepIx;
use crate::ground::hash::Hash;
use crate::ground::json::Object;
use crate::program::{NONE, Program, Programs};

pub(super) use self::constants::stands;
pub use self::heirs::Heir;
#[cfg(feature = "research")]
pub use self::{fit::Unfit, names::Names};

/// A session as it would be.
struct Weighed {
    session: Session,
    facts: Vec<Fact>,
    upgraded: Upgraded,
}

impl Session {
    /// The programs at hand: its own, and those that it may be upgraded to.
    #[must_use]
    pub const fn programs(&self) -> &Programs {
        &self.programs
    }

    /// Hands over another version of the module. An act `upgrade` may name it from now on; nothing else changes.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use leerpad::check::{Sources, check};
    /// # use leerpad::ground::{hash::Seed, source::Source};
    /// # use leerpad::program::Program;
    /// # use leerpad::session::Session;
    /// # use serde_json::json;
    /// # let of = |text: &str| {
    /// #     let checked = check(&Sources::new(Source::new("kort.yaml", text)));
    /// #     Arc::new(Program::compile(&checked.module.unwrap()))
    /// # };
    /// # let text = "leerpad: 1
    /// # module: kort
    /// # version: 1.0.0
    /// # languages: [nl]
    /// # title: Kort
    /// # steps:
    /// #   - exercise: slapen
    /// #     title: Slapen
    /// #     items:
    /// #       - number: uren
    /// #         ask: Hoeveel uur slaap je?
    /// #         to: 24
    /// #   - step: klaar
    /// #     title: Klaar
    /// #     body: Dit is alles.
    /// # ";
    /// let (old, new) = (of(text), of(&text.replace("number: uren", "number: slaap\n        was: [uren]")));
    /// let mut session = Session::new(old, Seed::from_number(7), &Default::default())?;
    /// let at = "2026-11-23T10:14:00.000+01:00";
    /// for act in [
    ///     json!({"act": "start", "at": at, "by": "learner"}),
    ///     json!({"act": "answer", "at": at, "by": "learner", "item": "uren", "value": 8}),
    ///     json!({"act": "continue", "at": at, "by": "learner"}),
    /// ] {
    ///     session.apply(&session.read(&act).unwrap()).unwrap();
    /// }
    /// session.know(Arc::clone(&new));
    /// let upgrade = json!({"act": "upgrade", "at": at, "by": "system", "program": new.hash().hex()});
    /// let done = session.apply(&session.read(&upgrade).unwrap()).unwrap();
    /// assert_eq!(done.facts[0].to_json(&new)["verdict"], "unchanged");
    /// assert_eq!(session.program().hash(), new.hash());
    /// # Ok::<(), leerpad::session::StartFault>(())
    /// ```
    pub fn know(&mut self, program: Arc<Program>) {
        self.programs.add(program);
    }

    /// What an upgrade to a program would do now; nothing is done. None where there is nothing to upgrade: before the
    /// start, to the same program, or to another module.
    #[must_use]
    pub fn foresee(&self, program: &Arc<Program>) -> Option<Upgraded> {
        let other = self.cursor().is_some() && self.is_other_version(program);
        other.then(|| self.weigh(program).upgraded)
    }

    /// The version about which the learner is asked, or chose to stay, if there is one.
    #[must_use]
    pub const fn choice(&self) -> Option<(Hash, Chosen)> {
        self.state.choice
    }

    fn is_other_version(&self, program: &Program) -> bool {
        program.plan().id == self.program.plan().id && program.hash() != self.program.hash()
    }

    /// Whether the host could upgrade to some program now.
    pub(super) fn could_upgrade(&self) -> bool {
        self.programs.iter().any(|program| {
            self.is_other_version(program)
                && match self.state.choice {
                    Some((of, Chosen::Old)) if of == program.hash() => false,
                    Some((of, _)) if of == program.hash() => {
                        self.weigh(program).upgraded.verdict != Verdict::Choice
                    }
                    _ => true,
                }
        })
    }

    /// The act (semantics 31.1, 31.6).
    pub(super) fn upgrade(
        &mut self,
        hash: Hash,
        choice: Option<Choice>,
        facts: &mut Vec<Fact>,
    ) -> Result<(), Code> {
        let new = self
            .programs
            .get(hash)
            .cloned()
            .ok_or(Code::UnknownProgram(hash))?;
        if new.plan().id != self.program.plan().id {
            return Err(Code::OtherModule(hash));
        }
        if hash == self.program.hash() {
            return Err(Code::SameProgram(hash));
        }
        let asked = self
            .state
            .choice
            .filter(|(of, _)| *of == hash)
            .map(|(_, chosen)| chosen);
        match (choice, asked) {
            (Some(_), None) => return Err(Code::NoChoice(hash)),
            (None, Some(Chosen::Old)) => return Err(Code::Stays(hash)),
            (Some(Choice::Old), Some(_)) => {
                self.stay(hash, Chosen::Old, facts);
                return Ok(());
            }
            _ => {}
        }
        let mut weighed = self.weigh(&new);
        if weighed.upgraded.verdict == Verdict::Choice {
            match (choice, asked) {
                (None, Some(_)) => return Err(Code::Stays(hash)),
                (None, None) => {
                    self.stay(hash, Chosen::Open, facts);
                    return Ok(());
                }
                (Some(_), _) => weighed.upgraded.choice = Some(Chosen::New),
            }
        }
        *self = weighed.session;
        facts.append(&mut weighed.facts);
        facts.push(Fact::Upgraded(Box::new(weighed.upgraded)));
        Ok(())
    }

    fn stay(&mut self, to: Hash, chosen: Chosen, facts: &mut Vec<Fact>) {
        self.state.choice = Some((to, chosen));
        facts.push(Fact::Upgraded(Box::new(Upgraded {
            from: self.program.hash(),
            to,
            verdict: Verdict::Choice,
            choice: Some(chosen),
            kept: 0,
            answers: Vec::new(),
            ended: Vec::new(),
            vault: Vec::new(),
        })));
    }

    /// The session in the new program, with what is told of it.
    fn weigh(&self, new: &Arc<Program>) -> Weighed {
        let heirs = Heirs {
            old: Some(&self.program),
            new,
        };
        let mut luggage = Luggage {
            heirs,
            hash: self.program.hash().hex(),
            visits: Vec::new(),
            fates: Vec::new(),
            former: Vec::new(),
            vault: Vec::new(),
            is_torn: false,
        };
        let trail: Vec<_> = (0..self.state.length())
            .filter_map(|at| self.state.on_trail(at))
            .collect();
        let parked = self.parked();
        let all = trail.iter().map(|visit| (*visit, true));
        for (visit, on_trail) in all.chain(parked.iter().map(|visit| (visit, false))) {
            if let Json::Object(members) = self.visit_json(visit) {
                luggage.pack(&members, on_trail);
            }
        }
        luggage.take_back(&self.state.former);
        let mut facts = Vec::new();
        let mut next = Self {
            program: Arc::clone(new),
            programs: self.programs.clone(),
            seed: self.seed,
            settings: constants::carry_settings(self, new, &mut luggage.former),
            state: State::new(new),
        };
        next.state.status = self.state.status;
        next.state.seq = self.state.seq;
        next.state.clock = self.state.clock;
        next.state.upgraded = self.state.seq + 1;
        next.state.given = constants::carry_given(self, new, &mut luggage.former);
        next.state.chances = constants::carry_chances(self, new, &mut facts);
        let mut latest = vec![NONE; new.plan().steps.len()];
        for visit in &luggage.visits {
            let members = Json::Object(visit.members.clone());
            if next.restore_visit(&members, &mut latest).is_err() {
                // Packed as it is, a visit has its place; should it have none, it is parked like any other.
                luggage.former.push(members);
            }
        }
        together::carry_records(self, &mut luggage, &mut next.state);
        let ended = together::carry_sharing(self, heirs, &mut next.state, &mut luggage.vault);
        let mut told = Vec::new();
        let (walked, program, settings) = {
            let mut hand = Hand::new(
                &next.program,
                &next.settings,
                next.seed,
                &mut next.state,
                &mut told,
            );
            (
                walk::walk(self, heirs, &mut hand),
                Arc::clone(&next.program),
                next.settings.clone(),
            )
        };
        let length = next.state.length();
        next.state.look_from(length);
        if let Some((position, exit)) = walked.held_up
            && let Some(visit) = next.state.on_trail(position)
        {
            let mut left = Object::default();
            left.put("at", exit.at.to_string());
            left.put("how", exit.how.word());
            left.put("seq", exit.seq);
            left.put("to", new.step_id(StepIx(exit.to)));
            let (step, n) = (new.step_id(StepIx(visit.step)), visit.n.into());
            luggage
                .former
                .push(record(&new.hash().hex(), step, n, "exit", left.done()));
        }
        let upgraded = self.judge_upgrade(&mut next, &walked, &luggage, ended);
        next.state.former = std::mem::take(&mut luggage.former);
        let before = self.heir_of(heirs, self.cursor());
        let mut hand = Hand::new(&program, &settings, next.seed, &mut next.state, &mut facts);
        verdict::tell(&mut hand, &luggage, &walked, told, before);
        let last = self
            .state
            .length()
            .checked_sub(1)
            .and_then(|last| self.state.on_trail(last));
        self.tell_ends(heirs, &next, last.map(of), &mut facts);
        Weighed {
            session: next,
            facts,
            upgraded,
        }
    }
}

/// What a snapshot says of upgrades. What was parked under former names is taken as it is: it counts for nothing until a
/// program is walked in which it fits.
pub(super) fn restore(state: &mut State, stored: &Json) -> Result<(), RestoreFault> {
    if let Some(upgraded) = stored.get("upgraded") {
        let known = upgraded.as_u64().filter(|seq| (2..=state.seq).contains(seq));
        state.upgraded = known.ok_or(RestoreFault::Member("upgraded"))?;
    }
    if let Some(former) = stored.get("former") {
        let fault = || RestoreFault::Member("former");
        let former = former
            .as_array()
            .filter(|_| state.upgraded > 0)
            .ok_or_else(fault)?;
        let of = |record: &Json| Hash::from_hex(record.get("program")?.as_str()?);
        if former.iter().any(|record| of(record).is_none()) {
            return Err(fault());
        }
        state.former.clone_from(former);
    }
    if let Some(choice) = stored.get("choice") {
        let read = |choice: &Json| {
            let of = Hash::from_hex(choice.get("program")?.as_str()?)?;
            let chosen = match choice.get("state")?.as_str()? {
                "open" => Chosen::Open,
                "old" => Chosen::Old,
                _ => return None,
            };
            Some((of, chosen))
        };
        state.choice = Some(read(choice).ok_or(RestoreFault::Member("choice"))?);
    }
    Ok(())
}
