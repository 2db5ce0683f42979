//! What the proof looks at while it walks a session forward: judgements, what a menu holds, what was passed.
//!
//! Only for a session whose cursor stands on the last visit of its trail.

use super::Session;
use super::fact::{How, VisitOf, When};
use super::judge::holds_back;
use super::menu;
use super::place;
use super::refusal::Why;
use super::state::{Held, Visit};
use super::value::Answer;
use super::view::Seen;
use super::wait;
use crate::expr::eval::View;
use crate::expr::name::{ItemIx, Reference, ScaleIx, StepIx};
use crate::ground::hash::Seed;
use crate::ground::number::Number;
use crate::program::PlaceKind;

/// What holds an item of the visit, as far as going on is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) shown: bool,
    pub(crate) required: bool,
    /// The rule met, from 1; none: 0.
    pub(crate) rule: u16,
    pub(crate) attempts: u16,
    pub(crate) holds_back: bool,
    /// It was never touched in this visit.
    pub(crate) is_open: bool,
}

/// How far a child of a menu is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Child {
    pub(crate) step: StepIx,
    pub(crate) shown: bool,
    /// Done or skipped in this run.
    pub(crate) settled: Option<How>,
}

/// What the items of a scale give so far at a measure: their sum in millionths, how many count and how many are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    pub(crate) sum: i128,
    pub(crate) count: u32,
    pub(crate) shown: u32,
}

impl Session {
    /// The last visit; none before the start.
    fn last_visit(&self) -> Option<&Visit> {
        self.state.here()
    }

    /// The step of the last visit.
    pub(crate) fn last_step(&self) -> Option<StepIx> {
        self.last_visit().map(|visit| StepIx(visit.step))
    }

    /// What is known at the last visit.
    pub(crate) fn view(&self) -> Option<impl View + '_> {
        self.seen(None)
    }

    /// The same while an item's own checks and rules are judged.
    pub(crate) fn own_view(&self, item: ItemIx) -> Option<impl View + '_> {
        self.seen(Some(item))
    }

    fn seen(&self, own: Option<ItemIx>) -> Option<Seen<'_>> {
        let here = self.last_visit()?;
        let seen = self.court().seen(here, &self.state.latest);
        Some(Seen { own, ..seen })
    }

    /// How an item of the last visit stands.
    pub(crate) fn standing_of(&self, item: ItemIx) -> Option<Standing> {
        let here = self.last_visit()?;
        let first = self.program.index().place(here.step)?.first_item;
        let slot = self.state.slot(here, item.0.checked_sub(first)?)?;
        let found = self.program.plan().items.get(item.index())?;
        Some(Standing {
            shown: slot.judged.shown,
            required: slot.judged.required,
            rule: slot.judged.rule,
            attempts: slot.attempts,
            holds_back: holds_back(found, &slot.judged, &slot.held).is_some(),
            is_open: slot.held == Held::Open,
        })
    }

    /// Whether the answer of an item of the last visit fails a check.
    pub(crate) fn is_invalid(&self, item: ItemIx) -> bool {
        let slot = || {
            let here = self.last_visit()?;
            let first = self.program.index().place(here.step)?.first_item;
            let slot = self.state.slot(here, item.0.checked_sub(first)?)?;
            let found = self.program.plan().items.get(item.index())?;
            Some(holds_back(found, &slot.judged, &slot.held) == Some(Why::Invalid))
        };
        slot().unwrap_or(false)
    }

    /// Writes down what the latest visit of a step holds for an item, whether it counts or not: a visit that keeps its
    /// answers starts from it.
    pub(crate) fn write_held(&self, step: StepIx, item: ItemIx, out: &mut Vec<u8>) {
        let slot = || {
            let visit = self.state.latest_of(step.0)?;
            let first = self.program.index().place(step.0)?.first_item;
            self.state.slot(visit, item.0.checked_sub(first)?)
        };
        match slot().map(|slot| &slot.held) {
            None => out.push(0),
            Some(Held::Open) => out.push(1),
            Some(Held::Skipped) => out.push(2),
            Some(Held::Declined) => out.push(3),
            Some(Held::Diary(diary)) => {
                out.push(4);
                out.extend(format!("{}", diary.entries.len()).bytes());
            }
            Some(Held::Value(answer)) => {
                out.push(5);
                write_answer(answer, out);
            }
        }
    }

    /// What the operands of a scale give at the last visit, a measure of it.
    pub(crate) fn tally(&self, scale: ScaleIx, operands: &[Reference]) -> Tally {
        let mut tally = Tally::default();
        let (Some(here), Some(seen)) = (self.last_visit(), self.seen(None)) else {
            return tally;
        };
        let Some(at) = self.state.trail.get(here.position as usize) else {
            return tally;
        };
        let scoring = super::view::Scoring {
            visit: *at,
            skipped: false,
            scale,
            sum: 0,
            count: 0,
            shown: 0,
        };
        for of in operands {
            super::judge::each_row(&self.program, *of, &mut |of| {
                let (worth, shown) = seen.raw_operand(&scoring, of);
                tally.shown += u32::from(shown);
                if let Some(worth) = worth {
                    tally.sum += i128::from(worth.millionths());
                    tally.count += 1;
                }
            });
        }
        tally
    }

    /// The number that one operand gives at the last visit, if it counts, and whether it is shown.
    pub(crate) fn worth(&self, scale: ScaleIx, of: Reference) -> (Option<Number>, bool) {
        let tally = self.tally(scale, &[of]);
        let sum = i64::try_from(tally.sum).ok().and_then(Number::from_millionths);
        (sum.filter(|_| tally.count > 0), tally.shown > 0)
    }

    /// The children of a menu as its latest visit on the trail sees them; none when it was not visited.
    pub(crate) fn children_of(&self, menu: StepIx) -> Option<Vec<Child>> {
        let visit = self.state.latest_of(menu.0)?;
        let seen = self.seen(None)?;
        let seen = Seen {
            at: visit.position,
            now: visit.entered,
            seq: visit.seq,
            ..seen
        };
        let child = |step: &StepIx| Child {
            step: *step,
            shown: place::is_shown(&seen, step.0),
            settled: menu::settled(&seen, visit, step.0),
        };
        Some(self.program.children(menu.0).iter().map(child).collect())
    }

    /// Whether the menu under the cursor can be left.
    pub(crate) fn is_need_met(&self) -> bool {
        let met = || {
            let visit = self.last_visit()?;
            let (done, need) = menu::need(&self.seen(None)?, visit);
            Some(done >= need)
        };
        met().unwrap_or(false)
    }

    /// When the last visit opens by itself, if it waits.
    pub(crate) fn opens_at(&self) -> Option<When> {
        let visit = self.last_visit()?;
        let place = self.program.index().place(visit.step)?;
        (place.kind == PlaceKind::Waiting)
            .then(|| wait::until(&self.program, visit))
            .flatten()
    }

    /// What a session that was just begun passed before its first visit.
    pub(crate) fn begun(&self, entry: Option<StepIx>) -> Vec<place::Passed> {
        let mut passed = Vec::new();
        let mut before = self.state.clone();
        let Some(first) = before.on_trail(0).copied() else {
            return passed;
        };
        before.trail.clear();
        before.latest.fill(crate::program::NONE);
        before.head = 0;
        let court = super::decide::Court {
            program: &self.program,
            settings: &self.settings,
            seed: self.seed,
            state: &before,
        };
        let seen = Seen {
            at: crate::program::NONE,
            ..court.seen(&first, &before.latest)
        };
        place::begin_noting(seen, entry, &mut |step| passed.push(step));
        passed
    }

    /// What choosing a child of the menu under the cursor passes.
    pub(crate) fn choosing(&self, child: StepIx) -> Vec<place::Passed> {
        let mut passed = Vec::new();
        if let Some(seen) = self.seen(None) {
            place::choose_noting(seen, child.0, &mut |step| passed.push(step));
        }
        passed
    }

    /// The visit before the last, the one that was left to come here.
    pub(crate) fn left(&self) -> Option<VisitOf> {
        let last = self.state.length().checked_sub(2)?;
        self.state.on_trail(last).map(super::settle::of)
    }

    /// Draws from another seed from now on: to see what else could have been drawn.
    pub(crate) const fn reseed(&mut self, seed: Seed) {
        self.seed = seed;
    }
}

fn write_answer(answer: &Answer, out: &mut Vec<u8>) {
    let number = |out: &mut Vec<u8>, number: u32| out.extend(number.to_le_bytes());
    match answer {
        Answer::Option(option) => number(out, option.0),
        Answer::Options(options) | Answer::Ranked(options) => {
            for option in options {
                number(out, option.0);
            }
        }
        Answer::Flag(flag) => out.push(u8::from(*flag)),
        Answer::Text(text) => out.extend(text.bytes()),
        Answer::Number(value) => out.extend(value.millionths().to_le_bytes()),
        Answer::Day(date) => out.extend(date.days().to_le_bytes()),
        Answer::Clock(time) => out.extend(time.minutes().to_le_bytes()),
        Answer::Rows(rows) => {
            for row in rows {
                number(out, row.map_or(crate::program::NONE, |row| row.0));
            }
        }
        Answer::Gaps(gaps) => {
            for gap in gaps {
                match gap {
                    None => out.push(0),
                    Some(super::value::Filling::Option(option)) => {
                        out.push(1);
                        number(out, option.0);
                    }
                    Some(super::value::Filling::Words(text)) => {
                        out.push(2);
                        out.extend(text.bytes());
                    }
                }
                out.push(b';');
            }
        }
        Answer::Entries(entries) => number(out, crate::program::number(entries.len())),
        Answer::Vault | Answer::Done | Answer::Entry(_) => out.push(1),
    }
}
