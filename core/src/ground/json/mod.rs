//! Canonical JSON (semantics 11.1): one text for one value, and reading any JSON.

mod read;

use serde_json::{Map, Value};

use super::number::Number;
use super::order::places;

pub use read::{NotJson, read};

/// An object in the making.
#[derive(Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    /// A member.
    pub(crate) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.insert(key, value.into());
    }

    /// A member that is left out when it says nothing: null, false, or an empty list.
    pub(crate) fn may(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_empty = match &value {
            Value::Null | Value::Bool(false) => true,
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.insert(key, value);
        }
    }

    /// The object.
    pub(crate) fn done(self) -> Value {
        Value::Object(self.0)
    }

    fn insert(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }
}

/// The same members without some of them.
pub(crate) fn without(members: &Map<String, Value>, names: &[&str]) -> Map<String, Value> {
    let mut rest = Map::new();
    for (name, value) in members {
        if !names.contains(&name.as_str()) {
            rest.insert(name.clone(), value.clone());
        }
    }
    rest
}

/// Writes a value in its canonical form: no white space, keys sorted by bytes, numbers in millionths, no nulls
/// (a member that is null is left out; a null elsewhere is written `null`, which no leerpad data has).
///
/// ```
/// use leerpad::ground::json::canonical;
/// let value = serde_json::json!({"b": 0.50, "a": ["x\u{1}"], "c": null});
/// assert_eq!(canonical(&value), r#"{"a":["x\u0001"],"b":0.5}"#);
/// ```
#[must_use]
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

/// Appends the canonical form of a value.
pub fn write(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(out, number),
        Value::String(text) => write_text(out, text),
        Value::Array(list) => {
            out.push('[');
            for (index, entry) in list.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(out, entry);
            }
            out.push(']');
        }
        Value::Object(members) => {
            // The map is sorted by bytes, unless some other crate of the host asked for maps that keep their order.
            let mut all: Vec<(&String, &Value)> =
                members.iter().filter(|(_, value)| !value.is_null()).collect();
            if !all.is_sorted_by_key(|(key, _)| *key) {
                let key = |at: usize| all.get(at).map(|(key, _)| *key);
                let sorted = places(all.len(), &|a, b| key(a).cmp(&key(b)));
                all = sorted
                    .iter()
                    .filter_map(|place| all.get(*place).copied())
                    .collect();
            }
            out.push('{');
            for (index, (key, member)) in all.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, key);
                out.push(':');
                write(out, member);
            }
            out.push('}');
        }
    }
}

fn write_number(out: &mut String, number: &serde_json::Number) {
    if let Some(whole) = number.as_i64() {
        write_whole(out, whole);
        return;
    }
    // No leerpad data has a number out of range; written as the bound nearest to it, it is not what anybody wrote.
    let double = number.as_f64().unwrap_or_default();
    let bound = if double < 0.0 { Number::MIN } else { Number::MAX };
    write_exact(out, Number::from_double(double).unwrap_or(bound));
}

/// Appends a whole number.
pub fn write_whole(out: &mut String, whole: i64) {
    if whole < 0 {
        out.push('-');
    }
    let (mut rest, mut unit) = (whole.unsigned_abs(), 1);
    while rest / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(char::from_digit(u32::try_from(rest / unit).unwrap_or(0), 10).unwrap_or('0'));
        rest %= unit;
        unit /= 10;
    }
}

/// Appends a number in millionths, as short as it can be written.
pub fn write_exact(out: &mut String, number: Number) {
    if number.decimals() == 0 {
        write_whole(out, number.millionths() / 1_000_000);
    } else {
        out.push_str(&number.to_string());
    }
}

/// Appends a text with its quotes; escapes only what 11.1 names.
pub fn write_text(out: &mut String, text: &str) {
    out.push('"');
    // Nearly every text needs no escape; looked at without stopping, so that many bytes go at once.
    let is_plain = |plain: bool, byte: u8| plain & (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    if text.bytes().fold(true, is_plain) {
        out.push_str(text);
    } else {
        escape(out, text);
    }
    out.push('"');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            low if low < '\u{20}' => out.push_str(&format!("\\u{:04x}", u32::from(low))),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_by_bytes_and_keeps_other_characters() {
        let value = serde_json::json!({"é": 1, "z": -0.0, "Z": 1e3, "a": "\u{7f}é😀\u{b}"});
        assert_eq!(
            canonical(&value),
            "{\"Z\":1000,\"a\":\"\u{7f}é😀\\u000b\",\"z\":0,\"é\":1}"
        );
    }

    #[test]
    fn the_canonical_form_is_its_own_also_out_of_range() {
        let value = serde_json::json!({"a": 1e28, "b": [-1e300, u64::MAX], "c": 1e-9});
        let text = canonical(&value);
        assert_eq!(
            text,
            r#"{"a":999999999.999999,"b":[-999999999.999999,999999999.999999],"c":0}"#
        );
        assert_eq!(canonical(&read(&text).unwrap()), text);
    }

    #[test]
    fn whole_numbers_are_written_as_they_are() {
        for number in [0, 7, 10, 99, 100, -1, 1_000_000, i64::MAX, i64::MIN] {
            let mut out = String::new();
            write_whole(&mut out, number);
            assert_eq!(out, number.to_string());
        }
    }
}
