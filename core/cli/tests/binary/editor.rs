//! An editor: the other side of the language server, in a process of its own.

#![allow(
    clippy::expect_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test may stop at a fault"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::{Folder, command};

/// Nothing the server does takes this long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A module with a bit of everything, emoji among it.
pub const MODULE: &str = "leerpad: 1
module: rust
version: 1.0.0
languages: [nl]
title: Rust 😀 in je hoofd
summary: Om te proberen.
help:
  - title: Direct gevaar
    phone: 112
privacy:
  keep: 90 days
  purposes:
    begeleiding:
      ask: Mag je begeleider dit zien?
      with: guide
scales:
  spanning:
    items:
      - scale: gespannen
        ask: Hoe gespannen ben je?
        from: 0
        to: 10
    score: gespannen
    skipped: unknown
    bands:
      - band: laag
        below: 4
        say: Rustig.
      - band: hoog
        say: Gespannen.
steps:
  - measure: begin
    title: Nu
    scale: spanning
    moment: eerste
  - exercise: kiezen
    title: 👩‍👩‍👧 Kies
    items:
      - choice: soort
        ask: Wat kies je?
        options:
          ramp: De ramp
          anders: Iets anders
          geen: Geen van deze
      - text: naam
        ask: Hoe heet je?
      - note: uitleg
        when: soort == ramp and band(spanning, eerste) == hoog
        body: \"😀 {soort}: dat heet zo, {naam|jij}.\"
    next:
      - when: soort in (ramp, anders)
        go: ademen
      - slot
  - use: ademen
    module: adem.yaml
    settings: {duur: 4}
    returns: [rustig]
  - share: delen
    title: Delen
    purpose: begeleiding
    offer: [soort, spanning]
  - end: slot
    say: Klaar.
    summary: [soort]
";

/// A part of it.
pub const PART: &str = "leerpad: 1
module: adem
version: 1.0.0
languages: [nl]
title: Adem
summary: Om te proberen.
help:
  - title: Direct gevaar
    phone: 112
settings:
  duur: {type: number, from: 1, to: 9, default: 3}
values:
  rustig: hoe-rustig >= setting(duur)
steps:
  - exercise: voelen
    title: Voelen
    items:
      - scale: hoe-rustig
        ask: Hoe rustig ben je?
        from: 0
        to: 10
";

/// Its paths.
pub const PATHS: &str = "- path: één weg
  acts:
    - answer: {gespannen: 8}
    - answer: {soort: ramp}
    - expect: {shows: [uitleg], band: {spanning: hoog}}
    - expect: {step: ademen/voelen}
    - answer: {ademen/hoe-rustig: 6}
    - expect: {step: delen}
    - share: [soort]
    - expect: {step: slot, guide-sees: [soort]}
";

/// A folder with the three.
pub fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("rust.yaml", MODULE);
    folder.write("adem.yaml", PART);
    folder.write("rust.paths.yaml", PATHS);
    folder
}

/// An editor that speaks Dutch.
pub fn editor(folder: &Folder) -> Editor {
    Editor::start(folder.path(), &[], &json!({"locale": "nl-NL"}))
}

/// An editor with a server and its texts.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    kept: Vec<Value>,
    texts: BTreeMap<String, (i64, String)>,
    folder: PathBuf,
    number: i64,
    /// What the server said about itself.
    pub capabilities: Value,
}

impl Editor {
    /// Starts a server in a folder, and shakes hands.
    pub fn start(folder: &Path, arguments: &[&str], client: &Value) -> Self {
        let mut editor = Self::spawn(folder, arguments);
        let address = editor.address("");
        let mut params = json!({
            "processId": null,
            "rootUri": null,
            "capabilities": {
                "workspace": {"workspaceEdit": {"documentChanges": true}},
                "textDocument": {
                    "hover": {"contentFormat": ["markdown", "plaintext"]},
                    "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                    "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true},
                },
            },
            "workspaceFolders": [{"uri": address.trim_end_matches('/'), "name": "x"}],
        });
        for (key, value) in client.as_object().unwrap() {
            params[key] = value.clone();
        }
        let result = editor.ask("initialize", params);
        editor.capabilities = result["capabilities"].clone();
        editor.tell("initialized", json!({}));
        editor
    }

    /// Starts a server and says nothing.
    pub fn spawn(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = command(folder, &[&["lsp"], arguments].concat());
        command.env("XDG_CACHE_HOME", folder.join("cache"));
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let (send, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            input: child.stdin.take(),
            child,
            messages,
            kept: Vec::new(),
            texts: BTreeMap::new(),
            folder: folder.to_owned(),
            number: 0,
            capabilities: Value::Null,
        }
    }

    /// The address of a file in the folder.
    pub fn address(&self, name: &str) -> String {
        let path = self.folder.join(name).to_string_lossy().into_owned();
        format!("file://{}", path.replace(' ', "%20"))
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }

    /// Says something that needs no answer.
    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(json!({"method": method, "params": params}));
    }

    /// Sends a request without waiting; its number.
    pub fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.number += 1;
        self.send(json!({"id": self.number, "method": method, "params": params}));
        self.number
    }

    /// The answer to a request, whole.
    pub fn answer(&mut self, number: i64) -> Value {
        self.wait(|message| message["id"] == json!(number) && message.get("method").is_none())
    }

    /// A request that goes well; its result.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let number = self.begin(method, params);
        let answer = self.answer(number);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&fits) {
            return self.kept.remove(at);
        }
        loop {
            let message = self
                .messages
                .recv_timeout(PATIENCE)
                .expect("the server says something");
            if fits(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// Opens a text; it is on disk too when it is written there.
    pub fn open(&mut self, name: &str, text: &str) {
        self.texts.insert(name.to_owned(), (1, text.to_owned()));
        let address = self.address(name);
        let item = json!({"uri": address, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": item}));
    }

    /// The text as the editor has it.
    pub fn text(&self, name: &str) -> &str {
        &self.texts[name].1
    }

    /// Writes at a byte of a text, instead of `length` bytes.
    pub fn write_at(&mut self, name: &str, at: usize, length: usize, written: &str) {
        let text = self.text(name).to_owned();
        let range = json!({"start": position(&text, at), "end": position(&text, at + length)});
        let mut after = text;
        after.replace_range(at..at + length, written);
        let version = self.texts[name].0 + 1;
        self.texts.insert(name.to_owned(), (version, after));
        let address = self.address(name);
        self.tell(
            "textDocument/didChange",
            json!({
                "textDocument": {"uri": address, "version": version},
                "contentChanges": [{"range": range, "text": written}],
            }),
        );
    }

    /// Writes something instead of the first of something else.
    pub fn replace(&mut self, name: &str, old: &str, new: &str) {
        let at = self.text(name).find(old).unwrap();
        self.write_at(name, at, old.len(), new);
    }

    /// What is told about the newest text of a file.
    pub fn problems(&mut self, name: &str) -> Vec<Value> {
        let (address, version) = (self.address(name), self.texts[name].0);
        let told = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == json!(address)
                && message["params"]["version"] == json!(version)
        });
        told["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// The parameters of a request about the place of a mark in a text: behind it.
    pub fn behind(&self, name: &str, mark: &str) -> Value {
        let at = self.text(name).find(mark).expect(mark) + mark.len();
        self.at(name, at)
    }

    /// The same at a byte.
    pub fn at(&self, name: &str, at: usize) -> Value {
        json!({"textDocument": {"uri": self.address(name)}, "position": position(self.text(name), at)})
    }

    /// What can be written behind a mark.
    pub fn completes(&mut self, name: &str, mark: &str) -> Vec<String> {
        let params = self.behind(name, mark);
        let items = self.ask("textDocument/completion", params);
        let labels = items.as_array().unwrap().iter();
        labels
            .map(|item| item["label"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The words of the hover at a mark.
    pub fn hovers(&mut self, name: &str, mark: &str) -> String {
        let params = self.behind(name, mark);
        let hover = self.ask("textDocument/hover", params);
        hover["contents"]["value"].as_str().unwrap_or("").to_owned()
    }

    /// Applies the edits of the server to the texts of the editor and to files, and tells it.
    pub fn apply(&mut self, edit: &Value) {
        for change in edit["documentChanges"].as_array().unwrap() {
            let address = change["textDocument"]["uri"].as_str().unwrap();
            let name = address.rsplit('/').next().unwrap().to_owned();
            let path = self.folder.join(&name);
            let text = match self.texts.get(&name) {
                Some((version, text)) => {
                    assert_eq!(change["textDocument"]["version"], json!(version));
                    text.clone()
                }
                None => std::fs::read_to_string(&path).unwrap(),
            };
            let after = edited(&text, &change["edits"]);
            if self.texts.contains_key(&name) {
                self.write_at(&name, 0, text.len(), &after);
            } else {
                std::fs::write(path, after).unwrap();
            }
        }
    }

    /// Ends the server as the protocol has it; the code it ends with.
    pub fn end(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }

    /// Hangs up; the code the server ends with.
    pub fn hang_up(mut self) -> i32 {
        self.input = None;
        self.child.wait().unwrap().code().unwrap()
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    /// The code the server ends with.
    pub fn ended(mut self) -> i32 {
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A test that stops half-way leaves no server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.parse().ok();
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// Line and UTF-16 unit of a byte: what the protocol counts when nothing was agreed.
pub fn position(text: &str, at: usize) -> Value {
    let before = &text[..at];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    json!({"line": line, "character": before[start..].encode_utf16().count()})
}

/// The byte of a line and UTF-16 unit.
pub fn byte(text: &str, at: &Value) -> usize {
    let (line, character) = (at["line"].as_u64().unwrap(), at["character"].as_u64().unwrap());
    let start: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
    let mut units = 0;
    for (offset, letter) in text[start..].char_indices() {
        if units >= character || letter == '\n' {
            return start + offset;
        }
        units += letter.len_utf16() as u64;
    }
    text.len()
}

/// A text with edits, all of them of the text as it was.
pub fn edited(text: &str, edits: &Value) -> String {
    let mut spans: Vec<(usize, usize, String)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (
                byte(text, &range["start"]),
                byte(text, &range["end"]),
                edit["newText"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    spans.sort();
    let mut after = text.to_owned();
    for (start, end, new) in spans.iter().rev() {
        after.replace_range(*start..*end, new);
    }
    after
}
