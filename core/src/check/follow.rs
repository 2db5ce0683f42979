//! Problems that only follow from others: what could not be read is missed elsewhere, and that helps nobody.
//!
//! A name is only left out when it stands in the text as one that somebody gave: a name that nobody gave is a
//! mistake of its own, and is told at once.

use std::collections::BTreeSet;

use super::{Sources, is_walked};
use crate::ground::problem::{Problem, Severity};
use crate::ground::source::Source;
use crate::ground::span::Span;

/// Something that should have a name or hold others could not be read as such.
const LOST: &[&str] = &[
    "alias",
    "colon-in-text",
    "duplicate-key",
    "empty-value",
    "id-shape",
    "id-reserved",
    "inside-brackets",
    "key-of-other-kind",
    "kind-not-allowed",
    "missing-key",
    "needs-entry",
    "needs-list",
    "needs-map",
    "needs-text",
    "no-colon",
    "no-kind",
    "no-value-in-braces",
    "odd-character",
    "open-bracket",
    "open-quote",
    "second-document",
    "text-after-end",
    "two-kinds",
    "unknown-key",
    "unknown-option-set",
    "unknown-part",
    "unknown-scale",
    "wrong-bracket",
    "wrong-indent",
    "wrong-indent-count",
    "yaml-syntax",
];

/// What is written there belongs to the thing above it, but could not be read as a part of it.
const TORN: &[&str] = &[
    "inside-brackets",
    "no-colon",
    "no-kind",
    "open-bracket",
    "open-quote",
    "second-document",
    "text-after-end",
    "unknown-key",
    "wrong-bracket",
    "wrong-indent",
    "wrong-indent-count",
    "yaml-syntax",
];

/// A name that is not found, though it may have been given in what was lost.
const NAMES: &[&str] = &[
    "never-measured",
    "unknown-band",
    "unknown-in-summary",
    "unknown-item",
    "unknown-moment",
    "unknown-name",
    "unknown-option",
    "unknown-option-set",
    "unknown-row",
    "unknown-scale",
    "unknown-step",
];

/// What is reckoned from ranges, options and ways: only right when all of these were read.
const RECKONED: &[&str] = &[
    "always-true",
    "asked-without-use",
    "check-never-met",
    "condition-always",
    "condition-never",
    "contact-without-form",
    "every-option",
    "guide-never-met",
    "never-true",
    "option-without-score",
    "stuck-in-silence",
    "too-large",
    "unreachable-step",
    "way-never-taken",
];

/// Values that are wrong, so that nothing can be reckoned with them.
const UNSURE: &[&str] = &[
    "bands-not-ascending",
    "comma-in-number",
    "length-not-exact",
    "needs-number",
    "not-a-date",
    "not-a-duration",
    "not-a-number",
    "not-a-time",
    "not-above-nought",
    "not-whole",
    "number-decimals",
    "number-too-large",
    "out-of-range",
    "upside-down",
];

/// So many things that were lost are looked at for each problem: this keeps it linear.
const MOST: usize = 200;

/// How far after a thing a part of it can be lost, in bytes.
const NEAR: u32 = 2_000;

/// Leaves out what only follows from another problem.
pub(super) fn leave_out(sources: &Sources, problems: &mut Vec<Problem>) {
    let is_one = |codes: &[&str], problem: &Problem| codes.contains(&problem.rule.code);
    let is_lost = |problem: &Problem| {
        problem.rule.severity == Severity::Error && is_one(LOST, problem) && !is_walked(problem)
    };
    let lost: Vec<_> = problems
        .iter()
        .filter(|problem| is_lost(problem))
        .map(|problem| problem.span)
        .collect();
    let place = |problem: &Problem| problem.span;
    let unsure: Vec<Span> = problems
        .iter()
        .filter(|problem| problem.rule.severity == Severity::Error && is_one(UNSURE, problem))
        .map(place)
        .collect();
    let torn: Vec<(Span, bool)> = problems
        .iter()
        .filter(|problem| is_one(TORN, problem))
        .map(|problem| (problem.span, problem.rule.code == "unknown-key"))
        .collect();
    let is_unsure = !lost.is_empty() || !unsure.is_empty();
    if !is_unsure {
        return;
    }
    let given = given(sources);
    problems.retain(|problem| {
        let word = |name| {
            problem
                .parameters
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, word)| word.as_str())
        };
        let near = |span: &Span, far: u32| {
            let start = problem.span.start;
            let reach = start.saturating_sub(far)..start.saturating_add(far);
            *span != problem.span && span.source == problem.span.source && reach.contains(&span.start)
        };
        match problem.rule.code {
            "band-unreachable" => return !lost.iter().take(MOST).any(|span| near(span, NEAR)),
            "ladder-without-end" => return !torn.iter().take(MOST).any(|(span, _)| near(span, NEAR / 2)),
            _ if is_one(RECKONED, problem) => return false,
            _ => {}
        }
        if is_one(NAMES, problem) {
            let is_own = lost.iter().take(2).all(|span| *span == problem.span);
            return is_own || !word("name").is_some_and(|word| given.contains(word));
        }
        if problem.rule.code == "missing-key" {
            // A key that the module itself lacks stands anywhere below; else in the lines up to what was lost.
            let start = problem.span.start as usize;
            let is_head = problem.span.start < NEAR / 20;
            let text = sources.all().get(usize::from(problem.span.source));
            let below = text.and_then(|source| source.text().get(start..)).unwrap_or("");
            let stands = |span: &Span| {
                let lines = (span.end as usize).saturating_sub(start);
                let until = if is_head {
                    below.len()
                } else {
                    lines + NEAR as usize / 10
                };
                let mut passed = 0;
                word("key").is_some_and(|key| {
                    below.lines().skip(1).any(|line| {
                        passed += line.len() + 1;
                        passed <= until && line.trim_start().trim_start_matches("- ").starts_with(key)
                    })
                })
            };
            // A key that is not known deep inside something took nothing from the module itself.
            let is_of_head = |span: &Span, is_key: bool| {
                let text = text.map_or("", Source::text);
                let is_first = || {
                    text.get(..span.start as usize)
                        .is_some_and(|before| before.ends_with('\n'))
                };
                !is_key || is_first() || text.get(span.start as usize..span.end as usize) == word("key")
            };
            return !torn
                .iter()
                .take(MOST)
                .find(|(span, is_key)| {
                    let is_after = span.start > problem.span.start;
                    is_after
                        && if is_head {
                            is_of_head(span, *is_key)
                        } else {
                            near(span, NEAR)
                        }
                })
                .is_some_and(|(span, _)| stands(span));
        }
        true
    });
}

/// The words that stand where somebody gives a name: a key, or one word behind a key.
fn given(sources: &Sources) -> BTreeSet<String> {
    let mut given = BTreeSet::new();
    for line in sources.all().iter().flat_map(|source| source.text().lines()) {
        let line = line.trim();
        let is_entry = line.starts_with("- ");
        let line = line.trim_start_matches("- ");
        let Some((key, value)) = line.split_once([':', ' ']) else {
            given.insert(line.to_lowercase());
            continue;
        };
        let value = value.split(" #").next().unwrap_or("").trim();
        // What points at a name gives none.
        let points = matches!(
            key,
            "go" | "next" | "options" | "options-from" | "scale" | "when" | "score"
        );
        if (is_entry || !points) && !value.contains(' ') {
            given.insert(value.to_lowercase());
        }
        given.insert(key.to_lowercase());
    }
    given
}
