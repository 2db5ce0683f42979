//! Whose options a bare word beside something can be (semantics 2.6), as far as one file tells.

use super::{Names, Role, ThingKind};
use crate::expr::ast::{Expr, ExprKind, Function};
use crate::ground::span::Span;

/// How many values are followed: one that reads itself has a problem of its own.
pub(super) const DEPTH: usize = 8;

/// What has the options that stand beside this part.
pub(super) fn owner(names: &Names, part: &Expr, own: Option<usize>, depth: usize) -> Option<usize> {
    if depth == 0 {
        return None;
    }
    match &part.kind {
        ExprKind::Name(name) if name == "answer" => Some(names.whose_options(own?)),
        ExprKind::Name(name) => {
            let thing = names.find(name)?;
            match names.things.get(thing)?.kind {
                ThingKind::Value => {
                    let rungs = names.rungs.get(&thing)?;
                    rungs.iter().find_map(|rung| owner(names, rung, None, depth - 1))
                }
                // The result of an activity bears the name of its step.
                ThingKind::Item | ThingKind::Step => Some(names.whose_options(thing)),
                _ => None,
            }
        }
        ExprKind::Dotted(left, right) => {
            let item = names.find(&left.value)?;
            let row = names.inside(item, &right.value)?;
            match names.things.get(row)?.kind {
                ThingKind::Gap => Some(names.whose_options(row)),
                ThingKind::Row => Some(names.whose_options(item)),
                _ => None,
            }
        }
        ExprKind::Call(function, arguments) => {
            let first = arguments.first()?;
            match function.value {
                Function::Answer => owner(names, first, own, depth - 1),
                Function::Band | Function::Setting | Function::Fact | Function::Chance => {
                    let ExprKind::Name(name) = &first.kind else {
                        return None;
                    };
                    Some(names.whose_options(names.find(name)?))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// A word of an expression that is looked up inside something.
pub(super) struct Local {
    pub(super) span: Span,
    pub(super) thing: usize,
}

/// The words of an expression that are options, bands, arms or moments; every other bare word is a name of its own.
pub(super) fn locals(names: &Names, tree: &Expr, own: Option<usize>, expected: Option<usize>) -> Vec<Local> {
    let mut found = Vec::new();
    if let Some(of) = expected {
        note(names, of, std::slice::from_ref(tree), &mut found);
    }
    tree.visit(&mut |part| match &part.kind {
        ExprKind::Compare(_, left, right) => {
            let (one, two) = (owner(names, left, own, DEPTH), owner(names, right, own, DEPTH));
            let before = found.len();
            if let Some(of) = one {
                note(names, of, std::slice::from_ref(right.as_ref()), &mut found);
            }
            // A choice on the left decides; else one on the right does.
            if let (Some(of), true) = (two, found.len() == before) {
                note(names, of, std::slice::from_ref(left.as_ref()), &mut found);
            }
        }
        ExprKind::In(left, list) => {
            if let Some(of) = owner(names, left, own, DEPTH) {
                note(names, of, list, &mut found);
            }
        }
        ExprKind::Call(function, arguments) => called(names, function.value, arguments, own, &mut found),
        _ => {}
    });
    found
}

/// Notes the bare words that are options of something.
fn note(names: &Names, of: usize, words: &[Expr], found: &mut Vec<Local>) {
    for word in words {
        let inner = match &word.kind {
            ExprKind::Set(list) => list.as_slice(),
            _ => std::slice::from_ref(word),
        };
        for word in inner {
            if let ExprKind::Name(name) = &word.kind
                && let Some(thing) = names.option(of, name)
            {
                found.push(Local {
                    span: word.span,
                    thing,
                });
            }
        }
    }
}

fn called(names: &Names, function: Function, arguments: &[Expr], own: Option<usize>, found: &mut Vec<Local>) {
    let [first, rest @ ..] = arguments else { return };
    if function == Function::Position {
        if let Some(of) = owner(names, first, own, DEPTH) {
            note(names, of, rest, found);
        }
        return;
    }
    let is_at = matches!(
        function,
        Function::Answer | Function::Score | Function::Band | Function::Change
    );
    let of = match &first.kind {
        ExprKind::Name(name) | ExprKind::Dotted(crate::ground::span::Spanned { value: name, .. }, _) => {
            names.find(name)
        }
        _ => None,
    };
    let (Some(of), true) = (of, is_at) else { return };
    for word in rest {
        if let ExprKind::Name(name) = &word.kind
            && let Some(thing) = moment(names, of, name)
        {
            found.push(Local {
                span: word.span,
                thing,
            });
        }
    }
}

/// A moment of a scale, of the scale around a subscale, or of the scale of an item.
pub(super) fn moment(names: &Names, of: usize, name: &str) -> Option<usize> {
    let mut of = Some(of);
    while let Some(here) = of {
        if let Some(found) = names.inside(here, name)
            && names.things.get(found).map(|thing| thing.kind) == Some(ThingKind::Moment)
        {
            return Some(found);
        }
        of = names.things.get(here).and_then(|thing| thing.of);
    }
    None
}

/// How what stands under a key of expressions uses its names.
pub(super) const fn role(is_sum: bool) -> Role {
    if is_sum { Role::Sum } else { Role::Condition }
}
