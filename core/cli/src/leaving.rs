//! `export --purpose`: what leaves of a session for a purpose, the record of consent to it, and what is due for erasure.

use std::path::{Path, PathBuf};

use leerpad::ground::json::canonical;
use leerpad::ground::moment::Moment;
use leerpad::journal::consents::Consents;
use leerpad::journal::replay::{JournalFault, replay_bytes_with};
use leerpad::program::Programs;
use leerpad::session::Session;
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::kept::KeptFailure;
use crate::speech::Both;
use crate::terminal::Terminal;
use crate::{Done, Outcome, clock, files, store};

/// What is asked of a session.
#[derive(clap::Args)]
pub(crate) struct Asked {
    /// What leaves for a purpose, as JSON; without a purpose for each of them
    #[arg(long, value_name = "PURPOSE", num_args = 0..=1, default_missing_value = "", conflicts_with = "own")]
    purpose: Option<String>,
    /// Instead of what leaves: the record of consent
    #[arg(long, requires = "purpose")]
    consent: bool,
    /// Fields of the record that only you know (JSON)
    #[arg(long, value_name = "FILE", requires = "consent")]
    host: Option<PathBuf>,
    /// What is due for erasure now, or at this moment
    #[arg(long, value_name = "MOMENT", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["own", "purpose"])]
    due: Option<String>,
}

impl Asked {
    /// Whether something is asked at all.
    pub(crate) const fn is_something(&self) -> bool {
        self.purpose.is_some() || self.due.is_some()
    }
}

/// Prints it.
pub(crate) fn tell(programs: &Programs, journal: &Path, asked: &Asked, terminal: &mut Terminal) -> Done {
    let (session, consents) = replayed(programs, journal)?;
    if let Some(at) = &asked.due {
        let at = if at.is_empty() {
            Some(clock::now())
        } else {
            Moment::parse(at)
        };
        let Some(at) = at else {
            let words = terminal
                .either("schrijf een moment zoals", "write a moment such as")
                .to_owned();
            terminal.complain(&format!("{words} `2026-01-05T09:00:00.000+01:00`"));
            return Ok(Outcome::Unfinished);
        };
        terminal.say(&canonical(&due(&session, at)));
        return Ok(Outcome::Clean);
    }
    let wanted = asked.purpose.as_deref().unwrap_or_default();
    let all = session
        .program()
        .plan()
        .purposes
        .iter()
        .map(|purpose| purpose.id.as_str());
    let purposes: Vec<&str> = all
        .filter(|purpose| wanted.is_empty() || *purpose == wanted)
        .collect();
    if purposes.is_empty() {
        let words = terminal
            .either("de module heeft geen doel", "the module has no purpose")
            .to_owned();
        terminal.complain(&format!("{words} `{wanted}`"));
        return Ok(Outcome::Unfinished);
    }
    let host = host(asked)?;
    for purpose in purposes {
        let told = if asked.consent {
            consents.record(&session, purpose, terminal.either("nl", "en"), &host)
        } else {
            session.export_json(purpose)
        };
        terminal.say(&canonical(&told.unwrap_or_default()));
    }
    Ok(Outcome::Clean)
}

fn replayed(programs: &Programs, journal: &Path) -> Result<(Session, Consents), Failure> {
    let bytes = store::look(journal)?;
    let mut consents = Consents::default();
    let replayed = replay_bytes_with(programs, &bytes, true, &mut |_, seq, applied| {
        consents.see(seq, applied)
    });
    let replayed = replayed.map_err(|fault| {
        let path = files::shown(journal);
        match fault {
            JournalFault::Damage(damage) => KeptFailure::Damaged { path, damage },
            JournalFault::Replay(fault) => KeptFailure::Replay { path, fault },
        }
    })?;
    Ok((replayed.session, consents))
}

fn due(session: &Session, at: Moment) -> Value {
    let due = session.due_for_erasure(at);
    let purposes: Map<String, Value> = due
        .purposes
        .into_iter()
        .map(|(purpose, names)| (purpose, names.into()))
        .collect();
    json!({"at": at.to_string(), "purposes": purposes, "session": due.session})
}

/// What the host says of itself.
fn host(asked: &Asked) -> Result<Map<String, Value>, Failure> {
    let Some(path) = &asked.host else {
        return Ok(Map::new());
    };
    let name = files::shown(path);
    let text = files::read(&name)?;
    serde_json::from_str(&text).map_err(|error| {
        let line = error.line();
        let what = Both::new(
            format!("op regel {line} is dit geen JSON-object meer; een object staat tussen {{ en }}"),
            format!("at line {line} this is no JSON object any more; an object stands between {{ and }}"),
        );
        Failure::file(name, std::io::Error::other(what))
    })
}
