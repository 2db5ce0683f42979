//! A JSON object, written member by member: the few that the binding makes itself.

use leerpad::ground::json::{write_text, write_whole};

/// An object that is being written.
pub struct Members<'a> {
    out: &'a mut String,
}

impl<'a> Members<'a> {
    /// Begins an object.
    pub fn new(out: &'a mut String) -> Self {
        out.push('{');
        Self { out }
    }

    /// A text.
    pub fn text(&mut self, key: &str, text: &str) -> &mut Self {
        self.key(key);
        write_text(self.out, text);
        self
    }

    /// A whole number.
    pub fn number(&mut self, key: &str, number: u64) -> &mut Self {
        self.key(key);
        write_whole(self.out, i64::try_from(number).unwrap_or(i64::MAX));
        self
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &str, flag: bool) -> &mut Self {
        self.json(key, if flag { "true" } else { "false" })
    }

    /// What is JSON already.
    pub fn json(&mut self, key: &str, json: &str) -> &mut Self {
        self.key(key);
        self.out.push_str(json);
        self
    }

    /// Ends it.
    pub fn end(&mut self) {
        self.out.push('}');
    }

    fn key(&mut self, key: &str) {
        if !self.out.ends_with('{') {
            self.out.push(',');
        }
        write_text(self.out, key);
        self.out.push(':');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_json() {
        let mut out = String::new();
        let mut members = Members::new(&mut out);
        members.text("a", "{").text("b\"", "é😀\n").number("c", 7);
        members.flag("d", true).json("e", "{}").end();
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(
            value,
            serde_json::json!({"a": "{", "b\"": "é😀\n", "c": 7, "d": true, "e": {}})
        );
    }
}
