//! What went wrong, as data: a code that never changes its meaning, and every field there is. The words of the core for
//! it are left there: they would take more room in a player than they are worth beside the data.
//!
//! A refusal is none of this: it is an answer.

use leerpad::journal::header::HeaderFault;
use leerpad::journal::reading::{self, Damage};
use leerpad::journal::replay::{JournalFault, ReplayFault};
use leerpad::program::{self, ProgramFault};
use leerpad::session::refusal::{Code, Of};
use leerpad::session::{RestoreFault, StartFault};

use crate::members::Members;

/// Something that a host handed in cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    code: &'static str,
    texts: Vec<(&'static str, String)>,
    numbers: Vec<(&'static str, u64)>,
}

impl Fault {
    /// A fault without fields yet.
    #[must_use]
    pub const fn new(code: &'static str) -> Self {
        Self {
            code,
            texts: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// With a text.
    #[must_use]
    pub fn text(mut self, key: &'static str, text: impl Into<String>) -> Self {
        self.texts.push((key, text.into()));
        self
    }

    /// With a number.
    #[must_use]
    pub fn number(mut self, key: &'static str, number: u64) -> Self {
        self.numbers.push((key, number));
        self
    }

    /// As JSON.
    pub fn write(&self, out: &mut String) {
        out.clear();
        let mut members = Members::new(out);
        members.text("code", self.code);
        for (key, text) in &self.texts {
            members.text(key, text);
        }
        for (key, number) in &self.numbers {
            members.number(key, *number);
        }
        members.end();
    }

    fn at(self, line: usize, column: usize) -> Self {
        let number = |place| u64::try_from(place).unwrap_or(u64::MAX);
        self.number("line", number(line)).number("column", number(column))
    }
}

impl From<ProgramFault> for Fault {
    fn from(fault: ProgramFault) -> Self {
        match fault {
            ProgramFault::Json(place) => Self::new("program-json").at(place.line, place.column),
            ProgramFault::Format { found } => {
                let told = Self::new("program-format");
                match found {
                    Some(found) => told.number("found", found),
                    None => told,
                }
            }
            ProgramFault::Shape(place) => Self::new("program-shape").text("place", place),
            ProgramFault::Damaged(damage) => {
                use program::Damage::{Bounds, Depth, Index, Language, List, Size, Twice, Way};
                let (why, place) = match damage {
                    Index(place) => ("index", place),
                    Twice(place) => ("twice", place),
                    List(place) => ("list", place),
                    Way(place) => ("way", place),
                    Depth(place) => ("depth", place),
                    Size(place) => ("size", place),
                    Language(place) => ("language", place),
                    Bounds(place) => ("bounds", place),
                };
                Self::new("program-damaged").text("why", why).text("place", place)
            }
        }
    }
}

impl From<StartFault> for Fault {
    fn from(fault: StartFault) -> Self {
        match fault {
            StartFault::UnknownSetting(setting) => Self::new("unknown-setting").text("setting", setting),
            StartFault::Value { setting, fault } => {
                // The word is that of a refused value; what the value was for plays no part in it.
                let of = Of::Given(leerpad::expr::name::GivenIx(0));
                let why = Code::Value(of, fault).word();
                Self::new("setting-value")
                    .text("setting", setting)
                    .text("why", why)
            }
        }
    }
}

impl From<RestoreFault> for Fault {
    fn from(fault: RestoreFault) -> Self {
        match fault {
            RestoreFault::Json(place) => Self::new("snapshot-json").at(place.line, place.column),
            RestoreFault::Program => Self::new("other-program"),
            RestoreFault::Semantics => Self::new("snapshot-semantics"),
            RestoreFault::Member(place) => Self::new("snapshot-damaged").text("place", place),
            RestoreFault::Inconsistent => Self::new("snapshot-inconsistent"),
        }
    }
}

impl From<Damage> for Fault {
    fn from(damage: Damage) -> Self {
        let told = Self::new("journal-damaged")
            .number("line", damage.line)
            .number("seq", damage.seq());
        match damage.fault {
            reading::Fault::Empty => told.text("why", "empty"),
            reading::Fault::Encoding => told.text("why", "encoding"),
            reading::Fault::Length => told.text("why", "length"),
            reading::Fault::Shape => told.text("why", "shape"),
            reading::Fault::Form => told.text("why", "form"),
            reading::Fault::Seq { expected } => told.text("why", "seq").number("expected", expected),
            reading::Fault::Chain => told.text("why", "chain"),
            reading::Fault::Entries => told.text("why", "entries"),
            reading::Fault::Header(HeaderFault::Member(place)) => {
                told.text("why", "header").text("place", place)
            }
            reading::Fault::Header(HeaderFault::Version { found }) => {
                told.text("why", "version").number("found", found)
            }
            reading::Fault::Header(HeaderFault::Semantics { found }) => {
                told.text("why", "semantics").number("found", found)
            }
        }
    }
}

impl From<ReplayFault> for Fault {
    fn from(fault: ReplayFault) -> Self {
        match fault {
            ReplayFault::Program { journal, given } => Self::new("other-program")
                .text("expected", journal.hex())
                .text("found", given.hex()),
            ReplayFault::Version { seq, program } => Self::new("other-program")
                .text("expected", program.hex())
                .number("seq", seq),
            ReplayFault::Start(fault) => fault.into(),
            ReplayFault::Difference(difference) => Self::new("journal-difference")
                .text("place", difference.place)
                .text("expected", difference.expected)
                .text("found", difference.found)
                .number("seq", difference.seq)
                .number("line", difference.seq.saturating_add(1)),
        }
    }
}

impl From<JournalFault> for Fault {
    fn from(fault: JournalFault) -> Self {
        match fault {
            JournalFault::Damage(damage) => damage.into(),
            JournalFault::Replay(fault) => fault.into(),
        }
    }
}
