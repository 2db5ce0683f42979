//! Steps: what every kind has, and one file per kind.

pub(super) mod activity;
pub(super) mod contact;
mod end;
mod exercise;
pub(super) mod limit;
mod measure;
mod part;
mod reading;
pub(super) mod reflection;
pub(super) mod section;
mod share;
pub(super) mod wait;

use super::draft::{StepDraft, StepKindDraft};
use super::items::{ITEMS, READING};
use super::keys::{Family, Key, Of, Read};
use super::ladders::NEXT;
use super::reader::{Map, Reader};
use crate::syntax::tree::Node;

static TITLE: Key = Key::new("title", Of::Text, "Hoe de stap heet.", "What the step is called.");
static BODY: Key = Key::new("body", Of::Text, "De tekst van de stap.", "The text of the step.");
static GUIDE: Key = Key::new(
    "guide",
    Of::Text,
    "Wat alleen de begeleider ziet.",
    "What only the guide sees.",
);
static WHEN: Key = Key::new(
    "when",
    Of::Condition,
    "Alleen dan is de stap er.",
    "The step is there only then.",
);
static OPTIONAL: Key = Key::new(
    "optional",
    Of::Truth,
    "De hele stap mag overgeslagen worden.",
    "The whole step may be skipped.",
)
.or("false");
static ENTRY: Key = Key::new(
    "entry",
    Of::Truth,
    "Hier mag iemand beginnen, met een eigen link.",
    "One may start here, with a link of its own.",
)
.or("false");
static AGAIN: Key = Key::new(
    "again",
    Of::One(&["keep", "ask"]),
    "Bij een nieuw bezoek: de antwoorden laten staan, of opnieuw vragen.",
    "At a new visit: keep the answers, or ask anew.",
)
.or("keep");
static WAS: Key = Key::new(
    "was",
    Of::List(&Of::Id),
    "Oude namen, zodat bewaarde antwoorden blijven kloppen.",
    "Former names, so that kept answers stay right.",
);
static MINUTES: Key = Key::new(
    "minutes",
    Of::Whole,
    "Hoeveel minuten de stap duurt.",
    "How many minutes the step takes.",
);
static IMAGE: Key = Key::new(
    "image",
    Of::Path,
    "Een plaatje van de module zelf.",
    "A picture of the module's own.",
);
static RENDER: Key = Key::new(
    "render",
    Of::Json,
    "Gaat ongezien naar wie de module laat zien.",
    "Handed untouched to whoever shows the module.",
);
const ITEM_ROW: Key = Key::new(
    "items",
    Of::Entries(&ITEMS),
    "De vragen en oefeningen van de stap.",
    "The questions and exercises of the step.",
);
static ITEM_LIST: Key = ITEM_ROW;
static READING_LIST: Key = Key::new(
    ITEM_ROW.name,
    Of::Entries(&READING),
    "Wat er te lezen, te zien of te horen is.",
    "What there is to read, see or hear.",
);

/// The steps of a module or section.
pub(in crate::module) static STEPS: Family = Family {
    name: "step",
    every: &[
        &TITLE, &BODY, &GUIDE, &WHEN, &OPTIONAL, &NEXT, &ENTRY, &AGAIN, &WAS, &MINUTES, &IMAGE, &RENDER,
    ],
    kinds: &[
        &reading::KIND,
        &exercise::KIND,
        &reflection::KIND,
        &measure::KIND,
        &section::KIND,
        &part::KIND,
        &end::KIND,
        &share::KIND,
        &contact::KIND,
        &activity::KIND,
        &wait::KIND,
    ],
    only: &[],
    not: &[],
    without: &[],
};

impl<'a> Reader<'a, '_> {
    /// A list of steps. Sections nest no deeper than the tree, which is limited.
    pub(super) fn steps(&mut self, map: &Map<'a>, key: &Key) -> Vec<StepDraft<'a>> {
        let nodes = map.find(key).and_then(|entry| self.list(&entry.value));
        nodes
            .unwrap_or_default()
            .iter()
            .filter_map(|node| self.step(node))
            .collect()
    }

    fn step(&mut self, node: &'a Node) -> Option<StepDraft<'a>> {
        let opened = self.open_entry(node, &STEPS)?;
        self.declare(&opened.id);
        let map = &opened.map;
        let was = self.words(map, &WAS);
        self.former(&was);
        Some(StepDraft {
            id: opened.id,
            span: node.span,
            word: opened.word,
            title: self.text(map, &TITLE),
            body: self.text(map, &BODY),
            guide: self.text(map, &GUIDE),
            when: self.condition(map, &WHEN),
            next: self.ways(map),
            optional: self.truth(map, &OPTIONAL),
            entry: self.truth(map, &ENTRY),
            asks_again: self.one(map, &AGAIN).map(|word| word.map(|word| word == "ask")),
            minutes: self.whole(map, &MINUTES),
            image: self.path(map, &IMAGE),
            render: self.untouched(map, &RENDER),
            was,
            kind: match opened.kind.read {
                Read::Step(read) => read(self, &opened),
                // No kind of this family is read as anything else.
                Read::Item(_) => StepKindDraft::Step { items: Vec::new() },
            },
        })
    }
}
