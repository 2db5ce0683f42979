//! What stands there in vain though no condition of its own says so is told; its right twin is left in peace.

use leerpad::check::Sources;
use leerpad::ground::problem::Severity;
use leerpad::ground::source::Source;
use leerpad::proof::{Property, Verdict, check_within};

const HEAD: &str = "leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: M
steps:
  - exercise: vraag
    title: Vraag
    items:
      - choice: soort
        ask: Wat speelt er?
        options: {geld: Geld, huis: Huis}
      - choices: speelt
        ask: Wat nog meer?
        options: {werk: Werk, buren: Buren, rust: Rust}
";

/// Errors and warnings, and the properties that are not proved.
fn told(steps: &str) -> (Vec<&'static str>, Vec<(Property, Verdict)>) {
    let sources = Sources::new(Source::new("m.yaml", format!("{HEAD}{steps}")));
    let (checked, proof) = check_within(&sources, 20_000);
    let grave = checked.problems.iter();
    let grave = grave.filter(|problem| problem.rule.severity != Severity::Advice);
    let rulings = proof.map_or_else(Vec::new, |proof| proof.rulings);
    let open = rulings.iter().filter(|ruling| ruling.verdict != Verdict::Proved);
    (
        grave.map(|problem| problem.rule.code).collect(),
        open.map(|ruling| (ruling.property, ruling.verdict)).collect(),
    )
}

fn refuted(codes: &[&'static str], property: Property) -> (Vec<&'static str>, Vec<(Property, Verdict)>) {
    (codes.to_vec(), vec![(property, Verdict::Refuted)])
}

fn right() -> (Vec<&'static str>, Vec<(Property, Verdict)>) {
    (Vec::new(), Vec::new())
}

#[test]
fn a_check_that_everybody_meets_where_it_stands() {
    let text = |section: &str| {
        format!(
            "  - exercise: geldstap\n    title: Geld\n    when: soort == geld\n    items:\n      - number: inkomen\n        \
             ask: Hoeveel?\n        from: 0\n        to: 500\n  - section: deel\n    title: Deel\n    when: soort == {section}\n    \
             steps:\n      - exercise: wonen\n        title: Wonen\n        items:\n          - number: huur\n            \
             ask: Hoeveel?\n            from: 0\n            to: 900\n            check:\n              \
             - must: answer <= inkomen\n                say: Dat is meer dan er binnenkomt.\n"
        )
    };
    // Of what was never asked nobody has less.
    let wrong = refuted(&["always-met-here"], Property::Conditions);
    assert_eq!(told(&text("huis")), wrong);
    assert_eq!(told(&text("geld")), right());
}

#[test]
fn a_way_of_a_rule_behind_another_that_always_leads_on() {
    let text = |rule: &str| {
        format!(
            "  - exercise: twee\n    title: Twee\n    items:\n      - choice: een\n        ask: Waar?\n        \
             options: {{thuis: Thuis, buiten: Buiten}}\n        rules:\n          - when: answer == thuis\n            \
             say: Fijn.\n            go: thuis\n          - say: Ga even naar buiten.\n{rule}      \
             - choice: met\n        ask: Met wie?\n        when: answered(een)\n        options: {{zelf: Zelf, samen: Samen}}\n        \
             rules:\n          - when: answer == samen\n            say: Goed.\n            go: samen\n          \
             - say: Dat mag.\n    next: slot\n  - step: thuis\n    title: Thuis\n    next: slot\n  \
             - step: buiten\n    title: Buiten\n    next: slot\n  - step: samen\n    title: Samen\n  - end: slot\n"
        )
    };
    let (codes, open) = told(&text("            go: buiten\n"));
    assert!(codes.contains(&"way-not-taken"), "{codes:?}");
    assert!(open.contains(&(Property::Ways, Verdict::Refuted)), "{open:?}");
    let (codes, _) = told(&text(""));
    assert!(!codes.contains(&"way-not-taken"), "{codes:?}");
}

#[test]
fn options_that_were_chosen_elsewhere_are_as_many_as_an_answer_has() {
    let text = |when: &str| {
        format!(
            "  - exercise: kies\n    title: Kies\n    when: {when}\n    items:\n      - choices: twee\n        ask: Kies er twee.\n        \
             min: 2\n        required: true\n        options-from: speelt\n"
        )
    };
    let (codes, _) = told(&text("count(speelt) >= 2"));
    assert_eq!(codes, [""; 0]);
    let (codes, open) = told(&text("count(speelt) >= 1"));
    assert!(codes.contains(&"no-answer-here"), "{codes:?}");
    assert!(open.contains(&(Property::Answers, Verdict::Refuted)), "{open:?}");
}

#[test]
fn options_of_a_question_that_nobody_answered_are_no_options() {
    let text = |section: &str, other: &str| {
        format!(
            "  - exercise: huur\n    title: Huur\n    when: soort == huis\n    items:\n      - choices: klachten\n        ask: Wat is er mis?\n        \
             options: {{vocht: Vocht, kou: Kou}}\n  - exercise: eerst\n    title: Eerst\n    when: soort == {section}\n    items:\n      \
             - choice: eerste\n        ask: Wat eerst?\n        options-from: klachten\n{other}      - confirm: verder\n        ask: Verder?\n"
        )
    };
    let wrong = refuted(&["no-options-here"], Property::Outcomes);
    assert_eq!(told(&text("geld", "")), wrong);
    assert_eq!(told(&text("huis", "")), right());
    assert_eq!(
        told(&text("geld", "        other: true\n")),
        right(),
        "that option is always there"
    );
}

const SHARED: &str = "blend:\n  guide: optional\n  meet: [phone]\nprivacy:\n  keep: 90 days\n  purposes:\n    gids:\n      \
                      ask: Mag je begeleider dit zien?\n      with: guide\n";

/// Ways to show an answer, a score or a value once more.
const AGAIN: &[&str] = &[
    "      - exercise: weer\n        title: Weer\n        items:\n          - recall: zie\n            of: waar\n",
    "      - exercise: weer\n        title: Weer\n        items:\n          - goal-review: nu\n            ask: Hoe ver?\n            of: doel\n",
    "      - share: weer\n        title: Delen\n        purpose: gids\n        offer: [waar]\n",
    "      - share: weer\n        title: Delen\n        purpose: gids\n        offer: [punten, spanning]\n",
    "      - end: weer\n        say: Klaar.\n        summary: [waar]\n",
    "      - end: weer\n        say: Klaar.\n        summary: [dubbel]\n",
    "      - step: weer\n        title: Weer\n        body: Je zei {waar|niets}.\n",
    "      - step: weer\n        title: Weer\n        body: Je score is {dubbel|niet bekend}.\n",
];

#[test]
fn what_is_shown_once_more_somebody_has() {
    for again in AGAIN {
        let shared = if again.contains("share:") { SHARED } else { "" };
        let text = |section: &str| {
            format!(
                "  - exercise: huis\n    title: Huis\n    when: soort == huis\n    items:\n      - choice: waar\n        ask: Waar?\n        \
                 options: {{binnen: Binnen, buiten: Buiten}}\n      - goal: doel\n        ask: Wat wil je?\n  - measure: meting\n    \
                 when: soort == huis\n    scale: spanning\n  - section: deel\n    title: Deel\n    when: soort == {section}\n    \
                 steps:\n{again}\
                 scales:\n  spanning:\n    title: Spanning\n    items:\n      - scale: moe\n        ask: Hoe moe?\n        from: 0\n        \
                 to: 10\n    score: moe\nvalues:\n  punten: score(spanning)\n  dubbel: score(spanning) * 2\n{shared}"
            )
        };
        let (codes, open) = told(&text("geld"));
        let lines = if again.contains("punten, ") { 2 } else { 1 };
        assert_eq!(codes, vec!["never-known-here"; lines], "{again}");
        assert_eq!(open, vec![(Property::Asked, Verdict::Refuted)], "{again}");
        assert_eq!(told(&text("huis")), right(), "{again}");
    }
}

#[test]
fn who_takes_a_way_sees_the_step_that_it_names() {
    let next = |way: &str, of_step: &str| {
        format!(
            "  - exercise: verder\n    title: Verder\n    items:\n      - choice: hoe\n        ask: Hoe verder?\n        \
             options: {{zelf: Zelf, samen: Samen}}\n{way}  - step: tussen\n    title: Tussen\n  - step: doel\n    title: Doel\n    when: {of_step}\n  \
             - end: slot\n"
        )
    };
    let way = "    next:\n      - when: hoe == samen\n        go: doel\n      - tussen\n";
    let wrong = refuted(&["way-leads-past"], Property::Ways);
    assert_eq!(told(&next(way, "hoe == zelf")), wrong);
    assert_eq!(told(&next(way, "speelt contains rust")), right());
    let rule = "        rules:\n          - when: answer == samen\n            say: Goed.\n            go: doel\n          \
                - say: Dat kan ook.\n";
    assert_eq!(told(&next(rule, "hoe == zelf")), wrong);
    assert_eq!(told(&next(rule, "speelt contains rust")), right());
    // Where everybody else goes on is only said so: there may be nothing for them.
    let rest = "    next:\n      - when: hoe == samen\n        go: tussen\n      - doel\n";
    assert_eq!(told(&next(rest, "hoe == samen")), right());
    let wait = "  - wait: even\n    title: Even\n    for: 1 day\n    otherwise: doel\n";
    let waiting =
        |of_step: &str| next("", of_step).replace("  - step: tussen", &format!("{wait}  - step: tussen"));
    let contact = waiting("done(even)").replace(
        "  - wait: even\n    title: Even\n    for: 1 day\n",
        "  - contact: even\n    title: Even\n    within: 3 days\n",
    ) + "blend:\n  guide: optional\n  meet: [phone]\n";
    let (codes, open) = told(&contact);
    assert_eq!(codes, ["way-leads-past"], "{contact}");
    assert_eq!(open, [(Property::Ways, Verdict::Refuted)]);
    assert_eq!(
        told(&contact.replace("when: done(even)", "when: not done(even)")),
        right()
    );
}

#[test]
fn who_looks_back_at_a_goal_was_asked_for_it() {
    let text = |when: &str| {
        format!(
            "  - exercise: doelstap\n    title: Doel\n    when: soort == geld\n    items:\n      - goal: doel\n        ask: Wat wil je?\n  \
             - exercise: terug\n    title: Terug\n{when}    items:\n      - goal-review: nu\n        ask: Hoe ver?\n        of: doel\n"
        )
    };
    assert_eq!(
        told(&text("")),
        refuted(&["review-unasked-here"], Property::Asked)
    );
    assert_eq!(
        told(&text("    when: soort == geld\n")),
        right(),
        "whoever passed it over was asked"
    );
}

/// A screen may be meant to be empty for some: advice, and no property hangs on it.
#[test]
fn a_screen_on_which_some_see_nothing() {
    let advised = |items: &str| {
        let text = format!("{HEAD}  - exercise: leeg\n    title: Leeg\n    items:\n{items}");
        let (checked, proof) = check_within(&Sources::new(Source::new("m.yaml", text)), 20_000);
        let rulings = proof.map_or_else(Vec::new, |proof| proof.rulings);
        assert!(rulings.iter().all(|ruling| ruling.verdict == Verdict::Proved));
        let mut problems = checked.problems.into_iter();
        let found = problems.find(|problem| problem.rule.code == "empty-screen-here");
        found.map(|problem| problem.example.map_or_else(String::new, |example| example.path))
    };
    let note = |id: &str, when: &str| {
        format!("      - note: {id}\n        when: {when}\n        body: Een tekst.\n")
    };
    let some = advised(&note("a", "soort == geld")).expect("told");
    assert!(some.contains("soort: huis"), "{some}");
    let both = [note("a", "soort == geld"), note("b", "soort == huis")].concat();
    assert_eq!(advised(&both), None, "whoever passed the question over knows why");
    let always = [
        note("a", "soort == geld"),
        "      - confirm: c\n        ask: Lukt het?\n".to_owned(),
    ]
    .concat();
    assert_eq!(advised(&always), None);
    // A value that is something for everybody, and something for each thing that it is.
    let values = "values:\n  w:\n    - when: soort == geld\n      is: 1\n    - when: count(speelt) >= 2\n      is: 2\n    - is: 0\n";
    let each = [
        note("a", "w == 1"),
        note("b", "w >= 2"),
        note("c", "w < 1"),
        values.to_owned(),
    ]
    .concat();
    assert_eq!(advised(&each), None);
}

#[test]
fn somebody_sees_as_many_options_as_an_answer_has() {
    let text = |count: u32, more: &str| {
        format!(
            "  - section: deel\n    title: Deel\n    when: count(speelt) == {count}\n    steps:\n      - exercise: kies\n        title: Kies\n        \
             items:\n          - choices: drie\n            ask: Kies er drie.\n            min: 3\n            options-from: speelt\n{more}"
        )
    };
    let wrong = refuted(&["too-few-options-here"], Property::Outcomes);
    assert_eq!(told(&text(2, "")), wrong);
    assert_eq!(told(&text(3, "")), right());
    assert_eq!(
        told(&text(2, "            other: true\n")),
        right(),
        "two of before and one of their own"
    );
}

#[test]
fn of_some_answer_a_check_is_true() {
    let text = |must: &str| {
        format!(
            "  - exercise: geld\n    title: Geld\n    items:\n      - number: bij\n        ask: Bij?\n        from: 0\n        to: 900\n      \
             - number: af\n        ask: Af?\n        from: 0\n        to: 900\n        check:\n          - must: answer <= bij\n            \
             say: Te veel.\n      - number: rest\n        ask: Rest?\n        from: 0\n        to: 900\n        check:\n          \
             - must: {must}\n            say: Te veel.\n"
        )
    };
    // Who said nothing of the one is not held back by it.
    let wrong = refuted(&["check-never-holds"], Property::Answers);
    assert_eq!(told(&text("answer < af - bij")), wrong);
    assert_eq!(told(&text("answer <= bij - af")), right());
}

#[test]
fn a_value_is_known_to_who_has_the_band_it_is_of() {
    let text = |when: &str| {
        format!(
            "  - exercise: wel\n    title: Meten\n    items:\n      - choice: wil\n        ask: Wil je meten?\n        \
             options: {{ja: Ja, nee: Nee}}\n  - measure: meting\n    when: wil == ja\n    scale: spanning\n  \
             - step: zien\n    title: Je score\n    when: {when}\n    body: \"Je score is {{punten}}.\"\n\
             scales:\n  spanning:\n    title: Spanning\n    items:\n      - scale: moe\n        ask: Hoe moe?\n        from: 0\n        \
             to: 10\n    score: moe\n    bands:\n      - band: laag\n        below: 5\n        say: Weinig.\n      - band: hoog\n        \
             say: Veel.\nvalues:\n  punten: score(spanning)\n"
        )
    };
    let (codes, _) = told(&text("band(spanning) == hoog"));
    assert_eq!(codes, [""; 0]);
    let (codes, _) = told(&text("soort == geld"));
    assert_eq!(codes, ["pipe-may-be-empty"]);
}

/// Whoever cannot get out whatever they answer is kept by them too (semantics 14.3).
#[test]
fn a_ring_without_a_way_out_refutes_both_games() {
    let text = "  - step: rond\n    title: Rond\n    next:\n      - when: soort == geld\n        go: slot\n      - nog-eens\n  \
                - step: nog-eens\n    title: Nog eens\n    next: rond\n  - end: slot\n";
    let (codes, open) = told(text);
    assert_eq!(codes, ["never-ends"]);
    for property in [Property::Ends, Property::Leaves] {
        assert!(open.contains(&(property, Verdict::Refuted)), "{open:?}");
    }
}
