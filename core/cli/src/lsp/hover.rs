//! What stands under the pointer.

use leerpad::expr::ast::Function;
use leerpad::ground::language::Language;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::module::keys::{Key, Of};
use leerpad::module::walk::{Holder, walk};

use super::across;
use super::describe;
use super::functions;
use super::texts::Texts;
use crate::speech::either;

/// The words for a place, and what they are about.
pub(super) fn hover(texts: &Texts, name: &str, offset: u32, language: Language) -> Option<(String, Span)> {
    if let Some(target) = across::at(texts, name, offset) {
        return Some((describe::thing(texts, &target, language)?, target.place));
    }
    let reading = texts.reading(name)?;
    if let Some(target) = across::own_answer(&reading, offset) {
        let words = either(
            language,
            "**`answer`** – het antwoord op deze vraag",
            "**`answer`** – the answer to this question",
        );
        let more = describe::thing(texts, &target, language)?;
        return Some((format!("{words}\n\n{more}"), target.place));
    }
    let walked = walk(&reading.tree);
    let holds = |span: Span| span.start <= offset && offset < span.end;
    if let Some(at) = walked.keys.iter().find(|at| holds(at.span)) {
        return Some((key(at.key, language), at.span));
    }
    for frame in &walked.frames {
        if let (Some(span), Holder::Kind(_, kind)) = (frame.word.filter(|span| holds(*span)), frame.holder) {
            let words = either(language, kind.nl, kind.en);
            let keys: Vec<String> = frame
                .holder
                .keys()
                .iter()
                .map(|key| format!("`{}`", key.name))
                .collect();
            let text = format!("**`{}`** – {words}\n\n{}\n", kind.word, keys.join(" "));
            return Some((text, span));
        }
    }
    let cell = walked.cells.iter().find(|cell| holds(cell.node.span))?;
    if matches!(cell.of, Of::Condition | Of::Required | Of::Sum) {
        return function(&reading.source, offset, language);
    }
    None
}

/// A key: what it is for, what holds without it.
pub(super) fn key(key: &Key, language: Language) -> String {
    let mut out = format!("**`{}`** – {}\n", key.name, either(language, key.nl, key.en));
    if let Some(words) = values(&key.of, language) {
        out.push_str(&format!("\n{words}\n"));
    }
    if key.is_mandatory {
        out.push_str(either(language, "\nMoet er staan.\n", "\nMust be there.\n"));
    } else if !key.default.is_empty() {
        let nl = format!("\nZonder deze regel: `{}`.\n", key.default);
        let en = format!("\nWithout this line: `{}`.\n", key.default);
        out.push_str(either(language, &nl, &en));
    }
    out
}

/// What can be written as a value.
pub(super) fn values(of: &Of, language: Language) -> Option<String> {
    let (nl, en) = match of {
        Of::One(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            return Some(words.join(" | "));
        }
        Of::Condition => (
            "Een voorwaarde, zoals `soort == ramp`.",
            "A condition, such as `soort == ramp`.",
        ),
        Of::Required => (
            "`true`, `false` of een voorwaarde.",
            "`true`, `false` or a condition.",
        ),
        Of::Sum => (
            "Een berekening, zoals `a + b`.",
            "A calculation, such as `a + b`.",
        ),
        Of::Truth => ("`true` of `false`.", "`true` or `false`."),
        Of::Duration => (
            "Een duur, zoals `7 days` of `2 hours`.",
            "A duration, such as `7 days` or `2 hours`.",
        ),
        Of::Date => ("Een dag, zoals `2026-01-31`.", "A day, such as `2026-01-31`."),
        Of::Time => ("Een tijd, zoals `09:30`.", "A time, such as `09:30`."),
        Of::Missing => (
            "`unknown`, `zero` of `mean-of-answered 80%`.",
            "`unknown`, `zero` or `mean-of-answered 80%`.",
        ),
        Of::Text => (
            "Een tekst, met Markdown en `{naam}`.",
            "A text, with Markdown and `{name}`.",
        ),
        Of::Either(some) => {
            let all: Vec<String> = some.iter().filter_map(|of| values(of, language)).collect();
            return (!all.is_empty()).then(|| all.join(" / "));
        }
        _ => return None,
    };
    Some(either(language, nl, en).to_owned())
}

fn function(source: &Source, offset: u32, language: Language) -> Option<(String, Span)> {
    let text = source.text();
    let at = offset as usize;
    let is_word = |c: char| c.is_ascii_lowercase() || c == '-';
    let before = text.get(..at)?;
    let start = at - before.chars().rev().take_while(|c| is_word(*c)).count();
    let end = at + text.get(at..)?.chars().take_while(|c| is_word(*c)).count();
    let found = Function::of(text.get(start..end)?)?;
    let words = format!(
        "**`{}`** – {}\n",
        found.example(),
        functions::words(found, language)
    );
    let span = Span::new(0, u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    Some((words, span))
}
