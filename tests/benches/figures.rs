//! The figures of the design beside their goals, in one table. `cargo xtask figures` runs it.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "what is measured is time, and the result is spoken on the standard output"
)]

#[path = "../../core/benches/workload/mod.rs"]
mod workload;

use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use leerpad::check::{Sources, check};
use leerpad::ground::hash::Seed;
use leerpad::ground::source::Source;
use leerpad::journal::chain::close;
use leerpad::journal::header::Header;
use leerpad::journal::replay::replay_bytes;
use leerpad::program::Program;
use leerpad::proof::{Ruling, Verdict, check_within};
use leerpad::session::Session;
use leerpad::session::act::Act;
use leerpad::syntax;
use serde_json::{Map, Value};

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let Some(at) = words.iter().position(|word| word == "--bomb") {
        bomb(&words[at + 1]);
        return;
    }
    if let Some(at) = words.iter().position(|word| word == "--workload") {
        write_workload(std::path::Path::new(&words[at + 1]));
        return;
    }
    println!("| what | measured | goal |\n|---|---|---|");
    let one = stepping();
    checking();
    replaying(one);
    hostile();
    slopes();
}

/// The neutral workload as files, for the benchmarks of the bindings: a stored program, and acts, a line each.
fn write_workload(folder: &std::path::Path) {
    let acts: String = workload::neutral_acts()
        .iter()
        .map(|act| format!("{act}\n"))
        .collect();
    let program = program(&workload::neutral()).to_json();
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("program.json"), program).expect("a file");
    std::fs::write(folder.join("acts.jsonl"), acts).expect("a file");
}

fn row(what: &str, measured: &str, goal: &str) {
    println!("| {what} | {measured} | {goal} |");
}

/// The best time of one run out of several, each of at least a tenth of a second.
fn best(mut run: impl FnMut()) -> f64 {
    let mut least = f64::MAX;
    for _ in 0..5 {
        let (mut count, started) = (0_u32, Instant::now());
        while started.elapsed() < Duration::from_millis(100) {
            run();
            count += 1;
        }
        least = least.min(started.elapsed().as_secs_f64() / f64::from(count));
    }
    least
}

fn source(text: &str) -> Sources {
    Sources::new(Source::new("m.yaml", text))
}

fn program(text: &str) -> Arc<Program> {
    let checked = check(&source(text));
    Arc::new(Program::compile(
        &checked.module.expect("a module without errors"),
    ))
}

fn begun(program: &Arc<Program>) -> Session {
    let seed = Seed::from_hex("0000000000000007").expect("a seed");
    Session::new(Arc::clone(program), seed, &Map::new()).expect("no settings")
}

fn parsed(program: &Program, acts: &[Value]) -> Vec<Act> {
    acts.iter()
        .map(|act| Act::from_json(program, act).expect("an act"))
        .collect()
}

fn play(program: &Arc<Program>, acts: &[Act]) -> Session {
    let (mut session, mut facts) = (begun(program), Vec::with_capacity(8));
    for act in acts {
        facts.clear();
        session.apply_into(black_box(act), &mut facts).expect("accepted");
        black_box(&facts);
    }
    session
}

/// Acts per second in memory; the rate on the neutral workload.
fn stepping() -> f64 {
    let mut rate = 0.0;
    for (name, text, acts) in [
        (
            "session of 60 acts, mixed",
            workload::module(30),
            workload::session_acts(),
        ),
        (
            "stepping, neutral workload",
            workload::neutral(),
            workload::neutral_acts(),
        ),
    ] {
        let program = program(&text);
        let acts = parsed(&program, &acts);
        let time = best(|| {
            black_box(play(&program, &acts));
        });
        rate = acts.len() as f64 / time;
        let goal = if name.starts_with("stepping") {
            "10 M acts/s per core"
        } else {
            ""
        };
        row(name, &format!("{:.2} M acts/s", rate / 1e6), goal);
    }
    rate
}

fn checking() {
    for steps in [10, 200, 1_000] {
        let sources = source(&workload::module(steps));
        let time = best(|| {
            black_box(check(black_box(&sources)));
        });
        let goal = if steps == 1_000 { "50 ms" } else { "" };
        row(
            &format!("check, {steps} steps"),
            &format!("{:.2} ms", time * 1e3),
            goal,
        );
    }
    proving();
    let text = workload::module_of_lines(200);
    let sources = source(&text);
    let all = best(|| {
        black_box(check(black_box(&sources)));
    });
    let one = Source::new("m.yaml", &text);
    let alone = best(|| {
        black_box(syntax::parse(black_box(&one), 0));
    });
    row(
        "check, modules of 200 lines",
        &format!("{:.0} per second", 1.0 / all),
        "3,000 per second per core",
    );
    row(
        "parse alone, modules of 200 lines",
        &format!("{:.0} per second", 1.0 / alone),
        "",
    );
    row("check over parse alone", &format!("{:.1} times", all / alone), "");
}

/// Journals of one session each, as lines.
fn journals(program: &Arc<Program>, acts: &[Value], count: u64) -> Vec<String> {
    (0..count)
        .map(|number| {
            let seed = Seed::from_hex(&format!("{number:016x}")).expect("a seed");
            let header = Header::new(program.hash(), seed, Map::new());
            let mut session = Session::new(Arc::clone(program), seed, &Map::new()).expect("no settings");
            let (mut journal, mut hash) = close(None, header.members());
            for act in acts {
                let act = Act::from_json(program, act).expect("an act");
                let applied = session.apply(&act).expect("accepted");
                let Value::Object(mut members) = applied.entry_json(program) else {
                    continue;
                };
                members.insert("seq".to_owned(), session.seq().into());
                let (line, next) = close(Some(hash), members);
                journal += &line;
                hash = next;
            }
            journal
        })
        .collect()
}

/// A course of 300 steps: as a plain check walks it, and until everything is decided.
fn proving() {
    let sources = source(&workload::course::course());
    let time = best(|| {
        black_box(leerpad::proof::check(black_box(&sources)));
    });
    let what = "300 steps with 42 conditions on answers before";
    row(
        &format!("check with walking, {what}"),
        &format!("{:.2} ms", time * 1e3),
        "",
    );
    let started = Instant::now();
    let (_, proof) = check_within(&sources, 2_000_000);
    let (time, proof) = (started.elapsed().as_secs_f64(), proof.expect("no errors"));
    let is_proved = |ruling: &&Ruling| ruling.verdict == Verdict::Proved;
    let proved = proof.rulings.iter().filter(is_proved).count();
    let found = format!(
        "{:.2} s, {} situations, {} acts, {proved} of {} proved",
        time,
        proof.situations,
        proof.acts,
        proof.rulings.len()
    );
    row(&format!("check --prove, {what}"), &found, "");
}

fn replaying(stepping: f64) {
    let program = program(&workload::neutral());
    let acts = workload::neutral_acts();
    let journals = journals(&program, &acts, 10_000);
    let count = (journals.len() * acts.len()) as f64;
    let rate = |verify: bool| {
        let started = Instant::now();
        for journal in &journals {
            black_box(replay_bytes(&program, journal.as_bytes(), verify).expect("it replays"));
        }
        count / started.elapsed().as_secs_f64()
    };
    let (checked, bare) = (rate(true), rate(false));
    row(
        "replay of 10,000 sessions, JSON Lines, chain verified",
        &format!("{:.2} M acts/s", checked / 1e6),
        "1.5 M acts/s per core",
    );
    row(
        "replay of 10,000 sessions, JSON Lines, chain not verified",
        &format!("{:.2} M acts/s", bare / 1e6),
        "5 M acts/s per core",
    );
    row(
        "stepping over replay with the chain",
        &format!("{:.1} times", stepping / checked),
        "",
    );
}

/// Each bomb in a process of its own, which finds it in a file and holds no other: time, and the memory that checking
/// adds to its peak.
fn hostile() {
    let own = std::env::current_exe().expect("a running program has a path");
    let file = std::env::temp_dir().join(format!("leerpad-bomb-{}.yaml", std::process::id()));
    for (name, text) in workload::bombs() {
        std::fs::write(&file, text).expect("the temporary folder takes it");
        let output = Command::new(&own)
            .arg("--bomb")
            .arg(&file)
            .output()
            .expect("it runs");
        let words = String::from_utf8_lossy(&output.stdout);
        let mut figures = words.split_whitespace().filter_map(|word| word.parse().ok());
        let (milliseconds, peak) = (
            figures.next().unwrap_or(f64::NAN),
            figures.next().unwrap_or(f64::NAN),
        );
        row(
            &format!("hostile: {name}"),
            &format!("{milliseconds:.1} ms, {:.1} MB", peak / 1024.0),
            "50 ms, 32 MB over the file",
        );
    }
    // A file that stays behind in the temporary folder does no harm.
    let _ = std::fs::remove_file(file);
}

/// Prints milliseconds, and by how many kilobytes the peak rose over what held the file.
fn bomb(path: &str) {
    let text = std::fs::read_to_string(path).expect("the file of the bomb");
    let sources = source(&text);
    drop(text);
    let before = resident("VmRSS:");
    let started = Instant::now();
    black_box(check(&sources));
    let time = started.elapsed().as_secs_f64() * 1e3;
    println!("{time} {}", resident("VmHWM:") - before);
}

/// The resident size now (`VmRSS:`) or at its greatest (`VmHWM:`), in kilobytes, where the system tells it.
fn resident(which: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(which));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0.0)
}

/// Exponents: how time grows when the input doubles, fitted over four sizes.
fn slopes() {
    let sizes = [250, 500, 1_000, 2_000];
    let parse = sizes.map(|steps| {
        let source = Source::new("m.yaml", workload::module(steps));
        best(|| {
            black_box(syntax::parse(black_box(&source), 0));
        })
    });
    let checks = sizes.map(|steps| {
        let sources = source(&workload::module(steps));
        best(|| {
            black_box(check(black_box(&sources)));
        })
    });
    let neutral = program(&workload::neutral());
    let pauses = |count: usize| {
        let mut acts = workload::neutral_acts();
        let first = acts.len() - 1;
        let between = acts[first].clone();
        for at in 0..count {
            let mut act = between.clone();
            act["act"] = Value::from(if at % 2 == 0 { "back" } else { "continue" });
            acts.push(act);
        }
        acts
    };
    let steps = sizes.map(|count| {
        let acts = parsed(&neutral, &pauses(count * 4));
        best(|| {
            black_box(play(&neutral, &acts));
        })
    });
    let replays = sizes.map(|count| {
        let journal = journals(&neutral, &pauses(count * 4), 1).remove(0);
        best(|| {
            black_box(replay_bytes(&neutral, journal.as_bytes(), true).expect("it replays"));
        })
    });
    for (name, times) in [
        ("parse", parse),
        ("check", checks),
        ("step", steps),
        ("replay", replays),
    ] {
        row(
            &format!("exponent of {name}, sizes doubled"),
            &format!("{:.2}", exponent(&times)),
            "1.15",
        );
    }
}

/// The slope of a straight line through the logarithms.
fn exponent(times: &[f64]) -> f64 {
    let points: Vec<(f64, f64)> = times
        .iter()
        .enumerate()
        .map(|(at, time)| (at as f64, time.log2()))
        .collect();
    let count = points.len() as f64;
    let (mx, my) = points.iter().fold((0.0, 0.0), |sum, point| {
        (sum.0 + point.0 / count, sum.1 + point.1 / count)
    });
    let over: f64 = points.iter().map(|(x, y)| (x - mx) * (y - my)).sum();
    let under: f64 = points.iter().map(|(x, _)| (x - mx) * (x - mx)).sum();
    over / under
}
