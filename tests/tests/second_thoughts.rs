//! Nothing is lost: who goes back, thinks again or reads in another language keeps all that was said.

use std::collections::BTreeMap;

use leerpad::module::plan::Plan;
use leerpad::session::act::Role;
use leerpad_tests::play::{Case, Player};
use leerpad_tests::random::{Dice, acts};
use serde_json::{Value, json};

/// Languages of a screen: the module's own, another, and two that no module has.
const LANGUAGES: [&str; 4] = ["nl", "en", "tlh", ""];

/// Random cases that pass the checks.
fn cases(first: u64, count: u64) -> impl Iterator<Item = Case> {
    (first..first + count).filter_map(|seed| Case::new(seed, 4 + (seed % 9) as usize).ok())
}

fn parse(snapshot: &str) -> Value {
    serde_json::from_str(snapshot).expect("a snapshot is JSON")
}

/// The answers of every visit, on the trail and parked, by step and number.
fn held(snapshot: &Value) -> BTreeMap<(String, u64), Value> {
    let mut visits = BTreeMap::new();
    for place in ["trail", "parked"] {
        for visit in snapshot[place].as_array().into_iter().flatten() {
            let key = (
                visit["step"].as_str().unwrap().to_owned(),
                visit["n"].as_u64().unwrap(),
            );
            assert!(
                visits.insert(key, visit["items"].clone()).is_none(),
                "a visit twice"
            );
        }
    }
    visits
}

/// What a learner says, without how often was tried.
fn said(items: &Value) -> Value {
    let mut items = items.clone();
    for (_, item) in items.as_object_mut().into_iter().flatten() {
        let members = item.as_object_mut().unwrap();
        for counted in ["attempts", "hints", "solution"] {
            members.remove(counted);
        }
    }
    // Untouched and only tried are the same.
    if let Some(members) = items.as_object_mut() {
        members.retain(|_, item| item != &json!({}));
    }
    items
}

/// An act of somebody who often goes back to say something else.
fn restless(
    dice: &mut Dice,
    plan: &Plan,
    player: &Player,
    at: &mut leerpad::ground::moment::Moment,
) -> Value {
    let outline = player.outline();
    if player.is_new() {
        return acts::start(dice, plan, *at);
    }
    if dice.chance(25) {
        let act = if dice.chance(60) {
            json!({"act": "back"})
        } else {
            json!({"act": "go", "step": dice.pick(&plan.steps).id})
        };
        return signed(act, &at.to_string());
    }
    let shown: Vec<&str> = outline["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|item| item["kind"] != "note")
        .filter_map(|item| item["id"].as_str())
        .collect();
    if !shown.is_empty() && dice.chance(25) {
        let item = *dice.pick(&shown);
        return signed(acts::answer(dice, plan, item), &at.to_string());
    }
    acts::next(dice, plan, &outline, at)
}

fn signed(mut act: Value, at: &str) -> Value {
    act["at"] = json!(at);
    act["by"] = json!("learner");
    act
}

#[test]
fn no_act_loses_what_was_said_elsewhere() {
    let (mut accepted, mut parked) = (0, 0);
    for case in cases(60_000, 80) {
        let mut dice = Dice::new(case.seed ^ 0x2ec0);
        let mut at = leerpad::ground::moment::Moment::parse("2026-01-05T09:00:00.000+01:00").unwrap();
        let mut player = Player::new(&case);
        let mut done: Vec<Value> = Vec::new();
        for number in 0..70 {
            let act = restless(&mut dice, case.program.plan(), &player, &mut at);
            let before = parse(&player.snapshot());
            let here = player.session().cursor().map(|here| (here.step, here.n));
            let taken = player.act(&act).contains("\"facts\"");
            done.push(act.clone());
            let after = parse(&player.snapshot());
            if !taken {
                assert_eq!(after, before, "seed {}, act {number}", case.seed);
                continue;
            }
            accepted += 1;
            parked += usize::from(after["parked"] != json!([]));
            let now = held(&after);
            for ((step, n), items) in held(&before) {
                let mut kept = now.get(&(step.clone(), n)).cloned().unwrap_or_else(|| {
                    panic!("seed {}, act {number}: {step} {n} is gone", case.seed);
                });
                let mut items = items;
                // Only what the act is about may change, and only in the visit under the cursor; an entry of a diary may
                // come in anywhere.
                let is_entry = act.get("entry").is_some();
                let is_here = here
                    .as_ref()
                    .is_some_and(|(at, of)| case.program.step_id(*at) == step && u64::from(*of) == n);
                if let Some(item) = act["item"].as_str()
                    && (is_here || is_entry)
                {
                    items.as_object_mut().unwrap().remove(item);
                    kept.as_object_mut().unwrap().remove(item);
                }
                assert_eq!(kept, items, "seed {}, act {number}: {step} {n}", case.seed);
            }
        }
        // From any place on, restored, the rest of the acts come to the same.
        for _ in 0..4 {
            let cut = dice.below(done.len());
            let mut first = Player::new(&case);
            for act in &done[..cut] {
                first.act(act);
            }
            let mut second = Player::restored(&case, &first.snapshot()).expect("its own snapshot");
            assert_eq!(
                second.snapshot(),
                first.snapshot(),
                "seed {}, at {cut}",
                case.seed
            );
            for act in &done[cut..] {
                second.act(act);
            }
            assert_eq!(
                second.snapshot(),
                player.snapshot(),
                "seed {}, from {cut}",
                case.seed
            );
        }
    }
    assert!(
        accepted > 1_500 && parked > 300,
        "{accepted} acts, {parked} with something parked"
    );
}

/// What of a trail a person would call the same, as far as it was walked before: places, what was said, ways taken.
/// Who looked around may have left the last place of then.
fn path(snapshot: &Value, before: &Value) -> Vec<Value> {
    let length = before["trail"].as_array().map_or(0, Vec::len);
    let visits = snapshot["trail"].as_array().into_iter().flatten().take(length);
    let told = visits.enumerate().map(|(at, visit)| {
        let (how, to) = (&visit["exit"]["how"], &visit["exit"]["to"]);
        let way = (at + 1 < length).then(|| json!([how, to]));
        json!({
            "step": visit["step"], "n": visit["n"], "drawn": visit["drawn"], "items": said(&visit["items"]),
            "way": way,
        })
    });
    told.collect()
}

/// Says something else at an earlier place, looks where that leads, takes it back and walks on: all is as it was.
#[test]
fn a_second_thought_taken_back_brings_everything_back() {
    let (mut tried, mut bent) = (0, 0);
    for case in cases(70_000, 900) {
        // Times and tries may bend a path, and they do change; so may entries that came in since a place was entered, and
        // who comes back to a place that waits waits anew.
        let reads = |word: &str| case.files.files.iter().any(|(_, text)| text.contains(word));
        if [
            "attempts(",
            "days-since(",
            "- diary: ",
            "- wait: ",
            "- contact: ",
            "- activity: ",
        ]
        .into_iter()
        .any(reads)
        {
            continue;
        }
        let mut dice = Dice::new(case.seed ^ 0x7b1d);
        let (walked, _) = case.walk(60);
        let mut player = Player::new(&case);
        for act in &walked {
            player.act(act);
        }
        for _ in 0..8 {
            let before = parse(&player.snapshot());
            let Some((parked, after)) = think_twice(&case, &mut player, &mut dice, &before) else {
                // Something was refused on the way: begin this session anew.
                player = Player::restored(&case, &before.to_string()).expect("its own snapshot");
                continue;
            };
            assert_eq!(
                path(&after, &before),
                path(&before, &before),
                "seed {}",
                case.seed
            );
            tried += 1;
            bent += usize::from(parked);
        }
    }
    assert!(
        tried > 100 && bent > 5,
        "{tried} second thoughts, {bent} bent the path"
    );
}

/// Whether the path was bent, and where everything stands afterwards; none where an act was refused.
fn think_twice(case: &Case, player: &mut Player, dice: &mut Dice, before: &Value) -> Option<(bool, Value)> {
    let trail = before["trail"].as_array()?;
    let clock = before["clock"].as_str()?.to_owned();
    let mut act = |player: &mut Player, act: Value| {
        player
            .act(&signed(act, &clock))
            .contains("\"facts\"")
            .then_some(())
    };
    // A visit that was left, and something answered in it.
    let told: Vec<usize> = (0..trail.len())
        .filter(|at| {
            trail[*at].get("exit").is_some() && trail[*at]["items"].to_string().contains("\"answer\"")
        })
        .collect();
    if told.is_empty() {
        return None;
    }
    let at = *dice.pick(&told);
    let answers: Vec<(&String, &Value)> = trail[at]["items"]
        .as_object()?
        .iter()
        .filter_map(|(id, item)| Some((id, item.get("answer")?)))
        .collect();
    if answers.is_empty() {
        return None;
    }
    let (item, answer) = *dice.pick(&answers);
    return_to(player, &mut act, at)?;
    let other = acts::answer(dice, case.program.plan(), item);
    act(player, other)?;
    let parked = parse(&player.snapshot())["trail"].as_array()?.len() < trail.len();
    for _ in 0..dice.below(5) {
        // A skipped visit that holds an answer, or a menu, is left anew as done: another path, not a look ahead (16.4, 16.5).
        let now = parse(&player.snapshot());
        let cursor = usize::try_from(now["cursor"].as_u64()?).ok()?;
        let how = now["trail"][cursor]["exit"]["how"].as_str();
        let stays = how.is_none_or(|how| how == "done");
        if !stays || act(player, json!({"act": "continue"})).is_none() {
            break;
        }
    }
    return_to(player, &mut act, at)?;
    // Rows merge: all is taken back before it is said again.
    act(player, json!({"act": "decline", "item": item}))?;
    act(player, json!({"act": "answer", "item": item, "value": answer}))?;
    let now = parse(&player.snapshot());
    let last = now["trail"].as_array()?.last()?["step"].clone();
    act(player, json!({"act": "go", "step": last}))?;
    let from = now["trail"].as_array()?.len() - 1;
    for visit in trail.iter().skip(from) {
        let Some(exit) = visit.get("exit") else { break };
        let outline = player.outline();
        assert_eq!(outline["step"], visit["step"], "seed {}", case.seed);
        let way = match exit["how"].as_str()? {
            "skipped" => json!({"act": "skip"}),
            "chosen" => {
                let step = case.child(visit["step"].as_str()?, exit["to"].as_str()?)?;
                json!({"act": "go", "step": step})
            }
            _ => json!({"act": "continue"}),
        };
        let done = act(player, way);
        assert!(
            done.is_some(),
            "seed {}: the way on from {}",
            case.seed,
            visit["step"]
        );
    }
    Some((parked, parse(&player.snapshot())))
}

/// Goes back to a visit of the trail.
fn return_to(
    player: &mut Player,
    act: &mut impl FnMut(&mut Player, Value) -> Option<()>,
    position: usize,
) -> Option<()> {
    loop {
        let now = parse(&player.snapshot());
        let cursor = usize::try_from(now["cursor"].as_u64()?).ok()?;
        if cursor == position {
            return Some(());
        }
        if cursor < position {
            // To the last place, which leaves nothing anew, and back from there.
            let last = now["trail"].as_array()?.last()?["step"].clone();
            act(player, json!({"act": "go", "step": last}))?;
        } else {
            act(player, json!({"act": "back"}))?;
        }
    }
}

/// Looking in any language at any moment changes nothing, and shows the same places, items and options.
#[test]
fn the_language_of_a_screen_is_no_state() {
    let mut looked = 0;
    for case in cases(80_000, 40) {
        let (walked, said) = case.walk(50);
        let mut dice = Dice::new(case.seed ^ 0x1a46);
        let mut player = Player::new(&case);
        for (number, act) in walked.iter().enumerate() {
            assert_eq!(
                player.act(act),
                said[2 * number],
                "seed {}, act {number}",
                case.seed
            );
            if player.is_new() {
                continue;
            }
            let before = player.snapshot();
            for _ in 0..2 {
                let language = *dice.pick(&LANGUAGES);
                let screen = player.session().screen(Role::Learner, language);
                assert_eq!(
                    screen.outline(&case.program),
                    player.outline(),
                    "seed {}, act {number}, {language}",
                    case.seed
                );
                looked += 1;
            }
            assert_eq!(player.snapshot(), before);
        }
        assert_eq!(Some(&player.snapshot()), said.last(), "seed {}", case.seed);
    }
    assert!(looked > 2_000, "{looked}");
}

/// The same module with its texts in two languages runs the same; only the program is another.
#[test]
fn a_module_in_two_languages_runs_the_same() {
    let (mut played, mut refused) = (0, Vec::new());
    for case in cases(90_000, 60) {
        let Some(both) = case.in_two_languages() else {
            refused.push(case.seed);
            continue;
        };
        let (walked, said) = case.walk(50);
        let there = both.replay(&walked);
        let hash = |text: &str, case: &Case| text.replace(&case.program.hash().hex(), "hash");
        for (at, (one, other)) in said.iter().zip(&there).enumerate() {
            assert_eq!(
                hash(one, &case),
                hash(other, &both),
                "seed {}, line {at}",
                case.seed
            );
        }
        let mut player = Player::new(&both);
        for act in &walked {
            player.act(act);
            if player.is_new() {
                continue;
            }
            let [dutch, english] =
                ["nl", "en"].map(|language| player.session().screen(Role::Learner, language));
            assert_eq!(
                dutch.outline(&both.program),
                english.outline(&both.program),
                "seed {}",
                case.seed
            );
            assert_eq!((dutch.language.as_str(), english.language.as_str()), ("nl", "en"));
        }
        played += 1;
    }
    assert!(played > 40, "{played} modules; refused: {refused:?}");
}
