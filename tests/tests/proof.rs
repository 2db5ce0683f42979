//! What the proof says is tried: no walk gets what nobody gets or misses what everybody gets, and examples are played again.

use std::collections::BTreeSet;
use std::sync::Arc;

use leerpad::check::{Module, Sources};
use leerpad::ground::source::Source;
use leerpad::module::plan::{ItemKind, StepKind};
use leerpad::program::Program;
use leerpad::proof::{Nobody, Proof, Property, Verdict, check_within};
use leerpad::session::act::Role;
use leerpad_tests::random::module::module;
use leerpad_tests::walks::{Got, outline, replay, walk};

/// `LEERPAD_WALKS=20000` walks more: so many walks in all.
fn walks() -> u64 {
    std::env::var("LEERPAD_WALKS")
        .ok()
        .and_then(|walks| walks.parse().ok())
        .unwrap_or(450)
}

/// `LEERPAD_WALKS_FROM=30000` begins at that module, where a run stopped that found a fault by now mended; the walks are counted
/// from there.
fn first() -> u64 {
    std::env::var("LEERPAD_WALKS_FROM")
        .ok()
        .and_then(|first| first.parse().ok())
        .unwrap_or(0)
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
    let enough = |sum: &Walked| sum.walks >= walks() || sum.broken.len() >= MOST_BROKEN;
    let sum = leerpad_tests::cores::each(ONCE_BROKEN.into_iter().chain(first()..), enough, walk_through);
    assert!(sum.broken.is_empty(), "broken in {:?}", sum.broken);
    println!(
        "{} walks through {} modules: {} in which nobody gets stuck, {} things that nobody gets and {} that everybody gets, and no \
         walk that says otherwise; {} questions not decided; {} examples played",
        sum.walks, sum.modules, sum.proved, sum.claims, sum.always, sum.open, sum.played
    );
    assert!(
        sum.proved > 3 && sum.claims > 3,
        "the modules say too little: {} proved, {} claims",
        sum.proved,
        sum.claims
    );
}

/// So many walks through each module.
const PER_MODULE: u64 = 15;

/// One random module: what is proved of it, walks that look for the contrary, and its examples played again.
fn walk_through(seed: u64) -> Walked {
    let files = module(seed, 6 + seed as usize % 8);
    let sources = sources(&files.files);
    // What is wrong without walking is not proved about.
    let Some(module) = leerpad::check::check(&sources).module else {
        return Walked::default();
    };
    // Where more is walked, more is claimed.
    let budget = if seed.is_multiple_of(16) { 20_000 } else { 1_500 };
    let proof = leerpad::proof::prove(&module, budget, &[]);
    let program = Arc::new(Program::compile(&module));
    let mut played = 0;
    for example in proof
        .problems
        .iter()
        .filter_map(|problem| problem.example.as_ref())
    {
        let _ = replay(&program, example);
        played += 1;
    }
    let ends = verdict(&proof, Property::Ends) == Verdict::Proved;
    let mut broken = Vec::new();
    let mut tell = |what: &str| {
        let files = files.files.iter().map(|(name, text)| format!("# {name}\n{text}"));
        eprintln!("module {seed}: {what}\n{}", files.collect::<String>());
        broken = vec![seed];
    };
    let mut got = Got::default();
    for turn in 0..PER_MODULE {
        let mut dice = leerpad_tests::random::Dice::new(seed ^ (turn << 24));
        let settings = leerpad_tests::play::settings(&mut dice, program.plan());
        let session = walk(&program, &settings, seed ^ (turn << 32), 60, &mut got);
        // Where nobody gets stuck, somebody who tries comes to an end from wherever the walk stands.
        if ends && turn == 0 && session.clock().is_some() && !can_end(&session, seed) {
            tell("from here no end was found");
        }
    }
    let denied: Vec<&Nobody> = proof.nobody.intersection(&got.all).collect();
    if !denied.is_empty() {
        tell(&format!("somebody got {denied:?}"));
    }
    let everybody = everybody(&module, &proof);
    let missed: Vec<&Nobody> = everybody.intersection(&got.hidden).collect();
    if !missed.is_empty() {
        tell(&format!("not everybody got {missed:?}"));
    }
    Walked {
        walks: PER_MODULE,
        modules: 1,
        proved: u64::from(ends),
        claims: proof.nobody.len(),
        always: everybody.len(),
        open: proof.open.len(),
        played,
        broken,
    }
}

/// What the walks yield.
#[derive(Default)]
struct Walked {
    walks: u64,
    modules: u64,
    proved: u64,
    claims: usize,
    always: usize,
    open: usize,
    played: usize,
    /// Modules about which the proof said what a walk denies.
    broken: Vec<u64>,
}

impl std::ops::AddAssign for Walked {
    fn add_assign(&mut self, more: Self) {
        self.walks += more.walks;
        self.modules += more.modules;
        self.proved += more.proved;
        self.claims += more.claims;
        self.always += more.always;
        self.open += more.open;
        self.played += more.played;
        self.broken.extend(more.broken);
    }
}

/// Modules of which something wrong was said once: they are walked first, always.
const ONCE_BROKEN: [u64; 2] = [600_082, 62_817];

/// From so many broken modules on there is enough to look at, so that they are mended together.
const MOST_BROKEN: usize = 12;

/// Steps and items of which the proof says that they are always there for who comes where they stand.
fn everybody(module: &Module, proof: &Proof) -> BTreeSet<Nobody> {
    let plan = module.plan();
    let is_alone = |one: &&Nobody| match one {
        // A section is not there either when nothing in it is, nor a question without an option.
        Nobody::Visits(step) => !matches!(
            plan.steps[step.index()].kind,
            StepKind::Section { .. } | StepKind::Part { .. }
        ),
        Nobody::Sees(item) => !matches!(
            plan.items[item.index()].kind,
            ItemKind::Choice(_) | ItemKind::Choices { .. } | ItemKind::Rank(_) | ItemKind::Checklist { .. }
        ),
        _ => false,
    };
    proof.everybody.iter().filter(is_alone).copied().collect()
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
