//! How far it is to an end, for progress (semantics 12.1).

use crate::expr::name::StepIx;
use crate::ground::order::places;
use crate::module::plan::{Plan, Step, StepKind};

/// The least and most places from a step to an end, itself included, over ways that go forward in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Distance {
    /// At least.
    pub least: u32,
    /// At most.
    pub most: u32,
}

impl Distance {
    const fn further(self) -> Self {
        Self {
            least: self.least.saturating_add(1),
            most: self.most.saturating_add(1),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
        }
    }

    pub(super) const fn then(self, other: Self) -> Self {
        Self {
            least: self.least.saturating_add(other.least),
            most: self.most.saturating_add(other.most),
        }
    }
}

/// How far it is from leaving a step: over its ways or along its list.
pub(super) fn onwards(plan: &Plan, known: &[Distance]) -> Vec<Distance> {
    let read = |step: StepIx| known.get(step.index()).copied().unwrap_or_default();
    (0..)
        .map(StepIx)
        .zip(&plan.steps)
        .map(|(at, _)| onward(plan, at, &read))
        .collect()
}

/// Distances of all steps. From the last to the first: what lies further on in the document is known already.
pub(super) fn distances(plan: &Plan) -> Vec<Distance> {
    let mut known = vec![Distance::default(); plan.steps.len()];
    for at in (0..plan.steps.len()).rev() {
        let found = distance(plan, at, &known);
        if let Some(slot) = known.get_mut(at) {
            *slot = found;
        }
    }
    known
}

fn distance(plan: &Plan, at: usize, known: &[Distance]) -> Distance {
    let Some(step) = plan.steps.get(at) else {
        return Distance::default();
    };
    let read = |step: StepIx| known.get(step.index()).copied().unwrap_or_default();
    let this = StepIx(u32::try_from(at).unwrap_or(u32::MAX));
    let here = match &step.kind {
        StepKind::End { .. } if part_of(plan, this).is_none() => return Distance { least: 1, most: 1 },
        StepKind::Section {
            children,
            free: Some(need),
        } => return menu(plan, this, children, *need, &read),
        StepKind::Section { children, .. } | StepKind::Part { children } => {
            return children
                .first()
                .map_or_else(|| onward(plan, this, &read), |first| read(*first));
        }
        StepKind::End { .. } if is_return(step) => {
            return onward(plan, part_of(plan, this).unwrap_or(this), &read);
        }
        // The end of a part goes on where the part does.
        StepKind::End { .. } => onward(plan, part_of(plan, this).unwrap_or(this), &read),
        _ => {
            let range = step.first_item as usize..step.first_item.saturating_add(step.item_count) as usize;
            let items = plan.items.get(range).unwrap_or_default();
            let rules = items
                .iter()
                .flat_map(|item| &item.rules)
                .filter_map(|rule| rule.go);
            let otherwise = step.kind.limit().map(|limit| limit.otherwise);
            let ways = rules.chain(otherwise).filter(|go| *go > this).map(read);
            ways.fold(onward(plan, this, &read), Distance::or)
        }
    };
    here.further()
}

/// A menu: the children needed, each with a new look at the menu, and what follows.
fn menu(
    plan: &Plan,
    this: StepIx,
    children: &[StepIx],
    need: crate::module::plan::Need,
    read: &dyn Fn(StepIx) -> Distance,
) -> Distance {
    use crate::module::plan::Need;
    let inside: Vec<Distance> = children.iter().map(|child| read(*child)).collect();
    let optional = |child: &StepIx| plan.steps.get(child.index()).is_some_and(|step| step.optional);
    let must = children.iter().filter(|child| !optional(child)).count();
    let wanted = match need {
        Need::All => must,
        Need::Some(count) => must.min(count as usize),
    };
    let shortest: Vec<u32> = inside
        .iter()
        .map(|distance| distance.least.saturating_add(1))
        .collect();
    let least = places(shortest.len(), &|a, b| shortest.get(a).cmp(&shortest.get(b)))
        .into_iter()
        .take(wanted)
        .filter_map(|place| shortest.get(place))
        .fold(1_u32, |sum, part| sum.saturating_add(*part));
    let most = inside
        .iter()
        .fold(1_u32, |sum, part| sum.saturating_add(part.most.saturating_add(1)));
    Distance { least, most }.then(onward(plan, this, read))
}

/// From leaving a step: over its forward ways, or along its list and those around it.
fn onward(plan: &Plan, from: StepIx, read: &dyn Fn(StepIx) -> Distance) -> Distance {
    let end = Distance { least: 1, most: 1 };
    let mut at = from;
    loop {
        let Some(step) = plan.steps.get(at.index()) else {
            return end;
        };
        let forward = step
            .ways
            .iter()
            .map(|way| way.go)
            .filter(|go| go.0 > at.0)
            .map(read);
        if let Some(found) = forward.reduce(Distance::or) {
            return found;
        }
        let free = |parent: &StepIx| {
            plan.steps
                .get(parent.index())
                .is_some_and(|section| matches!(section.kind, StepKind::Section { free: Some(_), .. }))
        };
        match (step.parent, step.following) {
            // A child of a menu ends at the menu, which counts what follows.
            (Some(parent), _) if free(&parent) => return Distance::default(),
            (_, Some(next)) if next.0 > at.0 => return read(next),
            (Some(parent), _) => at = parent,
            (None, _) => return end,
        }
    }
}

fn part_of(plan: &Plan, of: StepIx) -> Option<StepIx> {
    let mut around = plan.steps.get(of.index()).and_then(|step| step.parent);
    while let Some(above) = around {
        let section = plan.steps.get(above.index())?;
        if matches!(section.kind, StepKind::Part { .. }) {
            return Some(above);
        }
        around = section.parent;
    }
    None
}

/// Whether a step is the implicit `end` of a part: the word is reserved, so no step that was written has it.
pub(super) fn is_return(step: &Step) -> bool {
    matches!(step.kind, StepKind::End { .. }) && step.id.ends_with("/end")
}
