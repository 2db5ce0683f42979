//! The outline of a screen: all that is to be shown, but its words, so the same in every language (semantics 21).

use super::act::{ActKind, Moment, Present};
use super::answer::AnswerValue;
use super::fact::{ContactForm, ContactState, When};
use super::item::{ItemKind, ItemState};
use super::shape::{True, either, shape, words};
use super::sharing::{GuideOutline, OutlineOffer, Reply};

words! {
    /// How far a session is.
    Status {
        /// It has not begun.
        New,
        /// It goes on.
        Running,
        /// It was stopped.
        Stopped,
        /// An end was reached; everything stays open to look at and to change.
        Completed,
    }
}

words! {
    /// How far a session is that has begun.
    PlaceStatus {
        /// It goes on.
        Running,
        /// It was stopped.
        Stopped,
        /// An end was reached; everything stays open to look at and to change.
        Completed,
    }
}

words! {
    /// The kind of a step that holds items or an end.
    StepKind {
        /// To read and to answer.
        Step,
        /// To practise.
        Exercise,
        /// To write, for oneself.
        Reflection,
        /// To measure.
        Measure,
        /// To share, by one's own choice.
        Share,
        /// To wait.
        Wait,
        /// To meet a person.
        Contact,
        /// Something outside the module.
        Activity,
        /// The end of a path.
        End,
    }
}

words! {
    /// That a place is a menu: of a section whose children may be done in any order.
    MenuKind {
        /// A menu.
        Section,
    }
}

words! {
    /// How far a child of a menu is, in this run of its section.
    ChildState {
        /// Not begun.
        Open,
        /// Begun.
        Begun,
        /// Skipped.
        Skipped,
        /// Done.
        Done,
    }
}

either! {
    /// What is to be shown now, but its words.
    Outline {
        /// At a menu.
        Menu(MenuOutline),
        /// At a step.
        Step(StepOutline),
        /// Of the guide.
        Guide(GuideOutline),
        /// Nowhere: it has not begun, or who looks may not see the place.
        Bare(BareOutline),
    }
}

shape! {
    /// What a place waits for.
    Wait {} + maybe {
        /// One can go on.
        open: True,
        /// When it opens by itself.
        until: When,
    }
}

shape! {
    /// Where the contact of a place stands.
    PlaceContact {
        /// Where it stands.
        state: ContactState,
    } + maybe {
        /// How many were there, of a group.
        count: Present,
        /// The form.
        form: ContactForm,
        /// The forms that may be picked now; absent when it was held.
        forms: Vec<ContactForm>,
        /// When it will be.
        planned: Moment,
    }
}

shape! {
    /// Of a session that has not begun, or for a role that may not see where the learner is.
    BareOutline {
        /// The kinds of act of which this role could have one accepted now.
        allowed: Vec<ActKind>,
        /// How far the session is.
        status: Status,
    }
}

shape! {
    /// At a step.
    StepOutline {
        /// The kinds of act of which this role could have one accepted now.
        allowed: Vec<ActKind>,
        /// The items that are shown, in their order.
        items: Vec<OutlineItem>,
        /// The kind of the step.
        kind: StepKind,
        /// The number of the visit to the step, from 1.
        n: u32,
        /// How far the session is.
        status: PlaceStatus,
        /// The step.
        step: String,
    } + maybe {
        /// The entries of diaries that can be given now and are not, by day.
        diaries: Vec<OutlineEntry>,
        /// Of a share step: what can be shared.
        offers: Vec<OutlineOffer>,
        /// Replies of the guide, in their order.
        replies: Vec<Reply>,
        /// At a contact: where it stands.
        contact: PlaceContact,
        /// At an activity: what the host opens.
        launch: String,
        /// At a place that waits: for how long.
        wait: Wait,
    }
}

shape! {
    /// At a menu.
    MenuOutline {
        /// The kinds of act of which this role could have one accepted now.
        allowed: Vec<ActKind>,
        /// The children that are shown, in their order.
        children: Vec<OutlineChild>,
        /// The items that are shown: a menu has none.
        items: Vec<OutlineItem>,
        /// It is a menu.
        kind: MenuKind,
        /// The number of the visit to the menu, from 1.
        n: u32,
        /// How many children are done, and how many must be to go on.
        need: Need,
        /// How far the session is.
        status: PlaceStatus,
        /// The section.
        step: String,
    } + maybe {
        /// The entries of diaries that can be given now and are not, by day.
        diaries: Vec<OutlineEntry>,
        /// Replies of the guide, in their order.
        replies: Vec<Reply>,
    }
}

shape! {
    /// An entry of a diary that can be given now, wherever the learner is.
    OutlineEntry {
        /// The entry, from 1.
        entry: u32,
        /// The diary.
        item: String,
        /// Its step.
        step: String,
    }
}

shape! {
    /// A child of a menu, without its words.
    OutlineChild {
        /// How far it is.
        state: ChildState,
        /// Its step.
        step: String,
    }
}

shape! {
    /// What a menu asks before it can be left.
    Need {
        /// How many children are done.
        done: u32,
        /// How many must be.
        need: u32,
    }
}

shape! {
    /// An item that is shown, without its words.
    OutlineItem {
        /// The item.
        id: String,
        /// Its kind.
        kind: ItemKind,
        /// Where it stands.
        state: ItemState,
    } + maybe {
        /// The numbers of the checks that its answer fails, from 1.
        checks: Vec<u32>,
        /// Of a diary: the entries that were given, by number.
        entries: Vec<u32>,
        /// How many hints are shown.
        hints: u32,
        /// Its answer fails a check: it is kept and does not count.
        invalid: True,
        /// The ids of its options, in the order in which they are shown.
        options: Vec<String>,
        /// It asks for an answer.
        required: True,
        /// The rule that its answer meets, from 1.
        rule: u32,
        /// The steps that the guide may come to know of by an answer here, in the order of the module.
        told: Vec<String>,
        /// The answer as it is stored.
        value: AnswerValue,
    }
}
