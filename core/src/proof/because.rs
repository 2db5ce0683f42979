//! Why nobody meets a condition, or everybody: which conditions that ask the same answers everybody met, or did not meet, before.

use std::collections::BTreeSet;

use super::findings::Asking;
use super::leaves::asked;
use super::sites::{self, Spot, items_of};
use super::targets::Target;
use crate::check::built::Site;
use crate::check::graph::{Place, after, at, stands_in, step_of};
use crate::expr::name::{ItemIx, StepIx, ValueIx};
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::Step;

/// So many conditions are shown.
const MOST: usize = 2;

impl Asking<'_, '_> {
    /// Shows at a problem about a rung without a condition the rungs above it, which leave nobody to it.
    pub(super) fn taken_above(&self, site: Site, mut problem: Problem) -> Problem {
        let is_above = |other: Site| match (site, other) {
            (Site::Way(own, rung), Site::Way(step, above)) => step == own && above < rung,
            (Site::Rule(own, rung), Site::Rule(item, above)) => item == own && above < rung,
            _ => false,
        };
        let sites = self.runs.module.sites().iter();
        let is_met = |other: Site| self.seen(Target::Site(other)).met;
        let met: Vec<Span> = sites
            .filter(|(other, _)| is_above(*other) && is_met(*other))
            .map(|(_, span)| *span)
            .collect();
        let (nl, en) = if met.len() == 1 {
            (
                "hieraan voldoet al iedereen die zover komt",
                "everybody who comes so far meets this already",
            )
        } else {
            (
                "iedereen die zover komt, voldoet al hieraan of aan een andere erboven",
                "everybody who comes so far meets this already, or another one above",
            )
        };
        for span in met {
            problem = problem.see(span, nl, en);
        }
        problem
    }

    /// Shows at a problem about a rung of a value the rungs above it that ask the same and that somebody gets.
    fn rungs_above(&self, (value, rung): (ValueIx, usize), mut problem: Problem) -> Problem {
        let plan = self.runs.terrain.plan;
        let asks = |place: usize| sites::rung(plan, value, place).map(|truth| asked(plan, truth));
        let own = asks(rung).unwrap_or_default();
        for (other, span) in self.runs.module.sites() {
            let is_above = match other {
                Site::Rung(of, above) if *of == value && *above < rung => {
                    asks(*above).is_some_and(|asks| !asks.is_disjoint(&own))
                }
                _ => false,
            };
            if is_above && self.seen(Target::Site(*other)).met {
                let (nl, en) = (
                    "wie hieraan voldoet, krijgt deze trede al",
                    "whoever meets this gets this rung already",
                );
                problem = problem.see(*span, nl, en);
            }
        }
        problem
    }

    /// Shows at a problem about a condition what was asked of everybody on the way there.
    pub(super) fn because(&self, site: Site, mut problem: Problem) -> Problem {
        if let Site::Rung(value, rung) = site {
            return self.rungs_above((value, rung), problem);
        }
        let mut all = self.passed_by_all(site);
        // What lies nearest says most.
        all.sort_unstable_by_key(|(span, _)| std::cmp::Reverse(*span));
        all.dedup();
        for (span, is_met) in all.into_iter().take(MOST) {
            let (nl, en) = if is_met {
                (
                    "wie daar komt, voldeed hier eerder aan",
                    "who comes there met this before",
                )
            } else {
                (
                    "wie daar komt, voldeed hier eerder niet aan",
                    "who comes there did not meet this before",
                )
            };
            problem = problem.see(span, nl, en);
        }
        problem
    }

    /// Conditions on the one way to a place that ask an answer which the condition there asks too, and how they came out.
    fn passed_by_all(&self, site: Site) -> Vec<(Span, bool)> {
        let terrain = self.runs.terrain;
        let plan = terrain.plan;
        let mut reads = terrain.reads.iter().filter(|read| read.site == site);
        // What is read in several places has no one way there.
        let (Some(read), None) = (reads.next(), reads.next()) else {
            return Vec::new();
        };
        let own = asked(plan, read.truth);
        let reader = match read.spot {
            Spot::Stage(step, _) => at(step),
            Spot::Place(place) => place,
        };
        let mut found = Vec::new();
        let mut note = |other: Site, is_met: bool| {
            if other != site && self.asks_the_same(other, &own) {
                let spans = self.runs.module.sites().iter();
                let span = spans.filter(|(at, _)| *at == other).map(|(_, span)| *span);
                found.extend(span.map(|span| (span, is_met)));
            }
        };
        match site {
            Site::Way(step, rung) => (0..rung).for_each(|above| note(Site::Way(step, above), false)),
            Site::Rule(item, rung) => (0..rung).for_each(|above| note(Site::Rule(item, above), false)),
            _ => {}
        }
        // Who begins somewhere is there, whatever is asked of those who come.
        let begins_once = !plan.steps.iter().any(|step| step.entry);
        for (step, from) in (0..).map(StepIx).zip(&plan.steps) {
            if begins_once && stands_in(plan, step_of(reader), step) {
                note(Site::Step(step), true);
            }
            let conditions = from.ways.iter().filter_map(|way| way.when.as_ref());
            if conditions.clone().all(|when| asked(plan, when).is_disjoint(&own)) {
                continue;
            }
            let Some(taken) = self.only_way(step, from, reader) else {
                continue;
            };
            for rung in 0..taken {
                note(Site::Way(step, rung), false);
            }
            note(Site::Way(step, taken), true);
        }
        found
    }

    fn asks_the_same(&self, site: Site, own: &BTreeSet<ItemIx>) -> bool {
        let terrain = self.runs.terrain;
        let mut reads = terrain.reads.iter().filter(|read| read.site == site);
        reads.any(|read| !asked(terrain.plan, read.truth).is_disjoint(own))
    }

    /// The way on of a step that everybody took who comes to a place.
    fn only_way(&self, step: StepIx, from: &Step, reader: Place) -> Option<usize> {
        let graph = self.runs.terrain.graph;
        (0..from.ways.len()).find(|rung| {
            let Some(way) = from.ways.get(*rung) else {
                return false;
            };
            let to = way.go;
            // That nothing else leads there from here is so when this way alone names it.
            let is_alone = from.ways.iter().filter(|way| way.go == to).count() == 1
                && from.kind.limit().is_none_or(|limit| limit.otherwise != to)
                && items_of(self.runs.terrain.plan, from)
                    .all(|(_, item)| item.rules.iter().all(|rule| rule.go != Some(to)));
            is_alone
                && !graph
                    .without(&|one, other| one == after(step) && other == at(to))
                    .reached()
                    .get(reader)
                    .copied()
                    .unwrap_or(true)
        })
    }
}
