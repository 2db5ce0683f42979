//! The schema of everything that crosses: JSON Schema 2020-12, every shape under `$defs` by its public name.

use leerpad::wire::{
    act, advice, checked, document, entry, fact, header, item, leaving, outline, phrases, problem, refusal,
    said, screen, sharing, snapshot,
};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// Where a definition is found from anywhere in the schema.
pub(super) const DEFS: &str = "#/$defs/";

/// What hosts begin with, in the order in which it is told; all else is told where it is first needed.
pub(super) const FIRST: &[&str] = &[
    "Act",
    "Entry",
    "Fact",
    "Refusal",
    "Screen",
    "Item",
    "Outline",
    "Said",
    "Document",
    "Advice",
    "Phrases",
    "Header",
    "Snapshot",
    "Export",
    "Due",
    "Coming",
    "VaultChange",
    "ConsentRecord",
    "OwnData",
    "Report",
    "Checked",
    "Problem",
];

/// The schema.
#[must_use]
pub fn schema() -> Value {
    let mut definitions = definitions();
    let names: Vec<String> = definitions.keys().cloned().collect();
    for name in &names {
        tidy(definitions.get_mut(name).expect("a definition"));
    }
    for name in &names {
        lift(name, &mut definitions);
    }
    let alone = alone(&definitions);
    definitions.retain(|name, _| !alone.contains_key(name));
    for definition in definitions.values_mut() {
        put_in_place(definition, &alone);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "leerpad",
        "description": "What crosses between the engine and its hosts, as JSON. A member that is not required is absent \
            when it says nothing, never null.",
        "$defs": definitions,
    })
}

fn definitions() -> Map<String, Value> {
    let mut made = SchemaSettings::draft2020_12().into_generator();
    macro_rules! all {
        ($($shape:ty),* $(,)?) => { $(made.subschema_for::<$shape>();)* };
    }
    all!(
        act::Act,
        entry::Entry,
        fact::Fact,
        refusal::Refusal,
        refusal::RefusalCode,
        outline::Outline,
        screen::Screen,
        item::Item,
        said::Said,
        document::Document,
        advice::Advice,
        phrases::Phrases,
        phrases::Button,
        phrases::Reason,
        header::Header,
        snapshot::Snapshot,
        sharing::Export,
        sharing::Due,
        sharing::Coming,
        sharing::VaultChange,
        leaving::ConsentRecord,
        leaving::OwnData,
        leaving::Report,
        problem::Problem,
        checked::Checked,
    );
    made.take_definitions(true)
}

/// Takes out what says nothing to a host: widths of numbers, defaults that are absence, nulls that never come, line ends
/// in the middle of a sentence.
fn tidy(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else {
        if let Some(list) = schema.as_array_mut() {
            list.iter_mut().for_each(tidy);
        }
        return;
    };
    if members.get("format").is_some_and(Value::is_string) {
        members.remove("format");
    }
    members.remove("default");
    if let Some(Value::String(text)) = members.get_mut("description") {
        *text = text
            .replace("\n\n", "\u{0}")
            .replace('\n', " ")
            .replace('\u{0}', "\n\n");
    }
    if let Some(Value::Array(types)) = members.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            members["type"] = only.clone();
        }
    }
    if members.get("enum").is_some_and(|all| *all == json!([true, null])) {
        members.remove("enum");
        members.insert("const".to_owned(), true.into());
    }
    if let Some(Value::Array(any)) = members.get_mut("anyOf") {
        any.retain(|one| one["type"] != "null");
        if let [Value::Object(only)] = any.as_slice() {
            let only = only.clone();
            members.remove("anyOf");
            for (key, value) in only {
                members.entry(key).or_insert(value);
            }
        }
    }
    if members.contains_key("prefixItems") {
        members.insert("items".to_owned(), json!(false));
    }
    members.values_mut().for_each(tidy);
}

/// Gives the cases of a union names of their own: `start` of `Act` is `StartAct`. A union that stands for one case of
/// another takes its tag.
fn lift(union: &str, definitions: &mut Map<String, Value>) {
    let Some(Value::Array(mut cases)) = definitions[union].get("oneOf").cloned() else {
        return;
    };
    for case in &mut cases {
        let Some(members) = case["properties"]
            .as_object()
            .filter(|members| !members.is_empty())
        else {
            continue;
        };
        let tag = members.iter().find(|(_, member)| member["const"].is_string());
        let word = match tag {
            Some((_, member)) => member["const"].as_str().expect("a text"),
            None => members.keys().next().expect("one"),
        };
        let name = format!("{}{union}", pascal(word));
        if case["$ref"].is_null() {
            let before = definitions.insert(name.clone(), case.clone());
            assert!(before.is_none(), "two shapes are called {name}");
        } else {
            assert_eq!(case["$ref"], format!("{DEFS}{name}"));
            let (key, member) = tag.expect("a case by a tag");
            for form in forms(&name, definitions) {
                definitions[&form]["properties"][key] = member.clone();
                let needed = definitions[&form]["required"].as_array_mut().expect("a list");
                needed.insert(0, json!(key));
            }
        }
        *case = json!({"$ref": format!("{DEFS}{name}")});
    }
    definitions[union]["oneOf"] = cases.into();
}

/// The names of what a definition may be.
fn forms(name: &str, definitions: &Map<String, Value>) -> Vec<String> {
    let any = definitions[name]["anyOf"].as_array().expect("a choice of forms");
    any.iter()
        .map(|form| form["$ref"].as_str().expect("a form").replace(DEFS, ""))
        .collect()
}

/// Lists of one word: said where they are used.
fn alone(definitions: &Map<String, Value>) -> Map<String, Value> {
    let of_one = definitions.iter().filter_map(|(name, definition)| {
        let only = match definition["oneOf"].as_array().map(Vec::as_slice) {
            Some([only]) => &only["const"],
            _ => &definition["const"],
        };
        only.is_string()
            .then(|| (name.clone(), json!({"const": only, "type": "string"})))
    });
    of_one.collect()
}

fn put_in_place(schema: &mut Value, alone: &Map<String, Value>) {
    match schema {
        Value::Object(members) => {
            let name = members.get("$ref").and_then(Value::as_str);
            if let Some(only) = name.and_then(|name| alone.get(name.strip_prefix(DEFS)?)) {
                members.remove("$ref");
                members.extend(only.as_object().cloned().expect("an object"));
            }
            members
                .values_mut()
                .for_each(|member| put_in_place(member, alone));
        }
        Value::Array(list) => list.iter_mut().for_each(|one| put_in_place(one, alone)),
        _ => {}
    }
}

/// `felt-back` as `FeltBack`.
fn pascal(word: &str) -> String {
    word.split('-')
        .map(|part| part[..1].to_uppercase() + &part[1..])
        .collect()
}
