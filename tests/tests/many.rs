//! Much of one thing is decided: answers that are added up, themes to choose from, menus on the way, loops in a menu.

use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad::proof::{Nobody, Proof, check_within};

/// What is proved of a module without errors, within so many acts.
fn proved(text: &str, budget: u64) -> (Program, Proof) {
    let (checked, proof) = check_within(&Sources::new(Source::new("veel.yaml", text)), budget);
    let proof = proof.unwrap_or_else(|| panic!("{:?}", checked.problems));
    (Program::compile(&checked.module.expect("a module")), proof)
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
    let (program, proof) = proved(&text, 100_000);
    let never = program.step("toch-weinig").expect("a step");
    assert!(proof.nobody.contains(&Nobody::Visits(never)), "{:?}", proof.open);
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
    let (program, proof) = proved(&text, 400_000);
    let never = program.item("niemand").expect("an item");
    assert!(proof.nobody.contains(&Nobody::Sees(never)), "{:?}", proof.open);
    assert_eq!(proof.nobody.len(), 1, "{:?}", proof.nobody);
    assert!(proof.open.is_empty(), "{:?}", proof.open);
}

/// Six themes in any order, in each of which something shows only for some: that keeps nobody in the menu, so it is not told apart
/// when it is asked what comes behind. A theme that is there for some only is, for then others must be done.
#[test]
fn what_shows_for_some_in_a_theme_keeps_no_answers_apart_behind_the_menu() {
    let options: String = (0..5).map(|at| format!("          z{at}: Zorg {at}\n")).collect();
    let theme = |at: usize| {
        let when = if at == 2 {
            "        when: zorgen contains z4\n"
        } else {
            ""
        };
        let inside: String = (0..6)
            .map(|step| {
                let when = format!("            when: zorgen contains z{}\n", (at + step) % 4);
                let when = if step % 3 == 1 { when.as_str() } else { "" };
                format!(
                    "          - exercise: t{at}-{step}\n            title: Iets\n{when}            items:\n              \
                     - confirm: c{at}-{step}\n                ask: Lukt het?\n"
                )
            })
            .collect();
        format!("      - section: t{at}\n        title: Thema\n{when}        steps:\n{inside}")
    };
    let themes: String = (0..6).map(theme).collect();
    let note = |id: &str, when: &str| {
        format!("      - note: {id}\n        when: {when}\n        body: Een tekst.\n")
    };
    let notes = [
        note("drie", "done(t0) and done(t1) and done(t2)"),
        note("geen-van-deze", "not done(t0) and not done(t1) and not done(t3)"),
        note("niemand", "done(t2) and not (zorgen contains z4)"),
        note("verder", "c5-5 and not c4-5"),
    ]
    .concat();
    let text = format!(
        "leerpad: 1\nmodule: themas\nversion: 1.0.0\nlanguages: [nl]\ntitle: Thema's\nsteps:\n  - exercise: kiezen\n    title: Kiezen\n    items:\n      - choices: zorgen\n        ask: Waar maak je je zorgen over?\n        options:\n{options}  - section: menu\n    title: Kies er drie\n    order: free\n    need: 3\n    steps:\n{themes}  - exercise: slot\n    title: Slot\n    items:\n{notes}  - end: klaar\n"
    );
    let (program, proof) = proved(&text, 60_000);
    assert!(proof.open.is_empty(), "{:?}", proof.open);
    let never = program.item("niemand").expect("an item");
    assert_eq!(proof.nobody, [Nobody::Sees(never)].into());
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
    let (program, proof) = proved(&text, 400_000);
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
    let (program, proof) = proved(&text, 400_000);
    let never = ["niemand", "ook-niemand"].map(|id| Nobody::Sees(program.item(id).expect("an item")));
    assert_eq!(proof.nobody, never.into(), "{:?}", proof.open);
    assert!(proof.open.is_empty(), "{:?}", proof.open);
}

/// How often somebody came by is told apart as far as the setting goes that it is compared with, and no further.
#[test]
fn a_counter_that_is_compared_with_a_setting_ends() {
    let text = "leerpad: 1
module: keer
version: 1.0.0
languages: [nl]
title: Keer
settings:
  keer:
    type: number
    from: 1
    to: 5
    default: 2
steps:
  - exercise: kies
    title: Kies
    items:
      - choice: verder
        ask: Wil je verder?
        options: {ja: Ja, nee: Nee}
  - exercise: oefen
    title: Oefen
    items:
      - choice: nog-eens
        ask: Nog eens?
        options: {ja: Ja, nee: Nee}
    next:
      - when: nog-eens == ja and visits(oefen) < setting(keer)
        go: oefen
      - kijk
  - step: kijk
    title: Kijk
    next:
      - when: verder == ja
        go: klaar
      - kies
  - end: klaar
";
    let (_, proof) = proved(text, 100_000);
    // Who says no goes round, whatever they do: that is told, and nothing else was left out.
    assert_eq!(proof.problems.len(), 1, "{:?}", proof.problems);
    assert!(
        proof.open.iter().all(|open| open.gaps.is_empty()),
        "{:?}",
        proof.open
    );
    assert!(proof.situations < 2_000, "{} situations", proof.situations);
}
