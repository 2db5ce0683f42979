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

/// The days in which a session must have begun, both included.
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
    /// It began outside the period.
    #[error("it began outside the period")]
    Period,
}

/// How many journals add nothing to a report, by why. Those outside the period are none of its business.
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
            LeftOut::Period => {}
        }
    }
}

/// The sessions that a report is over.
#[derive(Clone)]
pub struct Cohort {
    programs: Programs,
    frame: Frame,
    period: Period,
    cases: Vec<Case>,
    left: Left,
}

impl Cohort {
    /// Of one module, in the versions at hand; nobody is in it yet.
    #[must_use]
    pub fn new(programs: Vec<Arc<Program>>, period: Period) -> Self {
        Self {
            frame: Frame::of(&programs),
            programs: programs.into_iter().collect(),
            period,
            cases: Vec::new(),
            left: Left::default(),
        }
    }

    /// What a report can speak of.
    #[must_use]
    pub const fn frame(&self) -> &Frame {
        &self.frame
    }

    /// Adds a journal, or counts it among those that add nothing.
    ///
    /// # Errors
    /// Why it adds nothing.
    pub fn add(&mut self, journal: &[u8]) -> Result<(), LeftOut> {
        let case = self.case(journal).inspect_err(|why| self.left.count(why))?;
        self.cases.push(case);
        Ok(())
    }

    /// The report over all that were added.
    #[must_use]
    pub fn report(&self, threshold: Threshold) -> Report {
        let made = super::report(&self.frame, &self.cases, threshold);
        Report {
            left: self.left,
            ..made
        }
    }

    fn case(&self, journal: &[u8]) -> Result<Case, LeftOut> {
        let mut begun = None;
        // Of several visits to a step the last that was held.
        let mut contacts: BTreeMap<String, (u32, Held)> = BTreeMap::new();
        let replayed = replay_bytes_with(&self.programs, journal, true, &mut |session, _, applied| {
            let program = session.program();
            begun.get_or_insert(applied.act.at.date());
            // What was held is told under the name that its step has now, or had last.
            if let Some(Fact::Upgraded(upgraded)) = applied.facts.last()
                && let Some(old) = session.programs().get(upgraded.from)
                && upgraded.to == program.hash()
            {
                let names = Names::new(old, program);
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
        let begun = begun.ok_or(LeftOut::NotBegun)?;
        if !self.period.has(begun) {
            return Err(LeftOut::Period);
        }
        let mut case = standing(replayed.session.program(), &replayed.session);
        case.contacts = contacts
            .into_iter()
            .map(|(step, (_, held))| (step, held))
            .collect();
        Ok(case)
    }
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
        if let (Some(scale), Some(score)) = (scale, measured.score) {
            let scored = Scored {
                score,
                band: measured.band.map(|band| program.word(band).to_owned()),
            };
            case.scores.entry(scale.id.clone()).or_default().push(scored);
        }
    }
    case
}
