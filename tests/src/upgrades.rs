//! Random upgrades: a random module, a random edit of it, a random session; and what holds for every one (semantics 31).

use std::fmt;
use std::sync::Arc;

use leerpad::ground::hash::Seed;
use leerpad::ground::moment::Moment;
use leerpad::journal::Journal;
use leerpad::program::{Program, Programs};
use leerpad::session::Session;
use leerpad::session::act::Role;
use serde_json::{Value, json};

use super::play::{Case, Player, canonical_or_null, compile};
use super::random::Dice;
use super::random::edit::edited;
use super::random::module::Files;
use super::reference::Said;

/// A session on one version, and another version.
pub struct Upgrade {
    /// The old version, with its settings and seed.
    pub case: Case,
    /// The files of the new version.
    pub files: Files,
    /// The new version.
    pub new: Arc<Program>,
    /// What was done on the old one.
    pub acts: Vec<Value>,
    /// What the edit was, in words.
    pub edits: Vec<String>,
}

impl Upgrade {
    /// The random upgrade of a seed; none where the checks refuse one of the versions.
    #[must_use]
    pub fn new(seed: u64) -> Option<Self> {
        let mut dice = Dice::new(seed ^ 0x0197_adee);
        let case = Case::new(seed, 2 + dice.below(12)).ok()?;
        // Many edits break something else; a few tries find one that does not.
        let (files, edits, new) = (0..8).find_map(|_| {
            let (files, edits) = edited(&mut dice, &case.files);
            let new = Arc::new(compile(&files).ok()?);
            Some((files, edits, new))
        })?;
        let (acts, _) = case.walk(20 + dice.below(80));
        Some(Self {
            case,
            files,
            new,
            acts,
            edits,
        })
    }
}

impl Upgrade {
    /// What the reference needs to play the same.
    #[must_use]
    pub fn job(&self, acts: &[Value]) -> Value {
        let mut job = self.case.job_together(acts);
        let files = self
            .files
            .files
            .iter()
            .map(|(name, text)| (name.clone(), json!(text)));
        let modules: serde_json::Map<String, Value> = files.collect();
        job["versions"] =
            json!([{"main": self.files.files[0].0, "modules": modules, "program": self.new.hash().hex()}]);
        job
    }

    /// The acts with an upgrade behind them, some more, and an upgrade back; with what the engine says of each.
    #[must_use]
    pub fn walk(&self) -> (Vec<Value>, Said) {
        let mut dice = Dice::new(self.case.seed ^ 0xba_cc);
        let mut player = Player::new(&self.case);
        player.know(&self.new);
        let (mut acts, mut said) = (Vec::new(), Said::new());
        let mut at = Moment::parse(AT).expect("a moment");
        for act in &self.acts {
            said.extend(told(&mut player, act));
            acts.push(act.clone());
        }
        for to in [&self.new, &self.case.program, &self.new] {
            let resume = json!({"act": "resume", "at": at.to_string(), "by": "learner"});
            let mut next = vec![resume];
            next.extend(upgrades(&mut dice, to, at));
            for act in next {
                said.extend(told(&mut player, &act));
                acts.push(act);
            }
            for _ in 0..dice.below(15) {
                if player.is_new() {
                    break;
                }
                let program = Arc::clone(player.session().program());
                let (outline, seen) = (player.outline(), player.guide());
                let act =
                    super::random::acts::next_together(&mut dice, program.plan(), &outline, &seen, &mut at);
                said.extend(told(&mut player, &act));
                acts.push(act);
            }
        }
        said.push(player.snapshot());
        (acts, said)
    }
}

/// The acts of an upgrade: by the system, then by the learner, whether they are asked or not.
fn upgrades(dice: &mut Dice, to: &Program, at: Moment) -> Vec<Value> {
    let (at, hash) = (at.to_string(), to.hash().hex());
    let system = json!({"act": "upgrade", "at": at, "by": "system", "program": hash});
    let chooses = |choice: &str| json!({"act": "upgrade", "at": at, "by": "learner", "choice": choice, "program": hash});
    match dice.below(4) {
        0 => vec![system.clone(), chooses("old"), system, chooses("new")],
        1 => vec![
            system.clone(),
            system,
            json!({"act": "pause", "at": at, "by": "guide"}),
            chooses("new"),
        ],
        _ => vec![system, chooses("new")],
    }
}

fn told(player: &mut Player, act: &Value) -> [String; 4] {
    [
        player.act(act),
        canonical_or_null(&player.outline()),
        canonical_or_null(&player.guide()),
        canonical_or_null(&player.leaves()),
    ]
}

impl fmt::Display for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, text) in &self.case.files.files {
            writeln!(f, "--- {name}\n{text}")?;
        }
        writeln!(f, "--- edits: {:?}", self.edits)?;
        for act in &self.acts {
            writeln!(f, "{act}")?;
        }
        Ok(())
    }
}

const AT: &str = "2026-03-05T09:00:00.000+01:00";

/// The journal of a session on the old program that knows the new one, with its lines.
fn begin(upgrade: &Upgrade) -> (Journal, String) {
    let seed = Seed::from_hex(&upgrade.case.session_seed()).expect("a seed");
    let program = Arc::clone(&upgrade.case.program);
    let begun = Journal::begin(program, seed, upgrade.case.settings.clone());
    let (mut journal, mut lines) = begun.expect("the settings fit");
    journal.know(Arc::clone(&upgrade.new));
    for act in &upgrade.acts {
        if let Ok(done) = journal.append(act) {
            lines += &done.line;
        }
    }
    if journal
        .append(&json!({"act": "resume", "at": AT, "by": "learner"}))
        .is_ok()
    {
        // What was stopped cannot be upgraded; the line was made by this very act.
        let again = Journal::open(journal.session().programs(), lines.as_bytes());
        let mut opened = again.expect("it was written a moment ago").journal;
        lines += &opened
            .append(&json!({"act": "resume", "at": AT, "by": "learner"}))
            .expect("it was accepted a moment ago")
            .line;
        journal = opened;
    }
    (journal, lines)
}

fn act(journal: &mut Journal, lines: &mut String, act: &Value) -> Result<Value, String> {
    match journal.append(act) {
        Ok(done) => {
            *lines += &done.line;
            Ok(serde_json::from_str(&done.line).expect("a line is JSON"))
        }
        Err(refusal) => Err(format!("{act}: {}", refusal.code.word())),
    }
}

fn upgrade_to(journal: &mut Journal, lines: &mut String, to: &Program) -> Result<Value, String> {
    let hash = to.hash().hex();
    let asked = act(
        journal,
        lines,
        &json!({"act": "upgrade", "at": AT, "by": "system", "program": hash}),
    )?;
    if fact(&asked)["choice"] != "open" {
        return Ok(asked);
    }
    if journal.session().program().hash() == to.hash() {
        return Err("a choice is open and yet it went on".to_owned());
    }
    let choice = json!({"act": "upgrade", "at": AT, "by": "learner", "program": hash, "choice": "new"});
    act(journal, lines, &choice)
}

fn fact(entry: &Value) -> &Value {
    let facts = entry["facts"].as_array().expect("facts");
    facts.last().expect("the fact `upgraded` is the last")
}

pub(super) fn snapshot(session: &Session) -> Value {
    serde_json::from_str(&session.snapshot()).expect("a snapshot is JSON")
}

/// What somebody gave, wherever it stands: by its step, visit and item, as written.
fn answers(snapshot: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let empty = Vec::new();
    for list in ["trail", "parked", "former"] {
        for visit in snapshot[list].as_array().unwrap_or(&empty) {
            for slot in visit["items"]
                .as_object()
                .into_iter()
                .flat_map(|items| items.values())
            {
                match (&slot["answer"], slot["entries"].as_object()) {
                    (Value::Object(rows), _) => found.extend(rows.values().cloned()),
                    (Value::Null, Some(entries)) => {
                        found.extend(entries.values().map(|entry| entry["value"].clone()))
                    }
                    (Value::Null, None) => {
                        found.extend(
                            ["skipped", "declined"]
                                .iter()
                                .filter(|mark| slot[**mark] == true)
                                .map(|mark| json!(mark)),
                        );
                    }
                    (answer, _) => found.push(answer.clone()),
                }
            }
        }
    }
    found
}

/// Judges an upgrade; what is right comes to a verdict.
///
/// # Errors
/// What does not hold.
pub fn judge(upgrade: &Upgrade) -> Result<String, String> {
    let (mut journal, mut lines) = begin(upgrade);
    if journal.session().cursor().is_none() {
        return Ok("not begun".to_owned());
    }
    let before = snapshot(journal.session());
    let foreseen = journal.session().foresee(&upgrade.new);
    if upgrade.new.hash() == upgrade.case.program.hash() {
        return Ok("the same program".to_owned());
    }
    let entry = upgrade_to(&mut journal, &mut lines, &upgrade.new)?;
    let told = fact(&entry).clone();
    let verdict = told["verdict"].as_str().unwrap_or("").to_owned();
    let after = snapshot(journal.session());
    if foreseen.map(|foreseen| foreseen.verdict.word()) != Some(&*verdict) {
        return Err("another verdict was foreseen".to_owned());
    }
    lost_nothing(&before, &after, &told)?;
    stands(journal.session())?;
    if upgrade.edits == ["version"] {
        is_untouched(&before, &after, &verdict)?;
    }
    opens_again(&journal, &lines)?;
    goes_on(upgrade, &mut journal, &mut lines)?;
    there_and_back(upgrade)?;
    Ok(verdict)
}

/// Every answer is on the trail or parked, and each of the path is told of.
fn lost_nothing(before: &Value, after: &Value, told: &Value) -> Result<(), String> {
    let count = |list: Vec<Value>| list.len();
    let (were, are) = (count(answers(before)), count(answers(after)));
    if were != are {
        return Err(format!("{were} answers became {are}:\n{before}\n{after}"));
    }
    let mut path = 0;
    for visit in before["trail"].as_array().into_iter().flatten() {
        for slot in visit["items"]
            .as_object()
            .into_iter()
            .flat_map(|items| items.values())
        {
            let given = ["answer", "entries", "skipped", "declined"];
            path += usize::from(given.iter().any(|key| slot.get(key).is_some()));
        }
    }
    let moved = told["answers"].as_array().map_or(0, Vec::len);
    let kept = usize::try_from(told["kept"].as_u64().unwrap_or(0)).unwrap_or(0);
    if kept + moved != path {
        return Err(format!(
            "{path} answers on the path, {kept} kept and {moved} told of"
        ));
    }
    Ok(())
}

/// It can be restored, and so its trail is one that leads on.
pub(super) fn stands(session: &Session) -> Result<(), String> {
    let text = session.snapshot();
    let restored = Session::restore(session.programs(), &text);
    let restored = restored.map_err(|fault| format!("it cannot be restored: {fault}\n{text}"))?;
    let screen = |session: &Session| session.screen(Role::Learner, "nl").outline(session.program());
    if screen(&restored) != screen(session) {
        return Err("restored, it shows something else".to_owned());
    }
    Ok(())
}

/// The same program under another number changes nothing.
fn is_untouched(before: &Value, after: &Value, verdict: &str) -> Result<(), String> {
    if verdict != "unchanged" {
        return Err(format!("nothing was edited, and it came to {verdict}"));
    }
    let plain = |snapshot: &Value| {
        let mut plain = snapshot.clone();
        let members = plain.as_object_mut().expect("a snapshot");
        for key in ["program", "seq", "upgraded"] {
            members.remove(key);
        }
        for visit in ["trail", "parked"] {
            for visit in plain[visit].as_array_mut().into_iter().flatten() {
                let visit = visit.as_object_mut().expect("a visit");
                visit.remove("seq");
                if let Some(exit) = visit.get_mut("exit").and_then(Value::as_object_mut) {
                    exit.remove("seq");
                }
            }
        }
        plain
    };
    if plain(before) != plain(after) {
        return Err(format!("nothing was edited:\n{before}\n{after}"));
    }
    Ok(())
}

/// Its journal comes out the same, the short way and the thorough one, and asks for both programs.
pub(super) fn opens_again(journal: &Journal, lines: &str) -> Result<(), String> {
    let programs = journal.session().programs();
    let again = Journal::open(programs, lines.as_bytes()).map_err(|fault| fault.to_string())?;
    if again.journal.session().snapshot() != journal.session().snapshot() {
        return Err("opened again, it stands elsewhere".to_owned());
    }
    let reading = leerpad::journal::reading::read(lines.as_bytes()).map_err(|damage| damage.to_string())?;
    let slow = leerpad::journal::replay::replay(programs, &reading).map_err(|fault| fault.to_string())?;
    if slow.snapshot() != journal.session().snapshot() {
        return Err("replayed, it stands elsewhere".to_owned());
    }
    let first: Vec<_> = programs.iter().take(1).cloned().collect();
    let alone: Programs = first.into_iter().collect();
    match leerpad::journal::replay::replay(&alone, &reading) {
        Err(leerpad::journal::replay::ReplayFault::Version { .. }) => Ok(()),
        other => Err(format!("without the new program: {:?}", other.err())),
    }
}

/// The learner goes on in the new version, and it replays.
fn goes_on(upgrade: &Upgrade, journal: &mut Journal, lines: &mut String) -> Result<(), String> {
    let mut dice = Dice::new(upgrade.case.seed ^ 0x60e5);
    let mut at = leerpad::ground::moment::Moment::parse(AT).expect("a moment");
    for _ in 0..20 {
        let program = Arc::clone(journal.session().program());
        let outline = journal.session().screen(Role::Learner, "nl").outline(&program);
        let next = super::random::acts::next(&mut dice, program.plan(), &outline, &mut at);
        if let Ok(done) = journal.append(&next) {
            *lines += &done.line;
        }
    }
    stands(journal.session())?;
    opens_again(journal, lines)
}

/// Back on the old version every answer is where it was.
fn there_and_back(upgrade: &Upgrade) -> Result<(), String> {
    let (mut journal, mut lines) = begin(upgrade);
    let before = snapshot(journal.session());
    upgrade_to(&mut journal, &mut lines, &upgrade.new)?;
    let away = snapshot(journal.session());
    upgrade_to(&mut journal, &mut lines, &upgrade.case.program)?;
    let back = snapshot(journal.session());
    let places = |snapshot: &Value| {
        let mut all = Vec::new();
        for list in ["trail", "parked"] {
            for visit in snapshot[list].as_array().into_iter().flatten() {
                all.push(format!("{} {} {}", visit["step"], visit["n"], visit["items"]));
            }
        }
        all
    };
    let back_again = places(&back);
    if places(&before).iter().any(|place| !back_again.contains(place)) {
        return Err(format!("there and back:\n{before}\n{away}\n{back}"));
    }
    // Who began at an entry that was gone in between begins at the front: which entry it was is not known any more.
    let start = upgrade.acts.first();
    let by_entry = start.is_some_and(|start| start.get("entry").is_some());
    let is_elsewhere = away["trail"][0]["entered"] != before["trail"][0]["entered"];
    let length = |snapshot: &Value| snapshot["trail"].as_array().map(Vec::len);
    if length(&before) != length(&back) && !(by_entry && is_elsewhere) {
        return Err(format!("the path did not come back:\n{before}\n{away}\n{back}"));
    }
    opens_again(&journal, &lines)
}
