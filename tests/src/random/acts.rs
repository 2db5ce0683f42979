//! Random acts at a screen: mostly what a person would do there, sometimes what nobody should.

use leerpad::ground::moment::Moment;
use leerpad::ground::number::Number;
use leerpad::module::plan::{Choice, Fits, Inner, Item, ItemKind, Plan, Shape, StepKind};
use serde_json::{Map, Value, json};

use super::{Dice, sharing, waiting};

/// The act `start`, with some of the given facts.
pub fn start(dice: &mut Dice, plan: &Plan, at: Moment) -> Value {
    let mut given = Map::new();
    for fact in &plan.givens {
        if dice.chance(30) {
            continue;
        }
        let value = match &fact.shape {
            Shape::Choice(options) => json!(plan.symbols[dice.pick(options).0.index()]),
            Shape::Number(from, to) => {
                let decimals = u32::from(dice.chance(30));
                number(dice, *from, *to, decimals)
            }
            Shape::Text => json!("hallo"),
            Shape::Confirm => json!(dice.chance(50)),
        };
        given.insert(fact.id.clone(), value);
    }
    let mut act = json!({"act": "start", "at": at.to_string(), "by": "learner", "given": given});
    let entries: Vec<&str> = plan
        .steps
        .iter()
        .filter(|step| step.entry)
        .map(|step| step.id.as_str())
        .collect();
    if !entries.is_empty() && dice.chance(30) {
        act["entry"] = json!(dice.pick(&entries));
    }
    act
}

/// The next act at a screen (its outline), some time after the last.
pub fn next(dice: &mut Dice, plan: &Plan, outline: &Value, at: &mut Moment) -> Value {
    next_together(dice, plan, outline, &Value::Null, at)
}

/// The same where also the guide's screen is known, so that what they do fits it.
pub fn next_together(dice: &mut Dice, plan: &Plan, outline: &Value, guide: &Value, at: &mut Moment) -> Value {
    let pause = match dice.below(12) {
        10 => 1_800_000 * dice.between(1, 8),
        0 => 86_400_000 * dice.between(1, 3),
        1 => -60_000,
        _ => dice.between(0, 90_000),
    };
    *at = at.later(pause);
    let mut act = sharing::act(dice, plan, outline, guide)
        .or_else(|| waiting::act(dice, plan, outline, guide))
        .unwrap_or_else(|| body(dice, plan, outline));
    act["at"] = json!(at.to_string());
    if act.get("by").is_none() {
        act["by"] = json!("learner");
    }
    act
}

fn body(dice: &mut Dice, plan: &Plan, outline: &Value) -> Value {
    if outline["status"] == "stopped" && dice.chance(80) {
        return json!({"act": "resume"});
    }
    let empty = Vec::new();
    let items = outline["items"].as_array().unwrap_or(&empty);
    // The result of an activity is the host's: a learner seldom tries.
    let items = if outline["kind"] == "activity" && dice.chance(90) {
        &empty
    } else {
        items
    };
    let askable: Vec<&str> = items
        .iter()
        .filter(|item| item["kind"] != "note")
        .filter_map(|item| item["id"].as_str())
        .collect();
    let open: Vec<&str> = items
        .iter()
        .filter(|item| item["kind"] != "note" && (item["state"] == "open" || item.get("invalid").is_some()))
        .filter_map(|item| item["id"].as_str())
        .collect();
    let children: Vec<&str> = outline["children"]
        .as_array()
        .map(|list| list.iter().filter_map(|child| child["step"].as_str()).collect())
        .unwrap_or_default();
    if outline["status"] == "completed" && is_at_end(plan, outline) && dice.chance(85) {
        return match dice.below(10) {
            0..=5 => json!({"act": "back"}),
            6 | 7 => json!({"act": "go", "step": plan.steps[0].id}),
            _ => json!({"act": "go", "step": dice.pick(&plan.steps).id}),
        };
    }
    if !children.is_empty() && dice.chance(60) {
        return json!({"act": "go", "step": dice.pick(&children)});
    }
    let due = outline["diaries"].as_array().unwrap_or(&empty);
    if !due.is_empty() && dice.chance(25) {
        let due = dice.pick(due).clone();
        let mut act = answer(dice, plan, due["item"].as_str().unwrap_or(""));
        act["entry"] = due["entry"].clone();
        if dice.chance(30) {
            act["step"] = due["step"].clone();
        }
        return act;
    }
    if !open.is_empty() && dice.chance(65) {
        let id = *dice.pick(&open);
        return answer(dice, plan, id);
    }
    match dice.below(100) {
        0..=44 => json!({"act": "continue"}),
        45..=54 if !askable.is_empty() => {
            let id = *dice.pick(&askable);
            answer(dice, plan, id)
        }
        55..=60 if !askable.is_empty() => json!({"act": "skip", "item": dice.pick(&askable)}),
        61..=64 if !askable.is_empty() => json!({"act": "decline", "item": dice.pick(&askable)}),
        65..=67 if !askable.is_empty() => {
            let mut act = json!({"act": "hint", "item": dice.pick(&askable)});
            if dice.chance(30) {
                act["solution"] = json!(true);
            }
            act
        }
        68..=71 => json!({"act": "skip"}),
        72..=85 => json!({"act": "back"}),
        86..=92 => json!({"act": "go", "step": dice.pick(&plan.steps).id}),
        93 => json!({"act": "pause"}),
        94 => json!({"act": "stop"}),
        95 => json!({"act": "tick", "by": "system"}),
        96 if dice.chance(50) => entry_of_any(dice, plan),
        96 => odd(dice, plan),
        _ => json!({"act": "continue"}),
    }
}

/// An entry of some diary, wherever it is and whenever that may be.
fn entry_of_any(dice: &mut Dice, plan: &Plan) -> Value {
    let is_diary = |item: &&Item| matches!(item.kind, ItemKind::Diary { .. });
    let diaries: Vec<&Item> = plan.items.iter().filter(is_diary).collect();
    if diaries.is_empty() {
        return odd(dice, plan);
    }
    let id = dice.pick(&diaries).id.clone();
    answer(dice, plan, &id)
}

/// What nobody should send.
fn odd(dice: &mut Dice, plan: &Plan) -> Value {
    let item = plan
        .items
        .get(dice.below(plan.items.len().max(1)))
        .map_or("x", |item| item.id.as_str());
    match dice.below(13) {
        0 => json!({"act": "dance"}),
        1 => json!({"act": "continue", "by": "guide"}),
        2 => json!({"act": "answer", "item": "nergens", "value": 1}),
        3 => json!({"act": "answer", "item": item}),
        4 => json!({"act": "continue", "extra": 1}),
        5 => json!({"act": "start"}),
        6 => json!({"act": "answer", "item": item, "value": {"a": [[1]]}}),
        7 => json!({"act": "go", "step": "nergens"}),
        8 => json!({"act": "continue", "by": "someone"}),
        9 => json!({"act": "skip", "step": dice.pick(&plan.steps).id}),
        10 => json!({"act": "hint", "item": item, "solution": false}),
        11 => json!({"act": "answer", "item": item, "value": null}),
        _ => json!({"act": "erase"}),
    }
}

/// An answer to an item of the plan, now and then of a wrong form.
///
/// # Panics
/// On an id that the plan does not have.
#[must_use]
pub fn answer(dice: &mut Dice, plan: &Plan, id: &str) -> Value {
    let item = plan
        .items
        .iter()
        .find(|item| item.id == id)
        .expect("a screen shows items of its plan");
    let value = if dice.chance(4) {
        wrong(dice)
    } else {
        value(dice, plan, item)
    };
    let mut act = json!({"act": "answer", "item": id, "value": value});
    let is_diary = matches!(item.kind, ItemKind::Diary { .. });
    if dice.chance(if is_diary { 90 } else { 1 }) {
        act["entry"] = match dice.below(30) {
            0 => json!(0),
            1 => json!("1"),
            2 => json!(1.5),
            3 => json!(2_000_000_000_000_u64),
            _ => json!(dice.between(1, 7)),
        };
    }
    act
}

fn wrong(dice: &mut Dice) -> Value {
    match dice.below(6) {
        0 => json!("geen-optie"),
        1 => json!(10_000),
        2 => json!(-3.5),
        3 => json!([]),
        4 => json!({"r1": "geen"}),
        _ => json!(true),
    }
}

fn value(dice: &mut Dice, plan: &Plan, item: &Item) -> Value {
    of_kind(dice, plan, &item.kind, item.vault)
}

fn of_kind(dice: &mut Dice, plan: &Plan, kind: &ItemKind, vault: bool) -> Value {
    let ids = |options: &[Choice]| -> Vec<String> {
        options
            .iter()
            .map(|option| plan.symbols[option.id.index()].clone())
            .collect()
    };
    match kind {
        ItemKind::Choice(options) => json!(dice.pick(&ids(&options.list))),
        ItemKind::Choices { options, .. } => {
            let mut chosen: Vec<String> = ids(&options.list)
                .into_iter()
                .filter(|_| dice.chance(45))
                .collect();
            if dice.chance(50) {
                chosen.reverse();
            }
            json!(chosen)
        }
        ItemKind::Confirm => json!(dice.chance(70)),
        ItemKind::Text { .. } | ItemKind::Words { .. } if vault => json!({"vault": true}),
        ItemKind::Text { .. } | ItemKind::Words { .. } => {
            json!(dice.pick(&["ja", "één", " Hallo  daar ", "nee", "hallp", "", "\u{1f600} 3"]))
        }
        ItemKind::Number {
            from, to, decimals, ..
        } => number(dice, *from, *to, *decimals),
        ItemKind::Scale { from, to, .. } => number(dice, *from, *to, 0),
        ItemKind::Date { .. } => {
            let (month, day) = (dice.between(1, 12), dice.between(1, 28));
            json!(format!("2026-{month:02}-{day:02}"))
        }
        ItemKind::Time { .. } => json!(format!("{:02}:{:02}", dice.between(0, 23), dice.between(0, 59))),
        ItemKind::Likert { rows, options } => {
            let mut answers = Map::new();
            for row in rows {
                if dice.chance(75) {
                    let option = dice.pick(options).id;
                    answers.insert(
                        plan.symbols[row.id.index()].clone(),
                        json!(plan.symbols[option.index()]),
                    );
                }
            }
            Value::Object(answers)
        }
        ItemKind::Rank(options) => {
            let mut order = ids(&options.list);
            for last in (1..order.len()).rev() {
                order.swap(last, dice.below(last + 1));
            }
            json!(order)
        }
        ItemKind::Media { .. } | ItemKind::Breathe { .. } | ItemKind::Timer { .. } => json!(true),
        ItemKind::List { items, .. } => {
            let count = dice.below(4);
            json!((0..count).map(|_| entry(dice, plan, items)).collect::<Vec<_>>())
        }
        ItemKind::Diary { items, .. } => entry(dice, plan, items),
        ItemKind::Checklist { options, .. } => {
            let ticked = ids(&options.list).into_iter().filter(|_| dice.chance(60));
            json!(ticked.collect::<Vec<_>>())
        }
        ItemKind::Match { left, right, .. } => {
            let mut answers = Map::new();
            for row in left {
                if dice.chance(75) {
                    let id = dice.pick(&ids(right)).clone();
                    answers.insert(plan.symbols[row.id.index()].clone(), json!(id));
                }
            }
            Value::Object(answers)
        }
        ItemKind::Gap { gaps, .. } => {
            let mut answers = Map::new();
            for gap in gaps {
                if dice.chance(25) {
                    continue;
                }
                let given = match &gap.fits {
                    Fits::Options { list, .. } => dice.pick(&ids(list)).clone(),
                    Fits::Words(accept) if dice.chance(50) => {
                        format!(" {} ", dice.pick(accept).to_uppercase())
                    }
                    Fits::Words(_) => "iets anders".to_owned(),
                };
                answers.insert(plan.symbols[gap.id.index()].clone(), json!(given));
            }
            Value::Object(answers)
        }
        ItemKind::Goal { .. } | ItemKind::Plan { .. } => json!({"vault": true}),
        ItemKind::GoalReview { from, to, .. } => number(dice, *from, *to, 0),
        ItemKind::Note { .. } | ItemKind::Recall { .. } | ItemKind::Card { .. } => json!(true),
    }
}

fn entry(dice: &mut Dice, plan: &Plan, items: &[Inner]) -> Value {
    let mut answers = Map::new();
    for inner in items {
        if dice.chance(80) {
            answers.insert(inner.id.clone(), of_kind(dice, plan, &inner.kind, inner.vault));
        }
    }
    Value::Object(answers)
}

fn number(dice: &mut Dice, from: Number, to: Number, decimals: u32) -> Value {
    let unit = 10_i64.pow(6 - decimals.min(6));
    let (least, most) = (from.millionths() / unit, to.millionths() / unit);
    let count = dice.between(least, most.min(least + 1_000_000)) * unit;
    Number::from_millionths(count).expect("between the bounds").into()
}

/// Whether an outline is at an end.
#[must_use]
pub fn is_at_end(plan: &Plan, outline: &Value) -> bool {
    let id = outline["step"].as_str().unwrap_or("");
    plan.steps
        .iter()
        .any(|step| step.id == id && matches!(step.kind, StepKind::End { .. }))
}
