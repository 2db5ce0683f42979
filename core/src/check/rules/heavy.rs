//! A module about something heavy without anybody to turn to.

use std::ops::Range;

use crate::ground::fold::fold;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::keys::Of;
use crate::module::walk::{Holder, walk};
use crate::syntax::tree::Node;
use crate::text::sentences::sentences;

/// Nobody to turn to.
pub static RULE: Rule = Rule {
    code: "heavy-without-help",
    severity: Severity::Advice,
    nl: Words {
        message: "hier gaat het over iets zwaars (`{word}`), en in de module staat geen hulp",
        why: "wie dit raakt, moet met één tik bij een mens kunnen zijn",
        help: "zet onder `help` wie er te bellen is, zoals 113 of 112, of zet er een gesprek (`contact`) in",
    },
    en: Words {
        message: "this is about something heavy (`{word}`), and the module has no help",
        why: "whom this touches must be one tap away from a person",
        help: "write at `help` whom to call, such as 113 or 112, or put in a `contact`",
    },
};

/// What words have in them that are about something heavy, folded: `gokverslaafd` too.
const INSIDE: &str = "zelfmoord zelfdoding zelfbeschadig suicid mishandel misbruik verkracht aangerand aanranding verslaafd \
                      verslaving eetstoornis depressi";
/// How such words begin that would be found in others: `rape` in `therapeut`.
const BEGINS: &str = "incest stalk gestalk self-harm abuse addict rape";
/// How they end: `partnergeweld`, not `geweldig`.
const ENDS: &str = "geweld violence";
/// A few words together. With a stop behind them nothing may follow in their part of the sentence: who says `ik wil dood hout`
/// wants wood.
const TOGETHER: [&str; 18] = [
    "wil dood.",
    "wilt dood.",
    "dood wil.",
    "dood wilt.",
    "dood willen.",
    "wil dood zijn",
    "wilt dood zijn",
    "liever dood",
    "wil niet meer leven",
    "wilt niet meer leven",
    "niet meer wil leven",
    "niet meer wilt leven",
    "word geslagen",
    "wordt geslagen",
    "word je geslagen",
    "slaat je",
    "slaat me",
    "want to die",
];

/// Tells of the first heavy word of a module that has neither help nor a contact.
pub(crate) fn check(tree: &Node, problems: &mut Problems) {
    if tree.get("help").is_some() {
        return;
    }
    let walked = walk(tree);
    let is_contact = |holder: &Holder| matches!(holder, Holder::Kind(_, kind) if kind.word == "contact");
    if walked.frames.iter().any(|frame| is_contact(&frame.holder)) {
        return;
    }
    for cell in walked.cells.iter().filter(|cell| matches!(cell.of, Of::Text)) {
        let Some(scalar) = cell.node.scalar() else {
            continue;
        };
        if !may_be_heavy(&scalar.text) {
            continue;
        }
        for sentence in sentences(&scalar.text) {
            if let Some(heavy) = heavy_in(&scalar.text, &sentence.words) {
                let span = scalar.place(sentence.range.start, sentence.range.end, cell.node.span);
                problems.push(Problem::new(&RULE, span).with_sentence("word", heavy));
                return;
            }
        }
    }
}

/// Whether a text has anything in it that a heavy word, or such words together, cannot do without: most texts have not, and are not
/// taken apart for it.
fn may_be_heavy(text: &str) -> bool {
    let small = fold(text);
    let lists = [INSIDE, BEGINS, ENDS]
        .into_iter()
        .flat_map(|list| list.split(' '));
    let mut parts = lists.chain(["dood", "leven", "geslagen", "slaat", "die"]);
    parts.any(|part| small.contains(part))
}

/// The first heavy word of a sentence, or the first such words, as written.
fn heavy_in<'a>(text: &'a str, words: &[Range<usize>]) -> Option<&'a str> {
    let folded: Vec<String> = words
        .iter()
        .map(|word| fold(text.get(word.clone()).unwrap_or("")))
        .collect();
    words
        .iter()
        .zip(&folded)
        .enumerate()
        .find_map(|(at, (word, small))| {
            let is_any = |list: &str, fits: &dyn Fn(&str) -> bool| list.split(' ').any(fits);
            if is_any(INSIDE, &|part| small.contains(part))
                || is_any(BEGINS, &|part| small.starts_with(part))
                || is_any(ENDS, &|part| small.ends_with(part))
            {
                return text.get(word.clone());
            }
            TOGETHER.iter().find_map(|together| {
                let said = together.trim_end_matches('.').split(' ');
                let last = at + said.clone().count();
                let end = words.get(last.checked_sub(1)?)?.end;
                let is_free = !together.ends_with('.') || !text.get(end..)?.starts_with(' ');
                let is_said = folded.get(at..last)?.iter().eq(said);
                (is_said && is_free).then(|| text.get(word.start..end)).flatten()
            })
        })
}

#[cfg(test)]
mod tests {
    use super::heavy_in;
    use crate::text::sentences::sentences;

    fn heavy(text: &str) -> Option<&str> {
        sentences(text)
            .iter()
            .find_map(|sentence| heavy_in(text, &sentence.words))
    }

    #[test]
    fn no_words_together_are_passed_by() {
        for together in super::TOGETHER {
            assert!(super::may_be_heavy(together), "{together}");
        }
    }

    #[test]
    fn heavy_words_are_told_as_written() {
        for (text, word) in [
            ("Ik wil dood.", "wil dood"),
            ("Soms denk je: ik wil dood, en dan?", "wil dood"),
            ("Ik wil niet meer leven.", "wil niet meer leven"),
            ("Seksueel geweld.", "geweld"),
            ("Is er geweld thuis?", "geweld"),
            ("Je wordt geslagen door je partner.", "wordt geslagen"),
            ("Heb je een depressie?", "depressie"),
            ("Over incest en meer.", "incest"),
            ("Stalking is strafbaar.", "Stalking"),
            ("Ben je gokverslaafd?", "gokverslaafd"),
            ("Suïcidale gedachten.", "Suïcidale"),
            ("A suicidal thought.", "suicidal"),
        ] {
            assert!(super::may_be_heavy(text), "{text}");
            assert_eq!(heavy(text), Some(word), "{text}");
        }
    }

    #[test]
    fn what_only_looks_heavy_is_left_alone() {
        for text in [
            "Je bent doodmoe, dat is doodgewoon.",
            "Ik wil dood hout verzamelen.",
            "Praat over de dood met wie je wilt.",
            "Een geweldig idee van je therapeut.",
            "De klok heeft drie keer geslagen.",
        ] {
            assert_eq!(heavy(text), None, "{text}");
        }
    }
}
