//! Options: of an item, of a set with a name, of a setting.

use std::collections::BTreeMap;

use super::draft::{
    Id, LocalDraft, OptionDraft, OptionList, OptionSetDraft, OptionsDraft, TextDraft, Written,
};
use super::keys::{Key, Of, Position};
use super::reader::{Map, Reader, did_you_mean, listed};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::{Entry, Node, NodeKind};

/// Names compared in one file to say what was meant by a wrong one.
const COMPARISONS: usize = 20_000;

static LABEL: Key = Key::new(
    "label",
    Of::Text,
    "Wat er op de keuze staat.",
    "What the option says.",
)
.must();
static WHEN: Key = Key::new(
    "when",
    Of::Condition,
    "Alleen dan is de keuze er.",
    "The option is there only then.",
);
static SCORE: Key = Key::new(
    "score",
    Of::Number,
    "Het getal van deze keuze in een score.",
    "The number of this option in a score.",
);
static ALONE: Key = Key::new(
    "alone",
    Of::Truth,
    "Sluit alle andere keuzes uit, zoals `geen van deze`.",
    "Excludes all other options, such as `none of these`.",
)
.or("false");
static IMAGE: Key = Key::new(
    "image",
    Of::Path,
    "Een plaatje van de module zelf.",
    "A picture of the module's own.",
);

static WAS: Key = Key::new(
    "was",
    Of::List(&Of::Id),
    "Namen die deze keuze vroeger had.",
    "Names this option had before.",
);

/// An option in its long form.
pub(super) static OPTION: Position = Position {
    name: "option",
    keys: &[&LABEL, &WHEN, &SCORE, &ALONE, &IMAGE, &WAS],
    nl: "Een keuze.",
    en: "An option.",
};

/// Whether a key says that an option is in its long form. One of two or three letters may be a language: `was` is Washo, and
/// stands beside `label`.
pub(super) fn tells_long(name: &str) -> bool {
    OPTION.keys.iter().any(|key| key.name == name && name.len() > 3)
}

const LIST: Of = Of::Map(&Of::Either(&[Of::Text, Of::Fields(&OPTION)]));

pub(super) const OPTIONS_ROW: Key = Key::new(
    "options",
    Of::Either(&[Of::Name, LIST]),
    "De keuzes, of de naam van een lijst onder `option-sets`.",
    "The options, or the name of a set under `option-sets`.",
);
pub(super) static OPTIONS: Key = OPTIONS_ROW;
pub(super) static FROM: Key = Key::new(
    "options-from",
    Of::Name,
    "Biedt aan wat bij een eerdere vraag gekozen is.",
    "Offers what was chosen at an earlier question.",
);
pub(super) static OTHER: Key = Key::new(
    "other",
    Of::Truth,
    "Voegt `anders` toe, met eigen woorden.",
    "Adds `other`, with words of one's own.",
)
.or("false");
pub(super) static SHUFFLE: Key = Key::new(
    "shuffle",
    Of::Truth,
    "Telkens in een andere volgorde.",
    "In another order each time.",
)
.or("false");
pub(super) static LOOK: Key = Key::new(
    "look",
    Of::One(&["buttons", "list", "images"]),
    "Hoe de keuzes eruitzien.",
    "What the options look like.",
);
pub(super) static SETS: Key = Key::new(
    "option-sets",
    Of::Map(&LIST),
    "Lijsten met keuzes die meer dan eens gebruikt worden.",
    "Lists of options that are used more than once.",
);

impl<'a> Reader<'a, '_> {
    /// The option sets of the module; their names are known from here on.
    pub(super) fn option_sets(&mut self, map: &Map<'a>) -> Vec<OptionSetDraft<'a>> {
        let entries = map.find(&SETS).and_then(|entry| self.entries(&entry.value));
        let mut sets = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.shape(&id);
            let options = self
                .entries(value)
                .map_or_else(Vec::new, |list| self.own(list, value.span));
            self.sets.insert(id.value, sets.len());
            sets.push(OptionSetDraft { id, options });
        }
        sets
    }

    /// The options of an item.
    pub(super) fn options(&mut self, map: &Map<'a>) -> OptionsDraft<'a> {
        let other = self.truth(map, &OTHER);
        let from = self.word(map, &FROM);
        let mut options = OptionsDraft {
            span: map.head,
            list: OptionList::None,
            other,
            shuffle: self.truth(map, &SHUFFLE),
            look: self.one(map, &LOOK),
        };
        if let Some(entry) = map.find(&OPTIONS) {
            options.span = entry.value.span;
            options.list = self.option_list(&entry.value);
            if let Some(from) = map.find(&FROM) {
                self.problems
                    .push(Problem::new(&OPTIONS_TWICE, from.key.span).see(
                        entry.key.span,
                        "de eigen keuzes",
                        "the options of its own",
                    ));
            }
        } else if let Some(from) = from {
            options.span = from.span;
            options.list = OptionList::From(from);
        } else if !map.has(&FROM) {
            self.missing_key(map, &OPTIONS);
        }
        options
    }

    /// Options, or the name of a set of them.
    pub(super) fn option_list(&mut self, node: &'a Node) -> OptionList<'a> {
        if let NodeKind::Scalar(_) = node.kind {
            let Some(name) = self.word_of(node) else {
                return OptionList::None;
            };
            if let Some(index) = self.sets.get(name.value) {
                return OptionList::Set { name, index: *index };
            }
            let problem = Problem::new(&UNKNOWN_OPTION_SET, name.span).with("name", name.value);
            // So many comparisons and no more, or many wrong names among many sets would take their product.
            let names = self.sets.keys().copied();
            self.comparisons += self.sets.len();
            self.problems.push(if self.comparisons <= COMPARISONS {
                did_you_mean(problem, name.value, name.span, names)
            } else {
                problem.with("names", listed(names))
            });
            return OptionList::None;
        }
        self.entries(node).map_or(OptionList::None, |entries| {
            OptionList::Own(self.own(entries, node.span))
        })
    }

    /// A list of bare ids, each its own label.
    pub(super) fn bare_options(&mut self, node: &'a Node) -> OptionList<'a> {
        let mut space = BTreeMap::new();
        let nodes = self.list(node).unwrap_or_default();
        let mut list = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Some(text) = self.plain(node) else { continue };
            let id = Spanned::new(text.scalar.text.trim(), node.span);
            self.declare_in(&mut space, &id);
            list.push(OptionDraft {
                label: Some(self.same_everywhere(text)),
                ..bare(id)
            });
        }
        OptionList::Own(list)
    }

    fn same_everywhere(&self, text: Written<'a>) -> TextDraft<'a> {
        let written = (0..self.languages.len()).map(|language| LocalDraft {
            language,
            tag: None,
            text,
        });
        TextDraft {
            span: text.span,
            written: written.collect(),
        }
    }

    fn own(&mut self, entries: &'a [Entry], span: Span) -> Vec<OptionDraft<'a>> {
        if entries.is_empty() {
            self.problems.push(Problem::new(&super::reader::EMPTY_LIST, span));
        }
        let mut space = BTreeMap::new();
        let options: Vec<_> = entries
            .iter()
            .map(|entry| self.option(entry, &mut space))
            .collect();
        self.former_options(&options, &space);
        options
    }

    /// Judges the former names of options: none is a name in use, and one that two options had sends learners a question.
    fn former_options(&mut self, options: &[OptionDraft<'a>], space: &BTreeMap<&'a str, Span>) {
        let mut claimed: BTreeMap<&str, Span> = BTreeMap::new();
        for was in options.iter().flat_map(|option| &option.was) {
            let (rule, other) = match (space.get(was.value), claimed.get(was.value)) {
                (Some(live), _) => (&super::names::FORMER_ID_IN_USE, *live),
                (None, Some(before)) => (&TWO_HEIRS, *before),
                (None, None) => {
                    claimed.insert(was.value, was.span);
                    continue;
                }
            };
            let problem = Problem::new(rule, was.span).with("id", was.value);
            self.problems.push(problem.see(other, "hier ook", "here too"));
        }
    }

    fn option(&mut self, entry: &'a Entry, space: &mut BTreeMap<&'a str, Span>) -> OptionDraft<'a> {
        let id = Spanned::new(entry.key.value.as_str(), entry.key.span);
        self.declare_in(space, &id);
        let is_long = |entries: &[Entry]| {
            entries.iter().any(|entry| tells_long(&entry.key.value)) || entries.is_empty()
        };
        let mut option = bare(id);
        match entry.value.entries() {
            Some(entries) if is_long(entries) => {
                if let Some(map) = self.open(&entry.value, &OPTION, entry.key.span) {
                    option.label = self.text(&map, &LABEL);
                    option.when = self.condition(&map, &WHEN);
                    option.score = self.number(&map, &SCORE);
                    option.alone = self.truth(&map, &ALONE);
                    option.image = self.path(&map, &IMAGE);
                    option.was = self.words(&map, &WAS);
                    option.was.iter().for_each(|was| self.shape(was));
                }
            }
            _ => option.label = self.text_of(&entry.value),
        }
        option
    }
}

const fn bare(id: Id<'_>) -> OptionDraft<'_> {
    OptionDraft {
        id,
        label: None,
        when: None,
        score: None,
        alone: None,
        image: None,
        was: Vec::new(),
    }
}

/// Two options that come from one.
pub(super) static TWO_HEIRS: Rule = Rule {
    code: "two-heirs",
    severity: Severity::Warning,
    nl: Words {
        message: "twee keuzes heetten vroeger allebei `{id}`",
        why: "wie eerder `{id}` koos, moet bij een nieuwe versie zelf zeggen welke van de twee het nu is",
        help: "laat de oude naam bij één keuze staan, als die hetzelfde betekent",
    },
    en: Words {
        message: "two options were both called `{id}` before",
        why: "who chose `{id}` earlier has to say with a new version which of the two it is now",
        help: "leave the former name at one of them, if that means the same",
    },
};

/// `options` and `options-from` together.
pub(super) static OPTIONS_TWICE: Rule = Rule {
    code: "options-twice",
    severity: Severity::Error,
    nl: Words {
        message: "`options` en `options-from` staan bij dezelfde vraag",
        why: "zo is niet duidelijk welke opties er zijn",
        help: "haal een van de twee weg",
    },
    en: Words {
        message: "`options` and `options-from` stand at the same question",
        why: "it is not clear which options there are",
        help: "take one of the two out",
    },
};

/// A name of an option set that there is not.
pub(super) static UNKNOWN_OPTION_SET: Rule = Rule {
    code: "unknown-option-set",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen lijst met opties die `{name}` heet",
        why: "zonder lijst valt er niets te kiezen",
        help: "zet de lijst onder `option-sets`, of schrijf de opties hier; bekend: {names}",
    },
    en: Words {
        message: "there is no set of options called `{name}`",
        why: "without it there is nothing to choose",
        help: "put the set under `option-sets`, or write the options here; known: {names}",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::draft::ItemKindDraft;
    use crate::module::tests::{HEAD, mended, read, told, told_item};

    #[test]
    fn a_set_is_named_by_several_items() {
        let text = format!(
            "{HEAD}option-sets:\n  vaak: {{nooit: Nooit, soms: Soms}}\nsteps:\n  - exercise: e\n    items:\n      - choice: a\n        ask: Q\n        options: vaak\n"
        );
        read(&text, |draft, _, problems| {
            assert!(problems.is_empty());
            let ItemKindDraft::Choice(options) = &draft.steps[0].kind.items()[0].kind else {
                panic!("a choice")
            };
            assert_eq!(draft.options_of(options).len(), 2);
        });
        let wrong = text.replace("options: vaak", "options: vaakk");
        assert_eq!(told(&wrong), ["unknown-option-set: vaakk"]);
        assert_eq!(mended(&wrong), text);
    }

    #[test]
    fn an_option_is_a_text_or_a_long_form() {
        let item = "      - choice: c\n        ask: Q\n        options:\n          a: A\n          b:\n            label: B\n            alone: true\n          c:\n            score: 1\n";
        assert_eq!(told_item(item), ["missing-key: c"]);
        let was = item.replace("score: 1", "label: C\n            was: [d]");
        assert_eq!(told_item(&was), Vec::<String>::new());
    }
}
