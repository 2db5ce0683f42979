//! Whether purposes and what share steps offer hold together: a stored program can never let leave what may not.

use super::validate::{Damage, Sizes, distinct, judge_text};
use crate::ground::order;
use crate::module::plan::{Class, Plan, PurposeIx, Recap, StepKind};

/// Whether something shown again or shared is there.
pub(super) fn is_there(plan: &Plan, recap: &Recap) -> bool {
    match recap {
        Recap::Item(item) => item.index() < plan.items.len(),
        Recap::Scale(scale) => scale.index() < plan.scales.len(),
        Recap::Value(value) => value.index() < plan.values.len(),
    }
}

/// Each thing once, and nothing private.
fn may_leave(plan: &Plan, list: &[Recap]) -> bool {
    let is_once = order::distinct(list).len() == list.len();
    let is_open = |recap: &Recap| match recap {
        Recap::Item(item) => plan
            .items
            .get(item.index())
            .is_some_and(|item| item.class == Class::Personal),
        other => is_there(plan, other),
    };
    is_once && list.iter().all(is_open)
}

/// The offers of a share step.
pub(super) fn judge_offers(plan: &Plan, purpose: PurposeIx, offer: &[Recap]) -> bool {
    purpose.index() < plan.purposes.len() && may_leave(plan, offer)
}

/// Purposes: each with its own id, its question, and either a share step or `what`.
pub(super) fn judge_purposes(plan: &Plan, size: &Sizes<'_>) -> Result<(), Damage> {
    distinct(plan.purposes.iter().map(|purpose| purpose.id.as_str()))?;
    for (at, purpose) in (0..).map(PurposeIx).zip(&plan.purposes) {
        judge_text(plan, size, &purpose.ask, &purpose.id)?;
        let shared = plan
            .steps
            .iter()
            .any(|step| matches!(&step.kind, StepKind::Share { purpose, .. } if *purpose == at));
        if !may_leave(plan, &purpose.what) || (shared && !purpose.what.is_empty()) {
            return Err(Damage::Index(purpose.id.clone()));
        }
    }
    Ok(())
}
