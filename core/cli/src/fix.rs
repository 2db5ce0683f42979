//! `leerpad fix`: mends what can be mended without asking, and shows what it did.

use std::path::{Path, PathBuf};

use leerpad::check::check;
use leerpad::ground::problem::{Edit, Problem};
use leerpad::ground::source::Source;

use crate::failure::Failure;
use crate::speech::count;
use crate::terminal::Terminal;
use crate::{Done, Outcome, files, modules};

/// One edit can make room for another; more rounds than this means that they chase each other.
const ROUNDS: usize = 10;

/// Mend what can be mended without asking, and show the difference
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Modules, or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Show the difference, change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Mends each module's own text; its parts are mended when they are named themselves.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let mut outcome = Outcome::Clean;
    let mut mended = 0;
    for name in files::modules(&arguments.paths)? {
        match mend(&name) {
            Ok((before, after)) if before == after => {}
            Ok((before, after)) => {
                mended += 1;
                terminal.write(&difference(&name, &before, &after));
                if !arguments.dry_run {
                    files::replace(Path::new(&name), &after)?;
                }
            }
            Err(failure) => {
                let words = failure.words(terminal.language());
                terminal.complain(&words);
                outcome = Outcome::Unfinished;
            }
        }
    }
    let modules = count(mended, "module", "modules");
    let (nl, en) = match (mended, arguments.dry_run) {
        (0, _) => (
            "Er is niets dat vanzelf hersteld kan worden.".to_owned(),
            "There is nothing to mend by itself.".to_owned(),
        ),
        (_, true) => (
            format!("Dit zou veranderen in {modules}."),
            format!("This would change in {modules}."),
        ),
        (_, false) => (format!("Hersteld: {modules}."), format!("Mended: {modules}.")),
    };
    let line = terminal.either(&nl, &en).to_owned();
    terminal.say(&line);
    Ok(outcome)
}

/// A module's text before and after.
fn mend(name: &str) -> Result<(String, String), Failure> {
    let before = files::read(name)?;
    let text = mended(&Source::new(name, before.as_str()))?;
    Ok((before.clone(), text.unwrap_or(before)))
}

/// A text with everything mended that its own file can mend; `None` when there is nothing.
pub(crate) fn mended(source: &Source) -> Result<Option<String>, Failure> {
    let mut text = source.text().to_owned();
    for _ in 0..ROUNDS {
        let sources = modules::gather(Source::new(source.name(), text.as_str()))?;
        match apply(&text, &check(&sources).problems) {
            Some(changed) if changed != text => text = changed,
            _ => break,
        }
    }
    Ok((text != source.text()).then_some(text))
}

/// The text with the fixes of its problems; of two that overlap the first counts, the other has its turn in the next round.
/// None when there are none.
fn apply(text: &str, problems: &[Problem]) -> Option<String> {
    let mut taken: Vec<&Edit> = Vec::new();
    for problem in problems {
        let fits = |edit: &Edit| {
            let span = edit.span;
            // The edits of one problem belong together, so all or none are taken.
            span.source == 0
                && text.get(span.start as usize..span.end as usize).is_some()
                && taken.iter().all(|other| {
                    span.end < other.span.start || span.start > other.span.end || **other == *edit
                })
        };
        if !problem.fix.is_empty() && problem.fix.iter().all(fits) {
            taken.extend(&problem.fix);
        }
    }
    if taken.is_empty() {
        return None;
    }
    taken.sort_by_key(|edit| (edit.span.start, edit.span.end));
    taken.dedup();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in taken {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        // Edits of one problem may touch each other, but a piece of text is replaced once.
        if start < at {
            continue;
        }
        out.push_str(text.get(at..start).unwrap_or(""));
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    Some(out)
}

fn difference(name: &str, before: &str, after: &str) -> String {
    let difference = similar::TextDiff::from_lines(before, after);
    difference
        .unified_diff()
        .context_radius(2)
        .header(name, name)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leerpad::ground::problem::{Rule, Severity, Words};
    use leerpad::ground::span::Span;

    const NONE: Words = Words {
        message: "",
        why: "",
        help: "",
    };
    static RULE: Rule = Rule {
        code: "a",
        severity: Severity::Error,
        nl: NONE,
        en: NONE,
    };

    #[test]
    fn fixes_that_overlap_wait_for_the_next_round() {
        let problem = |start, end, text: &str| {
            Problem::new(&RULE, Span::default()).fixed_by(Span::new(0, start, end), text)
        };
        let problems = [problem(4, 7, "TWO"), problem(5, 9, "x"), problem(0, 3, "")];
        assert_eq!(apply("one two three", &problems).as_deref(), Some(" TWO three"));
        assert_eq!(apply("one", &[]), None);
    }

    #[test]
    fn a_part_is_left_alone() {
        let problem = Problem::new(&RULE, Span::default()).fixed_by(Span::new(1, 0, 1), "x");
        assert_eq!(apply("one", &[problem]), None);
    }
}
