//! `leerpad explain`: the page of a problem.

use leerpad::check::rules;
use leerpad::ground::id::nearest;
use leerpad::ground::language::Language;
use leerpad::ground::problem::{Rule, Severity};

use crate::failure::Failure;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Code and page, both languages, sorted by code.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Explain a problem by its code; without a code, list them all
#[derive(clap::Args)]
pub struct Arguments {
    /// The code, as `check` shows it
    code: Option<String>,
}

/// Prints a page, or the list.
pub fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
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
    let page = PAGES
        .iter()
        .find(|(name, _)| name == code)
        .and_then(|(_, page)| section(page, language));
    let body = page.unwrap_or_else(|| from_words(rule, language));
    terminal.say(&format!(
        "{} ({})\n\n{}",
        rule.code,
        severity(rule.severity, language),
        body.trim()
    ));
    Ok(Outcome::Clean)
}

/// The part of a page in one language.
fn section(page: &str, language: Language) -> Option<String> {
    let head = match language {
        Language::Nl => "## Nederlands",
        Language::En => "## English",
    };
    let mut lines = page.lines().skip_while(|line| line.trim_end() != head);
    lines.next()?;
    let body: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    Some(body.join("\n"))
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
    let mut lines = vec![sentence(words.message), sentence(words.why), sentence(words.help)];
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
    fn a_page_has_a_part_per_language() {
        let page = "# code\n\n## Nederlands\n\nHoi.\n\n## English\n\nHi.\n";
        assert_eq!(section(page, Language::Nl).unwrap().trim(), "Hoi.");
        assert_eq!(section(page, Language::En).unwrap().trim(), "Hi.");
    }

    #[test]
    fn parameters_are_dots() {
        assert_eq!(
            general("er is geen stap `{name}`, wel {a: b}"),
            "er is geen stap `…`, wel {a: b}"
        );
    }
}
