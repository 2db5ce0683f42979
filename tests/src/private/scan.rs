//! Looks for words in bytes, however they may have been written: UTF-8, UTF-16 both ways, hex, and base64 at each of its
//! three places.

/// Some words in all forms in which they could stand somewhere.
pub(super) struct Scan {
    forms: Vec<Vec<u8>>,
}

impl Scan {
    pub(super) fn new(words: &str) -> Self {
        let bytes = words.as_bytes();
        let hex = |upper: bool| {
            let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
            let digits: String = digits.collect();
            if upper { digits.to_uppercase() } else { digits }.into_bytes()
        };
        let mut forms = vec![
            bytes.to_vec(),
            words.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            words.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            hex(false),
            hex(true),
        ];
        forms.extend((0..3).map(|before| base64_inside(bytes, before)));
        Self { forms }
    }

    /// Whether the words stand somewhere.
    pub(super) fn stand_in(&self, bytes: &[u8]) -> bool {
        self.forms
            .iter()
            .any(|form| memchr::memmem::find(bytes, form).is_some())
    }
}

/// The letters of base64 that these bytes alone decide when so many bytes stand before them.
fn base64_inside(bytes: &[u8], before: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let all: Vec<u8> = std::iter::repeat_n(0, before)
        .chain(bytes.iter().copied())
        .collect();
    let bit = |at: usize| usize::from((all[at / 8] >> (7 - at % 8)) & 1);
    let (first, last) = ((before * 8).div_ceil(6), all.len() * 8 / 6);
    (first..last)
        .map(|letter| LETTERS[(0..6).fold(0, |number, at| (number << 1) | bit(letter * 6 + at))])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Scan;

    #[test]
    fn every_form_is_found() {
        let scan = Scan::new("ik slaap");
        // After none, one and two bytes in base64, made elsewhere.
        for text in [
            "aWsgc2xhYXA=",
            "eGlrIHNsYWFw",
            "eHhpayBzbGFhcA==",
            "696B20736C616170",
        ] {
            assert!(scan.stand_in(text.as_bytes()), "{text}");
        }
        assert!(scan.stand_in(b"i\0k\0 \0s\0l\0a\0a\0p\0"));
        assert!(!scan.stand_in(b"ik sliep"));
    }
}
