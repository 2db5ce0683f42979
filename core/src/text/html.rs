//! A text as HTML, safe by construction: a closed set of elements and attributes, every character of a text escaped,
//! every address of a type that was judged. No style, no script, no event, no class an author can name.
//!
//! Elements: `p h1`-`h6 ul ol li blockquote pre code table thead tbody tr th td hr em strong del a img br span`.
//! Attributes: `href rel` on `a`, `src alt` on `img`, `start` on `ol`, `scope` on `th`, `class` (`left`, `center`,
//! `right`) on `th` and `td`, `data-slot` on `span`. Links open where the reader is; another window is the host's
//! choice. `rel="noopener noreferrer"` keeps the address of the portal from the page that is opened.

use super::link::is_own_media;
use super::tree::{Align, Block, Document, Inline};
use super::{DEEPEST, Filled};

/// Writes a text as HTML behind `out`; `fill` says what comes in each hole.
///
/// ```
/// use leerpad::text::{html, tree::{Block, Document, Inline}, Filled};
/// let document = Document(vec![Block::Paragraph(vec![Inline::Hole(0)])]);
/// let mut out = String::new();
/// html::write(&mut out, &document, &mut |_| Filled::Text("<b>".to_owned()));
/// assert_eq!(out, "<p>&lt;b&gt;</p>\n");
/// ```
pub fn write(out: &mut String, document: &Document, fill: &mut dyn FnMut(u32) -> Filled) {
    Writer { out, fill, depth: 0 }.document(document);
}

/// Writes the words of a title or a label, without a paragraph around them: for a heading or a button of the host's.
///
/// ```
/// use leerpad::text::{html, tree::{Block, Document, Inline}, Filled};
/// let words = vec![Inline::Strong(vec![Inline::Text("Ja".to_owned())])];
/// let mut out = String::new();
/// html::write_inline(&mut out, &Document(vec![Block::Paragraph(words)]), &mut |_| Filled::Nothing);
/// assert_eq!(out, "<strong>Ja</strong>");
/// ```
pub fn write_inline(out: &mut String, document: &Document, fill: &mut dyn FnMut(u32) -> Filled) {
    let mut writer = Writer { out, fill, depth: 0 };
    for block in &document.0 {
        match block {
            Block::Paragraph(inlines) => writer.inlines(inlines),
            // A title or a label that was read has paragraphs only.
            other => writer.block(other),
        }
    }
}

struct Writer<'a> {
    out: &'a mut String,
    fill: &'a mut dyn FnMut(u32) -> Filled,
    /// A tree that was read is never deeper than its limit; one that came as data is cut there.
    depth: usize,
}

impl Writer<'_> {
    fn document(&mut self, document: &Document) {
        document.0.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        match block {
            Block::Paragraph(inlines) => self.around("p", inlines),
            Block::Heading(level, inlines) => self.around(heading(*level), inlines),
            Block::List { start, items } => self.list(*start, items),
            Block::Quote(inside) => {
                self.out.push_str("<blockquote>\n");
                self.document(inside);
                self.out.push_str("</blockquote>\n");
            }
            Block::Code(code) => {
                self.out.push_str("<pre><code>");
                escape(self.out, code);
                self.out.push_str("</code></pre>\n");
            }
            Block::Table { columns, head, rows } => self.table(columns, head, rows),
            Block::Rule => self.out.push_str("<hr>\n"),
        }
        self.depth -= 1;
    }

    fn around(&mut self, element: &str, inlines: &[Inline]) {
        for part in ["<", element, ">"] {
            self.out.push_str(part);
        }
        self.inlines(inlines);
        for part in ["</", element, ">\n"] {
            self.out.push_str(part);
        }
    }

    fn list(&mut self, start: Option<u32>, items: &[Document]) {
        match start {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(number) => self.out.push_str(&format!("<ol start=\"{number}\">\n")),
        }
        // Entries of one paragraph each, with at most a list below it, are lines; others are paragraphs.
        let is_tight = items.iter().all(|item| match item.0.split_first() {
            Some((_, rest)) => rest.iter().all(|block| matches!(block, Block::List { .. })),
            None => true,
        });
        for item in items {
            self.out.push_str("<li>");
            match item.0.split_first() {
                Some((Block::Paragraph(inlines), rest)) if is_tight => {
                    self.inlines(inlines);
                    if !rest.is_empty() {
                        self.out.push('\n');
                    }
                    rest.iter().for_each(|block| self.block(block));
                }
                Some(_) => {
                    self.out.push('\n');
                    self.document(item);
                }
                None => {}
            }
            self.out.push_str("</li>\n");
        }
        self.out
            .push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn table(&mut self, columns: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.out.push_str("<table>\n<thead>\n");
        self.row("th scope=\"col\"", "th", columns, head);
        self.out.push_str("</thead>\n");
        if !rows.is_empty() {
            self.out.push_str("<tbody>\n");
            for row in rows {
                self.row("td", "td", columns, row);
            }
            self.out.push_str("</tbody>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn row(&mut self, opening: &str, element: &str, columns: &[Align], cells: &[Vec<Inline>]) {
        self.out.push_str("<tr>");
        for (index, cell) in cells.iter().enumerate() {
            for part in ["<", opening, class(columns.get(index)), ">"] {
                self.out.push_str(part);
            }
            self.inlines(cell);
            for part in ["</", element, ">"] {
                self.out.push_str(part);
            }
        }
        self.out.push_str("</tr>\n");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        if self.depth > DEEPEST {
            return;
        }
        self.depth += 1;
        inlines.iter().for_each(|inline| self.inline(inline));
        self.depth -= 1;
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => escape(self.out, text),
            Inline::Emphasis(inside) => self.mark("em", inside),
            Inline::Strong(inside) => self.mark("strong", inside),
            Inline::Strike(inside) => self.mark("del", inside),
            Inline::Code(code) => {
                self.out.push_str("<code>");
                escape(self.out, code);
                self.out.push_str("</code>");
            }
            Inline::Link(link, inside) => {
                self.out.push_str("<a href=\"");
                escape(self.out, link.as_str());
                self.out.push_str(if link.as_str().starts_with("https:") {
                    "\" rel=\"noopener noreferrer\">"
                } else {
                    "\">"
                });
                self.inlines(inside);
                self.out.push_str("</a>");
            }
            // A tree that came as data can say anything here.
            Inline::Image(path, alt) if is_own_media(path) => {
                self.out.push_str("<img src=\"");
                escape(self.out, path);
                self.out.push_str("\" alt=\"");
                escape(self.out, alt);
                self.out.push_str("\">");
            }
            Inline::Image(_, alt) => escape(self.out, alt),
            Inline::Break => self.out.push_str("<br>\n"),
            Inline::Hole(number) => match (self.fill)(*number) {
                Filled::Text(text) => escape(self.out, &text),
                Filled::Slot(key) => {
                    self.out.push_str("<span data-slot=\"");
                    escape(self.out, &key);
                    self.out.push_str("\"></span>");
                }
                Filled::Nothing => {}
            },
        }
    }

    fn mark(&mut self, element: &str, inside: &[Inline]) {
        for part in ["<", element, ">"] {
            self.out.push_str(part);
        }
        self.inlines(inside);
        for part in ["</", element, ">"] {
            self.out.push_str(part);
        }
    }
}

const fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

const fn class(align: Option<&Align>) -> &'static str {
    match align {
        None | Some(Align::None) => "",
        Some(Align::Left) => " class=\"left\"",
        Some(Align::Center) => " class=\"center\"",
        Some(Align::Right) => " class=\"right\"",
    }
}

/// Writes characters that mean themselves, in text and in quoted attributes. Control characters show as `\u{fffd}`.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::link::Link;

    fn html(document: Vec<Block>) -> String {
        let mut out = String::new();
        write(&mut out, &Document(document), &mut |_| {
            Filled::Slot("a\"b".to_owned())
        });
        out
    }

    #[test]
    fn nothing_leaves_an_attribute() {
        let link = Link::parse("https://a.nl/?a=1&b=2").unwrap();
        let words = vec![Inline::Text("\"<'&".to_owned()), Inline::Hole(0)];
        assert_eq!(
            html(vec![Block::Paragraph(vec![Inline::Link(link, words)])]),
            "<p><a href=\"https://a.nl/?a=1&amp;b=2\" rel=\"noopener noreferrer\">&quot;&lt;&#39;&amp;\
             <span data-slot=\"a&quot;b\"></span></a></p>\n"
        );
    }

    #[test]
    fn a_tree_that_came_as_data_cannot_name_a_foreign_image() {
        let image = Inline::Image("javascript:alert(1)".to_owned(), "adem".to_owned());
        assert_eq!(html(vec![Block::Paragraph(vec![image])]), "<p>adem</p>\n");
    }

    #[test]
    fn a_tree_that_came_as_data_is_cut_at_the_limit() {
        let mut block = Block::Rule;
        for _ in 0..100 {
            block = Block::Quote(Document(vec![block]));
        }
        assert!(!html(vec![block]).contains("<hr>"));
    }
}
