//! Answers, scores and values in words, for who chooses to share them and for who reads them then.

use super::state::Held;
use super::value::Answer;
use super::words::Speaker;
use crate::expr::eval::{self, Known, View as _};
use crate::expr::name::{ItemIx, Symbol};
use crate::module::plan::{Inner, Item, ItemKind, Recap, Text};
use crate::text::Filled;

impl Speaker<'_> {
    /// Something as it counts in the view, in words; words in the vault as a slot.
    pub(super) fn spoken(&self, what: Recap) -> Option<Filled> {
        match what {
            Recap::Item(item) => self.answer(item).or_else(|| self.many(item).map(Filled::Text)),
            Recap::Scale(scale) => {
                let score = self.seen.score(scale, None)?;
                Some(Filled::Text(self.phrases.number(score)))
            }
            Recap::Value(value) => {
                let labels = &self.seen.program.plan().values.get(value.index())?.labels;
                let known = self.seen.value(value)?;
                let label = match known {
                    eval::Known::Option(option) => {
                        self.label_of(labels.iter().map(|(id, text)| (*id, text)), option)
                    }
                    _ => None,
                };
                Some(Filled::Text(label.unwrap_or_else(|| self.known(known))))
            }
        }
    }

    fn label_of<'t>(
        &self,
        mut labels: impl Iterator<Item = (Symbol, &'t Text)>,
        wanted: Symbol,
    ) -> Option<String> {
        let found = labels.find(|(id, _)| *id == wanted);
        found.map(|(_, text)| self.label(text))
    }

    /// Answers of several parts: rows and entries; and what was only done.
    fn many(&self, item: ItemIx) -> Option<String> {
        let (_, slot) = self.seen.holding(item)?;
        let found = self.seen.program.plan().items.get(item.index())?;
        if let Held::Diary(_) = &slot.held {
            let entries = self.seen.diary(item);
            let entries =
                entries.map(|entry| format!("{}: {}", entry.k, self.entry(found.kind.inner(), &entry.value)));
            let said = entries.collect::<Vec<_>>().join("; ");
            return (!said.is_empty()).then_some(said);
        }
        match (&slot.held, slot.judged.counts) {
            (Held::Value(answer), true) => self.parts(found, answer),
            _ => None,
        }
    }

    fn parts(&self, item: &Item, answer: &Answer) -> Option<String> {
        Some(match (answer, &item.kind) {
            (Answer::Rows(given), ItemKind::Likert { rows, options })
            | (
                Answer::Rows(given),
                ItemKind::Match {
                    left: rows,
                    right: options,
                    ..
                },
            ) => {
                let given = rows.iter().zip(given).filter_map(|(row, id)| {
                    let option =
                        self.label_of(options.iter().map(|option| (option.id, &option.label)), (*id)?)?;
                    Some(format!("{}: {option}", self.label(&row.label)))
                });
                given.collect::<Vec<_>>().join("; ")
            }
            (Answer::Entries(entries), ItemKind::List { items, .. }) => {
                let entries = entries.iter().map(|entry| self.entry(items, entry));
                entries.collect::<Vec<_>>().join("; ")
            }
            (Answer::Gaps(given), ItemKind::Gap { sentence, gaps }) => {
                let pieces = sentence.get(self.language).map_or(&[][..], Vec::as_slice);
                self.filled_in(pieces, gaps, given)
            }
            (Answer::Done, _) => self.phrases.truth(true).to_owned(),
            _ => return None,
        })
    }

    fn entry(&self, items: &[Inner], entry: &[Option<Answer>]) -> String {
        let parts = items.iter().zip(entry);
        let parts = parts.filter_map(|(inner, answer)| self.inner(inner, answer.as_ref()?));
        parts.collect::<Vec<_>>().join(", ")
    }

    /// A part of an entry; what is in the vault is left out, as it is never shared.
    fn inner(&self, inner: &Inner, answer: &Answer) -> Option<String> {
        let option = |id: Symbol| match &inner.kind {
            ItemKind::Choice(options) | ItemKind::Choices { options, .. } => {
                self.label_of(options.list.iter().map(|option| (option.id, &option.label)), id)
            }
            _ => None,
        };
        Some(match answer {
            Answer::Option(id) => option(*id)?,
            Answer::Options(ids) => {
                let labels: Vec<String> = ids.iter().filter_map(|id| option(*id)).collect();
                self.phrases.list(&labels)
            }
            Answer::Flag(flag) => self.known(Known::Truth(*flag)),
            Answer::Text(text) => text.to_string(),
            Answer::Number(number) => self.known(Known::Number(*number)),
            Answer::Day(day) => self.known(Known::Day(*day)),
            Answer::Clock(time) => self.known(Known::Clock(*time)),
            _ => return None,
        })
    }
}
