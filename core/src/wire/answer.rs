//! Answers: the form of a value for each kind of item (semantics 17).

use std::collections::BTreeMap;

use super::shape::{True, either, formed, named, shape};
use crate::ground::moment::{Date, TimeOfDay};

shape! {
    /// Stands for words that only the vault on the learner's own device holds. They are never sent.
    VaultWords {
        /// Always true.
        vault: True,
    }
}

named! {
    /// Of a `choice`: the id of the option; `other` for words of one's own, which go to the vault.
    ChoiceValue(String)

    /// Of a `choices` or `checklist`: ids of options. Sent in any order, stored in the order of the module.
    ChoicesValue(Vec<String>)

    /// Of a `confirm`: yes or no.
    ConfirmValue(bool)

    /// Of a `number`, a `scale` or a `goal-review`, with at most six decimals; its absolute value is below 1,000,000,000.
    NumberValue(f64)

    /// Of a `likert`: the id of an option by the id of each row that was answered. An act may name some of the rows.
    LikertValue(BTreeMap<String, String>)

    /// Of a `match`: the id of a right by the id of each left that was answered. An act may name some of them.
    MatchValue(BTreeMap<String, String>)

    /// Of a `gap`: the id of an option, or the words written, by the id of each open place. An act may name some of them.
    GapValue(BTreeMap<String, String>)

    /// Of a `rank`: the ids of all options that are shown, the first first.
    RankValue(Vec<String>)

    /// Of a `media`, `breathe` or `timer`: true when it was seen, breathed or sat through.
    DoneValue(True)

    /// Of a `list`: for each entry what was answered to its inner items, by their ids; one that was not is absent.
    ListValue(Vec<BTreeMap<String, InnerValue>>)

    /// Of a `diary`: one entry, what was answered to its inner items, by their ids; one that was not is absent.
    DiaryValue(BTreeMap<String, InnerValue>)
}

formed! {
    /// Of a `date`: a calendar day from 1900 to 2200, `2026-01-05`.
    DateValue like r"^\d{4}-\d\d-\d\d$" by Date::parse;

    /// Of a `time`: a time of day, `20:30`.
    TimeValue like r"^\d\d:\d\d$" by TimeOfDay::parse;
}

either! {
    /// Of a `text`: the vault holds it, unless the module says that it steers; then it is the text itself.
    TextValue {
        /// The vault holds it.
        Vault(VaultWords),
        /// It steers: at most 1,000 code points.
        Steering(String),
    }
}

either! {
    /// An answer inside an entry of a `list` or `diary`. Texts and words live in the vault there.
    InnerValue {
        /// Of a `text` or `words`.
        Words(VaultWords),
        /// Of a `confirm`.
        Confirm(ConfirmValue),
        /// Of a `number` or a `scale`.
        Number(NumberValue),
        /// Of a `choice`.
        Choice(ChoiceValue),
        /// Of a `choices`.
        Choices(ChoicesValue),
        /// Of a `date`.
        Date(DateValue),
        /// Of a `time`.
        Time(TimeValue),
    }
}

either! {
    /// An answer. Which form it has follows from the kind of the item.
    AnswerValue {
        /// Of a `words`, `goal` or `plan`, and of a `text` that does not steer.
        Words(VaultWords),
        /// Of a `confirm`.
        Confirm(ConfirmValue),
        /// Of a `media`, `breathe` or `timer`.
        Done(DoneValue),
        /// Of a `number`, a `scale` or a `goal-review`.
        Number(NumberValue),
        /// Of a `choice`.
        Choice(ChoiceValue),
        /// Of a `text` that steers.
        Text(TextValue),
        /// Of a `date`.
        Date(DateValue),
        /// Of a `time`.
        Time(TimeValue),
        /// Of a `choices` or `checklist`.
        Choices(ChoicesValue),
        /// Of a `rank`.
        Rank(RankValue),
        /// Of a `likert`.
        Likert(LikertValue),
        /// Of a `match`.
        Match(MatchValue),
        /// Of a `gap`.
        Gap(GapValue),
        /// Of a `diary`.
        Diary(DiaryValue),
        /// Of a `list`.
        List(ListValue),
    }
}

either! {
    /// The value of a setting or of a fact that the host hands in: yes or no, a number, a text, or the id of an option.
    PlainValue {
        /// Yes or no.
        Truth(bool),
        /// A number with at most six decimals.
        Number(f64),
        /// A text of at most 1,000 code points, or the id of an option.
        Text(String),
    }
}
