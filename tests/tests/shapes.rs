//! Shapes of modules in which somebody gets everything, each the smallest that shows something a proof may leave out: what
//! siblings in a menu do to one another, time that passes where nothing is asked, draws, what a score takes beside answers.

use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::proof::{Nobody, check_within};
use leerpad_tests::shapes::{Wanted, hold};

const SHAPES: &[(&str, Wanted, &str)] = &[
    (
        "a child of a menu that leads to another: both are done when the menu is come back to",
        Wanted::Proved,
        "
steps:
  - section: menu
    title: Kies
    order: free
    need: all
    steps:
      - step: een
        title: Een
        next: twee
      - step: twee
        title: Twee
  - step: daarna
    title: Daarna
",
    ),
    (
        "somebody rests at a menu before they leave it",
        Wanted::Proved,
        "
steps:
  - section: menu
    title: Kies
    order: free
    need: any
    steps:
      - step: een
        title: Een
      - step: twee
        title: Twee
  - step: later
    title: Later
    when: days-since(een) >= 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "two things of which it is asked how long ago they were",
        Wanted::Proved,
        "
steps:
  - step: een
    title: Een
  - step: twee
    title: Twee
  - step: drie
    title: Drie
  - step: later
    title: Later
    when: days-since(een) == 7 and days-since(twee) == 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "a wait of some days, and days counted from before it",
        Wanted::Proved,
        "
steps:
  - step: een
    title: Een
  - wait: rust
    title: Even rust
    for: 5 days
  - step: drie
    title: Drie
  - step: later
    title: Later
    when: days-since(een) == 7
  - step: daarna
    title: Daarna
",
    ),
    (
        "how often something was answered, through a value",
        Wanted::Open,
        "
values:
  keren: attempts(kleur)
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
    when: keren >= 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "how often a step was come to, beside an answer",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - number: keren
        ask: Hoe vaak?
        from: 2
        to: 4
        required: true
  - step: heen
    title: Heen
  - step: lus
    title: Rond
    next:
      - when: visits(lus) > keren
        go: weg
      - when: visits(lus) < 6
        go: heen
      - daarna
  - step: weg
    title: Weg
  - step: daarna
    title: Daarna
",
    ),
    (
        "a setting that is one number of many",
        Wanted::Proved,
        "
settings:
  maat: {type: number, from: 0, to: 9, default: 4}
steps:
  - step: een
    title: Een
  - step: precies
    title: Precies
    when: setting(maat) == 7
  - step: daarna
    title: Daarna
",
    ),
    (
        "a setting that is one text of many",
        Wanted::Proved,
        "
settings:
  plaats: {type: text, default: thuis}
steps:
  - step: een
    title: Een
  - step: elders
    title: Elders
    when: setting(plaats) == \"school\"
  - step: daarna
    title: Daarna
",
    ),
    (
        "a score that takes a fact beside its answers",
        Wanted::Open,
        "
facts:
  eerder: {type: number, from: 0, to: 9}
scales:
  druk:
    title: Druk
    items:
      - scale: stand
        ask: Hoe is het?
        from: 0
        to: 5
    score: stand + fact(eerder)
    bands:
      - band: weinig
        below: 8
      - band: veel
steps:
  - measure: meten
    scale: druk
    moment: before
  - step: zwaar
    title: Zwaar
    when: band(druk) == veel
  - step: daarna
    title: Daarna
",
    ),
    (
        "a draw that only who came by a step has",
        Wanted::Proved,
        "
chances:
  munt:
    arms: {kop: 1, kruis: 1}
    per: visit
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: gooien
        ask: Gooien?
    next:
      - when: gooien
        go: worp
      - later
  - exercise: worp
    title: Worp
    items:
      - note: kop
        when: chance(munt) == kop
        body: Kop.
  - step: later
    title: Later
  - step: gegooid
    title: Gegooid
    when: chance(munt) == kruis
  - step: daarna
    title: Daarna
",
    ),
    (
        "a draw of the first visit",
        Wanted::Proved,
        "
chances:
  ogen:
    from: 1
    to: 6
    per: visit
steps:
  - exercise: worp
    title: Worp
    items:
      - note: een
        when: chance(ogen) == 1
        body: Een.
      - note: drie
        when: chance(ogen) == 3
        body: Drie.
      - note: zes
        when: chance(ogen) == 6
        body: Zes.
  - step: daarna
    title: Daarna
",
    ),
    (
        "a section that nobody leaves at its end",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: meer
        ask: Meer?
    next:
      - when: meer
        go: deel
      - daarna
  - section: deel
    title: Een deel
    steps:
      - step: binnen
        title: Binnen
        next: daarna
  - step: daarna
    title: Daarna
",
    ),
    (
        "feedback that leads on whatever was answered",
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
          - say: Mooi.
            go: extra
    next: daarna
  - step: extra
    title: Extra
  - step: daarna
    title: Daarna
",
    ),
    (
        "feedback that asks another answer than its own",
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
      - choice: vorm
        ask: Welke vorm?
        options:
          rond: Rond
          recht: Recht
        rules:
          - when: kleur == rood
            say: Mooi.
            go: extra
          - say: Ook mooi.
    next: daarna
  - step: extra
    title: Extra
  - step: daarna
    title: Daarna
",
    ),
    (
        "a ranking of which an option is not there",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: alles
        ask: Alles?
      - rank: volgorde
        ask: Wat eerst?
        options:
          brood: Brood
          kaas:
            label: Kaas
            when: alles
          melk: Melk
  - step: weinig
    title: Weinig
    when: position(volgorde, melk) == 1 and not alles
  - step: daarna
    title: Daarna
",
    ),
    (
        "how often a menu was come to",
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
  - section: menu
    title: Kies
    order: free
    need: any
    steps:
      - step: een
        title: Een
      - step: twee
        title: Twee
        when: kleur == rood
  - step: vaak
    title: Vaak
    when: visits(menu) >= 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "a check that only a number between the ends meets",
        Wanted::Open,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - number: getal
        ask: Welk getal?
        from: 0
        to: 100
        required: true
        check:
          - must: answer * 3 == 21
            say: Dat is het niet.
  - step: daarna
    title: Daarna
",
    ),
    (
        "a beginning inside a section that nobody comes to from outside",
        Wanted::Begun,
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
        required: true
    next:
      - when: kleur == rood
        go: deel
      - daarna
  - section: deel
    title: Een deel
    when: kleur == blauw
    steps:
      - step: binnen
        title: Binnen
        entry: true
  - step: daarna
    title: Daarna
",
    ),
    (
        "how far two steps were come to, one beside the other",
        Wanted::Proved,
        "
steps:
  - exercise: links
    title: Links
    items:
      - choice: hoe
        ask: Hoe?
        options:
          nog: Nog eens
          door: Door
    next:
      - when: hoe == nog and visits(links) < 4
        go: rechts
      - midden
  - step: rechts
    title: Rechts
    next: links
  - step: midden
    title: Midden
  - step: veel
    title: Veel
    when: visits(links) - visits(midden) == 2
  - step: daarna
    title: Daarna
",
    ),
];

#[test]
fn what_somebody_gets_is_not_denied() {
    hold(SHAPES);
}

/// Six marks from 0 to 10 on two screens: who comes by with thirty or more has no fewer further on.
#[test]
fn a_sum_of_many_answers_is_decided() {
    let marks = |from: usize| -> String {
        let mark = |at| {
            format!("      - scale: c{at}\n        ask: Welk cijfer?\n        from: 0\n        to: 10\n")
        };
        (from..from + 3).map(mark).collect()
    };
    let sum = (0..6).map(|at| format!("c{at}")).collect::<Vec<_>>().join(" + ");
    let (first, second) = (marks(0), marks(3));
    let text = format!(
        "leerpad: 1\nmodule: som\nversion: 1.0.0\nlanguages: [nl]\ntitle: Som\nvalues:\n  samen: {sum}\nsteps:\n  - exercise: een\n    title: Een\n    items:\n{first}  - exercise: twee\n    title: Twee\n    items:\n{second}    next:\n      - when: samen >= 30\n        go: veel\n      - daarna\n  - step: veel\n    title: Veel\n  - step: toch-weinig\n    title: Toch weinig\n    when: {sum} < 30\n  - step: alles\n    title: Alles\n    when: samen > 59\n  - step: daarna\n    title: Daarna\n"
    );
    let (checked, proof) = check_within(&Sources::new(Source::new("som.yaml", text.as_str())), 100_000);
    let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.rule.code).collect();
    let proof = proof.unwrap_or_else(|| panic!("it has errors: {codes:?}"));
    let module = leerpad::check::check(&Sources::new(Source::new("som.yaml", text.as_str()))).module;
    let program = leerpad::program::Program::compile(&module.expect("a module"));
    let never = program.step("toch-weinig").expect("a step");
    assert!(
        proof.nobody.contains(&Nobody::Visits(never)),
        "{codes:?} {:?}",
        proof.open
    );
    assert_eq!(proof.nobody.len(), 1, "{:?}", proof.nobody);
    assert!(proof.open.is_empty(), "{:?}", proof.open);
}

/// Fourteen themes of which somebody chooses some, each with a menu of its own: which were chosen is not told apart where it
/// bears on nothing, and is where it does.
#[test]
fn menus_on_the_way_keep_no_answers_apart() {
    let themes: Vec<String> = (0..14).map(|at| format!("t{at}")).collect();
    let options: String = themes
        .iter()
        .map(|theme| format!("          {theme}: Thema {theme}\n"))
        .collect();
    let child =
        |theme: &str, letter: &str| format!("          - step: {theme}-{letter}\n            title: Iets\n");
    let sections: String = themes
        .iter()
        .map(|theme| {
            let children: String = ["a", "b", "c"].map(|letter| child(theme, letter)).concat();
            format!(
                "  - section: {theme}-deel\n    title: Deel\n    when: themas contains {theme}\n    steps:\n      - section: {theme}-menu\n        title: Kies er twee\n        order: free\n        need: 2\n        steps:\n{children}"
            )
        })
        .collect();
    let note = |id: &str, when: &str| {
        format!("      - note: {id}\n        when: {when}\n        body: Een tekst.\n")
    };
    let notes = [
        note("gedaan", "done(t3-a)"),
        note("niet-gedaan", "themas contains t3 and not done(t3-a)"),
        note("niemand", "done(t3-a) and not (themas contains t3)"),
        note(
            "twee",
            "done(t3-a) and done(t3-b) and not done(t3-c) and done(t9-c)",
        ),
        note("drie-keer", "visits(t5-menu) > 2"),
    ]
    .concat();
    let text = format!(
        "leerpad: 1\nmodule: themas\nversion: 1.0.0\nlanguages: [nl]\ntitle: Thema's\nsteps:\n  - exercise: kiezen\n    title: Kiezen\n    items:\n      - choices: themas\n        ask: Waar wil je aan werken?\n        options:\n{options}{sections}  - exercise: slot\n    title: Slot\n    items:\n{notes}  - end: klaar\n"
    );
    let sources = Sources::new(Source::new("themas.yaml", text.as_str()));
    let (checked, proof) = check_within(&sources, 400_000);
    let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.rule.code).collect();
    let proof = proof.unwrap_or_else(|| panic!("it has errors: {codes:?}"));
    let program = leerpad::program::Program::compile(&checked.module.expect("a module"));
    let never = program.item("niemand").expect("an item");
    assert!(
        proof.nobody.contains(&Nobody::Sees(never)),
        "{codes:?} {:?}",
        proof.open
    );
    assert_eq!(proof.nobody.len(), 1, "{:?}", proof.nobody);
    assert!(proof.open.is_empty(), "{:?}", proof.open);
}

/// Four at most of twelve: five of them together are chosen by nobody, any four are.
#[test]
fn so_many_options_of_which_few_may_be_chosen_are_tried_in_each_way() {
    let options: String = (0..12)
        .map(|at| format!("          t{at}: Thema {at}\n"))
        .collect();
    let note = |id: &str, all: &[usize]| {
        let all: Vec<String> = all.iter().map(|at| format!("themas contains t{at}")).collect();
        format!(
            "      - note: {id}\n        when: {}\n        body: Een tekst.\n",
            all.join(" and ")
        )
    };
    let notes = [
        note("vijf", &[0, 3, 5, 8, 11]),
        note("vier", &[0, 3, 5, 11]),
        note("anders", &[1, 2, 4, 6]),
        note("nog", &[7, 9, 10, 8]),
    ]
    .concat();
    let text = format!(
        "leerpad: 1\nmodule: themas\nversion: 1.0.0\nlanguages: [nl]\ntitle: Thema's\nsteps:\n  - exercise: kiezen\n    title: Kiezen\n    items:\n      - choices: themas\n        ask: Waar wil je aan werken?\n        max: 4\n        options:\n{options}{notes}  - end: klaar\n"
    );
    let sources = Sources::new(Source::new("themas.yaml", text.as_str()));
    let (checked, proof) = check_within(&sources, 400_000);
    let proof = proof.expect("it has no errors");
    let program = leerpad::program::Program::compile(&checked.module.expect("a module"));
    let five = Nobody::Sees(program.item("vijf").expect("an item"));
    assert_eq!(proof.nobody, [five].into());
    assert!(proof.open.is_empty(), "{:?}", proof.open);
}

/// Six children of a menu, each with a loop of its own: how often somebody went round in one that is done bears on nothing but what
/// reads it later.
#[test]
fn loops_in_children_that_are_done_keep_no_situations_apart() {
    let child = |at: usize| {
        format!(
            "      - section: c{at}\n        title: Kind\n        steps:\n          - exercise: c{at}-doe\n            title: Doe\n            items:\n              - choice: c{at}-nog\n                ask: Nog een keer?\n                options:\n                  ja: Ja\n                  nee: Nee\n            next:\n              - when: c{at}-nog == ja and visits(c{at}-doe) < 4\n                go: c{at}-doe\n              - c{at}-af\n          - step: c{at}-af\n            title: Af\n"
        )
    };
    let children: String = (0..6).map(child).collect();
    let note = |id: &str, when: &str| {
        format!("      - note: {id}\n        when: {when}\n        body: Een tekst.\n")
    };
    let notes = [
        note("drie", "visits(c2-doe) == 3"),
        note("samen", "visits(c0-doe) == 4 and visits(c3-doe) == 2"),
        note("niemand", "visits(c5-doe) > 4"),
        note("laatste", "c4-nog == ja and visits(c4-doe) == 4"),
        note("ook-niemand", "c4-nog == ja and visits(c4-doe) == 2"),
    ]
    .concat();
    let text = format!(
        "leerpad: 1\nmodule: rondjes\nversion: 1.0.0\nlanguages: [nl]\ntitle: Rondjes\nsteps:\n  - section: menu\n    title: Kies\n    order: free\n    need: 2\n    steps:\n{children}  - exercise: slot\n    title: Slot\n    items:\n{notes}  - end: klaar\n"
    );
    let sources = Sources::new(Source::new("rondjes.yaml", text.as_str()));
    let (checked, proof) = check_within(&sources, 400_000);
    let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.rule.code).collect();
    let proof = proof.unwrap_or_else(|| panic!("it has errors: {codes:?}"));
    let program = leerpad::program::Program::compile(&checked.module.expect("a module"));
    let never = ["niemand", "ook-niemand"].map(|id| Nobody::Sees(program.item(id).expect("an item")));
    assert_eq!(proof.nobody, never.into(), "{codes:?} {:?}", proof.open);
    assert!(proof.open.is_empty(), "{:?}", proof.open);
}
