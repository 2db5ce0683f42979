//! Sections 4 and 5: the trail, ways on, going back.

use serde_json::json;

use super::bench::Bench;

const BRANCH: &str = "
steps:
  - exercise: a
    items:
      - choice: x
        ask: Welke kant op?
        options: {l: Links, r: Rechts}
    next:
      - when: x == r
        go: c
      - b
  - step: b
    body: B
  - step: c
    body: C
";

#[test]
fn rule_5_2_the_first_way_that_is_met() {
    let mut bench = Bench::new(BRANCH);
    assert_eq!(bench.here(), "a 1");
    assert_eq!(bench.answer("x", json!("r")), Vec::<String>::new());
    assert_eq!(bench.go_on(), ["left a 1 done c", "moved c 1"]);
    assert_eq!(
        bench.go_on(),
        ["left c 1 done end", "moved end 1", "completed end"]
    );
    assert_eq!(bench.no(json!({"act": "continue"})), r#"{"refused":"at-end"}"#);
}

#[test]
fn rule_4_7_choosing_otherwise_parks_what_came_after() {
    let mut bench = Bench::new(BRANCH);
    bench.answer("x", json!("r"));
    bench.go_on();
    bench.go_on();
    bench.go("a");
    assert_eq!(bench.here(), "a 1");
    assert_eq!(
        bench.answer("x", json!("l")),
        ["parked c 1", "parked end 1", "reopened end"]
    );
    assert_eq!(bench.trail(), "a");
    assert_eq!(bench.go_on(), ["left a 1 done b", "moved b 1"]);
    assert_eq!(bench.go_on(), ["left b 1 done c", "returned c 1", "moved c 1"]);
}

#[test]
fn rule_4_7_a_change_that_does_not_bend_the_path_keeps_everything() {
    let mut bench = Bench::new(BRANCH);
    bench.go_on();
    bench.go_on();
    bench.go("a");
    assert_eq!(bench.answer("x", json!("l")), Vec::<String>::new());
    assert_eq!(bench.trail(), "a b c");
}

#[test]
fn rule_4_8_back_and_ahead() {
    let mut bench = Bench::new(BRANCH);
    assert_eq!(
        bench.no(json!({"act": "back"})),
        r#"{"refused":"nothing-before"}"#
    );
    bench.go_on();
    bench.go_on();
    bench.go_on();
    assert_eq!(bench.back(), ["moved c 1"]);
    bench.go("a");
    bench.answer("x", json!("r"));
    assert_eq!(bench.trail(), "a");
    // The branch left behind is reached again over visits that had been left.
    assert_eq!(
        bench.go("end"),
        [
            "left a 1 done c",
            "returned c 1",
            "left c 1 done end",
            "returned end 1",
            "moved end 1",
            "completed end"
        ]
    );
    assert_eq!(
        bench.no(json!({"act": "go", "step": "b"})),
        r#"{"refused":"not-reachable","step":"b"}"#
    );
}

#[test]
fn rule_16_4_a_hidden_answer_does_not_undo_a_skip() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: vraag
    optional: true
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
      - number: tint
        ask: Welke tint?
        when: kleur == rood
  - step: verder
    body: Verder.
",
    );
    bench.answer("kleur", json!("rood"));
    bench.answer("tint", json!(3));
    bench.ok(json!({"act": "skip"}));
    bench.back();
    // What is left stands at an item that is not shown.
    bench.ok(json!({"act": "skip", "item": "kleur"}));
    assert_eq!(bench.go_on(), ["moved verder 1"]);
    bench.back();
    bench.answer("kleur", json!("rood"));
    assert!(bench.go_on().contains(&"left vraag 1 done verder".to_owned()));
}

#[test]
fn rule_18_a_name_is_said_again_however_long_it_is() {
    let mut bench = Bench::new("steps:\n  - step: een\n    body: Een.\n");
    let long = "é".repeat(100_000);
    let refused = bench.no(json!({"act": "go", "step": long}));
    assert_eq!(
        refused,
        format!(r#"{{"refused":"unknown-step","step":"{}"}}"#, "é".repeat(200))
    );
    let refused = bench.no(json!({"act": "continue", (long): 1}));
    assert_eq!(
        refused,
        format!(r#"{{"field":"{}","refused":"bad-act"}}"#, "é".repeat(200))
    );
}
