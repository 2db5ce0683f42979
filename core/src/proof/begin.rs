//! Where sessions begin: at every entry, with every setting, fact and draw that the conditions tell apart.

use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::given::constants;
use super::walk::{Gap, Start, Walk};
use crate::check::linear::Term;
use crate::expr::name::{GivenIx, SettingIx, StepIx};
use crate::ground::hash::Seed;
use crate::module::plan::Constant;
use crate::session::Session;
use crate::session::act::{Act, Deed, Named};

/// More beginnings than this are not tried.
const BEGINNINGS: usize = 4_096;

/// Facts as a start has them.
type Given = Vec<(GivenIx, Constant)>;

impl Walk<'_> {
    /// Puts every beginning in the queue.
    pub(super) fn begin(&mut self) {
        let entries: Vec<Option<StepIx>> = {
            let steps = (0..).map(StepIx).zip(&self.program.plan().steps);
            // Who looks for a way looks from the beginning.
            let open = steps.filter(|(_, step)| step.entry && self.watch.is_none());
            let open = open.map(|(at, _)| Some(at));
            [None].into_iter().chain(open).collect()
        };
        let (settings, givens) = (self.settings(), self.givens());
        for settings in &settings {
            for given in &givens {
                for entry in &entries {
                    self.begin_with(settings, given, *entry);
                }
            }
        }
    }

    fn begin_with(&mut self, settings: &Map<String, Json>, given: &Given, entry: Option<StepIx>) {
        if self.spent >= self.budget {
            self.gaps.insert(Gap::Budget);
            return;
        }
        let at = self.delays.first();
        let fact = |(given, constant): &(GivenIx, Constant)| (Named::Known(*given), Ok(constant.clone()));
        let act = Act::learner(
            at,
            Deed::Start {
                given: given.iter().map(fact).collect(),
                entry: entry.map(Named::Known),
            },
        );
        let begun = |walk: &mut Self, seed: Seed| -> Option<(Start, Session)> {
            let mut session = Session::new(Arc::clone(&walk.program), seed, settings).ok()?;
            let start = Start {
                session: session.clone(),
                settings: settings.clone(),
                act: act.clone(),
            };
            let was_begun = walk.apply(&mut session, &act);
            walk.began(&start);
            was_begun.then_some((start, session))
        };
        let of_session = self.draws_of_session();
        let Ok(new) = Session::new(Arc::clone(&self.program), Seed::from_number(0), settings) else {
            return;
        };
        let seeds = self.seeds(&new, &of_session, &[]);
        self.spent += seeds.spent;
        let mut is_whole = seeds.is_whole;
        for seed in seeds.seeds {
            if self.spent >= self.budget {
                self.gaps.insert(Gap::Budget);
                return;
            }
            let Some((start, session)) = begun(self, seed) else {
                return;
            };
            // Where it begins hangs on the draws of the session, what the first visit draws on the seed alone.
            let of_visit = self.draws_of_visit(&session);
            if of_visit.is_empty() {
                self.begin_at(start, session, entry);
                continue;
            }
            let again = self.seeds(&session, &of_visit, &of_session);
            self.spent += again.spent;
            is_whole &= again.is_whole;
            for seed in again.seeds {
                if let Some((start, session)) = begun(self, seed) {
                    self.begin_at(start, session, entry);
                }
            }
        }
        if !is_whole {
            self.gaps.insert(Gap::Chance(String::new()));
        }
    }

    fn begin_at(&mut self, start: Start, session: Session, entry: Option<StepIx>) {
        let passed = session.begun(entry);
        self.note_all(&passed);
        let number = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        let known = self.nodes.len();
        self.settle(None, Rc::new(session), &[], number);
        if self.nodes.len() > known {
            self.starts.push(start);
        }
    }

    fn settings(&mut self) -> Vec<Map<String, Json>> {
        let program = Arc::clone(&self.program);
        let mut all = vec![Map::new()];
        let uses = &self.focus.uses;
        for (place, setting) in (0..).map(SettingIx).zip(&program.plan().settings) {
            let Some(used) = uses.settings.get(place.index()).filter(|used| used.is_read) else {
                continue;
            };
            // What a `use` binds, no host overrides.
            if setting.id.contains('/') {
                continue;
            }
            let (values, is_whole) = constants(&setting.shape, Term::Setting(place), uses, used);
            if !is_whole {
                self.gaps.insert(Gap::Setting(setting.id.clone()));
            }
            let mut next = Vec::new();
            for known in &all {
                for value in values.iter().chain([&setting.default]) {
                    let json = crate::session::value::constant_to_json(&program, value);
                    let mut known: Map<String, Json> = known.clone();
                    known.insert(setting.id.clone(), json);
                    if !next.contains(&known) {
                        next.push(known);
                    }
                }
            }
            if next.len() > BEGINNINGS {
                self.gaps.insert(Gap::Setting(setting.id.clone()));
                next.truncate(BEGINNINGS);
            }
            all = next;
        }
        all
    }

    fn givens(&mut self) -> Vec<Given> {
        let program = Arc::clone(&self.program);
        let mut all: Vec<Given> = vec![Vec::new()];
        let uses = &self.focus.uses;
        for (given, found) in (0..).map(GivenIx).zip(&program.plan().givens) {
            let Some(used) = uses.givens.get(given.index()).filter(|used| used.is_read) else {
                continue;
            };
            let (values, is_whole) = constants(&found.shape, Term::Given(given), uses, used);
            if !is_whole {
                self.gaps.insert(Gap::Given(found.id.clone()));
            }
            let mut next = all.clone();
            for known in &all {
                for value in &values {
                    let mut known = known.clone();
                    known.push((given, value.clone()));
                    next.push(known);
                }
            }
            if next.len() > BEGINNINGS {
                self.gaps.insert(Gap::Given(found.id.clone()));
                next.truncate(BEGINNINGS);
            }
            all = next;
        }
        all
    }
}
