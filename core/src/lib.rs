//! `leerpad` checks, runs and replays self-study modules for blended care.
//!
//! Text goes in at one end, facts come out at the other, nothing flows back.

// Without the parts an author needs, some of the ground is not used.
#[cfg(feature = "author")]
pub mod check;
pub mod expr;
pub mod ground;
pub mod journal;
pub mod module;
pub mod program;
pub mod session;
#[cfg(feature = "author")]
pub mod syntax;
pub mod text;
pub mod wire;
