//! The record of consent to a purpose: what was asked and shown, and what was said when (semantics 25.12).
//!
//! The fields are those of ISO/IEC TS 27560. What only the host knows (who is responsible, where things are kept, under
//! which law) comes from it; what is still missing is named, so that half a record never looks whole.

use serde_json::{Map, Value as Json};

use crate::ground::json::Object;
use crate::ground::stored::Stored as _;
use crate::module::plan::{Keep, PurposeIx, Recap};
use crate::program::Program;
use crate::session::act::Role;
use crate::session::fact::Fact;
use crate::session::words::Said;
use crate::session::{Applied, Session};
use crate::text::plain;

/// The version of the shape of a record: ours, over the fields of the standard.
pub const SCHEMA: &str = "leerpad-consent-1";

/// What only the host knows, by the name of the field.
pub const OF_HOST: [&str; 8] = [
    "controllers",
    "jurisdiction",
    "legal-basis",
    "notice",
    "parties",
    "principal-id",
    "record-id",
    "storage-locations",
];

/// What was said about a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Say {
    Given,
    Refused,
    Withdrawn,
    Shared,
    TakenBack,
}

impl Say {
    const fn word(self) -> &'static str {
        match self {
            Self::Given => "consent-given",
            Self::Refused => "consent-refused",
            Self::Withdrawn => "consent-withdrawn",
            Self::Shared => "shared",
            Self::TakenBack => "taken-back",
        }
    }
}

#[derive(Clone, Debug)]
struct Event {
    seq: u64,
    at: String,
    by: Role,
    purpose: PurposeIx,
    say: Say,
    what: Vec<Recap>,
}

/// What was said about consent, act by act: a fold over a journal.
///
/// ```
/// # use std::sync::Arc;
/// # use leerpad::{check::{Sources, check}, ground::{hash::Seed, source::Source}, program::Program};
/// # use leerpad::journal::{Journal, consents::Consents};
/// # let text = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\nprivacy:\n  keep: 90 days\n  purposes:\n    onderzoek:\n      ask: Mag dit?\n      with: research\n      what: [fijn]\nsteps:\n  - exercise: e\n    items:\n      - confirm: fijn\n        ask: Fijn?\n";
/// # let module = check(&Sources::new(Source::new("m.yaml", text))).module.unwrap();
/// # let program = Arc::new(Program::compile(&module));
/// let (mut journal, _) = Journal::begin(program, Seed::from_number(7), serde_json::Map::new())?;
/// let mut consents = Consents::default();
/// for act in [
///     serde_json::json!({"act": "start", "at": "2026-01-05T09:00:00.000+01:00", "by": "learner"}),
///     serde_json::json!({"act": "consent", "at": "2026-01-05T09:01:00.000+01:00", "by": "learner",
///         "purpose": "onderzoek", "given": true}),
/// ] {
///     let appended = journal.append(&act).unwrap();
///     consents.see(journal.session().seq(), &appended.applied);
/// }
/// let record = consents.record(journal.session(), "onderzoek", "nl", &serde_json::Map::new()).unwrap();
/// assert_eq!(record["state"], "consent-given");
/// assert_eq!(record["questions"]["how-long"], "90 dagen");
/// # Ok::<(), leerpad::session::StartFault>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Consents {
    events: Vec<Event>,
}

impl Consents {
    /// Looks at an act that was accepted; `seq` is its number.
    pub fn see(&mut self, seq: u64, applied: &Applied) {
        for fact in &applied.facts {
            let (purpose, say, what) = match fact {
                Fact::Consented { purpose, given } => (*purpose, self.said(*purpose, *given), Vec::new()),
                Fact::Shared { purpose, what, .. } => (*purpose, Say::Shared, what.to_vec()),
                Fact::Unshared { purpose, what, .. } => (*purpose, Say::TakenBack, vec![*what]),
                _ => continue,
            };
            self.events.push(Event {
                seq,
                at: applied.act.at.to_string(),
                by: applied.act.by,
                purpose,
                say,
                what,
            });
        }
    }

    /// Consent that is not given was withdrawn, when it stood before, else refused.
    fn said(&self, purpose: PurposeIx, given: bool) -> Say {
        if given {
            return Say::Given;
        }
        let stood = self
            .events
            .iter()
            .any(|event| event.purpose == purpose && event.say == Say::Given);
        if stood { Say::Withdrawn } else { Say::Refused }
    }

    /// The record of a purpose, in a language; none when the module does not have it. `host` holds the fields of
    /// [`OF_HOST`] as far as they are known; others are not taken.
    #[must_use]
    pub fn record(
        &self,
        session: &Session,
        purpose: &str,
        language: &str,
        host: &Map<String, Json>,
    ) -> Option<Json> {
        let program = session.program();
        let card = session.purpose_card(purpose, language)?;
        let plan = program.plan();
        let index = plan.purposes.iter().position(|known| known.id == purpose)?;
        let index = PurposeIx(u32::try_from(index).ok()?);
        let own = self.events.iter().filter(|event| event.purpose == index);
        let state = own
            .clone()
            .rev()
            .find(|event| !matches!(event.say, Say::Shared | Say::TakenBack));
        let what: Vec<String> = card
            .what
            .iter()
            .map(|(name, ask)| label(name, ask.as_ref()))
            .collect();
        let mut questions = Object::default();
        questions.put("source", words(&card.source));
        questions.put("what", what);
        questions.put("with-whom", card.with_words);
        questions.may("how-long", card.keep_words.as_deref());
        questions.put("what-for", words(&card.ask));
        let mut members = Object::default();
        members.put("schema-version", SCHEMA);
        members.put("standard", "ISO/IEC TS 27560:2023");
        members.put("language", language);
        members.put("module", plan.id.as_str());
        members.put("version", plan.version.as_str());
        members.put("program", program.hash().hex());
        members.put("purpose", purpose);
        members.put("personal-data", self.data(program, index, &card.what));
        members.put("recipients", vec![Json::from(card.with.word())]);
        members.may("retention", card.keep.as_ref().map(retention));
        members.put(
            "withdrawal-method",
            "act `consent` with `given` false; act `unshare` for each thing shared",
        );
        members.put("state", state.map_or("not-asked", |event| event.say.word()));
        members.put("questions", questions.done());
        members.put(
            "events",
            own.map(|event| event.to_json(program)).collect::<Vec<Json>>(),
        );
        let mut missing: Vec<Json> = Vec::new();
        for field in OF_HOST {
            match host.get(field) {
                Some(value) => members.put(field, value.clone()),
                None => missing.push(field.into()),
            }
        }
        if card.keep.is_none() {
            missing.push("retention".into());
        }
        members.may("missing", missing);
        Some(members.done())
    }

    /// Each thing that the purpose names, with its type.
    fn data(&self, program: &Program, index: PurposeIx, named: &[(String, Option<Said>)]) -> Vec<Json> {
        let kind = |name: &str| match program.item(name) {
            Some(item) => {
                let found = program.plan().items.get(item.index());
                found.map_or("answer", |item| crate::program::listing::kind_word(&item.kind))
            }
            None if program.plan().scales.iter().any(|scale| scale.id == name) => "score",
            None => "value",
        };
        let thing = |(name, _): &(String, Option<Said>)| {
            let mut members = Object::default();
            members.put("what", name.as_str());
            members.put("type", kind(name));
            members.put(
                "by-hand",
                program
                    .plan()
                    .purposes
                    .get(index.index())
                    .is_some_and(|purpose| purpose.what.is_empty()),
            );
            members.done()
        };
        named.iter().map(thing).collect()
    }
}

impl Event {
    fn to_json(&self, program: &Program) -> Json {
        let mut members = Object::default();
        members.put("seq", self.seq);
        members.put("time", self.at.as_str());
        members.put("entity-id", self.by.word());
        members.put("type", self.say.word());
        let what: Vec<Json> = self
            .what
            .iter()
            .map(|what| program.recap_id(*what).into())
            .collect();
        members.may("what", what);
        members.done()
    }
}

fn retention(keep: &Keep) -> Json {
    let mut members = Object::default();
    members.put("written", keep.store());
    members.put("duration", keep.iso());
    members.done()
}

fn words(said: &Said) -> String {
    let mut out = String::new();
    plain::write(&mut out, &said.document, &mut |hole| said.fill(hole));
    out.trim().to_owned()
}

fn label(name: &str, ask: Option<&Said>) -> String {
    ask.map_or_else(|| name.to_owned(), words)
}
