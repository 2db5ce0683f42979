//! For machines: one object per line, in the order of the problems.
//!
//! | field | what it is |
//! |---|---|
//! | `code` | the kind of problem; never changes its meaning |
//! | `severity` | `error`, `warning` or `advice` |
//! | `path` | the file as it was named; empty where a problem has no file |
//! | `line`, `column` | where it begins, from 1; columns in code points |
//! | `end_line`, `end_column` | the place after its last character |
//! | `message`, `why`, `help` | the words, in the language asked for; `why` and `help` may be empty |
//! | `fix` | edits that together mend it: a place as above, and the `text` that comes there instead |
//! | `related` | further places, each with its `message` |

use leerpad::ground::language::Language;
use leerpad::ground::problem::Problem;
use leerpad::ground::source::{Counting, Source};
use leerpad::ground::span::Span;
use serde::Serialize;

use super::{ends, source_of};
use crate::speech::either;

#[derive(Serialize)]
struct Shape<'a> {
    code: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: Place<'a>,
    message: String,
    why: String,
    help: String,
    fix: Vec<Change<'a>>,
    related: Vec<Further<'a>>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Further<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'static str,
}

pub(super) fn write(language: Language, sources: &[Source], problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let shape = Shape {
            code: problem.rule.code,
            severity: problem.rule.severity.name(),
            place: place(sources, problem.span),
            message: problem.message(language),
            why: problem.why(language),
            help: problem.help(language),
            fix: problem
                .fix
                .iter()
                .map(|edit| Change {
                    place: place(sources, edit.span),
                    text: &edit.text,
                })
                .collect(),
            related: problem
                .related
                .iter()
                .map(|related| Further {
                    place: place(sources, related.span),
                    message: either(language, related.nl, related.en),
                })
                .collect(),
        };
        // A shape of texts and numbers has nothing that JSON cannot hold.
        out.push_str(&serde_json::to_string(&shape).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn place(sources: &[Source], span: Span) -> Place<'_> {
    let Some(source) = source_of(sources, span) else {
        return Place {
            path: "",
            line: 1,
            column: 1,
            end_line: 1,
            end_column: 1,
        };
    };
    let (start, end) = ends(source, span, Counting::CodePoints);
    Place {
        path: source.name(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let (sources, problems) = example();
        let shown = write(Language::En, &sources, &problems);
        assert_eq!(
            shown,
            "{\"code\":\"unknown-step\",\"severity\":\"error\",\"path\":\"les é.yaml\",\"line\":5,\"column\":16,\
             \"end_line\":5,\"end_column\":19,\"message\":\"there is no step `adm`\",\"why\":\"the way ends here\",\
             \"help\":\"do you mean `adem`?\",\"fix\":[{\"path\":\"les é.yaml\",\"line\":5,\"column\":16,\
             \"end_line\":5,\"end_column\":19,\"text\":\"adem\"}],\"related\":[{\"path\":\"les é.yaml\",\"line\":2,\
             \"column\":11,\"end_line\":2,\"end_column\":15,\"message\":\"this step exists\"}]}\n\
             {\"code\":\"long-sentence\",\"severity\":\"advice\",\"path\":\"les é.yaml\",\"line\":7,\"column\":3,\
             \"end_line\":8,\"end_column\":7,\"message\":\"this sentence is long\",\"why\":\"\",\"help\":\"\",\
             \"fix\":[],\"related\":[]}\n"
        );
    }
}
