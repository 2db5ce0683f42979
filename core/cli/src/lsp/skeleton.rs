//! Where the cursor stands, told by the lines it stands under alone: whatever is broken elsewhere, or on this line behind
//! the cursor, does not matter.

use leerpad::ground::source::Source;
use leerpad::module::keys::Key;
use leerpad::module::walk::{Cell, Frame, Walked, walk};
use leerpad::syntax;
use leerpad::syntax::tree::Node;

/// What is put where the cursor is.
pub(super) const MARK: &str = "zqzqzq";

/// The text of one line, cut at the cursor.
pub(super) struct Cursor<'a> {
    /// The line before the word.
    pub(super) head: &'a str,
    /// Where the word begins and ends, in bytes of the whole text.
    pub(super) word: std::ops::Range<usize>,
    /// Lines above under which the cursor stands, outermost first.
    above: Vec<&'a str>,
    /// Keys that stand beside it already.
    pub(super) taken: Vec<&'a str>,
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_lowercase()
        || byte.is_ascii_uppercase()
        || byte.is_ascii_digit()
        || byte == b'-'
        || byte == b'_'
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Where what a line says begins: behind its indent and dashes.
fn column(line: &str) -> usize {
    let mut rest = line.trim_start_matches(' ');
    while let Some(behind) = rest.strip_prefix("- ") {
        rest = behind.trim_start_matches(' ');
    }
    line.len() - rest.len()
}

fn is_empty(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

/// The key of a line, if it has one.
fn key(line: &str) -> Option<&str> {
    let rest = line.get(column(line)..)?;
    let (key, behind) = rest.split_once(':')?;
    let is_key =
        !key.is_empty() && key.bytes().all(is_letter) && (behind.is_empty() || behind.starts_with(' '));
    is_key.then_some(key)
}

impl<'a> Cursor<'a> {
    /// The cursor at a byte of a text.
    pub(super) fn at(source: &'a Source, offset: u32) -> Option<Self> {
        let text = source.text();
        let line = source.line_of(offset);
        let (start, end) = source.line_range(line);
        let (start, end) = (start as usize, end as usize);
        let offset = (offset as usize).clamp(start, end);
        let before = text.get(start..offset)?;
        let word_at = before.bytes().rev().take_while(|byte| is_letter(*byte)).count();
        let after = text
            .get(offset..end)?
            .bytes()
            .take_while(|byte| is_letter(*byte))
            .count();
        // A dash that makes an entry is no part of a word.
        let word_at = if before.get(before.len() - word_at..)?.starts_with('-') {
            word_at - 1
        } else {
            word_at
        };
        let head = before.get(..before.len() - word_at)?;
        let lines: Vec<&str> = text.get(..start)?.lines().collect();
        let below = text.get(end..)?.lines().skip(1);
        let dashes = head.trim_start_matches(' ').starts_with('-');
        let level = if head.trim().is_empty() {
            head.len()
        } else {
            indent(head)
        };
        Some(Self {
            head,
            word: start + head.len()..offset + after,
            above: above(&lines, level, dashes),
            taken: taken(&lines, below, head),
        })
    }

    /// The text up to the cursor with the mark in its place, and `behind` after it.
    pub(super) fn text(&self, behind: &str) -> String {
        let mut text = String::new();
        for line in &self.above {
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(self.head);
        text.push_str(MARK);
        text.push_str(behind);
        text.push_str(&self.closers());
        text.push('\n');
        text
    }

    /// What the line has before the word, behind its indent and dashes.
    pub(super) fn before(&self) -> &'a str {
        self.head
            .get(column(self.head).min(self.head.len())..)
            .unwrap_or("")
            .trim_start_matches("- ")
    }

    /// Whether a new key, or an entry of a list, can begin here.
    pub(super) fn is_start(&self) -> bool {
        let before = self.before().trim();
        before.is_empty() || before == "-" || self.is_key_in_braces()
    }

    /// Whether a brace of this line is open and a key comes next.
    pub(super) fn is_key_in_braces(&self) -> bool {
        let open = self.open();
        let last = self.head.rfind(['{', ',', '[']);
        open.ends_with('}')
            && last.is_some_and(|last| {
                self.head
                    .get(last + 1..)
                    .is_some_and(|rest| rest.trim().is_empty())
            })
    }

    /// What closes the brackets that are open on this line, inside out reversed.
    fn open(&self) -> String {
        let mut open = String::new();
        let mut quote = None;
        let value = self.before();
        // A bracket inside a plain text opens nothing: only one that begins the value does.
        let begins = value.split_once(": ").map_or(value, |(_, value)| value);
        if !begins.trim_start().starts_with(['{', '[']) && !value.trim_start().starts_with(['{', '[']) {
            return open;
        }
        for letter in value.chars() {
            match (quote, letter) {
                (Some(mark), letter) if mark == letter => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(letter),
                (None, '{') => open.push('}'),
                (None, '[') => open.push(']'),
                (None, '}' | ']') => {
                    open.pop();
                }
                _ => {}
            }
        }
        open
    }

    fn closers(&self) -> String {
        let before = self.before();
        let value = before.split_once(": ").map_or(before, |(_, value)| value);
        let mut closers = String::new();
        for mark in ['"', '\''] {
            if value.starts_with(mark) && value.matches(mark).count() % 2 == 1 {
                closers.push(mark);
            }
        }
        closers.extend(self.open().chars().rev());
        closers
    }
}

/// The lines under which one with this indent stands.
fn above<'a>(lines: &[&'a str], level: usize, dashes: bool) -> Vec<&'a str> {
    let mut found = Vec::new();
    let (mut level, mut dashes) = (level, dashes);
    for line in lines.iter().rev().filter(|line| !is_empty(line)) {
        let here = indent(line);
        let has_dash = line.trim_start().starts_with('-');
        // A list may stand as far out as the key it belongs to.
        if here < level || (here == level && dashes && !has_dash && key(line).is_some()) {
            found.push(*line);
            level = here;
            dashes = has_dash;
        }
        if level == 0 && !dashes {
            break;
        }
    }
    found.reverse();
    found
}

/// The keys that the entry around the cursor has already.
fn taken<'a>(lines: &[&'a str], below: impl Iterator<Item = &'a str>, head: &str) -> Vec<&'a str> {
    let own = if head.trim().is_empty() {
        head.len()
    } else {
        column(head)
    };
    let mut found = Vec::new();
    let begins = head.trim_start().starts_with('-');
    for line in lines.iter().rev().filter(|line| !is_empty(line)) {
        if begins {
            break;
        }
        if column(line) == own {
            found.extend(key(line));
        }
        if indent(line) < own {
            break;
        }
    }
    for line in below.filter(|line| !is_empty(line)) {
        if indent(line) < own {
            break;
        }
        if indent(line) == own {
            found.extend(key(line));
        }
    }
    found
}

/// Reads a marked text and shows what has the mark.
pub(super) fn marked<T>(text: String, see: impl FnOnce(&Walked<'_>, Place<'_>) -> T) -> Option<T> {
    let source = Source::new("", text);
    let (tree, _) = syntax::parse(&source, 0);
    let walked = walk(&tree);
    let place = find(&walked)?;
    Some(see(&walked, place))
}

/// What has the mark.
pub(super) enum Place<'a> {
    /// A key of this frame.
    Key(Frame<'a>),
    /// A key that is no word of the table.
    Entry(Entry),
    /// A value.
    Value(Cell<'a>),
}

/// A key in a map of names, or in a text that is being taken apart.
pub(super) struct Entry {
    /// The frame that the map belongs to.
    pub(super) around: usize,
    /// The key whose value the map is.
    pub(super) key: &'static Key,
    /// A text stands there: its languages or its long form.
    pub(super) is_text: bool,
}

fn find<'a>(walked: &Walked<'a>) -> Option<Place<'a>> {
    let has_mark = |node: &Node| node.scalar().is_some_and(|scalar| scalar.text.contains(MARK));
    let cell = walked.cells.iter().rev().find(|cell| has_mark(cell.node));
    if let Some(cell) = cell {
        return Some(Place::Value(*cell));
    }
    let entry =
        |around: usize, key: &'static Key, is_text: bool| Place::Entry(Entry { around, key, is_text });
    let text = walked.cells.iter().rev().find(|cell| cell.tag == Some(MARK));
    if let Some(text) = text {
        return Some(entry(text.frame, text.key, true));
    }
    let mut frames = walked.frames.iter().rev();
    let keyed = |frame: &Frame<'_>| {
        let entries = frame.node.entries().unwrap_or_default();
        entries.iter().any(|entry| entry.key.value == MARK)
    };
    if let Some(frame) = frames.find(|frame| keyed(frame)) {
        return Some(Place::Key(*frame));
    }
    let mut frames = walked.frames.iter().rev();
    let named = frames.find(|frame| frame.id.is_some_and(|id| id.value == MARK))?;
    Some(entry(named.parent?, named.key?, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> (String, Vec<String>) {
        let offset = text.find('^').unwrap();
        let text = text.replace('^', "");
        let source = Source::new("a", text);
        let cursor = Cursor::at(&source, u32::try_from(offset).unwrap()).unwrap();
        let taken = cursor.taken.iter().map(|key| (*key).to_owned()).collect();
        (cursor.text(""), taken)
    }

    #[test]
    fn only_the_lines_above_that_hold_it_count() {
        let text = "leerpad: 1\nkapot: [\nsteps:\n  - step: a\n    body: |\n      veel: tekst\n  - exercise: b\n    title: B\n    it^\n    next: c\n";
        let (skeleton, taken) = at(text);
        assert_eq!(skeleton, "steps:\n  - exercise: b\n    zqzqzq\n");
        assert_eq!(taken, ["title", "exercise", "next"]);
    }

    #[test]
    fn lists_may_stand_under_their_key() {
        let (skeleton, taken) = at("steps:\n- step: a\n- exercise: b\n  items:\n  - ^\n");
        assert_eq!(skeleton, "steps:\n- exercise: b\n  items:\n  - zqzqzq\n");
        assert!(taken.is_empty(), "{taken:?}");
    }

    #[test]
    fn what_is_open_is_closed() {
        let closes = [
            ("x: {a: b, ^", "x: {a: b, zqzqzq}\n"),
            ("x: [a, b^", "x: [a, zqzqzq]\n"),
            ("when: \"a == ^\"", "when: \"a == zqzqzq\"\n"),
            ("when: a == b-^c", "when: a == zqzqzq\n"),
            ("body: a {b^", "body: a {zqzqzq\n"),
        ];
        for (text, expected) in closes {
            assert_eq!(at(text).0, expected);
        }
    }

    #[test]
    fn nothing_is_out_of_bounds() {
        let text = "a: é😀\n\u{feff}- - {x: [\n\t  b:\r\n";
        let source = Source::new("a", text);
        for offset in 0..=text.len() + 3 {
            if let Some(cursor) = Cursor::at(&source, u32::try_from(offset).unwrap()) {
                let _ = (cursor.text(": x"), cursor.is_start());
            }
        }
    }
}
