//! What holds for every session: restored it goes on the same, its trail is a straight path, nothing sent breaks it.

use leerpad::ground::hash::Seed;
use leerpad::journal::chain::close;
use leerpad::journal::header::Header;
use leerpad::journal::reading::read;
use leerpad::journal::replay::{JournalFault, replay, replay_bytes};
use leerpad::session::Session;
use leerpad_tests::play::{Case, Player};
use leerpad_tests::random::Dice;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Random cases that pass the checks.
fn cases(first: u64, count: u64) -> impl Iterator<Item = Case> {
    (first..first + count).filter_map(|seed| Case::new(seed, 3 + (seed % 9) as usize).ok())
}

/// An act as text is the act it is as JSON, also one that is bent.
#[test]
fn an_act_as_text_is_read_as_its_json_is() {
    let (mut tried, mut read) = (0, 0);
    for case in cases(30_000, 60) {
        let (acts, _) = case.walk(40);
        let player = Player::new(&case);
        let session = player.session();
        let mut dice = Dice::new(case.seed);
        for act in acts {
            let text = act.to_string();
            let mut bent = text.clone().into_bytes();
            let mut texts = vec![text];
            for _ in 0..20 {
                let at = dice.below(bent.len());
                match dice.below(3) {
                    0 => bent[at] = *dice.pick(b"{}[]\",:1an \\"),
                    1 => drop(bent.remove(at)),
                    _ => bent.insert(at, *dice.pick(b"{}[]\",:1an \\")),
                }
                texts.push(String::from_utf8_lossy(&bent).into_owned());
                if dice.chance(30) {
                    bent = act.to_string().into_bytes();
                }
            }
            for text in texts {
                let json = serde_json::from_str(&text).unwrap_or_default();
                let expected = session.read(&json);
                assert_eq!(session.read_text(&text), expected, "{text}");
                tried += 1;
                read += usize::from(expected.is_ok());
            }
        }
    }
    assert!(tried > 20_000 && read > 2_000, "{read} of {tried}");
}

#[test]
fn a_restored_session_goes_on_as_if_nothing_happened() {
    let mut prefixes = 0;
    for case in cases(10_000, 40) {
        let (acts, said) = case.walk(50);
        let mut player = Player::new(&case);
        for (at, act) in acts.iter().enumerate() {
            let snapshot = player.snapshot();
            let mut restored = Player::restored(&case, &snapshot).expect("a snapshot is restored");
            assert_eq!(restored.snapshot(), snapshot, "seed {}, act {at}", case.seed);
            assert_eq!(
                restored.outline(),
                player.outline(),
                "seed {}, act {at}",
                case.seed
            );
            // Every prefix takes the next act; every seventh is walked to the end.
            let rest = if at % 7 == 0 { acts.len() } else { at + 1 };
            for (further, act) in acts.iter().enumerate().take(rest).skip(at) {
                assert_eq!(
                    restored.act(act),
                    said[2 * further],
                    "seed {}, from {at} act {further}",
                    case.seed
                );
            }
            if rest == acts.len() {
                assert_eq!(
                    &restored.snapshot(),
                    said.last().unwrap(),
                    "seed {}, from {at}",
                    case.seed
                );
            }
            player.act(act);
            prefixes += 1;
        }
    }
    assert!(prefixes > 1_000, "{prefixes}");
}

#[test]
fn the_same_acts_give_the_same_bytes() {
    for case in cases(20_000, 30) {
        let (acts, said) = case.walk(80);
        assert_eq!(case.replay(&acts), said, "seed {}", case.seed);
    }
}

/// Semantics 4.5: somebody who never went back, with these answers and times, would have walked the same trail.
#[test]
fn a_trail_is_a_straight_path() {
    let (mut walked, mut gone_back) = (0, 0);
    for case in cases(30_000, 400) {
        // Attempts and hints belong to the visits too, but nobody who goes straight tries twice.
        if case
            .files
            .files
            .iter()
            .any(|(_, text)| text.contains("attempts("))
        {
            continue;
        }
        let (acts, said) = case.walk(80);
        let snapshot: Value = serde_json::from_str(said.last().unwrap()).unwrap();
        if let Some(straight) = walk_straight(&case, &acts, &snapshot) {
            assert_eq!(
                outer(&straight["trail"]),
                outer(&snapshot["trail"]),
                "seed {}",
                case.seed
            );
            assert_eq!(straight["parked"], json!([]), "seed {}", case.seed);
            walked += 1;
            gone_back += usize::from(snapshot["parked"] != json!([]));
        }
    }
    assert!(
        walked > 40 && gone_back > 8,
        "{walked} trails, {gone_back} with parked visits"
    );
}

/// What of a trail does not depend on how often somebody tried.
fn outer(trail: &Value) -> Value {
    let visits = trail.as_array().into_iter().flatten().map(|visit| {
        json!({
            "step": visit["step"], "n": visit["n"], "drawn": visit["drawn"], "entered": visit["entered"],
            "how": visit["exit"]["how"], "to": visit["exit"]["to"],
        })
    });
    visits.collect()
}

/// The snapshot after a walk along the trail; none where the trail holds what nobody can answer any more.
fn walk_straight(case: &Case, acts: &[Value], snapshot: &Value) -> Option<Value> {
    let trail = snapshot["trail"].as_array()?;
    // Entries of a diary come in from later places: what they steer is no straight line either.
    if snapshot.to_string().contains("\"entries\":{") {
        return None;
    }
    let mut player = Player::new(case);
    let mut start = acts
        .iter()
        .find(|act| act["act"] == "start" && act["at"].is_string())?
        .clone();
    let began = trail.first()?["entered"].clone();
    start["at"] = began;
    accepted(&mut player, start)?;
    for (at, visit) in trail.iter().enumerate() {
        // A visit left anew keeps what follows, which was entered earlier than that (16.42): no straight line has that.
        if let Some(next) = trail.get(at + 1)
            && next["entered"] != visit["exit"]["at"]
        {
            return None;
        }
        let outline = player.outline();
        assert_eq!(outline["step"], visit["step"], "seed {}: visit {at}", case.seed);
        // Who waits does so for time or for somebody else, which no straight line of the learner's own acts has.
        if outline.get("wait").is_some() {
            return None;
        }
        fill_in(&mut player, visit)?;
        let Some(exit) = visit.get("exit") else { break };
        let mut act = match exit["how"].as_str()? {
            "skipped" => json!({"act": "skip"}),
            "chosen" => {
                json!({"act": "go", "step": case.child(visit["step"].as_str()?, exit["to"].as_str()?)?})
            }
            _ => json!({"act": "continue"}),
        };
        act["at"] = exit["at"].clone();
        act["by"] = json!("learner");
        let said = player.act(&act);
        assert!(
            said.contains("\"facts\""),
            "seed {}: visit {at}: {said}",
            case.seed
        );
    }
    serde_json::from_str(&player.snapshot()).ok()
}

/// Answers what a visit holds, in document order.
fn fill_in(player: &mut Player, visit: &Value) -> Option<()> {
    let mut done: Vec<String> = Vec::new();
    let time = visit["entered"].clone();
    // What is shown may change with every answer, so each next item is looked up anew.
    loop {
        let outline = player.outline();
        let items = outline["items"].as_array()?;
        let next = items.iter().find(|item| {
            item["id"]
                .as_str()
                .is_some_and(|id| !done.iter().any(|one| one == id))
        });
        let Some(item) = next else { return Some(()) };
        let id = item["id"].as_str()?.to_owned();
        let held = visit["items"].get(&id);
        let kept = item["state"] != "open" || item.get("value").is_some();
        done.push(id.clone());
        let Some(held) = held.filter(|held| {
            held.get("answer")
                .or(held.get("skipped"))
                .or(held.get("declined"))
                .is_some()
        }) else {
            // Untouched here, but kept from an earlier visit that changed since.
            if kept {
                return None;
            }
            continue;
        };
        let mut act = if let Some(answer) = held.get("answer") {
            json!({"act": "answer", "item": id, "value": answer})
        } else if held.get("skipped").is_some() {
            json!({"act": "skip", "item": id})
        } else {
            json!({"act": "decline", "item": id})
        };
        act["at"] = time.clone();
        act["by"] = json!("learner");
        accepted(player, act)?;
    }
}

fn accepted(player: &mut Player, act: Value) -> Option<()> {
    player.act(&act).contains("\"facts\"").then_some(())
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        prop::sample::select(vec![
            "a",
            "b",
            "i3",
            "s2",
            "learner",
            "end",
            "2026-01-05",
            "20:30"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((".{0,3}", inner), 0..4)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// `PROPTEST_CASES=2000` tries more.
fn cases_of(count: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: wanted.and_then(|wanted| wanted.parse().ok()).unwrap_or(count),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases_of(60))]

    #[test]
    fn any_act_is_accepted_or_refused_and_a_refusal_changes_nothing(
        seed in 0_u64..200, values in prop::collection::vec((json_value(), any::<u64>()), 1..12)
    ) {
        let Ok(case) = Case::new(seed, 5) else { return Ok(()) };
        let (acts, _) = case.walk(30);
        let mut player = Player::new(&case);
        for act in &acts {
            player.act(act);
        }
        for (value, roll) in values {
            let mut dice = Dice::new(roll);
            let mut act = acts[dice.below(acts.len())].clone();
            let keys: Vec<String> = act.as_object().unwrap().keys().cloned().collect();
            act[dice.pick(&keys).as_str()] = value;
            let before = player.snapshot();
            let said = player.act(&act);
            if said.contains("\"refused\"") {
                prop_assert_eq!(player.snapshot(), before);
            }
        }
    }

    #[test]
    fn any_spoiled_snapshot_is_restored_or_refused(
        seed in 0_u64..200, value in json_value(), roll in any::<u64>()
    ) {
        let Ok(case) = Case::new(seed, 5) else { return Ok(()) };
        let (acts, said) = case.walk(30);
        let mut snapshot: Value = serde_json::from_str(said.last().unwrap()).unwrap();
        spoil(&mut snapshot, &value, &mut Dice::new(roll));
        if let Some(mut player) = Player::restored(&case, &snapshot.to_string()) {
            let kept = player.snapshot();
            prop_assert_eq!(Player::restored(&case, &kept).map(|player| player.snapshot()), Some(kept));
            for act in &acts {
                player.act(act);
                let _ = player.outline();
            }
        }
    }
}

/// Puts a value somewhere in a tree.
fn spoil(tree: &mut Value, value: &Value, dice: &mut Dice) {
    let stop = dice.chance(25);
    match tree {
        Value::Object(members) if !members.is_empty() && !stop => {
            let keys: Vec<String> = members.keys().cloned().collect();
            let key = dice.pick(&keys).clone();
            if dice.chance(10) {
                members.remove(&key);
            } else if let Some(inner) = members.get_mut(&key) {
                spoil(inner, value, dice);
            }
        }
        Value::Array(list) if !list.is_empty() && !stop => {
            let at = dice.below(list.len());
            match dice.below(10) {
                0 => {
                    list.remove(at);
                }
                1 => list.push(list[at].clone()),
                _ => spoil(&mut list[at], value, dice),
            }
        }
        other => *other = value.clone(),
    }
}

/// A session says nothing of its answers.
#[test]
fn no_debug_print_shows_an_answer() {
    for case in cases(40_000, 5) {
        let mut player = Player::new(&case);
        for act in case.walk(40).0 {
            player.act(&act);
        }
        let session: &Session = player.session();
        assert!(!format!("{session:?}").contains("Hallo"));
    }
}

/// The journal of a case, and what was said along the way.
fn journal(case: &Case) -> (String, Vec<String>) {
    let (_, said) = case.walk(60);
    let settings = case.settings.clone();
    let header = Header::new(
        case.program.hash(),
        Seed::from_hex(&case.session_seed()).unwrap(),
        settings,
    );
    let (line, mut hash) = close(None, header.members());
    let mut journal = line;
    for outcome in said
        .iter()
        .step_by(2)
        .filter(|outcome| outcome.contains("\"facts\":"))
    {
        let Ok(Value::Object(members)) = serde_json::from_str(outcome) else {
            continue;
        };
        let (line, next) = close(Some(hash), members);
        journal += &line;
        hash = next;
    }
    (journal, said)
}

/// What reading and then replaying gives: the state, or the fault in words.
fn slowly(case: &Case, bytes: &[u8]) -> Result<String, JournalFault> {
    let reading = read(bytes)?;
    Ok(replay(&case.program, &reading)?.snapshot())
}

/// In one go or one after the other: the same state or the same fault, whatever byte was changed and even when
/// somebody forged the chain over a changed line.
#[test]
fn replaying_bytes_is_reading_and_replaying() {
    let (mut sound, mut damaged, mut different) = (0, 0, 0);
    for case in cases(60_000, 30) {
        let (journal, _) = journal(&case);
        let mut dice = Dice::new(case.seed);
        let mut tries = vec![
            journal.clone().into_bytes(),
            journal.trim_end().as_bytes().to_vec(),
        ];
        for _ in 0..20 {
            let mut bytes = journal.clone().into_bytes();
            let at = dice.below(bytes.len());
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
            tries.push(forged(&bytes));
            tries.push(bytes);
        }
        for bytes in tries {
            let (slow, fast) = (slowly(&case, &bytes), replay_bytes(&case.program, &bytes, true));
            match &slow {
                Ok(_) => sound += 1,
                Err(JournalFault::Damage(_)) => damaged += 1,
                Err(JournalFault::Replay(_)) => different += 1,
            }
            // Not verified, a sound journal gives the same.
            let bare = replay_bytes(&case.program, &bytes, false).map(|done| done.session.snapshot());
            assert!(slow.is_err() || bare == slow, "seed {}", case.seed);
            assert_eq!(
                fast.map(|done| done.session.snapshot()),
                slow,
                "seed {}",
                case.seed
            );
        }
    }
    assert!(
        sound > 50 && damaged > 300 && different > 50,
        "{sound} {damaged} {different}"
    );
}

/// The lines with hashes that belong to them, as far as they are objects.
fn forged(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut before) = (String::new(), None);
    for line in String::from_utf8_lossy(bytes).lines() {
        let Ok(Value::Object(mut members)) = serde_json::from_str(line) else {
            return bytes.to_vec();
        };
        members.remove("hash");
        let (line, hash) = close(before, members);
        out += &line;
        before = Some(hash);
    }
    out.into_bytes()
}

/// A journal of a random session replays to the same state; one act changed is found.
#[test]
fn a_journal_replays_to_the_same_state_and_hash() {
    let mut replayed = 0;
    for case in cases(50_000, 40) {
        let (journal, said) = journal(&case);
        let reading = read(journal.as_bytes()).expect("a journal as it was written");
        let session = replay(&case.program, &reading).expect("it replays");
        assert_eq!(&session.snapshot(), said.last().unwrap(), "seed {}", case.seed);
        // Bent by one sign somewhere: damaged, and nothing is replayed.
        let mut bytes = journal.into_bytes();
        let at = Dice::new(case.seed).below(bytes.len() - 1);
        bytes[at] ^= 1;
        assert!(
            read(&bytes).is_err() || read(&bytes).is_ok_and(|reading| reading.torn > 0),
            "seed {}, byte {at}",
            case.seed
        );
        replayed += 1;
    }
    assert!(replayed > 30, "{replayed}");
}
