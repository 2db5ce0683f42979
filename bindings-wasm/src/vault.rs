//! The vault: a learner's own words, on the learner's own device.

use leerpad::ground::json::canonical;
use leerpad::ground::secret::Secret;
use leerpad::journal::vault::{Cause, Unreadable, Vault};
use serde_json::Value;

/// Keeps words under a key.
pub fn put(vault: &mut Vault, key: &str, words: &str) {
    vault.put(key, Secret::new(words));
}

/// The words under a key, if there are any.
pub fn get(vault: &Vault, key: &str, out: &mut String) -> bool {
    let words = vault.get(key).map(Secret::reveal);
    out.push_str(words.unwrap_or_default());
    words.is_some()
}

/// The keys, as a JSON list.
pub fn keys(vault: &Vault, out: &mut String) {
    *out = canonical(&vault.keys().collect());
}

/// The file, which is text.
pub fn to_bytes(vault: &Vault, out: &mut String) {
    *out = String::from_utf8(vault.to_bytes()).unwrap_or_default();
}

/// Reads a file; out come the numbers of the records that are lost and of those that are sealed, as two JSON lists.
/// Records from before the entry `erased` are gone.
pub fn from_bytes(bytes: &[u8], erased: u32, out: &mut String) -> Vault {
    let (vault, unreadable) = Vault::from_bytes(bytes, erased.into());
    let mut lists = [Vec::new(), Vec::new()];
    for Unreadable { record, cause } in unreadable {
        let [lost, sealed] = &mut lists;
        let list = if cause == Cause::Sealed { sealed } else { lost };
        list.push(Value::from(record));
    }
    *out = canonical(&lists.into_iter().map(Value::Array).collect());
    vault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_and_damage_is_told() {
        let mut vault = Vault::default();
        put(&mut vault, "a/1/x", "\u{feff}geheim 😀");
        put(&mut vault, "b/1/y", "");
        let mut out = String::new();
        keys(&vault, &mut out);
        assert_eq!(out, r#"["a/1/x","b/1/y"]"#);
        let mut file = String::new();
        to_bytes(&vault, &mut file);
        assert_eq!(file.len(), 2048);
        let again = from_bytes(&[file.as_bytes(), b"x\n"].concat(), 0, &mut out);
        assert_eq!(out, "[[3],[]]");
        out.clear();
        assert!(get(&again, "a/1/x", &mut out));
        assert_eq!(out, "\u{feff}geheim 😀");
        out.clear();
        assert!(get(&again, "b/1/y", &mut out) && out.is_empty());
        assert!(!get(&again, "c/1/z", &mut out));
    }
}
