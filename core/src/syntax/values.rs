//! The raw text of a value: what it begins with, and where that goes wrong.

use super::lines::{Mend, Scan, is_dash, is_mark};
use super::patch::{insert, replace};
use super::{faults, quote, refused, silent};
use crate::ground::problem::Rule;

/// Keys whose value is a condition.
const CONDITIONS: &[&str] = &["when", "must", "required", "is", "correct"];

/// What lists begin with, and under which key they stand: steps, items, ways on.
pub(crate) const LISTED: [(&str, &[&str]); 3] = [
    (
        "steps",
        &[
            "step",
            "exercise",
            "measure",
            "reflection",
            "section",
            "contact",
            "activity",
            "share",
            "wait",
            "use",
            "end",
        ],
    ),
    (
        "items",
        &[
            "breathe",
            "card",
            "checklist",
            "choice",
            "choices",
            "confirm",
            "date",
            "diary",
            "gap",
            "goal",
            "goal-review",
            "likert",
            "list",
            "match",
            "media",
            "note",
            "number",
            "plan",
            "rank",
            "recall",
            "scale",
            "text",
            "time",
            "timer",
            "words",
        ],
    ),
    ("next", &["when"]),
];

impl Scan<'_> {
    /// Looks at the value that begins somewhere after `at`. What is set in further than `parent` belongs to it.
    pub(super) fn value(&mut self, index: usize, at: usize, parent: Option<usize>, key: Option<&str>) {
        let line = self.line_at(index);
        let mut at = at;
        self.set_opens(false);
        // A name for the part comes before it; the reader refuses that itself.
        loop {
            let rest = self.get(at, line.end);
            at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let rest = self.get(at, line.end);
            if rest.is_empty() || rest.starts_with('#') {
                return self.set_opens(true);
            }
            let named = rest
                .strip_prefix('&')
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
                || rest.starts_with("!!");
            if !named {
                break;
            }
            at += rest.find([' ', '\t']).unwrap_or(rest.len());
        }
        let rest = self.get(at, line.end);
        let mut chars = rest.chars();
        let first = chars.next().unwrap_or(' ');
        let spaced = chars.next().is_none_or(char::is_whitespace);
        match first {
            '|' | '>' if is_header(rest) => {
                let under = parent.map_or(0, |parent| parent + 1);
                let mut below = (index + 1..self.lines.len())
                    .filter(|line| !self.line_at(*line).is_blank())
                    .take(2);
                let inside = below.find_map(|line| Some(self.indent(line)).filter(|indent| *indent >= under));
                self.text_block(index, parent, inside.unwrap_or(under + 1));
            }
            '"' | '\'' => self.quoted(index, at, parent),
            '{' | '[' => self.brackets(index, at, parent),
            '*' if self.is_alias(rest) => {}
            '!' if !rest.starts_with("!<") && !spaced => self.exclamation(index, at, parent, key),
            '-' | '?' if !spaced => self.plain(index, at, parent, key),
            '-' if key.is_none() => {}
            '?' if self.at_root() => {}
            '|' | '>' | '*' | '&' | '!' | '%' | '@' | '`' | ',' | ']' | '}' | '-' | '?' => {
                self.quote_it(&faults::TEXT_STARTS_WITH_SIGN, index, at, parent);
            }
            _ => self.plain(index, at, parent, key),
        }
    }

    /// The line after the last that belongs to a value.
    pub(super) fn region(&self, index: usize, parent: Option<usize>) -> usize {
        let mut end = index + 1;
        for next in index + 1..self.lines.len() {
            let line = self.line_at(next);
            if line.is_blank() {
                continue;
            }
            let inside = parent.is_none_or(|parent| self.indent(next) > parent);
            if !inside || (line.indent() == 0 && is_mark(self.body(next))) {
                break;
            }
            end = next + 1;
        }
        end
    }

    /// The end of a text without quotes that goes on over lines, and the line after it.
    fn plain_end(&self, index: usize, at: usize, parent: Option<usize>, item: bool) -> (usize, usize) {
        let line = self.line_at(index);
        let mut end = quote::text_end(self.text, at, line.end);
        if end < self.get(at, line.end).trim_end().len() + at {
            return (end, index + 1);
        }
        let mut after = index + 1;
        for next in index + 1..self.region(index, parent) {
            let line = self.line_at(next);
            if line.is_blank() {
                continue;
            }
            let body = self.body(next);
            let new_entry = item && after == index + 1 && body.starts_with("- ");
            if body.starts_with('#') || quote::has_word_key(body) || new_entry {
                break;
            }
            end = quote::text_end(self.text, line.body, line.end);
            after = next + 1;
            if end < line.end && self.get(end, line.end).contains('#') {
                break;
            }
        }
        (end, after)
    }

    /// Reports a text that needs quotes, and puts them.
    fn quote_it(&mut self, rule: &'static Rule, index: usize, at: usize, parent: Option<usize>) {
        let (end, after) = self.plain_end(index, at, parent, false);
        let first = quote::text_end(self.text, at, self.line_at(index).end).min(end);
        let problem = self.problem(rule, at, first);
        let fix = quote::around(self.text, self.number, at, end);
        self.trap(problem, fix);
        self.at = after;
    }

    fn plain(&mut self, index: usize, at: usize, parent: Option<usize>, key: Option<&str>) {
        if key.is_some() && self.list_without_key(index, parent) {
            return;
        }
        let (end, after) = self.plain_end(index, at, parent, key.is_none());
        let text = self.get(at, end);
        let colon = text.lines().any(|line| {
            let line = line.trim_end();
            line.contains(": ") || line.contains(":\t") || line.ends_with(':')
        });
        if colon {
            self.quote_it(&faults::COLON_IN_TEXT, index, at, parent);
        }
        self.at = after;
        if !colon {
            self.remark_in_text(index, end, after, parent);
        }
    }

    /// A list of steps, items or ways right under the text of another key: its own key was forgotten, and is put there to read
    /// on. No fix: that it is this key is a guess.
    fn list_without_key(&mut self, index: usize, parent: Option<usize>) -> bool {
        let mut below = index + 1..self.region(index, parent);
        let Some(next) = below.find(|line| !self.line_at(*line).is_blank()) else {
            return false;
        };
        let body = self.body(next);
        let entry = body.strip_prefix("- ").unwrap_or("").trim_start();
        let Some(word) = quote::key(entry).and_then(|(end, _)| entry.get(..end)) else {
            return false;
        };
        let Some((name, _)) = LISTED.iter().find(|(_, words)| words.contains(&word)) else {
            return false;
        };
        let (line, white) = (self.line_at(next), " ".repeat(parent.unwrap_or(0)));
        let problem = self
            .problem(&faults::LIST_WITHOUT_KEY, line.body, line.end)
            .with("key", name);
        self.found.problems.push(problem);
        let key = insert(self.number, line.start, &format!("{white}{name}:\n"));
        self.found.edits.push(Mend::alone(key));
        self.set_opens(true);
        true
    }

    /// A remark that stands between the lines of a text: it moves to the line above.
    fn remark_in_text(&mut self, index: usize, end: usize, after: usize, parent: Option<usize>) {
        let line = self.line_at(after - 1);
        let Some(hash) = self.get(end, line.end).find('#').map(|at| end + at) else {
            return;
        };
        let below = after..self.region(index, parent);
        let Some(next) = below.into_iter().find(|line| !self.line_at(*line).is_blank()) else {
            return;
        };
        let body = self.body(next);
        if body.starts_with('#') || is_dash(body) || quote::has_word_key(body) {
            return;
        }
        let first = self.line_at(index);
        let white = " ".repeat(self.indent(index));
        let remark = self.get(hash, line.end).trim_end();
        let fix = vec![
            insert(self.number, first.start, &format!("{white}{remark}\n")),
            replace(self.number, end, line.end, ""),
        ];
        let problem = self.problem(&faults::COMMENT_IN_TEXT, hash, hash + remark.len());
        self.trap(problem, fix);
        self.at = next + 1;
    }

    fn quoted(&mut self, index: usize, at: usize, parent: Option<usize>) {
        let mark = self.text.as_bytes().get(at).copied().unwrap_or(b'"');
        let until = self.region(index, parent);
        let limit = self.line_at(until.saturating_sub(1)).end;
        let apostrophe = quote::is_apostrophe(self.get(at, limit));
        match closing_quote(self.text, at, limit, mark) {
            Some(close) => {
                let last = self
                    .lines
                    .partition_point(|line| line.start <= close)
                    .saturating_sub(1);
                let after = self.get(close + 1, self.line_at(last).end);
                let rest = after.trim_start();
                if rest.is_empty()
                    || rest.starts_with(':')
                    || (rest.starts_with('#') && rest.len() < after.len())
                {
                    self.at = self.at.max(last + 1);
                } else if apostrophe {
                    self.quote_it(&faults::APOSTROPHE, index, at, parent);
                } else {
                    self.quote_it(&faults::QUOTE_ENDS_EARLY, index, at, parent);
                }
            }
            None if apostrophe => self.quote_it(&faults::APOSTROPHE, index, at, parent),
            None => {
                let (end, after) = self.plain_end(index, at, parent, false);
                let first = quote::text_end(self.text, at, self.line_at(index).end);
                let problem = self.problem(&faults::OPEN_QUOTE, at, first);
                let close = if mark == b'"' { "\"" } else { "'" };
                self.trap(problem, vec![insert(self.number, end, close)]);
                self.at = after;
            }
        }
    }

    fn brackets(&mut self, index: usize, at: usize, parent: Option<usize>) {
        let until = self.region(index, parent);
        let limit = self.line_at(until.saturating_sub(1)).end;
        match closing_bracket(self.text, at, limit) {
            Closing::At(close) => {
                let last = self
                    .lines
                    .partition_point(|line| line.start <= close)
                    .saturating_sub(1);
                let after = self.get(close + 1, self.line_at(last).end);
                let rest = after.trim_start();
                if rest.is_empty()
                    || rest.starts_with(':')
                    || (rest.starts_with('#') && rest.len() < after.len())
                {
                    self.at = self.at.max(last + 1);
                } else {
                    self.quote_it(&silent::BRACE_STARTS_TEXT, index, at, parent);
                }
            }
            Closing::Wrong => self.at = self.at.max(until),
            Closing::Never => {
                let line = self.line_at(index);
                let problem = self.problem(
                    &faults::OPEN_BRACKET,
                    at,
                    quote::text_end(self.text, at, line.end),
                );
                self.found.problems.push(problem);
                self.found
                    .edits
                    .push(Mend::alone(replace(self.number, at, limit, "x")));
                self.found.broken.push(at);
                self.at = self.at.max(until);
            }
        }
    }

    /// `*name` alone, with `&name` somewhere: a real alias, and no text.
    fn is_alias(&self, rest: &str) -> bool {
        let name = rest.strip_prefix('*').unwrap_or("").trim_end();
        let word = name
            .chars()
            .all(|char| char.is_alphanumeric() || char == '-' || char == '_');
        word && !name.is_empty()
    }

    fn exclamation(&mut self, index: usize, at: usize, parent: Option<usize>, key: Option<&str>) {
        let line = self.line_at(index);
        let rest = self.get(at + 1, line.end);
        let word = rest.trim_start_matches(|char: char| char.is_ascii_lowercase() || char == '-');
        let call = word.len() < rest.len() && word.starts_with('(');
        if call || key.is_some_and(|key| CONDITIONS.contains(&key)) {
            let problem = self.problem(&refused::TAG_AS_NOT, at, quote::text_end(self.text, at, line.end));
            self.trap(problem, vec![replace(self.number, at, at + 1, "not ")]);
        } else {
            self.quote_it(&refused::TAG, index, at, parent);
        }
    }
}

/// `|`, `>-`, `|2+`, with or without a remark after it.
fn is_header(rest: &str) -> bool {
    let after = rest
        .trim_start_matches(['|', '>'])
        .trim_start_matches(|char: char| char.is_ascii_digit() || char == '+' || char == '-');
    let signs = rest.len() - rest.trim_start_matches(['|', '>']).len();
    let end = after.trim_start();
    signs == 1 && (end.is_empty() || (end.starts_with('#') && end.len() < after.len()))
}

/// Where a quoted text ends.
fn closing_quote(text: &str, at: usize, limit: usize, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut next = at + 1;
    while next < limit {
        let byte = *bytes.get(next)?;
        if byte == b'\\' && mark == b'"' {
            next += 1;
        } else if byte == mark {
            if mark == b'\'' && bytes.get(next + 1) == Some(&mark) {
                next += 1;
            } else {
                return Some(next);
            }
        }
        next += 1;
    }
    None
}

enum Closing {
    At(usize),
    Wrong,
    Never,
}

/// Where the bracket at `at` is closed.
fn closing_bracket(text: &str, at: usize, limit: usize) -> Closing {
    let bytes = text.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut next = at;
    let mut fresh = true;
    while next < limit {
        let byte = bytes.get(next).copied().unwrap_or(0);
        match byte {
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(byte) {
                    return Closing::Wrong;
                }
                if open.is_empty() {
                    return Closing::At(next);
                }
            }
            b'"' | b'\'' if fresh => match closing_quote(text, next, limit, byte) {
                Some(close) => next = close,
                None => return Closing::Wrong,
            },
            b'#' if bytes
                .get(next.wrapping_sub(1))
                .is_some_and(u8::is_ascii_whitespace) =>
            {
                while next < limit && bytes.get(next) != Some(&b'\n') {
                    next += 1;
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            fresh = matches!(byte, b'{' | b'[' | b',' | b':');
        }
        next += 1;
    }
    Closing::Never
}
