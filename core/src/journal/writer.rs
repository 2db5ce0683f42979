//! The one writer of a session: an act is judged, its line is made, and only what is kept is true (semantics 10.4).

use std::sync::Arc;

use serde_json::{Map, Value};

use super::chain::close;
use super::header::Header;
use super::replay::{JournalFault, replay_bytes};
use crate::ground::hash::{Hash, Seed};
use crate::program::{Program, Programs};
use crate::session::act::Act;
use crate::session::copies::VaultChange;
use crate::session::refusal::Refusal;
use crate::session::{Applied, Session, StartFault};

/// A session with the end of its journal. It holds no lines: each is handed out once, and the host keeps it.
///
/// ```
/// # use std::sync::Arc;
/// # use leerpad::check::{Sources, check};
/// # use leerpad::ground::source::Source;
/// # let text = "leerpad: 1
/// # module: kort
/// # version: 1.0.0
/// # languages: [nl]
/// # title: Kort
/// # steps:
/// #   - step: welkom
/// #     title: Fijn dat je er bent
/// #     body: Dit is alles.
/// # ";
/// # let checked = check(&Sources::new(Source::new("kort.yaml", text)));
/// # let program = Arc::new(leerpad::program::Program::compile(&checked.module.unwrap()));
/// use leerpad::ground::hash::Seed;
/// use leerpad::journal::Journal;
/// let (mut journal, mut lines) = Journal::begin(Arc::clone(&program), Seed::from_number(7), Default::default())?;
/// let start = serde_json::json!({"act": "start", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner"});
/// lines += &journal.append(&start).unwrap().line;
///
/// let again = Journal::open(&program, lines.as_bytes())?;
/// assert_eq!(again.journal.session().snapshot(), journal.session().snapshot());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Journal {
    session: Session,
    hash: Hash,
}

/// An accepted act, with the line that is to be kept.
#[derive(Clone, Debug)]
pub struct Appended {
    /// The line, with its line end.
    pub line: String,
    /// What the act brought about.
    pub applied: Applied,
}

/// An accepted act that is not true yet: the host keeps its line first.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What to keep.
    pub appended: Appended,
    next: Journal,
    is_words_only: bool,
}

impl Judged {
    /// What the act does to the vault: to be done before its line is kept.
    #[must_use]
    pub fn vault_changes(&self) -> Vec<VaultChange> {
        self.next.session.vault_changes(&self.appended.applied)
    }

    /// Whether it gives an answer that stands already, with other words or the same: then the words are kept and nothing
    /// else is, neither the line nor this act (semantics 9.3).
    #[must_use]
    pub const fn is_words_only(&self) -> bool {
        self.is_words_only
    }
}

/// A journal that was opened again.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Ready to go on.
    pub journal: Journal,
    /// How many bytes of the input are sound; what comes after was cut off while it was written, and goes.
    pub sound: usize,
    /// How many bytes were cut off.
    pub torn: usize,
    /// The last line lacks its line end: write that before anything else.
    pub lacks_line_end: bool,
}

impl Journal {
    /// Begins a journal; with it comes its first line, which is to be kept before anything else.
    ///
    /// # Errors
    /// A setting that is not there, or a value that does not fit it.
    pub fn begin(
        program: Arc<Program>,
        seed: Seed,
        settings: Map<String, Value>,
    ) -> Result<(Self, String), StartFault> {
        let session = Session::new(Arc::clone(&program), seed, &settings)?;
        let (line, hash) = close(None, Header::new(program.hash(), seed, settings).members());
        Ok((Self { session, hash }, line))
    }

    /// Opens what was kept: the chain is verified and every act done again. A journal that was upgraded asks for every
    /// program it was on.
    ///
    /// # Errors
    /// The first damage; when there is none a program that was not handed in, or the first entry that comes out
    /// differently.
    pub fn open(programs: impl Into<Programs>, bytes: &[u8]) -> Result<Opened, JournalFault> {
        let replayed = replay_bytes(programs, bytes, true)?;
        let journal = Self {
            session: replayed.session,
            hash: replayed.hash,
        };
        Ok(Opened {
            journal,
            sound: bytes.len().saturating_sub(replayed.torn),
            torn: replayed.torn,
            lacks_line_end: replayed.lacks_line_end,
        })
    }

    /// Hands over another version of the module, which an act `upgrade` may name from now on.
    pub fn know(&mut self, program: Arc<Program>) {
        self.session.know(program);
    }

    /// Does an act. What comes back is true at once; a host that may fail to keep the line takes
    /// [`judge`](Self::judge) and [`keep`](Self::keep).
    ///
    /// # Errors
    /// Why it is refused; nothing changed then.
    pub fn append(&mut self, act: &Value) -> Result<Appended, Refusal> {
        let act = self.session.read(act)?;
        self.session.apply(&act).map(|applied| self.close(applied))
    }

    /// The same for an act as a text of JSON.
    ///
    /// # Errors
    /// Why it is refused; nothing changed then.
    pub fn append_text(&mut self, act: &str) -> Result<Appended, Refusal> {
        let act = self.session.read_text(act)?;
        self.session.apply(&act).map(|applied| self.close(applied))
    }

    /// Judges an act and makes its line, and changes nothing.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn judge(&self, act: &Value) -> Result<Judged, Refusal> {
        self.judge_act(&self.session.read(act)?)
    }

    /// The same for an act as a text of JSON.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn judge_text(&self, act: &str) -> Result<Judged, Refusal> {
        self.judge_act(&self.session.read_text(act)?)
    }

    fn judge_act(&self, act: &Act) -> Result<Judged, Refusal> {
        let mut next = self.clone();
        let applied = next.session.apply(act)?;
        Ok(Judged {
            appended: next.close(applied),
            next,
            is_words_only: self.session.is_words_only(act),
        })
    }

    /// What was judged is kept, and so it is true.
    pub fn keep(&mut self, judged: Judged) {
        *self = judged.next;
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The hash of the last line.
    #[must_use]
    pub const fn hash(&self) -> Hash {
        self.hash
    }

    fn close(&mut self, applied: Applied) -> Appended {
        let mut line = String::new();
        let hash_at = applied.write_entry(self.session.program(), Some(self.session.seq()), &mut line);
        self.hash = Hash::of(&[self.hash.bytes(), line.as_bytes()]);
        line.insert_str(hash_at, &format!(",\"hash\":\"{}\"", self.hash.hex()));
        line.push('\n');
        Appended { line, applied }
    }
}
