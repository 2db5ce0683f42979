//! What reaching a place tells the guide (semantics 29): the answers that decide whether it is reached.

use super::index::{gather, number, options};
use crate::expr::name::{ItemIx, StepIx};
use crate::expr::reads::Read;
use crate::ground::order::distinct;
use crate::module::plan::{Plan, Recipient, Step, StepKind, Until, With};

/// A step that the guide learns of, and the items that decide whether somebody comes to it.
pub(crate) struct Telling {
    pub(crate) step: StepIx,
    /// Sorted.
    pub(crate) items: Vec<ItemIx>,
}

impl super::Program {
    /// What the guide comes to know without anything being shared (semantics 9.8): each step that they learn of by its being
    /// reached, with the items whose answers decide that.
    ///
    /// ```
    /// use leerpad::check::{Sources, check};
    /// use leerpad::ground::source::Source;
    /// let text = "leerpad: 1
    /// module: praten
    /// version: 1.0.0
    /// languages: [nl]
    /// title: Praten
    /// blend:
    ///   guide: optional
    ///   meet: [phone]
    /// steps:
    ///   - exercise: vraag
    ///     items:
    ///       - confirm: wil-je
    ///         ask: Wil je erover praten?
    ///     next:
    ///       - when: wil-je
    ///         go: bellen
    ///       - klaar
    ///   - contact: bellen
    ///     within: 7 days
    ///     otherwise: klaar
    ///   - end: klaar
    /// ";
    /// let module = check(&Sources::new(Source::new("praten.yaml", text))).module.unwrap();
    /// let program = leerpad::program::Program::compile(&module);
    /// let told: Vec<_> = program.tells().collect();
    /// assert_eq!(program.step_id(told[0].0), "bellen");
    /// assert_eq!(program.item_id(told[0].1[0]), "wil-je");
    /// ```
    pub fn tells(&self) -> impl Iterator<Item = (StepIx, &[ItemIx])> {
        let tellings = self.index().tellings.iter();
        tellings.map(|telling| (telling.step, telling.items.as_slice()))
    }
}

/// All steps that tell the guide something by being reached, in document order.
pub(crate) fn tellings(plan: &Plan, values: &[Vec<Read>]) -> Vec<Telling> {
    let steps = (0..).map(StepIx).zip(&plan.steps);
    let tells: Vec<StepIx> = steps
        .filter(|(_, step)| does_tell(plan, step))
        .map(|(at, _)| at)
        .collect();
    if tells.is_empty() {
        return Vec::new();
    }
    let net = Net::of(plan);
    let telling = |step: StepIx| Telling {
        step,
        items: deciding(plan, values, &net, step),
    };
    tells.into_iter().map(telling).collect()
}

fn does_tell(plan: &Plan, step: &Step) -> bool {
    match &step.kind {
        StepKind::Share { purpose, .. } => plan
            .purposes
            .get(purpose.index())
            .is_some_and(|purpose| purpose.with == Recipient::Guide),
        StepKind::Contact { with, .. } => *with != With::Supporter,
        StepKind::Wait {
            until: Until::Release(_),
        } => true,
        _ => false,
    }
}

/// The items that are read where it is decided whether a step is visited on the way to an end.
fn deciding(plan: &Plan, values: &[Vec<Read>], net: &Net, wanted: StepIx) -> Vec<ItemIx> {
    let visit = (at(wanted), after(wanted));
    let comes = net.leading_to(&[at(wanted)], None);
    let misses = net.leading_to(&net.ends, Some(visit));
    let decides = |place: u32| is_set(&comes, place) && is_set(&misses, place);
    let mut all = Vec::new();
    for (here, step) in (0..).map(StepIx).zip(&plan.steps) {
        if decides(at(here))
            && let Some(when) = &step.when
        {
            gather(when, values, &mut all);
        }
        if !decides(after(here)) {
            continue;
        }
        for way in step.ways.iter().filter_map(|way| way.when.as_ref()) {
            gather(way, values, &mut all);
        }
        let range = step.first_item as usize..step.first_item.saturating_add(step.item_count) as usize;
        for (item, found) in (step.first_item..)
            .map(ItemIx)
            .zip(plan.items.get(range).unwrap_or_default())
        {
            if found.rules.iter().any(|rule| rule.go.is_some()) {
                all.push(Read::DoneItem(item));
                for when in found.rules.iter().filter_map(|rule| rule.when.as_ref()) {
                    gather(when, values, &mut all);
                }
            }
        }
    }
    with_what_they_read(plan, values, &all)
}

/// The items that are read, and those that decide whether these count, again and again.
fn with_what_they_read(plan: &Plan, values: &[Vec<Read>], first: &[Read]) -> Vec<ItemIx> {
    let mut found = vec![false; plan.items.len()];
    let mut open = Vec::new();
    items_of(plan, first, &mut open);
    while let Some(item) = open.pop() {
        let (Some(mark), Some(read)) = (found.get_mut(item.index()), plan.items.get(item.index())) else {
            continue;
        };
        if std::mem::replace(mark, true) {
            continue;
        }
        let mut reads = Vec::new();
        let checks = read.checks.iter().map(|check| &check.must);
        let rules = read.rules.iter().filter_map(|rule| rule.when.as_ref());
        // Options that are copied from another item depend on it.
        let list = options(read).map_or(&[][..], |options| &options.list);
        let shown = list.iter().filter_map(|option| option.when.as_ref());
        for tree in read.when.iter().chain(checks).chain(rules).chain(shown) {
            gather(tree, values, &mut reads);
        }
        items_of(plan, &reads, &mut open);
    }
    let items = (0..).map(ItemIx).zip(&found);
    items
        .filter(|(_, is_found)| **is_found)
        .map(|(item, _)| item)
        .collect()
}

fn items_of(plan: &Plan, reads: &[Read], items: &mut Vec<ItemIx>) {
    for read in distinct(reads) {
        match read {
            Read::Answer(of, _) | Read::Status(of) | Read::Operand(of) => items.push(of.item),
            Read::Correct(item) | Read::Attempts(item) | Read::DoneItem(item) => items.push(item),
            Read::Scale(scale, _) => {
                if let Some(scale) = plan.scales.get(scale.index()) {
                    items.extend(scale.operands.iter().map(|of| of.item));
                }
            }
            _ => {}
        }
    }
}

const fn at(step: StepIx) -> u32 {
    step.0.saturating_mul(2)
}

const fn after(step: StepIx) -> u32 {
    at(step).saturating_add(1)
}

fn is_set(marks: &[bool], place: u32) -> bool {
    marks.get(place as usize).copied().unwrap_or(false)
}

/// Where one may come from: each step is a place where it is found and one where it is left.
struct Net {
    back: Vec<Vec<u32>>,
    ends: Vec<u32>,
}

impl Net {
    fn of(plan: &Plan) -> Self {
        let mut net = Self {
            back: vec![Vec::new(); plan.steps.len() * 2],
            ends: Vec::new(),
        };
        // Children stand after their section, so backwards every section knows about its children.
        let mut hides = vec![false; plan.steps.len()];
        for (index, step) in plan.steps.iter().enumerate().rev() {
            let all_hide = children(step).is_some_and(|list| {
                list.iter()
                    .all(|child| hides.get(child.index()).copied().unwrap_or(true))
            });
            if let Some(slot) = hides.get_mut(index) {
                *slot = step.when.is_some() || all_hide;
            }
        }
        for (index, step) in plan.steps.iter().enumerate() {
            net.add(plan, StepIx(number(index)), step, hides.get(index) == Some(&true));
        }
        net
    }

    fn go(&mut self, from: u32, to: u32) {
        if let Some(list) = self.back.get_mut(to as usize) {
            list.push(from);
        }
    }

    fn add(&mut self, plan: &Plan, here: StepIx, step: &Step, hides: bool) {
        let parent = step.parent.and_then(|parent| plan.steps.get(parent.index()));
        let in_menu = matches!(
            parent.map(|parent| &parent.kind),
            Some(StepKind::Section { free: Some(_), .. })
        );
        let onward = match (step.following, step.parent) {
            // Whoever comes back to a menu visits it; whether it is there at all was decided before.
            (_, Some(menu)) if in_menu => after(menu),
            (Some(next), _) => at(next),
            (None, Some(parent)) => after(parent),
            (None, None) => at(StepIx(number(plan.steps.len()).saturating_sub(1))),
        };
        if hides {
            self.go(at(here), onward);
        }
        match &step.kind {
            StepKind::End { .. } => {
                self.go(at(here), after(here));
                match part_around(plan, step) {
                    Some(part) => self.go(after(here), after(part)),
                    None => self.ends.push(after(here)),
                }
                return;
            }
            StepKind::Section {
                children,
                free: Some(_),
            } => {
                children.iter().for_each(|child| self.go(after(here), at(*child)));
                self.go(at(here), after(here));
            }
            StepKind::Section { children, .. } | StepKind::Part { children } => {
                let first = children.first().map_or(after(here), |first| at(*first));
                self.go(at(here), first);
            }
            _ => self.go(at(here), after(here)),
        }
        let range = step.first_item as usize..step.first_item.saturating_add(step.item_count) as usize;
        let rules = plan.items.get(range).unwrap_or_default().iter();
        for go in rules.flat_map(|item| &item.rules).filter_map(|rule| rule.go) {
            self.go(after(here), at(go));
        }
        if step.ways.is_empty() {
            self.go(after(here), onward);
        }
        for way in &step.ways {
            self.go(after(here), at(way.go));
        }
        if let Some(limit) = step.kind.limit() {
            self.go(after(here), at(limit.otherwise));
        }
    }

    /// The places from which one of these is reached, without one move if it is named.
    fn leading_to(&self, to: &[u32], without: Option<(u32, u32)>) -> Vec<bool> {
        let mut marks = vec![false; self.back.len()];
        let mut open = to.to_vec();
        while let Some(place) = open.pop() {
            let Some(mark) = marks.get_mut(place as usize) else {
                continue;
            };
            if std::mem::replace(mark, true) {
                continue;
            }
            let before = self.back.get(place as usize).map_or(&[][..], Vec::as_slice);
            open.extend(before.iter().filter(|from| Some((**from, place)) != without));
        }
        marks
    }
}

fn children(step: &Step) -> Option<&[StepIx]> {
    match &step.kind {
        StepKind::Section { children, .. } | StepKind::Part { children } => Some(children),
        _ => None,
    }
}

fn part_around(plan: &Plan, step: &Step) -> Option<StepIx> {
    let mut around = step.parent;
    while let Some(above) = around {
        let section = plan.steps.get(above.index())?;
        if matches!(section.kind, StepKind::Part { .. }) {
            return Some(above);
        }
        around = section.parent;
    }
    None
}

/// The steps that an answer to an item of a place may bring the guide to know of.
pub(crate) fn told_by(tellings: &[Telling], item: ItemIx) -> impl Iterator<Item = StepIx> {
    tellings
        .iter()
        .filter(move |telling| telling.items.binary_search(&item).is_ok())
        .map(|telling| telling.step)
}
