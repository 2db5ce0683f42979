//! Refusals: why an act changed nothing (semantics 18). Codes and data; the words for people stand in the phrases. No
//! refusal holds a value that somebody sent.

use super::act::{ActKind, Role};
use super::header::Hash;
use super::shape::{either, shape, words};
use super::unfit::{
    IncompleteRefusal, NotAloneRefusal, OffStepRefusal, OptionNotShownRefusal, OutOfRangeRefusal,
    TooFewRefusal, TooLongRefusal, TooManyDecimalsRefusal, TooManyRefusal, TwiceRefusal,
    UnknownOptionRefusal, WrongTypeRefusal,
};

/// Shapes of refusals: what each says beside the acts that are possible.
macro_rules! refusals {
    ($($(#[$about:meta])* $name:ident { $($needed:tt)* } $(+ maybe { $($maybe:tt)* })?)*) => {
        $($crate::wire::shape::shape! {
            $(#[$about])*
            $name {
                /// The kinds of act of which this role could have one accepted now.
                allowed: Vec<ActKind>,
                $($needed)*
            } $(+ maybe { $($maybe)* })?
        })*
    };
}

pub(super) use refusals;

/// The codes, each with its shape.
macro_rules! codes {
    ($($(#[$about:meta])* $code:ident($name:ident),)*) => {
        words! {
            /// The code of a refusal.
            RefusalCode { $($(#[$about])* $code,)* }
        }
        either! {
            /// An act was refused; nothing changed. Judged in a fixed order, so every host is told the same.
            Refusal by "refused" { $($(#[$about])* $code($name),)* }
        }
    };
}

codes! {
    /// There is no such kind of act.
    UnknownAct(UnknownActRefusal),
    /// A member of the act is missing, unknown, or of another type.
    BadAct(BadActRefusal),
    /// This role never does that.
    NotAllowed(NotAllowedRefusal),
    /// The session has not begun.
    NotStarted(NotStartedRefusal),
    /// The session has begun already.
    Started(StartedRefusal),
    /// The session holds as many entries as one can: 100,000.
    Full(FullRefusal),
    /// The session was stopped.
    Stopped(StoppedRefusal),
    /// The session was not stopped.
    NotStopped(NotStoppedRefusal),
    /// There is no such step.
    UnknownStep(UnknownStepRefusal),
    /// There is no such item.
    UnknownItem(UnknownItemRefusal),
    /// There is no such fact to hand in.
    UnknownFact(UnknownFactRefusal),
    /// One does not start at that step.
    NotAnEntry(NotAnEntryRefusal),
    /// The step or the item is not the one under the cursor.
    NotHere(NotHereRefusal),
    /// The item is hidden.
    NotShown(NotShownRefusal),
    /// There is no such entry, or the item is no diary.
    NoEntry(NoEntryRefusal),
    /// It is too early for this entry of the diary.
    NotDue(NotDueRefusal),
    /// The entry was given, and may have been read since.
    EntryClosed(EntryClosedRefusal),
    /// The measurement belongs to an earlier moment: it can be looked at, not changed.
    MeasureClosed(MeasureClosedRefusal),
    /// Nothing comes after an end.
    AtEnd(AtEndRefusal),
    /// Nothing came before.
    NothingBefore(NothingBeforeRefusal),
    /// The step cannot be gone to from here.
    NotReachable(NotReachableRefusal),
    /// The step cannot be skipped.
    NotOptional(NotOptionalRefusal),
    /// No hint or solution is left to show.
    NoHint(NoHintRefusal),
    /// What it was for is over: the activity or the wait was left, or was released already; the entry of a diary is not
    /// open any more.
    TooLate(TooLateRefusal),
    /// Another role answers this item.
    NotYours(NotYoursRefusal),
    /// The step is of another kind.
    OtherKind(OtherKindRefusal),
    /// Nobody came to the step yet, or it does not concern who acts.
    NotReached(NotReachedRefusal),
    /// The contact was held, or declined already.
    ContactOver(ContactOverRefusal),
    /// The contact cannot be had in that form.
    FormNotOffered(FormNotOfferedRefusal),
    /// Nobody asked for the contact yet.
    NotAsked(NotAskedRefusal),
    /// Another role says that the contact was held.
    NotConfirmer(NotConfirmerRefusal),
    /// The contact is with one person, so nobody is counted.
    NotAGroup(NotAGroupRefusal),
    /// The share step does not offer it, or it counts for nothing now.
    NotOffered(NotOfferedRefusal),
    /// It is not shared.
    NotGranted(NotGrantedRefusal),
    /// There is no such purpose.
    UnknownPurpose(UnknownPurposeRefusal),
    /// That program was not handed over.
    UnknownProgram(UnknownProgramRefusal),
    /// The session is on that program already.
    SameProgram(SameProgramRefusal),
    /// The program is of another module.
    OtherModule(OtherModuleRefusal),
    /// The learner is not asked about that program.
    NoChoice(NoChoiceRefusal),
    /// The learner is asked, or chose the old version.
    Stays(StaysRefusal),
    /// The value is not of the kind.
    WrongType(WrongTypeRefusal),
    /// There is no such option.
    UnknownOption(UnknownOptionRefusal),
    /// The option is hidden.
    OptionNotShown(OptionNotShownRefusal),
    /// An option stands in it twice.
    Twice(TwiceRefusal),
    /// An option that excludes all others stands beside others.
    NotAlone(NotAloneRefusal),
    /// Too few options or entries.
    TooFew(TooFewRefusal),
    /// Too many options or entries.
    TooMany(TooManyRefusal),
    /// Outside the bounds.
    OutOfRange(OutOfRangeRefusal),
    /// More decimals than it takes.
    TooManyDecimals(TooManyDecimalsRefusal),
    /// Between the steps that it takes.
    OffStep(OffStepRefusal),
    /// A text with too many characters.
    TooLong(TooLongRefusal),
    /// A ranking without all options that are shown.
    Incomplete(IncompleteRefusal),
    /// The item asks for an answer, so it cannot be skipped; it can be declined.
    Required(RequiredRefusal),
    /// Items hold the learner back.
    Gate(GateRefusal),
    /// It waits still, for time or for somebody.
    Waiting(WaitingRefusal),
    /// Too few children of the menu are done.
    Need(NeedRefusal),
}

refusals! {
    /// There is no such kind of act.
    UnknownActRefusal {
        /// The kind that was sent.
        act: String,
    }

    /// A member of the act is missing, unknown, or of another type.
    BadActRefusal {
        /// The member; `act` for what is no object at all.
        field: String,
    }

    /// This role never does that.
    NotAllowedRefusal {
        /// Who acted.
        by: Role,
    }

    /// The session has not begun.
    NotStartedRefusal {}

    /// The session has begun already.
    StartedRefusal {}

    /// The session holds as many entries as one can: 100,000.
    FullRefusal {}

    /// The session was stopped.
    StoppedRefusal {}

    /// The session was not stopped.
    NotStoppedRefusal {}

    /// There is no such step.
    UnknownStepRefusal {
        /// The id that was sent.
        step: String,
    }

    /// There is no such item.
    UnknownItemRefusal {
        /// The id that was sent.
        item: String,
    }

    /// There is no such fact to hand in.
    UnknownFactRefusal {
        /// The name that was sent.
        fact: String,
    }

    /// One does not start at that step.
    NotAnEntryRefusal {
        /// The step.
        step: String,
    }

    /// The act names a step that is not under the cursor.
    NotHereStep {
        /// The step that was named.
        step: String,
    }

    /// The act names an item of another step than the one under the cursor.
    NotHereItem {
        /// The item that was named.
        item: String,
    }

    /// The item is hidden.
    NotShownRefusal {
        /// The item.
        item: String,
    }

    /// There is no such entry, or the item is no diary.
    NoEntryRefusal {
        /// The item.
        item: String,
    }

    /// It is too early for this entry of the diary.
    NotDueRefusal {
        /// The entry.
        entry: u32,
        /// The diary.
        item: String,
    }

    /// It is too late for this entry of the diary.
    TooLateEntry {
        /// The entry.
        entry: u32,
        /// The diary.
        item: String,
    }

    /// The entry was given, and may have been read since.
    EntryClosedRefusal {
        /// The entry.
        entry: u32,
        /// The diary.
        item: String,
    }

    /// The measurement belongs to an earlier moment: it can be looked at, not changed.
    MeasureClosedRefusal {
        /// The item.
        item: String,
    }

    /// Nothing comes after an end.
    AtEndRefusal {}

    /// Nothing came before.
    NothingBeforeRefusal {}

    /// The step cannot be gone to from here.
    NotReachableRefusal {
        /// The step.
        step: String,
    }

    /// The step cannot be skipped.
    NotOptionalRefusal {
        /// The step.
        step: String,
    }

    /// No hint or solution is left to show.
    NoHintRefusal {
        /// The item.
        item: String,
    }

    /// Another role answers this item.
    NotYoursRefusal {
        /// The item.
        item: String,
    }

    /// The step is of another kind.
    OtherKindRefusal {
        /// The step.
        step: String,
        /// The kind that this act is for.
        expects: WaitingKind,
    }

    /// Nobody came to the step yet, or it does not concern who acts.
    NotReachedRefusal {
        /// The step.
        step: String,
    }

    /// The contact was held, or declined already.
    ContactOverRefusal {
        /// The step.
        step: String,
    }

    /// The contact cannot be had in that form.
    FormNotOfferedRefusal {
        /// The step.
        step: String,
    }

    /// Nobody asked for the contact yet.
    NotAskedRefusal {
        /// The step.
        step: String,
    }

    /// Another role says that the contact was held.
    NotConfirmerRefusal {
        /// The step.
        step: String,
    }

    /// The contact is with one person, so nobody is counted.
    NotAGroupRefusal {
        /// The step.
        step: String,
    }

    /// The share step does not offer it, or it counts for nothing now.
    NotOfferedRefusal {
        /// The name.
        what: String,
    }

    /// There is no such purpose.
    UnknownPurposeRefusal {
        /// The name.
        purpose: String,
    }

    /// It is not shared.
    NotGrantedName {
        /// The name.
        what: String,
    }

    /// Nothing that this entry shared is seen.
    NotGrantedEntry {
        /// The number of the entry.
        to: u64,
    }

    /// It waits still, for time or for somebody.
    WaitingRefusal {
        /// The step.
        step: String,
    }

    /// The wait was left, or was released already.
    TooLateStep {
        /// The step.
        step: String,
    }

    /// The activity was left.
    TooLateItem {
        /// The item.
        item: String,
    }

    /// The item asks for an answer, so it cannot be skipped; it can be declined.
    RequiredRefusal {
        /// The item.
        item: String,
    }

    /// That program was not handed over.
    UnknownProgramRefusal {
        /// Its hash.
        program: Hash,
    }

    /// The session is on that program already.
    SameProgramRefusal {
        /// Its hash.
        program: Hash,
    }

    /// The program is of another module.
    OtherModuleRefusal {
        /// Its hash.
        program: Hash,
    }

    /// The learner is not asked about that program.
    NoChoiceRefusal {
        /// Its hash.
        program: Hash,
    }

    /// The learner is asked, or chose the old version.
    StaysRefusal {
        /// Its hash.
        program: Hash,
    }

    /// Items hold the learner back.
    GateRefusal {
        /// Which, in the order in which they stand.
        items: Vec<Held>,
    }

    /// Too few children of the menu are done.
    NeedRefusal {
        /// How many are done.
        done: u32,
        /// How many are needed.
        need: u32,
    }
}

either! {
    /// The step or the item is not the one under the cursor.
    NotHereRefusal {
        /// The step.
        Step(NotHereStep),
        /// The item.
        Item(NotHereItem),
    }
}

shape! {
    /// An item that holds the learner back.
    Held {
        /// The item.
        item: String,
        /// Why.
        why: Why,
    }
}

words! {
    /// Why an item holds the learner back.
    Why {
        /// It asks for an answer, or for declining.
        Required,
        /// Its answer fails a check.
        Invalid,
        /// Its feedback asks to try again.
        Retry,
    }
}

either! {
    /// What it was for is over: the activity or the wait was left, or was released already; the entry of a diary is not
    /// open any more.
    TooLateRefusal {
        /// An entry of a diary.
        Entry(TooLateEntry),
        /// The wait.
        Step(TooLateStep),
        /// What the activity reports.
        Item(TooLateItem),
    }
}

words! {
    /// The kinds of step that some acts speak of.
    WaitingKind {
        /// A contact.
        Contact,
        /// A wait until the guide lets go on.
        Wait,
        /// A step to share at.
        Share,
    }
}

either! {
    /// It is not shared.
    NotGrantedRefusal {
        /// Of one thing.
        Name(NotGrantedName),
        /// Of all that an entry shared.
        Entry(NotGrantedEntry),
    }
}
