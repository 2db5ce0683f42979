//! What is found in a part: what its `use` sets is held against nothing in it, what is wrong whatever that sets is told.

use leerpad::check::Sources;
use leerpad::ground::problem::Severity;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad::proof::{Nobody, check_within};
use leerpad_tests::random::Dice;

/// Who said `keer` of 5 or more comes to `veel`; what stands behind that is of the part and of its setting.
fn part(veel: &str) -> String {
    format!(
        "leerpad: 1
module: deel
version: 1.0.0
languages: [nl]
title: Deel
settings:
  groep:
    type: choice
    options: [kort, lang]
    default: kort
steps:
  - exercise: vraag
    title: Vraag
    items:
      - number: keer
        ask: Hoe vaak?
        required: true
        from: 0
        to: 9
  - exercise: veel
    title: Veel
    when: keer >= 5
{veel}  - step: na
    title: Na
"
    )
}

/// A module that uses a part with a setting.
fn whole(part: &str, setting: &str) -> Sources {
    let text = format!(
        "leerpad: 1
module: heel
version: 1.0.0
languages: [nl]
title: Heel
steps:
  - use: deel
    title: Deel
    module: deel.yaml
    settings: {{{setting}}}
  - end: klaar
"
    );
    Sources::new(Source::new("heel.yaml", text)).with_part(Source::new("deel.yaml", part))
}

/// Errors and warnings of a module that uses the part so, and how many conditions it does not count.
fn told(veel: &str, groep: &str) -> (Vec<&'static str>, usize) {
    let (checked, proof) = check_within(&whole(&part(veel), &format!("groep: {groep}")), 20_000);
    let grave = checked.problems.iter();
    let grave = grave.filter(|problem| problem.rule.severity != Severity::Advice);
    let proof = proof.unwrap_or_else(|| panic!("{:?}", checked.problems));
    assert!(proof.open.is_empty(), "{:?}", proof.open);
    (
        grave.map(|problem| problem.rule.code).collect(),
        proof.bound.len(),
    )
}

fn item(when: &str) -> String {
    format!("    items:\n      - confirm: helpt\n        ask: Helpt het?\n        when: {when}\n")
}

/// A part that is used with one thing is not wrong for what it would do with another; what it would do with none is wrong.
#[test]
fn what_no_setting_mends_is_told_of_a_part() {
    let never = item("setting(groep) == lang and keer < 3");
    let seldom = item("setting(groep) == lang and keer < 7");
    let always = item("setting(groep) == lang or keer > 3");
    let mostly = item("setting(groep) == lang or keer > 7");
    for groep in ["kort", "lang"] {
        assert_eq!(told(&never, groep), (vec!["never-met-here"], 0), "{groep}");
        assert_eq!(told(&always, groep), (vec!["always-met-here"], 0), "{groep}");
    }
    assert_eq!(told(&seldom, "kort"), (Vec::new(), 1));
    assert_eq!(told(&seldom, "lang"), (Vec::new(), 0));
    assert_eq!(told(&mostly, "kort"), (Vec::new(), 0));
    assert_eq!(told(&mostly, "lang"), (Vec::new(), 1));
}

#[test]
fn a_check_that_no_setting_makes_matter() {
    let check = |must: &str| {
        format!(
            "    items:\n      - number: weer\n        ask: En nu?\n        from: 0\n        to: 9\n        check:\n          \
             - must: {must}\n            say: Dat is minder.\n"
        )
    };
    let vain = check("setting(groep) == lang or answer < keer + 5");
    let real = check("setting(groep) == lang or answer < keer + 2");
    for groep in ["kort", "lang"] {
        assert_eq!(told(&vain, groep), (vec!["always-met-here"], 0), "{groep}");
    }
    assert_eq!(told(&real, "kort"), (Vec::new(), 0));
    assert_eq!(told(&real, "lang"), (Vec::new(), 1));
}

#[test]
fn a_way_that_no_setting_leaves_to_anybody() {
    let ways = |second: &str| {
        format!(
            "    items:\n      - confirm: helpt\n        ask: Helpt het?\n    next:\n      - when: setting(groep) == lang and keer > 6\n        go: na\n      - when: {second}\n        go: na\n      \
             - end\n"
        )
    };
    let vain = ways("keer > 3");
    let real = ways("setting(groep) == kort or keer == 6");
    for groep in ["kort", "lang"] {
        assert!(told(&vain, groep).0.contains(&"way-not-taken"), "{groep}");
        assert_eq!(told(&real, groep).0, Vec::<&str>::new(), "{groep}");
    }
}

/// A random condition on what was asked, and on the setting or not.
fn random_condition(dice: &mut Dice) -> String {
    let mut atoms = Vec::new();
    for _ in 0..2 + dice.below(2) {
        let bound = dice.below(10);
        let answer = dice.pick(&["keer >= ", "keer < ", "keer == ", "not keer > "]);
        let group = dice.pick(&[
            "setting(groep) == lang",
            "setting(groep) == kort",
            "not setting(groep) == kort",
        ]);
        atoms.push(if dice.chance(60) {
            format!("{answer}{bound}")
        } else {
            (*group).to_owned()
        });
    }
    let how = dice.pick(&[" and ", " or "]);
    atoms.join(how)
}

/// How a condition comes out in a module: for nobody, for everybody, or one way and the other.
#[derive(Debug, PartialEq)]
enum Comes {
    Never,
    Always,
    Either,
}

/// Of many random conditions in a part that is used with one thing and with another: told is exactly what comes out the same with
/// both, whichever of the two the module has that is checked.
#[test]
fn what_is_told_of_a_part_is_so_whatever_its_use_sets() {
    let (mut told, mut bound) = (0, 0);
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let conditions: Vec<String> = (0..4).map(|_| random_condition(&mut dice)).collect();
        let items = conditions.iter().enumerate().map(|(at, when)| {
            format!("      - confirm: vraag-{at}\n        ask: Helpt het?\n        when: {when}\n")
        });
        let part = part(&format!("    items:\n{}", items.collect::<String>()));
        let looked = ["kort", "lang"].map(|groep| {
            let (checked, proof) = check_within(&whole(&part, &format!("groep: {groep}")), 20_000);
            let proof = proof.unwrap_or_else(|| panic!("{:?}", checked.problems));
            assert!(proof.open.is_empty(), "{seed}: {:?}", proof.open);
            let module = checked.module.as_ref().or(checked.draft.as_ref()).unwrap();
            let program = Program::compile(module);
            let outcomes = conditions.iter().enumerate().map(|(at, when)| {
                let item = Nobody::Sees(program.item(&format!("deel/vraag-{at}")).unwrap());
                let comes = match (proof.nobody.contains(&item), proof.everybody.contains(&item)) {
                    (true, _) => Comes::Never,
                    (_, true) => Comes::Always,
                    _ => Comes::Either,
                };
                let begins = part.find(&format!("vraag-{at}\n")).unwrap();
                let from = begins + part[begins..].find("when: ").unwrap() + 6;
                let until = from + when.len();
                let here = checked.problems.iter().filter(|problem| {
                    let span = problem.span;
                    span.source == 1 && (span.start as usize) < until && from < span.end as usize
                });
                let codes: Vec<&str> = here.map(|problem| problem.rule.code).collect();
                (comes, codes)
            });
            outcomes.collect::<Vec<_>>()
        });
        let [kort, lang] = looked;
        for ((when, short), long) in conditions.iter().zip(kort).zip(lang) {
            let is_same = short.0 == long.0 && short.0 != Comes::Either;
            let are_told = !short.1.is_empty() && !long.1.is_empty();
            assert!(
                !is_same || are_told,
                "{seed}: {when} is told of neither: {short:?} {long:?}"
            );
            // What no path is needed for may be said of a part of it.
            let of_all =
                |codes: &[&str]| codes.contains(&"never-met-here") || codes.contains(&"always-met-here");
            let is_held = of_all(&short.1) || of_all(&long.1);
            assert!(
                is_same || !is_held,
                "{seed}: {when} hangs on the setting: {short:?} {long:?}"
            );
            told += usize::from(is_held);
            bound += usize::from(short.0 != long.0);
        }
    }
    assert!(
        told > 100 && bound > 100,
        "{told} told, {bound} that hang on the setting"
    );
}

#[test]
fn what_a_use_sets_is_held_against_no_part() {
    let part = "leerpad: 1
module: deel
version: 1.0.0
languages: [nl]
title: Deel
settings:
  uitgebreid:
    type: choice
    options: [ja, nee]
    default: nee
steps:
  - step: kort
    title: Kort
    next:
      - when: setting(uitgebreid) == nee
        go: na
      - lang
  - step: lang
    title: Lang
  - step: na
    title: Na
  - step: meer
    title: Meer
    when: setting(uitgebreid) == ja
";
    for set in ["ja", "nee"] {
        let found = leerpad::proof::check(&whole(part, &format!("uitgebreid: {set}")));
        assert_eq!(found.problems, [], "{set}");
    }
}

/// What is wrong in a part may hang on the module around it: the problem shows where it is used, and of several uses the one at
/// which it happens.
#[test]
fn a_problem_in_a_part_shows_where_it_is_used() {
    let part = "leerpad: 1\nmodule: deel\nversion: 1.0.0\nlanguages: [nl]\ntitle: Deel\nsettings:\n  vraagt:\n    type: confirm\n    \
                default: true\nsteps:\n  - exercise: vraag\n    title: Vraag\n    items:\n      - confirm: open\n        \
                ask: Doe je mee?\n      - number: keer\n        when: setting(vraagt)\n        ask: Hoe vaak?\n        required: true\n        from: 0\n        \
                to: 9\n  - step: zien\n    title: Zien\n    body: \"Je deed het {keer} keer.\"\n  - end: uit\n";
    let text = "leerpad: 1\nmodule: heel\nversion: 1.0.0\nlanguages: [nl]\ntitle: Heel\nsteps:\n  - use: een\n    module: deel.yaml\n  \
                - use: twee\n    module: deel.yaml\n    settings:\n      vraagt: false\n  - end: klaar\n";
    let sources = Sources::new(Source::new("heel.yaml", text));
    let found = leerpad::proof::check(&sources.with_part(Source::new("deel.yaml", part)));
    let problem = found
        .problems
        .iter()
        .find(|problem| problem.rule.code == "pipe-empty-here")
        .unwrap();
    assert_eq!(problem.span.source, 1);
    let used = problem.related.iter().filter(|related| related.span.source == 0);
    let used: Vec<&str> = used
        .map(|related| &text[related.span.start as usize..related.span.end as usize])
        .collect();
    assert_eq!(used, ["twee"], "{problem:?}");
}
