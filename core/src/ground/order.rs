//! Putting lists in order. The standard library makes a sort of some thousand bytes for each type it sorts, which a
//! player for browsers has no room for; this is one merge sort of places, for all types.

use std::cmp::Ordering;

/// The places `0..count` in order; equal ones stay as they stand. At most `count × log2(count)` comparisons.
///
/// ```
/// use leerpad::ground::order::places;
/// let words = ["noot", "aap", "mies", "aap"];
/// assert_eq!(places(4, &|a, b| words[a].cmp(words[b])), [1, 3, 2, 0]);
/// ```
#[must_use]
pub fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut now: Vec<usize> = (0..count).collect();
    let mut next = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        next.clear();
        for pair in now.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            loop {
                let side = match (left.first(), right.first()) {
                    (Some(a), Some(b)) if compare(*a, *b) == Ordering::Greater => &mut right,
                    (Some(_), _) => &mut left,
                    (None, Some(_)) => &mut right,
                    (None, None) => break,
                };
                if let Some((first, rest)) = side.split_first() {
                    next.push(*first);
                    *side = rest;
                }
            }
        }
        std::mem::swap(&mut now, &mut next);
        width *= 2;
    }
    now
}

/// The same values in order, each once.
///
/// ```
/// assert_eq!(leerpad::ground::order::distinct(&[3, 1, 3, 2, 1]), [1, 2, 3]);
/// ```
#[must_use]
pub fn distinct<T: Ord + Copy>(all: &[T]) -> Vec<T> {
    let mut sorted: Vec<T> = Vec::with_capacity(all.len());
    for place in places(all.len(), &|a, b| all.get(a).cmp(&all.get(b))) {
        if let Some(value) = all.get(place)
            && sorted.last() != Some(value)
        {
            sorted.push(*value);
        }
    }
    sorted
}

/// The same values in an order; equal ones stay as they stand.
///
/// ```
/// use leerpad::ground::order::ordered;
/// let words = vec!["noot", "mies", "aap"];
/// assert_eq!(ordered(words, &|a, b| a.len().cmp(&b.len())), ["aap", "noot", "mies"]);
/// ```
#[must_use]
pub fn ordered<T>(all: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let places = places(all.len(), &|a, b| match (all.get(a), all.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut left: Vec<Option<T>> = all.into_iter().map(Some).collect();
    places
        .into_iter()
        .filter_map(|place| left.get_mut(place).and_then(Option::take))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_sorted_as_the_standard_library_does() {
        let mut roll = 7_u64;
        for length in 0..70 {
            let list: Vec<u64> = (0..length)
                .map(|_| {
                    roll = roll.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    roll >> 60
                })
                .collect();
            let mut expected: Vec<usize> = (0..list.len()).collect();
            expected.sort_by_key(|at| list[*at]);
            assert_eq!(places(list.len(), &|a, b| list[a].cmp(&list[b])), expected);
        }
    }
}
