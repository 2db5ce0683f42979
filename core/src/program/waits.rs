//! Whether the places of a stored plan that wait hold together: each limit leads on, and nobody waits for nothing.

use super::validate::{Damage, judge_way};
use crate::expr::name::StepIx;
use crate::ground::limits::WAIT_MILLISECONDS;
use crate::ground::order::distinct;
use crate::module::plan::{Confirm, ItemKind, Plan, Step, StepKind, Until, With};

/// Judges a step; one that does not wait is right.
pub(super) fn judge(plan: &Plan, at: StepIx, step: &Step) -> Result<(), Damage> {
    let items = step.first_item as usize..step.first_item.saturating_add(step.item_count) as usize;
    let items = plan.items.get(items).unwrap_or_default();
    let fits = match &step.kind {
        StepKind::Wait { until } => {
            let within = match until {
                Until::For(length) => *length,
                Until::Time(_) => 1,
                Until::Release(limit) => limit.within,
            };
            items.is_empty() && is_length(within)
        }
        StepKind::Contact {
            with, forms, confirm, ..
        } => {
            let is_confirmed = (*with, *confirm) != (With::Supporter, Confirm::Guide);
            items.is_empty() && !forms.is_empty() && distinct(forms).len() == forms.len() && is_confirmed
        }
        StepKind::Activity { tick, limit, .. } => {
            let reports = match items {
                [] => *tick,
                [item] => {
                    let is_bare = item.when.is_none()
                        && item.required.is_none()
                        && item.checks.is_empty()
                        && item.rules.is_empty();
                    let is_shape = match &item.kind {
                        ItemKind::Choice(options) => {
                            let always = options.list.iter().all(|option| option.when.is_none());
                            always && !options.list.is_empty()
                        }
                        ItemKind::Number { .. } | ItemKind::Confirm => true,
                        _ => false,
                    };
                    is_bare && is_shape
                }
                _ => false,
            };
            reports && (*tick || limit.is_some())
        }
        _ => return Ok(()),
    };
    let limit = step.kind.limit();
    if !fits || limit.is_some_and(|limit| !is_length(limit.within)) {
        return Err(Damage::Bounds(step.id.clone()));
    }
    limit.map_or(Ok(()), |limit| judge_way(plan, at, limit.otherwise))
}

const fn is_length(milliseconds: u64) -> bool {
    milliseconds > 0 && milliseconds <= WAIT_MILLISECONDS
}
