//! What a problem shows beside its own place: which earlier condition rules it out, and how somebody comes there.

use std::sync::Arc;

use leerpad::check::{Checked, Sources};
use leerpad::ground::problem::Problem;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad_tests::walks::replay;

fn checked(steps: &str) -> (String, Checked) {
    let head = "leerpad: 1\nmodule: reden\nversion: 1.0.0\nlanguages: [nl]\ntitle: Reden\nblend: {guide: optional, meet: [phone]}\n";
    let text = format!("{head}steps:\n{steps}");
    let checked = leerpad::proof::check(&Sources::new(Source::new("reden.yaml", text.as_str())));
    (text, checked)
}

fn problem<'a>(checked: &'a Checked, code: &str) -> &'a Problem {
    let mut problems = checked.problems.iter();
    problems
        .find(|problem| problem.rule.code == code)
        .unwrap_or_else(|| panic!("{:?}", checked.problems))
}

/// The texts that a problem points at, with what it says of them.
fn seen(text: &str, problem: &Problem) -> Vec<(String, &'static str)> {
    let at = |start: u32, end: u32| text[start as usize..end as usize].to_owned();
    let related = problem.related.iter();
    related
        .map(|one| (at(one.span.start, one.span.end), one.en))
        .collect()
}

const FAMILY: &str = "  - exercise: vraag
    title: Een vraag
    items:
      - choice: kinderen
        ask: Heb je kinderen?
        options:
          ja: Ja
          nee: Nee
    next:
      - when: kinderen == ja
        go: gezin
      - alleen
  - exercise: gezin
    title: Samen
    items:
      - note: zonder
        when: SAMEN
        body: Zonder kinderen.
    next: klaar
  - exercise: alleen
    title: Alleen
    items:
      - note: met
        when: ALLEEN
        body: Met kinderen.
  - step: klaar
    title: Klaar
";

#[test]
fn the_condition_that_rules_it_out_is_shown() {
    let family = |together: &str, alone: &str| FAMILY.replace("SAMEN", together).replace("ALLEEN", alone);
    let (text, found) = checked(&family("kinderen == nee", "kinderen == nee"));
    let never = problem(&found, "never-met-here");
    assert_eq!(
        seen(&text, never),
        [("kinderen == ja".to_owned(), "who comes there met this before")]
    );
    let (text, found) = checked(&family("kinderen == ja or 1 == 1", "kinderen == ja"));
    let never = problem(&found, "never-met-here");
    assert_eq!(
        seen(&text, never),
        [(
            "kinderen == ja".to_owned(),
            "who comes there did not meet this before"
        )]
    );
}

#[test]
fn nothing_is_shown_that_not_everybody_passed() {
    // Two ways lead there, each with a condition of its own.
    let steps = FAMILY
        .replace("SAMEN", "kinderen == nee")
        .replace("ALLEEN", "kinderen == nee")
        .replace(
            "      - alleen\n",
            "      - when: kinderen == nee\n        go: gezin\n      - alleen\n",
        );
    let (text, found) = checked(&steps);
    for problem in &found.problems {
        let shown = seen(&text, problem);
        assert!(
            shown.iter().all(|(_, words)| !words.contains("met this")),
            "{shown:?}"
        );
    }
}

#[test]
fn the_way_above_it_is_shown() {
    let (text, found) = checked(
        "  - exercise: vraag
    title: Een vraag
    items:
      - scale: cijfer
        ask: Welk cijfer?
        from: 0
        to: 10
    next:
      - when: cijfer >= 5
        go: klaar
      - when: cijfer >= 8
        go: klaar
      - when: cijfer < 3
        go: meer
      - klaar
  - step: meer
    title: Meer
  - step: klaar
    title: Klaar
",
    );
    let never = problem(&found, "way-not-taken");
    assert_eq!(
        seen(&text, never),
        [(
            "cijfer >= 5".to_owned(),
            "who comes there did not meet this before"
        )]
    );
}

#[test]
fn the_ways_above_that_leave_nobody_to_a_last_way_are_shown() {
    let ways = |above: &str| {
        checked(&format!(
            "  - exercise: vraag
    title: Een vraag
    items:
      - choice: bellen
        ask: Ga je bellen?
        options:
          ja: Ja
          nee: Nee
    next:
{above}      - open
  - step: nu
    title: Nu
    next: klaar
  - step: open
    title: Open
  - step: klaar
    title: Klaar
"
        ))
    };
    let (text, found) = ways(
        "      - when: bellen == ja
        go: nu
      - when: not (bellen == ja)
        go: klaar
      - when: not answered(bellen)
        go: klaar
",
    );
    let other = "everybody who comes so far meets this already, or another one above";
    assert_eq!(
        seen(&text, problem(&found, "step-never-visited")),
        [
            ("open".to_owned(), "nobody takes this way there"),
            ("bellen == ja".to_owned(), other),
            ("not (bellen == ja)".to_owned(), other),
            ("not answered(bellen)".to_owned(), other),
        ]
    );
    let (text, found) = ways("      - when: visits(vraag) < 2\n        go: nu\n");
    assert_eq!(
        seen(&text, problem(&found, "step-never-visited")),
        [
            ("open".to_owned(), "nobody takes this way there"),
            (
                "visits(vraag) < 2".to_owned(),
                "everybody who comes so far meets this already"
            ),
        ]
    );
}

#[test]
fn the_rung_of_a_value_that_goes_before_is_shown() {
    let (text, found) = checked(
        "  - exercise: feest
    title: Een feest
    items:
      - number: kosten
        ask: Wat kost het?
        from: 0
        to: 500
      - note: rood
        when: licht == 1
        body: Te duur.
  - step: klaar
    title: Klaar
values:
  licht:
    - when: kosten > 100
      is: 1
    - when: kosten > 200
      is: 2
    - is: 0
",
    );
    assert_eq!(
        seen(&text, problem(&found, "rung-not-reached")),
        [(
            "kosten > 100".to_owned(),
            "whoever meets this gets this rung already"
        )]
    );
}

#[test]
fn the_checks_that_no_answer_meets_are_shown() {
    let hours = |checks: &str| {
        checked(&format!(
            "  - exercise: werk
    title: Werk
    items:
      - number: uren
        ask: Hoeveel uur werk je?
        from: 0
        to: 35
    next:
      - when: uren >= 20
        go: meer
      - klaar
  - exercise: meer
    title: Meer
    items:
      - number: extra
        ask: Hoeveel uur wil je erbij?
        from: 0
        to: 40
        check:
{checks}  - step: klaar
    title: Klaar
"
        ))
    };
    let (text, found) = hours(
        "          - must: answer + uren <= 40
            say: Te veel.
          - must: answer >= 25
            say: Te weinig.
",
    );
    let together = "no answer meets this and the rest of `check` together";
    assert_eq!(
        seen(&text, problem(&found, "never-valid")),
        [
            ("answer + uren <= 40".to_owned(), together),
            ("answer >= 25".to_owned(), together),
        ]
    );
    let (text, found) = hours(
        "          - must: answer + uren <= 15
            say: Te veel.
",
    );
    assert_eq!(
        seen(&text, problem(&found, "never-valid")),
        [(
            "answer + uren <= 15".to_owned(),
            "no answer of who comes here meets this"
        )]
    );
}

#[test]
fn how_somebody_waits_in_vain_is_shown() {
    let (_, found) = checked(
        "  - step: welkom
    title: Welkom
  - section: kies
    title: Kies
    order: free
    steps:
      - step: lees
        title: Lees
      - contact: praat
        title: Praat
        within: 1 day
        otherwise: lees
",
    );
    let stuck = problem(&found, "stuck-in-silence");
    let example = stuck.example.as_ref().expect("an example");
    assert_eq!(example.path, "welkom > kies > praat > lees");
    let program = Arc::new(Program::compile(found.draft.as_ref().expect("a draft")));
    let session = replay(&program, example);
    let here = session.cursor().expect("it has begun");
    assert_eq!(program.step_id(here.step), "lees");
}

#[test]
fn what_decides_nothing_on_the_way_is_left_out() {
    let (_, found) = checked(
        "  - exercise: quiz
    title: Quiz
    again: ask
    items:
      - choice: q
        ask: Wat denk je?
        options:
          a: A
          b: B
    next:
      - when: q == a
        go: klaar
      - when: visits(quiz) > 2
        go: kring
      - quiz
  - step: kring
    title: Kring
    next: rond
  - step: rond
    title: Rond
    next:
      - when: visits(quiz) < 2
        go: klaar
      - kring
  - end: klaar
",
    );
    let ring = problem(&found, "never-ends");
    let example = ring.example.as_ref().expect("an example");
    assert_eq!(example.path, "quiz > quiz > quiz > kring");
    assert_eq!(example.acts.len(), 4, "{:?}", example.acts);
}

#[test]
fn a_ring_without_a_way_out_shows_the_way_there_and_hides_no_other_fault() {
    let (text, found) = checked(
        "  - exercise: vraag
    title: Een vraag
    items:
      - scale: druk
        ask: Hoe druk is het?
        from: 0
        to: 10
    next:
      - when: druk > 5
        go: lees
      - verder
  - step: lees
    title: Lees
    next: nog
  - step: nog
    title: Nog eens
    next: lees
  - exercise: verder
    title: Verder
    items:
      - note: n
        when: druk > 6
        body: Niemand ziet dit.
  - end: klaar
",
    );
    let codes: Vec<&str> = found.problems.iter().map(|problem| problem.rule.code).collect();
    assert_eq!(codes, ["no-way-out", "never-met-here"]);
    let ring = problem(&found, "no-way-out");
    let words = ring.message(leerpad::ground::language::Language::En);
    assert_eq!(
        words,
        "whoever is at `lees`, `nog` never gets out: vraag (druk: 6) > lees"
    );
    let program = Arc::new(Program::compile(found.draft.as_ref().expect("a draft")));
    let session = replay(&program, ring.example.as_ref().expect("an example"));
    let here = session.cursor().expect("it has begun");
    assert_eq!(program.step_id(here.step), "lees");
    assert_eq!(seen(&text, problem(&found, "never-met-here")).len(), 1);
}

#[test]
fn what_chance_drew_is_told_where_it_decides() {
    let text = "leerpad: 1
module: kans
version: 1.0.0
languages: [nl]
title: Kans
chances:
  groep: [kort, lang]
  munt:
    per: visit
    arms: [kop, staart]
steps:
  - step: een
    title: Een
    next:
      - when: chance(groep) == lang and chance(munt) == staart
        go: lus
      - end
  - step: lus
    title: Lus
    next:
      - when: chance(groep) == kort
        go: end
      - rond
  - step: rond
    title: Rond
    next: lus
";
    let found = leerpad::proof::check(&Sources::new(Source::new("kans.yaml", text)));
    let ring = problem(&found, "never-ends");
    let example = ring.example.as_ref().expect("an example");
    assert_eq!(example.path, "(groep: lang) een (munt: staart) > lus");
    let program = Arc::new(Program::compile(found.draft.as_ref().expect("a draft")));
    let session = replay(&program, example);
    let here = session.cursor().expect("it has begun");
    assert_eq!(program.step_id(here.step), "lus");
}

/// Where chance keeps somebody, the way that is shown draws what keeps them to its end.
#[test]
fn a_ring_by_chance_ends_in_the_draw_that_goes_round() {
    let text = "leerpad: 1
module: lot
version: 1.0.0
languages: [nl]
title: Lot
chances:
  lot:
    arms: {weer: 1, verder: 3}
    per: visit
steps:
  - step: draai
    title: Draai
    next:
      - when: chance(lot) == verder
        go: klaar
      - terug
  - step: terug
    title: Terug
    next: draai
  - end: klaar
";
    let found = leerpad::proof::check(&Sources::new(Source::new("lot.yaml", text)));
    let kept = problem(&found, "kept-by-answers");
    let path = kept.example.as_ref().map(|example| example.path.as_str());
    assert_eq!(path, Some("draai (lot: weer) > terug > draai (lot: weer)"));
}
