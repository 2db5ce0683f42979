//! The folders of `tests/cases/run`: a module, acts, and what comes of them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::check::{Sources, check, parts_wanted};
use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::ground::source::Source;
use leerpad::journal::Journal;
use leerpad::program::Program;
use leerpad::session::Session;
use leerpad::session::act::Role;
use serde_json::{Map, Value, json};

/// One case.
pub struct Case {
    /// Its folder.
    pub folder: PathBuf,
    /// Name and text of the module and its parts, the module first.
    pub files: Vec<(String, String)>,
    /// The acts.
    pub acts: Vec<Value>,
    /// The seed, 16 hex digits.
    pub seed: String,
    /// What the host overrides.
    pub settings: Map<String, Value>,
}

/// What comes of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// `expected.jsonl`
    pub expected: String,
    /// `screens.jsonl`
    pub screens: String,
    /// `journal.jsonl`
    pub journal: String,
    /// `together.jsonl`, of a module that shares
    pub together: Option<String>,
}

/// Every case, by name.
#[must_use]
pub fn all() -> Vec<Case> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(super::root().join("tests/cases/run"))
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders.into_iter().map(|folder| Case::read(&folder)).collect()
}

impl Case {
    fn read(folder: &Path) -> Self {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file of the case");
        let main = text("module.yaml");
        let parts = parts_wanted(&Source::new("module.yaml", main.clone()));
        let mut files = vec![("module.yaml".to_owned(), main)];
        files.extend(parts.into_iter().map(|name| (name.clone(), text(&name))));
        let session: Value = serde_json::from_str(&text("session.json")).expect("JSON");
        Self {
            folder: folder.to_owned(),
            files,
            acts: text("acts.jsonl")
                .lines()
                .map(|line| serde_json::from_str(line).expect("an act"))
                .collect(),
            seed: session["seed"].as_str().expect("a seed").to_owned(),
            settings: session["settings"].as_object().expect("settings").clone(),
        }
    }

    /// The module as a program.
    #[must_use]
    pub fn program(&self) -> Arc<Program> {
        let mut files = self
            .files
            .iter()
            .map(|(name, text)| Source::new(name.clone(), text.clone()));
        let main = files.next().expect("a module");
        let sources = files.fold(Sources::new(main), Sources::with_part);
        let checked = check(&sources);
        let module = checked
            .module
            .unwrap_or_else(|| panic!("{}: {:?}", self.folder.display(), checked.problems));
        Arc::new(Program::compile(&module))
    }

    /// What the engine makes of it, file by file.
    #[must_use]
    pub fn play(&self) -> Made {
        let program = self.program();
        let seed = Seed::from_hex(&self.seed).expect("16 hex digits");
        let settings = self.settings.clone();
        let (mut journal, mut kept) =
            Journal::begin(Arc::clone(&program), seed, settings).expect("settings that fit");
        let (mut expected, mut screens) = (String::new(), String::new());
        let mut together = (!program.plan().purposes.is_empty()).then(String::new);
        for act in &self.acts {
            let outcome = match journal.append(act) {
                Ok(appended) => {
                    kept += &appended.line;
                    let mut entry: Value = serde_json::from_str(&appended.line).expect("a line is JSON");
                    entry.as_object_mut().expect("an entry").remove("hash");
                    entry
                }
                Err(refusal) => refusal.to_json(&program),
            };
            let session = journal.session();
            let outline = session
                .cursor()
                .map(|_| session.screen(Role::Learner, "nl").outline(&program));
            expected += &line(&outcome, &outline.unwrap_or(Value::Null));
            expected.push('\n');
            if let Some(together) = &mut together {
                let begun = session.cursor().is_some();
                let guide = begun.then(|| session.screen(Role::Guide, "nl").outline(&program));
                let leaves = begun.then(|| exports(session));
                *together += &together_line(&guide.unwrap_or(Value::Null), &leaves.unwrap_or(Value::Null));
                together.push('\n');
            }
            let shown = program.languages().iter().map(|tag| {
                let screen = session.screen(Role::Learner, tag).to_json(&program);
                (tag.clone(), screen)
            });
            screens += &canonical(&Value::Object(shown.collect()));
            screens.push('\n');
        }
        let snapshot = serde_json::from_str(&journal.session().snapshot()).expect("a snapshot is JSON");
        expected += &last(&snapshot);
        expected.push('\n');
        Made {
            expected,
            screens,
            journal: kept,
            together,
        }
    }

    /// The same for the reference interpreter.
    #[must_use]
    pub fn job(&self) -> Value {
        let modules: Map<String, Value> = self
            .files
            .iter()
            .map(|(name, text)| (name.clone(), json!(text)))
            .collect();
        json!({"acts": self.acts, "main": "module.yaml", "modules": modules, "program": "", "seed": self.seed,
            "settings": self.settings})
    }
}

/// What leaves for each purpose.
fn exports(session: &Session) -> Value {
    let purposes = session.program().plan().purposes.iter();
    let leaves = purposes.filter_map(|purpose| {
        let leaves = session.export_json(&purpose.id)?;
        Some((purpose.id.clone(), leaves))
    });
    Value::Object(leaves.collect())
}

/// A line of `together.jsonl` for an act. The hash of the program is left out: it is another for every change of a text.
#[must_use]
pub fn together_line(guide: &Value, leaves: &Value) -> String {
    let mut leaves = leaves.clone();
    for export in leaves.as_object_mut().into_iter().flat_map(Map::values_mut) {
        if let Some(members) = export.as_object_mut() {
            members.remove("program");
        }
    }
    canonical(&json!({"guide": guide, "leaves": leaves}))
}

/// A line of `expected.jsonl` for an act.
#[must_use]
pub fn line(outcome: &Value, outline: &Value) -> String {
    canonical(&json!({"outcome": outcome, "outline": outline}))
}

/// Its last line.
#[must_use]
pub fn last(snapshot: &Value) -> String {
    let mut snapshot = snapshot.clone();
    if let Some(members) = snapshot.as_object_mut() {
        members.remove("program");
    }
    canonical(&json!({"snapshot": snapshot}))
}

/// The journals of so many sessions in which the same was done as in one, each with a seed of its own: as far as what is drawn
/// there lets it.
#[must_use]
pub fn alike(program: &Arc<Program>, journal: &str, count: usize) -> Vec<String> {
    // A line that was spoilt on purpose is none.
    let mut lines = journal
        .lines()
        .filter_map(|line| serde_json::from_str::<Map<String, Value>>(line).ok());
    let header = lines.next().unwrap_or_default();
    let settings = header
        .get("settings")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    let acts: Vec<Value> = lines
        .map(|mut entry| {
            entry.retain(|key, _| !["facts", "hash", "seq"].contains(&key.as_str()));
            Value::Object(entry)
        })
        .collect();
    let made = |seed: u64| {
        let begun = Journal::begin(Arc::clone(program), Seed::from_number(seed), settings.clone());
        let (mut again, mut lines) = begun.expect("settings that fit");
        for act in &acts {
            match again.append(act) {
                Ok(appended) => lines += &appended.line,
                Err(_) => break,
            }
        }
        lines
    };
    (1..).map(made).take(count).collect()
}
