//! Lines that belong to nothing: loose signs and words between other lines, and lines of a text that are not set in.
//!
//! They are told and passed over, so that what stands around them reads on as if they were not there.

use super::lines::{Level, Mend, Scan, is_dash, is_mark};
use super::patch::{insert, replace, span};
use super::{faults, quote, refused};
use crate::ground::problem::Problem;

impl Scan<'_> {
    /// Whether what was open before a line goes on after it.
    pub(super) fn is_between(&self, index: usize) -> bool {
        let next = (index + 1..self.lines.len()).find(|next| !self.line_at(*next).is_blank());
        !self.levels.is_empty() && next.is_some_and(|next| self.indent(next) > 0)
    }

    /// Whether a line can be no part of what is open: no key, no dash, and not set in under anything.
    pub(super) fn is_stray(&self, index: usize) -> bool {
        let line = self.line_at(index);
        let body = self.body(index);
        let white = self.get(line.start, line.body);
        let column = self.indent(index);
        let top = self.levels.last();
        if top.is_none_or(|top| column > top.indent)
            || white.bytes().any(|byte| byte != b' ')
            || index < self.moved.0
            || is_dash(body)
            || body.starts_with('-') && !is_mark(body)
            || quote::key(body).is_some()
            || quote::glued_key(body).is_some()
        {
            return false;
        }
        self.follows_text(index) || self.is_between(index) && !self.heads(index, column)
    }

    /// Whether a line comes right after a text of several lines.
    fn follows_text(&self, index: usize) -> bool {
        let (after, ..) = self.block;
        after > 0 && (after..index).all(|line| self.line_at(line).is_blank())
    }

    /// Whether a line without a colon has lines under it that are set in and fit nothing above.
    fn heads(&self, index: usize, column: usize) -> bool {
        let next = (index + 1..self.lines.len()).find(|next| !self.line_at(*next).is_blank());
        next.is_some_and(|next| {
            let below = self.indent(next);
            let dash = is_dash(self.body(next));
            let fits = |level: &Level| level.indent == below && level.list == dash;
            below > column && !self.opens && !self.levels.iter().any(fits)
        })
    }

    /// Reports a line that belongs to nothing. Right after a text it is set in; elsewhere it is taken out.
    pub(super) fn stray(&mut self, index: usize) {
        let line = self.line_at(index);
        let (_, parent, wanted) = self.block;
        if self.follows_text(index) && wanted > line.indent() {
            let problem = self.problem(&faults::NO_COLON, line.body, line.end);
            let white = " ".repeat(wanted - line.indent());
            self.trap(problem, vec![insert(self.number, line.start, &white)]);
            return self.text_block(index, parent, wanted);
        }
        let rule = if self.body(index).starts_with('%') {
            &refused::DIRECTIVE
        } else if self.body(index).starts_with("---") {
            &refused::SECOND_DOCUMENT
        } else {
            &faults::NO_COLON
        };
        self.found
            .problems
            .push(Problem::new(rule, span(self.number, line.body, line.end)));
        let blank = replace(
            self.number,
            line.start,
            line.end,
            &" ".repeat(line.end - line.start),
        );
        self.found.edits.push(Mend::alone(blank));
    }

    /// Passes over the lines of a text under a line.
    pub(super) fn text_block(&mut self, index: usize, parent: Option<usize>, wanted: usize) {
        self.at = self.region(index, parent);
        self.block = (self.at, parent, wanted);
    }
}
