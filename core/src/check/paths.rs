//! What every path, or some path, has been through before a place.

use super::bits::{self, Bits};
use super::graph::{Graph, Place, after, at, children};
use crate::expr::name::StepIx;
use crate::expr::typed::Truth;
use crate::module::plan::{Need, Plan, StepKind};

/// Rounds of the search for what stands on every path; more only in nets that nobody would write, and then nothing is said.
const ROUNDS: usize = 50;

/// The paths through a graph.
pub(crate) struct Paths<'a> {
    plan: &'a Plan,
    reached: Vec<bool>,
    group_of: Vec<usize>,
    /// Per group of places: the watched steps that some path left before, and beside each those that it came to.
    some: Bits,
    /// Per step: its column in `some`; the next is that of having come to it.
    columns: Vec<Option<usize>>,
    every: Option<Dominators>,
}

impl<'a> Paths<'a> {
    /// Looks at all paths; `watched` are the steps that questions will be about.
    pub(crate) fn new(plan: &'a Plan, graph: &Graph, reached: Vec<bool>, watched: &[StepIx]) -> Self {
        let mut columns = vec![None; plan.steps.len()];
        let mut width = 0;
        for step in watched {
            if let Some(column @ None) = columns.get_mut(step.index()) {
                *column = Some(width);
                width += 2;
            }
        }
        let groups = graph.groups();
        let mut group_of = vec![0; plan.steps.len() * 2];
        for (number, group) in groups.iter().enumerate() {
            for place in group {
                if let Some(slot) = group_of.get_mut(*place) {
                    *slot = number;
                }
            }
        }
        let mut paths = Self {
            plan,
            some: Bits::new(groups.len(), width),
            columns,
            every: Dominators::find(graph, plan.steps.len() * 2),
            reached,
            group_of,
        };
        paths.spread(graph, &groups);
        paths
    }

    /// Groups come after those they lead to, so backwards each is known before what follows it.
    fn spread(&mut self, graph: &Graph, groups: &[Vec<Place>]) {
        let mut set = Vec::new();
        for (number, group) in groups.iter().enumerate().rev() {
            self.some.copy(number, &mut set);
            for place in group {
                if !self.reached.get(*place).copied().unwrap_or(false) {
                    continue;
                }
                for before in graph.to(*place) {
                    let other = self.group_of.get(*before).copied().unwrap_or(number);
                    if other != number && self.reached.get(*before).copied().unwrap_or(false) {
                        bits::join(&mut set, &self.some, other);
                    }
                }
                // In a ring everything may come before everything.
                if let Some(column) = self.columns.get(place / 2).copied().flatten() {
                    bits::add(&mut set, column_of(column, *place));
                }
            }
            self.some.replace(number, &set);
        }
    }

    /// Whether some path comes to this place.
    pub(crate) fn is_reached(&self, place: Place) -> bool {
        self.reached.get(place).copied().unwrap_or(false)
    }

    /// Whether a step was left on some path before this place.
    pub(crate) fn may_be_after(&self, step: StepIx, place: Place) -> bool {
        self.may_have_been(after(step), place)
    }

    /// Whether some path passed one place before another.
    fn may_have_been(&self, passed: Place, place: Place) -> bool {
        let column = self.columns.get(passed / 2).copied().flatten();
        let group = self.group_of.get(place).copied().unwrap_or(0);
        column.is_none_or(|column| self.some.has(group, column_of(column, passed)))
    }

    /// Whether a step was visited, and not skipped as a whole, on every path before this place.
    pub(crate) fn is_always_after(&self, step: StepIx, place: Place) -> bool {
        let Some(every) = &self.every else {
            return true;
        };
        let mut here = step;
        // Out through the sections around it: what a menu asked for is done when the menu is left.
        for _ in 0..=crate::ground::limits::DEPTH {
            let Some(known) = self.plan.steps.get(here.index()) else {
                return false;
            };
            if known.optional {
                return false;
            }
            if every.is_before(after(here), place) {
                return true;
            }
            let Some(parent) = known.parent else {
                return false;
            };
            let owed = match self.plan.steps.get(parent.index()).map(|parent| &parent.kind) {
                Some(StepKind::Section {
                    free: Some(Need::All),
                    ..
                }) => matches!(known.when, None | Some(Truth::Constant(true))),
                Some(_) => every.is_before(after(here), after(parent)),
                None => false,
            };
            if !owed {
                return false;
            }
            here = parent;
        }
        false
    }

    /// Whether a step, section or part holds this one.
    pub(crate) fn holds(&self, outer: StepIx, inner: StepIx) -> bool {
        let mut here = Some(inner);
        while let Some(step) = here {
            if step == outer {
                return true;
            }
            here = self
                .plan
                .steps
                .get(step.index())
                .and_then(|step| step.parent)
                .filter(|parent| *parent < step);
        }
        false
    }

    /// Whether a step is a section or part.
    pub(crate) fn is_section(&self, step: StepIx) -> bool {
        self.plan.steps.get(step.index()).and_then(children).is_some()
    }

    /// Whether a step may have been entered on some path before this place, or is where we are. Who waited in vain was
    /// at a step and never after it.
    pub(crate) fn may_be_at(&self, step: StepIx, place: Place) -> bool {
        place == at(step) || self.may_have_been(at(step), place)
    }
}

/// Beside the column of having left a step stands that of having come to it.
fn column_of(column: usize, place: Place) -> usize {
    column + usize::from(place.is_multiple_of(2))
}

/// Which places stand on every path to which (Cooper, Harvey and Kennedy: a simple, fast dominance algorithm).
struct Dominators {
    /// When each place is entered and left in the tree of dominators.
    spans: Vec<(usize, usize)>,
}

impl Dominators {
    fn find(graph: &Graph, count: usize) -> Option<Self> {
        let order = graph.forward_order();
        // Number 0 stands before all starts.
        let mut number = vec![usize::MAX; count];
        for (index, place) in order.iter().enumerate() {
            if let Some(slot) = number.get_mut(*place) {
                *slot = index + 1;
            }
        }
        let mut above = vec![usize::MAX; order.len() + 1];
        if let Some(root) = above.first_mut() {
            *root = 0;
        }
        let mut starts = vec![false; count];
        for start in &graph.starts {
            if let Some(mark) = starts.get_mut(*start) {
                *mark = true;
            }
        }
        let mut rounds = 0;
        loop {
            let mut has_moved = false;
            for (index, place) in order.iter().enumerate() {
                let mut new = if starts.get(*place).copied().unwrap_or(false) {
                    Some(0)
                } else {
                    None
                };
                for before in graph.to(*place) {
                    let before = number.get(*before).copied().unwrap_or(usize::MAX);
                    if above.get(before).copied().unwrap_or(usize::MAX) == usize::MAX {
                        continue;
                    }
                    new = Some(new.map_or(before, |new| meet(&above, new, before)));
                }
                if let (Some(new), Some(slot)) = (new, above.get_mut(index + 1))
                    && *slot != new
                {
                    *slot = new;
                    has_moved = true;
                }
            }
            rounds += 1;
            if !has_moved {
                break;
            }
            if rounds > ROUNDS {
                return None;
            }
        }
        Some(Self::number_tree(&above, &order, count))
    }

    /// Numbers the tree so that "stands above" is a comparison of two spans.
    fn number_tree(above: &[usize], order: &[Place], count: usize) -> Self {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); above.len()];
        for (node, parent) in above.iter().enumerate().skip(1) {
            if let Some(list) = below.get_mut(*parent) {
                list.push(node);
            }
        }
        let mut spans = vec![(usize::MAX, 0); count];
        let mut clock = 0;
        let mut path: Vec<(usize, usize)> = vec![(0, 0)];
        while let Some((node, next)) = path.pop() {
            let place = node.checked_sub(1).and_then(|index| order.get(index)).copied();
            let slot = place.and_then(|place| spans.get_mut(place));
            match below.get(node).and_then(|list| list.get(next)).copied() {
                Some(child) => {
                    if let (0, Some(slot)) = (next, slot) {
                        slot.0 = clock;
                    }
                    clock += 1;
                    path.push((node, next + 1));
                    path.push((child, 0));
                }
                None => {
                    if let Some(slot) = slot {
                        if next == 0 {
                            slot.0 = clock;
                        }
                        slot.1 = clock;
                    }
                    clock += 1;
                }
            }
        }
        Self { spans }
    }

    /// Whether one place stands on every path to the other (or is it).
    fn is_before(&self, first: Place, place: Place) -> bool {
        match (self.spans.get(first), self.spans.get(place)) {
            (Some(outer), Some(inner)) => outer.0 <= inner.0 && inner.1 <= outer.1,
            _ => false,
        }
    }
}

/// The nearest common place above two.
fn meet(above: &[usize], mut a: usize, mut b: usize) -> usize {
    while a != b {
        while a > b {
            a = above.get(a).copied().unwrap_or(0);
        }
        while b > a {
            b = above.get(b).copied().unwrap_or(0);
        }
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::graph::Live;
    use crate::check::{Sources, check};
    use crate::expr::range::Verdict;
    use crate::ground::source::Source;
    use std::collections::BTreeSet;

    fn plan(steps: &str) -> Plan {
        let text =
            format!("leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\nsteps:\n{steps}");
        let checked = check(&Sources::new(Source::new("m.yaml", text)));
        checked.module.unwrap().plan().clone()
    }

    const NETS: [&str; 4] = [
        // A loop back, a jump ahead, a deep link.
        "  - exercise: a\n    items:\n      - number: n\n        ask: Hoeveel?\n    next:\n      - when: n > 3\n        go: c\n      - b\n  - step: b\n    body: B.\n    entry: true\n  - step: c\n    body: C.\n    when: n > 1\n    next:\n      - when: visits(c) < 2\n        go: a\n      - d\n  - step: d\n    body: D.\n",
        // A menu and sections inside one another.
        "  - section: s\n    order: free\n    steps:\n      - step: a\n        body: A.\n      - section: t\n        steps:\n          - step: b\n            body: B.\n          - step: c\n            body: C.\n      - step: d\n        body: D.\n        optional: true\n  - step: e\n    body: E.\n",
        // Somebody who waited in vain goes elsewhere, and comes back.
        "  - wait: a\n    until: release\n    within: 1 day\n    otherwise: b\n    next: c\n  - step: b\n    body: B.\n    next:\n      - when: visits(a) > 1\n        go: c\n      - a\n  - step: c\n    body: C.\n",
        // Ends in the middle.
        "  - step: a\n    body: A.\n    next:\n      - when: visits(a) > 1\n        go: stop\n      - b\n  - end: stop\n  - step: b\n    body: B.\n    next: a\n",
    ];

    /// Whether a path leads from some places to another without passing one.
    fn leads(graph: &Graph, from: &[Place], to: Place, without: Option<Place>) -> bool {
        let mut open: Vec<Place> = from
            .iter()
            .copied()
            .filter(|place| Some(*place) != without)
            .collect();
        let mut seen = BTreeSet::new();
        while let Some(place) = open.pop() {
            if place == to {
                return true;
            }
            if seen.insert(place) {
                open.extend(graph.from(place).iter().filter(|next| Some(**next) != without));
            }
        }
        false
    }

    #[test]
    fn every_path_and_some_path_are_what_walking_says() {
        for net in NETS {
            let plan = plan(net);
            let graph = Graph::new(&plan, &Live::judge(&plan, |_, _| Verdict::ANY));
            let all: Vec<StepIx> = (0..plan.steps.len()).map(|index| StepIx(index as u32)).collect();
            let reached = graph.reached();
            let paths = Paths::new(&plan, &graph, reached.clone(), &all);
            let every = paths.every.as_ref().unwrap();
            for place in (0..plan.steps.len() * 2).filter(|place| reached[*place]) {
                for step in &all {
                    let left = after(*step);
                    let always = !leads(&graph, &graph.starts, place, Some(left));
                    assert_eq!(
                        every.is_before(left, place),
                        always,
                        "{left} before {place}\n{net}"
                    );
                    let may = reached[left] && leads(&graph, &[left], place, None);
                    assert_eq!(paths.may_be_after(*step, place), may, "{left} to {place}\n{net}");
                    let here = at(*step);
                    let may = reached[here] && leads(&graph, &[here], place, None);
                    assert_eq!(paths.may_be_at(*step, place), may, "{here} to {place}\n{net}");
                }
            }
            assert!(graph.rings_without_way_out(&reached).is_empty());
        }
    }

    #[test]
    fn a_menu_that_asks_for_all_has_seen_all_but_what_is_optional() {
        let plan = plan(NETS[1]);
        let graph = Graph::new(&plan, &Live::judge(&plan, |_, _| Verdict::ANY));
        let all: Vec<StepIx> = (0..plan.steps.len()).map(|index| StepIx(index as u32)).collect();
        let paths = Paths::new(&plan, &graph, graph.reached(), &all);
        let step = |id: &str| {
            let index = plan.steps.iter().position(|step| step.id == id).unwrap();
            StepIx(index as u32)
        };
        let seen = |id: &str| paths.is_always_after(step(id), at(step("e")));
        assert!(seen("a") && seen("b") && seen("c"));
        assert!(!seen("d"));
        assert!(!paths.is_always_after(step("a"), at(step("d"))));
    }
}
