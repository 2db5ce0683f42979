//! Sessions: one act, whole sessions, acts from JSON.

#[expect(unreachable_pub, reason = "shared with the figures")]
mod workload;

use std::sync::Arc;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use leerpad::check::{Sources, check};
use leerpad::ground::hash::Seed;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::act::Act;
use serde_json::{Map, Value};

fn main() {
    divan::main();
}

#[expect(clippy::unwrap_used, reason = "a benchmark stops at a fault")]
fn program(text: &str) -> Arc<Program> {
    let checked = check(&Sources::new(Source::new("m.yaml", text)));
    Arc::new(Program::compile(&checked.module.unwrap()))
}

#[expect(clippy::unwrap_used, reason = "a benchmark stops at a fault")]
fn begun(program: &Arc<Program>) -> Session {
    let seed = Seed::from_hex("0000000000000007").unwrap();
    Session::new(Arc::clone(program), seed, &Map::new()).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a benchmark stops at a fault")]
fn read(program: &Program, acts: &[Value]) -> Vec<Act> {
    acts.iter()
        .map(|act| Act::from_json(program, act).unwrap())
        .collect()
}

#[expect(clippy::unwrap_used, reason = "a benchmark stops at a fault")]
fn play(session: &mut Session, acts: &[Act]) {
    let mut facts = Vec::with_capacity(8);
    for act in acts {
        facts.clear();
        session.apply_into(black_box(act), &mut facts).unwrap();
        black_box(&facts);
    }
}

/// The neutral workload: a session from its start to its end.
#[divan::bench]
fn neutral(bencher: Bencher<'_, '_>) {
    let program = program(&workload::neutral());
    let acts = read(&program, &workload::neutral_acts());
    bencher.counter(ItemsCount::new(acts.len())).bench(|| {
        let mut session = begun(&program);
        play(&mut session, &acts);
        session
    });
}

/// One `continue` in the middle of it.
#[divan::bench]
fn one_act(bencher: Bencher<'_, '_>) {
    let program = program(&workload::neutral());
    let acts = read(&program, &workload::neutral_acts());
    let (before, rest) = acts.split_at(30);
    let (next, _) = rest.split_at(1);
    let mut session = begun(&program);
    play(&mut session, before);
    bencher
        .with_inputs(|| session.clone())
        .bench_refs(|session| play(session, next));
}

/// Sixty acts with conditions, checks, second thoughts and going back.
#[divan::bench]
fn sixty_acts(bencher: Bencher<'_, '_>) {
    let program = program(&workload::module(30));
    let acts = read(&program, &workload::session_acts());
    bencher.counter(ItemsCount::new(acts.len())).bench(|| {
        let mut session = begun(&program);
        play(&mut session, &acts);
        session
    });
}

/// The same sixty from JSON to entries in JSON.
#[divan::bench]
fn sixty_acts_as_json(bencher: Bencher<'_, '_>) {
    let program = program(&workload::module(30));
    let acts: Vec<String> = workload::session_acts().iter().map(Value::to_string).collect();
    bencher
        .counter(ItemsCount::new(acts.len()))
        .bench(|| host(&program, &acts));
}

#[expect(clippy::unwrap_used, reason = "a benchmark stops at a fault")]
fn host(program: &Arc<Program>, acts: &[String]) -> usize {
    let mut session = begun(program);
    acts.iter()
        .map(|act| {
            let act = session.read(&serde_json::from_str(act).unwrap()).unwrap();
            let applied = session.apply(&act).unwrap();
            applied.entry_json(program).to_string().len()
        })
        .sum()
}
