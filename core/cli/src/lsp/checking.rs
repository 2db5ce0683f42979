//! Checking while somebody writes: in a thread of its own, so that no answer waits for it, and once they pause.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError};
use gen_lsp_types::{Diagnostic, PublishDiagnosticsParams};
use leerpad::ground::source::Source;
use leerpad::proof::check;
use lsp_server::{Message, Notification};

use super::address;
use super::problems::{ByFile, Found, Telling};
use super::texts::{Kept, Reading, Snapshot};
use crate::failure::Failure;
use crate::files::{self, PATHS};
use crate::{modules, paths};

/// How long nothing must be written before it is checked: shorter than a person looks up, longer than between two keys.
const PAUSE: Duration = Duration::from_millis(120);

/// The same for who writes slower than that: a check that is overtaken by a key takes time from the answer to that key.
const LONG_PAUSE: Duration = Duration::from_millis(480);

/// What changed.
pub(super) struct Job {
    /// The open texts.
    pub(super) texts: Snapshot,
    /// Those of them that are ours.
    pub(super) ours: Vec<String>,
    /// Names of texts that changed; none: any file may have.
    pub(super) changed: Option<String>,
}

/// What was found last, for the fixes; with the version it was found in.
pub(super) type Shared = Arc<Mutex<BTreeMap<String, (Option<i32>, Vec<Found>)>>>;

pub(super) struct Checker {
    pub(super) telling: Telling,
    pub(super) out: crossbeam_channel::Sender<Message>,
    pub(super) shared: Shared,
    pub(super) kept: Kept,
    /// Of each file that is checked: what it was made of, and what was found.
    done: BTreeMap<String, (BTreeSet<String>, ByFile)>,
    /// Files with something to see.
    told: BTreeSet<String>,
}

impl Checker {
    pub(super) const fn new(
        telling: Telling,
        out: crossbeam_channel::Sender<Message>,
        shared: Shared,
        kept: Kept,
    ) -> Self {
        Self {
            telling,
            out,
            shared,
            kept,
            done: BTreeMap::new(),
            told: BTreeSet::new(),
        }
    }

    /// Works until nobody sends jobs any more.
    pub(super) fn work(mut self, jobs: &Receiver<Job>) {
        let mut last: Option<Job> = None;
        let mut dirty = BTreeSet::new();
        let mut pause = PAUSE;
        loop {
            let job = if last.is_some() {
                jobs.recv_timeout(pause)
            } else {
                jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
            };
            match job {
                Ok(job) => {
                    match &job.changed {
                        Some(name) => dirty.extend(self.touched(name, &job.ours)),
                        None => dirty.extend(job.ours.iter().cloned()),
                    }
                    last = Some(job);
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(job) = last.take() {
                        self.run(&job, &mut dirty, &|| !jobs.is_empty());
                        pause = if jobs.is_empty() {
                            PAUSE
                        } else {
                            (pause * 2).min(LONG_PAUSE)
                        };
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// The open files that a change of this one concerns.
    fn touched(&self, name: &str, ours: &[String]) -> Vec<String> {
        let concerns = |file: &String| {
            file == name
                || self
                    .done
                    .get(file)
                    .is_some_and(|(made_of, _)| made_of.contains(name))
        };
        ours.iter().filter(|file| concerns(file)).cloned().collect()
    }

    /// Checks what changed and tells it; once somebody writes on, what is left waits for the next pause.
    fn run(&mut self, job: &Job, dirty: &mut BTreeSet<String>, is_old: &dyn Fn() -> bool) {
        self.done.retain(|file, _| job.ours.contains(file));
        dirty.retain(|file| job.ours.contains(file));
        while let Some(file) = dirty.pop_first() {
            let looked = self.look(&file, &job.texts);
            self.done.insert(file, looked);
            if !dirty.is_empty() && is_old() {
                return;
            }
        }
        let mut all: BTreeMap<String, Vec<Found>> = BTreeMap::new();
        for (_, by_file) in self.done.values() {
            for (file, found) in by_file {
                let list = all.entry(file.clone()).or_default();
                for one in found {
                    // A part that is open itself has its problems from there too.
                    if !list.iter().any(|other| other.shown == one.shown) {
                        list.push(one.clone());
                    }
                }
            }
        }
        let before = std::mem::take(&mut self.told);
        for file in before.iter().chain(job.ours.iter()) {
            all.entry(file.clone()).or_default();
        }
        self.told = all
            .iter()
            .filter(|(_, found)| !found.is_empty())
            .map(|(file, _)| file.clone())
            .collect();
        for (file, found) in all {
            self.publish(&file, found, job);
        }
    }

    fn publish(&self, file: &str, found: Vec<Found>, job: &Job) {
        let version = job.texts.get(file).map(|(version, _)| *version);
        let diagnostics: Vec<Diagnostic> = found.iter().map(|found| found.shown.clone()).collect();
        if let Ok(mut shared) = self.shared.lock() {
            let is_same = shared.get(file).is_some_and(|(known, old)| {
                *known == version && old.iter().map(|found| &found.shown).eq(diagnostics.iter())
            });
            if is_same {
                return;
            }
            shared.insert(file.to_owned(), (version, found));
        }
        let told = PublishDiagnosticsParams {
            uri: address::address(file).into(),
            version,
            diagnostics,
        };
        let message = Notification::new("textDocument/publishDiagnostics".to_owned(), told);
        // When the client is gone there is nobody to tell.
        let _ = self.out.send(Message::Notification(message));
    }

    /// Checks one file that is ours; what it is made of, and what was found.
    fn look(&self, file: &str, texts: &Snapshot) -> (BTreeSet<String>, ByFile) {
        let mut found = ByFile::new();
        let mut made_of = BTreeSet::from([file.to_owned()]);
        let Some((_, source)) = texts.get(file) else {
            return (made_of, found);
        };
        if file.ends_with(PATHS) {
            self.look_at_paths(source, texts, &mut made_of, &mut found);
        } else if !source.text().trim().is_empty()
            && let Some(sources) = gather(source.clone(), texts)
        {
            made_of.extend(sources.all().iter().map(|source| source.name().to_owned()));
            made_of.extend(sources.all().iter().flat_map(leerpad::check::parts_wanted));
            self.kept.keep(&Arc::new(Reading::of(source.clone())));
            let checked = check(&sources);
            self.telling.tell(sources.all(), &checked.problems, &mut found);
        }
        (made_of, found)
    }

    /// A file of paths: what cannot be read, and where a path does not come out as written.
    fn look_at_paths(
        &self,
        source: &Source,
        texts: &Snapshot,
        made_of: &mut BTreeSet<String>,
        found: &mut ByFile,
    ) {
        let Some(module) = paths::module_of(source.name(), || Some(source.text().to_owned())) else {
            return;
        };
        made_of.insert(module.clone());
        let main = match texts.get(&module) {
            Some((_, source)) => Some(source.clone()),
            None => files::read(&module)
                .ok()
                .map(|text| Source::new(module.as_str(), text)),
        };
        if let Some(main) = main.as_ref().filter(|main| !texts.contains_key(main.name())) {
            self.kept.keep(&Arc::new(Reading::of(main.clone())));
        }
        let checked = main.and_then(|main| gather(main, texts)).map(|sources| {
            made_of.extend(sources.all().iter().map(|source| source.name().to_owned()));
            check(&sources)
        });
        let module = checked.as_ref().and_then(|checked| checked.module.as_ref());
        let looked = paths::look(source, module, self.telling.language);
        self.telling
            .tell(std::slice::from_ref(source), &looked.problems, found);
        let list = found.entry(source.name().to_owned()).or_default();
        list.extend(looked.lines.iter().map(|told| self.telling.line(source, told)));
    }
}

/// A module with its parts, each as it is open, else from disk.
fn gather(main: Source, texts: &Snapshot) -> Option<leerpad::check::Sources> {
    let read = |name: &str| match texts.get(name) {
        Some((_, source)) => Ok(source.text().to_owned()),
        None => files::read(name),
    };
    // A part that cannot be read is told by name where it is named.
    let read = |name: &str| {
        read(name).map_err(|_| Failure::NotThere {
            path: name.to_owned(),
        })
    };
    modules::gather_with(main, &read).ok()
}
