//! The name that an option had, kept under its `was`: so that what somebody chose midway still counts.

use leerpad::check::names::{RenameFault, Thing, ThingKind};
use leerpad::ground::problem::Edit;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::module::keys::POSITIONS;
use leerpad::syntax::tree::{Entry, Node, NodeKind, Style};

use super::texts::Reading;

/// By how much what stands inside something is written further in.
const INDENT: &str = "  ";

/// The edits that keep the name of an option of a question or set; none for what keeps no former names.
pub(super) fn option(file: &Reading, named: &Thing, to: &str) -> Result<Vec<Edit>, RenameFault> {
    let owner = named.of.and_then(|of| file.names.things().get(of));
    let keeps = owner.is_some_and(|owner| match owner.kind {
        // The right sides of a match have no long form.
        ThingKind::Item => owner.word != "match",
        kind => matches!(kind, ThingKind::Question | ThingKind::Gap | ThingKind::OptionSet),
    });
    if named.kind != ThingKind::Option || !keeps {
        return Ok(Vec::new());
    }
    let Some((all, entry, in_braces)) = find(&file.tree, named.span) else {
        return Ok(Vec::new());
    };
    let others = all.iter().filter(|other| other.key.span != entry.key.span);
    if others.into_iter().any(|other| names(&other.value).contains(&to)) {
        return Err(RenameFault::Former);
    }
    let source = &file.source;
    Ok(match &entry.value.kind {
        NodeKind::Map { entries, flow } if is_long(entries) => match entry.value.get("was") {
            Some(was) => vec![added(source, was, &named.id, to)],
            None => long(source, entries, *flow, &named.id).into_iter().collect(),
        },
        NodeKind::Scalar(scalar) if scalar.style == Style::Absent => Vec::new(),
        NodeKind::Scalar(_) | NodeKind::Map { .. } if in_braces => folded(&entry.value, &named.id),
        NodeKind::Scalar(_) | NodeKind::Map { .. } => unfolded(source, entry, &named.id),
        _ => Vec::new(),
    })
}

/// The names under the `was` of a node.
pub(super) fn names(node: &Node) -> Vec<&str> {
    node.get("was").map_or_else(Vec::new, listed)
}

fn listed(node: &Node) -> Vec<&str> {
    let one = std::slice::from_ref(node);
    let all = node.items().unwrap_or(one).iter();
    all.filter_map(|item| Some(item.scalar()?.text.trim())).collect()
}

/// The entry whose key stands here, with those beside it, and whether they stand in braces.
fn find(node: &Node, key: Span) -> Option<(&[Entry], &Entry, bool)> {
    match &node.kind {
        NodeKind::Map { entries, flow } => {
            if let Some(entry) = entries.iter().find(|entry| entry.key.span == key) {
                return Some((entries, entry, *flow));
            }
            entries.iter().find_map(|entry| find(&entry.value, key))
        }
        NodeKind::List { items, .. } => items.iter().find_map(|item| find(item, key)),
        _ => None,
    }
}

/// Whether these are keys of an option rather than languages; `was` alone may be one.
fn is_long(entries: &[Entry]) -> bool {
    let keys = POSITIONS
        .iter()
        .find(|position| position.name == "option")
        .map_or(&[][..], |position| position.keys);
    let tells = |name: &str| name.len() > 3 && keys.iter().any(|key| key.name == name);
    entries.is_empty() || entries.iter().any(|entry| tells(&entry.key.value))
}

fn insert(at: u32, text: String) -> Edit {
    Edit {
        span: Span::new(0, at, at),
        text,
    }
}

/// The end of the last line that a node stands on.
fn line_end(source: &Source, node: &Node) -> u32 {
    let written = source.slice(node.span).trim_end().len();
    let last = node.span.start + u32::try_from(written).unwrap_or(0);
    source.line_range(source.line_of(last)).1
}

/// What stands before a byte on its line, as spaces.
fn indent(source: &Source, at: u32) -> String {
    let (start, _) = source.line_range(source.line_of(at));
    " ".repeat(source.slice(Span::new(0, start, at)).chars().count())
}

/// One more under a `was` that is there; its own former name can be its name again.
fn added(source: &Source, was: &Node, old: &str, to: &str) -> Edit {
    let mut list = listed(was);
    if let NodeKind::List { items, flow: false } = &was.kind
        && let Some(last) = items.last()
        && !list.contains(&to)
    {
        let before = indent(source, was.span.start);
        return insert(line_end(source, last), format!("\n{before}- {old}"));
    }
    list.retain(|id| *id != to && *id != old);
    list.push(old);
    Edit {
        span: was.span,
        text: format!("[{}]", list.join(", ")),
    }
}

/// A `was` in a long form that has none.
fn long(source: &Source, entries: &[Entry], in_braces: bool, old: &str) -> Option<Edit> {
    let last = entries.last()?;
    if in_braces {
        return Some(insert(last.value.span.end, format!(", was: [{old}]")));
    }
    let before = indent(source, last.key.span.start);
    Some(insert(
        line_end(source, &last.value),
        format!("\n{before}was: [{old}]"),
    ))
}

/// A label becomes a long form in braces, where it stands in braces.
fn folded(label: &Node, old: &str) -> Vec<Edit> {
    vec![
        insert(label.span.start, "{label: ".to_owned()),
        insert(label.span.end, format!(", was: [{old}]}}")),
    ]
}

/// A label becomes a long form in a block; the lines of a label of several go further in with it.
fn unfolded(source: &Source, entry: &Entry, old: &str) -> Vec<Edit> {
    let (key, label) = (entry.key.span, &entry.value);
    let between = source.slice(Span::new(0, key.end, label.span.start));
    let Some(colon) = between.find(':').and_then(|colon| u32::try_from(colon).ok()) else {
        return Vec::new();
    };
    let inner = indent(source, key.start) + INDENT;
    let end = line_end(source, label);
    let mut edits = vec![insert(key.end + colon + 1, format!("\n{inner}label:"))];
    let lines = source.line_of(key.end) + 1..=source.line_of(end);
    for (start, end) in lines.map(|line| source.line_range(line)) {
        if start < end {
            edits.push(insert(start, INDENT.to_owned()));
        }
    }
    edits.push(insert(end, format!("\n{inner}was: [{old}]")));
    edits
}
