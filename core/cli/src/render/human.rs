//! For people: the lines of the module with the place underlined, why it matters, what to do, and the lines as they become.

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
};
use leerpad::ground::language::Language;
use leerpad::ground::problem::{Edit, Problem, Severity};
use leerpad::ground::source::{Counting, Source};
use leerpad::ground::span::Span;

use super::{calm, severity, source_of, tally};
use crate::speech::either;

/// Lines that one drawing has at most; a longer place is underlined up to there.
const LINES: u32 = 12;
/// Bytes that one drawing has at most; of a place in a longer line the position is told only.
const BYTES: u32 = 8_000;

pub(super) fn write(language: Language, sources: &[Source], problems: &[Problem], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    for problem in problems {
        out.push_str(&renderer.render(&groups(language, sources, problem)));
        out.push_str("\n\n");
    }
    if !problems.is_empty() {
        out.push_str(&tally(language, problems));
        out.push('\n');
    }
    out
}

fn groups<'a>(language: Language, sources: &'a [Source], problem: &'a Problem) -> Vec<Group<'a>> {
    let level = match problem.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let title = level
        .with_name(severity(language, problem.rule.severity))
        .primary_title(calm(&problem.message(language)))
        .id(problem.rule.code);
    let mut group = Group::with_title(title).elements(places(language, sources, problem));
    let words = [
        (
            problem.why(language),
            Level::NOTE,
            either(language, "waarom", "why"),
        ),
        (
            problem.help(language),
            Level::HELP,
            either(language, "hulp", "help"),
        ),
    ];
    for (text, level, name) in words {
        if !text.is_empty() {
            group = group.element(level.with_name(name).message(calm(&text)));
        }
    }
    let mut groups = vec![group];
    groups.extend(fix(language, sources, problem));
    groups
}

/// A place to underline, with its words.
struct Mark<'a> {
    span: Span,
    kind: AnnotationKind,
    words: Option<&'a str>,
}

/// The main place and what explains it: what is near each other in one drawing.
fn places<'a>(language: Language, sources: &'a [Source], problem: &'a Problem) -> Vec<Element<'a>> {
    let main = Mark {
        span: problem.span,
        kind: AnnotationKind::Primary,
        words: None,
    };
    let related = problem.related.iter().map(|related| Mark {
        span: related.span,
        kind: AnnotationKind::Context,
        words: Some(either(language, related.nl, related.en)),
    });
    let mut drawings: Vec<(Window<'a>, Vec<Mark<'a>>)> = Vec::new();
    for mark in std::iter::once(main).chain(related) {
        let Some(window) = Window::new(sources, mark.span) else {
            continue;
        };
        let near = drawings
            .iter_mut()
            .find_map(|(other, marks)| other.join(&window).map(|joined| (other, marks, joined)));
        if let Some((other, marks, joined)) = near {
            *other = joined;
            marks.push(mark);
        } else {
            drawings.push((window, vec![mark]));
        }
    }
    drawings
        .into_iter()
        .map(|(window, marks)| draw(&window, marks))
        .collect()
}

fn draw<'a>(window: &Window<'a>, marks: Vec<Mark<'a>>) -> Element<'a> {
    if window.range.len() > BYTES as usize {
        let at = marks.first().map_or(0, |mark| mark.span.start);
        let place = window.source.position(at, Counting::CodePoints);
        return Origin::path(calm(window.source.name()))
            .line(place.line as usize)
            .char_column(place.column as usize)
            .into();
    }
    let annotations: Vec<Annotation<'a>> = marks
        .into_iter()
        .map(|mark| mark.kind.span(window.within(mark.span)).label(mark.words))
        .collect();
    window.snippet().annotations(annotations).into()
}

/// The lines as they become, drawing by drawing; nothing where edits overlap or lie too far apart to be drawn.
fn fix<'a>(language: Language, sources: &'a [Source], problem: &'a Problem) -> Option<Group<'a>> {
    let mut edits: Vec<_> = problem.fix.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut drawings: Vec<(Window<'a>, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let window = Window::new(sources, edit.span)?;
        if window.range.len() > BYTES as usize {
            return None;
        }
        match drawings.last_mut() {
            Some((other, together)) if other.join(&window).is_some() => {
                if together
                    .last()
                    .is_some_and(|before| before.span.end > edit.span.start)
                {
                    return None;
                }
                *other = other.join(&window)?;
                together.push(edit);
            }
            _ => drawings.push((window, vec![edit])),
        }
    }
    if drawings.is_empty() {
        return None;
    }
    let title = Level::HELP
        .with_name(either(language, "beter", "better"))
        .secondary_title(either(language, "zo wordt het", "it becomes"));
    let snippets = drawings.into_iter().map(|(window, together)| {
        let patch = |edit: &'a Edit| Patch::new(window.within(edit.span), edit.text.as_str());
        window.snippet().patches(together.into_iter().map(patch))
    });
    Some(Group::with_title(title).elements(snippets))
}

/// Whole lines of a source around a place: a drawing never reads the rest of the file.
struct Window<'a> {
    source: &'a Source,
    number: u16,
    first: u32,
    last: u32,
    /// Bytes of the source, without a byte order mark.
    range: Range<usize>,
}

impl<'a> Window<'a> {
    fn new(sources: &'a [Source], span: Span) -> Option<Self> {
        let source = source_of(sources, span)?;
        let first = source.line_of(span.start);
        let last = source
            .line_of(span.end.max(span.start))
            .clamp(first, first + LINES - 1);
        Some(Self::lines(source, span.source, first, last))
    }

    fn lines(source: &'a Source, number: u16, first: u32, last: u32) -> Self {
        let mut start = source.line_range(first).0 as usize;
        if start == 0 && source.text().starts_with('\u{feff}') {
            start = '\u{feff}'.len_utf8();
        }
        let end = (source.line_range(last).1 as usize).max(start);
        Self {
            source,
            number,
            first,
            last,
            range: start..end,
        }
    }

    /// One window over both, where they are near and stay small.
    fn join(&self, other: &Self) -> Option<Self> {
        let first = self.first.min(other.first);
        let last = self.last.max(other.last);
        let fits = self.number == other.number && last - first < LINES;
        fits.then(|| Self::lines(self.source, self.number, first, last))
            .filter(|window| window.range.len() <= BYTES as usize)
    }

    fn text(&self) -> &'a str {
        self.source.text().get(self.range.clone()).unwrap_or("")
    }

    /// A span in this window, cut to it, between characters.
    fn within(&self, span: Span) -> Range<usize> {
        let text = self.text();
        let boundary = |at: u32| {
            let mut at =
                (at as usize).clamp(self.range.start, self.range.start + text.len()) - self.range.start;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = boundary(span.start);
        start..boundary(span.end).max(start)
    }

    fn snippet<T: Clone>(&self) -> Snippet<'a, T> {
        Snippet::source(self.text())
            .line_start(self.first as usize)
            .path(calm(self.source.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn the_place_is_underlined_behind_an_emoji() {
        let (sources, problems) = example();
        let shown = write(Language::Nl, &sources, &problems, false);
        assert_eq!(
            shown,
            r#"fout[unknown-step]: er is geen stap `adm`
 --> les é.yaml:5:16
  |
2 |   - step: adem
  |           ---- deze stap is er wel
...
5 |     next: "é😀" adm
  |                 ^^^
  |
  = waarom: de weg loopt hier dood
  = hulp: bedoel je `adem`?
beter: zo wordt het
  |
5 |     next: "é😀" adem
  |                   +

advies[long-sentence]: deze zin is lang
 --> les é.yaml:7:3
  |
7 | /   een
8 | |   twee
  | |______^

1 fout, 1 advies
"#
        );
    }

    #[test]
    fn colour_comes_only_when_asked() {
        let (sources, problems) = example();
        assert!(!write(Language::En, &sources, &problems, false).contains('\u{1b}'));
        assert!(write(Language::En, &sources, &problems, true).contains('\u{1b}'));
    }

    #[test]
    fn a_very_long_line_is_told_and_not_drawn() {
        let sources = [Source::new("a.yaml", "é".repeat(10_000))];
        let (_, problems) = example();
        let Some(problem) = problems.into_iter().next() else {
            return;
        };
        let problem = Problem {
            span: Span::new(0, 10_000, 10_002),
            related: Vec::new(),
            ..problem
        };
        let shown = write(Language::Nl, &sources, &[problem], false);
        assert!(shown.contains("a.yaml:1:5001"), "{shown}");
        assert!(shown.len() < 500, "{shown}");
    }
}
