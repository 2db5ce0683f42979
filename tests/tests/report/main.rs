//! Reports: what they count, and that nobody can work out what they withhold.

mod attack;
mod journals;
mod random;

mod truth;
mod worlds;
