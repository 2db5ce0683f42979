//! Tokens into the tree, without recursion and within the limits.

use super::patch::{Patched, span};
use super::tree::{Entry, Node, NodeKind, Piece, Scalar, Style};
use super::yaml::{Event, Fault, Reader};
use super::{doubles, look, pieces, refused};
use crate::ground::limits;
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::{Span, Spanned};

/// What one reading of a text gave.
pub(super) struct Reading {
    /// The tree, as far as it could be read.
    pub(super) node: Node,
    /// What the reading itself found.
    pub(super) problems: Vec<Problem>,
    /// Where the text stopped being YAML, in offsets of the author's text.
    pub(super) fault: Option<Fault>,
    /// Something that is better explained by its raw line.
    pub(super) look_closer: bool,
}

/// A list or a map that is still open.
struct Open {
    start: usize,
    flow: bool,
    kind: OpenKind,
}

enum OpenKind {
    /// From which of the builder's items on they are its own.
    List(usize),
    /// From which of the builder's entries on they are its own, and the key that waits for its value.
    Map { from: usize, key: Option<Key> },
}

/// A key that waits for its value.
enum Key {
    Word(Spanned<String>),
    /// It was refused, and its value goes with it.
    Refused,
}

pub(super) struct Builder<'a> {
    /// The text as the author wrote it.
    pub(super) author: &'a str,
    /// The text as read: the author's, or with our own edits applied.
    pub(super) text: &'a str,
    pub(super) patched: Option<&'a Patched>,
    pub(super) number: u16,
    /// Starts (in the author's text) of values that are known to be broken, ascending.
    broken: &'a [usize],
    open: Vec<Open>,
    /// The items of all open lists, and the entries of all open maps: each takes its own off the end when it closes,
    /// so that the tree has no room for more than it holds.
    items: Vec<Node>,
    entries: Vec<Entry>,
    root: Option<Node>,
    pub(super) problems: Vec<Problem>,
    pub(super) look_closer: bool,
    /// End of the last token, in the text as read.
    last: usize,
    nodes: usize,
}

/// Reads the author's text, or that text with our own edits applied.
pub(super) fn read(author: &str, patched: Option<&Patched>, broken: &[usize], number: u16) -> Reading {
    let mut builder = Builder {
        author,
        text: patched.map_or(author, |patched| patched.text.as_str()),
        patched,
        number,
        broken,
        open: Vec::new(),
        items: Vec::new(),
        entries: Vec::new(),
        root: None,
        problems: Vec::new(),
        look_closer: false,
        last: 0,
        nodes: 0,
    };
    let fault = builder.run();
    builder.finish(fault)
}

impl<'a> Builder<'a> {
    fn run(&mut self) -> Option<Fault> {
        let mut reader = Reader::new(self.text);
        let mut documents = 0;
        while let Some(token) = reader.next() {
            let token = match token {
                Ok(token) => token,
                Err(mut fault) => {
                    fault.at = self.back(fault.at);
                    if fault.rule.code == refused::TOO_DEEP.code {
                        self.stop(&refused::TOO_DEEP, fault.at, limits::DEPTH);
                        return None;
                    }
                    return Some(fault);
                }
            };
            let (start, end) = (token.range.start, token.range.end);
            if let Some(tag) = token.tag.clone() {
                self.tag(tag.start, tag.end);
            }
            match token.event {
                Event::Document => {
                    documents += 1;
                    if documents > 1 {
                        self.look_closer = true;
                        self.problem(Problem::new(&refused::SECOND_DOCUMENT, self.span(start, end)));
                        return None;
                    }
                    continue;
                }
                Event::Anchor => {
                    self.look_closer = true;
                    let name = self.text.get(start..end).unwrap_or("").to_owned();
                    self.problem(Problem::new(&refused::ANCHOR, self.span(start, end)).with("name", name));
                    continue;
                }
                Event::Alias => {
                    self.look_closer = true;
                    let name = self.text.get(start..end).unwrap_or("").to_owned();
                    let place = self.span(start, end);
                    self.problem(Problem::new(&refused::ALIAS, place).with("name", name));
                    self.attach(Node {
                        kind: NodeKind::Broken,
                        span: place,
                    });
                }
                Event::Scalar(text, style) => self.scalar(text, style, start, end, token.tag.is_some()),
                Event::ListStart(flow) => {
                    let start = if flow { start } else { self.first_dash(start) };
                    self.open.push(Open {
                        start,
                        flow,
                        kind: OpenKind::List(self.items.len()),
                    });
                }
                Event::MapStart(flow) => {
                    let kind = OpenKind::Map {
                        from: self.entries.len(),
                        key: None,
                    };
                    self.open.push(Open { start, flow, kind });
                }
                Event::ListEnd | Event::MapEnd => self.close(end),
            }
            self.nodes += 1;
            if self.open.len() > limits::DEPTH {
                let at = self.back(start);
                self.stop(&refused::TOO_DEEP, at, limits::DEPTH);
                return None;
            }
            if self.nodes > limits::NODES {
                let at = self.back(start);
                self.stop(&refused::TOO_MANY, at, limits::NODES);
                return None;
            }
            self.last = self.last.max(end);
        }
        None
    }

    fn finish(mut self, fault: Option<Fault>) -> Reading {
        while !self.open.is_empty() {
            self.close(self.last);
        }
        let node = self.root.take().unwrap_or_else(|| Node {
            kind: match (&fault, self.problems.is_empty()) {
                (None, true) => NodeKind::Scalar(Scalar {
                    text: String::new(),
                    style: Style::Absent,
                    pieces: Vec::new(),
                }),
                _ => NodeKind::Broken,
            },
            span: self.span(0, 0),
        });
        Reading {
            node,
            problems: self.problems,
            fault,
            look_closer: self.look_closer,
        }
    }

    /// The offset in the author's text.
    pub(super) fn back(&self, at: usize) -> usize {
        self.patched.map_or(at, |patched| patched.back(at))
    }

    fn back_end(&self, at: usize) -> usize {
        self.patched.map_or(at, |patched| patched.back_end(at))
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let first = self.back(start);
        let last = if end > start { self.back_end(end) } else { first };
        span(self.number, first, last.max(first))
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn problem(&mut self, problem: Problem) {
        if self.problems.len() < limits::PROBLEMS {
            self.problems.push(problem);
        }
    }

    fn stop(&mut self, rule: &'static Rule, at: usize, most: usize) {
        let place = span(self.number, at, at);
        self.problem(Problem::new(rule, place).with("most", most));
    }

    fn tag(&mut self, start: usize, end: usize) {
        self.look_closer = true;
        let written = self.text.get(start..end).unwrap_or("");
        let mut problem = Problem::new(&refused::TAG, self.span(start, end)).with("name", written);
        if written.starts_with("!!") {
            let mut after = end;
            while self.byte(after) == b' ' {
                after += 1;
            }
            problem = problem.fixed_by(self.span(start, after), "");
        }
        self.problem(problem);
    }

    /// Where a list begins: at its first dash. The reader starts a list that is not set in at its first value.
    fn first_dash(&self, start: usize) -> usize {
        if matches!(
            self.open.last(),
            Some(Open {
                kind: OpenKind::Map { key: Some(_), .. },
                ..
            })
        ) {
            let between = self.text.get(self.last..start).unwrap_or("");
            let before = between.trim_end_matches([' ', '\t', '\r', '\n']);
            if before.ends_with('-') {
                return self.last + before.len() - 1;
            }
        }
        start
    }

    fn scalar(
        &mut self,
        text: std::borrow::Cow<'a, str>,
        style: Style,
        start: usize,
        end: usize,
        tagged: bool,
    ) {
        if style != Style::Absent && self.is_broken(start, end) {
            let place = self.span(start, end);
            return self.attach(Node {
                kind: NodeKind::Broken,
                span: place,
            });
        }
        let (from, to) = match style {
            Style::Absent => {
                let at = self.absent_at(end);
                (at, at)
            }
            Style::Literal | Style::Folded => {
                let raw = self.text.get(self.last..start).unwrap_or("");
                let header = header(raw).map_or(start, |at| self.last + at);
                let body = self.text.get(header..end).unwrap_or("");
                // White space at the end belongs to the text only if the text has it.
                let kept = text.trim_end_matches('\n').ends_with([' ', '\t']);
                let white: &[char] = if kept {
                    &['\r', '\n']
                } else {
                    &[' ', '\t', '\r', '\n']
                };
                (header, header + body.trim_end_matches(white).len())
            }
            _ => (start, end),
        };
        let is_key = matches!(
            self.open.last(),
            Some(Open {
                kind: OpenKind::Map { key: None, .. },
                ..
            })
        );
        if !is_key && !tagged && !look::at_scalar(self, &text, style, from, to) {
            let place = self.span(from, to);
            return self.attach(Node {
                kind: NodeKind::Broken,
                span: place,
            });
        }
        let found = match style {
            Style::Literal | Style::Folded => {
                let header = self.text.get(from..end).unwrap_or("");
                let body = match header.find(['\r', '\n']) {
                    Some(at) if header.get(at..).is_some_and(|rest| rest.starts_with("\r\n")) => {
                        from + at + 2
                    }
                    Some(at) => from + at + 1,
                    None => end,
                };
                let raw = self.text.get(body..end).unwrap_or("");
                let mut found = pieces::of(&text, raw, style, body);
                if found.is_empty() && !text.is_empty() {
                    found = vec![verbatim(text.len(), body)];
                }
                found
            }
            Style::Absent => Vec::new(),
            _ => pieces::of(&text, self.text.get(start..end).unwrap_or(""), style, start),
        };
        let pieces = if style == Style::Absent {
            found
        } else {
            self.pieces_back(found, text.len(), start)
        };
        let place = self.span(from, to);
        if is_key && style != Style::Absent {
            return self.key(text, style, start, place);
        }
        self.attach(Node {
            kind: NodeKind::Scalar(Scalar {
                text: text.into_owned(),
                style,
                pieces,
            }),
            span: place,
        });
    }

    /// Whether a stand-in for what could not be read is in a text.
    fn is_broken(&self, start: usize, end: usize) -> bool {
        let first = self.broken.partition_point(|at| *at < self.back(start));
        self.broken.get(first).is_some_and(|at| *at < self.back_end(end))
    }

    /// Pieces in offsets of the author's text; none at all means: as it stands from `start` on.
    fn pieces_back(&self, found: Vec<Piece>, length: usize, start: usize) -> Vec<Piece> {
        let Some(patched) = self.patched else {
            return found;
        };
        let found = if found.is_empty() {
            vec![verbatim(length, start)]
        } else {
            found
        };
        let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        let mut pieces = Vec::with_capacity(found.len());
        for (index, piece) in found.iter().enumerate() {
            let (from, to) = (piece.source as usize, (piece.source + piece.length) as usize);
            let next = found.get(index + 1).map_or(small(length), |next| next.at);
            if next.saturating_sub(piece.at) == piece.length {
                for (new, old, run) in patched.parts(from, to) {
                    let at = piece.at + small(new - from);
                    pieces.push(Piece {
                        at,
                        source: small(old),
                        length: small(run),
                    });
                }
            } else {
                let first = patched.back(from);
                let last = patched.back_end(to).max(first);
                pieces.push(Piece {
                    source: small(first),
                    length: small(last - first),
                    ..*piece
                });
            }
        }
        pieces
    }

    /// Just after the colon of a key, or where the reader says.
    fn absent_at(&self, at: usize) -> usize {
        if matches!(
            self.open.last(),
            Some(Open {
                kind: OpenKind::Map { key: Some(_), .. },
                ..
            })
        ) {
            let mut colon = self.last.max(at.min(self.last));
            while matches!(self.byte(colon), b' ' | b'\t') {
                colon += 1;
            }
            if self.byte(colon) == b':' {
                return colon + 1;
            }
            return self.last;
        }
        at.min(self.text.len())
    }

    fn key(&mut self, text: std::borrow::Cow<'a, str>, style: Style, start: usize, place: Span) {
        let word = Spanned::new(text.into_owned(), place);
        let before = self.text.get(..start).unwrap_or("").trim_end_matches([' ', '\t']);
        let marked = before.ends_with('?') && before.len() < start;
        let key = if style == Style::Plain && word.value == "<<" {
            self.problem(Problem::new(&refused::MERGE, place));
            Key::Refused
        } else if marked || matches!(style, Style::Literal | Style::Folded) {
            self.problem(Problem::new(&refused::COMPLEX_KEY, place));
            Key::Word(word)
        } else {
            if style == Style::Plain {
                look::at_key(self, &word);
            }
            Key::Word(word)
        };
        if let Some(Open {
            kind: OpenKind::Map { key: slot, .. },
            ..
        }) = self.open.last_mut()
        {
            *slot = Some(key);
        }
    }

    /// A finished node goes into what is open around it.
    fn attach(&mut self, node: Node) {
        let refused = match self.open.last_mut() {
            None => {
                if self.root.is_none() {
                    self.root = Some(node);
                }
                return;
            }
            Some(Open {
                kind: OpenKind::List(_),
                ..
            }) => {
                self.items.push(node);
                return;
            }
            Some(Open {
                kind: OpenKind::Map { key, .. },
                ..
            }) => match key.take() {
                Some(Key::Word(key)) => {
                    self.entries.push(Entry { key, value: node });
                    return;
                }
                Some(Key::Refused) => return,
                None => {
                    *key = Some(Key::Refused);
                    node.span
                }
            },
        };
        // An alias as a key was reported already.
        if !matches!(node.kind, NodeKind::Broken) {
            self.problem(Problem::new(&refused::COMPLEX_KEY, refused));
        }
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let (start, flow) = (self.back(open.start), open.flow);
        let number = self.number;
        let whole = |last: Option<u32>, first: Option<u32>, end: usize| {
            let mut place = span(number, start, end.max(start));
            // Where the text broke off, the last value can stand behind the last thing read.
            place.end = place.end.max(last.unwrap_or(0));
            if !flow {
                place.start = first.unwrap_or(place.start);
                place.end = last.unwrap_or(place.start).max(place.start);
            }
            place
        };
        let end = self.back_end(end);
        let node = match open.kind {
            OpenKind::List(from) => {
                let items = self.items.split_off(from.min(self.items.len()));
                let place = whole(items.last().map(|item| item.span.end), None, end);
                Node {
                    kind: NodeKind::List { items, flow },
                    span: place,
                }
            }
            OpenKind::Map { from, key } => {
                let mut entries = self.entries.split_off(from.min(self.entries.len()));
                if let Some(Key::Word(key)) = key {
                    // The text broke off before the value.
                    let span = key.span.at_end();
                    entries.push(Entry {
                        key,
                        value: Node {
                            kind: NodeKind::Broken,
                            span,
                        },
                    });
                }
                let place = whole(
                    entries.last().map(|entry| entry.value.span.end),
                    entries.first().map(|entry| entry.key.span.start),
                    end,
                );
                for problem in doubles::take_out(&mut entries) {
                    self.problem(problem);
                }
                if flow {
                    look::at_braces(self, entries, place)
                } else {
                    look::at_map(self, entries, place)
                }
            }
        };
        self.attach(node);
    }

    /// Whether what is open around is a list with dashes.
    pub(super) fn in_block_list(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Open {
                kind: OpenKind::List(_),
                flow: false,
                ..
            })
        )
    }

    /// Whether what is open around has brackets.
    pub(super) fn in_flow(&self) -> bool {
        self.open.last().is_some_and(|open| open.flow)
    }
}

/// Where the sign of a block text stands in what comes before its lines, remarks left out.
fn header(before: &str) -> Option<usize> {
    let mut remark = false;
    let mut white = true;
    for (at, byte) in before.bytes().enumerate() {
        match byte {
            b'\r' | b'\n' => remark = false,
            b'#' if white => remark = true,
            b'|' | b'>' if !remark => return Some(at),
            _ => {}
        }
        white = byte.is_ascii_whitespace();
    }
    None
}

fn verbatim(length: usize, source: usize) -> Piece {
    let small = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    Piece {
        at: 0,
        source: small(source),
        length: small(length),
    }
}
