//! Reading a tree against the table of keys: opening maps and lists, and what is wrong with their keys.

use std::collections::BTreeMap;

use super::braces::Braces;
use super::draft::Id;
use super::keys::{Key, Position};
use super::names::Names;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::ground::source::Source;
use crate::ground::span::Span;
use crate::syntax::tree::{Entry, Node, NodeKind, Scalar, Style};

/// Everything that is known while a file is read.
pub(super) struct Reader<'a, 's> {
    pub(super) source: &'s Source,
    /// The declared languages; at least one.
    pub(super) languages: Vec<Id<'a>>,
    /// The places of the option sets.
    pub(super) sets: BTreeMap<&'a str, usize>,
    /// How many of their names were compared with wrong ones.
    pub(super) comparisons: usize,
    pub(super) names: Names<'a>,
    pub(super) braces: Braces<'a>,
    pub(super) problems: Problems,
}

/// An opened map: its keys were judged, its values not yet.
pub(super) struct Map<'a> {
    pub(super) entries: &'a [Entry],
    pub(super) span: Span,
    /// What an author sees of it: its kind and id, or its own key.
    pub(super) head: Span,
    /// It cannot stand here at all, so what it lacks is not worth telling.
    pub(super) is_misplaced: bool,
}

impl<'a> Map<'a> {
    /// The entry of a key.
    pub(super) fn find(&self, key: &Key) -> Option<&'a Entry> {
        self.entries.iter().find(|entry| entry.key.value == key.name)
    }

    /// Whether a key was written.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.find(key).is_some()
    }
}

impl<'a> Reader<'a, '_> {
    /// Opens a map with a fixed set of keys. `head` is what is underlined when a key is missing.
    pub(super) fn open(&mut self, node: &'a Node, position: &Position, head: Span) -> Option<Map<'a>> {
        if self.problems.is_full() {
            return None;
        }
        let entries = self.entries(node)?;
        let map = Map {
            entries,
            span: node.span,
            head,
            is_misplaced: false,
        };
        let mut free = None;
        for entry in entries {
            if self.problems.is_full() {
                break;
            }
            if !position.keys.iter().any(|key| key.name == entry.key.value) {
                let names = position.keys.iter().map(|key| key.name);
                let free: &Vec<_> = free.get_or_insert_with(|| unused(names, entries));
                self.unknown_key(entry, free.iter().copied());
            }
        }
        self.missing(&map, position.keys.iter().copied());
        Some(map)
    }

    /// The entries of a node that must be a map.
    pub(super) fn entries(&mut self, node: &'a Node) -> Option<&'a [Entry]> {
        match &node.kind {
            NodeKind::Map { entries, .. } => Some(entries),
            NodeKind::Broken => None,
            NodeKind::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.empty(node);
                None
            }
            _ => {
                self.problems.push(Problem::new(&NEEDS_MAP, node.span));
                None
            }
        }
    }

    /// The entries of a node that must be a list; `None` when it is not.
    pub(super) fn list(&mut self, node: &'a Node) -> Option<&'a [Node]> {
        match &node.kind {
            NodeKind::List { items, .. } => {
                if items.is_empty() {
                    self.problems.push(Problem::new(&EMPTY_LIST, node.span));
                }
                Some(items)
            }
            NodeKind::Broken => None,
            NodeKind::Scalar(scalar) if scalar.text.trim().is_empty() => {
                self.empty(node);
                None
            }
            _ => {
                self.problems.push(Problem::new(&NEEDS_LIST, node.span));
                None
            }
        }
    }

    pub(super) fn unknown_key(&mut self, entry: &Entry, known: impl Iterator<Item = &'static str> + Clone) {
        // What a comma in braces cut off was told where the braces were read.
        let is_absent = |scalar: &Scalar| scalar.style == Style::Absent;
        if entry.value.scalar().is_some_and(is_absent) && self.braces.hold(entry.key.span) {
            return;
        }
        let key = &entry.key;
        let problem = Problem::new(&UNKNOWN_KEY, key.span).with("key", &key.value);
        self.problems
            .push(did_you_mean(problem, &key.value, key.span, known));
    }

    pub(super) fn missing(&mut self, map: &Map<'a>, keys: impl Iterator<Item = &'static Key>) {
        for key in keys.filter(|key| key.is_mandatory) {
            if !map.has(key) {
                self.missing_key(map, key);
            }
        }
    }

    /// Says that a key is missing.
    pub(super) fn missing_key(&mut self, map: &Map<'a>, key: &Key) {
        if map.is_misplaced {
            return;
        }
        let owner = self.source.slice(map.head).lines().next().unwrap_or("").trim();
        // A module is known by the name of its file.
        let is_module = map
            .entries
            .first()
            .is_some_and(|first| first.key.span == map.head);
        let owner = if owner.is_empty() || is_module {
            self.source.name()
        } else {
            owner
        };
        self.problems.push(
            Problem::new(&MISSING_KEY, map.head)
                .with("key", key.name)
                .with("owner", owner),
        );
    }
}

/// What is underlined of a value that runs over lines: its first key with what stands beside it.
pub(super) fn head_of(node: &Node) -> Span {
    let first = node.entries().and_then(<[Entry]>::first);
    first.map_or(node.span, |entry| entry.key.span.to(entry.value.span))
}

/// The names that no entry has yet; all of them when every one is taken.
pub(super) fn unused(
    names: impl Iterator<Item = &'static str> + Clone,
    entries: &[Entry],
) -> Vec<&'static str> {
    let is_free = |name: &&str| entries.iter().all(|entry| entry.key.value != **name);
    let free: Vec<_> = names.clone().filter(is_free).collect();
    if free.is_empty() { names.collect() } else { free }
}

/// Fills `{names}` with the nearest name and offers it as an edit, or else with all of them.
pub(super) fn did_you_mean<'n>(
    problem: Problem,
    written: &str,
    place: Span,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Problem {
    let near = super::dutch::key_for(written, names.clone()).or_else(|| nearest(written, names.clone()));
    match near {
        Some(near) => problem.with("names", format!("`{near}`")).fixed_by(place, near),
        None => problem.with("names", listed(names)),
    }
}

/// Names in backticks with commas, as many as fit in a sentence.
pub(super) fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut out = String::new();
    for name in names {
        if out.len() + name.len() > 70 {
            out.push_str(" …");
            break;
        }
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push('`');
        out.push_str(name);
        out.push('`');
    }
    out
}

/// A key that the table does not have.
pub(super) static UNKNOWN_KEY: Rule = Rule {
    code: "unknown-key",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` kennen we hier niet",
        why: "wat hier staat zou niemand zien",
        help: "bedoel je {names}?",
    },
    en: Words {
        message: "`{key}` is not known here",
        why: "nobody would see what is written here",
        help: "did you mean {names}?",
    },
};

/// A mandatory key that is not there.
pub(super) static MISSING_KEY: Rule = Rule {
    code: "missing-key",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` ontbreekt bij `{owner}`",
        why: "zonder `{key}` kan dit niet werken",
        help: "zet er een regel `{key}:` bij",
    },
    en: Words {
        message: "`{key}` is missing from `{owner}`",
        why: "this cannot work without `{key}`",
        help: "add a line `{key}:`",
    },
};

/// Another value where a map belongs.
pub(super) static NEEDS_MAP: Rule = Rule {
    code: "needs-map",
    severity: Severity::Error,
    nl: Words {
        message: "hier horen regels met een naam, een dubbele punt en een waarde",
        why: "zo weten we wat elke regel betekent",
        help: "begin op een nieuwe regel, spring in en schrijf `naam: waarde`",
    },
    en: Words {
        message: "lines with a name, a colon and a value belong here",
        why: "so we know what each line means",
        help: "start on a new line, indent and write `name: value`",
    },
};

/// Another value where a list belongs.
pub(super) static NEEDS_LIST: Rule = Rule {
    code: "needs-list",
    severity: Severity::Error,
    nl: Words {
        message: "hier hoort een lijst",
        why: "er kunnen er meer zijn, en hun volgorde telt",
        help: "begin op een nieuwe regel en zet voor elk een streepje: `- `",
    },
    en: Words {
        message: "a list belongs here",
        why: "there can be more than one, and their order counts",
        help: "start on a new line and put a dash before each: `- `",
    },
};

/// A list without entries.
pub(super) static EMPTY_LIST: Rule = Rule {
    code: "empty-list",
    severity: Severity::Error,
    nl: Words {
        message: "deze lijst is leeg",
        why: "er is niets om te laten zien of te doen",
        help: "zet er iets in, of haal de lijst weg",
    },
    en: Words {
        message: "this list is empty",
        why: "there is nothing to show or to do",
        help: "put something in it, or take the list out",
    },
};

#[cfg(test)]
mod tests {
    use super::listed;
    use crate::module::tests::{HEAD, mended, told};

    #[test]
    fn a_misspelt_key_is_mended() {
        let text = format!("{HEAD}steps:\n  - step: a\n    titel: A\n");
        assert_eq!(told(&text), ["unknown-key: titel"]);
        assert_eq!(mended(&text), text.replace("titel", "title"));
    }

    #[test]
    fn long_lists_of_names_are_cut_between_names() {
        let names = ["aaaaaaaaaaaaaaaaaaaa"; 9];
        assert_eq!(listed(names.into_iter()).matches('`').count() % 2, 0);
    }
}
