//! The module that an author most likely means, so that a slip of the pen in one line does not hide what is wrong with the
//! paths: with the fix of every error made, and where a condition cannot be read at all, coming out either way.

use super::built::Site;
use super::{Looked, Module, Sources, follow, is_assumed, is_walked, look};
use crate::ground::problem::{Edit, Problem, Severity};
use crate::ground::source::Source;
use crate::ground::span::Span;
use crate::module::plan::Lines;
use crate::syntax::patch::Patched;

/// What one fix brings to light, the next may mend; more often than this they are guesses upon guesses.
const ROUNDS: usize = 3;

/// What was most likely meant.
pub(super) struct Meant {
    /// The module; conditions that cannot be read come out either way in it.
    pub(super) module: Module,
    /// All that is said of the text: its errors as they stand, and what is found besides them. Places are those of the text as it
    /// stands.
    pub(super) problems: Vec<Problem>,
    /// Whether fixes were made.
    pub(super) is_mended: bool,
}

/// What was most likely meant by texts with errors. None when an error remains that keeps paths from being walked.
pub(super) fn meant(sources: &Sources, first: &Looked) -> Option<Meant> {
    let mut seen = Looked {
        whole: None,
        lost: first.lost.clone(),
        problems: first.problems.clone(),
        waits_for_ever: first.waits_for_ever,
    };
    let mut way_back = WayBack {
        texts: sources.all(),
        rounds: Vec::new(),
    };
    let mut texts = sources.clone();
    let mut said: Option<Vec<Problem>> = None;
    loop {
        let has_fix = |problem: &&Problem| !is_walked(problem) && !problem.fix.is_empty();
        let is_whole = seen.errors().all(|problem| stands(problem, &seen.lost));
        let is_fixable = seen.errors().any(|problem| has_fix(&problem));
        let mut shown = seen.problems.clone();
        follow::leave_out(&texts, &mut shown);
        let errors: Vec<Problem> = shown.into_iter().filter(is_error).collect();
        said.get_or_insert_with(|| errors.clone());
        let is_last = way_back.rounds.len() == ROUNDS;
        if seen.waits_for_ever {
            return None;
        }
        if is_whole && (is_last || !is_fixable) {
            break;
        }
        let is_mended = |problem: &Problem| stands(problem, &seen.lost) || !problem.fix.is_empty();
        if is_last || !is_fixable || !errors.iter().all(is_mended) {
            return None;
        }
        let fixes = errors.iter().filter(has_fix);
        let patched: Vec<Patched> = (0..)
            .zip(texts.all())
            .map(|(number, source)| Patched::mended(source.text(), number, fixes.clone()))
            .collect();
        texts = texts.with_texts(patched.iter().map(Patched::text));
        way_back.rounds.push(patched);
        seen = look(&texts, false);
    }
    let (mut module, mut found) = (seen.whole, seen.problems);
    if !found
        .iter()
        .all(|problem| !is_error(problem) || is_walked(problem))
    {
        module = look(&texts, true).whole;
    }
    follow::leave_out(&texts, &mut found);
    let mut module = module?;
    module.move_places(&|span| way_back.place(span));
    for problem in &mut found {
        way_back.problem(problem);
    }
    let said = said.unwrap_or_default();
    let assumes = said.iter().any(is_assumed);
    // What was mended is not judged on: the author may mend it otherwise.
    let touches = |problem: &Problem| {
        let (at, mut mended) = (problem.span, said.iter().filter(|known| !known.fix.is_empty()));
        mended.any(|known| {
            known.span.source == at.source && known.span.start < at.end && at.start < known.span.end
        })
    };
    found.retain(|problem| !is_among(problem, &said) && !touches(problem));
    found.extend(said);
    Some(Meant {
        module,
        problems: found,
        is_mended: !way_back.rounds.is_empty() || assumes,
    })
}

/// Moves all places to another text, where everything in them was written too.
pub(super) fn move_lines(lines: &mut Lines, to: &dyn Fn(Span) -> Span) {
    let one = |list: &mut [Span]| list.iter_mut().for_each(|span| *span = to(*span));
    let maybe = |list: &mut [Option<Span>]| list.iter_mut().flatten().for_each(|span| *span = to(*span));
    for list in [
        &mut lines.steps,
        &mut lines.items,
        &mut lines.scales,
        &mut lines.values,
    ] {
        one(list);
    }
    for lists in [
        &mut lines.ways,
        &mut lines.options,
        &mut lines.rules,
        &mut lines.bands,
    ] {
        lists.iter_mut().for_each(|list| one(list));
    }
    for list in [&mut lines.step_whens, &mut lines.item_whens] {
        maybe(list);
    }
    for lists in [&mut lines.way_whens, &mut lines.option_whens] {
        lists.iter_mut().for_each(|list| maybe(list));
    }
}

/// Whether paths can be walked though this is wrong.
fn stands(problem: &Problem, lost: &[(Site, Span)]) -> bool {
    let mut lost = lost.iter();
    is_walked(problem)
        || lost.any(|(_, lost)| {
            lost.source == problem.span.source
                && (lost.start..=lost.end).contains(&problem.span.start)
                && problem.span.end <= lost.end
        })
}

/// Whether the same is said of the same place.
fn is_among(problem: &Problem, known: &[Problem]) -> bool {
    let mut known = known.iter();
    known.any(|known| known.rule.code == problem.rule.code && known.span == problem.span)
}

fn is_error(problem: &Problem) -> bool {
    problem.rule.severity == Severity::Error
}

/// From places in the text with the fixes to places in the text as it stands.
struct WayBack<'s> {
    texts: &'s [Source],
    /// Per round, per source.
    rounds: Vec<Vec<Patched>>,
}

impl WayBack<'_> {
    fn place(&self, span: Span) -> Span {
        self.rounds.iter().rev().fold(span, |span, patched| {
            let of_source = patched.get(usize::from(span.source));
            of_source.map_or(span, |patched| patched.place(span))
        })
    }

    fn problem(&self, problem: &mut Problem) {
        // A fix that touches what was mended would be made in another text than it was thought out for.
        let is_here = |edit: &Edit| {
            let here = self.place(edit.span);
            let text = self.texts.get(usize::from(here.source));
            let old = text.map(|source| source.slice(here));
            let new = match self.rounds.last() {
                None => old,
                Some(patched) => patched.get(usize::from(edit.span.source)).and_then(|patched| {
                    patched
                        .text()
                        .get(edit.span.start as usize..edit.span.end as usize)
                }),
            };
            old.is_some() && old == new
        };
        if problem.fix.iter().all(is_here) {
            for edit in &mut problem.fix {
                edit.span = self.place(edit.span);
            }
        } else {
            problem.fix.clear();
        }
        problem.span = self.place(problem.span);
        for related in &mut problem.related {
            related.span = self.place(related.span);
        }
    }
}
