//! One engine in every host: random modules and random sessions from a seed, the canonical state after every act, one
//! hash over all of it, equal for native, wasm in Node, wasm in Chromium and Python.
//!
//! A job is a line of JSON: the files of a module and sessions on it, each with its acts as text. A host compiles the
//! files itself, plays the acts, and answers with a line: the digest of the program and one of each session. What is
//! digested is written down in [`Script::play`].

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread;

use leerpad::ground::hash::{Hash, Seed};
use leerpad::ground::json::canonical;
use leerpad::ground::moment::Moment;
use leerpad::journal::Journal;
use leerpad::program::Program;
use leerpad::session::act::Role;
use serde_json::{Map, Value, json};

use super::play::Case;
use super::random::{Dice, acts};

/// Sessions on each module.
pub const SESSIONS: u64 = 20;
/// Acts in a session, at least and at most.
const ACTS: (i64, i64) = (4, 16);

/// A module with sessions on it, and what native made of them.
pub struct Job {
    /// The seed of all that is random about it.
    pub seed: u64,
    /// What hosts are sent.
    pub line: String,
    /// The digests of native: the program's, then each session's.
    pub digests: Vec<String>,
}

/// One session of a job.
struct Script {
    seed: String,
    settings: Map<String, Value>,
    acts: Vec<String>,
}

impl Script {
    /// Acts that the engine's own screens lead to.
    fn walk(case: &Case, number: u64) -> Self {
        let mut dice = Dice::new(case.seed ^ (number << 32) ^ 0x5a4e);
        let seed = format!("{:016x}", dice.roll());
        let count = dice.between(ACTS.0, ACTS.1);
        let mut script = Self {
            seed,
            settings: case.settings.clone(),
            acts: Vec::new(),
        };
        let mut journal = script.begin(&case.program).0;
        let mut at = Moment::parse("2026-01-05T09:00:00.000+01:00").expect("a moment");
        for place in 0..count {
            let act = match journal.session().cursor() {
                Some(_) if place > 0 => {
                    acts::next(&mut dice, case.program.plan(), &outline(&journal), &mut at)
                }
                _ => acts::start(&mut dice, case.program.plan(), at),
            };
            script.acts.push(act.to_string());
            // Refused ones are played too.
            let _ = journal.append(&act);
        }
        script
    }

    fn begin(&self, program: &Arc<Program>) -> (Journal, String) {
        let seed = Seed::from_hex(&self.seed).expect("16 hex digits");
        Journal::begin(Arc::clone(program), seed, self.settings.clone()).expect("settings that fit")
    }

    /// The digest of the session: SHA-256 over the first line of its journal, then per act the line that was added or
    /// the refusal in canonical form, the outline in canonical form and the snapshot, each but journal lines with a
    /// line end.
    fn play(&self, program: &Arc<Program>) -> String {
        let (mut journal, mut said) = self.begin(program);
        for act in &self.acts {
            match journal.append_text(act) {
                Ok(appended) => said += &appended.line,
                Err(refusal) => {
                    said += &canonical(&refusal.to_json(program));
                    said.push('\n');
                }
            }
            said += &canonical(&outline(&journal));
            said.push('\n');
            said += &journal.session().snapshot();
            said.push('\n');
        }
        Hash::of(&[said.as_bytes()]).hex()
    }

    fn to_json(&self) -> Value {
        json!({"seed": self.seed, "settings": self.settings, "acts": self.acts})
    }
}

fn outline(journal: &Journal) -> Value {
    let session = journal.session();
    session.screen(Role::Learner, "nl").outline(session.program())
}

impl Job {
    /// The job of a seed; none where the checks refuse the random module.
    #[must_use]
    pub fn new(seed: u64, sessions: u64) -> Option<Self> {
        let case = Case::new(seed, 3 + usize::try_from(seed % 9).unwrap_or(0)).ok()?;
        let scripts: Vec<Script> = (0..sessions).map(|number| Script::walk(&case, number)).collect();
        let stored = case.program.to_json();
        // Played on the program as it is read back, as players do.
        let program = Arc::new(Program::from_json(&stored).expect("a program"));
        let mut digests = vec![Hash::of(&[stored.as_bytes()]).hex()];
        digests.extend(scripts.iter().map(|script| script.play(&program)));
        let line = json!({
            "files": case.files.files,
            "sessions": scripts.iter().map(Script::to_json).collect::<Vec<_>>(),
        });
        Some(Self {
            seed,
            line: line.to_string(),
            digests,
        })
    }
}

/// A program in another language of programming that plays jobs.
pub struct Host {
    name: &'static str,
    child: Child,
    hash: Hash,
}

impl Host {
    /// Starts it.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self, String> {
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name}: {error}"))?;
        Ok(Self {
            name,
            child,
            hash: Hash::of(&[]),
        })
    }

    /// Has it play jobs, and compares.
    fn play(&mut self, jobs: &[Job]) -> Result<(), String> {
        let name = self.name;
        let (Some(input), Some(output)) = (&mut self.child.stdin, &mut self.child.stdout) else {
            return Err(format!("{name}: it has ended"));
        };
        let answers: Vec<String> = thread::scope(|scope| {
            let writer = scope.spawn(move || {
                for job in jobs {
                    input.write_all(job.line.as_bytes())?;
                    input.write_all(b"\n")?;
                }
                input.flush()
            });
            // Each job has one answer, and nothing else comes: so no reader takes away what belongs to the next batch.
            let read = BufReader::new(output).lines().take(jobs.len());
            let answers = read.collect::<Result<Vec<_>, _>>();
            writer.join().expect("writing does not panic").and(answers)
        })
        .map_err(|error| format!("{name}: {error}"))?;
        if answers.len() < jobs.len() {
            return Err(format!("{name}: it stopped at seed {}", jobs[answers.len()].seed));
        }
        for (job, answer) in jobs.iter().zip(&answers) {
            let told: Vec<String> =
                serde_json::from_str(answer).map_err(|error| format!("{name}: {error}: {answer}"))?;
            if let Some(place) = (0..job.digests.len()).find(|at| told.get(*at) != job.digests.get(*at)) {
                let what = match place {
                    0 => "the program".to_owned(),
                    _ => format!("session {}", place - 1),
                };
                return Err(format!(
                    "{name} differs from native: seed {}, {what}\n{}",
                    job.seed, job.line
                ));
            }
            self.hash = chained(self.hash, &told);
        }
        Ok(())
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // It ends when its input does; what it ends with says nothing more.
        let _ = self.child.wait();
    }
}

fn chained(before: Hash, digests: &[String]) -> Hash {
    let all = digests.concat();
    Hash::of(&[before.bytes(), all.as_bytes()])
}

/// Plays so many sessions natively and in every host, and gives one hash each: native's first.
///
/// # Errors
/// The first difference, with the job in which it shows.
pub fn compare(hosts: &mut [Host], sessions: u64) -> Result<Vec<(&'static str, Hash)>, String> {
    const BATCH: u64 = 40;
    let (mut native, mut played, mut seed) = (Hash::of(&[]), 0, 0);
    while played < sessions {
        let seeds: Vec<u64> = (seed..seed + BATCH).collect();
        seed += BATCH;
        let mut jobs: Vec<Job> = thread::scope(|scope| {
            let halves = seeds.chunks(seeds.len().div_ceil(2)).map(|half| {
                scope.spawn(|| {
                    half.iter()
                        .filter_map(|seed| Job::new(*seed, SESSIONS))
                        .collect::<Vec<_>>()
                })
            });
            let halves: Vec<_> = halves.collect();
            halves
                .into_iter()
                .flat_map(|half| half.join().expect("native plays its own jobs"))
                .collect()
        });
        let left = usize::try_from((sessions - played).div_ceil(SESSIONS)).unwrap_or(usize::MAX);
        jobs.truncate(left);
        played += SESSIONS * jobs.len() as u64;
        for job in &jobs {
            native = chained(native, &job.digests);
        }
        thread::scope(|scope| {
            let jobs = &jobs;
            let running: Vec<_> = hosts
                .iter_mut()
                .map(|host| scope.spawn(move || host.play(jobs)))
                .collect();
            running
                .into_iter()
                .try_for_each(|one| one.join().expect("a host is played without a panic"))
        })?;
        if played % (SESSIONS * BATCH * 25) == 0 {
            println!("{played} sessions are the same so far");
        }
    }
    let mut all = vec![("native", native)];
    all.extend(hosts.iter().map(|host| (host.name, host.hash)));
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_that_answers_otherwise_is_found() {
        // `cat` sends the job back, which is no list of digests.
        let mut hosts = [Host::start("echo", &mut Command::new("cat")).unwrap()];
        let fault = compare(&mut hosts, SESSIONS).unwrap_err();
        assert!(fault.starts_with("echo"), "{fault}");
    }

    #[test]
    fn the_same_seed_gives_the_same_job() {
        let jobs = [1, 2, 3].map(|seed| Job::new(seed, 3));
        let again = [1, 2, 3].map(|seed| Job::new(seed, 3));
        for (one, other) in jobs.iter().zip(&again) {
            let (one, other) = (one.as_ref().unwrap(), other.as_ref().unwrap());
            assert_eq!((&one.line, &one.digests), (&other.line, &other.digests));
            assert_eq!(one.digests.len(), 4);
        }
    }
}
