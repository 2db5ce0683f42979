//! How the two games come out over what was walked, ring by ring.

use std::collections::BTreeSet;

use super::game::{can_end, can_leave, has_all_labels, keeps, reaches_alone, reaches_end};
use super::sites::items_of;
use super::walk::{Node, Outcome, Walk};
use crate::expr::name::StepIx;
use crate::ground::problem::Example;
use crate::session::act::Act;

/// A situation that loses, with the way there.
#[derive(Clone)]
pub(super) struct Lost {
    pub(super) step: StepIx,
    /// From where it goes back again.
    pub(super) back: StepIx,
    /// Between which steps one goes round.
    pub(super) round: BTreeSet<StepIx>,
    pub(super) example: Example,
}

/// How the games came out.
#[derive(Clone, Default)]
pub(super) struct Games {
    /// In some situation it is not certain that the learner can force a way out.
    pub(super) may_not_end: bool,
    /// In some situation it is not certain that their answers let them go.
    pub(super) may_be_kept: bool,
    /// The first situation from which nothing leads to an end.
    pub(super) stuck: Option<Lost>,
    /// The first situation in which somebody waits for others, from which nothing leads to an end as long as those do nothing.
    pub(super) silent: Option<Lost>,
    /// The first situation in which somebody is kept.
    pub(super) kept: Option<Lost>,
}

/// Plays both games in a ring of steps: who gets out of it is on the way to an end, as far as this ring goes.
pub(super) fn play(walk: &Walk<'_>, ring: &BTreeSet<StepIx>) -> Games {
    let nodes = &walk.nodes;
    let mut games = Games::default();
    let is_out = |node: &Node| node.is_end || !ring.contains(&node.step);
    let any_lost = |won: &[bool]| won.iter().any(|won| !won);
    games.may_not_end = any_lost(&can_end(nodes, &is_out));
    let plan = walk.program.plan();
    let is_bad = |step: StepIx, stage: usize| {
        let found = plan.steps.get(step.index());
        found
            .and_then(|found| items_of(plan, found).nth(stage))
            .is_some_and(|(ix, _)| walk.bad.contains(&ix))
    };
    let leaves = can_leave(nodes, &is_out, &is_bad);
    games.may_be_kept = any_lost(&leaves) || !nodes.iter().all(|node| is_out(node) || has_all_labels(node));
    // Only where everything was walked it is known that no end lies behind.
    if !walk.gaps.is_empty() {
        return games;
    }
    let reaches = reaches_end(nodes, &is_out);
    games.stuck = reaches.iter().position(|one| !one).and_then(|node| {
        let from = u32::try_from(node).ok()?;
        let example = walk.example(from, &[])?;
        let step = nodes.get(node)?.step;
        let round = circle(walk, from, &|node| {
            node.choices.iter().find_map(|choice| choice.outcomes.first())
        });
        let (step, back, round) = round.map_or_else(
            || (step, step, BTreeSet::new()),
            |found| (found.step, found.back, found.steps),
        );
        Some(Lost {
            step,
            back,
            round,
            example,
        })
    });
    let alone = reaches_alone(nodes, &is_out, &|_| true);
    let waits = |node: &Node| {
        let found = plan.steps.get(node.step.index());
        found.is_some_and(|step| step.kind.limit().is_some())
    };
    let waiting = (0..).zip(nodes).zip(alone.iter().zip(&reaches));
    let in_vain = waiting.filter(|((_, node), (alone, reaches))| waits(node) && **reaches && !**alone);
    let in_vain: Vec<(u32, StepIx)> = in_vain.map(|((at, node), _)| (at, node.step)).collect();
    games.silent = first_silent(walk, &in_vain, &is_out).and_then(|(at, step)| {
        Some(Lost {
            step,
            back: step,
            round: BTreeSet::new(),
            example: walk.example(at, &[])?,
        })
    });
    // Who cannot come to an end at all is told of already.
    let lost = (0..).zip(nodes).filter(|(at, _): &(u32, _)| {
        leaves.get(*at as usize) == Some(&false) && reaches.get(*at as usize) == Some(&true)
    });
    let in_ring = |other: u32| nodes.get(other as usize).is_some_and(|other| !is_out(other));
    games.kept = lost.into_iter().find_map(|(at, _)| {
        let found = circle(walk, at, &|node| {
            let choice = node.choices.get(keeps(node, &leaves, &in_ring, &is_bad)?)?;
            let stays = |outcome: &&Outcome| {
                in_ring(outcome.node) && leaves.get(outcome.node as usize) == Some(&false)
            };
            choice.outcomes.iter().find(stays)
        })?;
        Some(Lost {
            step: found.step,
            back: found.back,
            round: found.steps,
            example: walk.example_on(at, &found.acts, found.end)?,
        })
    });
    games
}

/// Of the situations in which somebody waits in vain, the first in which silence at that step is enough to keep them: before it
/// stand those who go on from where they waited. Else the first.
fn first_silent(
    walk: &Walk<'_>,
    in_vain: &[(u32, StepIx)],
    is_out: &dyn Fn(&Node) -> bool,
) -> Option<(u32, StepIx)> {
    let steps: BTreeSet<StepIx> = in_vain.iter().map(|(_, step)| *step).collect();
    let enough = steps.into_iter().find_map(|step| {
        let reaches = reaches_alone(&walk.nodes, is_out, &|other| other == step);
        let is_lost = |at: u32| reaches.get(at as usize) == Some(&false);
        let mut here = in_vain.iter().filter(|(_, of)| *of == step);
        here.find(|(at, _)| is_lost(*at)).copied()
    });
    enough.or_else(|| in_vain.first().copied())
}

/// Once round from a situation.
struct Circle {
    /// The acts that lead there and round.
    acts: Vec<Act>,
    /// The situation that comes again.
    end: u32,
    /// Of the steps one goes round between, the one that stands first.
    step: StepIx,
    /// The step from which it goes back to that one.
    back: StepIx,
    /// All of them.
    steps: BTreeSet<StepIx>,
}

/// Goes on from a situation until one that was there comes again.
fn circle(walk: &Walk<'_>, from: u32, on: &dyn Fn(&Node) -> Option<&Outcome>) -> Option<Circle> {
    let (mut at, mut acts, mut met) = (from, Vec::new(), Vec::new());
    while !met.contains(&at) {
        met.push(at);
        let outcome = on(walk.nodes.get(at as usize)?)?;
        acts.extend(outcome.acts.iter().cloned());
        at = outcome.node;
    }
    let begins = met.iter().position(|known| *known == at)?;
    let round = met.get(begins..)?;
    let steps = || {
        round
            .iter()
            .filter_map(|node| walk.nodes.get(*node as usize))
            .map(|node| node.step)
    };
    let before = steps().next_back().into_iter().chain(steps());
    let (step, back) = steps().zip(before).min_by_key(|(step, _)| *step)?;
    Some(Circle {
        acts,
        end: at,
        step,
        back,
        steps: steps().collect(),
    })
}
