//! Which texts to try: of all that comparisons cannot tell apart, one.

use super::answers::Tries;
use super::uses::Use;
use crate::expr::typed::Likeness;
use crate::session::value::Answer;

/// So many texts are tried in every combination.
const TEXTS: usize = 6;

/// What may stand between texts that are looked for: the first of these that is in none.
const FREE: &str = "xqzwyvjkbfghpcdlmntrsuoiea0123456789#~^";

/// Texts: each that it is compared with, what is just beside it, all of them in every combination, and something else.
pub(super) fn texts(used: &Use, max: u32) -> Tries {
    // What stands between may be no part of what is looked for.
    let is_free = |c: &char| !used.texts.iter().any(|(_, text)| text.contains(*c));
    let free = FREE.chars().find(is_free);
    let between = free.unwrap_or('x');
    let other: String = std::iter::repeat_n(between, max.min(12) as usize).collect();
    let mut texts = vec![String::from("iets anders"), other];
    let of = |wanted: &[Likeness]| -> Vec<&str> {
        let mut list: Vec<&str> = used
            .texts
            .iter()
            .filter(|(how, _)| wanted.contains(how))
            .map(|(_, text)| text.as_str())
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    let inside = of(&[Likeness::Contains]);
    let starts = of(&[Likeness::StartsWith]);
    let about = of(&[Likeness::About]);
    for (_, text) in &used.texts {
        texts.push(text.clone());
        // One code point more is about the same, and not the same.
        texts.push(format!("{text}{between}"));
    }
    let few = inside.get(..inside.len().min(TEXTS)).unwrap_or_default();
    for mask in 0..1_usize << few.len() {
        let chosen = few.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        let middle: String = chosen.map(|(_, text)| format!(" {between} {text}")).collect();
        for start in starts.iter().copied().chain([""]) {
            texts.push(format!("{start}{middle} {between}").trim_start().to_owned());
        }
    }
    for length in &used.lengths {
        let count = length.millionths().div_euclid(1_000_000);
        for count in [count - 1, count, count + 1] {
            if let Ok(count) = usize::try_from(count)
                && count <= max as usize
            {
                texts.push("x".repeat(count));
            }
        }
    }
    let fits = |text: &String| text.chars().count() <= max as usize;
    let all_fit = texts.iter().all(fits);
    texts.retain(fits);
    texts.sort();
    texts.dedup();
    // Every text meets, of what it is compared with, what one of these meets: those that it holds, and the longest that it
    // starts with. What is *about* something is known for one text alone; so are lengths.
    let is_plain = about.is_empty() || (about.len() == 1 && inside.is_empty() && starts.is_empty());
    let is_whole = !used.is_mixed
        && free.is_some()
        && inside.len() <= TEXTS
        && is_plain
        && (used.lengths.is_empty() || used.texts.is_empty())
        && (all_fit || (inside.is_empty() && starts.is_empty()));
    Tries {
        answers: texts.into_iter().map(|text| Answer::Text(text.into())).collect(),
        is_whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::fold::is_about;
    use std::collections::BTreeSet;

    fn meets(used: &Use, text: &str) -> Vec<bool> {
        let met = |(how, other): &(Likeness, String)| match how {
            Likeness::Equal => text == other,
            Likeness::NotEqual => text != other,
            Likeness::Contains => text.contains(other.as_str()),
            Likeness::StartsWith => text.starts_with(other.as_str()),
            Likeness::About => is_about(text, other),
        };
        used.texts.iter().map(met).collect()
    }

    #[test]
    fn every_way_in_which_a_text_can_be_like_others_comes_up() {
        let mut every = vec![String::new()];
        for from in 0..3_usize.pow(5) {
            if let Some(known) = every.get(from).cloned() {
                every.extend(["a", "b", "x"].map(|c| format!("{known}{c}")));
            }
        }
        let mut roll = 5_u64;
        let mut dice = |count: usize| {
            roll = roll
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(roll >> 33).expect("a number") % count
        };
        let kinds = [
            Likeness::Equal,
            Likeness::Contains,
            Likeness::StartsWith,
            Likeness::NotEqual,
            Likeness::About,
        ];
        let mut decided = 0;
        for round in 0..400 {
            let count = 1 + dice(4);
            let mut some = || (kinds[dice(kinds.len())], every[1 + dice(39)].clone());
            let used = Use {
                texts: (0..count).map(|_| some()).collect(),
                ..Use::default()
            };
            let tries = texts(&used, 200);
            if !tries.is_whole {
                continue;
            }
            decided += 1;
            let text = |answer: &Answer| match answer {
                Answer::Text(text) => text.to_string(),
                _ => String::new(),
            };
            let tried: BTreeSet<Vec<bool>> = tries
                .answers
                .iter()
                .map(|answer| meets(&used, &text(answer)))
                .collect();
            // An answer is never empty.
            for text in every.iter().skip(1) {
                assert!(
                    tried.contains(&meets(&used, text)),
                    "round {round}: {text} {:?}",
                    used.texts
                );
            }
        }
        assert!(decided > 150, "{decided} decided");
    }
}
