//! Drawing by lot, the same each time: what a session does depends on its number alone.

use leerpad::ground::hash::Seed;

/// A stream of draws.
pub(super) struct Lot {
    seed: Seed,
    drawn: u64,
    /// How this session answers.
    pub(super) manner: Manner,
}

/// A person who always takes the least, or the most, comes into bands that others miss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Whatever comes.
    Any,
    /// The least and the first.
    Low,
    /// The most and the last.
    High,
}

impl Lot {
    pub(super) fn new(number: u64) -> Self {
        let mut lot = Self {
            seed: Seed::from_number(number),
            drawn: 0,
            manner: Manner::Any,
        };
        lot.manner = match lot.below(4) {
            0 => Manner::Low,
            1 => Manner::High,
            _ => Manner::Any,
        };
        lot
    }

    /// A number below another; nought below nought.
    pub(super) fn below(&mut self, size: u64) -> u64 {
        self.drawn += 1;
        if size == 0 {
            return 0;
        }
        self.seed.pick(&self.drawn.to_string(), size)
    }

    /// One time in so many.
    pub(super) fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of some.
    pub(super) fn one<'a, T>(&mut self, some: &'a [T]) -> Option<&'a T> {
        let size = some.len() as u64;
        let is_free = self.below(3) > 0;
        let at = match self.manner {
            Manner::Low if !is_free => 0,
            Manner::High if !is_free => size.saturating_sub(1),
            _ => self.below(size),
        };
        some.get(usize::try_from(at).unwrap_or(0))
    }

    /// Some in another order.
    pub(super) fn shuffled<T>(&mut self, mut some: Vec<T>) -> Vec<T> {
        for at in (1..some.len()).rev() {
            let other = self.below(at as u64 + 1);
            some.swap(at, usize::try_from(other).unwrap_or(0));
        }
        some
    }
}
