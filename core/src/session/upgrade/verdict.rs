//! What an upgrade comes to, and where the learner stands then (semantics 31.6, 31.8).

use super::heirs::Heirs;
use super::told;
use super::visits::{Fate, Luggage};
use super::walk::Walked;
use crate::expr::name::StepIx;
use crate::program::PlaceKind;
use crate::session::Session;
use crate::session::fact::{Ended, Fact, Lost, Upgraded, Verdict, VisitOf};
use crate::session::settle::{Hand, of};
use crate::session::state::State;

impl Session {
    /// A visit in the names of the new program.
    pub(super) fn heir_of(&self, heirs: Heirs<'_>, visit: Option<VisitOf>) -> Option<VisitOf> {
        let visit = visit?;
        let step = heirs.place(self.program.step_id(visit.step)).one()?;
        Some(VisitOf { step, n: visit.n })
    }

    /// The verdict, and with it the place of the cursor.
    pub(super) fn judge_upgrade(
        &self,
        next: &mut Self,
        walked: &Walked,
        luggage: &Luggage<'_>,
        ended: Vec<Ended>,
    ) -> Upgraded {
        let (heirs, end) = (luggage.heirs, next.state.length().saturating_sub(1));
        let old_end = self
            .state
            .length()
            .checked_sub(1)
            .and_then(|end| self.state.on_trail(end));
        let here = self.heir_of(heirs, self.cursor());
        let stays = self.heir_of(heirs, old_end.map(of)) == next.state.on_trail(end).map(of);
        let at = here.and_then(|here| position(&next.state, here));
        let (mut kept, mut answers, mut first) = (0, Vec::new(), None);
        for fate in luggage.fates.iter().filter(|fate| fate.on_trail) {
            let place = fate.heir.and_then(|(step, _)| {
                let n = u32::try_from(fate.n).ok()?;
                position(&next.state, VisitOf { step, n })
            });
            let why = match (fate.why, place) {
                (None, Some(_)) => {
                    kept += 1;
                    continue;
                }
                (None, None) => "not-reached",
                (Some(why), _) => why,
            };
            let again = place.filter(|place| next.is_asked(*place, fate));
            first = match (first, again) {
                (Some(first), Some(again)) => Some(std::cmp::min::<u32>(first, again)),
                (first, again) => first.or(again),
            };
            answers.push(Lost {
                step: fate.step.clone(),
                n: u32::try_from(fate.n).unwrap_or(0),
                item: fate.item.clone(),
                again: again.is_some(),
                why,
            });
        }
        let (mut verdict, mut cursor) = match at {
            Some(at) if stays => (Verdict::Unchanged, at),
            _ => (Verdict::Moved, end),
        };
        if (stays && at.is_some()) || walked.by_items {
            if let Some(first) = first {
                (verdict, cursor) = (Verdict::ReAsk, first);
            } else if walked.by_items {
                (verdict, cursor) = (Verdict::ReAsk, end);
            }
        }
        if here.is_none() || luggage.is_torn {
            verdict = Verdict::Choice;
        }
        next.state.cursor = next.state.resting(cursor);
        Upgraded {
            from: self.program.hash(),
            to: next.program.hash(),
            verdict,
            choice: None,
            kept,
            answers,
            ended,
            vault: told::in_turn(&luggage.vault),
        }
    }

    /// Whether the item that takes the place of an answer's is asked where it stands, and can be answered.
    fn is_asked(&self, position: u32, fate: &Fate) -> bool {
        let found = || {
            let visit = self.state.on_trail(position)?;
            let place = self.program.index().place(visit.step)?;
            let (_, item) = fate.heir?;
            let slot = self.state.slot(visit, item.0.checked_sub(place.first_item)?)?;
            // A measure of an earlier moment is closed (semantics 5.8).
            let is_closed = place.kind == PlaceKind::Measure && self.state.length() - position > 2;
            let takes = self.program.plan().items.get(item.index())?;
            Some(slot.judged.shown && !is_closed && !takes.kind.is_to_read())
        };
        found().unwrap_or(false)
    }

    pub(super) fn tell_ends(
        &self,
        heirs: Heirs<'_>,
        next: &Self,
        last: Option<VisitOf>,
        facts: &mut Vec<Fact>,
    ) {
        let end = next
            .state
            .length()
            .checked_sub(1)
            .and_then(|end| next.state.on_trail(end));
        let before = self.heir_of(heirs, last);
        let is_same = before.is_some() && before == end.map(of);
        if next.is_completed() && !(is_same && self.is_completed()) {
            facts.extend(end.map(|end| Fact::Completed(StepIx(end.step))));
        }
        if self.is_completed() && !(is_same && next.is_completed()) {
            let step = before.map_or(StepIx(next.program.last_step()), |before| before.step);
            facts.push(Fact::Reopened(step));
        }
    }
}

/// Where a visit stands on the trail.
fn position(state: &State, visit: VisitOf) -> Option<u32> {
    (0..state.length()).find(|at| state.on_trail(*at).map(of) == Some(visit))
}

/// Tells what the walk left behind, took up and came to, in the order of 10.3.
pub(super) fn tell(
    hand: &mut Hand<'_>,
    luggage: &Luggage<'_>,
    walked: &Walked,
    told: Vec<Fact>,
    before: Option<VisitOf>,
) {
    let was: Vec<VisitOf> = luggage
        .visits
        .iter()
        .filter(|visit| visit.on_trail)
        .map(told::named)
        .collect();
    let parked = was.iter().filter(|visit| position(hand.state, **visit).is_none());
    let parked: Vec<Fact> = parked.map(|visit| Fact::Parked(*visit)).collect();
    hand.facts.extend(parked);
    let trail: Vec<_> = (0..hand.state.length())
        .filter_map(|at| hand.state.on_trail(at).copied())
        .collect();
    for visit in trail.iter().filter(|visit| visit.exit.is_some()) {
        hand.tell_scores(visit);
    }
    if !walked.entered {
        let returned = trail.iter().map(of).filter(|visit| !was.contains(visit));
        hand.facts.extend(returned.map(Fact::Returned));
    }
    for visit in &trail {
        let mut known = luggage.visits.iter();
        let packed = known.find(|packed| told::named(packed) == of(visit));
        if let Some(packed) = packed {
            told::tell_draws(hand, visit, &packed.members);
        }
    }
    let since = hand.facts.len();
    hand.facts.extend(told);
    let here = hand.state.here().map(of);
    if let Some(here) = here.filter(|_| here != before) {
        hand.move_before_waiting(since, Fact::Moved(here));
    }
}
