//! The state of a session (semantics 20): to show, to count, and to go on from without replaying.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::act::{Moment, Present};
use super::answer::{AnswerValue, DiaryValue, PlainValue};
use super::fact::{Arm, ContactForm, ContactState, How};
use super::header::{Hash, Seed};
use super::shape::{True, either, shape, words};
use super::sharing::Reply;

either! {
    /// The state of a session: equal for one that was replayed and one that was restored and went on.
    Snapshot {
        /// It has begun.
        Begun(Box<BegunSnapshot>),
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
    } + maybe {
        /// Another version about which the learner is asked, or chose to stay on this one.
        choice: KeptChoice,
        /// Consent by purpose, as far as anything was said.
        consents: BTreeMap<String, bool>,
        /// What was agreed on about each visit to a contact, by step in the order of the module, then by number; absent
        /// when none was met.
        contacts: Vec<KeptContact>,
        /// What has no place in this version, each under the program whose names it has; absent when there is nothing.
        former: Vec<Former>,
        /// What is shared, in the order of its sharing.
        grants: Vec<Grant>,
        /// Replies of the guide, in their order.
        replies: Vec<Reply>,
        /// The waits that the guide ended, by step in the order of the module, then by number; absent when there is none.
        released: Vec<Released>,
        /// The number of the entry that last went on in another version; absent when none did.
        upgraded: u64,
    }
}

words! {
    /// Where a choice stands while the session is on the old version.
    Undecided {
        /// The learner is asked.
        Open,
        /// They finish the old one.
        Old,
    }
}

shape! {
    /// A choice about another version.
    KeptChoice {
        /// The hash of its program.
        program: Hash,
        /// Where it stands.
        state: Undecided,
    }
}

shape! {
    /// Something without a place in this version: a whole visit (then it has `entered`), answers of a visit, how a visit
    /// was left, a record of a contact, a wait that the guide ended, or what the host handed in.
    Former {
        /// The hash of the program whose names it has.
        program: Hash,
    } + maybe {
        /// What was agreed on about a contact.
        contact: FormerContact,
        /// What was drawn for the visit.
        drawn: BTreeMap<String, Arm>,
        /// When the visit was entered.
        entered: Moment,
        /// How the visit was left.
        exit: Exit,
        /// Facts that the host handed in.
        given: BTreeMap<String, PlainValue>,
        /// Items of the visit.
        items: BTreeMap<String, VisitItem>,
        /// The number of the visit, from 1.
        n: u32,
        /// The guide ended the wait.
        released: True,
        /// The number of the act that entered the visit.
        seq: u64,
        /// Settings that the host overrode.
        settings: BTreeMap<String, PlainValue>,
        /// The step.
        step: String,
    }
}

shape! {
    /// What was agreed on about a visit to a contact that has no place in this version.
    FormerContact {
        /// Where it stands.
        state: ContactState,
    } + maybe {
        /// How many were there, of a group.
        count: Present,
        /// The form.
        form: ContactForm,
        /// What the guide offers.
        forms: Vec<ContactForm>,
        /// When it will be.
        planned: Moment,
    }
}

either! {
    /// Something that is shared, as it was previewed.
    Grant {
        /// An answer.
        Item(ItemGrant),
        /// A score.
        Scale(ScaleGrant),
        /// A value of the module.
        Value(ValueGrant),
    }
}

shape! {
    /// What was agreed on about a visit to a contact.
    KeptContact {
        /// The number of the visit, from 1.
        n: u32,
        /// Where it stands.
        state: ContactState,
        /// The step.
        step: String,
    } + maybe {
        /// How many were there, of a group.
        count: Present,
        /// The form.
        form: ContactForm,
        /// What the guide offers; absent: all forms of the step.
        forms: Vec<ContactForm>,
        /// When it will be.
        planned: Moment,
    }
}

shape! {
    /// An answer that is shared.
    ItemGrant {
        /// How many answers were accepted in the visit by then.
        attempts: u32,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// What it is shared for.
        purpose: String,
        /// The number of the entry that shared it.
        seq: u64,
        /// The step.
        step: String,
        /// The name of the item.
        what: String,
    } + maybe {
        /// What counted of the answer; absent for words, which are in the vault.
        value: Json,
    }
}

shape! {
    /// A wait that the guide ended.
    Released {
        /// The number of the visit, from 1.
        n: u32,
        /// The step.
        step: String,
    }
}

shape! {
    /// A score that is shared.
    ScaleGrant {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// What it is shared for.
        purpose: String,
        /// The score.
        score: f64,
        /// The number of the entry that shared it.
        seq: u64,
        /// The step of the measure.
        step: String,
        /// The name of the scale.
        what: String,
    } + maybe {
        /// The band that the score fell in.
        band: String,
    }
}

shape! {
    /// A value that is shared.
    ValueGrant {
        /// What it is shared for.
        purpose: String,
        /// The number of the entry that shared it.
        seq: u64,
        /// What it was.
        value: Json,
        /// The name of the value.
        what: String,
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
        /// The number of the act that entered it; only in a module with a diary, and after an upgrade.
        seq: u64,
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
    } + maybe {
        /// The number of the act that left it; only in a module with a diary, and after an upgrade.
        seq: u64,
    }
}

shape! {
    /// An entry of a diary.
    VisitEntry {
        /// The number of the act that gave it.
        seq: u64,
        /// What it holds.
        value: DiaryValue,
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
        /// Of a diary: the entries that were given, by their numbers.
        entries: BTreeMap<String, VisitEntry>,
        /// How many hints were shown; absent when none was.
        hints: u32,
        /// It was skipped.
        skipped: True,
        /// The solution was shown.
        solution: True,
    }
}
