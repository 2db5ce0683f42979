//! Explorations, each for a question: with what the question hangs on, and within what is left of the budget.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::focus::Focus;
use super::games::{Games, play};
use super::slice::{Slice, Slicer};
use super::targets::Marks;
use super::terrain::Terrain;
use super::walk::Gap;
use super::walk::Walk;
use crate::check::Module;
use crate::check::graph::{Place, step_of};
use crate::expr::name::{ItemIx, ScaleIx, StepIx};
use crate::ground::problem::Example;
use crate::program::Program;

/// So many situations of a step are followed while looking around.
pub(super) const BEAM: usize = 12;

/// What one exploration showed.
struct Run {
    question: Question,
    gaps: BTreeSet<Gap>,
    /// How many acts it might take.
    budget: u64,
}

impl Run {
    /// One for which no budget was left.
    fn of_nothing() -> Self {
        Self {
            question: Question::default(),
            gaps: [Gap::Budget].into(),
            budget: 0,
        }
    }

    /// Whether it says all it would with so many acts: no more were wanted, or it had as many.
    fn is_done(&self, budget: u64) -> bool {
        self.budget >= budget || !self.gaps.contains(&Gap::Budget)
    }
}

/// What an exploration has in mind.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Question {
    /// The conditions that bear on it.
    pub(super) slice: Slice,
    /// A scale of which all bands are looked for.
    pub(super) bands: Option<ScaleIx>,
    /// Items that are answered in every way, though nothing asks about them.
    pub(super) items: BTreeSet<ItemIx>,
    /// Holes of which it is asked whether they are empty.
    pub(super) holes: BTreeSet<usize>,
}

impl Question {
    /// About conditions alone.
    pub(super) fn about(slice: Slice) -> Self {
        Self {
            slice,
            ..Self::default()
        }
    }

    /// Whether what answers this answers the other too.
    fn holds(&self, other: &Self) -> bool {
        (other.bands.is_none() || other.bands == self.bands)
            && self.items.is_superset(&other.items)
            && self.holes.is_superset(&other.holes)
            && self.slice.is_superset(&other.slice)
    }
}

/// How hard questions are asked. All of them are asked in turn, so that a hard one early in a module hides no easy one further on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Effort {
    /// A hundredth of the budget for each, and half of it for all.
    Light,
    /// So much that several hard ones can be answered.
    Fair,
    /// All that is left.
    Full,
}

/// With fewer acts than this there is no room to ask lightly first.
pub(super) const THRIFTY: u64 = 5_000;

/// The acts that may be applied in all, and those that were.
#[derive(Clone, Copy)]
pub(super) struct Purse {
    pub(super) budget: u64,
    pub(super) spent: u64,
    pub(super) effort: Effort,
}

impl Purse {
    pub(super) const fn new(budget: u64) -> Self {
        Self {
            budget,
            spent: 0,
            effort: Effort::Fair,
        }
    }

    /// What the next question may take.
    pub(super) fn share(&self) -> u64 {
        let left = self.left();
        let share = match self.effort {
            Effort::Light => self.budget / 100,
            Effort::Fair => (self.budget / 4).max(left / 2),
            Effort::Full => left,
        };
        share.max(1).min(left)
    }

    fn left(&self) -> u64 {
        let most = match self.effort {
            Effort::Light => self.budget / 2,
            Effort::Fair | Effort::Full => self.budget,
        };
        most.saturating_sub(self.spent)
    }

    /// Whether nothing can be walked any more.
    pub(super) fn is_spent(&self) -> bool {
        self.left() == 0
    }
}

/// All explorations of a module.
pub(super) struct Runs<'a> {
    pub(super) module: &'a Module,
    pub(super) program: Arc<Program>,
    pub(super) terrain: &'a Terrain<'a>,
    slicer: Slicer<'a>,
    runs: Vec<Run>,
    rings: BTreeMap<BTreeSet<StepIx>, (Games, Run)>,
    /// What any of them saw: that something happens is true whatever else was followed.
    pub(super) marks: Marks,
    /// Items that must be answered and could not be, with the way there.
    pub(super) unanswerable: BTreeMap<ItemIx, Example>,
    /// Holes that somebody sees empty, with the way there.
    pub(super) empty: BTreeMap<usize, Example>,
    pub(super) situations: usize,
    /// Acts applied in all.
    pub(super) acts: u64,
    pub(super) purse: Purse,
    /// The same with what the `use` of each part sets left open, once that was asked about.
    pub(super) freed: Option<Box<Self>>,
}

impl<'a> Runs<'a> {
    pub(super) fn new(module: &'a Module, terrain: &'a Terrain<'a>, budget: u64) -> Self {
        let program = Program::to_walk(module.shared_plan());
        Self {
            purse: Purse::new(budget),
            ..Self::of_program(module, terrain, program)
        }
    }

    /// Of a program that is its module but for the names of settings; nothing may be applied yet.
    pub(super) fn of_program(module: &'a Module, terrain: &'a Terrain<'a>, program: Program) -> Self {
        let program = Arc::new(program);
        Self {
            module,
            terrain,
            slicer: Slicer::new(terrain, &program),
            program,
            runs: Vec::new(),
            rings: BTreeMap::new(),
            marks: Marks::default(),
            unanswerable: BTreeMap::new(),
            empty: BTreeMap::new(),
            situations: 0,
            acts: 0,
            purse: Purse::new(0),
            freed: None,
        }
    }

    /// Explores with a question in mind, unless that was done: the number of the exploration that answers. What cannot be
    /// walked any more, nor was, need not be put into words either: that takes time too.
    pub(super) fn ask(&mut self, about: impl FnOnce(&mut Slicer<'a>) -> Question) -> usize {
        let is_spent = self.purse.is_spent();
        if is_spent && (self.purse.budget < THRIFTY || self.runs.is_empty()) {
            self.runs.push(Run::of_nothing());
            return self.runs.len() - 1;
        }
        let question = about(&mut self.slicer);
        let budget = self.purse.share();
        let answers = |run: &Run| run.question.holds(&question) && run.gaps.is_empty();
        let tries = |run: &Run| run.question == question && run.is_done(budget);
        let mut runs = self.runs.iter();
        let known = runs.position(answers);
        if let Some(known) = known.or_else(|| self.runs.iter().rposition(tries)) {
            return known;
        }
        if is_spent {
            self.runs.push(Run::of_nothing());
        } else {
            self.explore(&question, budget, None, |_| ());
        }
        self.runs.len() - 1
    }

    /// Explores a ring of steps and plays the games there.
    pub(super) fn ask_ring(&mut self, ring: &BTreeSet<StepIx>) -> (Games, BTreeSet<Gap>) {
        let budget = self.purse.share();
        if let Some((games, run)) = self.rings.get(ring)
            && run.is_done(budget)
        {
            return (games.clone(), run.gaps.clone());
        }
        if self.purse.is_spent() {
            return (Games::default(), [Gap::Budget].into());
        }
        let slice = self.slicer.of_ring(ring);
        let games = self.explore(&Question::about(slice), budget, None, |walk| play(walk, ring));
        let gaps = self.gaps(self.runs.len() - 1).cloned().unwrap_or_default();
        let run = Run {
            question: Question::default(),
            gaps: gaps.clone(),
            budget,
        };
        if gaps.is_empty() && !games.may_not_end {
            self.slicer.let_go(ring);
        }
        self.rings.insert(ring.clone(), (games.clone(), run));
        (games, gaps)
    }

    /// Explores with a question in mind, and looks at what was walked; nothing where no budget is left.
    pub(super) fn look<T>(
        &mut self,
        about: impl FnOnce(&mut Slicer<'a>) -> Question,
        look: impl FnOnce(&Walk<'_>) -> Option<T>,
    ) -> Option<T> {
        if self.purse.is_spent() {
            return None;
        }
        let question = about(&mut self.slicer);
        let budget = self.purse.share();
        self.explore(&question, budget, None, look)
    }

    /// Looks around: sees much soon, and proves nothing. How many acts that took; they are not taken from the purse.
    pub(super) fn scout(&mut self, budget: u64) -> u64 {
        let plan = self.module.plan();
        let items = (0..).map(ItemIx).zip(&plan.items);
        let question = Question {
            slice: self.slicer.all(),
            bands: None,
            holes: (0..self.terrain.holes.len()).collect(),
            items: items
                .filter(|(_, item)| super::answerable::may_lack_answers(item))
                .map(|(at, _)| at)
                .collect(),
        };
        self.explore(&question, budget, Some(BEAM), |walk| walk.spent)
    }

    fn explore<T>(
        &mut self,
        question: &Question,
        budget: u64,
        beam: Option<usize>,
        look: impl FnOnce(&Walk<'_>) -> T,
    ) -> T {
        let focus = Focus::new(self.terrain, question);
        let mut walk = Walk::new(&self.program, self.terrain, &focus, budget);
        if let Some(beam) = beam {
            walk.narrow(beam);
        }
        walk.run();
        self.acts += walk.spent;
        if beam.is_none() {
            self.purse.spent += walk.spent;
        }
        self.situations += walk.nodes.len();
        self.marks.join(&walk.marks);
        for (item, node, acts) in &walk.unanswerable {
            if !self.unanswerable.contains_key(item)
                && let Some(example) = walk.example(*node, acts)
            {
                self.unanswerable.insert(*item, example);
            }
        }
        for (hole, (node, acts)) in &walk.empty {
            if !self.empty.contains_key(hole)
                && let Some(example) = walk.example(*node, acts)
            {
                self.empty.insert(*hole, example);
            }
        }
        let seen = look(&walk);
        // Looking around answers no question.
        if beam.is_none() {
            self.runs.push(Run {
                question: question.clone(),
                gaps: walk.gaps,
                budget,
            });
        }
        seen
    }

    pub(super) fn gaps(&self, run: usize) -> Option<&BTreeSet<Gap>> {
        self.runs.get(run).map(|run| &run.gaps)
    }

    /// The steps of each ring: those between which one can go round, menus and their children among them. Each comes behind those
    /// that lead to it.
    pub(super) fn rings(&self) -> Vec<BTreeSet<StepIx>> {
        let steps = |group: &Vec<Place>| group.iter().map(|place| step_of(*place)).collect();
        let mut rings: Vec<_> = self.terrain.rings().map(steps).collect();
        rings.reverse();
        rings
    }
}
