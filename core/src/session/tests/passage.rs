//! What a visit passed on its way, and what is known where the cursor stands.

use serde_json::json;

use super::bench::Bench;
use crate::expr::name::{ItemIx, StepIx, ValueIx};
use crate::session::fact::VisitOf;
use crate::session::passage::Passed;

const MODULE: &str = "
values:
  dubbel: n * 2
steps:
  - section: deel
    steps:
      - exercise: a
        items:
          - number: n
            ask: Hoeveel?
            from: 0
            to: 9
            rules:
              - when: answer == 9
                say: Heel veel.
                go: d
              - say: Goed.
    next:
      - when: n == 1
        go: c
      - b
  - step: b
    when: n >= 5
    body: B
  - step: c
    body: C
  - step: d
    body: D
";

const A: VisitOf = VisitOf {
    step: StepIx(1),
    n: 1,
};

fn passage(answer: u32) -> Vec<Passed> {
    let mut bench = Bench::new(&MODULE.replace("                go: d\n", ""));
    bench.answer("n", json!(answer));
    bench.go_on();
    bench.session.passage(A)
}

#[test]
fn a_section_s_rung_and_a_step_that_is_not_there() {
    let (b, c) = (StepIx(2), StepIx(3));
    assert_eq!(passage(1), [Passed::Way(StepIx(0), 0), Passed::Into(c)]);
    assert_eq!(
        passage(2),
        [Passed::Way(StepIx(0), 1), Passed::Over(b), Passed::Into(c)]
    );
    assert_eq!(passage(5), [Passed::Way(StepIx(0), 1), Passed::Into(b)]);
}

#[test]
fn a_rule_that_leads_on() {
    let mut bench =
        Bench::new(&MODULE.replace("    next:\n      - when: n == 1\n        go: c\n      - b\n", ""));
    bench.answer("n", json!(9));
    assert!(bench.session.passage(A).is_empty(), "not left yet");
    bench.go_on();
    assert_eq!(
        bench.session.passage(A),
        [Passed::Rule(ItemIx(0), 0), Passed::Into(StepIx(4))]
    );
}

#[test]
fn a_value_where_the_cursor_stands() {
    let mut bench = Bench::new(&MODULE.replace("                go: d\n", ""));
    let known = |bench: &Bench| bench.session.look(|view| view.value(ValueIx(0)).is_some());
    assert_eq!(known(&bench), Some(false));
    bench.answer("n", json!(4));
    assert_eq!(known(&bench), Some(true));
}
