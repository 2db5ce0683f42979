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
        let step = nodes.get(node)?.step;
        let example = walk.example(u32::try_from(node).ok()?, &[])?;
        let back = step;
        Some(Lost { step, back, example })
    });
    let alone = reaches_alone(nodes, &is_out);
    let waits = |node: &Node| {
        let found = plan.steps.get(node.step.index());
        found.is_some_and(|step| step.kind.limit().is_some())
    };
    let mut waiting = (0..).zip(nodes).zip(alone.iter().zip(&reaches));
    games.silent = waiting.find_map(|((at, node), (alone, reaches))| {
        let (step, back) = (node.step, node.step);
        let is_silent = waits(node) && *reaches && !*alone;
        let example = is_silent.then(|| walk.example(at, &[]))??;
        Some(Lost { step, back, example })
    });
    // Who cannot come to an end at all is told of already.
    let lost = (0..).zip(nodes).filter(|(at, _): &(u32, _)| {
        leaves.get(*at as usize) == Some(&false) && reaches.get(*at as usize) == Some(&true)
    });
    let in_ring = |other: u32| nodes.get(other as usize).is_some_and(|other| !is_out(other));
    games.kept = lost.into_iter().find_map(|(at, node)| {
        let (acts, back) = round(walk, at, &leaves, &in_ring, &is_bad)?;
        Some(Lost {
            step: node.step,
            back,
            example: walk.example(at, &acts)?,
        })
    });
    games
}

/// Acts that lead once round from a situation in which somebody is kept, and the step from which they go back.
fn round(
    walk: &Walk<'_>,
    from: u32,
    leaves: &[bool],
    in_ring: &dyn Fn(u32) -> bool,
    is_bad: &dyn Fn(StepIx, usize) -> bool,
) -> Option<(Vec<Act>, StepIx)> {
    let (mut at, mut acts, mut met) = (from, Vec::new(), vec![from]);
    loop {
        let node = walk.nodes.get(at as usize)?;
        let choice = node.choices.get(keeps(node, leaves, in_ring, is_bad)?)?;
        let stays =
            |outcome: &&Outcome| in_ring(outcome.node) && leaves.get(outcome.node as usize) == Some(&false);
        let outcome = choice.outcomes.iter().find(stays)?;
        acts.extend(outcome.acts.iter().cloned());
        at = outcome.node;
        if met.contains(&at) {
            return Some((acts, node.step));
        }
        met.push(at);
    }
}
