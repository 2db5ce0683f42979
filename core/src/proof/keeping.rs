//! What comes in at diaries while somebody goes on: entries of one or several days before a step is left.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::answering::{DECLINED, OPEN, answer_label};
use super::series::Step;
use super::walk::{Gap, SKIP, Walk, now};
use crate::expr::name::StepIx;
use crate::ground::moment::Moment;
use crate::session::Session;
use crate::session::act::{Act, Deed, Named};
use crate::session::value::Answer;

/// So many states of diaries that are kept at the same time are looked at.
const STATES: usize = 20_000;

/// Per diary that is followed: its state, while its entries count.
pub(super) type States = Vec<Option<usize>>;

/// An entry: of which diary, its number, which it is, and after how many days.
type Given = (usize, u32, usize, u32);

/// States that were met: from which of these, by which entry (without one by a day), and after how many days.
type Met = (States, usize, Option<(usize, u32, usize)>, u32);

/// One of the ways in which diaries may be filled before somebody goes on.
struct Filling {
    given: Vec<Given>,
    days: u32,
    label: u16,
    /// Nothing comes of more days.
    is_last: bool,
    is_over: bool,
}

/// What was looked at before.
#[derive(Default)]
pub(super) struct Fillings {
    known: BTreeMap<(States, Vec<bool>), Rc<Vec<Filling>>>,
    /// A label for each way in which diaries may be read.
    labels: BTreeMap<Vec<Option<u32>>, u16>,
}

/// A session in which entries came in, before it goes on.
pub(super) struct Meanwhile {
    pub(super) session: Rc<Session>,
    pub(super) acts: Vec<Act>,
    /// When it goes on.
    pub(super) at: Moment,
    /// What was done with the diaries, where that is followed.
    pub(super) label: Option<u16>,
    /// Nothing comes of more days.
    pub(super) is_last: bool,
    /// Nothing reads otherwise, whatever comes in.
    pub(super) is_over: bool,
}

impl Meanwhile {
    /// Nothing came in.
    const fn nothing(session: Rc<Session>, at: Moment, label: Option<u16>) -> Self {
        Self {
            session,
            acts: Vec::new(),
            at,
            label,
            is_last: true,
            is_over: true,
        }
    }
}

impl Walk<'_> {
    /// What may come in before a step is left like this, after some acts there, as far as it can be told apart.
    pub(super) fn meanwhile(
        &mut self,
        session: &Rc<Session>,
        (before, deed): (&[Act], &Deed),
    ) -> Vec<Meanwhile> {
        let at = now(session);
        let focus = self.focus;
        let nothing = |label| vec![Meanwhile::nothing(Rc::clone(session), at, label)];
        let Some(step) = session.last_step().filter(|_| !focus.diaries.is_empty()) else {
            return nothing(None);
        };
        let mut live = Vec::new();
        focus.live(self.graph, step, u32::MAX, &mut live);
        if !focus.diaries_in(&live).any(|diary| diary.is_read_soon(step)) {
            return nothing(None);
        }
        let states = self.states(session, &live, step, deed);
        if states.iter().all(Option::is_none) {
            return nothing(Some(OPEN));
        }
        let timed = focus.diaries.iter().map(|diary| diary.is_timed(step)).collect();
        let fillings = self.fillings(states, timed);
        let mut all = Vec::with_capacity(fillings.len());
        for filling in &*fillings {
            if let Some(acts) = self.acts_of(filling, at) {
                let mut filled = Rc::clone(session);
                self.doing(before);
                let is_filled = acts.iter().all(|act| self.apply(Rc::make_mut(&mut filled), act));
                self.gaps_unless(is_filled);
                if is_filled {
                    all.push(Meanwhile {
                        session: filled,
                        acts,
                        at: self.delays.rested(at, filling.days.into()),
                        label: Some(filling.label),
                        is_last: filling.is_last,
                        is_over: filling.is_over,
                    });
                }
            }
        }
        all
    }

    /// How far the diaries are that are read from here on. One on the step itself counts no more when that is skipped as a whole.
    fn states(&mut self, session: &Session, live: &[u64], step: StepIx, deed: &Deed) -> States {
        let focus = self.focus;
        let mut states = vec![None; focus.diaries.len()];
        for (diary, slot) in focus.diaries.iter().zip(&mut states) {
            let is_left_out = *deed == SKIP && diary.home == step;
            let is_read = diary.is_live(live) && !is_left_out;
            let (Some(series), true) = (&diary.series, is_read) else {
                continue;
            };
            if let Some(kept) = session.kept(diary.item) {
                *slot = series.state(&kept);
                let is_known = slot.is_some();
                self.gaps_unless(is_known);
            }
        }
        states
    }

    /// What is not followed as it should be says nothing about what is not there.
    fn gaps_unless(&mut self, is_known: bool) {
        if !is_known {
            let plan = self.program.plan();
            let items = self
                .focus
                .diaries
                .iter()
                .filter_map(|diary| plan.items.get(diary.item.index()));
            let gaps: Vec<Gap> = items.map(|item| Gap::Diary(item.id.clone())).collect();
            self.gaps.extend(gaps);
        }
    }

    /// The entries as acts, from a moment on.
    fn acts_of(&self, filling: &Filling, from: Moment) -> Option<Vec<Act>> {
        let act = |(diary, k, entry, days): &Given| {
            let diary = self.focus.diaries.get(*diary)?;
            let entry = diary.series.as_ref()?.entry(*entry)?;
            let deed = Deed::Answer {
                item: Named::Known(diary.item),
                value: Ok(Answer::Entry(entry.clone())),
                step: None,
                entry: Some(*k),
            };
            Some(Act::learner(self.delays.rested(from, (*days).into()), deed))
        };
        filling.given.iter().map(act).collect()
    }

    /// Every way in which diaries may be read after some days, from some states on, with the fewest entries and days.
    fn fillings(&mut self, states: States, timed: Vec<bool>) -> Rc<Vec<Filling>> {
        let asked = (states.clone(), timed.clone());
        if let Some(known) = self.fillings.known.get(&asked) {
            return Rc::clone(known);
        }
        let diaries = &self.focus.diaries;
        let series = |diary: usize| diaries.get(diary).and_then(|diary| diary.series.as_deref());
        let each = |states: &States| -> Vec<(usize, usize)> {
            (0..)
                .zip(states)
                .filter_map(|(diary, state)| Some((diary, (*state)?)))
                .collect()
        };
        let mut met: Vec<Met> = vec![(states.clone(), 0, None, 0)];
        let mut seen = BTreeSet::from([states.clone()]);
        let mut found: BTreeMap<Vec<Option<u32>>, usize> = BTreeMap::new();
        let mut next = 0;
        while let Some((here, _, _, days)) = met.get(next).cloned() {
            let classes = (0..)
                .zip(here.iter().zip(&timed))
                .map(|(diary, (state, is_timed))| series(diary)?.class((*state)?, *is_timed))
                .collect();
            found.entry(classes).or_insert(next);
            for (diary, state) in each(&here) {
                for (Step { k, entry }, to) in
                    series(diary).into_iter().flat_map(|series| series.steps(state))
                {
                    let mut there = here.clone();
                    if let Some(slot) = there.get_mut(diary) {
                        *slot = Some(to);
                    }
                    if seen.insert(there.clone()) {
                        met.push((there, next, Some((diary, k, entry)), days));
                    }
                }
            }
            let mut there = here.clone();
            for (diary, state) in each(&here) {
                if let (Some(slot), Some(series)) = (there.get_mut(diary), series(diary)) {
                    *slot = series.tomorrow(state).or(Some(state));
                }
            }
            if there != here && seen.insert(there.clone()) {
                met.push((there, next, None, days + 1));
            }
            next += 1;
            if met.len() > STATES {
                self.gaps_unless(false);
                break;
            }
        }
        let mut all = Vec::with_capacity(found.len());
        for (classes, number) in found {
            let Some((there, _, _, days)) = met.get(number) else {
                continue;
            };
            let (mut at, mut given) = (number, Vec::new());
            while at > 0
                && let Some((_, from, entry, days)) = met.get(at)
            {
                given.extend(entry.map(|(diary, k, entry)| (diary, k, entry, *days)));
                at = *from;
            }
            given.reverse();
            let count = self.fillings.labels.len();
            let own = *self
                .fillings
                .labels
                .entry(classes)
                .or_insert_with(|| answer_label(count));
            let is = |all: &dyn Fn(&super::series::Series, usize) -> bool| {
                each(there)
                    .iter()
                    .all(|(diary, state)| series(*diary).is_none_or(|series| all(series, *state)))
            };
            all.push(Filling {
                label: if given.is_empty() { DECLINED } else { own },
                given,
                days: *days,
                is_last: is(&|series, state| series.tomorrow(state).is_none()),
                is_over: is(&|series, state| series.is_over(state)),
            });
        }
        let all = Rc::new(all);
        self.fillings.known.insert(asked, Rc::clone(&all));
        all
    }

    /// What tells diaries apart that are read from here on.
    pub(super) fn write_diaries(&self, session: &Session, (step, live): (StepIx, &[u64]), key: &mut Vec<u8>) {
        for diary in self.focus.diaries_in(live) {
            let Some(series) = &diary.series else { continue };
            let kept = session.kept(diary.item);
            let is_timed = diary.is_timed(step);
            let class = kept.map(|kept| {
                series
                    .state(&kept)
                    .and_then(|state| series.class(state, is_timed))
            });
            key.push(match class {
                None => 0,
                Some(None) => 1,
                Some(Some(_)) => 2,
            });
            key.extend(class.flatten().unwrap_or(0).to_le_bytes());
        }
    }
}
