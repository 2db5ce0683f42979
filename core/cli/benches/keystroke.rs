//! How long an editor waits for the language server after a key, on modules of some sizes: the real command, in a process of
//! its own, over standard input and output.
//!
//! `cargo bench -p leerpad-cli --bench keystroke`

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a benchmark measures time and prints it"
)]

#[path = "../tests/binary/mod.rs"]
mod binary;
#[expect(unreachable_pub, reason = "shared with the figures")]
#[path = "../../benches/workload/mod.rs"]
mod workload;

use std::time::{Duration, Instant};

use binary::Folder;
use binary::editor::Editor;
use serde_json::{Value, json};

/// What a person writes into a condition, key by key.
const WRITTEN: &str = "g2 >= 5 and not answered(k1) or k1 == b";
/// How often it is written.
const ROUNDS: usize = 5;

fn main() {
    println!("steps  bytes    key+completion: median   p95      most     hover    problems after the pause");
    for steps in [50, 500, 1_000] {
        let folder = Folder::new();
        let text = workload::module(steps);
        let mut editor = Editor::start(folder.path(), &[], &json!({}));
        editor.open("m.yaml", &text);
        editor.problems("m.yaml");
        let mark = format!("        when: g{} >= 5", steps / 2 / 5 * 5 + 2);
        let mut keys = Vec::new();
        let mut hovers = Vec::new();
        let mut checks = Vec::new();
        for _ in 0..ROUNDS {
            let line = editor.text("m.yaml").find(&mark).unwrap() + "        when: ".len();
            let length = editor.text("m.yaml")[line..].find('\n').unwrap();
            let old = editor.text("m.yaml")[line..line + length].to_owned();
            editor.write_at("m.yaml", line, length, "");
            for (at, letter) in WRITTEN.char_indices() {
                let began = Instant::now();
                editor.write_at("m.yaml", line + at, 0, &letter.to_string());
                let place = editor.at("m.yaml", line + at + 1);
                let found = editor.ask("textDocument/completion", place.clone());
                keys.push(began.elapsed());
                assert!(found.is_array());
                let began = Instant::now();
                let _: Value = editor.ask("textDocument/hover", place);
                hovers.push(began.elapsed());
            }
            editor.write_at("m.yaml", line, WRITTEN.len(), &old);
            let began = Instant::now();
            editor.problems("m.yaml");
            checks.push(began.elapsed());
        }
        println!(
            "{steps:>5}  {:>6}  {:>22}  {:>7}  {:>7}  {:>7}  {:>7}",
            text.len(),
            shown(&mut keys, 50),
            shown(&mut keys, 95),
            shown(&mut keys, 100),
            shown(&mut hovers, 50),
            shown(&mut checks, 50),
        );
        assert_eq!(editor.end(), 0);
    }
}

/// A percentile in milliseconds.
fn shown(all: &mut [Duration], percent: usize) -> String {
    all.sort_unstable();
    let at = (all.len() * percent / 100).min(all.len() - 1);
    format!("{:.1} ms", all[at].as_secs_f64() * 1_000.0)
}
