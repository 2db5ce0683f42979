//! Whole files through the reader; the rest is tested beside its code.

use super::draft::ModuleDraft;
use crate::ground::language::Language;
use crate::ground::problem::Problem;
use crate::ground::source::Source;
use crate::syntax;
use crate::syntax::tree::Node;

/// A module around the lines of a test.
pub(super) const HEAD: &str = "leerpad: 1\nmodule: proef\nversion: 1.0.0\nlanguages: [nl]\ntitle: Proef\n";
/// Steps for a test that is about something else.
pub(super) const STEPS: &str = "steps:\n  - step: welkom\n    body: Hoi\n";

/// Reads a text and hands over what came of it.
pub(super) fn read<T>(text: &str, look: impl FnOnce(&ModuleDraft<'_>, &Source, &[Problem]) -> T) -> T {
    let source = Source::new("proef.yaml", text);
    let (tree, mut problems): (Node, _) = syntax::parse(&source, 0);
    let (draft, more) = super::decode(&tree, &source);
    problems.extend(more);
    for problem in problems
        .iter()
        .filter(|problem| super::RULES.contains(&problem.rule))
    {
        for language in [Language::Nl, Language::En] {
            let words = [
                problem.message(language),
                problem.why(language),
                problem.help(language),
            ];
            assert!(!words.concat().contains('{'), "{words:?}");
        }
    }
    look(&draft, &source, &problems)
}

/// Every problem as `code: underlined text`, in the order found.
pub(super) fn told(text: &str) -> Vec<String> {
    read(text, |_, source, problems| {
        problems
            .iter()
            .map(|problem| format!("{}: {}", problem.rule.code, source.slice(problem.span)))
            .collect()
    })
}

/// The problems of a few lines put into a module.
pub(super) fn told_in(lines: &str) -> Vec<String> {
    let steps = if lines.contains("steps:\n  - ") { "" } else { STEPS };
    told(&format!("{HEAD}{lines}{steps}"))
}

/// The problems of the items of an exercise.
pub(super) fn told_item(lines: &str) -> Vec<String> {
    told(&format!(
        "{HEAD}steps:\n  - exercise: oefening\n    items:\n{lines}"
    ))
}

/// The text with the edits of its problems made.
pub(super) fn mended(text: &str) -> String {
    read(text, |_, _, problems| {
        let mut edits: Vec<_> = problems.iter().flat_map(|problem| problem.fix.clone()).collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
        let mut out = text.to_owned();
        for edit in edits {
            out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        out
    })
}

const WHOLE: &str = include_str!("example.yaml");

#[test]
fn the_whole_example_is_read_without_a_word() {
    assert_eq!(told(WHOLE), Vec::<String>::new());
    read(WHOLE, |draft, source, _| {
        assert_eq!(draft.id.unwrap().value, "rust-in-je-hoofd");
        assert_eq!(draft.steps.len(), 6);
        assert_eq!(draft.scales[0].items.len(), 2);
        assert_eq!(
            source.slice(draft.steps[2].next[0].when.unwrap().span),
            "soort in (ramp, schuld)"
        );
    });
}

#[test]
fn rules_have_codes_of_their_own_and_words_in_two_languages() {
    let mut codes: Vec<_> = super::RULES.iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
    for rule in super::RULES {
        for words in [&rule.nl, &rule.en] {
            for text in [words.message, words.why, words.help] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text}", rule.code);
                assert!(!text.starts_with(char::is_uppercase), "{}: {text}", rule.code);
            }
        }
    }
}

/// Lines that break each rule of this folder at least once.
const BROKEN: &[&str] = &[
    "titel: x\nsummary:\ngoals: een\nminutes: 1.5\nimage: ../x.png\n",
    "summary: [a, b]\ngoals: [een twee, drie]\n",
    "blend: {guide: mabe}\nlanguage-check: {by: Jan, on: 5-1-2026}\n",
    "help:\n  - title: Bel\n    phone: bel 113\n    link: www.113.nl\n  - title: Niets\n",
    "privacy:\n  keep: 90 dagen\n",
    "chances:\n  g: [a, a]\n  h: {arms: {a: 0}}\n  i: {from: 6, to: 1}\n  j: {arms: {a: 1}, from: 2}\n",
    "settings:\n  a: {type: choice, options: [x, y], default: z}\n  b: {type: number, from: 1, to: 3, default: 5}\n  c: {type: confirm, default: ja}\n  d: {type: number, default: 9999999999}\n",
    "facts:\n  a: {from: x}\n  b: {type: text, options: [a]}\n",
    "values:\n  a:\n    - when: x\n      is: 1\n  b:\n    - is: 1\n    - is: 2\n",
    "watch: {words: [a], show: hulp}\n",
    "steps:\n  - titel: x\n  - choice: z\n  - step: a\n    reflection: b\n  - title: T\n    step: c\n  - share: d\n  - los\n",
    "steps:\n  - exercise: e\n    items:\n      - goal: g\n",
    "steps:\n  - step: a\n    next:\n      - when: x\n        go: y\n    scale: x\n",
    "steps:\n  - step: \u{c9}\u{e9}n stap\n  - step: end\n  - step: a\n    was: [a]\n  - step: a\n",
    "steps:\n  - step: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n",
    "steps:\n  - section: a\n    steps: []\n    need: all\n",
    "steps:\n  - reflection: b\n    ask: Q\n    items:\n      - words: c\n        ask: Q\n",
    "scales:\n  s:\n    items:\n      - scale: x\n        ask: Q\n        from: 0\n        to: 10\n        when: a\n        labels:\n          11: Elf\n    score: x\n    skipped: soms\n    bands:\n      - band: a\n        below: 4\n      - band: b\n        below: 3\n",
    "scales:\n  s:\n    items:\n      - confirm: x\n        ask: Q\n    bands:\n      - band: a\n",
    "steps:\n  - exercise: e\n    items:\n      - number: n\n        ask: q\n        from: 0,5\n        to: 1.1234567\n        decimals: 7\n        step: 0\n      - time: t\n        ask: q\n        from: 9.30\n      - note: o\n        required: true\n",
    "steps:\n  - exercise: e\n    items:\n      - media: m\n        video: v.mp4\n        audio: a.mp3\n      - media: o\n      - choice: c\n        ask: q\n        options: {a: A}\n        options-from: x\n      - choice: cc\n        ask: q\n        options: onbekend\n",
    "steps:\n  - exercise: e\n    items:\n      - date: d\n        ask: q\n        from: eergisteren\n      - scale: s\n        ask: q\n        from: nul\n        to: 10\n",
    "steps:\n  - exercise: e\n    items:\n      - diary: d\n        every: day\n        times: 3\n        within: 5 hours\n",
    "steps:\n  - exercise: e\n    items:\n      - match: m\n        ask: q\n        left: {a: A, b: B}\n        right: {x: X}\n        pairs: {a: y}\n      - gap: g\n        sentence: De [een] en de [een] en [drie].\n        gaps:\n          een: {accept: [a], right: a}\n          twee: {accept: [b]}\n      - goal: d\n        ask: q\n        to: 7.5\n",
    "option-sets:\n  a: [x]\n",
    "steps:\n  - exercise: e\n    items:\n      - choice: c\n        ask: q\n        options:\n          a: {label: A, was: [x]}\n          b: {label: B, was: [x]}\n",
    "steps:\n  - wait: a\n  - wait: b\n    for: 2 months\n    until: 09:00\n  - wait: c\n    for: 1 day\n    within: 1 day\n    otherwise: a\n",
    "steps:\n  - contact: a\n    forms: [chat, chat]\n    with: supporter\n    confirm: guide\n  - activity: b\n    within: 1 day\n",
];

#[test]
fn every_rule_has_lines_that_break_it() {
    let mut found: Vec<String> = Vec::new();
    for lines in BROKEN {
        found.extend(told_in(lines));
    }
    found.extend(told(""));
    found.extend(told(
        "leerpad: 2\nlanguages: [nl, nl, dutch, en]\ntitle: {nl: A, fr: B}\n",
    ));
    let tags: Vec<_> = ('a'..='z')
        .flat_map(|a| ('a'..='e').map(move |b| format!("{a}{b}")))
        .collect();
    found.extend(told(&format!("languages: [{}]\n", tags.join(", "))));
    for rule in super::RULES {
        let start = format!("{}: ", rule.code);
        assert!(found.iter().any(|told| told.starts_with(&start)), "{}", rule.code);
    }
}

/// Where a list stands without its key, its first word says which key that is.
#[test]
fn lists_are_known_by_the_kinds_in_them() {
    for (key, family) in [("steps", &super::steps::STEPS), ("items", &super::items::ITEMS)] {
        let mut kinds: Vec<_> = family.kinds.iter().map(|kind| kind.word).collect();
        kinds.sort_unstable();
        let known = syntax::values::LISTED.iter().find(|(name, _)| *name == key);
        let mut known = known.map(|(_, words)| words.to_vec()).unwrap_or_default();
        known.sort_unstable();
        assert_eq!(known, kinds, "{key}");
    }
}
