//! The words typed behind `leerpad`: the help about them, and what is said when they cannot be read, in both languages.
//!
//! The doc comments of the arguments are their English words; `dutch` and `dutch_sessions` hold the others.

mod dutch;
mod dutch_sessions;
mod speak;
pub(crate) mod wrong;

pub(crate) use speak::in_language;
