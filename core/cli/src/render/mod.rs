//! Problems as text: a drawing for people, sentences for who listens, objects and SARIF for machines.
//!
//! Pure functions: what they are given is all they know, and the same problems give the same text.

mod human;
mod json;
mod plain;
mod sarif;

use clap::ValueEnum;
use leerpad::ground::language::Language;
use leerpad::ground::problem::{Problem, Severity};
use leerpad::ground::source::{Counting, Position, Source};
use leerpad::ground::span::Span;

use crate::speech::{count, either};

/// How problems are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the module, the place underlined
    #[default]
    Human,
    /// In sentences, for a screen reader
    Plain,
    /// One object per line
    Json,
    /// SARIF 2.1.0, as code hosts and editors read it
    Sarif,
}

/// Shows problems in the order given. `colour` is for [`Format::Human`] only.
///
/// For no problems the two formats for people are empty, and so is JSON; SARIF says that nothing was found.
pub(crate) fn problems(
    format: Format,
    language: Language,
    sources: &[Source],
    problems: &[Problem],
    colour: bool,
) -> String {
    match format {
        Format::Human => human::write(language, sources, problems, colour),
        Format::Plain => plain::write(language, sources, problems),
        Format::Json => json::write(language, sources, problems),
        Format::Sarif => sarif::write(language, sources, problems),
    }
}

/// The source a span lies in.
fn source_of(sources: &[Source], span: Span) -> Option<&Source> {
    sources.get(usize::from(span.source))
}

/// Where a span begins and ends (the place after its last character).
fn ends(source: &Source, span: Span, counting: Counting) -> (Position, Position) {
    (
        source.position(span.start, counting),
        source.position(span.end.max(span.start), counting),
    )
}

/// The word for a severity.
fn severity(language: Language, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => either(language, "fout", "error"),
        Severity::Warning => either(language, "waarschuwing", "warning"),
        Severity::Advice => either(language, "advies", "advice"),
    }
}

/// The line that counts: `2 fouten, 1 advies`.
fn tally(language: Language, problems: &[Problem]) -> String {
    let number = |severity| {
        problems
            .iter()
            .filter(|problem| problem.rule.severity == severity)
            .count()
    };
    let nouns = [
        (Severity::Error, ("fout", "fouten"), ("error", "errors")),
        (
            Severity::Warning,
            ("waarschuwing", "waarschuwingen"),
            ("warning", "warnings"),
        ),
        (
            Severity::Advice,
            ("advies", "adviezen"),
            ("advice", "pieces of advice"),
        ),
    ];
    let parts: Vec<String> = nouns
        .into_iter()
        .map(|(severity, nl, en)| (number(severity), if language == Language::Nl { nl } else { en }))
        .filter(|(number, _)| *number > 0)
        .map(|(number, (one, more))| count(number, one, more))
        .collect();
    parts.join(", ")
}

/// Characters that mean themselves: what could give orders to a terminal shows as `\u{fffd}`, line ends as spaces.
fn calm(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use leerpad::ground::problem::{Rule, Words};

    use super::*;

    static UNKNOWN: Rule = Rule {
        code: "unknown-step",
        severity: Severity::Error,
        nl: Words {
            message: "er is geen stap `{name}`",
            why: "de weg loopt hier dood",
            help: "bedoel je `{better}`?",
        },
        en: Words {
            message: "there is no step `{name}`",
            why: "the way ends here",
            help: "do you mean `{better}`?",
        },
    };

    static LONG: Rule = Rule {
        code: "long-sentence",
        severity: Severity::Advice,
        nl: Words {
            message: "deze zin is lang",
            why: "",
            help: "",
        },
        en: Words {
            message: "this sentence is long",
            why: "",
            help: "",
        },
    };

    /// A fault behind an é and an emoji, with another place and a fix; and advice on two lines.
    pub(super) fn example() -> (Vec<Source>, Vec<Problem>) {
        let text = "steps:\n  - step: adem\n    title: één 😀 twee\n  - step: x # é😀\n    next: \"é😀\" adm\nsay: |\n  een\n  twee\n";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(0, start as u32, (start + words.len()) as u32)
        };
        let problems = vec![
            Problem::new(&UNKNOWN, at("adm"))
                .with("name", "adm")
                .with("better", "adem")
                .see(at("adem"), "deze stap is er wel", "this step exists")
                .fixed_by(at("adm"), "adem"),
            Problem::new(&LONG, at("een\n  twee")),
        ];
        (vec![Source::new("les é.yaml", text)], problems)
    }

    #[test]
    fn nothing_is_wrong() {
        for format in [Format::Human, Format::Plain, Format::Json] {
            assert_eq!(problems(format, Language::Nl, &[], &[], true), "");
        }
    }

    /// Every place there can be, and some that cannot, is shown by every format without a fault.
    #[test]
    fn every_place_can_be_shown() {
        let text = "\u{feff}é😀: a\r\n\n\tb\u{1b} \u{200d}x\n";
        let sources = [Source::new("a.yaml", text)];
        let length = text.len() as u32 + 2;
        for start in 0..=length {
            for end in 0..=length {
                for source in [0, 1] {
                    let span = Span::new(source, start, end);
                    let problem = Problem::new(&UNKNOWN, span)
                        .see(Span::new(0, end, end), "hier", "here")
                        .fixed_by(span, "y\nz")
                        .fixed_by(Span::new(0, start, start), "");
                    for format in [Format::Human, Format::Plain, Format::Json, Format::Sarif] {
                        let shown = problems(
                            format,
                            Language::En,
                            &sources,
                            std::slice::from_ref(&problem),
                            false,
                        );
                        assert!(shown.contains("unknown-step"), "{shown}");
                        assert!(!shown.contains('\u{1b}'), "{shown:?}");
                    }
                }
            }
        }
    }
}
