//! Any text as a module: problems, or a program that is stored and read back the same.
#![no_main]

use leerpad::check::{Sources, check};
use leerpad::ground::limits;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let checked = check(&Sources::new(Source::new("module.yaml", text)));
    assert!(checked.problems.len() <= limits::PROBLEMS);
    assert!(checked.module.is_some() || !checked.problems.is_empty());
    for problem in &checked.problems {
        assert!(problem.span.start <= problem.span.end && problem.span.end as usize <= text.len());
    }
    if let Some(module) = checked.module {
        let program = Program::compile(&module);
        let again = Program::from_json(&program.to_json()).expect("what was stored is read");
        assert_eq!(again.hash(), program.hash());
    }
});
