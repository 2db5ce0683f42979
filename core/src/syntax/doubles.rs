//! Keys that stand twice in one map.

use super::refused;
use super::tree::Entry;
use crate::ground::problem::Problem;

/// Entries of a map whose keys are compared one with each other: below this, that takes less than sorting them.
const SMALL: usize = 12;

/// Takes out every entry whose key stood before in the map, with a problem for each.
pub(super) fn take_out(entries: &mut Vec<Entry>) -> Vec<Problem> {
    if entries.len() <= SMALL && !has_double(entries) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..entries.len()).collect();
    let name = |index: &usize| entries.get(*index).map(|entry| entry.key.value.as_str());
    order.sort_by(|a, b| name(a).cmp(&name(b)).then(a.cmp(b)));
    let mut first: Option<usize> = None;
    let mut later: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for index in order {
        match first.and_then(|first| entries.get(first)).zip(entries.get(index)) {
            Some((one, two)) if one.key.value == two.key.value => {
                found.push(
                    Problem::new(&refused::DUPLICATE_KEY, two.key.span)
                        .with("key", &two.key.value)
                        .see(one.key.span, "hier staat de eerste", "the first stands here"),
                );
                later.push(index);
            }
            _ => first = Some(index),
        }
    }
    later.sort_unstable();
    let mut index = 0;
    entries.retain(|_| {
        let keep = later.binary_search(&index).is_err();
        index += 1;
        keep
    });
    found
}

fn has_double(entries: &[Entry]) -> bool {
    let mut rest = entries;
    while let Some((entry, later)) = rest.split_first() {
        if later.iter().any(|other| other.key.value == entry.key.value) {
            return true;
        }
        rest = later;
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::ground::source::Source;
    use crate::syntax::parse;

    #[test]
    fn the_first_of_two_stays_in_small_and_large_maps() {
        for count in [2, 40] {
            let mut text: String = (0..count).map(|at| format!("k{at}: {at}\n")).collect();
            text += "k1: again\n";
            let (tree, problems) = parse(&Source::new("a.yaml", text), 0);
            assert_eq!(problems.len(), 1);
            assert_eq!(tree.entries().unwrap().len(), count);
            assert_eq!(tree.get("k1").unwrap().scalar().unwrap().text, "1");
        }
    }
}
