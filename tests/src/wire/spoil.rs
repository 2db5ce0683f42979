//! Values a little beside what they were: a member too many or too few, something of another type somewhere inside.

use serde_json::{Value, json};

use crate::random::Dice;

/// A value, spoiled at one random place.
#[must_use]
pub fn spoiled(value: &Value, dice: &mut Dice) -> Value {
    let mut value = value.clone();
    spoil(&mut value, dice);
    value
}

fn spoil(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            let keys: Vec<String> = members.keys().cloned().collect();
            let key = dice.pick(&keys);
            match dice.below(12) {
                0 => {
                    members.remove(key);
                }
                1 => {
                    members.insert("odd".to_owned(), json!("odd"));
                }
                2 => members[key] = other(dice),
                _ => spoil(&mut members[key], dice),
            }
        }
        Value::Array(list) if !list.is_empty() => {
            let at = dice.below(list.len());
            match dice.below(12) {
                0 => list[at] = other(dice),
                // The tuples of the tree of texts have their length.
                1 => list.push(other(dice)),
                _ => spoil(&mut list[at], dice),
            }
        }
        one => *one = other(dice),
    }
}

/// Something else. No list and no small number: serde also takes a list for an object, its members in their order, and a
/// number for a word, its place among the others.
fn other(dice: &mut Dice) -> Value {
    dice.pick(&[
        json!(null),
        json!(true),
        json!(false),
        json!(300),
        json!(1.5),
        json!("odd"),
        json!({}),
        json!({"odd": 1}),
    ])
    .clone()
}
