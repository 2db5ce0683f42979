//! Values in a file of paths are texts; here they become what an act, a setting or a given fact carries.

use leerpad::ground::number::Number;
use leerpad::module::plan::{Inner, Item, ItemKind, Shape};
use leerpad::syntax::tree::{Node, NodeKind};
use serde_json::{Map, Value as Json, json};

/// The value of an answer, and the words that go to the vault, by what stands behind the item's own key there. What does not
/// fit the kind stays a text, and the session refuses it by its own rules.
pub(super) fn answer(item: &Item, node: &Node) -> (Json, Vec<(String, String)>) {
    let mut vault = Vec::new();
    let value = value(&item.kind, item.vault, node, String::new(), &mut vault);
    (value, vault)
}

fn value(
    kind: &ItemKind,
    in_vault: bool,
    node: &Node,
    key: String,
    vault: &mut Vec<(String, String)>,
) -> Json {
    if let (ItemKind::Plan { .. }, NodeKind::Map { entries, .. }) = (kind, &node.kind) {
        for part in entries {
            vault.push((format!("{key}/{}", part.key.value), text(&part.value).to_owned()));
        }
        return json!({"vault": true});
    }
    if in_vault {
        vault.push((key, text(node).to_owned()));
        return json!({"vault": true});
    }
    match (kind, &node.kind) {
        (ItemKind::List { items, .. }, NodeKind::List { items: entries, .. }) => {
            let entries = entries
                .iter()
                .zip(1..)
                .map(|(entry, k)| inner(items, entry, &format!("{key}/{k}"), vault));
            Json::Array(entries.collect())
        }
        (ItemKind::Diary { items, .. }, NodeKind::Map { .. }) => inner(items, node, &key, vault),
        (
            ItemKind::Number { .. } | ItemKind::Scale { .. } | ItemKind::GoalReview { .. },
            NodeKind::Scalar(scalar),
        ) => number(&scalar.text),
        (
            ItemKind::Confirm | ItemKind::Media { .. } | ItemKind::Breathe { .. } | ItemKind::Timer { .. },
            NodeKind::Scalar(scalar),
        ) => truth(&scalar.text),
        _ => as_written(node),
    }
}

/// An entry of a list or diary.
fn inner(items: &[Inner], entry: &Node, key: &str, vault: &mut Vec<(String, String)>) -> Json {
    let Some(members) = entry.entries() else {
        return as_written(entry);
    };
    let mut out = Map::new();
    for member in members {
        let id = &member.key.value;
        let found = items.iter().find(|item| item.id == *id);
        let json = match found {
            Some(item) => value(
                &item.kind,
                item.vault,
                &member.value,
                format!("{key}/{id}"),
                vault,
            ),
            None => as_written(&member.value),
        };
        out.insert(id.clone(), json);
    }
    Json::Object(out)
}

/// The value of a setting or a given fact.
pub(super) fn constant(shape: &Shape, node: &Node) -> Json {
    match shape {
        Shape::Number(..) => number(text(node)),
        Shape::Confirm => truth(text(node)),
        Shape::Choice(_) | Shape::Text => as_written(node),
    }
}

fn text(node: &Node) -> &str {
    node.scalar().map_or("", |scalar| scalar.text.as_str())
}

fn number(text: &str) -> Json {
    let number = text.trim().parse::<Number>();
    number.map_or_else(|_| Json::from(text), Json::from)
}

fn truth(text: &str) -> Json {
    match text {
        "true" => Json::Bool(true),
        "false" => Json::Bool(false),
        other => Json::from(other),
    }
}

/// Texts, lists of texts and maps of texts, as they are. A file nests only so deep, which reading it limits.
fn as_written(node: &Node) -> Json {
    match &node.kind {
        NodeKind::Scalar(scalar) => Json::from(scalar.text.as_str()),
        NodeKind::List { items, .. } => items.iter().map(as_written).collect(),
        NodeKind::Map { entries, .. } => entries
            .iter()
            .map(|entry| (entry.key.value.clone(), as_written(&entry.value)))
            .collect(),
        NodeKind::Broken => Json::Null,
    }
}
