//! Facts: what an act brought about (semantics 19). Facts are never taken back.

use super::shape::{either, named, shape, words};

named! {
    /// The 64 bits behind a draw, as 16 hex digits.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[0-9a-f]{16}$")))]
    Draw(String)
}

either! {
    /// What a chance drew: a whole number, or the id of one of its arms.
    Arm {
        /// A whole number.
        Whole(i64),
        /// The id of an arm.
        Named(String),
    }
}

words! {
    /// How a visit was left.
    How {
        /// By `continue`.
        Done,
        /// Skipped as a whole.
        Skipped,
        /// A menu, for one of its children.
        Chosen,
    }
}

either! {
    /// A chance was drawn: once at the start, or for a visit.
    DrawnFact {
        /// For a visit.
        Visit(DrawnForVisit),
        /// At the start.
        Start(DrawnAtStart),
    }
}

shape! {
    /// A chance was drawn at the start, once for the whole session.
    DrawnAtStart {
        /// What came out.
        arm: Arm,
        /// The name of the chance.
        chance: String,
        /// What it was drawn from: anybody can work out from the seed that it had to be this.
        draw: Draw,
    } maybe {
        /// The weight of each arm, in their order; absent where a whole number is drawn.
        weights: Vec<u64>,
    }
}

shape! {
    /// A chance was drawn for a visit.
    DrawnForVisit {
        /// What came out.
        arm: Arm,
        /// The name of the chance.
        chance: String,
        /// What it was drawn from: anybody can work out from the seed that it had to be this.
        draw: Draw,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step of the visit.
        step: String,
    } maybe {
        /// The weight of each arm, in their order; absent where a whole number is drawn.
        weights: Vec<u64>,
    }
}

shape! {
    /// A rule of an item was met, so that its feedback is shown.
    FeltBackFact {
        /// The item.
        item: String,
        /// The number of the rule, from 1.
        rule: u32,
    } maybe {
        /// Whether the answer is right; absent where the rule does not say.
        correct: bool,
    }
}

shape! {
    /// A visit stopped counting, since an earlier answer led elsewhere. It is kept, and returns with its answers when the
    /// way leads there again.
    ParkedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }
}

shape! {
    /// A parked visit counts again.
    ReturnedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }
}

shape! {
    /// A visit was left.
    LeftFact {
        /// How.
        how: How,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step that was left.
        step: String,
        /// The step that was entered.
        to: String,
    }
}

shape! {
    /// A measure was left, or answers of one that was left changed: the score of its scale, or of a subscale.
    ScoredFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The scale or subscale.
        scale: String,
        /// The step of the measure.
        step: String,
    } maybe {
        /// The band that the score falls in; absent when the score is not known, or in no band.
        band: String,
        /// The moment of the measure (`start`, `end` …), if it has one.
        moment: String,
        /// The score; absent when it is not known because too much was skipped.
        score: f64,
    }
}

shape! {
    /// The options of an item stand in an order that was drawn for the visit.
    ShuffledFact {
        /// The item.
        item: String,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The ids of all its options, hidden ones too.
        order: Vec<String>,
        /// The step.
        step: String,
    }
}

shape! {
    /// The cursor stands elsewhere now.
    MovedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step that is looked at now.
        step: String,
    }
}

shape! {
    /// The words in the vault are to be removed: the host does that.
    ErasedFact {}
}

shape! {
    /// An end was reached.
    CompletedFact {
        /// The end.
        step: String,
    }
}

shape! {
    /// An end that had been reached does not count any more, since an earlier answer led elsewhere.
    ReopenedFact {
        /// The end.
        step: String,
    }
}

either! {
    /// What an act brought about.
    Fact by "fact" {
        /// A chance was drawn.
        Drawn(DrawnFact),
        /// Feedback was given.
        FeltBack(FeltBackFact),
        /// A visit stopped counting.
        Parked(ParkedFact),
        /// A parked visit counts again.
        Returned(ReturnedFact),
        /// A visit was left.
        Left(LeftFact),
        /// A measure has a score.
        Scored(ScoredFact),
        /// Options stand in a drawn order.
        Shuffled(ShuffledFact),
        /// The cursor stands elsewhere.
        Moved(MovedFact),
        /// The vault is to be emptied.
        Erased(ErasedFact),
        /// An end was reached.
        Completed(CompletedFact),
        /// An end counts no more.
        Reopened(ReopenedFact),
    }
}
