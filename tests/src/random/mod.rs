//! Random modules and random sessions from a seed: the same seed gives the same on every machine.

pub mod acts;
mod condition;
pub mod edit;
mod further;
mod items;
mod known;
pub mod module;
mod several;
mod sharing;
mod steps;
mod waiting;

/// A small generator of pseudo-random numbers (`SplitMix64`, Steele, Lea and Flood 2014): for inputs, not for draws.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that roll the same for the same seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `size`.
    pub fn below(&mut self, size: usize) -> usize {
        usize::try_from((u128::from(self.roll()) * size as u128) >> 64).expect("below a usize")
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::try_from(self.below(usize::try_from(most - least + 1).expect("a range"))).expect("small")
    }

    /// True in so many of a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list that is not empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}
