//! One learner (or one group) on one program: acts go in, facts or a refusal come out (semantics 2 to 8).
//!
//! Inside, an act is first decided (which may refuse and changes nothing), then carried out (which cannot fail).
//! Free words never come here: they live in the vault, on the learner's own device.

pub mod act;
pub mod allowed;
pub mod card;
pub mod copies;
pub mod export;
pub mod fact;
pub mod guide;
pub mod menu;
pub mod passage;
pub mod refusal;
pub mod screen;
pub mod value;
pub mod words;

mod accept;
pub mod advise;
mod ahead;
mod awaited;
mod coming;
mod completions;
mod consenting;
mod contact;
mod decide;
mod diary;
#[cfg(feature = "research")]
pub mod disclosed;
mod draw;
mod entry;
mod evolve;
mod granted;
mod judge;
mod kind;
mod line;
mod moving;
mod outline;
mod pages;
mod place;
mod possible;
#[cfg(feature = "author")]
pub(crate) mod probe;
mod recall;
mod records;
#[cfg(feature = "research")]
pub mod retell;
mod rows;
mod settle;
mod sharing;
mod show;
mod snapshot;
mod spoken;
#[cfg(feature = "research")]
pub mod standing;
mod state;
pub mod upgrade;
mod view;
mod wait;

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use self::act::{Act, Agree, Deed, Kind, Named, Role};
use self::decide::{Court, Decision, effective};
use self::fact::Fact;
use self::refusal::{Code, Refusal};
use self::settle::Hand;
use self::state::State;
use self::value::Fault;
use crate::expr::name::StepIx;
use crate::ground::hash::Seed;
use crate::ground::json::read;
use crate::ground::moment::Moment;
use crate::module::plan::Constant;
use crate::program::{Program, Programs};

#[cfg(feature = "author")]
#[cfg(test)]
mod tests;

pub use coming::Coming;
pub use snapshot::RestoreFault;
pub use state::Status;

/// A session: where one learner stands in one module.
#[derive(Clone)]
pub struct Session {
    program: Arc<Program>,
    programs: Programs,
    seed: Seed,
    settings: Vec<Constant>,
    state: State,
}

/// Why a session cannot begin with these settings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartFault {
    /// The module has no such setting that a host may override.
    #[error("there is no setting `{0}`")]
    UnknownSetting(String),
    /// The value does not fit the setting.
    #[error("the value of the setting `{setting}` does not fit")]
    Value {
        /// The setting.
        setting: String,
        /// What is wrong.
        fault: Fault,
    },
}

/// What an accepted act brought about.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The act as it is stored: its step filled in, its value in stored form.
    pub act: Act,
    /// The facts, in order.
    pub facts: Vec<Fact>,
}

impl Applied {
    /// The entry without `seq` and `hash`, which the journal gives it (semantics 11.2).
    #[must_use]
    pub fn entry_json(&self, program: &Program) -> Json {
        let mut entry = String::new();
        self.write_entry(program, None, &mut entry);
        read(&entry).unwrap_or_default()
    }
}

impl Session {
    /// A session that has not begun.
    ///
    /// # Errors
    /// A setting that is not there, or a value that does not fit it.
    pub fn new(program: Arc<Program>, seed: Seed, overrides: &Map<String, Json>) -> Result<Self, StartFault> {
        let settings = settings(&program, overrides)?;
        let state = State::new(&program);
        Ok(Self {
            programs: Programs::from(&program),
            program,
            seed,
            settings,
            state,
        })
    }

    /// The program it runs.
    #[must_use]
    pub const fn program(&self) -> &Arc<Program> {
        &self.program
    }

    /// The seed of its draws.
    #[must_use]
    pub const fn seed(&self) -> Seed {
        self.seed
    }

    /// How many acts it accepted.
    #[must_use]
    pub const fn seq(&self) -> u64 {
        self.state.seq
    }

    /// Whether it has begun and was stopped.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.state.status
    }

    /// The effective time of the last act; none before the first.
    #[must_use]
    pub fn clock(&self) -> Option<Moment> {
        (self.state.status != Status::New).then_some(self.state.clock)
    }

    /// The step under the cursor and the number of its visit; none before the start.
    #[must_use]
    pub fn cursor(&self) -> Option<fact::VisitOf> {
        self.state.here().map(settle::of)
    }

    /// What becomes due next if time passes and nothing else is done, and when: what a host reminds people of. A place
    /// that waits opens, or an entry of a diary can be given from the beginning of its day. A later act, a `tick` too,
    /// tells it as the fact `due`; ask again after each act.
    #[must_use]
    pub fn coming(&self) -> Option<Coming> {
        self.court().coming()
    }

    /// What was agreed on about a contact: the record that acts about the step speak of (semantics 24.1). None before
    /// somebody came there.
    #[must_use]
    pub fn contact(&self, step: StepIx) -> Option<&fact::Contact> {
        self.state.latest_contact(step)
    }

    /// The same as hosts see it: `{"n":1,"step":"rust","until":"2026-11-24T09:00:00.000+01:00"}`, of a diary with `item`
    /// and `entry`.
    #[must_use]
    pub fn coming_json(&self) -> Option<Json> {
        self.coming().map(|coming| coming.to_json(&self.program))
    }

    /// Whether the end was reached: the last visit is an end.
    #[must_use]
    pub fn is_completed(&self) -> bool {
        let last = self
            .state
            .length()
            .checked_sub(1)
            .and_then(|last| self.state.on_trail(last));
        let kind = last
            .and_then(|visit| self.program.index().place(visit.step))
            .map(|place| place.kind);
        kind == Some(crate::program::PlaceKind::End)
    }

    /// Reads an act; a refusal says what is allowed now.
    ///
    /// # Errors
    /// `unknown-act` or `bad-act`.
    pub fn read(&self, given: &Json) -> Result<Act, Refusal> {
        Act::from_json(&self.program, given).map_err(|refusal| {
            let role = given.get("by").and_then(Json::as_str).and_then(Role::from_word);
            Refusal {
                allowed: role.map(|role| self.allowed(role)).unwrap_or_default(),
                ..refusal
            }
        })
    }

    /// Reads an act as hosts send it, as a text of JSON; a text that is none is an act of no known kind.
    ///
    /// # Errors
    /// `unknown-act` or `bad-act`.
    pub fn read_text(&self, given: &str) -> Result<Act, Refusal> {
        match Act::from_text(&self.program, given) {
            Some(act) => Ok(act),
            None => self.read(&read(given).unwrap_or_default()),
        }
    }

    /// The kinds of act of which a role could have one accepted now (semantics 18).
    #[must_use]
    pub fn allowed(&self, role: Role) -> Vec<Kind> {
        let mut allowed = self.court().allowed(role);
        let may = role == Role::System && self.court().judge_status(role, Kind::Upgrade).is_ok();
        if may && self.could_upgrade() {
            allowed.push(Kind::Upgrade);
        }
        allowed
    }

    /// Applies an act.
    ///
    /// # Errors
    /// Why it is refused; nothing changed then.
    pub fn apply(&mut self, act: &Act) -> Result<Applied, Refusal> {
        let mut applied = Applied {
            act: act.clone(),
            facts: Vec::new(),
        };
        self.apply_over(act, &mut applied)?;
        Ok(applied)
    }

    /// Applies an act and puts what it brought about in the place of what is there, so that nothing is made anew for
    /// each of many acts. Refused, it leaves nothing of use there.
    ///
    /// # Errors
    /// Why it is refused; nothing of the session changed then.
    pub fn apply_over(&mut self, act: &Act, applied: &mut Applied) -> Result<(), Refusal> {
        applied.act = self.stored(act);
        applied.facts.clear();
        self.apply_into(act, &mut applied.facts)
    }

    /// Applies an act and adds its facts to a list that the caller may use again and again.
    ///
    /// # Errors
    /// Why it is refused; nothing changed then.
    pub fn apply_into(&mut self, act: &Act, facts: &mut Vec<Fact>) -> Result<(), Refusal> {
        self.judge_and_do(act, facts).map_err(|code| Refusal {
            code,
            allowed: self.allowed(act.by),
        })
    }

    fn judge_and_do(&mut self, act: &Act, facts: &mut Vec<Fact>) -> Result<(), Code> {
        let decision = self.court().decide(act)?;
        self.carry_out(decision, act, facts)
    }

    fn carry_out(&mut self, decision: Decision, act: &Act, facts: &mut Vec<Fact>) -> Result<(), Code> {
        if let Decision::Upgrade(program, choice) = decision {
            // No time passes, as with a guide's act: what is due is told in the version that tells it.
            self.upgrade(program, choice, facts)?;
            self.state.seq += 1;
            return Ok(());
        }
        // A guide's act passes no time: else it would tell where the learner is, and open what waits (semantics 26.3).
        let now = match act.by {
            Role::Guide => self.state.clock,
            Role::Learner | Role::System => effective(&self.state, act.at),
        };
        let told = facts.len();
        let mut hand = Hand::new(&self.program, &self.settings, self.seed, &mut self.state, facts);
        hand.pass_time(now);
        if let Decision::Ahead(step) = decision {
            if let Err(code) = self.go_ahead(step, now, facts) {
                facts.truncate(told);
                return Err(code);
            }
        } else {
            hand.carry_out(decision, now);
        }
        self.state.seq += 1;
        Ok(())
    }

    /// Tried on a copy: only walking shows whether the step is reached.
    fn go_ahead(&mut self, step: u32, now: Moment, facts: &mut Vec<Fact>) -> Result<(), Code> {
        let before = self.state.trail.get(self.state.cursor as usize).copied();
        let told = facts.len();
        if let Ok(Decision::Leave { how, found }) = self.court().go_on(now)
            && found.place == step
        {
            let mut hand = Hand::new(&self.program, &self.settings, self.seed, &mut self.state, facts);
            hand.carry_out(Decision::Leave { how, found }, now);
            return Ok(());
        }
        let mut state = self.state.clone();
        let rules = (&*self.program, &*self.settings, self.seed);
        if !ahead::walk(rules, &mut state, now, &|here| here == step, facts) {
            facts.truncate(told);
            return Err(Code::NotReachable(StepIx(step)));
        }
        state.clock = now;
        self.state = state;
        let end = self.is_completed();
        let here = self.state.here().map(|visit| StepIx(visit.step));
        let mut hand = Hand::new(&self.program, &self.settings, self.seed, &mut self.state, facts);
        hand.ended = here.filter(|_| end);
        hand.tell_moves(before, told);
        Ok(())
    }

    fn court(&self) -> Court<'_> {
        Court {
            program: &self.program,
            settings: &self.settings,
            seed: self.seed,
            state: &self.state,
        }
    }

    /// The act as it is stored: with the step under the cursor where it may name one, values in stored form.
    fn stored(&self, act: &Act) -> Act {
        let mut stored = act.clone();
        let here = self.state.here().map(|visit| Named::Known(StepIx(visit.step)));
        match &mut stored.deed {
            Deed::Answer {
                step, item, value, ..
            } => {
                let home = match item {
                    Named::Known(item) => {
                        diary::home(&self.program, *item).or_else(|| wait::awaits(&self.program, *item))
                    }
                    Named::Unknown(_) => None,
                };
                *step = home.map(Named::Known).or(here);
                if let (Named::Known(item), Ok(given)) = (item, &*value)
                    && let Some(found) = self.program.plan().items.get(item.index())
                    && let Ok(settled) = value::settle(&found.kind, given, &|_| true)
                {
                    *value = Ok(settled);
                }
            }
            Deed::Skip { step, .. }
            | Deed::Decline { step, .. }
            | Deed::Hint { step, .. }
            | Deed::Share { step, .. } => *step = here,
            Deed::Contact {
                step: Named::Known(step),
                what: Agree::Offer(forms),
            } => {
                if let Some(terms) = contact::Terms::of(&self.program, *step) {
                    let known = |form: &Named<_>| match form {
                        Named::Known(form) => Some(*form),
                        Named::Unknown(_) => None,
                    };
                    let offered: Vec<_> = forms.iter().filter_map(known).collect();
                    let ordered = contact::in_order(&offered, terms.forms);
                    *forms = ordered.into_iter().map(Named::Known).collect();
                }
            }
            _ => {}
        }
        stored
    }
}

/// Says where it stands, nothing of what was answered.
impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("program", &self.program)
            .field("seq", &self.state.seq)
            .field("status", &self.state.status)
            .finish_non_exhaustive()
    }
}

/// The settings in force: what the host overrides, else the default. Those of a part are the module's own.
fn settings(program: &Program, overrides: &Map<String, Json>) -> Result<Vec<Constant>, StartFault> {
    let unknown = |name: &&String| name.contains('/') || program.setting(name).is_none();
    if let Some(name) = overrides.keys().find(unknown) {
        return Err(StartFault::UnknownSetting(name.clone()));
    }
    let read = |setting: &crate::module::plan::Setting| match overrides.get(&setting.id) {
        None => Ok(setting.default.clone()),
        Some(given) => value::constant(program, &setting.shape, given).map_err(|fault| StartFault::Value {
            setting: setting.id.clone(),
            fault,
        }),
    };
    program.plan().settings.iter().map(read).collect()
}
