//! A stored program or a snapshot with any number or name changed is refused, or runs; it never does harm.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::bench::program;
use crate::ground::hash::Seed;
use crate::ground::json::canonical;
use crate::program::{Program, ProgramFault};
use crate::session::Session;
use crate::session::act::{Act, Role};

const ALL: &str = "
chances:
  groep: [kort, lang]
  worp:
    arms: {een: 1, twee: 2}
    per: visit
scales:
  druk:
    items:
      - scale: d1
        ask: Hoe druk
        from: 0
        to: 4
    score: d1
    bands:
      - band: laag
        below: 2
      - band: hoog
values:
  veel: score(druk) + 1
steps:
  - measure: m
    scale: druk
  - section: keuze
    title: Keuze
    order: free
    need: 1
    steps:
      - exercise: e
        items:
          - choice: k
            ask: Kies
            shuffle: true
            options:
              a: A
              b:
                label: B
                when: veel >= 2
          - note: n
            when: chance(worp) == een
            body: Een.
      - section: vast
        title: Vast
        steps:
          - step: v1
            title: V
            body: \"{veel|?}\"
  - step: z
    when: k == a
    title: Z
    body: Z
";

/// Every place of a number or text in a value, one after the other, changed by `spoil`.
fn spoiled(value: &Json, spoil: &dyn Fn(&Json) -> Vec<Json>, see: &mut dyn FnMut(Json)) {
    fn walk(
        root: &Json,
        path: &mut Vec<String>,
        here: &Json,
        spoil: &dyn Fn(&Json) -> Vec<Json>,
        see: &mut dyn FnMut(Json),
    ) {
        let mut go = |key: String, inner: &Json, path: &mut Vec<String>| {
            path.push(key);
            walk(root, path, inner, spoil, see);
            path.pop();
        };
        match here {
            Json::Object(members) => members
                .iter()
                .for_each(|(key, inner)| go(key.clone(), inner, path)),
            Json::Array(list) => list
                .iter()
                .enumerate()
                .for_each(|(at, inner)| go(at.to_string(), inner, path)),
            _ => {
                for other in spoil(here) {
                    let mut changed = root.clone();
                    let pointer: String = path.iter().map(|key| format!("/{key}")).collect();
                    if let Some(slot) = changed.pointer_mut(&pointer) {
                        *slot = other;
                        see(changed);
                    }
                }
            }
        }
    }
    walk(value, &mut Vec::new(), value, spoil, see);
}

fn run(program: Program) {
    let program = Arc::new(program);
    let mut session = Session::new(Arc::clone(&program), Seed::from_number(3), &Map::new()).unwrap();
    let at = "2026-11-23T10:14:00.000+01:00";
    let acts = [
        json!({"act": "start", "at": at, "by": "learner"}),
        json!({"act": "answer", "at": at, "by": "learner", "item": "d1", "value": 3}),
        json!({"act": "continue", "at": at, "by": "learner"}),
        json!({"act": "go", "at": at, "by": "learner", "step": "e"}),
        json!({"act": "answer", "at": at, "by": "learner", "item": "k", "value": "b"}),
        json!({"act": "continue", "at": at, "by": "learner"}),
        json!({"act": "go", "at": at, "by": "learner", "step": "vast"}),
        json!({"act": "continue", "at": at, "by": "learner"}),
        json!({"act": "continue", "at": at, "by": "learner"}),
        json!({"act": "go", "at": at, "by": "learner", "step": "m"}),
        json!({"act": "go", "at": at, "by": "learner", "step": "end"}),
    ];
    for act in acts {
        if let Ok(act) = Act::from_json(&program, &act) {
            let _ = session.apply(&act);
            let _ = session.screen(Role::Learner, "nl").to_json(&program);
        }
    }
    let _ = Session::restore(Arc::clone(&program), &session.snapshot());
}

#[test]
fn a_program_with_any_number_changed_is_refused_or_runs() {
    let stored: Json = serde_json::from_str(&program(ALL).to_json()).unwrap();
    let spoil = |here: &Json| match here.as_i64() {
        Some(number) => [0, 1, 3, number + 1, number - 1, 4_294_967_295, 999_999_999]
            .into_iter()
            .filter(|other| *other != number)
            .map(Json::from)
            .collect(),
        None => Vec::new(),
    };
    let (mut refused, mut ran) = (0, 0);
    spoiled(
        &stored,
        &spoil,
        &mut |changed| match Program::from_json(&canonical(&changed)) {
            Ok(program) => {
                ran += 1;
                run(program);
            }
            Err(ProgramFault::Json { .. }) => panic!("canonical JSON is JSON"),
            Err(_) => refused += 1,
        },
    );
    assert!(refused > 200 && ran > 100, "{refused} refused, {ran} ran");
}

#[test]
fn rule_20_a_snapshot_with_anything_changed_is_refused() {
    let program = program(ALL);
    let mut session = Session::new(Arc::clone(&program), Seed::from_number(3), &Map::new()).unwrap();
    let at = "2026-11-23T10:14:00.000+01:00";
    for act in [
        json!({"act": "start", "at": at, "by": "learner"}),
        json!({"act": "answer", "at": at, "by": "learner", "item": "d1", "value": 3}),
        json!({"act": "continue", "at": at, "by": "learner"}),
        json!({"act": "go", "at": at, "by": "learner", "step": "e"}),
        json!({"act": "continue", "at": at, "by": "learner"}),
    ] {
        let act = session.read(&act).unwrap();
        session.apply(&act).unwrap();
    }
    let text = session.snapshot();
    assert!(Session::restore(Arc::clone(&program), &text).is_ok());
    let stored: Json = serde_json::from_str(&text).unwrap();
    let spoil = |here: &Json| match here {
        Json::Number(_) => vec![json!(77), json!(-1)],
        Json::String(_) => vec![json!("e"), json!("xyz"), json!(1)],
        _ => Vec::new(),
    };
    let mut restored = 0;
    spoiled(&stored, &spoil, &mut |changed| {
        if Session::restore(Arc::clone(&program), &canonical(&changed)).is_ok() {
            restored += usize::from(changed != stored);
        }
    });
    // Only what nothing else depends on can be changed into another snapshot: how many acts there were and how often
    // an item was answered. The journal holds those.
    assert!(restored <= 2, "{restored}");
}

#[test]
fn a_program_is_stored_and_read_back_whole() {
    let program = program(ALL);
    let again = Program::from_json(&program.to_json()).unwrap();
    assert_eq!(again.plan(), program.plan());
    assert_eq!(again.hash(), program.hash());
    assert_eq!(
        Program::from_json("{}").unwrap_err(),
        ProgramFault::Format { found: None }
    );
    assert!(matches!(
        Program::from_json("{").unwrap_err(),
        ProgramFault::Json { .. }
    ));
    assert!(matches!(
        Program::from_json(r#"{"format":1}"#).unwrap_err(),
        ProgramFault::Shape(_)
    ));
}
