//! Whether somebody who takes a way sees the step that it names: one that is not there for them is passed over in silence.

use super::findings::{Asking, Written, by_span};
use super::runs::Question;
use super::slice::Slice;
use super::targets::Target;
use super::verdict::{Nobody, Property};
use crate::check::built::{Site, Spot};
use crate::check::rules::proven::WAY_LEADS_PAST;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::{Home, Plan};
use crate::program::number;
use crate::session::passage::Passed;

/// A way that names a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lead {
    /// The way on of a step, by its place in the ladder.
    Way(StepIx, usize),
    /// The way of a rule, by its place among the rules of the item.
    Rule(ItemIx, usize),
    /// Where a step leads that waited as long as it does.
    Otherwise(StepIx),
}

impl Lead {
    /// What leads on, of what was passed.
    pub(super) const fn of(passed: Passed) -> Option<Self> {
        match passed {
            Passed::Way(step, rung) => Some(Self::Way(step, rung as usize)),
            Passed::Rule(item, place) => Some(Self::Rule(item, place as usize)),
            Passed::Otherwise(step) => Some(Self::Otherwise(step)),
            Passed::Into(_) | Passed::Over(_) | Passed::Empty(_) => None,
        }
    }
}

impl Asking<'_, '_> {
    /// Of each way to a step that may not be there: somebody who takes it comes there.
    pub(super) fn landings(&mut self) {
        for Written { uses, span } in by_span(self.leads().into_iter()) {
            let all = |asking: &Self| asking.seen_of(uses.iter().map(|(lead, _)| Target::Lands(*lead)));
            // Whether anybody takes it is asked of its condition: of one that somebody takes it was seen where it leads.
            let unsettled = self.unsettled(&uses, &mut |asking, (lead, to)| {
                let seen = all(asking);
                let may_be_taken = seen.unmet || matches!(lead, Lead::Otherwise(_));
                (may_be_taken && !seen.met).then(|| asking.ask_landing(lead, to))
            });
            let seen = all(self);
            // That nobody takes it, or that nobody at all comes there, is said already.
            let is_said = uses.iter().all(|(_, to)| self.never.contains(to));
            let is_bound = |asking: &Self| {
                let mut uses = uses.iter();
                uses.any(|(_, to)| asking.is_set_by_use(Site::Step(*to)))
            };
            if seen.met || is_said || is_bound(self) {
                continue;
            }
            if let Some(run) = unsettled {
                self.leave_open(Property::Ways, span, run);
            } else if seen.unmet
                && let Some((_, to)) = uses.first()
            {
                let led = uses.iter().filter_map(|(lead, _)| match lead {
                    Lead::Way(step, rung) => Some(Nobody::LedTo(*step, number(*rung))),
                    Lead::Rule(..) | Lead::Otherwise(_) => None,
                });
                self.answers.nobody.extend(led);
                let module = self.runs.module;
                let step = module.plan().steps.get(to.index());
                let name = step.map_or("", |step| step.id.as_str());
                let mut problem = Problem::new(&WAY_LEADS_PAST, span).with("name", name);
                let own = module.sites().iter().find(|(site, _)| *site == Site::Step(*to));
                if let Some((_, when)) = own {
                    problem = problem.see(
                        *when,
                        "hieraan voldoet niemand die zo komt",
                        "nobody who comes like this meets this",
                    );
                }
                self.tell(Property::Ways, problem);
            }
        }
    }

    /// Ways with where they lead, where that may be passed over. One for all who are left, or to what comes next anyhow, only says
    /// from where to go on.
    fn leads(&self) -> Vec<((Lead, StepIx), Span)> {
        let module = self.runs.module;
        let (plan, lines, hides) = (module.plan(), module.lines(), &self.runs.terrain.hides);
        let may_hide = |to: StepIx| hides.get(to.index()).copied().unwrap_or(false);
        let mut all = Vec::new();
        for (at, step) in (0..).map(StepIx).zip(&plan.steps) {
            let asking = step.ways.iter().enumerate().filter(|(_, way)| way.when.is_some());
            for (rung, way) in asking {
                let span = lines.ways.get(at.index()).and_then(|ways| ways.get(rung));
                all.extend(span.map(|span| ((Lead::Way(at, rung), way.go), *span)));
            }
            let limit = step.kind.limit();
            let span = module.place_of(Spot::Otherwise(at));
            all.extend(
                limit
                    .zip(span)
                    .map(|(limit, span)| ((Lead::Otherwise(at), limit.otherwise), span)),
            );
        }
        for (at, item) in (0..).map(ItemIx).zip(&plan.items) {
            for (place, go) in item
                .rules
                .iter()
                .enumerate()
                .filter_map(|(place, rule)| Some((place, rule.go?)))
            {
                let span = lines.rules.get(at.index()).and_then(|rules| rules.get(place));
                all.extend(span.map(|span| ((Lead::Rule(at, place), go), *span)));
            }
        }
        all.retain(|((lead, to), span)| {
            may_hide(*to) && span.start < span.end && following(plan, *lead) != Some(*to)
        });
        all
    }

    /// With all that decides whether the way is taken, and whether the step is there then.
    fn ask_landing(&mut self, lead: Lead, to: StepIx) -> usize {
        let plan = self.runs.module.plan();
        if let Lead::Rule(item, _) = lead
            && let Some(Home::Step(step)) = plan.items.get(item.index()).map(|item| item.home)
        {
            return self.ask_way(step, item, Some(to));
        }
        self.runs.ask(|slicer| {
            let mut slice: Slice = slicer.of_showing(to);
            match lead {
                Lead::Way(step, rung) => {
                    slice.extend(slicer.of_step(step));
                    for above in 0..=rung {
                        slice.extend(slicer.of_site(Site::Way(step, above)));
                    }
                }
                Lead::Otherwise(step) => slice.extend(slicer.of_step(step)),
                Lead::Rule(..) => {}
            }
            Question::about(slice)
        })
    }
}

/// What comes next in its list after the step that a way leads from.
fn following(plan: &Plan, lead: Lead) -> Option<StepIx> {
    let step = match lead {
        Lead::Way(step, _) | Lead::Otherwise(step) => step,
        Lead::Rule(item, _) => match plan.items.get(item.index())?.home {
            Home::Step(step) => step,
            Home::Scale(_) => return None,
        },
    };
    plan.steps.get(step.index())?.following
}
