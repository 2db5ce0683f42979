//! Texts: Markdown in, a closed tree inside, safe HTML and plain text out.
//!
//! Markdown is read where authors are helped ([`markdown`], feature `author`); a program holds the tree only, so a
//! player needs the tree and the two writers and nothing else.

#[cfg(feature = "author")]
mod explained;
pub mod html;
pub mod link;
#[cfg(feature = "author")]
pub mod markdown;
#[cfg(feature = "author")]
mod mask;
#[cfg(feature = "author")]
mod nest;
#[cfg(feature = "author")]
mod passive;
pub mod plain;
#[cfg(feature = "author")]
pub mod reading;
#[cfg(feature = "author")]
mod references;
#[cfg(feature = "author")]
pub mod rules;
#[cfg(feature = "author")]
pub mod sentences;
#[cfg(all(test, feature = "author"))]
mod tests;
pub mod tree;
#[cfg(feature = "author")]
pub mod words;

#[cfg(feature = "author")]
pub use markdown::{Parsed, Pipes, RawPipe, parse, parse_inline};
#[cfg(feature = "author")]
pub(crate) use references::is_untold;
#[cfg(feature = "author")]
pub use rules::RULES;

/// The deepest a writer goes: what can be read, with the paragraph and its words inside the last that may be opened.
const DEEPEST: usize = crate::ground::limits::TEXT_DEPTH + 2;

/// What a writer puts in a hole.
///
/// It may be what a learner answered, so it has no debug print.
#[derive(Clone, PartialEq, Eq)]
pub enum Filled {
    /// Plain text; never read as Markdown or HTML.
    Text(String),
    /// Words that only the learner's own device has, by their key in the vault: the player puts them there.
    Slot(String),
    /// Nothing.
    Nothing,
}

impl std::fmt::Debug for Filled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filled")
    }
}
