//! The state of a session (semantics 20): to show, to count, and to go on from without replaying.

use std::collections::BTreeMap;

use super::act::Moment;
use super::answer::{AnswerValue, PlainValue};
use super::fact::{Arm, How};
use super::header::{Hash, Seed};
use super::shape::{True, either, shape, words};

either! {
    /// The state of a session: equal for one that was replayed and one that was restored and went on.
    Snapshot {
        /// It has begun.
        Begun(BegunSnapshot),
        /// It has not begun.
        New(NewSnapshot),
    }
}

words! {
    /// That a session has not begun.
    New {
        /// It has not begun.
        New,
    }
}

words! {
    /// Where a session that has begun stands.
    Begun {
        /// It goes on.
        Running,
        /// It was stopped.
        Stopped,
    }
}

shape! {
    /// The state of a session that has not begun.
    NewSnapshot {
        /// The hash of the program.
        program: Hash,
        /// The seed of all draws.
        seed: Seed,
        /// The number of the semantics.
        semantics: u64,
        /// How many acts were accepted: none.
        seq: u64,
        /// All settings in force, defaults filled in.
        settings: BTreeMap<String, PlainValue>,
        /// It has not begun.
        status: New,
    }
}

shape! {
    /// The state of a session that has begun.
    BegunSnapshot {
        /// What the chances drew that are drawn once, by their names.
        chances: BTreeMap<String, Arm>,
        /// The effective time: the latest of all acts.
        clock: Moment,
        /// The visit that is looked at: its place in `trail`, from 0.
        cursor: u32,
        /// What the host handed in at the start, by the name of the fact.
        given: BTreeMap<String, PlainValue>,
        /// Visits that do not count now, by step in the order of the module, then by number.
        parked: Vec<Visit>,
        /// The hash of the program.
        program: Hash,
        /// The seed of all draws.
        seed: Seed,
        /// The number of the semantics.
        semantics: u64,
        /// How many acts were accepted.
        seq: u64,
        /// All settings in force, defaults filled in.
        settings: BTreeMap<String, PlainValue>,
        /// Whether it goes on or was stopped.
        status: Begun,
        /// The visits that count, in order: the path of somebody who never went back.
        trail: Vec<Visit>,
    }
}

shape! {
    /// A visit to a step.
    Visit {
        /// When it was entered.
        entered: Moment,
        /// The items that were touched, by their ids.
        items: BTreeMap<String, VisitItem>,
        /// The number of the visit to this step, from 1.
        n: u32,
        /// The step.
        step: String,
    } + maybe {
        /// What was drawn for this visit, by the name of the chance; absent for a step that draws nothing.
        drawn: BTreeMap<String, Arm>,
        /// How it was left; absent while it was not.
        exit: Exit,
    }
}

shape! {
    /// How a visit was left.
    Exit {
        /// When.
        at: Moment,
        /// How.
        how: How,
        /// The step that was entered.
        to: String,
    }
}

shape! {
    /// An item that was touched in a visit. At most one of `answer`, `skipped` and `declined` is there.
    VisitItem {} + maybe {
        /// The answer, as it is stored.
        answer: AnswerValue,
        /// How many answers were accepted; absent when none was.
        attempts: u32,
        /// The learner would rather not say.
        declined: True,
        /// How many hints were shown; absent when none was.
        hints: u32,
        /// It was skipped.
        skipped: True,
        /// The solution was shown.
        solution: True,
    }
}
