//! A screen: what is to be shown now, with its words in one language (semantics 21).

use super::act::{ActKind, Moment, Present};
use super::answer::DateValue;
use super::fact::{ContactForm, ContactState};
use super::item::Item;
use super::offer::Inner;
use super::outline::{ChildState, MenuKind, Need, PlaceStatus, Status, Wait};
use super::said::{Fill, Said, VaultKey};
use super::shape::{True, either, shape, words};
use super::sharing::{GuideScreen, Offer, PurposeCard, Reply};

either! {
    /// What is to be shown now.
    Screen {
        /// At a menu.
        Menu(MenuScreen),
        /// At an end.
        End(EndScreen),
        /// At a step.
        Step(StepScreen),
        /// Of the guide.
        Guide(GuideScreen),
        /// Nowhere: it has not begun, or who looks may not see the place.
        Bare(BareScreen),
    }
}

/// Screens: what all have, and what each has beside it.
macro_rules! screens {
    ($($(#[$about:meta])* $name:ident { $($needed:tt)* } $(+ maybe { $($maybe:tt)* })?)*) => {
        $(shape! {
            $(#[$about])*
            $name {
                /// The kinds of act of which this role could have one accepted now.
                allowed: Vec<ActKind>,
                /// The help of the module, one tap away.
                help: Vec<HelpLine>,
                /// The language of the words: the one asked for, or the first of the module.
                language: String,
                $($needed)*
            } $(+ maybe { $($maybe)* })?
        })*
    };
}

/// Screens at a place.
macro_rules! places {
    ($($(#[$about:meta])* $name:ident { $($needed:tt)* } + maybe { $($maybe:tt)* })*) => {
        screens! {
            $($(#[$about])* $name {
                /// The items that are shown, in their order.
                items: Vec<Item>,
                /// The number of the visit to the step, from 1.
                n: u32,
                /// How far along the path this is.
                progress: Progress,
                /// How far the session is.
                status: PlaceStatus,
                /// The step.
                step: String,
                $($needed)*
            } + maybe {
                /// What is said here.
                body: Said,
                /// The entries of diaries that can be given now and are not, by day, with what they ask.
                diaries: Vec<DueEntry>,
                /// A picture: one of the module's own media, by its path.
                image: String,
                /// Minutes of work, as the author thinks.
                minutes: u32,
                /// Replies of the guide, in their order.
                replies: Vec<Reply>,
                /// The scores of the measure that was left just before, the scale first.
                scores: Vec<Score>,
                /// The title.
                title: Said,
                /// Why this is shown: the answers that count among those that led here.
                why: Vec<Because>,
                $($maybe)*
            })*
        }
    };
}

screens! {
    /// Of a session that has not begun, or for a role that may not see where the learner is.
    BareScreen {
        /// How far the session is.
        status: Status,
    }
}

places! {
    /// At a step.
    StepScreen {
        /// The kind of the step.
        kind: TaskKind,
    } + maybe {
        /// Of a share step: what can be shared, with what will be seen of it.
        offers: Vec<Offer>,
        /// Of a share step: what it is for.
        purpose: Box<PurposeCard>,
        /// At a contact: where it stands.
        contact: ContactHere,
        /// At an activity: what the host opens.
        launch: String,
        /// At an activity: the learner may tick it off.
        tick: True,
        /// At a place that waits: for how long.
        wait: Wait,
    }

    /// At a menu: of a section whose children may be done in any order.
    MenuScreen {
        /// It is a menu.
        kind: MenuKind,
        /// How many children are done, and how many must be to go on.
        need: Need,
        /// The children that are shown, in their order.
        children: Vec<Child>,
    } + maybe {}

    /// At an end.
    EndScreen {
        /// It is an end.
        kind: EndKind,
    } + maybe {
        /// What is shown once more: answers, scores and values.
        summary: Vec<SummaryLine>,
    }
}

words! {
    /// The kind of a step that holds items.
    TaskKind {
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
    }
}

words! {
    /// With whom a contact is.
    ContactWith {
        /// The guide.
        Guide,
        /// A group of learners.
        Group,
        /// Somebody of the learner's own.
        Supporter,
    }
}

words! {
    /// Who says that a contact was held.
    ContactConfirm {
        /// The learner alone.
        Learner,
        /// The guide alone.
        Guide,
        /// Either.
        Either,
    }
}

shape! {
    /// Where the contact of a place stands, and who takes part.
    ContactHere {
        /// Who says that it was held.
        confirm: ContactConfirm,
        /// Where it stands.
        state: ContactState,
        /// With whom it is.
        with: ContactWith,
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

words! {
    /// That a place is an end.
    EndKind {
        /// An end.
        End,
    }
}

shape! {
    /// A line of help.
    HelpLine {
        /// What it is for.
        title: Said,
    } + maybe {
        /// More words.
        body: Said,
        /// Where to read on.
        link: String,
        /// A number to call, as written.
        phone: String,
    }
}

shape! {
    /// An entry of a diary that can be given now, wherever the learner is.
    DueEntry {
        /// The day from which it can be given.
        date: DateValue,
        /// The entry, from 1.
        entry: u32,
        /// The diary.
        item: String,
        /// What the entry asks.
        questions: Vec<Inner>,
        /// The step of the diary.
        step: String,
    } + maybe {
        /// The question of the diary.
        ask: Said,
        /// Words of help.
        help: Said,
        /// Where the words of this diary are in the vault: this key, then `/k/inner` with the number of the entry. Absent
        /// when no inner item has words.
        vault: VaultKey,
    }
}

shape! {
    /// A child of a menu.
    Child {
        /// How far it is.
        state: ChildState,
        /// Its step.
        step: String,
    } + maybe {
        /// It need not be done.
        optional: True,
        /// Its title.
        title: Said,
    }
}

shape! {
    /// How far along the path: in places, this one not counted as done.
    Progress {
        /// Places before this one.
        done: u32,
        /// Places to an end at least, this one counted.
        least: u32,
        /// Places to an end at most, this one counted.
        most: u32,
    }
}

shape! {
    /// An answer that led here.
    Because {
        /// The item.
        item: String,
    } + maybe {
        /// The answer, written out in the language of the screen; of several rows all that was answered.
        answer: Fill,
        /// The question.
        ask: Said,
        /// The row of a likert, by its place from 0.
        row: u32,
    }
}

shape! {
    /// The score of a scale or subscale, as it is said.
    Score {
        /// The scale.
        scale: String,
    } + maybe {
        /// The band that the score falls in.
        band: String,
        /// What is said of the band.
        say: Said,
        /// The score, written in the language of the screen; absent when it is not known.
        score: String,
        /// The title of the scale.
        title: Said,
    }
}

either! {
    /// A line of a summary.
    SummaryLine {
        /// An answer.
        Answer(AnswerLine),
        /// A score.
        Score(Score),
        /// A value.
        Value(ValueLine),
    }
}

shape! {
    /// An answer that is shown once more.
    AnswerLine {
        /// The answer, written out in the language of the screen.
        answer: Fill,
        /// The question.
        ask: Said,
        /// The item.
        item: String,
    }
}

shape! {
    /// A value of the module that is shown.
    ValueLine {
        /// What it is, written out in the language of the screen.
        is: Fill,
        /// The name of the value.
        value: String,
    }
}
