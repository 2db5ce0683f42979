//! Section 22: to match, to complete, to tick off, goals and plans, and what is shown again.

use serde_json::{Value as Json, json};

use super::bench::Bench;
use crate::session::act::Role;

/// A member of an item on the whole screen.
fn member(bench: &Bench, item: &str, member: &str) -> Json {
    let screen = bench.session.screen(Role::Learner, "nl");
    let screen = screen.to_json(bench.session.program());
    let items = screen["items"].as_array().unwrap();
    let found = items.iter().find(|found| found["id"] == item).unwrap();
    found[member].clone()
}

#[test]
fn rule_22_2_a_checklist_counts_what_is_shown_and_asks_no_more_than_that() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: a
    items:
      - confirm: meer
        ask: Meer
      - checklist: c
        ask: Wat is klaar
        need: 2
        required: true
        options:
          x: X
          y:
            label: Y
            when: meer
          z:
            label: Z
            when: meer
        rules:
          - when: answered(c)
            say: Genoeg.
          - say: Nog niet.
  - step: b
",
    );
    assert_eq!(bench.answer("c", json!([])), ["felt-back c 2"]);
    assert_eq!(bench.states(), "meer open, c open");
    assert_eq!(bench.answer("c", json!(["x"])), ["felt-back c 1"]);
    assert_eq!(bench.states(), "meer open, c answered");
    bench.answer("meer", json!(true));
    assert_eq!(bench.states(), "meer answered, c open");
    assert_eq!(
        bench.no(json!({"act": "continue"})),
        r#"{"items":[{"item":"c","why":"required"}],"refused":"gate"}"#
    );
    bench.answer("c", json!(["z", "x"]));
    bench.answer("meer", json!(false));
    assert_eq!(bench.states(), "meer answered, c answered");
    bench.go_on();
    assert_eq!(bench.here(), "b 1");
}

const ROWS: &str = "
steps:
  - exercise: a
    items:
      - match: m
        ask: Wat hoort bij elkaar
        left: {l: L, k: K}
        right: {r: R, s: S}
        pairs: {l: r, k: r}
      - gap: g
        sentence: Ik [doe] [wat].
        gaps:
          doe: {options: {ga: ga, gaat: gaat}}
          wat: {accept: [\"naar huis\"]}
      - note: goed
        when: correct(m) and correct(g)
        body: Goed.
      - note: bijna
        when: count(m) + count(g) == 3
        body: Bijna.
";

#[test]
fn rule_22_5_rows_are_right_one_by_one() {
    let mut bench = Bench::new(ROWS);
    bench.answer("m", json!({"k": "r"}));
    bench.answer("g", json!({"doe": "gaat"}));
    // Any option is right where the author names none; what is missing is not.
    assert_eq!(bench.states(), "m open, g open");
    bench.answer("m", json!({"l": "r"}));
    assert_eq!(bench.states(), "m answered, g open, bijna open");
    bench.answer("g", json!({"wat": " NAAR  huis"}));
    assert_eq!(bench.states(), "m answered, g answered, goed open");
    bench.ok(json!({"act": "decline", "item": "m"}));
    assert_eq!(bench.states(), "m declined, g answered");
}

#[test]
fn rule_22_4_the_screen_has_the_sentence_piece_by_piece() {
    let bench = Bench::new(ROWS);
    assert_eq!(
        member(&bench, "g", "sentence"),
        json!([
            {"text": "Ik "},
            {"gap": "doe", "options": [{"id": "ga", "label": "ga"}, {"id": "gaat", "label": "gaat"}]},
            {"text": " "},
            {"gap": "wat"},
            {"text": "."},
        ])
    );
    assert_eq!(member(&bench, "m", "rows")[1], json!({"id": "k", "label": "K"}));
}

#[test]
fn rule_22_1_what_counts_is_shown_again_line_by_line() {
    let mut bench = Bench::new(&format!(
        "{ROWS}      - plan: p
        if: Als
        then: Dan
  - exercise: b
    items:
      - recall: van-m
        of: m
      - recall: van-g
        of: g
      - recall: van-p
        of: p
"
    ));
    bench.answer("m", json!({"k": "s"}));
    bench.answer("g", json!({"doe": "ga"}));
    bench.answer("p", json!({"vault": true}));
    bench.go_on();
    let answers = |item: &str| -> Vec<Json> {
        let lines = member(&bench, item, "recalled");
        let lines = lines.as_array().unwrap().clone();
        lines.iter().map(|line| line["answer"].clone()).collect()
    };
    assert_eq!(answers("van-m"), [json!({"text": "S"})]);
    assert_eq!(answers("van-g"), [json!({"text": "Ik ga …."})]);
    assert_eq!(
        answers("van-p"),
        [json!({"slot": "a/1/p/if"}), json!({"slot": "a/1/p/then"})]
    );
    assert_eq!(bench.states(), "van-m open, van-g open, van-p open");
    bench.back();
    bench.ok(json!({"act": "decline", "item": "p"}));
    bench.go_on();
    assert_eq!(member(&bench, "van-p", "recalled"), Json::Null);
}

#[test]
fn rule_22_6_a_goal_is_looked_back_at_with_its_own_marks() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: a
    items:
      - goal: doel
        ask: Wat wil je
        reach-from: -2
        to: 2
  - exercise: b
    items:
      - goal-review: hoe
        ask: Hoe ver
        of: doel
      - note: ver
        when: hoe >= 1
        body: Ver.
",
    );
    bench.answer("doel", json!({"vault": true}));
    bench.go_on();
    assert_eq!(
        bench.no(json!({"act": "answer", "item": "hoe", "value": 3})),
        r#"{"from":-2,"item":"hoe","refused":"out-of-range","to":2}"#
    );
    assert_eq!(
        member(&bench, "hoe", "recalled"),
        json!([{"answer": {"slot": "a/1/doel"}}])
    );
    bench.answer("hoe", json!(2));
    assert_eq!(bench.states(), "hoe answered, ver open");
}
