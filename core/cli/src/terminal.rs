//! The one place where something is printed. A reader that goes away early (`leerpad check … | head`) is not a fault.

use std::io::{self, IsTerminal, Write};

use leerpad::ground::language::Language;

/// Where a command speaks: results to the output, everything about the work itself to the error output.
pub(crate) struct Terminal {
    language: Language,
    colour: bool,
    is_closed: bool,
    has_failed: bool,
}

impl Terminal {
    /// Speaks this language; in colour only to a terminal, and not when `NO_COLOR` is set to something.
    pub(crate) fn new(language: Language) -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self {
            language,
            colour: wanted && io::stdout().is_terminal(),
            is_closed: false,
            has_failed: false,
        }
    }

    /// The language spoken.
    pub(crate) const fn language(&self) -> Language {
        self.language
    }

    /// Whether results may have colour.
    pub(crate) const fn colour(&self) -> bool {
        self.colour
    }

    /// One of two texts, in the language spoken.
    pub(crate) const fn either<'a>(&self, nl: &'a str, en: &'a str) -> &'a str {
        crate::speech::either(self.language, nl, en)
    }

    /// Writes a line of the result.
    pub(crate) fn say(&mut self, line: &str) {
        self.write(line);
        self.write("\n");
    }

    /// Writes a line of the result, in the language spoken.
    pub(crate) fn tell(&mut self, nl: &str, en: &str) {
        let line = self.either(nl, en).to_owned();
        self.say(&line);
    }

    /// Says something beside a result that is read by a machine.
    pub(crate) fn remark(&self, nl: &str, en: &str) {
        // Where this cannot be written the result stands all the same.
        let _ = writeln!(io::stderr().lock(), "{}", self.either(nl, en));
    }

    /// Writes a piece of the result as it is.
    pub(crate) fn write(&mut self, text: &str) {
        if self.is_closed {
            return;
        }
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            self.is_closed = true;
            self.has_failed = error.kind() != io::ErrorKind::BrokenPipe;
            if self.has_failed {
                drop(out);
                let start = self.either("kan niet verder schrijven: ", "cannot go on writing: ");
                let words = format!("{start}{}", crate::system::words(&error, self.language));
                self.complain(&words);
            }
        }
    }

    /// Tells what kept the command from its work.
    pub(crate) fn complain(&mut self, words: &str) {
        let start = self.either("fout: ", "error: ");
        // When even this cannot be written there is no other way to say so; the exit code still does.
        let _ = writeln!(io::stderr().lock(), "{start}{words}");
    }

    /// Whether a result could not be written, other than because the reader had read enough.
    pub(crate) const fn failed(&self) -> bool {
        self.has_failed
    }
}
