//! The lines of a module around a problem, for a page.

use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use serde::Serialize;

/// Lines around the place on each side.
const AROUND: u32 = 1;
/// Lines of the place itself at most.
const OWN: u32 = 8;
/// Bytes at most; of a place in longer lines only the position is told.
const BYTES: usize = 4_000;

/// A line of a source.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Line {
    /// Its number, from 1.
    line: u32,
    /// What stands there.
    text: String,
}

/// The lines of a place and those around it; none where they are too long to be shown.
pub(super) fn excerpt(sources: &[Source], span: Span) -> Vec<Line> {
    let Some(source) = sources.get(usize::from(span.source)) else {
        return Vec::new();
    };
    let count = u32::try_from(source.line_count()).unwrap_or(u32::MAX);
    let first = source.line_of(span.start).min(count);
    let last = source
        .line_of(span.end.max(span.start))
        .clamp(first, first + OWN - 1);
    let lines: Vec<Line> = (first.saturating_sub(AROUND).max(1)..=(last + AROUND).min(count))
        .map(|line| {
            let (start, end) = source.line_range(line);
            let text = source.text().get(start as usize..end as usize).unwrap_or("");
            Line {
                line,
                text: text.trim_start_matches('\u{feff}').to_owned(),
            }
        })
        .collect();
    if lines.iter().map(|line| line.text.len()).sum::<usize>() > BYTES {
        return Vec::new();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, start: usize, end: usize) -> Vec<(u32, String)> {
        let sources = [Source::new("a.yaml", text)];
        excerpt(&sources, Span::new(0, start as u32, end as u32))
            .into_iter()
            .map(|line| (line.line, line.text))
            .collect()
    }

    #[test]
    fn a_place_comes_with_the_lines_around_it() {
        let text = "\u{feff}a: 1\r\nb: é\nc: 3\nd: 4";
        let at = text.find('c').unwrap();
        let line = |number, text: &str| (number, text.to_owned());
        assert_eq!(
            of(text, at, at + 1),
            [line(2, "b: é"), line(3, "c: 3"), line(4, "d: 4")]
        );
        assert_eq!(of(text, 3, 4), [line(1, "a: 1"), line(2, "b: é")]);
        assert_eq!(
            of(text, text.len(), text.len()),
            [line(3, "c: 3"), line(4, "d: 4")]
        );
    }

    #[test]
    fn a_long_place_is_cut_and_a_very_long_line_left_out() {
        assert_eq!(of(&"x\n".repeat(100), 2, 190).len(), 10);
        assert_eq!(of(&"x".repeat(9_000), 5, 6), []);
        assert_eq!(excerpt(&[], Span::new(3, 0, 0)), []);
    }
}
