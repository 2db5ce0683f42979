//! Journals in, cases out. Each journal is verified and replayed; what cannot be is left out with the reason.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::case::{Case, Held, Scored};
use super::frame::Frame;
use super::row::Report;
use super::threshold::Threshold;
use crate::ground::hash::Hash;
use crate::ground::moment::Date;
use crate::journal::header::Header;
use crate::journal::reading::read;
use crate::journal::replay::{JournalFault, ReplayFault, replay_bytes_with};
use crate::module::plan::{StepKind, With};
use crate::program::{Program, Programs};
use crate::session::Session;
use crate::session::fact::{ContactState, Fact};
use crate::session::upgrade::Names;

/// The days in which a session must have begun, both included; see [`Cohort::widened`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// The first; none: from the beginning.
    pub from: Option<Date>,
    /// The last; none: until the end.
    pub to: Option<Date>,
}

impl Period {
    fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Why a journal adds nothing to a report.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LeftOut {
    /// It is damaged, or does not come out the same.
    #[error(transparent)]
    Fault(#[from] JournalFault),
    /// It was made with a program that is not at hand: of another module, or of another version.
    #[error("it was made with another program ({program:?}), from entry {seq} on")]
    Program {
        /// The program.
        program: Hash,
        /// The entry that goes on in it; 0: it began with it.
        seq: u64,
    },
    /// Nobody began it.
    #[error("nobody began it")]
    NotBegun,
    /// It is a copy of a journal that was added, as far as that goes or less far.
    #[error("it is a copy of another journal")]
    Copy,
}

/// How many journals add nothing to a report, by why. Copies are none of its business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Damaged, or they do not come out the same.
    pub damaged: usize,
    /// Nobody began them.
    pub not_begun: usize,
    /// Made with a program that is not at hand.
    pub other_program: usize,
}

impl Left {
    fn count(&mut self, why: &LeftOut) {
        match why {
            LeftOut::Fault(_) => self.damaged += 1,
            LeftOut::NotBegun => self.not_begun += 1,
            LeftOut::Program { .. } => self.other_program += 1,
            LeftOut::Copy => {}
        }
    }
}

/// The sessions that a report is over.
#[derive(Clone)]
pub struct Cohort {
    programs: Programs,
    frame: Frame,
    period: Period,
    sessions: Vec<Begun>,
    /// By the header and the start of a journal, which no other session has: where it stands among the sessions.
    known: BTreeMap<Hash, usize>,
    left: Left,
}

/// A session, the day on which it began, and how far its journal goes.
#[derive(Clone)]
struct Begun {
    day: Date,
    seq: u64,
    case: Case,
}

impl Cohort {
    /// Of one module, in the versions at hand; nobody is in it yet.
    #[must_use]
    pub fn new(programs: Vec<Arc<Program>>, period: Period) -> Self {
        Self {
            frame: Frame::of(&programs),
            programs: programs.into_iter().collect(),
            period,
            sessions: Vec::new(),
            known: BTreeMap::new(),
            left: Left::default(),
        }
    }

    /// What a report can speak of.
    #[must_use]
    pub const fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Adds a journal, or counts it among those that add nothing. Of copies of one journal, whatever they are called, the one
    /// that goes furthest counts.
    ///
    /// # Errors
    /// Why it adds nothing.
    pub fn add(&mut self, journal: &[u8]) -> Result<(), LeftOut> {
        let session = self.session(journal).inspect_err(|why| self.left.count(why))?;
        let begin: Vec<&[u8]> = journal.split_inclusive(|byte| *byte == b'\n').take(2).collect();
        let next = self.sessions.len();
        let place = *self.known.entry(Hash::of(&begin)).or_insert(next);
        match self.sessions.get_mut(place) {
            None => self.sessions.push(session),
            Some(known) if known.seq < session.seq => *known = session,
            Some(_) => return Err(LeftOut::Copy),
        }
        Ok(())
    }

    /// The report over all that were added and began in the period, made wider to whole weeks in which at least as many began
    /// as the threshold asks: two reports never differ by less.
    #[must_use]
    pub fn report(&self, threshold: Threshold) -> Report {
        let period = self.widened(threshold);
        let within = self.sessions.iter().filter(|session| period.has(session.day));
        let cases: Vec<Case> = within.map(|session| session.case.clone()).collect();
        let made = super::report(&self.frame, &cases, threshold);
        Report {
            left: self.left,
            ..made
        }
    }

    /// The period that a report is over: the one that was asked for, made wider to whole weeks, and to so many of them that as
    /// many sessions began in each part of it as the threshold asks. A period of fewer could be worked out from two reports,
    /// one with it and one without.
    #[must_use]
    pub fn widened(&self, threshold: Threshold) -> Period {
        let mut days: Vec<Date> = self.sessions.iter().map(|session| monday(session.day)).collect();
        days.sort_unstable();
        // The weeks with which each part begins.
        let mut parts: Vec<Date> = Vec::new();
        let mut count = threshold.k();
        let mut last = None;
        for day in days {
            if count >= threshold.k() && last != Some(day) {
                parts.push(day);
                count = 0;
            }
            last = Some(day);
            count += 1;
        }
        // Too few at the end belong to the part before.
        if count < threshold.k() {
            parts.pop();
        }
        // The first part reaches back to the beginning of time, the last to the end.
        let begins = |day: Date| parts.iter().skip(1).rev().find(|part| **part <= day).copied();
        let ends = |day: Date| parts.iter().skip(1).find(|part| **part > day).copied();
        Period {
            from: self.period.from.and_then(begins),
            to: self
                .period
                .to
                .and_then(ends)
                .map(|next| Date::from_days(next.days().saturating_sub(1))),
        }
    }

    fn session(&self, journal: &[u8]) -> Result<Begun, LeftOut> {
        let mut begun = None;
        // Of several visits to a step the last that was held.
        let mut contacts: BTreeMap<String, (u32, Held)> = BTreeMap::new();
        let replayed = replay_bytes_with(&self.programs, journal, true, &mut |session, _, applied| {
            let program = session.program();
            begun.get_or_insert(applied.act.at.date());
            // What was held is told under the name that its step has now, or had last.
            if let Some(names) = Names::gone_over(session, &applied.facts) {
                let before = std::mem::take(&mut contacts).into_iter();
                contacts = before
                    .map(|(step, held)| (names.step(&step).one().map_or(step, str::to_owned), held))
                    .collect();
            }
            for fact in &applied.facts {
                if let Some((step, n, held)) = held(program, fact)
                    && contacts.get(&step).is_none_or(|(known, _)| *known <= n)
                {
                    contacts.insert(step, (n, held));
                }
            }
        });
        let replayed = replayed.map_err(|fault| match missing(&fault) {
            Some((seq, program)) => LeftOut::Program { program, seq },
            None => fault.into(),
        })?;
        let day = begun.ok_or(LeftOut::NotBegun)?;
        let mut case = standing(replayed.session.program(), &replayed.session);
        case.contacts = contacts
            .into_iter()
            .map(|(step, (_, held))| (step, held))
            .collect();
        let seq = replayed.session.seq();
        Ok(Begun { day, seq, case })
    }
}

/// The Monday of a day's week.
const fn monday(day: Date) -> Date {
    // Day 0 was a Thursday.
    let days = day.days();
    Date::from_days(days.saturating_sub(days.saturating_add(3).rem_euclid(7)))
}

/// The header of a journal.
pub(super) fn begins(journal: &[u8]) -> Result<Header, JournalFault> {
    let first = journal.split_inclusive(|byte| *byte == b'\n').next();
    let read = read(first.unwrap_or_default()).map_err(JournalFault::Damage)?;
    Ok(read.header)
}

/// The program that a journal asks for and that is not at hand, with the entry that goes on in it.
pub(super) const fn missing(fault: &JournalFault) -> Option<(u64, Hash)> {
    match fault {
        JournalFault::Replay(ReplayFault::Program { journal, .. }) => Some((0, *journal)),
        JournalFault::Replay(ReplayFault::Version { seq, program }) => Some((*seq, *program)),
        _ => None,
    }
}

/// The contact that was held, if a fact tells of one with a guide or a group.
fn held(program: &Program, fact: &Fact) -> Option<(String, u32, Held)> {
    let Fact::Contact(contact) = fact else {
        return None;
    };
    let step = program.plan().steps.get(contact.visit.step.index())?;
    let StepKind::Contact { with, .. } = &step.kind else {
        return None;
    };
    let is_counted = contact.state == ContactState::Held && *with != With::Supporter;
    let form = contact.form.filter(|_| is_counted)?;
    let held = Held {
        form: form.word().to_owned(),
        count: contact.count,
    };
    Some((step.id.clone(), contact.visit.n, held))
}

fn standing(program: &Program, session: &Session) -> Case {
    let standing = session.standing();
    let mut case = Case {
        completed: session.is_completed(),
        done: standing
            .done
            .iter()
            .map(|step| program.step_id(*step).to_owned())
            .collect(),
        ..Case::default()
    };
    for measured in standing.measured {
        let scale = program.plan().scales.get(measured.scale.index());
        // What was answered leaves for the organisation where they said so, and for nobody else here (semantics 9.6).
        if let (Some(scale), Some(score)) = (scale, measured.score)
            && session.tells_organisation(measured.scale)
        {
            let scored = Scored {
                score,
                band: measured.band.map(|band| program.word(band).to_owned()),
            };
            case.scores.entry(scale.id.clone()).or_default().push(scored);
        }
    }
    case
}
