//! Any lines as acts on a small program: refused acts change nothing, and a restored session is the same.
#![no_main]

use std::sync::{Arc, LazyLock};

use leerpad::check::{Sources, check};
use leerpad::ground::hash::Seed;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::act::Role;
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};

const MODULE: &str = include_str!("../../../modules/grip-op-je-geld.yaml");
const PART: &str = include_str!("../../../modules/parts/rustig-ademen.yaml");

static PROGRAM: LazyLock<Arc<Program>> = LazyLock::new(|| {
    let part = Source::new("parts/rustig-ademen.yaml", PART);
    let checked = check(&Sources::new(Source::new("module.yaml", MODULE)).with_part(part));
    Arc::new(Program::compile(&checked.module.expect("the module is right")))
});

fuzz_target!(|text: &str| {
    let seed = Seed::from_hex("0000000000000007").expect("a seed");
    let mut session = Session::new(Arc::clone(&PROGRAM), seed, &Map::new()).expect("no settings");
    for line in text.lines().take(200) {
        let Ok(act) = serde_json::from_str::<Value>(line) else {
            // Not an act: perhaps a snapshot of this program.
            let _ = Session::restore(Arc::clone(&PROGRAM), line);
            continue;
        };
        let before = session.snapshot();
        let done = session.read(&act).and_then(|act| session.apply(&act));
        if done.is_err() {
            assert_eq!(session.snapshot(), before);
        }
        let _ = session.screen(Role::Learner, "nl").outline(&PROGRAM);
    }
    let snapshot = session.snapshot();
    let restored = Session::restore(Arc::clone(&PROGRAM), &snapshot).expect("its own snapshot");
    assert_eq!(restored.snapshot(), snapshot);
});
