//! The cases of the checker: module files with the expected problems as comments in them.
//!
//! `tests/cases/check/README.md` tells the form.

use std::path::{Path, PathBuf};

use leerpad::check::{Sources, parts_wanted};
use leerpad::ground::problem::Problem;
use leerpad::ground::source::{Counting, Source};
use leerpad::proof::check;

/// A problem as a case tells it: where, how bad and which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The part it stands in; empty for the case itself.
    pub part: String,
    /// Line and column of its first sign, from 1, in code points.
    pub start: (u32, u32),
    /// Line and column after its last sign.
    pub end: (u32, u32),
    /// `error`, `warning` or `advice`.
    pub severity: String,
    /// The code of the rule.
    pub code: String,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            part,
            start,
            end,
            severity,
            code,
        } = self;
        if !part.is_empty() {
            write!(f, "{part} ")?;
        }
        write!(f, "{}:{}-{}:{} {severity} {code}", start.0, start.1, end.0, end.1)
    }
}

/// One case as it stands in its file.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file.
    pub path: PathBuf,
    /// The module: the file without the `# @` lines at its end.
    pub module: String,
    /// What the comments expect, sorted.
    pub expected: Vec<Told>,
}

impl Case {
    /// Reads a case.
    ///
    /// # Panics
    /// When the file cannot be read or an expectation in it cannot be understood.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let text =
            std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (module, tail) = split(&text);
        let mut expected: Vec<Told> = tail
            .iter()
            .map(|line| told(line).unwrap_or_else(|| panic!("{}: cannot read `{line}`", path.display())))
            .collect();
        expected.extend(drawn(&module));
        expected.sort();
        Self {
            path: path.to_owned(),
            module,
            expected,
        }
    }

    /// The code that the case is about: its name up to the first dot.
    #[must_use]
    pub fn code(&self) -> &str {
        name(&self.path).split('.').next().unwrap_or_default()
    }

    /// The case is the right twin of a wrong one.
    #[must_use]
    pub fn is_right(&self) -> bool {
        name(&self.path).ends_with(".right.yaml")
    }

    /// The module with the parts it names.
    #[must_use]
    pub fn sources(&self, module: &str) -> Sources {
        let folder = self.path.parent().expect("a case stands in a folder");
        gather(module, &|part| std::fs::read_to_string(folder.join(part)).ok())
    }

    /// The file anew: this module with what the checker finds in it, drawn under the line where that can be.
    #[must_use]
    pub fn written(&self) -> String {
        let mut module: String = self
            .module
            .split_inclusive('\n')
            .filter(|line| carets(line).is_none())
            .collect();
        let found = |module: &str| found(&self.sources(module));
        // From the last to the first, so that a line put in does not move the places still to be drawn.
        for problem in found(&module).into_iter().rev() {
            let before = found(&module);
            let with = drawn_in(&module, &problem);
            let same = with.as_ref().is_some_and(|with| {
                let shifted: Vec<Told> = before.iter().map(|told| shift(told, problem.start.0)).collect();
                found(with) == shifted && texts(with) == texts(&module)
            });
            if let Some(with) = with.filter(|_| same) {
                module = with;
            }
        }
        // Places that are told in numbers are counted in the file as it now is.
        let drawn = drawn(&module);
        let mut out = module.clone();
        for told in found(&module).into_iter().filter(|told| !drawn.contains(told)) {
            if !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(&format!("# @ {told}\n"));
        }
        out
    }
}

/// All cases, by name.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn all() -> Vec<Case> {
    let folder = crate::root().join("tests/cases/check");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

/// A module with the parts it names, and those they name.
#[must_use]
pub fn gather(module: &str, part: &dyn Fn(&str) -> Option<String>) -> Sources {
    let main = Source::new("case.yaml", module);
    let mut wanted = parts_wanted(&main);
    let mut sources = Sources::new(main);
    let mut at = 0;
    while let Some(path) = wanted.get(at).cloned() {
        at += 1;
        if let Some(text) = part(&path) {
            let source = Source::new(path, text);
            for further in parts_wanted(&source) {
                if further != "case.yaml" && !wanted.contains(&further) {
                    wanted.push(further);
                }
            }
            sources = sources.with_part(source);
        }
    }
    sources
}

/// What the checker finds, sorted as cases are.
#[must_use]
pub fn found(sources: &Sources) -> Vec<Told> {
    let mut found: Vec<Told> = check(sources)
        .problems
        .iter()
        .map(|problem| tell(sources, problem))
        .collect();
    found.sort();
    found
}

/// A module after the fixes of its problems, with the codes of those that were mended.
///
/// A fix that touches one already taken is left out; fixes inside parts are not made.
#[must_use]
pub fn mended(sources: &Sources) -> (String, Vec<&'static str>) {
    let text = sources.all()[0].text();
    let mut edits = Vec::new();
    let mut codes = Vec::new();
    for problem in check(sources).problems {
        let own: Vec<_> = problem
            .fix
            .iter()
            .map(|edit| {
                (
                    edit.span.start as usize,
                    edit.span.end as usize,
                    edit.text.clone(),
                )
            })
            .collect();
        let clash = own.iter().any(|(start, end, _)| {
            edits
                .iter()
                .any(|(from, to, _): &(usize, usize, String)| start <= to && from <= end)
        });
        if own.is_empty() || clash || problem.fix.iter().any(|edit| edit.span.source != 0) {
            continue;
        }
        edits.extend(own);
        codes.push(problem.rule.code);
    }
    edits.sort();
    let mut out = text.to_owned();
    for (start, end, new) in edits.iter().rev() {
        out.replace_range(start..end, new);
    }
    (out, codes)
}

fn name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn tell(sources: &Sources, problem: &Problem) -> Told {
    let source = &sources.all()[usize::from(problem.span.source)];
    let place = |offset| {
        let position = source.position(offset, Counting::CodePoints);
        (position.line, position.column)
    };
    Told {
        part: if problem.span.source == 0 {
            String::new()
        } else {
            source.name().to_owned()
        },
        start: place(problem.span.start),
        end: place(problem.span.end),
        severity: problem.rule.severity.name().to_owned(),
        code: problem.rule.code.to_owned(),
    }
}

/// The module, and the `# @` lines after it.
fn split(text: &str) -> (String, Vec<&str>) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let first = lines
        .iter()
        .rposition(|line| !line.starts_with("# @ "))
        .map_or(0, |last| last + 1);
    (
        lines[..first].concat(),
        lines[first..].iter().map(|line| line.trim_end()).collect(),
    )
}

/// Reads `# @ [part] line:column-line:column severity code`.
fn told(line: &str) -> Option<Told> {
    let mut words: Vec<&str> = line.strip_prefix("# @ ")?.split(' ').collect();
    let (code, severity, places) = (words.pop()?, words.pop()?, words.pop()?);
    let place = |text: &str| -> Option<(u32, u32)> {
        let (line, column) = text.split_once(':')?;
        Some((line.parse().ok()?, column.parse().ok()?))
    };
    let (start, end) = places.split_once('-')?;
    Some(Told {
        part: words.join(" "),
        start: place(start)?,
        end: place(end)?,
        severity: severity.to_owned(),
        code: code.to_owned(),
    })
}

/// First column, column after the last, severity and code of a comment with carets.
fn carets(line: &str) -> Option<(u32, u32, &str, &str)> {
    let line = line.trim_end();
    let after = line.trim_start().strip_prefix('#')?.trim_start();
    let rest = after.trim_start_matches('^');
    let long = after.len() - rest.len();
    let (severity, code) = rest.trim_start().split_once(' ')?;
    let start = line.len() - after.len() + 1;
    (long > 0).then_some((
        u32::try_from(start).ok()?,
        u32::try_from(start + long).ok()?,
        severity,
        code,
    ))
}

/// What the comments with carets expect: each is about the nearest line above that is none of them.
fn drawn(module: &str) -> Vec<Told> {
    let mut above = 0;
    let mut drawn = Vec::new();
    for (number, line) in (1..).zip(module.lines()) {
        match carets(line) {
            None => above = number,
            Some((start, end, severity, code)) => drawn.push(Told {
                part: String::new(),
                start: (above, start),
                end: (above, end),
                severity: severity.to_owned(),
                code: code.to_owned(),
            }),
        }
    }
    drawn
}

/// The module with a problem drawn under its line, where its place can be drawn.
fn drawn_in(module: &str, told: &Told) -> Option<String> {
    let ((line, start), (last, end)) = (told.start, told.end);
    let mut lines: Vec<String> = module.split_inclusive('\n').map(str::to_owned).collect();
    let at = lines.get(line as usize - 1).filter(|line| line.ends_with('\n'))?;
    let indent = u32::try_from(at.len() - at.trim_start_matches(' ').len()).ok()?;
    let hash = if indent + 1 < start { indent } else { 0 };
    if !told.part.is_empty() || line != last || start <= hash + 1 || end <= start {
        return None;
    }
    let gap = " ".repeat((start - hash - 2) as usize);
    let carets = "^".repeat((end - start) as usize);
    let ending = if at.ends_with("\r\n") { "\r\n" } else { "\n" };
    let drawing = format!(
        "{}#{gap}{carets} {} {}{ending}",
        " ".repeat(hash as usize),
        told.severity,
        told.code
    );
    lines.insert(line as usize, drawing);
    Some(lines.concat())
}

/// All texts of a module: a comment that became a part of one is no comment.
fn texts(module: &str) -> Vec<String> {
    let (tree, _) = leerpad::syntax::parse(&Source::new("case.yaml", module), 0);
    let mut open = vec![&tree];
    let mut texts = Vec::new();
    while let Some(node) = open.pop() {
        texts.extend(node.scalar().map(|scalar| scalar.text.clone()));
        open.extend(node.items().unwrap_or_default());
        open.extend(
            node.entries()
                .unwrap_or_default()
                .iter()
                .map(|entry| &entry.value),
        );
    }
    texts
}

/// The same after a line was put in under `line`.
fn shift(told: &Told, line: u32) -> Told {
    let mut told = told.clone();
    if told.part.is_empty() {
        for place in [&mut told.start, &mut told.end] {
            if place.0 > line {
                place.0 += 1;
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_with_carets_is_about_the_line_above() {
        let drawn = drawn("é: x\n#  ^ error one\n#   ^ advice two\ny: z\n");
        let read: Vec<String> = drawn.iter().map(ToString::to_string).collect();
        assert_eq!(read, ["1:4-1:5 error one", "1:5-1:6 advice two"]);
    }

    #[test]
    fn lines_at_the_end_tell_places_in_numbers() {
        let (module, tail) =
            split("a: |\n  # @ b\n# @ 1:2-3:4 error one\n# @ parts/b.yaml 1:2-3:4 error one\n");
        assert_eq!(module, "a: |\n  # @ b\n");
        for line in tail {
            assert_eq!(format!("# @ {}", told(line).unwrap()), line);
        }
    }
}
