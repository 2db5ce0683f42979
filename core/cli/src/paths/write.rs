//! Writing a path file for what no path walks yet.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use leerpad::check::Module;
use leerpad::ground::language::Language;
use leerpad::ground::moment::Moment;
use leerpad::ground::source::Source;
use leerpad::program::Program;
use serde_json::{Map, Value as Json, json};

use super::coverage::{Coverage, Open, Walked};
use super::find::{self, Journey};
use super::{screen, story, walk};
use crate::failure::Failure;
use crate::files::{self, PATHS};
use crate::speech::either;

/// What came of it.
#[derive(Default)]
pub(super) struct Written {
    /// The files.
    pub(super) files: Vec<String>,
    /// Files that were there already, word for word.
    pub(super) kept: Vec<String>,
    /// What nobody gets, whatever they answer.
    pub(super) nobodys: Vec<String>,
    /// What was not come past, and nothing is known about it.
    pub(super) not_found: Vec<String>,
}

/// Acts that are done at most to find paths.
const BUDGET: u64 = 400_000;

/// Writes a file for each open thing to which a path is found; each is walked before it is written.
pub(super) fn write(
    folder: &Path,
    (name, module): (&str, &Module),
    program: &Arc<Program>,
    open: &[Open],
    language: Language,
) -> Result<Written, Failure> {
    let wanted: BTreeSet<Walked> = open.iter().map(|open| open.target).collect();
    let (journeys, settled) = find::find(module, program, &wanted, BUDGET);
    let mut written = Written::default();
    let mut taken: BTreeSet<PathBuf> = BTreeSet::new();
    std::fs::create_dir_all(folder).map_err(|error| Failure::file(files::shown(folder), error))?;
    for one in open {
        let text = journeys
            .get(&one.target)
            .map(|journey| text(program, journey, one, &from(folder, name), language))
            .filter(|text| leads(program, text, one.target));
        let Some(text) = text else {
            let words = format!("{}: {}", one.place, one.words);
            if settled.contains(&one.target) {
                written.nobodys.push(words);
            } else {
                written.not_found.push(words);
            }
            continue;
        };
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
        let (path, is_there) = place(folder, &format!("{stem}.{}", slug(&one.name)), &text, &taken);
        if is_there {
            written.kept.push(files::shown(&path));
        } else {
            files::create(&path, &text)?;
            written.files.push(files::shown(&path));
        }
        taken.insert(path);
    }
    Ok(written)
}

/// Whether a text of paths comes out as it says, and walks what it is for.
fn leads(program: &Arc<Program>, text: &str, target: Walked) -> bool {
    let source = Source::new("", text);
    let (tree, problems) = leerpad::syntax::parse(&source, 0);
    let (stories, faults) = story::read(&source, &tree);
    let mut coverage = Coverage::default();
    let is_walked = stories
        .iter()
        .all(|story| walk::walk(story, program, &mut coverage).is_ok());
    problems.is_empty() && faults.is_empty() && is_walked && coverage.walked().contains(&target)
}

/// Where a text goes: the first name that is free, or a file that holds this text already.
fn place(folder: &Path, name: &str, text: &str, taken: &BTreeSet<PathBuf>) -> (PathBuf, bool) {
    let mut number = 1;
    loop {
        let end = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let path = folder.join(format!("{name}{end}{PATHS}"));
        let holds = files::read(&files::shown(&path)).is_ok_and(|held| held == text);
        if !taken.contains(&path) && (holds || !path.exists()) {
            return (path, holds);
        }
        number += 1;
    }
}

/// A name for a file out of what it is about.
fn slug(words: &str) -> String {
    let small = words.to_lowercase();
    let parts: Vec<&str> = small
        .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .filter(|part| !part.is_empty())
        .collect();
    parts
        .join("-")
        .chars()
        .take(60)
        .collect::<String>()
        .trim_matches('-')
        .to_owned()
}

/// A module as a file in a folder names it.
fn from(folder: &Path, module: &str) -> String {
    let whole = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (folder, module) = (whole(folder), whole(Path::new(module)));
    let (own, other): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), module.components().collect());
    let same = own.iter().zip(&other).take_while(|(one, two)| one == two).count();
    let mut path: PathBuf = own.iter().skip(same).map(|_| "..").collect();
    path.extend(other.iter().skip(same));
    path.to_string_lossy().replace('\\', "/")
}

fn text(program: &Arc<Program>, journey: &Journey, open: &Open, module: &str, language: Language) -> String {
    let comment = either(
        language,
        "# Geschreven door `leerpad test --write-paths`. Zet erbij wat er te zien moet zijn (`expect`).",
        "# Written by `leerpad test --write-paths`. Add what must be seen (`expect`).",
    );
    let mut out = format!(
        "{comment}\n\n- path: {}\n  module: {}\n",
        json!(open.name),
        word(module)
    );
    if journey.seed != 0 {
        out.push_str(&format!("  seed: {}\n", journey.seed));
    }
    for (key, all) in [("settings", &journey.settings), ("given", &journey.given)] {
        if !all.is_empty() {
            out.push_str(&format!("  {key}: {}\n", map(all)));
        }
    }
    if story::moment(story::CLOCK) != Some(journey.clock) {
        out.push_str(&format!("  clock: {}\n", shown(journey.clock)));
    }
    out.push_str("  acts:\n");
    let mut clock = journey.clock;
    for deed in &journey.deeds {
        if deed.at != clock {
            clock = deed.at;
            out.push_str(&format!("    - clock: {}\n", shown(clock)));
        }
        out.push_str(&format!("    - {}\n", act(program, &deed.act)));
    }
    if let Some(here) = ends_at(program, journey) {
        out.push_str(&format!("    - expect: {{here: {here}}}\n"));
    }
    out
}

fn shown(moment: Moment) -> String {
    let minutes = moment.time().minutes();
    format!("{} {:02}:{:02}", moment.date(), minutes / 60, minutes % 60)
}

/// The place where a journey ends.
fn ends_at(program: &Arc<Program>, journey: &Journey) -> Option<String> {
    let mut session = find::begin(program, journey)?;
    find::again(&mut session, journey)?;
    screen::place(&session).map(|place| place.step)
}

/// An act as authors write it.
fn act(program: &Program, act: &Json) -> String {
    let of = |key: &str| act.get(key).and_then(Json::as_str).unwrap_or("");
    let (kind, item, step) = (of("act"), of("item"), of("step"));
    match (kind, of("by")) {
        ("answer", "system") => format!("system: {{answer: {{{item}: {}}}}}", value(&act["value"])),
        ("answer", _) => {
            let given = answer(program, item, &act["value"]);
            let entry = act
                .get("entry")
                .map_or_else(String::new, |entry| format!("\n      entry: {entry}"));
            format!("answer: {{{item}: {given}}}{entry}")
        }
        ("go", _) => format!("go: {step}"),
        ("share", _) => format!("share: {}", value(&act["what"])),
        (_, "guide") => format!("guide: {{{kind}: {}}}", about(act, step)),
        _ if !item.is_empty() => format!("{kind}: {item}"),
        _ if !step.is_empty() => format!("{kind}: {}", about(act, step)),
        _ => kind.to_owned(),
    }
}

/// A step, with what an act about a contact says beside it.
fn about(act: &Json, step: &str) -> String {
    let form = act.get("form");
    if act.get("act").and_then(Json::as_str) == Some("contact-ask") {
        return form.map_or_else(|| step.to_owned(), |form| format!("{{{step}: {}}}", value(form)));
    }
    let mut said = Map::new();
    for key in ["form", "count"] {
        said.extend(act.get(key).map(|given| (key.to_owned(), given.clone())));
    }
    if said.is_empty() {
        step.to_owned()
    } else {
        format!("{{{step}: {}}}", map(&said))
    }
}

/// Words go to the vault; in a path they are written out.
fn answer(program: &Program, item: &str, given: &Json) -> String {
    use leerpad::module::plan::ItemKind;
    let found = program
        .item(item)
        .and_then(|item| program.plan().items.get(item.index()));
    match found.map(|item| (&item.kind, item.vault)) {
        Some((ItemKind::Plan { when_day, .. }, _)) => {
            let day = if when_day.is_some() {
                ", when-day: morgen"
            } else {
                ""
            };
            format!("{{if: het regent, then: blijf ik binnen{day}}}")
        }
        Some((ItemKind::Words { .. } | ItemKind::Goal { .. }, _) | (_, true)) => "iets".to_owned(),
        _ => value(given),
    }
}

fn value(given: &Json) -> String {
    match given {
        Json::Object(members) if members.get("vault") == Some(&json!(true)) => "iets".to_owned(),
        Json::Object(members) => map(members),
        Json::Array(all) => format!("[{}]", all.iter().map(value).collect::<Vec<_>>().join(", ")),
        Json::String(text) => word(text),
        other => other.to_string(),
    }
}

fn map(members: &Map<String, Json>) -> String {
    let members = members
        .iter()
        .map(|(key, given)| format!("{}: {}", word(key), value(given)));
    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
}

/// A word as it is; anything else in quotes.
fn word(text: &str) -> String {
    let is_plain = !text.is_empty()
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '_'));
    if is_plain {
        text.to_owned()
    } else {
        json!(text).to_string()
    }
}
