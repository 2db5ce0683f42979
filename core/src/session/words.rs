//! The words of a screen: a text with what its holes are filled with (semantics 12.3).

use serde_json::Value as Json;

use super::snapshot::vault_key;
use super::state::Held;
use super::value::Answer;
use super::view::Seen;
use crate::expr::eval::{self, Known, View};
use crate::expr::name::{ItemIx, Set, Symbol};
use crate::ground::json::Object;
use crate::ground::stored::Stored as _;
use crate::module::plan::{Pipe, Shows, Text};
use crate::program::{options, phrases::Phrases};
use crate::text::tree::Document;
use crate::text::{Filled, plain};

/// A text as it is shown: the tree of the author and what stands in its holes, as data.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The tree.
    pub document: Document,
    /// What stands in `Hole(k)`.
    pub fills: Vec<Filled>,
}

impl Said {
    /// The filler that the writers of texts ask for.
    ///
    /// ```
    /// use leerpad::session::words::Said;
    /// use leerpad::text::{Filled, html};
    /// let said = Said::plain("a < b");
    /// let mut out = String::new();
    /// html::write_inline(&mut out, &said.document, &mut |hole| said.fill(hole));
    /// assert_eq!(out, "a &lt; b");
    /// ```
    #[must_use]
    pub fn fill(&self, hole: u32) -> Filled {
        self.fills.get(hole as usize).cloned().unwrap_or(Filled::Nothing)
    }

    /// A text without holes, as it is.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        use crate::text::tree::{Block, Inline};
        Self {
            document: Document(vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])]),
            fills: Vec::new(),
        }
    }

    /// The JSON form: the tree, and the fills as `{"text":…}`, `{"slot":key}` or `{}`.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut members = Object::default();
        members.put("document", self.document.store());
        members.put("fills", self.fills.iter().map(filled).collect::<Vec<Json>>());
        members.done()
    }
}

/// What stands in a hole, as JSON.
pub(super) fn filled(fill: &Filled) -> Json {
    let mut members = Object::default();
    match fill {
        Filled::Text(text) => members.put("text", text.as_str()),
        Filled::Slot(key) => members.put("slot", key.as_str()),
        Filled::Nothing => {}
    }
    members.done()
}

/// Whoever writes the words of one screen: a view, a language, the engine's own words in it.
pub(super) struct Speaker<'a> {
    pub(super) seen: Seen<'a>,
    /// The place of the language among those of the module.
    pub(super) language: usize,
    pub(super) phrases: &'static Phrases,
}

impl<'a> Speaker<'a> {
    pub(super) fn new(seen: Seen<'a>, language: &str) -> Self {
        let known = seen.program.languages();
        let place = known.iter().position(|tag| tag == language).unwrap_or(0);
        Self {
            seen,
            language: place,
            phrases: Phrases::of(known.get(place).map_or("nl", String::as_str)),
        }
    }

    /// The tag of the language.
    pub(super) fn tag(&self) -> &'a str {
        self.seen
            .program
            .languages()
            .get(self.language)
            .map_or("nl", String::as_str)
    }

    pub(super) fn say(&self, text: &Text) -> Said {
        match text.0.get(self.language) {
            Some(localized) => Said {
                document: localized.document.clone(),
                fills: localized.pipes.iter().map(|pipe| self.pipe(pipe)).collect(),
            },
            None => Said::plain(""),
        }
    }

    pub(super) fn maybe(&self, text: Option<&Text>) -> Option<Said> {
        text.map(|text| self.say(text))
    }

    /// A label in plain words; labels hold no pipes.
    pub(super) fn label(&self, text: &Text) -> String {
        let mut out = String::new();
        if let Some(localized) = text.0.get(self.language) {
            plain::write(&mut out, &localized.document, &mut |_| Filled::Nothing);
        }
        out.trim().to_owned()
    }

    fn pipe(&self, pipe: &Pipe) -> Filled {
        let filled = match &pipe.shows {
            Shows::Typed(typed) => {
                eval::typed(typed, &self.seen).map(|known| Filled::Text(self.known(known)))
            }
            Shows::Label { of, labels } => eval::pick(*of, &self.seen).and_then(|option| {
                let label = labels
                    .iter()
                    .find(|(symbol, _)| *symbol == option)
                    .map(|(_, label)| self.label(label));
                // Words of one's own for `other` stay in the vault: what is shown is its label.
                label.map(Filled::Text)
            }),
            Shows::Labels { item } => self.labels(*item).map(Filled::Text),
            Shows::Slot { item } => self.slot(*item),
        };
        filled
            .or_else(|| pipe.fallback.clone().map(Filled::Text))
            .unwrap_or(Filled::Nothing)
    }

    fn labels(&self, item: ItemIx) -> Option<String> {
        let found = self.seen.program.plan().items.get(item.index())?;
        let list = &options(found)?.list;
        let chosen: Vec<Symbol> = self.seen.chosen(Set { item, moment: None })?;
        let label = |id: &Symbol| {
            list.iter()
                .find(|option| option.id == *id)
                .map(|option| self.label(&option.label))
        };
        let labels: Vec<String> = chosen.iter().filter_map(label).collect();
        (!labels.is_empty()).then(|| self.phrases.list(&labels))
    }

    fn slot(&self, item: ItemIx) -> Option<Filled> {
        let (visit, slot) = self.seen.holding(item)?;
        match &slot.held {
            Held::Value(Answer::Vault) if slot.judged.counts => {
                Some(Filled::Slot(vault_key(self.seen.program, visit, slot, item)))
            }
            _ => None,
        }
    }

    pub(super) fn known(&self, known: Known<'_>) -> String {
        match known {
            Known::Truth(truth) => self.phrases.truth(truth).to_owned(),
            Known::Number(number) => self.phrases.number(number),
            Known::Option(option) => self.seen.program.word(option).to_owned(),
            Known::Text(text) => text.to_owned(),
            Known::Day(date) => self.phrases.date(date),
            Known::Clock(time) => time.to_string(),
        }
    }

    /// An answer in words, for a summary; words in the vault as a slot.
    pub(super) fn answer(&self, item: ItemIx) -> Option<Filled> {
        let found = self.seen.program.plan().items.get(item.index())?;
        if found.vault {
            return self.slot(item);
        }
        if let Some(labels) = self.labels(item) {
            return Some(Filled::Text(labels));
        }
        let of = crate::expr::name::Reference { item, row: None };
        match self.seen.answer(of, None)? {
            Known::Option(option) => {
                let list = &options(found)?.list;
                let label = list.iter().find(|known| known.id == option)?;
                Some(Filled::Text(self.label(&label.label)))
            }
            known => Some(Filled::Text(self.known(known))),
        }
    }
}
