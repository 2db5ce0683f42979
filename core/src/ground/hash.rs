//! SHA-256 for the chain and for draws (semantics 3.5 and 11.3).

use sha2::{Digest as _, Sha256};

/// A digest of 32 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The digest of some parts, one after the other.
    ///
    /// ```
    /// use leerpad::ground::hash::Hash;
    /// assert_eq!(Hash::of(&[b"a", b"bc"]), Hash::of(&[b"abc"]));
    /// assert!(Hash::of(&[b"abc"]).hex().starts_with("ba7816bf"));
    /// ```
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update(part);
        }
        Self(digest.finalize().into())
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// 64 small hex digits.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// Reads 64 small hex digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        read_hex(text, &mut bytes)?;
        Some(Self(bytes))
    }
}

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.hex())
    }
}

/// The seed of a session: 8 bytes, written as 16 small hex digits, given by the host.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seed([u8; 8]);

impl Seed {
    /// Reads 16 small hex digits.
    ///
    /// ```
    /// use leerpad::ground::hash::Seed;
    /// assert_eq!(Seed::from_hex("0000000000000007"), Some(Seed::from_number(7)));
    /// assert_eq!(Seed::from_hex("7"), None);
    /// ```
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 8];
        read_hex(text, &mut bytes)?;
        Some(Self(bytes))
    }

    /// The seed of a whole number, as a path's `seed: 7` means it.
    #[must_use]
    pub const fn from_number(number: u64) -> Self {
        Self(number.to_be_bytes())
    }

    /// The same as a whole number.
    #[must_use]
    pub const fn number(&self) -> u64 {
        u64::from_be_bytes(self.0)
    }

    /// 16 small hex digits.
    #[must_use]
    pub fn hex(&self) -> String {
        hex(&self.0)
    }

    /// The draw for a key given as canonical JSON: a number of 64 bits.
    #[must_use]
    pub fn draw(&self, key: &str) -> u64 {
        let digest = Hash::of(&[b"leerpad-draw-1", &[0], &self.0, key.as_bytes()]);
        digest
            .0
            .iter()
            .take(8)
            .fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }

    /// The draw for a key, brought to `0..size` (0 when `size` is 0).
    #[must_use]
    pub fn pick(&self, key: &str, size: u64) -> u64 {
        scale(self.draw(key), size)
    }
}

/// floor(draw × size / 2⁶⁴).
#[must_use]
pub fn scale(draw: u64, size: u64) -> u64 {
    u64::try_from((u128::from(draw) * u128::from(size)) >> 64).unwrap_or(0)
}

/// Small hex digits, two a byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Reads as many small hex digits as there is room for, two a byte.
pub(crate) fn read_hex(text: &str, into: &mut [u8]) -> Option<()> {
    if text.len() != into.len() * 2 {
        return None;
    }
    let mut wrong = false;
    for (byte, pair) in into.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let &[high, low] = pair else { return None };
        let ((high, is_high), (low, is_low)) = (half(high), half(low));
        *byte = (high << 4) | low;
        wrong |= !(is_high & is_low);
    }
    (!wrong).then_some(())
}

/// What a small hex digit stands for, and whether it is one. Without a branch: digits of a hash come in no order that
/// a processor could guess.
const fn half(digit: u8) -> (u8, bool) {
    let (number, letter) = (digit.wrapping_sub(b'0'), digit.wrapping_sub(b'a'));
    let is_letter = letter < 6;
    let shift = (is_letter as u8) * (b'a' - b'0' - 10);
    (number.wrapping_sub(shift) & 15, (number < 10) | is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_small_hex_digits_are_read() {
        for byte in 0..=127_u8 {
            let text = char::from(byte).to_string().repeat(16);
            let wanted = matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            assert_eq!(
                Seed::from_hex(&text).map(|seed| seed.hex()),
                wanted.then_some(text)
            );
        }
    }
}
