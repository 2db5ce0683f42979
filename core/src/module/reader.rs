//! Reading a tree against the table of keys: opening maps and entries, and what is wrong with their keys and kinds.

use std::collections::BTreeMap;

use super::braces::Braces;
use super::draft::Id;
use super::keys::{FAMILIES, Family, Key, Kind, Position};
use super::names::Names;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::source::Source;
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Everything that is known while a file is read.
pub(super) struct Reader<'a, 's> {
    pub(super) source: &'s Source,
    /// The declared languages; at least one.
    pub(super) languages: Vec<Id<'a>>,
    /// The places of the option sets.
    pub(super) sets: BTreeMap<&'a str, usize>,
    pub(super) names: Names<'a>,
    pub(super) braces: Braces<'a>,
    pub(super) problems: Vec<Problem>,
}

/// An opened map: its keys were judged, its values not yet.
pub(super) struct Map<'a> {
    entries: &'a [Entry],
    pub(super) span: Span,
    /// What an author sees of it: its kind and id, or its own key.
    pub(super) head: Span,
}

/// An opened entry of a list of steps or items.
pub(super) struct Opened<'a> {
    pub(super) kind: &'static Kind,
    pub(super) id: Id<'a>,
    pub(super) word: Span,
    pub(super) map: Map<'a>,
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
        let entries = self.entries(node)?;
        let map = Map {
            entries,
            span: node.span,
            head,
        };
        for entry in entries {
            if !position.keys.iter().any(|key| key.name == entry.key.value) {
                self.unknown_key(&entry.key, position.keys.iter().map(|key| key.name));
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

    /// Opens an entry that begins with its kind, and takes its id into the module's id space unless it is `local`.
    pub(super) fn open_entry(&mut self, node: &'a Node, family: &Family) -> Option<Opened<'a>> {
        let entries = match &node.kind {
            NodeKind::Map { entries, .. } => entries.as_slice(),
            NodeKind::Broken => return None,
            _ => {
                let words = self.kind_words(family);
                self.problems
                    .push(Problem::new(&NEEDS_ENTRY, node.span).with("names", words));
                return None;
            }
        };
        let (at, kind) = self.kind_of(node, entries, family)?;
        let entry = entries.get(at)?;
        if at > 0 {
            self.problems.push(
                Problem::new(&KIND_NOT_FIRST, entry.key.span)
                    .with("kind", kind.word)
                    .see(node.span.at_start(), "hier begint het", "it begins here"),
            );
        }
        if !family.takes(kind) {
            let words = self.kind_words(family);
            self.problems.push(
                Problem::new(&KIND_NOT_ALLOWED, entry.key.span)
                    .with("kind", kind.word)
                    .with("names", words),
            );
        } else if matches!(kind.read, super::keys::Read::Later) {
            self.problems
                .push(Problem::new(&KIND_NOT_HERE, entry.key.span).with("kind", kind.word));
        }
        self.judge_keys(entries, at, kind, family);
        let id = self
            .plain(&entry.value)
            .map_or(Spanned::new("", entry.value.span), |written| {
                Spanned::new(written.scalar.text.as_str(), written.span)
            });
        let map = Map {
            entries,
            span: node.span,
            head: entry.key.span.to(entry.value.span),
        };
        let every = family.every.iter().chain(kind.keys).copied();
        self.missing(&map, every.filter(|key| family.allows(kind, key)));
        Some(Opened {
            kind,
            id,
            word: entry.key.span,
            map,
        })
    }

    /// Which entry is the kind: the first that is a kind word, else one that nearly is.
    fn kind_of(
        &mut self,
        node: &Node,
        entries: &'a [Entry],
        family: &Family,
    ) -> Option<(usize, &'static Kind)> {
        let word = |entry: &Entry| family.kind(&entry.key.value);
        if let Some(found) = entries
            .iter()
            .enumerate()
            .find_map(|(at, entry)| Some((at, word(entry)?)))
        {
            return Some(found);
        }
        let first = entries.first();
        let place = first.map_or(node.span, |entry| entry.key.span);
        let written = first.map_or("", |entry| entry.key.value.as_str());
        let elsewhere = FAMILIES
            .iter()
            .any(|other| other.kinds.iter().any(|kind| kind.word == written));
        let words = self.kind_words(family);
        if elsewhere {
            self.problems.push(
                Problem::new(&KIND_NOT_ALLOWED, place)
                    .with("kind", written)
                    .with("names", words),
            );
            return None;
        }
        let known = |key: &str| family.every.iter().any(|every| every.name == key);
        let near = nearest(written, family.kinds.iter().map(|kind| kind.word)).filter(|_| !known(written));
        let mut problem = Problem::new(&NO_KIND, place);
        problem = match near {
            Some(near) => problem.with("names", format!("`{near}`")).fixed_by(place, near),
            None => problem.with("names", words),
        };
        self.problems.push(problem);
        Some((0, family.kind(near?)?))
    }

    fn judge_keys(&mut self, entries: &'a [Entry], kind_at: usize, kind: &'static Kind, family: &Family) {
        for (at, entry) in entries.iter().enumerate() {
            let written = entry.key.value.as_str();
            if at == kind_at {
                continue;
            }
            if kind.keys.iter().any(|key| key.name == written) {
                continue;
            }
            if let Some(key) = family.every.iter().find(|key| key.name == written) {
                if !family.allows(kind, key) {
                    self.problems.push(
                        Problem::new(&KEY_NOT_HERE, entry.key.span)
                            .with("key", written)
                            .with("kind", kind.word),
                    );
                }
                continue;
            }
            if let Some(second) = family.kind(written) {
                let first = entries.get(kind_at).map(|entry| entry.key.span);
                self.problems.push(
                    Problem::new(&TWO_KINDS, entry.key.span)
                        .with("first", kind.word)
                        .with("second", second.word)
                        .see(first.unwrap_or_default(), "de eerste soort", "the first kind"),
                );
                continue;
            }
            let owners = family
                .kinds
                .iter()
                .filter(|other| other.keys.iter().any(|key| key.name == written));
            let owners = listed(owners.map(|kind| kind.word));
            if owners.is_empty() {
                let every = family.every.iter().filter(|key| family.allows(kind, key));
                self.unknown_key(&entry.key, kind.keys.iter().chain(every).map(|key| key.name));
            } else {
                self.problems.push(
                    Problem::new(&KEY_OF_OTHER_KIND, entry.key.span)
                        .with("key", written)
                        .with("kind", kind.word)
                        .with("kinds", owners),
                );
            }
        }
    }

    fn unknown_key(&mut self, key: &Spanned<String>, known: impl Iterator<Item = &'static str> + Clone) {
        let problem = Problem::new(&UNKNOWN_KEY, key.span).with("key", &key.value);
        self.problems
            .push(did_you_mean(problem, &key.value, key.span, known));
    }

    fn missing(&mut self, map: &Map<'a>, keys: impl Iterator<Item = &'static Key>) {
        for key in keys.filter(|key| key.is_mandatory) {
            if !map.has(key) {
                self.missing_key(map, key);
            }
        }
    }

    /// Says that a key is missing.
    pub(super) fn missing_key(&mut self, map: &Map<'a>, key: &Key) {
        let owner = self.source.slice(map.head).lines().next().unwrap_or("").trim();
        let owner = if owner.is_empty() {
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

    fn kind_words(&self, family: &Family) -> String {
        let here = |kind: &&&Kind| family.takes(kind) && !matches!(kind.read, super::keys::Read::Later);
        listed(family.kinds.iter().filter(here).map(|kind| kind.word))
    }
}

/// Fills `{names}` with the nearest name and offers it as an edit, or else with all of them.
pub(super) fn did_you_mean<'n>(
    problem: Problem,
    written: &str,
    place: Span,
    names: impl Iterator<Item = &'n str> + Clone,
) -> Problem {
    match nearest(written, names.clone()) {
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

/// A key that belongs to another kind.
pub(super) static KEY_OF_OTHER_KIND: Rule = Rule {
    code: "key-of-other-kind",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` kan niet bij `{kind}`",
        why: "`{key}` hoort bij {kinds}",
        help: "haal `{key}` weg, of kies een andere soort",
    },
    en: Words {
        message: "`{key}` cannot be used with `{kind}`",
        why: "`{key}` belongs to {kinds}",
        help: "take `{key}` out, or choose another kind",
    },
};

/// A key that most kinds have and this one, or this place, does not.
pub(super) static KEY_NOT_HERE: Rule = Rule {
    code: "key-not-here",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` kan niet bij `{kind}` op deze plek",
        why: "hier zou `{key}` niets doen",
        help: "haal `{key}` weg",
    },
    en: Words {
        message: "`{key}` cannot be used with `{kind}` in this place",
        why: "`{key}` would do nothing here",
        help: "take `{key}` out",
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

/// Another value where an entry with a kind belongs.
pub(super) static NEEDS_ENTRY: Rule = Rule {
    code: "needs-entry",
    severity: Severity::Error,
    nl: Words {
        message: "hier hoort een onderdeel dat begint met zijn soort en zijn naam",
        why: "aan de soort zien we wat iemand hier kan doen",
        help: "schrijf `soort: naam`; de soort kan zijn {names}",
    },
    en: Words {
        message: "an entry that begins with its kind and its name belongs here",
        why: "the kind tells what a person can do here",
        help: "write `kind: name`; the kind can be {names}",
    },
};

/// An entry that has no kind word.
pub(super) static NO_KIND: Rule = Rule {
    code: "no-kind",
    severity: Severity::Error,
    nl: Words {
        message: "dit onderdeel zegt niet van welke soort het is",
        why: "aan de soort zien we wat iemand hier kan doen",
        help: "begin met de soort: bedoel je {names}?",
    },
    en: Words {
        message: "this entry does not say of which kind it is",
        why: "the kind tells what a person can do here",
        help: "begin with the kind: did you mean {names}?",
    },
};

/// Two kind words in one entry.
pub(super) static TWO_KINDS: Rule = Rule {
    code: "two-kinds",
    severity: Severity::Error,
    nl: Words {
        message: "`{first}` en `{second}` staan in één onderdeel",
        why: "elk onderdeel heeft één soort",
        help: "begin een nieuw onderdeel met een streepje: `- {second}:`",
    },
    en: Words {
        message: "`{first}` and `{second}` stand in one entry",
        why: "each entry has one kind",
        help: "begin a new entry with a dash: `- {second}:`",
    },
};

/// A kind word that is not the first key.
pub(super) static KIND_NOT_FIRST: Rule = Rule {
    code: "kind-not-first",
    severity: Severity::Warning,
    nl: Words {
        message: "`{kind}` staat niet vooraan in dit onderdeel",
        why: "wie leest ziet zo niet meteen wat het is",
        help: "zet de regel met `{kind}` als eerste, achter het streepje",
    },
    en: Words {
        message: "`{kind}` is not the first line of this entry",
        why: "who reads it does not see at once what it is",
        help: "put the line with `{kind}` first, behind the dash",
    },
};

/// A kind that cannot stand in this list.
pub(super) static KIND_NOT_ALLOWED: Rule = Rule {
    code: "kind-not-allowed",
    severity: Severity::Error,
    nl: Words {
        message: "`{kind}` kan niet op deze plek",
        why: "deze lijst is voor andere soorten",
        help: "hier kan {names}",
    },
    en: Words {
        message: "`{kind}` cannot stand in this place",
        why: "this list is for other kinds",
        help: "possible here: {names}",
    },
};

/// A kind of the format that this version does not have.
pub(super) static KIND_NOT_HERE: Rule = Rule {
    code: "kind-not-here",
    severity: Severity::Error,
    nl: Words {
        message: "deze versie van leerpad heeft nog geen `{kind}`",
        why: "de soort bestaat, maar werkt pas in een latere versie",
        help: "gebruik voorlopig een andere soort, of wacht op de nieuwe versie",
    },
    en: Words {
        message: "this version of leerpad does not have `{kind}` yet",
        why: "the kind exists, but it works from a later version on",
        help: "use another kind for now, or wait for the new version",
    },
};
