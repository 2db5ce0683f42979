//! What leaves for a purpose, and what is withheld (semantics 25.8 and 25.9); what is due for erasure (25.10).

use serde_json::Value as Json;

use super::Session;
use super::copies::parts_of;
use super::decide::Court;
use super::sharing::{Grant, Previewed, is_words, shared_key};
use super::state::Status;
use crate::ground::json::Object;
use crate::ground::moment::Moment;
use crate::module::plan::{Class, Keep, Purpose, PurposeIx, Recap, StepKind};
use crate::program::Program;

/// Something that leaves.
#[derive(Clone, PartialEq)]
pub struct Leaf {
    /// The name of the item, scale or value.
    pub what: String,
    /// What leaves of it, as members.
    is: Vec<(&'static str, Json)>,
}

impl Leaf {
    /// The JSON form of semantics 25.9, with more members before it.
    pub(super) fn to_json(&self, mut members: Object) -> Json {
        members.put("what", self.what.as_str());
        for (key, value) in &self.is {
            members.put(key, value.clone());
        }
        members.done()
    }
}

/// Says nothing of what was answered.
impl std::fmt::Debug for Leaf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Leaf({})", self.what)
    }
}

/// Why something that a purpose names does not leave, in the order in which it is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// It is private.
    Private,
    /// There is no consent.
    Consent,
    /// It is not shared: never was, changed since, parked or taken back. Which of these, nobody is told.
    NotShared,
    /// It counts for nothing now.
    Unknown,
}

impl Withheld {
    /// All reasons.
    pub const ALL: [Self; 4] = [Self::Private, Self::Consent, Self::NotShared, Self::Unknown];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Consent => "consent",
            Self::NotShared => "not-shared",
            Self::Unknown => "unknown",
        }
    }
}

/// What leaves for a purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// What leaves.
    pub leaves: Vec<Leaf>,
    /// Why the rest does not: one reason for each name.
    pub withheld: Vec<Withheld>,
}

/// What is to be erased at a time.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Due {
    /// The whole session.
    pub session: bool,
    /// For each purpose the names whose copies are to go, where there are any.
    pub purposes: Vec<(String, Vec<String>)>,
}

impl Due {
    /// As hosts see it: `{"purposes":{"onderzoek":["fijn"]},"session":false}`.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut purposes = Object::default();
        for (purpose, names) in &self.purposes {
            purposes.put(purpose, names.clone());
        }
        let mut members = Object::default();
        members.put("purposes", purposes.done());
        members.put("session", self.session);
        members.done()
    }
}

impl Session {
    /// What leaves for a purpose now, and why the rest does not; none for a purpose that the module does not have.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use leerpad::{check::{Sources, check}, ground::{hash::Seed, source::Source}, program::Program, session::Session};
    /// # let text = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\nprivacy:\n  keep: 90 days\n  purposes:\n    onderzoek:\n      ask: Mag dit?\n      with: research\n      what: [fijn]\nsteps:\n  - exercise: e\n    items:\n      - confirm: fijn\n        ask: Fijn?\n";
    /// # let module = check(&Sources::new(Source::new("m.yaml", text))).module.unwrap();
    /// # let program = Arc::new(Program::compile(&module));
    /// let session = Session::new(program, Seed::from_number(7), &serde_json::Map::new())?;
    /// let export = session.export("onderzoek").unwrap();
    /// assert!(export.leaves.is_empty());
    /// assert_eq!(export.withheld.len(), 1);
    /// # Ok::<(), leerpad::session::StartFault>(())
    /// ```
    #[must_use]
    pub fn export(&self, purpose: &str) -> Option<Export> {
        let (index, found) = self.purpose(purpose)?;
        let court = self.court();
        let named = named(&self.program, index, found);
        let by_hand = found.what.is_empty();
        let mut export = Export {
            leaves: Vec::new(),
            withheld: Vec::new(),
        };
        for what in named {
            match self.judge_leaving(&court, index, what, by_hand) {
                Ok(Some(leaf)) => export.leaves.push(leaf),
                Ok(None) => {}
                Err(why) => export.withheld.push(why),
            }
        }
        if by_hand {
            let seen = self.state.sharing.grants.iter();
            let seen = seen.filter(|grant| grant.purpose == index && court.is_seen(grant));
            export
                .leaves
                .extend(seen.map(|grant| granted(&self.program, grant)));
        }
        Some(export)
    }

    /// Whether something leaves; with grants nothing comes back, since these leave in order of their making.
    fn judge_leaving(
        &self,
        court: &Court<'_>,
        purpose: PurposeIx,
        what: Recap,
        by_hand: bool,
    ) -> Result<Option<Leaf>, Withheld> {
        let program = &*self.program;
        let class = match what {
            Recap::Item(item) => program.plan().items.get(item.index()).map(|item| item.class),
            _ => Some(Class::Personal),
        };
        if class != Some(Class::Personal) || (!by_hand && is_words(program, what)) {
            return Err(Withheld::Private);
        }
        if self.state.sharing.consent(purpose) != Some(true) {
            return Err(Withheld::Consent);
        }
        if by_hand {
            let grant = self.state.sharing.grant(purpose, what);
            return match grant.filter(|grant| court.is_seen(grant)) {
                Some(_) => Ok(None),
                None => Err(Withheld::NotShared),
            };
        }
        match court.at_end().and_then(|seen| seen.preview(what)) {
            Some(now) => Ok(Some(leaf(program, what, &now, None))),
            None => Err(Withheld::Unknown),
        }
    }

    /// The JSON form of semantics 25.9.
    #[must_use]
    pub fn export_json(&self, purpose: &str) -> Option<Json> {
        let export = self.export(purpose)?;
        let (_, found) = self.purpose(purpose)?;
        let plan = self.program.plan();
        let leaves = export.leaves.iter().map(|leaf| leaf.to_json(Object::default()));
        let mut withheld = Object::default();
        for why in Withheld::ALL {
            let count = export.withheld.iter().filter(|other| **other == why).count();
            withheld.may(why.word(), Some(count).filter(|count| *count > 0));
        }
        let mut members = Object::default();
        members.put("leaves", leaves.collect::<Vec<Json>>());
        members.put("module", plan.id.as_str());
        members.put("program", self.program.hash().hex());
        members.put("purpose", found.id.as_str());
        members.put("version", plan.version.as_str());
        members.put("with", found.with.word());
        members.put("withheld", withheld.done());
        Some(members.done())
    }

    pub(super) fn purpose(&self, id: &str) -> Option<(PurposeIx, &Purpose)> {
        let index = self.program.purpose(id)?;
        Some((index, self.program.plan().purposes.get(index.index())?))
    }

    /// What is due for erasure at a time: nothing is erased by asking.
    #[must_use]
    pub fn due_for_erasure(&self, at: Moment) -> Due {
        let mut due = Due::default();
        if self.state.status == Status::New {
            return due;
        }
        let plan = self.program.plan();
        let has_passed = |since: Moment, keep: &Keep| {
            let keep = i64::try_from(keep.milliseconds()).unwrap_or(i64::MAX);
            at.unix().saturating_sub(since.unix()) >= keep
        };
        let module = plan.about.privacy.get("keep").and_then(Json::as_str);
        due.session = module.is_some_and(|keep| has_passed(self.state.clock, &Keep(keep.to_owned())));
        for (index, purpose) in (0..).map(PurposeIx).zip(&plan.purposes) {
            let Some(keep) = &purpose.keep else { continue };
            let old = |what: &Recap| {
                let moment = self
                    .court()
                    .at_end()
                    .and_then(|seen| seen.preview(*what).and_then(|now| self.moment_of(&now, seen.now)));
                moment.is_some_and(|moment| has_passed(moment, keep))
            };
            let named = named(&self.program, index, purpose);
            let names: Vec<String> = named
                .into_iter()
                .filter(old)
                .map(|what| self.program.recap_id(what).to_owned())
                .collect();
            if !names.is_empty() {
                due.purposes.push((purpose.id.clone(), names));
            }
        }
        due
    }

    /// When something was said: when its visit was left, else entered.
    fn moment_of(&self, now: &Previewed, last: Moment) -> Option<Moment> {
        let of = match now {
            Previewed::Item { visit, .. } | Previewed::Scale { visit, .. } => visit,
            Previewed::Value(_) => return Some(last),
        };
        let visit = self.state.visit_of(*of)?;
        Some(visit.exit.map_or(visit.entered, |exit| exit.at))
    }
}

/// What a purpose names: its `what`, or all that share steps offer for it; each once.
pub(super) fn named(program: &Program, index: PurposeIx, purpose: &Purpose) -> Vec<Recap> {
    let mut all = purpose.what.clone();
    for step in &program.plan().steps {
        if let StepKind::Share { purpose, offer } = &step.kind
            && *purpose == index
        {
            for what in offer {
                if !all.contains(what) {
                    all.push(*what);
                }
            }
        }
    }
    all
}

/// What leaves by a grant.
pub(super) fn granted(program: &Program, grant: &Grant) -> Leaf {
    leaf(program, grant.what, &grant.of, Some(grant.seq))
}

fn leaf(program: &Program, what: Recap, now: &Previewed, seq: Option<u64>) -> Leaf {
    let is = match now {
        Previewed::Item {
            value: Some(value), ..
        } => vec![("value", value.clone())],
        Previewed::Item { value: None, .. } => {
            let key = seq.map(|seq| ("vault", Json::from(shared_key(program, seq, what))));
            let parts = parts_of(program, what);
            let parts = (!parts.is_empty()).then(|| ("parts", Json::from(parts)));
            parts.into_iter().chain(key).collect()
        }
        Previewed::Scale { score, band, .. } => {
            let band = band.map(|band| ("band", Json::from(program.word(band))));
            band.into_iter().chain([("score", Json::from(*score))]).collect()
        }
        Previewed::Value(value) => vec![("is", value.clone())],
    };
    Leaf {
        what: program.recap_id(what).to_owned(),
        is,
    }
}
