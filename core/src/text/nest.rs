//! The tree while it grows: what is open, from the document down to the innermost run of text.

use super::tree::{Align, Block, Document, Inline};

/// A run of inlines that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    Paragraph,
    Heading(u8),
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link,
}

/// Something that is open.
pub(super) enum Open {
    /// The document, a quotation or an entry of a list; `loose` are inlines that stand in it without a paragraph.
    Blocks {
        quote: bool,
        blocks: Vec<Block>,
        loose: Vec<Inline>,
    },
    List {
        start: Option<u32>,
        items: Vec<Document>,
    },
    Table {
        columns: Vec<Align>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row {
        head: bool,
        cells: Vec<Vec<Inline>>,
    },
    Run(Run, Vec<Inline>),
    /// Words only: code in lines, or the words of a picture.
    Words(String),
}

impl Open {
    /// A quotation, or an entry of a list.
    pub(super) const fn blocks(quote: bool) -> Self {
        Self::Blocks {
            quote,
            blocks: Vec::new(),
            loose: Vec::new(),
        }
    }
}

/// What is open, outermost first.
pub(super) struct Nest(Vec<Open>);

impl Nest {
    /// An empty document.
    pub(super) fn new() -> Self {
        Self(vec![Open::blocks(false)])
    }

    /// How many things are open inside the document.
    pub(super) fn depth(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// Whether only words can come here.
    pub(super) fn in_words(&self) -> bool {
        matches!(self.0.last(), Some(Open::Words(_)))
    }

    /// Opens something.
    pub(super) fn open(&mut self, open: Open) {
        self.0.push(open);
    }

    /// Puts a piece of running text where it belongs.
    pub(super) fn inline(&mut self, inline: Inline) {
        match self.0.last_mut() {
            Some(Open::Run(_, inlines)) => push(inlines, inline),
            Some(Open::Blocks { loose, .. }) => push(loose, inline),
            Some(Open::Words(words)) => add_words(words, &inline),
            // Markdown has no running text between rows or entries.
            Some(Open::List { .. } | Open::Table { .. } | Open::Row { .. }) | None => {}
        }
    }

    /// Puts characters where they belong.
    pub(super) fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Open::Words(words)) => words.push_str(text),
            _ if text.is_empty() => {}
            _ => self.inline(Inline::Text(text.to_owned())),
        }
    }

    /// Puts a block where it belongs; inside running text, which holds no blocks, nothing happens.
    pub(super) fn block(&mut self, block: Block) {
        if let Some(Open::Blocks { blocks, loose, .. }) = self.0.last_mut() {
            flush(blocks, loose);
            blocks.push(block);
        }
    }

    /// Closes what was opened last and puts it into what holds it.
    pub(super) fn close(&mut self) {
        match self.pop() {
            Some(Open::Blocks {
                quote,
                mut blocks,
                mut loose,
            }) => {
                flush(&mut blocks, &mut loose);
                let document = Document(blocks);
                match self.0.last_mut() {
                    Some(Open::List { items, .. }) if !quote => items.push(document),
                    _ => self.block(Block::Quote(document)),
                }
            }
            Some(Open::List { start, items }) => self.block(Block::List { start, items }),
            Some(Open::Table { columns, head, rows }) => self.block(Block::Table { columns, head, rows }),
            Some(Open::Row {
                head: is_head,
                mut cells,
            }) => {
                if let Some(Open::Table { head, rows, .. }) = self.0.last_mut() {
                    if is_head {
                        *head = cells;
                    } else {
                        // The reader fills short rows with empty cells; a hostile table would grow by the square.
                        while cells.last().is_some_and(Vec::is_empty) {
                            cells.pop();
                        }
                        rows.push(cells);
                    }
                }
            }
            Some(Open::Run(run, inlines)) => self.close_run(run, inlines),
            Some(Open::Words(words)) => self.block(Block::Code(words)),
            None => {}
        }
    }

    fn close_run(&mut self, run: Run, mut inlines: Vec<Inline>) {
        match run {
            Run::Paragraph | Run::Heading(_) if inlines.is_empty() => {}
            Run::Paragraph => self.block(Block::Paragraph(inlines)),
            Run::Heading(level) => self.block(Block::Heading(level, inlines)),
            Run::Cell => {
                if let Some(Open::Row { cells, .. }) = self.0.last_mut() {
                    cells.push(inlines);
                }
            }
            Run::Emphasis | Run::Strong | Run::Strike if inlines.is_empty() => {}
            Run::Emphasis => self.inline(Inline::Emphasis(inlines)),
            Run::Strong => self.inline(Inline::Strong(inlines)),
            Run::Strike => self.inline(Inline::Strike(inlines)),
            // A link that turned out to be none leaves its words.
            Run::Link => inlines.drain(..).for_each(|inline| self.inline(inline)),
        }
    }

    /// Closes a link and hands out its words.
    pub(super) fn take_run(&mut self) -> Vec<Inline> {
        match self.pop() {
            Some(Open::Run(_, inlines)) => inlines,
            _ => Vec::new(),
        }
    }

    /// Closes a picture and hands out its words.
    pub(super) fn take_words(&mut self) -> String {
        match self.pop() {
            Some(Open::Words(words)) => words,
            _ => String::new(),
        }
    }

    /// Closes everything.
    pub(super) fn finish(mut self) -> Document {
        while self.depth() > 0 {
            self.close();
        }
        match self.0.pop() {
            Some(Open::Blocks {
                mut blocks,
                mut loose,
                ..
            }) => {
                flush(&mut blocks, &mut loose);
                Document(blocks)
            }
            _ => Document::default(),
        }
    }

    /// Takes the innermost; the document itself stays.
    fn pop(&mut self) -> Option<Open> {
        if self.depth() == 0 { None } else { self.0.pop() }
    }
}

/// Adds an inline; texts side by side become one.
fn push(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// Makes a paragraph of inlines that stand alone.
fn flush(blocks: &mut Vec<Block>, loose: &mut Vec<Inline>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

/// The words of an inline that has no inlines inside; those come one by one.
fn add_words(words: &mut String, inline: &Inline) {
    match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Image(_, text) => words.push_str(text),
        Inline::Break => words.push(' '),
        Inline::Emphasis(_) | Inline::Strong(_) | Inline::Strike(_) | Inline::Link(..) | Inline::Hole(_) => {}
    }
}
