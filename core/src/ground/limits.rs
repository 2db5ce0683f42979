//! Limits at the door: what is larger is refused with a clear problem before any work is done on it.

/// Bytes of one source file. A module of as many steps as there may be takes about half.
pub const SOURCE_BYTES: usize = 1536 * 1024;
/// Depth of nesting in a source file.
pub const DEPTH: usize = 64;
/// Keys, texts, and beginnings and ends of lists and maps in one source file. A module of as many steps as there may be
/// has about 120,000.
pub const NODES: usize = 60_000;
/// Problems kept of one run; the rest is counted.
pub const PROBLEMS: usize = 1_000;
/// Names compared in one run to say which one was meant by a wrong one.
pub const COMPARISONS: usize = 100_000;
/// Depth of nesting in one condition: twice this and what a program holds around it fits the 128 levels that JSON readers allow.
pub const EXPRESSION_DEPTH: usize = 40;
/// Languages of one module.
pub const LANGUAGES: usize = 100;
/// Bytes of one condition.
pub const EXPRESSION_BYTES: usize = 10_000;
/// Nodes of an expression with its values and scores written out (semantics 16.14).
pub const EXPRESSION_NODES: usize = 10_000;
/// Bytes of one Markdown text.
pub const TEXT_BYTES: usize = 100_000;
/// Depth of nesting in one Markdown text.
pub const TEXT_DEPTH: usize = 32;
/// Entries of one journal (semantics 11.6).
pub const ENTRIES: u64 = 100_000;
/// Code points of a `text` answer.
pub const TEXT_CHARS: usize = 1_000;
/// Code points of a `words` answer.
pub const WORDS_CHARS: usize = 20_000;
/// Attempts counted at one item in one visit (semantics 8.2).
pub const ATTEMPTS: u32 = 999;
/// Bytes of one line of a journal or one act.
pub const LINE_BYTES: usize = 1024 * 1024;
/// How long a step waits at most: ten years (3,660 days) of milliseconds.
pub const WAIT_MILLISECONDS: u64 = 3_660 * 86_400_000;
/// Steps of one module with its parts filled in.
pub const STEPS: usize = 5_000;
/// Sections and parts around a step: so many fit the marks that exits keep of what they completed.
pub const SECTION_DEPTH: usize = 60;
/// Values that read values that read values.
pub const VALUE_DEPTH: usize = 100;
/// Items, values, bands, settings and the like of one module with its parts filled in.
pub const THINGS: usize = 100_000;
/// Options of one module, those of sets counted wherever they are used.
pub const OPTIONS: usize = 200_000;
/// Bytes of text of one module, labels counted wherever they are shown.
pub const ALL_TEXT_BYTES: usize = 32 * 1024 * 1024;
