//! Entries that begin with their kind: steps and items, and what is wrong with their kinds.

use super::draft::Id;
use super::keys::{FAMILIES, Family, Kind};
use super::reader::{Map, Reader, listed, unused};
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// An opened entry of a list of steps or items.
pub(super) struct Opened<'a> {
    pub(super) kind: &'static Kind,
    pub(super) id: Id<'a>,
    pub(super) word: Span,
    pub(super) map: Map<'a>,
}

impl<'a> Reader<'a, '_> {
    /// Opens an entry that begins with its kind, and takes its id into the module's id space unless it is `local`.
    pub(super) fn open_entry(&mut self, node: &'a Node, family: &Family) -> Option<Opened<'a>> {
        if self.problems.is_full() {
            return None;
        }
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
            is_misplaced: !family.takes(kind),
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
        let mut free = None;
        for (at, entry) in entries.iter().enumerate() {
            let written = entry.key.value.as_str();
            if self.problems.is_full() {
                break;
            }
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
                let free: &Vec<_> = free.get_or_insert_with(|| {
                    let every = family.every.iter().filter(|key| family.allows(kind, key));
                    unused(kind.keys.iter().chain(every).map(|key| key.name), entries)
                });
                self.unknown_key(entry, free.iter().copied());
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

    fn kind_words(&self, family: &Family) -> String {
        let here = |kind: &&&Kind| family.takes(kind);
        listed(family.kinds.iter().filter(here).map(|kind| kind.word))
    }
}

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

#[cfg(test)]
mod tests {
    use crate::ground::language::Language;
    use crate::module::tests::{HEAD, read, told_in};

    #[test]
    fn a_misspelt_kind_is_read_as_what_it_nearly_is() {
        assert_eq!(
            told_in("steps:\n  - exercize: a\n    items: []\n"),
            ["no-kind: exercize", "empty-list: []"]
        );
    }

    #[test]
    fn one_kind_and_it_comes_first() {
        assert_eq!(
            told_in("steps:\n  - step: a\n    measure: b\n  - title: C\n    step: c\n"),
            ["two-kinds: measure", "kind-not-first: step"]
        );
        assert_eq!(
            told_in("steps:\n  - choice: a\n  - los\n  - title: Niets\n"),
            ["kind-not-allowed: choice", "needs-entry: los", "no-kind: title"]
        );
    }

    #[test]
    fn a_key_of_another_kind_names_its_owner() {
        read(
            &format!("{HEAD}steps:\n  - step: a\n    scale: s\n"),
            |_, _, problems| {
                assert_eq!(problems[0].why(Language::Nl), "`scale` hoort bij `measure`");
            },
        );
    }
}
