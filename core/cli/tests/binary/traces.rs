//! Looks for words in every byte that a program left behind, however they may have been written.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

use std::path::Path;

/// The forms in which words could stand in a file: UTF-8, UTF-16 both ways, hex, and base64 at each of its three places.
pub fn forms(words: &str) -> Vec<Vec<u8>> {
    let bytes = words.as_bytes();
    let mut forms = vec![
        bytes.to_vec(),
        words.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        words.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        bytes
            .iter()
            .flat_map(|byte| format!("{byte:02x}").into_bytes())
            .collect(),
    ];
    forms.extend((0..3).map(|before| base64_inside(bytes, before)));
    forms
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

/// Whether words stand anywhere in some bytes.
pub fn has(bytes: &[u8], words: &str) -> bool {
    forms(words)
        .iter()
        .any(|form| bytes.windows(form.len()).any(|window| window == form))
}

/// The files of a folder in which words stand.
pub fn files_with(folder: &Path, words: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, words));
        } else if has(&std::fs::read(&path).unwrap(), words) {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    found
}

#[test]
fn every_form_is_found() {
    // "ik slaap" after none, one and two bytes in base64, made elsewhere.
    for text in ["aWsgc2xhYXA=", "eGlrIHNsYWFw", "eHhpayBzbGFhcA=="] {
        assert!(has(text.as_bytes(), "ik slaap"), "{text}");
    }
    assert!(has(b"i\0k\0 \0s\0l\0a\0a\0p\0", "ik slaap"));
    assert!(has(b"\0i\0k", "ik"));
    assert!(!has(b"ik sliep", "ik slaap"));
}
