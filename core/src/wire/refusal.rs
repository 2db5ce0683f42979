//! Refusals: why an act changed nothing (semantics 18). Codes and data; the words for people stand in the phrases. No
//! refusal holds a value that somebody sent.

use super::act::{ActKind, Role};
use super::item::ItemKind;
use super::shape::{either, shape, words};

words! {
    /// What the value of a setting or of a fact of the host is.
    PlainKind {
        /// The id of an option.
        Choice,
        /// A number.
        Number,
        /// A text.
        Text,
        /// Yes or no.
        Confirm,
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

shape! {
    /// An item that holds the learner back.
    Held {
        /// The item.
        item: String,
        /// Why.
        why: Why,
    }
}

either! {
    /// A bound: of a number, or of a date or time of day.
    Bound {
        /// Of a number.
        Number(f64),
        /// Of a date (`2026-01-05`) or a time of day (`20:30`).
        Text(String),
    }
}

/// A refusal beside the acts that were possible.
macro_rules! refusal {
    ($(#[$about:meta])* $name:ident { $($needed:tt)* } $(maybe { $($maybe:tt)* })?) => {
        shape! {
            $(#[$about])*
            $name {
                /// The kinds of act of which this role could have one accepted now.
                allowed: Vec<ActKind>,
                $($needed)*
            } $(maybe { $($maybe)* })?
        }
    };
}

/// Refusals with their codes. One of an item names it; `inside` also the inner item of a list, if it is about one.
macro_rules! refusals {
    (@shape $(#[$about:meta])* $name:ident { $($member:tt)* }) => {
        refusal! { $(#[$about])* $name { $($member)* } }
    };
    (@shape $(#[$about:meta])* $name:ident item { $($member:tt)* }) => {
        refusal! { $(#[$about])* $name {
            /// The item.
            item: String,
            $($member)*
        } }
    };
    (@shape $(#[$about:meta])* $name:ident inside { $($member:tt)* }) => {
        refusal! { $(#[$about])* $name {
            /// The item.
            item: String,
            $($member)*
        } maybe {
            /// The inner item of a list, if it is about one.
            inner: String,
        } }
    };
    (@shape $(#[$about:meta])* $name:ident either $of_item:ident $of_fact:ident { $($member:tt)* }) => {
        refusals!(@shape $(#[$about])* $of_item inside { $($member)* });
        refusal! { $(#[$about])* $of_fact {
            /// The fact that the host handed in with `start`.
            fact: String,
            $($member)*
        } }
        either! { $(#[$about])* $name {
            /// Of an answer.
            Item($of_item),
            /// Of a fact that the host handed in.
            Fact($of_fact),
        } }
    };
    (@shape $(#[$about:meta])* $name:ident given) => {};
    ($($(#[$about:meta])* $code:ident = $name:ident $([$($form:tt)*])? { $($member:tt)* })*) => {
        $(refusals!(@shape $(#[$about])* $name $($($form)*)? { $($member)* });)*
        words! {
            /// Why an act was refused.
            RefusalCode { $($(#[$about])* $code,)* }
        }
        either! {
            /// An act was refused; nothing changed. Judged in a fixed order, so every host gets the same answer.
            Refusal by "refused" {
                $($(#[$about])* $code($name),)*
                /// The step or the item is not the one under the cursor.
                NotHere(NotHereRefusal),
                /// The value is not of the kind.
                WrongType(WrongTypeRefusal),
            }
        }
    };
}
