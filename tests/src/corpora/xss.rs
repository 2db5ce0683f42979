//! Payloads that run a script where a page is careless: as a text, as a label, as what fills a pipe.

use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

use leerpad::ground::span::Span;
use leerpad::text::{Filled, Parsed, Pipes, html, parse, parse_inline, plain};

use super::Summary;
use crate::markup;

/// Reads `xss_all_payloads.json`, or the same packed as `.json.gz`: pairs of a source and a payload.
///
/// # Errors
/// The file that cannot be read.
pub fn run(folder: &Path) -> Result<Summary, String> {
    let mut summary = Summary::default();
    for payload in payloads(folder)? {
        summary.tried += 1;
        if let Err(fault) = judge(&payload) {
            summary.failed.push(format!("{fault} <- {payload:?}"));
        }
    }
    summary
        .notes
        .push("each as a text, as a label, in a link, in code and as what fills a pipe".to_owned());
    Ok(summary)
}

fn payloads(folder: &Path) -> Result<Vec<String>, String> {
    let plain = folder.join("xss_all_payloads.json");
    let packed = folder.join("xss_all_payloads.json.gz");
    let mut text = String::new();
    let read = if plain.exists() {
        File::open(&plain).and_then(|mut file| file.read_to_string(&mut text))
    } else {
        File::open(&packed).and_then(|file| flate2::read::GzDecoder::new(file).read_to_string(&mut text))
    };
    read.map_err(|error| format!("{}: {error}", packed.display()))?;
    let pairs: Vec<(String, String)> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(pairs.into_iter().map(|(_, payload)| payload).collect())
}

/// Puts one hostile text in every place where text can come, and reads what is written.
///
/// # Errors
/// What is not on the list, with the place where it came from.
pub fn judge(payload: &str) -> Result<(), String> {
    let wrapped = [
        ("text", payload.to_owned()),
        ("link", format!("[a]({payload}) ![a]({payload}) <{payload}>")),
        (
            "angled link",
            format!("[a](<{payload}> \"{payload}\")\n\n[b]\n\n[b]: {payload}"),
        ),
        (
            "words of a link",
            format!("[{payload}](https://a.nl) ![{payload}](a.png)"),
        ),
        ("code", format!("`{payload}`\n\n```{payload}\n{payload}\n```")),
        (
            "table",
            format!("|{payload}|{{a|{payload}}}|\n|-|:-:|\n|{payload}|{{b}}|"),
        ),
        (
            "quote and list",
            format!("> {payload}\n\n- {payload}\n  1. {payload}"),
        ),
        ("pipe", format!("{{{payload}}} {{naam|{payload}}}")),
    ];
    for (place, text) in &wrapped {
        let parsed = parse(text, &spans);
        judge_one(text, &parsed, payload).map_err(|fault| format!("{place}: {fault}"))?;
    }
    for pipes in [Pipes::Allowed, Pipes::Refused] {
        let parsed = parse_inline(payload, &spans, pipes);
        judge_one(payload, &parsed, payload).map_err(|fault| format!("label: {fault}"))?;
    }
    let parsed = parse("**{a}** [{b}](https://a.nl) {c}", &spans);
    judge_one("", &parsed, payload).map_err(|fault| format!("filler: {fault}"))
}

/// Byte places as they are: the text is the whole file.
#[must_use]
pub fn spans(range: Range<usize>) -> Span {
    let byte = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(0, byte(range.start), byte(range.end))
}

/// What must hold for every text: only listed HTML, no orders to a terminal, every place inside the text.
fn judge_one(text: &str, parsed: &Parsed, filler: &str) -> Result<(), String> {
    for fill in [
        Filled::Text(filler.to_owned()),
        Filled::Slot(filler.to_owned()),
        Filled::Nothing,
    ] {
        let mut out = String::new();
        html::write(&mut out, &parsed.document, &mut |_| fill.clone());
        markup::scan(&out)?;
        out.clear();
        plain::write(&mut out, &parsed.document, &mut |_| fill.clone());
        if out.chars().any(|c| c.is_control() && c != '\n') {
            return Err("a control character in plain text".to_owned());
        }
    }
    if text.is_empty() {
        return Ok(());
    }
    judge_places(text, parsed)
}

/// Every place that is told lies inside the text and between its characters.
///
/// # Errors
/// The first place that does not.
pub fn judge_places(text: &str, parsed: &Parsed) -> Result<(), String> {
    let spans = parsed.problems.iter().flat_map(|problem| {
        let edits = problem.fix.iter().map(|edit| edit.span);
        std::iter::once(problem.span).chain(edits)
    });
    for span in spans.chain(parsed.pipes.iter().map(|pipe| pipe.span)) {
        if text.get(span.start as usize..span.end as usize).is_none() {
            return Err(format!("{span:?} lies outside the text"));
        }
    }
    for pipe in &parsed.pipes {
        if text.get(pipe.range.clone()) != Some(pipe.content.as_str()) {
            return Err(format!("{:?} is not where `{}` stands", pipe.range, pipe.content));
        }
    }
    Ok(())
}
