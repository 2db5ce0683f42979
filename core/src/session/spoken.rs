//! Answers, scores and values in words, for who chooses to share them and for who reads them then.

use super::recall::Line;
use super::words::{Said, Speaker};
use crate::expr::eval::{Known, View as _};
use crate::module::plan::Recap;
use crate::text::Filled;

impl Speaker<'_> {
    /// Something as it counts in the view, line by line. Words inside a list or diary are left out, as they are never
    /// shared; words that are shared as a whole come as slots.
    pub(super) fn spoken(&self, what: Recap) -> Vec<Line> {
        match what {
            Recap::Item(item) => {
                let is_words = super::sharing::is_words(self.seen.program, what);
                let mut lines = self.lines(item);
                lines.retain(|line| is_words || !matches!(line.answer, Filled::Slot(_)));
                lines
            }
            Recap::Scale(scale) => {
                let score = self.seen.score(scale, None);
                score
                    .map(|score| said(self.phrases.number(score)))
                    .into_iter()
                    .collect()
            }
            Recap::Value(value) => {
                let found = self.seen.program.plan().values.get(value.index());
                let (Some(found), Some(known)) = (found, self.seen.value(value)) else {
                    return Vec::new();
                };
                let label = match known {
                    Known::Option(option) => {
                        let label = found.labels.iter().find(|(symbol, _)| *symbol == option);
                        label.map(|(_, label)| self.label(label))
                    }
                    _ => None,
                };
                vec![said(label.unwrap_or_else(|| self.known(known)))]
            }
        }
    }
}

const fn said(text: String) -> Line {
    Line {
        ask: None,
        entry: None,
        answer: Filled::Text(text),
    }
}

/// The same line for who may know nothing but what was shared: its question is filled with nothing, its words are where
/// they may read them.
pub(super) fn for_others(mut line: Line, own: &str, shared: &str) -> Line {
    if let Some(Said { fills, .. }) = &mut line.ask {
        fills.fill(Filled::Nothing);
    }
    if let Filled::Slot(key) = &mut line.answer {
        *key = key.replacen(own, shared, 1);
    }
    line
}
