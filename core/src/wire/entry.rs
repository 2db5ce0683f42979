//! Entries: acts that were accepted, as they are kept (semantics 11.2).

use std::collections::BTreeMap;

use super::act::{
    ByGuide, ByLearner, ByLearnerOrGuide, ByLearnerOrSystem, BySystem, Moment, Present, VersionChoice,
};
use super::answer::{AnswerValue, PlainValue, VaultWords};
use super::fact::{ContactForm, Fact};
use super::header::Hash;
use super::shape::{True, either, shape};

/// Entries, each with the members of its act beside what all have. The step is filled in where an act may leave it out.
macro_rules! entries {
    ($(
        $(#[$about:meta])*
        $kind:ident = $name:ident by $by:ident { $($needed:tt)* } $(+ maybe { $($maybe:tt)* })?
    )*) => {
        $(shape! {
            $(#[$about])*
            $name {
                /// When, as the host said it.
                at: Moment,
                /// Who acted.
                by: $by,
                /// What it brought about, in order; often nothing.
                facts: Vec<Fact>,
                /// The number of the entry, from 1. The only order there is: clocks may differ.
                seq: u64,
                $($needed)*
            } + maybe {
                /// In a line of the journal: SHA-256 of the hash before it and of this line without its hash. Absent
                /// in what an act gives back before it is written.
                hash: Hash,
                $($($maybe)*)?
            }
        })*
        either! {
            /// An act that was accepted: the act itself, what it brought about, and its number. One line of a journal.
            Entry by "act" { $($(#[$about])* $kind($name),)* }
        }
    };
}

entries! {
    /// The session began.
    Start = StartEntry by ByLearnerOrSystem {} + maybe {
        /// The step it began at, where the act named one.
        entry: String,
        /// What the host knew of the learner, by the name of the fact; absent when it was nothing.
        given: BTreeMap<String, PlainValue>,
    }

    /// An item was answered.
    Answer = AnswerEntry by ByLearnerOrSystem {
        /// The item.
        item: String,
        /// The step it stands in.
        step: String,
        /// The answer as it is stored; of a `likert` the rows of this act.
        value: AnswerValue,
    } + maybe {
        /// Which entry of a diary, from 1.
        entry: u32,
    }

    /// An item was skipped, or a step.
    Skip = SkipEntry by ByLearner {
        /// The step.
        step: String,
    } + maybe {
        /// The item; absent: the whole step.
        item: String,
    }

    /// Somebody would rather not say.
    Decline = DeclineEntry by ByLearner {
        /// The item.
        item: String,
        /// The step it stands in.
        step: String,
    }

    /// A hint or the solution was looked at.
    Hint = HintEntry by ByLearner {
        /// The item.
        item: String,
        /// The step it stands in.
        step: String,
    } + maybe {
        /// The solution rather than a hint.
        solution: True,
    }

    /// The step was left, or somebody who looked back went forward again.
    Continue = ContinueEntry by ByLearner {}

    /// Somebody looked back.
    Back = BackEntry by ByLearner {}

    /// It was put aside for a moment.
    Pause = PauseEntry by ByLearner {}

    /// It was stopped.
    Stop = StopEntry by ByLearner {}

    /// It was taken up again.
    Resume = ResumeEntry by ByLearner {}

    /// Time passed.
    Tick = TickEntry by BySystem {}

    /// The words in the vault were erased.
    Erase = EraseEntry by ByLearnerOrSystem {}

    /// Somebody went to a step.
    Go = GoEntry by ByLearner {
        /// The step asked for.
        step: String,
    }

    /// A contact was asked for.
    ContactAsk = ContactAskEntry by ByLearner {
        /// The form.
        form: ContactForm,
        /// The contact.
        step: String,
    }

    /// Forms of a contact were offered.
    ContactOffer = ContactOfferEntry by ByGuide {
        /// The forms, in the order of the step.
        forms: Vec<ContactForm>,
        /// The contact.
        step: String,
    }

    /// A contact was planned.
    ContactPlan = ContactPlanEntry by ByLearnerOrGuide {
        /// The contact.
        step: String,
        /// When it will be.
        when: Moment,
    }

    /// A contact was held.
    ContactHeld = ContactHeldEntry by ByLearnerOrGuide {
        /// The contact.
        step: String,
    } + maybe {
        /// How many were there, of a group.
        count: Present,
        /// The form, where the act named one.
        form: ContactForm,
    }

    /// A contact was declined.
    ContactDecline = ContactDeclineEntry by ByLearnerOrGuide {
        /// The contact.
        step: String,
    }

    /// Somebody who waited was let go on.
    Release = ReleaseEntry by ByGuide {
        /// The wait.
        step: String,
    }

    /// Something was shared.
    Share = ShareEntry by ByLearner {
        /// The share step.
        step: String,
        /// The names of what was, as they were sent.
        what: Vec<String>,
    }

    /// Something was taken back.
    Unshare = UnshareEntry by ByLearner {
        /// What it was shared for.
        purpose: String,
        /// The name of it.
        what: String,
    }

    /// Consent was given, refused or withdrawn.
    Consent = ConsentEntry by ByLearner {
        /// Given, or not.
        given: bool,
        /// To what.
        purpose: String,
    }

    /// The guide replied to what was shared.
    Reply = ReplyEntry by ByGuide {
        /// The number of the entry that shared it.
        to: u64,
        /// The words are in the vault, under `reply/` and the number of this entry.
        value: VaultWords,
    }

    /// The guide wrote a note.
    Note = NoteEntry by ByGuide {
        /// The words are in the vault, under `note/` and the number of this entry.
        value: VaultWords,
    }

    /// There is another version of the module; what came of it says the fact `upgraded`.
    Upgrade = UpgradeEntry by ByLearnerOrSystem {
        /// The hash of its program.
        program: Hash,
    } + maybe {
        /// What the learner chose who was asked.
        choice: VersionChoice,
    }
}
