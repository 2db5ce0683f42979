//! From the tree of a file to a checked module.

pub mod rules;
