//! Stored values in words: labels for options, dates written out, words from the vault.

use serde_json::Value as Json;

use crate::ground::json::canonical;
use crate::ground::moment::Date;
use crate::ground::number::Number;
use crate::journal::vault::Vault;
use crate::module::plan::{Choice, Fits, Gap, Inner, ItemKind, Options, Piece, Text};
use crate::program::Program;
use crate::program::phrases::Phrases;
use crate::text::{Filled, plain};

/// Whoever puts values in words.
pub(super) struct Spelling<'a> {
    pub(super) program: &'a Program,
    language: usize,
    phrases: &'static Phrases,
    vault: &'a Vault,
}

impl<'a> Spelling<'a> {
    pub(super) fn new(program: &'a Program, language: &str, vault: &'a Vault) -> Self {
        let place = program.languages().iter().position(|tag| tag == language);
        Self {
            program,
            language: place.unwrap_or(0),
            phrases: Phrases::of(language),
            vault,
        }
    }

    /// The words under a key of the vault.
    pub(super) fn words(&self, key: &str) -> Option<String> {
        self.vault.get(key).map(|words| words.reveal().to_owned())
    }

    /// The keys of an item's words: its own, and those of its parts.
    pub(super) fn keys_under(&self, key: &str) -> Vec<String> {
        let below = format!("{key}/");
        let keys = self
            .vault
            .keys()
            .filter(|known| *known == key || known.starts_with(&below));
        keys.map(str::to_owned).collect()
    }

    pub(super) fn label(&self, text: &Text) -> String {
        let mut out = String::new();
        if let Some(localized) = text.0.get(self.language) {
            plain::write(&mut out, &localized.document, &mut |_| Filled::Nothing);
        }
        out.trim().to_owned()
    }

    /// A stored value in lines. What is in the vault and was erased gives no line.
    pub(super) fn lines(&self, kind: &ItemKind, value: &Json, key: &str) -> Vec<String> {
        match kind {
            ItemKind::Choice(options) => self.chosen(options, std::slice::from_ref(value), key),
            ItemKind::Choices { options, .. } | ItemKind::Checklist { options, .. } => {
                self.chosen(options, list(value), key)
            }
            ItemKind::Rank(options) => {
                let ranked = self.chosen(options, list(value), key);
                (1..)
                    .zip(ranked)
                    .map(|(place, label)| format!("{place}. {label}"))
                    .collect()
            }
            ItemKind::Likert { rows, options }
            | ItemKind::Match {
                left: rows,
                right: options,
                ..
            } => rows
                .iter()
                .filter_map(|row| {
                    let chosen = value.get(self.program.word(row.id))?.as_str()?;
                    Some(format!(
                        "{}: {}",
                        self.label(&row.label),
                        self.option(options, chosen)
                    ))
                })
                .collect(),
            ItemKind::Gap { sentence, gaps } => {
                let pieces = sentence.get(self.language).map_or(&[][..], Vec::as_slice);
                vec![self.sentence(pieces, gaps, value)]
            }
            ItemKind::Media { .. } | ItemKind::Breathe { .. } | ItemKind::Timer { .. } => {
                vec![self.phrases.button("done").to_owned()]
            }
            ItemKind::List { items, .. } => (1..)
                .zip(list(value))
                .flat_map(|(entry, given)| self.entry(items, given, &format!("{key}/{entry}"), entry))
                .collect(),
            ItemKind::Diary { items, .. } => {
                let mut entries: Vec<(u32, &Json)> = value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter_map(|(number, given)| Some((number.parse().ok()?, given)))
                    .collect();
                entries.sort_unstable_by_key(|(number, _)| *number);
                entries
                    .into_iter()
                    .flat_map(|(entry, given)| self.entry(items, given, &format!("{key}/{entry}"), entry))
                    .collect()
            }
            ItemKind::Number { unit: Some(unit), .. } => {
                let unit = self.label(unit);
                self.plain(kind, value)
                    .map(|number| format!("{number} {unit}"))
                    .into_iter()
                    .collect()
            }
            ItemKind::Scale { labels, .. } => {
                let point = labels.iter().find(|(point, _)| Json::from(*point) == *value);
                let label = point
                    .map(|(_, label)| format!(" ({})", self.label(label)))
                    .unwrap_or_default();
                self.plain(kind, value)
                    .map(|number| number + &label)
                    .into_iter()
                    .collect()
            }
            // Each part under its own question; a part that was left open, or erased, gives no line.
            ItemKind::Plan { r#if, then, when_day } => [("if", Some(r#if)), ("then", Some(then))]
                .into_iter()
                .chain([("when-day", when_day.as_ref())])
                .filter_map(|(part, ask)| {
                    let words = self.words(&format!("{key}/{part}"))?;
                    Some(format!("{} {words}", self.label(ask?)))
                })
                .collect(),
            _ => match value {
                // Words in parts have a key for each part.
                Json::Object(members) if members.contains_key("vault") => {
                    let keys = self.keys_under(key);
                    keys.iter().filter_map(|key| self.words(key)).collect()
                }
                Json::Object(members) => members
                    .iter()
                    .filter_map(|(part, value)| Some(format!("{part}: {}", self.plain(kind, value)?)))
                    .collect(),
                _ => self.plain(kind, value).into_iter().collect(),
            },
        }
    }

    /// A sentence with what was put into its open places.
    fn sentence(&self, pieces: &[Piece], gaps: &[Gap], value: &Json) -> String {
        let filled = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Gap(place) => {
                let gap = gaps.get(*place as usize);
                let given = gap.and_then(|gap| value.get(self.program.word(gap.id))?.as_str());
                match (gap.map(|gap| &gap.fits), given) {
                    (Some(Fits::Options { list, .. }), Some(id)) => self.option(list, id),
                    (_, Some(text)) => text.to_owned(),
                    _ => "…".to_owned(),
                }
            }
        });
        filled.collect()
    }

    /// A value that is one thing.
    fn plain(&self, kind: &ItemKind, value: &Json) -> Option<String> {
        match (kind, value) {
            (_, Json::Bool(truth)) => Some(self.phrases.truth(*truth).to_owned()),
            (_, Json::Number(number)) => {
                let number = number.as_f64().and_then(Number::from_double)?;
                Some(self.phrases.number(number))
            }
            (ItemKind::Date { .. }, Json::String(text)) => {
                Some(Date::parse(text).map_or_else(|| text.clone(), |date| self.phrases.date(date)))
            }
            (_, Json::String(text)) => Some(text.clone()),
            (_, other) => Some(canonical(other)),
        }
    }

    fn entry(&self, items: &[Inner], given: &Json, key: &str, number: u32) -> Vec<String> {
        let inner = |item: &Inner| {
            let value = given.get(&item.id)?;
            let lines = self.lines(&item.kind, value, &format!("{key}/{}", item.id));
            let ask = item.ask.as_ref().map(|ask| self.label(ask)).unwrap_or_default();
            (!lines.is_empty()).then(|| format!("{number}. {ask} {}", self.phrases.list(&lines)))
        };
        items.iter().filter_map(inner).collect()
    }

    fn chosen(&self, options: &Options, ids: &[Json], key: &str) -> Vec<String> {
        let label = |id: &Json| {
            let id = id.as_str()?;
            let label = self.option(&options.list, id);
            let own = (id == "other")
                .then(|| self.words(&format!("{key}/other")))
                .flatten();
            Some(own.map_or(label.clone(), |own| format!("{label}: {own}")))
        };
        ids.iter().filter_map(label).collect()
    }

    fn option(&self, options: &[Choice], id: &str) -> String {
        let found = options.iter().find(|option| self.program.word(option.id) == id);
        found.map_or_else(|| id.to_owned(), |option| self.label(&option.label))
    }
}

fn list(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}
