//! Finding a path to what no path walks yet: the proof walks, and whoever looks on says what is new.
//!
//! [`find`] is the whole of it for the rest of the command: what is wanted goes in, a journey for each that was found comes
//! out. What it does not find may still be there, unless everything was tried.

mod entries;
mod shorten;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leerpad::check::Module;
use leerpad::ground::hash::Seed;
use leerpad::ground::moment::Moment;
use leerpad::ground::problem::Example;
use leerpad::program::Program;
use leerpad::proof::{Near, Seeker, seek};
use leerpad::session::Session;
use leerpad::session::act::{Act, Deed as Done};
use leerpad::session::fact::Fact;
use serde_json::{Map, Value as Json, json};

use super::coverage::{Coverage, Walked};

/// How a session begins, and what is done in it.
#[derive(Clone, Debug)]
pub(super) struct Journey {
    /// What chance is drawn from.
    pub(super) seed: u64,
    /// What an organisation set.
    pub(super) settings: Map<String, Json>,
    /// What the host handed in.
    pub(super) given: Map<String, Json>,
    /// When it begins.
    pub(super) clock: Moment,
    /// What is done.
    pub(super) deeds: Vec<Deed>,
}

/// An act with its time, as hosts send it.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) at: Moment,
    pub(super) act: Json,
}

/// A journey to each of what is wanted, as far as one was found within so many acts, the same ones each time; and what
/// nobody walks, because everything was tried.
pub(super) fn find(
    module: &Module,
    program: &Arc<Program>,
    wanted: &BTreeSet<Walked>,
    budget: u64,
) -> (BTreeMap<Walked, Journey>, BTreeSet<Walked>) {
    // No walk tries each option inside an answer: those are answered where somebody comes to the question.
    let stops = entries::stops(program, wanted);
    let wanted_too: BTreeSet<Walked> = wanted.union(&stops).copied().collect();
    let mut looking = Looking {
        left: wanted_too.clone(),
    };
    let mut found: BTreeMap<Walked, Journey> = BTreeMap::new();
    let sought = seek(module, budget, &mut looking);
    for example in sought.examples {
        let Some(journey) = journey(&example) else {
            continue;
        };
        let Some(coverage) = walked(program, &journey) else {
            continue;
        };
        for walked in coverage.walked().intersection(&wanted_too) {
            found.entry(*walked).or_insert_with(|| journey.clone());
        }
    }
    entries::answer(program, wanted, &mut found);
    found.retain(|walked, _| wanted.contains(walked));
    let is_settled = |walked: &Walked| sought.settled.contains(&walked.near());
    let is_found = |walked: &Walked| found.contains_key(walked) || !wanted.contains(walked);
    let left = looking.left.into_iter().filter(|walked| !is_found(walked));
    let nobodys = left
        .filter(|walked| is_settled(walked) && !entries::is_inside(program, *walked))
        .collect();
    let short = |(walked, journey)| (walked, shorten::shorten(program, journey, walked));
    (found.into_iter().map(short).collect(), nobodys)
}

/// What is still wanted.
struct Looking {
    left: BTreeSet<Walked>,
}

impl Seeker for Looking {
    fn left(&self) -> BTreeSet<Near> {
        self.left.iter().copied().map(Walked::near).collect()
    }

    fn look(&mut self, session: &Session, act: &Act, facts: &[Fact]) -> bool {
        let mut coverage = Coverage::default();
        if matches!(act.deed, Done::Start { .. }) {
            coverage.begins();
        }
        coverage.note(session, act, facts);
        let before = self.left.len();
        self.left.retain(|walked| !coverage.walked().contains(walked));
        self.left.len() < before
    }
}

/// An example as a journey.
fn journey(example: &Example) -> Option<Journey> {
    let acts = example
        .acts
        .iter()
        .map(|act| serde_json::from_str::<Json>(act).ok());
    let mut deeds = Vec::new();
    for mut act in acts.collect::<Option<Vec<_>>>()? {
        let members = act.as_object_mut()?;
        let at = Moment::parse(members.remove("at")?.as_str()?)?;
        // Where it is done goes without saying, and is not what it is about.
        let word = members.get("act").and_then(Json::as_str);
        if matches!(word, Some("answer" | "continue" | "decline" | "skip")) {
            members.remove("step");
        }
        deeds.push(Deed { at, act });
    }
    if deeds.is_empty() {
        return None;
    }
    let start = deeds.remove(0);
    let given = start.act.get("given").and_then(Json::as_object);
    Some(Journey {
        seed: Seed::from_hex(&example.seed)?.number(),
        settings: serde_json::from_str(&example.settings).ok()?,
        given: given.cloned().unwrap_or_default(),
        clock: start.at,
        deeds,
    })
}

/// Does a journey once more; what it walks, or nothing when one of its acts is refused.
fn walked(program: &Arc<Program>, journey: &Journey) -> Option<Coverage> {
    again(&mut begin(program, journey)?, journey)
}

/// The session of a journey.
pub(super) fn begin(program: &Arc<Program>, journey: &Journey) -> Option<Session> {
    Session::new(
        Arc::clone(program),
        Seed::from_number(journey.seed),
        &journey.settings,
    )
    .ok()
}

/// Does a journey in a session that has not begun.
pub(super) fn again(session: &mut Session, journey: &Journey) -> Option<Coverage> {
    let mut coverage = Coverage::default();
    coverage.begins();
    let start = json!({"act": "start", "given": journey.given});
    let at = journey.clock;
    apply(session, &Deed { at, act: start }, &mut coverage)?;
    for deed in &journey.deeds {
        apply(session, deed, &mut coverage)?;
    }
    Some(coverage)
}

/// Does something; nothing changes when it is refused.
fn apply(session: &mut Session, deed: &Deed, coverage: &mut Coverage) -> Option<()> {
    let mut act = deed.act.clone();
    let members = act.as_object_mut()?;
    members.insert("at".to_owned(), deed.at.to_string().into());
    members.entry("by").or_insert_with(|| "learner".into());
    let act = session.read(&act).ok()?;
    let applied = session.apply(&act).ok()?;
    coverage.note(session, &applied.act, &applied.facts);
    Some(())
}
