//! What is known at one visit: the trail up to it, and nothing later (semantics 4.4).

use super::diary::{Entry, Mark};
use super::fact::{Arm, How};
use super::rows;
use super::state::{Held, Score, Slot, State, Visit};
use super::value::{Answer, Filling};
use crate::expr::eval::{self, Known, View};
use crate::expr::name::{
    ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, Set, SettingIx, StepIx, Symbol, ValueIx,
};
use crate::expr::typed::DoneOf;
use crate::ground::moment::{Date, Moment};
use crate::ground::number::Number;
use crate::module::plan::{Constant, Home, ItemKind, StepKind};
use crate::program::{NONE, Program};

/// The own exit of the visit that asks, while its ways on are read.
#[derive(Clone, Copy)]
pub(super) struct Leaving {
    pub(super) how: How,
    /// Marks of the sections completed so far, by depth.
    pub(super) completed: u64,
}

/// In the score of a scale: the measure it is of, and what its operands add up to (semantics 2.7).
#[derive(Clone, Copy)]
pub(super) struct Scoring {
    pub(super) visit: u32,
    pub(super) skipped: bool,
    pub(super) scale: ScaleIx,
    /// Of the operands that count: the sum of millionths, and how many.
    pub(super) sum: i128,
    pub(super) count: u32,
    /// How many operands are shown.
    pub(super) shown: u32,
}

/// The view at one visit.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) program: &'a Program,
    pub(super) settings: &'a [Constant],
    pub(super) state: &'a State,
    /// Per step its latest visit up to this one.
    pub(super) latest: &'a [u32],
    /// The place of the visit that asks on the trail; `NONE` before the first.
    pub(super) at: u32,
    /// When it asks.
    pub(super) now: Moment,
    /// The number of the act that asks: entries of diaries given before it count (semantics 22.11).
    pub(super) seq: u64,
    pub(super) leaving: Option<Leaving>,
    /// The item whose own checks and rules are judged: its present answer is read as it is (semantics 16.16).
    pub(super) own: Option<ItemIx>,
    pub(super) scoring: Option<Scoring>,
    /// Words of the own item that are looked at on the learner's own device and kept nowhere (semantics 8.7).
    pub(super) whispered: Option<&'a str>,
}

impl<'a> Seen<'a> {
    fn latest_visit(&self, step: u32) -> Option<&'a Visit> {
        self.latest
            .get(step as usize)
            .and_then(|at| self.state.visit(*at))
    }

    /// How a visit was left, as far as this view knows.
    fn left(&self, visit: &Visit) -> Option<How> {
        if visit.position == self.at {
            return self.leaving.map(|leaving| leaving.how);
        }
        visit.exit.map(|exit| exit.how)
    }

    /// The last of some measures in the view (semantics 2.8), of one moment or of any.
    pub(super) fn last_measure(&self, measures: &[StepIx], moment: Option<Symbol>) -> Option<&'a Visit> {
        self.last_of(measures, moment, Some)
    }

    /// The same, of those that were left: one that is open hides no score.
    pub(super) fn last_left(&self, measures: &[StepIx], moment: Option<Symbol>) -> Option<&'a Visit> {
        self.last_of(measures, moment, |visit| {
            if self.left(visit).is_some() {
                return Some(visit);
            }
            let trail = self.state.trail.get(..visit.position as usize)?;
            let mut before = trail.iter().rev().filter(|_| visit.n > 1);
            before.find_map(|at| self.state.visit(*at).filter(|before| before.step == visit.step))
        })
    }

    /// The last of the visits that stand for some measures, each by its latest.
    fn last_of(
        &self,
        measures: &[StepIx],
        moment: Option<Symbol>,
        of: impl Fn(&'a Visit) -> Option<&'a Visit>,
    ) -> Option<&'a Visit> {
        let fits = |step: &&StepIx| moment.is_none() || self.moment(step.0) == moment;
        let visits = measures
            .iter()
            .filter(fits)
            .filter_map(|step| of(self.latest_visit(step.0)?));
        visits.max_by_key(|visit| visit.position)
    }

    fn moment(&self, step: u32) -> Option<Symbol> {
        match self.program.step_at(StepIx(step)).map(|step| &step.kind) {
            Some(StepKind::Measure { moment, .. }) => *moment,
            _ => None,
        }
    }

    /// The visit that holds the answer to an item, and the item's place in it.
    fn holder(&self, item: ItemIx, moment: Option<Symbol>) -> Option<(&'a Visit, &'a Slot)> {
        let found = self.program.plan().items.get(item.index())?;
        let visit = match found.home {
            Home::Step(step) => self.latest_visit(step.0)?,
            Home::Scale(_) => self.last_measure(self.program.askers(item), moment)?,
        };
        let first = self.program.index().place(visit.step)?.first_item;
        let slot = self.state.slot(visit, item.0.checked_sub(first)?)?;
        Some((visit, slot))
    }

    /// The slot of an item, if its visit was not skipped as a whole.
    fn slot(&self, item: ItemIx, moment: Option<Symbol>) -> Option<&'a Slot> {
        let (visit, slot) = self.holder(item, moment)?;
        (self.left(visit) != Some(How::Skipped)).then_some(slot)
    }

    /// The answer to an item, if it counts; in its own checks and rules the present answer.
    fn counting(&self, item: ItemIx, moment: Option<Symbol>) -> Option<(&'a Answer, &'a Slot)> {
        let slot = self.slot(item, moment)?;
        match &slot.held {
            Held::Value(answer) if slot.judged.counts || (self.own == Some(item) && moment.is_none()) => {
                Some((answer, slot))
            }
            _ => None,
        }
    }

    /// The entries of a diary that count.
    pub(super) fn diary(&self, item: ItemIx) -> impl Iterator<Item = &'a Entry> {
        let slot = self.slot(item, None).into_iter();
        slot.flat_map(|slot| self.counted(slot))
    }

    /// The options of a set or ranking that are shown (semantics 16.50).
    fn options(&self, set: Set) -> Option<impl Iterator<Item = Symbol> + use<'a>> {
        let (answer, slot) = self.counting(set.item, set.moment)?;
        let (Answer::Options(options) | Answer::Ranked(options)) = answer else {
            return None;
        };
        let hidden = slot.hidden.as_deref().map_or(&[][..], Vec::as_slice);
        Some(
            options
                .iter()
                .copied()
                .filter(move |option| !hidden.contains(option)),
        )
    }

    /// The options of a set or ranking that counts.
    pub(super) fn chosen(&self, set: Set) -> Option<Vec<Symbol>> {
        self.options(set).map(Iterator::collect)
    }

    /// The visit that holds an item, if it was not skipped as a whole.
    pub(super) fn holding(&self, item: ItemIx) -> Option<(&'a Visit, &'a Slot)> {
        let (visit, slot) = self.holder(item, None)?;
        (self.left(visit) != Some(How::Skipped)).then_some((visit, slot))
    }

    /// Of a match or sentence: how many rows of an answer are right, and whether all are (semantics 22.5).
    fn right(&self, item: ItemIx, answer: &Answer) -> Option<(u32, bool)> {
        rows::right(&self.program.plan().items.get(item.index())?.kind, answer)
    }

    /// Whether as much was ticked as makes an answer (semantics 22.2).
    fn is_enough(&self, item: ItemIx, answer: &Answer, slot: &Slot) -> bool {
        let hidden = slot.hidden.as_deref().map_or(&[][..], Vec::as_slice);
        let item = self.program.plan().items.get(item.index());
        item.is_none_or(|item| super::judge::is_whole(&item.kind, answer, hidden))
    }

    fn constant(constant: &'a Constant) -> Known<'a> {
        match constant {
            Constant::Choice(option) => Known::Option(*option),
            Constant::Number(number) => Known::Number(*number),
            Constant::Text(text) => Known::Text(text),
            Constant::Confirm(flag) => Known::Truth(*flag),
        }
    }

    pub(super) fn measured(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Score> {
        let found = self.program.plan().scales.get(scale.index())?;
        let visit = self.last_left(&found.measures, moment)?;
        let how = self.left(visit)?;
        if how == How::Skipped {
            return Some(super::judge::score(self, visit, scale, true));
        }
        let (_, place) = self.program.index().kin.get(scale.index())?;
        self.state
            .scores
            .get(visit.first_score as usize + *place as usize)
            .copied()
    }

    /// Whether a section or part is completed: by some exit in the view (semantics 16.3).
    fn is_completed(&self, section: u32) -> bool {
        self.completed_before(section).is_some() || self.completes_now(section)
    }

    /// Where on the trail a section was completed last, before the visit that asks.
    fn completed_before(&self, section: u32) -> Option<u32> {
        let at = (self.at != NONE).then_some(self.at)?;
        self.state.completions.last_before(section, at)
    }

    fn completes_now(&self, section: u32) -> bool {
        let (Some(leaving), Some(here)) = (self.leaving, self.state.on_trail(self.at)) else {
            return false;
        };
        let depth = self.program.index().place(section).map_or(0, |place| place.depth);
        leaving.completed & mark(depth) != 0 && self.program.is_within(here.step, section)
    }

    /// The number an operand gives before 2.7 completes it, and whether it is shown.
    pub(super) fn raw_operand(&self, scoring: &Scoring, of: Reference) -> (Option<Number>, bool) {
        let Some(visit) = self.state.visit(scoring.visit) else {
            return (None, false);
        };
        let first = self
            .program
            .index()
            .place(visit.step)
            .map_or(0, |place| place.first_item);
        let slot = of
            .item
            .0
            .checked_sub(first)
            .and_then(|place| self.state.slot(visit, place));
        let (Some(slot), Some(item)) = (slot, self.program.plan().items.get(of.item.index())) else {
            return (None, false);
        };
        if !slot.judged.shown {
            return (None, false);
        }
        let Held::Value(answer) = &slot.held else {
            return (None, true);
        };
        if scoring.skipped || !slot.judged.counts {
            return (None, true);
        }
        (worth(&item.kind, answer, slot, of.row), true)
    }
}

/// The number of an answer in a score (semantics 16.10).
fn worth(kind: &ItemKind, answer: &Answer, slot: &Slot, row: Option<u32>) -> Option<Number> {
    match (kind, answer) {
        (
            ItemKind::Scale {
                from, to, reverse, ..
            },
            Answer::Number(number),
        ) => {
            if *reverse {
                return Number::from_millionths(from.millionths() + to.millionths() - number.millionths());
            }
            Some(*number)
        }
        (_, Answer::Number(number)) => Some(*number),
        (ItemKind::Choice(options), Answer::Option(id)) => {
            options.list.iter().find(|option| option.id == *id)?.score
        }
        (
            ItemKind::Choices { options, .. } | ItemKind::Checklist { options, .. },
            Answer::Options(chosen),
        ) => {
            let hidden = slot.hidden.as_deref().map_or(&[][..], Vec::as_slice);
            let mut sum = 0_i64;
            for option in options.list.iter().filter(|option| chosen.contains(&option.id)) {
                if !hidden.contains(&option.id) {
                    sum = sum.checked_add(option.score?.millionths())?;
                }
            }
            Number::from_millionths(sum)
        }
        (ItemKind::Likert { options, .. }, Answer::Rows(rows)) => {
            let id = rows.get(row? as usize).copied().flatten()?;
            options.iter().find(|option| option.id == id)?.score
        }
        _ => None,
    }
}

/// The mark of a section of a depth.
pub(super) fn mark(depth: u32) -> u64 {
    1_u64.checked_shl(depth).unwrap_or(0)
}

fn known(answer: &Answer, row: Option<u32>) -> Option<Known<'_>> {
    Some(match answer {
        Answer::Option(option) => Known::Option(*option),
        Answer::Rows(rows) => Known::Option(rows.get(row? as usize).copied().flatten()?),
        Answer::Gaps(gaps) => match gaps.get(row? as usize)?.as_ref()? {
            Filling::Option(option) => Known::Option(*option),
            Filling::Words(text) => Known::Text(text),
        },
        Answer::Flag(flag) => Known::Truth(*flag),
        Answer::Text(text) => Known::Text(text),
        Answer::Number(number) => Known::Number(*number),
        Answer::Day(date) => Known::Day(*date),
        Answer::Clock(time) => Known::Clock(*time),
        Answer::Options(_)
        | Answer::Vault
        | Answer::Ranked(_)
        | Answer::Done
        | Answer::Entry(_)
        | Answer::Entries(_) => return None,
    })
}

impl View for Seen<'_> {
    fn answer(&self, of: Reference, moment: Option<Symbol>) -> Option<Known<'_>> {
        if let Some(words) = self.whispered
            && self.own == Some(of.item)
            && moment.is_none()
        {
            return Some(Known::Text(words));
        }
        self.counting(of.item, moment)
            .and_then(|(answer, _)| known(answer, of.row))
    }

    fn operand(&self, of: Reference) -> Option<Number> {
        let scoring = self.scoring.as_ref()?;
        let rows = match self
            .program
            .plan()
            .items
            .get(of.item.index())
            .map(|item| &item.kind)
        {
            Some(ItemKind::Likert { rows, .. }) if of.row.is_none() => rows.len(),
            _ => return super::judge::operand(self, scoring, of),
        };
        // A bare likert is the sum of its rows, each row one operand.
        let mut sum = 0_i64;
        for row in 0..crate::program::number(rows) {
            let of = Reference {
                item: of.item,
                row: Some(row),
            };
            sum = sum.checked_add(super::judge::operand(self, scoring, of)?.millionths())?;
        }
        Number::from_millionths(sum)
    }

    fn has(&self, set: Set, option: Symbol) -> Option<bool> {
        self.options(set)
            .map(|mut options| options.any(|chosen| chosen == option))
    }

    fn is_set(&self, set: Set, options: &[Symbol]) -> Option<bool> {
        self.options(set).map(|chosen| chosen.eq(options.iter().copied()))
    }

    fn count(&self, set: Set) -> Option<u32> {
        if let Some(options) = self.options(set) {
            return Some(crate::program::number(options.count()));
        }
        let entries = self.diary(set.item).count();
        if entries > 0 {
            return Some(crate::program::number(entries));
        }
        match self.counting(set.item, set.moment)?.0 {
            Answer::Entries(entries) => Some(crate::program::number(entries.len())),
            answer => self.right(set.item, answer).map(|(right, _)| right),
        }
    }

    fn entries(&self, of: Reference) -> Vec<Number> {
        let number = |entry: &Entry| match entry.value.get(of.row? as usize)? {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        };
        self.diary(of.item).filter_map(number).collect()
    }

    fn position(&self, item: ItemIx, option: Symbol) -> Option<u32> {
        let mut options = self.options(Set { item, moment: None })?;
        let place = options.position(|ranked| ranked == option)?;
        Some(crate::program::number(place).saturating_add(1))
    }

    fn score(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Number> {
        self.measured(scale, moment)?.score
    }

    fn band(&self, scale: ScaleIx, moment: Option<Symbol>) -> Option<Symbol> {
        self.measured(scale, moment)?.band
    }

    fn value(&self, value: ValueIx) -> Option<Known<'_>> {
        let value = self.program.plan().values.get(value.index())?;
        let rung = value
            .rungs
            .iter()
            .find(|rung| rung.when.as_ref().is_none_or(|when| eval::is_met(when, self)))?;
        eval::typed(&rung.is, self)
    }

    fn setting(&self, setting: SettingIx) -> Option<Known<'_>> {
        self.settings.get(setting.index()).map(Self::constant)
    }

    fn given(&self, given: GivenIx) -> Option<Known<'_>> {
        self.state.given.get(given.index())?.as_ref().map(Self::constant)
    }

    fn chance(&self, chance: ChanceIx) -> Option<Known<'_>> {
        let index = self.program.index();
        let drawers = index.drawers.get(chance.index()).map_or(&[][..], Vec::as_slice);
        let per_visit = self.program.plan().chances.get(chance.index())?.per_visit;
        let arm = if per_visit {
            let visit = self.last_measure(drawers, None)?;
            let draws = &index.place(visit.step)?.draws;
            let place = draws.iter().position(|drawn| *drawn == chance)?;
            self.state
                .drawn
                .get(visit.first_drawn as usize + place)
                .copied()?
        } else {
            self.state.chances.get(chance.index()).copied().flatten()?
        };
        Some(match arm {
            Arm::Option(option) => Known::Option(option),
            Arm::Whole(whole) => Known::Number(Number::from_millionths(whole.checked_mul(1_000_000)?)?),
        })
    }

    fn answered(&self, of: Reference) -> bool {
        let Some((answer, slot)) = self.counting(of.item, None) else {
            return self.diary(of.item).next().is_some();
        };
        let by_row = match of.row {
            Some(row) => rows::has_row(answer, row),
            None => rows::is_whole(answer),
        };
        // The own answer is read while it is being judged.
        by_row.unwrap_or_else(|| {
            if self.own == Some(of.item) {
                self.is_enough(of.item, answer, slot)
            } else {
                slot.judged.answered
            }
        })
    }

    fn skipped(&self, of: Reference) -> bool {
        let slot = self.slot(of.item, None).filter(|slot| slot.judged.shown);
        slot.is_some_and(|slot| slot.held.mark().is_some() && self.counted(slot).next().is_none())
    }

    fn declined(&self, of: Reference) -> bool {
        let slot = self.slot(of.item, None).filter(|slot| slot.judged.shown);
        slot.is_some_and(|slot| {
            slot.held.mark() == Some(Mark::Declined) && self.counted(slot).next().is_none()
        })
    }

    fn done(&self, of: DoneOf) -> bool {
        match of {
            DoneOf::Item(item) => self.counting(item, None).is_some(),
            DoneOf::Step(step) if self.program.is_section(step.0) => self.is_completed(step.0),
            DoneOf::Step(step) => self
                .latest_visit(step.0)
                .is_some_and(|visit| self.left(visit).is_some_and(How::is_done)),
        }
    }

    fn correct(&self, item: ItemIx) -> Option<bool> {
        let (answer, slot) = self.counting(item, None)?;
        if let Some((_, all)) = self.right(item, answer) {
            return Some(all);
        }
        let rules = &self.program.plan().items.get(item.index())?.rules;
        let met = slot
            .judged
            .rule
            .checked_sub(1)
            .and_then(|place| rules.get(place as usize));
        Some(met.and_then(|rule| rule.correct).unwrap_or(false))
    }

    fn attempts(&self, item: ItemIx) -> u32 {
        // An entry of a diary counts from the next visit on; how often there was one is not asked.
        let held = self.holder(item, None);
        held.filter(|_| super::diary::home(self.program, item).is_none())
            .map_or(0, |(_, slot)| slot.attempts.into())
    }

    fn visits(&self, step: StepIx) -> u32 {
        self.latest_visit(step.0).map_or(0, |visit| visit.n)
    }

    fn days_since(&self, step: StepIx) -> Option<u32> {
        let left = if self.program.is_section(step.0) {
            if self.completes_now(step.0) {
                self.now
            } else {
                let last = self.completed_before(step.0)?;
                self.state.on_trail(last)?.exit?.at
            }
        } else {
            let visit = self.latest_visit(step.0)?;
            match self.leaving {
                Some(_) if visit.position == self.at => self.now,
                None if visit.position == self.at => return None,
                _ => visit.exit?.at,
            }
        };
        let days = self.now.date().days().saturating_sub(left.date().days());
        Some(u32::try_from(days).unwrap_or(0))
    }

    fn today(&self) -> Date {
        self.now.date()
    }
}
