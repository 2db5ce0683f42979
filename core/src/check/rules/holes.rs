//! Holes in texts: which may stay empty.

use super::early::{Asked, PIPE_MAY_BE_EMPTY, View, Work, item_of, measures};
use super::pipes::{PIPE_WHEN_SKIPPED, of_shown};
use crate::check::built::{PipeUse, Reader};
use crate::check::graph;
use crate::expr::name::ValueIx;
use crate::expr::reads::{Read, reads};
use crate::expr::typed::Truth;
use crate::ground::problem::{Problem, Problems};
use crate::module::plan::{Home, Rung};

impl Work<'_> {
    pub(super) fn judge_pipe(&self, used: &PipeUse, problems: &mut Problems) {
        let (pipe, reader, span) = (&used.pipe, used.reader, used.span);
        let views: Vec<View> = match reader {
            Reader::Step(step) => vec![View {
                place: graph::at(step),
                item: None,
                is_own: false,
            }],
            Reader::Item(item) => self.at_item(item, true),
            Reader::Scale(scale) => measures(&self.built.plan, scale, None)
                .into_iter()
                .map(|step| View {
                    place: graph::after(step),
                    item: None,
                    is_own: false,
                })
                .collect(),
            // Help and titles are seen before anything was asked.
            Reader::Everywhere => Vec::new(),
            // No answer may stand in what the guide reads: see `sharing`.
            Reader::Guide(_) => return,
        };
        let views: Vec<View> = views
            .into_iter()
            .filter(|view| self.paths.is_reached(view.place))
            .collect();
        for read in of_shown(&pipe.shows) {
            let mut asked: Vec<Asked> = views.iter().map(|view| self.asked(read, *view)).collect();
            if reader == Reader::Everywhere {
                asked.push(Asked::Sometimes);
            }
            let before = problems.count();
            self.report(read, &asked, span, problems);
            let is_reported = problems.count() > before;
            let is_open = match read {
                Read::Given(_) => true,
                Read::Value(value) => asked.contains(&Asked::Sometimes) && self.may_be_unknown(value, &views),
                Read::Status(_) | Read::Step(_) | Read::DoneItem(_) | Read::Attempts(_) => false,
                _ => asked.contains(&Asked::Sometimes),
            };
            // Whoever may say nothing leaves a hole too, but in what is said about the answer itself.
            let may_be_skipped = self.may_be_missing(read)
                && !views.is_empty()
                && !matches!((item_of(read), reader), (Some(item), Reader::Item(own)) if own == item)
                && !matches!(reader, Reader::Scale(_));
            let whens = self.whens(reader);
            // The same condition that shows the question may show the text about its answer: then it was asked.
            let item = item_of(read);
            let own = item.and_then(|item| self.built.plan.items.get(item.index())?.when.as_ref());
            let is_asked = whens.iter().any(|when| Some(*when) == own);
            let rule = if is_open && !is_asked {
                &PIPE_MAY_BE_EMPTY
            } else {
                &PIPE_WHEN_SKIPPED
            };
            if !is_reported
                && ((is_open && !is_asked) || may_be_skipped)
                && pipe.fallback.is_none()
                && !whens.iter().any(|when| said(when, true, read))
            {
                let example = format!("`{{{}|…}}`", used.written.trim());
                problems.push(
                    Problem::new(rule, span)
                        .with("name", self.as_written(read, reader))
                        .with("example", example),
                );
            }
        }
    }

    /// How a name is written where it is read: ids of parts have a path, and what a part returns stands behind a dot.
    fn as_written(&self, read: Read, reader: Reader) -> String {
        let plan = &self.built.plan;
        let own = match reader {
            Reader::Step(step) | Reader::Guide(step) => plan.steps.get(step.index()).map(|step| &step.id),
            Reader::Item(item) => plan.items.get(item.index()).map(|item| &item.id),
            Reader::Scale(scale) => plan.scales.get(scale.index()).map(|scale| &scale.id),
            Reader::Everywhere => None,
        };
        let full = self.name_or_given(read);
        let path = own.and_then(|own| own.get(..=own.rfind('/')?));
        let inside = path.and_then(|path| full.strip_prefix(path));
        inside.unwrap_or(&full).replace('/', ".")
    }

    fn name_or_given(&self, read: Read) -> String {
        match read {
            Read::Given(given) => self
                .built
                .plan
                .givens
                .get(given.index())
                .map(|given| given.id.clone())
                .unwrap_or_default(),
            _ => self.name(read),
        }
    }

    /// Whether the last rung of a value reads something that not every path asked.
    fn may_be_unknown(&self, value: ValueIx, views: &[View]) -> bool {
        let Some(known) = self.built.plan.values.get(value.index()) else {
            return false;
        };
        let Some(last) = known.rungs.last() else {
            return true;
        };
        if last.when.is_some() {
            return true;
        }
        let list = reads(&last.is);
        views.iter().any(|view| {
            list.iter()
                .any(|read| self.asked(*read, *view) == Asked::Sometimes)
        })
    }

    /// Whether it can be that something says nothing, whoever was asked: an answer that was passed over, a score or value of
    /// such answers.
    fn may_be_missing(&self, read: Read) -> bool {
        match read {
            Read::Answer(..) | Read::Scale(..) => true,
            Read::Value(value) => self.value_may_be_missing(value),
            _ => false,
        }
    }

    fn value_may_be_missing(&self, value: ValueIx) -> bool {
        let rungs = self
            .built
            .plan
            .values
            .get(value.index())
            .map_or(&[][..], |found| &found.rungs);
        let is_missing = |rung: &Rung| {
            let is_said = |read: Read| rung.when.as_ref().is_some_and(|when| said(when, true, read));
            reads(&rung.is)
                .into_iter()
                .any(|read| self.may_be_missing(read) && !is_said(read))
        };
        rungs.last().is_none_or(|last| last.when.is_some()) || rungs.iter().any(is_missing)
    }

    /// The conditions under which a reader is there: its own, and those of its step and what that stands in.
    fn whens(&self, reader: Reader) -> Vec<&Truth> {
        let plan = &self.built.plan;
        let mut whens: Vec<&Truth> = Vec::new();
        let step = match reader {
            Reader::Item(item) => {
                let item = plan.items.get(item.index());
                whens.extend(item.and_then(|item| item.when.as_ref()));
                match item.map(|item| item.home) {
                    Some(Home::Step(step)) => Some(step),
                    _ => None,
                }
            }
            Reader::Step(step) => Some(step),
            Reader::Scale(_) | Reader::Everywhere | Reader::Guide(_) => None,
        };
        let mut above = step;
        while let Some(step) = above.and_then(|step| plan.steps.get(step.index())) {
            whens.extend(step.when.as_ref());
            above = step.parent;
        }
        whens
    }
}

/// Whether something says something wherever a condition is met (or, under a `not`, is false): a comparison with what says
/// nothing is neither.
fn said(when: &Truth, is_true: bool, read: Read) -> bool {
    // Who answered and then would rather say nothing answered so often all the same.
    let names = |other: &Read| {
        let is_same = item_of(read).is_some() && item_of(*other) == item_of(read);
        *other == read || (is_same && !matches!(other, Read::Attempts(_)))
    };
    match when {
        Truth::Not(inner) => said(inner, !is_true, read),
        Truth::All(parts) if is_true => parts.iter().any(|part| said(part, true, read)),
        Truth::All(parts) => parts.iter().all(|part| said(part, false, read)),
        Truth::Any(parts) if is_true => parts.iter().all(|part| said(part, true, read)),
        Truth::Any(parts) => parts.iter().any(|part| said(part, false, read)),
        // Of these it is always known whether they are met.
        Truth::Answered(_) => is_true && reads(when).iter().any(names),
        Truth::Constant(_) | Truth::Skipped(_) | Truth::Declined(_) | Truth::Done(_) => false,
        _ => reads(when).iter().any(names),
    }
}
