//! What is shown once more where nobody who comes there has it: recalled, looked back at, summed up, offered, or put into a text
//! that has other words for who does not have it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::filled::{Filled, ask, filled};
use super::findings::Asking;
use super::holes::{Fear, Hole};
use super::targets::Target;
use super::verdict::{Nobody, Property};
use crate::check::Module;
use crate::check::built::{Reader, Site, Spot};
use crate::check::rules::proven::{NEVER_KNOWN_HERE, REVIEW_UNASKED_HERE};
use crate::expr::name::{StepIx, ValueIx};
use crate::expr::typed::{Clock, Day, Pick, Sum, Truth, Typed, Words};
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::{ItemKind, Plan, Recap, Shows, StepKind};

/// Codes of problems that say without walking that something is known of nobody where it stands.
const UNKNOWN: &[&str] = &["read-before-asked", "never-asked-before", "never-measured-before"];

/// Something that is shown, and where.
pub(super) struct Shown<'a> {
    pub(super) span: Span,
    pub(super) reader: Reader,
    /// In the words of the module.
    pub(super) name: String,
    pub(super) what: Cow<'a, Shows>,
    /// What nobody gets where nobody has it.
    pub(super) nobody: Option<Nobody>,
    /// It asks how far somebody came with it.
    pub(super) looks_back: bool,
}

/// What is shown once more as it was answered: by items that recall or review, in summaries, in what is offered.
pub(super) fn once_more(module: &Module) -> Vec<Shown<'static>> {
    let plan = module.plan();
    let items = module.sites().iter().filter_map(|(site, span)| {
        let Site::Copies(item) = *site else { return None };
        let (of, looks_back) = match plan.items.get(item.index())?.kind {
            ItemKind::Recall { of } => (of, false),
            ItemKind::GoalReview { of, .. } => (of, true),
            _ => return None,
        };
        let reader = (Reader::Item(item), *span);
        let shown = shown(plan, Recap::Item(of), reader, Nobody::Recalls(item))?;
        Some(Shown { looks_back, ..shown })
    });
    let steps = (0..).map(StepIx).zip(&plan.steps).flat_map(|(here, step)| {
        let (StepKind::End { summary: list, .. } | StepKind::Share { offer: list, .. }) = &step.kind else {
            return Vec::new();
        };
        let lines = list.iter().enumerate().filter_map(|(number, what)| {
            let span = module.place_of(Spot::Summary(here, number))?;
            let line = Nobody::SumsUp(here, crate::program::number(number));
            shown(plan, *what, (Reader::Step(here), span), line)
        });
        lines.collect()
    });
    items.chain(steps).collect()
}

fn shown(plan: &Plan, what: Recap, (reader, span): (Reader, Span), nobody: Nobody) -> Option<Shown<'static>> {
    let (name, what) = match what {
        Recap::Item(item) => (&plan.items.get(item.index())?.id, Shows::Slot { item }),
        Recap::Scale(scale) => (
            &plan.scales.get(scale.index())?.id,
            Shows::Typed(Typed::Sum(Sum::Score(scale, None))),
        ),
        Recap::Value(value) => (
            &plan.values.get(value.index())?.id,
            Shows::Typed(typed(plan, value)?),
        ),
    };
    Some(Shown {
        span,
        reader,
        name: name.clone(),
        what: Cow::Owned(what),
        nobody: Some(nobody),
        looks_back: false,
    })
}

/// A value as what its rungs are.
fn typed(plan: &Plan, value: ValueIx) -> Option<Typed> {
    let rung = plan.values.get(value.index())?.rungs.first()?;
    Some(match rung.is {
        Typed::Truth(_) => Typed::Truth(Truth::Value(value)),
        Typed::Sum(_) => Typed::Sum(Sum::Value(value)),
        Typed::Pick(_) => Typed::Pick(Pick::Value(value)),
        Typed::Words(_) => Typed::Words(Words::Value(value)),
        Typed::Day(_) => Typed::Day(Day::Value(value)),
        Typed::Clock(_) => Typed::Clock(Clock::Value(value)),
    })
}

impl Asking<'_, '_> {
    /// Of a goal that is looked back at: everybody was asked for it who comes there.
    fn reviewed_unasked(&mut self) {
        let terrain = self.runs.terrain;
        let is_review = |number: &usize| {
            let nobody = terrain.holes.get(*number).and_then(Hole::nobody);
            matches!(nobody, Some(Nobody::Recalls(_)))
        };
        for (span, numbers) in terrain.holes.of(Fear::Unasked) {
            // That nobody has it is said already.
            let mut told = self.answers.problems.iter();
            let is_told = told.any(|problem| problem.span == span) || self.is_said(span);
            if is_told || !numbers.iter().all(is_review) {
                continue;
            }
            match filled(self.runs, &numbers) {
                Filled::Not(example) => {
                    self.answers.refuted.insert(Property::Asked);
                    let hole = numbers.first().and_then(|number| terrain.holes.get(*number));
                    if let (Some(hole), Some(example)) = (hole, example) {
                        let problem = Problem::new(&REVIEW_UNASKED_HERE, span).with("name", hole.name());
                        self.tell(Property::Asked, problem.shown_by(example));
                    }
                }
                Filled::Open(gaps) => self.answers.leave_open(Property::Asked, span, &gaps),
                Filled::Always | Filled::Unseen => {}
            }
        }
    }

    /// Of what is shown once more: somebody has it.
    pub(super) fn shown_again(&mut self) {
        let (module, terrain) = (self.runs.module, self.runs.terrain);
        let unknown = |problem: &&Problem| UNKNOWN.contains(&problem.rule.code);
        let mut unknown = self
            .known
            .iter()
            .filter(unknown)
            .map(|problem| problem.span)
            .peekable();
        if unknown.peek().is_some() {
            let pipes = module.pipes().iter().map(|pipe| pipe.span);
            let again = once_more(module).into_iter().map(|shown| shown.span);
            let shown: BTreeSet<Span> = pipes.chain(again).collect();
            if unknown.any(|span| shown.contains(&span)) {
                self.answers.refuted.insert(Property::Asked);
            }
        }
        for (span, numbers) in terrain.holes.of(Fear::Lost) {
            let all = |asking: &Self| asking.seen_of(numbers.iter().map(|number| Target::Hole(*number)));
            let unsettled = self.unsettled(&numbers, &mut |asking, number| {
                (!all(asking).met).then(|| ask(asking.runs, number))
            });
            let seen = all(self);
            if seen.met {
                continue;
            }
            if let Some(run) = unsettled {
                self.leave_open(Property::Asked, span, run);
            } else if seen.unmet
                && let Some(first) = numbers.first()
            {
                let lost = numbers
                    .iter()
                    .filter_map(|number| terrain.holes.get(*number)?.nobody());
                self.answers.nobody.extend(lost);
                let name = terrain.holes.get(*first).map_or("", Hole::name);
                self.tell(
                    Property::Asked,
                    Problem::new(&NEVER_KNOWN_HERE, span).with("name", name),
                );
            }
        }
        self.reviewed_unasked();
    }
}
