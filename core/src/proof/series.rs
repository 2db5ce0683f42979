//! Diaries: which entries may come in day by day, and which of them go on alike.
//!
//! Day by day an entry that is open is given or is not. What entries come to (how many there are, what they add up to, the least of
//! them) and how far the days are is a state; from the last day back, states that read alike and go on alike are one class (as
//! J. E. Hopcroft's minimal automaton is, "An n log n algorithm for minimizing states in a finite automaton", 1971; days do not
//! come again, so that one pass does). A situation has the class of its diary instead of the entries.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::{numbers, whole};
use super::entries::{Entered, Sums, Wanted};
use super::focus::Atom;
use super::uses::Use;
use crate::check::linear::Domain;
use crate::expr::name::{ItemIx, StepIx};
use crate::expr::typed::{Sum, Summary, Truth, Typed};
use crate::module::plan::{Choice, Inner, Item, ItemKind};
use crate::session::probe::Kept;
use crate::session::value::{Answer, Inners};

/// So many states of a diary are told apart.
const STATES: usize = 20_000;
/// So many entries are tried in all of them.
const ENTRIES: usize = 200_000;
/// Of longer ones so many entries are tried, where not all can be.
const TIMES: [u32; 2] = [30, 7];

/// A diary whose entries are read.
pub(super) struct Series {
    times: u32,
    within: u32,
    /// How many days from one entry to the next.
    period: u32,
    wanted: Wanted,
    /// What an entry may hold, as far as that is told apart.
    entries: Vec<Inners>,
    states: Vec<State>,
    known: BTreeMap<At, usize>,
    /// These are all there are.
    pub(super) is_whole: bool,
}

/// How far a diary is: the day from its beginning, which entries that are still open were given, and what all come to.
type At = (u32, Vec<u32>, Sums);

struct State {
    /// From which it comes first: by an entry (its number, and which), or by a day.
    from: Option<(usize, Option<(u32, usize)>)>,
    /// The entries that may be given on the same day: their number, which, and what that leads to.
    adds: Vec<(u32, usize, usize)>,
    /// The same a day later.
    next: Option<usize>,
    /// What it is to whoever reads of it.
    class: u32,
    /// The same where no time passes by itself before it is read: what may be read later, and no more on which day.
    weak: u32,
    /// Whatever happens, nothing reads otherwise from here on.
    is_over: bool,
}

/// An entry that is given: its number, and which it is of [`Series::entries`].
#[derive(Clone, Copy)]
pub(super) struct Step {
    pub(super) k: u32,
    pub(super) entry: usize,
}

impl Series {
    /// The entries of a diary as far as some atoms read them; `by_day` tells days apart on which nothing else is different.
    pub(super) fn of(ix: ItemIx, item: &Item, used: &Use, atoms: &[&Atom], by_day: bool) -> Option<Self> {
        let ItemKind::Diary {
            items,
            every,
            times,
            within,
        } = &item.kind
        else {
            return None;
        };
        let wanted = wanted(atoms);
        let all = entries(items, used, &wanted);
        let few = (ends(items, &wanted), false);
        let shorter = TIMES.map(|most| (&few, (*times).min(most)));
        let tries = [(&all, *times), (&few, *times)].into_iter().chain(shorter);
        tries.into_iter().find_map(|((entries, is_each), tried)| {
            let mut series = Self {
                times: tried,
                within: *within,
                period: every.days(),
                wanted: wanted.clone(),
                entries: entries.clone(),
                states: Vec::new(),
                known: BTreeMap::new(),
                is_whole: *is_each && tried == *times,
            };
            series.grow()?;
            series.classify(ix, atoms, by_day);
            Some(series)
        })
    }

    /// Until when something may come in.
    const fn last_day(&self) -> u32 {
        let periods = self.times.saturating_sub(1);
        periods.saturating_mul(self.period).saturating_add(self.within)
    }

    /// The numbers of the entries that are open on a day.
    fn open(&self, day: u32) -> impl Iterator<Item = u32> + use<> {
        let (period, within) = (self.period, self.within);
        let is_open = move |k: &u32| {
            let due = (k - 1).saturating_mul(period);
            due <= day && day < due.saturating_add(within)
        };
        (1..=self.times).filter(is_open)
    }

    fn put(
        &mut self,
        at: At,
        from: Option<(usize, Option<(u32, usize)>)>,
        open: &mut Vec<(usize, At)>,
    ) -> usize {
        if let Some(known) = self.known.get(&at) {
            return *known;
        }
        let number = self.states.len();
        self.states.push(State {
            from,
            adds: Vec::new(),
            next: None,
            class: 0,
            weak: 0,
            is_over: false,
        });
        self.known.insert(at.clone(), number);
        open.push((number, at));
        number
    }

    /// Every state there is; none where they are too many.
    fn grow(&mut self) -> Option<()> {
        let marks = if self.wanted.asks_mark { 0..3 } else { 0..1 };
        let (mut open, mut tried) = (Vec::new(), 0);
        for mark in marks {
            self.put((0, Vec::new(), self.wanted.nothing(mark)), None, &mut open);
        }
        while let Some((number, (day, given, sums))) = open.pop() {
            if self.states.len() > STATES || tried > ENTRIES {
                return None;
            }
            let is_in_order = self.within <= self.period;
            let free = self.open(day).filter(|k| !given.contains(k));
            let mut adds = Vec::new();
            for k in free {
                let mut given = given.clone();
                given.push(k);
                given.sort_unstable();
                for entry in 0..self.entries.len() {
                    let Some(inners) = self.entries.get(entry) else {
                        continue;
                    };
                    let sums = self.wanted.with(&sums, (k, inners), is_in_order);
                    let at = (day, given.clone(), sums);
                    adds.push((
                        k,
                        entry,
                        self.put(at, Some((number, Some((k, entry)))), &mut open),
                    ));
                }
            }
            let next = (day < self.last_day()).then(|| {
                let given = given.iter().copied();
                let still = given
                    .filter(|k| self.open(day + 1).any(|open| open == *k))
                    .collect();
                self.put((day + 1, still, sums), Some((number, None)), &mut open)
            });
            tried += adds.len();
            if let Some(state) = self.states.get_mut(number) {
                state.adds = adds;
                state.next = next;
            }
        }
        Some(())
    }

    /// The entries that led to a state first, in their order.
    fn given(&self, number: usize) -> Vec<(u32, &Inners)> {
        let (mut at, mut all) = (Some(number), Vec::new());
        while let Some(state) = at.and_then(|at| self.states.get(at)) {
            let entry = state.from.and_then(|(_, entry)| entry);
            all.extend(entry.and_then(|(k, entry)| Some((k, self.entries.get(entry)?))));
            at = state.from.map(|(before, _)| before);
        }
        all.sort_by_key(|(k, _)| *k);
        all
    }

    /// What each state reads.
    fn read(&self, ix: ItemIx, atoms: &[&Atom]) -> Vec<Vec<u8>> {
        let mut read = vec![Vec::new(); self.states.len()];
        for ((_, _, sums), number) in &self.known {
            let entries = self.given(*number);
            let view = Entered {
                item: ix,
                mark: sums.mark,
                entries: &entries,
            };
            let mut out = Vec::new();
            for atom in atoms {
                atom.write(&view, (StepIx(0), 0), &mut out);
                out.push(b'|');
            }
            if let Some(slot) = read.get_mut(*number) {
                *slot = out;
            }
        }
        read
    }

    fn classify(&mut self, ix: ItemIx, atoms: &[&Atom], by_day: bool) {
        let read = self.read(ix, atoms);
        // A day has what follows it behind it, and so has an entry.
        let mut order: Vec<(u32, usize, usize)> = self
            .known
            .iter()
            .map(|((day, given, _), number)| (*day, given.len(), *number))
            .collect();
        order.sort_unstable();
        let (mut classes, mut weak) = (Classes::new(), Weak::default());
        for (day, _, number) in order.into_iter().rev() {
            let Some(state) = self.states.get(number) else {
                continue;
            };
            let own = read.get(number).cloned().unwrap_or_default();
            let after: Vec<usize> = state.adds.iter().map(|(.., to)| *to).chain(state.next).collect();
            let after: Vec<(usize, &State)> = after
                .into_iter()
                .filter_map(|to| Some((to, self.states.get(to)?)))
                .collect();
            let mut others = after.iter();
            let is_over = others.all(|(to, state)| state.is_over && read.get(*to) == Some(&own));
            let weak = weak.of(&own, after.iter().map(|(_, state)| state.weak));
            let signature = match (is_over, by_day) {
                (true, false) => (own, 0, None, BTreeSet::new()),
                _ => {
                    let adds = after.iter().filter(|(to, _)| Some(*to) != state.next);
                    let next = after.iter().find(|(to, _)| Some(*to) == state.next);
                    let adds = adds.map(|(_, state)| state.class).collect();
                    (own, day, next.map(|(_, state)| state.class), adds)
                }
            };
            let count = crate::program::number(classes.len());
            let class = *classes.entry(signature).or_insert(count);
            if let Some(state) = self.states.get_mut(number) {
                state.class = class;
                state.weak = if by_day { class } else { weak };
                state.is_over = is_over;
            }
        }
    }

    /// In which state it is; none where it holds what is not tried.
    pub(super) fn state(&self, kept: &Kept<'_>) -> Option<usize> {
        let day = u32::try_from(kept.day).unwrap_or(0).min(self.last_day());
        let mut sums = self.wanted.nothing(kept.mark());
        let is_in_order = self.within <= self.period;
        let mut given = Vec::new();
        for (k, entry) in kept.entries() {
            sums = self.wanted.with(&sums, (k, entry), is_in_order);
            given.extend(self.open(day).any(|open| open == k).then_some(k));
        }
        self.known.get(&(day, given, sums)).copied()
    }

    /// What a state is to whoever reads of it, now and later; and whether time may pass by itself before.
    pub(super) fn class(&self, state: usize, is_timed: bool) -> Option<u32> {
        let state = self.states.get(state)?;
        Some(if is_timed { state.class } else { state.weak })
    }

    /// Whether nothing that follows reads otherwise.
    pub(super) fn is_over(&self, state: usize) -> bool {
        self.states.get(state).is_some_and(|state| state.is_over)
    }

    /// The entries that may follow a state on the same day, each with what it leads to.
    pub(super) fn steps(&self, state: usize) -> impl Iterator<Item = (Step, usize)> + '_ {
        let found = self.states.get(state);
        let adds = found.into_iter().flat_map(|state| &state.adds);
        let step = |(k, entry, to): &(u32, usize, usize)| {
            let (k, entry) = (*k, *entry);
            (Step { k, entry }, *to)
        };
        adds.map(step)
    }

    /// The state a day later: the last day stays.
    pub(super) fn tomorrow(&self, state: usize) -> Option<usize> {
        self.states.get(state)?.next
    }

    /// What an entry holds.
    pub(super) fn entry(&self, entry: usize) -> Option<&Inners> {
        self.entries.get(entry)
    }
}

/// By what is read, the day, the class a day later, and those after each entry.
type Classes = BTreeMap<(Vec<u8>, u32, Option<u32>, BTreeSet<u32>), u32>;

/// Classes of states from which the same may be read sooner or later (R. Milner's weak bisimulation, "Communication and Concurrency",
/// 1989: entries and days are moves that nobody sees).
#[derive(Default)]
struct Weak {
    /// Per class: what is read, and those that may follow.
    all: Vec<(Vec<u8>, BTreeSet<u32>)>,
    known: BTreeMap<(Vec<u8>, BTreeSet<u32>), u32>,
}

impl Weak {
    /// The class of a state in which so much is read, before others.
    fn of(&mut self, read: &[u8], after: impl Iterator<Item = u32>) -> u32 {
        let mut follow = BTreeSet::new();
        for class in after {
            if follow.insert(class)
                && let Some((_, further)) = self.all.get(class as usize)
            {
                follow.extend(further.iter().copied());
            }
        }
        // One that reads as one behind it does, and has nothing before it that this has not, is that one.
        let is_same = |class: &&u32| {
            let found = self.all.get(**class as usize);
            found.is_some_and(|(own, further)| {
                own == read && follow.iter().all(|one| one == *class || further.contains(one))
            })
        };
        if let Some(class) = follow.iter().find(is_same) {
            return *class;
        }
        let count = crate::program::number(self.all.len());
        let signature = (read.to_vec(), follow);
        let class = *self.known.entry(signature.clone()).or_insert(count);
        if class == count {
            self.all.push(signature);
        }
        class
    }
}

/// What atoms ask of the entries of a diary.
fn wanted(atoms: &[&Atom]) -> Wanted {
    let mut wanted = Wanted::default();
    let mut see = |sum: &Sum| match sum {
        Sum::Count(_) => wanted.is_counted = true,
        Sum::Entries(way, of) => {
            let Some(row) = of.row else { return };
            match wanted.rows.iter_mut().find(|(known, _)| *known == row) {
                Some((_, ways)) if !ways.contains(way) => ways.push(*way),
                Some(_) => {}
                None => wanted.rows.push((row, vec![*way])),
            }
        }
        _ => {}
    };
    let mut asks_mark = false;
    for atom in atoms {
        match atom {
            Atom::Truth(Truth::Skipped(_) | Truth::Declined(_), _) => asks_mark = true,
            Atom::Truth(Truth::Numbers(_, left, right), _) => {
                sums(left, &mut see);
                sums(right, &mut see);
            }
            Atom::Value(Typed::Sum(sum)) => sums(sum, &mut see),
            _ => {}
        }
    }
    wanted.asks_mark = asks_mark;
    wanted
}

/// Shows each sum that another is made of.
fn sums(sum: &Sum, see: &mut dyn FnMut(&Sum)) {
    see(sum);
    match sum {
        Sum::Plus(terms) => terms.iter().for_each(|term| sums(term, see)),
        Sum::Times(left, right) | Sum::Over(left, right) => {
            sums(left, see);
            sums(right, see);
        }
        Sum::Negative(inner) => sums(inner, see),
        _ => {}
    }
}

/// The entries to try, each number that is asked about in each way that matters, or left open; and whether these are all.
fn entries(items: &[Inner], used: &Use, wanted: &Wanted) -> (Vec<Inners>, bool) {
    let (mut all, mut is_whole) = (vec![first(items)], true);
    for (row, ways) in &wanted.rows {
        let domain = items
            .get(*row as usize)
            .and_then(|item| Domain::of_item(&item.kind));
        let used = Use {
            is_mixed: used.is_mixed || ways.contains(&Summary::Mean),
            ..used.clone()
        };
        let tries = domain.map_or_else(|| whole(Vec::new()), |domain| numbers(&used, &domain));
        is_whole &= tries.is_whole;
        let answers: Vec<Option<Answer>> = tries.answers.into_iter().map(Some).chain([None]).collect();
        all = each(&all, *row, &answers);
    }
    (all, is_whole)
}

/// The lowest and the highest only.
fn ends(items: &[Inner], wanted: &Wanted) -> Vec<Inners> {
    let mut all = vec![first(items)];
    for (row, _) in &wanted.rows {
        let answers = items
            .get(*row as usize)
            .map_or([None, None], |item| end(&item.kind));
        all = each(&all, *row, &answers);
    }
    all
}

/// Entries with each of some answers in a row.
fn each(all: &[Inners], row: u32, answers: &[Option<Answer>]) -> Vec<Inners> {
    let with = |entry: &Inners, answer: &Option<Answer>| {
        let mut entry = entry.clone();
        if let Some(slot) = entry.get_mut(row as usize) {
            slot.clone_from(answer);
        }
        entry
    };
    let each = all
        .iter()
        .flat_map(|entry| answers.iter().map(move |answer| with(entry, answer)));
    each.collect()
}

/// An entry as somebody may give it who is asked nothing in particular.
fn first(items: &[Inner]) -> Inners {
    let first = |item: &Inner| {
        let [low, _] = end(&item.kind);
        low
    };
    items.iter().map(first).collect()
}

fn end(kind: &ItemKind) -> [Option<Answer>; 2] {
    match kind {
        ItemKind::Number { from, to, .. } | ItemKind::Scale { from, to, .. } => {
            [*from, *to].map(|end| Some(Answer::Number(end)))
        }
        ItemKind::Choice(options) => {
            let option = |choice: Option<&Choice>| choice.map(|choice| Answer::Option(choice.id));
            [option(options.list.first()), option(options.list.last())]
        }
        ItemKind::Confirm => [false, true].map(|flag| Some(Answer::Flag(flag))),
        _ => [None, None],
    }
}
