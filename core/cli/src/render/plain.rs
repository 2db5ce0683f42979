//! For who listens: each problem one paragraph of sentences, in the order severity, place, what, why, what to do.

use std::fmt::Write as _;

use leerpad::ground::language::Language;
use leerpad::ground::problem::{Edit, Problem};
use leerpad::ground::source::{Counting, Source};
use leerpad::ground::span::Span;

use super::{calm, severity, source_of, tally};
use crate::speech::either;

pub(super) fn write(language: Language, sources: &[Source], problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        paragraph(&mut out, language, sources, problem);
        out.push_str("\n\n");
    }
    if !problems.is_empty() {
        let _ = writeln!(out, "{}.", tally(language, problems));
    }
    out
}

fn paragraph(out: &mut String, language: Language, sources: &[Source], problem: &Problem) {
    let _ = write!(
        out,
        "{}{}: {}.",
        capital(severity(language, problem.rule.severity)),
        place(language, sources, problem.span, None),
        calm(&problem.message(language)),
    );
    for (start, words) in [
        (either(language, "Waarom", "Why"), problem.why(language)),
        (either(language, "Hulp", "Help"), problem.help(language)),
    ] {
        if !words.is_empty() {
            let stop = if words.ends_with(['?', '!', '.']) { "" } else { "." };
            let _ = write!(out, " {start}: {}{stop}", calm(&words));
        }
    }
    for related in &problem.related {
        let _ = write!(
            out,
            " {}{}: {}.",
            either(language, "Zie ook", "See also"),
            place(language, sources, related.span, Some(problem.span)),
            either(language, related.nl, related.en),
        );
    }
    if problem.example.is_some() {
        let _ = write!(
            out,
            " {}",
            either(
                language,
                "Met `--format json` staan de handelingen erbij, voor `leerpad play --acts`.",
                "With `--format json` the acts are told, for `leerpad play --acts`.",
            ),
        );
    }
    for edit in &problem.fix {
        let _ = write!(
            out,
            " {}{}: {}.",
            either(language, "Verbetering", "Fix"),
            place(language, sources, edit.span, Some(problem.span)),
            change(language, sources, edit),
        );
    }
    let _ = write!(out, " Code: {}.", problem.rule.code);
}

/// ` in les.yaml, regel 3, kolom 5`; the file is left out where it is the one just named.
fn place(language: Language, sources: &[Source], span: Span, named: Option<Span>) -> String {
    let Some(source) = source_of(sources, span) else {
        return String::new();
    };
    let at = source.position(span.start, Counting::CodePoints);
    let (line, column) = (
        either(language, "regel", "line"),
        either(language, "kolom", "column"),
    );
    let words = format!("{line} {}, {column} {}", at.line, at.column);
    if named.is_some_and(|named| named.source == span.source) {
        format!(" {} {words}", either(language, "op", "at"))
    } else {
        format!(" in {}, {words}", calm(source.name()))
    }
}

fn change(language: Language, sources: &[Source], edit: &Edit) -> String {
    let before = calm(source_of(sources, edit.span).map_or("", |source| source.slice(edit.span)));
    let after = calm(&edit.text);
    match (before.is_empty(), after.is_empty()) {
        (true, _) => either(language, "voeg `{}` toe", "add `{}`").replace("{}", &after),
        (false, true) => either(language, "haal `{}` weg", "take `{}` out").replace("{}", &before),
        (false, false) => match language {
            Language::Nl => format!("vervang `{before}` door `{after}`"),
            Language::En => format!("replace `{before}` by `{after}`"),
        },
    }
}

/// The word at the start of a sentence.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn a_problem_is_a_paragraph() {
        let (sources, problems) = example();
        assert_eq!(
            write(Language::Nl, &sources, &problems),
            "Fout in les é.yaml, regel 5, kolom 16: er is geen stap `adm`. Waarom: de weg loopt hier dood. \
             Hulp: bedoel je `adem`? Zie ook op regel 2, kolom 11: deze stap is er wel. \
             Verbetering op regel 5, kolom 16: vervang `adm` door `adem`. Code: unknown-step.\n\n\
             Advies in les é.yaml, regel 7, kolom 3: deze zin is lang. Code: long-sentence.\n\n\
             1 fout, 1 advies.\n"
        );
    }
}
