//! What the tests of leerpad share: hostile corpora, the case folder, random modules, and the tools they run.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "test code: a fault must stop it")]

pub mod corpora;
