//! One style for a YAML text: the tree is written anew, and what stands between its parts (comments, blank lines) with it.
//!
//! Two spaces of indent, lists indented under their key, one space behind `:` and `-`, nothing but words in braces, a text of
//! several lines in a block of its own. Words, quotes, comments and the order of everything stay as the author wrote them.

use leerpad::syntax::tree::{Node, NodeKind, Scalar, Style};

use super::block;

/// The widest line that a value in braces or a text may make before it gets lines of its own.
const WIDTH: usize = 110;

/// Writes a tree in the one style; `text` is what it was read from.
pub(super) fn write(text: &str, tree: &Node) -> String {
    let mut printer = Printer {
        text,
        out: String::new(),
        at: 0,
        levels: Vec::new(),
        ends_in_comment: false,
    };
    if text.starts_with('\u{feff}') {
        printer.at = '\u{feff}'.len_utf8();
    }
    printer.value(
        tree,
        Place {
            column: 0,
            depth: 0,
            inline: true,
        },
        0,
    );
    printer.between(text.len(), 0);
    let mut out = printer.out;
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Where a value comes to stand.
#[derive(Clone, Copy)]
struct Place {
    /// The column of its keys or dashes.
    column: usize,
    /// How many maps and lists are around it.
    depth: usize,
    /// Its first key or dash goes on the line that is open: at the start, or behind a dash.
    inline: bool,
}

struct Printer<'a> {
    text: &'a str,
    out: String,
    /// Up to where the source was dealt with.
    at: usize,
    /// For each map or list around, outermost first: its column in the source and its column now.
    levels: Vec<(usize, usize)>,
    /// The open line ends in a comment, so nothing else fits on it.
    ends_in_comment: bool,
}

impl<'a> Printer<'a> {
    /// A value; `column` is that of what it belongs to, for the indent of a text.
    fn value(&mut self, node: &Node, place: Place, column: usize) {
        match &node.kind {
            NodeKind::Scalar(scalar) => self.scalar(node, scalar, column),
            NodeKind::Map { flow: true, .. } | NodeKind::List { flow: true, .. }
                if self.stays_in_braces(node) =>
            {
                let line = self.on_one_line(node);
                self.open(place.inline);
                self.out.push_str(&line);
                self.at = node.span.end as usize;
            }
            NodeKind::Map { entries, .. } => {
                self.enter(node, place);
                for (index, entry) in entries.iter().enumerate() {
                    self.between(entry.key.span.start as usize, place.depth + 1);
                    if index > 0 || !place.inline || self.ends_in_comment {
                        self.line(place.column);
                    }
                    self.out
                        .push_str(self.slice(entry.key.span.start, entry.key.span.end));
                    self.out.push(':');
                    self.at = entry.key.span.end as usize;
                    let inner = Place {
                        column: place.column + 2,
                        depth: place.depth + 1,
                        inline: false,
                    };
                    self.value(&entry.value, inner, place.column);
                }
                self.leave(node, place);
            }
            NodeKind::List { items, .. } => {
                self.enter(node, place);
                for (index, item) in items.iter().enumerate() {
                    self.between(item.span.start as usize, place.depth + 1);
                    if index > 0 || !place.inline || self.ends_in_comment {
                        self.line(place.column);
                    }
                    self.out.push('-');
                    if !is_scalar(item) {
                        self.out.push(' ');
                    }
                    let inner = Place {
                        column: place.column + 2,
                        depth: place.depth + 1,
                        inline: true,
                    };
                    self.value(item, inner, place.column);
                }
                self.leave(node, place);
            }
            NodeKind::Broken => {}
        }
    }

    /// Remembers where a map or list stood and where it comes, for the comments in it.
    fn enter(&mut self, node: &Node, place: Place) {
        if is_flow(node) && !place.inline {
            // What is said behind the closing brace is about the whole: it goes with the key.
            self.out.push_str(self.behind(node));
        }
        self.levels.truncate(place.depth);
        self.levels
            .push((self.column(node.span.start as usize), place.column));
    }

    /// Passes the closing brace of what is unfolded, and the comment behind it when that was written already.
    fn leave(&mut self, node: &Node, place: Place) {
        self.at = self.at.max(node.span.end as usize);
        if is_flow(node) && !place.inline {
            self.at += self.behind(node).len();
        }
    }

    /// The comment on the line on which a value in braces ends, with the spaces before it.
    fn behind(&self, node: &Node) -> &'a str {
        let rest = self.text.get(node.span.end as usize..).unwrap_or("");
        let line = rest.lines().next().unwrap_or("").trim_end();
        if line.starts_with([' ', '\t']) && line.trim_start().starts_with('#') {
            line
        } else {
            ""
        }
    }

    fn scalar(&mut self, node: &Node, scalar: &Scalar, column: usize) {
        let raw = self.slice(node.span.start, node.span.end);
        let one_line = match scalar.style {
            Style::Absent => {
                self.at = self.at.max(node.span.end as usize);
                return;
            }
            Style::Literal | Style::Folded => None,
            _ if !raw.contains('\n') => Some(raw.to_owned()),
            style => {
                let room = WIDTH.saturating_sub(self.open_width() + 1);
                block::joined(&scalar.text, style).filter(|line| line.chars().count() <= room)
            }
        };
        let blank_lines_are_text = scalar.style == Style::Literal && scalar.text.ends_with("\n\n");
        match one_line {
            Some(line) => {
                // A comment between a key and the value on the next line stays before the value.
                let between = self.text.get(self.at..node.span.start as usize).unwrap_or("");
                if between.contains('#') && between.contains('\n') {
                    let depth = self.levels.len();
                    self.between(node.span.start as usize, depth);
                    self.line(column + 2);
                } else {
                    self.out.push(' ');
                }
                self.out.push_str(&line);
            }
            None => {
                self.out.push(' ');
                self.out.push_str(&block::write(raw, scalar, column + 2, WIDTH));
            }
        }
        self.at = node.span.end as usize;
        if blank_lines_are_text {
            let rest = self.text.get(self.at..).unwrap_or("");
            self.at += rest.len() - rest.trim_start_matches(['\r', '\n', ' ']).len();
        }
    }

    /// Whether braces hold nothing but words, without comments, and fit on the line.
    fn stays_in_braces(&self, node: &Node) -> bool {
        let raw = self.slice(node.span.start, node.span.end);
        !raw.contains('#')
            && only_words(node)
            && self.open_width() + 1 + self.on_one_line(node).chars().count() <= WIDTH
    }

    fn on_one_line(&self, node: &Node) -> String {
        match &node.kind {
            NodeKind::List { items, .. } => {
                let items: Vec<String> = items.iter().map(|item| self.on_one_line(item)).collect();
                format!("[{}]", items.join(", "))
            }
            NodeKind::Map { entries, .. } => {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|entry| {
                        let key = self.slice(entry.key.span.start, entry.key.span.end);
                        format!("{key}: {}", self.on_one_line(&entry.value))
                    })
                    .collect();
                format!("{{{}}}", entries.join(", "))
            }
            _ => self.slice(node.span.start, node.span.end).to_owned(),
        }
    }

    /// A value in braces behind a key or a dash.
    fn open(&mut self, inline: bool) {
        if !inline {
            self.out.push(' ');
        }
    }

    /// Begins a line at a column.
    fn line(&mut self, column: usize) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.ends_in_comment = false;
        self.out.push_str(&" ".repeat(column));
    }

    /// Comments and blank lines between what was written last and the next part of the tree, which starts at `upto` and is in
    /// so many maps and lists.
    fn between(&mut self, upto: usize, depth: usize) {
        let start = self.at.min(upto);
        let gap = self.text.get(start..upto).unwrap_or("");
        self.at = upto;
        let mut blank = false;
        let mut offset = start;
        for (index, line) in gap.split_inclusive('\n').enumerate() {
            let ends = line.ends_with('\n');
            let content = line.trim_end();
            match comment(content) {
                Some((before, words)) if index == 0 && start > 0 => {
                    let spaces = before.len() - before.trim_end().len();
                    self.out.push_str(&" ".repeat(spaces.max(1)));
                    self.out.push_str(words);
                    self.ends_in_comment = true;
                }
                Some((before, words)) => {
                    self.blank(blank);
                    let column = self.moved(self.column(offset + before.len()));
                    self.line(column);
                    self.out.push_str(words);
                    self.ends_in_comment = true;
                    blank = false;
                }
                None => {
                    blank |=
                        ends && index > 0 && content.is_empty() || ends && start == 0 && content.is_empty()
                }
            }
            offset += line.len();
        }
        if upto < self.text.len() {
            self.blank(blank);
        }
        self.levels.truncate(depth);
    }

    /// A blank line, but not at the start of the text and not two in a row.
    fn blank(&mut self, wanted: bool) {
        if !wanted || self.out.is_empty() {
            return;
        }
        if !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Where a comment of this column comes: with the innermost map or list around that did not start further on.
    fn moved(&self, column: usize) -> usize {
        let level = self.levels.iter().rev().find(|(old, _)| *old <= column);
        level.map_or(0, |(_, new)| *new)
    }

    /// The column of an offset in the source, from 0.
    fn column(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or("");
        let line = before.rsplit('\n').next().unwrap_or("");
        line.trim_start_matches('\u{feff}').chars().count()
    }

    /// How wide the open line is.
    fn open_width(&self) -> usize {
        self.out.rsplit('\n').next().unwrap_or("").chars().count()
    }

    fn slice(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or("")
    }
}

/// The comment in a line between two parts of the tree, with what stands before it.
fn comment(line: &str) -> Option<(&str, &str)> {
    let first = line.trim_start();
    let at = if first.starts_with('#') {
        line.len() - first.len()
    } else {
        // Behind a dash, a colon or a brace.
        line.find(" #").or_else(|| line.find("\t#"))? + 1
    };
    Some((line.get(..at)?, line.get(at..)?))
}

const fn is_flow(node: &Node) -> bool {
    matches!(
        node.kind,
        NodeKind::Map { flow: true, .. } | NodeKind::List { flow: true, .. }
    )
}

fn is_scalar(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Scalar(_))
}

/// Words and numbers only: a plain text without a space. More than that does not belong in braces.
fn only_words(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Scalar(scalar) => scalar.style == Style::Plain && !scalar.text.contains([' ', '\n']),
        NodeKind::List { items, .. } => items.iter().all(only_words),
        NodeKind::Map { entries, .. } => entries.iter().all(|entry| only_words(&entry.value)),
        NodeKind::Broken => false,
    }
}
