//! The chain: each line carries the hash of itself and of all before it (semantics 11.3).

use serde_json::{Map, Value};

use crate::ground::hash::Hash;
use crate::ground::json::canonical;

/// Closes a header or an entry: writes it canonically with its hash. `before` is the hash of the line before it,
/// none for the header.
///
/// ```
/// use leerpad::journal::chain::{close, hash_of};
/// let mut line = serde_json::Map::new();
/// line.insert("journal".to_owned(), 1.into());
/// let (text, hash) = close(None, line.clone());
/// assert_eq!(hash, hash_of(None, &line));
/// assert!(text.ends_with("\n"));
/// ```
#[must_use]
pub fn close(before: Option<Hash>, mut members: Map<String, Value>) -> (String, Hash) {
    let hash = hash_of(before, &members);
    members.insert("hash".to_owned(), Value::String(hash.hex()));
    let mut line = canonical(&Value::Object(members));
    line.push('\n');
    (line, hash)
}

/// The hash of a header (`before` none) or an entry, over its members without `hash`.
#[must_use]
pub fn hash_of(before: Option<Hash>, members: &Map<String, Value>) -> Hash {
    let mut members = members.clone();
    members.remove("hash");
    let text = canonical(&Value::Object(members));
    match before {
        Some(before) => Hash::of(&[before.bytes(), text.as_bytes()]),
        None => Hash::of(&[text.as_bytes()]),
    }
}
