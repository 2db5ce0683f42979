//! Problems as an editor shows them, and the fixes they bring.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Message,
    Range,
};
use leerpad::ground::language::Language;
use leerpad::ground::problem::{Edit, Problem, Severity};
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;

use super::address;
use super::place::{Units, with_line_ends};
use crate::explain;
use crate::paths::Told;
use crate::speech::either;

/// A problem of a file with the edits that mend it, by file.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) shown: Diagnostic,
    pub(super) fix: Vec<(String, Range, String)>,
}

/// What was found, by file.
pub(super) type ByFile = BTreeMap<String, Vec<Found>>;

/// How problems are told.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub(super) units: Units,
    pub(super) language: Language,
    /// The client shows where else to look.
    pub(super) related: bool,
    /// The client shows a link to the page of a problem.
    pub(super) links: bool,
}

impl Telling {
    /// Puts the problems of a set of texts with the files they are in.
    pub(super) fn tell(&self, sources: &[Source], problems: &[Problem], found: &mut ByFile) {
        for problem in problems {
            let Some(source) = source_of(sources, problem.span) else {
                continue;
            };
            let fix = problem.fix.iter().filter_map(|edit| self.edit(sources, edit));
            let told = Found {
                shown: self.diagnostic(source, sources, problem),
                fix: fix.collect(),
            };
            found.entry(source.name().to_owned()).or_default().push(told);
        }
    }

    fn edit(&self, sources: &[Source], edit: &Edit) -> Option<(String, Range, String)> {
        let source = source_of(sources, edit.span)?;
        let range = self.units.range(source, edit.span);
        let text = with_line_ends(source, edit.text.clone());
        Some((source.name().to_owned(), range, text))
    }

    fn diagnostic(&self, source: &Source, sources: &[Source], problem: &Problem) -> Diagnostic {
        let language = self.language;
        let mut message = sentence(&problem.message(language));
        for more in [problem.why(language), problem.help(language)] {
            if !more.is_empty() {
                message.push('\n');
                message.push_str(&sentence(&more));
            }
        }
        let related = problem.related.iter().filter_map(|related| {
            let source = source_of(sources, related.span)?;
            Some(DiagnosticRelatedInformation {
                location: Location {
                    uri: address::address(source.name()).into(),
                    range: self.units.range(source, related.span),
                },
                message: either(language, related.nl, related.en).to_owned(),
            })
        });
        let related: Vec<_> = related.collect();
        let link = self.links.then(|| page(problem.rule.code, language)).flatten();
        Diagnostic {
            severity: Some(match problem.rule.severity {
                Severity::Error => DiagnosticSeverity::Error,
                Severity::Warning => DiagnosticSeverity::Warning,
                Severity::Advice => DiagnosticSeverity::Information,
            }),
            code: Some(Code::String(problem.rule.code.to_owned())),
            code_description: link.map(|link| CodeDescription { href: link.into() }),
            related_information: (self.related && !related.is_empty()).then_some(related),
            ..plain(self.units.range(source, visible(source, problem.span)), message)
        }
    }

    /// A fault on a line that has no code of its own; a word that was probably meant otherwise is what is shown and mended.
    pub(super) fn line(&self, source: &Source, told: &Told) -> Found {
        let (start, end) = source.line_range(told.line);
        let text = source.slice(Span::new(0, start, end));
        let indent = u32::try_from(text.len() - text.trim_start().len()).unwrap_or(0);
        let meant = told.meant.as_ref().and_then(|(word, meant)| {
            let at = start + u32::try_from(alone(text, word)?).ok()?;
            let end = at + u32::try_from(word.len()).ok()?;
            Some((self.units.range(source, Span::new(0, at, end)), meant))
        });
        let line = self.units.range(source, Span::new(0, start + indent, end));
        let range = meant.as_ref().map_or(line, |(range, _)| *range);
        let fix = meant.map(|(range, meant)| (source.name().to_owned(), range, meant.clone()));
        Found {
            shown: Diagnostic {
                severity: Some(DiagnosticSeverity::Error),
                ..plain(range, sentence(&told.words))
            },
            fix: fix.into_iter().collect(),
        }
    }
}

/// Where a word stands in a line, when it stands there once.
fn alone(line: &str, word: &str) -> Option<usize> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '/';
    let mut found = line.match_indices(word).filter(|(at, _)| {
        let before = line.get(..*at).unwrap_or("");
        let behind = line.get(at + word.len()..).unwrap_or("");
        !before.ends_with(is_letter) && !behind.starts_with(is_letter)
    });
    let (at, _) = found.next()?;
    found.next().is_none().then_some(at)
}

fn plain(range: Range, message: String) -> Diagnostic {
    Diagnostic {
        range,
        severity: None,
        code: None,
        code_description: None,
        source: Some("leerpad".to_owned()),
        message: Message::String(message),
        tags: None,
        related_information: None,
        data: None,
    }
}

fn source_of(sources: &[Source], span: Span) -> Option<&Source> {
    sources.get(usize::from(span.source))
}

/// A span of which an editor shows something: of one over many lines the first.
fn visible(source: &Source, span: Span) -> Span {
    let (_, end) = source.line_range(source.line_of(span.start));
    Span::new(span.source, span.start, span.end.min(end.max(span.start)))
}

/// Words that start small and have no stop, as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    let mut out: String = first.into_iter().flatten().collect();
    out.push_str(letters.as_str());
    if !out.ends_with(['.', '?', '!', '…']) {
        out.push('.');
    }
    out
}

/// The address of the page of a problem: written where programs keep what they can make again, as it is in this version.
fn page(code: &str, language: Language) -> Option<String> {
    let folder = cache()?.join("leerpad").join(env!("CARGO_PKG_VERSION"));
    let file = folder.join(format!("{code}.{}.md", language.tag()));
    if !file.is_file() {
        let page = explain::page(code, language)?;
        std::fs::create_dir_all(&folder).ok()?;
        std::fs::write(&file, page).ok()?;
    }
    Some(address::address(&file.to_string_lossy()))
}

fn cache() -> Option<PathBuf> {
    let of = |name: &str| std::env::var_os(name).filter(|value| Path::new(value).is_absolute());
    let under_home = || of("HOME").map(|home| Path::new(&home).join(".cache"));
    of("XDG_CACHE_HOME")
        .or_else(|| of("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(under_home)
}
