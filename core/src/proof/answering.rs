//! What somebody may do with the items of a screen: one after the other, and of what comes to the same one.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::answers::{beside, is_each_tried, tries, whole};
use super::sites::items_of;
use super::targets::Target;
use super::uses::Use;
use super::walk::{Gap, Walk, now};
use crate::expr::name::{ItemIx, StepIx};
use crate::module::plan::{Item, ItemKind, StepKind};
use crate::session::Session;
use crate::session::act::{Act, Deed, Named};
use crate::session::value::Answer;

/// Per item of a step that is followed: what was done with it, and where that counts, after how many answers.
pub(super) type Label = Vec<u16>;
/// Left open.
pub(super) const OPEN: u16 = 0;
/// Skipped.
pub(super) const SKIPPED: u16 = 1;
/// Declined.
pub(super) const DECLINED: u16 = 2;
const FIRST_ANSWER: u16 = 3;
/// Of a label: what was done; the bits above say after how many answers.
const DEED: u16 = 0x0fff;
/// More answers before the last are not told apart in a label.
const TIMES: u16 = 15;

/// Whether a label is that something was put aside.
pub(super) const fn is_aside(label: u16) -> bool {
    matches!(label & DEED, SKIPPED | DECLINED)
}

/// Whether a label is an answer.
pub(super) const fn is_answer(label: u16) -> bool {
    label & DEED >= FIRST_ANSWER
}

/// Whether who did the one can put it aside as the other: after as many answers.
pub(super) const fn may_put_aside(given: u16, aside: u16) -> bool {
    is_aside(aside) && given & !DEED == aside & !DEED
}

/// A label for one of some things that were answered.
pub(super) fn answer_label(number: usize) -> u16 {
    let number = u16::try_from(number).unwrap_or(DEED);
    FIRST_ANSWER.saturating_add(number).min(DEED)
}

/// A label after so many answers.
fn after(times: u32, label: u16) -> u16 {
    label | u16::try_from(times).map_or(TIMES, |times| times.min(TIMES)) << 12
}
/// More labels of one choice than this are not kept.
pub(super) const LABELS: usize = 512;

/// A session on its way through the items of a screen.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) session: Rc<Session>,
    pub(super) acts: Vec<Act>,
    pub(super) labels: Vec<Label>,
    /// Something on the screen holds it back as it is: nobody goes on so, but what stands lower is seen so, and who may skip
    /// the step as a whole leaves it so.
    pub(super) is_stuck: bool,
}

/// What is done with a session in which an item was dealt with, by which acts.
type Then<'a> = dyn FnMut(&mut Walk<'_>, (&Rc<Session>, bool), u16, &[Act]) + 'a;

/// What comes to the same as something that is followed: only the answers are noted, where they matter.
fn join(next: &mut [Held], place: usize, mut labels: Vec<Label>, keeps_labels: bool) {
    if let Some(known) = next.get_mut(place)
        && keeps_labels
        && known.labels.len() < LABELS
    {
        known.labels.append(&mut labels);
    }
}

impl Walk<'_> {
    /// Everything somebody may do with the items of a screen, as far as it matters.
    pub(super) fn answered(&mut self, session: Rc<Session>, step: StepIx) -> Vec<Held> {
        let program = Arc::clone(&self.program);
        let plan = program.plan();
        let mut held = vec![Held {
            session,
            acts: Vec::new(),
            labels: vec![Vec::new()],
            is_stuck: false,
        }];
        let Some(found) = plan.steps.get(step.index()) else {
            return held;
        };
        let keeps_labels = self.is_in_ring(step);
        let is_left_so = self.is_left_as_it_is(step);
        for (stage, (ix, item)) in (0..).zip(items_of(plan, found)) {
            let is_followed = self.follows(step, ix, item);
            let mut next: Vec<Held> = Vec::new();
            let mut places: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
            for mut one in held {
                if self.spent >= self.budget {
                    self.gaps.insert(Gap::Budget);
                    return Vec::new();
                }
                let standing = one.session.standing_of(ix);
                let is_tried = is_followed && standing.is_some_and(|standing| standing.shown);
                if !is_tried {
                    self.pass_over(&mut one, ix, (step, stage));
                    if !keeps_labels {
                        one.labels.truncate(1);
                    }
                    let mut key = self.key(&one.session, stage + 1);
                    key.push(u8::from(one.is_stuck));
                    match places.get(&key) {
                        Some(place) => join(&mut next, *place, one.labels, keeps_labels),
                        None => {
                            places.insert(key, next.len());
                            next.push(one);
                        }
                    }
                    continue;
                }
                self.answer(
                    &one,
                    (ix, item),
                    (step, stage, is_left_so),
                    &mut |walk, (session, is_stuck), label, acts| {
                        let mut labels = one.labels.clone();
                        labels.iter_mut().for_each(|known| known.push(label));
                        if !keeps_labels {
                            labels.truncate(1);
                        }
                        let mut key = walk.key(session, stage + 1);
                        key.push(u8::from(is_stuck));
                        let held = || Held {
                            session: Rc::clone(session),
                            acts: [&one.acts, acts].concat(),
                            labels: labels.clone(),
                            is_stuck,
                        };
                        if let Some(place) = places.get(&key) {
                            // An answer says more to who reads of it than that nothing was answered.
                            if is_answer(label)
                                && let Some(known) = next.get_mut(*place)
                                && known.labels.first().and_then(|label| label.last()) == Some(&OPEN)
                            {
                                let before = std::mem::replace(known, held());
                                labels = before.labels;
                            }
                            join(&mut next, *place, labels, keeps_labels);
                            return;
                        }
                        places.insert(key, next.len());
                        next.push(held());
                    },
                );
            }
            held = next;
            if let Some(beam) = self.beam
                && held.len() > beam
            {
                let ends = self.ends(step, &held);
                let stride = held.len().div_ceil(beam);
                let (mut first, mut others) = (Vec::new(), Vec::new());
                for (at, one) in held.into_iter().enumerate() {
                    if ends.contains(&at) {
                        first.push(one);
                    } else if at % stride == 0 || (at + 1) % (stride + 1) == 0 {
                        // Some of each kind: what comes last varies fastest.
                        others.push(one);
                    }
                }
                first.append(&mut others);
                held = first;
            }
        }
        for one in &held {
            self.note_values(&one.session);
        }
        held.retain(|one| is_left_so || !one.is_stuck);
        held
    }

    /// Whether who skips a step as a whole leaves something there that matters later: answers from which they start when they
    /// come back, how often they answered, what of a measure was shown by then (that counts as skipped, the rest as not asked).
    pub(super) fn is_left_as_it_is(&self, step: StepIx) -> bool {
        let Some(found) = self.program.plan().steps.get(step.index()) else {
            return false;
        };
        let counts = |ix: ItemIx| {
            self.focus
                .uses
                .item(ix)
                .is_some_and(|used| used.attempts > 0 || used.is_attempted)
        };
        found.optional
            && (matches!(found.kind, StepKind::Measure { .. })
                || self.kept.iter().any(|(here, _)| *here == step)
                || items_of(self.program.plan(), found).any(|(ix, _)| counts(ix)))
    }

    /// Whether what somebody does with an item matters.
    fn follows(&self, step: StepIx, ix: ItemIx, item: &Item) -> bool {
        if item.kind.is_to_read() {
            return false;
        }
        self.focus.uses.reads_item(ix) || (self.wants_bands(step) && self.is_operand(step, ix))
    }

    /// An item of which it does not matter what is answered: rather not said where one is held back, else left open.
    fn pass_over(&mut self, one: &mut Held, ix: ItemIx, at: (StepIx, u32)) {
        let standing = one.session.standing_of(ix);
        if standing.is_some_and(|standing| standing.shown && standing.holds_back) {
            let deed = Deed::Decline {
                item: Named::Known(ix),
                step: None,
            };
            let act = Act::learner(now(&one.session), deed);
            self.doing(&one.acts);
            self.apply(Rc::make_mut(&mut one.session), &act);
            one.acts.push(act);
        }
        if standing.is_some() {
            self.note_item(&one.session, (at.0, ix), &|| one.acts.clone());
            one.labels.iter_mut().for_each(|known| known.push(OPEN));
        }
    }

    /// One item: left open, skipped, declined, or answered in each way that matters.
    fn answer(
        &mut self,
        one: &Held,
        (ix, item): (ItemIx, &Item),
        (step, stage, is_left_so): (StepIx, u32, bool),
        then: &mut Then<'_>,
    ) {
        let Some(standing) = one.session.standing_of(ix) else {
            return;
        };
        let at = now(&one.session);
        let named = Named::Known(ix);
        let mut tried: Vec<(u16, Vec<Act>)> = vec![(OPEN, Vec::new())];
        let focus = self.focus;
        let nothing = Use::default();
        let used = focus.uses.item(ix).unwrap_or(&nothing);
        let given = |value: &Answer| {
            Act::learner(
                at,
                Deed::Answer {
                    item: named.clone(),
                    value: Ok(value.clone()),
                    step: None,
                    entry: None,
                },
            )
        };
        let answers = self.tries_of(&one.session, ix, item);
        // How often it was answered stays as it is when it is put aside.
        let counted = used.attempts.min(u32::from(TIMES));
        self.doing(&one.acts);
        let first = answers
            .iter()
            .map(&given)
            .find(|act| counted > 0 && self.apply(&mut Session::clone(&one.session), act));
        let skip = Deed::Skip {
            item: Some(named.clone()),
            step: None,
        };
        let decline = Deed::Decline {
            item: named.clone(),
            step: None,
        };
        let before = if first.is_some() { counted } else { 0 };
        for times in 0..=before {
            let mut acts: Vec<Act> = first.iter().cycle().take(times as usize).cloned().collect();
            acts.push(Act::learner(at, decline.clone()));
            if used.asks_status && !standing.required {
                let mut acts = acts.clone();
                acts.pop();
                acts.push(Act::learner(at, skip.clone()));
                tried.push((after(times, SKIPPED), acts));
            }
            tried.push((after(times, DECLINED), acts));
        }
        let mut number = FIRST_ANSWER;
        for answer in &answers {
            for times in 1..=used.attempts.max(1) {
                let label = if counted > 0 { after(times, number) } else { number };
                tried.push((label, vec![given(answer); times as usize]));
            }
            number = number.saturating_add(1).min(DEED);
        }
        let mut is_answerable = false;
        // One answer takes the place of another, so that all are tried on one copy; unless it counts how many there were, or
        // one by rows leaves the rows as they were that it does not name.
        let is_by_parts =
            item.kind.is_by_row() || matches!(item.kind, ItemKind::Diary { .. } | ItemKind::List { .. });
        let is_alone = !is_by_parts && !self.counted.contains(&ix);
        let mut session = Rc::clone(&one.session);
        for (label, acts) in tried {
            if !is_alone {
                session = Rc::clone(&one.session);
            }
            self.doing(&one.acts);
            if !acts.iter().all(|act| self.apply(Rc::make_mut(&mut session), act)) {
                continue;
            }
            self.note_item(&session, (step, ix), &|| [&one.acts[..], &acts[..]].concat());
            let stands = session.standing_of(ix);
            if is_answer(label) {
                let is_invalid = stands.is_some_and(|standing| standing.invalid);
                self.marks.mark(Target::Valid(ix), !is_invalid);
            }
            // Who is held back by it must do something else with it to go on: that is tried too. What stands lower shows
            // meanwhile.
            if stands.is_some_and(|standing| standing.holds_back) {
                self.bad.insert(ix);
                if is_left_so || self.focus.reads_below(step, stage) {
                    then(self, (&session, true), label, &acts);
                }
                continue;
            }
            is_answerable |= is_answer(label);
            then(self, (&session, one.is_stuck), label, &acts);
        }
        // A diary takes its answers in the course of time.
        let is_diary = matches!(item.kind, ItemKind::Diary { .. });
        // That none of some answers does says nothing of others.
        let is_whole = self.tried.get(&ix).is_none_or(|tries| tries.is_whole) || is_each_tried(item);
        if standing.required && !is_diary && !one.is_stuck && self.spent < self.budget {
            self.marks.mark(Target::Answer(ix), is_answerable || !is_whole);
            if !is_answerable && is_whole && !self.unanswerable.iter().any(|(known, ..)| *known == ix) {
                self.unanswerable.push((ix, self.expanding, one.acts.clone()));
            }
        }
    }

    pub(super) fn tries_of(&mut self, session: &Session, ix: ItemIx, item: &Item) -> Vec<Answer> {
        if let Some(known) = self.tried.get(&ix) {
            return known.answers.clone();
        }
        let focus = self.focus;
        let nothing = Use::default();
        let used = focus.uses.item(ix).unwrap_or(&nothing);
        let order = used.order.and_then(|order| focus.uses.orders.get(order));
        let view = session.view();
        let found = match (order, &view) {
            // Which there are to try hangs on what was answered before.
            (Some(order), Some(view)) => whole(beside(order, ix, item, view)),
            _ => tries(item, used, now(session).date()),
        };
        if !found.is_whole {
            self.gaps.insert(Gap::Answers(item.id.clone()));
        }
        if used.is_attempted || used.attempts > u32::from(TIMES) {
            self.gaps.insert(Gap::Answers(item.id.clone()));
        }
        let answers = found.answers.clone();
        // What is near to today changes as time passes.
        if used.days.is_empty() && order.is_none() {
            self.tried.insert(ix, found);
        }
        answers
    }
}
