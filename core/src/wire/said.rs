//! What is said to a learner: a text of the author and what stands in its holes.

use super::document::Document;
use super::shape::{either, named, shape};

shape! {
    /// A text as it is shown. The text is the author's and the same for everybody; what a learner answered stands in its
    /// holes, as plain characters that are never read as markup.
    Said {
        /// The text.
        document: Document,
        /// What stands in each hole, in the order of their numbers.
        fills: Vec<Fill>,
    }
}

named! {
    /// A key in the vault: `step/n/item`, for `other` words `step/n/item/other`, in a list `step/n/item/k/inner` with the
    /// number of the entry from 1.
    VaultKey(String)
}

either! {
    /// What stands in a hole.
    Fill {
        /// Characters.
        Text(TextFill),
        /// Words from the vault.
        Slot(SlotFill),
        /// Nothing.
        Nothing(NoFill),
    }
}

shape! {
    /// Characters as they are.
    TextFill {
        /// The characters.
        text: String,
    }
}

shape! {
    /// Words that only the learner's own device has: the player takes them from the vault.
    SlotFill {
        /// Where they are in the vault.
        slot: VaultKey,
    }
}

shape! {
    /// Nothing: what was asked for is not known.
    NoFill {}
}
