//! Items: what every kind has, and one file per kind.

mod breathe;
mod card;
mod checklist;
mod choice;
mod choices;
mod confirm;
mod date;
pub(super) mod diary;
pub(super) mod gap;
pub(super) mod goal;
mod likert;
mod list;
pub(super) mod matching;
pub(super) mod media;
mod note;
mod number;
mod plan;
mod rank;
mod recall;
mod review;
pub(super) mod scale;
mod text;
mod time;
mod timer;
mod words;

use std::collections::BTreeMap;

use super::draft::{Id, ItemDraft, ItemKindDraft};
use super::keys::{Family, Key, Kind, Of, Read};
use super::ladders::{CHECKS, RULES};
use super::reader::{Map, Reader};
use crate::ground::span::Span;
use crate::syntax::tree::Node;

const ASK_ROW: Key = Key::new("ask", Of::Text, "De vraag.", "The question.");
/// Of kinds that ask nothing by themselves.
static ASK: Key = ASK_ROW;
/// Of kinds that are a question.
static MUST_ASK: Key = ASK_ROW.must();
static HELP: Key = Key::new(
    "help",
    Of::Text,
    "Uitleg bij de vraag.",
    "Words that explain the question.",
);
static HINTS: Key = Key::new(
    "hints",
    Of::List(&Of::Text),
    "Tips, een voor een te zien.",
    "Hints, shown one by one.",
);
static SOLUTION: Key = Key::new(
    "solution",
    Of::Text,
    "Het antwoord met uitleg.",
    "The answer explained.",
);
static REQUIRED: Key = Key::new(
    "required",
    Of::Required,
    "Overslaan kan niet; liever niet antwoorden wel.",
    "It cannot be skipped; one can still rather not answer.",
)
.or("false");
static WHEN: Key = Key::new(
    "when",
    Of::Condition,
    "Alleen dan is de vraag er.",
    "The question is there only then.",
);
static PRIVATE: Key = Key::new(
    "private",
    Of::Truth,
    "Alleen voor wie het schrijft.",
    "For the writer alone.",
);
static RENDER: Key = Key::new(
    "render",
    Of::Json,
    "Gaat ongezien naar wie de module laat zien.",
    "Handed untouched to whoever shows the module.",
);
static WAS: Key = Key::new(
    "was",
    Of::List(&Of::Id),
    "Oude namen, zodat bewaarde antwoorden blijven kloppen.",
    "Former names, so that kept answers stay right.",
);

static EVERY: [&Key; 10] = [
    &HELP, &HINTS, &SOLUTION, &REQUIRED, &WHEN, &CHECKS, &RULES, &PRIVATE, &RENDER, &WAS,
];
static KINDS: [&Kind; 25] = [
    &choice::KIND,
    &choices::KIND,
    &confirm::KIND,
    &text::KIND,
    &words::KIND,
    &number::KIND,
    &date::KIND,
    &time::KIND,
    &scale::KIND,
    &likert::KIND,
    &rank::KIND,
    &media::KIND,
    &breathe::KIND,
    &timer::KIND,
    &list::KIND,
    &note::KIND,
    &matching::KIND,
    &gap::KIND,
    &goal::KIND,
    &review::KIND,
    &plan::KIND,
    &diary::KIND,
    &checklist::KIND,
    &recall::KIND,
    &card::KIND,
];

/// The items of an exercise or a reflection.
pub(in crate::module) static ITEMS: Family = Family {
    name: "item",
    every: &EVERY,
    kinds: &KINDS,
    only: &[],
    not: &[],
    without: &[],
};

/// The items of a scale: all but those that have a time of their own.
pub(in crate::module) static SCALE_ITEMS: Family = Family {
    name: "scale-item",
    every: &EVERY,
    kinds: &KINDS,
    only: &[],
    not: &[&diary::KIND],
    without: &[],
};

/// The items of a step to read.
pub(in crate::module) static READING: Family = Family {
    name: "reading-item",
    every: &EVERY,
    kinds: &KINDS,
    only: &[&note::KIND, &media::KIND, &recall::KIND, &card::KIND],
    not: &[],
    without: &[],
};

/// The items of an entry of a list or diary.
pub(in crate::module) static INNER: Family = Family {
    name: "inner-item",
    every: &EVERY,
    kinds: &KINDS,
    only: &[
        &choice::KIND,
        &choices::KIND,
        &confirm::KIND,
        &text::KIND,
        &words::KIND,
        &number::KIND,
        &date::KIND,
        &time::KIND,
        &scale::KIND,
    ],
    not: &[],
    without: &[
        &WHEN, &RULES, &CHECKS, &REQUIRED, &HINTS, &SOLUTION, &RENDER, &WAS,
    ],
};

impl<'a> ItemDraft<'a> {
    /// An item with nothing but its kind.
    pub(super) const fn bare(id: Id<'a>, span: Span, word: Span, kind: ItemKindDraft<'a>) -> Self {
        Self {
            id,
            span,
            word,
            kind,
            ask: None,
            help: None,
            hints: Vec::new(),
            solution: None,
            required: None,
            when: None,
            checks: Vec::new(),
            rules: Vec::new(),
            private: None,
            render: None,
            was: Vec::new(),
        }
    }
}

impl<'a> Reader<'a, '_> {
    /// A list of items whose ids are the module's.
    pub(super) fn items(&mut self, map: &Map<'a>, key: &Key, family: &Family) -> Vec<ItemDraft<'a>> {
        let nodes = map.find(key).and_then(|entry| self.list(&entry.value));
        nodes
            .unwrap_or_default()
            .iter()
            .filter_map(|node| {
                let item = self.item(node, family)?;
                self.declare(&item.id);
                Some(item)
            })
            .collect()
    }

    /// The items of an entry of a list or diary: their ids are its own.
    fn inner_items(&mut self, map: &Map<'a>, key: &Key) -> Vec<ItemDraft<'a>> {
        let nodes = map.find(key).and_then(|entry| self.list(&entry.value));
        let mut space = BTreeMap::new();
        nodes
            .unwrap_or_default()
            .iter()
            .filter_map(|node| {
                let item = self.item(node, &INNER)?;
                self.declare_in(&mut space, &item.id);
                Some(item)
            })
            .collect()
    }

    fn item(&mut self, node: &'a Node, family: &Family) -> Option<ItemDraft<'a>> {
        let opened = self.open_entry(node, family)?;
        let map = &opened.map;
        let was = self.words(map, &WAS);
        self.former(&was);
        Some(ItemDraft {
            id: opened.id,
            span: node.span,
            word: opened.word,
            ask: self.text(map, &ASK),
            help: self.text(map, &HELP),
            hints: self.texts(map, &HINTS),
            solution: self.text(map, &SOLUTION),
            required: self.required(map, &REQUIRED),
            when: self.condition(map, &WHEN),
            checks: self.checks(map),
            rules: self.rules(map),
            private: self.truth(map, &PRIVATE),
            render: self.untouched(map, &RENDER),
            was,
            kind: match opened.kind.read {
                Read::Item(read) => read(self, &opened),
                // No kind of this family is read as anything else.
                Read::Step(_) => ItemKindDraft::Confirm,
            },
        })
    }
}
