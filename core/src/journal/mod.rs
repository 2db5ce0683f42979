//! The append-only record of a session, and the vault beside it.
//!
//! A journal is text: canonical JSON, one line an entry, each line hashed together with the one before
//! (semantics 9 and 11). Nothing here reads or writes a file: bytes come in, lines go out.

pub mod bond;
pub mod chain;
pub mod consents;
pub mod header;
pub mod reading;
pub mod replay;
#[cfg(feature = "seal")]
pub mod seal;
mod straight;
pub mod taking;
pub mod vault;
mod writer;

pub use writer::{Appended, Journal, Judged, Opened};
