//! What an exploration can tell apart: the atoms of the conditions it follows, and where each of them is still read.
//!
//! An *atom* is a part of a condition that hangs on one answer alone: whether it is met says all about that answer that
//! this part can ever ask. Where two answers meet in one comparison, the values themselves are atoms; what only grows
//! (visits, attempts, days) counts up to the largest number it is compared with, plus one. Two situations at one place
//! whose atoms agree, as far as some of them are still read from there on, go on alike.

use std::collections::BTreeMap;

use super::closing::Within;
use super::compared::Compared;
use super::diaries::{Diary, diaries};
use super::folded::Folded;
use super::leaves::{COUNTED, Leaves, most, scored};
use super::runs::Question;
use super::sites::{Spot, rung};
use super::tally::family;
use super::terrain::{Terrain, asking};
use super::uses::Uses;
use crate::check::bits::{Bits, add, join, meet};
use crate::check::built::Site;
use crate::check::graph::{Graph, Place, after, at};
use crate::expr::eval::{self, Known, View};
use crate::expr::name::{ItemIx, ScaleIx, StepIx, ValueIx};
use crate::expr::reads::{Read, reads};
use crate::expr::typed::{Sum, Truth, Typed};
use crate::module::plan::{Plan, StepKind};

/// Something that is looked at to tell situations apart.
pub(super) enum Atom {
    /// How a part of a condition comes out, as far as that is asked.
    Truth(Truth, Asked),
    /// A value itself.
    Value(Typed),
    /// A number that only grows, up to this.
    Counter(Sum, i64),
    /// What several answers add up to.
    Folded(Folded),
    /// How several answers compare.
    Compared(Compared),
}

/// What is asked of a part of a condition: a condition is met when it is true, and what stands under a `not` counts when it is
/// false; that it is unknown is as good as the other then.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    is_true: bool,
    is_false: bool,
}

impl Asked {
    const WHETHER_MET: Self = Self {
        is_true: true,
        is_false: false,
    };
    const ALL: Self = Self {
        is_true: true,
        is_false: true,
    };

    const fn turned(self) -> Self {
        Self {
            is_true: self.is_false,
            is_false: self.is_true,
        }
    }

    const fn also(self, other: Self) -> Self {
        Self {
            is_true: self.is_true || other.is_true,
            is_false: self.is_false || other.is_false,
        }
    }
}

impl Atom {
    /// Whether it tells how long ago something was.
    pub(super) const fn is_clock(&self) -> bool {
        matches!(
            self,
            Self::Counter(Sum::DaysSinceStep(_) | Sum::DaysSinceDate(_), _)
        )
    }

    /// Whether it reads an answer and nothing that others bear on.
    pub(super) fn reads(&self, item: ItemIx) -> bool {
        let leaves = match self {
            Self::Truth(truth, _) => reads(truth),
            Self::Value(typed) => reads(typed),
            Self::Compared(_) | Self::Counter(..) | Self::Folded(_) => return false,
        };
        let is_read = |leaf: Read| matches!(leaf, Read::Answer(of, _) | Read::Status(of) if of.item == item);
        leaves.into_iter().any(is_read)
    }

    /// What it is, in letters.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Truth(truth, asked) => format!("t{truth:?}{}{}", asked.is_true, asked.is_false),
            Self::Value(typed) => format!("v{typed:?}"),
            Self::Counter(sum, _) => format!("c{sum:?}"),
            Self::Folded(_) | Self::Compared(_) => String::new(),
        }
    }

    /// The places that ask for what it hangs on; none if that is more than answers.
    fn asked_at(&self, plan: &Plan) -> Option<Vec<Place>> {
        let leaves = match self {
            Self::Truth(truth, _) => reads(truth),
            Self::Value(typed) => reads(typed),
            Self::Compared(compared) => reads(compared.whole()),
            Self::Counter(..) | Self::Folded(_) => return None,
        };
        let items = leaves.into_iter().map(|leaf| match leaf {
            Read::Answer(of, _) | Read::Status(of) | Read::Operand(of) => Some(of.item),
            Read::Correct(item) => Some(item),
            _ => None,
        });
        let items: Option<Vec<ItemIx>> = items.collect();
        Some(
            items?
                .into_iter()
                .flat_map(|item| asking(plan, item))
                .map(at)
                .collect(),
        )
    }

    /// Writes down what it is in a view, so far down on the screen of a step.
    pub(super) fn write<V: View>(&self, view: &V, at: (StepIx, u32), out: &mut Vec<u8>) {
        match self {
            Self::Folded(folded) => folded.write(view, at, out),
            Self::Compared(compared) => compared.write(view, at, out),
            Self::Truth(truth, asked) => out.push(match eval::truth(truth, view) {
                Some(true) if asked.is_true => 1,
                Some(false) if asked.is_false => 0,
                _ => 2,
            }),
            Self::Value(typed) => write_known(eval::typed(typed, view), out),
            Self::Counter(sum, most) => match eval::sum(sum, view) {
                Some(number) => {
                    let count = number.millionths().min(most.saturating_mul(1_000_000));
                    out.extend(count.to_le_bytes());
                }
                None => out.extend((-1_i64).to_le_bytes()),
            },
        }
    }
}

pub(super) fn write_known(known: Option<Known<'_>>, out: &mut Vec<u8>) {
    match known {
        None => out.push(0),
        Some(Known::Truth(truth)) => out.push(1 + u8::from(truth)),
        Some(Known::Number(number)) => {
            out.push(3);
            out.extend(number.millionths().to_le_bytes());
        }
        Some(Known::Option(option)) => {
            out.push(4);
            out.extend(option.0.to_le_bytes());
        }
        Some(Known::Text(text)) => {
            out.push(5);
            out.extend(text.bytes());
            out.push(0);
        }
        Some(Known::Day(date)) => {
            out.push(6);
            out.extend(date.days().to_le_bytes());
        }
        Some(Known::Clock(time)) => {
            out.push(7);
            out.extend(time.minutes().to_le_bytes());
        }
    }
}

/// What is followed, and where it is read.
pub(super) struct Focus {
    pub(super) atoms: Vec<Atom>,
    /// What is asked of each item, setting, given fact, chance, scale and step.
    pub(super) uses: Uses,
    /// The scale of which it is looked at which bands people get.
    pub(super) bands: Option<ScaleIx>,
    /// Diaries whose entries are read.
    pub(super) diaries: Vec<Diary>,
    /// Per place of the graph: the atoms read there or further on.
    ahead: Bits,
    /// Per place of the graph: the atoms that may be otherwise than at the start.
    settled: Bits,
    /// Per step, per item on it: the atoms read at it or later on that screen.
    stages: BTreeMap<StepIx, Bits>,
    counts: BTreeMap<StepIx, u32>,
    pub(super) within: Within,
}

impl Focus {
    /// Follows the conditions of some sites; `graph` are the moves of the plan.
    pub(super) fn new(terrain: &Terrain<'_>, question: &Question) -> Self {
        let plan = terrain.plan;
        let slice = &question.slice;
        let mut gathered = Gathered::new(terrain);
        for read in terrain.reads.iter().filter(|read| slice.contains(&read.site)) {
            // A check holds back whoever breaks it, not whoever it knows nothing of; that it is true of somebody is asked too.
            let asked = match read.site {
                Site::Must(..) => Asked::ALL,
                _ => Asked::WHETHER_MET,
            };
            gathered.add(read.truth, read.spot, asked);
            // A rule is met only by who answers, whatever it asks.
            if let Site::Rule(item, _) = read.site {
                gathered.uses.note_item(item);
            }
        }
        for (item, found) in (0..).map(ItemIx).zip(&plan.items) {
            let bends = |rule: &crate::module::plan::Rule| rule.when.is_none() && rule.go.is_some();
            if found.rules.iter().any(bends) {
                gathered.uses.note_item(item);
            }
        }
        // Which rung a value stands on is looked at everywhere, so what decides it is followed to every end.
        let is_end = |step: &crate::module::plan::Step| matches!(step.kind, StepKind::End { .. });
        let ends = || {
            (0..)
                .map(StepIx)
                .zip(&plan.steps)
                .filter(|(_, step)| is_end(step))
        };
        for site in slice {
            if let Site::Rung(value, place) = site
                && let Some(when) = rung(plan, *value, *place)
            {
                for (end, _) in ends() {
                    gathered.add(when, Spot::Place(at(end)), Asked::WHETHER_MET);
                }
            }
        }
        for hole in question.holes.iter().filter_map(|hole| terrain.holes.get(*hole)) {
            for (truth, spot) in hole.reads(plan) {
                gathered.add(truth, spot, Asked::ALL);
            }
        }
        for item in &question.items {
            gathered.uses.note_item(*item);
        }
        if let Some(scale) = question.bands {
            for family in family(plan, scale) {
                gathered.uses.note_scale(plan, family);
                let found = plan.scales.get(family.index());
                for step in found.map_or(&[][..], |found| &found.measures) {
                    gathered.score(family, Spot::Place(after(*step)));
                }
            }
        }
        gathered.done(terrain, question.bands)
    }

    /// The atoms that are read at a place, at an item there or later, or further on: in order. What is not asked yet on any way
    /// here is the same for all who come here.
    pub(super) fn live(&self, graph: &Graph, step: StepIx, stage: u32, live: &mut Vec<u64>) {
        self.ahead.copy(after(step), live);
        for next in graph.from(at(step)) {
            join(live, &self.ahead, *next);
        }
        let count = self.counts.get(&step).copied().unwrap_or(0);
        if let Some(stages) = self.stages.get(&step)
            && stage < count
        {
            join(live, stages, stage as usize);
        }
        meet(live, &self.settled, at(step));
    }

    /// Whether anything that is followed is read lower on a screen than an item.
    pub(super) fn reads_below(&self, step: StepIx, stage: u32) -> bool {
        let count = self.counts.get(&step).copied().unwrap_or(0);
        let stages = self.stages.get(&step).filter(|_| stage + 1 < count);
        stages.is_some_and(|stages| {
            let mut row = Vec::new();
            stages.copy(stage as usize + 1, &mut row);
            set_bits(&row).next().is_some()
        })
    }

    /// Whether anything that is followed is read at an item or on the way on from a step.
    pub(super) fn reads_at(&self, step: StepIx) -> bool {
        self.stages.contains_key(&step)
    }
}

/// The numbers of the bits set.
pub(super) fn set_bits(bits: &[u64]) -> impl Iterator<Item = usize> + '_ {
    let words = bits.iter().enumerate().filter(|(_, bits)| **bits != 0);
    words.flat_map(|(word, bits)| {
        let rests = std::iter::successors(Some(*bits), |rest| rest.checked_sub(1).map(|less| rest & less));
        rests
            .take_while(|rest| *rest != 0)
            .map(move |rest| word * 64 + rest.trailing_zeros() as usize)
    })
}

struct Gathered<'a> {
    plan: &'a Plan,
    graph: &'a Graph,
    atoms: Vec<Atom>,
    known: BTreeMap<String, usize>,
    uses: Uses,
    /// Which atom is read where.
    at: Vec<(Spot, usize)>,
}

impl<'a> Gathered<'a> {
    fn new(terrain: &'a Terrain<'_>) -> Self {
        let plan = terrain.plan;
        Self {
            plan,
            graph: terrain.graph,
            atoms: Vec::new(),
            known: BTreeMap::new(),
            uses: Uses::new(plan),
            at: Vec::new(),
        }
    }

    fn add(&mut self, truth: &Truth, spot: Spot, asked: Asked) {
        self.uses.note(self.plan, truth);
        self.truth(truth, spot, asked);
    }

    fn atom(&mut self, atom: Atom, spot: Spot) {
        self.named(String::new(), atom, spot);
    }

    fn named(&mut self, name: String, atom: Atom, spot: Spot) {
        let (name, most) = match &atom {
            Atom::Folded(_) | Atom::Compared(_) => (name, 0),
            Atom::Truth(truth, _) => (format!("t{truth:?}"), 0),
            Atom::Value(_) => (atom.name(), 0),
            Atom::Counter(_, most) => (atom.name(), *most),
        };
        let next = self.atoms.len();
        let place = *self.known.entry(name).or_insert(next);
        match (self.atoms.get_mut(place), atom) {
            (None, atom) => self.atoms.push(atom),
            (Some(Atom::Counter(_, known)), _) => *known = (*known).max(most),
            (Some(Atom::Truth(_, known)), Atom::Truth(_, asked)) => *known = known.also(asked),
            _ => {}
        }
        self.at.push((spot, place));
    }

    fn truth(&mut self, truth: &Truth, spot: Spot, asked: Asked) {
        match truth {
            Truth::Constant(_) => {}
            Truth::Not(inner) => self.truth(inner, spot, asked.turned()),
            Truth::All(parts) | Truth::Any(parts) => {
                parts.iter().for_each(|part| self.truth(part, spot, asked));
            }
            Truth::Value(value) => self.value(*value, spot, asked),
            Truth::Numbers(..)
            | Truth::Option(..)
            | Truth::Same(..)
            | Truth::Texts(..)
            | Truth::Dates(..)
            | Truth::Times(..) => self.comparison(truth, Leaves::of(truth), (spot, asked)),
            Truth::Has(..)
            | Truth::SetIs(..)
            | Truth::Confirmed(_)
            | Truth::ConfirmedAt(..)
            | Truth::Setting(_)
            | Truth::Given(_)
            | Truth::Answered(_)
            | Truth::Skipped(_)
            | Truth::Declined(_)
            | Truth::Done(_)
            | Truth::Correct(_) => self.atom(Atom::Truth(truth.clone(), asked), spot),
        }
    }

    /// A comparison: one atom when it hangs on one thing that does not grow, else what it reads.
    fn comparison(&mut self, whole: &Truth, leaves: Leaves, (spot, asked): (Spot, Asked)) {
        let Leaves {
            mut plain,
            counters,
            values,
        } = leaves;
        for value in values.iter().copied() {
            self.value(value, spot, Asked::ALL);
        }
        let most = most(self.plan, whole);
        for counter in &counters {
            self.atom(Atom::Counter(counter.clone(), most), spot);
        }
        plain.dedup();
        for scale in plain.iter().filter_map(scored) {
            self.score(scale, spot);
        }
        if counters.is_empty() && values.is_empty() && plain.len() == 1 {
            self.atom(Atom::Truth(whole.clone(), asked), spot);
        } else if let Some((name, folded)) = Folded::of(self.plan, self.graph, whole) {
            self.named(name, Atom::Folded(folded), spot);
        } else if counters.is_empty()
            && values.is_empty()
            && let Some(compared) = Compared::of(self.plan, self.graph, whole, &plain)
        {
            self.named(format!("o{whole:?}"), Atom::Compared(compared), spot);
        } else {
            for leaf in plain {
                self.atom(Atom::Value(leaf), spot);
            }
        }
    }

    /// A value: how its rungs come out, and what each is. Values read earlier values only, so this ends.
    fn value(&mut self, value: ValueIx, spot: Spot, asked: Asked) {
        let plan = self.plan;
        let rungs = plan
            .values
            .get(value.index())
            .map_or(&[][..], |found| &found.rungs);
        for rung in rungs {
            if let Some(when) = &rung.when {
                self.truth(when, spot, Asked::WHETHER_MET);
            }
            if let Typed::Truth(truth) = &rung.is {
                self.truth(truth, spot, asked);
                continue;
            }
            if let Typed::Sum(sum) = &rung.is
                && let Some((name, folded)) = Folded::of_sum(plan, self.graph, sum)
            {
                self.named(name, Atom::Folded(folded), spot);
                continue;
            }
            let leaves = Leaves::of_value(&rung.is);
            for counter in leaves.counters {
                // What it is compared with stands elsewhere: the largest number of the plan's conditions is not known here.
                self.atom(Atom::Counter(counter, COUNTED), spot);
            }
            for inner in leaves.values {
                self.value(inner, spot, Asked::ALL);
            }
            for leaf in leaves.plain {
                if let Some(scale) = scored(&leaf) {
                    self.score(scale, spot);
                }
                self.atom(Atom::Value(leaf), spot);
            }
        }
    }

    /// What a score takes beside the answers of its scale: as long as it is not made up, that is looked at too.
    fn score(&mut self, scale: ScaleIx, spot: Spot) {
        let Some(score) = self
            .plan
            .scales
            .get(scale.index())
            .and_then(|scale| scale.score.as_ref())
        else {
            return;
        };
        let mut leaves = Leaves::default();
        leaves.sum(score);
        let beside = |leaf: &Typed| !matches!(leaf, Typed::Sum(Sum::Operand(_)));
        for leaf in leaves.plain.into_iter().filter(beside) {
            self.atom(Atom::Value(leaf), spot);
        }
    }

    fn done(mut self, terrain: &Terrain<'_>, bands: Option<ScaleIx>) -> Focus {
        let clocks = self.atoms.iter().filter(|atom| atom.is_clock()).count();
        if clocks > 1 {
            self.uses.items.iter_mut().for_each(|used| used.is_daily = true);
        }
        self.uses.put_in_order(terrain);
        let graph = terrain.graph;
        let (width, places) = (self.atoms.len(), self.plan.steps.len() * 2);
        let mut ahead = Bits::new(places, width);
        let mut own: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        let mut staged: BTreeMap<StepIx, Vec<(u32, usize)>> = BTreeMap::new();
        for (spot, atom) in &self.at {
            own.entry(spot.place()).or_default().push(*atom);
            if let Spot::Stage(step, stage) = spot {
                staged.entry(*step).or_default().push((*stage, *atom));
            }
        }
        let mut row = Vec::new();
        // Each group comes before those that lead to it, so what lies ahead is known.
        for group in &terrain.groups {
            row.clear();
            row.resize(width.div_ceil(64), 0);
            for place in group {
                for atom in own.get(place).into_iter().flatten() {
                    add(&mut row, *atom);
                }
                for next in graph.from(*place) {
                    join(&mut row, &ahead, *next);
                }
            }
            for place in group {
                ahead.replace(*place, &row);
            }
        }
        let (mut stages, mut counts) = (BTreeMap::new(), BTreeMap::new());
        for (step, list) in staged {
            let count = list.iter().map(|(stage, _)| stage + 1).max().unwrap_or(0);
            let mut bits = Bits::new(count as usize, width);
            row.clear();
            row.resize(width.div_ceil(64), 0);
            for stage in (0..count).rev() {
                for (_, atom) in list.iter().filter(|(at, _)| *at == stage) {
                    add(&mut row, *atom);
                }
                bits.replace(stage as usize, &row);
            }
            stages.insert(step, bits);
            counts.insert(step, count);
        }
        let (settled, within) = (self.settled(terrain), Within::new(terrain, &self.at, width));
        Focus {
            diaries: diaries(terrain, &self.atoms, &self.at, &self.uses),
            atoms: self.atoms,
            uses: self.uses,
            bands,
            ahead,
            settled,
            stages,
            counts,
            within,
        }
    }

    /// Where each atom may be otherwise than at the start: after the first place that asks for what it hangs on, or everywhere
    /// if that is more than answers.
    fn settled(&self, terrain: &Terrain<'_>) -> Bits {
        let (graph, width) = (terrain.graph, self.atoms.len());
        let mut settled = Bits::new(self.plan.steps.len() * 2, width);
        let mut own: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        let mut everywhere = vec![0; width.div_ceil(64)];
        for (number, atom) in self.atoms.iter().enumerate() {
            match atom.asked_at(self.plan) {
                Some(places) => {
                    for place in places {
                        own.entry(place).or_default().push(number);
                    }
                }
                None => add(&mut everywhere, number),
            }
        }
        // Each group comes after those that lead to it, so what lies behind is known.
        let mut row = Vec::new();
        for group in terrain.groups.iter().rev() {
            row.clone_from(&everywhere);
            for place in group {
                for atom in own.get(place).into_iter().flatten() {
                    add(&mut row, *atom);
                }
                for before in graph.to(*place) {
                    join(&mut row, &settled, *before);
                }
            }
            for place in group {
                settled.replace(*place, &row);
            }
        }
        settled
    }
}
