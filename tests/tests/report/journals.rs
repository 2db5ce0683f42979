//! From journals to a report: what the engine wrote is what is counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use leerpad::check::{Sources, check};
use leerpad::ground::hash::Seed;
use leerpad::ground::source::Source;
use leerpad::journal::Journal;
use leerpad::program::Program;
use leerpad::report::{Cohort, LeftOut, Period, Report, Threshold};
use leerpad_tests::sessions::{self, alike};
use serde_json::{Value, json};

const MODULE: &str = "leerpad: 1
module: samen
version: 1.0.0
languages: [nl]
title: Samen
blend:
  guide: required
  meet: [in-person, phone]
steps:
  - step: welkom
    title: Welkom
    body: Fijn dat je er bent.
  - contact: praten
    title: Praten
    within: 7 days
    otherwise: groep
  - contact: groep
    title: Met de groep
    with: group
    within: 7 days
    otherwise: buur
  - contact: buur
    title: Met iemand die je kent
    with: supporter
    within: 7 days
    otherwise: klaar
  - step: klaar
    title: Klaar
    body: Tot hier.
";

fn program() -> Arc<Program> {
    let checked = check(&Sources::new(Source::new("samen.yaml", MODULE)));
    let module = checked.module.unwrap_or_else(|| panic!("{:?}", checked.problems));
    Arc::new(Program::compile(&module))
}

/// The journal of some acts, a minute apart; each must be accepted. No two have one seed.
fn journal(program: &Arc<Program>, acts: &[Value]) -> String {
    static SEEDS: AtomicU64 = AtomicU64::new(7);
    let seed = Seed::from_number(SEEDS.fetch_add(1, Ordering::Relaxed));
    let (mut journal, mut lines) = Journal::begin(Arc::clone(program), seed, serde_json::Map::new()).unwrap();
    let start = json!({"act": "start", "by": "learner"});
    for (minute, act) in std::iter::once(&start).chain(acts).enumerate() {
        let mut act = act.clone();
        act["at"] = format!("2026-01-05T09:{minute:02}:00.000+01:00").into();
        if act.get("by").is_none() {
            act["by"] = "learner".into();
        }
        let appended = journal
            .append(&act)
            .unwrap_or_else(|refusal| panic!("{act}: {:?}", refusal.code));
        lines += &appended.line;
    }
    lines
}

fn value(report: &Report, table: &str, of: &str, part: &str) -> Option<i64> {
    let fits = |row: &&leerpad::report::Row| row.table.word() == table && row.of == of && row.part == part;
    let row = report
        .rows
        .iter()
        .find(fits)
        .unwrap_or_else(|| panic!("no row {table} {of} {part}"));
    row.value.map(|value| value.millionths() / 1_000_000)
}

#[test]
fn contacts_count_as_they_were_held() {
    let program = program();
    let go_on = || json!({"act": "continue"});
    let held =
        |step: &str, form: &str| json!({"act": "contact-held", "by": "guide", "step": step, "form": form});
    let counted = |count: u32| json!({"act": "contact-held", "by": "guide", "step": "groep", "form": "in-person", "count": count});
    let decline = |step: &str| json!({"act": "contact-decline", "step": step});
    let mut cohort = Cohort::new(vec![Arc::clone(&program)], Period::default());
    // Six by phone, five in person, one after it was declined and left behind; the group with eleven times four.
    for at in 0..12 {
        let mut acts = vec![go_on()];
        match at {
            0..=5 => acts.extend([held("praten", "phone"), go_on()]),
            6..=10 => acts.extend([held("praten", "in-person"), go_on()]),
            _ => acts.extend([decline("praten"), go_on(), held("praten", "phone")]),
        }
        acts.push(if at < 11 { counted(4) } else { decline("groep") });
        acts.extend([go_on(), json!({"act": "contact-held", "step": "buur"}), go_on()]);
        acts[..].iter_mut().for_each(|act| {
            if act["act"] == "contact-held" && act["step"] == "buur" {
                act["form"] = "phone".into();
            }
        });
        cohort.add(journal(&program, &acts).as_bytes()).unwrap();
    }
    let made = cohort.report(Threshold::new(5).unwrap());
    assert_eq!(value(&made, "sessions", "begun", ""), Some(12));
    assert_eq!(value(&made, "contacts", "praten", ""), Some(12));
    assert_eq!(value(&made, "attendance", "groep", ""), Some(44));
    // One had no contact with the group, so how many had stays hidden, and with it the sum.
    assert_eq!(value(&made, "contacts", "groep", ""), None);
    assert_eq!(value(&made, "contacts", "", ""), None);
    // With whom of their own they spoke is in no table, nor is the step.
    assert!(made.rows.iter().all(|row| row.of != "buur"));
    assert_eq!(value(&made, "done", "welkom", ""), Some(12));

    // Of eleven that all met, everything can be told.
    let mut all = Cohort::new(vec![Arc::clone(&program)], Period::default());
    for at in 0..11 {
        let form = if at < 6 { "phone" } else { "in-person" };
        let acts = [go_on(), held("praten", form), go_on(), counted(4), go_on()];
        all.add(journal(&program, &acts).as_bytes()).unwrap();
    }
    let made = all.report(Threshold::new(5).unwrap());
    assert_eq!(value(&made, "contacts", "", ""), Some(22));
    assert_eq!(value(&made, "contacts", "", "phone"), Some(6));
    assert_eq!(value(&made, "contacts", "", "in-person"), Some(16));
    assert_eq!(value(&made, "contacts", "praten", "phone"), Some(6));
    assert_eq!(value(&made, "contacts", "groep", "phone"), Some(0));
    assert_eq!(made.withheld(), 0);
}

#[test]
fn what_is_left_behind_is_not_done() {
    let text = "leerpad: 1
module: keuze
version: 1.0.0
languages: [nl]
title: Keuze
steps:
  - exercise: kies
    title: Kies
    items:
      - choice: weg
        ask: Welke weg?
        options:
          links: Links
          rechts: Rechts
    next:
      - when: weg == links
        go: links-om
      - rechts-om
  - step: links-om
    title: Links om
    body: Links.
    next: slot
  - step: rechts-om
    title: Rechts om
    body: Rechts.
  - step: slot
    title: Slot
    body: Klaar.
";
    let checked = check(&Sources::new(Source::new("keuze.yaml", text)));
    let program = Arc::new(Program::compile(&checked.module.unwrap()));
    let answer = |way: &str| json!({"act": "answer", "item": "weg", "value": way});
    let go_on = || json!({"act": "continue"});
    let mut cohort = Cohort::new(vec![Arc::clone(&program)], Period::default());
    for _ in 0..5 {
        let acts = [
            answer("links"),
            go_on(),
            go_on(),
            json!({"act": "go", "step": "kies"}),
            answer("rechts"),
            go_on(),
        ];
        cohort.add(journal(&program, &acts).as_bytes()).unwrap();
    }
    let made = cohort.report(Threshold::default());
    assert_eq!(value(&made, "done", "links-om", ""), Some(0));
    assert_eq!(value(&made, "done", "kies", ""), Some(5));
}

#[test]
fn what_adds_nothing_says_why() {
    let program = program();
    let mut cohort = Cohort::new(vec![Arc::clone(&program)], Period::default());
    let whole = journal(&program, &[]);
    assert!(cohort.add(whole.as_bytes()).is_ok());
    // A last line that was cut off does not count, as everywhere.
    assert!(
        cohort
            .add(&whole.as_bytes()[..whole.len() - 20])
            .is_err_and(|why| why == LeftOut::NotBegun)
    );
    let first = whole.split_inclusive('\n').next().unwrap();
    assert_eq!(cohort.add(first.as_bytes()), Err(LeftOut::NotBegun));
    assert!(matches!(cohort.add(b"{}"), Err(LeftOut::Fault(_))));
    assert!(matches!(
        cohort.add(whole.replace("learner", "system").as_bytes()),
        Err(LeftOut::Fault(_))
    ));
    for case in sessions::all() {
        assert!(matches!(
            cohort.add(case.play().journal.as_bytes()),
            Err(LeftOut::Program { .. })
        ));
    }
    assert_eq!(
        cohort.report(Threshold::default()).withheld(),
        cohort.report(Threshold::default()).rows.len()
    );
}

/// No report holds anything of a session but numbers: with every case of the folder five times over.
#[test]
fn every_case_reports() {
    for case in sessions::all() {
        let program = case.program();
        let mut cohort = Cohort::new(vec![Arc::clone(&program)], Period::default());
        for journal in alike(&program, &case.play().journal, 5) {
            cohort.add(journal.as_bytes()).unwrap();
        }
        let made = cohort.report(Threshold::default());
        assert_eq!(value(&made, "sessions", "begun", ""), Some(5));
        for row in &made.rows {
            // Where nothing is drawn all five are alike, so everything is of all or of nobody.
            let is_counted = row.figure.word() == "sessions" && program.plan().chances.is_empty();
            if let Some(value) = row.value.filter(|_| is_counted) {
                assert!([0, 5_000_000].contains(&value.millionths()), "{row:?}");
            }
        }
        let told = made.to_json();
        let rows = told["rows"].as_array().unwrap();
        assert_eq!(rows.len(), made.rows.len());
        assert_eq!(told["withheld"], made.withheld());
    }
}

#[test]
fn scores_are_told_of_who_said_so_and_copies_count_once() {
    let text = "leerpad: 1
module: druk
version: 1.0.0
languages: [nl]
title: Druk
privacy:
  keep: 1 year
  purposes:
    verslag:
      ask: Mag dit in een verslag?
      with: organisation
      what: [spanning]
      keep: 1 year
scales:
  spanning:
    title: Spanning
    better: lower
    items:
      - scale: gespannen
        ask: Hoe gespannen ben je?
        from: 0
        to: 10
    score: gespannen
steps:
  - measure: begin
    scale: spanning
  - end: klaar
";
    let checked = check(&Sources::new(Source::new("druk.yaml", text)));
    let program = Arc::new(Program::compile(&checked.module.unwrap()));
    let told = |given: &[bool]| {
        let mut cohort = Cohort::new(vec![Arc::clone(&program)], Period::default());
        for given in given {
            let acts = [
                json!({"act": "consent", "purpose": "verslag", "given": given}),
                json!({"act": "answer", "item": "gespannen", "value": 5}),
                json!({"act": "continue"}),
            ];
            let journal = journal(&program, &acts);
            cohort.add(journal.as_bytes()).unwrap();
            // Less of it or all of it again adds nothing.
            let half = journal
                .lines()
                .take(3)
                .map(|line| format!("{line}\n"))
                .collect::<String>();
            for copy in [&half, &journal] {
                assert_eq!(cohort.add(copy.as_bytes()), Err(LeftOut::Copy));
            }
        }
        let made = cohort.report(Threshold::default());
        assert_eq!(
            value(&made, "sessions", "begun", ""),
            i64::try_from(given.len()).ok()
        );
        made.rows
            .iter()
            .filter(|row| row.table.word() == "scores" && row.figure.word() == "sessions")
            .filter_map(|row| row.value)
            .map(|value| value.millionths() / 1_000_000)
            .max()
    };
    assert_eq!(told(&[true; 6]), Some(6));
    assert_eq!(told(&[false; 6]), Some(0));
    // Who did not say so cannot be told from the sum of all.
    assert_eq!(
        told(&[
            true, true, true, true, true, true, false, false, false, false, false
        ]),
        Some(6)
    );
}
