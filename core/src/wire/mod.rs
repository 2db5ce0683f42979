//! The plain shapes that cross to hosts in other languages of programming: no logic, only data.
//!
//! Everything crosses as JSON. Places in texts cross in the host's own counting.

#[cfg(feature = "author")]
pub mod problem;
