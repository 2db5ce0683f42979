//! The raw lines of a text that did not read well: finds the traps in it, before YAML's own message is shown.
//!
//! One pass that knows only keys, dashes, indents, quotes and block texts. It runs only when the reader stumbled.

use super::patch::{insert, replace, span};
use super::{faults, quote};
use crate::ground::limits;
use crate::ground::problem::{Edit, Problem, Rule};

/// A raw line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// First byte.
    pub(super) start: usize,
    /// Byte after the last, without the line end.
    pub(super) end: usize,
    /// Byte of its first character that is no white space.
    pub(super) body: usize,
}

impl Line {
    /// Bytes of white space before its first character.
    pub(super) const fn indent(self) -> usize {
        self.body - self.start
    }

    /// Nothing but white space.
    pub(super) const fn is_blank(self) -> bool {
        self.body >= self.end
    }
}

/// The lines of a text, without its byte order mark.
pub(super) fn split(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    while start < text.len() {
        let rest = text.get(start..).unwrap_or("");
        let content = rest
            .find(['\r', '\n'])
            .map_or(rest, |at| rest.get(..at).unwrap_or(""));
        let after = rest.get(content.len()..).unwrap_or("");
        let body = content.trim_start();
        lines.push(Line {
            start,
            end: start + content.len(),
            body: start + content.len() - body.len(),
        });
        start += content.len() + if after.starts_with("\r\n") { 2 } else { 1 };
    }
    lines
}

/// An edit that makes the text readable.
pub(super) struct Mend {
    /// The edit.
    pub(super) edit: Edit,
    /// Edits of one group (the two quotes around a text) stand or fall together; 0 is alone.
    pub(super) group: usize,
}

impl Mend {
    /// An edit that stands alone.
    pub(super) const fn alone(edit: Edit) -> Self {
        Self { edit, group: 0 }
    }
}

/// What the raw lines told.
#[derive(Default)]
pub(super) struct Found {
    /// The traps.
    pub(super) problems: Vec<Problem>,
    /// What makes the text readable: the fixes of the problems, and blanks where there is no fix.
    pub(super) edits: Vec<Mend>,
    /// Starts of values that are now only a stand-in.
    pub(super) broken: Vec<usize>,
}

/// A list or map that is open at a line.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) indent: usize,
    pub(super) list: bool,
    /// Its first line, and how many lines began it or went on with it.
    line: usize,
    count: usize,
}

pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) number: u16,
    /// The next line to look at.
    pub(super) at: usize,
    pub(super) levels: Vec<Level>,
    /// The last key or dash has nothing behind it yet.
    pub(super) opens: bool,
    /// Lines before this one are moved by so many spaces.
    pub(super) moved: (usize, isize),
    /// The line after the last text of several lines, what it stands under, and where its lines begin.
    pub(super) block: (usize, Option<usize>, usize),
    pub(super) found: Found,
}

/// Looks for traps in the raw lines.
pub(super) fn scan(text: &str, lines: &[Line], number: u16) -> Found {
    let mut scan = Scan {
        text,
        lines,
        number,
        at: 0,
        levels: Vec::new(),
        opens: true,
        moved: (0, 0),
        block: (0, None, 0),
        found: Found::default(),
    };
    // The bound also keeps a text with a fault on every line linear.
    while scan.at < lines.len() && scan.found.problems.len() < limits::PROBLEMS {
        scan.line();
    }
    scan.found
}

impl<'a> Scan<'a> {
    pub(super) fn get(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    pub(super) fn line_at(&self, index: usize) -> Line {
        self.lines.get(index).copied().unwrap_or(Line {
            start: self.text.len(),
            end: self.text.len(),
            body: self.text.len(),
        })
    }

    pub(super) fn body(&self, index: usize) -> &'a str {
        let line = self.line_at(index);
        self.get(line.body, line.end)
    }

    /// The indent of a line, with what was moved.
    pub(super) fn indent(&self, index: usize) -> usize {
        let indent = self.line_at(index).indent();
        if index < self.moved.0 {
            indent.saturating_add_signed(self.moved.1)
        } else {
            indent
        }
    }

    /// A trap with its fix; the fix also makes the text readable.
    pub(super) fn trap(&mut self, mut problem: Problem, fix: Vec<Edit>) {
        let by_line = [&faults::WRONG_INDENT_COUNT, &faults::DASH_NEEDS_SPACE];
        let alone = by_line.iter().any(|rule| rule.code == problem.rule.code);
        let group = if alone { 0 } else { self.found.problems.len() + 1 };
        let mend = |edit: &Edit| Mend {
            edit: edit.clone(),
            group,
        };
        self.found.edits.extend(fix.iter().map(mend));
        problem.fix = fix;
        self.found.problems.push(problem);
    }

    pub(super) fn problem(&self, rule: &'static Rule, start: usize, end: usize) -> Problem {
        Problem::new(rule, span(self.number, start, end))
    }

    fn line(&mut self) {
        let index = self.at;
        self.at += 1;
        let line = self.line_at(index);
        let body = self.body(index);
        if line.is_blank() || body.starts_with('#') {
            return;
        }
        if line.indent() == 0 && (is_mark(body) || body.starts_with('%')) && !self.is_between(index) {
            self.levels.clear();
            self.opens = true;
            return;
        }
        if self.is_stray(index) {
            return self.stray(index);
        }
        let dash = is_dash(body);
        let mut column = self.indent(index);
        let white = self.get(line.start, line.body);
        if white.bytes().any(|byte| byte != b' ') {
            column = self.white(index, dash);
        }
        column = self.fit(index, column, dash);
        self.entry(index, column);
    }

    /// White space at the start of a line that is not made of spaces.
    fn white(&mut self, index: usize, dash: bool) -> usize {
        let line = self.line_at(index);
        let white = self.get(line.start, line.body);
        let tab = white.contains('\t');
        let wide: usize = white.chars().map(|char| if char == '\t' { 2 } else { 1 }).sum();
        let top = self.levels.last().map_or(0, |level| level.indent);
        let column = if self.opens && wide > top && !self.levels.is_empty() {
            top + 2
        } else {
            let near = |level: &&Level| level.indent.abs_diff(wide);
            let alike = || self.levels.iter().rev().filter(|level| level.list == dash);
            // A tab too many beside the right number of spaces, else one in place of them.
            let spaces = white.matches(' ').count();
            alike()
                .find(|level| spaces > 0 && level.indent == spaces)
                .or_else(|| self.before_spaces(index, dash).filter(|_| spaces == 0))
                .or_else(|| alike().min_by_key(near))
                .or_else(|| self.levels.iter().rev().min_by_key(near))
                .map_or(0, |level| level.indent)
        };
        let rule = if tab {
            &faults::TAB_INDENT
        } else {
            &faults::ODD_SPACE
        };
        let problem = self.problem(rule, line.start, line.body);
        let fix = vec![replace(self.number, line.start, line.body, &" ".repeat(column))];
        self.trap(problem, fix);
        column
    }

    /// Where a line that was set in with tabs belongs when the next one stands in spaces: what opens something stands less deep
    /// than that; else it goes on with what a tab of a usual width comes to, or with what is deepest.
    fn before_spaces(&self, index: usize, dash: bool) -> Option<&Level> {
        let tabs = self.line_at(index).indent();
        let opens = self.body(index).ends_with(':');
        let lines = self.lines.iter().enumerate().skip(index + 1);
        let mut later = lines.filter(|(at, line)| !line.is_blank() && !self.body(*at).starts_with('#'));
        let (below, next) = later.next()?;
        let (column, next_dash) = (next.indent(), is_dash(self.body(below)));
        let is_plain = self.get(next.start, next.body).bytes().all(|byte| byte == b' ');
        let fits = |level: &&Level| {
            level.list == dash
                && match opens {
                    true => level.indent < column || (next_dash && level.indent == column),
                    false => level.indent > column || (next_dash == dash && level.indent == column),
                }
        };
        let fitting = || self.levels.iter().rev().filter(fits);
        let of_width = |width: usize| fitting().find(|level| level.indent == tabs * width);
        if column == 0 || !is_plain {
            None
        } else if opens {
            fitting().next()
        } else {
            of_width(8).or_else(|| of_width(4)).or_else(|| fitting().next())
        }
    }

    /// Whether the line begins where a line may begin; says so and gives the column where it belongs.
    fn fit(&mut self, index: usize, column: usize, dash: bool) -> usize {
        let mut popped: Option<Level> = None;
        while let Some(level) = self.levels.last().copied() {
            if level.indent <= column {
                break;
            }
            popped = Some(level);
            self.levels.pop();
        }
        let top = self.levels.last().copied();
        let fits = match (top, popped) {
            (None, popped) => popped.is_none(),
            // A dash in the column of a map fits only right under a key.
            (Some(top), Some(popped)) if dash && !top.list && popped.list => false,
            (Some(top), popped) => top.indent == column || (popped.is_none() && self.opens),
        };
        if fits || index < self.moved.0 {
            return column;
        }
        let wanted = match (top, popped) {
            (Some(top), Some(popped)) if (top.list == dash) == (popped.list == dash) => {
                if column - top.indent <= popped.indent - column {
                    top
                } else {
                    popped
                }
            }
            (Some(top), Some(popped)) => {
                if top.list == dash {
                    top
                } else {
                    popped
                }
            }
            (Some(level), None) | (None, Some(level)) => level,
            (None, None) => return column,
        };
        if wanted.indent > column && wanted.count == 1 && self.has_sibling(index) {
            // The one line above is the odd one out.
            self.shift(wanted.line, index, wanted.indent, column);
            self.levels.push(Level {
                indent: column,
                ..wanted
            });
            return column;
        }
        let mut until = self.block_end(index);
        if dash && self.is_alone(index, until, wanted.indent) {
            until = index + 1;
        }
        self.shift(index, until, column, wanted.indent);
        self.moved = (until, signed(wanted.indent) - signed(column));
        if self
            .levels
            .last()
            .is_none_or(|level| level.indent < wanted.indent)
        {
            self.levels.push(wanted);
        }
        wanted.indent
    }

    /// Whether what stands below a dash already fits the column that the dash belongs in.
    fn is_alone(&self, index: usize, until: usize, wanted: usize) -> bool {
        let body = self.body(index);
        let wide = body.len() - body.get(1..).unwrap_or("").trim_start().len();
        let mut below = (index + 1..until).filter(|line| !self.line_at(*line).is_blank());
        below
            .next()
            .is_some_and(|line| self.indent(line) == wanted + wide)
    }

    /// Whether a later line begins in the same column, before one that begins further left.
    fn has_sibling(&self, index: usize) -> bool {
        let indent = self.line_at(index).indent();
        let mut later = self.lines.iter().skip(index + 1).filter(|line| !line.is_blank());
        later
            .find(|line| line.indent() <= indent)
            .is_some_and(|line| line.indent() == indent)
    }

    /// The line after the block that begins at a line.
    pub(super) fn block_end(&self, index: usize) -> usize {
        block_end(self.text, self.lines, index)
    }

    /// Reports a line that is set in wrongly and moves its block.
    fn shift(&mut self, from: usize, until: usize, found: usize, wanted: usize) {
        let mut fix = Vec::new();
        for index in from..until {
            let line = self.line_at(index);
            if line.is_blank() {
                continue;
            }
            if wanted > found {
                fix.push(insert(self.number, line.start, &" ".repeat(wanted - found)));
            } else {
                let white = self.get(line.start, line.body);
                let spaces = white.len() - white.trim_start_matches(' ').len();
                let end = line.start + (found - wanted).min(spaces);
                fix.push(replace(self.number, line.start, end, ""));
            }
        }
        let line = self.line_at(from);
        let problem = self
            .problem(&faults::WRONG_INDENT_COUNT, line.body, line.end)
            .with("found", found)
            .with("wanted", wanted);
        self.trap(problem, fix);
    }

    fn confirm(&mut self, column: usize, list: bool, line: usize) {
        if let Some(level) = self.levels.last_mut() {
            if level.indent == column && level.list == list {
                level.count += 1;
                return;
            }
            if level.indent == column && level.list && !list {
                // A list in the column of its key ends at the next key.
                self.levels.pop();
                return self.confirm_map(column, line);
            }
        }
        self.levels.push(Level {
            indent: column,
            list,
            line,
            count: 1,
        });
    }

    fn confirm_map(&mut self, column: usize, line: usize) {
        match self.levels.last_mut() {
            Some(level) if level.indent == column => level.count += 1,
            _ => self.levels.push(Level {
                indent: column,
                list: false,
                line,
                count: 1,
            }),
        }
    }

    fn entry(&mut self, index: usize, mut column: usize) {
        let line = self.line_at(index);
        let mut at = line.body;
        let mut parent = None;
        let opened = self.opens;
        loop {
            let rest = self.get(at, line.end);
            if is_dash(rest) {
                let after = rest.get(1..).unwrap_or("").trim_start();
                let wide = rest.len() - after.len();
                self.confirm(column, true, index);
                parent = Some(column);
                at += wide;
                column += wide;
                if after.is_empty() || after.starts_with('#') {
                    self.opens = true;
                    return;
                }
            } else if parent.is_none() && self.is_bare_dash(rest, column, opened) {
                self.space_after_dash(index, at, column);
                self.confirm(column, true, index);
                parent = Some(column);
                at += 1;
                column += 2;
            } else {
                break;
            }
        }
        let rest = self.get(at, line.end);
        if let Some((end, after)) = quote::key(rest) {
            let word = rest.get(..end).unwrap_or("");
            let sentence = parent.is_some() && word.contains(' ') && !word.starts_with(['"', '\'']);
            let again = rest
                .get(after..)
                .is_some_and(|rest| rest.contains(": ") || rest.ends_with(':'));
            if !(sentence && again) {
                let key = word.to_owned();
                self.confirm(column, false, index);
                return self.value(index, at + after, Some(column), Some(&key));
            }
        }
        if self.glued(index, at, column) {
            return;
        }
        match parent {
            Some(parent) => self.value(index, at, Some(parent), None),
            None if self.levels.is_empty() => self.value(index, at, column.checked_sub(1), None),
            None if opened => {
                // A text that begins on the line under its key.
                let parent = self.levels.last().map(|level| level.indent);
                self.value(index, at, parent, None);
            }
            None => self.opens = false,
        }
    }

    /// A dash right before a word, where a list is or could begin.
    fn is_bare_dash(&self, rest: &str, column: usize, opened: bool) -> bool {
        let word = rest
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let list = self
            .levels
            .last()
            .is_some_and(|level| level.list && level.indent == column);
        word && (list || opened)
    }

    /// Puts the space in; what stood right below the word moves along with it.
    fn space_after_dash(&mut self, index: usize, at: usize, column: usize) {
        let mut fix = vec![insert(self.number, at + 1, " ")];
        let until = self.block_end(index);
        let mut below = (index + 1..until).filter(|line| !self.line_at(*line).is_blank());
        if below.next().is_some_and(|line| self.indent(line) == column + 1) {
            for line in index + 1..until {
                if !self.line_at(line).is_blank() {
                    fix.push(insert(self.number, self.line_at(line).start, " "));
                }
            }
            self.moved = (until, if index < self.moved.0 { self.moved.1 + 1 } else { 1 });
        }
        let problem = self.problem(&faults::DASH_NEEDS_SPACE, at, at + 1);
        self.trap(problem, fix);
    }

    /// `title:Hoi`, where a key is expected.
    fn glued(&mut self, index: usize, at: usize, column: usize) -> bool {
        let line = self.line_at(index);
        let rest = self.get(at, line.end);
        let Some(word) = quote::glued_key(rest) else {
            return false;
        };
        let next = (index + 1..self.lines.len()).find(|next| !self.line_at(*next).is_blank());
        let key_below =
            next.is_some_and(|next| self.indent(next) == column && quote::has_word_key(self.body(next)));
        let in_map = self
            .levels
            .last()
            .is_some_and(|level| !level.list && level.indent == column);
        if !(in_map || key_below) {
            return false;
        }
        let colon = at + word.len();
        let key = word.to_owned();
        let problem = self
            .problem(&faults::COLON_NEEDS_SPACE, at, colon + 1)
            .with("key", &key);
        self.trap(problem, vec![insert(self.number, colon + 1, " ")]);
        self.confirm(column, false, index);
        self.value(index, colon + 1, Some(column), Some(&key));
        true
    }

    /// Whether no list or map is open.
    pub(super) const fn at_root(&self) -> bool {
        self.levels.is_empty()
    }

    /// Says whether what comes next may be set in further.
    pub(super) const fn set_opens(&mut self, opens: bool) {
        self.opens = opens;
    }
}

fn signed(value: usize) -> isize {
    isize::try_from(value).unwrap_or(isize::MAX)
}

/// A dash of a list.
pub(super) fn is_dash(body: &str) -> bool {
    body == "-" || body.starts_with("- ") || body.starts_with("-\t")
}

/// `---` or `...`
pub(super) fn is_mark(body: &str) -> bool {
    let mark = body.starts_with("---") || body.starts_with("...");
    mark && body
        .get(3..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The line after the block that begins at a line: all that is set in further, and a list in its own column.
pub(super) fn block_end(text: &str, lines: &[Line], index: usize) -> usize {
    let body = |line: &Line| text.get(line.body..line.end).unwrap_or("");
    let Some(first) = lines.get(index) else {
        return lines.len();
    };
    let own_dash = is_dash(body(first));
    let mut end = index + 1;
    for (at, line) in lines.iter().enumerate().skip(index + 1) {
        if line.is_blank() {
            continue;
        }
        let deeper = line.indent() > first.indent();
        let own_list = line.indent() == first.indent() && !own_dash && is_dash(body(line));
        if !deeper && !own_list {
            break;
        }
        end = at + 1;
    }
    end
}
