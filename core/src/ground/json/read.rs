//! Reading JSON (RFC 8259): one reader for every host, so that what is strange is strange in the same way everywhere.
//!
//! A lone surrogate, as JavaScript writes one, becomes U+FFFD (semantics 1.5). Of a member that is there twice the last
//! counts. Numbers are doubles where they are not whole; those of at most 15 digits are exact.

use serde_json::{Map, Number, Value};

/// How deep lists and objects may stand in each other.
const DEPTH: usize = 128;

/// Why a text is not JSON, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not JSON (line {line}, column {column})")]
pub struct NotJson {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in bytes.
    pub column: usize,
    /// All of the text is the beginning of some JSON.
    pub is_cut_off: bool,
}

/// Reads a text.
///
/// ```
/// use leerpad::ground::json::read;
/// assert_eq!(read(r#"{"a": [1, 2.5, "\ud83d\ude00\ud83d"]}"#).unwrap(), serde_json::json!({"a": [1, 2.5, "😀\u{fffd}"]}));
/// let fault = read("{\n  \"a\" 1}").unwrap_err();
/// assert_eq!((fault.line, fault.column, fault.is_cut_off), (2, 7, false));
/// assert!(read("{\"a\": \"b").unwrap_err().is_cut_off);
/// ```
///
/// # Errors
/// Where it is no JSON.
pub fn read(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEPTH).filter(|_| {
        reader.space();
        reader.at == text.len()
    });
    value.ok_or_else(|| reader.fault())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn fault(&self) -> NotJson {
        let before = self.text.as_bytes().get(..self.at).unwrap_or_default();
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        NotJson {
            line: lines + 1,
            column: self.at - start + 1,
            is_cut_off: self.at >= self.text.len(),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over a byte, if it stands there.
    fn pass(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.peek()? {
            b'"' => self.string().map(Value::String),
            b'{' => self.object(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number().map(Value::Number),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        for byte in word.bytes() {
            if !self.pass(byte) {
                return None;
            }
        }
        Some(value)
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut list = Vec::new();
        self.at += 1;
        self.space();
        if self.pass(b']') {
            return Some(Value::Array(list));
        }
        loop {
            list.push(self.value(depth)?);
            self.space();
            if self.pass(b']') {
                return Some(Value::Array(list));
            }
            if !self.pass(b',') {
                return None;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut members = Map::new();
        self.at += 1;
        self.space();
        if self.pass(b'}') {
            return Some(Value::Object(members));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return None;
            }
            let key = self.string()?;
            self.space();
            if !self.pass(b':') {
                return None;
            }
            members.insert(key, self.value(depth)?);
            self.space();
            if self.pass(b'}') {
                return Some(Value::Object(members));
            }
            if !self.pass(b',') {
                return None;
            }
        }
    }

    /// A text, from its opening quote.
    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while self
                .peek()
                .is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
            {
                self.at += 1;
            }
            // What stops is ASCII, so both ends are between characters.
            out.push_str(self.text.get(start..self.at).unwrap_or(""));
            if self.pass(b'"') {
                return Some(out);
            }
            if !self.pass(b'\\') {
                return None;
            }
            out.push(self.escape()?);
        }
    }

    /// What an escape means, from behind its backslash.
    fn escape(&mut self) -> Option<char> {
        let meant = match self.peek()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unit();
            }
            _ => return None,
        };
        self.at += 1;
        Some(meant)
    }

    /// The character of a UTF-16 unit in hex, with the other half of its pair where there is one.
    fn unit(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let behind = self.at;
        if self.pass(b'\\') && self.pass(b'u') {
            let second = self.hex()?;
            if (0xdc00..0xe000).contains(&second) {
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
        } else if self.peek().is_none() {
            return None;
        }
        self.at = behind;
        Some(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }

    fn number(&mut self) -> Option<Number> {
        let is_negative = self.pass(b'-');
        let mut digits = Digits::default();
        let is_nought = self.peek() == Some(b'0');
        let whole = self.digits(&mut digits, false)?;
        if is_nought && whole > 1 {
            self.at -= whole - 1;
            return None;
        }
        let mut is_whole = true;
        if self.pass(b'.') {
            is_whole = false;
            self.digits(&mut digits, true)?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            is_whole = false;
            self.at += 1;
            let is_small = !self.pass(b'+') && self.pass(b'-');
            let mut power = Digits::default();
            self.digits(&mut power, false)?;
            let power = if power.lost > 0 {
                i64::MAX
            } else {
                i64::try_from(power.value).unwrap_or(i64::MAX)
            };
            // Beyond this every double is nought or too large.
            let power = power.min(100_000);
            digits.power += if is_small { -power } else { power };
        }
        if is_whole && digits.lost == 0 {
            let value = digits.value;
            match i64::try_from(value) {
                Ok(0) if is_negative => {}
                Ok(small) => return Some(Number::from(if is_negative { -small } else { small })),
                Err(_) if !is_negative => return Some(Number::from(value)),
                Err(_) if value == 1 << 63 => return Some(Number::from(i64::MIN)),
                Err(_) => {}
            }
        }
        let double = digits.double();
        Number::from_f64(if is_negative { -double } else { double })
    }

    /// Takes digits in; how many there are.
    fn digits(&mut self, digits: &mut Digits, are_decimals: bool) -> Option<usize> {
        let start = self.at;
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            digits.take(digit - b'0', are_decimals);
            self.at += 1;
        }
        (self.at > start).then_some(self.at - start)
    }
}

/// The digits of a number: `value × 10^power`.
#[derive(Default)]
struct Digits {
    value: u64,
    power: i64,
    /// Digits that found no room.
    lost: usize,
}

impl Digits {
    fn take(&mut self, digit: u8, is_decimal: bool) {
        let more = self
            .value
            .checked_mul(10)
            .and_then(|value| value.checked_add(digit.into()));
        match more.filter(|_| self.lost == 0) {
            Some(value) => {
                self.value = value;
                self.power -= i64::from(is_decimal);
            }
            None => {
                self.lost += 1;
                self.power += i64::from(!is_decimal);
            }
        }
    }

    /// Powers of ten up to 22 are doubles without rounding, so what has at most 15 digits is rounded once at most.
    fn double(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "rounded as any double is")]
        let mut double = self.value as f64;
        let mut left = self.power.unsigned_abs();
        while left > 0 && double != 0.0 && double.is_finite() {
            let step = left.min(22);
            let ten = (0..step).fold(1.0, |power, _| power * 10.0);
            if self.power > 0 {
                double *= ten;
            } else {
                double /= ten;
            }
            left -= step;
        }
        double
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_reads_what_another_reader_reads() {
        let texts = [
            "0",
            "-0",
            "-1",
            "17.25",
            "1e3",
            "1E-2",
            "0.000001",
            "999999999.123456",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "0.30000000000000004",
            "1e400",
            "1e-400",
            "-",
            "01",
            "1.",
            ".5",
            "1e",
            "+1",
            "NaN",
            "[1,]",
            "[,1]",
            "{}",
            "{\"a\":1,\"a\":2}",
            "{\"a\"}",
            "{a:1}",
            "[1 2]",
            "\"\\u00e9\\n\\/\\ud83d\\ude00\"",
            "\"\t\"",
            "\"\\x\"",
            "true",
            "tru",
            "nulll",
            " [ ] ",
            "",
            " ",
            "\u{feff}1",
            "\"\u{7f}\"",
            "[[[[]]]]",
            "{\"\":{}}",
            "\"\\u12\"",
        ];
        for text in texts {
            let theirs = serde_json::from_str::<Value>(text).ok();
            assert_eq!(read(text).ok(), theirs, "{text}");
        }
    }

    #[test]
    fn every_beginning_of_a_text_is_cut_off() {
        let text = r#" {"a\u00e9\ud83d\ude00": [1.5e-3, true, null, {"b": "c"}], "d": {}}"#;
        assert!(read(text).is_ok());
        for end in 0..text.len() {
            let start = text.get(..end).unwrap();
            assert!(read(start).unwrap_err().is_cut_off, "{start}");
        }
        let whole = read(&format!("{text} x")).unwrap_err();
        assert_eq!(
            (whole.line, whole.column, whole.is_cut_off),
            (1, text.len() + 2, false)
        );
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(DEPTH)).is_ok());
        assert!(read(&nested(DEPTH + 1)).is_err());
        assert!(read(&"[".repeat(1_000_000)).is_err());
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        for (text, meant) in [
            (r#""\ud800""#, "\u{fffd}"),
            (r#""\udc00x""#, "\u{fffd}x"),
            (r#""\ud800\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\ud800\n""#, "\u{fffd}\n"),
        ] {
            assert_eq!(read(text), Ok(Value::from(meant)));
        }
    }
}
