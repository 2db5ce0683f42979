//! What an author means.

pub mod plan;
