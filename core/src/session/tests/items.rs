//! Sections 2, 3, 7 and 8: what counts, time and chance, answers, checks, rules, hints.

use serde_json::json;

use super::bench::Bench;

#[test]
fn rule_2_1_a_hidden_answer_does_not_count_and_returns() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: a
    items:
      - choice: x
        ask: Kies
        options: {ja: Ja, nee: Nee}
      - number: y
        ask: Hoeveel
        when: x == ja
      - note: n
        when: answered(y)
        body: Er is een getal.
",
    );
    bench.answer("x", json!("ja"));
    bench.answer("y", json!(3));
    assert_eq!(bench.states(), "x answered, y answered, n open");
    bench.answer("x", json!("nee"));
    assert_eq!(bench.states(), "x answered");
    bench.answer("x", json!("ja"));
    assert_eq!(bench.states(), "x answered, y answered, n open");
    assert_eq!(
        bench.no(json!({"act": "answer", "item": "n", "value": true})),
        r#"{"expects":"note","item":"n","refused":"wrong-type"}"#
    );
}

const SCALE: &str = "
scales:
  spanning:
    items:
      - scale: s1
        ask: Hoe gespannen
        from: 0
        to: 10
      - scale: s2
        ask: Hoe rustig
        from: 0
        to: 10
        reverse: true
    score: s1 + s2
    skipped: mean-of-answered 50%
    bands:
      - band: laag
        below: 10
      - band: hoog
        say: Dat is veel.
steps:
  - measure: voor
    scale: spanning
    moment: before
  - step: b
    title: B
    body: B
  - step: c
    title: C
    body: \"{score(spanning)|onbekend}\"
";

#[test]
fn rule_2_7_reversed_then_completed_by_the_mean() {
    let mut bench = Bench::new(SCALE);
    bench.answer("s1", json!(4));
    assert_eq!(
        bench.go_on(),
        ["left voor 1 done b", "scored voor 1 spanning 8 laag", "moved b 1"]
    );
    bench.back();
    // An answer at a measure that was left tells its score again; 10 - 2 is 8.
    assert_eq!(bench.answer("s2", json!(2)), ["scored voor 1 spanning 12 hoog"]);
}

#[test]
fn rule_5_8_a_measure_closes_when_two_visits_follow() {
    let mut bench = Bench::new(SCALE);
    bench.go_on();
    bench.go_on();
    bench.go("voor");
    for act in ["answer", "skip", "decline"] {
        let mut act = json!({"act": act, "item": "s1"});
        if act["act"] == "answer" {
            act["value"] = json!(1);
        }
        assert_eq!(bench.no(act), r#"{"item":"s1","refused":"measure-closed"}"#);
    }
}

#[test]
fn rule_3_1_time_never_goes_back() {
    let mut bench = Bench::new(SCALE);
    bench.ok(json!({"act": "pause", "at": "2030-01-01T00:00:00.000+01:00"}));
    bench.go_on();
    assert!(
        bench
            .session
            .snapshot()
            .contains(r#""entered":"2030-01-01T00:00:00.000+01:00""#)
    );
}

#[test]
fn rule_3_3_days_since_by_the_calendar() {
    let mut bench = Bench::new(
        "
steps:
  - step: a
    title: A
    body: A
  - step: b
    title: B
    body: B
    next:
      - when: days-since(a) >= 2
        go: d
      - c
  - step: c
    title: C
    body: C
  - step: d
    title: D
    body: D
",
    );
    bench.go_on();
    bench.wait_days(2);
    // Ways on are read at the time of leaving.
    assert_eq!(bench.go_on(), ["left b 1 done d", "moved d 1"]);
}

const CHANCE: &str = "
chances:
  groep: [kort, lang]
steps:
  - step: a
    title: A
    body: A
    next:
      - when: chance(groep) == kort
        go: c
      - b
  - step: b
    title: B
    body: B
  - step: c
    title: C
    body: C";

#[test]
fn rule_3_6_drawn_once_at_start_and_told() {
    let mut bench = Bench::unstarted(CHANCE);
    let facts = bench.ok(json!({"act": "start"}));
    assert_eq!(facts.len(), 2);
    assert!(facts[0].starts_with("drawn groep "), "{facts:?}");
    let again = Bench::unstarted(CHANCE).ok(json!({"act": "start"}));
    assert_eq!(facts, again, "the same seed, the same draw");
}

const QUIZ: &str = "
steps:
  - exercise: q
    items:
      - number: som
        ask: Hoeveel is 2 + 2
        from: 0
        to: 99
        required: true
        hints: [Tel op je vingers., Het is even.]
        solution: Vier.
        check:
          - must: answer <= 50
            say: Zo veel is het niet.
        rules:
          - when: answer == 4
            correct: true
            go: goed
          - when: attempts(som) >= 3
            say: Het was 4.
          - correct: false
            retry: true
            say: Probeer nog eens.
  - step: fout
    title: Fout
    body: Jammer.
  - step: goed
    title: Goed
    body: Mooi.
";

#[test]
fn rule_8_3_feedback_retry_and_its_own_way() {
    let mut bench = Bench::new(QUIZ);
    assert_eq!(
        bench.no(json!({"act": "continue"})),
        r#"{"items":[{"item":"som","why":"required"}],"refused":"gate"}"#
    );
    assert_eq!(bench.answer("som", json!(5)), ["felt-back som 3 false"]);
    assert_eq!(
        bench.no(json!({"act": "continue"})),
        r#"{"items":[{"item":"som","why":"retry"}],"refused":"gate"}"#
    );
    assert_eq!(bench.answer("som", json!(4)), ["felt-back som 1 true"]);
    assert_eq!(bench.go_on(), ["left q 1 done goed", "moved goed 1"]);
}

#[test]
fn rule_8_1_a_failing_check_is_kept_and_holds_back() {
    let mut bench = Bench::new(QUIZ);
    assert_eq!(bench.answer("som", json!(60)), Vec::<String>::new());
    assert_eq!(
        bench.no(json!({"act": "continue"})),
        r#"{"items":[{"item":"som","why":"invalid"}],"refused":"gate"}"#
    );
    assert_eq!(
        bench.no(json!({"act": "skip", "item": "som"})),
        r#"{"item":"som","refused":"required"}"#
    );
    bench.ok(json!({"act": "decline", "item": "som"}));
    assert_eq!(bench.go_on(), ["left q 1 done fout", "moved fout 1"]);
}

#[test]
fn rule_8_2_attempts_count_answers() {
    let mut bench = Bench::new(QUIZ);
    bench.answer("som", json!(1));
    bench.ok(json!({"act": "decline", "item": "som"}));
    bench.answer("som", json!(2));
    assert_eq!(bench.answer("som", json!(3)), ["felt-back som 2"]);
}

#[test]
fn rule_8_4_hints_one_by_one() {
    let mut bench = Bench::new(QUIZ);
    let hint = json!({"act": "hint", "item": "som"});
    bench.ok(hint.clone());
    bench.ok(hint.clone());
    assert_eq!(bench.no(hint), r#"{"item":"som","refused":"no-hint"}"#);
    bench.ok(json!({"act": "hint", "item": "som", "solution": true}));
    assert!(
        bench
            .session
            .snapshot()
            .contains(r#""som":{"hints":2,"solution":true}"#)
    );
}

#[test]
fn rule_8_7_watched_words_show_help_and_leave_no_trace() {
    let bench = Bench::new(
        "
watch:
  words: [niet meer leven]
  show: help
help:
  - title: Praat met iemand
    phone: 113
steps:
  - reflection: r
    ask: Schrijf maar
",
    );
    let item = bench.session.program().item("r").unwrap();
    let before = bench.session.snapshot();
    assert!(bench.session.advise(item, "Ik wil NIET meer léven!", "nl").help);
    assert!(!bench.session.advise(item, "Ik wil meer leven", "nl").help);
    assert_eq!(bench.session.snapshot(), before);
}

#[test]
fn rule_9_2_words_never_come_in() {
    let mut bench = Bench::new("\nsteps:\n  - reflection: r\n    ask: Schrijf maar\n");
    assert_eq!(
        bench.no(json!({"act": "answer", "item": "r", "value": "geheim"})),
        r#"{"expects":"words","item":"r","refused":"wrong-type"}"#
    );
    bench.answer("r", json!({"vault": true}));
    let screen = bench.session.screen(crate::session::act::Role::Learner, "nl");
    assert_eq!(screen.place.unwrap().items[0].vault.as_deref(), Some("r/1/r"));
}

#[test]
fn rule_9_11_no_debug_print_holds_an_answer() {
    let mut bench = Bench::new(QUIZ);
    bench.answer("som", json!(31));
    let act = json!({"act": "answer", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner", "item": "som", "value": 33});
    let act = bench.session.read(&act).unwrap();
    let screen = bench.session.screen(crate::session::act::Role::Learner, "nl");
    let shown = format!("{act:?} {screen:?}");
    assert!(!shown.contains("31") && !shown.contains("33"), "{shown}");
}

#[test]
fn rule_18_values_are_judged_in_order() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: a
    items:
      - choices: c
        ask: Kies
        min: 2
        max: 2
        options:
          a: A
          b: B
          d: D
          geen:
            label: Geen
            alone: true
      - number: n
        ask: Hoeveel
        from: 0
        to: 10
        step: 2
        decimals: 1
      - rank: r
        ask: Zet op volgorde
        options: {een: Een, twee: Twee}
      - date: d
        ask: Wanneer
",
    );
    for (item, value, refused) in [
        (
            "c",
            json!("a"),
            r#"{"expects":"choices","item":"c","refused":"wrong-type"}"#,
        ),
        (
            "c",
            json!(["a", "z"]),
            r#"{"item":"c","refused":"unknown-option"}"#,
        ),
        ("c", json!(["a", "a"]), r#"{"item":"c","refused":"twice"}"#),
        ("c", json!(["a", "geen"]), r#"{"item":"c","refused":"not-alone"}"#),
        ("c", json!(["a"]), r#"{"item":"c","min":2,"refused":"too-few"}"#),
        (
            "c",
            json!(["a", "b", "d"]),
            r#"{"item":"c","max":2,"refused":"too-many"}"#,
        ),
        (
            "n",
            json!(0.25),
            r#"{"decimals":1,"item":"n","refused":"too-many-decimals"}"#,
        ),
        (
            "n",
            json!(12),
            r#"{"from":0,"item":"n","refused":"out-of-range","to":10}"#,
        ),
        (
            "n",
            json!(3),
            r#"{"item":"n","refused":"off-step","step-size":2}"#,
        ),
        (
            "n",
            json!(1e300),
            r#"{"from":0,"item":"n","refused":"out-of-range","to":10}"#,
        ),
        ("r", json!(["een"]), r#"{"item":"r","refused":"incomplete"}"#),
        (
            "d",
            json!("2026-02-30"),
            r#"{"expects":"date","item":"d","refused":"wrong-type"}"#,
        ),
    ] {
        assert_eq!(
            bench.no(json!({"act": "answer", "item": item, "value": value})),
            refused
        );
    }
    // What stands alone is enough by itself, whatever `min` says.
    bench.answer("c", json!(["geen"]));
    assert!(bench.session.snapshot().contains(r#""answer":["geen"]"#));
    bench.answer("c", json!(["b", "a"]));
    assert!(bench.session.snapshot().contains(r#""answer":["a","b"]"#));
}
