//! Facts: what an act brought about (semantics 19). Facts are never taken back.

use super::act::{Moment, Present};
use super::answer::DateValue;
use super::asks::Period;
use super::header::Hash;
use super::shape::{True, either, formed, shape, words};
use crate::ground::hash::Seed;

formed! {
    /// The 64 bits behind a draw, as 16 hex digits.
    Draw like "^[0-9a-f]{16}$" by Seed::from_hex;
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
        /// What it waited for was there: a contact was held, the guide let go on.
        Held,
        /// It waited as long as it does.
        Over,
        /// A menu, for one of its children.
        Chosen,
    }
}

/// Facts that have one form, and their union with those that have two.
macro_rules! facts {
    ($($(#[$about:meta])* $fact:ident = $name:ident { $($needed:tt)* } $(+ maybe { $($maybe:tt)* })?)*) => {
        $(shape! { $(#[$about])* $name { $($needed)* } $(+ maybe { $($maybe)* })? })*
        either! {
            /// What an act brought about. Facts are never taken back.
            Fact by "fact" {
                /// A chance was drawn: once at the start, or for a visit.
                Drawn(DrawnFact),
                /// Its time came: of a place that waits, or of an entry of a diary.
                Due(DueFact),
                /// Something waits from now on: a place, or a diary that is kept.
                Waiting(WaitingFact),
                $($(#[$about])* $fact($name),)*
            }
        }
    };
}

formed! {
    /// When something is due: an instant with the local clock, or `2026-11-23T09:00` when the local clock stands there.
    /// Who makes an alarm of it knows the time zone; the engine does not.
    When like r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d\.\d{3}[+-]\d\d:\d\d)?$" by reads_when;
}

/// Years above 2200 can be reached by waiting, so nothing but the form is looked at.
fn reads_when(text: &str) -> Option<()> {
    let shape: String = text
        .chars()
        .map(|sign| if sign.is_ascii_digit() { '0' } else { sign })
        .collect();
    let forms = [
        "0000-00-00T00:00",
        "0000-00-00T00:00:00.000+00:00",
        "0000-00-00T00:00:00.000-00:00",
    ];
    forms.contains(&shape.as_str()).then_some(())
}

words! {
    /// How people meet.
    ContactForm {
        /// Face to face.
        InPerson,
        /// On the phone.
        Phone,
        /// With a camera.
        Video,
        /// In writing.
        Chat,
    }
}

words! {
    /// Where a contact stands.
    ContactState {
        /// Nothing was agreed on.
        Open,
        /// It was asked for.
        Asked,
        /// There is a moment.
        Planned,
        /// It was held.
        Held,
        /// It will not be.
        Declined,
    }
}

facts! {
    /// A rule of an item was met, so that its feedback is shown.
    FeltBack = FeltBackFact {
        /// The item.
        item: String,
        /// The number of the rule, from 1.
        rule: u32,
    } + maybe {
        /// Whether the answer is right; absent where the rule does not say.
        correct: bool,
    }

    /// A visit stopped counting, since an earlier answer leads elsewhere now. It is kept, and returns with its answers
    /// when the way leads there again.
    Parked = ParkedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }

    /// A parked visit counts again.
    Returned = ReturnedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }

    /// A visit was left.
    Left = LeftFact {
        /// How.
        how: How,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step that was left.
        step: String,
        /// The step that was entered.
        to: String,
    }

    /// A measure was left, or answers of one that was left changed: the score of its scale, or of a subscale.
    Scored = ScoredFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The scale or subscale.
        scale: String,
        /// The step of the measure.
        step: String,
    } + maybe {
        /// The band that the score falls in; absent when the score is not known, or in no band.
        band: String,
        /// The moment of the measure (`start`, `end` …), if it has one.
        moment: String,
        /// The score; absent when it is not known because too much was skipped.
        score: f64,
    }

    /// The options of an item stand in an order that was drawn for the visit.
    Shuffled = ShuffledFact {
        /// The item.
        item: String,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The ids of all its options, hidden ones too.
        order: Vec<String>,
        /// The step.
        step: String,
    }

    /// The cursor stands elsewhere now.
    Moved = MovedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step that is looked at now.
        step: String,
    }

    /// Something was agreed on about a contact; all that is known of it now.
    Contact = ContactFact {
        /// The number of the visit to the step, from 1.
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

    /// The guide let go on who waits.
    Released = ReleasedFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }

    /// A reply was written to what was shared.
    Replied = RepliedFact {
        /// The number of the entry that shared it.
        to: u64,
    }

    /// Something was shared.
    Shared = SharedFact {
        /// What for.
        purpose: String,
        /// The names of what was, in the order of the offer.
        what: Vec<String>,
    }

    /// Something is not shared any more.
    Unshared = UnsharedFact {
        /// What it was shared for.
        purpose: String,
        /// The name of it.
        what: String,
    }

    /// Consent was given, refused or withdrawn.
    Consented = ConsentedFact {
        /// To what.
        purpose: String,
        /// Given, or not.
        given: bool,
    }

    /// The words in the vault are to be removed: the host does that.
    Erased = ErasedFact {}

    /// An end was reached.
    Completed = CompletedFact {
        /// The end.
        step: String,
    }

    /// An end that had been reached does not count any more, since an earlier answer leads elsewhere now.
    Reopened = ReopenedFact {
        /// The end.
        step: String,
    }

    /// There is another version of the module. The session is on it from this entry on, unless the learner is asked or
    /// chose the old one.
    Upgraded = UpgradedFact {
        /// The hash of the program before.
        from: Hash,
        /// The hash of the other one.
        to: Hash,
        /// What it comes to for the learner, the worst that applies.
        verdict: Verdict,
    } + maybe {
        /// The answers of the path that did not stay where they were, in its order; empty: all did.
        answers: Vec<LostAnswer>,
        /// Where the choice stands; absent where there was none.
        choice: ChoiceState,
        /// What was shared or agreed to and holds no more.
        ended: Vec<EndedSharing>,
        /// How many answers of the path stayed where they were.
        kept: u32,
    }
}

words! {
    /// What another version comes to for the learner.
    Verdict {
        /// They stand where they stood, and nothing is asked again.
        Unchanged,
        /// Something is asked again, and they stand there.
        ReAsk,
        /// Their path goes no further than here; what came after is parked.
        Moved,
        /// It cannot be decided for them.
        Choice,
    }
}

words! {
    /// Where a choice about another version stands.
    ChoiceState {
        /// The learner is asked, and is on the old version until they say.
        Open,
        /// They go on in the new version.
        New,
        /// They finish the old one.
        Old,
    }
}

shape! {
    /// An answer that did not stay where it was. It is parked, and comes back in a version in which it fits.
    LostAnswer {
        /// Its item, as the old version calls it.
        item: String,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// Its step, as the old version calls it.
        step: String,
        /// Why: `unknown-step`, `unknown-item`, `two-heirs`, `not-reached`, or why the value does not fit.
        why: String,
    } + maybe {
        /// It is asked again.
        again: True,
    }
}

shape! {
    /// Something that was shared, or consent, that holds no more: the words are others.
    EndedSharing {
        /// The purpose.
        purpose: String,
    } + maybe {
        /// What was shared; absent: consent itself.
        what: String,
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
    } + maybe {
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
    } + maybe {
        /// The weight of each arm, in their order; absent where a whole number is drawn.
        weights: Vec<u64>,
    }
}

either! {
    /// Its time came: of a place that waits, or of an entry of a diary.
    DueFact {
        /// Of an entry of a diary.
        Entry(EntryDueFact),
        /// Of a place that waits.
        Place(PlaceDueFact),
    }
}

shape! {
    /// An entry of a diary can be given from now on: something to remind the learner of.
    EntryDueFact {
        /// The entry, from 1.
        entry: u32,
        /// The diary.
        item: String,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }
}

shape! {
    /// A wait is over, or the limit of a contact or activity has passed.
    PlaceDueFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    }
}

either! {
    /// Something waits from now on: a place, or a diary that is kept.
    WaitingFact {
        /// A diary.
        Diary(DiaryWaitingFact),
        /// A place.
        Place(PlaceWaitingFact),
    }
}

shape! {
    /// A diary is kept from now on: entry k can be given from k - 1 days or weeks after `from`.
    DiaryWaitingFact {
        /// How often it asks.
        every: Period,
        /// The day of the first entry.
        from: DateValue,
        /// The diary.
        item: String,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
        /// How many times it asks.
        times: u32,
    }
}

shape! {
    /// A place that waits was entered: for time, for a person, for something outside.
    PlaceWaitingFact {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step.
        step: String,
    } + maybe {
        /// Of an activity: what the host opens.
        launch: String,
        /// When it opens by itself; absent when it does not.
        until: When,
    }
}
