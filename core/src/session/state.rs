//! Where a session stands: visits, the trail, the cursor (semantics 4).
//!
//! Every visit there ever was stays in one list: on the trail or parked. The visits of one step are chained by their
//! number, so a parked visit is found at once and nothing is ever overwritten. What follows from answers (shown, valid,
//! rule met, scores) is kept with the visit and worked out again only when an answer in its view changes.

use serde_json::Value as Json;

use super::completions::Completions;
use super::fact::{Arm, Chosen, Contact, How, VisitOf};
use super::pages::Pages;
use super::sharing::Sharing;
use super::value::Answer;
use crate::expr::name::Symbol;
use crate::ground::hash::Hash;
use crate::ground::limits::ATTEMPTS;
use crate::ground::moment::Moment;
use crate::ground::number::Number;
use crate::module::plan::Constant;
use crate::program::{NONE, Program};

/// Whether the session has begun, and whether it was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Not begun.
    New,
    /// Under way (or completed: that is derived).
    Running,
    /// Stopped.
    Stopped,
}

/// What an item holds.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) enum Held {
    /// Nothing yet.
    #[default]
    Open,
    /// Skipped.
    Skipped,
    /// Rather not said.
    Declined,
    /// An answer.
    Value(Answer),
    /// A diary with at least one entry.
    Diary(Box<super::diary::Diary>),
}

/// What follows from the answers in view for one item.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Judged {
    pub(super) shown: bool,
    pub(super) required: bool,
    /// The answer fails a check.
    pub(super) invalid: bool,
    /// The answer counts, at least in part.
    pub(super) counts: bool,
    /// It counts as a whole (of a likert: every row).
    pub(super) answered: bool,
    /// The rule met, from 1; none: 0.
    pub(super) rule: u16,
}

/// An item in a visit.
#[derive(Clone, PartialEq, Eq, Default)]
pub(super) struct Slot {
    pub(super) held: Held,
    pub(super) judged: Judged,
    pub(super) attempts: u16,
    pub(super) hints: u16,
    pub(super) solution: bool,
    /// The visit whose number the words in the vault have.
    pub(super) key: u32,
    /// Options that are hidden, where that is not always the same.
    #[expect(
        clippy::box_collection,
        reason = "a thin pointer: nearly always none, and slots are many"
    )]
    pub(super) hidden: Option<Box<Vec<Symbol>>>,
}

impl Slot {
    /// One more answer was accepted.
    pub(super) fn count_attempt(&mut self) {
        let most = u16::try_from(ATTEMPTS).unwrap_or(u16::MAX);
        self.attempts = self.attempts.saturating_add(1).min(most);
    }
}

/// The score of a scale at a measure.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Score {
    pub(super) score: Option<Number>,
    pub(super) band: Option<Symbol>,
}

/// How a visit was left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Exit {
    pub(super) how: How,
    pub(super) at: Moment,
    /// The number of the act that left it.
    pub(super) seq: u64,
    /// The place entered.
    pub(super) to: u32,
}

/// One visit to a step.
#[derive(Clone, Copy)]
pub(super) struct Visit {
    pub(super) step: u32,
    pub(super) n: u32,
    /// Where it stands on the trail.
    pub(super) position: u32,
    /// The visit of this step with the number before.
    pub(super) before: u32,
    /// The visit of this step with the next number, on the trail or parked.
    pub(super) after: u32,
    pub(super) first_slot: u32,
    pub(super) first_score: u32,
    pub(super) first_drawn: u32,
    pub(super) entered: Moment,
    /// The number of the act that entered it.
    pub(super) seq: u64,
    pub(super) exit: Option<Exit>,
    /// Marks of the sections around it that its exit completed, by depth.
    pub(super) completed: u64,
    /// No item holds the learner back.
    pub(super) gate: bool,
    /// Of a menu: the first menu visit of its run.
    pub(super) run: u32,
    /// Of the first menu visit of a run: where the run began and where its last menu stands.
    pub(super) run_from: u32,
    pub(super) run_last: u32,
}

/// All that changes in a session.
#[derive(Clone)]
pub(super) struct State {
    pub(super) status: Status,
    pub(super) seq: u64,
    pub(super) clock: Moment,
    pub(super) given: Vec<Option<Constant>>,
    pub(super) chances: Vec<Option<Arm>>,
    pub(super) visits: Pages<Visit, 16>,
    pub(super) slots: Pages<Slot, 8>,
    pub(super) scores: Vec<Score>,
    pub(super) drawn: Vec<Arm>,
    pub(super) trail: Vec<u32>,
    pub(super) cursor: u32,
    /// Per step: its latest visit among the first `head` of the trail.
    pub(super) latest: Vec<u32>,
    pub(super) head: u32,
    /// Per step: its first visit there ever was.
    pub(super) first: Vec<u32>,
    /// Where on the trail exits completed sections.
    pub(super) completions: Completions,
    /// How many different steps the trail has.
    pub(super) distinct: u32,
    /// What was agreed on about each visit to a contact, by visit. Never parked: these are agreements between people.
    pub(super) contacts: Vec<Contact>,
    /// The waits that the guide ended, by visit. Never parked either.
    pub(super) released: Vec<VisitOf>,
    /// What people agreed to and shared.
    pub(super) sharing: Sharing,
    /// The number of the last upgrade; 0 when there was none.
    pub(super) upgraded: u64,
    /// What has no place in this version, each under the program whose names it has.
    pub(super) former: Vec<Json>,
    /// Another version about which the learner is asked, or chose to stay.
    pub(super) choice: Option<(Hash, Chosen)>,
}

impl State {
    pub(super) fn new(program: &Program) -> Self {
        let steps = program.plan().steps.len();
        Self {
            status: Status::New,
            seq: 0,
            clock: Moment::from_unix(0, 0),
            given: vec![None; program.plan().givens.len()],
            chances: vec![None; program.plan().chances.len()],
            visits: Pages::new(),
            slots: Pages::new(),
            scores: Vec::new(),
            drawn: Vec::new(),
            trail: Vec::new(),
            cursor: 0,
            latest: vec![NONE; steps],
            head: 0,
            first: vec![NONE; steps],
            completions: Completions::default(),
            distinct: 0,
            contacts: Vec::new(),
            released: Vec::new(),
            sharing: Sharing::new(program),
            upgraded: 0,
            former: Vec::new(),
            choice: None,
        }
    }

    pub(super) fn visit(&self, at: u32) -> Option<&Visit> {
        self.visits.get(at, 0)
    }

    pub(super) fn visit_mut(&mut self, at: u32) -> Option<&mut Visit> {
        self.visits.get_mut(at, 0)
    }

    /// Of the visits of a step the one after this one; after none the first there was.
    pub(super) fn next_of(&self, step: u32, before: u32) -> u32 {
        match self.visit(before) {
            Some(visit) => visit.after,
            None => self.first.get(step as usize).copied().unwrap_or(NONE),
        }
    }

    /// A visit by its step and number, on the trail or parked.
    pub(super) fn visit_of(&self, of: VisitOf) -> Option<&Visit> {
        let mut visit = self.visit(*self.first.get(of.step.index())?)?;
        while visit.n < of.n {
            visit = self.visit(visit.after)?;
        }
        (visit.n == of.n).then_some(visit)
    }

    /// The visit at a place of the trail.
    pub(super) fn on_trail(&self, position: u32) -> Option<&Visit> {
        self.trail.get(position as usize).and_then(|at| self.visit(*at))
    }

    /// The visit under the cursor.
    pub(super) fn here(&self) -> Option<&Visit> {
        self.on_trail(self.cursor)
    }

    /// The visits on the trail.
    pub(super) fn length(&self) -> u32 {
        crate::program::number(self.trail.len())
    }

    pub(super) fn slots_of(&self, visit: &Visit, count: u32) -> &[Slot] {
        let run = self.slots.from(visit.first_slot);
        run.get(..count as usize).unwrap_or_default()
    }

    pub(super) fn slot(&self, visit: &Visit, place: u32) -> Option<&Slot> {
        self.slots.get(visit.first_slot, place)
    }

    pub(super) fn slot_mut(&mut self, visit: &Visit, place: u32) -> Option<&mut Slot> {
        self.slots.get_mut(visit.first_slot, place)
    }

    /// The latest visit of a step on the whole trail.
    pub(super) fn latest_of(&self, step: u32) -> Option<&Visit> {
        self.latest.get(step as usize).and_then(|at| self.visit(*at))
    }

    /// Brings `latest` to the first `head` visits of the trail. Costs as many steps as it moves.
    pub(super) fn look_from(&mut self, head: u32) {
        let head = head.min(self.length());
        while self.head > head {
            self.head -= 1;
            let Some(visit) = self.on_trail(self.head).copied() else {
                return;
            };
            set(&mut self.latest, visit.step, visit.before);
        }
        while self.head < head {
            let Some(at) = self.trail.get(self.head as usize).copied() else {
                return;
            };
            let Some(visit) = self.visit(at) else { return };
            let step = visit.step;
            set(&mut self.latest, step, at);
            self.head += 1;
        }
    }

    /// `latest` as it was for the first `head` visits, without moving the state's own.
    pub(super) fn latest_at(&self, head: u32) -> std::borrow::Cow<'_, [u32]> {
        if head == self.head {
            return std::borrow::Cow::Borrowed(&self.latest);
        }
        let mut latest = self.latest.clone();
        for position in (head..self.head).rev() {
            if let Some(visit) = self.on_trail(position) {
                set(&mut latest, visit.step, visit.before);
            }
        }
        for position in self.head..head {
            if let (Some(visit), Some(at)) = (self.on_trail(position), self.trail.get(position as usize)) {
                set(&mut latest, visit.step, *at);
            }
        }
        std::borrow::Cow::Owned(latest)
    }

    /// Whether a visit is a menu that was returned to later in its run (semantics 6.4).
    pub(super) fn is_superseded(&self, visit: &Visit) -> bool {
        visit.run != NONE
            && self
                .visit(visit.run)
                .is_some_and(|first| first.run_last > visit.position)
    }

    /// Where a move onto a place of the trail comes to rest.
    pub(super) fn resting(&self, position: u32) -> u32 {
        match self.on_trail(position) {
            Some(visit) if visit.run != NONE => self
                .visit(visit.run)
                .map_or(position, |first| first.run_last.max(position)),
            _ => position,
        }
    }
}

pub(super) fn set(list: &mut [u32], at: u32, value: u32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = value;
    }
}
