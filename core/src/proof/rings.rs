//! What is said of each ring of steps: whether everybody gets out of it, and whether their answers keep them in it.

use std::collections::BTreeSet;

use super::games::{Games, Lost};
use super::runs::Runs;
use super::terrain::asking;
use super::verdict::{Answers, Property};
use crate::check::Module;
use crate::check::built::Site;
use crate::check::graph::{after, stands_in, step_of};
use crate::check::rules::no_way_out::NO_WAY_OUT;
use crate::check::rules::proven::{KEPT_BY_ANSWERS, NEVER_ENDS};
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::problem::Problem;
use crate::ground::span::Span;

/// So many ways out are shown.
const MOST: usize = 2;

/// Whether a condition that cannot be read has a say in how it goes on in a ring of steps.
fn is_open(module: &Module, ring: &BTreeSet<StepIx>) -> bool {
    let plan = module.plan();
    let is_asked_in = |item: ItemIx| asking(plan, item).iter().any(|step| ring.contains(step));
    module.open_sites().iter().any(|site| match *site {
        Site::Step(step) | Site::Way(step, _) => ring.contains(&step),
        Site::Item(item)
        | Site::Required(item)
        | Site::Option(item, _)
        | Site::Copies(item)
        | Site::Must(item, _)
        | Site::Rule(item, _) => is_asked_in(item),
        Site::Rung(..) => true,
    })
}

/// The conditions of ways that lead out of some steps, the first few.
fn ways_out(module: &Module, round: &BTreeSet<StepIx>) -> Vec<Span> {
    let plan = module.plan();
    let steps = &plan.steps;
    // To a child of a menu that is in it is no way out.
    let is_inside = |to: StepIx| round.iter().any(|step| stands_in(plan, to, *step));
    let leads_out = |site: &Site| match *site {
        Site::Way(step, rung) if round.contains(&step) => {
            let ways = steps.get(step.index()).map(|step| &step.ways);
            ways.and_then(|ways| ways.get(rung))
                .is_some_and(|way| !is_inside(way.go))
        }
        _ => false,
    };
    let sites = module.sites().iter().filter(|(site, _)| leads_out(site));
    sites.map(|(_, span)| *span).take(MOST).collect()
}

/// What was said of a ring that has no way out, whatever is answered.
fn without_way_out<'a>(
    module: &Module,
    known: &'a [Problem],
    ring: &BTreeSet<StepIx>,
) -> Option<&'a Problem> {
    let lines = module.lines();
    let is_of_ring = |span: Span| {
        ring.iter().any(|step| {
            let mut ways = lines.ways.get(step.index()).into_iter().flatten();
            lines.steps.get(step.index()) == Some(&span) || ways.any(|way| *way == span)
        })
    };
    known
        .iter()
        .find(|problem| problem.rule.code == NO_WAY_OUT.code && is_of_ring(problem.span))
}

/// Both games: for each ring of steps, and for what lies between the rings.
pub(super) fn games(runs: &mut Runs<'_>, known: &[Problem], answers: &mut Answers) {
    let module = runs.module;
    let line = |step: StepIx| {
        module
            .lines()
            .steps
            .get(step.index())
            .copied()
            .unwrap_or_default()
    };
    // What lies between rings always goes on: there is no limit without a way on, and no gate without a way through.
    for ring in runs.rings() {
        let (found, gaps) = runs.ask_ring(&ring);
        let first = ring.first().map(|step| line(*step)).unwrap_or_default();
        // A ring through a part is made by the module that goes back to it, not by the part.
        let (graph, is_here) = (runs.terrain.graph, |step: &StepIx| line(*step).source == 0);
        let leads_back = |from: &&StepIx| {
            let mut to = graph.from(after(**from)).iter().map(|place| step_of(*place));
            is_here(from) && to.any(|to| to <= **from && ring.contains(&to))
        };
        let told = |step: StepIx| {
            let way_back = ring.iter().find(leads_back).filter(|_| !is_here(&step));
            line(way_back.copied().unwrap_or(step))
        };
        let goes_back = |problem: Problem, lost: &Lost| {
            let problem = ways_out(module, &lost.round)
                .into_iter()
                .fold(problem, |problem, way| {
                    let (nl, en) = (
                        "deze weg eruit blijft zo dicht",
                        "this way out stays closed like this",
                    );
                    problem.see(way, nl, en)
                });
            if lost.back == lost.step {
                return problem;
            }
            let (nl, en) = ("van hier gaat het weer terug", "from here it goes back again");
            problem.see(line(lost.back), nl, en)
        };
        // Whom somebody's silence holds, their answers need not.
        let is_silent = super::silence::is_told(module, known, &ring);
        // What holds them may not, once it can be read.
        let found = if is_open(module, &ring) {
            Games::default()
        } else {
            found
        };
        let is_silent = is_silent || found.silent.is_some();
        if let Some(lost) = found
            .silent
            .filter(|_| !super::silence::is_told(module, known, &ring))
        {
            answers.refuted.insert(Property::Ends);
            answers.problems.push(super::silence::problem(module, lost));
        }
        let is_stuck = found.stuck.is_some() || is_silent;
        let stuck_at = found.stuck.as_ref().map(|lost| lost.step);
        if let Some(lost) = found.stuck {
            // Who cannot get out whatever they answer is kept too.
            answers.refuted.extend([Property::Ends, Property::Leaves]);
            answers.lost.extend(&ring);
            let said = without_way_out(module, known, &ring);
            answers
                .relieved
                .extend(said.map(|said| (said.rule.code, said.span)));
            let problem = said.cloned();
            let problem =
                problem.unwrap_or_else(|| goes_back(Problem::new(&NEVER_ENDS, told(lost.step)), &lost));
            answers.problems.push(problem.shown_by(lost.example));
        }
        if let Some(lost) = found.kept {
            answers.refuted.insert(Property::Leaves);
            let problem = goes_back(Problem::new(&KEPT_BY_ANSWERS, told(lost.step)), &lost);
            // Who goes round where nobody gets out is stuck there, whatever they answered to come there.
            if !is_silent && stuck_at != Some(lost.step) {
                answers.problems.push(problem.shown_by(lost.example));
            }
        }
        if (found.may_not_end && !is_stuck) || !gaps.is_empty() {
            answers.leave_open(Property::Ends, first, &gaps);
        }
        if (found.may_be_kept && !is_stuck) || !gaps.is_empty() {
            answers.leave_open(Property::Leaves, first, &gaps);
        }
    }
}
