//! Sealed vaults: words, and the keys they stand under, encrypted with a key that the host holds (semantics 9.3).
//!
//! AES-SIV (RFC 5297) with a key of 64 bytes: deterministic, so nothing here needs randomness and the same vault is the
//! same file. Which words stand where is inside; the session and the last erasing are bound to it. What lies open is
//! the session, a mark of the key that means something within that session only, and a check that needs no key.

use aes_siv::KeyInit as _;
use aes_siv::siv::Aes256Siv;
use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::vault::{
    Cause, DOMAIN, Record, Unreadable, Vault, age, check_of, form, is_what_it_was, padded, plain, since_of,
};
use crate::ground::hash::{Hash, hex, read_hex};
use crate::ground::json::{canonical, read};
use crate::ground::secret::Secret;

/// Bytes of a key: half of them to make the tag, half to encrypt.
pub const KEY_BYTES: usize = 64;

/// Half a block: a sealed byte is two hex digits.
const HALF: usize = super::vault::BLOCK / 2;
/// What the open members and the tag take of the first half.
const AROUND: usize = 136;
/// Bytes of a tag.
const TAG: usize = 16;

/// A key for vaults. It shows itself nowhere, and is wiped from memory when it is let go.
pub struct VaultKey([u8; KEY_BYTES]);

impl VaultKey {
    /// The key of these bytes, which are random or come from a key store.
    #[must_use]
    pub const fn new(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads 128 hex digits.
    ///
    /// ```
    /// use leerpad::journal::seal::VaultKey;
    /// let key = VaultKey::from_hex(&"0A".repeat(64)).unwrap();
    /// assert_eq!(format!("{key:?}"), "VaultKey");
    /// assert!(VaultKey::from_hex("secret").is_none());
    /// ```
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut digits = text.to_owned();
        digits.make_ascii_lowercase();
        let mut key = Self([0; KEY_BYTES]);
        let known = read_hex(&digits, &mut key.0);
        digits.zeroize();
        known.map(|()| key)
    }
}

impl Drop for VaultKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VaultKey")
    }
}

/// A key for the vault of one session.
///
/// ```
/// use leerpad::ground::hash::Hash;
/// use leerpad::ground::secret::Secret;
/// use leerpad::journal::seal::{Seal, VaultKey};
/// use leerpad::journal::vault::Vault;
/// let session = Hash::of(&[b"the first line of a journal"]);
/// let seal = Seal::new(VaultKey::new([7; 64]), session)?;
/// let mut vault = Vault::default();
/// vault.put("terugblik/1/terugblik", Secret::new("ik slaap beter"));
/// let file = seal.write(&vault)?;
/// assert_eq!(file.len(), 1024);
/// assert!(!String::from_utf8_lossy(&file).contains("terugblik"));
/// let (again, unreadable) = seal.read(&file, 0);
/// assert!(again == vault && unreadable.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Seal {
    key: VaultKey,
    session: Hash,
    /// Which key it is, within this session.
    lock: String,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

/// The cipher did not do its work. It never says so for what a vault can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the vault could not be sealed")]
pub struct NotSealed;

impl Seal {
    /// Binds a key to a session: that of [`session`](super::bond::session).
    ///
    /// # Errors
    /// Never, in so far as the cipher keeps its word.
    pub fn new(key: VaultKey, session: Hash) -> Result<Self, NotSealed> {
        let mut seal = Self {
            key,
            session,
            lock: String::new(),
        };
        let sealed = seal.encrypt(0, b"lock")?;
        seal.lock = hex(sealed.get(..TAG).ok_or(NotSealed)?);
        Ok(seal)
    }

    /// The whole file, in an order that tells nothing. To be written beside the old one and put in its place.
    ///
    /// # Errors
    /// Never, in so far as the cipher keeps its word.
    pub fn write(&self, vault: &Vault) -> Result<Vec<u8>, NotSealed> {
        let mut all = Vec::new();
        for (key, words) in vault.records() {
            all.push(self.encrypt(vault.since(), inside(key, words).as_bytes())?);
        }
        all.sort_unstable();
        let lines = all.iter().map(|sealed| self.line(vault.since(), sealed));
        Ok(lines.collect::<String>().into_bytes())
    }

    /// Reads a file. Every sound record is kept; the others are told. `erased` is the number of the journal's last entry
    /// that erased words, as for [`Vault::from_bytes`].
    #[must_use]
    pub fn read(&self, bytes: &[u8], erased: u64) -> (Vault, Vec<Unreadable>) {
        Vault::read_each(bytes, erased, &mut |line| self.open(line, erased))
    }

    /// One record.
    fn open(&self, line: &[u8], erased: u64) -> Result<Record, Cause> {
        let value = form(line).ok_or(Cause::Damaged)?;
        let Some(sealed) = value.get("sealed").and_then(Value::as_str) else {
            return Err(plain(&value).map_or(Cause::Damaged, |_| Cause::NotSealed));
        };
        if !is_what_it_was(&value) {
            return Err(Cause::Damaged);
        }
        let is = |name: &str, wanted: &str| value.get(name).and_then(Value::as_str) == Some(wanted);
        if !is("session", &self.session.hex()) {
            return Err(Cause::OtherSession);
        }
        let since = since_of(&value);
        age(since, erased)?;
        if !is("lock", &self.lock) {
            return Err(Cause::OtherKey);
        }
        // Sound and in its place, and still not what this key made: somebody forged it.
        self.inside_of(since, sealed).ok_or(Cause::Damaged)
    }

    fn inside_of(&self, since: u64, sealed: &str) -> Option<Record> {
        let mut bytes = vec![0; sealed.len() / 2];
        read_hex(sealed, &mut bytes)?;
        let mut opened = self.cipher().decrypt(self.bound(since), &bytes).ok()?;
        let value = std::str::from_utf8(&opened)
            .ok()
            .and_then(|text| read(text.trim_end_matches(' ')).ok());
        opened.zeroize();
        let value = value?;
        Some(Record {
            since,
            key: value.get("key")?.as_str()?.to_owned(),
            words: Secret::new(value.get("words")?.as_str()?),
        })
    }

    fn encrypt(&self, since: u64, inside: &[u8]) -> Result<Vec<u8>, NotSealed> {
        self.cipher()
            .encrypt(self.bound(since), inside)
            .map_err(|_| NotSealed)
    }

    fn cipher(&self) -> Aes256Siv {
        Aes256Siv::new((&self.key.0).into())
    }

    /// What a record is bound to, beside the key.
    fn bound(&self, since: u64) -> [Vec<u8>; 3] {
        [
            DOMAIN.to_vec(),
            self.session.bytes().to_vec(),
            since.to_string().into_bytes(),
        ]
    }

    fn line(&self, since: u64, sealed: &[u8]) -> String {
        let mut members = Map::new();
        members.insert("lock".to_owned(), self.lock.as_str().into());
        members.insert("sealed".to_owned(), hex(sealed).into());
        members.insert("session".to_owned(), self.session.hex().into());
        if since > 0 {
            members.insert("since".to_owned(), since.into());
        }
        let check = check_of(&members);
        members.insert("check".to_owned(), check.into());
        padded(canonical(&Value::Object(members)))
    }
}

/// What is sealed of one record, filled up so that its length is that of whole blocks.
fn inside(key: &str, words: &str) -> String {
    let mut members = Map::new();
    members.insert("key".to_owned(), key.into());
    members.insert("words".to_owned(), words.into());
    let mut inside = canonical(&Value::Object(members));
    let whole = (inside.len() + AROUND).div_ceil(HALF) * HALF - AROUND;
    inside.extend(std::iter::repeat_n(' ', whole - inside.len()));
    inside
}

/// The same vault under another key, or from or to none. Records that are lost stay behind and are told.
///
/// # Errors
/// The first record that the key at hand does not open: nothing may be written over it.
pub fn rekey(
    bytes: &[u8],
    erased: u64,
    from: Option<&Seal>,
    to: Option<&Seal>,
) -> Result<(Vec<u8>, Vec<Unreadable>), RekeyFault> {
    let (vault, lost) = match from {
        Some(seal) => seal.read(bytes, erased),
        None => Vault::from_bytes(bytes, erased),
    };
    if let Some(kept) = lost.iter().find(|found| !found.cause.is_lost()) {
        return Err(RekeyFault::Unreadable(*kept));
    }
    let file = match to {
        Some(seal) => seal.write(&vault)?,
        None => vault.to_bytes(),
    };
    Ok((file, lost))
}

/// Why a vault does not get another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RekeyFault {
    /// A record cannot be read now, and could be with what it asks for.
    #[error(transparent)]
    Unreadable(Unreadable),
    /// It could not be sealed.
    #[error(transparent)]
    NotSealed(#[from] NotSealed),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(key: u8, session: &str) -> Seal {
        Seal::new(VaultKey::new([key; 64]), Hash::of(&[session.as_bytes()])).unwrap()
    }

    fn two() -> Vault {
        let mut vault = Vault::default();
        vault.put("a/1/x", Secret::new("een\n\"twee\""));
        vault.put("b/1/y", Secret::new("é😀".repeat(40)));
        vault
    }

    fn causes(unreadable: &[Unreadable]) -> Vec<Cause> {
        unreadable.iter().map(|found| found.cause).collect()
    }

    /// Made with AES-SIV of OpenSSL, by a program that shares nothing with this one but semantics 9.3.
    #[test]
    fn the_bytes_are_those_of_another_program() {
        let mut key = [0; 64];
        (0..).zip(&mut key).for_each(|(number, byte)| *byte = number);
        let seal = Seal::new(VaultKey::new(key), Hash::of(&[b"session"])).unwrap();
        let mut vault = Vault::default();
        vault.erase(12);
        vault.put("terugblik/1/terugblik", Secret::new("ik slaap beter, é😀"));
        let mut long = Vault::default();
        long.put("a/1/b", Secret::new("x".repeat(500)));
        let hashes = [vault, long].map(|vault| Hash::of(&[&seal.write(&vault).unwrap()]).hex());
        let wanted = [
            "7d5e03c662899a5f9ed7144736f96265ae3c53af84cb09cf2b66b5c04fe9a4e6",
            "740af84fb22a7c66e361e1a8b8c6fc08aec24ab051c8e65126a4008010b022de",
        ];
        assert_eq!(hashes, wanted);
    }

    #[test]
    fn every_flipped_bit_is_found_with_the_key_and_without_it() {
        let seal = seal(1, "een");
        let bytes = seal.write(&two()).unwrap();
        assert_eq!(bytes.len(), 2048);
        for index in 0..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.clone();
                flipped[index] ^= 1 << bit;
                let (kept, unreadable) = seal.read(&flipped, 0);
                assert!(!unreadable.is_empty(), "bit {bit} of byte {index}");
                assert!(unreadable.iter().all(|found| found.cause == Cause::Damaged));
                assert_eq!(kept.keys().count(), 1, "bit {bit} of byte {index}");
                let (none, unreadable) = Vault::from_bytes(&flipped, 0);
                let found = causes(&unreadable);
                assert!(none.keys().next().is_none() && found.contains(&Cause::Damaged));
                assert_eq!(found.iter().filter(|cause| **cause == Cause::Sealed).count(), 1);
            }
        }
    }

    #[test]
    fn each_fault_has_a_name_of_its_own() {
        let (mine, theirs) = (seal(1, "een"), seal(2, "een"));
        let sealed = mine.write(&two()).unwrap();
        assert_eq!(causes(&theirs.read(&sealed, 0).1), [Cause::OtherKey; 2]);
        assert_eq!(
            causes(&seal(1, "twee").read(&sealed, 0).1),
            [Cause::OtherSession; 2]
        );
        assert_eq!(causes(&Vault::from_bytes(&sealed, 0).1), [Cause::Sealed; 2]);
        assert_eq!(causes(&mine.read(&two().to_bytes(), 0).1), [Cause::NotSealed; 2]);
        assert_eq!(causes(&mine.read(&sealed, 3).1), [Cause::Erased; 2]);
        assert_eq!(causes(&Vault::from_bytes(&sealed, 3).1), [Cause::Erased; 2]);
        // Beside records of others, one's own stay readable.
        let mixed = [theirs.write(&two()).unwrap(), sealed].concat();
        let (kept, unreadable) = mine.read(&mixed, 0);
        assert_eq!((kept, unreadable.len()), (two(), 2));
    }

    /// Who may write the file but has no key can make the check right, and nothing else.
    #[test]
    fn what_is_forged_is_found() {
        let (mine, theirs) = (seal(1, "een"), seal(1, "twee"));
        let forged = |member: &str, value: Value| {
            let file = String::from_utf8(theirs.write(&two()).unwrap()).unwrap();
            let first = file.lines().next().unwrap();
            let mut members = form(first.as_bytes()).unwrap().as_object().unwrap().clone();
            members.insert("session".to_owned(), mine.session.hex().into());
            members.insert("lock".to_owned(), mine.lock.as_str().into());
            members.insert(member.to_owned(), value);
            let check = check_of(&members);
            members.insert("check".to_owned(), check.into());
            padded(canonical(&Value::Object(members)))
        };
        let moved = forged("session", mine.session.hex().into());
        let younger = forged("since", 9.into());
        let empty = forged("sealed", "".into());
        for file in [moved, younger, empty] {
            assert_eq!(causes(&mine.read(file.as_bytes(), 0).1), [Cause::Damaged]);
        }
    }

    #[test]
    fn another_key_loses_nothing() {
        let (old, new) = (seal(1, "een"), seal(2, "een"));
        let mut vault = two();
        vault.erase(5);
        vault.put("a/1/x", Secret::new("later"));
        let plain = vault.to_bytes();
        let (sealed, _) = rekey(&plain, 5, None, Some(&old)).unwrap();
        let (again, _) = rekey(&sealed, 5, Some(&old), Some(&new)).unwrap();
        assert!(new.read(&again, 5).0 == vault);
        assert_eq!(rekey(&again, 5, Some(&new), None).unwrap().0, plain);
        let refused = rekey(&sealed, 5, Some(&new), None).unwrap_err();
        let found = Unreadable {
            record: 1,
            cause: Cause::OtherKey,
        };
        assert_eq!(refused, RekeyFault::Unreadable(found));
        // What is lost is told, and does not keep the rest.
        let (file, lost) = rekey(&[sealed, b"x\n".to_vec()].concat(), 5, Some(&old), None).unwrap();
        assert_eq!((file, causes(&lost)), (plain, vec![Cause::Damaged]));
    }

    #[test]
    fn the_file_tells_neither_words_nor_where_they_stand_nor_how_long_they_are() {
        let seal = seal(1, "een");
        let mut vaults = [Vault::default(), Vault::default()];
        vaults[0].put("gedachten/1/gevoel", Secret::new(""));
        vaults[1].put("z/1/z", Secret::new("x".repeat(340)));
        let files = vaults.map(|vault| String::from_utf8(seal.write(&vault).unwrap()).unwrap());
        assert_eq!(files[0].trim_end().len(), files[1].trim_end().len());
        assert!(!files[0].contains("gevoel") && !files[0].contains(&hex(b"gevoel")));
        assert_eq!(format!("{seal:?} {:?}", seal.key), "Seal VaultKey");
    }
}
