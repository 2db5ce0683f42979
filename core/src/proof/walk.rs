//! Walks every situation that some answers lead to, with the engine itself: of all answers that the conditions followed
//! cannot tell apart it tries one, and of all situations that go on alike it follows one.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::answering::{Held, Label};
use super::answers::Tries;
use super::delays::Delays;
use super::focus::Focus;
use super::holes::Holes;
use super::keeping::{Fillings, Meanwhile};
use super::keys::Live;
use super::targets::Marks;
use super::terrain::Terrain;
use crate::check::graph::{Graph, at, step_of};
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::moment::Moment;
use crate::program::{PlaceKind, Program};
use crate::session::Session;
use crate::session::act::{Act, Deed, Role};
use crate::session::fact::Fact;
use crate::session::probe::Noted;

pub(super) const DAY: i64 = 86_400_000;

/// To skip a step as a whole.
pub(super) const SKIP: Deed = Deed::Skip {
    item: None,
    step: None,
};

/// A situation on arriving at a place.
pub(super) struct Node {
    pub(super) step: StepIx,
    /// From where it was first come to, and by which acts.
    pub(super) from: Option<u32>,
    pub(super) acts: Box<[Act]>,
    pub(super) is_end: bool,
    pub(super) is_expanded: bool,
    pub(super) choices: Vec<Choice>,
    /// Where it began: an index of [`Walk::starts`].
    pub(super) start: u32,
}

/// Something the learner can do at a situation, and where it may lead: which of these is not theirs to choose.
pub(super) struct Choice {
    /// The answers given before, per item that is followed: several when they come to the same.
    pub(super) labels: Vec<Label>,
    pub(super) outcomes: Vec<Outcome>,
}

/// Where a choice may lead, and by which acts.
pub(super) struct Outcome {
    pub(super) node: u32,
    pub(super) acts: Box<[Act]>,
}

/// How a session begins.
#[derive(Clone)]
pub(super) struct Start {
    pub(super) session: Session,
    pub(super) settings: serde_json::Map<String, serde_json::Value>,
    pub(super) act: Act,
}

/// Why what was walked is not all there is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// The budget was spent.
    Budget,
    /// Answers to this item are of more kinds than are tried.
    Answers(String),
    /// A diary is answered in the course of time.
    Diary(String),
    /// A fact from outside is of more kinds than are tried.
    Given(String),
    /// A setting is of more kinds than are tried.
    Setting(String),
    /// Not every draw of a chance was met.
    Chance(String),
    /// More may come of letting time pass than was tried.
    Time,
}

/// An exploration.
pub(super) struct Walk<'a> {
    pub(super) program: Arc<Program>,
    pub(super) graph: &'a Graph,
    pub(super) focus: &'a Focus,
    pub(super) nodes: Vec<Node>,
    pub(super) starts: Vec<Start>,
    pub(super) marks: Marks,
    pub(super) gaps: BTreeSet<Gap>,
    /// Acts applied.
    pub(super) spent: u64,
    pub(super) budget: u64,
    /// Steps that stand in a ring: there the labels of choices matter.
    pub(super) in_ring: Vec<bool>,
    known: BTreeMap<Vec<u8>, u32>,
    queue: VecDeque<(u32, Rc<Session>)>,
    pub(super) tried: BTreeMap<ItemIx, Tries>,
    /// Items of which some answer, or none, holds the learner back.
    pub(super) bad: BTreeSet<ItemIx>,
    /// Items that must be answered and could not be, each with the situation and what was done there before.
    pub(super) unanswerable: Vec<(ItemIx, u32, Vec<Act>)>,
    /// The situation that is looked at.
    pub(super) expanding: u32,
    pub(super) live: Live,
    facts: Vec<Fact>,
    noted: Noted,
    /// How many situations are followed of each step, when it is only wanted to see much soon.
    pub(super) beam: Option<usize>,
    followed: Vec<usize>,
    /// Values of which every rung was seen to count, and not to.
    pub(super) known_values: Vec<bool>,
    /// Some chance that is followed is drawn per visit.
    pub(super) draws: bool,
    /// Steps that start from their earlier answers and may be come back to, each with the places that lead to it.
    pub(super) kept: Vec<(StepIx, Vec<bool>)>,
    /// Children of menus that nothing tells apart.
    alike: Vec<bool>,
    pub(super) fillings: Fillings,
    pub(super) delays: Delays,
    seeds_known: super::draws::Known,
    pub(super) counted: &'a BTreeSet<ItemIx>,
    /// Children of menus that nobody comes to again once they are done.
    pub(super) closing: &'a BTreeSet<StepIx>,
    pub(super) holes: &'a Holes,
    /// Holes that were seen empty, with the situation.
    pub(super) empty: BTreeMap<usize, (u32, Vec<Act>)>,
    /// Who looks on.
    pub(super) watch: Option<super::seek::Watch<'a>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        program: &Arc<Program>,
        terrain: &'a Terrain<'a>,
        focus: &'a Focus,
        budget: u64,
    ) -> Self {
        let graph = terrain.graph;
        let steps = program.plan().steps.len();
        let mut in_ring = vec![false; steps];
        for place in terrain.rings().flatten() {
            if let Some(mark) = in_ring.get_mut(step_of(*place).index()) {
                *mark = true;
            }
        }
        let mut walk = Self {
            program: Arc::clone(program),
            graph,
            focus,
            nodes: Vec::new(),
            starts: Vec::new(),
            marks: Marks::default(),
            gaps: BTreeSet::new(),
            spent: 0,
            budget,
            in_ring,
            known: BTreeMap::new(),
            queue: VecDeque::new(),
            tried: BTreeMap::new(),
            bad: BTreeSet::new(),
            unanswerable: Vec::new(),
            expanding: 0,
            live: Live::default(),
            facts: Vec::new(),
            noted: Noted::default(),
            beam: None,
            followed: vec![0; steps],
            known_values: vec![false; program.plan().values.len()],
            draws: program
                .plan()
                .chances
                .iter()
                .zip(&focus.uses.chances)
                .any(|(chance, used)| chance.per_visit && used.is_read),
            kept: Vec::new(),
            alike: super::menus::alike(program, graph, focus),
            fillings: Fillings::default(),
            delays: Delays::of(program, focus),
            seeds_known: super::draws::Known::new(),
            counted: &terrain.counted,
            closing: &terrain.closing,
            holes: &terrain.holes,
            empty: BTreeMap::new(),
            watch: None,
        };
        let steps = (0..).map(StepIx).zip(&program.plan().steps);
        walk.kept = steps
            .filter(|(here, step)| step.keep && walk.is_in_ring(*here))
            .map(|(here, _)| (here, graph.leading_to(at(here))))
            .collect();
        if !walk.delays.is_whole {
            walk.gaps.insert(Gap::Time);
        }
        let items = &program.plan().items;
        let open = focus.diaries.iter().filter(|diary| !diary.is_whole());
        let ids = open.filter_map(|diary| items.get(diary.item.index()));
        walk.gaps.extend(ids.map(|item| Gap::Diary(item.id.clone())));
        // Who goes back, answers, and takes back what it was shown for leaves it hidden and answered so many times.
        for (item, used) in program.plan().items.iter().zip(&focus.uses.items) {
            if item.when.is_some() && (used.attempts > 0 || used.is_attempted) {
                walk.gaps.insert(Gap::Answers(item.id.clone()));
            }
        }
        walk
    }

    /// Follows only so many situations of each step, and those in which something is seen for the first time: sees much
    /// soon, and proves nothing.
    pub(super) fn narrow(&mut self, beam: usize) {
        self.beam = Some(beam);
        self.gaps.insert(Gap::Budget);
    }

    /// Walks until nothing new is found or the budget is spent.
    pub(super) fn run(&mut self) {
        self.begin();
        while let Some((node, session)) = self.queue.pop_front() {
            if self.spent >= self.budget {
                self.gaps.insert(Gap::Budget);
                return;
            }
            if self.is_over() {
                return;
            }
            self.expanding = node;
            self.expand(node, session);
            if let Some(node) = self.nodes.get_mut(node as usize) {
                node.is_expanded = true;
            }
        }
    }

    /// Applies an act, counting it.
    pub(super) fn apply(&mut self, session: &mut Session, act: &Act) -> bool {
        self.spent += 1;
        let mut facts = std::mem::take(&mut self.facts);
        facts.clear();
        let was_done = session.apply_noting(act, &mut facts, &mut self.noted);
        if was_done {
            self.saw(session, act, &facts);
        }
        self.facts = facts;
        was_done
    }

    fn expand(&mut self, node: u32, session: Rc<Session>) {
        let Some(step) = session.last_step() else { return };
        let Some(place) = self.program.index().place(step.0) else {
            return;
        };
        let (kind, is_optional) = (place.kind, place.optional);
        if is_optional && kind != PlaceKind::End {
            self.take(node, &session, &[vec![Act::learner(now(&session), SKIP)]]);
        }
        match kind {
            PlaceKind::End => {}
            PlaceKind::Menu => self.expand_menu(node, &session, step),
            PlaceKind::Waiting => self.expand_waiting(node, &session, step),
            _ => {
                let is_left_so = self.is_left_as_it_is(step);
                for held in self.answered(session, step) {
                    if is_left_so && !held.acts.is_empty() {
                        self.leave(node, held.clone(), &SKIP);
                    }
                    if !held.is_stuck {
                        self.leave(node, held, &Deed::Continue);
                    }
                }
            }
        }
    }

    /// Goes on from a screen, at once and after as many days as something asks about.
    fn leave(&mut self, node: u32, held: Held, deed: &Deed) {
        let Held {
            session,
            acts,
            labels,
            ..
        } = held;
        for meanwhile in self.meanwhile(&session, (&acts, deed)) {
            let acts = [&*acts, &meanwhile.acts].concat();
            let mut labels = labels.clone();
            labels.iter_mut().for_each(|label| label.extend(meanwhile.label));
            for days in self.leavings(&meanwhile) {
                let at = self.delays.rested(meanwhile.at, days);
                let session = Rc::clone(&meanwhile.session);
                self.leave_at(node, session, (&acts, &labels), Act::learner(at, deed.clone()));
            }
        }
    }

    fn leave_at(&mut self, node: u32, session: Rc<Session>, (before, labels): (&[Act], &[Label]), act: Act) {
        self.doing(before);
        let acts = [before, std::slice::from_ref(&act)].concat();
        let mut outcomes = Vec::new();
        self.draw_all(session, &act, &mut |walk, session| {
            walk.arrive(node, session, &acts, &mut outcomes);
        });
        self.choose(node, labels.to_vec(), outcomes);
    }

    /// A choice of the learner's, each of whose outcomes is brought about by acts of its own; they may let time pass before
    /// the last of these.
    pub(super) fn take(&mut self, node: u32, session: &Session, ways: &[Vec<Act>]) {
        let Some(deed) = ways.iter().find_map(|acts| Some(&acts.last()?.deed)) else {
            return;
        };
        for meanwhile in self.meanwhile(&Rc::new(session.clone()), (&[], deed)) {
            // Who must wait anyhow may give entries all the while.
            let waits = |acts: &Vec<Act>| {
                acts.last()
                    .is_none_or(|last| last.at.date() > meanwhile.at.date())
            };
            if !meanwhile.is_over && ways.iter().all(waits) {
                continue;
            }
            for days in self.leavings(&meanwhile) {
                let mut outcomes = Vec::new();
                for acts in ways {
                    self.take_after(node, (&meanwhile, days), acts, &mut outcomes);
                }
                self.choose(node, vec![meanwhile.label.into_iter().collect()], outcomes);
            }
        }
    }

    fn take_after(
        &mut self,
        node: u32,
        (meanwhile, days): (&Meanwhile, i64),
        acts: &[Act],
        outcomes: &mut Vec<Outcome>,
    ) {
        let mut acts = acts.to_vec();
        if let Some((last, before)) = acts.split_last_mut() {
            let given = meanwhile.session.clock();
            before
                .iter_mut()
                .for_each(|act| act.at = no_sooner(act.at, given));
            last.at = self.delays.rested(no_sooner(last.at, Some(meanwhile.at)), days);
        }
        let Some((last, before)) = acts.split_last() else {
            return;
        };
        let mut session = Rc::clone(&meanwhile.session);
        self.doing(&meanwhile.acts);
        if !before
            .iter()
            .all(|act| self.apply(Rc::make_mut(&mut session), act))
        {
            return;
        }
        let told = [&*meanwhile.acts, &acts].concat();
        self.draw_all(session, last, &mut |walk, session| {
            walk.arrive(node, session, &told, outcomes);
        });
    }

    fn choose(&mut self, node: u32, labels: Vec<Label>, outcomes: Vec<Outcome>) {
        let Some(found) = self.nodes.get(node as usize).filter(|_| !outcomes.is_empty()) else {
            return;
        };
        // Elsewhere than in a ring it does not matter which answers lead on, only where to.
        let leads = |outcomes: &[Outcome]| -> Vec<u32> { outcomes.iter().map(|one| one.node).collect() };
        if !self.is_in_ring(found.step)
            && found
                .choices
                .iter()
                .any(|known| leads(&known.outcomes) == leads(&outcomes))
        {
            return;
        }
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.choices.push(Choice { labels, outcomes });
        }
    }

    /// Applies an act with each draw that it may bring about.
    fn draw_all(&mut self, session: Rc<Session>, act: &Act, then: &mut dyn FnMut(&mut Self, Rc<Session>)) {
        let mut first = session;
        if !self.draws {
            if self.apply(Rc::make_mut(&mut first), act) {
                then(self, first);
            }
            return;
        }
        let session = Rc::clone(&first);
        if !self.apply(Rc::make_mut(&mut first), act) {
            return;
        }
        let draws = self.draws_of_visit(&first);
        let (Some(here), false) = (first.cursor(), draws.is_empty()) else {
            then(self, first);
            return;
        };
        self.undone();
        let known = self.seeds_known.get(&here).map(Rc::clone);
        let seeds = known.unwrap_or_else(|| {
            let seeds = self.seeds(&first, &draws, &[]);
            self.spent += seeds.spent;
            Rc::new(seeds)
        });
        self.seeds_known.insert(here, Rc::clone(&seeds));
        if !seeds.is_whole {
            let step = self.program.step_id(here.step).to_owned();
            self.gaps.insert(Gap::Chance(step));
        }
        for seed in &seeds.seeds {
            let mut other = Session::clone(&session);
            other.reseed(*seed);
            if self.apply(&mut other, act) {
                self.undone();
                then(self, Rc::new(other));
            }
        }
    }

    /// Comes to a place: a situation that is known, or a new one.
    pub(super) fn arrive(
        &mut self,
        from: u32,
        session: Rc<Session>,
        acts: &[Act],
        outcomes: &mut Vec<Outcome>,
    ) {
        let noted = std::mem::take(&mut self.noted);
        self.note_passed(&session, noted.told());
        self.noted = noted;
        let start = self.nodes.get(from as usize).map_or(0, |node| node.start);
        let node = self.settle(Some(from), session, acts, start);
        if outcomes.iter().all(|known| known.node != node) {
            outcomes.push(Outcome {
                node,
                acts: acts.into(),
            });
        }
    }

    /// The situation of a session that has just arrived.
    pub(super) fn settle(
        &mut self,
        from: Option<u32>,
        session: Rc<Session>,
        acts: &[Act],
        start: u32,
    ) -> u32 {
        let key = self.key(&session, 0);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let number = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.known.insert(key, number);
        let step = session.last_step().unwrap_or(StepIx(0));
        let kind = self.program.index().place(step.0).map(|place| place.kind);
        self.note_arrival(&session, step);
        self.note_holes(&session, (step, None), (number, &Vec::new));
        let is_followed = self.is_followed(step);
        self.nodes.push(Node {
            step,
            from,
            acts: acts.into(),
            is_end: kind == Some(PlaceKind::End),
            is_expanded: false,
            choices: Vec::new(),
            start,
        });
        if is_followed {
            self.queue.push_back((number, session));
        }
        number
    }

    /// Whether a session stands in a situation that is known by this number.
    pub(super) fn is_known_as(&self, session: &Session, node: u32) -> bool {
        self.known.get(&self.key_there(session)) == Some(&node)
    }

    fn is_followed(&mut self, step: StepIx) -> bool {
        let Some(beam) = self.beam else { return true };
        let is_new = self.marks.take_news();
        let Some(count) = self.followed.get_mut(step.index()) else {
            return false;
        };
        *count += 1;
        *count <= beam || (is_new && *count <= beam * 8)
    }

    /// Whether one may come back to a step after leaving it.
    pub(super) fn is_in_ring(&self, step: StepIx) -> bool {
        self.in_ring.get(step.index()).copied().unwrap_or(false)
    }

    pub(super) fn is_alike(&self, child: StepIx) -> bool {
        self.alike.get(child.index()).copied().unwrap_or(false)
    }
}

/// A moment, or another that it must not come before.
fn no_sooner(at: Moment, than: Option<Moment>) -> Moment {
    than.filter(|than| at.unix() < than.unix()).unwrap_or(at)
}

/// When a session stands.
pub(super) fn now(session: &Session) -> Moment {
    session.clock().unwrap_or_else(|| Moment::from_unix(0, 0))
}

/// An act of somebody else's.
pub(super) const fn act_of(by: Role, at: Moment, deed: Deed) -> Act {
    Act { at, by, deed }
}
