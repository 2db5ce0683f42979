//! Why an act was refused, as a code and its data (semantics 18). No refusal holds a value that somebody sent.

use serde_json::Value as Json;

use super::act::{Kind, Role};
use super::value::{Fault, ValueFault};
use crate::expr::name::{GivenIx, ItemIx, StepIx};
use crate::ground::hash::Hash;
use crate::ground::json::Object;
use crate::program::Program;

/// A refused act: nothing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub code: Code,
    /// The kinds of act that this role could have accepted now.
    pub allowed: Vec<Kind>,
}

/// Why an item holds the learner back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It asks for an answer.
    Required,
    /// Its answer fails a check.
    Invalid,
    /// Its feedback asks to try again.
    Retry,
}

impl Why {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Invalid => "invalid",
            Self::Retry => "retry",
        }
    }
}

/// What a refused value was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// An item.
    Item(ItemIx),
    /// A fact given at the start.
    Given(GivenIx),
}

/// Codes of refusals, in the order in which they are judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// No such kind of act.
    UnknownAct(String),
    /// A field is missing, unknown or of another type.
    BadAct(String),
    /// This role never does that.
    NotAllowed(Role),
    /// The session has not begun.
    NotStarted,
    /// It has begun already.
    Started,
    /// It holds as many entries as a session can.
    Full,
    /// It was stopped.
    Stopped,
    /// It was not stopped.
    NotStopped,
    /// No such step.
    UnknownStep(String),
    /// No such item.
    UnknownItem(String),
    /// No such fact.
    UnknownFact(String),
    /// One does not start there.
    NotAnEntry(StepIx),
    /// The step is not the one under the cursor.
    NotHereStep(StepIx),
    /// The item stands in another step.
    NotHereItem(ItemIx),
    /// The item is hidden.
    NotShown(ItemIx),
    /// No such entry, or no diary.
    NoEntry(ItemIx),
    /// It is too early for this entry.
    NotDue(ItemIx, u32),
    /// It is too late for this entry.
    TooLateEntry(ItemIx, u32),
    /// The entry was given, and may have been read since.
    EntryClosed(ItemIx, u32),
    /// The measurement belongs to an earlier moment.
    MeasureClosed(ItemIx),
    /// Nothing comes after an end.
    AtEnd,
    /// Nothing came before.
    NothingBefore,
    /// The step cannot be gone to.
    NotReachable(StepIx),
    /// The step cannot be skipped.
    NotOptional(StepIx),
    /// No hint is left.
    NoHint(ItemIx),
    /// The step that waited for it was left.
    TooLateItem(ItemIx),
    /// Another role answers this item.
    NotYours(ItemIx),
    /// The step is of another kind.
    OtherKind(StepIx, &'static str),
    /// Nobody came to the step.
    NotReached(StepIx),
    /// The wait was left, or released already.
    TooLateStep(StepIx),
    /// The contact was held, or declined already.
    ContactOver(StepIx),
    /// It cannot be had in that form.
    FormNotOffered(StepIx),
    /// Nobody asked for the contact yet.
    NotAsked(StepIx),
    /// Another role says that the contact was held.
    NotConfirmer(StepIx),
    /// The contact is with one person.
    NotAGroup(StepIx),
    /// The share step does not offer this, or it counts for nothing.
    NotOffered(String),
    /// This was not shared.
    NotGranted(String),
    /// Nothing that this act shared is seen.
    NotGrantedTo(u64),
    /// No such purpose.
    UnknownPurpose(String),
    /// No such program was handed over.
    UnknownProgram(Hash),
    /// It is on that program already.
    SameProgram(Hash),
    /// The program is of another module.
    OtherModule(Hash),
    /// Nobody is asked to choose about that program.
    NoChoice(Hash),
    /// The learner chose to stay on the old one.
    Stays(Hash),
    /// The value does not fit.
    Value(Of, Fault),
    /// An answer is asked for.
    Required(ItemIx),
    /// Items hold back.
    Gate(Vec<(ItemIx, Why)>),
    /// It waits still.
    Waiting(StepIx),
    /// Too few children are done.
    Need {
        /// Done.
        done: u32,
        /// Needed.
        need: u32,
    },
}

impl Code {
    /// Its word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::UnknownAct(_) => "unknown-act",
            Self::BadAct(_) => "bad-act",
            Self::NotAllowed(_) => "not-allowed",
            Self::NotStarted => "not-started",
            Self::Started => "started",
            Self::Full => "full",
            Self::Stopped => "stopped",
            Self::NotStopped => "not-stopped",
            Self::UnknownStep(_) => "unknown-step",
            Self::UnknownItem(_) => "unknown-item",
            Self::UnknownFact(_) => "unknown-fact",
            Self::NotAnEntry(_) => "not-an-entry",
            Self::NotHereStep(_) | Self::NotHereItem(_) => "not-here",
            Self::NotShown(_) => "not-shown",
            Self::NoEntry(_) => "no-entry",
            Self::NotDue(..) => "not-due",
            Self::TooLateEntry(..) => "too-late",
            Self::EntryClosed(..) => "entry-closed",
            Self::MeasureClosed(_) => "measure-closed",
            Self::AtEnd => "at-end",
            Self::NothingBefore => "nothing-before",
            Self::NotReachable(_) => "not-reachable",
            Self::NotOptional(_) => "not-optional",
            Self::NoHint(_) => "no-hint",
            Self::TooLateItem(_) | Self::TooLateStep(_) => "too-late",
            Self::NotYours(_) => "not-yours",
            Self::OtherKind(..) => "other-kind",
            Self::NotReached(_) => "not-reached",
            Self::ContactOver(_) => "contact-over",
            Self::FormNotOffered(_) => "form-not-offered",
            Self::NotAsked(_) => "not-asked",
            Self::NotConfirmer(_) => "not-confirmer",
            Self::NotAGroup(_) => "not-a-group",
            Self::NotOffered(_) => "not-offered",
            Self::NotGranted(_) | Self::NotGrantedTo(_) => "not-granted",
            Self::UnknownPurpose(_) => "unknown-purpose",
            Self::UnknownProgram(_) => "unknown-program",
            Self::SameProgram(_) => "same-program",
            Self::OtherModule(_) => "other-module",
            Self::NoChoice(_) => "no-choice",
            Self::Stays(_) => "stays",
            Self::Value(_, fault) => fault.what.word(),
            Self::Required(_) => "required",
            Self::Gate(_) => "gate",
            Self::Waiting(_) => "waiting",
            Self::Need { .. } => "need",
        }
    }
}

impl Refusal {
    /// The JSON form of semantics 18.
    #[must_use]
    pub fn to_json(&self, program: &Program) -> Json {
        let mut members = Object::default();
        members.put("refused", self.code.word());
        let allowed: Vec<Json> = self.allowed.iter().map(|kind| kind.word().into()).collect();
        members.put("allowed", allowed);
        match &self.code {
            Code::UnknownAct(act) => {
                members.put("act", named(act));
            }
            Code::BadAct(field) => {
                members.put("field", named(field));
            }
            Code::NotAllowed(role) => {
                members.put("by", role.word());
            }
            Code::NotOffered(what) | Code::NotGranted(what) => {
                members.put("what", named(what));
            }
            Code::NotGrantedTo(to) => {
                members.put("to", *to);
            }
            Code::UnknownPurpose(purpose) => {
                members.put("purpose", named(purpose));
            }
            Code::UnknownProgram(hash)
            | Code::SameProgram(hash)
            | Code::OtherModule(hash)
            | Code::NoChoice(hash)
            | Code::Stays(hash) => {
                members.put("program", hash.hex());
            }
            Code::UnknownStep(id) => {
                members.put("step", named(id));
            }
            Code::UnknownItem(id) => {
                members.put("item", named(id));
            }
            Code::UnknownFact(id) => {
                members.put("fact", named(id));
            }
            Code::NotAnEntry(step)
            | Code::NotHereStep(step)
            | Code::NotReachable(step)
            | Code::NotOptional(step)
            | Code::NotReached(step)
            | Code::TooLateStep(step)
            | Code::ContactOver(step)
            | Code::FormNotOffered(step)
            | Code::NotAsked(step)
            | Code::NotConfirmer(step)
            | Code::NotAGroup(step)
            | Code::Waiting(step) => {
                members.put("step", program.step_id(*step));
            }
            Code::NotHereItem(item)
            | Code::NotShown(item)
            | Code::NoEntry(item)
            | Code::MeasureClosed(item)
            | Code::NoHint(item)
            | Code::TooLateItem(item)
            | Code::NotYours(item)
            | Code::Required(item) => {
                members.put("item", program.item_id(*item));
            }
            Code::NotDue(item, entry) | Code::TooLateEntry(item, entry) | Code::EntryClosed(item, entry) => {
                members.put("item", program.item_id(*item));
                members.put("entry", *entry);
            }
            Code::Gate(items) => {
                let items = items.iter().map(|(item, why)| {
                    let mut held = Object::default();
                    held.put("item", program.item_id(*item));
                    held.put("why", why.word());
                    held.done()
                });
                members.put("items", items.collect::<Vec<Json>>());
            }
            Code::OtherKind(step, expects) => {
                members.put("step", program.step_id(*step));
                members.put("expects", *expects);
            }
            Code::Need { done, need } => {
                members.put("done", *done);
                members.put("need", *need);
            }
            Code::Value(of, fault) => value_members(program, *of, fault, &mut members),
            Code::NotStarted
            | Code::Started
            | Code::Full
            | Code::Stopped
            | Code::NotStopped
            | Code::AtEnd
            | Code::NothingBefore => {}
        }
        members.done()
    }
}

fn value_members(program: &Program, of: Of, fault: &Fault, members: &mut Object) {
    match of {
        Of::Item(item) => {
            members.put("item", program.item_id(item));
            let inner = fault.inner.and_then(|at| program.inner(item, at));
            if let Some(inner) = inner {
                members.put("inner", inner.id.as_str());
            }
        }
        Of::Given(given) => {
            let given = program.plan().givens.get(given.index());
            members.put("fact", given.map_or("", |given| given.id.as_str()));
        }
    }
    match &fault.what {
        ValueFault::WrongType(kind) => {
            members.put("expects", *kind);
        }
        ValueFault::TooFew(min) => {
            members.put("min", *min);
        }
        ValueFault::TooMany(max) | ValueFault::TooLong(max) => {
            members.put("max", *max);
        }
        ValueFault::OutOfRange(from, to) => {
            for (key, bound) in [("from", from), ("to", to)] {
                if let Some(bound) = bound {
                    members.put(key, bound.clone());
                }
            }
        }
        ValueFault::TooManyDecimals(most) => {
            members.put("decimals", *most);
        }
        ValueFault::OffStep(step) => {
            members.put("step-size", Json::from(*step));
        }
        ValueFault::UnknownOption
        | ValueFault::OptionNotShown
        | ValueFault::Twice
        | ValueFault::NotAlone
        | ValueFault::Incomplete => {}
    }
}

/// So much of a name that the module does not have is said again.
const NAMED: usize = 200;

/// A name as somebody sent it, however long it is.
fn named(name: &str) -> &str {
    let end = name.char_indices().nth(NAMED).map_or(name.len(), |(at, _)| at);
    name.get(..end).unwrap_or(name)
}
