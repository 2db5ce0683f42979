//! The paths of the old version, walked: at each act what going over to the new one would be.

use std::cell::RefCell;
use std::sync::Arc;

use leerpad::ground::language::Language;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::fact::{Upgraded, Verdict};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::paths;

/// What going over would be after an act.
pub(super) struct Stop {
    /// The number of the act.
    pub(super) act: u64,
    /// Where the learner is then, in the old version.
    pub(super) step: String,
    pub(super) verdict: Verdict,
    /// Answers that would not stay: step, item, why, and whether they are asked again.
    pub(super) lost: Vec<(String, String, &'static str, bool)>,
}

/// A path.
pub(super) struct Walked {
    pub(super) name: String,
    pub(super) stops: Vec<Stop>,
    /// What of the path does not come out as it is written.
    pub(super) missed: Option<String>,
}

impl Walked {
    /// As data.
    pub(super) fn to_json(&self) -> Value {
        let stop = |stop: &Stop| {
            let lost = stop.lost.iter().map(
                |(step, item, why, again)| json!({"step": step, "item": item, "why": why, "again": again}),
            );
            json!({"act": stop.act, "step": stop.step, "verdict": stop.verdict.word(),
                "answers": lost.collect::<Vec<_>>()})
        };
        let mut told = json!({"path": self.name, "acts": self.stops.iter().map(stop).collect::<Vec<_>>()});
        if let (Some(missed), Some(members)) = (&self.missed, told.as_object_mut()) {
            members.insert("missed".to_owned(), missed.as_str().into());
        }
        told
    }
}

/// Walks them.
pub(super) fn walk(
    file: &str,
    old: &Arc<Program>,
    new: &Arc<Program>,
    language: Language,
) -> Result<Vec<Walked>, Failure> {
    let mut walked = Vec::new();
    let stops = RefCell::new(Vec::new());
    paths::walk_each(
        file,
        old,
        language,
        &mut |_, session| stops.borrow_mut().extend(stop(session, new)),
        &mut |name, missed| {
            walked.push(Walked {
                name: name.to_owned(),
                stops: stops.take(),
                missed,
            });
        },
    )?;
    Ok(walked)
}

fn stop(session: &Session, new: &Arc<Program>) -> Option<Stop> {
    let Upgraded { verdict, answers, .. } = session.foresee(new)?;
    let here = session.cursor()?;
    let lost = answers
        .into_iter()
        .map(|lost| (lost.step, lost.item, lost.why, lost.again));
    Some(Stop {
        act: session.seq(),
        step: session.program().step_id(here.step).to_owned(),
        verdict,
        lost: lost.collect(),
    })
}
