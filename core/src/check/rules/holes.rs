//! Holes in texts: which may stay empty.

use super::early::{Asked, PIPE_MAY_BE_EMPTY, View, Work, item_of, measures};
use super::pipes::{PIPE_WHEN_SKIPPED, may_be_nothing, of_shown};
use crate::check::built::{PipeUse, Reader, Site};
use crate::check::graph;
use crate::expr::name::ValueIx;
use crate::expr::reads::{Read, reads};
use crate::expr::typed::Truth;
use crate::ground::problem::{Problem, Problems};
use crate::module::plan::{Home, Missing, Rung, Scale};

impl Work<'_> {
    pub(super) fn judge_pipe(&self, used: &PipeUse, problems: &mut Problems) {
        let (pipe, reader, span) = (&used.pipe, used.reader, used.span);
        let views: Vec<View> = match reader {
            Reader::Step(step) => vec![View {
                place: graph::at(step),
                item: None,
                is_own: false,
            }],
            Reader::Item(_) | Reader::Said(_) => {
                let item = reader.item();
                item.map_or_else(Vec::new, |item| self.at_item(item, true))
            }
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
            let hole = (read, may_be_nothing(&self.built.plan, &pipe.shows));
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
            let may_be_skipped =
                self.may_be_missing(read) && !views.is_empty() && !self.is_there_by_itself(read, reader);
            let (whens, guard) = (self.whens(reader), self.guard(reader));
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
                && !whens.iter().any(|when| self.said(when, true, hole))
                && !guard.is_some_and(|(when, is_true)| self.said(when, is_true, hole))
            {
                let example = format!("`{{{}|…}}`", used.written.trim());
                let name = match row_of(read) {
                    Some(_) => used.written.trim().to_owned(),
                    None => self.as_written(read, reader),
                };
                problems.push(
                    Problem::new(rule, span)
                        .with("name", name)
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
            Reader::Item(_) | Reader::Said(_) => {
                let item = reader.item().and_then(|item| plan.items.get(item.index()));
                item.map(|item| &item.id)
            }
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
            let is_said = |read: Read| {
                rung.when
                    .as_ref()
                    .is_some_and(|when| self.said(when, true, (read, false)))
            };
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
            Reader::Item(_) | Reader::Said(_) => {
                let item = reader.item().and_then(|item| plan.items.get(item.index()));
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

    /// The condition under which something is said about an answer, and how it comes out then: a rule is met, a check is false.
    fn guard(&self, reader: Reader) -> Option<(&Truth, bool)> {
        let Reader::Said(site) = reader else { return None };
        let item = self.built.plan.items.get(reader.item()?.index())?;
        match site {
            Site::Rule(_, place) => Some((item.rules.get(place)?.when.as_ref()?, true)),
            Site::Must(_, place) => Some((&item.checks.get(place)?.must, false)),
            _ => None,
        }
    }

    /// Whether what is shown is there since the text itself is: the answer it is about, as a whole; what a band was made up from.
    fn is_there_by_itself(&self, read: Read, reader: Reader) -> bool {
        let plan = &self.built.plan;
        let Reader::Scale(scale) = reader else {
            return row_of(read).is_none() && item_of(read).is_some() && item_of(read) == reader.item();
        };
        let is_of_band = |scale: &Scale| {
            let needs_all = scale.skipped == Missing::Unknown;
            needs_all && scale.operands.iter().any(|of| Some(of.item) == item_of(read))
        };
        match read {
            Read::Scale(shown, _) => shown == scale,
            Read::Answer(_, None) => plan.scales.get(scale.index()).is_some_and(is_of_band),
            Read::Answer(..) => false,
            // What a value comes to once it is measured shows nowhere before.
            _ => true,
        }
    }

    /// Whether something says something wherever a condition is met (or, under a `not`, is false): a comparison with what says
    /// nothing is neither. Where nothing may be ticked at all, only what names an option says that one was.
    fn said(&self, when: &Truth, is_true: bool, hole: (Read, bool)) -> bool {
        let (read, may_be_nothing) = hole;
        let names = |other: &Read| {
            let says_more = match when {
                _ if !may_be_nothing => true,
                Truth::Has(..) => is_true,
                Truth::SetIs(_, options) => is_true && !options.is_empty(),
                _ => false,
            };
            says_more && (*other == read || self.is_as_good(*other, (when, is_true), read))
        };
        match when {
            Truth::Not(inner) => self.said(inner, !is_true, hole),
            Truth::All(parts) if is_true => parts.iter().any(|part| self.said(part, true, hole)),
            Truth::All(parts) => parts.iter().all(|part| self.said(part, false, hole)),
            Truth::Any(parts) if is_true => parts.iter().all(|part| self.said(part, true, hole)),
            Truth::Any(parts) => parts.iter().any(|part| self.said(part, false, hole)),
            // Of these it is always known whether they are met.
            Truth::Answered(_) => is_true && reads(when).iter().any(names),
            Truth::Constant(_) | Truth::Skipped(_) | Truth::Declined(_) | Truth::Done(_) => false,
            _ => reads(when).iter().any(names),
        }
    }

    /// Whether what a condition reads is only there together with what is shown: another side of the same answer.
    fn is_as_good(&self, other: Read, (when, is_true): (&Truth, bool), read: Read) -> bool {
        let Some(item) = item_of(read).filter(|item| item_of(other) == Some(*item)) else {
            return false;
        };
        // Who answered and then would rather say nothing answered so often all the same.
        if matches!(other, Read::Attempts(_)) {
            return false;
        }
        // What was answered at one moment says nothing of another.
        if let (Read::Answer(_, Some(one)), Read::Answer(_, Some(two))) = (other, read)
            && one != two
        {
            return false;
        }
        let found = self.built.plan.items.get(item.index());
        let is_by_row = found.is_some_and(|item| item.kind.is_by_row());
        // Rows are answered one by one (16.8): what is answered as a whole has them all.
        match row_of(read).filter(|_| is_by_row) {
            None => true,
            row if row_of(other).is_some() => row_of(other) == row,
            _ => is_true && matches!(when, Truth::Answered(_) | Truth::Correct(_)),
        }
    }
}

/// The row or question that is read.
const fn row_of(read: Read) -> Option<u32> {
    match read {
        Read::Answer(of, _) | Read::Status(of) => of.row,
        _ => None,
    }
}
