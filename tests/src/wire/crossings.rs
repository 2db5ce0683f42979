//! Everything that crosses, made to be looked at: sessions on many modules, a module that has everything, problems,
//! phrases, advice.

use std::sync::Arc;

use leerpad::check::{Sources, check};
use leerpad::ground::hash::Seed;
use leerpad::ground::language::Language;
use leerpad::ground::moment::Moment;
use leerpad::ground::problem::Severity;
use leerpad::ground::source::{Counting, Source};
use leerpad::program::{Program, phrases};
use leerpad::session::Session;
use leerpad::session::words::Said;
use leerpad::wire::advice::Advice;
use leerpad::wire::checked::Checked;
use leerpad::wire::phrases::Phrases;
use serde_json::{Map, Value, json};

use super::witness::Witness;
use crate::{cases, play, root, sessions, versions};

/// When sessions begin.
const NINE: &str = "2026-01-05T09:00:00.000+01:00";
/// The seed of all sessions that need no other.
const SEED: &str = "0000000000000007";

impl Witness {
    /// Who saw all that crosses, with so many random modules.
    ///
    /// # Panics
    /// When something is not what its shape says.
    #[must_use]
    pub fn of_everything(modules: u64) -> Self {
        let mut witness = Self::default();
        witness.cases();
        witness.random(modules);
        for strict in ["ja", "nee", "opnieuw"] {
            witness.everything(&json!({"streng": strict}));
        }
        let (program, acts) = module("samen");
        witness.play(&program, SEED, &Map::new(), &acts, 1);
        witness.hardly(&program, &acts);
        let (program, acts) = module("verslag");
        witness.play(&program, SEED, &Map::new(), &acts, 1);
        witness.elsewhere();
        witness.upgrades();
        witness.by_hand();
        witness.full();
        witness.problems();
        for phrases in [&phrases::NL, &phrases::EN] {
            witness.see::<Phrases>("Phrases", &phrases.to_json());
        }
        witness
    }

    fn cases(&mut self) {
        for case in sessions::all() {
            self.play(&case.program(), &case.seed, &case.settings, &case.acts, 1);
        }
    }

    fn random(&mut self, modules: u64) {
        let cases = (0..modules).filter_map(|seed| play::Case::new(seed, 3 + (seed % 9) as usize).ok());
        for case in cases {
            let case = case.in_two_languages().unwrap_or(case);
            let (acts, _) = case.walk(40);
            self.play(&case.program, &case.session_seed(), &case.settings, &acts, 8);
        }
    }

    fn everything(&mut self, settings: &Value) {
        let (program, acts) = everything();
        let settings = settings.as_object().expect("settings");
        self.play(&program, SEED, settings, &acts, 1);
        // Half of it once more, so that a visit stands open.
        let session = self.play(&program, SEED, settings, &acts[..60], 1);
        let long = "x".repeat(41);
        for (item, words) in [
            ("naam", "x"),
            ("naam", "geen uitweg"),
            ("naam", &long),
            ("uren", ""),
        ] {
            let advice = session.advise(program.item(item).expect("an item"), words, "nl");
            // Hosts write this themselves.
            let says: Vec<Value> = advice.says.iter().map(Said::to_json).collect();
            let mut told = json!({"help": advice.help, "says": says});
            if let Some(most) = advice.too_long {
                told["too-long"] = most.into();
            }
            self.see::<Advice>("Advice", &told);
        }
    }

    /// Sessions that nobody began, and in which somebody only said no.
    fn hardly(&mut self, program: &Arc<Program>, acts: &[Value]) {
        self.play(program, SEED, &Map::new(), &[], 1);
        let no = json!({"act": "consent", "at": NINE, "by": "learner", "given": false, "purpose": "studie"});
        self.play(program, SEED, &Map::new(), &[acts[0].clone(), no], 1);
    }

    /// A session that the host begins, at a place of its own.
    fn elsewhere(&mut self) {
        let (program, _) = everything();
        let start = json!({"act": "start", "at": NINE, "by": "system", "entry": "dicht"});
        self.play(&program, SEED, &Map::new(), &[start], 1);
    }

    /// Sessions that go on in other versions of their module.
    fn upgrades(&mut self) {
        for case in versions::folders() {
            let mut session = case.session();
            for act in &case.acts {
                if let Some(entry) = self.act(&mut session, &case.hashed(act)) {
                    self.kept(entry);
                }
                self.look(&session);
            }
            let (other, _) = everything();
            session.know(Arc::clone(&other));
            let upgrade =
                json!({"act": "upgrade", "at": NINE, "by": "system", "program": other.hash().hex()});
            self.act(&mut session, &upgrade);
        }
    }

    /// What only a program that was made by hand has: an option inside a list that is hidden.
    fn by_hand(&mut self) {
        let (program, acts) = everything();
        let mut stored: Value = serde_json::from_str(&program.to_json()).expect("JSON");
        let items = stored["plan"]["items"].as_array_mut().expect("items");
        let when = |items: &[Value]| {
            items
                .iter()
                .find(|item| item["id"] == "nee")
                .map(|item| item["when"].clone())
        };
        let when = when(items).expect("a condition");
        let list = items
            .iter_mut()
            .find(|item| item["id"] == "lijst")
            .expect("a list");
        list["kind"]["list"]["items"][0]["kind"]["choice"]["list"][1]["when"] = when;
        let program = Arc::new(Program::from_json(&stored.to_string()).expect("a program"));
        let mut session =
            Session::new(program, Seed::from_number(7), &Default::default()).expect("a session");
        for act in acts
            .iter()
            .filter(|act| act["act"] == "start" || act["act"] == "continue")
        {
            self.act(&mut session, act);
        }
        let hidden =
            json!({"act": "answer", "at": NINE, "by": "learner", "item": "lijst", "value": [{"l-een": "q"}]});
        self.act(&mut session, &hidden);
    }

    /// A session that holds as many entries as one can.
    fn full(&mut self) {
        let (program, _) = everything();
        let mut session =
            Session::new(program, Seed::from_number(1), &Default::default()).expect("a session");
        let act = |act: &str| json!({"act": act, "at": NINE, "by": "learner"});
        self.act(&mut session, &act("start"));
        let pause = session.read(&act("pause")).expect("an act");
        while session.apply(&pause).is_ok() {}
        self.act(&mut session, &act("pause"));
    }

    /// Every problem of every case of the checker, for both languages and for hosts that count differently.
    fn problems(&mut self) {
        for case in cases::all() {
            let sources = case.sources(&case.module);
            let checked = leerpad::proof::check(&sources);
            for (language, counting) in [
                (Language::Nl, Counting::Utf16),
                (Language::En, Counting::CodePoints),
            ] {
                let told = Checked::of(&checked, sources.all(), language, counting);
                self.see::<Checked>("Checked", &serde_json::to_value(told).expect("JSON"));
            }
        }
    }
}

/// The module that has everything, with acts that meet everything. Where an act says neither, the learner does it, a
/// minute after the one before.
fn everything() -> (Arc<Program>, Vec<Value>) {
    module("alles")
}

/// A module of the folder, with its acts.
fn module(name: &str) -> (Arc<Program>, Vec<Value>) {
    let text =
        |name: &str| std::fs::read_to_string(root().join("tests/cases/wire").join(name)).expect("a file");
    let checked = check(&Sources::new(Source::new(
        format!("{name}.yaml"),
        text(&format!("{name}.yaml")),
    )));
    let faults = checked
        .problems
        .iter()
        .filter(|problem| problem.rule.severity > Severity::Advice);
    assert_eq!(faults.count(), 0, "{:?}", checked.problems);
    let program = Program::compile(&checked.module.expect("a module"));
    let mut at = Moment::parse(NINE).expect("a moment");
    let lines = text(&format!("{name}.acts.jsonl"));
    let acts = lines.lines().map(|line| {
        let mut act: Value = serde_json::from_str(line).expect("an act");
        at = at.later(60_000);
        act["at"] = at.to_string().into();
        act["by"] = act.get("by").cloned().unwrap_or("learner".into());
        act
    });
    (Arc::new(program), acts.collect())
}
