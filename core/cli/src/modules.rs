//! Modules as commands take them: the file with the parts that it names, and what checking says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use leerpad::check::{Checked, Module, Sources, parts_wanted};
use leerpad::ground::problem::Severity;
use leerpad::ground::source::Source;
use leerpad::program::{Program, Programs};
use leerpad::proof::{self, Proof};

use crate::failure::Failure;
use crate::files;

/// The most parts that are read for one module; the checker has its own word for a module that is too large.
const PARTS: usize = 1_000;

/// A module's texts with what checking says about them.
pub(crate) struct Loaded {
    /// Its own text and its parts.
    pub sources: Sources,
    /// The module, if it may run, and all problems.
    pub checked: Checked,
}

impl Loaded {
    /// The module, for commands that can do nothing with one that has faults.
    pub(crate) fn module(&self) -> Result<&Module, Failure> {
        self.checked.module.as_ref().ok_or_else(|| self.faulty())
    }

    /// The module as its author tries it: whoever gets stuck in it can be watched.
    pub(crate) fn draft(&self) -> Result<&Module, Failure> {
        self.checked.tried().ok_or_else(|| self.faulty())
    }

    /// The same for who is still writing: nothing in it is guessed.
    pub(crate) fn as_written(&self) -> Option<&Module> {
        let is_guessed = |module: &&Module| self.checked.is_mended || module.unread() > 0;
        self.checked.tried().filter(|module| !is_guessed(module))
    }

    fn faulty(&self) -> Failure {
        Failure::Faulty {
            path: self
                .sources
                .all()
                .first()
                .map(|source| source.name().to_owned())
                .unwrap_or_default(),
            errors: self
                .checked
                .problems
                .iter()
                .filter(|problem| problem.rule.severity == Severity::Error)
                .count(),
        }
    }
}

/// Reads and checks a module.
pub(crate) fn load(path: &str) -> Result<Loaded, Failure> {
    let sources = gather(Source::new(path, files::read(path)?))?;
    let checked = proof::check(&sources);
    Ok(Loaded { sources, checked })
}

/// A module with other versions of it, runnable; the first is the module itself.
pub(crate) fn programs(file: &Path, was: &[PathBuf]) -> Result<(Arc<Program>, Programs), Failure> {
    let program = Arc::new(Program::compile(load(&files::shown(file))?.module()?));
    let mut all = Programs::from(&program);
    programs_of(was, &mut all)?;
    Ok((program, all))
}

/// Adds versions of a module.
pub(crate) fn programs_of(versions: &[PathBuf], all: &mut Programs) -> Result<(), Failure> {
    for file in versions {
        let loaded = load(&files::shown(file))?;
        all.add(Arc::new(Program::compile(loaded.module()?)));
    }
    Ok(())
}

/// Reads and checks a module, and walks its paths with a budget of acts.
pub(crate) fn load_proving(path: &str, budget: u64) -> Result<(Loaded, Option<Proof>), Failure> {
    let sources = gather(Source::new(path, files::read(path)?))?;
    let (checked, proof) = proof::check_within(&sources, budget);
    Ok((Loaded { sources, checked }, proof))
}

/// A text with the parts that it, or a part of it, names. One that is not there is left to the checker, which knows where it
/// is named.
pub(crate) fn gather(main: Source) -> Result<Sources, Failure> {
    gather_with(main, &files::read)
}

/// The same with another way to read: an editor has texts that are not on disk yet.
pub(crate) fn gather_with(
    main: Source,
    read: &dyn Fn(&str) -> Result<String, Failure>,
) -> Result<Sources, Failure> {
    let mut wanted = parts_wanted(&main);
    let mut known = BTreeSet::from([main.name().to_owned()]);
    let mut sources = Sources::new(main);
    while let Some(name) = wanted.pop() {
        if known.len() > PARTS || !known.insert(name.clone()) {
            continue;
        }
        match read(&name) {
            Ok(text) => {
                let part = Source::new(name, text);
                wanted.extend(parts_wanted(&part));
                sources = sources.with_part(part);
            }
            Err(Failure::NotThere { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(sources)
}
