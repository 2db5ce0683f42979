//! What was said already, and what follows from it and need not be said again.

use super::findings::Asking;
use super::leaves::{asked, read_through};
use super::sites::rung;
use super::verdict::{Nobody, Property};
use crate::check::built::Site;
use crate::check::graph::{at, step_of};
use crate::check::rules::never::{CHECK_NEVER_MET, CHECKS_EXCLUDE};
use crate::check::rules::proven;
use crate::expr::name::{ItemIx, StepIx};
use crate::expr::reads::Read;
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::Plan;

impl Asking<'_, '_> {
    pub(super) fn is_said(&self, span: Span) -> bool {
        self.said
            .iter()
            .any(|other| other.source == span.source && other.start < span.end && span.start < other.end)
    }

    /// Whether something was said of a check of an item.
    pub(super) fn is_check_said(&self, item: ItemIx) -> bool {
        let mut sites = self.runs.module.sites().iter();
        sites.any(|(site, span)| matches!(site, Site::Must(of, _) if *of == item) && self.is_said(*span))
    }

    /// Whether a condition reads, perhaps through values, an item of which it was said that nobody sees it, or that no answer does.
    pub(super) fn reads_lost(&self, site: Site) -> bool {
        let own = self.runs.terrain.reads.iter().find(|read| read.site == site);
        own.is_some_and(|own| {
            asked(self.runs.module.plan(), own.truth)
                .iter()
                .any(|item| self.answers.nobody.contains(&Nobody::Sees(*item)) || self.is_unanswerable(*item))
        })
    }

    /// Whether a condition of a part hangs on what its `use` sets: in another module the same part may be set otherwise. What the
    /// module around asks of the part is its own.
    pub(super) fn is_set_by_use(&self, site: Site) -> bool {
        let plan = self.runs.module.plan();
        let owner = owner(plan, site);
        let is_of_part = |read: &Read| match read {
            Read::Setting(setting) => plan
                .settings
                .get(setting.index())
                .and_then(|setting| setting.id.rsplit_once('/'))
                .is_some_and(|(part, _)| owner.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'))),
            _ => false,
        };
        let own = self.runs.terrain.reads.iter().find(|read| read.site == site);
        let truth = match site {
            Site::Rung(value, place) => rung(plan, value, place),
            _ => own.map(|own| own.truth),
        };
        truth.is_some_and(|truth| read_through(plan, truth).iter().any(is_of_part))
    }

    /// Whether that holds of a rung above one in its ladder.
    pub(super) fn is_set_above(&self, rung: Site) -> bool {
        match rung {
            Site::Way(step, rung) => (0..rung).any(|above| self.is_set_by_use(Site::Way(step, above))),
            Site::Rule(item, place) => (0..place).any(|above| self.is_set_by_use(Site::Rule(item, above))),
            _ => false,
        }
    }

    /// Whether what the `use` of a part sets is all that leads nobody to a step: its own condition, that of what it stands in, or
    /// of the ways there.
    pub(super) fn is_set_away(&self, step: StepIx) -> bool {
        let plan = self.runs.module.plan();
        let parent = plan.steps.get(step.index()).and_then(|step| step.parent);
        if self.is_set_by_use(Site::Step(step)) || parent.is_some_and(|parent| self.away.contains(&parent)) {
            return true;
        }
        let is_left_out = |from: StepIx| {
            let ways = plan.steps.get(from.index()).map_or(0, |step| step.ways.len());
            self.away.contains(&from) || self.is_set_above(Site::Way(from, ways))
        };
        // Where nobody comes for another reason, that is said there.
        let before = self.runs.terrain.graph.to(at(step)).iter();
        let mut before = before
            .map(|from| step_of(*from))
            .filter(|from| *from != step && (self.away.contains(from) || !self.never.contains(from)));
        before.clone().next().is_some() && before.all(is_left_out)
    }

    /// Whether it was said of the checks of an item that no answer meets them.
    fn is_unanswerable(&self, item: ItemIx) -> bool {
        let known = || {
            let codes = [CHECK_NEVER_MET.code, CHECKS_EXCLUDE.code];
            self.known
                .iter()
                .filter(move |problem| codes.contains(&problem.rule.code))
        };
        let mut sites = self.runs.module.sites().iter();
        sites.any(|(site, span)| {
            matches!(site, Site::Must(of, _) if *of == item) && known().any(|problem| problem.span == *span)
        })
    }

    /// Whether something was said of a way from a step to another, or of one above it in the ladder.
    pub(super) fn is_way_said(&self, from: StepIx, to: StepIx) -> bool {
        let module = self.runs.module;
        let ways = module.plan().steps.get(from.index()).map(|step| &step.ways);
        let leads = |rung: usize| ways.is_some_and(|ways| ways.iter().skip(rung).any(|way| way.go == to));
        module.sites().iter().any(|(site, span)| match site {
            Site::Way(of, rung) => {
                *of == from && leads(*rung) && (self.is_said(*span) || self.reads_lost(*site))
            }
            _ => false,
        })
    }

    /// Whether of each way from a step to another it was told that nobody takes it.
    pub(super) fn is_way_told(&self, from: StepIx, to: StepIx) -> bool {
        let module = self.runs.module;
        let ways = module.plan().steps.get(from.index()).map(|step| &step.ways);
        let rungs = ways.into_iter().flatten().enumerate();
        let mut rungs = rungs
            .filter(|(_, way)| way.go == to)
            .map(|(rung, _)| rung)
            .peekable();
        let is_told = |rung: usize| {
            let mut sites = module.sites().iter();
            let mut told = self.answers.problems.iter();
            let own = sites.find(|(site, _)| *site == Site::Way(from, rung));
            own.is_some_and(|(_, span)| told.any(|problem| problem.span == *span))
        };
        rungs.peek().is_some() && rungs.all(is_told)
    }

    /// Shows at a way that nobody takes the step to which nobody comes for that reason.
    pub(super) fn leads_nobody(&self, way: Site, problem: Problem) -> Problem {
        let module = self.runs.module;
        let to = match way {
            Site::Way(from, rung) => module
                .plan()
                .steps
                .get(from.index())
                .and_then(|from| from.ways.get(rung))
                .map(|way| way.go),
            _ => None,
        };
        let line = to
            .filter(|to| self.never.contains(to))
            .and_then(|to| module.lines().steps.get(to.index()));
        match line.filter(|line| line.start < line.end) {
            Some(line) => problem.see(*line, "hier komt niemand", "nobody comes here"),
            None => problem,
        }
    }

    /// Says that nobody comes to a step, and shows the conditions of the ways that lead there.
    pub(super) fn never_visited(&mut self, step: StepIx, span: Span) {
        let module = self.runs.module;
        let steps = &module.plan().steps;
        let name = steps.get(step.index()).map_or("", |step| step.id.as_str());
        let mut problem = Problem::new(&proven::STEP_NEVER_VISITED, span).with("name", name);
        let (nl, en) = ("deze weg ernaartoe neemt niemand", "nobody takes this way there");
        for (site, condition) in module.sites() {
            let way = match site {
                Site::Way(from, rung) => steps.get(from.index()).and_then(|from| from.ways.get(*rung)),
                _ => None,
            };
            if way.is_some_and(|way| way.go == step) {
                problem = problem.see(*condition, nl, en);
            }
        }
        // A way for all who are left, where nobody is left.
        for (from, ways) in (0..).map(StepIx).zip(&module.lines().ways) {
            for (rung, line) in ways.iter().enumerate() {
                let way = steps.get(from.index()).and_then(|from| from.ways.get(rung));
                let site = Site::Way(from, rung);
                if way.is_some_and(|way| way.go == step && way.when.is_none()) && self.is_ladder_read(site) {
                    problem = self.taken_above(site, problem.see(*line, nl, en));
                }
            }
        }
        self.tell(Property::Visited, problem);
    }

    /// Says that no answer to an item meets all its checks, and shows them.
    pub(super) fn never_valid(&mut self, item: ItemIx, span: Span) {
        let module = self.runs.module;
        let name = module
            .plan()
            .items
            .get(item.index())
            .map_or("", |item| item.id.as_str());
        let mut problem = Problem::new(&proven::NEVER_VALID, span).with("name", name);
        let of_item = |site: &Site| matches!(site, Site::Must(of, _) if *of == item);
        let checks: Vec<_> = module.sites().iter().filter(|(site, _)| of_item(site)).collect();
        let (nl, en) = if checks.len() == 1 {
            (
                "hieraan voldoet geen antwoord van wie hier komt",
                "no answer of who comes here meets this",
            )
        } else {
            (
                "hieraan en aan de rest van `check` samen voldoet geen antwoord",
                "no answer meets this and the rest of `check` together",
            )
        };
        for (_, check) in checks {
            problem = problem.see(*check, nl, en);
        }
        self.tell(Property::Answers, problem);
    }
}

/// The id of what a condition is written at.
fn owner(plan: &Plan, site: Site) -> &str {
    let id = match site {
        Site::Step(step) | Site::Way(step, _) => plan.steps.get(step.index()).map(|step| &step.id),
        Site::Item(item)
        | Site::Required(item)
        | Site::Option(item, _)
        | Site::Copies(item)
        | Site::Must(item, _)
        | Site::Rule(item, _) => plan.items.get(item.index()).map(|item| &item.id),
        Site::Rung(value, _) => plan.values.get(value.index()).map(|value| &value.id),
    };
    id.map_or("", String::as_str)
}
