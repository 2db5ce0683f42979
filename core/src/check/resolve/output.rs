//! What is being built.

use std::collections::BTreeMap;

use crate::check::built::Spot;
use crate::ground::span::Span;
use crate::module::plan::{Lines, Plan};

/// The plan while it grows, with its places.
#[derive(Default)]
pub(crate) struct Output {
    pub(crate) plan: Plan,
    pub(crate) lines: Lines,
    pub(crate) places: BTreeMap<Spot, Span>,
    pub(crate) is_walkable: bool,
    /// A place waits and nothing says, or can be taken to say, where it goes on.
    pub(crate) waits_for_ever: bool,
}
