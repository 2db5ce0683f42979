//! A running session in another version of its module, on random modules, random edits of them and random sessions
//! (semantics 31). What holds for each of them stands here; the reference is held to the same in `differential`.

use std::sync::Arc;

use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use leerpad::report::own::{Own, pack, unpack};
use leerpad::report::tables::{Fold, LeftOut as NoRow, Scope, Source, Table, Who};
use leerpad::report::{Cohort, LeftOut, Period};
use leerpad_tests::reference;
use leerpad_tests::upgrades::{Upgrade, judge};
use leerpad_tests::versions::{Folder, folders};
use serde_json::Value;

/// Sessions of an ordinary run; `LEERPAD_SESSIONS=5000` plays more, `LEERPAD_FIRST=12345` begins at another seed.
const SESSIONS: u64 = 100;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn a_random_session_in_a_random_other_version() {
    let first = number("LEERPAD_FIRST").unwrap_or(0);
    // About one in seventy comes to a choice; without the reference beside it a session costs little.
    let seeds = first..first + number("LEERPAD_SESSIONS").unwrap_or(SESSIONS * 3);
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    let mut faults = Vec::new();
    for seed in seeds {
        let Some(upgrade) = Upgrade::new(seed) else {
            *seen.entry("refused by the checks".to_owned()).or_default() += 1;
            continue;
        };
        match judge(&upgrade) {
            Ok(verdict) => *seen.entry(verdict).or_default() += 1,
            Err(fault) => {
                println!("seed {seed}: {:.300}", fault);
                faults.push((seed, fault, upgrade));
            }
        }
    }
    println!("{seen:?}, {} faults", faults.len());
    if let Some((seed, fault, upgrade)) = faults.first() {
        panic!("seed {seed}: {fault}\n{upgrade}");
    }
    for verdict in ["unchanged", "re-ask", "moved", "choice"] {
        assert!(
            seen.contains_key(verdict),
            "no session came to {verdict}: {seen:?}"
        );
    }
}

#[test]
fn the_engine_and_the_reference_upgrade_alike() {
    let first = number("LEERPAD_FIRST").unwrap_or(0);
    let seeds = first..first + number("LEERPAD_SESSIONS").unwrap_or(SESSIONS);
    let mut differences = Vec::new();
    let (mut upgrades, mut facts) = (0_usize, std::collections::BTreeMap::<String, usize>::new());
    let all: Vec<u64> = seeds.collect();
    for batch in all.chunks(100) {
        let played: Vec<_> = batch
            .iter()
            .filter_map(|seed| Some((*seed, Upgrade::new(*seed)?)))
            .collect();
        let walks: Vec<_> = played.iter().map(|(_, upgrade)| upgrade.walk()).collect();
        let jobs: Vec<Value> = played
            .iter()
            .zip(&walks)
            .map(|((_, upgrade), (acts, _))| upgrade.job(acts))
            .collect();
        let answers = reference::play(&jobs).unwrap();
        for (((seed, upgrade), (acts, ours)), theirs) in played.iter().zip(&walks).zip(&answers) {
            for outcome in ours
                .iter()
                .step_by(4)
                .filter(|outcome| outcome.contains("\"fact\":\"upgraded\""))
            {
                upgrades += 1;
                let verdict = outcome
                    .split("\"verdict\":\"")
                    .nth(1)
                    .and_then(|rest| rest.split('"').next());
                *facts.entry(verdict.unwrap_or("").to_owned()).or_default() += 1;
                for why in outcome
                    .split("\"why\":\"")
                    .skip(1)
                    .filter_map(|rest| rest.split('"').next())
                {
                    *facts.entry(format!("why {why}")).or_default() += 1;
                }
            }
            let at = ours.iter().zip(theirs).position(|(one, other)| one != other);
            if let Some(at) = at {
                let act = acts
                    .get(at / 4)
                    .map_or_else(|| "the snapshot".to_owned(), Value::to_string);
                println!(
                    "seed {seed} line {}: {act}\n  engine    {}\n  reference {}",
                    at % 4,
                    ours[at],
                    theirs[at]
                );
                differences.push((*seed, format!("{upgrade}")));
            }
        }
    }
    println!("{upgrades} upgrades: {facts:?}");
    if let Some((seed, upgrade)) = differences.first() {
        panic!("{} sessions differ; seed {seed}:\n{upgrade}", differences.len());
    }
}

#[test]
fn cases_come_out_as_expected() {
    let cases = folders();
    assert!(cases.len() >= 10);
    let mut verdicts = std::collections::BTreeSet::new();
    for case in &cases {
        let made = case.play();
        let path = case.path.join("expected.jsonl");
        if std::env::var("LEERPAD_CASES").is_ok_and(|mode| mode == "write") {
            std::fs::write(&path, &made).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        for (number, (made, expected)) in made.lines().zip(expected.lines()).enumerate() {
            assert_eq!(made, expected, "{} line {}", path.display(), number + 1);
        }
        assert_eq!(
            made.lines().count(),
            expected.lines().count(),
            "{}",
            path.display()
        );
        for verdict in ["unchanged", "re-ask", "moved", "choice"] {
            if made.contains(&format!("\"verdict\":\"{verdict}\"")) {
                verdicts.insert(verdict);
            }
        }
    }
    assert_eq!(verdicts.len(), 4, "{verdicts:?}");
}

#[test]
fn cases_come_out_the_same_in_the_reference() {
    let cases = folders();
    let jobs: Vec<Value> = cases.iter().map(Folder::job).collect();
    for (case, said) in cases.iter().zip(reference::play(&jobs).unwrap()) {
        let path = case.path.join("expected.jsonl");
        let expected = std::fs::read_to_string(&path).unwrap();
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let (snapshot, acts) = said.split_last().unwrap();
        for (number, (pair, line)) in acts.chunks(2).zip(expected.lines()).enumerate() {
            let wanted = read(line);
            let place = format!("{} line {}", path.display(), number + 1);
            assert_eq!(read(&case.named(&pair[0])), wanted["outcome"], "{place}");
            assert_eq!(read(&case.named(&pair[1])), wanted["outline"], "{place}");
        }
        let last = read(expected.lines().last().unwrap());
        assert_eq!(
            read(&case.named(snapshot)),
            last["snapshot"],
            "{}",
            path.display()
        );
    }
}

#[test]
fn whatever_is_made_of_a_journal_knows_every_version_it_was_on() {
    let mut upgraded = 0;
    for case in folders() {
        let place = case.path.display();
        let (journal, session) = case.journal();
        let bytes = journal.as_bytes();
        let programs: Vec<Arc<Program>> = case
            .versions
            .iter()
            .map(|(.., program)| Arc::clone(program))
            .collect();
        let first = vec![Arc::clone(&programs[0])];

        // What a learner takes home has the names of the version that it is on, and comes back to the byte.
        let vault = Vault::default();
        let own = Own::of(session.programs(), bytes, &vault).unwrap();
        assert_eq!(own.program, session.program().hash().hex(), "{place}");
        for visit in &own.visits {
            let step = session.program().step(&visit.step);
            assert!(step.is_some(), "{place}: {}", visit.step);
            for answer in &visit.answers {
                assert!(
                    session.program().item(&answer.item).is_some(),
                    "{place}: {}",
                    answer.item
                );
            }
        }
        let back = unpack(&pack(session.programs(), bytes, &vault).unwrap()).unwrap();
        assert_eq!(back.journal, bytes, "{place}");
        assert_eq!(back.program.hash(), session.program().hash(), "{place}");
        assert_eq!(Own::of(&back.programs, bytes, &vault).unwrap(), own, "{place}");

        let fold = |programs: Vec<Arc<Program>>| {
            let scope = Scope {
                purpose: None,
                trace: true,
                source: Source::Observed,
            };
            let mut fold = Fold::new(programs, scope).unwrap();
            let who = Who {
                subject: "a",
                session: "1",
                cohort: None,
                arm: None,
            };
            let added = fold.add(&who, bytes);
            (fold, added)
        };
        let (table, added) = fold(programs.clone());
        added.unwrap_or_else(|why| panic!("{place}: {why}"));
        let entries = journal.lines().count() - 1;
        assert_eq!(table.rows(Table::Events).length, entries, "{place}");
        Cohort::new(programs, Period::default()).add(bytes).unwrap();

        // With the first version alone, it is told which one is missing and from where on.
        let missing = journal.lines().skip(1).find_map(|line| {
            let entry: Value = serde_json::from_str(line).unwrap();
            (entry["act"] == "upgrade").then(|| (entry["seq"].as_u64().unwrap(), entry["program"].clone()))
        });
        let Some((at, hash)) = missing else { continue };
        upgraded += 1;
        let (_, added) = fold(first.clone());
        match added {
            Err(NoRow::Program { program, seq }) => {
                assert_eq!((seq, program.hex().into()), (at, hash.clone()), "{place}")
            }
            other => panic!("{place}: {other:?}"),
        }
        match Cohort::new(first, Period::default()).add(bytes) {
            Err(LeftOut::Program { program, seq }) => {
                assert_eq!((seq, program.hex().into()), (at, hash), "{place}")
            }
            other => panic!("{place}: {other:?}"),
        }
    }
    assert!(upgraded >= 10, "{upgraded}");
}
