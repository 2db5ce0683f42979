//! Markdown into the closed tree. Reading never fails: a tree and a list of problems.
//!
//! CommonMark with tables and strikethrough, without HTML. The parser is used for its events only; what it knows and the
//! tree does not (HTML, other links, foreign images) is kept as plain text and reported.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::link::is_own_media;
use super::mask::{Masked, Piece};
use super::nest::{Nest, Open, Run};
use super::references::{Mend, is_untold, is_vague, judge, words};
use super::rules;
use super::tree::{Align, Block, Document, Inline};
use crate::ground::limits;
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::Span;

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Parsed {
    /// The tree; `Hole(k)` stands for `pipes[k]`.
    pub document: Document,
    /// What stands between braces, in the order of the holes.
    pub pipes: Vec<RawPipe>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// A pipe as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawPipe {
    /// What stands before the `|`, without the spaces around it.
    pub content: String,
    /// What is shown when that is unknown; `{naam|}` shows nothing then.
    pub fallback: Option<String>,
    /// Where `content` stands in the text given.
    pub range: Range<usize>,
    /// The whole pipe with its braces, in the file.
    pub span: Span,
}

/// Whether a text may have pipes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pipes {
    /// Running texts and titles.
    Allowed,
    /// Labels: they are the same for everybody.
    Refused,
}

/// Reads a text of blocks. `place` says where a byte range of the text stands in the file.
///
/// ```
/// use leerpad::ground::span::Span;
/// use leerpad::text::{markdown, plain, Filled};
/// let parsed = markdown::parse("Dag **{naam|jij}**!", &|range| {
///     Span::new(0, range.start as u32, range.end as u32)
/// });
/// assert_eq!(parsed.pipes[0].content, "naam");
/// let mut out = String::new();
/// plain::write(&mut out, &parsed.document, &mut |_| Filled::Text("Bo".to_owned()));
/// assert_eq!(out, "Dag Bo!\n");
/// ```
#[must_use]
pub fn parse(text: &str, place: &dyn Fn(Range<usize>) -> Span) -> Parsed {
    read(text, place, Pipes::Allowed, false)
}

/// Reads a text of one paragraph: a title or a label. `1. Nooit` and `- geen` are words here, not lists; line ends are spaces.
#[must_use]
pub fn parse_inline(text: &str, place: &dyn Fn(Range<usize>) -> Span, pipes: Pipes) -> Parsed {
    read(text, place, pipes, true)
}

fn read(text: &str, place: &dyn Fn(Range<usize>) -> Span, allowed: Pipes, inline: bool) -> Parsed {
    if text.len() > limits::TEXT_BYTES {
        let problem = Problem::new(&rules::TEXT_TOO_LONG, place(0..text.len()))
            .with("length", text.len())
            .with("limit", limits::TEXT_BYTES);
        return Parsed {
            problems: vec![problem],
            ..Parsed::default()
        };
    }
    match unmarked(text) {
        Some(said) => Parsed {
            document: Document(vec![Block::Paragraph(vec![Inline::Text(said.to_owned())])]),
            ..Parsed::default()
        },
        None => read_marked(text, place, allowed, inline),
    }
}

/// What a text says in which nothing can be a mark of Markdown or a pipe, as most titles and labels are: it need not be parsed.
pub(super) fn unmarked(text: &str) -> Option<&str> {
    let said = text.trim_end_matches([' ', '\n']);
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '?' | '!' | '\'' | '’' | '-');
    (said.starts_with(char::is_alphabetic) && said.chars().all(is_word)).then_some(said)
}

pub(super) fn read_marked(
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    allowed: Pipes,
    inline: bool,
) -> Parsed {
    let trimmed = if inline { text.trim_end() } else { text };
    let masked = Masked::new(trimmed, inline);
    let mut reader = Reader {
        masked: &masked,
        given: trimmed,
        place,
        allowed,
        nest: Nest::new(),
        pipes: Vec::new(),
        problems: Vec::new(),
        targets: Vec::new(),
        html: None,
        beyond: 0,
        is_too_deep: false,
        heading: 0,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(masked.text(), options).into_offset_iter() {
        reader.event(event, range);
    }
    Parsed {
        document: reader.nest.finish(),
        pipes: reader.pipes,
        problems: reader.problems,
    }
}

struct Reader<'a> {
    masked: &'a Masked<'a>,
    given: &'a str,
    place: &'a dyn Fn(Range<usize>) -> Span,
    allowed: Pipes,
    nest: Nest,
    pipes: Vec<RawPipe>,
    problems: Vec<Problem>,
    /// Where the links and the image that are open lead.
    targets: Vec<Target>,
    /// The HTML block that is open.
    html: Option<Html>,
    /// How many things are open that the tree does not have: too deep, or inside the words of an image.
    beyond: usize,
    is_too_deep: bool,
    /// Level of the heading before.
    heading: u8,
}

/// Where a link or an image leads, as the parser says it, and its place in the masked text.
struct Target {
    address: String,
    title: String,
    /// The place of the address, where it is written in the link itself.
    written: Option<Range<usize>>,
    whole: Range<usize>,
}

/// HTML that was found: its text and where its `<` stand in the masked text.
struct Html {
    text: String,
    whole: Range<usize>,
    opens: Vec<usize>,
}

impl Html {
    fn new(whole: Range<usize>) -> Self {
        Self {
            text: String::new(),
            whole,
            opens: Vec::new(),
        }
    }
}

/// More than this many `<` are not offered to be escaped.
const ESCAPES: usize = 100;

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, &range),
            Event::Code(code) => {
                let code = self.masked.restore(&code, &range).into_owned();
                self.nest.inline(Inline::Code(code));
            }
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, range),
            Event::SoftBreak => self.nest.text(" "),
            Event::HardBreak => self.nest.inline(Inline::Break),
            Event::Rule => self.nest.block(Block::Rule),
            // Not switched on.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.beyond > 0 || self.nest.in_words() {
            self.beyond += 1;
            self.apart(&tag.to_end());
            return;
        }
        // A list is nothing without an entry, a table without a row with a cell.
        let need = match tag {
            Tag::List(_) => 2,
            Tag::Table(_) => 3,
            _ => 1,
        };
        if self.nest.depth() + need > limits::TEXT_DEPTH {
            self.beyond = 1;
            self.apart(&tag.to_end());
            if !self.is_too_deep {
                self.is_too_deep = true;
                let problem = self.problem(&rules::TEXT_TOO_DEEP, &range);
                self.report(problem.with("limit", limits::TEXT_DEPTH));
            }
            return;
        }
        match tag {
            Tag::Paragraph => self.nest.open(Open::Run(Run::Paragraph, Vec::new())),
            Tag::Heading { level, .. } => self.start_heading(level, &range),
            Tag::BlockQuote(_) => self.nest.open(Open::blocks(true)),
            Tag::CodeBlock(_) => self.nest.open(Open::Words(String::new())),
            Tag::HtmlBlock => self.html = Some(Html::new(range)),
            Tag::List(start) => self.nest.open(Open::List {
                start: start.map(|number| u32::try_from(number).unwrap_or(u32::MAX)),
                items: Vec::new(),
            }),
            Tag::Item => self.nest.open(Open::blocks(false)),
            Tag::Table(columns) => self.nest.open(Open::Table {
                columns: columns.into_iter().map(align).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            }),
            Tag::TableHead => self.nest.open(Open::Row {
                head: true,
                cells: Vec::new(),
            }),
            Tag::TableRow => self.nest.open(Open::Row {
                head: false,
                cells: Vec::new(),
            }),
            Tag::TableCell => self.nest.open(Open::Run(Run::Cell, Vec::new())),
            Tag::Emphasis => self.nest.open(Open::Run(Run::Emphasis, Vec::new())),
            Tag::Strong => self.nest.open(Open::Run(Run::Strong, Vec::new())),
            Tag::Strikethrough => self.nest.open(Open::Run(Run::Strike, Vec::new())),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.target(&dest_url, &title, range, link_type == LinkType::Email);
                self.nest.open(Open::Run(Run::Link, Vec::new()));
            }
            Tag::Image { dest_url, title, .. } => {
                self.target(&dest_url, &title, range, false);
                self.nest.open(Open::Words(String::new()));
            }
            // Not switched on.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => self.beyond = 1,
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if self.beyond > 0 {
            self.beyond -= 1;
            self.apart(&tag);
            return;
        }
        match tag {
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    let text = html.text.trim().replace(['\n', '\r'], " ");
                    self.report_html(&html);
                    self.nest.block(Block::Paragraph(vec![Inline::Text(text)]));
                }
            }
            _ => self.nest.close(),
        }
    }

    /// Keeps words apart that stood in blocks the tree does not have.
    fn apart(&mut self, tag: &TagEnd) {
        let is_inline = matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
        );
        if !is_inline {
            self.nest.text(" ");
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        let level = level as u8;
        if self.heading > 0 && level > self.heading + 1 {
            let written = self.masked.text().get(range.clone()).unwrap_or("");
            let whole = range.start..range.start + written.trim_end().len();
            let problem = self
                .problem(&rules::HEADING_JUMP, &whole)
                .with("level", level)
                .with("before", self.heading)
                .with(
                    "better",
                    format!("`{}`", "#".repeat(usize::from(self.heading) + 1)),
                );
            self.report(problem);
        }
        self.heading = level;
        self.nest.open(Open::Run(Run::Heading(level), Vec::new()));
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if let Some(html) = &mut self.html {
            html.text.push_str(&self.masked.restore(text, range));
            return;
        }
        if self.nest.in_words() {
            if !self.targets.is_empty() && self.masked.first_pipe(range).is_some() {
                self.report_pipe_in_link(range);
            }
            let words = self.masked.restore(text, range);
            self.nest.text(&words);
            return;
        }
        let masked = self.masked;
        masked.pieces(text, range, |piece| match piece {
            Piece::Text(text) => self.nest.text(text),
            Piece::Pipe(range) => self.pipe(range),
            Piece::Stray(at) => {
                let span = (self.place)(at..at + 1);
                self.report(Problem::new(&rules::UNCLOSED_BRACE, span));
            }
        });
    }

    fn pipe(&mut self, range: Range<usize>) {
        let written = self.given.get(range.clone()).unwrap_or("");
        let inside = written.trim_start_matches('{').trim_end_matches('}');
        let (before, fallback) = match inside.split_once('|') {
            // In a table authors write `\|`, as they do for a `|` in a cell.
            Some((before, after)) => (before.trim_end_matches('\\'), Some(after.trim().to_owned())),
            None => (inside, None),
        };
        let content = before.trim();
        let span = (self.place)(range.clone());
        let refused = if content.is_empty() {
            Some(Problem::new(&rules::EMPTY_PIPE, span))
        } else if self.allowed == Pipes::Refused {
            Some(Problem::new(&rules::PIPE_IN_LABEL, span).with("pipe", written))
        } else {
            None
        };
        if let Some(problem) = refused {
            self.report(problem);
            self.nest.text(written);
            return;
        }
        let start = range.start + 1 + (before.len() - before.trim_start().len());
        let number = u32::try_from(self.pipes.len()).unwrap_or(u32::MAX);
        self.pipes.push(RawPipe {
            content: content.to_owned(),
            fallback,
            range: start..start + content.len(),
            span,
        });
        self.nest.inline(Inline::Hole(number));
    }

    fn html(&mut self, text: &str, range: Range<usize>) {
        let opens = self
            .masked
            .text()
            .get(range.clone())
            .unwrap_or("")
            .match_indices('<');
        let opens: Vec<usize> = opens.take(ESCAPES + 1).map(|(at, _)| range.start + at).collect();
        let text = self.masked.restore(text, &range).into_owned();
        match &mut self.html {
            Some(html) => {
                html.text.push_str(&text);
                html.whole.end = html.whole.end.max(range.end);
                if html.opens.len() <= ESCAPES {
                    html.opens.extend(opens);
                }
            }
            None => {
                let html = Html {
                    text,
                    whole: range,
                    opens,
                };
                self.nest.text(&html.text.replace(['\n', '\r'], " "));
                self.report_html(&html);
            }
        }
    }

    /// Reports HTML with the edits that show it as it is written.
    ///
    /// `&lt;` is the same in every way YAML can write a text, where `\<` would break one in double quotes. It may not be
    /// the first of a text, which without quotes would then name an anchor: there the author has to say.
    fn report_html(&mut self, html: &Html) {
        let end = html.whole.start
            + self
                .masked
                .text()
                .get(html.whole.clone())
                .unwrap_or("")
                .trim_end()
                .len();
        let mut problem = self
            .problem(&rules::RAW_HTML, &(html.whole.start..end))
            .with("html", html.text.trim());
        let places = || html.opens.iter().map(|at| self.masked.place(*at));
        if html.opens.len() <= ESCAPES && places().all(|at| at > 0) {
            for at in places() {
                problem = problem.fixed_by((self.place)(at..at + 1), "&lt;");
            }
        }
        self.report(problem);
    }

    fn target(&mut self, address: &str, title: &str, whole: Range<usize>, is_mail: bool) {
        let source = self.masked.text().get(whole.clone()).unwrap_or("");
        let written = (!address.is_empty())
            .then(|| source.rfind(address))
            .flatten()
            .map(|at| whole.start + at..whole.start + at + address.len());
        self.targets.push(Target {
            address: if is_mail {
                format!("mailto:{address}")
            } else {
                address.to_owned()
            },
            title: title.to_owned(),
            written,
            whole,
        });
    }

    /// What an address is, if nothing of it was masked; a pipe in it is reported.
    fn plain_address(&mut self, target: &Target) -> bool {
        if !target.title.is_empty() {
            let title = self.masked.restore(&target.title, &target.whole).into_owned();
            let problem = self.problem(&rules::LINK_TITLE, &target.whole);
            self.report(problem.with("title", title));
        }
        let is_masked = self.masked.is_masked(&target.address);
        if is_masked {
            let range = target.written.clone().unwrap_or_else(|| target.whole.clone());
            self.report_pipe_in_link(&range);
        }
        !is_masked
    }

    fn report_pipe_in_link(&mut self, range: &Range<usize>) {
        let pipe = self.masked.first_pipe(range).unwrap_or(0..0);
        let problem = self.problem(&rules::PIPE_IN_LINK, range);
        self.report(problem.with("pipe", self.given.get(pipe).unwrap_or("{}")));
    }

    fn end_link(&mut self) {
        let Some(target) = self.targets.pop() else { return };
        let mut inlines = self.nest.take_run();
        let good = if self.plain_address(&target) {
            let judged = judge(&target.address);
            if let Err(mend) = judged {
                self.report_link(&target, mend);
            }
            judged.ok()
        } else {
            None
        };
        let Some(link) = good else {
            inlines.drain(..).for_each(|inline| self.nest.inline(inline));
            return;
        };
        let words = words(&inlines);
        if words.trim().is_empty() {
            let problem = self.problem(&rules::EMPTY_LINK, &target.whole);
            self.report(problem.with("link", link.as_str()));
            inlines = vec![Inline::Text(link.as_str().to_owned())];
        } else if is_vague(&words) {
            let problem = self.problem(&rules::VAGUE_LINK, &target.whole);
            self.report(problem.with("words", words.trim()));
        }
        self.nest.inline(Inline::Link(link, inlines));
    }

    fn report_link(&mut self, target: &Target, mend: Mend) {
        let range = target.written.as_ref().unwrap_or(&target.whole);
        let mut problem = self
            .problem(&rules::BAD_LINK, range)
            .with("link", &target.address);
        if let Some(written) = &target.written {
            let start = self.masked.place(written.start);
            problem = match mend {
                Mend::Secure => problem.fixed_by((self.place)(start..start + "http".len()), "https"),
                Mend::Complete => problem.fixed_by((self.place)(start..start), "https://"),
                Mend::Ask => problem,
            };
        }
        self.report(problem);
    }

    fn end_image(&mut self) {
        let Some(target) = self.targets.pop() else { return };
        let words = self.nest.take_words();
        let alt = words.trim();
        if !self.plain_address(&target) {
            self.nest.text(alt);
        } else if !is_own_media(&target.address) {
            let range = target.written.as_ref().unwrap_or(&target.whole);
            let problem = self.problem(&rules::BAD_IMAGE, range);
            self.report(problem.with("link", &target.address));
            self.nest.text(alt);
        } else if alt.is_empty() {
            let problem = self.problem(&rules::IMAGE_WITHOUT_ALT, &target.whole);
            self.report(problem.with("link", &target.address));
        } else {
            if is_untold(alt) {
                let problem = self.problem(&rules::VAGUE_DESCRIPTION, &target.whole);
                self.report(problem.with("words", alt));
            }
            self.nest.inline(Inline::Image(target.address, alt.to_owned()));
        }
    }

    /// A problem at a range of the masked text.
    fn problem(&self, rule: &'static Rule, range: &Range<usize>) -> Problem {
        Problem::new(rule, (self.place)(self.masked.range(range)))
    }

    fn report(&mut self, problem: Problem) {
        if self.problems.len() < limits::PROBLEMS {
            self.problems.push(problem);
        }
    }
}

const fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}
