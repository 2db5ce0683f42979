//! Where names are used.

use super::beside::{self, locals};
use super::define::{Owners, expression, scale_of};
use super::{Names, Outside, Role, ThingKind, Use};
use crate::expr::ast::{Expr, ExprKind};
use crate::ground::span::{Span, Spanned};
use crate::module::keys::Of;
use crate::module::sentence;
use crate::module::walk::{Cell, Holder, Walked};
use crate::syntax::tree::Node;
use crate::text::markdown::{self, Pipes};

/// Finds every use.
pub(super) fn refer(walked: &Walked<'_>, owners: &Owners, names: &mut Names) {
    let mut work = Work {
        walked,
        owners,
        names,
    };
    for (number, frame) in walked.frames.iter().enumerate() {
        // The name in a map that says what belongs to it: a setting of a part, a left side of a pair.
        let (Some(id), Some(key), Holder::Name) = (frame.id, frame.key, frame.holder) else {
            continue;
        };
        let owner = work.owner(number);
        match (key.name, owner) {
            ("settings", Some(part)) if work.is_part(part) => work.outside(part, id, Role::Default, owner),
            ("pairs", Some(item)) => {
                let found = work.names.inside(item, id.value);
                work.use_of(found, id.span, Role::Placed, owner);
            }
            _ => {}
        }
    }
    for cell in &walked.cells {
        work.cell(cell);
    }
}

struct Work<'w, 'a> {
    walked: &'w Walked<'a>,
    owners: &'w Owners,
    names: &'w mut Names,
}

impl Work<'_, '_> {
    fn owner(&self, frame: usize) -> Option<usize> {
        self.owners.get(frame).copied().flatten()
    }

    fn is_part(&self, thing: usize) -> bool {
        self.names.parts.contains_key(&thing)
    }

    fn use_of(&mut self, thing: Option<usize>, span: Span, role: Role, within: Option<usize>) {
        if let Some(thing) = thing {
            self.names.uses.push(Use {
                thing,
                span,
                role,
                within,
            });
        }
    }

    fn outside(&mut self, part: usize, name: Spanned<&str>, role: Role, within: Option<usize>) {
        self.names.outside.push(Outside {
            part,
            name: name.map(|name| name.trim().to_owned()),
            role,
            within,
        });
    }

    fn cell(&mut self, cell: &Cell<'_>) {
        match cell.of {
            Of::Name => self.name(cell),
            Of::Id if cell.key.name == "moment" => {
                let scale = scale_of(self.walked, cell.frame, self.names);
                let found = scale.and_then(|scale| self.names.inside(scale, text_of(cell.node)?));
                // Where it is written first is its place, not a use.
                let is_first = found
                    .and_then(|found| self.names.things.get(found))
                    .is_some_and(|moment| moment.span == cell.node.span);
                if !is_first {
                    self.use_of(found, cell.node.span, Role::Measured, self.owner(cell.frame));
                }
            }
            Of::Condition | Of::Required => self.condition(cell, false),
            Of::Sum => self.condition(cell, true),
            Of::Text => self.text(cell),
            Of::Word if cell.key.name == "default" => {
                let owner = self.owner(cell.frame);
                let found = owner.and_then(|owner| self.names.option(owner, text_of(cell.node)?));
                self.use_of(found, cell.node.span, Role::Default, owner);
            }
            _ => {}
        }
    }

    fn name(&mut self, cell: &Cell<'_>) {
        let Some(text) = text_of(cell.node) else { return };
        let owner = self.owner(cell.frame);
        let span = cell.node.span;
        let names = &*self.names;
        let is_rule = self
            .walked
            .frames
            .get(cell.frame)
            .is_some_and(|frame| frame.key.is_some_and(|key| key.name == "rules"));
        let (found, role) = match cell.key.name {
            "next" | "go" => (names.find(text), if is_rule { Role::Feedback } else { Role::Way }),
            "otherwise" => (names.find(text), Role::Otherwise),
            "scale" => (names.find(text), Role::Measured),
            "of" | "summary" => (names.find(text), Role::Shown),
            "options-from" => (names.find(text), Role::Copied),
            "offer" => (names.find(text), Role::Offered),
            "what" => (names.find(text), Role::Leaves),
            "options" => (names.option_set(text), Role::Listed),
            "purpose" => (names.purpose(text), Role::Purpose),
            "right" | "pairs" => (owner.and_then(|owner| names.option(owner, text)), Role::Placed),
            "returns" => {
                if let Some(owner) = owner {
                    self.outside(owner, Spanned::new(text, span), Role::Sum, Some(owner));
                }
                return;
            }
            _ => return,
        };
        self.use_of(found, span, role, owner);
    }

    fn condition(&mut self, cell: &Cell<'_>, is_sum: bool) {
        let Some(tree) = expression(cell.node) else { return };
        let owner = self.owner(cell.frame);
        // The rungs of a value are of one kind, so a bare word can be an option of what the others are.
        let expected = match (cell.key.name, owner) {
            ("is" | "values", Some(value)) => {
                let rungs = self.names.rungs.get(&value);
                rungs.and_then(|rungs| rungs.iter().find_map(|rung| self.names.beside(rung, None)))
            }
            _ => None,
        };
        self.expression(&tree, owner, expected, beside::role(is_sum));
    }

    fn expression(&mut self, tree: &Expr, owner: Option<usize>, expected: Option<usize>, role: Role) {
        let own = owner.filter(|owner| {
            let kind = self.names.things.get(*owner).map(|thing| thing.kind);
            matches!(kind, Some(ThingKind::Item | ThingKind::Step))
        });
        let known = locals(self.names, tree, own, expected);
        for local in &known {
            self.use_of(Some(local.thing), local.span, role, owner);
        }
        let mut found = Vec::new();
        tree.visit(&mut |part| match &part.kind {
            ExprKind::Name(name) if !known.iter().any(|local| local.span == part.span) => {
                found.push((name.as_str(), part.span, None));
            }
            ExprKind::Dotted(left, right) => {
                found.push((left.value.as_str(), left.span, Some(right)));
            }
            _ => {}
        });
        for (name, span, member) in found {
            let Some(thing) = self.names.find(name) else {
                continue;
            };
            self.use_of(Some(thing), span, role, owner);
            let Some(member) = member else { continue };
            if self.is_part(thing) {
                self.outside(thing, member.as_ref(), role, owner);
            } else {
                let inside = self.names.inside(thing, &member.value);
                self.use_of(inside, member.span, role, owner);
            }
        }
    }

    fn text(&mut self, cell: &Cell<'_>) {
        let Some(scalar) = cell.node.scalar() else { return };
        let owner = self.owner(cell.frame);
        let place = |range: std::ops::Range<usize>| scalar.place(range.start, range.end, cell.node.span);
        if cell.key.name == "sentence" {
            for piece in sentence::pieces(&scalar.text)
                .into_iter()
                .filter(|piece| piece.is_gap)
            {
                let id = scalar.text.get(piece.range.clone()).unwrap_or("");
                let found = owner.and_then(|owner| self.names.inside(owner, id));
                self.use_of(found, place(piece.range), Role::Placed, owner);
            }
        }
        if !scalar.text.contains('{') {
            return;
        }
        let parsed = match cell.key.name {
            "body" | "say" | "ask" | "help" | "hints" | "solution" | "guide" | "transcript" => {
                markdown::parse(&scalar.text, &place)
            }
            _ => markdown::parse_inline(&scalar.text, &place, Pipes::Allowed),
        };
        for pipe in &parsed.pipes {
            let start = pipe.range.start;
            let inner = |range: std::ops::Range<usize>| place(start + range.start..start + range.end);
            if let (Some(tree), _) = crate::expr::parse::parse(&pipe.content, &inner) {
                self.expression(&tree, owner, None, Role::Pipe);
            }
        }
    }
}

fn text_of(node: &Node) -> Option<&str> {
    let text = node.scalar()?.text.trim();
    (!text.is_empty()).then_some(text)
}
