//! SARIF 2.1.0: what code hosts and editors read. Columns in UTF-16 code units, as the run says.

use std::collections::BTreeMap;

use leerpad::ground::language::Language;
use leerpad::ground::problem::{Edit, Problem, Severity};
use leerpad::ground::source::{Counting, Source};
use leerpad::ground::span::Span;
use serde_json::{Value, json};

use super::{ends, source_of};
use crate::speech::either;

pub(super) fn write(language: Language, sources: &[Source], problems: &[Problem]) -> String {
    // The first problem of each kind; its number is its place in the list of rules.
    let mut kinds: BTreeMap<&str, &Problem> = BTreeMap::new();
    for problem in problems {
        kinds.entry(problem.rule.code).or_insert(problem);
    }
    let rules: Vec<Value> = kinds.values().map(|problem| rule(language, problem)).collect();
    let numbers: BTreeMap<&str, usize> = kinds.keys().copied().zip(0..).collect();
    let results: Vec<Value> = problems
        .iter()
        .map(|problem| result(language, sources, problem, numbers.get(problem.rule.code)))
        .collect();
    let artifacts: Vec<Value> = sources
        .iter()
        .map(|source| json!({"location": {"uri": uri(source.name())}, "encoding": "UTF-8"}))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "leerpad",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language.tag(),
                "rules": rules,
            }},
            "language": language.tag(),
            "columnKind": "utf16CodeUnits",
            "artifacts": artifacts,
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn rule(language: Language, problem: &Problem) -> Value {
    let words = problem.rule.words(language);
    // What differs from problem to problem is `…` in the words of the kind.
    let open = |template: &str| {
        problem
            .parameters
            .iter()
            .fold(template.to_owned(), |text, (name, _)| {
                text.replace(&format!("{{{name}}}"), "…")
            })
    };
    let mut value = json!({
        "id": problem.rule.code,
        "shortDescription": {"text": open(words.message)},
        "defaultConfiguration": {"level": level(problem.rule.severity)},
    });
    for (key, template) in [("fullDescription", words.why), ("help", words.help)] {
        if let (false, Some(entries)) = (template.is_empty(), value.as_object_mut()) {
            entries.insert(key.to_owned(), json!({"text": open(template)}));
        }
    }
    value
}

fn result(language: Language, sources: &[Source], problem: &Problem, number: Option<&usize>) -> Value {
    let mut text = problem.message(language);
    for more in [problem.why(language), problem.help(language)] {
        if !more.is_empty() {
            text.push('\n');
            text.push_str(&more);
        }
    }
    let related: Vec<Value> = problem
        .related
        .iter()
        .filter_map(|related| {
            let mut location = location(sources, related.span)?;
            location.as_object_mut()?.insert(
                "message".to_owned(),
                json!({"text": either(language, related.nl, related.en)}),
            );
            Some(location)
        })
        .collect();
    let mut value = json!({
        "ruleId": problem.rule.code,
        "ruleIndex": number,
        "level": level(problem.rule.severity),
        "message": {"text": text},
        "locations": location(sources, problem.span).into_iter().collect::<Vec<_>>(),
    });
    if let Some(entries) = value.as_object_mut() {
        if !related.is_empty() {
            entries.insert("relatedLocations".to_owned(), json!(related));
        }
        if let Some(fix) = fix(language, sources, &problem.fix) {
            entries.insert("fixes".to_owned(), json!([fix]));
        }
    }
    value
}

/// One fix: what changes, file by file.
fn fix(language: Language, sources: &[Source], edits: &[Edit]) -> Option<Value> {
    let mut files: BTreeMap<u16, Vec<Value>> = BTreeMap::new();
    for edit in edits {
        let replacement = json!({
            "deletedRegion": region(source_of(sources, edit.span)?, edit.span),
            "insertedContent": {"text": edit.text},
        });
        files.entry(edit.span.source).or_default().push(replacement);
    }
    let changes: Vec<Value> = files
        .into_iter()
        .filter_map(|(number, replacements)| {
            Some(json!({"artifactLocation": artifact(sources, number)?, "replacements": replacements}))
        })
        .collect();
    (!changes.is_empty()).then(|| {
        json!({
            "description": {"text": either(language, "zo is het verholpen", "this mends it")},
            "artifactChanges": changes,
        })
    })
}

fn location(sources: &[Source], span: Span) -> Option<Value> {
    let source = source_of(sources, span)?;
    Some(json!({"physicalLocation": {
        "artifactLocation": artifact(sources, span.source)?,
        "region": region(source, span),
    }}))
}

fn artifact(sources: &[Source], number: u16) -> Option<Value> {
    let source = sources.get(usize::from(number))?;
    Some(json!({"uri": uri(source.name()), "index": number}))
}

fn region(source: &Source, span: Span) -> Value {
    let (start, end) = ends(source, span, Counting::Utf16);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a URI: relative as it is, absolute as `file:`; what a URI cannot hold is written in percents.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut out = String::with_capacity(path.len() + 8);
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    if is_drive {
        out.push_str("file:///");
    } else if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            b':' if is_drive => out.push(':'),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn columns_count_utf_16_code_units() {
        let (sources, problems) = example();
        let log: Value = serde_json::from_str(&write(Language::Nl, &sources, &problems)).unwrap();
        let run = &log["runs"][0];
        let result = &run["results"][0];
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            place["region"],
            json!({"startLine": 5, "startColumn": 17, "endLine": 5, "endColumn": 20})
        );
        assert_eq!(
            place["artifactLocation"],
            json!({"uri": "les%20%C3%A9.yaml", "index": 0})
        );
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], "unknown-step");
        assert_eq!(rule["shortDescription"]["text"], "er is geen stap `…`");
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["insertedContent"]["text"], "adem");
        assert_eq!(
            result["relatedLocations"][0]["message"]["text"],
            "deze stap is er wel"
        );
        assert_eq!(run["results"][1]["level"], "note");
    }

    #[test]
    fn a_clean_run_is_a_run() {
        let log: Value = serde_json::from_str(&write(Language::Nl, &[], &[])).unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
    }

    #[test]
    fn paths_are_addresses() {
        assert_eq!(uri("a/b c.yaml"), "a/b%20c.yaml");
        assert_eq!(uri("/a/b.yaml"), "file:///a/b.yaml");
        assert_eq!(uri("C:\\a\\b.yaml"), "file:///C:/a/b.yaml");
    }
}
