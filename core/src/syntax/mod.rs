//! YAML text into a spanned tree. Parsing never fails: a tree and a list of problems.

mod build;
mod doubles;
pub mod faults;
mod lines;
mod look;
pub mod patch;
mod pieces;
mod quote;
mod recover;
pub mod refused;
pub mod silent;
mod stray;
pub mod tree;
pub(crate) mod values;
mod yaml;

use crate::ground::limits;
use crate::ground::problem::{Problem, Rule, sort};
use crate::ground::source::Source;
use tree::{Node, NodeKind};

/// Reads one source; `number` is its index in the set, and stands in every span.
///
/// ```
/// use leerpad::ground::source::Source;
/// let (tree, problems) = leerpad::syntax::parse(&Source::new("a.yaml", "title: nee\nphone: 0113"), 0);
/// assert!(problems.is_empty());
/// assert_eq!(tree.get("phone").unwrap().scalar().unwrap().text, "0113");
/// ```
#[must_use]
pub fn parse(source: &Source, number: u16) -> (Node, Vec<Problem>) {
    let text = source.text();
    if text.len() > limits::SOURCE_BYTES {
        let place = patch::span(number, 0, 0);
        let problem = Problem::new(&refused::TOO_LARGE, place)
            .with("found", text.len())
            .with("most", limits::SOURCE_BYTES);
        return (
            Node {
                kind: NodeKind::Broken,
                span: place,
            },
            vec![problem],
        );
    }
    let reading = build::read(text, None, &[], number);
    let odd = text.bytes().any(recover::is_odd);
    let (node, mut problems) = if reading.fault.is_some() || reading.look_closer || odd {
        recover::recover(text, number, reading)
    } else {
        (reading.node, reading.problems)
    };
    sort(&mut problems);
    // What was read up to a limit would only raise questions about what was not.
    let limits = [&refused::TOO_DEEP, &refused::TOO_MANY];
    if problems
        .iter()
        .any(|problem| limits.iter().any(|rule| rule.code == problem.rule.code))
    {
        let (kind, span) = (NodeKind::Broken, node.span);
        return (Node { kind, span }, problems);
    }
    (node, problems)
}

/// Every problem this folder can report.
pub static RULES: &[&Rule] = &[
    &faults::OPEN_BRACKET,
    &faults::WRONG_BRACKET,
    &faults::INSIDE_BRACKETS,
    &faults::OPEN_QUOTE,
    &faults::APOSTROPHE,
    &faults::QUOTE_ENDS_EARLY,
    &faults::BAD_ESCAPE,
    &faults::WRONG_INDENT,
    &faults::WRONG_INDENT_COUNT,
    &faults::TAB_INDENT,
    &faults::ODD_SPACE,
    &faults::COLON_IN_TEXT,
    &faults::COLON_NEEDS_SPACE,
    &faults::DASH_NEEDS_SPACE,
    &faults::LIST_WITHOUT_KEY,
    &faults::NO_COLON,
    &faults::TEXT_STARTS_WITH_SIGN,
    &faults::COMMENT_IN_TEXT,
    &faults::OUTSIDE,
    &faults::ODD_CHARACTER,
    &faults::YAML_SYNTAX,
    &refused::TOO_LARGE,
    &refused::TOO_DEEP,
    &refused::TOO_MANY,
    &refused::ANCHOR,
    &refused::ALIAS,
    &refused::MERGE,
    &refused::TAG,
    &refused::TAG_AS_NOT,
    &refused::SECOND_DOCUMENT,
    &refused::DIRECTIVE,
    &refused::DUPLICATE_KEY,
    &refused::COMPLEX_KEY,
    &silent::CUT,
    &silent::BRACE_STARTS_TEXT,
    &silent::COMMA_IN_BRACES,
    &silent::NO_VALUE_IN_BRACES,
    &silent::PARAGRAPHS,
    &silent::LIST_MERGED,
];

#[cfg(test)]
mod tests;
