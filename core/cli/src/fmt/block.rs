//! Texts of several lines: as a block (`|`, `>`), or joined to one line where that says the same.

use leerpad::syntax::tree::{Scalar, Style};

/// A text of several lines that is one line once read, with the quotes it had; none when it has line ends of its own.
pub(super) fn joined(text: &str, style: Style) -> Option<String> {
    if text.contains(['\n', '\r']) {
        return None;
    }
    match style {
        Style::Plain => Some(text.to_owned()),
        Style::Single => Some(format!("'{}'", text.replace('\'', "''"))),
        Style::Double => Some(double(text)),
        _ => None,
    }
}

/// A text as a block: its header, a line end, and its lines at this column.
pub(super) fn write(raw: &str, scalar: &Scalar, column: usize, width: usize) -> String {
    let text = scalar.text.as_str();
    match scalar.style {
        Style::Folded => folded(raw, column).unwrap_or_else(|| literal(text, column, header_comment(raw))),
        Style::Literal => literal(text, column, header_comment(raw)),
        // What could not be joined on one line: too long for it, or with line ends in it.
        style if text.contains('\r') || text.trim() != text => joined_or_escaped(text, style),
        _ if text.contains('\n') => literal(text, column, ""),
        _ => wrapped(text, column, width),
    }
}

fn joined_or_escaped(text: &str, style: Style) -> String {
    joined(text, style).unwrap_or_else(|| double(text))
}

/// A text in double quotes on one line.
fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            low if low.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(low))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// The comment behind `|` or `>`, with the spaces before it.
fn header_comment(raw: &str) -> &str {
    let header = raw.lines().next().unwrap_or("").trim_end();
    header
        .find(" #")
        .and_then(|at| header.get(header.get(..at)?.trim_end().len()..))
        .unwrap_or("")
}

fn literal(text: &str, column: usize, comment: &str) -> String {
    let mut out = String::from("|");
    let first = text.lines().find(|line| !line.is_empty()).unwrap_or("");
    if first.starts_with(' ') {
        out.push('2');
    }
    if !text.ends_with('\n') {
        out.push('-');
    } else if text.ends_with("\n\n") || text == "\n" {
        out.push('+');
    }
    out.push_str(comment);
    out.push('\n');
    let body = text.strip_suffix('\n').unwrap_or(text);
    for line in body.split('\n') {
        if !line.is_empty() {
            out.push_str(&" ".repeat(column));
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// A `>` text at another indent, its lines as they were; none when its header names an indent.
fn folded(raw: &str, column: usize) -> Option<String> {
    let (header, body) = raw.split_once('\n')?;
    let header = header.trim_end();
    if header
        .chars()
        .take_while(|c| !c.is_whitespace())
        .any(|c| c.is_ascii_digit())
    {
        return None;
    }
    let lines: Vec<&str> = body.lines().collect();
    let is_filled = |line: &&&str| !line.trim().is_empty();
    let indent = lines
        .iter()
        .find(is_filled)
        .map(|line| line.len() - line.trim_start_matches(' ').len())?;
    let mut out = format!("{header}\n");
    for line in lines {
        match line.get(indent..) {
            Some(rest) if !rest.is_empty() => {
                out.push_str(&" ".repeat(column));
                out.push_str(rest);
            }
            _ => {}
        }
        out.push('\n');
    }
    Some(out)
}

/// One long line as a `>-` text, broken between words.
fn wrapped(text: &str, column: usize, width: usize) -> String {
    let mut out = String::from(">-\n");
    let room = width.saturating_sub(column).max(20);
    let mut length = 0;
    // Two spaces in a row are part of the text, so a line never ends at one of them.
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match words.last_mut() {
            Some(last) if word.is_empty() || last.ends_with(' ') => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    for word in words {
        let size = word.chars().count();
        if length > 0 && length + 1 + size > room {
            out.push('\n');
            length = 0;
        }
        if length == 0 {
            out.push_str(&" ".repeat(column));
        } else {
            out.push(' ');
            length += 1;
        }
        out.push_str(&word);
        length += size;
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_broken_between_words_only() {
        assert_eq!(
            wrapped("een twee  drie vier vijf zes", 2, 12),
            ">-\n  een twee  drie vier\n  vijf zes\n"
        );
    }

    #[test]
    fn a_literal_keeps_its_end() {
        assert_eq!(literal("a\n\nb\n", 2, ""), "|\n  a\n\n  b\n");
        assert_eq!(literal("a", 2, ""), "|-\n  a\n");
        assert_eq!(literal("a\n\n", 0, ""), "|+\na\n\n");
        assert_eq!(literal("  a\n", 2, "  # c"), "|2  # c\n    a\n");
    }
}
