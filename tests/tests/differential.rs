//! The engine and the reference say the same, byte for byte, on random modules and random sessions.
//!
//! `LEERPAD_SESSIONS=5000 cargo test -p leerpad-tests --test differential -- --nocapture` plays more of them;
//! `LEERPAD_FIRST=12345` begins at another seed.

use std::collections::BTreeMap;

use leerpad_tests::play::Case;
use leerpad_tests::random::Dice;
use leerpad_tests::reference;
use serde_json::Value;

/// How many sessions are handed to the reference at once.
const BATCH: usize = 100;

/// Sessions of an ordinary run.
const SESSIONS: u64 = 300;

/// At most so many of a hundred random modules may be refused by the checks: a way past a wait often leads past a question
/// that something later reads.
const REFUSED_PERCENT: usize = 18;

#[test]
fn the_engine_and_the_reference_agree() {
    let sessions = number("LEERPAD_SESSIONS").unwrap_or(SESSIONS);
    let first = number("LEERPAD_FIRST").unwrap_or(0);
    let mut refused: BTreeMap<&'static str, usize> = BTreeMap::new();
    let (mut tried, mut turned_away, mut acts_played) = (0_usize, 0_usize, 0_usize);
    let (mut accepted, mut facts) = (0_usize, BTreeMap::<String, usize>::new());
    let mut batch = Vec::new();
    let mut differences = Vec::new();
    for seed in first..first + sessions {
        tried += 1;
        match Case::new(seed, size_of(seed)) {
            Ok(case) => {
                let (acts, _) = case.walk(length_of(seed));
                let said = case.together(&acts);
                acts_played += acts.len();
                for outcome in said.iter().step_by(4) {
                    accepted += usize::from(outcome.contains("\"facts\":"));
                    count_facts(outcome, &mut facts);
                }
                batch.push((case, acts, said));
            }
            Err(codes) => {
                turned_away += 1;
                for code in codes {
                    *refused.entry(code).or_default() += 1;
                }
            }
        }
        if batch.len() == BATCH || seed + 1 == first + sessions {
            compare(std::mem::take(&mut batch), &mut differences);
        }
    }
    println!("{tried} modules, {turned_away} refused by the checks: {refused:?}");
    println!("{acts_played} acts, {accepted} accepted; facts: {facts:?}");
    if let Some(first) = differences.first() {
        for found in differences.iter().take(30) {
            println!(
                "seed {} act {}\n  engine    {}\n  reference {}",
                found.seed, found.act, found.ours, found.theirs
            );
        }
        panic!(
            "{} sessions differ; the first of them, smaller:\n{}",
            differences.len(),
            shrunken(first.seed)
        );
    }
    assert!(
        turned_away * 100 <= tried * REFUSED_PERCENT,
        "{turned_away} of {tried} random modules were refused: {refused:?}"
    );
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn size_of(seed: u64) -> usize {
    2 + Dice::new(seed ^ 0x512e).below(14)
}

fn length_of(seed: u64) -> usize {
    60 + Dice::new(seed ^ 0x1e47).below(60)
}

fn count_facts(outcome: &str, facts: &mut BTreeMap<String, usize>) {
    for after in outcome.split("\"fact\":\"").skip(1) {
        let word = after.split('"').next().unwrap_or("");
        *facts.entry(word.to_owned()).or_default() += 1;
    }
    if let Some(after) = outcome.split("\"refused\":\"").nth(1) {
        let code = after.split('"').next().unwrap_or("");
        *facts.entry(format!("refused {code}")).or_default() += 1;
    }
}

/// Where a session differs first.
struct Difference {
    seed: u64,
    act: usize,
    ours: String,
    theirs: String,
}

fn compare(batch: Vec<(Case, Vec<Value>, reference::Said)>, differences: &mut Vec<Difference>) {
    let jobs: Vec<Value> = batch
        .iter()
        .map(|(case, acts, _)| case.job_together(acts))
        .collect();
    let answers = reference::play(&jobs).unwrap();
    for ((case, _, ours), theirs) in batch.iter().zip(&answers) {
        if let Some(at) = difference(ours, theirs) {
            differences.push(Difference {
                seed: case.seed,
                act: at / 4,
                ours: ours[at].clone(),
                theirs: theirs[at].clone(),
            });
        }
    }
}

/// The first line that differs.
fn difference(ours: &[String], theirs: &[String]) -> Option<usize> {
    ours.iter().zip(theirs).position(|(one, other)| one != other)
}

/// A smaller session that differs too, in words.
fn shrunken(seed: u64) -> String {
    let size = size_of(seed);
    let (case, mut acts, mut at) = (2..=size)
        .find_map(|size| differs(seed, size, length_of(seed)))
        .expect("it differed a moment ago");
    // Leave out pieces, large ones first, as long as what is left differs too.
    let mut piece = acts.len() / 2;
    while piece > 0 {
        let candidates: Vec<Vec<Value>> = (1..acts.len())
            .step_by(piece)
            .map(|from| {
                let mut fewer = acts.clone();
                fewer.drain(from..(from + piece).min(acts.len()));
                fewer
            })
            .collect();
        let jobs: Vec<Value> = candidates.iter().map(|acts| case.job_together(acts)).collect();
        let answers = reference::play(&jobs).unwrap();
        let shorter = candidates.into_iter().zip(answers).find_map(|(fewer, theirs)| {
            let at = difference(&case.together(&fewer), &theirs)?;
            Some((fewer, at))
        });
        let Some((fewer, line)) = shorter else {
            piece /= 2;
            continue;
        };
        (acts, at) = (fewer, line);
        acts.truncate(line / 4 + 1);
        piece = piece.min(acts.len() / 2);
    }
    let theirs = reference::play(&[case.job_together(&acts)]).unwrap().remove(0);
    let ours = case.together(&acts);
    let mut words = String::new();
    for (name, text) in &case.files.files {
        words += &format!("--- {name}\n{text}");
    }
    words += &format!("--- seed {} settings {:?}\n", case.session_seed(), case.settings);
    for (act, pair) in acts.iter().zip(ours.chunks(4)) {
        words += &format!("{act}\n    -> {}\n", pair[0]);
    }
    let what = match at {
        at if at + 1 == ours.len() => "snapshot",
        at if at % 4 == 0 => "outcome",
        at if at % 4 == 1 => "outline",
        at if at % 4 == 2 => "guide's outline",
        _ => "export",
    };
    words
        + &format!(
            "--- the {what}\nengine    {}\nreference {}\n",
            ours[at], theirs[at]
        )
}

fn differs(seed: u64, size: usize, length: usize) -> Option<(Case, Vec<Value>, usize)> {
    let case = Case::new(seed, size).ok()?;
    let (mut acts, _) = case.walk(length);
    let ours = case.together(&acts);
    let theirs = reference::play(&[case.job_together(&acts)]).unwrap().remove(0);
    let at = difference(&ours, &theirs)?;
    acts.truncate(at / 4 + 1);
    Some((case, acts, at))
}
