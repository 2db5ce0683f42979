//! YAML text into a spanned tree. Parsing never fails: a tree and a list of problems.

pub mod tree;
