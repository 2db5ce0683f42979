//! The two games of semantics 14.3 over the situations found: *nobody gets stuck* and *nobody is kept*.

use std::collections::BTreeSet;

use super::answering::{LABELS, Label, is_answer, is_aside, may_put_aside};
use super::walk::{Choice, Node, Outcome};
use crate::expr::name::StepIx;
use crate::session::act::{Act, Agree, Deed, Role};

/// Per situation: whether the learner can force an end, picking answers and moves.
pub(super) fn can_end(nodes: &[Node], goal: &dyn Fn(&Node) -> bool) -> Vec<bool> {
    let wins = |node: &Node, won: &[bool]| node.choices.iter().any(|choice| all_won(choice, won));
    attractor(nodes, goal, &wins)
}

/// Per situation: whether any path at all leads to an end.
pub(super) fn reaches_end(nodes: &[Node], goal: &dyn Fn(&Node) -> bool) -> Vec<bool> {
    reaches(nodes, goal, &|_, _| true)
}

/// Per situation: whether a path leads to an end on which at some steps nobody but the learner does anything.
pub(super) fn reaches_alone(
    nodes: &[Node],
    goal: &dyn Fn(&Node) -> bool,
    is_silent: &dyn Fn(StepIx) -> bool,
) -> Vec<bool> {
    let own = |act: &Act| act.by == Role::Learner && !is_claim(act);
    reaches(nodes, goal, &|node, outcome| {
        !is_silent(node.step) || outcome.acts.iter().all(own)
    })
}

/// Per situation: whether a path of such outcomes leads to an end.
fn reaches(
    nodes: &[Node],
    goal: &dyn Fn(&Node) -> bool,
    counts: &dyn Fn(&Node, &Outcome) -> bool,
) -> Vec<bool> {
    let some = |node: &Node, won: &[bool]| {
        let mut outcomes = node.choices.iter().flat_map(|choice| &choice.outcomes);
        outcomes.any(|outcome| counts(node, outcome) && is_won(won, outcome.node))
    };
    attractor(nodes, goal, &some)
}

/// Per situation: whether the learner can come to a goal whatever they answered, by moving, skipping and declining alone.
pub(super) fn can_leave(
    nodes: &[Node],
    goal: &dyn Fn(&Node) -> bool,
    is_bad: &dyn Fn(StepIx, usize) -> bool,
) -> Vec<bool> {
    let wins = |node: &Node, won: &[bool]| {
        answers_of(node, is_bad).all(|answers| {
            let mut open = node.choices.iter().filter(|choice| is_left_by(choice, answers));
            open.any(|choice| all_won(choice, won))
        }) && !node.choices.is_empty()
    };
    attractor(nodes, goal, &wins)
}

/// What may have been answered at a situation. Declining and skipping are the learner's own: they keep nobody, unless
/// it is an item that may have to be declined, because it was left open or the answer does not do.
fn answers_of<'a>(
    node: &'a Node,
    is_bad: &'a dyn Fn(StepIx, usize) -> bool,
) -> impl Iterator<Item = &'a Label> {
    let own = move |label: &&Label| {
        label
            .iter()
            .enumerate()
            .all(|(at, one)| !is_aside(*one) || is_bad(node.step, at))
    };
    node.choices.iter().flat_map(|choice| &choice.labels).filter(own)
}

/// Whether the learner says that a talk was held: where it was not, that is no way on.
fn is_claim(act: &Act) -> bool {
    let is_held = matches!(
        &act.deed,
        Deed::Contact {
            what: Agree::Held { .. },
            ..
        }
    );
    is_held && act.by == Role::Learner
}

/// Whether a choice is open to who answered so, declining or skipping some of it.
fn is_left_by(choice: &Choice, answers: &Label) -> bool {
    if choice
        .outcomes
        .iter()
        .any(|outcome| outcome.acts.iter().any(is_claim))
    {
        return false;
    }
    let fits = |label: &Label| {
        label.len() != answers.len()
            || label
                .iter()
                .zip(answers)
                .all(|(own, given)| own == given || may_put_aside(*given, *own))
    };
    choice.labels.iter().any(fits)
}

/// Whether all labels of a situation were kept.
pub(super) fn has_all_labels(node: &Node) -> bool {
    node.choices.iter().all(|choice| choice.labels.len() < LABELS)
}

fn is_won(won: &[bool], node: u32) -> bool {
    won.get(node as usize).copied().unwrap_or(false)
}

fn all_won(choice: &Choice, won: &[bool]) -> bool {
    choice.outcomes.iter().all(|outcome| is_won(won, outcome.node))
}

/// The least set that holds the goals and every situation that is won from it.
fn attractor(
    nodes: &[Node],
    goal: &dyn Fn(&Node) -> bool,
    wins: &dyn Fn(&Node, &[bool]) -> bool,
) -> Vec<bool> {
    let mut before: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); nodes.len()];
    for (from, node) in (0..).zip(nodes) {
        for outcome in node.choices.iter().flat_map(|choice| &choice.outcomes) {
            if let Some(list) = before.get_mut(outcome.node as usize) {
                list.insert(from);
            }
        }
    }
    let mut won: Vec<bool> = nodes.iter().map(goal).collect();
    let mut open: BTreeSet<u32> = (0..).take(nodes.len()).collect();
    while let Some(at) = open.pop_last() {
        let Some(node) = nodes.get(at as usize) else {
            continue;
        };
        let is_new = !is_won(&won, at) && wins(node, &won);
        if is_new && let Some(slot) = won.get_mut(at as usize) {
            *slot = true;
        }
        if is_new {
            open.extend(before.get(at as usize).into_iter().flatten());
        }
    }
    won
}

/// A choice by which a situation is kept in its ring, whatever the learner moves: the answers that keep them.
pub(super) fn keeps(
    node: &Node,
    won: &[bool],
    ring: &dyn Fn(u32) -> bool,
    is_bad: &dyn Fn(StepIx, usize) -> bool,
) -> Option<usize> {
    let stays = |choice: &Choice| {
        choice
            .outcomes
            .iter()
            .any(|outcome| ring(outcome.node) && !is_won(won, outcome.node))
    };
    let keeps = |answers: &&Label| {
        let mut open = node.choices.iter().filter(|choice| is_left_by(choice, answers));
        open.all(stays)
    };
    // An answer says more to who reads it than that nothing was answered.
    let is_given = |answers: &&Label| answers.iter().any(|one| is_answer(*one));
    let mut given = answers_of(node, is_bad).filter(is_given);
    let answers = given
        .find(keeps)
        .or_else(|| answers_of(node, is_bad).find(keeps))?;
    node.choices
        .iter()
        .position(|choice| stays(choice) && choice.labels.contains(answers))
}
