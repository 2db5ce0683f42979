//! A text as plain text: for a terminal and for who listens. No marks that only mean something to the eye.

use super::link::Link;
use super::tree::{Block, Document, Inline};
use super::{DEEPEST, Filled};

/// Writes a text as plain text behind `out`, each block ending its line; `fill` says what comes in each hole.
///
/// A list has `-` or its numbers; a link has its address behind its words; a row of a table is an entry with the
/// heads of its columns, which reads in order where a drawn table does not; an image is its words in brackets.
pub fn write(out: &mut String, document: &Document, fill: &mut dyn FnMut(u32) -> Filled) {
    let mut writer = Writer { fill, depth: 0 };
    out.push_str(&writer.document(document));
}

struct Writer<'a> {
    fill: &'a mut dyn FnMut(u32) -> Filled,
    /// A tree that was read is never deeper than its limit; one that came as data is cut there.
    depth: usize,
}

impl Writer<'_> {
    fn document(&mut self, document: &Document) -> String {
        self.blocks(&document.0, "\n")
    }

    fn blocks(&mut self, blocks: &[Block], between: &str) -> String {
        let mut out = String::new();
        for block in blocks {
            let block = self.block(block);
            if !out.is_empty() && !block.is_empty() {
                out.push_str(between);
            }
            out.push_str(&block);
        }
        out
    }

    fn block(&mut self, block: &Block) -> String {
        if self.depth > DEEPEST {
            return String::new();
        }
        self.depth += 1;
        let out = match block {
            Block::Paragraph(inlines) | Block::Heading(_, inlines) => self.line(inlines),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(inside) => indent(&self.document(inside), "> ", "> "),
            Block::Code(code) => {
                let mut shown = String::new();
                show(&mut shown, code, true);
                indent(&shown, "    ", "    ")
            }
            Block::Table { head, rows, .. } => self.table(head, rows),
            Block::Rule => "---\n".to_owned(),
        };
        self.depth -= 1;
        out
    }

    fn line(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.inlines(&mut out, inlines);
        let mut out = out.trim().to_owned();
        if !out.is_empty() {
            out.push('\n');
        }
        out
    }

    fn list(&mut self, start: Option<u32>, items: &[Document]) -> String {
        // Entries of one line stand under each other; an entry of more blocks stands free.
        let is_tight = items.iter().all(|item| match item.0.split_first() {
            Some((_, rest)) => rest.iter().all(|block| matches!(block, Block::List { .. })),
            None => true,
        });
        let between = if is_tight { "" } else { "\n" };
        let mut out = String::new();
        let mut number = start;
        for item in items {
            let mark = match number {
                Some(count) => format!("{count}. "),
                None => "- ".to_owned(),
            };
            number = number.map(|count| count.saturating_add(1));
            let inside = self.blocks(&item.0, between);
            if !out.is_empty() {
                out.push_str(between);
            }
            if inside.is_empty() {
                out.push_str(mark.trim_end());
                out.push('\n');
            } else {
                out.push_str(&indent(&inside, &mark, &" ".repeat(mark.len())));
            }
        }
        out
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        let heads: Vec<String> = head
            .iter()
            .map(|cell| self.line(cell).trim_end().to_owned())
            .collect();
        if rows.is_empty() {
            return format!("{}\n", heads.join("; "));
        }
        let mut out = String::new();
        for row in rows {
            let mut cells = Vec::new();
            for (index, cell) in row.iter().enumerate() {
                let words = self.line(cell);
                match heads.get(index) {
                    _ if words.is_empty() => {}
                    Some(head) if !head.is_empty() => cells.push(format!("{head}: {}", words.trim_end())),
                    _ => cells.push(words.trim_end().to_owned()),
                }
            }
            out.push_str("- ");
            out.push_str(&cells.join("; ").replace('\n', " "));
            out.push('\n');
        }
        out
    }

    fn inlines(&mut self, out: &mut String, inlines: &[Inline]) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        for inline in inlines {
            self.inline(out, inline);
        }
        self.depth -= 1;
    }

    fn inline(&mut self, out: &mut String, inline: &Inline) {
        match inline {
            Inline::Text(text) | Inline::Code(text) => show(out, text, false),
            Inline::Emphasis(inside) | Inline::Strong(inside) => self.inlines(out, inside),
            // Struck words mean the opposite of what they say, so this mark is heard.
            Inline::Strike(inside) => {
                out.push_str("~~");
                self.inlines(out, inside);
                out.push_str("~~");
            }
            Inline::Link(link, inside) => self.link(out, link, inside),
            Inline::Image(_, alt) => {
                out.push('[');
                show(out, alt, false);
                out.push(']');
            }
            Inline::Break => out.push('\n'),
            Inline::Hole(number) => match (self.fill)(*number) {
                Filled::Text(text) => show(out, &text, false),
                Filled::Slot(_) => out.push('…'),
                Filled::Nothing => {}
            },
        }
    }

    fn link(&mut self, out: &mut String, link: &Link, inside: &[Inline]) {
        let mut words = String::new();
        self.inlines(&mut words, inside);
        let whole = link.as_str();
        let address = ["mailto:", "tel:"]
            .iter()
            .find_map(|scheme| whole.strip_prefix(scheme))
            .unwrap_or(whole);
        out.push_str(&words);
        if words != address && words != whole {
            out.push_str(" (");
            show(out, address, false);
            out.push(')');
        }
    }
}

/// Shows characters; a control character could give orders to a terminal and shows as `\u{fffd}`.
fn show(out: &mut String, text: &str, lines: bool) {
    for c in text.chars() {
        match c {
            '\n' if lines => out.push(c),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Puts `first` before the first line and `next` before the others; empty lines stay without trailing spaces.
fn indent(text: &str, first: &str, next: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for (index, line) in text.lines().enumerate() {
        let lead = if index == 0 { first } else { next };
        out.push_str(if line.is_empty() { lead.trim_end() } else { lead });
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Breaks lines at spaces so that none has more than `width` characters, where its words allow; what follows keeps the
/// indent of its line, and stands behind the mark of its entry.
///
/// ```
/// use leerpad::text::plain::wrap;
/// assert_eq!(wrap("- een twee drie\n", 10), "- een twee\n  drie\n");
/// ```
#[must_use]
pub fn wrap(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 20);
    for line in text.split_inclusive('\n') {
        let ended = line.strip_suffix('\n');
        wrap_line(&mut out, ended.unwrap_or(line), width);
        if ended.is_some() {
            out.push('\n');
        }
    }
    out
}

fn wrap_line(out: &mut String, line: &str, width: usize) {
    let body = line.trim_start_matches([' ', '>']);
    let body = body.strip_prefix("- ").unwrap_or_else(|| after_number(body));
    let lead = line.strip_suffix(body).unwrap_or("");
    let next: String = lead.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect();
    let lead_width = lead.chars().count();
    out.push_str(lead);
    let mut column = lead_width;
    for (index, word) in body.split(' ').enumerate() {
        let length = word.chars().count();
        if index > 0 {
            if column > lead_width && column + 1 + length > width {
                out.push('\n');
                out.push_str(&next);
                column = lead_width;
            } else {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str(word);
        column += length;
    }
}

/// What comes behind `12. `.
fn after_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(". ") {
        Some(after) if rest.len() < text.len() => after,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    fn plain(blocks: Vec<Block>) -> String {
        let mut out = String::new();
        write(&mut out, &Document(blocks), &mut |_| {
            Filled::Text("\u{1b}[2J".to_owned())
        });
        out
    }

    #[test]
    fn a_table_is_heard_row_by_row() {
        let table = Block::Table {
            columns: Vec::new(),
            head: vec![vec![text("Dag")], vec![text("Slaap")]],
            rows: vec![
                vec![vec![text("ma")], vec![text("7 uur")]],
                vec![vec![text("di")]],
            ],
        };
        assert_eq!(plain(vec![table]), "- Dag: ma; Slaap: 7 uur\n- Dag: di\n");
    }

    #[test]
    fn a_phone_number_is_said_once_and_a_terminal_gets_no_orders() {
        let link = Link::parse("tel:113").unwrap();
        let words = vec![
            Inline::Link(link.clone(), vec![text("113")]),
            text(", "),
            Inline::Hole(0),
        ];
        assert_eq!(plain(vec![Block::Paragraph(words)]), "113, \u{fffd}[2J\n");
        let words = vec![Inline::Link(link, vec![text("bel nu")])];
        assert_eq!(plain(vec![Block::Paragraph(words)]), "bel nu (113)\n");
    }

    #[test]
    fn lists_in_lists_keep_their_place() {
        let inner = Block::List {
            start: Some(9),
            items: vec![
                Document(vec![Block::Paragraph(vec![text("b")])]),
                Document::default(),
            ],
        };
        let list = Block::List {
            start: None,
            items: vec![Document(vec![Block::Paragraph(vec![text("a")]), inner])],
        };
        assert_eq!(plain(vec![list]), "- a\n  9. b\n  10.\n");
    }

    #[test]
    fn wrapping_counts_characters_and_never_drops_one() {
        assert_eq!(wrap("één twéé drié\n", 8), "één twéé\ndrié\n");
        assert_eq!(wrap("heeeeeeel lang", 4), "heeeeeeel\nlang");
        assert_eq!(wrap("> 1. a b c\n", 7), "> 1. a\n>    b\n>    c\n");
    }
}
