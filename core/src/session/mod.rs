//! One learner (or one group) on one program.
