//! Counts of sessions of which some are inside others: any two that are published are equal or far apart.

use super::threshold::Threshold;

/// The counts that are published so far. Nobody and everybody are known to all.
#[derive(Clone, Debug)]
pub struct Ladder {
    threshold: Threshold,
    /// Any two differ by the threshold at least.
    rungs: Vec<usize>,
}

impl Ladder {
    /// With nobody and everybody on it.
    #[must_use]
    pub fn new(all: usize, threshold: Threshold) -> Self {
        Self {
            threshold,
            rungs: vec![0, all],
        }
    }

    /// Takes a count if it is one of those published, or far enough from all of them. Whether it may be published.
    ///
    /// What is not admitted lies less than k from some rung. Of the values between two neighbouring rungs there are k - 1
    /// at least that are not admitted either, so whoever knows that a count lies between them does not know which it is.
    ///
    /// ```
    /// use leerpad::report::{Threshold, ladder::Ladder};
    /// let mut ladder = Ladder::new(20, Threshold::default());
    /// assert!(ladder.admit(20) && ladder.admit(12) && ladder.admit(0));
    /// assert!(!ladder.admit(17) && !ladder.admit(3) && !ladder.admit(13));
    /// ```
    pub fn admit(&mut self, count: usize) -> bool {
        if self.rungs.contains(&count) {
            return true;
        }
        let far = self
            .rungs
            .iter()
            .all(|rung| rung.abs_diff(count) >= self.threshold.k());
        if far {
            self.rungs.push(count);
        }
        far
    }

    /// The threshold.
    #[must_use]
    pub const fn threshold(&self) -> Threshold {
        self.threshold
    }
}
