//! Real people at real terminals: `script` gives each a terminal of their own.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "test code: a fault must stop it"
)]

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::Folder;

const LEERPAD: &str = env!("CARGO_BIN_EXE_leerpad");

/// A person at a terminal of their own, who types and waits until something is said.
pub struct Person {
    child: Child,
    said: mpsc::Receiver<String>,
    heard: String,
}

impl Person {
    /// Begins `play` with these arguments, in a language.
    pub fn sits_down(folder: &Folder, language: &str, arguments: &str) -> Self {
        let mut child = Command::new("script")
            .args([
                "-qefc",
                &format!("{LEERPAD} --lang {language} play {arguments}"),
                "/dev/null",
            ])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = child.stdout.take().unwrap();
        let (send, said) = mpsc::channel();
        std::thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(read) = output.read(&mut piece) {
                if read == 0
                    || send
                        .send(String::from_utf8_lossy(&piece[..read]).into_owned())
                        .is_err()
                {
                    return;
                }
            }
        });
        Self {
            child,
            said,
            heard: String::new(),
        }
    }

    /// What is said up to some words, with them; what comes after is heard next.
    pub fn hears(&mut self, words: &str) -> String {
        loop {
            if let Some(at) = self.heard.find(words) {
                let rest = self.heard.split_off(at + words.len());
                return std::mem::replace(&mut self.heard, rest);
            }
            match self.said.recv_timeout(Duration::from_secs(20)) {
                Ok(piece) => self.heard.push_str(&piece),
                Err(_) => panic!("`{words}` is not said: {}", self.heard),
            }
        }
    }

    /// Types a line.
    pub fn types(&mut self, line: &str) {
        let input = self.child.stdin.as_mut().unwrap();
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
    }

    /// Stops, and waits until it is over.
    pub fn leaves(mut self) {
        self.types("/s");
        drop(self.child.stdin.take());
        let _ = self.child.wait().unwrap();
    }
}

/// A test that stops at a fault leaves nobody sitting.
impl Drop for Person {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
