//! What an act brought about (semantics 19).

use serde_json::Value as Json;

use crate::expr::name::{ChanceIx, ItemIx, ScaleIx, StepIx, Symbol};
use crate::ground::json::read;
use crate::ground::moment::Date;
use crate::ground::number::Number;
use crate::program::Program;

/// How a visit was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By `continue`.
    Done,
    /// Skipped as a whole.
    Skipped,
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
            Self::Chosen => "chosen",
        }
    }
}

/// What a chance drew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A fact of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
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
    /// The words in the vault are to be removed.
    Erased,
    /// An end was reached.
    Completed(StepIx),
    /// An end that had been reached was parked.
    Reopened(StepIx),
}

impl Fact {
    /// Its word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
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
            Self::Erased => "erased",
            Self::Completed(_) => "completed",
            Self::Reopened(_) => "reopened",
        }
    }

    /// Whether it tells of something that waits from now on: what stands behind `moved`.
    pub(super) const fn waits(&self) -> bool {
        matches!(self, Self::EntryDue { .. } | Self::Keeping { .. })
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
pub(super) fn arm_to_json(program: &Program, arm: Arm) -> Json {
    match arm {
        Arm::Option(option) => program.word(option).into(),
        Arm::Whole(number) => number.into(),
    }
}
