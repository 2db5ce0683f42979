//! Whether a Dutch sentence says what a word in it means.

use super::passive::is_in;

/// What stands between a word and its meaning: `een aanmaning is een brief`, `kwijtschelding: je hoeft niet te betalen`.
const MEANS: &str = "betekent is ofwel oftewel zijn";
/// What stands before a word when its meaning was said: `die brief heet een aanmaning`, `dat noemen we een aanmaning`.
const CALLED: &str = "heet heten noemt noemen ofwel oftewel";
/// May stand between, after or before.
const SMALL: &str = "dat de een eigenlijk het je ook we wel";
/// What a meaning begins with, behind `is`; `de aanmaning is betaald` says none.
const BEGINS: &str = "als dat de een eigenlijk het iemand iets wanneer wat";

/// Whether the word at a place of a sentence, all in small letters, is explained in it. `between` is what stands between
/// that word and the next.
pub(super) fn is_explained(words: &[String], at: usize, between: &str) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", String::as_str);
    let next = word(at.checked_add(1));
    let says = is_in(MEANS, next) && (!is_in("is zijn", next) || is_in(BEGINS, word(at.checked_add(2))));
    let mut before = words.get(..at).unwrap_or(&[]).iter().rev();
    let called = before.find(|word| !is_in(SMALL, word));
    says || between.contains(['(', ':', '=']) || called.is_some_and(|called| is_in(CALLED, called))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_said(text: &str) -> bool {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let plain: Vec<String> = words
            .iter()
            .map(|word| word.replace([':', '(', ')'], ""))
            .collect();
        let at = plain.iter().position(|word| word == "aanmaning").unwrap();
        let between = if words[at].ends_with(':') { ": " } else { " " };
        let between = if words.get(at + 1).is_some_and(|next| next.starts_with('(')) {
            " ("
        } else {
            between
        };
        is_explained(&plain, at, between)
    }

    #[test]
    fn a_meaning_is_told_from_a_use() {
        for text in [
            "Een aanmaning is een brief",
            "Een aanmaning betekent dat je moet betalen",
            "Aanmaning: een brief dat je te laat bent",
            "Je krijgt een aanmaning (een brief dat je te laat bent)",
            "Zo'n brief heet een aanmaning",
            "Die brief noemen we ook wel een aanmaning",
        ] {
            assert!(is_said(text), "{text}");
        }
        for text in [
            "De aanmaning is betaald",
            "Heb je een aanmaning gekregen",
            "Een aanmaning krijg je als je te laat bent",
        ] {
            assert!(!is_said(text), "{text}");
        }
    }
}
