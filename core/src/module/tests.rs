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
fn words_are_filled_in_both_languages() {
    read("leerpad: 2\nfoo: 1\n", |_, _, problems| {
        for problem in problems {
            for language in [Language::Nl, Language::En] {
                let words = [
                    problem.message(language),
                    problem.why(language),
                    problem.help(language),
                ];
                for text in words {
                    assert!(!text.contains('{'), "{text}");
                }
            }
        }
    });
}
