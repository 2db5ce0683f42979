//! The names of a module in a file of its paths.

use leerpad::check::names::{Names, ThingKind};
use leerpad::ground::span::{Span, Spanned};
use leerpad::syntax::tree::{Node, NodeKind};

/// In which space a name of a path is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Space {
    /// That of steps, items, scales and the like.
    Module,
    /// That of purposes.
    Purpose,
    /// Inside something of that name: options, bands; of a row, question or open place of it when one is named too.
    Inside(String, Option<String>),
}

/// A name in a file of paths.
#[derive(Clone, Debug)]
pub(super) struct PathName {
    name: Spanned<String>,
    space: Space,
}

impl PathName {
    /// The place of the name; of `part/name` that of the name alone.
    pub(super) fn span(&self) -> Span {
        let own = self.name.value.rsplit('/').next().unwrap_or("").len();
        let own = u32::try_from(own).unwrap_or(0);
        Span::new(
            self.name.span.source,
            self.name.span.end.saturating_sub(own),
            self.name.span.end,
        )
    }

    /// The part whose name it is, if it is one of a part.
    pub(super) fn part(&self) -> Option<&str> {
        let whose = match &self.space {
            Space::Inside(of, _) => of,
            _ => &self.name.value,
        };
        whose.rsplit_once('/').map(|(part, _)| part)
    }

    /// What it stands for among the names of its file.
    pub(super) fn thing(&self, names: &Names) -> Option<usize> {
        let last = |name: &str| names.find(name.rsplit('/').next().unwrap_or(name));
        match &self.space {
            Space::Module => last(&self.name.value),
            Space::Purpose => names.purpose(&self.name.value),
            Space::Inside(of, None) => {
                let of = last(of)?;
                let own = names.inside(of, &self.name.value);
                own.or_else(|| names.option(of, &self.name.value))
            }
            Space::Inside(of, Some(within)) => {
                names.option(answered(names, last(of)?, within), &self.name.value)
            }
        }
    }
}

/// What has the options of an answer inside something: a question or open place has its own, a row those of its item.
pub(super) fn answered(names: &Names, of: usize, within: &str) -> usize {
    let found = names.inside(of, within);
    let has_own = |thing: &usize| {
        let kind = names.things().get(*thing).map(|thing| thing.kind);
        matches!(kind, Some(ThingKind::Question | ThingKind::Gap))
    };
    found.filter(has_own).unwrap_or(of)
}

/// Every name in a file of paths.
pub(super) fn names(tree: &Node) -> Vec<PathName> {
    let mut found = Vec::new();
    for path in tree.items().unwrap_or_default() {
        for key in ["settings", "given"] {
            path.get(key).into_iter().for_each(|node| keyed(node, &mut found));
        }
        for act in path.get("acts").and_then(Node::items).unwrap_or_default() {
            acts(act, &mut found);
        }
    }
    found.retain(|path| !path.name.span.at_start().eq(&path.name.span));
    found
}

fn acts(act: &Node, found: &mut Vec<PathName>) {
    for entry in act.entries().unwrap_or_default() {
        let value = &entry.value;
        match entry.key.value.as_str() {
            "answer" => keyed(value, found),
            "skip" | "decline" | "hint" | "solution" | "go" | "share" => words(value, &Space::Module, found),
            "unshare" | "consent" => {
                for entry in value.entries().unwrap_or_default() {
                    push(&entry.key.value, entry.key.span, Space::Purpose, found);
                    words(&entry.value, &Space::Module, found);
                }
            }
            "guide" | "system" => acts(value, found),
            "expect" => expected(value, found),
            word if word.starts_with("contact-") || word == "release" => match value.entries() {
                Some(entries) => {
                    for entry in entries {
                        push(&entry.key.value, entry.key.span, Space::Module, found);
                    }
                }
                None => words(value, &Space::Module, found),
            },
            _ => {}
        }
    }
}

fn expected(node: &Node, found: &mut Vec<PathName>) {
    for entry in node.entries().unwrap_or_default() {
        match entry.key.value.as_str() {
            "step" | "here" | "shows" | "hides" | "guide-sees" => words(&entry.value, &Space::Module, found),
            "options" | "score" | "band" | "value" | "contact" => keyed(&entry.value, found),
            _ => {}
        }
    }
}

/// Names with values that are looked up inside them.
fn keyed(node: &Node, found: &mut Vec<PathName>) {
    for entry in node.entries().unwrap_or_default() {
        push(&entry.key.value, entry.key.span, Space::Module, found);
        inside(&entry.value, &entry.key.value, found);
    }
}

/// Options, or rows, questions and open places with theirs: those of one entry, or of each entry of a list.
fn inside(node: &Node, of: &str, found: &mut Vec<PathName>) {
    match &node.kind {
        NodeKind::Map { entries, .. } => {
            for inner in entries {
                let space = Space::Inside(of.to_owned(), None);
                push(&inner.key.value, inner.key.span, space, found);
                let space = Space::Inside(of.to_owned(), Some(inner.key.value.clone()));
                words(&inner.value, &space, found);
            }
        }
        NodeKind::List { items, .. } => items.iter().for_each(|item| inside(item, of, found)),
        _ => words(node, &Space::Inside(of.to_owned(), None), found),
    }
}

fn words(node: &Node, space: &Space, found: &mut Vec<PathName>) {
    match &node.kind {
        NodeKind::List { items, .. } => items.iter().for_each(|item| words(item, space, found)),
        NodeKind::Scalar(scalar) if scalar.text.len() == (node.span.end - node.span.start) as usize => {
            push(&scalar.text, node.span, space.clone(), found);
        }
        _ => {}
    }
}

fn push(name: &str, span: Span, space: Space, found: &mut Vec<PathName>) {
    // `part/name` names the part too.
    for (slash, _) in name.match_indices('/') {
        let part = Span::new(
            span.source,
            span.start,
            span.start + u32::try_from(slash).unwrap_or(0),
        );
        found.push(PathName {
            name: Spanned::new(name.get(..slash).unwrap_or("").to_owned(), part),
            space: Space::Module,
        });
    }
    found.push(PathName {
        name: Spanned::new(name.trim().to_owned(), span),
        space,
    });
}

/// Names that can stand in an answer: items that a person gives an answer to.
pub(super) fn can_be_answered(kind: ThingKind, word: &str) -> bool {
    kind == ThingKind::Item && !matches!(word, "note" | "card" | "recall")
}
