//! A witness of what crosses: everything a session says is read as its shape and written again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::sessions::alike;
use leerpad::ground::hash::{Hash, Seed};
use leerpad::ground::json::canonical;
use leerpad::ground::secret::Secret;
use leerpad::journal::chain::close;
use leerpad::journal::consents::{Consents, OF_HOST};
use leerpad::journal::header::Header as Begun;
use leerpad::journal::replay::replay_bytes_with;
use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use leerpad::report::own::Own;
use leerpad::report::{Cohort, Period, Threshold};
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::wire::act::Act;
use leerpad::wire::advice::Advice;
use leerpad::wire::answer::{AnswerValue, PlainValue};
use leerpad::wire::checked::Checked;
use leerpad::wire::entry::Entry;
use leerpad::wire::header::Header;
use leerpad::wire::leaving::{ConsentRecord, OwnData, Report};
use leerpad::wire::outline::Outline;
use leerpad::wire::phrases::Phrases;
use leerpad::wire::refusal::Refusal;
use leerpad::wire::screen::Screen;
use leerpad::wire::sharing::{Coming, Due, Export, VaultChange};
use leerpad::wire::snapshot::Snapshot;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::met::Met;
use super::schema::schema;

/// Who can look.
const ROLES: [Role; 3] = Role::ALL;

/// What was seen, and what of the schema was met in it.
pub struct Witness {
    met: Met,
    seen: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Default for Witness {
    fn default() -> Self {
        Self {
            met: Met::new(&schema()),
            seen: BTreeMap::new(),
        }
    }
}

impl Witness {
    /// What was never met.
    #[must_use]
    pub fn unmet(&self) -> Vec<String> {
        self.met.unmet()
    }

    /// Whether a value is of a shape.
    ///
    /// # Panics
    /// On a name that nothing was seen of.
    #[must_use]
    pub fn is(&self, name: &str, value: &Value) -> bool {
        match name {
            "Act" => is::<Act>(value),
            "Entry" => is::<Entry>(value),
            "Refusal" => is::<Refusal>(value),
            "Outline" => is::<Outline>(value),
            "Screen" => is::<Screen>(value),
            "Header" => is::<Header>(value),
            "Snapshot" => is::<Snapshot>(value),
            "Export" => is::<Export>(value),
            "Due" => is::<Due>(value),
            "Coming" => is::<Coming>(value),
            "VaultChange" => is::<VaultChange>(value),
            "ConsentRecord" => is::<ConsentRecord>(value),
            "OwnData" => is::<OwnData>(value),
            "Report" => is::<Report>(value),
            "Advice" => is::<Advice>(value),
            "Phrases" => is::<Phrases>(value),
            "Checked" => is::<Checked>(value),
            _ => panic!("nothing is seen of {name}"),
        }
    }

    /// Every value seen, by the name of its shape, in canonical form; each once.
    #[must_use]
    pub const fn seen(&self) -> &BTreeMap<&'static str, BTreeSet<String>> {
        &self.seen
    }

    /// Holds that a value is exactly what its shape says: nothing is lost and nothing added when it is read and written
    /// again, no member is null, and the schema says the same.
    ///
    /// # Panics
    /// When it is not.
    pub fn see<T: DeserializeOwned + Serialize>(&mut self, name: &'static str, value: &Value) {
        let told = canonical(value);
        if self.seen.entry(name).or_default().contains(&told) {
            return;
        }
        assert_eq!(nulls(value), 0, "null in {told}");
        let shape: T =
            serde_json::from_value(value.clone()).unwrap_or_else(|fault| panic!("{name}: {fault}: {told}"));
        let again = serde_json::to_value(shape).expect("a shape is JSON");
        assert_eq!(canonical(&again), told, "{name}");
        assert!(
            self.met.see(name, value),
            "the schema says otherwise than {name}: {told}"
        );
        self.seen.entry(name).or_default().insert(told);
    }

    /// Plays acts and looks at everything that is said on the way; every how many acts at the screens. The session.
    ///
    /// # Panics
    /// When something is not what its shape says.
    pub fn play(
        &mut self,
        program: &Arc<Program>,
        seed: &str,
        settings: &Map<String, Value>,
        acts: &[Value],
        every: usize,
    ) -> Session {
        let seed = Seed::from_hex(seed).expect("a seed");
        let header = Begun::new(program.hash(), seed, settings.clone()).members();
        self.see::<Header>("Header", &Value::Object(header.clone()));
        let (line, mut hash) = close(None, header);
        self.see::<Header>("Header", &read(&line));
        let mut journal = line;
        let mut session = Session::new(Arc::clone(program), seed, settings).expect("settings that fit");
        self.look(&session);
        for (number, act) in acts.iter().enumerate() {
            if let Some(entry) = self.act(&mut session, act) {
                let (line, next) = close(Some(hash), entry);
                self.see::<Entry>("Entry", &read(&line));
                journal += &line;
                hash = next;
            }
            if number % every == 0 {
                self.look(&session);
            }
        }
        self.look(&session);
        self.leaves(program, &journal);
        session
    }

    /// Looks at what is told over a journal: records of consent, what the learner takes home, a report over some like it.
    fn leaves(&mut self, program: &Arc<Program>, journal: &str) {
        let mut vault = Vault::default();
        vault.put("reply/1", Secret::new("goed zo"));
        let own = Own::of(program, journal.as_bytes(), &vault).expect("a journal");
        self.see::<OwnData>("OwnData", &own.to_json());
        let mut cohort = Cohort::new(vec![Arc::clone(program)], Period::default());
        for journal in alike(program, journal, Threshold::LEAST) {
            // Who never began is counted apart.
            let _ = cohort.add(journal.as_bytes());
        }
        let least = Threshold::new(Threshold::LEAST).expect("a threshold");
        self.see::<Report>("Report", &cohort.report(least).to_json());
        let mut consents = Consents::default();
        let replayed = replay_bytes_with(program, journal.as_bytes(), true, &mut |_, seq, applied| {
            consents.see(seq, applied);
        });
        let session = replayed.expect("a journal").session;
        let host: Map<String, Value> = OF_HOST
            .map(|field| (field.to_owned(), json!(["Buurtteam"])))
            .into_iter()
            .collect();
        for purpose in &program.plan().purposes {
            for host in [&Map::new(), &host] {
                if let Some(record) = consents.record(&session, &purpose.id, "nl", host) {
                    self.see::<ConsentRecord>("ConsentRecord", &record);
                }
            }
        }
    }

    /// Does an act. Its entry, if it was accepted.
    ///
    /// # Panics
    /// When something is not what its shape says.
    pub fn act(&mut self, session: &mut Session, act: &Value) -> Option<Map<String, Value>> {
        let done = session.read(act).and_then(|act| session.apply(&act));
        let program = Arc::clone(session.program());
        match done {
            Ok(applied) => {
                let mut entry = applied.entry_json(&program);
                entry["seq"] = json!(session.seq());
                self.see::<Entry>("Entry", &entry);
                self.see::<Act>("Act", act);
                for change in session.vault_changes(&applied) {
                    self.see::<VaultChange>("VaultChange", &change.to_json());
                }
                entry.as_object().cloned()
            }
            Err(refusal) => {
                let refusal = refusal.to_json(&program);
                self.see::<Refusal>("Refusal", &refusal);
                self.refused(act, &refusal);
                None
            }
        }
    }

    /// The line of an entry, wherever it stands.
    pub(super) fn kept(&mut self, entry: Map<String, Value>) {
        let (line, _) = close(Some(Hash::of(&[])), entry);
        self.see::<Entry>("Entry", &read(&line));
    }

    /// A refused act is an act by its shape exactly when the engine did not refuse its shape. But a value that no kind of
    /// item has is of no shape, while the engine first looks whether there is such an item.
    fn refused(&mut self, act: &Value, refusal: &Value) {
        let is_act = is::<Act>(act);
        let of_shape = refusal["refused"] != "unknown-act" && refusal["refused"] != "bad-act";
        assert!(
            is_act == of_shape || !is_act && !values_fit(act),
            "{act} is refused with {refusal}; as a shape it is {is_act}"
        );
        if is_act {
            self.see::<Act>("Act", act);
        }
    }

    pub(super) fn look(&mut self, session: &Session) {
        let program = session.program();
        for role in ROLES {
            for language in ["nl", "en"] {
                let screen = session.screen(role, language);
                self.see::<Screen>("Screen", &screen.to_json(program));
                self.see::<Outline>("Outline", &screen.outline(program));
            }
        }
        self.see::<Snapshot>("Snapshot", &read(&session.snapshot()));
        for purpose in &program.plan().purposes {
            if let Some(export) = session.export_json(&purpose.id) {
                self.see::<Export>("Export", &export);
            }
        }
        if let Some(coming) = session.coming_json() {
            self.see::<Coming>("Coming", &coming);
        }
        if let Some(clock) = session.clock() {
            let years = 20 * 365 * 86_400_000;
            for at in [clock, clock.later(years)] {
                self.see::<Due>("Due", &session.due_for_erasure(at).to_json());
            }
        }
    }
}

/// Whether what an act holds as values has a form that some kind has.
fn values_fit(act: &Value) -> bool {
    let mut given = act["given"].as_object().into_iter().flatten();
    act.get("value").is_none_or(is::<AnswerValue>) && given.all(|(_, value)| is::<PlainValue>(value))
}

fn is<T: DeserializeOwned>(value: &Value) -> bool {
    serde_json::from_value::<T>(value.clone()).is_ok()
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn nulls(value: &Value) -> usize {
    match value {
        Value::Null => 1,
        Value::Array(list) => list.iter().map(nulls).sum(),
        Value::Object(members) => members.values().map(nulls).sum(),
        _ => 0,
    }
}
