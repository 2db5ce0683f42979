//! Giving something another name, in the file where it is written.

use super::{Names, Thing, ThingKind};
use crate::ground::id;
use crate::ground::problem::Edit;
use crate::ground::source::Source;
use crate::ground::span::Span;

/// Why something cannot get a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenameFault {
    /// It cannot be a name.
    Shape,
    /// Something else has it.
    Taken,
    /// Another thing had it before: kept answers would end up in the wrong place.
    Former,
}

impl Names {
    /// The edits that give something another name wherever this file writes it; a step or item keeps the old one under
    /// `was`, so that kept paths stay whole.
    ///
    /// # Errors
    /// When the name cannot be one, or is in use.
    ///
    /// ```
    /// use leerpad::check::names::Names;
    /// use leerpad::ground::source::Source;
    /// let source = Source::new("a.yaml", "steps:\n  - step: een\n    next: twee\n  - step: twee\n");
    /// let names = Names::of(&source, 0);
    /// let twee = names.find("twee").unwrap();
    /// let edits = names.rename(&source, twee, "tweede").unwrap();
    /// let written: Vec<_> = edits.iter().map(|edit| edit.text.as_str()).collect();
    /// assert_eq!(written, ["tweede", "tweede", "\n    was: [twee]"]);
    /// assert!(names.rename(&source, twee, "een").is_err());
    /// ```
    pub fn rename(&self, source: &Source, thing: usize, to: &str) -> Result<Vec<Edit>, RenameFault> {
        let Some(named) = self.things.get(thing) else {
            return Ok(Vec::new());
        };
        self.may(source, thing, named, to)?;
        let uses = self.uses_of(thing).map(|used| used.span);
        let mut edits: Vec<Edit> = std::iter::once(named.span)
            .chain(uses)
            .map(|span| Edit {
                span,
                text: to.to_owned(),
            })
            .collect();
        if named.keeps_former {
            edits.push(former(source, named, to));
        }
        edits.sort_by_key(|edit| edit.span);
        edits.dedup();
        Ok(edits)
    }

    fn may(&self, source: &Source, thing: usize, named: &Thing, to: &str) -> Result<(), RenameFault> {
        id::check(to).map_err(|_| RenameFault::Shape)?;
        if to == "end" && named.kind == ThingKind::Step {
            return Err(RenameFault::Shape);
        }
        let other = match named.kind {
            ThingKind::Purpose => self.purpose(to),
            ThingKind::OptionSet => self.option_set(to),
            kind if kind.is_local() => named.of.and_then(|of| self.inside(of, to)),
            _ => self.find(to),
        };
        if other.is_some_and(|other| other != thing) {
            return Err(RenameFault::Taken);
        }
        let had = |(number, other): (usize, &Thing)| {
            number != thing && other.was.is_some_and(|was| ids(source.slice(was)).contains(&to))
        };
        if named.keeps_former && self.things.iter().enumerate().any(had) {
            return Err(RenameFault::Former);
        }
        Ok(())
    }
}

impl ThingKind {
    /// Whether its name is looked up inside something else.
    #[must_use]
    pub const fn is_local(self) -> bool {
        matches!(
            self,
            Self::Question | Self::Option | Self::Row | Self::Gap | Self::Band | Self::Moment | Self::Arm
        )
    }
}

/// The edit that keeps the old name.
fn former(source: &Source, named: &Thing, to: &str) -> Edit {
    let old = named.id.as_str();
    let Some(was) = named.was else {
        let is_in_braces = source.slice(named.whole).starts_with('{') || is_opened(source, named.whole.start);
        let (_, end) = source.line_range(source.line_of(named.span.end));
        return if is_in_braces {
            Edit {
                span: named.span.at_end(),
                text: format!(", was: [{old}]"),
            }
        } else {
            let (start, _) = source.line_range(source.line_of(named.whole.start));
            let indent = named.whole.start.saturating_sub(start) as usize;
            Edit {
                span: Span::new(named.span.source, end, end),
                text: format!("\n{}was: [{old}]", " ".repeat(indent)),
            }
        };
    };
    let written = source.slice(was);
    let mut list = ids(written);
    let is_block = written.starts_with('-');
    if is_block && !list.contains(&to) {
        let (start, _) = source.line_range(source.line_of(was.start));
        let indent = was.start.saturating_sub(start) as usize;
        let kept = was.start + u32::try_from(written.trim_end().len()).unwrap_or(0);
        return Edit {
            span: Span::new(was.source, kept, kept),
            text: format!("\n{}- {old}", " ".repeat(indent)),
        };
    }
    // Its own former name can be its name again.
    list.retain(|id| *id != to && *id != old);
    list.push(old);
    Edit {
        span: was,
        text: format!("[{}]", list.join(", ")),
    }
}

/// Whether what begins here stands behind a brace on its own line.
fn is_opened(source: &Source, at: u32) -> bool {
    let (start, _) = source.line_range(source.line_of(at));
    let before = source.slice(Span::new(0, start, at));
    before.trim_end().ends_with('{')
}

/// The names in a list, however it is written.
fn ids(written: &str) -> Vec<&str> {
    let inner = written.trim().trim_start_matches('[').trim_end_matches(']');
    inner
        .split([',', '\n'])
        .map(|id| id.split(" #").next().unwrap_or("").trim())
        .map(|id| id.trim_start_matches("- ").trim().trim_matches(['"', '\'']))
        .filter(|id| !id.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed(text: &str, from: &str, to: &str) -> Result<String, RenameFault> {
        let source = Source::new("a.yaml", text);
        let names = Names::of(&source, 0);
        let edits = names.rename(&source, names.find(from).unwrap(), to)?;
        let mut out = text.to_owned();
        for edit in edits.iter().rev() {
            out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        Ok(out)
    }

    #[test]
    fn the_old_name_is_kept_where_old_names_are_kept() {
        let of = |rest: &str| renamed(&format!("steps:\n  - step: a # x\n{rest}"), "a", "b").unwrap();
        assert_eq!(of(""), "steps:\n  - step: b # x\n    was: [a]\n");
        assert_eq!(of("    was: [c]\n"), "steps:\n  - step: b # x\n    was: [c, a]\n");
        assert_eq!(
            of("    was:\n      - c\n    body: x\n"),
            "steps:\n  - step: b # x\n    was:\n      - c\n      - a\n    body: x\n"
        );
        assert_eq!(
            of("    was: [b, c]\n"),
            "steps:\n  - step: b # x\n    was: [c, a]\n"
        );
        assert_eq!(
            renamed("steps:\n  - {step: a, title: T}\n", "a", "b").unwrap(),
            "steps:\n  - {step: b, was: [a], title: T}\n"
        );
    }

    #[test]
    fn a_name_that_is_not_free_is_refused() {
        let text = "values:\n  v: 1\nsteps:\n  - step: a\n  - step: c\n    was: [d]\n";
        let fault = |to: &str| renamed(text, "a", to).unwrap_err();
        assert_eq!(fault("v"), RenameFault::Taken);
        assert_eq!(fault("d"), RenameFault::Former);
        assert_eq!(fault("A b"), RenameFault::Shape);
        assert_eq!(fault("end"), RenameFault::Shape);
        assert_eq!(fault("and"), RenameFault::Shape);
    }
}
