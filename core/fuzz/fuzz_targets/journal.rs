//! Any bytes as a journal, a vault and a stored program.
#![no_main]

use leerpad::journal::reading;
use leerpad::journal::vault::Vault;
use leerpad::program::Program;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = reading::read(bytes);
    let (vault, _) = Vault::from_bytes(bytes, 0);
    let (again, damaged) = Vault::from_bytes(&vault.to_bytes(), 0);
    assert!(damaged.is_empty());
    assert!(vault.keys().eq(again.keys()));
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = Program::from_json(text);
    }
});
