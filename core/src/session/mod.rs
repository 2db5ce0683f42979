//! One learner (or one group) on one program.

pub mod act;
pub mod fact;
pub mod refusal;
pub mod value;
