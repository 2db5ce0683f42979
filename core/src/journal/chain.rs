//! The chain: each line carries the hash of itself and of all before it (semantics 11.3).

use serde_json::{Map, Value};

use crate::ground::hash::Hash;
use crate::ground::json::{canonical, without};

/// Closes a header or an entry: writes it canonically with its hash. `before` is the hash of the line before it,
/// none for the header.
///
/// ```
/// use leerpad::journal::chain::{close, hash_of_line};
/// let mut line = serde_json::Map::new();
/// line.insert("journal".to_owned(), 1.into());
/// let (text, hash) = close(None, line);
/// assert_eq!(hash_of_line(None, text.trim_end()), Some(hash));
/// ```
#[must_use]
pub fn close(before: Option<Hash>, mut members: Map<String, Value>) -> (String, Hash) {
    let hash = hash_of(before, &members);
    members.insert("hash".to_owned(), Value::String(hash.hex()));
    let mut line = canonical(&Value::Object(members));
    line.push('\n');
    (line, hash)
}

/// The hash of a line that is in canonical form, over its bytes without the member `hash`; none when it has no such
/// member.
#[must_use]
pub fn hash_of_line(before: Option<Hash>, line: &str) -> Option<Hash> {
    let (start, end) = hash_member(line)?;
    let (head, tail) = (line.get(..start)?, line.get(end..)?);
    let none: &[u8] = &[];
    let before = before.as_ref().map_or(none, |before| before.bytes());
    Some(Hash::of(&[before, head.as_bytes(), tail.as_bytes()]))
}

/// Where the member `hash` of the outer object stands, with the comma that goes with it.
fn hash_member(line: &str) -> Option<(usize, usize)> {
    const KEY: &[u8] = b"\"hash\":\"";
    const LENGTH: usize = KEY.len() + 64 + 1;
    let bytes = line.as_bytes();
    let (mut depth, mut in_text, mut at) = (0_u32, false, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if in_text => at += 1,
            b'"' if !in_text && depth == 1 && bytes.get(at..at + KEY.len()) == Some(KEY) => {
                let is_first = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'{');
                let end = at + LENGTH;
                return if is_first && bytes.get(end) == Some(&b',') {
                    Some((at, end + 1))
                } else if is_first {
                    Some((at, end))
                } else {
                    Some((at - 1, end))
                };
            }
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The hash of a header (`before` none) or an entry, over its members without `hash`.
fn hash_of(before: Option<Hash>, members: &Map<String, Value>) -> Hash {
    let text = canonical(&Value::Object(without(members, &["hash"])));
    match before {
        Some(before) => Hash::of(&[before.bytes(), text.as_bytes()]),
        None => Hash::of(&[text.as_bytes()]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_line_is_the_hash_of_its_members() {
        let before = Hash::of(&[b"x"]);
        let cases = [
            serde_json::json!({"act": "answer", "value": {"hash": "a"}, "z": 1}),
            serde_json::json!({"value": "\"hash\":\"é", "act": [{"hash": "b"}]}),
            serde_json::json!({"zz": 1}),
            serde_json::json!({"a": 1}),
            serde_json::json!({}),
        ];
        for case in cases {
            let members = case.as_object().unwrap();
            let (line, hash) = close(Some(before), members.clone());
            assert_eq!(hash_of_line(Some(before), line.trim_end()), Some(hash), "{line}");
            assert_eq!(hash, hash_of(Some(before), members));
        }
    }
}
