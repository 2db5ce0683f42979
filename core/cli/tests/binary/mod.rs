//! Runs the real command, in a folder of its own.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of this")]
#![allow(clippy::unwrap_used, reason = "a test may stop at a fault")]

pub mod editor;
pub mod person;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// What a run gave.
pub struct Ran {
    /// How it ended.
    pub code: i32,
    /// What it said.
    pub out: String,
    /// What it complained of.
    pub complaints: String,
}

/// The checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// Runs the command in a folder, in Dutch, as if nobody had set anything.
pub fn leerpad(folder: &Path, arguments: &[&str]) -> Ran {
    ran(&command(folder, arguments).output().unwrap())
}

/// The command, ready to be set otherwise.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_leerpad"));
    command.args(arguments).current_dir(folder);
    for name in ["LEERPAD_VAULT_KEY", "LEERPAD_LANG", "LC_ALL", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

/// What a process gave.
pub fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        complaints: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// A folder that is gone after the test.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("leerpad-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Puts a file in it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// A file in it.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// A file in it; nothing when it is not there.
    pub fn read_if_there(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A module without faults.
pub const RIGHT: &str = "leerpad: 1
module: kort
version: 1.0.0
languages: [nl]
title: Kort
summary: Om te proberen.
help:
  - title: Direct gevaar
    phone: 112
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: soort
        ask: Wat kies je?
        options:
          een: De eerste
          twee: De tweede
    next:
      - when: soort == een
        go: slot
      - midden
  - step: midden
    title: Midden
    body: Hier ben je.
  - end: slot
    say: Klaar.
";
