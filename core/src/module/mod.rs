//! What an author means.

#[cfg(feature = "author")]
pub mod draft;
pub mod plan;
