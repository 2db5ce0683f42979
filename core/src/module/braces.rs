//! Texts and conditions inside `{ }` or `[ ]`: a comma in them would cut them silently (format 1.4).

use super::draft::Written;
use super::reader::Reader;
use crate::ground::limits;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::source::Source;
use crate::ground::span::Span;
use crate::syntax::tree::{Node, NodeKind, Style};

/// The outermost values of a file that are written in braces, by place.
#[derive(Default)]
pub(super) struct Braces<'a> {
    found: Vec<Brace<'a>>,
}

struct Brace<'a> {
    node: &'a Node,
    /// The key it belongs to; `None` for an entry of a list.
    key: Option<Span>,
    is_reported: bool,
}

impl<'a> Braces<'a> {
    /// Walks the tree once.
    pub(super) fn of(tree: &'a Node) -> Self {
        let mut braces = Self::default();
        braces.walk(tree, None, 0);
        braces
    }

    fn walk(&mut self, node: &'a Node, key: Option<Span>, depth: usize) {
        if depth > limits::DEPTH {
            return;
        }
        match &node.kind {
            NodeKind::Map { flow: true, .. } | NodeKind::List { flow: true, .. } => self.found.push(Brace {
                node,
                key,
                is_reported: false,
            }),
            NodeKind::Map { entries, .. } => {
                for entry in entries {
                    self.walk(&entry.value, Some(entry.key.span), depth + 1);
                }
            }
            NodeKind::List { items, .. } => {
                for item in items {
                    self.walk(item, None, depth + 1);
                }
            }
            NodeKind::Scalar(_) | NodeKind::Broken => {}
        }
    }

    fn around(&mut self, place: Span) -> Option<&mut Brace<'a>> {
        let after = self
            .found
            .partition_point(|brace| brace.node.span.start <= place.start);
        let brace = self.found.get_mut(after.checked_sub(1)?)?;
        (place.start < brace.node.span.end).then_some(brace)
    }

    /// Whether a place is inside braces.
    pub(super) fn hold(&mut self, place: Span) -> bool {
        self.around(place).is_some()
    }
}

impl<'a> Reader<'a, '_> {
    /// Warns, once for each pair of braces, when a text or condition of more than one word stands in them.
    pub(super) fn in_braces(&mut self, written: Written<'a>) {
        let is_word = !written.scalar.text.contains(char::is_whitespace);
        // A text without quotes that has a comma was told of where it was cut.
        let is_cut = written.scalar.style == Style::Plain && written.scalar.text.contains(',');
        if is_word || is_cut {
            return;
        }
        let Some(brace) = self.braces.around(written.span) else {
            return;
        };
        if std::mem::replace(&mut brace.is_reported, true) {
            return;
        }
        let mut problem = Problem::new(&TEXT_IN_BRACES, written.span);
        if let Some((span, text)) = unfold(brace, self.source) {
            problem = problem.fixed_by(span, text);
        }
        self.problems.push(problem);
    }
}

/// The same value on lines of its own, where it stands on one line with its key or dash.
fn unfold(brace: &Brace<'_>, source: &Source) -> Option<(Span, String)> {
    let span = brace.node.span;
    let (line_start, line_end) = source.line_range(source.line_of(span.start));
    if span.end > line_end {
        return None;
    }
    let parts: Vec<String> = match &brace.node.kind {
        NodeKind::Map { entries, .. } => entries
            .iter()
            .map(|entry| {
                let value = source.slice(entry.value.span);
                (!value.is_empty()).then(|| format!("{}: {value}", source.slice(entry.key.span)))
            })
            .collect::<Option<_>>()?,
        NodeKind::List { items, .. } => items
            .iter()
            .map(|item| format!("- {}", source.slice(item.span)))
            .collect(),
        _ => return None,
    };
    let indent = |column: u32| format!("\n{}", " ".repeat(column as usize));
    let Some(key) = brace.key else {
        let before = source.slice(Span::new(span.source, line_start, span.start));
        let line = indent(span.start - line_start);
        return before
            .trim_end()
            .ends_with('-')
            .then(|| (span, parts.join(&line)));
    };
    if key.start < line_start {
        return None;
    }
    // From behind the key's colon, so that no white space is left at the end of its line.
    let line = indent(key.start - line_start + 2);
    let whole = Span::new(span.source, key.end + 1, span.end);
    Some((whole, parts.iter().map(|part| format!("{line}{part}")).collect()))
}

/// A text or condition inside braces.
pub(super) static TEXT_IN_BRACES: Rule = Rule {
    code: "text-in-braces",
    severity: Severity::Warning,
    nl: Words {
        message: "deze tekst staat tussen haken",
        why: "een komma of dubbele punt erin zou de tekst afbreken zonder dat je het merkt",
        help: "zet elk deel op een eigen regel",
    },
    en: Words {
        message: "this text stands inside braces",
        why: "a comma or colon in it would cut the text without a word",
        help: "put each part on a line of its own",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::{HEAD, STEPS, mended, told, told_item};

    #[test]
    fn a_text_is_unfolded_onto_lines_of_its_own() {
        let text = format!(
            "{HEAD}privacy:\n  purposes:\n    x: {{ask: Mag dit zonder naam?, with: guide}}\n{STEPS}"
        );
        assert_eq!(told(&text), ["text-in-braces: Mag dit zonder naam?"]);
        let better = mended(&text);
        assert!(
            better.contains("    x:\n      ask: Mag dit zonder naam?\n      with: guide\nsteps"),
            "{better}"
        );
        assert_eq!(told(&better), Vec::<String>::new());
    }

    #[test]
    fn an_entry_of_a_list_is_unfolded_behind_its_dash() {
        let text = format!("{HEAD}help:\n  - {{title: Bel een vriend, phone: 113}}\n{STEPS}");
        let better = mended(&text);
        assert!(
            better.contains("  - title: Bel een vriend\n    phone: 113\n"),
            "{better}"
        );
        assert_eq!(told(&better), Vec::<String>::new());
    }

    #[test]
    fn ids_numbers_and_single_words_may_stand_in_braces() {
        let item =
            "      - choice: c\n        ask: Q\n        options: {a: {score: 1, label: Nooit}, b: Vaak}\n";
        assert_eq!(told_item(item), Vec::<String>::new());
    }

    #[test]
    fn one_pair_of_braces_is_told_once() {
        let item = "      - choice: c\n        ask: Q\n        options: {a: Een ding, b: Nog een}\n";
        assert_eq!(told_item(item), ["text-in-braces: Een ding"]);
    }
}
