//! Acts from a file or a pipe: each is judged, and its outcome or refusal printed as one line of JSON.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use leerpad::ground::json::{self, canonical};
use leerpad::ground::limits;
use leerpad::session::refusal::Refusal;
use serde_json::{Map, Value};

use super::Play;
use crate::failure::Failure;
use crate::kept::KeptFailure;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

/// Judges every line; ends when there are no more. Blank lines are passed over.
pub(crate) fn run(play: &mut Play, path: Option<&Path>, terminal: &mut Terminal) -> Done {
    let mut input: Box<dyn BufRead> = match path {
        Some(path) if path != Path::new("-") => {
            let name = crate::files::shown(path);
            Box::new(BufReader::new(
                File::open(path).map_err(|error| Failure::file(name, error))?,
            ))
        }
        _ => Box::new(io::stdin().lock()),
    };
    let mut line = Vec::new();
    loop {
        line.clear();
        let limit = u64::try_from(limits::LINE_BYTES).unwrap_or(u64::MAX);
        let read = (&mut input).take(limit + 1).read_until(b'\n', &mut line);
        let read = read.map_err(|error| Failure::file("-", error))?;
        if read == 0 {
            return Ok(Outcome::Clean);
        }
        if read > limits::LINE_BYTES {
            return Err(KeptFailure::ActTooLong.into());
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        // As every host reads it: half a character becomes one that says so.
        let act = std::str::from_utf8(&line)
            .ok()
            .and_then(|line| json::read(line).ok());
        let outcome = match act {
            Some(act) => judge(play, act)?,
            None => refused(play, &Map::new()),
        };
        terminal.say(&outcome);
    }
}

/// Judges one act: the entry as kept, or the refusal.
fn judge(play: &mut Play, act: Value) -> Result<String, Failure> {
    // Words that stand in an act go to the vault; the act itself only says that they are there.
    let judged = play.write(act)?;
    Ok(judged.unwrap_or_else(|refusal| words_of(play, &refusal)))
}

fn words_of(play: &Play, refusal: &Refusal) -> String {
    canonical(&refusal.to_json(&play.program))
}

/// A line that is no JSON at all is an act in no known shape.
fn refused(play: &Play, nothing: &Map<String, Value>) -> String {
    match play.session().read(&Value::Object(nothing.clone())) {
        Err(refusal) => words_of(play, &refusal),
        Ok(_) => String::new(),
    }
}
