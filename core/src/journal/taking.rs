//! Words on their way to the vault: an act as a player sends it may hold the learner's own words; what goes on to the
//! session only says that they are there (semantics 9.2, 16.15).

use serde_json::{Map, Value};

use super::vault::Vault;
use crate::expr::name::ItemIx;
use crate::ground::number::Number;
use crate::ground::secret::Secret;
use crate::module::plan::{Inner, Item, ItemKind};
use crate::session::Session;

/// Takes the words out of an act and leaves `{"vault":true}` in their place. With each comes the key it has in the
/// vault. An act that does not stand at an item in a vault, or holds no words, stays as it is.
///
/// The words are to be kept before the entry of the act is, and only when the act is accepted: a refused act changes
/// nothing.
///
/// ```
/// # use std::sync::Arc;
/// # use leerpad::check::{Sources, check};
/// # use leerpad::ground::source::Source;
/// # let text = "leerpad: 1
/// # module: kort
/// # version: 1.0.0
/// # languages: [nl]
/// # title: Kort
/// # steps:
/// #   - reflection: terugblik
/// #     title: Terugkijken
/// #     ask: Wat neem je mee?
/// # ";
/// # let checked = check(&Sources::new(Source::new("kort.yaml", text)));
/// # let program = Arc::new(leerpad::program::Program::compile(&checked.module.unwrap()));
/// use leerpad::ground::hash::Seed;
/// use leerpad::journal::{Journal, taking::take_words};
/// # let (mut journal, _) = Journal::begin(Arc::clone(&program), Seed::from_number(7), Default::default())?;
/// # journal.append(&serde_json::json!({"act": "start", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner"})).unwrap();
/// let mut act = serde_json::json!({"act": "answer", "at": "2026-11-23T10:15:00.000+01:00", "by": "learner",
///     "item": "terugblik", "value": "Ik slaap beter"});
/// let taken = take_words(journal.session(), &mut act);
/// assert_eq!(act["value"], serde_json::json!({"vault": true}));
/// assert_eq!(taken[0].0, "terugblik/1/terugblik");
/// assert_eq!(taken[0].1.reveal(), "Ik slaap beter");
/// assert!(journal.append(&act).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn take_words(session: &Session, act: &mut Value) -> Vec<(String, Secret)> {
    let mut taken = Vec::new();
    // What the guide writes is kept under the number that the act will have (semantics 25.6).
    let own = act
        .get("act")
        .and_then(Value::as_str)
        .filter(|act| ["reply", "note"].contains(act));
    if let Some(key) = own.map(|act| format!("{act}/{}", session.seq() + 1)) {
        if let Some(value) = act.get_mut("value") {
            take_text(key, value, &mut taken);
        }
        return taken;
    }
    let Some((at, item)) = item_of(session, act) else {
        return taken;
    };
    let Some(here) = session.cursor() else {
        return taken;
    };
    let key = session
        .entries_key(at)
        .unwrap_or_else(|| format!("{}/{}/{}", session.program().step_id(here.step), here.n, item.id));
    let entry = entry_of(act);
    if let Some(value) = act.get_mut("value") {
        match &item.kind {
            ItemKind::Diary { items, .. } => take_entry(items, &format!("{key}/{entry}"), value, &mut taken),
            ItemKind::List { items, .. } => {
                for (at, entry) in value.as_array_mut().into_iter().flatten().enumerate() {
                    take_entry(items, &format!("{key}/{}", at + 1), entry, &mut taken);
                }
            }
            ItemKind::Plan { when_day, .. } if value.is_object() => {
                take_parts(&key, when_day.is_some(), value, &mut taken);
            }
            _ if item.vault => take_text(key, value, &mut taken),
            _ => {}
        }
    }
    taken
}

/// The keys of words that an answer takes the place of and does not speak of any more: those of entries that were struck
/// out of a list, those that an entry of a diary does not have any more, and those for `other` when it is not chosen. To be
/// removed with what is kept for an accepted answer, so that they do not stay behind.
#[must_use]
pub fn no_longer_said(session: &Session, act: &Value, vault: &Vault) -> Vec<String> {
    let (Some((at, item)), Some(here)) = (item_of(session, act), session.cursor()) else {
        return Vec::new();
    };
    let under = match session.entries_key(at) {
        Some(key) => format!("{key}/{}/", entry_of(act)),
        None => format!("{}/{}/{}/", session.program().step_id(here.step), here.n, item.id),
    };
    let value = act.get("value").unwrap_or(&Value::Null);
    let says = |part: &str| match &item.kind {
        ItemKind::List { .. } => {
            let said = part.split_once('/').and_then(|(number, inner)| {
                let index = number.parse::<usize>().ok()?.checked_sub(1)?;
                value.get(index)?.get(inner)
            });
            said.is_some()
        }
        ItemKind::Diary { .. } => value.get(part).is_some(),
        ItemKind::Choice(_) | ItemKind::Choices { .. } => {
            let mut chosen = value.as_array().into_iter().flatten().chain([value]);
            chosen.any(|chosen| chosen.as_str() == Some(part))
        }
        _ => true,
    };
    let keys = vault
        .keys()
        .filter(|key| key.strip_prefix(&under).is_some_and(|part| !says(part)));
    keys.map(str::to_owned).collect()
}

/// Which entry of a diary an act gives; 0 where it does not say: it is refused then, and no words are kept.
fn entry_of(act: &Value) -> i64 {
    let number = act.get("entry").and_then(Value::as_f64);
    number
        .and_then(Number::from_double)
        .map_or(0, |number| number.millionths() / 1_000_000)
}

fn item_of<'a>(session: &'a Session, act: &Value) -> Option<(ItemIx, &'a Item)> {
    if act.get("act")?.as_str()? != "answer" {
        return None;
    }
    let program = session.program();
    let item = program.item(act.get("item")?.as_str()?)?;
    Some((item, program.plan().items.get(item.index())?))
}

/// The words of one entry of a list or diary.
fn take_entry(items: &[Inner], key: &str, entry: &mut Value, taken: &mut Vec<(String, Secret)>) {
    for inner in items.iter().filter(|inner| inner.vault) {
        if let Some(value) = entry.get_mut(&inner.id) {
            take_text(format!("{key}/{}", inner.id), value, taken);
        }
    }
}

/// The words of a plan, by the ids of its parts. Anything else among them is for the session to refuse.
fn take_parts(key: &str, has_day: bool, value: &mut Value, taken: &mut Vec<(String, Secret)>) {
    let Value::Object(parts) = value else { return };
    let is_part = |id: &str| id == "if" || id == "then" || (id == "when-day" && has_day);
    let is_whole = !parts.is_empty() && parts.iter().all(|(id, words)| is_part(id) && words.is_string());
    if is_whole {
        for (id, words) in parts {
            take_text(format!("{key}/{id}"), words, taken);
        }
        *value = slot();
    }
}

fn slot() -> Value {
    let mut slot = Map::new();
    slot.insert("vault".to_owned(), true.into());
    Value::Object(slot)
}

fn take_text(key: String, value: &mut Value, taken: &mut Vec<(String, Secret)>) {
    if let Value::String(words) = value {
        taken.push((key, Secret::new(std::mem::take(words))));
        *value = slot();
    }
}
