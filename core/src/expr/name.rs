//! What a name in a condition stands for: places in the tables of a module.

use serde_json::Value as Json;

use crate::ground::stored::{Faults, Stored, stored};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index of a slice.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Stored for $name {
            fn store(&self) -> Json {
                self.0.store()
            }

            fn take(stored: &Json, faults: &mut Faults) -> Self {
                Self(u32::take(stored, faults))
            }
        }
    };
}

index!(
    /// A step, section, part or end: its place in `Plan::steps`.
    StepIx
);
index!(
    /// An item: its place in `Plan::items`.
    ItemIx
);
index!(
    /// A scale or subscale: its place in `Plan::scales`.
    ScaleIx
);
index!(
    /// A value: its place in `Plan::values`.
    ValueIx
);
index!(
    /// A setting: its place in `Plan::settings`.
    SettingIx
);
index!(
    /// A fact given by the host: its place in `Plan::givens`.
    GivenIx
);
index!(
    /// A chance: its place in `Plan::chances`.
    ChanceIx
);
index!(
    /// A word that is an option, row, band, arm or moment: its place in `Plan::symbols`. Equal ids share one symbol.
    Symbol
);

/// An answer that is read: an item, one row of a likert, match or gap (as its place among the rows), or one question of a
/// diary (as its place in an entry).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The item.
    pub item: ItemIx,
    /// The row or question, from 0, for an item that is answered by row or in entries.
    pub row: Option<u32>,
}

stored!(struct Reference { item = "item", row = "row" or none });

/// An answer that is a set or a list: of an item, or of what was answered at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set {
    /// The item.
    pub item: ItemIx,
    /// The moment, where one is named; else the latest answer.
    pub moment: Option<Symbol>,
}

stored!(struct Set { item = "item", moment = "moment" or none });
