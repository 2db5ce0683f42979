//! A journey without what does not matter for where it leads.

use std::sync::Arc;

use leerpad::program::Program;

use super::{Journey, walked};
use crate::paths::coverage::Walked;

/// The same journey with nothing in it that can be left out one by one; it still walks what it is for.
pub(super) fn shorten(program: &Arc<Program>, journey: Journey, target: Walked) -> Journey {
    let leads =
        |journey: &Journey| walked(program, journey).is_some_and(|all| all.walked().contains(&target));
    let mut best = journey;
    for name in best.settings.keys().cloned().collect::<Vec<_>>() {
        let mut tried = best.clone();
        tried.settings.remove(&name);
        if leads(&tried) {
            best = tried;
        }
    }
    for name in best.given.keys().cloned().collect::<Vec<_>>() {
        let mut tried = best.clone();
        tried.given.remove(&name);
        if leads(&tried) {
            best = tried;
        }
    }
    // The last act is the one that led there, so it stays.
    for at in (0..best.deeds.len().saturating_sub(1)).rev() {
        let mut tried = best.clone();
        if at < tried.deeds.len() {
            tried.deeds.remove(at);
        }
        if leads(&tried) {
            best = tried;
        }
    }
    if best.seed != 0 {
        let tried = Journey {
            seed: 0,
            ..best.clone()
        };
        if leads(&tried) {
            best = tried;
        }
    }
    best
}
