//! The outline of a module, and its one style as edits.

use gen_lsp_types::{DocumentSymbol, SymbolKind, TextEdit};
use leerpad::check::names::{Thing, ThingKind};
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;

use super::place::Units;
use super::texts::Reading;

/// Steps with their items, scales with theirs, and everything else that has a name.
pub(super) fn symbols(reading: &Reading, units: Units) -> Vec<DocumentSymbol> {
    let things = reading.names.things();
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
    let mut top = Vec::new();
    for (number, thing) in things.iter().enumerate() {
        // A moment is written at a measure, not inside its scale; options stand together at their question, and are half of all.
        let is_left_out = matches!(thing.kind, ThingKind::Moment | ThingKind::Option | ThingKind::Arm);
        if thing.id.is_empty() || is_left_out {
            continue;
        }
        match thing.of.and_then(|of| inside.get_mut(of)) {
            Some(children) => children.push(number),
            None => top.push(number),
        }
    }
    top.iter()
        .filter_map(|number| symbol(reading, *number, &inside, units))
        .collect()
}

#[expect(deprecated, reason = "the field is part of the type")]
fn symbol(reading: &Reading, number: usize, inside: &[Vec<usize>], units: Units) -> Option<DocumentSymbol> {
    let thing = reading.names.things().get(number)?;
    let children = inside.get(number)?.iter();
    let children: Vec<DocumentSymbol> = children
        .filter_map(|child| symbol(reading, *child, inside, units))
        .collect();
    let title = thing.title.as_ref().and_then(|title| title.value.lines().next());
    Some(DocumentSymbol {
        name: thing.id.clone(),
        detail: title.map(str::to_owned),
        kind: kind(thing),
        tags: None,
        deprecated: None,
        range: units.range(
            &reading.source,
            tight(&reading.source, thing.whole.to(thing.span)),
        ),
        selection_range: units.range(&reading.source, thing.span),
        children: (!children.is_empty()).then_some(children),
    })
}

/// A span without the empty lines behind it.
fn tight(source: &Source, span: Span) -> Span {
    let kept = source.slice(span).trim_end().len();
    Span::new(
        span.source,
        span.start,
        span.start + u32::try_from(kept).unwrap_or(0),
    )
}

fn kind(thing: &Thing) -> SymbolKind {
    match thing.kind {
        ThingKind::Step if thing.word == "section" => SymbolKind::Namespace,
        ThingKind::Step if thing.word == "use" => SymbolKind::Module,
        ThingKind::Step => SymbolKind::Event,
        ThingKind::Item | ThingKind::Question => SymbolKind::Field,
        ThingKind::Option | ThingKind::Band | ThingKind::Arm | ThingKind::Moment => SymbolKind::EnumMember,
        ThingKind::Row | ThingKind::Gap => SymbolKind::Key,
        ThingKind::Scale => SymbolKind::Struct,
        ThingKind::Value => SymbolKind::Variable,
        ThingKind::Setting | ThingKind::Fact | ThingKind::Chance => SymbolKind::Constant,
        ThingKind::Purpose => SymbolKind::Interface,
        ThingKind::OptionSet => SymbolKind::Enum,
    }
}

/// The edits from one text to another, line by line, so that cursors and marks of an editor stay where they are.
pub(super) fn difference(source: &Source, after: &str, units: Units) -> Vec<TextEdit> {
    let difference = similar::TextDiff::from_lines(source.text(), after);
    let new: Vec<&str> = difference.iter_new_slices().collect();
    let mut starts = vec![0_u32];
    for line in difference.iter_old_slices() {
        let last = starts.last().copied().unwrap_or(0);
        starts.push(last + u32::try_from(line.len()).unwrap_or(0));
    }
    let changed = difference
        .ops()
        .iter()
        .filter(|op| op.tag() != similar::DiffTag::Equal);
    changed
        .map(|op| {
            let at = |line: usize| starts.get(line).copied().unwrap_or(0);
            let lines = op.old_range();
            TextEdit {
                range: units.range(source, Span::new(0, at(lines.start), at(lines.end))),
                new_text: new.get(op.new_range()).unwrap_or_default().concat(),
            }
        })
        .collect()
}
