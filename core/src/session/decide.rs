//! Whether an act is accepted, and what it comes down to. Changes nothing (semantics 10.1 and 18).

use super::act::{Act, Choice, Deed, Kind, Named, Role};
use super::allowed::{self, Standing};
use super::diary;
use super::fact::{Contact, How, VisitOf};
use super::judge::is_option_shown;
#[cfg(feature = "author")]
use super::place::Passed;
use super::place::{self, Found};
use super::refusal::{Code, Of};
use super::sharing::Chosen;
use super::state::{Held, State, Status, Visit};
use super::value::{self, Answer, Inners};
use super::view::Seen;
use super::wait;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::hash::{Hash, Seed};
use crate::ground::limits::ENTRIES;
use crate::ground::moment::Moment;
use crate::module::plan::{Constant, Item, PurposeIx};
use crate::program::{NONE, PlaceKind, Program};

/// What an accepted act comes down to.
pub(super) enum Decision {
    /// To begin at a place.
    Start(Box<Start>),
    /// To hold something for an item of the visit under the cursor.
    Hold { place: u32, held: Held },
    /// To keep an entry of a diary, in whatever visit.
    Record {
        at: u32,
        place: u32,
        k: u32,
        value: Inners,
    },
    /// To show a hint or the solution.
    Show { place: u32, solution: bool },
    /// To leave the visit under the cursor (again, if it was left) for a place found.
    Leave { how: How, found: Found },
    /// To move the cursor along the trail.
    Move(u32),
    /// To go on as often as it takes to come to a step.
    Ahead(u32),
    /// To stop.
    Stop,
    /// To take it up again.
    Resume,
    /// To erase what is in the vault.
    Erase,
    /// To keep what an activity reports, for the last visit.
    Report(Held),
    /// To write down what was agreed on about a contact.
    Agree(Box<Contact>),
    /// To let a visit go on.
    Release(VisitOf),
    /// To share.
    Share(Box<Chosen>),
    /// To take back the grant at a place.
    Unshare(usize),
    /// To consent, or not.
    Consent(PurposeIx, bool),
    /// To reply to the act of a number.
    Reply(u64),
    /// To go on in another program, or not.
    Upgrade(Hash, Option<Choice>),
    /// Nothing but time.
    Pass,
}

/// How a session begins.
pub(super) struct Start {
    pub(super) given: Vec<Option<Constant>>,
    pub(super) entry: Option<StepIx>,
}

/// What deciding looks at.
pub(super) struct Court<'a> {
    pub(super) program: &'a Program,
    pub(super) settings: &'a [Constant],
    pub(super) seed: Seed,
    pub(super) state: &'a State,
}

/// The later of two times; of equal instants the earlier known (semantics 3.1, 16.56).
pub(super) fn effective(state: &State, at: Moment) -> Moment {
    if state.status == Status::New || at.is_after(state.clock) {
        at
    } else {
        state.clock
    }
}

impl<'a> Court<'a> {
    /// The view at a visit, given `latest` up to it.
    pub(super) fn seen(&self, visit: &Visit, latest: &'a [u32]) -> Seen<'a> {
        Seen {
            program: self.program,
            settings: self.settings,
            state: self.state,
            latest,
            at: visit.position,
            now: visit.entered,
            seq: visit.seq,
            leaving: None,
            own: None,
            scoring: None,
            whispered: None,
        }
    }

    /// Whether an act of this kind may be done by whom it is, as the session stands.
    fn judge_kind(&self, act: &Act) -> Result<(), Code> {
        let kind = act.deed.kind();
        if !allowed::ever(act.by, kind) || (kind == Kind::Note && !self.program.index().for_guide) {
            return Err(Code::NotAllowed(act.by));
        }
        self.judge_status(act.by, kind)
    }

    /// Of `continue`, and of skipping a step: what is decided, and what is passed on the way; of any other act nothing.
    #[cfg(feature = "author")]
    pub(super) fn decide_leaving(
        &self,
        act: &Act,
        note: &mut impl FnMut(Passed),
    ) -> Option<Result<Decision, Code>> {
        let now = effective(self.state, act.at);
        let decided = match &act.deed {
            Deed::Continue => self.judge_kind(act).and_then(|()| self.go_on_noting(now, note)),
            Deed::Skip { item: None, step } => self
                .judge_kind(act)
                .and_then(|()| self.step_here(step.as_ref()))
                .and_then(|_| self.skip_step(now, note)),
            _ => return None,
        };
        Some(decided)
    }

    pub(super) fn decide(&self, act: &Act) -> Result<Decision, Code> {
        self.judge_kind(act)?;
        match &act.deed {
            Deed::Start { given, entry } => self.start(given, entry.as_ref()),
            Deed::Answer {
                item,
                value,
                step,
                entry,
            } if act.by == Role::System => self.report(item, value, (step.as_ref(), *entry)),
            Deed::Answer {
                item: Named::Known(item),
                value,
                step,
                entry,
            } if diary::home(self.program, *item).is_some() => {
                let now = effective(self.state, act.at);
                self.answer_diary(*item, (step.as_ref(), *entry), value, now)
            }
            Deed::Answer {
                item,
                value,
                step,
                entry,
            } => {
                let (at, found) = self.item_here(item, step.as_ref())?;
                if entry.is_some() {
                    return Err(Code::NoEntry(at));
                }
                self.open_measure(at)?;
                let held = self.judge_value(at, found, value)?;
                Ok(self.hold(at, held))
            }
            Deed::Skip {
                item: Some(item),
                step,
            } => {
                let (at, found) = self.item_here(item, step.as_ref())?;
                self.open_measure(at)?;
                takes_answers(at, found)?;
                if self.judged(at).is_some_and(|judged| judged.required) {
                    return Err(Code::Required(at));
                }
                Ok(self.hold(at, Held::Skipped))
            }
            Deed::Skip { item: None, step } => {
                self.step_here(step.as_ref())?;
                self.skip_step(effective(self.state, act.at), &mut place::unnoted)
            }
            Deed::Decline { item, step } => {
                let (at, found) = self.item_here(item, step.as_ref())?;
                self.open_measure(at)?;
                takes_answers(at, found)?;
                Ok(self.hold(at, Held::Declined))
            }
            Deed::Hint { item, solution, step } => {
                let (at, found) = self.item_here(item, step.as_ref())?;
                if !self.has_hint(at, found, *solution) {
                    return Err(Code::NoHint(at));
                }
                Ok(Decision::Show {
                    place: self.place_of(at),
                    solution: *solution,
                })
            }
            Deed::Continue => self.go_on(effective(self.state, act.at)),
            Deed::Back => self.back().map(Decision::Move).ok_or(Code::NothingBefore),
            Deed::Go { step } => match step {
                Named::Known(step) => self.go(*step),
                Named::Unknown(id) => Err(Code::UnknownStep(id.to_string())),
            },
            Deed::Pause | Deed::Tick => Ok(Decision::Pass),
            Deed::Stop => Ok(Decision::Stop),
            Deed::Resume => Ok(Decision::Resume),
            Deed::Erase => Ok(Decision::Erase),
            Deed::Contact { step, what } => self.agree(act.by, step, what),
            Deed::Release { step } => self.release(step),
            Deed::Share { what, step } => {
                self.step_here(step.as_ref())?;
                self.share(what)
            }
            Deed::Unshare { purpose, what } => self.unshare(known_purpose(purpose)?, what),
            Deed::Consent { purpose, given } => Ok(Decision::Consent(known_purpose(purpose)?, *given)),
            Deed::Reply { to } => self.reply(*to),
            Deed::Note => Ok(Decision::Pass),
            Deed::Upgrade { program, choice } => match (act.by, choice) {
                (Role::Learner, choice) => Ok(Decision::Upgrade(*program, choice.or(Some(Choice::New)))),
                (_, None) => Ok(Decision::Upgrade(*program, None)),
                (_, Some(_)) => Err(Code::NoChoice(*program)),
            },
        }
    }

    /// Whether the status lets a kind of act of a role pass (semantics 18.3). Consent is judged in its place.
    pub(super) fn judge_status(&self, role: Role, kind: Kind) -> Result<(), Code> {
        let may = |standing| allowed::allowed(role, kind, standing, true);
        let is_full = self.state.seq >= ENTRIES;
        match self.state.status {
            Status::New if !may(Standing::New) => Err(Code::NotStarted),
            Status::New => Ok(()),
            _ if kind == Kind::Start => Err(Code::Started),
            _ if is_full && !may(Standing::Full) => Err(Code::Full),
            Status::Stopped if !may(Standing::Stopped) => Err(Code::Stopped),
            Status::Running if !is_full && !may(Standing::Running) => Err(Code::NotStopped),
            _ => Ok(()),
        }
    }

    /// What the host reports of an activity (semantics 23.4).
    fn report(
        &self,
        item: &Named<ItemIx>,
        value: &Result<Answer, value::Fault>,
        (step, entry): (Option<&Named<StepIx>>, Option<u32>),
    ) -> Result<Decision, Code> {
        let at = known_item(item, step)?;
        let awaiting = wait::awaits(self.program, at).ok_or(Code::NotYours(at))?;
        if let Some(Named::Known(step)) = step
            && *step != awaiting
        {
            return Err(Code::NotHereStep(*step));
        }
        let visit = self.state.latest_of(awaiting.0).ok_or(Code::NotHereItem(at))?;
        if entry.is_some() {
            return Err(Code::NoEntry(at));
        }
        if visit.exit.is_some() {
            return Err(Code::TooLateItem(at));
        }
        let item = self
            .program
            .plan()
            .items
            .get(at.index())
            .ok_or(Code::NotHereItem(at))?;
        let latest = self.state.latest_at(visit.position + 1);
        let seen = Seen {
            latest: &latest,
            ..self.seen(visit, &self.state.latest)
        };
        let refuse = |fault| Code::Value(Of::Item(at), fault);
        let value = value.as_ref().map_err(|fault| refuse(fault.clone()))?;
        let settled = value::settle(&item.kind, value, &|option| is_option_shown(&seen, option));
        settled
            .map(|value| Decision::Report(Held::Value(value)))
            .map_err(refuse)
    }

    fn start(
        &self,
        given: &[(Named<crate::expr::name::GivenIx>, Result<Constant, value::Fault>)],
        entry: Option<&Named<StepIx>>,
    ) -> Result<Decision, Code> {
        let mut handed: Vec<Option<Constant>> = vec![None; self.program.plan().givens.len()];
        for (name, _) in given {
            if let Named::Unknown(id) = name {
                return Err(Code::UnknownFact(id.to_string()));
            }
        }
        if let Some(Named::Unknown(id)) = entry {
            return Err(Code::UnknownStep(id.to_string()));
        }
        let entry = match entry {
            Some(Named::Known(step)) => {
                if !self.program.step_at(*step).is_some_and(|step| step.entry) {
                    return Err(Code::NotAnEntry(*step));
                }
                Some(*step)
            }
            _ => None,
        };
        for (name, value) in given {
            let Named::Known(name) = name else { continue };
            let value = value
                .as_ref()
                .map_err(|fault| Code::Value(Of::Given(*name), fault.clone()))?;
            if let Some(slot) = handed.get_mut(name.index()) {
                *slot = Some(value.clone());
            }
        }
        Ok(Decision::Start(Box::new(Start { given: handed, entry })))
    }

    fn step_here(&self, step: Option<&Named<StepIx>>) -> Result<&'a Visit, Code> {
        let here = self.state.here().ok_or(Code::NotStarted)?;
        match step {
            Some(Named::Unknown(id)) => Err(Code::UnknownStep(id.to_string())),
            Some(Named::Known(step)) if step.0 != here.step => Err(Code::NotHereStep(*step)),
            _ => Ok(here),
        }
    }

    /// The item an act names: of the step under the cursor, and shown.
    fn item_here(
        &self,
        item: &Named<ItemIx>,
        step: Option<&Named<StepIx>>,
    ) -> Result<(ItemIx, &'a Item), Code> {
        let at = known_item(item, step)?;
        if wait::awaits(self.program, at).is_some() {
            return Err(Code::NotYours(at));
        }
        let here = self.step_here(step)?;
        let place = self
            .program
            .index()
            .place(here.step)
            .ok_or(Code::NotHereItem(at))?;
        if at.0 < place.first_item || at.0 - place.first_item >= place.item_count {
            return Err(Code::NotHereItem(at));
        }
        let found = self
            .program
            .plan()
            .items
            .get(at.index())
            .ok_or(Code::NotHereItem(at))?;
        if !self.judged(at).is_some_and(|judged| judged.shown) {
            return Err(Code::NotShown(at));
        }
        Ok((at, found))
    }

    /// An answer to a diary: its step may be named, whatever step is under the cursor.
    fn answer_diary(
        &self,
        item: ItemIx,
        (step, entry): (Option<&Named<StepIx>>, Option<u32>),
        value: &Result<Answer, value::Fault>,
        now: Moment,
    ) -> Result<Decision, Code> {
        let home = diary::home(self.program, item);
        match step {
            Some(Named::Unknown(id)) => return Err(Code::UnknownStep(id.to_string())),
            Some(Named::Known(step)) if Some(*step) != home => return Err(Code::NotHereStep(*step)),
            _ => {}
        }
        let found = self.program.plan().items.get(item.index());
        let found = found.ok_or(Code::NotHereItem(item))?;
        let plan = diary::Plan::of(found).ok_or(Code::NotHereItem(item))?;
        self.record(item, found, (plan, entry), value, now)
    }

    /// The place of an item in the visit under the cursor.
    pub(super) fn place_of(&self, item: ItemIx) -> u32 {
        let here = self
            .state
            .here()
            .and_then(|here| self.program.index().place(here.step));
        here.map_or(NONE, |place| item.0.wrapping_sub(place.first_item))
    }

    pub(super) fn judged(&self, item: ItemIx) -> Option<super::state::Judged> {
        let slot = self.state.slot(self.state.here()?, self.place_of(item))?;
        Some(slot.judged)
    }

    fn hold(&self, item: ItemIx, held: Held) -> Decision {
        Decision::Hold {
            place: self.place_of(item),
            held,
        }
    }

    /// Whether more than one visit follows a measure, so that it is closed (semantics 5.8).
    pub(super) fn is_closed(&self) -> bool {
        let kind = self
            .state
            .here()
            .and_then(|here| self.program.index().place(here.step))
            .map(|place| place.kind);
        kind == Some(PlaceKind::Measure) && self.state.length().saturating_sub(self.state.cursor) > 2
    }

    fn open_measure(&self, item: ItemIx) -> Result<(), Code> {
        if self.is_closed() {
            Err(Code::MeasureClosed(item))
        } else {
            Ok(())
        }
    }

    pub(super) fn has_hint(&self, at: ItemIx, item: &Item, solution: bool) -> bool {
        let slot = self
            .state
            .here()
            .and_then(|here| self.state.slot(here, self.place_of(at)));
        slot.is_some_and(|slot| {
            if solution {
                item.solution.is_some() && !slot.solution
            } else {
                usize::from(slot.hints) < item.hints.len()
            }
        })
    }
}

/// The item of an act whose names are all known.
fn known_item(item: &Named<ItemIx>, step: Option<&Named<StepIx>>) -> Result<ItemIx, Code> {
    if let Some(Named::Unknown(id)) = step {
        return Err(Code::UnknownStep(id.to_string()));
    }
    match item {
        Named::Known(at) => Ok(*at),
        Named::Unknown(id) => Err(Code::UnknownItem(id.to_string())),
    }
}

fn known_purpose(purpose: &Named<PurposeIx>) -> Result<PurposeIx, Code> {
    match purpose {
        Named::Known(purpose) => Ok(*purpose),
        Named::Unknown(id) => Err(Code::UnknownPurpose(id.to_string())),
    }
}

fn takes_answers(at: ItemIx, item: &Item) -> Result<(), Code> {
    if item.kind.is_to_read() {
        let kind = value::kind_word(&item.kind);
        return Err(Code::Value(
            Of::Item(at),
            value::ValueFault::WrongType(kind).into(),
        ));
    }
    Ok(())
}
