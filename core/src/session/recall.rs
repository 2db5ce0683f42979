//! Answers in words, line by line: what a recall shows once more, and the sentence of a gap (semantics 22).

use super::snapshot::vault_key;
use super::state::{Held, Slot};
use super::value::{Answer, Filling};
use super::words::{Said, Speaker};
use crate::expr::eval::Known;
use crate::expr::name::{ItemIx, Symbol};
use crate::module::plan::{Choice, Fits, Gap, Inner, Item, ItemKind, Piece, Text};
use crate::program::options;
use crate::text::Filled;

/// A line of an answer that is shown once more.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line answers, where an answer has several: a row, a part of a plan, a question inside a list.
    pub ask: Option<Said>,
    /// Of a list or diary: the entry, from 1.
    pub entry: Option<u32>,
    /// The answer.
    pub answer: Filled,
}

/// A piece of a sentence on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Spoken {
    /// Plain text.
    Text(String),
    /// An open place: its id, and its options with their labels and media (none where words are written).
    Gap(Symbol, Vec<(Symbol, String, Option<String>)>),
}

/// The parts of a plan: the id under which each is in the vault, and its question.
pub(super) fn parts(kind: &ItemKind) -> Vec<(&'static str, &Text)> {
    match kind {
        ItemKind::Plan { r#if, then, when_day } => [("if", r#if), ("then", then)]
            .into_iter()
            .chain(when_day.as_ref().map(|day| ("when-day", day)))
            .collect(),
        _ => Vec::new(),
    }
}

const fn line(answer: Filled) -> Line {
    Line {
        ask: None,
        entry: None,
        answer,
    }
}

impl Speaker<'_> {
    /// What counts at an item, in words; nothing when nothing counts.
    pub(super) fn lines(&self, item: ItemIx) -> Vec<Line> {
        let found = self.seen.program.plan().items.get(item.index());
        let (Some(found), Some((visit, slot))) = (found, self.seen.holding(item)) else {
            return Vec::new();
        };
        if let ItemKind::Diary { items, .. } = &found.kind {
            // Each visit begins a diary anew, so its words bear the number of the visit.
            let key = vault_key(self.seen.program, visit, &Slot::default(), item);
            let entries = self.seen.counted(slot);
            return entries
                .flat_map(|entry| self.entry_lines(items, &entry.value, entry.k, &key))
                .collect();
        }
        let Held::Value(answer) = &slot.held else {
            return Vec::new();
        };
        if !slot.judged.counts {
            return Vec::new();
        }
        let key = vault_key(self.seen.program, visit, slot, item);
        match (&found.kind, answer) {
            (kind @ ItemKind::Plan { .. }, Answer::Vault) => {
                let part = |(id, ask): (&str, &Text)| Line {
                    ask: Some(self.say(ask)),
                    ..line(Filled::Slot(format!("{key}/{id}")))
                };
                parts(kind).into_iter().map(part).collect()
            }
            (ItemKind::Likert { rows, options }, Answer::Rows(given))
            | (
                ItemKind::Match {
                    left: rows,
                    right: options,
                    ..
                },
                Answer::Rows(given),
            ) => {
                let given = rows.iter().zip(given);
                let given = given.filter_map(|(row, id)| {
                    Some(Line {
                        ask: Some(Said::plain(&self.label(&row.label))),
                        ..line(Filled::Text(self.label_in(options, (*id)?)?))
                    })
                });
                given.collect()
            }
            (ItemKind::Gap { sentence, gaps }, Answer::Gaps(given)) => {
                let pieces = sentence.get(self.language).map_or(&[][..], Vec::as_slice);
                vec![line(Filled::Text(self.filled_in(pieces, gaps, given)))]
            }
            (ItemKind::List { items, .. }, Answer::Entries(entries)) => (1..)
                .zip(entries)
                .flat_map(|(number, entry)| self.entry_lines(items, entry, number, &key))
                .collect(),
            (_, Answer::Done) => vec![line(Filled::Text(self.phrases.truth(true).to_owned()))],
            _ => self
                .answer(item)
                .map(line)
                .into_iter()
                .chain(self.other(found, answer, &key).map(line))
                .collect(),
        }
    }

    /// The lines of one entry of a list or diary.
    fn entry_lines(&self, items: &[Inner], answers: &[Option<Answer>], number: u32, key: &str) -> Vec<Line> {
        let answers = items.iter().zip(answers);
        let said = answers.filter_map(|(inner, answer)| {
            let key = format!("{key}/{number}/{}", inner.id);
            Some(Line {
                ask: self.maybe(inner.ask.as_ref()),
                entry: Some(number),
                answer: self.inner_line(inner, answer.as_ref()?, &key)?,
            })
        });
        said.collect()
    }

    /// The words that were written for `other`, where it is among what counts.
    fn other(&self, item: &Item, answer: &Answer, key: &str) -> Option<Filled> {
        let is_other = |id: &Symbol| self.seen.program.word(*id) == "other";
        let has = match answer {
            Answer::Option(id) => is_other(id),
            Answer::Options(ids) => ids.iter().any(is_other),
            _ => false,
        };
        (has && options(item).is_some()).then(|| Filled::Slot(format!("{key}/other")))
    }

    fn label_in(&self, options: &[Choice], id: Symbol) -> Option<String> {
        let option = options.iter().find(|option| option.id == id)?;
        Some(self.label(&option.label))
    }

    fn inner_line(&self, inner: &Inner, answer: &Answer, key: &str) -> Option<Filled> {
        let list = match &inner.kind {
            ItemKind::Choice(options) | ItemKind::Choices { options, .. } => options.list.as_slice(),
            _ => &[],
        };
        let known = match answer {
            Answer::Option(id) => return self.label_in(list, *id).map(Filled::Text),
            Answer::Options(ids) => {
                let labels: Vec<String> = ids.iter().filter_map(|id| self.label_in(list, *id)).collect();
                return (!labels.is_empty()).then(|| Filled::Text(self.phrases.list(&labels)));
            }
            Answer::Vault => return Some(Filled::Slot(key.to_owned())),
            Answer::Flag(flag) => Known::Truth(*flag),
            Answer::Text(text) => Known::Text(text),
            Answer::Number(number) => Known::Number(*number),
            Answer::Day(date) => Known::Day(*date),
            Answer::Clock(time) => Known::Clock(*time),
            _ => return None,
        };
        Some(Filled::Text(self.known(known)))
    }

    /// A sentence with what was put into its open places; `…` in those that are open still.
    pub(super) fn filled_in(&self, pieces: &[Piece], gaps: &[Gap], given: &[Option<Filling>]) -> String {
        let mut out = String::new();
        for piece in pieces {
            let place = match piece {
                Piece::Text(text) => {
                    out.push_str(text);
                    continue;
                }
                Piece::Gap(place) => *place as usize,
            };
            let label = match (gaps.get(place).map(|gap| &gap.fits), given.get(place)) {
                (Some(Fits::Options { list, .. }), Some(Some(Filling::Option(id)))) => {
                    self.label_in(list, *id)
                }
                (_, Some(Some(Filling::Words(text)))) => Some(text.to_string()),
                _ => None,
            };
            out.push_str(label.as_deref().unwrap_or("…"));
        }
        out
    }

    /// The sentence of a gap, with what each open place offers.
    pub(super) fn sentence(&self, kind: &ItemKind) -> Vec<Spoken> {
        let ItemKind::Gap { sentence, gaps } = kind else {
            return Vec::new();
        };
        let pieces = sentence.get(self.language).map_or(&[][..], Vec::as_slice);
        let spoken = |piece: &Piece| match piece {
            Piece::Text(text) => Some(Spoken::Text(text.clone())),
            Piece::Gap(place) => {
                let gap = gaps.get(*place as usize)?;
                let list = match &gap.fits {
                    Fits::Options { list, .. } => list.as_slice(),
                    Fits::Words(_) => &[],
                };
                Some(Spoken::Gap(gap.id, self.offers(list)))
            }
        };
        pieces.iter().filter_map(spoken).collect()
    }

    /// Options as they are shown.
    pub(super) fn offers(&self, list: &[Choice]) -> Vec<(Symbol, String, Option<String>)> {
        list.iter()
            .map(|option| (option.id, self.label(&option.label), option.image.clone()))
            .collect()
    }
}
