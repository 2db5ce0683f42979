//! What somebody may do with answers before they go on, and how answers stand to one another: shapes in which everything is there for
//! somebody, and what is ruled out.

use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::proof::check_within;
use leerpad_tests::shapes::{Wanted, hold};

const SHAPES: &[(&str, Wanted, &str)] = &[
    (
        "who declines after answering several times",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
  - step: vaak
    title: Vaak
    when: attempts(kleur) >= 5 and declined(kleur)
  - step: over
    title: Over
    when: attempts(kleur) == 2 and skipped(kleur)
  - step: daarna
    title: Daarna
",
    ),
    (
        "who fills in a diary, goes back, is led past it and comes back to it",
        Wanted::Open,
        "
steps:
  - reflection: vraag
    ask: Wat neem je mee?
  - exercise: bijhouden
    title: Bijhouden
    when: answered(vraag)
    items:
      - diary: dag
        ask: Hou het bij.
        every: day
        times: 4
        items:
          - number: uren
            ask: Hoeveel?
            from: 0
            to: 9
      - number: veel
        ask: Waarom zo veel?
        from: 0
        to: 10
        when: max(dag.uren) > 4
  - step: daarna
    title: Daarna
",
    ),
    (
        "who goes back from a diary, is held there for a while, and comes to it anew",
        Wanted::Open,
        "
steps:
  - exercise: vraag
    title: Vraag
    items:
      - checklist: klaar
        ask: Wat is klaar?
        need: 1
        options:
          tas: Tas
          jas: Jas
  - exercise: bijhouden
    title: Bijhouden
    items:
      - diary: dag
        ask: Hou het bij.
        every: day
        times: 4
        items:
          - number: uren
            ask: Hoeveel?
            from: 0
            to: 9
      - number: veel
        ask: Waarom zo veel?
        from: 0
        to: 10
        when: max(dag.uren) > 4
  - step: daarna
    title: Daarna
",
    ),
    (
        "who matches everything wrong, where that is added to something else",
        Wanted::Proved,
        "
values:
  samen: count(wat) + count(paren) * 2
steps:
  - exercise: vraag
    title: Vraag
    items:
      - choices: wat
        ask: Wat doe je?
        min: 1
        options:
          rust: Rusten
          praat: Praten
      - match: paren
        ask: Wat hoort bij elkaar?
        left:
          een: Een
          twee: Twee
        right:
          x: X
          y: Y
          z: Z
        pairs:
          een: x
          twee: y
  - step: alles-fout
    title: Alles fout
    when: samen == 1
  - step: alles-goed
    title: Alles goed
    when: samen == 6
  - step: daarna
    title: Daarna
",
    ),
    (
        "who answers what is shown, and takes back what it was shown for",
        Wanted::Open,
        "
steps:
  - exercise: vragen
    title: Vragen
    items:
      - confirm: wil-je
        ask: Wil je meer vertellen?
      - number: uren
        ask: Hoeveel uur?
        from: 0
        to: 9
        when: wil-je
  - step: nooit
    title: Nooit
    when: attempts(uren) != 1 or answered(uren)
  - step: daarna
    title: Daarna
",
    ),
    (
        "who gives a text without anything in it",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - text: woord
        ask: Welk woord?
        private: false
  - step: niets
    title: Niets
    when: length(woord) < 1
  - step: daarna
    title: Daarna
",
    ),
    (
        "who skips a step as a whole after answering on it",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    optional: true
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
  - step: vaak
    title: Vaak
    when: attempts(kleur) >= 2 and not done(vraag)
  - step: daarna
    title: Daarna
",
    ),
    (
        "who skips a step as a whole while something on it holds them back, and comes back to it",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    optional: true
    again: keep
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
        required: true
        rules:
          - when: answer == rood
            say: Nog eens.
            retry: true
          - say: Goed.
      - choice: vorm
        ask: Welke vorm?
        options:
          rond: Rond
          recht: Recht
      - note: weer
        when: visits(vraag) == 2 and attempts(kleur) == 0 and kleur == rood and vorm == recht
        body: Daar ben je weer.
    next:
      - when: visits(vraag) < 2
        go: vraag
      - daarna
  - step: daarna
    title: Daarna
",
    ),
    (
        "who goes back from a diary, takes another way and comes to it after all",
        Wanted::Open,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: meer
        ask: Meer?
    next:
      - when: meer
        go: extra
      - week
  - step: extra
    title: Extra
  - exercise: week
    title: Week
    items:
      - diary: dag
        ask: Hoe was je dag?
        every: day
        times: 3
        items:
          - scale: stem
            ask: Hoe voel je je?
            from: 1
            to: 5
      - note: al
        when: count(dag) >= 1
        body: Mooi.
  - step: daarna
    title: Daarna
",
    ),
    (
        "times in every order there is",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - time: bed
        ask: Hoe laat naar bed?
        from: 20:00
        to: 23:00
      - time: wakker
        ask: Hoe laat lag je wakker?
      - time: licht
        ask: Hoe laat deed je het licht uit?
        from: 20:30
      - note: laat
        when: wakker > bed and wakker < licht and licht < \"20:33\"
        body: Laat.
      - note: gelijk
        when: wakker == bed and licht != bed
        body: Gelijk.
  - step: daarna
    title: Daarna
",
    ),
    (
        "dates in every order there is",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - date: begin
        ask: Wanneer begon het?
        from: 2026-01-01
        to: 2026-01-03
      - date: eind
        ask: Wanneer hield het op?
        check:
          - must: answer >= begin
            say: Dat is ervoor.
  - exercise: meer
    title: Meer
    items:
      - date: tussen
        ask: Wanneer was er iets?
  - step: ertussen
    title: Ertussen
    when: tussen > begin and tussen < eind and eind == \"2026-01-04\"
  - step: daarna
    title: Daarna
",
    ),
    (
        "feedback at the end of a ladder that leads on",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
        rules:
          - when: answer == rood
            say: Mooi.
          - say: Ook mooi.
            go: extra
    next: daarna
  - step: extra
    title: Extra
  - step: daarna
    title: Daarna
",
    ),
];

#[test]
fn what_somebody_gets_is_not_denied() {
    hold(SHAPES);
}

/// What nobody gets in a module of these steps, by the codes of its problems; every property must be decided.
fn told(steps: &str) -> Vec<&'static str> {
    let text = format!(
        "leerpad: 1\nmodule: vorm\nversion: 1.0.0\nlanguages: [nl]\ntitle: Vorm\nsteps:\n{steps}  - step: daarna\n    title: Daarna\n"
    );
    let (checked, proof) = check_within(&Sources::new(Source::new("vorm.yaml", text.as_str())), 20_000);
    let proof = proof.unwrap_or_else(|| panic!("{:?}\n{text}", checked.problems));
    assert!(proof.open.is_empty(), "{:?}\n{text}", proof.open);
    checked.problems.iter().map(|problem| problem.rule.code).collect()
}

const ASLEEP: &str = "  - exercise: slaap
    title: Slaap
    items:
      - time: bed
        ask: Hoe laat naar bed?
        required: true
      - time: op
        ask: Hoe laat op?
        required: true
    next:
      - when: op > bed
        go: vroeg
      - daarna
  - exercise: vroeg
    title: Vroeg
    items:
      - confirm: fijn
        ask: Fijn?
      - note: n
        when: WHEN
        body: Kijk.
";

#[test]
fn an_order_that_was_ruled_out_before_is_found() {
    assert_eq!(told(&ASLEEP.replace("WHEN", "op <= bed")), ["never-met-here"]);
    assert_eq!(
        told(&ASLEEP.replace("WHEN", "bed < op and op < bed")),
        ["condition-never"]
    );
    assert_eq!(told(&ASLEEP.replace("WHEN", "bed == \"06:00\"")), NOTHING);
    assert_eq!(
        told(&ASLEEP.replace("WHEN", "bed == \"23:59\"")),
        ["never-met-here"]
    );
}

const DIARY: &str = "  - exercise: week
    title: Week
    items:
      - diary: dag
        ask: Hoe was je dag?
        every: day
        times: 3
        items:
          - scale: stem
            ask: Hoe voel je je?
            from: 1
            to: 5
      - note: n
        when: WHEN
        body: Mooi.
";

#[test]
fn an_entry_of_a_diary_counts_from_the_next_visit_on() {
    for when in ["count(dag) >= 1", "max(dag.stem) > 2", "answered(dag)"] {
        assert_eq!(told(&DIARY.replace("WHEN", when)), ["never-met-here"], "{when}");
    }
    assert_eq!(told(&DIARY.replace("WHEN", "declined(dag)")), NOTHING);
}

const NOTHING: [&str; 0] = [];
