//! A session under way: alone, or with the journal that writes it down.

use std::sync::Arc;

use leerpad::ground::hash::{Hash, Seed};
use leerpad::ground::json::{read, write};
use leerpad::ground::moment::Moment;
use leerpad::journal::{Journal, Judged};
use leerpad::program::Programs;
use leerpad::session::act::{Act, Deed, Kind, Role};
use leerpad::session::copies::VaultChange;
use leerpad::session::refusal::Refusal;
use leerpad::session::{Applied, Session, Status};
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::members::Members;

/// A program as sessions share it.
pub type Program = Arc<leerpad::program::Program>;

/// A session, with or without a journal.
pub struct Play {
    held: Held,
    /// Used again for each act.
    applied: Applied,
}

enum Held {
    Session(Session),
    Journal(Journal),
}

/// An act that was judged and is not true yet: the host keeps its line first.
pub struct Pending {
    /// The hash of the line before it.
    after: Hash,
    judged: Judged,
}

impl Pending {
    /// What the act does to the vault.
    #[must_use]
    pub fn vault_changes(&self) -> Vec<VaultChange> {
        self.judged.vault_changes()
    }

    /// Whether nothing is to be kept but words.
    #[must_use]
    pub const fn is_words_only(&self) -> bool {
        self.judged.is_words_only()
    }
}

impl From<Session> for Play {
    fn from(session: Session) -> Self {
        Self::of(Held::Session(session))
    }
}

impl From<Journal> for Play {
    fn from(journal: Journal) -> Self {
        Self::of(Held::Journal(journal))
    }
}

impl Play {
    /// A session that has not begun. The settings are a JSON object.
    ///
    /// # Errors
    /// A seed of another form, or a setting that does not fit.
    pub fn new(program: &Program, seed: &str, settings: &str) -> Result<Self, Fault> {
        let session = Session::new(Arc::clone(program), self::seed(seed)?, &self::settings(settings)?)?;
        Ok(session.into())
    }

    /// A journal of a session that has not begun. Out comes its first line.
    ///
    /// # Errors
    /// A seed of another form, or a setting that does not fit.
    pub fn begin(program: &Program, seed: &str, settings: &str, out: &mut String) -> Result<Self, Fault> {
        let (seed, settings) = (self::seed(seed)?, self::settings(settings)?);
        let (journal, line) = Journal::begin(Arc::clone(program), seed, settings)?;
        *out = line;
        Ok(journal.into())
    }

    /// A session as its snapshot has it.
    ///
    /// # Errors
    /// A text that is no snapshot of this program.
    pub fn restore(programs: impl Into<Programs>, snapshot: &str) -> Result<Self, Fault> {
        Ok(Session::restore(programs, snapshot)?.into())
    }

    /// Hands over another version of the module.
    pub fn know(&mut self, program: &Program) {
        match &mut self.held {
            Held::Session(session) => session.know(Arc::clone(program)),
            Held::Journal(journal) => journal.know(Arc::clone(program)),
        }
    }

    /// Does an act. Out comes its entry (with a journal its line), or the refusal. Whether it was accepted.
    pub fn act(&mut self, act: &str, out: &mut String) -> bool {
        let refusal = match &mut self.held {
            Held::Session(session) => match apply(session, act, &mut self.applied) {
                Ok(()) => {
                    self.applied
                        .write_entry(session.program(), Some(session.seq()), out);
                    return true;
                }
                Err(refusal) => refusal,
            },
            Held::Journal(journal) => match journal.append_text(act) {
                Ok(appended) => {
                    *out = appended.line;
                    self.applied = appended.applied;
                    return true;
                }
                Err(refusal) => refusal,
            },
        };
        self.write_refusal(&refusal, out);
        false
    }

    /// Judges an act and changes nothing. Out comes its line, or the refusal. For sessions with a journal only.
    pub fn judge(&self, act: &str, out: &mut String) -> Option<Pending> {
        let Held::Journal(journal) = &self.held else {
            return None;
        };
        match journal.judge_text(act) {
            Ok(judged) => {
                out.push_str(&judged.appended.line);
                Some(Pending {
                    after: journal.hash(),
                    judged,
                })
            }
            Err(refusal) => {
                self.write_refusal(&refusal, out);
                None
            }
        }
    }

    /// What the act that was accepted last does to the vault.
    #[must_use]
    pub fn vault_changes(&self) -> Vec<VaultChange> {
        self.session().vault_changes(&self.applied)
    }

    /// The line of a judged act was kept, and so it is true.
    ///
    /// # Errors
    /// Another line was kept in between.
    pub fn keep(&mut self, pending: Pending) -> Result<(), Fault> {
        match &mut self.held {
            Held::Journal(journal) if journal.hash() == pending.after => {
                let mut judged = pending.judged;
                std::mem::swap(&mut self.applied, &mut judged.appended.applied);
                journal.keep(judged);
                Ok(())
            }
            _ => Err(Fault::new("not-next")),
        }
    }

    /// What is to be shown to a role, in a language.
    ///
    /// # Errors
    /// No such role.
    pub fn screen(&self, role: &str, language: &str, out: &mut String) -> Result<(), Fault> {
        let session = self.session();
        let screen = session.screen(self::role(role)?, language);
        write(out, &screen.to_json(session.program()));
        Ok(())
    }

    /// The part of the screen without words.
    ///
    /// # Errors
    /// No such role.
    pub fn outline(&self, role: &str, out: &mut String) -> Result<(), Fault> {
        let session = self.session();
        let screen = session.screen(self::role(role)?, "");
        write(out, &screen.outline(session.program()));
        Ok(())
    }

    /// What is said of words that stay on the learner's device.
    ///
    /// # Errors
    /// No such item.
    pub fn advise(&self, item: &str, words: &str, language: &str, out: &mut String) -> Result<(), Fault> {
        let session = self.session();
        let unknown = || Fault::new("unknown-item").text("item", item);
        let found = session.program().item(item).ok_or_else(unknown)?;
        let advice = session.advise(found, words, language);
        let mut says = String::new();
        write(
            &mut says,
            &advice.says.iter().map(|said| said.to_json()).collect(),
        );
        let mut members = Members::new(out);
        members.flag("help", advice.help).json("says", &says);
        if let Some(most) = advice.too_long {
            members.number("too-long", most.into());
        }
        members.end();
        Ok(())
    }

    /// Where it stands, of it what needs no screen.
    pub fn state(&self, out: &mut String) {
        let session = self.session();
        let mut members = Members::new(out);
        members
            .number("seq", session.seq())
            .text("seed", &session.seed().hex())
            .text(
                "status",
                match session.status() {
                    Status::New => "new",
                    Status::Running => "running",
                    Status::Stopped => "stopped",
                },
            )
            .flag("completed", session.is_completed())
            .text("program", &session.program().hash().hex());
        if let Some((program, chosen)) = session.choice() {
            members
                .text("asked", &program.hex())
                .text("choice", chosen.word());
        }
        if let Some(visit) = session.cursor() {
            members
                .text("step", session.program().step_id(visit.step))
                .number("n", visit.n.into());
        }
        if let Some(clock) = session.clock() {
            members.text("clock", &clock.to_string());
        }
        members.end();
    }

    /// The kinds of act of which a role could have one accepted now, as a JSON list.
    ///
    /// # Errors
    /// No such role.
    pub fn allowed(&self, role: &str, out: &mut String) -> Result<(), Fault> {
        let allowed = self.session().allowed(self::role(role)?);
        write(out, &allowed.into_iter().map(Kind::word).collect());
        Ok(())
    }

    /// The hash of the last line, where there is a journal.
    pub fn last_hash(&self, out: &mut String) {
        if let Held::Journal(journal) = &self.held {
            *out = journal.hash().hex();
        }
    }

    /// The session itself.
    #[must_use]
    pub const fn session(&self) -> &Session {
        match &self.held {
            Held::Session(session) => session,
            Held::Journal(journal) => journal.session(),
        }
    }

    fn of(held: Held) -> Self {
        let applied = Applied {
            act: Act::learner(Moment::from_unix(0, 0), Deed::Tick),
            facts: Vec::new(),
        };
        Self { held, applied }
    }

    fn write_refusal(&self, refusal: &Refusal, out: &mut String) {
        write(out, &refusal.to_json(self.session().program()));
    }
}

fn apply(session: &mut Session, act: &str, applied: &mut Applied) -> Result<(), Refusal> {
    let act = session.read_text(act)?;
    session.apply_over(&act, applied)
}

fn role(word: &str) -> Result<Role, Fault> {
    Role::from_word(word).ok_or_else(|| Fault::new("unknown-role"))
}

fn seed(text: &str) -> Result<Seed, Fault> {
    Seed::from_hex(text).ok_or_else(|| Fault::new("bad-seed"))
}

fn settings(text: &str) -> Result<Map<String, Value>, Fault> {
    match read(text) {
        Ok(Value::Object(settings)) => Ok(settings),
        _ => Err(Fault::new("bad-settings")),
    }
}
