//! Screens on which some see nothing but a title.

use super::findings::Asking;
use super::holes::{Fear, Hole};
use super::sites::items_of;
use super::targets::Target;
use super::verdict::Nobody;
use crate::check::Module;
use crate::check::built::Site;
use crate::check::rules::proven::EMPTY_SCREEN_HERE;
use crate::expr::eval;
use crate::expr::name::{ItemIx, StepIx, ValueIx};
use crate::expr::typed::{Sum, Truth, Typed};
use crate::ground::number::Number;
use crate::ground::problem::Problem;
use crate::module::plan::{Item, Plan, StepKind};
use crate::program::options;

/// The screens on which everything stands under a condition, as holes: filled where any of it is there.
pub(super) fn screens(module: &Module) -> Vec<Hole> {
    let plan = module.plan();
    let steps = (0..).map(StepIx).zip(&plan.steps).filter_map(|(here, step)| {
        let is_plain = matches!(step.kind, StepKind::Step | StepKind::Exercise);
        if !is_plain || step.body.is_some() || step.image.is_some() || step.item_count == 0 {
            return None;
        }
        let (mut conditions, mut any) = (Vec::new(), Vec::new());
        for (at, item) in items_of(plan, step) {
            any.push(shown(at, item, &mut conditions)?);
        }
        if is_covered(plan, &any) {
            return None;
        }
        let span = module.lines().steps.get(here.index())?;
        Some(Hole::bare((here, *span), &step.id, conditions, Truth::Any(any)))
    });
    steps.collect()
}

/// What must hold so that an item is there; none where it always is.
fn shown(at: ItemIx, item: &Item, conditions: &mut Vec<Site>) -> Option<Truth> {
    let mut all: Vec<Truth> = item.when.iter().cloned().collect();
    conditions.extend(item.when.iter().map(|_| Site::Item(at)));
    let list = options(item).map_or(&[][..], |options| &options.list);
    // Without options a question is not there.
    if !list.is_empty() && list.iter().all(|option| option.when.is_some()) {
        all.push(Truth::Any(
            list.iter().filter_map(|option| option.when.clone()).collect(),
        ));
        conditions.extend((0..list.len()).map(|place| Site::Option(at, place)));
    }
    (!all.is_empty()).then_some(Truth::All(all))
}

/// Whether some of these holds for each thing that a value can be: one that is a number for everybody, of a few.
fn is_covered(plan: &Plan, any: &[Truth]) -> bool {
    let holds = |truth: &Truth, value: ValueIx, is: Number| match truth {
        Truth::All(parts) => match parts.as_slice() {
            [Truth::Numbers(how, left, right)] => match (&**left, &**right) {
                (Sum::Value(of), Sum::Constant(bound)) => *of == value && eval::holds(*how, &is, bound),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    };
    (0..).map(ValueIx).zip(&plan.values).any(|(value, found)| {
        let is_for_all = found.rungs.last().is_some_and(|rung| rung.when.is_none());
        is_for_all
            && found.rungs.iter().all(|rung| match &rung.is {
                Typed::Sum(Sum::Constant(is)) => any.iter().any(|truth| holds(truth, value, *is)),
                _ => false,
            })
    })
}

impl Asking<'_, '_> {
    /// Of each screen on which everything hangs on something: whether somebody was seen to find it empty. Advice, for which nothing is
    /// walked: it may be meant so.
    pub(super) fn bare_screens(&mut self) {
        let (module, terrain) = (self.runs.module, self.runs.terrain);
        for (span, numbers) in terrain.holes.of(Fear::Bare) {
            let is_empty = |number: &&usize| self.seen(Target::Hole(**number)).unmet;
            let Some((found, hole)) = numbers
                .iter()
                .find(is_empty)
                .and_then(|number| Some((number, terrain.holes.get(*number)?)))
            else {
                continue;
            };
            // Where nobody sees something that stands there, that is what is wrong.
            let steps = hole
                .steps()
                .iter()
                .filter_map(|step| module.plan().steps.get(step.index()));
            let mut items = steps.flat_map(|step| items_of(module.plan(), step));
            let is_said = items.any(|(at, _)| self.answers.nobody.contains(&Nobody::Sees(at)));
            if let (false, Some(example)) = (is_said || self.is_said(span), self.runs.empty.get(found)) {
                let problem = Problem::new(&EMPTY_SCREEN_HERE, span).with("name", hole.name());
                self.answers.problems.push(problem.shown_by(example.clone()));
            }
        }
    }
}
