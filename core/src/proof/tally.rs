//! What a half-filled measure holds of its scores: as long as a score is a plain sum, only the sum so far matters.

use std::collections::BTreeSet;

use super::answering::Held;
use super::targets::Target;
use super::walk::Walk;
use crate::expr::name::{ItemIx, Reference, ScaleIx, StepIx};
use crate::expr::typed::Sum;
use crate::module::plan::{Plan, StepKind};
use crate::session::Session;

/// Writes down what the scores of a measure that matter hold so far.
pub(super) fn write(walk: &Walk<'_>, session: &Session, step: StepIx, root: ScaleIx, key: &mut Vec<u8>) {
    let plan = walk.program.plan();
    let wants_bands = walk.wants_bands(step);
    for scale in family(plan, root) {
        let is_read = walk
            .focus
            .uses
            .scales
            .get(scale.index())
            .copied()
            .unwrap_or(false);
        if !is_read && !wants_bands {
            continue;
        }
        let Some(found) = plan.scales.get(scale.index()) else {
            continue;
        };
        if found
            .score
            .as_ref()
            .is_some_and(|score| is_even(score, &found.operands))
        {
            write_one(session, scale, &found.operands, key);
        } else {
            for of in &found.operands {
                write_one(session, scale, std::slice::from_ref(of), key);
            }
        }
    }
}

fn write_one(session: &Session, scale: ScaleIx, operands: &[Reference], key: &mut Vec<u8>) {
    let (sum, count, shown) = session.tally(scale, operands);
    key.extend(sum.to_le_bytes());
    key.extend(count.to_le_bytes());
    key.extend(shown.to_le_bytes());
}

/// A scale with its subscales.
pub(super) fn family(plan: &Plan, root: ScaleIx) -> impl Iterator<Item = ScaleIx> + '_ {
    let all = (0..).map(ScaleIx).zip(&plan.scales);
    all.filter(move |(scale, found)| *scale == root || found.of == Some(root))
        .map(|(scale, _)| scale)
}

/// Whether a score takes each operand once and all alike.
fn is_even(score: &Sum, operands: &[Reference]) -> bool {
    match score {
        Sum::Over(inner, by) | Sum::Times(inner, by) if matches!(**by, Sum::Constant(_)) => {
            is_even(inner, operands)
        }
        Sum::Operand(_) => operands.len() == 1,
        Sum::Plus(terms) => {
            let mut named = Vec::new();
            for term in terms {
                match term {
                    Sum::Operand(of) if !named.contains(of) => named.push(*of),
                    Sum::Constant(_) => {}
                    _ => return false,
                }
            }
            named.len() == operands.len()
        }
        _ => false,
    }
}

impl Walk<'_> {
    /// Whether a measure has bands that nobody got yet.
    pub(super) fn wants_bands(&self, step: StepIx) -> bool {
        let Some(wanted) = self.focus.bands else {
            return false;
        };
        let plan = self.program.plan();
        let Some(StepKind::Measure { scale, .. }) = plan.steps.get(step.index()).map(|step| &step.kind)
        else {
            return false;
        };
        *scale == wanted
            && family(plan, *scale).any(|scale| {
                let bands = plan
                    .scales
                    .get(scale.index())
                    .map_or(0, |scale| scale.bands.len());
                (0..bands).any(|band| !self.marks.of(Target::Band(scale, band)).met)
            })
    }

    /// Of what is held at a measure: where each of its scores is lowest and highest so far, of those who answered most.
    pub(super) fn ends(&self, step: StepIx, held: &[Held]) -> BTreeSet<usize> {
        let plan = self.program.plan();
        let mut ends = BTreeSet::new();
        let Some(StepKind::Measure { scale, .. }) = plan.steps.get(step.index()).map(|step| &step.kind)
        else {
            return ends;
        };
        for scale in family(plan, *scale) {
            let Some(found) = plan.scales.get(scale.index()) else {
                continue;
            };
            let tallies = held.iter().map(|one| one.session.tally(scale, &found.operands));
            let so_far: Vec<(u32, i128)> = tallies.map(|(sum, count, _)| (count, sum)).collect();
            let most = so_far.iter().map(|(count, _)| *count).max().unwrap_or(0);
            let whole = || (0..).zip(&so_far).filter(|(_, (count, _))| *count == most);
            let sum = |(_, (_, sum)): &(usize, &(u32, i128))| *sum;
            ends.extend(whole().min_by_key(sum).map(|(at, _)| at));
            ends.extend(whole().max_by_key(sum).map(|(at, _)| at));
        }
        ends
    }

    /// Whether an item counts in some score of a measure.
    pub(super) fn is_operand(&self, step: StepIx, item: ItemIx) -> bool {
        let plan = self.program.plan();
        let Some(StepKind::Measure { scale, .. }) = plan.steps.get(step.index()).map(|step| &step.kind)
        else {
            return false;
        };
        family(plan, *scale).any(|scale| {
            let found = plan.scales.get(scale.index());
            found.is_some_and(|scale| scale.operands.iter().any(|of| of.item == item))
        })
    }
}
