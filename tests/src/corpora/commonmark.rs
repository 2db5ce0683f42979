//! The examples of CommonMark and of the Markdown reader's own specifications.
//!
//! Each is read and written; none may panic or write what is not on the list. Where an example uses nothing that a
//! text refuses, its HTML is compared with the expected one, up to these differences, which are meant:
//! a soft line end is a space; entries of a list are lines or paragraphs by what they hold, not by the blank lines
//! between them; a link has a `rel` and no title; code has no language; columns have classes; addresses stay as
//! written; a heading of nothing is left out, a control character shows as `\u{fffd}`.

use std::path::Path;

use leerpad::text::{Filled, html, parse};

use super::Summary;
use super::xss::{judge_places, spans};
use crate::markup;

/// The specifications whose extensions texts have; the others are read only.
const COMPARED: &[&str] = &["spec.txt", "regression.txt", "table.txt", "strikethrough.txt"];
/// Problems after which the HTML differs because it must.
const REFUSED: &[&str] = &[
    "raw-html",
    "bad-link",
    "bad-image",
    "image-without-alt",
    "empty-link",
    "pipe-in-link",
    "text-too-deep",
];

/// Examples of which the reader is known to make something else; it is harmless (issue 1080 of pulldown-cmark).
const KNOWN: &[&str] = &["[link]\\[id]", "[id]\\[]"];
/// Marks in the expected HTML of extensions that texts do not have.
const OFF: &[&str] = &["footnote", "<input", "<dl>", "markdown-alert"];

/// Reads `commonmark/spec.txt` and the texts in `pulldown-cmark/pulldown-cmark/specs`.
///
/// # Errors
/// The file that cannot be read.
pub fn run(folder: &Path) -> Result<Summary, String> {
    let mut files = vec![folder.join("commonmark/spec.txt")];
    let specs = folder.join("pulldown-cmark/pulldown-cmark/specs");
    let entries = std::fs::read_dir(&specs).map_err(|error| format!("{}: {error}", specs.display()))?;
    files.extend(entries.flatten().map(|entry| entry.path()));
    files.sort();
    let mut summary = Summary::default();
    let (mut equal, mut refused, mut pipes, mut read, mut known) = (0, 0, 0, 0, 0);
    for file in files {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        for (number, (markdown, expected)) in examples(&text).into_iter().enumerate() {
            summary.tried += 1;
            let label = || format!("{name} example {}", number + 1);
            let parsed = match std::panic::catch_unwind(|| parse(&markdown, &spans)) {
                Ok(parsed) => parsed,
                Err(_) => {
                    summary.failed.push(format!("{}: panics", label()));
                    continue;
                }
            };
            let mut written = String::new();
            html::write(&mut written, &parsed.document, &mut |_| Filled::Nothing);
            if let Err(fault) = markup::scan(&written).and_then(|()| judge_places(&markdown, &parsed)) {
                summary.failed.push(format!("{}: {fault}", label()));
            }
            let codes = || parsed.problems.iter().map(|problem| problem.rule.code);
            // The reader's own file also tests settings at the head of a text.
            let is_headed = name == "regression.txt" && markdown.starts_with("---\n");
            let is_off =
                is_headed || markdown.contains("[[Wiki") || OFF.iter().any(|mark| expected.contains(mark));
            if is_off || !COMPARED.contains(&name.as_str()) {
                read += 1;
            } else if codes().any(|code| REFUSED.contains(&code)) {
                refused += 1;
            } else if !parsed.pipes.is_empty() || codes().any(|code| code == "empty-pipe") {
                pipes += 1;
            } else if KNOWN.iter().any(|known| markdown.starts_with(known)) {
                known += 1;
            } else if ours(&written) == theirs(&expected) {
                equal += 1;
            } else {
                summary.failed.push(format!(
                    "{}: {:?} is not {:?}",
                    label(),
                    ours(&written),
                    theirs(&expected)
                ));
            }
        }
    }
    summary.notes.push(format!(
        "{equal} equal, {refused} with what a text refuses, {pipes} with braces, {read} of extensions that are off, \
         {known} known to differ"
    ));
    Ok(summary)
}

/// The Markdown and the HTML of each example; `→` is a tab.
fn examples(text: &str) -> Vec<(String, String)> {
    const FENCE: &str = "````````````````````````````````";
    let mut out = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !line.starts_with(FENCE) || !line.contains("example") {
            continue;
        }
        let mut parts = [String::new(), String::new()];
        let mut part = 0;
        for line in lines.by_ref() {
            if line.starts_with(FENCE) {
                break;
            }
            if line == "." && part == 0 {
                part = 1;
                continue;
            }
            parts[part].push_str(&line.replace('→', "\t"));
            parts[part].push('\n');
        }
        let [markdown, expected] = parts;
        out.push((markdown, expected));
    }
    out
}

/// Our HTML without what is meant to differ.
fn ours(html: &str) -> String {
    let html = html
        .replace(" rel=\"noopener noreferrer\"", "")
        .replace(" scope=\"col\"", "")
        .replace("&#39;", "'");
    even(&html)
}

/// The expected HTML without what is meant to differ.
fn theirs(html: &str) -> String {
    let mut html = html
        .replace(" />", ">")
        .replace("style=\"text-align: ", "class=\"")
        .replace("%5B", "[")
        .replace("%5D", "]")
        .replace('\u{7}', "\u{fffd}");
    for attribute in [" title=\"", " class=\"language-"] {
        while let Some(at) = html.find(attribute) {
            let value = at + attribute.len();
            let length = html[value..].find('"').map_or(0, |length| length + 1);
            html.replace_range(at..value + length, "");
        }
    }
    even(&html)
}

/// Without white space that means nothing and, where there are lists, without paragraphs in them.
fn even(html: &str) -> String {
    let mut html = html.split_whitespace().collect::<Vec<_>>().join(" ");
    if html.contains("<li>") {
        html = html.replace("<p>", " ").replace("</p>", " ");
        html = html.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    for element in [
        "p",
        "li",
        "ul",
        "ol",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "pre",
        "hr",
    ] {
        for tag in [format!("<{element}>"), format!("</{element}>")] {
            html = html
                .replace(&format!(" {tag}"), &tag)
                .replace(&format!("{tag} "), &tag);
        }
    }
    for nothing in [
        "<td></td>",
        "<tbody></tbody>",
        "<h1></h1>",
        "<h2></h2>",
        "<h3></h3>",
    ] {
        html = html.replace(nothing, "");
    }
    html = html.replace("&quot;", "\"");
    html.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace("> <", "><")
}

#[cfg(test)]
mod tests {
    use super::examples;

    #[test]
    fn examples_are_cut_from_a_specification() {
        let fence = "`".repeat(32);
        let text = format!("x\n{fence} example\na→b\n.\n<p>a\tb</p>\n{fence}\n");
        assert_eq!(
            examples(&text),
            [("a\tb\n".to_owned(), "<p>a\tb</p>\n".to_owned())]
        );
    }
}
