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

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use binary::Folder;
use binary::editor::Editor;
use serde_json::{Value, json};

/// What a person writes into a condition, key by key.
const WRITTEN: &str = "g2 >= 5 and not answered(k1) or k1 == b";
/// How often it is written in one burst.
const BURSTS: usize = 5;
/// How long fingers rest between keys: of a fast typist, and of one who looks for a word. The pause of the checker is between.
const RESTS: [Duration; 2] = [Duration::from_millis(100), Duration::from_millis(250)];

const NAME: &str = "m.yaml";
/// What editors ask besides after each key, most of them unasked.
const BESIDES: [&str; 4] = ["hover", "documentHighlight", "codeAction", "documentSymbol"];

fn main() {
    for steps in [50, 500, 1_000] {
        let text = workload::module(steps);
        println!(
            "{steps} steps, {} bytes              median   p95      most",
            text.len()
        );
        let folder = Folder::new();
        let mut editor = Editor::start(folder.path(), &[], &json!({}));
        editor.open(NAME, &text);
        editor.problems(NAME);
        let mut writer = Writer::new(editor, steps);
        let mut checks = Vec::new();
        let mut keys = Vec::new();
        for _ in 0..BURSTS {
            writer.write(Duration::ZERO, &[], &mut |_, waited| keys.push(waited));
            let began = Instant::now();
            writer.editor.problems(NAME);
            checks.push(began.elapsed());
        }
        tell("key+completion, in a burst", &mut keys);
        tell("problems after the pause", &mut checks);
        for rest in RESTS {
            let mut keys = Vec::new();
            writer.write(rest, &[], &mut |_, waited| keys.push(waited));
            let millis = rest.as_millis();
            tell(&format!("key+completion, every {millis} ms"), &mut keys);
            let mut all: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
            writer.write(rest, &BESIDES, &mut |what, waited| {
                all.entry(what).or_default().push(waited);
            });
            for (what, mut waited) in all {
                tell(&format!("  with all others: {what}"), &mut waited);
            }
        }
        assert_eq!(writer.editor.end(), 0);
    }
}

/// Somebody who writes a condition in the middle of a module.
struct Writer {
    editor: Editor,
    /// Where it begins.
    at: usize,
    /// What stood there.
    old: String,
}

impl Writer {
    fn new(editor: Editor, steps: usize) -> Self {
        let mark = format!("        when: g{} >= 5", steps / 2 / 5 * 5 + 2);
        let text = editor.text(NAME);
        let at = text.find(&mark).unwrap() + "        when: ".len();
        let length = text[at..].find('\n').unwrap();
        let old = text[at..at + length].to_owned();
        Self { editor, at, old }
    }

    /// Writes it key by key, asks after each, and takes it back; shows how long each answer took.
    fn write(
        &mut self,
        rest: Duration,
        besides: &[&'static str],
        seen: &mut dyn FnMut(&'static str, Duration),
    ) {
        self.editor.write_at(NAME, self.at, self.old.len(), "");
        for (at, letter) in WRITTEN.char_indices() {
            let began = Instant::now();
            self.editor.write_at(NAME, self.at + at, 0, &letter.to_string());
            let place = self.editor.at(NAME, self.at + at + 1);
            let found = self.editor.ask("textDocument/completion", place.clone());
            seen("completion", began.elapsed());
            assert!(found.is_array() || found["items"].is_array());
            for what in besides {
                let mut params = place.clone();
                params["range"] = json!({"start": place["position"], "end": place["position"]});
                params["context"] = json!({"diagnostics": []});
                let began = Instant::now();
                let _: Value = self.editor.ask(&format!("textDocument/{what}"), params);
                seen(what, began.elapsed());
            }
            std::thread::sleep(rest);
        }
        self.editor.write_at(NAME, self.at, WRITTEN.len(), &self.old);
    }
}

fn tell(what: &str, all: &mut [Duration]) {
    all.sort_unstable();
    let shown = |percent: usize| {
        let at = (all.len() * percent / 100).min(all.len() - 1);
        format!("{:.1} ms", all[at].as_secs_f64() * 1_000.0)
    };
    println!("  {what:<36} {:>8} {:>8} {:>8}", shown(50), shown(95), shown(100));
}
