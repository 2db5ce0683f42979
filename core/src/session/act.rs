//! What somebody does (semantics 17): read from JSON once, ids looked up, so that applying it is fast.

use serde_json::{Map, Value as Json};

use super::refusal::{Code, Refusal};
use super::value::{self, Answer, Fault};
use crate::expr::name::{GivenIx, ItemIx, StepIx};
use crate::ground::hash::Hash;
use crate::ground::moment::Moment;
use crate::ground::number::Number;
use crate::module::plan::{Constant, Form, PurposeIx};
use crate::program::Program;

pub use super::kind::Kind;

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The one who learns.
    Learner,
    /// The professional beside them.
    Guide,
    /// The host.
    System,
}

impl Role {
    /// All roles, in the order of the table of acts.
    pub const ALL: [Self; 3] = [Self::Learner, Self::Guide, Self::System];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Learner => "learner",
            Self::Guide => "guide",
            Self::System => "system",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A name that may stand for nothing: judged in its turn (semantics 10.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<T> {
    /// It stands for this.
    Known(T),
    /// Nothing has this id.
    Unknown(Box<str>),
}

impl<T> Named<T> {
    pub(super) fn of(id: &str, found: Option<T>) -> Self {
        found.map_or_else(|| Self::Unknown(id.into()), Self::Known)
    }
}

/// An act.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// When, as the host says it.
    pub at: Moment,
    /// Who.
    pub by: Role,
    /// What.
    pub deed: Deed,
}

/// What is done.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// `start`
    Start {
        /// Facts of the host, by the name given.
        given: Vec<(Named<GivenIx>, Result<Constant, Fault>)>,
        /// Where to begin.
        entry: Option<Named<StepIx>>,
    },
    /// `answer`
    Answer {
        /// The item.
        item: Named<ItemIx>,
        /// The value, as far as it can be judged without a session.
        value: Result<Answer, Fault>,
        /// The step it stands in.
        step: Option<Named<StepIx>>,
        /// Which entry of a diary, from 1.
        entry: Option<u32>,
    },
    /// `skip`
    Skip {
        /// The item; none: the step.
        item: Option<Named<ItemIx>>,
        /// The step.
        step: Option<Named<StepIx>>,
    },
    /// `decline`
    Decline {
        /// The item.
        item: Named<ItemIx>,
        /// The step it stands in.
        step: Option<Named<StepIx>>,
    },
    /// `hint`
    Hint {
        /// The item.
        item: Named<ItemIx>,
        /// The solution rather than the next hint.
        solution: bool,
        /// The step it stands in.
        step: Option<Named<StepIx>>,
    },
    /// `go`
    Go {
        /// The step.
        step: Named<StepIx>,
    },
    /// `continue`
    Continue,
    /// `back`
    Back,
    /// `pause`
    Pause,
    /// `stop`
    Stop,
    /// `resume`
    Resume,
    /// `tick`
    Tick,
    /// `erase`
    Erase,
    /// `contact-ask`, `contact-offer`, `contact-plan`, `contact-held`, `contact-decline`
    Contact {
        /// The contact.
        step: Named<StepIx>,
        /// What about it.
        what: Agree,
    },
    /// `release`
    Release {
        /// The wait.
        step: Named<StepIx>,
    },
    /// `share`
    Share {
        /// The names of what is shared, distinct, at least one.
        what: Vec<Box<str>>,
        /// The share step.
        step: Option<Named<StepIx>>,
    },
    /// `unshare`
    Unshare {
        /// What it was shared for.
        purpose: Named<PurposeIx>,
        /// The name.
        what: Box<str>,
    },
    /// `consent`
    Consent {
        /// To what.
        purpose: Named<PurposeIx>,
        /// Given, or not.
        given: bool,
    },
    /// `reply`
    Reply {
        /// The number of the act that shared.
        to: u64,
    },
    /// `note`
    Note,
    /// `upgrade`
    Upgrade {
        /// The program.
        program: Hash,
        /// What the learner chooses (`new` when they do not say); the host chooses nothing.
        choice: Option<Choice>,
    },
}

/// What a learner chooses who is asked (semantics 31.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// To go on in the new version.
    New,
    /// To finish the old one.
    Old,
}

impl Choice {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Old => "old",
        }
    }
}

/// What people agree on about a contact (semantics 24.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agree {
    /// To have it, in this form.
    Ask(Named<Form>),
    /// The forms there are.
    Offer(Vec<Named<Form>>),
    /// When.
    Plan(Moment),
    /// That it was.
    Held {
        /// In which form; none: the one asked for.
        form: Option<Named<Form>>,
        /// How many were there.
        count: Option<u32>,
    },
    /// Not to have it.
    Decline,
}

impl Deed {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Start { .. } => Kind::Start,
            Self::Answer { .. } => Kind::Answer,
            Self::Skip { .. } => Kind::Skip,
            Self::Decline { .. } => Kind::Decline,
            Self::Hint { .. } => Kind::Hint,
            Self::Go { .. } => Kind::Go,
            Self::Continue => Kind::Continue,
            Self::Back => Kind::Back,
            Self::Pause => Kind::Pause,
            Self::Stop => Kind::Stop,
            Self::Resume => Kind::Resume,
            Self::Tick => Kind::Tick,
            Self::Erase => Kind::Erase,
            Self::Contact { what, .. } => match what {
                Agree::Ask(_) => Kind::ContactAsk,
                Agree::Offer(_) => Kind::ContactOffer,
                Agree::Plan(_) => Kind::ContactPlan,
                Agree::Held { .. } => Kind::ContactHeld,
                Agree::Decline => Kind::ContactDecline,
            },
            Self::Release { .. } => Kind::Release,
            Self::Share { .. } => Kind::Share,
            Self::Unshare { .. } => Kind::Unshare,
            Self::Consent { .. } => Kind::Consent,
            Self::Reply { .. } => Kind::Reply,
            Self::Note => Kind::Note,
            Self::Upgrade { .. } => Kind::Upgrade,
        }
    }
}

/// How deep the value of an answer may nest (semantics 16.27).
pub(super) const NESTING: u32 = 4;

/// The fields of an act, read one after the other.
pub(super) struct Fields<'a> {
    members: &'a Map<String, Json>,
    known: Vec<&'static str>,
}

/// A whole number from 1, in whatever way it is written.
fn counted(count: &Json) -> Option<u32> {
    let double = count.as_f64()?;
    let whole = u32::try_from(Number::from_double(double)?.millionths() / 1_000_000).ok()?;
    let is_whole = f64::from(whole).to_bits() == double.to_bits();
    (is_whole && whole > 0).then_some(whole)
}

pub(super) fn bad(field: &str) -> Code {
    Code::BadAct(field.to_owned())
}

impl<'a> Fields<'a> {
    pub(super) fn get(&mut self, key: &'static str) -> Option<&'a Json> {
        self.known.push(key);
        self.members.get(key)
    }

    fn text(&mut self, key: &'static str) -> Result<Option<&'a str>, Code> {
        match self.get(key) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(_) => Err(bad(key)),
        }
    }

    pub(super) fn wanted(&mut self, key: &'static str) -> Result<&'a str, Code> {
        self.text(key)?.ok_or_else(|| bad(key))
    }

    /// A whole number from 1.
    fn count(&mut self, key: &'static str) -> Result<Option<u32>, Code> {
        let given = self.get(key).map(|count| counted(count).ok_or_else(|| bad(key)));
        given.transpose()
    }

    pub(super) fn step(&mut self, program: &Program) -> Result<Option<Named<StepIx>>, Code> {
        Ok(self.text("step")?.map(|id| Named::of(id, program.step(id))))
    }

    fn item(&mut self, program: &Program) -> Result<Named<ItemIx>, Code> {
        self.wanted("item").map(|id| Named::of(id, program.item(id)))
    }

    fn upgrade(&mut self) -> Result<Deed, Code> {
        let program = Hash::from_hex(self.wanted("program")?).ok_or_else(|| bad("program"))?;
        let choice = match self.text("choice")? {
            None => None,
            Some("new") => Some(Choice::New),
            Some("old") => Some(Choice::Old),
            Some(_) => return Err(bad("choice")),
        };
        Ok(Deed::Upgrade { program, choice })
    }

    /// What an act about a contact says beside its step.
    fn agree(&mut self, kind: Kind) -> Result<Agree, Code> {
        let form = |word| Named::of(word, Form::from_word(word));
        Ok(match kind {
            Kind::ContactAsk => Agree::Ask(form(self.wanted("form")?)),
            Kind::ContactOffer => {
                let list = self.get("forms").and_then(Json::as_array);
                let words = list.ok_or_else(|| bad("forms"))?.iter().map(Json::as_str);
                let forms: Option<Vec<_>> = words.map(|word| word.map(form)).collect();
                Agree::Offer(forms.ok_or_else(|| bad("forms"))?)
            }
            Kind::ContactPlan => Agree::Plan(Moment::parse(self.wanted("when")?).ok_or_else(|| bad("when"))?),
            Kind::ContactHeld => {
                let form = self.text("form")?.map(form);
                let count = self.count("count")?;
                if count.is_some_and(|count| count > 9_999) {
                    return Err(bad("count"));
                }
                Agree::Held { form, count }
            }
            _ => Agree::Decline,
        })
    }
}

impl Act {
    /// Reads an act. Names that stand for nothing and values that do not fit are judged when it is applied.
    ///
    /// # Errors
    /// `unknown-act` or `bad-act`. The acts allowed are not filled in: the session fills them in.
    pub fn from_json(program: &Program, given: &Json) -> Result<Self, Refusal> {
        Self::parse(program, given).map_err(|code| Refusal {
            code,
            allowed: Vec::new(),
        })
    }

    /// An act of the learner.
    #[must_use]
    pub const fn learner(at: Moment, deed: Deed) -> Self {
        Self {
            at,
            by: Role::Learner,
            deed,
        }
    }

    fn parse(program: &Program, given: &Json) -> Result<Self, Code> {
        let members = given.as_object().ok_or_else(|| bad("act"))?;
        let mut fields = Fields {
            members,
            known: Vec::with_capacity(8),
        };
        let word = fields.wanted("act")?;
        let kind = Kind::from_word(word).ok_or_else(|| Code::UnknownAct(word.to_owned()))?;
        let at = Moment::parse(fields.wanted("at")?).ok_or_else(|| bad("at"))?;
        let by = Role::from_word(fields.wanted("by")?).ok_or_else(|| bad("by"))?;
        let deed = parse_deed(program, kind, &mut fields)?;
        let odd = members
            .keys()
            .filter(|key| !fields.known.contains(&key.as_str()))
            .min();
        match odd {
            Some(field) => Err(bad(field)),
            None => Ok(Self { at, by, deed }),
        }
    }
}

fn parse_deed(program: &Program, kind: Kind, fields: &mut Fields<'_>) -> Result<Deed, Code> {
    Ok(match kind {
        Kind::Start => {
            let given = match fields.get("given") {
                None => Vec::new(),
                Some(Json::Object(given)) => given
                    .iter()
                    .map(|(id, value)| read_given(program, id, value))
                    .collect(),
                Some(_) => return Err(bad("given")),
            };
            let entry = fields.text("entry")?.map(|id| Named::of(id, program.step(id)));
            Deed::Start { given, entry }
        }
        Kind::Answer => {
            let item = fields.item(program)?;
            let given = fields
                .get("value")
                .filter(|value| nests(value, NESTING))
                .ok_or_else(|| bad("value"))?;
            let value = match &item {
                Named::Known(known) => match program.plan().items.get(known.index()) {
                    Some(found) => value::read(program, &found.kind, found.vault, given),
                    None => Ok(Answer::Done),
                },
                Named::Unknown(_) => Ok(Answer::Done),
            };
            Deed::Answer {
                item,
                value,
                step: fields.step(program)?,
                entry: fields.count("entry")?,
            }
        }
        Kind::Skip => {
            let item = fields.text("item")?.map(|id| Named::of(id, program.item(id)));
            Deed::Skip {
                item,
                step: fields.step(program)?,
            }
        }
        Kind::Decline => Deed::Decline {
            item: fields.item(program)?,
            step: fields.step(program)?,
        },
        Kind::Hint => {
            let item = fields.item(program)?;
            let solution = match fields.get("solution") {
                None => false,
                Some(Json::Bool(true)) => true,
                Some(_) => return Err(bad("solution")),
            };
            Deed::Hint {
                item,
                solution,
                step: fields.step(program)?,
            }
        }
        Kind::Go => {
            let id = fields.wanted("step")?;
            Deed::Go {
                step: Named::of(id, program.step(id)),
            }
        }
        Kind::Continue => Deed::Continue,
        Kind::Back => Deed::Back,
        Kind::Pause => Deed::Pause,
        Kind::Stop => Deed::Stop,
        Kind::Resume => Deed::Resume,
        Kind::Tick => Deed::Tick,
        Kind::Erase => Deed::Erase,
        Kind::ContactAsk
        | Kind::ContactOffer
        | Kind::ContactPlan
        | Kind::ContactHeld
        | Kind::ContactDecline
        | Kind::Release => {
            let id = fields.wanted("step")?;
            let step = Named::of(id, program.step(id));
            if kind == Kind::Release {
                return Ok(Deed::Release { step });
            }
            let what = fields.agree(kind)?;
            Deed::Contact { step, what }
        }
        Kind::Share | Kind::Unshare | Kind::Consent | Kind::Reply | Kind::Note => {
            fields.sharing(program, kind)?
        }
        Kind::Upgrade => fields.upgrade()?,
    })
}

fn read_given(program: &Program, id: &str, value: &Json) -> (Named<GivenIx>, Result<Constant, Fault>) {
    let found = program.given(id);
    let shape = found
        .and_then(|given| program.plan().givens.get(given.index()))
        .map(|given| &given.shape);
    let value = match shape {
        Some(shape) => value::constant(program, shape, value),
        None => Ok(Constant::Confirm(true)),
    };
    (Named::of(id, found), value)
}

/// Whether a value nests at most so deep and holds no null: looked at before anything else walks it.
pub(super) fn nests(value: &Json, deep: u32) -> bool {
    match value {
        Json::Null => false,
        Json::Array(list) => deep > 0 && list.iter().all(|entry| nests(entry, deep - 1)),
        Json::Object(members) => deep > 0 && members.values().all(|entry| nests(entry, deep - 1)),
        _ => true,
    }
}
