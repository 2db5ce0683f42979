//! Rules 22.9 to 22.13: diaries.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::bench::Bench;
use crate::ground::json::canonical;
use crate::session::Session;
use crate::session::act::Role;

const WEEK: &str = "
steps:
  - exercise: week
    optional: true
    items:
      - diary: d
        ask: Hoe was je dag?
        every: day
        times: 4
        within: 2 days
        items:
          - scale: stemming
            ask: Hoe voel je je?
            from: 0
            to: 10
          - number: uren
            ask: Hoeveel uur?
            from: 0
            to: 24
          - text: wat
            ask: Wat deed je?
  - step: tussen
    body: Even rust.
  - exercise: midden
    items:
      - note: gezien
        when: count(d) >= 2
        body: Al twee keer.
      - note: niets
        when: skipped(d)
        body: Niets.
    next:
      - when: mean(d.stemming) < 5
        go: laag
      - hoog
  - step: laag
    body: Laag.
  - step: hoog
    body: Hoog.
";

impl Bench {
    fn entry(&mut self, k: u32, value: Json) -> Vec<String> {
        self.ok(json!({"act": "answer", "item": "d", "entry": k, "value": value}))
    }

    fn refused(&mut self, act: Json) -> String {
        let mut whole = json!({"act": "answer", "item": "d", "value": {}});
        let members = whole.as_object_mut().unwrap();
        members.extend(act.as_object().unwrap().clone());
        self.no(whole)
    }

    fn diaries(&self) -> String {
        canonical(&self.outline()["diaries"])
    }

    fn held(&self) -> Json {
        let snapshot: Json = serde_json::from_str(&self.session.snapshot()).unwrap();
        snapshot["trail"][0]["items"]["d"].clone()
    }

    fn can(&self, word: &str) -> bool {
        self.session
            .allowed(Role::Learner)
            .iter()
            .any(|kind| kind.word() == word)
    }
}

#[test]
fn rule_22_9_an_entry_is_open_by_calendar_days() {
    let mut bench = Bench::new(WEEK);
    assert_eq!(
        bench.refused(json!({"entry": 2})),
        r#"{"entry":2,"item":"d","refused":"not-due"}"#
    );
    // It is 9 in the morning: at midnight it is the next day.
    bench.minute += 15 * 60;
    bench.entry(2, json!({"stemming": 3}));
    bench.entry(1, json!({"stemming": 4}));
    bench.wait_days(1);
    assert_eq!(
        bench.refused(json!({"entry": 1})),
        r#"{"entry":1,"item":"d","refused":"too-late"}"#
    );
    bench.entry(3, json!({}));
    bench.wait_days(9);
    assert_eq!(
        bench.refused(json!({"entry": 4})),
        r#"{"entry":4,"item":"d","refused":"too-late"}"#
    );
    assert!(bench.can("answer"));
    bench.ok(json!({"act": "pause"}));
    assert!(!bench.can("answer"));
}

#[test]
fn rule_22_10_refusals_in_their_order() {
    let mut bench = Bench::unstarted(WEEK);
    bench.ok(json!({"act": "start"}));
    assert_eq!(
        bench.refused(json!({"entry": 0})),
        r#"{"field":"entry","refused":"bad-act"}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": "1"})),
        r#"{"field":"entry","refused":"bad-act"}"#
    );
    assert_eq!(
        bench.refused(json!({"step": "nergens", "entry": 9})),
        r#"{"refused":"unknown-step","step":"nergens"}"#
    );
    assert_eq!(
        bench.refused(json!({"step": "laag", "entry": 9})),
        r#"{"refused":"not-here","step":"laag"}"#
    );
    assert_eq!(bench.refused(json!({})), r#"{"item":"d","refused":"no-entry"}"#);
    assert_eq!(
        bench.refused(json!({"entry": 5, "value": 3})),
        r#"{"item":"d","refused":"no-entry"}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": 999_999_999, "value": 3})),
        r#"{"item":"d","refused":"no-entry"}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": 3e9, "value": 3})),
        r#"{"field":"entry","refused":"bad-act"}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": 2, "value": 3})),
        r#"{"entry":2,"item":"d","refused":"not-due"}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": 1, "value": 3})),
        r#"{"expects":"diary","item":"d","refused":"wrong-type"}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": 1, "value": {"stemming": 11}})),
        r#"{"from":0,"inner":"stemming","item":"d","refused":"out-of-range","to":10}"#
    );
    assert_eq!(
        bench.refused(json!({"entry": 1, "value": {"wat": "Gewandeld"}})),
        r#"{"expects":"text","inner":"wat","item":"d","refused":"wrong-type"}"#
    );
    bench.entry(1, json!({"wat": {"vault": true}, "stemming": 2}));
    assert_eq!(
        bench.held(),
        json!({"attempts": 1, "entries": {"1": {"seq": 2, "value": {"stemming": 2, "wat": {"vault": true}}}}})
    );
}

#[test]
fn rule_22_10_another_item_has_no_entries() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: a
    items:
      - confirm: c
        ask: Ja?
      - confirm: verborgen
        ask: Nee?
        when: c
",
    );
    let act = |item: &str| json!({"act": "answer", "item": item, "entry": 1, "value": 3});
    assert_eq!(bench.no(act("c")), r#"{"item":"c","refused":"no-entry"}"#);
    assert_eq!(
        bench.no(act("verborgen")),
        r#"{"item":"verborgen","refused":"not-shown"}"#
    );
    // Nothing of diaries stands in its snapshot.
    assert!(!bench.session.snapshot().contains(r#""seq":1,"step""#));
}

#[test]
fn rule_22_10_from_any_place_and_given_anew_until_it_may_have_been_read() {
    let mut bench = Bench::new(WEEK);
    bench.go_on();
    assert_eq!(bench.here(), "tussen 1");
    assert!(bench.can("answer"));
    assert_eq!(bench.entry(1, json!({"stemming": 2})), Vec::<String>::new());
    bench.entry(1, json!({"stemming": 3}));
    assert!(bench.can("answer"));
    bench.go_on();
    assert_eq!(
        bench.refused(json!({"entry": 1})),
        r#"{"entry":1,"item":"d","refused":"entry-closed"}"#
    );
    assert!(!bench.can("answer"));
    let stored = canonical(&bench.held());
    assert_eq!(
        stored,
        r#"{"attempts":2,"entries":{"1":{"seq":4,"value":{"stemming":3}}}}"#
    );
}

#[test]
fn rule_22_10_only_where_somebody_has_been() {
    let mut bench = Bench::new(&WEEK.replacen("steps:\n", "steps:\n  - step: eerst\n    body: Hoi\n", 1));
    assert_eq!(
        bench.refused(json!({"entry": 1})),
        r#"{"item":"d","refused":"not-here"}"#
    );
    assert_eq!(bench.outline().get("diaries"), None);
    bench.go_on();
    assert_eq!(bench.diaries(), r#"[{"entry":1,"item":"d","step":"week"}]"#);
}

#[test]
fn rule_22_11_an_entry_counts_from_the_next_visit_and_bends_nothing() {
    let mut bench = Bench::new(WEEK);
    bench.entry(1, json!({"stemming": 2}));
    bench.go_on();
    bench.go_on();
    assert_eq!(bench.states(), "");
    bench.wait_days(1);
    // Two entries now, but this visit was entered before the second; its way on reads both.
    bench.entry(2, json!({"stemming": 9}));
    assert_eq!(bench.states(), "");
    assert_eq!(bench.go_on(), ["left midden 1 done hoog", "moved hoog 1"]);
    assert_eq!(bench.trail(), "week tussen midden hoog");
    bench.back();
    bench.wait_days(1);
    bench.entry(3, json!({"stemming": 0}));
    bench.go_on();
    assert_eq!(bench.trail(), "week tussen midden hoog");
}

#[test]
fn rule_22_12_skipping_takes_entries_back_and_an_entry_lifts_what_it_hides() {
    let mut bench = Bench::new(WEEK);
    bench.entry(1, json!({"stemming": 2}));
    bench.go_on();
    bench.go_on();
    assert_eq!(bench.go_on(), ["left midden 1 done laag", "moved laag 1"]);
    bench.go("week");
    // The way on of `midden` was taken because of the entry.
    assert_eq!(bench.ok(json!({"act": "skip", "item": "d"})), ["parked laag 1"]);
    assert_eq!(bench.states(), "d skipped");
    assert_eq!(bench.outline().get("diaries"), None);
    bench.go("midden");
    assert_eq!(bench.states(), "niets open");
    // An entry is still taken; the mark stays where it was read.
    bench.entry(1, json!({"stemming": 8}));
    assert_eq!(bench.states(), "niets open");
    assert_eq!(
        canonical(&bench.held()),
        r#"{"attempts":2,"entries":{"1":{"seq":9,"value":{"stemming":8}}},"skipped":true}"#
    );
    assert_eq!(bench.go_on(), ["left midden 1 done hoog", "moved hoog 1"]);
    bench.go("week");
    assert_eq!(bench.states(), "d answered");
}

#[test]
fn rule_22_12_numbers_out_of_the_entries() {
    let ways = [
        ("first(d.stemming) == 4", "eerste"),
        ("last(d.stemming) == 9", "laatste"),
        ("min(d.stemming) == 2", "laagste"),
        ("max(d.uren) == 7", "hoogste"),
        ("mean(d.stemming) == 5 and count(d) == 4", "gemiddelde"),
        ("answered(d) and not skipped(d)", "gegeven"),
    ];
    let notes: String = ways
        .iter()
        .map(|(when, id)| format!("      - note: {id}\n        when: {when}\n        body: Ja.\n"))
        .collect();
    let mut bench = Bench::new(&format!(
        "{}  - exercise: eind\n    items:\n{notes}",
        WEEK.split("  - step: tussen").next().unwrap()
    ));
    for (k, value) in [
        (1, json!({"stemming": 4})),
        (2, json!({"uren": 7})),
        (3, json!({"stemming": 2, "uren": 3})),
        (4, json!({"stemming": 9})),
    ] {
        bench.entry(k, value);
        bench.wait_days(1);
    }
    bench.go_on();
    assert_eq!(
        bench.states(),
        "eerste open, laatste open, laagste open, hoogste open, gemiddelde open, gegeven open"
    );
}

#[test]
fn rule_22_12_without_entries_all_is_unknown() {
    let mut bench = Bench::new(WEEK);
    bench.go_on();
    bench.go_on();
    assert_eq!(bench.states(), "");
    assert_eq!(bench.go_on(), ["left midden 1 done hoog", "moved hoog 1"]);
}

#[test]
fn rule_22_12_a_visit_skipped_as_a_whole_reminds_of_nothing() {
    let mut bench = Bench::new(WEEK);
    bench.entry(1, json!({"stemming": 2}));
    bench.ok(json!({"act": "skip"}));
    bench.wait_days(1);
    assert_eq!(bench.ok(json!({"act": "pause"})), Vec::<String>::new());
    assert_eq!(bench.outline().get("diaries"), None);
}

#[test]
fn rule_22_13_in_a_program_with_a_diary_visits_and_exits_have_their_number() {
    let mut bench = Bench::new(WEEK);
    bench.entry(1, json!({"stemming": 2}));
    bench.go_on();
    let snapshot: Json = serde_json::from_str(&bench.session.snapshot()).unwrap();
    let trail = snapshot["trail"].as_array().unwrap();
    let numbers: Vec<_> = trail
        .iter()
        .map(|visit| (visit["seq"].as_u64(), visit["exit"]["seq"].as_u64()))
        .collect();
    assert_eq!(numbers, [(Some(1), Some(3)), (Some(3), None)]);
}

#[test]
fn rule_23_7_what_is_told_of_a_diary() {
    let mut bench = Bench::unstarted(WEEK);
    assert_eq!(
        bench.ok(json!({"act": "start"})),
        [
            "moved week 1",
            "waiting d week 1 2026-11-23 day 4",
            "due d week 1 1"
        ]
    );
    bench.wait_days(2);
    bench.ok(json!({"act": "tick", "by": "system", "at": "2026-11-24T23:59:59.999+01:00"}));
    assert_eq!(
        bench.ok(json!({"act": "tick", "by": "system", "at": "2026-11-26T00:00:00.000+01:00"})),
        ["due d week 1 3", "due d week 1 4"]
    );
    assert_eq!(
        bench.diaries(),
        r#"[{"entry":3,"item":"d","step":"week"},{"entry":4,"item":"d","step":"week"}]"#
    );
}

#[test]
fn rule_4_6_entries_are_never_copied() {
    let mut bench = Bench::new(
        "
steps:
  - exercise: week
    items:
      - diary: d
        ask: Hoe was je dag?
        every: week
        times: 2
        items:
          - scale: stemming
            ask: Hoe voel je je?
            from: 0
            to: 10
          - text: wat
            ask: Wat?
    next: keuze
  - exercise: keuze
    items:
      - confirm: nog
        ask: Nog een keer?
    next:
      - when: nog and visits(week) < 2
        go: week
      - end
",
    );
    bench.entry(1, json!({"stemming": 2, "wat": {"vault": true}}));
    bench.go_on();
    bench.answer("nog", json!(true));
    bench.wait_days(1);
    let told = bench.go_on();
    assert_eq!(
        told,
        [
            "left keuze 1 done week",
            "moved week 2",
            "waiting d week 2 2026-11-24 week 2",
            "due d week 2 1"
        ]
    );
    assert_eq!(bench.states(), "d open");
    let screen = bench.session.screen(Role::Learner, "nl");
    assert_eq!(screen.diaries[0].vault.as_deref(), Some("week/2/d"));
    bench.entry(1, json!({"stemming": 7}));
    assert_eq!(bench.states(), "d answered");
    let shown = bench.session.screen(Role::Learner, "nl");
    let shown = shown.to_json(bench.session.program());
    assert_eq!(
        shown["items"][0]["trend"],
        json!([{"entry": 1, "value": {"stemming": 7}}])
    );
    assert_eq!(shown["items"][0]["vault"], json!("week/2/d"));
}

#[test]
fn rule_22_13_numbers_that_no_session_comes_to_are_refused() {
    let mut bench = Bench::new(WEEK);
    bench.entry(1, json!({"stemming": 2}));
    bench.go_on();
    bench.go_on();
    let snapshot = bench.session.snapshot();
    let restored = |text: &str| Session::restore(Arc::clone(bench.session.program()), text).is_ok();
    assert!(restored(&snapshot));
    let bent = |right: &str, wrong: &str| {
        assert!(snapshot.contains(right), "{right} in {snapshot}");
        assert!(!restored(&snapshot.replacen(right, wrong, 1)), "{wrong}");
    };
    // An entry given by an act that was not yet, or never; one that the diary does not have.
    bent(r#""1":{"seq":2,"#, r#""1":{"seq":5,"#);
    bent(r#""1":{"seq":2,"#, r#""1":{"seq":0,"#);
    bent(r#""1":{"seq":2,"#, r#""5":{"seq":2,"#);
    bent(r#""stemming":2"#, r#""stemming":11"#);
    // Visits entered before they were, or without a number.
    bent(r#""seq":3,"step":"tussen""#, r#""seq":4,"step":"tussen""#);
    bent(r#""seq":4,"step":"midden""#, r#""seq":1,"step":"midden""#);
    bent(r#""seq":4,"step":"midden""#, r#""step":"midden""#);
}

#[test]
fn what_comes_next_is_told_for_reminders() {
    let mut bench = Bench::new(WEEK);
    let coming = |bench: &Bench| bench.session.coming_json().map(|coming| canonical(&coming));
    let next = |k: u32, day: u32| {
        Some(format!(
            r#"{{"entry":{k},"item":"d","n":1,"step":"week","until":"2026-11-{day}T00:00"}}"#
        ))
    };
    assert_eq!(coming(&bench), next(2, 24), "entry 1 is due already");
    bench.go_on();
    assert_eq!(coming(&bench), next(2, 24), "from anywhere");
    bench.wait_days(1);
    bench.ok(json!({"act": "tick", "by": "system"}));
    assert_eq!(coming(&bench), next(3, 25));
    bench.wait_days(7);
    bench.ok(json!({"act": "tick", "by": "system"}));
    assert_eq!(coming(&bench), None, "no entry is left");
    // Declined it reminds of nothing.
    let mut bench = Bench::new(WEEK);
    bench.ok(json!({"act": "decline", "item": "d"}));
    assert_eq!(coming(&bench), None);
}
