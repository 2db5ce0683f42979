//! Looks at what was read: texts that read well and mean something else than their author thinks.

use super::build::Builder;
use super::patch::{insert, replace};
use super::tree::{Entry, Node, NodeKind, Scalar, Style};
use super::{faults, quote, silent};
use crate::ground::problem::{Edit, Problem};
use crate::ground::span::{Span, Spanned};

/// A value was read; `from..to` is where it stands in the text as read. False when all of it was cut off.
pub(super) fn at_scalar(builder: &mut Builder<'_>, text: &str, style: Style, from: usize, to: usize) -> bool {
    let mut is_whole = true;
    match style {
        Style::Plain | Style::Absent => {
            if matches!(builder.byte(to), b' ' | b'\t') {
                let is_cut = cut(builder, style, from, to);
                is_whole = !(is_cut && style == Style::Absent);
            }
            if style == Style::Plain && text.len() != to - from {
                merged(builder, text, style, from, to);
            }
            if text.starts_with(is_odd_space) {
                builder.look_closer = true;
            }
        }
        Style::Single | Style::Double if text.contains('\n') => merged(builder, text, style, from, to),
        Style::Folded => merged(builder, text, style, from, to),
        _ => {}
    }
    is_whole
}

/// White space that is no space and no tab.
fn is_odd_space(char: char) -> bool {
    !char.is_ascii() && (char.is_whitespace() || char == '\u{200b}' || char == '\u{feff}')
}

/// A text that ends where a `#` begins, though the `#` looks like a part of it.
fn cut(builder: &mut Builder<'_>, style: Style, from: usize, to: usize) -> bool {
    let text = builder.text;
    let mut hash = to;
    while matches!(builder.byte(hash), b' ' | b'\t') {
        hash += 1;
    }
    if builder.byte(hash) != b'#' {
        return false;
    }
    let line_end = text
        .get(hash..)
        .and_then(|rest| rest.find(['\r', '\n']))
        .map_or(text.len(), |at| hash + at);
    let remark = match style {
        Style::Absent => text
            .get(hash + 1..line_end)
            .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '#'])),
        _ => quote::is_remark(text.get(..line_end).unwrap_or(""), hash),
    };
    if remark {
        return false;
    }
    let start = if style == Style::Absent { hash } else { from };
    let end = start + text.get(start..line_end).unwrap_or("").trim_end().len();
    let place = builder.span(hash, end);
    let fix = quote::around(text, builder.number, start, end);
    let problem = Problem::new(&silent::CUT, place);
    builder.report(problem, &fix);
    true
}

/// Lines that were meant to stay apart and are joined.
fn merged(builder: &mut Builder<'_>, text: &str, style: Style, from: usize, to: usize) {
    let raw = builder.text.get(from..to).unwrap_or("");
    if !raw.contains('\n') {
        return;
    }
    let mut lines = text.trim_end_matches('\n').split('\n');
    let mut before = lines.next().unwrap_or("");
    let mut paragraphs = false;
    for line in lines {
        // Lines that are set in further keep their ends, also in `>`.
        let kept =
            style == Style::Folded && (line.starts_with([' ', '\t']) || before.starts_with([' ', '\t']));
        paragraphs |= !line.is_empty() && !before.is_empty() && !kept;
        before = line;
    }
    // The first line of a text can be a point by itself; a `>` stands before it.
    let first = if style == Style::Folded { 2 } else { 1 };
    let mut points = raw
        .lines()
        .skip(first)
        .map(str::trim_start)
        .filter(|line| is_point(line))
        .peekable();
    let list = points.peek().is_some() && !(style == Style::Folded && text.lines().skip(1).any(is_point));
    if style == Style::Plain && points.any(|line| line.starts_with("- ")) && builder.in_block_list() {
        builder.look_closer = true;
    }
    let rule = match (paragraphs, list) {
        (true, _) => &silent::PARAGRAPHS,
        (false, true) => &silent::LIST_MERGED,
        _ => return,
    };
    let fix = as_literal(builder, raw, style, from);
    let problem = Problem::new(rule, builder.span(from, to));
    builder.report(problem, &fix);
}

/// A line that Markdown takes for a point of a list.
fn is_point(line: &str) -> bool {
    let number = line.trim_start_matches(|char: char| char.is_ascii_digit());
    line.starts_with("- ")
        || line.starts_with("* ")
        || (number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") ")))
}

/// The edit that makes a text keep its lines; none where the lines would not come out as they stand.
fn as_literal(builder: &Builder<'_>, raw: &str, style: Style, from: usize) -> Vec<Edit> {
    let number = builder.number;
    match style {
        Style::Folded => vec![replace(number, from, from + 1, "|")],
        Style::Plain if !builder.in_flow() => {
            let mut later = raw.lines().skip(1).filter(|line| !line.trim().is_empty());
            let blank = |line: &&str| line.len() - line.trim_start_matches(' ').len();
            let Some(first) = later.next() else {
                return Vec::new();
            };
            let indent = blank(&first);
            if later.any(|line| blank(&line) != indent) {
                return Vec::new();
            }
            let before = builder.text.get(..from).unwrap_or("");
            let line = before
                .get(before.rfind('\n').map_or(0, |at| at + 1)..)
                .unwrap_or("");
            if line.trim().is_empty() {
                // The text begins under its key.
                let end = before.trim_end().len();
                let same = line.len() == indent && before.trim_end().ends_with([':', '-']);
                return if same {
                    vec![insert(number, end, " |")]
                } else {
                    Vec::new()
                };
            }
            vec![insert(number, from, &format!("|\n{}", " ".repeat(indent)))]
        }
        _ => Vec::new(),
    }
}

/// A plain key was read.
pub(super) fn at_key(builder: &mut Builder<'_>, key: &Spanned<String>) {
    let dash = key
        .value
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if dash || key.value.starts_with(is_odd_space) {
        builder.look_closer = true;
    }
}

/// A key without a colon, as only braces allow.
fn is_bare(entry: &Entry) -> bool {
    let absent = entry
        .value
        .scalar()
        .is_some_and(|scalar| scalar.style == Style::Absent);
    absent && entry.value.span.start == entry.key.span.end
}

/// A map in braces was read: every word in it should have its colon.
pub(super) fn at_braces(builder: &mut Builder<'_>, entries: Vec<Entry>, place: Span) -> Node {
    let flow = |entries| Node {
        kind: NodeKind::Map { entries, flow: true },
        span: place,
    };
    if !entries.iter().any(is_bare) {
        return flow(entries);
    }
    if let [entry] = entries.as_slice()
        && !builder.author_at(entry.key.span.start).starts_with(['"', '\''])
        && !entry.key.value.contains(':')
    {
        let (start, end) = (place.start as usize, place.end as usize);
        let fix = quote::around(builder.author, builder.number, start, end);
        builder.report_as_is(Problem::new(&silent::BRACE_STARTS_TEXT, place), fix);
        return builder.as_written(place);
    }
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    // The place of a text that a comma split, growing with each part.
    let mut split: Option<Span> = None;
    for entry in entries {
        let text_before = kept.last().is_some_and(|last| {
            last.value.scalar().is_some_and(|scalar| {
                scalar.style == Style::Plain && scalar.text.contains(char::is_alphabetic)
            })
        });
        if !is_bare(&entry) {
            comma(builder, &mut kept, split.take());
            kept.push(entry);
        } else if text_before || split.is_some() {
            let from = split.or_else(|| kept.last().map(|last| last.value.span));
            split = from.map(|from| from.to(entry.key.span));
        } else {
            let key = &entry.key;
            let problem = match quote::glued_key(&key.value) {
                Some(word) => {
                    let colon = key.span.start as usize + word.len() + 1;
                    let mut problem = Problem::new(&faults::COLON_NEEDS_SPACE, key.span).with("key", word);
                    problem.fix = vec![insert(builder.number, colon, " ")];
                    problem
                }
                None => Problem::new(&silent::NO_VALUE_IN_BRACES, key.span).with("key", &key.value),
            };
            builder.problem(problem);
            let span = entry.value.span;
            let kind = NodeKind::Broken;
            kept.push(Entry {
                value: Node { kind, span },
                ..entry
            });
        }
    }
    comma(builder, &mut kept, split);
    flow(kept)
}

/// Reports a text that commas split, and makes it whole again.
fn comma(builder: &mut Builder<'_>, kept: &mut [Entry], split: Option<Span>) {
    if let (Some(place), Some(last)) = (split, kept.last_mut()) {
        let fix = quote::around(
            builder.author,
            builder.number,
            place.start as usize,
            place.end as usize,
        );
        builder.report_as_is(Problem::new(&silent::COMMA_IN_BRACES, place), fix);
        last.value = builder.as_written(place);
    }
}

/// A map without braces was read: `- Let op: dit` in a list is a text with a colon.
pub(super) fn at_map(builder: &mut Builder<'_>, entries: Vec<Entry>, place: Span) -> Node {
    if let [entry] = entries.as_slice()
        && entry.key.value.contains(' ')
        && builder.in_block_list()
        && !builder.author_at(place.start).starts_with(['"', '\'', '?'])
        && entry
            .value
            .scalar()
            .is_some_and(|scalar| matches!(scalar.style, Style::Plain | Style::Absent))
        && !builder.author_slice(place).contains('\n')
    {
        let end = quote::text_end(builder.author, place.start as usize, place.end as usize);
        let fix = quote::around(builder.author, builder.number, place.start as usize, end);
        builder.report_as_is(Problem::new(&faults::COLON_IN_TEXT, place), fix);
        return builder.as_written(place);
    }
    Node {
        kind: NodeKind::Map { entries, flow: false },
        span: place,
    }
}

impl Builder<'_> {
    /// What the author wrote from a byte on.
    fn author_at(&self, at: u32) -> &str {
        self.author.get(at as usize..).unwrap_or("")
    }

    fn author_slice(&self, place: Span) -> &str {
        self.author
            .get(place.start as usize..place.end as usize)
            .unwrap_or("")
    }

    /// A text exactly as it stands.
    fn as_written(&self, place: Span) -> Node {
        let text = self.author_slice(place).to_owned();
        let style = Style::Plain;
        Node {
            kind: NodeKind::Scalar(Scalar {
                text,
                style,
                pieces: Vec::new(),
            }),
            span: place,
        }
    }

    /// Reports with edits in offsets of the text as read.
    fn report(&mut self, mut problem: Problem, fix: &[Edit]) {
        problem.fix = fix
            .iter()
            .map(|edit| Edit {
                span: self.span(edit.span.start as usize, edit.span.end as usize),
                text: edit.text.clone(),
            })
            .collect();
        self.problem(problem);
    }

    /// Reports with edits in offsets of the author's text.
    fn report_as_is(&mut self, mut problem: Problem, fix: Vec<Edit>) {
        problem.fix = fix;
        self.problem(problem);
    }
}
