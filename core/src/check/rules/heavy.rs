//! A module about something heavy without anybody to turn to.

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
        message: "hier gaat het over `{word}`, en in de module staat geen hulp",
        why: "wie dit raakt, moet met één tik bij een mens kunnen zijn",
        help: "zet onder `help` wie er te bellen is, zoals 113 of 112, of zet er een gesprek (`contact`) in",
    },
    en: Words {
        message: "this is about `{word}`, and the module has no help",
        why: "whom this touches must be one tap away from a person",
        help: "write at `help` whom to call, such as 113 or 112, or put in a `contact`",
    },
};

/// How words begin that are about something heavy, folded.
const HEAVY: [&str; 18] = [
    "zelfmoord",
    "zelfdoding",
    "suicid",
    "mishandel",
    "misbruik",
    "verkracht",
    "aangerand",
    "aanranding",
    "verslaafd",
    "verslaving",
    "zelfbeschadig",
    "huiselijk geweld",
    "self-harm",
    "abuse",
    "addict",
    "rape",
    "domestic violence",
    "eetstoornis",
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
        if heavy_in(&fold(&scalar.text)).is_none() {
            continue;
        }
        for sentence in sentences(&scalar.text) {
            let said = fold(scalar.text.get(sentence.range.clone()).unwrap_or(""));
            if let Some(heavy) = heavy_in(&said) {
                let span = scalar.place(sentence.range.start, sentence.range.end, cell.node.span);
                problems.push(Problem::new(&RULE, span).with("word", heavy));
                return;
            }
        }
    }
}

/// The heavy word with which a word of a folded text begins.
fn heavy_in(folded: &str) -> Option<&'static str> {
    let mut before = ' ';
    folded.char_indices().find_map(|(at, letter)| {
        let begins = !before.is_alphanumeric();
        before = letter;
        let rest = if begins { folded.get(at..)? } else { return None };
        HEAVY.iter().find(|heavy| rest.starts_with(**heavy)).copied()
    })
}
