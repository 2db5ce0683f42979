//! What crosses to hosts is what the shapes of `core/src/wire` say, and what is made from the shapes is fresh.

use leerpad::program::phrases;
use leerpad::session::act::{self, Kind};
use leerpad::wire::act::{ActKind, Role};
use leerpad::wire::phrases::{Button, Reason};
use leerpad::wire::refusal::RefusalCode;
use leerpad_tests::root;
use leerpad_tests::wire::{Model, Witness, python, schema, typescript};

/// A file as it would be made now; `LEERPAD_CASES=write` makes it.
fn fresh(path: &str, made: &str) {
    let path = root().join(path);
    if std::env::var("LEERPAD_CASES").is_ok_and(|mode| mode == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == kept,
        "{} is old: `LEERPAD_CASES=write cargo test -p leerpad-tests --test wire` makes it anew",
        path.display()
    );
}

#[test]
fn the_schema_and_the_types_made_from_it_are_fresh() {
    let schema = schema();
    fresh(
        "core/docs/wire.schema.json",
        &format!("{}\n", serde_json::to_string_pretty(&schema).unwrap()),
    );
    let model = Model::of(&schema);
    fresh("bindings-wasm/ts/wire.ts", &typescript(&model));
    fresh("bindings-python/python/leerpad/wire.py", &python(&model));
}

/// Every shape, every member of it, every word and every case of the schema is met in what the engine writes, and what it
/// writes is exactly its shape.
#[test]
fn everything_that_crosses_is_exactly_its_shape() {
    let witness = Witness::of_everything(240);
    assert_eq!(
        witness.unmet(),
        Vec::<String>::new(),
        "described, and never written"
    );
    for (name, least) in [
        ("Act", 5_000),
        ("Entry", 5_000),
        ("Refusal", 500),
        ("Screen", 2_000),
        ("Snapshot", 1_000),
    ] {
        let seen = witness.seen()[name].len();
        assert!(seen > least, "{name}: {seen}");
    }
}

/// The words of a closed list.
fn words<T: serde::Serialize>(all: &[T]) -> Vec<String> {
    let word = |one| serde_json::to_value(one).unwrap().as_str().unwrap().to_owned();
    all.iter().map(word).collect()
}

#[test]
fn closed_lists_are_those_of_the_engine() {
    assert_eq!(words(ActKind::ALL), Kind::ALL.map(Kind::word));
    assert_eq!(words(Role::ALL), act::Role::ALL.map(act::Role::word));
    let names = |pairs: &[(&'static str, &str)]| pairs.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    for phrases in [&phrases::NL, &phrases::EN] {
        assert_eq!(words(Button::ALL), names(phrases.buttons));
        assert_eq!(words(Reason::ALL), names(phrases.reasons));
        assert_eq!(words(RefusalCode::ALL), names(phrases.refusals));
    }
}
