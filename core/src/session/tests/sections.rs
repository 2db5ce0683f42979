//! Section 6, and what going again means: menus, runs, visits to one step, skipping.

use serde_json::json;

use super::bench::Bench;

const MENU: &str = "
steps:
  - section: m
    title: Kies zelf
    order: free
    need: 1
    steps:
      - step: p
        title: P
        body: P
      - section: q
        title: Q
        steps:
          - step: q1
            title: Q1
            body: Q1
          - step: q2
            title: Q2
            body: Q2
  - step: z
    title: Z
    body: Z
";

#[test]
fn rule_6_3_a_child_done_brings_a_new_visit_of_the_menu() {
    let mut bench = Bench::new(MENU);
    assert_eq!(bench.here(), "m 1");
    assert_eq!(
        bench.no(json!({"act": "continue"})),
        r#"{"done":0,"need":1,"refused":"need"}"#
    );
    assert_eq!(bench.go("p"), ["left m 1 chosen p", "moved p 1"]);
    assert_eq!(bench.go_on(), ["left p 1 done m", "moved m 2"]);
    assert_eq!(bench.children(), "p done, q open");
    // A child already done is looked back at; going on returns to the last menu of the run.
    assert_eq!(bench.go("p"), ["moved p 1"]);
    assert_eq!(bench.go_on(), ["moved m 2"]);
    assert_eq!(bench.go_on(), ["left m 2 done z", "moved z 1"]);
}

#[test]
fn rule_6_4_a_child_left_half_way_comes_back() {
    let mut bench = Bench::new(MENU);
    bench.go("q");
    assert_eq!(bench.here(), "q1 1");
    bench.go_on();
    bench.go("m");
    assert_eq!(bench.here(), "m 1");
    assert_eq!(bench.children(), "p open, q begun");
    assert_eq!(
        bench.go("p"),
        ["parked q1 1", "parked q2 1", "left m 1 chosen p", "moved p 1"]
    );
    bench.go_on();
    assert_eq!(bench.children(), "p done, q begun");
    assert_eq!(
        bench.go("q"),
        ["left m 2 chosen q1", "returned q1 1", "moved q1 1"]
    );
    bench.go_on();
    assert_eq!(bench.go_on(), ["left q2 1 done m", "moved m 3"]);
    assert_eq!(bench.children(), "p done, q done");
    // `back` passes over the menus that were returned to.
    assert_eq!(bench.back(), ["moved q2 1"]);
}

const LOOP: &str = "
steps:
  - exercise: a
    items:
      - choice: x
        ask: Nog eens
        options: {ja: Ja, nee: Nee}
    next:
      - when: x == ja and visits(a) < 4
        go: a
      - b
  - step: b
    title: B
    body: B
";

#[test]
fn rule_4_6_a_new_visit_begins_with_the_earlier_answers() {
    let mut bench = Bench::new(LOOP);
    bench.answer("x", json!("ja"));
    assert_eq!(bench.go_on(), ["left a 1 done a", "moved a 2"]);
    assert_eq!(bench.states(), "x answered");
    assert_eq!(bench.go_on(), ["left a 2 done a", "moved a 3"]);
    bench.answer("x", json!("nee"));
    assert_eq!(bench.go_on(), ["left a 3 done b", "moved b 1"]);
    assert_eq!(bench.trail(), "a a a b");
}

#[test]
fn rule_4_5_every_pair_is_there_once_and_returns() {
    let mut bench = Bench::new(LOOP);
    bench.answer("x", json!("ja"));
    bench.go_on();
    bench.go_on();
    bench.back();
    bench.back();
    assert_eq!(bench.here(), "a 1");
    assert_eq!(bench.answer("x", json!("nee")), ["parked a 2", "parked a 3"]);
    bench.answer("x", json!("ja"));
    assert_eq!(bench.go_on(), ["left a 1 done a", "returned a 2", "moved a 2"]);
}

const OPTIONAL: &str = "
steps:
  - exercise: o
    optional: true
    items:
      - confirm: x
        ask: Klopt dat
        required: true
    next:
      - when: done(o)
        go: klaar
      - anders
  - step: anders
    title: Anders
    body: Anders
  - step: klaar
    title: Klaar
    body: Klaar
";

#[test]
fn rule_5_6_a_skipped_step_has_no_gate_and_is_not_done() {
    let mut bench = Bench::new(OPTIONAL);
    assert_eq!(
        bench.ok(json!({"act": "skip"})),
        ["left o 1 skipped anders", "moved anders 1"]
    );
    assert_eq!(
        bench.no(json!({"act": "skip"})),
        r#"{"refused":"not-optional","step":"anders"}"#
    );
}

#[test]
fn rule_16_4_a_skipped_step_is_left_anew_once_answered() {
    let mut bench = Bench::new(OPTIONAL);
    bench.ok(json!({"act": "skip"}));
    bench.back();
    assert_eq!(bench.go_on(), ["moved anders 1"]);
    bench.back();
    bench.answer("x", json!(true));
    assert_eq!(
        bench.go_on(),
        ["parked anders 1", "left o 1 done klaar", "moved klaar 1"]
    );
}

#[test]
fn rule_5_3_what_is_not_shown_is_passed_over() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: a
    items:
      - confirm: x
        ask: Klopt dat
  - section: s
    when: x
    title: S
    steps:
      - step: s1
        title: S1
        body: S1
  - section: leeg
    title: Leeg
    steps:
      - step: l1
        when: x
        title: L1
        body: L1
  - step: z
    title: Z
    body: Z
",
    );
    assert_eq!(bench.go_on(), ["left a 1 done z", "moved z 1"]);
    bench.back();
    bench.answer("x", json!(true));
    assert_eq!(bench.go_on(), ["left a 1 done s1", "moved s1 1"]);
    assert_eq!(bench.go_on(), ["left s1 1 done l1", "moved l1 1"]);
    assert_eq!(bench.go_on(), ["left l1 1 done z", "returned z 1", "moved z 1"]);
}

#[test]
fn rule_10_3_stop_closes_all_but_a_few() {
    let mut bench = Bench::new(LOOP);
    bench.ok(json!({"act": "stop"}));
    assert_eq!(bench.no(json!({"act": "continue"})), r#"{"refused":"stopped"}"#);
    assert_eq!(bench.ok(json!({"act": "erase"})), ["erased"]);
    bench.ok(json!({"act": "tick", "by": "system"}));
    bench.ok(json!({"act": "resume"}));
    assert_eq!(bench.no(json!({"act": "resume"})), r#"{"refused":"not-stopped"}"#);
    assert_eq!(
        bench.no(json!({"act": "tick"})),
        r#"{"by":"learner","refused":"not-allowed"}"#
    );
}

#[test]
fn rule_17_shapes_are_judged_field_by_field() {
    let mut bench = Bench::new(LOOP);
    for (act, refused) in [
        (
            json!({"act": "dans"}),
            r#"{"act":"dans","refused":"unknown-act"}"#,
        ),
        (
            json!({"act": "continue", "step": "a"}),
            r#"{"field":"step","refused":"bad-act"}"#,
        ),
        (
            json!({"act": "answer", "item": "x"}),
            r#"{"field":"value","refused":"bad-act"}"#,
        ),
        (
            json!({"act": "continue", "at": "nu"}),
            r#"{"field":"at","refused":"bad-act"}"#,
        ),
        (
            json!({"act": "continue", "by": "buur"}),
            r#"{"field":"by","refused":"bad-act"}"#,
        ),
        (
            json!({"act": "go", "step": "q"}),
            r#"{"refused":"unknown-step","step":"q"}"#,
        ),
        (
            json!({"act": "answer", "item": "x", "value": "ja", "step": "b"}),
            r#"{"refused":"not-here","step":"b"}"#,
        ),
        (json!({"act": "start"}), r#"{"refused":"started"}"#),
    ] {
        assert_eq!(bench.no(act), refused);
    }
}
