//! A text with edits applied, and the way back from its offsets to those of the text before.

use crate::ground::problem::{Edit, Problem};
use crate::ground::span::Span;

/// One replaced range: in the old text and in the new.
#[derive(Clone, Copy, Debug)]
struct Step {
    old: (usize, usize),
    new: (usize, usize),
}

/// A text with edits applied.
#[derive(Clone, Debug)]
pub struct Patched {
    /// The new text.
    pub(crate) text: String,
    steps: Vec<Step>,
}

impl Patched {
    /// Applies the fixes of problems in source number `number`; of two that overlap the first counts, and the edits of one
    /// problem are made all or none.
    ///
    /// ```
    /// use leerpad::syntax::patch::Patched;
    /// use leerpad::ground::problem::{Problem, Rule, Severity, Words};
    /// use leerpad::ground::span::Span;
    /// const NONE: Words = Words { message: "", why: "", help: "" };
    /// static RULE: Rule = Rule { code: "misspelt", severity: Severity::Error, nl: NONE, en: NONE };
    /// let problem = |start, end, text| Problem::new(&RULE, Span::default()).fixed_by(Span::new(0, start, end), text);
    /// let problems = [problem(4, 7, "TWO"), problem(5, 9, "x"), problem(0, 3, "")];
    /// assert_eq!(Patched::mended("one two three", 0, &problems).text(), " TWO three");
    /// ```
    #[must_use]
    pub fn mended<'p>(text: &str, number: u16, problems: impl IntoIterator<Item = &'p Problem>) -> Self {
        let mut taken: Vec<&Edit> = Vec::new();
        for problem in problems {
            let fits = |edit: &Edit| {
                let span = edit.span;
                span.source == number
                    && text.get(span.start as usize..span.end as usize).is_some()
                    && taken.iter().all(|other| {
                        span.end < other.span.start || span.start > other.span.end || **other == *edit
                    })
            };
            if problem.fix.iter().all(fits) {
                taken.extend(&problem.fix);
            }
        }
        taken.sort_by_key(|edit| (edit.span.start, edit.span.end));
        taken.dedup();
        Self::new(text, taken)
    }

    /// The new text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the old text of a place in the new.
    #[must_use]
    pub fn place(&self, new: Span) -> Span {
        let start = self.back(new.start as usize);
        span(new.source, start, self.back_end(new.end as usize).max(start))
    }

    /// Applies edits, in any order; one that overlaps an earlier one is left out.
    pub(crate) fn new<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> Self {
        let mut sorted: Vec<&Edit> = edits.into_iter().collect();
        sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let mut out = String::with_capacity(text.len() + sorted.len() * 2);
        let mut steps = Vec::with_capacity(sorted.len());
        let mut done = 0;
        for edit in sorted {
            let old = (edit.span.start as usize, edit.span.end as usize);
            let Some(before) = text.get(done..old.0) else {
                continue;
            };
            if !text.is_char_boundary(old.1) || old.1 < old.0 {
                continue;
            }
            out.push_str(before);
            let first = out.len();
            out.push_str(&edit.text);
            steps.push(Step {
                old,
                new: (first, out.len()),
            });
            done = old.1;
        }
        out.push_str(text.get(done..).unwrap_or(""));
        Self { text: out, steps }
    }

    /// The offset in the old text of an offset in the new.
    pub(crate) fn back(&self, new: usize) -> usize {
        let index = self.steps.partition_point(|step| step.new.0 <= new);
        match index.checked_sub(1).and_then(|index| self.steps.get(index)) {
            None => new,
            Some(step) if new >= step.new.1 => step.old.1 + (new - step.new.1),
            // Inside what was replaced: at its start, so that the place is on a character.
            Some(step) => step.old.0,
        }
    }

    /// The offset in the old text of the end of a range in the new: what was taken out right behind it stays outside.
    pub(crate) fn back_end(&self, new: usize) -> usize {
        let index = self.steps.partition_point(|step| step.new.0 < new);
        match index.checked_sub(1).and_then(|index| self.steps.get(index)) {
            None => new,
            Some(step) => step.old.1 + new.saturating_sub(step.new.1),
        }
    }

    /// The parts of a range of the new text: new start, old start, length in the old.
    pub(crate) fn parts(&self, start: usize, end: usize) -> Vec<(usize, usize, usize)> {
        let mut parts = Vec::new();
        let mut at = start;
        let first = self.steps.partition_point(|step| step.new.1 < start);
        for step in self.steps.iter().skip(first).take_while(|step| step.new.0 < end) {
            if step.new.0 > at {
                parts.push((at, self.back(at), step.new.0 - at));
            }
            if step.new.1 > step.new.0 && step.new.1 > at {
                let from = at.max(step.new.0);
                let length = step.old.1 - step.old.0;
                // As long as what it stands for, it would look as if it were written there.
                let same = length == step.new.1.min(end) - from;
                parts.push((from, step.old.0, if same { 0 } else { length }));
            }
            at = at.max(step.new.1);
        }
        if end > at {
            parts.push((at, self.back(at), end - at));
        }
        parts
    }
}

/// An edit that puts a text in at a byte.
pub(crate) fn insert(number: u16, at: usize, text: &str) -> Edit {
    replace(number, at, at, text)
}

/// An edit that replaces a range.
pub(crate) fn replace(number: u16, start: usize, end: usize, text: &str) -> Edit {
    Edit {
        span: span(number, start, end),
        text: text.to_owned(),
    }
}

/// A span from offsets in a text that is within the limit of bytes.
pub(crate) fn span(number: u16, start: usize, end: usize) -> Span {
    let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Span::new(number, small(start), small(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_back_through_insertions_and_deletions() {
        let edits = [insert(0, 4, "\""), insert(0, 6, "\""), replace(0, 0, 1, "")];
        let patched = Patched::new("a bcdefg", &edits);
        assert_eq!(patched.text, " bc\"de\"fg");
        assert_eq!(patched.back(0), 1);
        assert_eq!(patched.back(3), 4);
        assert_eq!(patched.back(4), 4);
        assert_eq!(patched.back(7), 6);
    }
}
