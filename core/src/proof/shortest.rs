//! Leaves out of a way what it does without: answers that decide nothing on it would only make its reader wonder.

use std::sync::Arc;

use super::walk::{Start, Walk};
use crate::ground::hash::Seed;
use crate::session::Session;
use crate::session::act::Act;

/// So many acts are applied at most to see what can be left out.
const ACTS: usize = 4_000;

impl Walk<'_> {
    /// The acts of a way without which it does not come to the same situation: large pieces are tried first, then ever
    /// smaller ones (after delta debugging, Zeller and Hildebrandt 2002).
    pub(super) fn needed(&self, (start, seed): (&Start, Seed), node: u32, acts: Vec<Act>) -> Vec<Act> {
        let (mut kept, mut size, mut left) = (acts, usize::MAX, ACTS);
        while size > 1 && !kept.is_empty() {
            size = (size.min(kept.len() * 2)).div_ceil(2);
            let mut end = kept.len();
            while end > 0 {
                let begin = end.saturating_sub(size);
                let without = || kept.iter().take(begin).chain(kept.iter().skip(end));
                let count = kept.len().saturating_sub(end - begin);
                if count > left {
                    return kept;
                }
                left -= count;
                if self.leads_to((start, seed), without(), node) {
                    kept = without().cloned().collect();
                }
                end = begin;
            }
        }
        kept
    }

    /// Whether acts lead to a situation.
    pub(super) fn leads_to<'a>(
        &self,
        (start, seed): (&'a Start, Seed),
        acts: impl Iterator<Item = &'a Act>,
        node: u32,
    ) -> bool {
        let Ok(mut session) = Session::new(Arc::clone(&self.program), seed, &start.settings) else {
            return false;
        };
        let mut facts = Vec::new();
        let mut all = [&start.act].into_iter().chain(acts);
        all.all(|act| session.apply_into(act, &mut facts).is_ok()) && self.is_known_as(&session, node)
    }
}
