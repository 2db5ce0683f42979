//! Conditions and sums: a small total typed language. No clock, no loop, no call out.

pub mod name;
pub mod typed;
