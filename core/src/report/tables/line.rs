//! What one accepted act adds, kept until the whole session is known.

use super::words::Spread;
use crate::expr::name::{ChanceIx, ItemIx, StepIx};
use crate::ground::moment::Moment;
use crate::session::Applied;
use crate::session::Session;
use crate::session::act::{Deed, Kind, Named, Role};
use crate::session::fact::{Arm, Contact, ContactState, Fact, How, VisitOf};
use crate::session::passage::Passed;
use crate::session::upgrade::Names;

/// An accepted act.
pub(super) struct Line {
    pub(super) seq: u64,
    pub(super) at: Moment,
    pub(super) by: Role,
    pub(super) kind: Kind,
    /// Where the learner was.
    pub(super) before: Option<VisitOf>,
    /// Where the learner is then.
    pub(super) after: Option<VisitOf>,
    pub(super) item: Option<ItemIx>,
    /// Of a diary: which entry.
    pub(super) entry: Option<u32>,
    /// What was answered, where that leaves.
    pub(super) value: Spread,
    pub(super) correct: Option<bool>,
    /// How the visit was left, if it was.
    pub(super) exit: Option<How>,
    pub(super) parked: u32,
    /// Milliseconds since the learner's act before.
    pub(super) gap: Option<i64>,
    /// Since then it had been put aside.
    pub(super) away: bool,
    /// The item held an answer, skip or decline already.
    pub(super) changed: bool,
}

/// A moment at which a chance was drawn, or would have been if the step had been there.
pub(super) struct Decision {
    pub(super) seq: u64,
    pub(super) at: Moment,
    pub(super) chance: ChanceIx,
    /// The arm and the number behind it; none: the step that draws was passed over.
    pub(super) drawn: Option<(Arm, u64)>,
    /// Of a chance that is drawn at each visit: where.
    pub(super) step: Option<StepIx>,
    /// Which visit to it; none when there was none.
    pub(super) visit: Option<u32>,
}

/// The last that was said of a contact.
pub(super) struct Spoken {
    pub(super) contact: Contact,
    pub(super) held: Option<(Moment, u64)>,
}

/// All of a session that was replayed.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    pub(super) decisions: Vec<Decision>,
    pub(super) contacts: Vec<Spoken>,
    pub(super) completed: Option<Moment>,
    here: Option<VisitOf>,
    /// When the learner last acted, and whether that put it aside.
    acted: Option<(Moment, bool)>,
    touched: Vec<(VisitOf, ItemIx)>,
}

impl Lines {
    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.decisions.clear();
        self.contacts.clear();
        self.touched.clear();
        (self.completed, self.here, self.acted) = (None, None, None);
    }

    /// Takes what an act brought about.
    pub(super) fn take(&mut self, session: &Session, seq: u64, applied: &Applied) {
        let now = session.clock().unwrap_or(applied.act.at);
        if let Some(names) = Names::gone_over(session, &applied.facts) {
            self.rename(names);
        }
        let before = self.here;
        let after = session.cursor();
        let (item, entry) = spoken_of(&applied.act.deed);
        let mut line = Line {
            seq,
            at: applied.act.at,
            by: applied.act.by,
            kind: applied.act.deed.kind(),
            before,
            after,
            item,
            entry,
            value: Spread::default(),
            correct: None,
            exit: None,
            parked: 0,
            gap: None,
            away: false,
            changed: false,
        };
        let first = self.decisions.len();
        for fact in &applied.facts {
            match fact {
                Fact::Left { visit, how, .. } if Some(*visit) == before => line.exit = Some(*how),
                Fact::FeltBack { correct, .. } => line.correct = *correct,
                Fact::Parked(_) => line.parked += 1,
                Fact::Drawn {
                    chance,
                    arm,
                    draw,
                    visit,
                } => self.decisions.push(Decision {
                    seq,
                    at: now,
                    chance: *chance,
                    drawn: Some((*arm, *draw)),
                    step: visit.map(|visit| visit.step),
                    visit: visit.map(|visit| visit.n),
                }),
                Fact::Contact(contact) => self.speak(contact, now, seq),
                Fact::Completed(_) => self.completed = Some(now),
                Fact::Reopened(_) => self.completed = None,
                _ => {}
            }
        }
        self.pass_over(session, (seq, now), &applied.act.deed, first);
        if let (Some(item), Some(visit)) = (item, before)
            && matches!(line.kind, Kind::Answer | Kind::Skip | Kind::Decline)
        {
            let touch = (visit, item);
            line.changed = self.touched.contains(&touch);
            if !line.changed {
                self.touched.push(touch);
            }
        }
        if line.by == Role::Learner || line.kind == Kind::Start {
            if let Some((acted, put_aside)) = self.acted {
                line.gap = Some(now.unix().saturating_sub(acted.unix()));
                line.away = put_aside;
            }
            self.acted = Some((now, matches!(line.kind, Kind::Pause | Kind::Stop)));
        }
        self.here = after;
        self.lines.push(line);
    }

    /// What was taken has the names of another version from now on; what has no place there has none.
    fn rename(&mut self, names: Names<'_>) {
        let visit = |visit: Option<VisitOf>| visit.and_then(|visit| names.visit(visit));
        for line in &mut self.lines {
            let at = line.before.or(line.after);
            line.item = line
                .item
                .and_then(|item| names.item_of(at.map_or(StepIx(0), |at| at.step), item));
            (line.before, line.after) = (visit(line.before), visit(line.after));
        }
        self.here = visit(self.here);
        self.touched = std::mem::take(&mut self.touched)
            .into_iter()
            .filter_map(|(at, item)| Some((names.visit(at)?, names.item_of(at.step, item)?)))
            .collect();
        self.decisions.retain_mut(|decision| {
            let step = decision.step.map(|step| names.visit(VisitOf { step, n: 1 }));
            let (Some(chance), true) = (names.chance(decision.chance), step != Some(None)) else {
                return false;
            };
            decision.chance = chance;
            decision.step = step.flatten().map(|visit| visit.step);
            true
        });
        self.contacts
            .retain_mut(|spoken| match names.visit(spoken.contact.visit) {
                Some(visit) => {
                    spoken.contact.visit = visit;
                    true
                }
                None => false,
            });
    }

    /// Adds the moments at which a chance per visit was not drawn, because the step that draws it was not there: before the draws
    /// of the visit that was entered instead. `first` is where the decisions of this act begin.
    fn pass_over(&mut self, session: &Session, (seq, at): (u64, Moment), deed: &Deed, first: usize) {
        let program = session.program();
        if !program.plan().chances.iter().any(|chance| chance.per_visit) {
            return;
        }
        let entry = match deed {
            Deed::Start {
                entry: Some(Named::Known(step)),
                ..
            } => Some(*step),
            _ => None,
        };
        let mut over = Vec::new();
        for passed in session.passed_last(entry) {
            if let Passed::Over(step) = passed {
                program.drawing(step, &mut |step, chance| {
                    over.push(Decision {
                        seq,
                        at,
                        chance,
                        drawn: None,
                        step: Some(step),
                        visit: None,
                    });
                });
            }
        }
        let before_visits = self
            .decisions
            .iter()
            .skip(first)
            .take_while(|decision| decision.step.is_none())
            .count();
        let place = first + before_visits;
        self.decisions.splice(place..place, over);
    }

    fn speak(&mut self, contact: &Contact, now: Moment, seq: u64) {
        let held = (contact.state == ContactState::Held).then_some((now, seq));
        match self
            .contacts
            .iter_mut()
            .find(|spoken| spoken.contact.visit == contact.visit)
        {
            Some(spoken) => {
                spoken.contact = contact.clone();
                spoken.held = spoken.held.or(held);
            }
            None => self.contacts.push(Spoken {
                contact: contact.clone(),
                held,
            }),
        }
    }

    /// The act that gave an answer: the last one about the item in the visit where it counts, or in an earlier visit of that
    /// step from which it was kept.
    pub(super) fn giving(&mut self, item: ItemIx, visit: VisitOf, entry: Option<u32>) -> Option<&mut Line> {
        let gave = |line: &&mut Line| {
            line.kind == Kind::Answer
                && line.item == Some(item)
                && line.entry == entry
                && (entry.is_some() || line.before.is_some_and(|before| before.n <= visit.n))
        };
        let lines = self.lines.iter_mut().filter(gave);
        lines.max_by_key(|line| {
            (
                line.before.filter(|_| entry.is_none()).map(|before| before.n),
                line.seq,
            )
        })
    }
}

fn spoken_of(deed: &Deed) -> (Option<ItemIx>, Option<u32>) {
    let known = |item: &Named<ItemIx>| match item {
        Named::Known(item) => Some(*item),
        Named::Unknown(_) => None,
    };
    match deed {
        Deed::Answer { item, entry, .. } => (known(item), *entry),
        Deed::Decline { item, .. } | Deed::Hint { item, .. } => (known(item), None),
        Deed::Skip { item, .. } => (item.as_ref().and_then(known), None),
        _ => (None, None),
    }
}
