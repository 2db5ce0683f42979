//! What of one session may stand in a table for research: the closed answers that leave for a purpose (semantics 9.6 and
//! 25.8), each with the visit it was given in. And the visits themselves.

use serde_json::Value as Json;

use super::Session;
use super::fact::{How, VisitOf};
use super::judge::tally;
use super::settle::of;
use super::sharing::{Previewed, is_words};
use super::state::Visit;
use crate::expr::eval::{Known, View as _};
use crate::expr::name::{ItemIx, ScaleIx, StepIx, Symbol, ValueIx};
use crate::ground::moment::Moment;
use crate::ground::number::Number;
use crate::ground::order::ordered;
use crate::module::plan::{Class, Fits, ItemKind, Recap, StepKind};
use crate::program::number;

/// What may be told of one session.
#[derive(Clone, Default, PartialEq)]
pub struct Disclosed {
    /// Answers that count.
    pub items: Vec<DisclosedItem>,
    /// Measures of scales, in the order of the trail.
    pub scores: Vec<DisclosedScore>,
    /// Derived values that are known and are no text.
    pub values: Vec<(ValueIx, Json)>,
}

/// An answer.
#[derive(Clone, PartialEq)]
pub struct DisclosedItem {
    /// The item.
    pub item: ItemIx,
    /// The visit in which it counts.
    pub visit: VisitOf,
    /// When that visit was left, else entered.
    pub at: Moment,
    /// The stored value, without words.
    pub value: Json,
}

/// A measure of a scale.
#[derive(Clone, PartialEq)]
pub struct DisclosedScore {
    /// The scale or subscale.
    pub scale: ScaleIx,
    /// The measure.
    pub visit: VisitOf,
    /// Its moment, as the module names it.
    pub moment: Option<Symbol>,
    /// When it was left.
    pub at: Moment,
    /// The score; none: it could not be worked out of what was answered.
    pub score: Option<Number>,
    /// The band.
    pub band: Option<Symbol>,
    /// How many operands were shown.
    pub asked: u32,
    /// Of these, how many were answered.
    pub answered: u32,
}

/// A visit there ever was.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Visited {
    /// Which.
    pub visit: VisitOf,
    /// The number of the act that entered it.
    pub seq: u64,
    /// When it was entered.
    pub entered: Moment,
    /// How, when and by which act it was left.
    pub left: Option<(How, Moment, u64)>,
    /// It is on the path; else it was left behind.
    pub counts: bool,
}

/// Says nothing of what was answered.
impl std::fmt::Debug for Disclosed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Disclosed")
    }
}

impl Session {
    /// The closed answers that leave for a purpose; none where consent to it does not stand, or the module has no such
    /// purpose. Without a purpose all that is personal: for sessions that nobody walked.
    ///
    /// Of a scale that a purpose names every measure on the path is told, as in reports; of one that was shared by hand
    /// the measure that was shared.
    #[must_use]
    pub fn disclosed(&self, purpose: Option<&str>) -> Option<Disclosed> {
        let mut told = Disclosed::default();
        let court = self.court();
        let plan = self.program.plan();
        let named = match purpose {
            None => {
                let items = (0..number(plan.items.len())).map(|at| Recap::Item(ItemIx(at)));
                let scales = (0..number(plan.scales.len())).map(|at| Recap::Scale(ScaleIx(at)));
                let values = (0..number(plan.values.len())).map(|at| Recap::Value(ValueIx(at)));
                items.chain(scales).chain(values).collect()
            }
            Some(id) => {
                let (index, found) = self.purpose(id)?;
                if self.state.sharing.consent(index) != Some(true) {
                    return None;
                }
                for grant in &self.state.sharing.grants {
                    if found.what.is_empty() && grant.purpose == index && court.is_seen(grant) {
                        self.tell_granted(&mut told, grant.what, &grant.of);
                    }
                }
                found.what.clone()
            }
        };
        let Some(seen) = court.at_end() else {
            return Some(told);
        };
        for what in named {
            match what {
                Recap::Scale(scale) => self.tell_scores(&mut told, scale, None),
                Recap::Item(_) | Recap::Value(_) => {
                    if let Some(now) = seen.preview(what) {
                        self.tell_granted(&mut told, what, &now);
                    }
                }
            }
        }
        told.scores = ordered(told.scores, &|a, b| a.at.unix().cmp(&b.at.unix()));
        Some(told)
    }

    /// The visit at which the path ends; none before the start.
    #[must_use]
    pub fn path_end(&self) -> Option<VisitOf> {
        let last = self.state.length().checked_sub(1)?;
        self.state.on_trail(last).map(of)
    }

    /// Every visit there ever was, in the order of entering.
    #[must_use]
    pub fn visited(&self) -> Vec<Visited> {
        let tell = |visit: &Visit, counts| Visited {
            visit: of(visit),
            seq: visit.seq,
            entered: visit.entered,
            left: visit.exit.map(|exit| (exit.how, exit.at, exit.seq)),
            counts,
        };
        let trail = (0..self.state.length()).filter_map(|position| self.state.on_trail(position));
        let mut all: Vec<Visited> = trail.map(|visit| tell(visit, true)).collect();
        all.extend(self.parked().iter().map(|visit| tell(visit, false)));
        // What one act entered stands in the order of the trail already.
        ordered(all, &|a, b| a.seq.cmp(&b.seq))
    }

    fn tell_granted(&self, told: &mut Disclosed, what: Recap, now: &Previewed) {
        match (what, now) {
            (
                Recap::Item(item),
                Previewed::Item {
                    visit,
                    value: Some(value),
                    ..
                },
            ) if self.is_closed(item) => {
                let found = self.state.visit_of(*visit);
                let at = found.map(|one| one.exit.map_or(one.entered, |exit| exit.at));
                told.items.push(DisclosedItem {
                    item,
                    visit: *visit,
                    at: at.unwrap_or(self.state.clock),
                    value: value.clone(),
                });
            }
            (Recap::Scale(scale), Previewed::Scale { visit, .. }) => {
                self.tell_scores(told, scale, Some(*visit));
            }
            (Recap::Value(value), Previewed::Value(is)) if self.is_no_text(value) => {
                told.values.push((value, is.clone()));
            }
            _ => {}
        }
    }

    /// Whether what an item holds can be nobody's own words.
    fn is_closed(&self, item: ItemIx) -> bool {
        let Some(found) = self.program.plan().items.get(item.index()) else {
            return false;
        };
        let is_open = match &found.kind {
            ItemKind::Text { .. }
            | ItemKind::Words { .. }
            | ItemKind::Goal { .. }
            | ItemKind::Plan { .. } => true,
            ItemKind::Gap { gaps, .. } => gaps.iter().any(|gap| matches!(gap.fits, Fits::Words(_))),
            _ => false,
        };
        found.class == Class::Personal && !is_open && !is_words(&self.program, Recap::Item(item))
    }

    fn is_no_text(&self, value: ValueIx) -> bool {
        let seen = self.court().at_end();
        seen.is_some_and(|seen| !matches!(seen.value(value), None | Some(Known::Text(_))))
    }

    /// The measures of a scale that are on the path and were done; of one visit, or of all.
    fn tell_scores(&self, told: &mut Disclosed, scale: ScaleIx, only: Option<VisitOf>) {
        let plan = self.program.plan();
        let (Some(found), Some(seen)) = (plan.scales.get(scale.index()), self.court().at_end()) else {
            return;
        };
        if found.score.is_none() {
            return;
        }
        let Some((_, place)) = self.program.index().kin.get(scale.index()) else {
            return;
        };
        for (at, visit) in (0..self.state.length()).filter_map(|position| {
            let at = *self.state.trail.get(position as usize)?;
            Some((at, self.state.visit(at)?))
        }) {
            let step = StepIx(visit.step);
            let Some(exit) = visit.exit.filter(|exit| exit.how == How::Done) else {
                continue;
            };
            if !found.measures.contains(&step) || only.is_some_and(|only| only != of(visit)) {
                continue;
            }
            let moment = match self.program.step_at(step).map(|step| &step.kind) {
                Some(StepKind::Measure { moment, .. }) => *moment,
                _ => None,
            };
            let score = self
                .state
                .scores
                .get(visit.first_score as usize + *place as usize);
            let operands = tally(&seen, at, false, scale, &found.operands);
            told.scores.push(DisclosedScore {
                scale,
                visit: of(visit),
                moment,
                at: exit.at,
                score: score.and_then(|score| score.score),
                band: score.and_then(|score| score.band),
                asked: operands.shown,
                answered: operands.count,
            });
        }
    }
}
