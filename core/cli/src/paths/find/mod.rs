//! Finding a path to what no path walks yet: sessions are played with answers by lot, and what they come past is kept.
//!
//! [`find`] is the whole of it for the rest of the command: what is wanted goes in, a journey for each that was found comes
//! out. What it does not find may still be there; nothing is concluded from that.

mod answers;
mod lot;
mod play;
mod shorten;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::moment::Moment;
use leerpad::program::Program;
use leerpad::session::Session;
use serde_json::{Map, Value as Json};

use self::lot::Lot;
use super::coverage::{Coverage, Walked};

/// How a session begins, and what is done in it.
#[derive(Clone, Debug)]
pub(super) struct Journey {
    /// What chance is drawn from.
    pub(super) seed: u64,
    /// What an organisation set.
    pub(super) settings: Map<String, Json>,
    /// What the host handed in.
    pub(super) given: Map<String, Json>,
    /// When it begins.
    pub(super) clock: Moment,
    /// What is done.
    pub(super) deeds: Vec<Deed>,
}

/// An act with its time, as hosts send it.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) at: Moment,
    pub(super) act: Json,
}

/// How many sessions are played at most.
const SESSIONS: u64 = 3_000;
/// So many sessions without anything new, and no more are played.
const IN_VAIN: u64 = 1_000;

/// A journey to each of what is wanted, as far as one was found; the same ones each time.
pub(super) fn find(program: &Arc<Program>, wanted: &BTreeSet<Walked>) -> BTreeMap<Walked, Journey> {
    let mut found: BTreeMap<Walked, Journey> = BTreeMap::new();
    let mut last = 0;
    for number in 0..SESSIONS {
        if found.len() == wanted.len() || number - last > IN_VAIN {
            break;
        }
        let mut lot = Lot::new(number);
        let mut seen = |journey: &Journey, coverage: &Coverage| {
            let new = coverage
                .walked()
                .iter()
                .filter(|walked| wanted.contains(walked) && !found.contains_key(walked));
            for walked in new.copied().collect::<Vec<_>>() {
                found.insert(walked, journey.clone());
                last = number;
            }
        };
        play::play(program, number, &mut lot, &mut seen);
    }
    found
        .into_iter()
        .map(|(walked, journey)| (walked, shorten::shorten(program, journey, walked)))
        .collect()
}

/// Does a journey once more; what it walks, or nothing when one of its acts is refused.
fn walked(program: &Arc<Program>, journey: &Journey) -> Option<Coverage> {
    again(&mut play::begin(program, journey)?, journey)
}

/// Does a journey in a session that has not begun.
pub(super) fn again(session: &mut Session, journey: &Journey) -> Option<Coverage> {
    let mut coverage = Coverage::default();
    coverage.begins();
    play::apply(session, &play::start(journey), &mut coverage)?;
    for deed in &journey.deeds {
        play::apply(session, deed, &mut coverage)?;
    }
    Some(coverage)
}

/// The seed of a journey.
pub(super) const fn seed(journey: &Journey) -> Seed {
    Seed::from_number(journey.seed)
}
