//! `leerpad explain`: the page of a problem.

use leerpad::check::rules;
use leerpad::ground::id::nearest;
use leerpad::ground::language::Language;
use leerpad::ground::problem::{Rule, Severity};

use crate::failure::Failure;
use crate::speech::either;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Code and page, both languages, sorted by code.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Explain a problem by its code; without a code, list them all
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The code, as `check` shows it
    code: Option<String>,
}

/// Prints a page, or the list.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let language = terminal.language();
    let rules = rules::all();
    let Some(code) = &arguments.code else {
        let width = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
        for rule in rules {
            terminal.say(&format!(
                "{:width$}  {}",
                rule.code,
                general(rule.words(language).message)
            ));
        }
        return Ok(Outcome::Clean);
    };
    let Some(rule) = rules.iter().find(|rule| rule.code == code) else {
        let nearest = nearest(code, rules.iter().map(|rule| rule.code)).map(str::to_owned);
        return Err(Failure::UnknownCode {
            code: code.clone(),
            nearest,
        });
    };
    terminal.say(&said(rule, language));
    Ok(Outcome::Clean)
}

/// What there is to say about a problem.
fn said(rule: &Rule, language: Language) -> String {
    let page = PAGES
        .iter()
        .find(|(name, _)| *name == rule.code)
        .and_then(|(_, page)| section(page, language));
    let body = page.unwrap_or_else(|| from_words(rule, language));
    let head = format!("{} ({})", rule.code, severity(rule.severity, language));
    format!(
        "{head}\n{}\n\n{}",
        general(rule.words(language).message),
        body.trim()
    )
}

/// The page of a problem by its code, to be read beside the text.
pub(crate) fn page(code: &str, language: Language) -> Option<String> {
    let rule = rules::all().into_iter().find(|rule| rule.code == code)?;
    Some(format!("# {}\n", said(rule, language)))
}

/// The part of a page in one language, with the examples of the page.
fn section(page: &str, language: Language) -> Option<String> {
    let head = match language {
        Language::Nl => "## Nederlands",
        Language::En => "## English",
    };
    let mut lines = page.lines().skip_while(|line| line.trim_end() != head);
    lines.next()?;
    let own: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    let mut body = drawn(&own, language);
    if !own.iter().any(|line| line.starts_with("```")) {
        // The examples say the same in every language, so a page has them once.
        let all: Vec<&str> = page.lines().collect();
        body.push('\n');
        body.push_str(&drawn(&examples(&all), language));
    }
    Some(body)
}

/// The lines between fences, with their fences.
fn examples<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut is_inside = false;
    let mut found = Vec::new();
    for line in lines {
        let is_fence = line.starts_with("```");
        if is_inside || is_fence {
            found.push(*line);
        }
        if is_fence {
            if is_inside {
                found.push("");
            }
            is_inside = !is_inside;
        }
    }
    found
}

/// Examples indented under a word of what they show, the rest as it is.
fn drawn(lines: &[&str], language: Language) -> String {
    let mut out = String::new();
    let mut is_inside = false;
    for line in lines {
        match line.strip_prefix("```") {
            Some(_) if is_inside => is_inside = false,
            Some(kind) => {
                is_inside = true;
                if kind.contains("wrong") {
                    out.push_str(either(language, "Zo gaat het mis:\n\n", "This goes wrong:\n\n"));
                } else if kind.contains("right") {
                    out.push_str(either(language, "Zo klopt het:\n\n", "This is right:\n\n"));
                }
            }
            None => {
                if is_inside && !line.is_empty() {
                    out.push_str("    ");
                }
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// What the rule itself says, for one without a page.
fn from_words(rule: &Rule, language: Language) -> String {
    let words = rule.words(language);
    let sentence = |text: &str| {
        let text = general(text);
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            format!("{}{}.", first.to_uppercase(), letters.as_str())
        })
    };
    let mut lines = vec![sentence(words.why), sentence(words.help)];
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Words without a problem to fill them: each `{name}` is a dot.
fn general(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail))
                if !name.is_empty()
                    && name
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'_') =>
            {
                out.push('…');
                rest = tail;
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

const fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Nl) => "fout",
        (Severity::Error, Language::En) => "error",
        (Severity::Warning, Language::Nl) => "waarschuwing",
        (Severity::Warning, Language::En) => "warning",
        (Severity::Advice, Language::Nl) => "advies",
        (Severity::Advice, Language::En) => "advice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_a_part_per_language_and_examples_for_both() {
        let page = "# code\n\n## Nederlands\n\nHoi.\n\n```yaml wrong\na: 1\n```\n\n## English\n\nHi.\n";
        assert_eq!(
            section(page, Language::Nl).unwrap().trim(),
            "Hoi.\n\nZo gaat het mis:\n\n    a: 1"
        );
        assert_eq!(
            section(page, Language::En).unwrap().trim(),
            "Hi.\n\nThis goes wrong:\n\n    a: 1"
        );
        assert_eq!(section("# code\n", Language::En), None);
    }

    #[test]
    fn parameters_are_dots() {
        assert_eq!(
            general("er is geen stap `{name}`, wel {a: b}"),
            "er is geen stap `…`, wel {a: b}"
        );
    }
}
