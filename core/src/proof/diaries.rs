//! The diaries whose entries an exploration follows, and where it matters that one came in.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::focus::{Atom, Focus};
use super::series::Series;
use super::sites::{Spot, items_of};
use super::terrain::{Terrain, waits};
use super::uses::Uses;
use crate::check::graph::{Graph, Place, after, at, children, step_of};
use crate::expr::name::{ItemIx, StepIx};
use crate::expr::typed::Truth;
use crate::module::plan::{Choice, Home, Item, ItemKind, Plan};

/// A diary that is followed.
pub(super) struct Diary {
    pub(super) item: ItemIx,
    pub(super) home: StepIx,
    /// The numbers of the atoms that read it.
    pub(super) atoms: BTreeSet<usize>,
    /// None where there are too many states.
    pub(super) series: Option<Rc<Series>>,
    /// Who goes back and comes anew reads on its own screen what they entered before: that is not followed.
    is_read_anew: bool,
    /// Per place: whether time may pass by itself there or further on, before it is read.
    timed: Vec<bool>,
    /// Per step: whether who goes on from there comes to where it is read, or waits there meanwhile.
    soon: Vec<bool>,
}

impl Diary {
    /// Whether every way to fill it is followed.
    pub(super) fn is_whole(&self) -> bool {
        !self.is_read_anew && self.series.as_ref().is_some_and(|series| series.is_whole)
    }

    /// Whether it is read from a place on, by which atoms are read there.
    pub(super) fn is_live(&self, live: &[u64]) -> bool {
        let mut atoms = self.atoms.iter();
        atoms.any(|atom| {
            live.get(atom / 64)
                .is_some_and(|word| word & (1 << (atom % 64)) != 0)
        })
    }

    /// Whether time may pass by itself at a step or further on, before it is read.
    pub(super) fn is_timed(&self, step: StepIx) -> bool {
        self.timed.get(at(step)).copied().unwrap_or(true)
    }

    /// Whether entries given up to the leaving of a step are told apart there, and not only further on.
    pub(super) fn is_read_soon(&self, step: StepIx) -> bool {
        self.soon.get(step.index()).copied().unwrap_or(true)
    }
}

/// The diaries that some atoms read, each at its spots.
pub(super) fn diaries(
    terrain: &Terrain<'_>,
    atoms: &[Atom],
    spots: &[(Spot, usize)],
    uses: &Uses,
) -> Vec<Diary> {
    let plan = terrain.plan;
    let by_day = atoms.iter().any(Atom::is_clock);
    let items = (0..).map(ItemIx).zip(&plan.items);
    let followed = items.filter(|(_, item)| matches!(item.kind, ItemKind::Diary { .. }));
    let diary = |(ix, item): (ItemIx, &Item)| {
        let Home::Step(home) = item.home else { return None };
        let reading = (0..).zip(atoms).filter(|(_, atom)| atom.reads(ix));
        let (numbers, reading): (BTreeSet<usize>, Vec<&Atom>) = reading.unzip();
        if numbers.is_empty() {
            return None;
        }
        let spots: Vec<Spot> = spots
            .iter()
            .filter(|(_, atom)| numbers.contains(atom))
            .map(|(spot, _)| *spot)
            .collect();
        let is_at_home = |spot: &Spot| matches!(spot, Spot::Stage(step, _) if *step == home);
        Some(Diary {
            item: ix,
            home,
            series: terrain.series((ix, item), uses.item(ix)?, &reading, by_day),
            is_read_anew: spots.iter().any(is_at_home) && !is_straight(terrain, home),
            timed: timed(terrain, &spots),
            soon: soon(terrain, &spots, by_day),
            atoms: numbers,
        })
    };
    followed.filter_map(diary).collect()
}

/// Whether one way alone leads to a step, and nothing that is asked on it can lead elsewhere, and nobody comes back to it. Where
/// there is more than one way before, or past it, who goes back, takes another and comes here after all is here anew, with what
/// they entered before.
fn is_straight(terrain: &Terrain<'_>, home: StepIx) -> bool {
    let (plan, graph) = (terrain.plan, terrain.graph);
    let holds_nobody = |step: StepIx| {
        let found = plan.steps.get(step.index());
        step == home || found.is_some_and(|step| items_of(plan, step).all(|(_, item)| stays_settled(item)))
    };
    let leading = graph.leading_to(at(home));
    let mut places = (0..leading.len()).filter(|place| leading.get(*place) == Some(&true));
    // Who does not meet the condition of the step itself is led past it; who answers before it what holds them there, and
    // then what does not, comes to it anew.
    places.all(|place| graph.from(place).len() == 1 && holds_nobody(step_of(place)))
        && !leading.get(after(home)).copied().unwrap_or(true)
}

/// Whether who went on past an item may change what they did with it, and is not held back by it then.
fn stays_settled(item: &Item) -> bool {
    let is_replaced = matches!(
        item.kind,
        ItemKind::Choice(_)
            | ItemKind::Choices { .. }
            | ItemKind::Confirm
            | ItemKind::Number { .. }
            | ItemKind::Scale { .. }
            | ItemKind::Date { .. }
            | ItemKind::Time { .. }
    );
    let is_always = |required: &Truth| matches!(required, Truth::Constant(_));
    let hides = |choice: &Choice| choice.when.is_some();
    item.kind.is_to_read()
        || (is_replaced
            && item.checks.is_empty()
            && !item.rules.iter().any(|rule| rule.retry)
            && item.when.is_none()
            && item.required.as_ref().is_none_or(is_always)
            && !crate::program::options(item).is_some_and(|options| options.list.iter().any(hides)))
}

/// The places from which one may come to where time passes by itself, and from there to where something is read.
fn timed(terrain: &Terrain<'_>, spots: &[Spot]) -> Vec<bool> {
    let (plan, graph) = (terrain.plan, terrain.graph);
    let reading = graph.leading_to_any(spots.iter().map(|spot| spot.place()));
    let steps = (0..plan.steps.len()).map(|step| StepIx(crate::program::number(step)));
    let leads = |step: &StepIx| reading.get(at(*step)).copied().unwrap_or(true);
    graph.leading_to_any(steps.filter(|step| waits(plan, *step) && leads(step)).map(at))
}

/// Per step whether an entry given before it is left can be told from one given later. Else that is put off, which comes to the
/// same: but not past where time passes by itself, nor where days are counted.
fn soon(terrain: &Terrain<'_>, spots: &[Spot], by_day: bool) -> Vec<bool> {
    let (plan, graph) = (terrain.plan, terrain.graph);
    let leads = leading_to_reading(graph, plan, spots);
    let leads = |place: &Place| leads.get(*place).copied().unwrap_or(true);
    let steps = (0..plan.steps.len()).map(|step| StepIx(crate::program::number(step)));
    let is_read = |step: StepIx| {
        let mut passed = graph
            .from(at(step))
            .iter()
            .filter(|place| is_passed(plan, **place));
        leads(&after(step)) || passed.any(leads)
    };
    steps
        .map(|step| by_day || waits(plan, step) || is_read(step))
        .collect()
}

/// The places where something is read, and those from which one comes there without stopping.
fn leading_to_reading(graph: &Graph, plan: &Plan, spots: &[Spot]) -> Vec<bool> {
    let mut marks = vec![false; plan.steps.len() * 2];
    let mut open: Vec<Place> = spots.iter().map(|spot| spot.place()).collect();
    while let Some(place) = open.pop() {
        let is_new = marks
            .get_mut(place)
            .is_some_and(|mark| !std::mem::replace(mark, true));
        if is_new && is_passed(plan, place) {
            open.extend(graph.to(place));
        }
    }
    marks
}

/// Whether one may pass a place without stopping: a step that is passed over, a section that is done.
fn is_passed(plan: &Plan, place: Place) -> bool {
    let step = step_of(place);
    let found = plan.steps.get(step.index());
    place == at(step) || found.is_some_and(|step| children(step).is_some())
}

impl Focus {
    /// The diaries that are followed and read from a place on, by which atoms are read there.
    pub(super) fn diaries_in<'f>(&'f self, live: &'f [u64]) -> impl Iterator<Item = &'f Diary> {
        self.diaries.iter().filter(|diary| diary.is_live(live))
    }
}
