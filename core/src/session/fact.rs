//! What an act brought about (semantics 19).

use serde_json::{Map, Value as Json};

use crate::expr::name::{ChanceIx, ItemIx, ScaleIx, StepIx, Symbol};
use crate::ground::number::Number;
use crate::module::plan::Draws;
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
            Self::Moved(_) => "moved",
            Self::Erased => "erased",
            Self::Completed(_) => "completed",
            Self::Reopened(_) => "reopened",
        }
    }

    /// The JSON form of semantics 19.
    #[must_use]
    pub fn to_json(&self, program: &Program) -> Json {
        let mut members = Map::new();
        let mut put = |key: &str, value: Json| members.insert(key.to_owned(), value);
        put("fact", self.word().into());
        let visit = match self {
            Self::Parked(visit) | Self::Returned(visit) | Self::Moved(visit) => Some(visit),
            Self::Left { visit, .. } | Self::Scored { visit, .. } | Self::Shuffled { visit, .. } => {
                Some(visit)
            }
            Self::Drawn { visit, .. } => visit.as_ref(),
            _ => None,
        };
        if let Some(visit) = visit {
            put("step", program.step_id(visit.step).into());
            put("n", visit.n.into());
        }
        match self {
            Self::Drawn {
                chance, arm, draw, ..
            } => {
                let chance = program.plan().chances.get(chance.index());
                put("chance", chance.map_or("", |chance| &chance.id).into());
                put("arm", arm_to_json(program, *arm));
                put("draw", format!("{draw:016x}").into());
                if let Some(Draws::Arms(arms)) = chance.map(|chance| &chance.draws) {
                    put(
                        "weights",
                        arms.iter().map(|(_, weight)| *weight).collect::<Vec<_>>().into(),
                    );
                }
            }
            Self::FeltBack { item, rule, correct } => {
                put("item", program.item_id(*item).into());
                put("rule", (*rule).into());
                if let Some(correct) = correct {
                    put("correct", (*correct).into());
                }
            }
            Self::Left { how, to, .. } => {
                put("how", how.word().into());
                put("to", program.step_id(*to).into());
            }
            Self::Scored {
                scale,
                moment,
                score,
                band,
                ..
            } => {
                let scale = program.plan().scales.get(scale.index());
                put("scale", scale.map_or("", |scale| &scale.id).into());
                if let Some(moment) = moment {
                    put("moment", program.word(*moment).into());
                }
                if let Some(score) = score {
                    put("score", serde_json::to_value(score).unwrap_or_default());
                }
                if let Some(band) = band {
                    put("band", program.word(*band).into());
                }
            }
            Self::Shuffled { item, order, .. } => {
                put("item", program.item_id(*item).into());
                put(
                    "order",
                    order
                        .iter()
                        .map(|option| program.word(*option))
                        .collect::<Vec<_>>()
                        .into(),
                );
            }
            Self::Completed(step) | Self::Reopened(step) => {
                put("step", program.step_id(*step).into());
            }
            Self::Parked(_) | Self::Returned(_) | Self::Moved(_) | Self::Erased => {}
        }
        Json::Object(members)
    }
}

/// The JSON form of an arm.
pub(super) fn arm_to_json(program: &Program, arm: Arm) -> Json {
    match arm {
        Arm::Option(option) => program.word(option).into(),
        Arm::Whole(number) => number.into(),
    }
}
