//! What the proof looks at while it walks a session forward: judgements, what a menu holds, what was passed.
//!
//! Only for a session whose cursor stands on the last visit of its trail.

use super::Session;
use super::act::Act;
use super::diary::{self, Entry, Mark};
use super::draw;
use super::fact::{Arm, Fact, How, VisitOf, When};
use super::judge::{holds_back, tally};
use super::menu;
use super::place::{self, Passed};
use super::state::{Held, Slot, Visit};
use super::value::{Answer, Inners};
use super::view::Seen;
use super::wait;
use crate::expr::eval::View;
use crate::expr::name::{ChanceIx, ItemIx, Reference, ScaleIx, StepIx};
use crate::ground::hash::Seed;
use crate::program::PlaceKind;

/// What holds an item of the visit, as far as going on is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) shown: bool,
    pub(crate) required: bool,
    /// The answer fails a check.
    pub(crate) invalid: bool,
    /// The rule met, from 1; none: 0.
    pub(crate) rule: u16,
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

/// A diary while its entries count.
pub(crate) struct Kept<'s> {
    /// How many days ago its visit was entered.
    pub(crate) day: i64,
    mark: Option<Mark>,
    entries: &'s [Entry],
}

impl Kept<'_> {
    /// One number for each way in which it was passed over, or was not.
    pub(crate) const fn mark(&self) -> u8 {
        match self.mark {
            None => 0,
            Some(Mark::Skipped) => 1,
            Some(Mark::Declined) => 2,
        }
    }

    /// The entries, by number.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (u32, &Inners)> {
        self.entries.iter().map(|entry| (entry.k, &entry.value))
    }
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

    /// A diary as it is kept in the latest visit to its step; none where its entries do not count: nobody was there, it is not
    /// shown, or the step was skipped as a whole.
    pub(crate) fn kept(&self, item: ItemIx) -> Option<Kept<'_>> {
        let visit = self.state.latest_of(diary::home(&self.program, item)?.0)?;
        let slot = self.slot_of(visit, item)?;
        let is_skipped = visit.exit.is_some_and(|exit| exit.how == How::Skipped);
        (slot.judged.shown && !is_skipped).then(|| Kept {
            day: i64::from(self.state.clock.date().days()) - i64::from(visit.entered.date().days()),
            mark: slot.held.mark(),
            entries: slot.held.entries(),
        })
    }

    fn seen(&self, own: Option<ItemIx>) -> Option<Seen<'_>> {
        let here = self.last_visit()?;
        let seen = self.court().seen(here, &self.state.latest);
        Some(Seen { own, ..seen })
    }

    /// What a visit to a step holds for an item of it.
    fn slot_of(&self, visit: &Visit, item: ItemIx) -> Option<&Slot> {
        let first = self.program.index().place(visit.step)?.first_item;
        self.state.slot(visit, item.0.checked_sub(first)?)
    }

    /// How an item of the last visit stands.
    pub(crate) fn standing_of(&self, item: ItemIx) -> Option<Standing> {
        let slot = self.slot_of(self.last_visit()?, item)?;
        let found = self.program.plan().items.get(item.index())?;
        Some(Standing {
            shown: slot.judged.shown,
            required: slot.judged.required,
            invalid: slot.judged.invalid,
            rule: slot.judged.rule,
            holds_back: holds_back(found, &slot.judged, &slot.held).is_some(),
            is_open: slot.held == Held::Open,
        })
    }

    /// What the latest visit of a step holds for an item, whether it counts or not: a visit that keeps its answers starts from
    /// it.
    pub(crate) fn holds(&self, step: StepIx, item: ItemIx) -> Holds<'_> {
        let visit = self.state.latest_of(step.0);
        let slot = visit.and_then(|visit| self.slot_of(visit, item));
        Holds(slot.map(|slot| &slot.held))
    }

    /// Writes it down.
    pub(crate) fn write_held(&self, step: StepIx, item: ItemIx, out: &mut Vec<u8>) {
        let holds = self.holds(step, item);
        match holds.0 {
            // A new visit starts without the entries of a diary.
            Some(held @ Held::Diary(_)) => out.push(Holds(Some(&held.kept())).tag()),
            Some(Held::Value(answer)) => {
                out.push(holds.tag());
                write_answer(answer, out);
            }
            _ => out.push(holds.tag()),
        }
    }

    /// What some operands of a scale give so far at the last visit, a measure of it: their sum in millionths, how many
    /// count and how many are shown.
    pub(crate) fn tally(&self, scale: ScaleIx, operands: &[Reference]) -> (i128, u32, u32) {
        let at = self.last_visit().and_then(|here| {
            let place = usize::try_from(here.position).ok()?;
            self.state.trail.get(place).copied()
        });
        let (Some(at), Some(seen)) = (at, self.seen(None)) else {
            return (0, 0, 0);
        };
        let tally = tally(&seen, at, false, scale, operands);
        (tally.sum, tally.count, tally.shown)
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

    /// Which children of a section around the last visit its menu would show as done or skipped, if it were come back to now:
    /// what was done since its latest visit counts too.
    pub(crate) fn settled_in(&self, menu: StepIx) -> impl Iterator<Item = (StepIx, Option<How>)> + '_ {
        let seen = self.seen(None);
        let before = self.state.latest_of(menu.0);
        let children = self.program.children(menu.0).iter();
        children.map(move |child| {
            let settled = seen.and_then(|seen| {
                // Who began inside has been in this run from the beginning.
                let from = before.map_or(0, |visit| menu::run_from(&seen, visit));
                menu::settled_between(&seen, child.0, from, self.state.length())
            });
            (*child, settled)
        })
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

    /// What choosing a child of the menu under the cursor passes.
    pub(crate) fn choosing(&self, child: StepIx) -> Vec<place::Passed> {
        let mut passed = Vec::new();
        if let Some(seen) = self.seen(None) {
            place::choose_noting(seen, child.0, &mut place::noted(&mut passed));
        }
        passed
    }

    /// The visit before the last, the one that was left to come here.
    pub(crate) fn left(&self) -> Option<VisitOf> {
        let last = self.state.length().checked_sub(2)?;
        self.state.on_trail(last).map(super::settle::of)
    }

    /// Applies an act as [`Session::apply_into`] does, and says whether it was accepted; of `continue`, and of skipping a step,
    /// it notes what was passed on the way, so that nobody need look for it anew.
    pub(crate) fn apply_noting(&mut self, act: &Act, facts: &mut Vec<Fact>, noted: &mut Noted) -> bool {
        noted.passed.clear();
        let note = &mut place::noted(&mut noted.passed);
        let decided = self.court().decide_leaving(act, note);
        noted.is_told = decided.is_some();
        let done = match decided {
            Some(decided) => decided.and_then(|decision| self.carry_out(decision, act, facts)),
            None => self.judge_and_do(act, facts),
        };
        done.is_ok()
    }

    /// What a seed draws of a chance: once, or for a visit to a step.
    pub(crate) fn drawn_by(&self, seed: Seed, chance: ChanceIx, visit: Option<VisitOf>) -> Option<Arm> {
        let found = self.program.plan().chances.get(chance.index())?;
        let visit = visit.map(|visit| (self.program.step_id(visit.step), visit.n));
        Some(draw::chance(seed, found, visit).1)
    }

    /// Draws from another seed from now on: to see what else could have been drawn.
    pub(crate) const fn reseed(&mut self, seed: Seed) {
        self.seed = seed;
    }
}

/// What the last act passed on its way, if it was one that tells.
#[derive(Default)]
pub(crate) struct Noted {
    passed: Vec<Passed>,
    is_told: bool,
}

impl Noted {
    pub(crate) fn told(&self) -> Option<&[Passed]> {
        self.is_told.then_some(&*self.passed)
    }
}

/// What is held for an item, if it was come to.
#[derive(Clone, Copy)]
pub(crate) struct Holds<'s>(Option<&'s Held>);

impl Holds<'_> {
    /// One number for each way to answer, or not to.
    pub(crate) const fn tag(self) -> u8 {
        match self.0 {
            None => 0,
            Some(Held::Open) => 1,
            Some(Held::Skipped) => 2,
            Some(Held::Declined) => 3,
            Some(Held::Diary(_)) => 4,
            Some(Held::Value(_)) => 5,
        }
    }

    /// Whether it is an answer.
    pub(crate) const fn is_value(self) -> bool {
        matches!(self.0, Some(Held::Value(_)))
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
