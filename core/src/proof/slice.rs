//! What a question hangs on: the conditions that can bear on it, and no others. Answers that none of these reads are
//! given in one way only.
//!
//! A condition bears on a question when it decides whether a place is come to that matters (from where it is read the
//! place can be reached, and an end without it), or whether an answer counts that matters, again and again.

use std::collections::{BTreeMap, BTreeSet};

use super::holding::holding;
use super::holes::Hole;
use super::leaves::asked;
use super::partings::Partings;
use super::sites::{Read, Spot};
use super::terrain::{Terrain, asking, waits};
use crate::check::built::Site;
use crate::check::graph::{Graph, Place, after, at, children, is_menu, stands_in, step_of};
use crate::expr::name::{ChanceIx, ItemIx, ScaleIx, StepIx, ValueIx};
use crate::expr::reads::{Read as Leaf, reads as leaves_of};
use crate::expr::typed::Truth;
use crate::module::plan::{Home, Item, ItemKind, Plan};
use crate::program::Program;

/// A set of conditions.
pub(super) type Slice = BTreeSet<Site>;

/// What slices are cut from: made once for a plan.
pub(super) struct Slicer<'a> {
    plan: &'a Plan,
    graph: &'a Graph,
    /// Per site: its condition, and the places where it is read.
    sites: BTreeMap<Site, (&'a Truth, Vec<Place>)>,
    /// Per chance that is drawn per visit: the steps that draw it.
    drawers: Vec<Vec<StepIx>>,
    /// Menus of which it is asked how often they were come to.
    counted: &'a BTreeSet<StepIx>,
    /// Places after which something was left or dated of which it is asked how long ago that was.
    aged: &'a BTreeSet<Place>,
    /// Places where time passes by itself.
    waits: Vec<Place>,
    /// Per step: it may be passed over.
    hides: &'a [bool],
    /// Conditions that bend the path, by the place where they do.
    bends: Vec<(Place, Site)>,
    /// Per place: one can go round from it to itself, other than by choosing from a menu.
    goes_round: &'a [bool],
    partings: Partings<'a>,
    /// Groups of places between which one can go round, of which it was proved that whoever is in them can get out.
    let_go: BTreeSet<usize>,
    /// Per such group: what it takes to get out of it, once asked for.
    through: BTreeMap<usize, Slice>,
    /// Per place: what decides whether it is come to, once asked for.
    deciding: BTreeMap<Place, Deciding>,
    /// Per place: those that lead to it, once asked for.
    leading: BTreeMap<Place, Vec<bool>>,
}

/// What decides whether a place is come to.
#[derive(Clone, Default)]
struct Deciding {
    sites: Vec<Site>,
    /// Groups before it out of which everybody gets, and all to one place: it takes the answers that lead out, and no more.
    passed: BTreeSet<usize>,
}

/// The place that is passed when a condition is read.
const fn passed(spot: Spot) -> Place {
    match spot {
        Spot::Place(place) => place,
        // Whoever comes to an item leaves its step; whoever is led past does not.
        Spot::Stage(step, _) => after(step),
    }
}

impl<'a> Slicer<'a> {
    pub(super) fn new(terrain: &'a Terrain<'a>, program: &Program) -> Self {
        let (plan, graph) = (terrain.plan, terrain.graph);
        let mut sites: BTreeMap<Site, (&'a Truth, Vec<Place>)> = BTreeMap::new();
        let mut bends = Vec::new();
        for Read { site, truth, spot } in &terrain.reads {
            let (site, truth, spot) = (*site, *truth, *spot);
            let place = passed(spot);
            sites
                .entry(site)
                .or_insert_with(|| (truth, Vec::new()))
                .1
                .push(place);
            match (site, spot) {
                (Site::Step(_) | Site::Way(..), Spot::Place(place)) => bends.push((place, site)),
                (Site::Rule(item, _), Spot::Stage(step, _)) if has_way(plan, item) => {
                    bends.push((after(step), site));
                }
                // Where any answer bends the path, it hangs on whether one can be given.
                (Site::Item(item) | Site::Option(item, _) | Site::Must(item, _), Spot::Stage(step, _))
                    if has_way(plan, item) =>
                {
                    bends.push((after(step), site));
                }
                _ => {}
            }
        }
        for (value, found) in (0..).map(ValueIx).zip(&plan.values) {
            for (place, rung) in found.rungs.iter().enumerate() {
                if let Some(when) = &rung.when {
                    sites.insert(Site::Rung(value, place), (when, Vec::new()));
                }
            }
        }
        let steps = (0..plan.steps.len()).map(|step| StepIx(crate::program::number(step)));
        Self {
            plan,
            graph,
            sites,
            drawers: program.index().drawers.clone(),
            counted: &terrain.counted_menus,
            aged: &terrain.aged,
            waits: steps.filter(|step| waits(plan, *step)).map(at).collect(),
            hides: &terrain.hides,
            partings: Partings::new(terrain, bends.iter().map(|(place, _)| *place)),
            bends,
            goes_round: &terrain.goes_round,
            let_go: BTreeSet::new(),
            through: BTreeMap::new(),
            deciding: BTreeMap::new(),
            leading: BTreeMap::new(),
        }
    }

    /// Every condition.
    pub(super) fn all(&self) -> Slice {
        self.sites.keys().copied().collect()
    }

    /// What it hangs on whether an item can be answered, and whether its answer does.
    pub(super) fn of_item(&mut self, ix: ItemIx) -> Slice {
        let (mut more, mut places) = (Slice::new(), Vec::new());
        self.item(ix, &mut more, &mut places);
        self.close(more, &places)
    }

    /// What a condition hangs on where it stands, itself too.
    pub(super) fn of_site(&mut self, site: Site) -> Slice {
        let places = self
            .sites
            .get(&site)
            .map_or_else(Vec::new, |(_, places)| places.clone());
        self.close([site].into(), &places)
    }

    /// What it hangs on whether a step is there, of a section also what stands in it, where it is looked at.
    pub(super) fn of_showing(&mut self, step: StepIx) -> Slice {
        let (mut found, mut open) = (Slice::new(), vec![step]);
        while let Some(step) = open.pop() {
            let inside = self.plan.steps.get(step.index()).and_then(children);
            let inside = inside.into_iter().flat_map(|(list, _)| list);
            open.extend(inside.filter(|child| **child > step));
            if self.sites.contains_key(&Site::Step(step)) {
                found.extend(self.of_site(Site::Step(step)));
            }
        }
        found
    }

    /// What it hangs on whether a step is visited.
    pub(super) fn of_step(&mut self, step: StepIx) -> Slice {
        let places = self.places_of(step);
        self.close(Slice::new(), &places)
    }

    /// The places that are passed by who visits a step: of a section, by who visits something in it, since not everybody
    /// comes out of it at its end.
    fn places_of(&self, step: StepIx) -> Vec<Place> {
        let (mut places, mut open) = (Vec::new(), vec![step]);
        while let Some(step) = open.pop() {
            places.push(after(step));
            let children = self.plan.steps.get(step.index()).and_then(children);
            let inside = children.into_iter().flat_map(|(list, _)| list);
            open.extend(inside.filter(|child| **child > step));
        }
        places
    }

    /// What the scores of a scale hang on.
    pub(super) fn of_scale(&mut self, scale: ScaleIx) -> Slice {
        let mut open = Slice::new();
        let mut places = Vec::new();
        self.scale(scale, &mut open, &mut places);
        self.close(open, &places)
    }

    /// What it hangs on whether a hole is shown, and whether what fills it was asked, or answered, by then.
    pub(super) fn of_hole(&mut self, hole: &Hole) -> Slice {
        let asking: Vec<Place> = hole.asking.iter().map(|step| after(*step)).collect();
        let readers: Vec<Place> = hole.steps().iter().map(|step| after(*step)).collect();
        let items = hole.hiding.iter().copied().chain(hole.item());
        let mut first: Slice = items.map(Site::Item).collect();
        first.extend(&hole.conditions);
        for (home, reader) in pairs(&asking, &readers) {
            first.extend(self.order(home, reader));
        }
        for (home, reader) in pairs(&self.diaries(hole.filled()), &readers) {
            first.extend(self.while_kept(home, reader));
        }
        let mut places = [asking, readers.clone()].concat();
        for item in &hole.answering {
            self.item(*item, &mut first, &mut places);
        }
        // A value hangs on its rungs too.
        let mut items = Vec::new();
        if let Some((truth, values)) = hole.values() {
            let homes = self.homes(truth);
            for (home, reader) in pairs(&homes, &readers) {
                first.extend(self.order(home, reader));
                first.extend(self.between(home, reader));
            }
            for value in values {
                self.leaf(value, &mut first, &mut places, &mut items);
            }
        }
        for item in items {
            self.item(item, &mut first, &mut places);
        }
        self.close(first, &places)
    }

    /// What it hangs on whether somebody gets out of some steps.
    pub(super) fn of_ring(&mut self, steps: &BTreeSet<StepIx>) -> Slice {
        let is_asked = |step: &&StepIx| steps.first() == Some(step) || is_menu(self.plan, **step);
        let places: Vec<Place> = steps.iter().filter(is_asked).map(|step| at(*step)).collect();
        let holding = self.holding(steps);
        self.close(holding, &places)
    }

    /// What may hold somebody in some steps.
    fn holding(&self, steps: &BTreeSet<StepIx>) -> Slice {
        let menus: Vec<Place> = steps
            .iter()
            .filter(|step| is_menu(self.plan, **step))
            .map(|step| at(*step))
            .collect();
        let parts = self.partings.of(&menus, &BTreeSet::new());
        holding(self.plan, (&self.bends, self.hides), steps, &parts)
    }

    /// From now on it is known that whoever is in some steps can get out of them.
    pub(super) fn let_go(&mut self, steps: &BTreeSet<StepIx>) {
        let group = steps.first().and_then(|step| self.partings.group_of(at(*step)));
        if group.is_some_and(|group| self.let_go.insert(group)) {
            self.deciding.clear();
        }
    }

    /// What it takes to get out of a group of which it is known that everybody can: what is answered there, whoever comes there.
    fn through(&mut self, group: usize) -> Slice {
        if let Some(known) = self.through.get(&group) {
            return known.clone();
        }
        let places = self.partings.group(group);
        let steps = places.iter().map(|place| step_of(*place)).collect();
        let holding = self.holding(&steps);
        let mut found = self.closed(holding, None);
        // What was settled before it, and does not change with time, is as it is all the while.
        found.retain(|site| {
            let changes = |home: &Place| places.contains(home) || self.aged.contains(home);
            let reads_on =
                |truth: &Truth| !self.diaries(truth).is_empty() || self.homes(truth).iter().any(changes);
            matches!(site, Site::Rung(..)) || self.sites.get(site).is_some_and(|(truth, _)| reads_on(truth))
        });
        self.through.insert(group, found.clone());
        found
    }

    fn close(&mut self, first: Slice, places: &[Place]) -> Slice {
        self.closed(first, Some(places))
    }

    /// All that some conditions hang on; with places also what it hangs on whether those are come to, and those where what is
    /// read was asked.
    fn closed(&mut self, first: Slice, places: Option<&[Place]>) -> Slice {
        let mut done = Slice::new();
        let mut open: Vec<Site> = first.into_iter().collect();
        let mut asked: BTreeSet<Place> = BTreeSet::new();
        let mut passed: BTreeSet<usize> = BTreeSet::new();
        let mut wanted: Vec<Place> = places.unwrap_or_default().to_vec();
        let mut counted: BTreeSet<ItemIx> = BTreeSet::new();
        loop {
            while let Some(place) = wanted.pop() {
                if places.is_some() && asked.insert(place) {
                    let deciding = self.decide(place);
                    open.extend(deciding.sites);
                    passed.extend(deciding.passed);
                }
            }
            let Some(site) = open.pop() else {
                for group in passed {
                    done.extend(self.through(group));
                }
                return done;
            };
            let Some((truth, readers)) = self.sites.get(&site) else {
                continue;
            };
            let truth = *truth;
            if !done.insert(site) {
                continue;
            }
            if places.is_some() {
                let (homes, diaries) = (self.homes(truth), self.diaries(truth));
                let readers = readers.clone();
                for (home, reader) in pairs(&homes, &readers) {
                    open.extend(self.order(home, reader));
                    if self.aged.contains(&home) {
                        open.extend(self.between(home, reader));
                    }
                }
                for (home, reader) in pairs(&diaries, &readers) {
                    open.extend(self.while_kept(home, reader));
                }
            }
            let (mut more, mut items) = (Slice::new(), Vec::new());
            // Whether a rule is the one that counts hangs on those above it, and so with ways and rungs.
            let above = |count: usize, of: &dyn Fn(usize) -> Site| (0..count).map(of).collect::<Vec<_>>();
            match site {
                Site::Rule(item, place) => {
                    more.extend(above(place, &|at| Site::Rule(item, at)));
                    items.push(item);
                }
                Site::Way(step, rung) => {
                    more.extend(above(rung, &|at| Site::Way(step, at)));
                    // A rule that leads elsewhere comes before the ways, though they lead to the same.
                    let is_before = |(here, site): &&(Place, Site)| {
                        *here == after(step) && !matches!(site, Site::Way(..))
                    };
                    more.extend(self.bends.iter().filter(is_before).map(|(_, site)| *site));
                }
                Site::Rung(value, place) => more.extend(above(place, &|at| Site::Rung(value, at))),
                Site::Required(item) | Site::Must(item, _) | Site::Option(item, _) => items.push(item),
                Site::Step(_) | Site::Item(_) | Site::Copies(_) => {}
            }
            for leaf in leaves_of(truth) {
                self.leaf(leaf, &mut more, &mut wanted, &mut items);
            }
            for item in items {
                if counted.insert(item) {
                    self.item(item, &mut more, &mut wanted);
                }
            }
            open.extend(more.into_iter().filter(|site| !done.contains(site)));
        }
    }

    /// What something that is read hangs on.
    fn leaf(&self, leaf: Leaf, more: &mut Slice, wanted: &mut Vec<Place>, items: &mut Vec<ItemIx>) {
        match leaf {
            Leaf::Answer(of, _) | Leaf::Status(of) | Leaf::Operand(of) => items.push(of.item),
            Leaf::Attempts(item) | Leaf::DoneItem(item) => items.push(item),
            Leaf::Correct(item) => {
                items.push(item);
                let rules = self
                    .plan
                    .items
                    .get(item.index())
                    .map_or(0, |item| item.rules.len());
                more.extend((0..rules).map(|place| Site::Rule(item, place)));
            }
            Leaf::Scale(scale, _) => self.scale(scale, more, wanted),
            Leaf::Value(value) => self.value(value, more, wanted, items),
            Leaf::Step(step) => {
                wanted.push(after(step));
                // How often a menu is come back to hangs on what becomes of its children.
                if self.counted.contains(&step) {
                    let inside = |place: Place| stands_in(self.plan, step_of(place), step);
                    let bends = self.bends.iter().filter(|(place, _)| inside(*place));
                    more.extend(bends.map(|(_, site)| *site));
                }
            }
            Leaf::Chance(chance) => wanted.extend(self.drawers_of(chance)),
            Leaf::Setting(_) | Leaf::Given(_) => {}
        }
    }

    /// The places after which a chance is drawn anew; none for one that is drawn once.
    fn drawers_of(&self, chance: ChanceIx) -> impl Iterator<Item = Place> + '_ {
        let drawers = self.drawers.get(chance.index());
        drawers.into_iter().flatten().map(|step| after(*step))
    }

    /// The places after which what a condition reads was asked, through values too.
    fn homes(&self, truth: &Truth) -> Vec<Place> {
        let mut homes = BTreeSet::new();
        let mut values = BTreeSet::new();
        let mut open: Vec<Leaf> = leaves_of(truth);
        let measures = |scale: ScaleIx| {
            let found = self.plan.scales.get(scale.index());
            found.map_or(&[][..], |scale| &scale.measures).iter().copied()
        };
        while let Some(leaf) = open.pop() {
            let item = match leaf {
                Leaf::Answer(of, _) | Leaf::Status(of) | Leaf::Operand(of) => of.item,
                Leaf::Attempts(item) | Leaf::DoneItem(item) | Leaf::Correct(item) => item,
                Leaf::Scale(scale, _) => {
                    homes.extend(measures(scale).map(after));
                    continue;
                }
                Leaf::Step(step) => {
                    homes.insert(after(step));
                    continue;
                }
                Leaf::Value(value) => {
                    if values.insert(value) {
                        let rungs = self.plan.values.get(value.index()).map(|found| &found.rungs);
                        for rung in rungs.into_iter().flatten() {
                            open.extend(rung.when.iter().flat_map(leaves_of));
                            open.extend(leaves_of(&rung.is));
                        }
                    }
                    continue;
                }
                Leaf::Chance(chance) => {
                    homes.extend(self.drawers_of(chance));
                    continue;
                }
                Leaf::Setting(_) | Leaf::Given(_) => continue,
            };
            homes.extend(asking(self.plan, item).into_iter().map(after));
        }
        homes.into_iter().collect()
    }

    /// The conditions that decide whether one place comes before another, where either may: from where they are read
    /// the second can be reached without the first, and the first too.
    fn order(&mut self, home: Place, reader: Place) -> Vec<Site> {
        let (graph, bends) = (self.graph, &self.bends);
        let to_home = self.leading.entry(home).or_insert_with(|| graph.leading_to(home));
        let is = |marks: &[bool], place: Place| marks.get(place).copied().unwrap_or(false);
        // Else who misses it comes to an end without it: that is asked where it is asked whether it is come to.
        if !is(to_home, reader) || home == reader {
            return Vec::new();
        }
        let misses = graph.leading_without(reader, home);
        let both = bends
            .iter()
            .filter(|(here, _)| is(to_home, *here) && is(&misses, *here));
        let both: Vec<(Place, Site)> = both.copied().collect();
        self.apart(both, &[home, reader])
    }

    /// The places after which diaries are kept that a condition reads, through values too.
    fn diaries(&self, truth: &Truth) -> Vec<Place> {
        let items = asked(self.plan, truth);
        let found = items.iter().filter_map(|item| self.plan.items.get(item.index()));
        let diaries = found.filter(|item| matches!(item.kind, ItemKind::Diary { .. }));
        let home = |item: &Item| match item.home {
            Home::Step(step) => Some(after(step)),
            Home::Scale(_) => None,
        };
        diaries.filter_map(home).collect()
    }

    /// The conditions that decide how much time lies at least between a diary and where it is read: more may always pass, less may
    /// not where somebody must wait.
    fn while_kept(&self, home: Place, reader: Place) -> Vec<Site> {
        let (led, leading) = (self.graph.led_to(home), self.graph.leading_to(reader));
        let is = |marks: &[bool], place: Place| marks.get(place).copied().unwrap_or(false);
        let is_between = |place: Place| is(&led, place) && is(&leading, place);
        let mut of: Vec<Place> = self
            .waits
            .iter()
            .copied()
            .filter(|place| is_between(*place))
            .collect();
        if of.is_empty() {
            return Vec::new();
        }
        of.push(reader);
        let both = self.bends.iter().filter(|(here, _)| is_between(*here));
        self.apart(both.copied().collect(), &of)
    }

    /// The conditions that decide which places lie between one place and another: where there is none, nobody can let time
    /// pass there.
    fn between(&self, home: Place, reader: Place) -> Vec<Site> {
        let (led, leading) = (self.graph.led_to(home), self.graph.leading_to(reader));
        let is = |marks: &[bool], place: Place| marks.get(place).copied().unwrap_or(false);
        let both = self
            .bends
            .iter()
            .filter(|(here, _)| is(&led, *here) && is(&leading, *here));
        both.map(|(_, site)| *site).collect()
    }

    fn value(&self, value: ValueIx, more: &mut Slice, wanted: &mut Vec<Place>, items: &mut Vec<ItemIx>) {
        let rungs = self
            .plan
            .values
            .get(value.index())
            .map_or(&[][..], |found| &found.rungs);
        for (place, rung) in rungs.iter().enumerate() {
            more.insert(Site::Rung(value, place));
            for leaf in leaves_of(&rung.is) {
                self.leaf(leaf, more, wanted, items);
            }
        }
    }

    fn scale(&self, scale: ScaleIx, more: &mut Slice, wanted: &mut Vec<Place>) {
        let Some(found) = self.plan.scales.get(scale.index()) else {
            return;
        };
        wanted.extend(found.measures.iter().map(|step| after(*step)));
        for of in &found.operands {
            self.item(of.item, more, wanted);
        }
        for leaf in found.score.iter().flat_map(leaves_of) {
            if let Leaf::Chance(chance) = leaf {
                wanted.extend(self.drawers_of(chance));
            }
        }
    }

    /// What it hangs on whether an answer counts.
    fn item(&self, ix: ItemIx, more: &mut Slice, wanted: &mut Vec<Place>) {
        let Some(item) = self.plan.items.get(ix.index()) else {
            return;
        };
        let options = crate::program::options(item).map_or(0, |options| options.list.len());
        let own = [Site::Item(ix), Site::Required(ix)]
            .into_iter()
            .chain((0..options).map(|place| Site::Option(ix, place)))
            .chain((0..item.checks.len()).map(|place| Site::Must(ix, place)));
        more.extend(own.filter(|site| self.sites.contains_key(site)));
        if item.required.is_some() && item.rules.iter().any(|rule| rule.retry) {
            let rules = (0..item.rules.len()).map(|place| Site::Rule(ix, place));
            more.extend(rules.filter(|site| self.sites.contains_key(site)));
        }
        wanted.extend(asking(self.plan, ix).into_iter().map(after));
    }

    /// What decides whether a place is come to: the conditions at which ways part that do not come together again before it, or
    /// before an end without it.
    fn decide(&mut self, place: Place) -> Deciding {
        if let Some(known) = self.deciding.get(&place) {
            return known.clone();
        }
        let comes = self.graph.leading_to(place);
        let misses = self.graph.ending_without(place);
        let is = |marks: &[bool], place: Place| marks.get(place).copied().unwrap_or(false);
        let led = self.bends.iter().filter(|(here, _)| is(&comes, *here));
        let own = self.partings.group_of(place);
        let (mut parts, mut found) = (None, Deciding::default());
        for (here, site) in led {
            let group = self
                .partings
                .group_of(*here)
                .filter(|group| Some(*group) != own && self.let_go.contains(group));
            // Whoever can go round before comes here only when they get out of there: what bends a ring bears on all behind it.
            let may_hold = group.is_none() && self.goes_round.get(*here) == Some(&true);
            let mut parts_here = || {
                let parts = parts.get_or_insert_with(|| self.partings.of(&[place], &self.let_go));
                is(parts, *here)
            };
            if may_hold || (is(&misses, *here) && parts_here()) {
                found.sites.push(*site);
            } else {
                // How they came there, and how often they go round, is all one.
                found.passed.extend(group);
            }
        }
        self.deciding.insert(place, found.clone());
        found
    }

    /// Of some conditions those at which ways part that come to different ones next of some places.
    fn apart(&self, mut bends: Vec<(Place, Site)>, of: &[Place]) -> Vec<Site> {
        if !bends.is_empty() {
            let parts = self.partings.of(of, &BTreeSet::new());
            bends.retain(|(here, _)| parts.get(*here).copied().unwrap_or(false));
        }
        bends.into_iter().map(|(_, site)| site).collect()
    }
}

fn pairs(homes: &[Place], readers: &[Place]) -> Vec<(Place, Place)> {
    let with = |home: &Place| {
        let home = *home;
        readers.iter().map(move |reader| (home, *reader))
    };
    homes.iter().flat_map(with).collect()
}

fn has_way(plan: &Plan, item: ItemIx) -> bool {
    let bends = |item: &Item| item.rules.iter().any(|rule| rule.go.is_some());
    plan.items.get(item.index()).is_some_and(bends)
}
