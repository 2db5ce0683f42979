//! `match`: what belongs together.

use std::collections::BTreeMap;

use super::MUST_ASK;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::{Span, Spanned};
use crate::module::draft::{Id, ItemKindDraft, RowDraft};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Map, Reader, did_you_mean};

static LEFT: Key = Key::new(
    "left",
    Of::Map(&Of::Text),
    "De linkerkant: een naam en de tekst.",
    "The left side: a name and its text.",
)
.must();
static RIGHT: Key = Key::new(
    "right",
    Of::Map(&Of::Text),
    "De rechterkant: een naam en de tekst.",
    "The right side: a name and its text.",
)
.must();
static PAIRS: Key = Key::new(
    "pairs",
    Of::Map(&Of::Name),
    "Wat bij elkaar hoort: bij elke naam van links een van rechts.",
    "What belongs together: for each name of the left one of the right.",
)
.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "match",
    keys: &[&MUST_ASK, &LEFT, &RIGHT, &PAIRS],
    without: &[],
    read: Read::Item(read),
    nl: "Zoeken wat bij elkaar hoort.",
    en: "To find what belongs together.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let (left, right) = (reader.side(map, &LEFT), reader.side(map, &RIGHT));
    let pairs = reader.pairs(map, &left, &right);
    ItemKindDraft::Match { left, right, pairs }
}

impl<'a> Reader<'a, '_> {
    fn side(&mut self, map: &Map<'a>, key: &Key) -> Vec<RowDraft<'a>> {
        let entries = map.find(key).and_then(|entry| self.entries(&entry.value));
        let mut space = BTreeMap::new();
        let mut rows = Vec::new();
        for entry in entries.unwrap_or_default() {
            let id = Spanned::new(entry.key.value.as_str(), entry.key.span);
            self.declare_in(&mut space, &id);
            rows.push(RowDraft {
                id,
                label: self.text_of(&entry.value),
            });
        }
        rows
    }

    /// Which right belongs to each left, and whether none was forgotten.
    fn pairs(
        &mut self,
        map: &Map<'a>,
        left: &[RowDraft<'a>],
        right: &[RowDraft<'a>],
    ) -> Vec<(Id<'a>, Id<'a>)> {
        let Some(found) = map.find(&PAIRS) else {
            return Vec::new();
        };
        let mut pairs = Vec::new();
        let Some(entries) = self.entries(&found.value) else {
            return pairs;
        };
        for entry in entries {
            let one = Spanned::new(entry.key.value.as_str(), entry.key.span);
            let Some(two) = self.word_of(&entry.value) else {
                continue;
            };
            self.judge_side(&one, left, &LEFT);
            self.judge_side(&two, right, &RIGHT);
            pairs.push((one, two));
        }
        let paired: BTreeMap<&str, Span> = entries
            .iter()
            .map(|entry| (entry.key.value.as_str(), entry.key.span))
            .collect();
        // A name that is nearly that of a left without a pair is that left, misspelt: told once.
        let free = left.iter().map(|row| row.id.value);
        let free: Vec<&str> = free.filter(|id| !paired.contains_key(id)).collect();
        let unknown = paired
            .keys()
            .filter(|id| !left.iter().any(|row| row.id.value == **id));
        let misspelt: Vec<&str> = unknown
            .filter_map(|id| nearest(id, free.iter().copied()))
            .collect();
        for row in left {
            let is_told = row.id.value.is_empty() || misspelt.contains(&row.id.value);
            if !is_told && !paired.contains_key(row.id.value) {
                self.problems.push(
                    Problem::new(&PAIR_MISSING, row.id.span)
                        .with("name", row.id.value)
                        .see(found.key.span, "de paren", "the pairs"),
                );
            }
        }
        pairs
    }

    fn judge_side(&mut self, id: &Id<'a>, side: &[RowDraft<'a>], key: &Key) {
        if side.is_empty() || side.iter().any(|row| row.id.value == id.value) {
            return;
        }
        let problem = Problem::new(&UNKNOWN_IN_PAIRS, id.span)
            .with("name", id.value)
            .with("side", key.name);
        let names = side.iter().map(|row| row.id.value);
        self.problems
            .push(did_you_mean(problem, id.value, id.span, names));
    }
}

/// Something of the left that nothing of the right belongs to.
pub(in crate::module) static PAIR_MISSING: Rule = Rule {
    code: "pair-missing",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{name}` staat niet wat erbij hoort",
        why: "wie dit kiest, kan het dan nooit goed hebben",
        help: "zet onder `pairs` een regel `{name}: …` met een naam van `right`",
    },
    en: Words {
        message: "it is not said what belongs to `{name}`",
        why: "whoever chooses here could never be right",
        help: "write a line `{name}: …` under `pairs`, with a name of `right`",
    },
};

/// A name in the pairs that is not on its side.
pub(in crate::module) static UNKNOWN_IN_PAIRS: Rule = Rule {
    code: "unknown-in-pairs",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat niet onder `{side}`",
        why: "een paar noemt eerst een naam van `left` en dan een van `right`",
        help: "bedoel je {names}?",
    },
    en: Words {
        message: "`{name}` does not stand under `{side}`",
        why: "a pair names first a name of `left` and then one of `right`",
        help: "did you mean {names}?",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    const SIDES: &str =
        "      - match: m\n        ask: Q\n        left: {a: A, b: B}\n        right: {x: X, y: Y}\n";

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(&format!("{SIDES}        pairs: {{a: x, b: x}}\n")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn rule_22_3_every_left_has_a_known_right() {
        assert_eq!(
            told_item(&format!("{SIDES}        pairs: {{a: z, c: y}}\n")),
            ["unknown-in-pairs: z", "unknown-in-pairs: c"]
        );
    }

    #[test]
    fn rule_22_3_a_left_without_a_pair_is_told() {
        assert_eq!(
            told_item(&format!("{SIDES}        pairs: {{a: x}}\n")),
            ["pair-missing: b"]
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - match: m\n        ask: Q\n        left: [a]\n        right: {x: X, x-: Y}\n"),
            ["missing-key: match: m", "needs-map: [a]", "id-shape: x-"]
        );
    }
}
