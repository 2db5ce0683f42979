//! Acts: what somebody does (semantics 17). A host sends them; the engine accepts or refuses each.

use std::collections::BTreeMap;

use super::answer::{AnswerValue, PlainValue, VaultWords};
use super::header::Hash;
use super::shape::{Names, Ordinal, True, either, formed, shape, silent, words};
use crate::ground::moment;

formed! {
    /// An instant with the local clock of the place where it is: `2026-11-23T10:14:00.000+01:00`, always with
    /// milliseconds and the offset. Hosts make it; the engine has no clock.
    Moment like r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$" by moment::Moment::parse;
}

words! {
    /// Who acts or looks.
    Role {
        /// Who learns, or the group that does.
        Learner,
        /// The professional beside them.
        Guide,
        /// The host.
        System,
    }
}

words! {
    /// Who alone does most acts.
    ByLearner {
        /// The learner.
        Learner,
    }
}

words! {
    /// Who alone replies and writes notes.
    ByGuide {
        /// The guide.
        Guide,
    }
}

words! {
    /// Who alone lets time pass.
    BySystem {
        /// The host.
        System,
    }
}

words! {
    /// Who agrees on a contact.
    ByLearnerOrGuide {
        /// The learner.
        Learner,
        /// The professional beside them.
        Guide,
    }
}

words! {
    /// Who begins a session, answers (each what is theirs), or erases words.
    ByLearnerOrSystem {
        /// The learner.
        Learner,
        /// The host.
        System,
    }
}

words! {
    /// A kind of act.
    ActKind {
        /// To begin.
        Start,
        /// To answer an item.
        Answer,
        /// To skip an item, or an optional step.
        Skip,
        /// To rather not say.
        Decline,
        /// To look at a hint or the solution.
        Hint,
        /// To go on.
        Continue,
        /// To go back.
        Back,
        /// To put it aside for a moment.
        Pause,
        /// To stop.
        Stop,
        /// To take it up again.
        Resume,
        /// To let time pass.
        Tick,
        /// To erase the words in the vault.
        Erase,
        /// To go to a step.
        Go,
        /// To ask for a contact.
        ContactAsk,
        /// To offer forms of a contact.
        ContactOffer,
        /// To plan a contact.
        ContactPlan,
        /// To say that a contact was held.
        ContactHeld,
        /// To decline a contact.
        ContactDecline,
        /// To let somebody go on who waits.
        Release,
        /// To share answers.
        Share,
        /// To take back what was shared.
        Unshare,
        /// To give or withdraw consent.
        Consent,
        /// To answer what was shared.
        Reply,
        /// To write a note of one's own.
        Note,
        /// To go on in another version of the module.
        Upgrade,
    }
}

/// How many were there: a whole number from 1 to 9,999.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("minimum" = 1, "maximum" = 9_999)))]
#[serde(transparent)]
pub struct Present(
    /// The number itself.
    pub u32,
);
silent!(Present);

impl<'de> serde::Deserialize<'de> for Present {
    fn deserialize<D: serde::Deserializer<'de>>(given: D) -> Result<Self, D::Error> {
        let count = u32::deserialize(given)?;
        if (1..=9_999).contains(&count) {
            Ok(Self(count))
        } else {
            Err(serde::de::Error::custom("no Present"))
        }
    }
}

/// Acts, each with its own members beside the moment and the role that all have.
macro_rules! acts {
    ($(
        $(#[$about:meta])*
        $kind:ident = $name:ident { $($needed:tt)* } $(+ maybe { $($maybe:tt)* })?
    )*) => {
        $(shape! {
            $(#[$about])*
            $name {
                /// When, on the clock of who acts. The engine never refuses an act for its clock.
                at: Moment,
                /// Who acts.
                by: Role,
                $($needed)*
            } $(+ maybe { $($maybe)* })?
        })*
        either! {
            /// What somebody does. A member that is not named here makes the engine refuse it (`bad-act`).
            Act by "act" { $($(#[$about])* $kind($name),)* }
        }
    };
}

acts! {
    /// Begins the session: always the first act.
    Start = StartAct {} + maybe {
        /// The step to begin at, by its id; one that says `entry: true`. Absent: the first.
        entry: String,
        /// What the host knows of the learner, by the name of the fact in the module.
        given: BTreeMap<String, PlainValue>,
    }

    /// Answers an item of the step under the cursor; an answer given before is replaced (of a `likert`: row by row). The
    /// system answers what an activity reports, and nothing else, wherever the cursor is.
    Answer = AnswerAct {
        /// The item, by its id.
        item: String,
        /// What was answered, in the form of the item's kind.
        value: AnswerValue,
    } + maybe {
        /// Which entry of a diary, from 1; of no other item.
        entry: Ordinal,
        /// The step the answer is meant for; refused (`not-here`) when it is not the one under the cursor, or of the system
        /// not the activity. A diary is answered from anywhere: there it is the diary's own step.
        step: String,
    }

    /// Skips an item, or without `item` the step, when it is optional.
    Skip = SkipAct {} + maybe {
        /// The item, by its id. Absent: the whole step.
        item: String,
        /// The step it is meant for; refused (`not-here`) when it is not the one under the cursor.
        step: String,
    }

    /// Would rather not say: accepted on every item, always.
    Decline = DeclineAct {
        /// The item, by its id.
        item: String,
    } + maybe {
        /// The step it is meant for; refused (`not-here`) when it is not the one under the cursor.
        step: String,
    }

    /// Asks for the next hint of an item, or for its solution.
    Hint = HintAct {
        /// The item, by its id.
        item: String,
    } + maybe {
        /// The solution rather than the next hint.
        solution: True,
        /// The step it is meant for; refused (`not-here`) when it is not the one under the cursor.
        step: String,
    }

    /// Leaves the step and goes on; at a menu: leaves the section.
    Continue = ContinueAct {}

    /// Looks at the step before.
    Back = BackAct {}

    /// Puts it aside for a moment: a mark in the journal, closes nothing.
    Pause = PauseAct {}

    /// Stops: nothing can be done until `resume`.
    Stop = StopAct {}

    /// Takes it up again after `stop`.
    Resume = ResumeAct {}

    /// Lets time pass; by the system only.
    Tick = TickAct {}

    /// Erases the learner's words from the vault; by the learner or the system.
    Erase = EraseAct {}

    /// Goes to a step: back to one that was seen, to a child of the menu, or ahead over what was done before.
    Go = GoAct {
        /// The step to go to, by its id.
        step: String,
    }

    /// Asks for a contact, in a form; by the learner. Also after it was declined.
    ContactAsk = ContactAskAct {
        /// The contact, by the id of its step.
        step: String,
        /// The form, by its word; refused (`form-not-offered`) when it is none that may be picked now.
        form: String,
    }

    /// Offers some of the forms of a contact; by the guide.
    ContactOffer = ContactOfferAct {
        /// The contact, by the id of its step.
        step: String,
        /// The forms, by their words: at least one, each once.
        forms: Vec<String>,
    }

    /// Plans a contact that was asked for, or plans it anew.
    ContactPlan = ContactPlanAct {
        /// The contact, by the id of its step.
        step: String,
        /// When it will be.
        when: Moment,
    }

    /// Says that a contact was held. Who may say so, the module says.
    ContactHeld = ContactHeldAct {
        /// The contact, by the id of its step.
        step: String,
    } + maybe {
        /// In which form, by its word. Absent: the one asked for, or the only one there is.
        form: String,
        /// How many were there, of a contact with a group.
        count: Present,
    }

    /// Declines a contact: it will not be, and who waits for it can go on at once.
    ContactDecline = ContactDeclineAct {
        /// The contact, by the id of its step.
        step: String,
    }

    /// Lets somebody go on who waits; by the guide.
    Release = ReleaseAct {
        /// The wait, by the id of its step.
        step: String,
    }

    /// Shares what the share step under the cursor offers; gives consent to its purpose.
    Share = ShareAct {
        /// The names of what is shared: items, scales, values; distinct, at least one.
        what: Names,
    } + maybe {
        /// The share step; refused (`not-here`) when it is not the one under the cursor.
        step: String,
    }

    /// Takes back one thing that was shared; also after `stop`.
    Unshare = UnshareAct {
        /// What it was shared for.
        purpose: String,
        /// The name of it.
        what: String,
    }

    /// Gives consent to a purpose, or does not give it, or withdraws it: that ends all that was shared for it.
    Consent = ConsentAct {
        /// The purpose.
        purpose: String,
        /// Given, or not.
        given: bool,
    }

    /// Replies to what was shared, in words of the guide's own that the learner reads.
    Reply = ReplyAct {
        /// The number of the entry that shared it.
        to: Ordinal,
        /// The words are in the vault, under `reply/` and the number of this entry.
        value: VaultWords,
    }

    /// Writes a note, in words of the guide's own for themselves alone.
    Note = NoteAct {
        /// The words are in the vault, under `note/` and the number of this entry.
        value: VaultWords,
    }

    /// Goes on in another version of the module that was handed over: by the system, or by a learner who was asked.
    Upgrade = UpgradeAct {
        /// The hash of its program.
        program: Hash,
    } + maybe {
        /// What the learner chooses; absent: `new`. The system chooses nothing.
        choice: VersionChoice,
    }
}

words! {
    /// What a learner chooses who is asked about another version.
    VersionChoice {
        /// To go on in the new version.
        New,
        /// To finish the old one.
        Old,
    }
}
