//! What the learner's own device says of words that nobody else reads (semantics 8.7).

use super::said::Said;
use super::shape::shape;

shape! {
    /// What is said of words while they are written, on the learner's own screen. No act, no trace; it stops nothing.
    Advice {
        /// Whether a watched word is among them: show the help.
        help: bool,
        /// What the checks say that the words do not meet; often nothing.
        says: Vec<Said>,
    } + maybe {
        /// How many code points the item takes, when these are more.
        too_long: u32,
    }
}
