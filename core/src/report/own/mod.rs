//! What one learner takes home: the journal, the words, the program, and all of it to read.
//!
//! It is the learner's own, so nothing is left out: what was skipped and what was left behind stand in it too. The one
//! exception are notes of a guide, which are the guide's.
//!
//! Everything here is pure: a journal and a vault go in, files come out as names with bytes, and back. The same session
//! gives the same bytes.

mod answer;
mod data;
mod gather;
mod page;
mod parcel;

pub use parcel::{FILES, File, Parcel, ParcelFault, pack, unpack};

use crate::expr::name::ScaleIx;
use crate::ground::moment::Moment;
use crate::ground::number::Number;
use crate::session::fact::How;
use crate::session::screen::ItemState;

/// All that a session holds, in words. It has no debug print that says any of it.
#[derive(Clone, PartialEq)]
pub struct Own {
    /// Id, version and title of the module.
    pub module: (String, String, String),
    /// The language of the texts.
    pub language: String,
    /// The program it ran on, as hex digits.
    pub program: String,
    /// When it began and when something last happened.
    pub times: Option<(Moment, Moment)>,
    /// The end was reached.
    pub completed: bool,
    /// Visits with something in them: first the path, then what was left behind.
    pub visits: Vec<OwnVisit>,
    /// Measures, as they were left.
    pub scores: Vec<OwnScore>,
    /// What was shared, agreed and held with others, in order.
    pub events: Vec<OwnEvent>,
    /// Words that belong to no answer above: of a reply, or of an answer that was changed since.
    pub other_words: Vec<(String, String)>,
}

/// A visit.
#[derive(Clone, PartialEq)]
pub struct OwnVisit {
    /// The step.
    pub step: String,
    /// The number of the visit.
    pub n: u32,
    /// The title of the step, in plain words.
    pub title: String,
    /// When it was entered.
    pub entered: Moment,
    /// How and when it was left.
    pub left: Option<(How, Moment)>,
    /// It is on the path.
    pub counts: bool,
    /// What was answered there.
    pub answers: Vec<OwnAnswer>,
}

/// An answer.
#[derive(Clone, PartialEq)]
pub struct OwnAnswer {
    /// The item.
    pub item: String,
    /// Its kind word.
    pub kind: &'static str,
    /// The question, in plain words.
    pub question: String,
    /// Answered, skipped or declined.
    pub state: ItemState,
    /// When it was given, as far as it was given in this visit.
    pub at: Option<Moment>,
    /// The answer in words, a line for each part of it.
    pub lines: Vec<String>,
    /// The stored value.
    pub value: Option<serde_json::Value>,
}

/// A score.
#[derive(Clone, PartialEq)]
pub struct OwnScore {
    /// The scale.
    pub scale: ScaleIx,
    /// Its id and title.
    pub name: (String, String),
    /// The measure.
    pub step: String,
    /// The number of its visit.
    pub n: u32,
    /// The moment of the measure.
    pub moment: Option<String>,
    /// When it was left.
    pub at: Moment,
    /// The score, when known.
    pub score: Option<Number>,
    /// The band, when known.
    pub band: Option<String>,
}

/// Something with others: sharing, consent, contact, a reply.
#[derive(Clone, PartialEq)]
pub struct OwnEvent {
    /// When.
    pub at: Moment,
    /// Who did it: `learner`, `guide` or `system`.
    pub by: &'static str,
    /// The fact, as the journal has it.
    pub fact: serde_json::Value,
    /// With whom, where a purpose says so.
    pub with: Option<String>,
    /// What it is about, in plain words: the questions of what was shared, what consent was asked for, the title of a step.
    pub about: Vec<String>,
}

macro_rules! silent {
    ($($name:ident),*) => {
        $(impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        })*
    };
}

silent!(Own, OwnVisit, OwnAnswer, OwnScore, OwnEvent);
