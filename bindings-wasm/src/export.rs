//! What JavaScript calls. Texts come and go over the border: a length says how much the host wrote there.
//!
//! Where nothing comes back, or false, the fault or refusal stands in the output.

use std::cell::RefCell;

use leerpad::ground::json::write;
use leerpad::program::Programs;
use leerpad::program::phrases::Phrases;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::border::Border;
use crate::fault::Fault;
use crate::{leaving, play, program, reading, vault};

thread_local! {
    static BORDER: RefCell<Border> = const { RefCell::new(Border::new()) };
}

fn with<T>(call: impl FnOnce(&mut Border) -> T) -> T {
    BORDER.with_borrow_mut(call)
}

/// Tells a fault.
fn told<T>(result: Result<T, Fault>, out: &mut String) -> Option<T> {
    result.map_err(|fault| fault.write(out)).ok()
}

/// Where to write at most so many bytes.
#[wasm_bindgen]
pub fn room(length: usize) -> *const u8 {
    with(|border| border.room(length))
}

/// Where the last output begins.
#[wasm_bindgen]
pub fn output() -> *const u8 {
    with(|border| border.output().as_ptr())
}

/// How many bytes it has.
#[wasm_bindgen]
pub fn output_length() -> usize {
    with(|border| border.output().len())
}

/// The version of this file, which is that of the package it belongs to.
#[wasm_bindgen]
pub fn version() {
    with(|border| border.open(0).1.push_str(env!("CARGO_PKG_VERSION")));
}

/// The words of the engine itself.
#[wasm_bindgen]
pub fn phrases(language: usize) {
    with(|border| {
        let (language, out) = border.text(language);
        write(out, &Phrases::of(language).to_json());
    });
}

/// Verifies a journal.
#[wasm_bindgen]
pub fn verify(bytes: usize) -> bool {
    with(|border| {
        let (bytes, out) = border.open(bytes);
        let verified = reading::verify(bytes, out);
        told(verified, out).is_some()
    })
}

/// A program.
#[wasm_bindgen]
pub struct Program(pub(crate) play::Program, Programs);

impl From<play::Program> for Program {
    fn from(program: play::Program) -> Self {
        let alone = Programs::from(&program);
        Self(program, alone)
    }
}

#[wasm_bindgen]
impl Program {
    /// Reads a stored one.
    pub fn read(text: usize) -> Option<Self> {
        with(|border| {
            let (text, out) = border.text(text);
            told(program::from_json(text), out).map(|program| Self::from(play::Program::from(program)))
        })
    }

    /// Another version of its module: sessions that are opened with this one may have been on it.
    pub fn know(&mut self, other: &Self) {
        other.1.iter().for_each(|program| self.1.add(program.clone()));
    }

    /// Which it is.
    pub fn about(&self) {
        with(|border| program::about(&self.0, border.open(0).1));
    }

    /// The stored form: the studio writes programs, a player has what it read.
    #[cfg(feature = "studio")]
    pub fn store(&self) {
        with(|border| *border.open(0).1 = self.0.to_json());
    }

    /// Begins a session.
    pub fn session(&self, seed: usize, settings: usize) -> Option<Play> {
        with(|border| {
            let (seed, settings, out) = border.pair(seed, settings);
            told(play::Play::new(&self.0, seed, settings), out).map(Play)
        })
    }

    /// Restores a session.
    pub fn restore(&self, snapshot: usize) -> Option<Play> {
        with(|border| {
            let (snapshot, out) = border.text(snapshot);
            told(play::Play::restore(&self.1, snapshot), out).map(Play)
        })
    }

    /// Begins a journal.
    pub fn begin(&self, seed: usize, settings: usize) -> Option<Play> {
        with(|border| {
            let (seed, settings, out) = border.pair(seed, settings);
            let begun = play::Play::begin(&self.0, seed, settings, out);
            told(begun, out).map(Play)
        })
    }

    /// Opens a journal.
    pub fn open(&self, bytes: usize) -> Option<Play> {
        with(|border| {
            let (bytes, out) = border.open(bytes);
            let opened = reading::open(&self.1, bytes, out);
            told(opened, out).map(Play)
        })
    }

    /// The record of consent to a purpose.
    pub fn consent_record(&self, bytes: usize, purpose: usize, language: usize, host: usize) -> bool {
        with(|border| {
            let further = purpose.saturating_add(language).saturating_add(host);
            let (journal, rest, out) = border.pair(bytes, further);
            let (purpose, rest) = rest.split_at_checked(purpose).unwrap_or_default();
            let asked = rest.split_at_checked(language).unwrap_or_default();
            let record =
                leaving::consent_record(&self.0, journal.as_bytes(), (purpose, asked.0, asked.1), out);
            told(record, out).is_some()
        })
    }

    /// Replays a journal.
    pub fn replay(&self, bytes: usize, verify: bool) -> Option<Play> {
        with(|border| {
            let (bytes, out) = border.open(bytes);
            let replayed = reading::replay(&self.1, bytes, verify, out);
            told(replayed, out).map(Play)
        })
    }
}

/// A session, alone or with its journal.
#[wasm_bindgen]
pub struct Play(play::Play);

#[wasm_bindgen]
impl Play {
    /// Does an act.
    pub fn act(&mut self, act: usize) -> bool {
        with(|border| {
            let (act, out) = border.text(act);
            self.0.act(act, out)
        })
    }

    /// Another version of the module, which an act `upgrade` may name from now on.
    pub fn know(&mut self, program: &Program) {
        self.0.know(&program.0);
    }

    /// Judges an act.
    pub fn judge(&self, act: usize) -> Option<Pending> {
        with(|border| {
            let (act, out) = border.text(act);
            self.0.judge(act, out).map(Pending)
        })
    }

    /// The line of a judged act was kept.
    pub fn keep(&mut self, pending: Pending) -> bool {
        with(|border| told(self.0.keep(pending.0), border.open(0).1).is_some())
    }

    /// The screen.
    pub fn screen(&self, role: usize, language: usize) -> bool {
        with(|border| {
            let (role, language, out) = border.pair(role, language);
            told(self.0.screen(role, language, out), out).is_some()
        })
    }

    /// The screen without its words.
    pub fn outline(&self, role: usize) -> bool {
        with(|border| {
            let (role, out) = border.text(role);
            told(self.0.outline(role, out), out).is_some()
        })
    }

    /// What could be accepted.
    pub fn allowed(&self, role: usize) -> bool {
        with(|border| {
            let (role, out) = border.text(role);
            told(self.0.allowed(role, out), out).is_some()
        })
    }

    /// Advice on words.
    pub fn advise(&self, item: usize, words: usize, language: usize) -> bool {
        with(|border| {
            let (item, rest, out) = border.pair(item, words.saturating_add(language));
            let (words, language) = rest.split_at_checked(words).unwrap_or_default();
            told(self.0.advise(item, words, language, out), out).is_some()
        })
    }

    /// Where it stands.
    pub fn state(&self) {
        with(|border| self.0.state(border.open(0).1));
    }

    /// The hash of its last line.
    pub fn hash(&self) {
        with(|border| self.0.last_hash(border.open(0).1));
    }

    /// Takes the words out of an act.
    pub fn take_words(&self, act: usize) {
        with(|border| {
            let (act, out) = border.text(act);
            leaving::take_words(self.0.session(), act, out);
        });
    }

    /// The keys of words that an answer does not speak of any more.
    pub fn no_longer_said(&self, act: usize, keys: usize) {
        with(|border| {
            let (act, keys, out) = border.pair(act, keys);
            leaving::no_longer_said(self.0.session(), act, keys, out);
        });
    }

    /// What the last act does to the vault.
    pub fn vault_changes(&self) {
        with(|border| leaving::vault_changes(&self.0.vault_changes(), border.open(0).1));
    }

    /// What leaves for a purpose.
    pub fn export(&self, purpose: usize) -> bool {
        with(|border| {
            let (purpose, out) = border.text(purpose);
            told(leaving::export(self.0.session(), purpose, out), out).is_some()
        })
    }

    /// What is due for erasure.
    pub fn due_for_erasure(&self, at: usize) -> bool {
        with(|border| {
            let (at, out) = border.text(at);
            told(leaving::due_for_erasure(self.0.session(), at, out), out).is_some()
        })
    }

    /// What stands on the cover of the module.
    pub fn cover(&self, language: usize) {
        with(|border| {
            let (language, out) = border.text(language);
            leaving::cover(self.0.session(), language, out);
        });
    }

    /// The purposes of the module.
    pub fn purpose_cards(&self, language: usize) {
        with(|border| {
            let (language, out) = border.text(language);
            leaving::purpose_cards(self.0.session(), language, out);
        });
    }

    /// What becomes due next.
    pub fn coming(&self) -> bool {
        with(|border| leaving::coming(self.0.session(), border.open(0).1))
    }

    /// The state as text.
    pub fn snapshot(&self) {
        with(|border| *border.open(0).1 = self.0.session().snapshot());
    }
}

/// A judged act.
#[wasm_bindgen]
pub struct Pending(play::Pending);

#[wasm_bindgen]
impl Pending {
    /// What the act does to the vault.
    pub fn vault_changes(&self) {
        with(|border| leaving::vault_changes(&self.0.vault_changes(), border.open(0).1));
    }

    /// Whether nothing is to be kept but words.
    pub fn is_words_only(&self) -> bool {
        self.0.is_words_only()
    }
}

/// A vault.
#[wasm_bindgen]
pub struct Vault(leerpad::journal::vault::Vault);

#[wasm_bindgen]
impl Vault {
    /// Reads a file; an empty one is an empty vault.
    pub fn read(bytes: usize, erased: u32) -> Self {
        with(|border| {
            let (bytes, out) = border.open(bytes);
            Self(vault::from_bytes(bytes, erased, out))
        })
    }

    /// Keeps words.
    pub fn put(&mut self, key: usize, words: usize) {
        with(|border| {
            let (key, words, _) = border.pair(key, words);
            vault::put(&mut self.0, key, words);
        });
    }

    /// The words under a key.
    pub fn get(&self, key: usize) -> bool {
        with(|border| {
            let (key, out) = border.text(key);
            vault::get(&self.0, key, out)
        })
    }

    /// Forgets one record.
    pub fn remove(&mut self, key: usize) -> bool {
        with(|border| self.0.remove(border.text(key).0))
    }

    /// Forgets all.
    pub fn erase(&mut self, seq: u32) {
        self.0.erase(seq.into());
    }

    /// The keys.
    pub fn keys(&self) {
        with(|border| vault::keys(&self.0, border.open(0).1));
    }

    /// The file.
    pub fn store(&self) {
        with(|border| vault::to_bytes(&self.0, border.open(0).1));
    }
}

/// The texts of a module.
#[cfg(feature = "studio")]
#[wasm_bindgen]
#[derive(Default)]
pub struct Texts(crate::studio::Texts);

#[cfg(feature = "studio")]
#[wasm_bindgen]
impl Texts {
    /// None yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn add(&mut self, name: usize, text: usize) {
        with(|border| {
            let (name, text, _) = border.pair(name, text);
            self.0.add(name, text);
        });
    }

    /// Adds the words that people meet.
    pub fn beside(&mut self, words: usize) {
        with(|border| self.0.beside(border.text(words).0));
    }

    /// Checks them, and walks their paths with so many acts, or else as far as that is quick.
    pub fn check(&self, language: usize, budget: Option<u32>) -> Option<Program> {
        with(|border| {
            let (language, out) = border.text(language);
            self.0.check(language, budget, out).map(Program::from)
        })
    }
}

/// The files that a learner takes home.
#[cfg(feature = "studio")]
#[wasm_bindgen]
pub fn pack_own(programs: usize, journal: usize, vault: usize) -> bool {
    with(|border| {
        let (programs, rest, out) = border.pair(programs, journal.saturating_add(vault));
        let (journal, vault) = rest.split_at_checked(journal).unwrap_or_default();
        told(crate::home::pack_own(programs, journal, vault, out), out).is_some()
    })
}

/// What was in them.
#[cfg(feature = "studio")]
#[wasm_bindgen]
pub fn unpack_own(files: usize) -> bool {
    with(|border| {
        let (files, out) = border.text(files);
        told(crate::home::unpack_own(files, out), out).is_some()
    })
}

/// The parts that a text uses.
#[cfg(feature = "studio")]
#[wasm_bindgen]
pub fn parts_wanted(name: usize, text: usize) {
    with(|border| {
        let (name, text, out) = border.pair(name, text);
        crate::studio::parts_wanted(name, text, out);
    });
}
