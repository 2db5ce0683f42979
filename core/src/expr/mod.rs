//! Conditions and sums: a small total typed language. No clock, no loop, no call out.
//!
//! What an author writes becomes an [`ast::Expr`], is resolved against a [`scope::Scope`] into the trees of [`typed`],
//! and is read against an [`eval::View`]. Only the last two are needed to run a module.

#[cfg(feature = "author")]
pub mod ast;
pub mod eval;
#[cfg(feature = "author")]
mod lex;
pub mod name;
#[cfg(feature = "author")]
pub mod parse;
#[cfg(feature = "author")]
mod print;
pub mod range;
pub mod reads;
#[cfg(feature = "author")]
pub mod resolve;
#[cfg(feature = "author")]
pub mod rules;
#[cfg(feature = "author")]
pub mod scope;
pub mod typed;

#[cfg(feature = "author")]
pub use rules::RULES;
