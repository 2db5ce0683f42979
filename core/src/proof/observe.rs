//! Writes down what is seen on the way: which conditions are met and which are not, what comes out.

use super::landing::Lead;
use super::sites::items_of;
use super::tally::family;
use super::targets::Target;
use super::vain::least;
use super::walk::Walk;
use crate::check::built::Site;
use crate::expr::eval;
use crate::expr::name::{ItemIx, StepIx, ValueIx};
use crate::module::plan::{Choice, StepKind};
use crate::program::options;
use crate::session::Session;
use crate::session::act::Act;
use crate::session::passage::Passed;

impl Walk<'_> {
    /// On arriving: the step is visited, values are what they are.
    pub(super) fn note_arrival(&mut self, session: &Session, step: StepIx) {
        let mut around = Some(step);
        while let Some(here) = around {
            self.marks.met(Target::Step(here));
            around = self.program.step_at(here).and_then(|found| found.parent);
        }
        self.note_values(session);
    }

    /// Which rung each value stands on.
    pub(super) fn note_values(&mut self, session: &Session) {
        let program = std::sync::Arc::clone(&self.program);
        let Some(view) = session.view() else { return };
        for (value, found) in (0..).map(ValueIx).zip(&program.plan().values) {
            if self.known_values.get(value.index()).copied().unwrap_or(true) {
                continue;
            }
            let met = |rung: &crate::module::plan::Rung| {
                rung.when.as_ref().is_none_or(|when| eval::is_met(when, &view))
            };
            let chosen = found.rungs.iter().position(met);
            for place in 0..found.rungs.len() {
                self.marks
                    .mark(Target::Site(Site::Rung(value, place)), chosen == Some(place));
            }
            let is_known = (0..found.rungs.len()).all(|place| {
                let seen = self.marks.of(Target::Site(Site::Rung(value, place)));
                seen.met && seen.unmet
            });
            if let Some(slot) = self.known_values.get_mut(value.index()) {
                *slot = is_known;
            }
        }
    }

    /// What was passed between the visit that was left and this one.
    pub(super) fn note_passed(&mut self, session: &Session, passed: Option<&[Passed]>) {
        let Some(left) = session.left() else { return };
        match passed {
            Some(passed) => self.note_all(passed),
            None => self.note_all(&session.passage(left)),
        }
        let program = std::sync::Arc::clone(&self.program);
        let plan = program.plan();
        let kind = plan.steps.get(left.step.index()).map(|step| &step.kind);
        let (Some(StepKind::Measure { scale, moment }), Some(view)) = (kind, session.view()) else {
            return;
        };
        for scale in family(plan, *scale) {
            let Some(found) = plan.scales.get(scale.index()) else {
                continue;
            };
            let Some(band) = eval::View::band(&view, scale, *moment) else {
                continue;
            };
            if let Some(place) = found.bands.iter().position(|known| known.id == band) {
                self.marks.met(Target::Band(scale, place));
            }
        }
    }

    pub(super) fn note_all(&mut self, passed: &[Passed]) {
        let behind = passed.iter().skip(1).map(Some).chain([None]);
        for (one, next) in passed.iter().zip(behind) {
            if let (Some(lead), Some(Passed::Into(_) | Passed::Over(_))) = (Lead::of(*one), next) {
                self.marks
                    .mark(Target::Lands(lead), matches!(next, Some(Passed::Into(_))));
            }
            match *one {
                Passed::Way(step, rung) => {
                    let rung = rung as usize;
                    self.marks.met(Target::Site(Site::Way(step, rung)));
                    for before in 0..rung {
                        self.marks.mark(Target::Site(Site::Way(step, before)), false);
                    }
                }
                Passed::Into(step) => self.marks.met(Target::Site(Site::Step(step))),
                Passed::Over(step) => self.note_over(step, next == Some(&Passed::Empty(step))),
                Passed::Rule(item, place) => self.marks.met(Target::Go(item, place as usize)),
                Passed::Otherwise(_) | Passed::Empty(_) => {}
            }
        }
    }

    /// A step that was not there: its condition was not met, or that of nothing in it. Inside what is not looked at when the
    /// condition around it is not met, that of a section may have been met or not.
    pub(super) fn note_over(&mut self, step: StepIx, is_empty: bool) {
        self.marks.mark(Target::Site(Site::Step(step)), is_empty);
        if !is_empty {
            return;
        }
        let program = std::sync::Arc::clone(&self.program);
        let inside = |step: StepIx| {
            program
                .children(step.0)
                .iter()
                .filter(move |child| **child > step)
        };
        let mut open: Vec<StepIx> = inside(step).copied().collect();
        while let Some(step) = open.pop() {
            if program.step_at(step).is_some_and(|found| found.when.is_some()) {
                self.marks.mark(Target::Site(Site::Step(step)), false);
            }
            open.extend(inside(step));
        }
    }

    /// The conditions of one item on the screen, as they stand now.
    pub(super) fn note_item(
        &mut self,
        session: &Session,
        (step, ix): (StepIx, ItemIx),
        acts: &dyn Fn() -> Vec<Act>,
    ) {
        let program = std::sync::Arc::clone(&self.program);
        let plan = program.plan();
        let Some((_, item)) = plan
            .steps
            .get(step.index())
            .and_then(|found| items_of(plan, found).find(|(at, _)| *at == ix))
        else {
            return;
        };
        if self.holes.are_at(step, Some(ix)) && session.standing_of(ix).is_some_and(|standing| standing.shown)
        {
            self.note_holes(session, (step, Some(ix)), (self.expanding, acts));
        }
        if program.index().place(step.0).is_some_and(|place| place.plain) {
            return;
        }
        let (Some(view), Some(own), Some(standing)) =
            (session.view(), session.own_view(ix), session.standing_of(ix))
        else {
            return;
        };
        if let Some(when) = &item.when {
            self.marks
                .mark(Target::Site(Site::Item(ix)), eval::is_met(when, &view));
        }
        for (place, option) in options(item)
            .map_or(&[][..], |options| &options.list)
            .iter()
            .enumerate()
        {
            if let Some(when) = &option.when {
                self.marks
                    .mark(Target::Site(Site::Option(ix, place)), eval::is_met(when, &view));
            }
        }
        let is_there = item.when.as_ref().is_none_or(|when| eval::is_met(when, &view));
        let is_wanted = item
            .required
            .as_ref()
            .is_some_and(|required| eval::is_met(required, &view));
        let least = least(item);
        if let Some(options) = options(item)
            && is_there
            && (is_wanted || least > 1)
        {
            let is_there =
                |option: &&Choice| option.when.as_ref().is_none_or(|when| eval::is_met(when, &view));
            let shown = || options.list.iter().filter(is_there);
            // `none of these` is a whole answer however many there must be of the others.
            let is_enough = shown().count() >= least || shown().any(|option| option.alone);
            self.marks.mark(Target::Enough(ix), is_enough);
            if is_wanted {
                self.marks.mark(Target::Choice(ix), is_enough);
            }
        }
        if !standing.shown {
            return;
        }
        if let Some(required) = &item.required {
            self.marks
                .mark(Target::Site(Site::Required(ix)), eval::is_met(required, &view));
        }
        if standing.is_open {
            return;
        }
        for (place, check) in item.checks.iter().enumerate() {
            let found = eval::truth(&check.must, &own);
            self.marks
                .mark(Target::Site(Site::Must(ix, place)), found != Some(false));
            self.marks.mark(Target::Holds(ix, place), found == Some(true));
        }
        for place in 0..item.rules.len() {
            let is_chosen = usize::from(standing.rule) == place + 1;
            self.marks.mark(Target::Site(Site::Rule(ix, place)), is_chosen);
        }
    }
}
