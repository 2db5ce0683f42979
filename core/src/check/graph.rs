//! Where a person can go: the places of a plan and the moves between them (semantics 5.2 and 5.3), conditions aside.
//!
//! Every step has two places: *at* it (a target was found there) and *after* it (left, or completed). A move from *at*
//! to *after* of a leaf is the visit. Moves are those that some answers may allow; what no answer allows is left out.

use std::collections::BTreeSet;

use crate::expr::name::StepIx;
use crate::expr::range::Verdict;
use crate::expr::typed::Truth;
use crate::module::plan::{Need, Plan, Step, StepKind, Until};

/// A place: `2 × step` is at it, `2 × step + 1` is after it.
pub(crate) type Place = usize;

/// At a step: its screen, the menu of a free section, the way into a list.
pub(crate) const fn at(step: StepIx) -> Place {
    step.index() * 2
}

/// After a step: its own ways on are read here.
pub(crate) const fn after(step: StepIx) -> Place {
    step.index() * 2 + 1
}

/// The step of a place.
pub(crate) fn step_of(place: Place) -> StepIx {
    StepIx(u32::try_from(place / 2).unwrap_or(u32::MAX))
}

/// The moves of a plan.
pub(crate) struct Graph {
    moves: Vec<Vec<Place>>,
    back: Vec<Vec<Place>>,
    pub(crate) starts: Vec<Place>,
    ends: BTreeSet<Place>,
}

/// What the ladders of a plan can do: for each step, which of its ways can be taken.
pub(crate) struct Live {
    /// Per step, per way.
    pub(crate) ways: Vec<Vec<bool>>,
}

impl Live {
    /// Judges by how each condition can come out: nothing below a rung that is always met, no rung that never is.
    pub(crate) fn judge(plan: &Plan, verdict: impl Fn(StepIx, usize) -> Verdict) -> Self {
        let mut ways = Vec::with_capacity(plan.steps.len());
        for (index, step) in plan.steps.iter().enumerate() {
            let place = StepIx(u32::try_from(index).unwrap_or(u32::MAX));
            let mut is_open = true;
            let mut list = Vec::with_capacity(step.ways.len());
            for (number, way) in step.ways.iter().enumerate() {
                let verdict = way.when.as_ref().map(|_| verdict(place, number));
                list.push(is_open && !verdict.is_some_and(Verdict::is_never_true));
                is_open = is_open && !verdict.is_none_or(Verdict::is_always_true);
            }
            ways.push(list);
        }
        Self { ways }
    }
}

const fn may_hide(when: Option<&Truth>) -> bool {
    !matches!(when, None | Some(Truth::Constant(true)))
}

/// Whether a step opens by itself, so that it can be done without anybody's answer.
const fn opens_alone(kind: &StepKind) -> bool {
    match kind {
        StepKind::Wait { until } => !matches!(until, Until::Release(_)),
        StepKind::Contact { .. } => false,
        StepKind::Activity { tick, .. } => *tick,
        _ => true,
    }
}

/// The children of a section or part, and whether it is a menu.
pub(crate) fn children(step: &Step) -> Option<(&[StepIx], bool)> {
    match &step.kind {
        StepKind::Section { children, free } => Some((children, free.is_some())),
        StepKind::Part { children } => Some((children, false)),
        _ => None,
    }
}

/// Per step whether it may be passed over: its `when` may fail, or that of all that stands in it.
pub(crate) fn hiding(plan: &Plan) -> Vec<bool> {
    let mut hides = vec![false; plan.steps.len()];
    // Children stand after their section, so backwards every section knows about its children.
    for (index, step) in plan.steps.iter().enumerate().rev() {
        let is_hiding = may_hide(step.when.as_ref()) || may_be_empty(step, &hides);
        if let Some(slot) = hides.get_mut(index) {
            *slot = is_hiding;
        }
    }
    hides
}

/// Whether a section may have nothing in it, by which steps may be passed over.
pub(crate) fn may_be_empty(section: &Step, hides: &[bool]) -> bool {
    let hides = |child: &StepIx| hides.get(child.index()).copied().unwrap_or(true);
    children(section).is_some_and(|(list, _)| list.iter().all(hides))
}

/// Whether a step is a menu: a section in any order.
pub(crate) fn is_menu(plan: &Plan, step: StepIx) -> bool {
    let found = plan.steps.get(step.index()).and_then(children);
    found.is_some_and(|(_, is_menu)| is_menu)
}

/// Whether a step is a section or stands in it.
pub(crate) fn stands_in(plan: &Plan, step: StepIx, section: StepIx) -> bool {
    let mut around = Some(step);
    while let Some(at) = around {
        if at == section {
            return true;
        }
        around = plan.steps.get(at.index()).and_then(|step| step.parent);
    }
    false
}

impl Graph {
    /// Builds the moves.
    pub(crate) fn new(plan: &Plan, live: &Live) -> Self {
        Self::unanswered(plan, live, &|_| false)
    }

    /// The moves of somebody whom nobody answers at some steps: no contact is held there, nobody is released, no host reports.
    /// They wait until it is over, tick off what they may, skip what is optional, and leave a menu only when what it needs
    /// can be done so.
    pub(crate) fn unanswered(plan: &Plan, live: &Live, is_silent: &dyn Fn(StepIx) -> bool) -> Self {
        let mut builder = Builder::new(plan, is_silent);
        for (index, step) in plan.steps.iter().enumerate().rev() {
            builder.add(index, step, live);
        }
        let mut starts = Vec::new();
        if let Some(first) = plan.top.first() {
            starts.push(at(*first));
        }
        for (index, step) in plan.steps.iter().enumerate() {
            if step.entry {
                starts.push(index * 2);
            }
        }
        Self {
            back: reversed(&builder.moves),
            moves: builder.moves,
            starts,
            ends: builder.ends,
        }
    }

    /// The same without some moves.
    pub(crate) fn without(&self, is_dropped: &dyn Fn(Place, Place) -> bool) -> Self {
        let kept = |from: usize, list: &[Place]| -> Vec<Place> {
            let kept = list.iter().filter(|to| !is_dropped(from, **to));
            kept.copied().collect()
        };
        let moves: Vec<Vec<Place>> = self
            .moves
            .iter()
            .enumerate()
            .map(|(from, list)| kept(from, list))
            .collect();
        let back = reversed(&moves);
        Self {
            moves,
            back,
            starts: self.starts.clone(),
            ends: self.ends.clone(),
        }
    }

    /// The moves from a place.
    pub(crate) fn from(&self, place: Place) -> &[Place] {
        self.moves.get(place).map_or(&[], Vec::as_slice)
    }

    /// The places from which one comes to a place.
    pub(crate) fn to(&self, place: Place) -> &[Place] {
        self.back.get(place).map_or(&[], Vec::as_slice)
    }

    /// The places from which one may come to a place; itself too.
    pub(crate) fn leading_to(&self, place: Place) -> Vec<bool> {
        self.leading_to_any([place])
    }

    /// The places from which one may come to any of some places; themselves too.
    pub(crate) fn leading_to_any(&self, places: impl IntoIterator<Item = Place>) -> Vec<bool> {
        spread(places, &self.back, None)
    }

    /// The places to which one may come from a place; itself too.
    pub(crate) fn led_to(&self, place: Place) -> Vec<bool> {
        spread([place], &self.moves, None)
    }

    /// The places from which one may come to a place without passing another; itself too.
    pub(crate) fn leading_without(&self, place: Place, without: Place) -> Vec<bool> {
        spread([place], &self.back, Some(without))
    }

    /// From which places an end can be reached without passing a place; not from the place itself.
    pub(crate) fn ending_without(&self, place: Place) -> Vec<bool> {
        spread(self.ends.iter().copied(), &self.back, Some(place))
    }

    /// Whether a path may stop here for good.
    pub(crate) fn is_end(&self, place: Place) -> bool {
        self.ends.contains(&place)
    }

    /// Which places some path comes to.
    pub(crate) fn reached(&self) -> Vec<bool> {
        spread(self.starts.iter().copied(), &self.moves, None)
    }

    /// Places so that most moves go forward.
    pub(crate) fn forward_order(&self) -> Vec<Place> {
        let mut order = Vec::with_capacity(self.moves.len());
        let mut seen = vec![false; self.moves.len()];
        for start in self.starts.iter().rev() {
            let mut stack: Vec<(Place, usize)> = vec![(*start, 0)];
            if seen
                .get_mut(*start)
                .is_none_or(|mark| std::mem::replace(mark, true))
            {
                continue;
            }
            while let Some((place, next)) = stack.pop() {
                let Some(to) = self.from(place).get(next).copied() else {
                    order.push(place);
                    continue;
                };
                stack.push((place, next + 1));
                if seen
                    .get_mut(to)
                    .is_some_and(|mark| !std::mem::replace(mark, true))
                {
                    stack.push((to, 0));
                }
            }
        }
        order.reverse();
        order
    }

    /// From which places an end can be reached.
    pub(crate) fn ending(&self) -> Vec<bool> {
        spread(self.ends.iter().copied(), &self.back, None)
    }

    /// The rings that nobody leaves: strongly connected places, reached, without an end and without a move outside.
    pub(crate) fn rings_without_way_out(&self, reached: &[bool]) -> Vec<Vec<Place>> {
        let groups = self.groups();
        let mut group_of = vec![usize::MAX; self.moves.len()];
        for (number, group) in groups.iter().enumerate() {
            for place in group {
                if let Some(slot) = group_of.get_mut(*place) {
                    *slot = number;
                }
            }
        }
        let leaves = |number: usize, group: &[Place]| {
            group.iter().any(|place| {
                self.is_end(*place)
                    || self
                        .from(*place)
                        .iter()
                        .any(|to| group_of.get(*to).copied() != Some(number))
            })
        };
        groups
            .iter()
            .enumerate()
            .filter(|(number, group)| {
                let first = group.first().copied().unwrap_or(0);
                reached.get(first).copied().unwrap_or(false) && !leaves(*number, group)
            })
            .map(|(_, group)| {
                let mut group = group.clone();
                group.sort_unstable();
                group
            })
            .collect()
    }

    /// Strongly connected groups (Tarjan), without recursion; each before those that lead to it.
    pub(crate) fn groups(&self) -> Vec<Vec<Place>> {
        let count = self.moves.len();
        let mut walk = Walk {
            number: vec![0; count],
            low: vec![0; count],
            on_stack: vec![false; count],
            stack: Vec::new(),
            next: 1,
            groups: Vec::new(),
        };
        for place in 0..count {
            if walk.number.get(place).copied() == Some(0) {
                walk.from(self, place);
            }
        }
        walk.groups
    }
}

/// The places that one comes to over some moves, never over one place.
fn spread(first: impl IntoIterator<Item = Place>, moves: &[Vec<Place>], without: Option<Place>) -> Vec<bool> {
    let mut marks = vec![false; moves.len()];
    let mut open: Vec<Place> = first.into_iter().collect();
    while let Some(place) = open.pop() {
        let is_new = Some(place) != without
            && marks
                .get_mut(place)
                .is_some_and(|mark| !std::mem::replace(mark, true));
        if is_new {
            open.extend(moves.get(place).into_iter().flatten());
        }
    }
    marks
}

/// From where one comes to each place.
fn reversed(moves: &[Vec<Place>]) -> Vec<Vec<Place>> {
    let mut back = vec![Vec::new(); moves.len()];
    for (from, list) in moves.iter().enumerate() {
        for to in list {
            if let Some(list) = back.get_mut(*to) {
                list.push(from);
            }
        }
    }
    back
}

/// The state of Tarjan's walk.
struct Walk {
    number: Vec<usize>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<Place>,
    next: usize,
    groups: Vec<Vec<Place>>,
}

impl Walk {
    fn enter(&mut self, place: Place) {
        for list in [&mut self.number, &mut self.low] {
            if let Some(slot) = list.get_mut(place) {
                *slot = self.next;
            }
        }
        self.next += 1;
        self.stack.push(place);
        if let Some(mark) = self.on_stack.get_mut(place) {
            *mark = true;
        }
    }

    fn lower(&mut self, place: Place, to: usize) {
        if let Some(slot) = self.low.get_mut(place) {
            *slot = (*slot).min(to);
        }
    }

    fn from(&mut self, graph: &Graph, root: Place) {
        self.enter(root);
        let mut path = vec![(root, 0)];
        while let Some((place, next)) = path.pop() {
            if let Some(to) = graph.from(place).get(next).copied() {
                path.push((place, next + 1));
                let number = self.number.get(to).copied().unwrap_or(0);
                if number == 0 {
                    self.enter(to);
                    path.push((to, 0));
                } else if self.on_stack.get(to).copied().unwrap_or(false) {
                    self.lower(place, number);
                }
                continue;
            }
            let low = self.low.get(place).copied().unwrap_or(0);
            if let Some((before, _)) = path.last() {
                self.lower(*before, low);
            }
            if self.number.get(place).copied() == Some(low) {
                let mut group = Vec::new();
                while let Some(top) = self.stack.pop() {
                    if let Some(mark) = self.on_stack.get_mut(top) {
                        *mark = false;
                    }
                    group.push(top);
                    if top == place {
                        break;
                    }
                }
                self.groups.push(group);
            }
        }
    }
}

/// Collects the moves of one plan.
struct Builder<'a> {
    plan: &'a Plan,
    moves: Vec<Vec<Place>>,
    ends: BTreeSet<Place>,
    hides: Vec<bool>,
    /// Nobody answers there.
    is_silent: &'a dyn Fn(StepIx) -> bool,
}

impl<'a> Builder<'a> {
    fn new(plan: &'a Plan, is_silent: &'a dyn Fn(StepIx) -> bool) -> Self {
        Self {
            plan,
            is_silent,
            moves: vec![Vec::new(); plan.steps.len() * 2],
            ends: BTreeSet::new(),
            hides: hiding(plan),
        }
    }

    fn go(&mut self, from: Place, to: Place) {
        if let Some(list) = self.moves.get_mut(from)
            && !list.contains(&to)
        {
            list.push(to);
        }
    }

    /// Where a step leads that has no ways of its own, or is passed over.
    fn next_in_list(&self, step: &Step) -> Option<Place> {
        let parent = step.parent.and_then(|parent| self.plan.steps.get(parent.index()));
        let is_menu = parent.and_then(children).is_some_and(|(_, menu)| menu);
        match (step.following, step.parent) {
            (_, Some(parent)) if is_menu => Some(at(parent)),
            (Some(next), _) => Some(at(next)),
            (None, Some(parent)) => Some(after(parent)),
            // Off the module's list: the implicit end, which stands last.
            (None, None) => self.plan.steps.len().checked_sub(1).map(|end| end * 2),
        }
    }

    fn add(&mut self, index: usize, step: &Step, live: &Live) {
        let (here, left) = (index * 2, index * 2 + 1);
        let onward = self.next_in_list(step);
        if self.hides.get(index).copied().unwrap_or(false)
            && let Some(next) = onward
        {
            self.go(here, next);
        }
        match &step.kind {
            StepKind::End { .. } => {
                self.go(here, left);
                match self.enclosing_part(step) {
                    Some(part) => self.go(left, after(part)),
                    None => {
                        self.ends.insert(left);
                    }
                }
                return;
            }
            StepKind::Section {
                children,
                free: Some(need),
            } => {
                for child in children {
                    self.go(here, at(*child));
                }
                if step.optional || self.is_enough(children, *need) {
                    self.go(here, left);
                }
            }
            StepKind::Section { children, free: None } | StepKind::Part { children } => {
                let first = children.first().map_or(left, |first| at(*first));
                self.go(here, first);
            }
            kind => {
                if step.optional || self.opens(step_of(here), kind) {
                    self.go(here, left);
                }
                // Who waited in vain did nothing of the step: as if it had been passed over, but to another place.
                if let Some(limit) = kind.limit() {
                    self.go(here, at(limit.otherwise));
                }
            }
        }
        self.add_ways(index, step, live, onward);
    }

    /// Whether a step opens: by itself, or since it is answered.
    fn opens(&self, step: StepIx, kind: &StepKind) -> bool {
        opens_alone(kind) || !(self.is_silent)(step)
    }

    /// Whether what a menu needs can be done by somebody whom nobody answers. Steps further on are known already.
    fn is_enough(&self, children: &[StepIx], need: Need) -> bool {
        let (mut must, mut done, mut must_done) = (0_u32, 0_u32, 0_u32);
        for child in children {
            let optional = self
                .plan
                .steps
                .get(child.index())
                .is_some_and(|step| step.optional);
            let is_done = u32::from(self.is_done(*child));
            done += is_done;
            if !optional {
                must += 1;
                must_done += is_done;
            }
        }
        match need {
            Need::All => must_done == must,
            Need::Some(count) => done >= count.min(must),
        }
    }

    /// Whether somebody whom nobody answers can do a child of a menu: a step by leaving it, a section by coming to its
    /// end from its beginning.
    fn is_done(&self, child: StepIx) -> bool {
        let Some(step) = self.plan.steps.get(child.index()) else {
            return true;
        };
        match &step.kind {
            StepKind::Section {
                children,
                free: Some(need),
            } => self.is_enough(children, *need),
            StepKind::Section { free: None, .. } | StepKind::Part { .. } => {
                let mut met = BTreeSet::new();
                let mut open = vec![at(child)];
                while let Some(place) = open.pop() {
                    if place == after(child) {
                        return true;
                    }
                    if stands_in(self.plan, step_of(place), child) && met.insert(place) {
                        open.extend(self.moves.get(place).into_iter().flatten());
                    }
                }
                false
            }
            kind => self.opens(child, kind),
        }
    }

    fn add_ways(&mut self, index: usize, step: &Step, live: &Live, onward: Option<Place>) {
        let left = index * 2 + 1;
        let items = step.first_item as usize..(step.first_item + step.item_count) as usize;
        for rule in self
            .plan
            .items
            .get(items)
            .unwrap_or_default()
            .iter()
            .flat_map(|item| &item.rules)
        {
            if let Some(target) = rule.go {
                self.go(left, at(target));
            }
        }
        if step.ways.is_empty() {
            if let Some(next) = onward {
                self.go(left, next);
            }
            return;
        }
        let live = live.ways.get(index).map_or(&[][..], Vec::as_slice);
        for (number, way) in step.ways.iter().enumerate() {
            if live.get(number).copied().unwrap_or(true) {
                self.go(left, at(way.go));
            }
        }
    }

    /// The part that an `end` ends, if it stands in one.
    fn enclosing_part(&self, step: &Step) -> Option<StepIx> {
        let mut above = step.parent;
        for _ in 0..=crate::ground::limits::DEPTH {
            let parent = self.plan.steps.get(above?.index())?;
            if matches!(parent.kind, StepKind::Part { .. }) {
                return above;
            }
            above = parent.parent;
        }
        None
    }
}
