//! What the proof says is tried: no walk gets what nobody gets, examples are played again, and on small modules every
//! answer is tried one by one.

use std::collections::BTreeSet;
use std::sync::Arc;

use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad::proof::{Nobody, Proof, Property, Verdict, check_within};
use leerpad::session::act::Role;
use leerpad_tests::random::module::module;
use leerpad_tests::walks::{Got, outline, replay, walk};
use serde_json::Map;

/// `LEERPAD_WALKS=20000` walks more: so many walks in all.
fn walks() -> u64 {
    std::env::var("LEERPAD_WALKS")
        .ok()
        .and_then(|walks| walks.parse().ok())
        .unwrap_or(450)
}

fn sources(files: &[(String, String)]) -> Sources {
    let mut all = files
        .iter()
        .map(|(name, text)| Source::new(name.as_str(), text.as_str()));
    let main = all.next().expect("a module");
    all.fold(Sources::new(main), Sources::with_part)
}

fn verdict(proof: &Proof, property: Property) -> Verdict {
    proof
        .rulings
        .iter()
        .find(|ruling| ruling.property == property)
        .expect("each property has a ruling")
        .verdict
}

#[test]
fn no_walk_gets_what_nobody_gets() {
    let per_module = 15;
    let (mut walked, mut proved, mut claims) = (0, 0, 0);
    for seed in 0.. {
        if walked >= walks() {
            break;
        }
        let files = module(seed, 6 + seed as usize % 8).files;
        let sources = sources(&files);
        // What is wrong without walking is not proved about.
        let Some(module) = leerpad::check::check(&sources).module else {
            continue;
        };
        let proof = leerpad::proof::prove(&module, 1_500, &[]);
        let program = Arc::new(Program::compile(&module));
        for problem in &proof.problems {
            if let Some(example) = &problem.example {
                let _ = replay(&program, example);
            }
        }
        let mut got = Got::default();
        for turn in 0..per_module {
            let session = walk(&program, &Map::new(), seed ^ (turn << 32), 60, &mut got);
            // Where nobody gets stuck, somebody who tries comes to an end from wherever the walk stands.
            if verdict(&proof, Property::Ends) == Verdict::Proved && turn == 0 && session.clock().is_some() {
                assert!(
                    can_end(&session, seed),
                    "module {seed}: from here no end was found\n{}",
                    files[0].1
                );
            }
        }
        walked += per_module;
        proved += u64::from(verdict(&proof, Property::Ends) == Verdict::Proved);
        claims += proof.nobody.len();
        let broken: Vec<&Nobody> = proof.nobody.intersection(&got.all).collect();
        assert!(
            broken.is_empty(),
            "module {seed}: somebody got {broken:?}\n{}",
            files[0].1
        );
    }
    println!("{walked} walks, {proved} modules in which nobody gets stuck, {claims} things that nobody gets");
    assert!(
        proved > 3 && claims > 3,
        "the modules say too little: {proved} proved, {claims} claims"
    );
}

/// Tries to come to an end: on and on, and where that is refused, answering and declining at random.
fn can_end(from: &leerpad::session::Session, seed: u64) -> bool {
    use leerpad_tests::random::{Dice, acts};
    let plan = from.program().plan();
    (0..40).any(|turn| {
        let mut session = from.clone();
        let mut dice = Dice::new(seed ^ (turn + 1));
        let mut at = session.clock().expect("it has begun");
        for _ in 0..300 {
            if session.is_completed() {
                return true;
            }
            let own = outline(&session, Role::Learner);
            let mut act = serde_json::json!({"act": "continue", "by": "learner"});
            if dice.chance(60) {
                let guide = outline(&session, Role::Guide);
                act = acts::next_together(&mut dice, plan, &own, &guide, &mut at);
            }
            at = at.later(86_400_000 * i64::from(dice.chance(20)) * 40);
            act["at"] = at.to_string().into();
            if let Ok(read) = session.read(&act) {
                let _ = session.apply(&read);
            }
        }
        session.is_completed()
    })
}

/// Every property holds of every shipped module, as `leerpad check --prove modules` says too.
#[test]
fn the_shipped_modules_are_proved_whole() {
    let folder = leerpad_tests::root().join("modules");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the modules") {
        let path = entry.expect("an entry").path();
        let name = path.to_string_lossy().into_owned();
        if !name.ends_with(".yaml") || name.ends_with(".paths.yaml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a module");
        let mut sources = Sources::new(Source::new(name.as_str(), text.as_str()));
        for name in leerpad::check::parts_wanted(&Source::new(name.as_str(), text.as_str())) {
            let text = std::fs::read_to_string(&name).expect("a part");
            sources = sources.with_part(Source::new(name, text));
        }
        let (checked, proof) = check_within(&sources, 1_000_000);
        let proof = proof.unwrap_or_else(|| panic!("{name} has errors"));
        assert!(checked.module.is_some(), "{name}");
        for property in Property::ALL {
            assert_eq!(
                verdict(&proof, property),
                Verdict::Proved,
                "{name}: {}",
                property.word()
            );
        }
        assert!(proof.problems.is_empty(), "{name}: {:?}", proof.problems);
        count += 1;
    }
    assert!(count >= 5, "{count} modules");
}

/// A loop that only a wrong answer keeps somebody in is found, with acts that go round.
#[test]
fn an_example_goes_round() {
    let case = leerpad_tests::root().join("tests/cases/check/kept-by-answers.yaml");
    let text = std::fs::read_to_string(case).expect("the case");
    let sources = Sources::new(Source::new("kring.yaml", text));
    let (checked, _) = check_within(&sources, 10_000);
    let program = Arc::new(Program::compile(checked.module.as_ref().expect("a module")));
    let kept = checked
        .problems
        .iter()
        .find(|problem| problem.rule.code == "kept-by-answers")
        .expect("the problem");
    let session = replay(&program, kept.example.as_ref().expect("an example"));
    let here = session.cursor().expect("it has begun");
    assert!(here.n > 1, "it does not come back");
}

mod small {
    //! Small modules, tried with every answer.

    use super::*;
    use leerpad::session::Session;
    use leerpad_tests::random::Dice;
    use serde_json::{Value, json};

    /// `LEERPAD_SMALL=2000` tries more modules.
    fn small_modules() -> u64 {
        std::env::var("LEERPAD_SMALL")
            .ok()
            .and_then(|count| count.parse().ok())
            .unwrap_or(120)
    }

    /// A module of a few questions and ways between a few steps, all forward, so that every answer can be tried.
    fn text(seed: u64) -> String {
        let mut dice = Dice::new(seed);
        let mut out = String::from(
            "leerpad: 1\nmodule: klein\nversion: 1.0.0\nlanguages: [nl]\ntitle: Klein\nsteps:\n",
        );
        let count = 3 + dice.below(3);
        let mut asked: Vec<(String, bool)> = Vec::new();
        let condition = |dice: &mut Dice, asked: &[(String, bool)]| -> Option<String> {
            let part = |dice: &mut Dice| -> Option<String> {
                let (id, is_scale) = asked.get(dice.below(asked.len().max(1)))?;
                Some(match (is_scale, dice.below(4)) {
                    (_, 0) => format!("answered({id})"),
                    (true, 1) => format!("{id} >= {}", dice.below(4)),
                    (true, 2) => format!("{id} < {}", dice.below(4)),
                    (true, _) => format!("{id} == {}", dice.below(4)),
                    (false, 1) => format!("{id} != a"),
                    (false, 2) => format!("{id} == b"),
                    (false, _) => format!("{id} == a"),
                })
            };
            let first = part(dice)?;
            if dice.chance(45) {
                let joint = if dice.chance(60) { "and" } else { "or" };
                return Some(format!("{first} {joint} {}", part(dice)?));
            }
            Some(first)
        };
        for step in 0..count {
            out.push_str(&format!("  - exercise: s{step}\n    title: Stap\n"));
            if step > 0
                && dice.chance(30)
                && let Some(when) = condition(&mut dice, &asked)
            {
                out.push_str(&format!("    when: {when}\n"));
            }
            out.push_str("    items:\n");
            let is_scale = dice.chance(40);
            let id = format!("v{step}");
            if is_scale {
                out.push_str(&format!(
                    "      - scale: {id}\n        ask: Hoeveel?\n        from: 0\n        to: 3\n"
                ));
            } else {
                out.push_str(&format!(
                    "      - choice: {id}\n        ask: Welke?\n        options:\n          a: A\n          b: B\n"
                ));
            }
            if dice.chance(40)
                && let Some(when) = condition(&mut dice, &asked)
            {
                out.push_str(&format!(
                    "      - note: n{step}\n        when: {when}\n        body: Een tekst.\n"
                ));
            }
            asked.push((id, is_scale));
            if step + 1 < count && dice.chance(55) {
                out.push_str("    next:\n");
                for _ in 0..1 + dice.below(2) {
                    if let Some(when) = condition(&mut dice, &asked) {
                        let to = step + 1 + dice.below(count - step - 1);
                        out.push_str(&format!("      - when: {when}\n        go: s{to}\n"));
                    }
                }
                let to = step + 1 + dice.below(count - step - 1);
                out.push_str(&format!("      - s{to}\n"));
            }
        }
        out
    }

    /// Every path with every answer, one after the other, without leaving any out.
    fn everything(session: Session, got: &mut BTreeSet<Nobody>) {
        let mut seen = Got::default();
        let program = Arc::clone(session.program());
        let outline_now = outline(&session, Role::Learner);
        let here = session.cursor().expect("it has begun");
        seen.all.insert(Nobody::Visits(here.step));
        for shown in outline_now["items"].as_array().into_iter().flatten() {
            let item = program
                .item(shown["id"].as_str().expect("an id"))
                .expect("an item");
            seen.all.insert(Nobody::Sees(item));
        }
        got.extend(seen.all);
        let question = outline_now["items"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|shown| matches!(shown["kind"].as_str(), Some("choice" | "scale")));
        let Some(question) = question else { return };
        let id = question["id"].as_str().expect("an id");
        let values: Vec<Value> = match question["kind"].as_str() {
            Some("scale") => (0..4).map(Value::from).collect(),
            _ => vec![json!("a"), json!("b")],
        };
        let at = session.clock().expect("it has begun").to_string();
        let mut deeds = vec![
            None,
            Some(json!({"act": "skip", "at": at, "by": "learner", "item": id})),
            Some(json!({"act": "decline", "at": at, "by": "learner", "item": id})),
        ];
        deeds.extend(values.into_iter().map(|value| {
            Some(json!({"act": "answer", "at": at, "by": "learner", "item": id, "value": value}))
        }));
        for deed in deeds {
            let mut session = session.clone();
            if let Some(deed) = deed {
                let read = session.read(&deed).expect("an act");
                session.apply(&read).expect("it is accepted");
            }
            // What is shown may have changed by the answer.
            for shown in outline(&session, Role::Learner)["items"]
                .as_array()
                .into_iter()
                .flatten()
            {
                let item = program
                    .item(shown["id"].as_str().expect("an id"))
                    .expect("an item");
                got.insert(Nobody::Sees(item));
            }
            let on = session
                .read(&json!({"act": "continue", "at": at, "by": "learner"}))
                .expect("an act");
            session.apply(&on).expect("it goes on");
            for passed in session.passage(here) {
                if let leerpad::session::passage::Passed::Way(step, rung) = passed {
                    got.insert(Nobody::Takes(step, rung));
                }
            }
            everything(session, got);
        }
    }

    #[test]
    fn small_modules_agree_with_trying_every_answer() {
        let (mut modules, mut found) = (0, 0);
        for seed in 0..small_modules() {
            let text = text(seed);
            let Some(module) =
                leerpad::check::check(&Sources::new(Source::new("klein.yaml", text.as_str()))).module
            else {
                continue;
            };
            modules += 1;
            let proof = leerpad::proof::prove(&module, 100_000, &[]);
            assert!(proof.open.is_empty(), "module {seed}: {:?}\n{text}", proof.open);
            let program = Arc::new(Program::compile(&module));
            let seed_of = leerpad::ground::hash::Seed::from_number(1);
            let mut session = Session::new(Arc::clone(&program), seed_of, &Map::new()).expect("a session");
            let start = json!({"act": "start", "at": "2026-01-05T09:00:00.000+01:00", "by": "learner"});
            let read = session.read(&start).expect("an act");
            session.apply(&read).expect("it begins");
            let mut got = BTreeSet::new();
            everything(session, &mut got);
            let plan = program.plan();
            let last = plan.steps.len() - 1;
            for (at, step) in plan.steps.iter().enumerate().take(last) {
                let at = leerpad::expr::name::StepIx(u32::try_from(at).expect("few steps"));
                agree(&proof, &got, Nobody::Visits(at), seed, &text, &mut found);
                if !got.contains(&Nobody::Visits(at)) {
                    continue;
                }
                for rung in 0..u32::try_from(step.ways.len()).expect("few ways") {
                    agree(&proof, &got, Nobody::Takes(at, rung), seed, &text, &mut found);
                }
                for (item, _) in program.items_of(at) {
                    agree(&proof, &got, Nobody::Sees(item), seed, &text, &mut found);
                }
            }
        }
        assert!(
            modules * 2 > small_modules() && found > 20,
            "{modules} modules, {found} things that nobody gets"
        );
    }

    fn agree(proof: &Proof, got: &BTreeSet<Nobody>, what: Nobody, seed: u64, text: &str, found: &mut u32) {
        let (nobody, somebody) = (proof.nobody.contains(&what), got.contains(&what));
        assert_ne!(
            nobody, somebody,
            "module {seed}: {what:?}: nobody by proof {nobody}, somebody {somebody}\n{text}"
        );
        *found += u32::from(nobody);
    }
}
