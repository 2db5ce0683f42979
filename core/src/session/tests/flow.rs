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
