//! What has a name, and in which space.

use super::{Borrowed, Names, Thing, ThingKind};
use crate::expr::ast::Expr;
use crate::ground::span::{Span, Spanned};
use crate::module::keys::Of;
use crate::module::walk::{Cell, Frame, Holder, Walked};
use crate::syntax::tree::Node;

/// For each frame the thing it is, or the thing around it.
pub(super) type Owners = Vec<Option<usize>>;

/// Finds everything with a name.
pub(super) fn define(walked: &Walked<'_>, names: &mut Names) -> Owners {
    let mut owners: Owners = Vec::with_capacity(walked.frames.len());
    for frame in &walked.frames {
        let around = frame
            .parent
            .and_then(|parent| owners.get(parent).copied().flatten());
        let made = frame.id.and_then(|id| {
            let kind = kind_of(
                frame,
                frame.parent.and_then(|parent| walked.frames.get(parent)),
                around,
                names,
            )?;
            Some(declare(names, frame, kind, id, around))
        });
        owners.push(made.or(around));
    }
    for cell in &walked.cells {
        let owner = owners.get(cell.frame).copied().flatten();
        read_cell(walked, cell, owner, names);
    }
    moments(walked, &owners, names);
    owners
}

/// What a frame with a name is.
fn kind_of(
    frame: &Frame<'_>,
    parent: Option<&Frame<'_>>,
    around: Option<usize>,
    names: &Names,
) -> Option<ThingKind> {
    let key = frame.key?.name;
    match frame.holder {
        Holder::Kind(family, _) => Some(match family.name {
            "step" => ThingKind::Step,
            "inner-item" => ThingKind::Question,
            _ => ThingKind::Item,
        }),
        Holder::Unkind(_) => None,
        Holder::Position(_) | Holder::Name => {
            let in_module = parent.is_some_and(|parent| parent.parent.is_none());
            match key {
                "scales" | "subscales" => Some(ThingKind::Scale),
                "values" => Some(ThingKind::Value),
                "settings" if in_module => Some(ThingKind::Setting),
                "facts" => Some(ThingKind::Fact),
                "chances" => Some(ThingKind::Chance),
                "purposes" => Some(ThingKind::Purpose),
                "option-sets" if in_module => Some(ThingKind::OptionSet),
                "option-sets" | "options" => Some(ThingKind::Option),
                "rows" | "left" => Some(ThingKind::Row),
                "right" => Some(ThingKind::Option),
                "gaps" => Some(ThingKind::Gap),
                "arms" => around
                    .and_then(|of| names.things.get(of))
                    .filter(|of| of.kind == ThingKind::Chance)
                    .map(|_| ThingKind::Arm),
                _ => None,
            }
        }
    }
}

/// Takes a name into its space. The first of two of one name keeps it.
fn declare(
    names: &mut Names,
    frame: &Frame<'_>,
    kind: ThingKind,
    id: Spanned<&str>,
    of: Option<usize>,
) -> usize {
    let (word, keeps_former) = match frame.holder {
        Holder::Kind(family, kind) => {
            let every = family.every.iter().filter(|key| family.allows(kind, key));
            (kind.word, every.into_iter().any(|key| key.name == "was"))
        }
        _ => ("", false),
    };
    let whole = match frame.word {
        Some(word) => word.to(frame.node.span),
        None => id.span.to(frame.node.span),
    };
    add(
        names,
        Thing {
            kind,
            word,
            id: id.value.trim().to_owned(),
            span: id.span,
            whole,
            of,
            title: None,
            was: None,
            keeps_former,
            private: None,
        },
    )
}

fn add(names: &mut Names, thing: Thing) -> usize {
    let (kind, id, of) = (thing.kind, thing.id.clone(), thing.of);
    let number = names.things.len();
    names.things.push(thing);
    if id.is_empty() {
        return number;
    }
    match kind {
        ThingKind::Step
        | ThingKind::Item
        | ThingKind::Scale
        | ThingKind::Value
        | ThingKind::Setting
        | ThingKind::Fact
        | ThingKind::Chance => {
            names.space.entry(id).or_insert(number);
        }
        ThingKind::Purpose => {
            names.purposes.entry(id).or_insert(number);
        }
        ThingKind::OptionSet => {
            names.sets.entry(id).or_insert(number);
        }
        _ => {
            if let Some(of) = of {
                names.locals.entry((of, id)).or_insert(number);
            }
        }
    }
    number
}

/// A thing that is no more than a word in a list.
fn bare(names: &mut Names, kind: ThingKind, word: &Node, of: Option<usize>) {
    let Some(scalar) = word.scalar() else { return };
    let id = scalar.text.trim().to_owned();
    let span = word.span;
    add(
        names,
        Thing {
            kind,
            word: "",
            id,
            span,
            whole: span,
            of,
            title: None,
            was: None,
            keeps_former: false,
            private: None,
        },
    );
}

/// What the values of a thing say about it.
fn read_cell(walked: &Walked<'_>, cell: &Cell<'_>, owner: Option<usize>, names: &mut Names) {
    let text = cell.node.scalar().map(|scalar| scalar.text.trim());
    let frame = walked.frames.get(cell.frame);
    match (cell.key.name, cell.of) {
        ("title" | "ask" | "label", Of::Text)
        | ("options" | "rows" | "left" | "right" | "option-sets", Of::Text) => {
            if let (Some(thing), Some(text)) = (owner.and_then(|owner| names.things.get_mut(owner)), text)
                && thing.title.is_none()
            {
                thing.title = Some(Spanned::new(text.to_owned(), cell.node.span));
            }
        }
        ("was", _) => {
            let value = frame.and_then(|frame| frame.node.get("was"));
            if let (Some(thing), Some(value)) = (owner.and_then(|owner| names.things.get_mut(owner)), value) {
                thing.was = Some(value.span);
            }
        }
        ("private", Of::Truth) => {
            if let Some(thing) = owner.and_then(|owner| names.things.get_mut(owner)) {
                thing.private = text.map(|text| text == "true");
            }
        }
        ("band", Of::Id) => {
            let whole = frame.map_or(cell.node.span, |frame| frame.node.span);
            let before = names.things.len();
            bare(names, ThingKind::Band, cell.node, owner);
            if let Some(band) = names.things.get_mut(before) {
                band.whole = whole;
            }
        }
        ("options", Of::Id) => bare(names, ThingKind::Option, cell.node, owner),
        ("arms" | "chances", Of::Id) => bare(names, ThingKind::Arm, cell.node, owner),
        ("options", Of::Name) => {
            if let (Some(owner), Some(text)) = (owner, text) {
                names.borrowed.insert(owner, Borrowed::Set(text.to_owned()));
            }
        }
        ("options-from", Of::Name) => {
            if let (Some(owner), Some(text)) = (owner, text) {
                names.borrowed.insert(owner, Borrowed::Item(text.to_owned()));
            }
        }
        ("module", Of::Name) => {
            if let (Some(owner), Some(text)) = (owner, text) {
                let module = Spanned::new(text.to_owned(), cell.node.span);
                names.parts.insert(owner, module);
            }
        }
        ("values" | "is", Of::Sum) => {
            if let (Some(owner), Some(tree)) = (owner, expression(cell.node)) {
                names.rungs.entry(owner).or_default().push(tree);
            }
        }
        _ => {}
    }
}

/// The moments of each scale: the first measure that names one is where it is written.
fn moments(walked: &Walked<'_>, owners: &Owners, names: &mut Names) {
    let cells = walked.cells.iter();
    for cell in cells.filter(|cell| cell.key.name == "moment" && matches!(cell.of, Of::Id)) {
        let Some(scale) = scale_of(walked, cell.frame, names) else {
            continue;
        };
        let Some(text) = cell.node.scalar().map(|scalar| scalar.text.trim()) else {
            continue;
        };
        if names.inside(scale, text).is_none() {
            let before = names.things.len();
            bare(names, ThingKind::Moment, cell.node, Some(scale));
            let step = owners.get(cell.frame).copied().flatten();
            let whole = step
                .and_then(|step| names.things.get(step))
                .map(|step| step.whole);
            if let (Some(moment), Some(whole)) = (names.things.get_mut(before), whole) {
                moment.whole = whole;
            }
        }
    }
}

/// The scale that a measure measures; of a subscale the scale around it.
pub(super) fn scale_of(walked: &Walked<'_>, frame: usize, names: &Names) -> Option<usize> {
    let node = walked.frames.get(frame)?.node.get("scale")?;
    let mut scale = names.find(node.scalar()?.text.trim())?;
    while let Some(around) = names.things.get(scale)?.of {
        scale = around;
    }
    Some(scale)
}

/// A condition or sum as written.
pub(super) fn expression(node: &Node) -> Option<Expr> {
    let scalar = node.scalar()?;
    let place = |range: std::ops::Range<usize>| -> Span { scalar.place(range.start, range.end, node.span) };
    crate::expr::parse::parse(&scalar.text, &place).0
}

#[cfg(test)]
mod tests {
    use crate::module::keys::FAMILIES;

    #[test]
    fn the_families_that_are_told_apart_by_name_are_there() {
        let names: Vec<_> = FAMILIES.iter().map(|family| family.name).collect();
        assert!(names.contains(&"step") && names.contains(&"inner-item"));
    }
}
