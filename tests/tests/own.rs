//! What a learner takes home: all of it, and back again to the byte.

use std::collections::BTreeSet;
use std::sync::Arc;

use leerpad::ground::json::canonical;
use leerpad::ground::secret::Secret;
use leerpad::journal::Journal;
use leerpad::journal::bond::last_erased;
use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use leerpad::report::own::{File, Own, ParcelFault, pack, unpack};
use leerpad_tests::wire::tools;
use leerpad_tests::{root, sessions};
use serde_json::Value;

/// Words that would do harm anywhere they are not escaped.
const SHARP: &str = "ik zei: <script>alert('x')</script> & \"ja\"\n\u{1F600} --> ]]>";

/// The keys of the vault that acts speak of, as far as these tests need them: of items and of entries.
fn vault_for(program: &Arc<Program>, journal: &str) -> Vault {
    let mut vault = Vault::default();
    vault.erase(last_erased(journal.as_bytes()));
    let session = Journal::open(program, journal.as_bytes())
        .unwrap()
        .journal
        .session()
        .clone();
    for told in session.retell("nl") {
        for item in told.items {
            match &item.value {
                Some(Value::Object(members)) if members.contains_key("vault") => {
                    vault.put(item.key.as_str(), Secret::new(format!("{SHARP} {}", item.key)));
                }
                Some(Value::Array(entries)) => {
                    for (at, entry) in entries.iter().enumerate() {
                        for (inner, value) in entry.as_object().into_iter().flatten() {
                            if value.get("vault").is_some() {
                                let key = format!("{}/{}/{inner}", item.key, at + 1);
                                vault.put(key.as_str(), Secret::new(format!("{SHARP} {key}")));
                            }
                        }
                        if entry == "other" {
                            vault.put(format!("{}/other", item.key), Secret::new(SHARP));
                        }
                    }
                }
                Some(Value::String(id)) if id == "other" => {
                    vault.put(format!("{}/other", item.key), Secret::new(SHARP));
                }
                _ => {}
            }
        }
    }
    vault
}

fn cases() -> Vec<(String, Arc<Program>, String, Vault)> {
    let all = sessions::all().into_iter().map(|case| {
        let (program, journal) = (case.program(), case.play().journal);
        let vault = vault_for(&program, &journal);
        (case.folder.display().to_string(), program, journal, vault)
    });
    all.collect()
}

#[test]
fn every_case_comes_back_as_it_went() {
    let mut with_words = 0;
    for (name, program, journal, vault) in cases() {
        let packed = pack(&program, journal.as_bytes(), &vault).unwrap();
        assert!(
            packed == pack(&program, journal.as_bytes(), &vault).unwrap(),
            "{name}: other bytes"
        );
        let back = unpack(&packed).unwrap();
        assert_eq!(back.program.hash(), program.hash());
        assert!(back.vault == vault, "{name}: other words");
        assert_eq!(back.vault.to_bytes(), vault.to_bytes());
        assert_eq!(back.journal, journal.as_bytes(), "{name}");
        let before = Journal::open(&program, journal.as_bytes()).unwrap().journal;
        let after = Journal::open(&back.program, &back.journal).unwrap().journal;
        assert_eq!(before.session().snapshot(), after.session().snapshot(), "{name}");
        assert_eq!(before.hash(), after.hash());
        with_words += usize::from(vault.keys().next().is_some());
    }
    assert!(with_words >= 3, "{with_words}");
}

#[test]
fn a_line_that_was_cut_off_stays_behind() {
    let (_, program, journal, vault) = cases().remove(0);
    let cut = &journal.as_bytes()[..journal.len() - 7];
    let back = unpack(&pack(&program, cut, &vault).unwrap()).unwrap();
    let whole = journal.trim_end().rfind('\n').unwrap() + 1;
    assert_eq!(back.journal, &journal.as_bytes()[..whole]);
    let without_end = journal.trim_end().as_bytes();
    assert_eq!(
        unpack(&pack(&program, without_end, &vault).unwrap())
            .unwrap()
            .journal,
        journal.as_bytes()
    );
}

#[test]
fn everything_that_was_answered_is_in_it_to_read() {
    for (name, program, journal, vault) in cases() {
        let own = Own::of(&program, journal.as_bytes(), &vault).unwrap();
        let page = own.to_html();
        let data = own.to_json();
        // Every stored answer of the end, on the path or left behind.
        let session = Journal::open(&program, journal.as_bytes())
            .unwrap()
            .journal
            .session()
            .clone();
        let snapshot: Value = serde_json::from_str(&session.snapshot()).unwrap();
        let visits = ["trail", "parked"]
            .into_iter()
            .flat_map(|list| snapshot[list].as_array().unwrap());
        let mut stored = BTreeSet::new();
        for visit in visits {
            for (item, slot) in visit["items"].as_object().unwrap() {
                let entries = slot.get("entries").and_then(Value::as_object).map(|entries| {
                    let given = entries
                        .iter()
                        .map(|(k, entry)| (k.clone(), entry["value"].clone()));
                    Value::Object(given.collect())
                });
                if let Some(answer) = slot.get("answer").or(entries.as_ref()) {
                    stored.insert(format!(
                        "{} {} {item} {}",
                        visit["step"],
                        visit["n"],
                        canonical(answer)
                    ));
                }
            }
        }
        let mut told = BTreeSet::new();
        for visit in data["visits"].as_array().unwrap() {
            for answer in visit["answers"].as_array().unwrap() {
                let item = answer["item"].as_str().unwrap();
                if let Some(value) = answer.get("value") {
                    told.insert(format!(
                        "{} {} {item} {}",
                        visit["step"],
                        visit["n"],
                        canonical(value)
                    ));
                    assert!(answer.get("answer").is_some(), "{name}: {item} has no words");
                }
            }
        }
        assert_eq!(stored, told, "{name}");
        // All words, in both, escaped in the page.
        let spelled = canonical(&data);
        for key in vault.keys() {
            let words = vault.get(key).unwrap().reveal();
            assert!(
                spelled.contains(canonical(&words.into()).trim_matches('"')),
                "{name}: {key}"
            );
            let mut escaped = String::new();
            leerpad::text::html::escape(&mut escaped, words);
            assert!(page.contains(&escaped), "{name}: {key}");
        }
    }
}

/// A page that runs nothing, fetches nothing, and is built as a screen reader wants it.
#[test]
fn the_page_is_safe_and_in_order() {
    for (name, program, journal, vault) in cases() {
        let page = Own::of(&program, journal.as_bytes(), &vault).unwrap().to_html();
        let lower = page.to_ascii_lowercase();
        for never in [
            "<script",
            "<img",
            "<link",
            "<iframe",
            "http:",
            "https:",
            "javascript:",
            " on",
            "src=",
            "url(",
        ] {
            let found = lower.split('<').any(|tag| {
                let tag = tag.split('>').next().unwrap_or("");
                format!("<{tag}").contains(never) && !tag.starts_with("meta") && !tag.starts_with("style")
            });
            assert!(!found, "{name}: {never}");
        }
        assert!(page.starts_with("<!doctype html>\n<html lang=\"") && page.contains("<title>"));
        assert_eq!(page.matches("<h1>").count(), 1);
        assert_eq!(page.matches("<main>").count(), 1);
        // Headings go down one level at a time, and every element that opens closes.
        let mut level = 1;
        let mut open: Vec<String> = Vec::new();
        for tag in page.split('<').skip(2) {
            let tag = tag.split('>').next().unwrap();
            let name_of = tag.split(' ').next().unwrap().to_owned();
            if let Some(closed) = name_of.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(closed), "{name}");
            } else if !["meta"].contains(&name_of.as_str()) {
                if let Some(next) = name_of
                    .strip_prefix('h')
                    .and_then(|level| level.parse::<u32>().ok())
                {
                    assert!(next <= level + 1, "{name}: h{level} then h{next}");
                    level = next;
                }
                open.push(name_of);
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    }
}

#[test]
fn the_data_is_what_the_schema_says() {
    let mut lines = String::new();
    for (_, program, journal, vault) in cases() {
        let data = Own::of(&program, journal.as_bytes(), &vault).unwrap().to_json();
        let mut line = |value: &Value, valid: bool| {
            lines += &format!("{}\n", serde_json::json!({"value": value, "valid": valid}));
        };
        line(&data, true);
        // One that lacks something, or has something more, anywhere, is refused.
        for member in data.as_object().unwrap().keys() {
            let mut lacking = data.clone();
            lacking.as_object_mut().unwrap().remove(member);
            line(&lacking, ["begun", "last"].contains(&member.as_str()));
        }
        for path in [
            "",
            "/module",
            "/visits/0",
            "/visits/0/answers/0",
            "/scores/0",
            "/other-words/0",
        ] {
            let mut more = data.clone();
            if let Some(found) = more.pointer_mut(path) {
                found["extra"] = 1.into();
                line(&more, false);
            }
        }
    }
    let file = root().join("target/own.jsonl");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, lines).unwrap();
    let judge = "import json, sys, jsonschema_rs\n\
                 schema = json.load(open('core/docs/wire.schema.json', encoding='utf-8'))\n\
                 schema['$ref'] = '#/$defs/OwnData'\n\
                 jsonschema_rs.meta.validate(schema)\n\
                 judge = jsonschema_rs.validator_for(schema)\n\
                 for line in open(sys.argv[1], encoding='utf-8'):\n\
                 \x20   told = json.loads(line)\n\
                 \x20   if judge.is_valid(told['value']) != told['valid']:\n\
                 \x20       sys.exit(f\"the schema does not say {told['valid']}: {[e.message for e in judge.iter_errors(told['value'])]}\")\n";
    let python = tools::python().unwrap();
    tools::run(&python, &["-c", judge, &file.display().to_string()]).unwrap();
}

#[test]
fn what_was_changed_on_the_way_does_not_come_back() {
    let (_, program, journal, vault) = cases()
        .into_iter()
        .find(|case| case.3.keys().next().is_some())
        .unwrap();
    let packed = pack(&program, journal.as_bytes(), &vault).unwrap();
    let changed = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut files: Vec<File> = packed.clone();
        change(&mut files.iter_mut().find(|file| file.name == name).unwrap().bytes);
        unpack(&files)
    };
    let flip = |bytes: &mut Vec<u8>| {
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
    };
    assert!(matches!(
        changed("journal.jsonl", &flip),
        Err(ParcelFault::Journal(_))
    ));
    assert!(changed("program.json", &flip).is_err());
    assert!(matches!(
        changed("words.json", &|bytes| bytes.truncate(5)),
        Err(ParcelFault::Words)
    ));
    let number = |bytes: &mut Vec<u8>| *bytes = br#"{"a":1}"#.to_vec();
    assert!(matches!(changed("words.json", &number), Err(ParcelFault::Words)));
    // The page is for reading; who improves it changes nothing.
    assert!(changed("van-mij.html", &|bytes| bytes.clear()).is_ok());
    let few: Vec<File> = packed
        .iter()
        .filter(|file| file.name != "program.json")
        .cloned()
        .collect();
    assert!(matches!(unpack(&few), Err(ParcelFault::Missing("program.json"))));
    let words = format!(
        "{:?} {:?} {:?}",
        packed,
        Own::of(&program, journal.as_bytes(), &vault).unwrap(),
        unpack(&packed).unwrap()
    );
    assert!(!words.contains("ik zei"));
}
