//! What everything stands on: positions, problems, exact numbers, canonical JSON, hashes. Imports nothing above.

pub mod fold;
pub mod hash;
pub mod id;
pub mod json;
pub mod language;
pub mod limits;
pub mod moment;
pub mod number;
pub mod order;
pub mod problem;
pub mod secret;
pub mod source;
pub mod span;
pub mod stored;
