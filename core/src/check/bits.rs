//! Sets of small numbers, one row per place: what dataflow over a thousand steps needs to stay quick.

/// Rows of equally many bits.
pub(crate) struct Bits {
    words: usize,
    rows: Vec<u64>,
}

impl Bits {
    /// `rows` sets over `0..width`, all empty.
    pub(crate) fn new(rows: usize, width: usize) -> Self {
        let words = width.div_ceil(64);
        Self {
            words,
            rows: vec![0; words * rows],
        }
    }

    fn range(&self, row: usize) -> std::ops::Range<usize> {
        row * self.words..(row + 1) * self.words
    }

    fn row(&self, row: usize) -> &[u64] {
        self.rows.get(self.range(row)).unwrap_or_default()
    }

    /// Whether the set holds a number.
    pub(crate) fn has(&self, row: usize, bit: usize) -> bool {
        self.row(row)
            .get(bit / 64)
            .is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }

    /// A copy of one set, to work on.
    pub(crate) fn copy(&self, row: usize, into: &mut Vec<u64>) {
        into.clear();
        into.extend_from_slice(self.row(row));
    }

    /// Replaces a set; says whether it changed.
    pub(crate) fn replace(&mut self, row: usize, with: &[u64]) -> bool {
        let range = self.range(row);
        let Some(old) = self.rows.get_mut(range) else {
            return false;
        };
        let changed = old != with;
        if changed {
            old.copy_from_slice(with);
        }
        changed
    }
}

/// Adds to `set` what is in a row of `of`.
pub(crate) fn join(set: &mut [u64], of: &Bits, row: usize) {
    for (word, other) in set.iter_mut().zip(of.row(row)) {
        *word |= other;
    }
}

/// Keeps of `set` what is in a row of `of` too.
pub(crate) fn meet(set: &mut [u64], of: &Bits, row: usize) {
    for (word, other) in set.iter_mut().zip(of.row(row)) {
        *word &= other;
    }
}

/// Adds one number to a loose set.
pub(crate) fn add(set: &mut [u64], bit: usize) {
    if let Some(word) = set.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_do_not_touch() {
        let mut bits = Bits::new(3, 70);
        let mut set = Vec::new();
        bits.copy(1, &mut set);
        add(&mut set, 69);
        assert!(bits.replace(1, &set));
        assert!(!bits.replace(1, &set));
        assert!(bits.has(1, 69) && !bits.has(0, 69) && !bits.has(2, 69));
        add(&mut set, 0);
        join(&mut set, &bits, 2);
        bits.replace(0, &set);
        assert!(bits.has(0, 69) && bits.has(0, 0) && !bits.has(1, 0));
        meet(&mut set, &bits, 1);
        assert_eq!(set, [0, 1 << 5]);
    }
}
