//! A file read against the table of keys, whatever is wrong with it: what stands where, for editors.
//!
//! Nothing is judged here. What the table does not know is passed over, so a file that is being written gives what it can.

use super::keys::{Family, Key, Kind, Of, POSITIONS, Position};
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// What stands in a file.
#[derive(Clone, Debug, Default)]
pub struct Walked<'a> {
    /// Everything that has keys or a name of its own, each before what is in it; the module itself is the first.
    pub frames: Vec<Frame<'a>>,
    /// Every value that is not taken apart further.
    pub cells: Vec<Cell<'a>>,
    /// Every key that the table knows, where it was written.
    pub keys: Vec<KeyAt>,
}

/// Something with keys or a name: the module, a step, an item, an option, a rung.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// In which frame it stands.
    pub parent: Option<usize>,
    /// Which keys it has.
    pub holder: Holder,
    /// The key of the frame around it under which it stands.
    pub key: Option<&'static Key>,
    /// Its name as written: the value beside its kind word, or its key in a map of names.
    pub id: Option<Spanned<&'a str>>,
    /// The place of its kind word, of one that has a kind.
    pub word: Option<Span>,
    /// What was written.
    pub node: &'a Node,
}

/// Which keys something has.
#[derive(Clone, Copy, Debug)]
pub enum Holder {
    /// Those of a position.
    Position(&'static Position),
    /// Those of an entry of this kind.
    Kind(&'static Family, &'static Kind),
    /// An entry without a kind word so far.
    Unkind(&'static Family),
    /// None: a name with one value.
    Name,
}

/// A value.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    /// The frame it belongs to.
    pub frame: usize,
    /// The key under which it stands.
    pub key: &'static Key,
    /// What it is.
    pub of: Of,
    /// The language of a text, where it says so itself.
    pub tag: Option<&'a str>,
    /// What was written.
    pub node: &'a Node,
}

/// A key where it was written.
#[derive(Clone, Copy, Debug)]
pub struct KeyAt {
    /// The frame whose key it is.
    pub frame: usize,
    /// The key.
    pub key: &'static Key,
    /// Its place.
    pub span: Span,
}

impl Holder {
    /// The keys that can be written here, in the order of the table.
    ///
    /// ```
    /// use leerpad::module::walk::walk;
    /// let source = leerpad::ground::source::Source::new("a.yaml", "steps:\n  - step: welkom\n");
    /// let (tree, _) = leerpad::syntax::parse(&source, 0);
    /// let walked = walk(&tree);
    /// let keys = walked.frames[1].holder.keys();
    /// assert!(keys.iter().any(|key| key.name == "body"));
    /// ```
    #[must_use]
    pub fn keys(&self) -> Vec<&'static Key> {
        match self {
            Self::Position(position) => position.keys.to_vec(),
            Self::Kind(family, kind) => {
                let every = family.every.iter().filter(|key| family.allows(kind, key));
                kind.keys.iter().chain(every).copied().collect()
            }
            Self::Unkind(_) | Self::Name => Vec::new(),
        }
    }

    fn key(&self, name: &str) -> Option<&'static Key> {
        match self {
            Self::Position(position) => position.keys.iter().find(|key| key.name == name).copied(),
            Self::Kind(family, kind) => {
                let mut keys = kind.keys.iter().chain(family.every);
                keys.find(|key| key.name == name).copied()
            }
            Self::Unkind(_) | Self::Name => None,
        }
    }
}

/// Walks a module file.
///
/// ```
/// use leerpad::module::walk::walk;
/// let text = "leerpad: 1\nsteps:\n  - step: welkom\n    next: [slot\n";
/// let source = leerpad::ground::source::Source::new("a.yaml", text);
/// let (tree, _) = leerpad::syntax::parse(&source, 0);
/// let walked = walk(&tree);
/// assert_eq!(walked.frames[1].id.unwrap().value, "welkom");
/// assert_eq!(walked.keys.iter().map(|at| at.key.name).collect::<Vec<_>>()[..2], ["leerpad", "steps"]);
/// ```
#[must_use]
pub fn walk(tree: &Node) -> Walked<'_> {
    let mut walker = Walker {
        walked: Walked::default(),
    };
    if let Some(module) = POSITIONS.first() {
        walker.position(module, tree, None, None, None);
    }
    walker.walked
}

struct Walker<'a> {
    walked: Walked<'a>,
}

/// A value with the frame and key it belongs to, and its name in a map of names.
#[derive(Clone, Copy)]
struct Under<'a> {
    frame: usize,
    key: &'static Key,
    id: Option<Spanned<&'a str>>,
}

impl<'a> Walker<'a> {
    fn frame(&mut self, frame: Frame<'a>) -> usize {
        self.walked.frames.push(frame);
        self.walked.frames.len() - 1
    }

    fn position(
        &mut self,
        position: &'static Position,
        node: &'a Node,
        parent: Option<usize>,
        key: Option<&'static Key>,
        id: Option<Spanned<&'a str>>,
    ) {
        let holder = Holder::Position(position);
        let frame = self.frame(Frame {
            parent,
            holder,
            key,
            id,
            word: None,
            node,
        });
        self.entries(frame, holder, node.entries().unwrap_or_default());
    }

    fn entries(&mut self, frame: usize, holder: Holder, entries: &'a [Entry]) {
        for entry in entries {
            let Some(key) = holder.key(&entry.key.value) else {
                continue;
            };
            self.walked.keys.push(KeyAt {
                frame,
                key,
                span: entry.key.span,
            });
            let under = Under { frame, key, id: None };
            self.value(key.of, &entry.value, under);
        }
    }

    /// An entry that begins with its kind.
    fn entry(&mut self, family: &'static Family, node: &'a Node, under: Under<'a>) {
        let entries = node.entries().unwrap_or_default();
        let found = entries
            .iter()
            .find_map(|entry| Some((entry, family.kind(&entry.key.value)?)));
        let holder = found.map_or(Holder::Unkind(family), |(_, kind)| Holder::Kind(family, kind));
        let id = found.and_then(|(entry, _)| {
            let scalar = entry.value.scalar()?;
            Some(Spanned::new(scalar.text.as_str(), entry.value.span))
        });
        let frame = self.frame(Frame {
            parent: Some(under.frame),
            holder,
            key: Some(under.key),
            id,
            word: found.map(|(entry, _)| entry.key.span),
            node,
        });
        self.entries(frame, holder, entries);
    }

    /// A value of this type. One with a name of its own is a frame, whatever it is.
    fn value(&mut self, of: Of, node: &'a Node, under: Under<'a>) {
        let of = choose(of, node);
        if let Of::Fields(position) = of {
            return self.position(position, node, Some(under.frame), Some(under.key), under.id);
        }
        let mut under = under;
        if under.id.is_some() {
            under.frame = self.frame(Frame {
                parent: Some(under.frame),
                holder: Holder::Name,
                key: Some(under.key),
                id: under.id.take(),
                word: None,
                node,
            });
        }
        match (of, &node.kind) {
            (Of::Entries(family), NodeKind::List { items, .. }) => {
                items.iter().for_each(|item| self.entry(family, item, under));
            }
            (Of::List(of), NodeKind::List { items, .. }) => {
                items.iter().for_each(|item| self.value(*of, item, under));
            }
            (Of::Map(of), NodeKind::Map { entries, .. }) => {
                for entry in entries {
                    let id = Some(entry.key.as_ref());
                    self.value(*of, &entry.value, Under { id, ..under });
                }
            }
            (Of::Points, NodeKind::Map { entries, .. }) => {
                entries
                    .iter()
                    .for_each(|entry| self.value(Of::Text, &entry.value, under));
            }
            (Of::Text, NodeKind::Map { entries, .. }) => {
                for entry in entries {
                    self.cell(Of::Text, &entry.value, under, Some(&entry.key.value));
                }
            }
            _ => self.cell(of, node, under, None),
        }
    }

    fn cell(&mut self, of: Of, node: &'a Node, under: Under<'a>, tag: Option<&'a str>) {
        self.walked.cells.push(Cell {
            tag,
            frame: under.frame,
            key: under.key,
            of,
            node,
        });
    }
}

/// Of several types the one that a value was probably meant as.
fn choose(of: Of, node: &Node) -> Of {
    let Of::Either(some) = of else { return of };
    let is_list = |of: &Of| matches!(of, Of::List(_) | Of::Entries(_));
    let is_map = |of: &Of| matches!(of, Of::Map(_) | Of::Fields(_) | Of::Points);
    let has_key = |position: &Position| {
        let entries = node.entries().unwrap_or_default();
        let is_key = |entry: &Entry| position.keys.iter().any(|key| key.name == entry.key.value);
        entries.is_empty() || entries.iter().any(is_key)
    };
    let has_text = some.iter().any(|of| matches!(of, Of::Text));
    let fits = |of: &&Of| match &node.kind {
        NodeKind::List { .. } => is_list(of),
        NodeKind::Map { .. } => match of {
            // A map beside a text is the text in several languages, unless it has a key of the long form.
            Of::Fields(position) => !has_text || has_key(position),
            of => is_map(of),
        },
        _ => !is_list(of) && !is_map(of),
    };
    let found = some.iter().find(fits);
    let or_text = || some.iter().find(|of| matches!(of, Of::Text));
    match found.or_else(or_text).or_else(|| some.first()) {
        Some(inner @ Of::Either(_)) => choose(*inner, node),
        Some(inner) => *inner,
        None => of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::source::Source;

    fn told(text: &str) -> (Vec<String>, Vec<String>) {
        let source = Source::new("a.yaml", text);
        let (tree, _) = crate::syntax::parse(&source, 0);
        let walked = walk(&tree);
        let name = |frame: &Frame<'_>| {
            let kind = match frame.holder {
                Holder::Position(position) => position.name,
                Holder::Kind(_, kind) => kind.word,
                Holder::Unkind(_) => "?",
                Holder::Name => "name",
            };
            format!("{kind}:{}", frame.id.map_or("", |id| id.value))
        };
        let cells = walked.cells.iter().map(|cell| {
            let written = cell.node.scalar().map_or("…", |scalar| scalar.text.as_str());
            format!("{}={written}", cell.key.name)
        });
        (walked.frames.iter().map(name).collect(), cells.collect())
    }

    #[test]
    fn a_walk_names_what_stands_where() {
        let text = "title: {nl: A, en: B}\noption-sets:\n  s:\n    x: X\n    y: {label: Y}\nsteps:\n  - exercise: e\n    items:\n      - choice: c\n        options: s\n    next:\n      - when: c == x\n        go: end\n      - e\n";
        let (frames, cells) = told(text);
        let expected = [
            "module:",
            "name:s",
            "name:x",
            "option:y",
            "exercise:e",
            "choice:c",
            "way:",
        ];
        assert_eq!(frames, expected);
        let expected = [
            "title=A",
            "title=B",
            "option-sets=X",
            "label=Y",
            "options=s",
            "when=c == x",
            "go=end",
            "next=e",
        ];
        assert_eq!(cells, expected);
    }

    #[test]
    fn what_is_unknown_is_passed_over() {
        let (frames, cells) = told("steps:\n  - stap: a\n    title: b\n  - step\nfoo: bar\n");
        assert_eq!(frames, ["module:", "?:", "?:"]);
        assert!(cells.is_empty());
        assert_eq!(told("").0, ["module:"]);
        assert_eq!(told("- a\n").1, Vec::<String>::new());
    }
}
