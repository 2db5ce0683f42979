//! Texts: the case folder, the hostile texts and random ones.

use std::path::PathBuf;

use leerpad::ground::problem::Edit;
use leerpad::ground::stored::Stored as _;
use leerpad::text::tree::Document;
use leerpad::text::{Filled, Parsed, Pipes, html, parse, parse_inline, plain};
use leerpad_tests::corpora::xss::{judge, judge_places, spans};
use leerpad_tests::{markup, root};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Case {
    name: String,
    markdown: String,
    #[serde(default)]
    mode: Mode,
    #[serde(default, with = "stored_tree")]
    tree: Document,
    #[serde(default)]
    pipes: Vec<Pipe>,
    #[serde(default)]
    html: String,
    #[serde(default)]
    plain: String,
    #[serde(default)]
    problems: Vec<Told>,
}

/// A tree in a case stands in its stored form.
mod stored_tree {
    use leerpad::ground::stored::Stored as _;
    use leerpad::text::tree::Document;
    use serde::de::Error as _;
    use serde::{Deserialize as _, Serialize as _};
    use serde_json::Value;

    pub(super) fn serialize<S: serde::Serializer>(tree: &Document, serializer: S) -> Result<S::Ok, S::Error> {
        tree.store().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Document, D::Error> {
        Document::read(&Value::deserialize(from)?).map_err(|misread| D::Error::custom(misread.0))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Mode {
    #[default]
    Text,
    Title,
    Label,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Pipe {
    content: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fallback: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
struct Told {
    code: String,
    at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mended: Option<String>,
}

fn folder() -> PathBuf {
    root().join("tests/cases/text")
}

fn read(markdown: &str, mode: Mode) -> Parsed {
    match mode {
        Mode::Text => parse(markdown, &spans),
        Mode::Title => parse_inline(markdown, &spans, Pipes::Allowed),
        Mode::Label => parse_inline(markdown, &spans, Pipes::Refused),
    }
}

fn fill(hole: u32) -> Filled {
    Filled::Text(format!("<{hole}>"))
}

/// What comes out for a case.
fn actual(case: &Case) -> Case {
    let parsed = read(&case.markdown, case.mode);
    let mut out = Case {
        tree: parsed.document,
        html: String::new(),
        plain: String::new(),
        pipes: Vec::new(),
        problems: Vec::new(),
        ..case.clone()
    };
    html::write(&mut out.html, &out.tree, &mut fill);
    plain::write(&mut out.plain, &out.tree, &mut fill);
    for pipe in parsed.pipes {
        let (content, fallback) = (pipe.content, pipe.fallback);
        out.pipes.push(Pipe { content, fallback });
    }
    for problem in parsed.problems {
        let mut mended = case.markdown.clone();
        for edit in problem.fix.iter().rev() {
            mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        let at = &case.markdown[problem.span.start as usize..problem.span.end as usize];
        out.problems.push(Told {
            code: problem.rule.code.to_owned(),
            at: at.to_owned(),
            mended: (!problem.fix.is_empty()).then_some(mended),
        });
    }
    out
}

#[test]
fn every_case_comes_out_as_it_says() {
    let is_blessing = std::env::var_os("LEERPAD_BLESS").is_some();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "json") || path.ends_with("payloads.json") {
            continue;
        }
        let cases: Vec<Case> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let found: Vec<Case> = cases.iter().map(actual).collect();
        if is_blessing {
            std::fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        } else {
            for (case, found) in cases.iter().zip(&found) {
                assert_eq!(found, case, "{} in {}", case.name, path.display());
            }
        }
        for case in &found {
            markup::scan(&case.html).unwrap_or_else(|fault| panic!("{}: {fault}", case.name));
        }
        seen += cases.len();
    }
    assert!(seen >= 40, "{seen} cases");
}

#[test]
fn every_rule_has_a_case() {
    let mut cases = String::new();
    for entry in std::fs::read_dir(folder()).unwrap() {
        cases.push_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    // Too long for a file that people read: held by a unit test.
    let elsewhere = "text-too-long";
    for rule in leerpad::text::RULES.iter().filter(|rule| rule.code != elsewhere) {
        assert!(
            cases.contains(&format!("\"code\": \"{}\"", rule.code)),
            "no case shows {}",
            rule.code
        );
    }
}

#[test]
fn no_hostile_text_gets_through() {
    let text = std::fs::read_to_string(folder().join("payloads.json")).unwrap();
    let payloads: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(payloads.len() >= 40, "{} payloads", payloads.len());
    for payload in payloads {
        judge(&payload).unwrap_or_else(|fault| panic!("{fault} <- {payload:?}"));
    }
}

#[test]
fn nests_of_the_largest_size_are_read() {
    let openers = [
        "*",
        "*a **a ",
        "_a __b",
        "[",
        "[a](",
        "![",
        "![[]()",
        ">",
        "> - ",
        "- ",
        "`",
        "<",
        "<a ",
        "a <!--",
        "a <?",
        "{",
        "{a}",
        "~~a ",
        "\\",
        "|",
        "|a\n|-|\n",
        "[a]: b\n",
        "[x](<",
        "[x](a (",
        "```\n",
        "\t",
    ];
    for opener in openers {
        let text = opener.repeat(100_000 / opener.len());
        let parsed = parse(&text, &spans);
        judge_places(&text, &parsed).unwrap();
        let mut out = String::new();
        html::write(&mut out, &parsed.document, &mut fill);
        markup::scan(&out).unwrap_or_else(|fault| panic!("{opener:?}: {fault}"));
        assert!(out.len() < 4_000_000, "{opener:?} grows to {} bytes", out.len());
    }
}

/// Pieces that mean something to Markdown, to pipes, to HTML or to the table of places.
fn piece() -> impl Strategy<Value = String> {
    let signs = [
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "{",
        "}",
        "{a}",
        "{b|c}",
        "\\",
        "|",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "    ",
        "\t",
        "|-|\n",
        "---\n",
        "&lt;",
        "&#123;",
        "https://a.nl",
        "http://a.nl",
        "javascript:",
        "media/a.png",
        "<https://a.nl>",
        "[x]: y\n",
        "é",
        "😀",
        "\u{f0000}",
        "\u{0}",
        "\r\n",
        "\"",
        "'",
        " ",
        "woord",
    ];
    prop_oneof![6 => prop::sample::select(signs.to_vec()).prop_map(str::to_owned), 1 => ".{0,4}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_written_safely(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        for mode in [Mode::Text, Mode::Title, Mode::Label] {
            let parsed = read(&text, mode);
            prop_assert_eq!(judge_places(&text, &parsed), Ok(()));
            let mut out = String::new();
            let mut holes = 0;
            html::write(&mut out, &parsed.document, &mut |hole| {
                assert_eq!(hole, holes, "holes come in their order");
                holes += 1;
                fill(hole)
            });
            prop_assert_eq!(holes as usize, parsed.pipes.len());
            prop_assert_eq!(markup::scan(&out), Ok(()));
            let is_left = |c: char| ('\u{f0000}'..='\u{ffffd}').contains(&c) && !text.contains(c);
            prop_assert!(!out.chars().any(is_left), "a letter of a mask is left");
            // The tree goes through JSON as it is.
            let json = parsed.document.store();
            prop_assert_eq!(Document::read(&json).unwrap(), parsed.document);
        }
    }

    #[test]
    fn escaping_html_comes_to_an_end(pieces in prop::collection::vec(piece(), 0..40)) {
        // The first character of a text gets no edit, so something stands before.
        let text = format!("x{}", pieces.concat());
        let mut mended = text.clone();
        // What is escaped can lay bare what an earlier `<` begins: each round escapes one at least.
        for _ in 0..=text.matches('<').count() {
            let problems = read(&mended, Mode::Text).problems;
            let html = problems.into_iter().filter(|problem| problem.rule.code == "raw-html");
            let mut edits: Vec<Edit> = html.flat_map(|problem| problem.fix).collect();
            edits.sort_by_key(|edit| edit.span);
            for edit in edits.iter().rev() {
                mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            }
        }
        let left = read(&mended, Mode::Text).problems;
        let is_left = left.iter().any(|problem| problem.rule.code == "raw-html" && !problem.fix.is_empty());
        prop_assert!(!is_left, "{:?} -> {:?}", text, mended);
    }
}
