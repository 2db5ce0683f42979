//! What an act brought about (semantics 19).

use serde_json::Value as Json;

use super::copies::VaultChange;
use crate::expr::name::{ChanceIx, ItemIx, ScaleIx, StepIx, Symbol};
use crate::ground::hash::Hash;
use crate::ground::json::read;
use crate::ground::moment::{Date, Moment, TimeOfDay};
use crate::ground::number::Number;
use crate::module::plan::{Form, PurposeIx, Recap};
use crate::program::Program;

/// How a visit was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By `continue`.
    Done,
    /// Skipped as a whole.
    Skipped,
    /// What it waited for was there: a contact was held, the guide let go on.
    Held,
    /// It waited as long as it does.
    Over,
    /// A menu, for one of its children.
    Chosen,
}

impl How {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Held => "held",
            Self::Over => "over",
            Self::Chosen => "chosen",
        }
    }

    /// The way of a word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Done, Self::Skipped, Self::Held, Self::Over, Self::Chosen]
            .into_iter()
            .find(|how| how.word() == word)
    }

    /// Whether a visit left so was done (semantics 5.7).
    pub(super) const fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::Held)
    }
}

/// What a chance drew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arm {
    /// One of its arms.
    Option(Symbol),
    /// A whole number.
    Whole(i64),
}

/// A visit by its step and number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VisitOf {
    /// The step.
    pub step: StepIx,
    /// Its how-manieth visit, from 1.
    pub n: u32,
}

/// When something is due: an instant, or a time on the local clock (semantics 3.2, 23.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At an instant.
    At(Moment),
    /// When the local clock stands there: a day and a time.
    Local(Date, TimeOfDay),
}

impl When {
    /// Whether it was reached at a moment.
    #[must_use]
    pub fn is_reached(self, now: Moment) -> bool {
        match self {
            Self::At(moment) => !moment.is_after(now),
            Self::Local(day, time) => (now.date(), now.time()) >= (day, time),
        }
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::Local(day, time) => write!(f, "{day}T{time}"),
        }
    }
}

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ContactState {
    /// Nothing was agreed on.
    #[default]
    Open,
    /// It was asked for.
    Asked,
    /// There is a moment.
    Planned,
    /// It was.
    Held,
    /// It will not be.
    Declined,
}

impl ContactState {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Asked => "asked",
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Declined => "declined",
        }
    }

    /// The state of a word.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Open, Self::Asked, Self::Planned, Self::Held, Self::Declined]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// What was agreed on about a contact (semantics 24.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The visit it belongs to.
    pub visit: VisitOf,
    /// Where it stands.
    pub state: ContactState,
    /// In which form.
    pub form: Option<Form>,
    /// When.
    pub planned: Option<Moment>,
    /// How many were there.
    pub count: Option<u32>,
    /// What the guide offers; empty: all forms of the step.
    pub forms: Vec<Form>,
}

/// A fact of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Its time came: a limit, a moment to go on.
    Due(VisitOf),
    /// A chance was drawn, at the start or for a visit.
    Drawn {
        /// The chance.
        chance: ChanceIx,
        /// What came out.
        arm: Arm,
        /// The number of 64 bits behind it.
        draw: u64,
        /// The visit, for a chance drawn per visit.
        visit: Option<VisitOf>,
    },
    /// A rule answered an answer.
    FeltBack {
        /// The item.
        item: ItemIx,
        /// The rule, from 1.
        rule: u32,
        /// Whether it says that the answer is right.
        correct: Option<bool>,
    },
    /// A visit stopped counting.
    Parked(VisitOf),
    /// A parked visit counts again.
    Returned(VisitOf),
    /// A visit was left.
    Left {
        /// The visit.
        visit: VisitOf,
        /// How.
        how: How,
        /// The place entered.
        to: StepIx,
    },
    /// A measure has a score.
    Scored {
        /// The scale or subscale.
        scale: ScaleIx,
        /// The visit.
        visit: VisitOf,
        /// The moment of the measure.
        moment: Option<Symbol>,
        /// The score, when known.
        score: Option<Number>,
        /// The band, when known.
        band: Option<Symbol>,
    },
    /// Options stand in a drawn order.
    Shuffled {
        /// The item.
        item: ItemIx,
        /// The visit.
        visit: VisitOf,
        /// All its options.
        order: Box<[Symbol]>,
    },
    /// An entry of a diary can be given now.
    EntryDue {
        /// The diary.
        item: ItemIx,
        /// The visit it belongs to.
        visit: VisitOf,
        /// The entry, from 1.
        entry: u32,
    },
    /// A diary is kept from now on.
    Keeping {
        /// The diary.
        item: ItemIx,
        /// The visit it belongs to.
        visit: VisitOf,
        /// The day of its first entry.
        from: Date,
    },
    /// The cursor stands elsewhere now.
    Moved(VisitOf),
    /// A place that waits was entered.
    Waiting {
        /// The visit.
        visit: VisitOf,
        /// When it opens by itself, if it does.
        until: Option<When>,
    },
    /// Something was agreed on about a contact.
    Contact(Box<Contact>),
    /// The guide let go on who waits.
    Released(VisitOf),
    /// A reply was written to what was shared.
    Replied {
        /// The number of the act that shared.
        to: u64,
    },
    /// Something was shared.
    Shared {
        /// What for.
        purpose: PurposeIx,
        /// What, in order of the offer.
        what: Box<[Recap]>,
        /// The grants that these took the place of, with the numbers of their acts. Nobody is told.
        instead: Box<[(Recap, u64)]>,
    },
    /// Something is not shared any more.
    Unshared {
        /// What it was shared for.
        purpose: PurposeIx,
        /// What.
        what: Recap,
        /// The number of the act that shared it. Nobody is told.
        seq: u64,
    },
    /// Consent was given or withdrawn.
    Consented {
        /// To what.
        purpose: PurposeIx,
        /// Given, or not.
        given: bool,
    },
    /// The words in the vault are to be removed.
    Erased,
    /// An end was reached.
    Completed(StepIx),
    /// An end that had been reached was parked.
    Reopened(StepIx),
    /// There is another version of the module, and this is what became of it.
    Upgraded(Box<Upgraded>),
}

/// What an upgrade comes to for the one who learns, the worst that applies (semantics 13.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// They stand where they stood, and nothing is asked again.
    Unchanged,
    /// Something is asked again, and they stand there.
    ReAsk,
    /// Their path goes no further than here; what came after is parked.
    Moved,
    /// It cannot be decided for them.
    Choice,
}

impl Verdict {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::ReAsk => "re-ask",
            Self::Moved => "moved",
            Self::Choice => "choice",
        }
    }
}

/// Where a choice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The learner was asked; they are on the old version until they say.
    Open,
    /// They chose the new version.
    New,
    /// They finish the old one.
    Old,
}

impl Chosen {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::New => "new",
            Self::Old => "old",
        }
    }
}

/// What became of an answer that did not stay where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Its step, as the old version calls it.
    pub step: String,
    /// The visit.
    pub n: u32,
    /// Its item, as the old version calls it.
    pub item: String,
    /// It is asked again; else it is no more than parked.
    pub again: bool,
    /// Why: a code.
    pub why: &'static str,
}

/// What was shared or agreed to and holds no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The purpose.
    pub purpose: String,
    /// What was shared; none: consent itself.
    pub what: Option<String>,
}

/// What an upgrade did (semantics 31).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgraded {
    /// The program before.
    pub from: Hash,
    /// The other one.
    pub to: Hash,
    /// What it comes to.
    pub verdict: Verdict,
    /// Where the choice stands, if there was one.
    pub choice: Option<Chosen>,
    /// How many answers of the path stayed where they were.
    pub kept: u32,
    /// Every other answer of the path, in its order.
    pub answers: Vec<Lost>,
    /// What holds no more.
    pub ended: Vec<Ended>,
    /// What happens in the vault. Nobody is told.
    pub vault: Vec<VaultChange>,
}

impl Fact {
    /// Its word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Due(_) => "due",
            Self::Drawn { .. } => "drawn",
            Self::FeltBack { .. } => "felt-back",
            Self::Parked(_) => "parked",
            Self::Returned(_) => "returned",
            Self::Left { .. } => "left",
            Self::Scored { .. } => "scored",
            Self::Shuffled { .. } => "shuffled",
            Self::EntryDue { .. } => "due",
            Self::Keeping { .. } => "waiting",
            Self::Moved(_) => "moved",
            Self::Waiting { .. } => "waiting",
            Self::Contact(_) => "contact",
            Self::Released(_) => "released",
            Self::Replied { .. } => "replied",
            Self::Shared { .. } => "shared",
            Self::Unshared { .. } => "unshared",
            Self::Consented { .. } => "consented",
            Self::Erased => "erased",
            Self::Completed(_) => "completed",
            Self::Reopened(_) => "reopened",
            Self::Upgraded(_) => "upgraded",
        }
    }

    /// Whether it tells of something that waits from now on: what stands behind `moved`.
    pub(super) const fn waits(&self) -> bool {
        matches!(
            self,
            Self::Waiting { .. } | Self::EntryDue { .. } | Self::Keeping { .. }
        )
    }

    /// The JSON form of semantics 19.
    #[must_use]
    pub fn to_json(&self, program: &Program) -> Json {
        let mut fact = String::new();
        self.write(program, &mut fact);
        read(&fact).unwrap_or_default()
    }
}

/// The JSON form of an arm.
pub(crate) fn arm_to_json(program: &Program, arm: Arm) -> Json {
    match arm {
        Arm::Option(option) => program.word(option).into(),
        Arm::Whole(number) => number.into(),
    }
}
