//! Refusals of a value: an answer, or a fact that the host hands in with `start` (semantics 18, fifth).

use super::act::ActKind;
use super::item::ItemKind;
use super::refusal::refusals;
use super::shape::{either, words};

refusals! {
    /// The answer is not of the kind of the item.
    WrongTypeOfItem {
        /// The kind that would be.
        expects: ItemKind,
        /// The item.
        item: String,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// The fact handed in is of another type.
    WrongTypeOfFact {
        /// The type that would be.
        expects: PlainKind,
        /// The fact.
        fact: String,
    }

    /// The item has no such option.
    UnknownOptionOfItem {
        /// The item.
        item: String,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// The fact handed in has no such option.
    UnknownOptionOfFact {
        /// The fact.
        fact: String,
    }

    /// The option is hidden.
    OptionNotShownRefusal {
        /// The item.
        item: String,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// An option stands in it twice.
    TwiceRefusal {
        /// The item.
        item: String,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// An option that excludes all others stands beside others.
    NotAloneRefusal {
        /// The item.
        item: String,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// Too few options or entries.
    TooFewRefusal {
        /// The item.
        item: String,
        /// How many there must be at least.
        min: u32,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// Too many options or entries.
    TooManyRefusal {
        /// The item.
        item: String,
        /// How many there may be at most.
        max: u32,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// The answer is outside the bounds of the item.
    OutOfRangeOfItem {
        /// The least.
        from: Bound,
        /// The item.
        item: String,
        /// The greatest.
        to: Bound,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// The fact handed in is outside its bounds.
    OutOfRangeOfFact {
        /// The fact.
        fact: String,
        /// The least.
        from: f64,
        /// The greatest.
        to: f64,
    }

    /// The answer has more decimals than the item takes.
    TooManyDecimalsOfItem {
        /// How many it takes.
        decimals: u32,
        /// The item.
        item: String,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// The fact handed in has more decimals than it takes.
    TooManyDecimalsOfFact {
        /// How many it takes.
        decimals: u32,
        /// The fact.
        fact: String,
    }

    /// The number is between the steps that the item takes.
    OffStepRefusal {
        /// The item.
        item: String,
        /// The size of a step, counted from the least.
        step_size: f64,
    } + maybe {
        /// The inner item, where the fault is in an entry of a list.
        inner: String,
    }

    /// The text has more characters than the item takes.
    TooLongOfItem {
        /// The item.
        item: String,
        /// How many code points it takes.
        max: u32,
    }

    /// The fact handed in is a text with more characters than it takes.
    TooLongOfFact {
        /// The fact.
        fact: String,
        /// How many code points it takes.
        max: u32,
    }

    /// A ranking without all options that are shown.
    IncompleteRefusal {
        /// The item.
        item: String,
    }
}

/// Refusals that are about an answer or about a fact handed in.
macro_rules! of_either {
    ($($(#[$about:meta])* $name:ident { $of_item:ident, $of_fact:ident })*) => {
        $(either! {
            $(#[$about])*
            $name {
                /// An answer.
                Item($of_item),
                /// A fact handed in.
                Fact($of_fact),
            }
        })*
    };
}

of_either! {
    /// The value is not of the kind.
    WrongTypeRefusal { WrongTypeOfItem, WrongTypeOfFact }

    /// There is no such option.
    UnknownOptionRefusal { UnknownOptionOfItem, UnknownOptionOfFact }

    /// The value is outside the bounds.
    OutOfRangeRefusal { OutOfRangeOfItem, OutOfRangeOfFact }

    /// The number has more decimals than it may.
    TooManyDecimalsRefusal { TooManyDecimalsOfItem, TooManyDecimalsOfFact }

    /// The text has more characters than it may.
    TooLongRefusal { TooLongOfItem, TooLongOfFact }
}

either! {
    /// A bound.
    Bound {
        /// Of a number.
        Number(f64),
        /// Of a date (`2026-01-05`) or a time of day (`20:30`).
        Text(String),
    }
}

words! {
    /// The type of a fact that the host hands in.
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
