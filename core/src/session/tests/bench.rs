//! A session on a module written in a test, with short words for acts.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use crate::check::{Sources, check};
use crate::ground::hash::Seed;
use crate::ground::json::canonical;
use crate::ground::moment::Moment;
use crate::ground::source::Source;
use crate::program::Program;
use crate::session::Session;

/// 2026-11-23T09:00 in Amsterdam.
const MORNING: i64 = 1_795_420_800_000;

pub(super) struct Bench {
    pub(super) session: Session,
    /// Minutes since the morning it began.
    pub(super) minute: i64,
}

/// The program of a module that says only its `settings`, `scales` ... and `steps`.
pub(super) fn program(rest: &str) -> Arc<Program> {
    let text = format!("leerpad: 1\nmodule: proef\nversion: 1.0.0\nlanguages: [nl]\ntitle: Proef\n{rest}");
    let checked = check(&Sources::new(Source::new("proef.yaml", &text)));
    let problems: Vec<_> = checked
        .problems
        .iter()
        .map(|problem| (problem.rule.code, &problem.parameters))
        .collect();
    Arc::new(Program::compile(
        &checked.module.unwrap_or_else(|| panic!("{problems:?}\n{text}")),
    ))
}

impl Bench {
    pub(super) fn new(rest: &str) -> Self {
        let mut bench = Self::unstarted(rest);
        bench.ok(json!({"act": "start"}));
        bench
    }

    pub(super) fn unstarted(rest: &str) -> Self {
        let session = Session::new(program(rest), Seed::from_number(7), &Map::new()).unwrap();
        Self { session, minute: 0 }
    }

    pub(super) fn act(&mut self, mut act: Json) -> Result<Vec<String>, Json> {
        self.minute += 1;
        let members = act.as_object_mut().unwrap();
        let at = Moment::from_unix(MORNING + self.minute * 60_000, 60).to_string();
        members.entry("at").or_insert(at.into());
        members.entry("by").or_insert("learner".into());
        let program = Arc::clone(self.session.program());
        let before = self.session.snapshot();
        let outcome = self.session.read(&act).and_then(|act| self.session.apply(&act));
        match outcome {
            Ok(applied) => {
                self.survives();
                Ok(applied
                    .facts
                    .iter()
                    .map(|fact| tell(&fact.to_json(&program)))
                    .collect())
            }
            Err(refusal) => {
                assert_eq!(self.session.snapshot(), before, "a refusal changes nothing");
                Err(refusal.to_json(&program))
            }
        }
    }

    /// A restored session is the same, and so is a program that was stored.
    fn survives(&self) {
        let snapshot = self.session.snapshot();
        let again = Session::restore(Arc::clone(self.session.program()), &snapshot).unwrap();
        assert_eq!(again.snapshot(), snapshot);
        for role in crate::session::act::Role::ALL {
            assert_eq!(again.allowed(role), self.session.allowed(role));
        }
    }

    /// The facts of an act that is accepted, each on a line: `left a 1 done b`.
    pub(super) fn ok(&mut self, act: Json) -> Vec<String> {
        let shown = canonical(&act);
        self.act(act)
            .unwrap_or_else(|refusal| panic!("{shown} refused: {}", canonical(&refusal)))
    }

    /// The code of an act that is refused, with what it says, but not what is allowed.
    pub(super) fn no(&mut self, act: Json) -> String {
        let mut refusal = self.act(act).expect_err("accepted");
        refusal.as_object_mut().unwrap().remove("allowed");
        canonical(&refusal)
    }

    pub(super) fn answer(&mut self, item: &str, value: Json) -> Vec<String> {
        self.ok(json!({"act": "answer", "item": item, "value": value}))
    }

    pub(super) fn go_on(&mut self) -> Vec<String> {
        self.ok(json!({"act": "continue"}))
    }

    pub(super) fn go(&mut self, step: &str) -> Vec<String> {
        self.ok(json!({"act": "go", "step": step}))
    }

    pub(super) fn back(&mut self) -> Vec<String> {
        self.ok(json!({"act": "back"}))
    }

    /// Where the cursor is: `step n`.
    pub(super) fn here(&self) -> String {
        let cursor = self.session.cursor().unwrap();
        format!("{} {}", self.session.program().step_id(cursor.step), cursor.n)
    }

    pub(super) fn wait_days(&mut self, days: i64) {
        self.minute += days * 1440;
    }

    pub(super) fn outline(&self) -> Json {
        let screen = self.session.screen(crate::session::act::Role::Learner, "nl");
        screen.outline(self.session.program())
    }

    /// The items on the screen: `x answered, y open`.
    pub(super) fn states(&self) -> String {
        listed(&self.outline()["items"], "id")
    }

    /// The children of the menu: `p done, q open`.
    pub(super) fn children(&self) -> String {
        listed(&self.outline()["children"], "step")
    }

    /// The trail: `a b c`.
    pub(super) fn trail(&self) -> String {
        let snapshot: Json = serde_json::from_str(&self.session.snapshot()).unwrap();
        let steps = snapshot["trail"]
            .as_array()
            .unwrap()
            .iter()
            .map(|visit| visit["step"].as_str().unwrap());
        steps.collect::<Vec<_>>().join(" ")
    }
}

fn listed(list: &Json, name: &str) -> String {
    let all = list.as_array().unwrap().iter();
    let all = all.map(|one| {
        format!(
            "{} {}",
            one[name].as_str().unwrap(),
            one["state"].as_str().unwrap()
        )
    });
    all.collect::<Vec<_>>().join(", ")
}

fn tell(fact: &Json) -> String {
    let text = |value: &Json| value.as_str().map_or_else(|| canonical(value), str::to_owned);
    let mut told = text(&fact["fact"]);
    for key in [
        "item", "step", "n", "how", "to", "scale", "score", "band", "rule", "correct", "chance", "arm",
        "order", "entry", "from", "every", "times",
    ] {
        if let Some(value) = fact.get(key) {
            told.push(' ');
            told.push_str(&text(value));
        }
    }
    told
}
