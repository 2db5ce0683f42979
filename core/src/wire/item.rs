//! Items on a screen: what there is to answer, do or read, with words; one shape for each kind.

use serde_json::Value as Json;

use super::answer::{
    ChoiceValue, ChoicesValue, ConfirmValue, DateValue, DiaryValue, DoneValue, GapValue, LikertValue,
    ListValue, MatchValue, NumberValue, RankValue, TextValue, TimeValue, VaultWords,
};
use super::asks::{
    BreatheAsks, CardAsks, ChecklistAsks, ChoiceAsks, ChoicesAsks, DateAsks, DiaryAsks, GoalAsks, ListAsks,
    MediaAsks, NumberAsks, RankAsks, ScaleAsks, TextAsks, TimeAsks, TimerAsks, WordsAsks,
};
use super::offer::{Choice, Inner, PlanPart, Point, RecalledLine, Row, SentencePiece};
use super::refusal::Why;
use super::said::{Said, VaultKey};
use super::shape::{True, either, shape, words};

words! {
    /// Where an item stands.
    ItemState {
        /// Not answered, or not as a whole.
        Open,
        /// Answered.
        Answered,
        /// Skipped.
        Skipped,
        /// Declined: rather not said.
        Declined,
    }
}

words! {
    /// Who can see an answer.
    Class {
        /// Nobody but the learner.
        Private,
        /// Nobody but the learner, unless it is shared; it may decide what is shown.
        Personal,
    }
}

/// Kinds of items, each with its own members beside those that all have that can be answered.
macro_rules! items {
    ($(
        $(#[$about:meta])*
        $kind:ident = $name:ident { $($needed:tt)* } + maybe { $($maybe:tt)* }
    )*) => {
        $(shape! {
            $(#[$about])*
            $name {
                /// The item.
                id: String,
                /// Where it stands.
                state: ItemState,
                /// Who can see the answer.
                class: Class,
                $($needed)*
            } + maybe {
                /// The numbers of the checks that the answer fails, from 1.
                checks: Vec<u32>,
                /// What those checks say, in the same order.
                fails: Vec<Said>,
                /// What the rule says that the answer meets.
                feedback: Said,
                /// Words of help.
                help: Said,
                /// The hints that are shown.
                hints: Vec<Said>,
                /// Why it would hold the learner back, if it does.
                holds: Why,
                /// The answer fails a check: it is kept and does not count.
                invalid: True,
                /// Another hint is left to show.
                more_hints: True,
                /// What the author hands to the player, untouched.
                render: Json,
                /// It asks for an answer; it can be declined.
                required: True,
                /// The rule that the answer meets, from 1.
                rule: u32,
                /// The solution, when it is shown.
                solution: Said,
                /// The steps that the guide may come to know of by an answer here, in the order of the module.
                told: Vec<String>,
                $($maybe)*
            }
        })*

        words! {
            /// The kind of an item.
            ItemKind {
                $($(#[$about])* $kind,)*
                /// The same questions every day or week.
                Diary,
                /// A plan of one's own.
                Plan,
                /// Something to read.
                Note,
                /// An earlier answer, shown once more.
                Recall,
                /// A card to keep.
                Card,
            }
        }

        either! {
            /// An item on a screen.
            Item by "kind" {
                $($(#[$about])* $kind($name),)*
                /// The same questions every day or week.
                Diary(DiaryItem),
                /// A plan of one's own.
                Plan(PlanItem),
                /// Something to read.
                Note(NoteItem),
                /// An earlier answer, shown once more.
                Recall(RecallItem),
                /// A card to keep.
                Card(CardItem),
            }
        }
    };
}

items! {
    /// One option.
    Choice = ChoiceItem {
        /// The question.
        ask: Said,
        /// How to ask for it.
        asks: ChoiceAsks,
        /// The options, in the order in which they are shown.
        options: Vec<Choice>,
    } + maybe {
        /// The host answers it, not the learner: what an activity reports.
        awaited: True,
        /// The answer.
        value: ChoiceValue,
        /// Where the words for `other` are in the vault, or will be; absent without that option.
        vault: VaultKey,
    }

    /// Several options.
    Choices = ChoicesItem {
        /// The question.
        ask: Said,
        /// How to ask for it, and how many.
        asks: ChoicesAsks,
        /// The options, in the order in which they are shown.
        options: Vec<Choice>,
    } + maybe {
        /// The answer.
        value: ChoicesValue,
        /// Where the words for `other` are in the vault, or will be; absent without that option.
        vault: VaultKey,
    }

    /// Yes, by ticking.
    Confirm = ConfirmItem {
        /// The question.
        ask: Said,
    } + maybe {
        /// The host answers it, not the learner: what an activity reports.
        awaited: True,
        /// The answer.
        value: ConfirmValue,
    }

    /// One line of text.
    Text = TextItem {
        /// The question.
        ask: Said,
        /// How long it may be.
        asks: TextAsks,
    } + maybe {
        /// The answer.
        value: TextValue,
        /// Where its words are in the vault, or will be; absent when it steers and stands in the journal.
        vault: VaultKey,
    }

    /// Words of one's own.
    Words = WordsItem {
        /// The question.
        ask: Said,
        /// How long they may be.
        asks: WordsAsks,
        /// Where they are in the vault, or will be.
        vault: VaultKey,
    } + maybe {
        /// That they were written.
        value: VaultWords,
    }

    /// A number.
    Number = NumberItem {
        /// The question.
        ask: Said,
        /// Its bounds.
        asks: NumberAsks,
    } + maybe {
        /// The host answers it, not the learner: what an activity reports.
        awaited: True,
        /// What is counted.
        unit: String,
        /// The answer.
        value: NumberValue,
    }

    /// A point on a line.
    Scale = ScaleItem {
        /// The question.
        ask: Said,
        /// Its bounds.
        asks: ScaleAsks,
    } + maybe {
        /// Words at points of the line, from low to high.
        points: Vec<Point>,
        /// The answer.
        value: NumberValue,
    }

    /// A calendar day.
    Date = DateItem {
        /// The question.
        ask: Said,
        /// Its bounds.
        asks: DateAsks,
    } + maybe {
        /// The answer.
        value: DateValue,
    }

    /// A time of day.
    Time = TimeItem {
        /// The question.
        ask: Said,
        /// Its bounds.
        asks: TimeAsks,
    } + maybe {
        /// The answer.
        value: TimeValue,
    }

    /// One option for each row.
    Likert = LikertItem {
        /// The question.
        ask: Said,
        /// The options, for every row the same.
        options: Vec<Choice>,
        /// The rows.
        rows: Vec<Row>,
    } + maybe {
        /// The rows that were answered.
        value: LikertValue,
    }

    /// All options, in one's own order.
    Rank = RankItem {
        /// The question.
        ask: Said,
        /// How to ask for it.
        asks: RankAsks,
        /// The options, in the order in which they are shown.
        options: Vec<Choice>,
    } + maybe {
        /// The answer.
        value: RankValue,
    }

    /// Something to hear or to see.
    Media = MediaItem {
        /// What to play.
        asks: MediaAsks,
        /// A transcript for who cannot hear it, or words for who cannot see it.
        body: Said,
    } + maybe {
        /// What it is, or what to do.
        ask: Said,
        /// That it was seen.
        value: DoneValue,
    }

    /// To breathe along.
    Breathe = BreatheItem {
        /// The rhythm.
        asks: BreatheAsks,
    } + maybe {
        /// What it is, or what to do.
        ask: Said,
        /// That it was done.
        value: DoneValue,
    }

    /// A quiet time.
    Timer = TimerItem {
        /// How long.
        asks: TimerAsks,
    } + maybe {
        /// What it is, or what to do.
        ask: Said,
        /// That it was sat through.
        value: DoneValue,
    }

    /// Entries, each of the same inner items.
    List = ListItem {
        /// How many entries.
        asks: ListAsks,
        /// What each entry asks.
        entry: Vec<Inner>,
    } + maybe {
        /// What it is, or what to do.
        ask: Said,
        /// The entries that were written.
        value: ListValue,
        /// Where the words of its entries are in the vault, or will be: this key, then `/k/inner` with the number of the
        /// entry from 1. Absent when no inner item has words.
        vault: VaultKey,
    }

    /// To tick off.
    Checklist = ChecklistItem {
        /// The question.
        ask: Said,
        /// How many ticks make an answer.
        asks: ChecklistAsks,
        /// The options, in their order.
        options: Vec<Choice>,
    } + maybe {
        /// What is ticked.
        value: ChoicesValue,
    }

    /// What belongs together.
    Match = MatchItem {
        /// The question.
        ask: Said,
        /// The right side.
        options: Vec<Choice>,
        /// The left side: each takes one of the right.
        rows: Vec<Row>,
    } + maybe {
        /// The lefts that were answered.
        value: MatchValue,
    }

    /// A sentence to complete.
    Gap = GapItem {
        /// The sentence, piece by piece.
        sentence: Vec<SentencePiece>,
    } + maybe {
        /// What to do.
        ask: Said,
        /// The open places that were filled in.
        value: GapValue,
    }

    /// A goal of one's own.
    Goal = GoalItem {
        /// The question.
        ask: Said,
        /// Its marks, and how long it may be.
        asks: GoalAsks,
        /// Where it is in the vault, or will be.
        vault: VaultKey,
    } + maybe {
        /// That it was written.
        value: VaultWords,
    }

    /// To look back at a goal.
    GoalReview = GoalReviewItem {
        /// The question.
        ask: Said,
        /// The marks of the goal.
        asks: ScaleAsks,
        /// The goal.
        of: String,
    } + maybe {
        /// The words of the goal; absent when there are none.
        recalled: Vec<RecalledLine>,
        /// The mark given.
        value: NumberValue,
    }
}

shape! {
    /// The same questions every day or week; each entry is given by an act of its own, from anywhere. It holds nobody back.
    DiaryItem {
        /// When it asks.
        asks: DiaryAsks,
        /// Who can see the answer.
        class: Class,
        /// What each entry asks.
        entry: Vec<Inner>,
        /// The item.
        id: String,
        /// Where it stands: answered once an entry was given.
        state: ItemState,
    } + maybe {
        /// What it is, or what to do.
        ask: Said,
        /// The entries that were given, by number.
        entries: Vec<u32>,
        /// Words of help.
        help: Said,
        /// What the author hands to the player, untouched.
        render: Json,
        /// The steps that the guide may come to know of by an answer here, in the order of the module.
        told: Vec<String>,
        /// What was given, for the learner's own trend.
        trend: Vec<TrendEntry>,
        /// Where the words of its entries are in the vault, or will be: this key, then `/k/inner` with the number of the
        /// entry from 1. Absent when no inner item has words.
        vault: VaultKey,
    }
}

shape! {
    /// An entry of a diary that was given.
    TrendEntry {
        /// The entry, from 1.
        entry: u32,
        /// What it holds.
        value: DiaryValue,
    }
}

shape! {
    /// A plan of one's own. It has no checks.
    PlanItem {
        /// How long each part may be.
        asks: TextAsks,
        /// Who can see the answer.
        class: Class,
        /// The item.
        id: String,
        /// Its parts.
        parts: Vec<PlanPart>,
        /// Where it stands.
        state: ItemState,
        /// Where it is in the vault, or will be: this key, then `/` and the id of the part.
        vault: VaultKey,
    } + maybe {
        /// What it is, or what to do.
        ask: Said,
        /// What the rule says that the answer meets.
        feedback: Said,
        /// Words of help.
        help: Said,
        /// The hints that are shown.
        hints: Vec<Said>,
        /// Why it would hold the learner back, if it does.
        holds: PlanHolds,
        /// Another hint is left to show.
        more_hints: True,
        /// What the author hands to the player, untouched.
        render: Json,
        /// It asks for an answer; it can be declined.
        required: True,
        /// The rule that the answer meets, from 1.
        rule: u32,
        /// The solution, when it is shown.
        solution: Said,
        /// The steps that the guide may come to know of by an answer here, in the order of the module.
        told: Vec<String>,
        /// That it was written.
        value: VaultWords,
    }
}

words! {
    /// Why a plan holds the learner back.
    PlanHolds {
        /// It asks for an answer, or for declining.
        Required,
        /// Its feedback asks to try again.
        Retry,
    }
}

/// What is to read: what all have that cannot be answered.
macro_rules! to_read {
    ($($(#[$about:meta])* $name:ident { $($needed:tt)* } + maybe { $($maybe:tt)* })*) => {
        $(shape! {
            $(#[$about])*
            $name {
                /// There is no answer that would be private.
                class: NoteClass,
                /// The item.
                id: String,
                /// There is nothing to do.
                state: NoteState,
                $($needed)*
            } + maybe {
                /// A title.
                ask: Said,
                /// Words of help.
                help: Said,
                /// What the author hands to the player, untouched.
                render: Json,
                $($maybe)*
            }
        })*
    };
}

to_read! {
    /// Something to read.
    NoteItem {
        /// The text.
        body: Said,
    } + maybe {}

    /// An earlier answer, shown once more.
    RecallItem {
        /// The item whose answer it is.
        of: String,
    } + maybe {
        /// The answer, line by line; absent when nothing counts.
        recalled: Vec<RecalledLine>,
    }

    /// A card to keep.
    CardItem {
        /// How it may be used.
        asks: CardAsks,
        /// The text.
        body: Said,
    } + maybe {}
}

words! {
    /// Who can see the answer to a note: there is none.
    NoteClass {
        /// It is not private.
        Personal,
    }
}

words! {
    /// Where a note stands.
    NoteState {
        /// There is nothing to do.
        Open,
    }
}
