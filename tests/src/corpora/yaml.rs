//! The YAML test suite: 407 texts, 94 of which nobody may accept.

use std::path::Path;

use leerpad::ground::problem::Severity;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::syntax::parse;
use leerpad::syntax::tree::{Node, NodeKind, Style};
use serde::Deserialize;
use serde_json::Value;

use super::Summary;

/// One case of the suite.
#[derive(Deserialize)]
struct Case {
    id: String,
    yaml: String,
    fail: bool,
    json: Option<Vec<Value>>,
}

/// Reads every case: nothing may panic, every place must hold, what must be refused is refused, and what is accepted
/// says what the suite says.
///
/// # Errors
/// The suite is not there or cannot be read.
pub fn run(folder: &Path) -> Result<Summary, String> {
    let path = folder.join("yaml-test-suite/cases.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let cases: Vec<Case> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut summary = Summary::default();
    let (mut refused, mut same, mut own) = (0, 0, 0);
    for case in &cases {
        summary.tried += 1;
        let source = Source::new(case.id.as_str(), case.yaml.as_str());
        let (tree, problems) = parse(&source, 0);
        let errors = problems
            .iter()
            .any(|problem| problem.rule.severity == Severity::Error);
        if let Err(fault) = places(&source, &tree, !errors) {
            summary.failed.push(format!("{}: {fault}", case.id));
        }
        for problem in &problems {
            let related = problem.related.iter().map(|related| related.span);
            let edits = problem.fix.iter().map(|edit| edit.span);
            for span in related.chain(edits).chain([problem.span]) {
                if !holds(&source, span) {
                    summary
                        .failed
                        .push(format!("{}: {} at {span:?}", case.id, problem.rule.code));
                }
            }
        }
        let errors = problems
            .iter()
            .any(|problem| problem.rule.severity == Severity::Error);
        match (case.fail, errors) {
            (true, true) => refused += 1,
            (true, false) => summary
                .failed
                .push(format!("{}: accepted, and is no YAML", case.id)),
            (false, true) => own += 1,
            (false, false) => match case.json.as_deref() {
                Some([json]) if !agrees(&tree, json) => {
                    summary
                        .failed
                        .push(format!("{}: another tree than {json}", case.id));
                }
                _ => same += 1,
            },
        }
    }
    summary.notes.push(format!("{refused} refused as no YAML"));
    summary
        .notes
        .push(format!("{own} refused as more than a module may use"));
    summary.notes.push(format!("{same} with the same tree"));
    Ok(summary)
}

/// Whether a place lies in its source and on whole characters.
#[must_use]
pub fn holds(source: &Source, span: Span) -> bool {
    source
        .text()
        .get(span.start as usize..span.end as usize)
        .is_some()
}

/// Looks at every place in a tree; `exact` for a text without errors, of which nothing was mended.
///
/// # Errors
/// The first place that does not hold.
pub fn places(source: &Source, node: &Node, exact: bool) -> Result<(), String> {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if !holds(source, node.span) {
            return Err(format!("place {:?}", node.span));
        }
        match &node.kind {
            NodeKind::Scalar(scalar) => {
                for (at, char) in scalar.text.char_indices() {
                    let place = scalar.place(at, at + char.len_utf8(), node.span);
                    if !holds(source, place) {
                        return Err(format!("place {place:?} of {char:?} in {:?}", node.span));
                    }
                    let written = source.slice(place);
                    let plain = scalar.style != Style::Double && !matches!(char, '\n' | ' ' | '\'');
                    if exact && plain && !written.starts_with(char) {
                        return Err(format!("{char:?} is said to stand at {written:?}, {place:?}"));
                    }
                }
                if exact
                    && scalar.style == Style::Plain
                    && !scalar.text.contains('\n')
                    && !source
                        .slice(node.span)
                        .contains(|char: char| char.is_ascii_control())
                    && source.slice(node.span) != scalar.text
                {
                    return Err(format!(
                        "{:?} stands at {:?}",
                        scalar.text,
                        source.slice(node.span)
                    ));
                }
            }
            NodeKind::List { items, .. } => {
                inside(node, items.iter().map(|item| item.span))?;
                open.extend(items);
            }
            NodeKind::Map { entries, .. } => {
                inside(
                    node,
                    entries
                        .iter()
                        .flat_map(|entry| [entry.key.span, entry.value.span]),
                )?;
                open.extend(entries.iter().map(|entry| &entry.value));
            }
            NodeKind::Broken => {}
        }
    }
    Ok(())
}

/// What is in a list or map stands in it, in order.
fn inside(node: &Node, spans: impl Iterator<Item = Span>) -> Result<(), String> {
    let mut before = node.span.start;
    for span in spans {
        if span.start < before || span.end > node.span.end {
            return Err(format!("{span:?} in {:?} after {before}", node.span));
        }
        before = span.end;
    }
    Ok(())
}

/// Whether a tree says what the suite says; every scalar is text, so only the text of numbers and words is compared.
fn agrees(node: &Node, json: &Value) -> bool {
    match (&node.kind, json) {
        (NodeKind::List { items, .. }, Value::Array(values)) => {
            items.len() == values.len() && items.iter().zip(values).all(|(item, value)| agrees(item, value))
        }
        (NodeKind::Map { entries, .. }, Value::Object(values)) => {
            entries.len() == values.len()
                && entries.iter().all(|entry| {
                    let value = values.get(&entry.key.value).or_else(|| {
                        (entry.key.value.is_empty() || entry.key.value == "~").then(|| values.get("null"))?
                    });
                    value.is_some_and(|value| agrees(&entry.value, value))
                })
        }
        (NodeKind::Scalar(scalar), Value::String(value)) => scalar.text == *value,
        (NodeKind::Scalar(scalar), Value::Null) => matches!(scalar.text.as_str(), "" | "~" | "null"),
        (NodeKind::Scalar(scalar), Value::Bool(value)) => scalar.text == value.to_string(),
        (NodeKind::Scalar(scalar), Value::Number(value)) => {
            scalar.style == Style::Plain
                && (scalar.text == value.to_string()
                    || scalar.text.parse::<f64>().ok() == value.as_f64()
                    || scalar.text.starts_with("0x")
                    || scalar.text.starts_with("0o"))
        }
        _ => false,
    }
}
