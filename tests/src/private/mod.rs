//! What you write for yourself stays yours: pairs of sessions that differ only in private words give the same bytes
//! everywhere but in the vault. A host is played as portals build one, every output that leaves the learner's own
//! device is written down, and the two are compared byte for byte: the journal, the state, screens of the learner (with
//! slots for words) and of the guide, refusals with their words, what leaves for each purpose, cards and records of
//! consent, what is due, reports, what acts do to the vault, what is said of what is damaged, and debug prints. In none of
//! them the words stand either, in whatever form ([`scan`]); and in what a learner takes home no note of a guide.
//!
//! A comparison that cannot fail proves nothing. [`Leak`] has twenty-four ways in which words get out of systems like this
//! one; each is planted in the host and must be found.

mod host;
mod leaks;
mod scan;
mod words;

use std::ops::Range;

pub use host::Output;
pub use leaks::Leak;

use self::host::Host;
use self::scan::Scan;
use super::play::Case;
use super::random::Dice;

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pairs of sessions.
    pub pairs: u64,
    /// Pairs in which words were written at all.
    pub with_words: u64,
    /// Records of words that the vaults held.
    pub words: u64,
    /// Bytes of output compared.
    pub bytes: u64,
}

impl Tally {
    /// Adds what was compared elsewhere.
    pub const fn add(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.with_words += other.with_words;
        self.words += other.words;
        self.bytes += other.bytes;
    }
}

/// Where two sessions that differ only in private words are told apart, or where the words themselves stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The seed of the pair.
    pub seed: u64,
    /// The output.
    pub output: Output,
}

/// Plays the pairs of these seeds and compares them. With a leak planted the first pair that tells is the answer.
///
/// # Errors
/// The first output in which a pair differs.
pub fn compare(seeds: Range<u64>, leak: Option<Leak>) -> Result<Tally, Told> {
    let mut tally = Tally::default();
    let (words_in, notes_in) = (Scan::new(words::TOKEN), Scan::new(words::NOTE));
    for seed in seeds {
        let Ok(case) = Case::new(seed, 3 + usize::try_from(seed % 9).unwrap_or(0)) else {
            continue;
        };
        let acts = Dice::new(seed ^ 0x9417).between(6, 24);
        let one = Host::play(&case, acts, words::first, leak);
        let other = Host::play(&case, acts, words::second, leak);
        for (output, bytes) in one.outputs() {
            if other.output(*output) != bytes {
                return Err(Told {
                    seed,
                    output: *output,
                });
            }
            // Equal bytes hold no words that only one of them wrote; this looks for itself, whatever the form.
            if words_in.stand_in(bytes.as_bytes()) {
                return Err(Told {
                    seed,
                    output: *output,
                });
            }
            tally.bytes += bytes.len() as u64;
        }
        if other.home().iter().any(|file| notes_in.stand_in(file)) {
            return Err(Told {
                seed,
                output: Output::Home,
            });
        }
        tally.pairs += 1;
        tally.words += one.words();
        tally.with_words += u64::from(one.words() > 0);
    }
    Ok(tally)
}
