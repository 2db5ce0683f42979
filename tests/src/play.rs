//! Random cases played by the engine: a module, a seed, settings and the acts that its own screens led to.

use std::sync::Arc;

use leerpad::check::{self, Sources};
use leerpad::ground::hash::Seed;
use leerpad::ground::json::canonical;
use leerpad::ground::moment::Moment;
use leerpad::ground::problem::Severity;
use leerpad::ground::source::Source;
use leerpad::module::plan::{Plan, Shape};
use leerpad::program::Program;
use leerpad::session::act::Role;
use leerpad::session::{Session, Status};
use serde_json::{Map, Value, json};

use super::random::module::{Files, in_two_languages, module};
use super::random::{Dice, acts};
use super::reference::Said;

/// A checked random module and what a session on it starts from.
#[derive(Clone, Debug)]
pub struct Case {
    /// The seed of all that is random about it.
    pub seed: u64,
    /// The files, the main one first.
    pub files: Files,
    /// The program.
    pub program: Arc<Program>,
    /// Settings that a host overrides.
    pub settings: Map<String, Value>,
}

/// The codes of the errors with which `check` refused a module.
pub type Refused = Vec<&'static str>;

impl Case {
    /// The random module of this seed and size.
    ///
    /// # Errors
    /// What `check` found wrong with it.
    pub fn new(seed: u64, size: usize) -> Result<Self, Refused> {
        let files = module(seed, size);
        let program = compile(&files)?;
        let mut dice = Dice::new(seed ^ 0x5e77);
        let settings = settings(&mut dice, program.plan());
        Ok(Self {
            seed,
            files,
            program: Arc::new(program),
            settings,
        })
    }

    /// The same with every text in two languages; none where the checks refuse that.
    #[must_use]
    pub fn in_two_languages(&self) -> Option<Self> {
        let files = in_two_languages(&self.files);
        let program = Arc::new(compile(&files).ok()?);
        Some(Self {
            files,
            program,
            ..self.clone()
        })
    }

    /// The child of a menu through which a place is reached.
    #[must_use]
    pub fn child(&self, menu: &str, place: &str) -> Option<String> {
        let plan = self.program.plan();
        let menu = plan.steps.iter().position(|step| step.id == menu)?;
        let mut step = plan.steps.iter().find(|step| step.id == place)?;
        while let Some(parent) = step.parent {
            if parent.index() == menu {
                return Some(step.id.clone());
            }
            step = &plan.steps[parent.index()];
        }
        None
    }

    /// The seed of the session, as text.
    #[must_use]
    pub fn session_seed(&self) -> String {
        format!("{:016x}", self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// What the reference needs to play the same.
    #[must_use]
    pub fn job(&self, acts: &[Value]) -> Value {
        let modules: Map<String, Value> = self
            .files
            .files
            .iter()
            .map(|(name, text)| (name.clone(), json!(text)))
            .collect();
        json!({
            "acts": acts, "main": self.files.files[0].0, "modules": modules,
            "program": self.program.hash().hex(), "seed": self.session_seed(), "settings": self.settings,
        })
    }

    /// Acts that the engine's own screens lead to, with what the engine said.
    #[must_use]
    pub fn walk(&self, count: usize) -> (Vec<Value>, Said) {
        let mut dice = Dice::new(self.seed ^ 0xac75);
        let mut player = Player::new(self);
        let mut at = Moment::parse("2026-01-05T09:00:00.000+01:00").expect("a moment");
        let (mut done, mut said) = (Vec::new(), Said::new());
        for place in 0..count {
            let act = if place == 0 || player.is_new() {
                acts::start(&mut dice, self.program.plan(), at)
            } else {
                let seen = player.guide();
                acts::next_together(&mut dice, self.program.plan(), &player.outline(), &seen, &mut at)
            };
            said.push(player.act(&act));
            said.push(canonical_or_null(&player.outline()));
            done.push(act);
        }
        said.push(player.snapshot());
        (done, said)
    }

    /// What the reference needs to say also what the guide is shown, and what leaves.
    #[must_use]
    pub fn job_together(&self, acts: &[Value]) -> Value {
        let mut job = self.job(acts);
        job["together"] = json!(true);
        job
    }

    /// The same acts once more, with what the guide is shown and what leaves after each.
    #[must_use]
    pub fn together(&self, acts: &[Value]) -> Said {
        let mut player = Player::new(self);
        let mut said = Said::new();
        for act in acts {
            said.push(player.act(act));
            said.push(canonical_or_null(&player.outline()));
            said.push(canonical_or_null(&player.guide()));
            said.push(canonical_or_null(&player.leaves()));
        }
        said.push(player.snapshot());
        said
    }

    /// The same acts once more.
    #[must_use]
    pub fn replay(&self, acts: &[Value]) -> Said {
        let mut player = Player::new(self);
        let mut said = Said::new();
        for act in acts {
            said.push(player.act(act));
            said.push(canonical_or_null(&player.outline()));
        }
        said.push(player.snapshot());
        said
    }
}

/// Checks and compiles files, the main one first.
///
/// # Errors
/// The codes of the errors.
pub fn compile(files: &Files) -> Result<Program, Refused> {
    let mut files = files.files.iter().map(|(name, text)| Source::new(name, text));
    let mut sources = Sources::new(files.next().expect("a main file"));
    for part in files {
        sources = sources.with_part(part);
    }
    let checked = check::check(&sources);
    match checked.module {
        Some(module) => Ok(Program::compile(&module)),
        None => Err(checked
            .problems
            .iter()
            .filter(|problem| problem.rule.severity == Severity::Error)
            .map(|problem| problem.rule.code)
            .collect()),
    }
}

/// Settings that a host may override, at random.
#[must_use]
pub fn settings(dice: &mut Dice, plan: &Plan) -> Map<String, Value> {
    let mut chosen = Map::new();
    for setting in plan.settings.iter().filter(|setting| !setting.id.contains('/')) {
        if dice.chance(60) {
            continue;
        }
        let value = match &setting.shape {
            Shape::Choice(options) => json!(plan.symbols[dice.pick(options).0.index()]),
            Shape::Number(..) if dice.chance(20) => json!([0.5, 2.5, 3.25][dice.below(3)]),
            Shape::Number(..) => json!(dice.between(0, 9)),
            Shape::Text => json!("nee"),
            Shape::Confirm => json!(dice.chance(50)),
        };
        chosen.insert(setting.id.clone(), value);
    }
    chosen
}

pub(super) fn canonical_or_null(value: &Value) -> String {
    if value.is_null() {
        return "null".to_owned();
    }
    canonical(value)
}

/// A session that is played act by act, in the bytes that hosts see.
pub struct Player {
    session: Session,
}

impl Player {
    /// A session of a case, not begun.
    #[must_use]
    pub fn new(case: &Case) -> Self {
        let seed = Seed::from_hex(&case.session_seed()).expect("a seed");
        let session = Session::new(case.program.clone(), seed, &case.settings).expect("the settings fit");
        Self { session }
    }

    /// A session of a case as a snapshot says; none where that cannot be restored.
    #[must_use]
    pub fn restored(case: &Case, snapshot: &str) -> Option<Self> {
        let session = Session::restore(case.program.clone(), snapshot).ok()?;
        Some(Self { session })
    }

    /// Whether it has not begun.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.session.status() == Status::New
    }

    /// Hands over another version of the module.
    pub fn know(&mut self, program: &Arc<Program>) {
        self.session.know(Arc::clone(program));
    }

    /// The session itself.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The accepted entry (without its hash) or the refusal.
    pub fn act(&mut self, act: &Value) -> String {
        let done = self.session.read(act).and_then(|act| self.session.apply(&act));
        // After an upgrade all names are of the new program.
        let program = self.session.program().clone();
        canonical(&match done {
            Ok(applied) => {
                let mut entry = applied.entry_json(&program);
                entry["seq"] = json!(self.session.seq());
                entry
            }
            Err(refusal) => refusal.to_json(&program),
        })
    }

    /// What is to be shown now, without words; null before the start.
    #[must_use]
    pub fn outline(&self) -> Value {
        if self.is_new() {
            return Value::Null;
        }
        let program = self.session.program();
        self.session.screen(Role::Learner, "nl").outline(program)
    }

    /// What the guide is shown, without words; null before the start.
    #[must_use]
    pub fn guide(&self) -> Value {
        if self.is_new() {
            return Value::Null;
        }
        let program = self.session.program();
        self.session.screen(Role::Guide, "nl").outline(program)
    }

    /// What leaves for each purpose; null before the start.
    #[must_use]
    pub fn leaves(&self) -> Value {
        if self.is_new() {
            return Value::Null;
        }
        let purposes = self.session.program().plan().purposes.iter();
        let leaves = purposes.filter_map(|purpose| {
            let leaves = self.session.export_json(&purpose.id)?;
            Some((purpose.id.clone(), leaves))
        });
        Value::Object(leaves.collect())
    }

    /// Where it stands.
    #[must_use]
    pub fn snapshot(&self) -> String {
        self.session.snapshot()
    }
}
