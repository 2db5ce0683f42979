//! How few are too few.

/// The least number of people that a published count may speak of (k).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold(usize);

impl Threshold {
    /// The least there is. With 2 a count that is withheld could be worked out: it would be 1.
    pub const LEAST: usize = 3;
    /// The most there is.
    pub const MOST: usize = 1_000;

    /// A threshold, if it is from 3 to 1,000.
    ///
    /// ```
    /// use leerpad::report::Threshold;
    /// assert_eq!(Threshold::default(), Threshold::new(5).unwrap());
    /// assert!(Threshold::new(2).is_none());
    /// ```
    #[must_use]
    pub const fn new(k: usize) -> Option<Self> {
        if k >= Self::LEAST && k <= Self::MOST {
            Some(Self(k))
        } else {
            None
        }
    }

    /// The number.
    #[must_use]
    pub const fn k(self) -> usize {
        self.0
    }

    /// Whether so many are somebody, and too few.
    pub(super) const fn is_small(self, count: usize) -> bool {
        count > 0 && count < self.0
    }
}

impl Default for Threshold {
    /// Five.
    fn default() -> Self {
        Self(5)
    }
}
