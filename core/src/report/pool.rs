//! Parts of a published sum: the small ones are withheld together with enough others.

use super::threshold::Threshold;

/// A part of a sum: how large it is, and how many people it speaks of at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// People.
    pub people: usize,
    /// Its share of the sum.
    pub size: usize,
}

/// Which parts are published. None is small: all. Else the parts are withheld from the fewest people upwards, noughts too,
/// until all small ones are, and those withheld are not all alike and together speak of k people, as `together` says; or
/// until none is left. Parts alike are treated alike, so to exchange two that are withheld changes nothing that is
/// published: each could be the other.
///
/// ```
/// use leerpad::report::{Threshold, pool::{Part, published}};
/// let parts: Vec<Part> = [14, 2, 0, 9].iter().map(|size| Part { people: *size, size: *size }).collect();
/// let together = |few: &[bool]| parts.iter().zip(few).filter(|(_, is_in)| **is_in).map(|(part, _)| part.people).sum();
/// assert_eq!(published(&parts, Threshold::default(), &together), [true, false, false, false]);
/// ```
#[must_use]
pub fn published(parts: &[Part], threshold: Threshold, together: &dyn Fn(&[bool]) -> usize) -> Vec<bool> {
    let small = parts.iter().filter(|part| threshold.is_small(part.people));
    let Some(mut limit) = small.map(|part| part.people).max() else {
        return vec![true; parts.len()];
    };
    loop {
        let withheld: Vec<bool> = parts.iter().map(|part| part.people <= limit).collect();
        let inside = || parts.iter().zip(&withheld).filter(|(_, is_in)| **is_in);
        let differ = inside().any(|(part, _)| inside().any(|(other, _)| part.size != other.size));
        let next = parts
            .iter()
            .map(|part| part.people)
            .filter(|people| *people > limit)
            .min();
        match next {
            Some(next) if !differ || together(&withheld) < threshold.k() => limit = next,
            _ => return withheld.iter().map(|is_in| !is_in).collect(),
        }
    }
}
