//! Who does what nobody hopes for: a guide who never answers, a learner who thinks better of it, a module that wants to
//! know more than it may, a group so small that a number is a name.

use std::sync::Arc;

use leerpad::check::check;
use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::ground::language::Language;
use leerpad::ground::moment::Moment;
use leerpad::ground::problem::Severity;
use leerpad::program::Program;
use leerpad::report::{Case, ContactFrame, Figure, Frame, Held, Threshold, report};
use leerpad::session::Session;
use leerpad::session::act::Role;
use leerpad::session::fact::When;
use leerpad_tests::cases::gather;
use leerpad_tests::root;
use serde_json::{Map, Value, json};

fn program(text: &str) -> Arc<Program> {
    let checked = check(&gather(text, &|part| {
        std::fs::read_to_string(root().join("modules").join(part)).ok()
    }));
    Arc::new(Program::compile(
        &checked.module.expect("a module without errors"),
    ))
}

/// A learner alone: answers nothing, declines what is asked, and lets time pass where nothing else helps.
struct Alone {
    session: Session,
    at: Moment,
    waited: u32,
}

impl Alone {
    fn act(&mut self, mut act: Value, by: &str) -> Result<(), Value> {
        self.at = self.at.later(60_000);
        act["at"] = json!(self.at.to_string());
        act["by"] = json!(by);
        let done = self.session.read(&act).and_then(|act| self.session.apply(&act));
        done.map(|_| ())
            .map_err(|refusal| refusal.to_json(self.session.program()))
    }

    /// One place on; what keeps the learner is declined or waited for.
    fn go_on(&mut self) {
        let Err(refusal) = self.act(json!({"act": "continue"}), "learner") else {
            return;
        };
        match refusal["refused"].as_str() {
            Some("gate") => {
                for item in refusal["items"].as_array().expect("items") {
                    let act = json!({"act": "decline", "item": item["item"]});
                    self.act(act, "learner").expect("rather not is always taken");
                }
            }
            Some("waiting") => {
                let coming = self.session.coming().expect("whoever waits knows until when");
                match coming.until {
                    When::At(moment) => self.at = moment,
                    When::Local(..) => self.at = self.at.later(86_400_000),
                }
                self.waited += 1;
                self.act(json!({"act": "tick"}), "system").expect("time passes");
            }
            Some("need") => {
                let outline = self
                    .session
                    .screen(Role::Learner, "nl")
                    .outline(self.session.program());
                let children = outline["children"].as_array().expect("a menu").clone();
                let open = children
                    .iter()
                    .find(|child| child["state"] != "done")
                    .expect("a child");
                self.act(json!({"act": "go", "step": open["step"]}), "learner")
                    .expect("it is shown");
            }
            _ => panic!("{refusal}"),
        }
    }
}

#[test]
fn a_guide_who_never_answers_keeps_nobody() {
    let mut waits = 0;
    for name in ["een-stap-voor-jou", "samen-in-de-buurt", "rust-in-je-hoofd"] {
        let text =
            std::fs::read_to_string(root().join("modules").join(format!("{name}.yaml"))).expect("a module");
        let program = program(&text);
        let session =
            Session::new(Arc::clone(&program), Seed::from_number(7), &Map::new()).expect("settings");
        let mut alone = Alone {
            session,
            at: Moment::parse("2026-01-05T09:00:00.000+01:00").expect("a moment"),
            waited: 0,
        };
        alone.act(json!({"act": "start"}), "learner").expect("a start");
        for _ in 0..500 {
            if alone.session.is_completed() {
                break;
            }
            alone.go_on();
        }
        assert!(
            alone.session.is_completed(),
            "{name}: kept at {:?}",
            alone.session.cursor()
        );
        waits += alone.waited;
    }
    assert!(waits >= 2, "some of these wait for somebody: {waits}");
}

const SHARED: &str = "leerpad: 1
module: delen
version: 1.0.0
languages: [nl]
title: Delen
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: Mag je begeleider dit zien?
      with: guide
steps:
  - exercise: vooraf
    title: Vooraf
    items:
      - number: uren
        ask: Hoeveel uur slaap je?
        from: 0
        to: 24
  - share: delen
    title: Delen
    purpose: steun
    offer: [uren]
";

#[test]
fn a_learner_takes_back_a_share_after_the_guide_read_it() {
    let session = Session::new(program(SHARED), Seed::from_number(7), &Map::new()).expect("no settings");
    let mut learner = Alone {
        session,
        at: Moment::parse("2026-01-05T09:00:00.000+01:00").expect("a moment"),
        waited: 0,
    };
    let guide = |learner: &Alone| {
        let session = &learner.session;
        canonical(&session.screen(Role::Guide, "nl").to_json(session.program()))
    };
    learner.act(json!({"act": "start"}), "learner").expect("a start");
    let before = guide(&learner);
    learner
        .act(json!({"act": "answer", "item": "uren", "value": 4}), "learner")
        .expect("an answer");
    learner.act(json!({"act": "continue"}), "learner").expect("open");
    learner
        .act(json!({"act": "share", "what": ["uren"]}), "learner")
        .expect("it counts");
    let seq = learner.session.seq();
    assert!(guide(&learner).contains("\"value\":4"));
    let reply = json!({"act": "reply", "to": seq, "value": {"vault": true}});
    learner.act(reply.clone(), "guide").expect("it is seen");

    let unshare = json!({"act": "unshare", "purpose": "steun", "what": "uren"});
    learner.act(unshare, "learner").expect("always");
    // Nothing of it is left on the guide's screen but their own reply; a refusal says no more than the screen.
    let after = guide(&learner);
    assert!(
        !after.contains("\"value\":4") && !after.contains("uren"),
        "{after}"
    );
    let own = format!("\"replies\":[{{\"seq\":{},\"to\":{seq}}}]", seq + 1);
    assert_eq!(after.replace(&own, "\"replies\":[]"), before);
    let refusal = learner.act(reply, "guide").expect_err("gone");
    assert_eq!(refusal["refused"], "not-granted");
    assert!(!canonical(&refusal).contains("uren"));
    let export = learner.session.export_json("steun").expect("the purpose");
    assert_eq!(canonical(&export["leaves"]), "[]");
    assert_eq!(canonical(&export["withheld"]), "{\"not-shared\":1}");
}

/// Ways in which a module may try to bring an answer to others: what it writes, and the rule that refuses it there.
const LEAKS: [(&str, &str, &str, &str); 9] = [
    (
        "a score",
        "scales:\n  druk:\n    items:\n      - choice: stil\n        ask: Wat?\n        private: true\n        options:\n          a: {label: A, score: 0}\n          b: {label: B, score: 1}\n    score: stil\n",
        "  - measure: meting\n    title: M\n    scale: druk\n",
        "private-read",
    ),
    ("a value", "values:\n  om: geheim == a\n", "", "private-read"),
    (
        "a condition on the way to a contact",
        "",
        "  - contact: praten\n    title: Praten\n    when: geheim == a\n    within: 1 day\n    otherwise: verder\n",
        "private-read",
    ),
    (
        "an offer",
        "",
        "  - share: delen\n    title: Delen\n    purpose: steun\n    offer: [geheim]\n",
        "private-shared",
    ),
    (
        "words that leave by consent",
        "",
        "  - share: delen\n    title: Delen\n    purpose: steun\n    offer: [dicht]\n",
        "private-shared",
    ),
    (
        "a pipe in a text for the guide",
        "",
        "  - contact: praten\n    title: Praten\n    guide: \"Over {soort}.\"\n    within: 1 day\n    otherwise: verder\n",
        "answer-to-guide",
    ),
    (
        "a pipe in a step title",
        "",
        "  - contact: praten\n    title: \"Over {soort}\"\n    within: 1 day\n    otherwise: verder\n",
        "answer-to-guide",
    ),
    (
        "a band in a step title",
        "values:\n  klasse:\n    - when: soort == a\n      is: '\"hoog\"'\n    - is: '\"laag\"'\n",
        "  - wait: groen\n    title: \"Groen licht bij {klasse}\"\n    until: release\n    within: 1 day\n    otherwise: verder\n",
        "answer-to-guide",
    ),
    (
        "a file name",
        "",
        "  - step: plaat\n    title: Plaat\n    image: \"{soort}.png\"\n    body: Kijk.\n",
        "not-own-media",
    ),
];

#[test]
fn a_module_that_tries_to_leak_is_refused_with_place_cause_and_fix() {
    for (way, before, step, code) in LEAKS {
        let purposes = "privacy:\n  keep: 90 days\n  purposes:\n    steun: {ask: Mag dit?, with: guide}\n";
        let text = format!(
            "leerpad: 1\nmodule: lek\nversion: 1.0.0\nlanguages: [nl]\ntitle: Lek\nblend: {{meet: [phone]}}\n{purposes}{before}steps:\n  - exercise: vragen\n    title: V\n    items:\n      - choice: geheim\n        ask: Wat hou je voor jezelf?\n        private: true\n        options: {{a: A, b: B}}\n      - words: dicht\n        ask: Wat vertel je niemand?\n      - choice: soort\n        ask: Welke?\n        options: {{a: A, b: B}}\n{step}  - step: verder\n    title: Verder\n    body: Verder.\n"
        );
        let checked = check(&gather(&text, &|_| None));
        assert!(checked.module.is_none(), "{way}: it runs");
        let found = checked.problems.iter().find(|problem| problem.rule.code == code);
        let problem = found.unwrap_or_else(|| {
            panic!(
                "{way}: {:?}",
                checked.problems.iter().map(|p| p.rule.code).collect::<Vec<_>>()
            )
        });
        assert_eq!(problem.rule.severity, Severity::Error, "{way}");
        let place = text
            .get(problem.span.start as usize..problem.span.end as usize)
            .expect("a place");
        assert!(!place.is_empty() && !place.contains('\n'), "{way}: {place}");
        for language in [Language::Nl, Language::En] {
            let words = match language {
                Language::Nl => &problem.rule.nl,
                Language::En => &problem.rule.en,
            };
            assert!(
                [words.message, words.why, words.help]
                    .iter()
                    .all(|words| words.len() > 10),
                "{way}"
            );
        }
    }
}

#[test]
fn a_group_of_three_in_a_report_with_k_5_is_told_nowhere() {
    let frame = Frame {
        module: "buurt".to_owned(),
        steps: vec!["begin".to_owned()],
        contacts: vec![ContactFrame {
            step: "groep".to_owned(),
            forms: vec!["in-person".to_owned()],
            with_group: true,
        }],
        ..Frame::default()
    };
    let case = |held: Option<u32>| Case {
        done: ["begin".to_owned()].into(),
        contacts: held
            .map(|count| {
                let held = Held {
                    form: "in-person".to_owned(),
                    count: Some(count),
                };
                ("groep".to_owned(), held)
            })
            .into_iter()
            .collect(),
        ..Case::default()
    };
    let told = |counts: &[Option<u32>]| {
        let cases: Vec<Case> = counts.iter().map(|count| case(*count)).collect();
        report(&frame, &cases, Threshold::default())
    };
    // One session of a group of three among twenty: neither the three nor the one stands anywhere.
    let mut counts = vec![None; 20];
    counts[7] = Some(3);
    let few = told(&counts);
    let rows = few
        .rows
        .iter()
        .filter_map(|row| Some((row.figure, row.value?.to_string())));
    assert!(
        rows.clone().all(|(_, value)| value == "20" || value == "0"),
        "{:?}",
        rows.collect::<Vec<_>>()
    );
    // A report of another size tells the same rows: nothing but what all have.
    counts[7] = None;
    let none = told(&counts);
    let begun = |report: &leerpad::report::Report| {
        let mut rows = report.rows.iter();
        rows.find(|row| row.of == "begun")
            .and_then(|row| row.value)
            .map(|value| value.to_string())
    };
    assert_eq!(begun(&few), begun(&none));
    // Enough people in enough sessions are told.
    let many = told(&[Some(8); 20]);
    let people = many.rows.iter().find(|row| row.figure == Figure::People);
    assert_eq!(
        people
            .and_then(|row| row.value)
            .map(|value| value.to_string())
            .as_deref(),
        Some("160")
    );
}
