//! Texts: Markdown in, a closed tree inside, safe HTML and plain text out.

pub mod link;
pub mod tree;
