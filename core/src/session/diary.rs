//! Diaries: entries given in the course of time, from anywhere (semantics 22.9 to 22.13).
//!
//! An entry has the number of its act, and a view counts those that were given before its visit was entered. So an entry
//! changes nothing that was shown or decided, and nothing is settled when one comes in.

use super::Session;
use super::decide::{Court, Decision};
use super::fact::{Fact, VisitOf};
use super::refusal::{Code, Of};
use super::settle::{Hand, of};
use super::snapshot::vault_key;
use super::state::{Held, Slot, State, Visit};
use super::value::{self, Answer, Inners};
use super::view::Seen;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::moment::{Date, Moment};
use crate::ground::order::ordered;
use crate::module::plan::{Home, Item, ItemKind, Period};
use crate::program::Program;

/// What a diary holds once an entry was given.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Diary {
    /// It was skipped or declined before: the mark stays, an entry bends nothing.
    pub(super) mark: Option<Mark>,
    /// By number.
    pub(super) entries: Vec<Entry>,
}

/// How an item was passed over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Skipped.
    Skipped,
    /// Rather not said.
    Declined,
}

/// One entry.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its number, from 1.
    pub(super) k: u32,
    /// The number of the act that gave it.
    pub(super) seq: u64,
    /// Per inner item its answer, if given.
    pub(super) value: Inners,
}

/// When a diary asks what.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    pub(super) every: Period,
    pub(super) times: u32,
    within: u32,
}

impl Plan {
    /// Of an item that is a diary.
    pub(super) const fn of(item: &Item) -> Option<Self> {
        match item.kind {
            ItemKind::Diary {
                every, times, within, ..
            } => Some(Self { every, times, within }),
            _ => None,
        }
    }

    /// How many days after entering an entry is due.
    fn after(self, k: u32) -> i64 {
        i64::from(k.saturating_sub(1)) * i64::from(self.every.days())
    }

    /// The day on which an entry is due in a visit.
    fn due(self, visit: &Visit, k: u32) -> Date {
        let day = i64::from(visit.entered.date().days()) + self.after(k);
        Date::from_days(i32::try_from(day).unwrap_or(i32::MAX))
    }

    /// Where a day lies: too early, too late, or while the entry is open.
    fn judge(self, visit: &Visit, k: u32, today: Date) -> Result<(), Untimely> {
        let day = i64::from(today.days()) - i64::from(visit.entered.date().days()) - self.after(k);
        if day < 0 {
            Err(Untimely::Early)
        } else if day >= i64::from(self.within) {
            Err(Untimely::Late)
        } else {
            Ok(())
        }
    }
}

enum Untimely {
    Early,
    Late,
}

impl Held {
    /// The entries of a diary.
    pub(super) fn entries(&self) -> &[Entry] {
        match self {
            Self::Diary(diary) => &diary.entries,
            _ => &[],
        }
    }

    /// Whether it was skipped or declined.
    pub(super) fn mark(&self) -> Option<Mark> {
        match self {
            Self::Skipped => Some(Mark::Skipped),
            Self::Declined => Some(Mark::Declined),
            Self::Diary(diary) => diary.mark,
            Self::Open | Self::Value(_) => None,
        }
    }

    fn entry(&self, k: u32) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.k == k)
    }

    /// The same with an entry, given anew if it was there.
    fn with(&self, entry: Entry) -> Self {
        let mut entries = self.entries().to_vec();
        entries.retain(|known| known.k != entry.k);
        let at = entries.partition_point(|known| known.k < entry.k);
        entries.insert(at, entry);
        Self::Diary(Box::new(Diary {
            mark: self.mark(),
            entries,
        }))
    }

    /// What a new visit begins with (semantics 4.6): entries are never copied, how it was passed over is.
    pub(super) fn kept(&self) -> Self {
        match (self, self.mark()) {
            (Self::Diary(_), Some(Mark::Skipped)) => Self::Skipped,
            (Self::Diary(_), Some(Mark::Declined)) => Self::Declined,
            (Self::Diary(_), None) => Self::Open,
            _ => self.clone(),
        }
    }
}

impl<'a> Seen<'a> {
    /// The entries of a diary that count in this view, in their order.
    pub(super) fn counted(&self, slot: &'a Slot) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let (is_shown, before) = (slot.judged.shown, self.seq);
        let entries = slot.held.entries().iter();
        entries.filter(move |entry| is_shown && entry.seq < before)
    }
}

/// A diary in the latest visit to its step on the trail.
struct Kept<'a> {
    item: ItemIx,
    plan: Plan,
    visit: &'a Visit,
    slot: &'a Slot,
}

impl Kept<'_> {
    /// Whether it says when an entry is due (semantics 22.12).
    fn reminds(&self) -> bool {
        let left = self.visit.exit.map(|exit| exit.how);
        let passed_over = self.slot.held.mark().is_some() && self.slot.held.entries().is_empty();
        self.slot.judged.shown && left != Some(super::fact::How::Skipped) && !passed_over
    }
}

/// The diaries of the program, each in the latest visit to its step on the trail, in document order.
fn kept<'a>(program: &'a Program, state: &'a State) -> impl Iterator<Item = Kept<'a>> {
    let diaries = program.index().diaries.iter();
    diaries.filter_map(|item| {
        let (visit, place) = visited(program, state, *item)?;
        Some(Kept {
            item: *item,
            plan: Plan::of(program.plan().items.get(item.index())?)?,
            visit,
            slot: state.slot(visit, place)?,
        })
    })
}

/// The step of a diary.
pub(super) fn home(program: &Program, item: ItemIx) -> Option<StepIx> {
    let found = program.plan().items.get(item.index())?;
    match (Plan::of(found), found.home) {
        (Some(_), Home::Step(step)) => Some(step),
        _ => None,
    }
}

/// The latest visit on the trail to the step of a diary, and the diary's place in it.
fn visited<'a>(program: &Program, state: &'a State, item: ItemIx) -> Option<(&'a Visit, u32)> {
    let visit = state.latest_of(home(program, item)?.0)?;
    let first = program.index().place(visit.step)?.first_item;
    Some((visit, item.0.checked_sub(first)?))
}

impl Session {
    /// Where the words of a diary's entries are in the vault now, before the number of the entry; none for any other item,
    /// and where nobody has been yet.
    #[must_use]
    pub fn entries_key(&self, item: ItemIx) -> Option<String> {
        let (visit, _) = visited(&self.program, &self.state, item)?;
        Some(vault_key(&self.program, visit, &Slot::default(), item))
    }
}

impl Court<'_> {
    /// An answer to a diary, from anywhere (semantics 22.10); its names are known and its step is the one named.
    pub(super) fn record(
        &self,
        item: ItemIx,
        found: &Item,
        (plan, entry): (Plan, Option<u32>),
        value: &Result<Answer, value::Fault>,
        now: Moment,
    ) -> Result<Decision, Code> {
        let here = visited(self.program, self.state, item);
        let here = here.and_then(|(visit, place)| Some((visit, place, self.state.slot(visit, place)?)));
        let (visit, place, slot) = here.ok_or(Code::NotHereItem(item))?;
        if !slot.judged.shown {
            return Err(Code::NotShown(item));
        }
        let k = entry.filter(|k| *k <= plan.times).ok_or(Code::NoEntry(item))?;
        plan.judge(visit, k, now.date())
            .map_err(|untimely| match untimely {
                Untimely::Early => Code::NotDue(item, k),
                Untimely::Late => Code::TooLateEntry(item, k),
            })?;
        if slot
            .held
            .entry(k)
            .is_some_and(|entry| self.moved_since(entry.seq))
        {
            return Err(Code::EntryClosed(item, k));
        }
        let refuse = |fault| Code::Value(Of::Item(item), fault);
        let value = value.as_ref().map_err(|fault| refuse(fault.clone()))?;
        let settled = value::settle(&found.kind, value, &|_| true).map_err(refuse)?;
        let at = self.state.trail.get(visit.position as usize).copied();
        let at = at.ok_or(Code::NotHereItem(item))?;
        Ok(Decision::Record {
            at,
            place,
            k,
            value: match settled {
                Answer::Entry(value) => value,
                _ => Inners::default(),
            },
        })
    }

    /// Whether a visit has been entered or left since an act: only then can the entry it gave have been read.
    fn moved_since(&self, seq: u64) -> bool {
        self.state
            .visits
            .iter()
            .any(|visit| visit.seq > seq || visit.exit.is_some_and(|exit| exit.seq > seq))
    }

    /// Whether some entry would be accepted at the clock (semantics 26.5).
    pub(super) fn takes_entry(&self) -> bool {
        let today = self.state.clock.date();
        kept(self.program, self.state).any(|kept| {
            kept.slot.judged.shown
                && kept.entries_open(today).any(|k| {
                    let given = kept.slot.held.entry(k);
                    given.is_none_or(|entry| !self.moved_since(entry.seq))
                })
        })
    }

    /// The entries that are open at the clock and not given, by date, then document order (semantics 28.2).
    pub(super) fn open_entries(&self) -> Vec<OpenEntry> {
        let today = self.state.clock.date();
        let mut open = Vec::new();
        for kept in kept(self.program, self.state).filter(Kept::reminds) {
            for k in kept.entries_open(today) {
                if kept.slot.held.entry(k).is_none() {
                    open.push(OpenEntry {
                        due: kept.plan.due(kept.visit, k),
                        item: kept.item,
                        entry: k,
                        position: kept.visit.position,
                    });
                }
            }
        }
        ordered(open, &|a, b| a.due.cmp(&b.due))
    }
}

impl Court<'_> {
    /// The entry of a diary that becomes due next after the clock, with its day: the first of all diaries that remind.
    pub(super) fn next_entry(&self) -> Option<(VisitOf, ItemIx, u32, Date)> {
        let today = self.state.clock.date();
        let mut next: Option<(VisitOf, ItemIx, u32, Date)> = None;
        for kept in kept(self.program, self.state).filter(Kept::reminds) {
            let mut entries = (1..=kept.plan.times).map(|k| (k, kept.plan.due(kept.visit, k)));
            let coming = entries.find(|(k, day)| *day > today && kept.slot.held.entry(*k).is_none());
            if let Some((k, day)) = coming
                && next.is_none_or(|(_, _, _, first)| day < first)
            {
                next = Some((kept.visit_of(), kept.item, k, day));
            }
        }
        next
    }
}

/// An entry that can be given now.
#[derive(Clone, Copy)]
pub(super) struct OpenEntry {
    pub(super) due: Date,
    pub(super) item: ItemIx,
    pub(super) entry: u32,
    /// Where its visit stands on the trail.
    pub(super) position: u32,
}

impl Kept<'_> {
    fn entries_open(&self, today: Date) -> impl Iterator<Item = u32> {
        (1..=self.plan.times).filter(move |k| self.plan.judge(self.visit, *k, today).is_ok())
    }

    fn visit_of(&self) -> VisitOf {
        of(self.visit)
    }
}

impl Hand<'_> {
    /// Keeps an entry. Nothing is settled: no visit that was entered reads it.
    pub(super) fn keep_entry(&mut self, at: u32, place: u32, k: u32, value: Inners) {
        let seq = self.state.seq + 1;
        let Some(visit) = self.state.visit(at).copied() else {
            return;
        };
        if let Some(slot) = self.state.slot_mut(&visit, place) {
            slot.held = slot.held.with(Entry { k, seq, value });
            slot.count_attempt();
        }
    }

    /// The entries that become due between the clock and an act (semantics 23.7): by date, then document order.
    pub(super) fn remind(&mut self, now: Moment) {
        let (before, today) = (self.state.clock.date(), now.date());
        if before >= today {
            return;
        }
        let mut due = Vec::new();
        for kept in kept(self.program, self.state).filter(Kept::reminds) {
            for k in 1..=kept.plan.times {
                let day = kept.plan.due(kept.visit, k);
                if before < day && day <= today && kept.slot.held.entry(k).is_none() {
                    due.push((
                        day,
                        Fact::EntryDue {
                            item: kept.item,
                            visit: kept.visit_of(),
                            entry: k,
                        },
                    ));
                }
            }
        }
        let due = ordered(due, &|(a, _), (b, _)| a.cmp(b));
        self.facts.extend(due.into_iter().map(|(_, fact)| fact));
    }

    /// What is told of the diaries of a visit when it is entered: each is kept from now on, its first entry is due.
    pub(super) fn begin_diaries(&mut self, visit: &Visit) {
        let mut told = Vec::new();
        for kept in kept(self.program, self.state) {
            if kept.visit.step != visit.step || !kept.reminds() {
                continue;
            }
            told.push(Fact::Keeping {
                item: kept.item,
                visit: kept.visit_of(),
                from: kept.plan.due(kept.visit, 1),
            });
            if kept.slot.held.entry(1).is_none() {
                told.push(Fact::EntryDue {
                    item: kept.item,
                    visit: kept.visit_of(),
                    entry: 1,
                });
            }
        }
        self.facts.append(&mut told);
    }
}
